"""Review: a person turns proposals into claims, and claims into corrected ones.

In: a proposal, what a person says of it, who and when. Out: rows for the ledger. Law:
`TRANSITIONS`, the table of what may follow on what; docs/claims.md, section "review".
An edit is given as cells of the columns of an import and is read by the same rules, so
that nothing enters by review that an import would refuse. A quote may be trimmed but
not changed: it stays a part of the sentence that was found.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from msgspec import structs

from vedette.claims.book import Ledger, extended
from vedette.claims.importing.columns import COLUMNS, Cells
from vedette.claims.importing.rows import Reading
from vedette.claims.importing.sources import Speakers
from vedette.claims.importing.values import Terms, content_id, said_by
from vedette.claims.importing.written import claim_cells
from vedette.claims.leaves import Decision, Deed, Row
from vedette.claims.model import Claim, Quote, Status
from vedette.claims.proposal import Proposal
from vedette.claims.proposed import Proposed
from vedette.claims.text import find_quote
from vedette.errors import UsageError

# What may follow on what. Nothing follows on a rejection: the words can be entered
# anew, by whoever then vouches for them.
TRANSITIONS: Mapping[Status, Mapping[Deed, Status]] = MappingProxyType(
    {
        Status.PROPOSED: MappingProxyType(
            {
                Deed.CONFIRMED: Status.CONFIRMED,
                Deed.CORRECTED: Status.CORRECTED,
                Deed.REJECTED: Status.REJECTED,
            }
        ),
        Status.CONFIRMED: MappingProxyType(
            {
                Deed.CORRECTED: Status.CORRECTED,
                Deed.REJECTED: Status.REJECTED,
                Deed.MERGED_ORIGIN: Status.CONFIRMED,
                Deed.SET_EVENT: Status.CONFIRMED,
            }
        ),
        Status.CORRECTED: MappingProxyType(
            {
                Deed.CORRECTED: Status.CORRECTED,
                Deed.REJECTED: Status.REJECTED,
                Deed.MERGED_ORIGIN: Status.CORRECTED,
                Deed.SET_EVENT: Status.CORRECTED,
            }
        ),
        Status.REJECTED: MappingProxyType({}),
    }
)
# What a review may not change: where the words stand, and what the ledger keeps.
FIXED = frozenset(
    {
        *("id", "doc", "start", "supersedes", "utterance", "part_of"),
        *("status", "reviewer", "reviewed"),
    }
)
EDITABLE = frozenset(COLUMNS) - FIXED


class Verdict(NamedTuple):
    """What a person says of a proposal.

    Attributes
    ----------
    deed : Deed
        Confirmed, corrected or rejected.
    by : str
        Who.
    at : str
        When, RFC 3339.
    edits : mapping of str to str
        Cells that the person changed, by column; "" empties one.
    zone : str
        IANA name of the zone of times that the person typed without one.
    note : str
        Why.
    """

    deed: Deed
    by: str
    at: str
    edits: Mapping[str, str] = MappingProxyType({})
    zone: str = ""
    note: str = ""


def after(status: Status, deed: Deed) -> Status:
    """Return what a claim becomes.

    Parameters
    ----------
    status : Status
        What it is.
    deed : Deed
        What is done with it.

    Returns
    -------
    Status
        By the table.

    Raises
    ------
    UsageError
        Nothing of that kind may follow.
    """
    allowed = TRANSITIONS[status]
    if deed not in allowed:
        words = ", ".join(one.value for one in allowed) or "nothing"
        raise UsageError(
            expected=f"of a claim that is {status.value}: {words}", got=deed.value
        )
    return allowed[deed]


def decide(one: Proposed, ledger: Ledger, verdict: Verdict) -> list[Row]:
    """Turn a verdict on a proposal into rows of the ledger.

    Parameters
    ----------
    one : Proposed
        The proposal.
    ledger : Ledger
        As it stands.
    verdict : Verdict
        What a person says of it.

    Returns
    -------
    list of Row
        Document, sources, utterance, claim (of these what is new), and the decision.

    Raises
    ------
    UsageError
        It was decided already, or an edited cell cannot be read.
    """
    status = after(one.proposal.claim.status, verdict.deed)
    if any(d.value == one.key and d.proposal is not None for d in ledger.decisions):
        raise UsageError(
            expected="a proposal that nobody has decided",
            got="one that was decided already",
            where=one.key,
        )
    rows: list[Row] = []
    keys: tuple[str, ...] = ()
    if status is not Status.REJECTED:
        rows = _claim_rows(one, ledger, verdict, status)
        claim = next((row for row in rows if isinstance(row, Claim)), None)
        keys = () if claim is None else (claim.id,)
    decision = Decision(
        deed=verdict.deed,
        by=verdict.by,
        at=verdict.at,
        claims=keys,
        value=one.key,
        proposal=one.proposal.claim,
        note=verdict.note,
    )
    return [*rows, decision]


def proposal_cells(one: Proposed, ledger: Ledger) -> dict[str, str]:
    """Lay out a proposal as cells, to be shown and edited.

    Parameters
    ----------
    one : Proposed
        The proposal.
    ledger : Ledger
        As it stands: a speaker known there keeps its name there.

    Returns
    -------
    dict of str to str
        By column, without empty ones.
    """
    proposal = one.proposal
    named = [] if proposal.speaker is None else [proposal.speaker]
    known = {source.id: source for source in (*named, *proposal.via)}
    spoken = proposal.utterance
    alone = Ledger(
        documents={one.document.id: one.document},
        sources=known,
        utterances={spoken.id: spoken},
    )
    cells = claim_cells(alone, proposal.claim)
    speaker = proposal.speaker
    if speaker is not None:
        was = Speakers(ledger.sources).known(speaker.name)
        if was is not None:  # what the ledger says of a speaker is not guessed again
            for column in ("source_kind", "country", "party"):
                cells.pop(column, None)
    dropped = FIXED - {"doc", "start"}
    return {name: cell for name, cell in cells.items() if cell and name not in dropped}


def _claim_rows(
    one: Proposed, ledger: Ledger, verdict: Verdict, status: Status
) -> list[Row]:
    """Make the rows of a proposal that a person accepts."""
    odd = sorted(set(verdict.edits) - EDITABLE)
    if odd:
        raise UsageError(
            expected=f"a column of: {', '.join(sorted(EDITABLE))}",
            got=ascii(odd[0])[:60],
        )
    cells = {**proposal_cells(one, ledger), **verdict.edits}
    if "words" in verdict.edits:  # new words make new bounds
        for column in ("lo", "hi", "loose_lo", "loose_hi", "quantifier", "hedge"):
            if column not in verdict.edits:
                cells.pop(column, None)
    if "measure" in verdict.edits:
        cells.pop("unit", None)
    if "speaker" in verdict.edits:
        # What was read of another speaker, or of nobody, says nothing of this one.
        guessed = {"source_kind", "country", "party", "anonymity", "attribution"}
        for column in guessed - set(verdict.edits):
            cells.pop(column, None)
    rows: list[Row] = []
    if one.document.id not in ledger.documents:
        rows.append(one.document)
    facts = {"title", "publisher", "author", "published", "retrieved", "url", "lang"}
    kept = {k: v for k, v in cells.items() if v and k not in facts - {*verdict.edits}}
    terms = Terms(by=verdict.by, at=verdict.at, zone=verdict.zone)
    reading = Reading(extended(ledger, rows), terms, None, {})
    row = Cells(line=1, values=kept)
    reading.note_facts(row)
    reading.take(row)
    if not reading.added:
        return rows  # the ledger says it already, word for word
    rows += [_finished(made, one.proposal, kept, status) for made in reading.rows]
    return rows


def _finished(
    row: Row, proposal: Proposal, cells: Mapping[str, str], status: Status
) -> Row:
    """Give the claim its place in the document and the way in which it came."""
    if not isinstance(row, Claim):
        return row
    made = structs.replace(
        row,
        quote=_trimmed(cells.get("quote", ""), proposal.claim.quote),
        method=proposal.claim.method,
        method_version=proposal.claim.method_version,
        status=status,
    )
    key = content_id("c", [made.document, made.utterance, said_by(made)])
    return structs.replace(made, id=key)


def _trimmed(words: str, quote: Quote | None) -> Quote | None:
    """Cut a quote down to words of its own."""
    if quote is None or not words or words == quote.exact:
        return quote if words else None
    found = find_quote(quote.exact, words)
    if found is None or quote.start is None:
        raise UsageError(
            expected="words of the sentence that was found",
            got=ascii(words)[:80],
            where="quote",
            advice="A quote may be trimmed, not changed.",
        )
    begin, end = found
    return Quote(
        exact=quote.exact[begin:end],
        start=quote.start + begin,
        end=quote.start + end,
        prefix=(quote.prefix + quote.exact[:begin])[-40:],
        suffix=(quote.exact[end:] + quote.suffix)[:40],
    )
