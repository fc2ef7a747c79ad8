"""Revision: what a person may still change of claims that stand, by appending.

In: claims of the ledger, and what a person says of them. Out: one decision for the
ledger. Law: docs/claims.md, section "review", and the table `review.TRANSITIONS`. The
claim itself stays as it was entered: a decision sets its event, the origin of the
utterance that it stands in, or withdraws it with a reason. What it says is corrected by
an import.
"""

from collections.abc import Sequence
from typing import NamedTuple

from vedette.claims.book import Ledger, extended
from vedette.claims.importing.cells import name_of, note_of
from vedette.claims.leaves import Decision, Deed
from vedette.claims.model import Claim
from vedette.claims.review import after
from vedette.errors import UsageError

REVISIONS = (Deed.SET_EVENT, Deed.MERGED_ORIGIN, Deed.REJECTED)


class Revision(NamedTuple):
    """What a person says of claims that stand.

    Attributes
    ----------
    deed : Deed
        One of `REVISIONS`.
    by : str
        Who.
    at : str
        When, RFC 3339.
    value : str
        The event; or the origin: a name, or the id of a claim that it repeats. "" for
        no event, and for an origin of its own.
    note : str
        Why; a claim is withdrawn with a reason.
    """

    deed: Deed
    by: str
    at: str
    value: str = ""
    note: str = ""


def revised(claims: Sequence[str], ledger: Ledger, revision: Revision) -> Decision:
    """Turn what a person says of claims that stand into a decision.

    Parameters
    ----------
    claims : sequence of str
        Their ids, one at least.
    ledger : Ledger
        In which they stand.
    revision : Revision
        What is said of them.

    Returns
    -------
    Decision
        For the ledger.

    Raises
    ------
    UsageError
        A claim is not there or does not stand, or the reason is missing.
    """
    found = [_standing(key, ledger) for key in dict.fromkeys(claims)]
    if not found:
        raise UsageError(expected="the id of a claim that stands", got="none")
    for claim in found:
        after(claim.status, revision.deed)
    value = name_of(revision.value, revision.deed.value)
    utterances = {claim.utterance: None for claim in found}
    if revision.deed is Deed.MERGED_ORIGIN and value in ledger.stated:
        first = ledger.utterances[_standing(value, ledger).utterance]
        utterances = {first.id: None, **utterances}
        value = first.origin or first.id
    note = note_of(revision.note.strip(), "the reason")
    if revision.deed is Deed.REJECTED and not note:
        raise UsageError(
            expected="a reason why it is withdrawn", got="none", where=found[0].id
        )
    merged = revision.deed is Deed.MERGED_ORIGIN
    done = Decision(
        deed=revision.deed,
        by=revision.by,
        at=revision.at,
        claims=() if merged else tuple(claim.id for claim in found),
        utterances=tuple(utterances) if merged else (),
        value="" if revision.deed is Deed.REJECTED else value,
        note=note,
    )
    after_it = extended(ledger, [done])
    if (after_it.stated, after_it.utterances, after_it.withdrawn) == (
        ledger.stated,
        ledger.utterances,
        ledger.withdrawn,
    ):
        raise UsageError(
            expected="a decision that changes something",
            got=f"{revision.deed.value}: {value or 'none'}, as it is",
            where=found[0].id,
        )
    return done


def _standing(key: str, ledger: Ledger) -> Claim:
    """Return a claim that stands, or say what became of it."""
    gone = ledger.withdrawn.get(key)
    if key in ledger.stated and gone is None:
        return ledger.stated[key]
    became = f"corrected by {gone}" if gone in ledger.stated else gone
    raise UsageError(
        expected="the id of a claim that stands in this ledger",
        got=f"{ascii(key)[1:-1][:100]}, which "
        + ("is not in it" if gone is None else f"stands no more: {became}"),
        advice="claims.csv has the ids of all that stand, in its first column.",
    )
