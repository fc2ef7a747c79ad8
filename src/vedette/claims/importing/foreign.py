"""What another ledger says of itself, held to what can be checked here.

In: values of a ``claims.json``, which anybody may have written. Out: the same as this
ledger may say them. A quote keeps its place only where the text of its document is at
hand and has it there; who confirmed or decided there decided nothing here: whoever
imports it vouches for it, and what the file says of them stands in the note.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import structs

from vedette.claims.importing.documents import document_bytes, slug
from vedette.claims.importing.rows import merged_document
from vedette.claims.importing.sources import name_key
from vedette.claims.importing.values import Terms
from vedette.claims.leaves import Decision
from vedette.claims.model import Claim, Document, Quote, Source, Utterance
from vedette.claims.person import check_person
from vedette.claims.registers.keyed import KeyedRow
from vedette.claims.text import find_quote, quote_at, read_document
from vedette.errors import UsageError

FILES_MAX = 2_000  # of a folder that is searched for documents: one of articles has few
NOTE_MAX = 1_000  # characters of what a file says of a person's reasons


class Texts:
    """The texts of documents that are at hand.

    Parameters
    ----------
    kept : mapping of str to str
        Texts that the ledger keeps, by id of the document.
    folder : pathlib.Path or None
        Where files of documents lie, not below it; None to look for none.
    """

    def __init__(self, kept: Mapping[str, str], folder: Path | None) -> None:
        self._kept = kept
        self._files = {} if folder is None else dict(_files(folder))
        self._found: dict[str, str | None] = {}

    def of(self, document: Document) -> str | None:
        """Return the text of a document.

        Parameters
        ----------
        document : Document
            With the hash of its text, if anybody took it.

        Returns
        -------
        str or None
            None where it is not at hand, or another text is.
        """
        if document.id not in self._found:
            text = self._kept.get(document.id) or self._read(document)
            stated = document.text_sha256
            known = text is not None and (
                not stated or sha256(text.encode()).hexdigest() == stated
            )
            self._found[document.id] = text if known else None
        return self._found[document.id]

    def _read(self, document: Document) -> str | None:
        """Read the file whose name makes its id; None where there is none."""
        path = self._files.get(document.id)
        if path is not None:
            with suppress(UsageError, ValueError):
                return read_document(
                    document_bytes(path),
                    id=document.id,
                    name=path.name,
                    encoding=document.encoding,
                ).text
        return None


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield plain files of a folder under the ids that their names make."""
    with suppress(OSError), os.scandir(folder) as entries:
        for number, entry in enumerate(entries):
            if number >= FILES_MAX:
                return
            if entry.is_file(follow_symlinks=False):
                yield slug(entry.name), Path(entry.path)


def vouched_here(claim: Claim, text: str | None, terms: Terms) -> Claim:
    """Return a claim as whoever imports it vouches for it.

    Parameters
    ----------
    claim : Claim
        As the file has it.
    text : str or None
        Of its document, where it is at hand.
    terms : Terms
        Who imports it, and when.

    Returns
    -------
    Claim
        Its quote checked, or marked as unchecked.

    Raises
    ------
    UsageError
        Nobody confirmed it there, or its words do not stand where it says.
    """
    check_person(claim.reviewer, claim.reviewed, f"claim {claim.id}")
    return structs.replace(
        claim,
        quote=_placed(claim.quote, text),
        reviewer=terms.by,
        reviewed=terms.at,
    )


def decided_here(one: Decision, terms: Terms) -> Decision:
    """Return a decision as whoever imports it repeats it.

    Parameters
    ----------
    one : Decision
        As the file has it.
    terms : Terms
        Who imports it, and when.

    Returns
    -------
    Decision
        A proposal that was decided there is still to be decided here.
    """
    proposal = one.proposal
    if proposal is not None:
        proposal = structs.replace(proposal, quote=_placed(proposal.quote, None))
    return structs.replace(
        one,
        by=terms.by,
        at=terms.at,
        value=one.value if one.proposal is None else "",
        proposal=proposal,
        note=_there("decided", one.by, one.at, one.note),
    )


def keyed_here(one: KeyedRow, terms: Terms) -> KeyedRow:
    """Return a row of a register as whoever imports it vouches for it.

    Parameters
    ----------
    one : KeyedRow
        As the file has it.
    terms : Terms
        Who imports it, and when.

    Returns
    -------
    KeyedRow
        With what the file says of who vouched there.
    """
    note = _there("vouched for", one.by, one.at, one.note)
    return structs.replace(one, by=terms.by, at=terms.at, note=note)


def same_said(a: Claim, b: Claim) -> bool:
    """Say whether two claims say the same, whoever vouches and whatever was checked."""
    return _bare(a) == _bare(b)


def same_thing(was: object, now: object) -> bool:
    """Say whether two values of one id are of one document, person or occasion.

    Parameters
    ----------
    was : Document, Source or Utterance
        Of this ledger.
    now : Document, Source or Utterance
        Of another ledger, under the same id.

    Returns
    -------
    bool
        False where somebody else's words would be laid to what is here.
    """
    if isinstance(was, Document) and isinstance(now, Document):
        try:
            merged_document(was, now)
        except UsageError:
            return False
        return True
    if isinstance(was, Source) and isinstance(now, Source):
        return name_key(now.name) in _names(was)
    if isinstance(was, Utterance) and isinstance(now, Utterance):
        return structs.replace(was, origin="") == structs.replace(now, origin="")
    return False


def unaliased(row: Source, was: Source | None) -> tuple[Source, int]:
    """Leave out other names of a source that nobody keyed here.

    A foreign alias would lay to this source what a table says of another of that name.

    Parameters
    ----------
    row : Source
        As the file has it.
    was : Source or None
        Of this ledger, under the same id.

    Returns
    -------
    Source
        With the other names that this ledger has.
    int
        How many were left out.
    """
    named = {name_key(row.name)} if was is None else _names(was)
    dropped = {name_key(one) for one in row.aliases} - named
    kept = () if was is None else was.aliases
    return structs.replace(row, aliases=kept), len(dropped)


def _names(one: Source) -> set[str]:
    """Return what a source is called, folded."""
    return {name_key(name) for name in (one.name, *one.aliases)}


def _bare(claim: Claim) -> dict[str, object]:
    """Return what a claim says, and how it came."""
    members: dict[str, object] = msgspec.to_builtins(claim)
    del members["reviewer"], members["reviewed"]
    members["quote"] = claim.quote.exact if claim.quote else None
    return members


def _placed(quote: Quote | None, text: str | None) -> Quote | None:
    """Hold a quote to the text; without the text nobody has checked it here."""
    if quote is None:
        return None
    if text is None:
        return structs.replace(quote, start=None, end=None)
    if quote.start is None or quote.end is None:
        found = find_quote(text, quote.exact)
    else:
        found = quote.start, quote.end
        found = found if text[slice(*found)] == quote.exact else None
    if found is None:
        raise UsageError(
            expected="words that stand in the document, where the file says",
            got=ascii(quote.exact)[:80],
            where="quote",
        )
    return quote_at(text, *found)


def _there(did: str, by: str, at: str, note: str) -> str:
    """Say who did something in the ledger that a file came from, as the file says."""
    return f"As the file says, {did} by {by}, {at}: {note}".rstrip(": ")[:NOTE_MAX]
