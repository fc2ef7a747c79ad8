"""A saved file becomes a document and its text.

In: bytes and a name. Out: `ReadDocument`. What kind of file it is its first bytes say,
never its name alone.
"""

import re
from hashlib import sha256
from typing import NamedTuple

from vedette.claims.model import Document
from vedette.claims.span import Span
from vedette.claims.text.faults import faults_of
from vedette.claims.text.furniture import furniture
from vedette.claims.text.normal import NORMALISATION, normalised, text_digest
from vedette.claims.text.page import page_text
from vedette.claims.text.paper import paper_text
from vedette.claims.text.plain import MARKS, decoded
from vedette.claims.when import phrases, span_of, why_unclear
from vedette.errors import UsageError

FILE_BYTES_MAX = 32 * 1024 * 1024  # a saved page with its pictures inside
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_.:-]{1,30})", re.IGNORECASE
)
_MARKUP = re.compile(
    r"\s*(?:<!doctype html|<html|<head|<body|<\?xml|<!--)", re.IGNORECASE
)
_HEAD_CHARACTERS = 400  # a document says its date at its top
_HEAD_LINES = 6
_DATE_CHARACTERS = 60  # a line that says a date is short
# "VELM, 5 March 2031 - ", "BREN (NNA), March 5, 2031 —": a town, then the date.
_DATELINE = re.compile(
    r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}(?: ?\([A-Z][\w ./-]{1,20}\))?,? "
    r"(?P<said>[^-–—]{8,40}?) ?[-–—]+ "
)
_PUBLISHED = re.compile(
    r"^(?:published|updated|posted|date)\b\s*(?:on|at)?\s*:?\s*", re.IGNORECASE
)


class ReadDocument(NamedTuple):
    """A document with its text.

    Attributes
    ----------
    document : Document
        With its hashes, its date as far as it tells one, its faults.
    text : str
        Normalised.
    furniture : list of tuple of int
        Begin and end of lines that are no part of the article.
    """

    document: Document
    text: str
    furniture: list[tuple[int, int]]


def read_document(
    content: bytes,
    *,
    id: str,  # noqa: A002 - the field's own name
    name: str,
    zone: str = "UTC",
    published: Span | None = None,
    encoding: str = "",
) -> ReadDocument:
    """Read a saved file.

    Parameters
    ----------
    content : bytes
        Of the file.
    id : str
        Of the document in the ledger.
    name : str
        Of the file, for messages.
    zone : str
        IANA name, of the clocks of the event.
    published : Span or None
        When it was published, if a person says so; else what the document says.
    encoding : str
        Of a text that is no UTF-8, if a person says so.

    Returns
    -------
    ReadDocument
        The same for the same bytes.

    Raises
    ------
    UsageError
        Where it is empty, too large, no text, locked, scanned or wrongly encoded.
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise UsageError(
            expected="a document",
            got="an empty file" if not content else "blanks only",
            where=name,
            advice="Save the article again, as text, HTML or PDF.",
        )
    if len(content) > FILE_BYTES_MAX:
        raise UsageError(
            expected=f"at most {FILE_BYTES_MAX:,} bytes",
            got=f"{len(content):,}",
            where=name,
            advice="Save the text of the article alone.",
        )
    named = "" if _tells_itself(content) else encoding
    raw, lines, said = _raw(content, name, named)
    text = normalised(raw, where=name)
    when = published or _published(text, said.get("published", ""), zone)
    document = Document(
        id=id,
        title=said.get("title", ""),
        publisher=said.get("publisher", ""),
        author=said.get("author", ""),
        published=when,
        lang=said.get("lang", "en"),
        bytes_sha256=sha256(content).hexdigest(),
        text_sha256=text_digest(text),
        normalisation=NORMALISATION,
        encoding=named.strip().lower(),
        faults=faults_of(text, published=when, zone=zone),
    )
    return ReadDocument(document, text, furniture(text, lines))


def _tells_itself(content: bytes) -> bool:
    """Say whether bytes tell how they are encoded: PDF, a mark, or UTF-8."""
    if b"%PDF-" in content[:1024] or any(content.startswith(m) for m, _ in MARKS):
        return True
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return b"\x00" not in content


def _raw(
    content: bytes, name: str, encoding: str
) -> tuple[str, tuple[str, ...], dict[str, str]]:
    """Return text, furniture lines and what the document says of itself."""
    if b"%PDF-" in content[:1024]:
        return paper_text(content, where=name), (), {}
    marked = any(content.startswith(mark) for mark, _ in MARKS)
    declared = None if marked or encoding else _CHARSET.search(content[:4096])
    named = declared[1].decode("ascii").lower() if declared else encoding
    text = decoded(content, where=name, encoding=named)
    if not _MARKUP.match(text.lstrip("\ufeff")):
        return text, (), {}
    page = page_text(text)
    return page.text, page.furniture, page.said


def _published(text: str, said: str, zone: str) -> Span | None:
    """Read when it was published: from its own data, or a full date at its top."""
    if said:
        return span_of(said.replace("+0000", "+00:00"), zone=zone)
    for line in text[:_HEAD_CHARACTERS].split("\n")[:_HEAD_LINES]:
        dateline = _DATELINE.match(line)
        bare = dateline["said"] if dateline else _PUBLISHED.sub("", line).strip()
        if not re.search(r"\d{4}", bare) or len(bare) > _DATE_CHARACTERS:
            continue
        found = None if why_unclear(bare) else _whole_day(bare, zone)
        if found is not None:
            return found
    return None


def _whole_day(bare: str, zone: str) -> Span | None:
    """Read a line that holds a full date and nothing else but names and a clock."""
    dated = [one for one in phrases(bare) if re.search(r"\d{4}", one.words)]
    if len(dated) != 1:
        return None
    rest = bare[: dated[0].start] + bare[dated[0].end :]
    told = re.search(r"(?<![\w.])(?!at\b|by\b|on\b)[a-z]{2,}", rest)
    return None if told else span_of(dated[0].words, zone=zone)
