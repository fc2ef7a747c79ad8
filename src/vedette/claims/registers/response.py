"""The response log: what authorities and states are stated to have done, and when.

Rows are statements, as in every register. Acts are those that the public record speaks
of; nothing here says what should be done, and there is no field for it.
"""

from collections.abc import Iterable
from enum import Enum
from itertools import combinations

from vedette.claims.registers.sourced import Sourced, begun, standing
from vedette.claims.span import Span, meet


class Act(Enum):
    """What was done."""

    INFORMED = "informed"
    SCRAMBLED = "scrambled"
    ACTIVATED = "activated"
    CLOSED = "closed"
    REOPENED = "reopened"
    URGED = "urged"
    SUMMONED = "summoned"
    CONSULTED = "consulted"


class Response(Sourced, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One statement that something was done.

    Parameters
    ----------
    act : Act
        What.
    who : str
        Who did it, an office rather than a person.
    which : str
        What was scrambled, closed, urged upon whom, summoned or consulted.
    when : Span or None
        When it was done or began, as closely as said; None where nobody says.
    ended : Span or None
        When it ended: an appeal lifted, an operation over.
    words : str
        A few words as said, "" for a fact without them.
    """

    act: Act
    who: str = ""
    which: str = ""
    when: Span | None = None
    ended: Span | None = None
    words: str = ""


def log(
    responses: Iterable[Response], event: str, by_ns: int | None = None
) -> tuple[Response, ...]:
    """Return the response log of an event in the order in which things were done.

    Parameters
    ----------
    responses : iterable of Response
        In any order.
    event : str
        Id.
    by_ns : int or None
        Only what was known by then, nanoseconds UTC.

    Returns
    -------
    tuple of Response
        By begin, then id; rows without a time last.
    """
    rows = standing(responses, event, by_ns)
    return tuple(sorted(rows, key=_begin))


def _begin(row: Response) -> tuple[bool, int, str]:
    return begun(row.when, row.id)


def disagreeing(rows: Iterable[Response]) -> tuple[tuple[str, str], ...]:
    """Return pairs of rows that give one act times without a common moment.

    Parameters
    ----------
    rows : iterable of Response
        Of one event.

    Returns
    -------
    tuple of pairs of str
        Ids; the same act by the same hand upon the same thing.
    """
    ordered = sorted(rows, key=_begin)
    return tuple(
        (a.id, b.id)
        for a, b in combinations(ordered, 2)
        if (a.event, a.act, a.who, a.which) == (b.event, b.act, b.who, b.which)
        and a.when is not None
        and b.when is not None
        and not meet(a.when, b.when)
    )
