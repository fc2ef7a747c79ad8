"""The walk through a paper, word by word, that finds English words of ours in it.

What the keyed files say is taken out first, whole text by whole text. Every word that
is left must be one of the Polish words of Vedette, so that a forgotten sentence is
found wherever it stands.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from html.parser import HTMLParser

import msgspec
import pypdfium2

import september
from vedette.claims.folded import folded
from vedette.claims.measures import registry
from vedette.claims.registers import ObjectKind
from vedette.claims.tongue import dictionary

KEYED_MADE = "statements keyed by hand"
# Signs of the trade that are the same in every language, and who made the paper.
COMMON = {"utc", "h", "min", "s", "km", "m", "wgs", "p", "n", "e", "iso", "vedette"}
# Members of values that are our words and nobody's statement.
OURS = {"measure", "quantifier", "hedge", "unit", "method", "method_version", "status"}


class _Shown(HTMLParser):
    """What a reader of a page sees or hears."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag == "style"
        wanted = ("title", "aria-label", "alt")
        self.texts += [str(value) for name, value in attrs if name in wanted]

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)


def texts(value: object, name: str = "") -> Iterator[str]:
    """Walk what people keyed: every text that is no word of ours."""
    if isinstance(value, str) and name not in OURS:
        declared = name == "category" and folded(value) in dictionary().terms
        if not declared or value in {one.value for one in ObjectKind}:
            yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from texts(getattr(value, field), field)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts(one, name)


@cache
def keyed() -> list[str]:
    book, rows = september.ledger(), september.registers()
    values = [
        *book.claims, *book.utterances.values(), *book.sources.values(),
        *book.documents.values(), *(rows.effects or ()), *(rows.response or ()),
        *(rows.wrecks or ()),
    ]  # fmt: skip
    found = {one for value in values for one in texts(value) if one}
    return sorted(found | {KEYED_MADE}, key=lambda one: (-len(one), one))


def polish() -> set[str]:
    words = dictionary()
    ours = [
        *(each["pl"] for each in words.words.values()),
        *words.rules.values(),
        *(form for each in words.nouns.values() for form in each["pl"]),
        *words.terms.values(),
        *(each["pl"] for each in words.countries.values()),
        *(one.pl for one in registry().measure),
    ]
    plain = re.sub(r"{\w+}", " ", " ".join(ours))  # names in braces are never shown
    return set(re.findall(r"\w+", plain.casefold())) | COMMON


def whole(line: str) -> str:
    """Take from a line that was cut short what may be the head of a keyed text."""
    if not line.rstrip().endswith("…"):
        return line
    head = line.rstrip()[:-1]
    for start in (match.start() for match in re.finditer(r"(?<!\w)\w", head)):
        if any(one.startswith(head[start:]) for one in keyed()):
            return head[:start]
    return re.sub(r"\w+$", "", head)


def foreign(shown: str, names: Collection[str] = ()) -> set[str]:
    """Return the words that neither the keyed files, nor names, nor our Polish has."""
    plain = re.sub(r"\\(?=[\W_])", "", shown)
    plain = "\n".join(map(whole, plain.split("\n")))
    for one in sorted((*names, *keyed()), key=len, reverse=True):
        plain = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", " ", plain)
    words = re.findall(r"\w+", plain.casefold())
    numbered = re.compile(r".*\d")
    return {word for word in words if not numbered.match(word)} - polish()


def html_text(page: str) -> str:
    shown = _Shown()
    shown.feed(page)
    return " \n ".join(shown.texts)


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "\n".join(pages)
