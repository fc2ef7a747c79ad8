"""How many wrecks of a night: sites, objects and drones, each as an interval.

A list of wrecks is no count of drones. The upper end takes every wreck for one of its
own; the lower end takes for one whatever may be one, and leaves out what is disputed.
Both ends come from the statements alone, and each wreck that widens them is named.
"""

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from msgspec import Struct

from vedette.claims.interval import Reading
from vedette.claims.model import Place
from vedette.claims.registers.likeness import akin, distance_m, near, reach_m
from vedette.claims.registers.wrecks import (
    Answer,
    ObjectKind,
    Wreck,
    WreckStatement,
    gathered,
)
from vedette.claims.span import DAY_S
from vedette.units import SECOND_NS

DAY_NS = DAY_S * SECOND_NS  # finds further apart in time are not taken for one object


class Likeness(Struct, frozen=True, kw_only=True):
    """Two wrecks that may be parts of one object; for a person to decide.

    Parameters
    ----------
    first, second : str
        Ids of wrecks.
    said_by : tuple of str
        Ids of statements that say so; empty where it is a suggestion alone.
    distance_m, reach_m : float or None
        How far apart, and within what their uncertainty makes them one; None unknown.
    reason : str
        In words.
    """

    first: str
    second: str
    said_by: tuple[str, ...]
    distance_m: float | None
    reach_m: float | None
    reason: str


class WreckCount(Struct, frozen=True, kw_only=True):
    """How many wrecks of one night, under each reading.

    Parameters
    ----------
    event : str
        Id.
    listed : tuple of str
        Ids of wrecks on the list that may belong to the night.
    sites, objects, drones : Reading
        Places, objects, and drones among them.
    night_open : tuple of str
        Of the list, those of which it is open or disputed whether they belong to it.
    other_night : tuple of str
        Not on the list: they belong to another night, or to none.
    not_drone, drone_disputed, object_unknown : tuple of str
        Of the list, those that are no drone, disputed, or of which nobody says.
    place_open : tuple of str
        Of the list, those whose place is not known or has several hypotheses.
    may_be_one : tuple of Likeness
        Wrecks that may be parts of one object.
    """

    event: str
    listed: tuple[str, ...]
    sites: Reading
    objects: Reading
    drones: Reading
    night_open: tuple[str, ...]
    other_night: tuple[str, ...]
    not_drone: tuple[str, ...]
    drone_disputed: tuple[str, ...]
    object_unknown: tuple[str, ...]
    place_open: tuple[str, ...]
    may_be_one: tuple[Likeness, ...]


def counted(
    rows: Iterable[WreckStatement], event: str, by_ns: int | None = None
) -> WreckCount:
    """Count the wrecks of a night.

    Parameters
    ----------
    rows : iterable of WreckStatement
        In any order.
    event : str
        Id.
    by_ns : int or None
        Only what was known by then, nanoseconds UTC: later finds count later.

    Returns
    -------
    WreckCount
        With every wreck that widens a reading.
    """
    wrecks = gathered(rows, event, by_ns)
    listed = [one for one in wrecks if one.of_the_night is not Answer.NO]
    sure = [one for one in listed if one.of_the_night is Answer.YES]
    surely = {one.id for one in sure}
    likely = likenesses(listed)
    pairs = {(one.first, one.second) for one in likely}
    sites = {
        (a.wreck.id, b.wreck.id)
        for a, b in combinations(map(_features, listed), 2)
        if _one_site(a, b)
    }
    drones = [one for one in sure if one.drone is Answer.YES]
    maybe = [one for one in listed if one.drone is not Answer.NO]
    return WreckCount(
        event=event,
        listed=_ids(listed),
        sites=Reading(_fewest(sure, sites), len(listed)),
        objects=Reading(_fewest(sure, pairs), len(listed)),
        drones=Reading(_fewest(drones, pairs), len(maybe)),
        night_open=_ids(one for one in listed if one.id not in surely),
        other_night=_ids(one for one in wrecks if one.of_the_night is Answer.NO),
        not_drone=_ids(one for one in listed if one.drone is Answer.NO),
        drone_disputed=_ids(one for one in listed if one.drone is Answer.DISPUTED),
        object_unknown=_ids(one for one in listed if one.drone is Answer.UNKNOWN),
        place_open=_ids(one for one in listed if one.place_open),
        may_be_one=likely,
    )


def _ids(wrecks: Iterable[Wreck]) -> tuple[str, ...]:
    return tuple(one.id for one in wrecks)


def _fewest(wrecks: list[Wreck], pairs: set[tuple[str, str]]) -> int:
    """Return how many are left where every pair that may be one is one."""
    above = {one.id: one.id for one in wrecks}
    left = len(above)
    for first, second in pairs:
        if first in above and second in above:
            old, new = _top(above, first), _top(above, second)
            if old != new:
                above[old] = new
                left -= 1
    return left


def _top(above: dict[str, str], name: str) -> str:
    """Follow a wreck to the one that stands for its group, shortening the way."""
    while above[name] != name:
        above[name] = above[above[name]]
        name = above[name]
    return name


class _Features(NamedTuple):
    """What of a wreck is compared with every other, worked out once."""

    wreck: Wreck
    places: tuple[Place, ...]
    found_ns: tuple[int, int] | None
    kinds: frozenset[ObjectKind]
    same: frozenset[str]


def _features(wreck: Wreck) -> _Features:
    found = wreck.found
    return _Features(
        wreck=wreck,
        places=wreck.places,
        found_ns=(found.begin_ns, found.end_ns) if found else None,
        kinds=frozenset(wreck.objects) - {ObjectKind.UNKNOWN},
        same=frozenset(wreck.same_object_as),
    )


def _one_site(a: _Features, b: _Features) -> bool:
    return any(akin(one, other) for one in a.places for other in b.places)


def likenesses(wrecks: Iterable[Wreck]) -> tuple[Likeness, ...]:
    """Name the pairs of wrecks that may be parts of one object.

    Somebody says so; or they lie within their uncertainty or bear one name, were found
    within a day of each other, and were not said to be different kinds of object.

    Parameters
    ----------
    wrecks : iterable of Wreck
        Of one event.

    Returns
    -------
    tuple of Likeness
        By ids. Nothing is merged.
    """
    ordered = sorted(map(_features, wrecks), key=lambda one: one.wreck.id)
    found = (_likeness(a, b) for a, b in combinations(ordered, 2))
    return tuple(one for one in found if one is not None)


def _likeness(a: _Features, b: _Features) -> Likeness | None:
    stated = b.wreck.id in a.same or a.wreck.id in b.same
    if not stated and not (_same_day(a, b) and _alike(a, b) and _together(a, b)):
        return None
    said = tuple(
        row.id
        for one, other in ((a, b), (b, a))
        for row in one.wreck.statements
        if row.same_object_as == other.wreck.id
    )
    far, reach = min(
        (
            (far, reach_m(x, y))
            for x in a.places
            for y in b.places
            if (far := distance_m(x, y)) is not None
        ),
        default=(None, None),
    )
    return Likeness(
        first=a.wreck.id,
        second=b.wreck.id,
        said_by=said,
        distance_m=far,
        reach_m=reach,
        reason="said to be one"
        if said
        else "places and days fit, objects do not differ",
    )


def _together(a: _Features, b: _Features) -> bool:
    """Whether two wrecks may lie at one place: by their points, or by their names."""
    return any(near(x, y) or akin(x, y) for x in a.places for y in b.places)


def _same_day(a: _Features, b: _Features) -> bool:
    """Whether two finds may be of one day; unknown times exclude nothing."""
    if a.found_ns is None or b.found_ns is None:
        return True
    return max(a.found_ns[0] - b.found_ns[1], b.found_ns[0] - a.found_ns[1]) < DAY_NS


def _alike(a: _Features, b: _Features) -> bool:
    """Whether two wrecks may be of one kind of object."""
    return not a.kinds or not b.kinds or bool(a.kinds & b.kinds)
