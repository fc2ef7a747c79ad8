"""Saved HTML to text: what a reader sees, and what the page says of itself.

Law: HTML Living Standard, as far as Python's ``html.parser`` follows it; nothing is
fetched, nothing runs. Scripts, styles, templates and comments are dropped, and so is
the text of an element that hides itself (``hidden``, an inline style). Menus, buttons,
forms, footers and captions are kept, because offsets count on the whole text, but
marked as furniture, from which nothing is extracted.
"""

import re
from html.parser import HTMLParser
from typing import NamedTuple

DROPPED = frozenset(
    "script style noscript template svg math iframe object canvas head".split()  # noqa: SIM905
)
FURNITURE = frozenset(
    "nav footer aside button form menu figcaption select label option dialog".split()  # noqa: SIM905
)
BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "blockquote",
        "pre",
        "figure",
        "address",
        "dl",
        "dt",
        "dd",
        "hr",
        "body",
        "title",
    ]
)
# An element that begins ends those of these kinds that are still open around it.
_ENDS = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
}
_UNSEEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|font-size\s*:\s*0(?:px|em|rem|pt|%)?)\s*(?:!\s*important\s*)?(?:;|$)",
    re.IGNORECASE,
)
VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
DEPTH_MAX = 2000  # open tags; a page of a newspaper has 30
_META = {
    "article:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "og:site_name": "publisher",
    "author": "author",
    "article:author": "author",
    "og:title": "title",
}


class Page(NamedTuple):
    """A page as read.

    Attributes
    ----------
    text : str
        Not yet normalised.
    furniture : tuple of str
        Lines of it that are no part of an article.
    said : dict
        What the page says of itself: title, published, publisher, author, lang.
    """

    text: str
    furniture: tuple[str, ...]
    said: dict[str, str]


class _Reader(HTMLParser):
    """Collect text and facts; never recurses, so depth costs a counter only."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.lines: list[str] = []
        self.said: dict[str, str] = {}
        self.open: list[str] = []
        self.hides: list[bool] = []  # of each open element, whether it drops its text
        self.dropped = self.furnished = 0
        self.title: list[str] | None = None
        self.line: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._meta(given)
        elif tag == "html" and given.get("lang"):
            self.said.setdefault("lang", given["lang"][:35])
        elif tag == "time" and given.get("datetime"):
            self.said.setdefault("time", given["datetime"][:60])
        if tag == "title":
            self.title = []
        if tag in VOID:
            if tag in ("br", "hr"):
                self._break("\n")
            return
        self._end_implied(tag)
        if tag in BLOCKS:
            self._break("\n\n")
        if len(self.open) < DEPTH_MAX:
            self.open.append(tag)
            self.hides.append(tag in DROPPED or _is_hidden(given))
            self.dropped += self.hides[-1]
            if tag in FURNITURE:
                self._break("\n\n")
                self.furnished += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "title" and self.title is not None:
            self.said.setdefault("title", " ".join("".join(self.title).split())[:300])
            self.title = None
        if tag in BLOCKS or tag in FURNITURE:
            self._break("\n\n")
        if tag not in self.open[-64:]:
            return  # closes nothing that is open nearby
        while self.open and self._pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.title is not None:
            self.title.append(data)
        elif not self.dropped:
            self.line.append(data)

    def finish(self) -> None:
        """Take what is left."""
        self.close()
        self._break("")

    def _end_implied(self, tag: str) -> None:
        """End what the page left open and this element ends: a paragraph, an item."""
        ended = _ENDS.get(tag, ())
        while self.open and (
            self.open[-1] in ended or (self.open[-1] == "p" and tag in BLOCKS)
        ):
            self._break("\n\n")
            self._pop()

    def _pop(self) -> str:
        self.dropped -= self.hides.pop()
        closed = self.open.pop()
        self.furnished -= closed in FURNITURE
        return closed

    def _meta(self, given: dict[str, str]) -> None:
        name = given.get("property") or given.get("name") or given.get("itemprop", "")
        field = _META.get(name.lower())
        if field and given.get("content"):
            self.said.setdefault(field, " ".join(given["content"].split())[:300])

    def _break(self, end: str) -> None:
        words = re.sub(r"[ \t\n\r\f]+", " ", "".join(self.line))
        self.line = []
        if words.strip():
            self.pieces.append(words.strip())
            if self.furnished:
                self.lines.append(words.strip())
        if end and self.pieces and self.pieces[-1] != "\n\n":
            self.pieces.append(end)


def _is_hidden(given: dict[str, str]) -> bool:
    """Say whether an element hides its text by itself; no style sheet is asked."""
    return "hidden" in given or _UNSEEN.search(given.get("style", "")) is not None


def page_text(markup: str) -> Page:
    """Read a saved page.

    Parameters
    ----------
    markup : str
        HTML, decoded; however broken.

    Returns
    -------
    Page
        Its text may be empty.
    """
    # The parser looks for the end of each open comment or tag up to the end of what
    # it was fed: what never ends is cut off first, so that its work stays linear.
    reader = _Reader()
    reader.feed(_closed(markup))
    reader.finish()
    said = reader.said
    if "time" in said:
        said.setdefault("published", said["time"])
    said.pop("time", None)
    return Page("".join(reader.pieces), tuple(reader.lines), said)


def _closed(markup: str) -> str:
    """Drop comments, declarations, scripts and styles, closed or not."""
    bare = _without(markup, "<!--", "-->")
    for name in ("script", "style"):
        bare = _without_element(bare, name)
    bare = re.sub(r"<[!?][^>]*(?:>|\Z)", " ", bare)
    # After the last > no tag can end; a < there is a character.
    last = bare.rfind(">") + 1
    return bare[:last] + bare[last:].replace("<", "&lt;")


def _without(text: str, begin: str, end: str) -> str:
    kept: list[str] = []
    at = 0
    while True:
        start = text.find(begin, at)
        if start < 0:
            kept.append(text[at:])
            return "".join(kept)
        kept.append(text[at:start])
        stop = text.find(end, start)
        if stop < 0:
            return "".join(kept)
        at = stop + len(end)


def _without_element(text: str, name: str) -> str:
    kept: list[str] = []
    opening = re.compile(rf"<{name}\b", re.IGNORECASE)
    closing = re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE)
    at = 0
    while start := opening.search(text, at):
        kept.append(text[at : start.start()])
        stop = closing.search(text, start.end())
        if stop is None:
            return "".join(kept)
        at = stop.end()
    kept.append(text[at:])
    return "".join(kept)
