"""Origins: which statements may be one original statement, and that a person says so.

In: a ledger and a proposal or a claim of it. Out: suggestions, and the decision that
merges. Only a person merges: the same figure twice may be two people who counted.
Suggested are claims of the same measure with the same bounds that have a speaker or a
way in common, or the same words.
"""

from collections.abc import Callable, Sequence
from itertools import islice

from vedette.claims.book import Ledger
from vedette.claims.leaves import Decision, Deed
from vedette.claims.model import Claim, Utterance
from vedette.claims.proposed import Proposed
from vedette.errors import UsageError

SUGGESTED_MAX = 5  # a person reads them all


def repeats(one: Proposed, ledger: Ledger) -> tuple[Claim, ...]:
    """Suggest which claims of the ledger a proposal may repeat.

    Parameters
    ----------
    one : Proposed
        The proposal.
    ledger : Ledger
        As it stands.

    Returns
    -------
    tuple of Claim
        `SUGGESTED_MAX` at most, in the order of entry.
    """
    proposal = one.proposal
    named = [proposal.speaker] if proposal.speaker else []
    names = {source.name.casefold() for source in (*named, *proposal.via)}
    return _alike(proposal.claim, names, ledger)


def repeated(claim: Claim, ledger: Ledger) -> tuple[Claim, ...]:
    """Suggest which other claims of the ledger a claim that stands may repeat.

    Parameters
    ----------
    claim : Claim
        Of the ledger.
    ledger : Ledger
        As it stands.

    Returns
    -------
    tuple of Claim
        As of `repeats`; without those that are of its origin already.
    """
    spoken = ledger.utterances[claim.utterance]

    def another(one: Utterance) -> bool:
        same = spoken.origin and one.origin == spoken.origin
        return one.id != spoken.id and not same

    return _alike(claim, _names(spoken, ledger), ledger, another)


def _alike(
    claim: Claim,
    names: set[str],
    ledger: Ledger,
    of: Callable[[Utterance], bool] = lambda _: True,
) -> tuple[Claim, ...]:
    """Find claims of the same bounds, by a common name or by the same words."""
    same = (
        (other, ledger.utterances[other.utterance])
        for other in ledger.claims
        if other.measure == claim.measure
        and (other.strict, other.category, other.time)
        == (claim.strict, claim.category, claim.time)
    )
    found = (
        other
        for other, spoken in same
        if of(spoken) and (names & _names(spoken, ledger) or _same_words(other, claim))
    )
    return tuple(islice(found, SUGGESTED_MAX))


def merged(
    utterances: Sequence[str], ledger: Ledger, *, by: str, at: str, name: str = ""
) -> Decision:
    """Say that several utterances repeat one original statement.

    Parameters
    ----------
    utterances : sequence of str
        Two or more ids.
    ledger : Ledger
        Which has them.
    by, at : str
        Who and when.
    name : str
        Of the origin; without it that which one of them has, or the first one's id.

    Returns
    -------
    Decision
        For the ledger.

    Raises
    ------
    UsageError
        Fewer than two, or some that have different origins already.
    """
    keys = tuple(dict.fromkeys(utterances))
    known = [ledger.utterances[key] for key in keys if key in ledger.utterances]
    origins = {one.origin for one in known if one.origin}
    if len(known) < len(keys) or len(keys) < 2 or len(origins | {name} - {""}) > 1:  # noqa: PLR2004 - a pair
        raise UsageError(
            expected="two utterances of the ledger or more, of one origin at most",
            got=f"{len(known)}, of origins {ascii(sorted(origins))[:100]}",
        )
    value = name or next(iter(origins), keys[0])
    whole = [key for key, one in ledger.utterances.items() if one.origin == value]
    return Decision(
        deed=Deed.MERGED_ORIGIN,
        by=by,
        at=at,
        utterances=tuple(dict.fromkeys((*whole, *keys))),
        value=value,
    )


def _names(spoken: Utterance, ledger: Ledger) -> set[str]:
    """Return the names of a speaker and of the way."""
    keys = [key for key in (spoken.speaker, *spoken.reported_via) if key]
    return {ledger.sources[key].name.casefold() for key in keys}


def _same_words(a: Claim, b: Claim) -> bool:
    """Say whether two quotes are the same words."""
    if a.quote is None or b.quote is None:
        return False
    return a.quote.exact.casefold().split() == b.quote.exact.casefold().split()
