"""The register of effects: injured, dead, buildings, flights, closures, as stated.

Every row is one statement; statements of one kind are *held together*, never averaged.
What is left is an interval: at least what the lowest of those who state any states,
at most what the highest allows. Who states none beside others who state some disputes
it; a figure that a later, higher one follows is an update (all kinds are cumulative).
A statement on one place bounds the whole from below alone, and those on several places
add up. Counts are integers, durations seconds.
"""

from collections.abc import Iterable
from enum import Enum
from itertools import combinations

from msgspec import Struct

from vedette.claims.interval import Reading, overlap
from vedette.claims.model import Evidential, Place
from vedette.claims.registers.likeness import bare
from vedette.claims.registers.sourced import Sourced, hull, standing
from vedette.claims.span import Span, before, meet
from vedette.units import SECOND_NS


class EffectKind(Enum):
    """What was affected."""

    DEAD = "dead"
    INJURED = "injured"
    BUILDINGS = "buildings"
    PROPERTY = "property"
    CANCELLED = "flights cancelled"
    DIVERTED = "flights diverted"
    DELAYED = "flights delayed"
    AFFECTED = "flights affected"
    CLOSURE = "closure"


# The measure of the registry that counts it (`vedette.claims.measures`).
MEASURES = {
    EffectKind.DEAD: "effect.dead",
    EffectKind.INJURED: "effect.injured",
    EffectKind.BUILDINGS: "effect.buildings",
    EffectKind.PROPERTY: "effect.property",
    EffectKind.CANCELLED: "effect.flights_cancelled",
    EffectKind.DIVERTED: "effect.flights_diverted",
    EffectKind.DELAYED: "effect.flights_delayed",
    EffectKind.AFFECTED: "effect.flights_affected",
    EffectKind.CLOSURE: "effect.airports_closed",
}


class Effect(Sourced, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One statement of an effect.

    Parameters
    ----------
    kind : EffectKind
        What was affected.
    strict, loose : Reading or None
        How many, in two readings; loose is strict where not given. Of property, none
        is [0, 0] and some is [1, ∞). A closure has no number.
    airport : str
        Of a closure and of flights: ICAO location indicator or name.
    closed, reopened : Span or None
        Of a closure: when it began and ended, as closely as said.
    place : Place or None
        Where.
    evidential : Evidential
        How the speaker stands to it.
    words : str
        A few words as said, "" for a fact without them.

    Raises
    ------
    ValueError
        A closure without an airport, another kind without a number or with times.
    """

    kind: EffectKind
    strict: Reading | None = None
    loose: Reading | None = None
    airport: str = ""
    closed: Span | None = None
    reopened: Span | None = None
    place: Place | None = None
    evidential: Evidential = Evidential.ASSERTED
    words: str = ""

    def __post_init__(self) -> None:
        if self.kind is EffectKind.CLOSURE:
            if not self.airport:
                raise ValueError("a closure names its airport")
            if self.strict or self.loose:
                raise ValueError("a closure has times and no number")
        elif self.strict is None:
            raise ValueError("an effect that is no closure has a number")
        elif self.closed or self.reopened:
            raise ValueError("only a closure is closed and reopened")

    @property
    def allowed(self) -> tuple[Reading, Reading]:
        """Both readings of the number, strict and loose; none of a closure."""
        strict = self.strict or Reading(0)
        return strict, self.loose or strict


class Difference(Enum):
    """How two statements of one kind that allow no common number are related."""

    DIFFERS = "differs"  # apart in strict reading, together in loose
    ORDER_UNKNOWN = "order unknown"  # one may be an update; nobody says of when it is
    CONTRADICTS = "contradicts"


class Pair(Struct, frozen=True):
    """Two rows that do not agree.

    Parameters
    ----------
    first, second : str
        Ids, in order of as-of.
    how : Difference
        In which way.
    """

    first: str
    second: str
    how: Difference


class Held(Struct, frozen=True, kw_only=True):
    """What statements of one kind come to, held together.

    Parameters
    ----------
    kind : EffectKind
        Of the number.
    airport : str
        Of flights; "" for all.
    known : Reading
        Loosely: at least what the lowest of those who state any states.
    rows : tuple of str
        Ids of the statements that make it, by as-of.
    disputed_by : tuple of str
        Ids of statements that say none where others say some.
    outgrown : tuple of str
        Ids of statements that a later, higher one updates.
    apart : tuple of Pair
        Statements that do not agree.
    """

    kind: EffectKind
    airport: str
    known: Reading
    rows: tuple[str, ...]
    disputed_by: tuple[str, ...]
    outgrown: tuple[str, ...]
    apart: tuple[Pair, ...]


def held(
    effects: Iterable[Effect], event: str, by_ns: int | None = None
) -> tuple[Held, ...]:
    """Hold the statements of each kind together.

    "No property damage" is held beside buildings too: it denies every building.

    Parameters
    ----------
    effects : iterable of Effect
        In any order.
    event : str
        Id.
    by_ns : int or None
        Only what was known by then, nanoseconds UTC.

    Returns
    -------
    tuple of Held
        By kind in its order, then airport. Closures are in `closures`.
    """
    rows = standing(effects, event, by_ns)
    found = []
    for kind in EffectKind:
        if kind is EffectKind.CLOSURE:
            continue
        own = [row for row in rows if row.kind is kind]
        for airport in sorted({row.airport for row in own}):
            mine = [row for row in own if row.airport == airport]
            if kind is EffectKind.BUILDINGS:
                mine = [row for row in rows if row in mine or _denies_property(row)]
            found.append(_hold(kind, airport, mine))
    return tuple(found)


def _denies_property(row: Effect) -> bool:
    return row.kind is EffectKind.PROPERTY and row.allowed[0].hi == 0


def _hold(kind: EffectKind, airport: str, rows: list[Effect]) -> Held:
    """Hold the statements of one kind together; rows by as-of, at least one."""
    outgrown: set[str] = set()
    apart: list[tuple[Effect, Effect]] = []
    for first, second in combinations(rows, 2):
        ours, theirs = _beside(first, second)
        if overlap(ours, theirs):
            continue
        if _earlier(first, second) and theirs.lo >= ours.top:
            outgrown.add(first.id)
        else:
            apart.append((first, second))
    live = [row for row in rows if row.id not in outgrown]
    some = [row for row in live if row.allowed[0].lo > 0]
    left = [pair for pair in apart if not {one.id for one in pair} & outgrown]
    at_odds = {one.id for pair in left for one in pair}
    return Held(
        kind=kind,
        airport=airport,
        known=_known(some or live),
        rows=tuple(row.id for row in rows),
        disputed_by=tuple(
            row.id for row in live if row.allowed[0].hi == 0 and row.id in at_odds
        ),
        outgrown=tuple(row.id for row in rows if row.id in outgrown),
        apart=tuple(Pair(a.id, b.id, _difference(a, b)) for a, b in left),
    )


def _beside(first: Effect, second: Effect, reading: int = 0) -> tuple[Reading, Reading]:
    """Return what two statements allow of one thing: their place, or the whole.

    Beside a statement on the whole or on another place, one on a place is a part: the
    whole is no smaller, and may be larger.
    """
    ours, theirs = first.allowed[reading], second.allowed[reading]
    if _where(first) == _where(second):
        return ours, theirs
    return (
        Reading(ours.lo) if first.place else ours,
        Reading(theirs.lo) if second.place else theirs,
    )


def _where(row: Effect) -> str:
    return bare(row.place.name) if row.place else ""


def _known(rows: list[Effect]) -> Reading:
    """Return what is left of the whole: the lowest floor, the highest ceiling."""
    whole = [row.allowed[1] for row in rows if row.place is None]
    floors = [reading.lo for reading in whole]
    parts: dict[str, list[float | int]] = {}
    for row in rows:
        if row.place is not None:
            parts.setdefault(_where(row), []).append(row.allowed[1].lo)
    if parts:
        floors.append(sum(min(lows) for lows in parts.values()))
    tops = [reading.hi for reading in whole]
    closed = [top for top in tops if top is not None]
    lowest = min(floors)
    if not whole or len(closed) < len(tops):
        return Reading(lowest)
    return Reading(lowest, max(lowest, *closed))


def _earlier(first: Effect, second: Effect) -> bool:
    """Whether the first was over when the second was said."""
    if first.as_of is None or second.as_of is None:
        return False
    return before(first.as_of, second.as_of)


def _difference(first: Effect, second: Effect) -> Difference:
    if overlap(*_beside(first, second, 1)):
        return Difference.DIFFERS
    if first.as_of is None or second.as_of is None:
        return Difference.ORDER_UNKNOWN
    return Difference.CONTRADICTS


class Closure(Struct, frozen=True, kw_only=True):
    """What statements on the closure of one airport come to.

    Parameters
    ----------
    airport : str
        As its rows say.
    closed, reopened : Span or None
        From the earliest to the latest stated; None where nobody says.
    duration_s : Reading or None
        How long, s; None where one end is not said.
    rows : tuple of str
        Ids.
    apart : tuple of Pair
        Statements whose times have no moment in common.
    """

    airport: str
    closed: Span | None
    reopened: Span | None
    duration_s: Reading | None
    rows: tuple[str, ...]
    apart: tuple[Pair, ...]


def closures(
    effects: Iterable[Effect], event: str, by_ns: int | None = None
) -> tuple[Closure, ...]:
    """Hold the statements on each closed airport together.

    Parameters
    ----------
    effects : iterable of Effect
        In any order.
    event : str
        Id.
    by_ns : int or None
        Only what was known by then, nanoseconds UTC.

    Returns
    -------
    tuple of Closure
        By name of the airport.
    """
    rows = [
        row for row in standing(effects, event, by_ns) if row.kind is EffectKind.CLOSURE
    ]
    return tuple(
        _closure(airport, [row for row in rows if row.airport == airport])
        for airport in sorted({row.airport for row in rows})
    )


def _closure(airport: str, rows: list[Effect]) -> Closure:
    closed = hull(row.closed for row in rows if row.closed)
    reopened = hull(row.reopened for row in rows if row.reopened)
    apart = [
        Pair(a.id, b.id, Difference.CONTRADICTS)
        for a, b in combinations(rows, 2)
        if _miss(a.closed, b.closed) or _miss(a.reopened, b.reopened)
    ]
    return Closure(
        airport=airport,
        closed=closed,
        reopened=reopened,
        duration_s=_length_s(closed, reopened),
        rows=tuple(row.id for row in rows),
        apart=tuple(apart),
    )


def _miss(a: Span | None, b: Span | None) -> bool:
    return a is not None and b is not None and not meet(a, b)


def _length_s(closed: Span | None, reopened: Span | None) -> Reading | None:
    if closed is None or reopened is None or reopened.end_ns < closed.begin_ns:
        return None
    shortest = max(reopened.begin_ns - closed.end_ns, 0) // SECOND_NS
    return Reading(shortest, (reopened.end_ns - closed.begin_ns) // SECOND_NS)
