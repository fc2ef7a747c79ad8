"""What every row of a register is: a statement that somebody made, with its source.

A row never says that something is so. It names what it rests on (claims, utterances or
documents of the ledger), the event that a person filed it under, and up to when its
speaker knew. Times are spans (`vedette.claims.span`), half open.
"""

from collections.abc import Iterable
from typing import Annotated, TypeVar

from msgspec import Meta, Struct

from vedette.claims.model import Id, Status
from vedette.claims.span import Span
from vedette.site.instant import instant_text

COUNTED = (Status.CONFIRMED, Status.CORRECTED)


class Sourced(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sourced statement.

    Parameters
    ----------
    id : str
        Of the row; no two rows of a register share one.
    event : str
        The event that a person filed it under.
    rests_on : tuple of str
        Ids of claims, utterances or documents; never empty.
    said_by : str
        Id of the source; "" where the document itself speaks.
    as_of : Span or None
        Up to when the speaker knew; None unknown.
    status : Status
        What a person decided of the row; what is proposed or rejected is never counted.
    note : str
        For people.
    """

    id: Id
    event: Id
    rests_on: Annotated[tuple[Id, ...], Meta(min_length=1)]
    said_by: str = ""
    as_of: Span | None = None
    status: Status = Status.CONFIRMED
    note: str = ""


Row = TypeVar("Row", bound=Sourced)


def standing(
    rows: Iterable[Row], event: str, by_ns: int | None = None
) -> tuple[Row, ...]:
    """Return the rows that count for an event, in an order that is theirs alone.

    Parameters
    ----------
    rows : iterable of Sourced
        Of one register, in any order.
    event : str
        Id.
    by_ns : int or None
        Nanoseconds UTC: only what may have been known by then, its as-of begun. A row
        without one stays out, since nobody can tell; None takes all.

    Returns
    -------
    tuple of Sourced
        By as-of, then id; rows without one last.
    """
    kept = [
        row
        for row in rows
        if row.event == event
        and row.status in COUNTED
        and (by_ns is None or (row.as_of is not None and row.as_of.begin_ns <= by_ns))
    ]
    return tuple(sorted(kept, key=_age))


def _age(row: Sourced) -> tuple[bool, int, str]:
    return begun(row.as_of, row.id)


def begun(span: Span | None, name: str) -> tuple[bool, int, str]:
    """Return what sorts by begin, then name; what has no time comes last."""
    return span is None, span.begin_ns if span else 0, name


def hull(spans: Iterable[Span]) -> Span | None:
    """Return the stretch from the first begin to the last end, None for no spans.

    It is told by the clocks of their zone, where all have one and the same.
    """
    given = tuple(spans)
    if not given:
        return None
    zones = {span.zone for span in given}
    return Span(
        zone=zones.pop() if len(zones) == 1 else "",
        begin=instant_text(min(span.begin_ns for span in given)),
        end=instant_text(max(span.end_ns for span in given)),
    )
