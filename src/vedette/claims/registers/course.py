"""How a count grew as people went on counting: updates are no contradictions.

Wrecks of a night are counted over days: 10 in the afternoon, 12, 15, 16 by evening are
one tally that grew. Nine events of a prosecutor are another measure, and no figure of
that tally. Law: *cumulative* and *unit* of the registry (`vedette.claims.measures`).
"""

from collections.abc import Iterable

from msgspec import Struct

from vedette.claims.measures import registry
from vedette.claims.model import Claim
from vedette.claims.span import before


class Course(Struct, frozen=True, kw_only=True):
    """The course of one count.

    Parameters
    ----------
    measure : str
        Key of the registry.
    updates : tuple of str
        Ids of claims by as-of, none certainly lower than one before it.
    setbacks : tuple of pairs of str
        Earlier and later claim where the later one is certainly lower.
    undated : tuple of str
        Ids of claims that do not say as of when.
    other_measures : tuple of str
        Ids of claims that count something else.
    """

    measure: str
    updates: tuple[str, ...]
    setbacks: tuple[tuple[str, str], ...]
    undated: tuple[str, ...]
    other_measures: tuple[str, ...]


def course(claims: Iterable[Claim], event: str, measure: str) -> Course:
    """Read claims on one event as one growing count.

    Parameters
    ----------
    claims : iterable of Claim
        In any order; those of other events are left out.
    event : str
        Id.
    measure : str
        Key of a cumulative measure.

    Returns
    -------
    Course
        With what does not belong to it named.

    Raises
    ------
    ValueError
        The measure is not in the registry or does not grow.
    """
    known = registry().get(measure)
    if known is None or not known.cumulative:
        raise ValueError(f"{measure} is no count that grows")
    mine = sorted((one for one in claims if one.event == event), key=lambda one: one.id)
    own = [one for one in mine if one.measure == measure and one.loose is not None]
    dated = sorted((one for one in own if one.as_of), key=_as_of)
    setbacks = [
        (first.id, second.id)
        for i, second in enumerate(dated)
        for first in dated[:i]
        if _lower(second, first)
    ]
    back = {second for _, second in setbacks}
    return Course(
        measure=measure,
        updates=tuple(one.id for one in dated if one.id not in back),
        setbacks=tuple(setbacks),
        undated=tuple(one.id for one in own if one.as_of is None),
        other_measures=tuple(one.id for one in mine if one.measure != measure),
    )


def _as_of(claim: Claim) -> tuple[int, int]:
    span = claim.as_of
    return (span.begin_ns, span.end_ns) if span else (0, 0)


def _lower(later: Claim, earlier: Claim) -> bool:
    """Whether a later claim allows no number that the earlier one allows or passes."""
    if later.as_of is None or earlier.as_of is None:
        return False
    return (
        before(earlier.as_of, later.as_of)
        and later.loose is not None
        and earlier.loose is not None
        and later.loose.top < earlier.loose.lo
    )
