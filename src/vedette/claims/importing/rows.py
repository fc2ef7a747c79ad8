"""Rows of a table, one by one, into rows of the ledger.

A first pass notes what the table says of each document and speaker, wherever it says
it; a second pass takes the rows. Nothing here reads a clock or writes anything; the
documents beside the table are read once each.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from vedette.claims.book import Ledger, Page
from vedette.claims.importing.cells import (
    name_of,
    note_of,
    number_in,
    span_in,
    url_of,
)
from vedette.claims.importing.columns import Cells, settle
from vedette.claims.importing.documents import document_bytes, find_document, slug
from vedette.claims.importing.sources import Speakers
from vedette.claims.importing.values import (
    Terms,
    checked_id,
    claim_in,
    content_id,
    said_by,
    utterance_in,
)
from vedette.claims.model import Claim, Document, Quote, Status, Utterance
from vedette.claims.span import Span
from vedette.claims.text import ReadDocument, find_quote, quote_at, read_document
from vedette.errors import UsageError

if TYPE_CHECKING:
    from vedette.claims.leaves import Row

DOCUMENT_FACTS = (
    "title", "publisher", "author", "published", "retrieved", "url", "lang", "licence",
)  # fmt: skip
NOT_NAMED = "not-named"  # begins the id of a document that rows leave without a name


class Named(NamedTuple):
    """What tells the documents of a table apart: a name, else publisher and day."""

    doc: str
    publisher: str = ""
    published: str = ""


class Reading:
    """A table while it is taken.

    Parameters
    ----------
    ledger : Ledger
        What is there.
    terms : Terms
        Who vouches for it, zone, event.
    folder : pathlib.Path or None
        Where the documents lie; None to look for none.
    texts : mapping of str to str
        Texts that the ledger keeps.

    Attributes
    ----------
    rows : list of Row
        To be entered.
    texts : dict of str to str
        Texts of the documents at hand.
    added, corrected : list of Claim
        Among the rows.
    already : int
        Rows that say what the ledger has.
    """

    def __init__(
        self,
        ledger: Ledger,
        terms: Terms,
        folder: Path | None,
        texts: Mapping[str, str],
    ) -> None:
        self.rows: list[Row] = []
        self.texts: dict[str, str] = {}
        self.added: list[Claim] = []
        self.corrected: list[Claim] = []
        self.already = 0
        self._page = Page(ledger)
        self._terms = terms
        self._folder = folder
        self._kept = texts
        self._facts: dict[tuple[Named, str], str] = {}
        self._speakers = Speakers(ledger.sources)
        self._labels: dict[str, str] = {}
        self._at_hand: dict[str, ReadDocument | None] = {}

    def note_facts(self, cells: Cells) -> None:
        """Note what a row says of its document and its speaker.

        Parameters
        ----------
        cells : Cells
            The row.

        Raises
        ------
        UsageError
            Another row says otherwise.
        """
        named = _named(cells)
        # Without a name a document is its publisher on that day.
        said_of = "this document" if named.doc else "its publisher on that day"
        advice = "" if named.doc else "Name the document in the column doc."
        for column in DOCUMENT_FACTS:
            settle(self._facts, named, cells, column, said_of, advice)
        self._speakers.note_facts(cells)

    def take(self, cells: Cells) -> None:
        """Take a row.

        Parameters
        ----------
        cells : Cells
            The row.

        Raises
        ------
        UsageError
            It cannot be taken; then nothing of it was.
        """
        fresh: list[Row] = []
        document, text = self._document(cells)
        if self._page.documents.get(document.id) != document:
            fresh.append(document)
        speaker, via, sources = self._speakers.of(cells)
        fresh += sources
        said = span_in(
            cells.get("said"),
            "said",
            zone=self._terms.zone,
            dateline=document.published,
        )
        utterance = utterance_in(cells, speaker, via, document.id, said)
        utterance = self._named(cells, utterance)
        quote = _quote(cells, text)
        claim = claim_in(
            cells, utterance, document.id, quote, self._terms, document.published
        )
        if self._is_there(claim, utterance):
            self.already += 1
            return
        claim, utterance = self._corrected(claim, utterance, document.id)
        if utterance.id not in self._page.utterances:
            fresh.append(utterance)
        self._page.check_names(claim)
        for row in (*fresh, claim):
            self._page.enter(row)
        self._speakers.learn(sources)
        self.rows += [*fresh, claim]
        (self.corrected if claim.supersedes else self.added).append(claim)
        if text is not None and document.id not in self._kept:
            self.texts[document.id] = text

    def _document(self, cells: Cells) -> tuple[Document, str | None]:
        """Find the document of a row, and its text where it is at hand."""
        named = _named(cells)
        label, key = named.doc, self._document_id(named)
        facts = {
            column: self._facts.get((named, column), "") for column in DOCUMENT_FACTS
        }
        spans = {
            column: span_in(facts.pop(column), column, zone=self._terms.zone)
            for column in ("published", "retrieved")
        }
        stated = {
            name: (url_of if name == "url" else name_of)(fact, name)
            for name, fact in facts.items()
            if fact
        }
        read = self._read(label, key, spans["published"])
        told = Document(id=key) if read is None else read.document
        spans = {name: span for name, span in spans.items() if span is not None}
        made = structs.replace(told, **stated, **spans)
        was = self._page.documents.get(key)
        whole = made if was is None else merged_document(was, made)
        return whole, self._kept.get(key) if read is None else read.text

    def _read(
        self, label: str, key: str, published: Span | None
    ) -> ReadDocument | None:
        """Read a document beside the table, once; None where it is not there."""
        if label not in self._at_hand:
            folder = self._folder
            path = find_document(label, folder) if label and folder else None
            self._at_hand[label] = (
                None
                if path is None
                else read_document(
                    document_bytes(path),
                    id=key,
                    name=label,
                    zone=self._terms.zone or "UTC",
                    published=published,
                    encoding=self._terms.encoding,
                )
            )
        return self._at_hand[label]

    def _document_id(self, named: Named) -> str:
        """Name the document that a table calls so."""
        label = named.doc
        if not label:
            told = named != Named("")
            return content_id(NOT_NAMED, named[1:]) if told else NOT_NAMED
        if label in self._page.documents:
            return label
        key = slug(label)
        if self._labels.setdefault(key, label) != label:
            key = content_id(key, label)
        return key

    def _named(self, cells: Cells, made: Utterance) -> Utterance:
        """Give an utterance the name that its row gives it."""
        name = cells.get("utterance")
        if not name:
            return made
        named = structs.replace(made, id=checked_id(name, "utterance"))
        was = self._page.utterances.get(name)
        if was in (None, named):
            return named
        if cells.get("id") in self._page.stated:
            return made  # the row corrects its claim, or is refused with it
        raise UsageError(
            expected="what the ledger says of that utterance",
            got="another speaker, time or way",
            where="utterance",
            advice="Leave the column empty: a name is made.",
        )

    def _is_there(self, claim: Claim, utterance: Utterance) -> bool:
        """Say whether the ledger says the same already, also as a correction.

        Who corrects means what stands: words that were corrected may be set back.
        """
        if claim.id not in self._page.stated:
            return False
        latest = self._page.latest(claim.id)
        gone = self._page.withdrawn.get(latest)
        if gone is not None:
            raise UsageError(
                expected="a claim that stands, or a new id",
                got=f"{claim.id}, which was withdrawn: {gone}",
                where="id",
                advice="To enter the words anew, give the row a new id.",
            )
        for key in (latest,) if self._terms.correct else (claim.id, latest):
            was = self._page.stated[key]
            spoken = self._page.utterances[was.utterance]
            same = structs.replace(utterance, id=spoken.id) == spoken
            if same and said_by(was) == said_by(claim):
                found = claim.quote is not None and claim.quote.checked
                checked = was.quote is None or was.quote.checked
                return checked or not (found and self._terms.correct)
        return False

    def _corrected(
        self, claim: Claim, utterance: Utterance, document: str
    ) -> tuple[Claim, Utterance]:
        """Make of a claim that is there with other content its correction."""
        if claim.id not in self._page.stated:
            if claim.supersedes:
                claim = structs.replace(claim, status=Status.CORRECTED)
            return claim, utterance
        if not self._terms.correct:
            raise UsageError(
                expected="a new id, or what the ledger says under this one",
                got=f"{claim.id} with other content",
                where="id",
                advice="With --correct such rows correct what stands.",
            )
        was = self._page.stated[self._page.latest(claim.id)]
        quote = claim.quote
        unmoved = quote and was.quote and quote.exact == was.quote.exact
        if unmoved and quote and not quote.checked:
            claim = structs.replace(claim, quote=was.quote)
        key = content_id("c", [document, utterance, said_by(claim), was.id])
        made = structs.replace(
            claim, id=key, supersedes=was.id, status=Status.CORRECTED
        )
        return made, utterance


def _named(cells: Cells) -> Named:
    """Tell which document a row speaks of."""
    doc = cells.get("doc")
    if doc:
        return Named(doc)
    return Named("", cells.get("publisher"), cells.get("published"))


def merged_document(was: Document, now: Document) -> Document:
    """Add to a document what was not known of it; refuse what disagrees.

    Parameters
    ----------
    was, now : Document
        Under one id.

    Returns
    -------
    Document
        With what either says.

    Raises
    ------
    UsageError
        They cannot be one document.
    """
    added: dict[str, object] = {}
    for name in (
        *DOCUMENT_FACTS,
        "bytes_sha256",
        "text_sha256",
        "normalisation",
        "encoding",
    ):
        old, new = getattr(was, name), getattr(now, name)
        if not new or new == old or (name == "lang" and new == "en"):
            continue
        if old and name != "lang":
            hashed = name.endswith("sha256")
            raise UsageError(
                expected=f"what the ledger says of the document {was.id}: "
                f"{_said_so(old)}",
                got=_said_so(new),
                where="doc" if hashed else name,
                advice="Another text is another document: give it another name."
                if hashed
                else "Leave the cell empty, or give the document another name.",
            )
        added[name] = new
    if now.faults and not was.faults:
        added["faults"] = now.faults
    return structs.replace(was, **added) if added else was


def _quote(cells: Cells, text: str | None) -> Quote | None:
    """Make the quote of a row, looked up where the document is at hand."""
    words = cells.get("quote")
    if not words:
        return None
    if text is None:
        return Quote(exact=note_of(words, "quote"))
    cell = cells.get("start")
    start = int(number_in(cell, "start", whole=True)) if cell else 0
    found = find_quote(text[start:], words)
    if cell and found is not None and found[0] > 0:
        found = None
    if found is None:
        raise UsageError(
            expected="words that stand in the document",
            got=ascii(words)[:80],
            where="quote",
            advice="Copy them out of it, without leaving anything out.",
        )
    return quote_at(text, start + found[0], start + found[1])


def _said_so(value: object) -> str:
    """Write a fact of a document for a message."""
    if isinstance(value, Span):
        return f"{value.begin} to {value.end}"
    return ascii(value)[:70]
