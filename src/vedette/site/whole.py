"""What must hold between the keys of a site file: ids, order, sums, kinds.

Each rule is one function that yields (place, expected, got, advice) for every breach;
the first breach is the message.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from vedette.earth.plane import LATITUDE_MAX_DEG, RADIUS_MAX_KM
from vedette.errors import UsageError
from vedette.site.instant import instant_text
from vedette.site.model import EVERYWHERE, Site
from vedette.site.sensor import unmet

# A decimal probability such as 0.1 is not exact: ten of them miss 1 by 1e-16.
CODES = re.compile(r"\d{1,3}/\d{1,3}", re.ASCII)  # SAC/SIC, as reports say them
PMF_SUM_TOLERANCE = 1e-9
AREA_MIN_DEG2 = 1e-6  # of twice the area, about 10 m by 600 m: narrower is a mistake


class Breach(NamedTuple):
    """One rule that does not hold."""

    place: str
    expected: str
    got: str
    advice: str = ""


def check_whole(site: Site, where: str) -> None:
    """Check what belongs together.

    Parameters
    ----------
    site : Site
        Each key alone already checked.
    where : str
        What to call the file in messages.

    Raises
    ------
    UsageError
        For the first breach.
    """
    refuse_first((breach for rule in _RULES for breach in rule(site)), where)


def refuse_first(breaches: Iterable[Breach], where: str) -> None:
    """Refuse a file for its first breach, where it has one.

    Parameters
    ----------
    breaches : iterable of Breach
        In the order in which they are told.
    where : str
        What to call the file in messages.

    Raises
    ------
    UsageError
        For the first.
    """
    for breach in breaches:
        raise UsageError(
            expected=breach.expected,
            got=breach.got,
            where=f"{where}: {breach.place}",
            advice=breach.advice,
        )


def _the_plane_is_true(site: Site) -> Iterator[Breach]:
    watch = site.watch
    if watch.radius_km > RADIUS_MAX_KM:
        yield Breach(
            "[site]: key `radius_km`",
            f"at most {RADIUS_MAX_KM:,.0f} km: the site is a plane, true nearby",
            f"{watch.radius_km:g}",
            "Split it into sites of their own centres.",
        )
    if abs(watch.centre[0]) > LATITUDE_MAX_DEG:
        yield Breach(
            "[site]: key `centre`",
            f"a latitude between {LATITUDE_MAX_DEG:g} S and N",
            f"{watch.centre[0]:g}",
            "Move the centre; sites around a pole are not supported.",
        )


def _ids_are_unique(site: Site) -> Iterator[Breach]:
    tables = {
        "volume": [volume.id for volume in site.volumes],
        "sensor": [sensor.id for sensor in site.sensors],
        "feed": [feed.id for feed in site.feeds],
    }
    for table, ids in tables.items():
        for number, identifier in enumerate(ids, start=1):
            if identifier in ids[: number - 1]:
                yield Breach(
                    f"[[{table}]] number {number}: key `id`",
                    "an id that no other has",
                    f"`{identifier}` again",
                )


def _feeds_name_sensors(site: Site) -> Iterator[Breach]:
    known = [sensor.id for sensor in site.sensors]
    for feed in site.feeds:
        for sensor in feed.sensors:
            if sensor not in known:
                yield Breach(
                    f"[[feed]] `{feed.id}`: key `sensors`",
                    "the id of a [[sensor]]",
                    f"`{sensor}`",
                    f"Declared: {', '.join(known) or 'none'}.",
                )


def _births_name_volumes(site: Site) -> Iterator[Breach]:
    known = [EVERYWHERE, *(volume.id for volume in site.volumes)]
    for number, birth in enumerate(site.births, start=1):
        if isinstance(birth.area, str) and birth.area not in known:
            yield Breach(
                f"[[birth]] number {number}: key `area`",
                "an area that this site file knows",
                f"`{birth.area}`",
                f"Known: {', '.join(known)}.",
            )


def _births_have_room(site: Site) -> Iterator[Breach]:
    for number, birth in enumerate(site.births, start=1):
        if isinstance(birth.area, str):
            continue
        twice_deg2 = 0.0
        for (lat0, lon0), (lat1, lon1) in zip(
            birth.area, (*birth.area[1:], birth.area[0]), strict=True
        ):
            twice_deg2 += lon0 * lat1 - lon1 * lat0
        if abs(twice_deg2) <= AREA_MIN_DEG2:
            yield Breach(
                f"[[birth]] number {number}: key `area`",
                "a polygon with room inside",
                f"{len(birth.area)} points that enclose nothing",
            )


def _sensors_state_their_kind(site: Site) -> Iterator[Breach]:
    for sensor in site.sensors:
        key = unmet(sensor)
        if key:
            yield Breach(
                f"[[sensor]] `{sensor.id}`",
                f"the mandatory key `{key}` of kind `{sensor.kind}`",
                "none",
                "`vedette check --help` explains what each kind must state.",
            )


def _codes_are_unique(site: Site) -> Iterator[Breach]:
    seen: dict[tuple[int, int], str] = {}
    for sensor in site.sensors:
        if CODES.fullmatch(sensor.id):
            yield Breach(
                f"[[sensor]] `{sensor.id}`: key `id`",
                "a name: reports say codes like this one of whoever has them",
                f"`{sensor.id}`",
                "State them as `sac` and `sic`.",
            )
        if sensor.sac is None or sensor.sic is None:
            continue
        code = (sensor.sac, sensor.sic)
        if code in seen:
            yield Breach(
                f"[[sensor]] `{sensor.id}`: keys `sac`, `sic`",
                "codes that no other sensor has",
                f"{code[0]}/{code[1]} like `{seen[code]}`",
            )
        seen[code] = sensor.id


def _times_are_in_order(site: Site) -> Iterator[Breach]:
    watch = site.watch
    if watch.from_ns is not None and watch.to_ns is not None:
        yield from _order("[site]: keys `from`, `to`", watch.from_ns, watch.to_ns)
    for sensor in site.sensors:
        for begin_ns, end_ns in sensor.outages:
            place = f"[[sensor]] `{sensor.id}`: key `outages`"
            yield from _order(place, begin_ns, end_ns)


def _order(place: str, begin_ns: int, end_ns: int) -> Iterator[Breach]:
    if begin_ns >= end_ns:
        yield Breach(
            place,
            f"an end after {instant_text(begin_ns)}",
            instant_text(end_ns),
        )


def _spans_are_in_order(site: Site) -> Iterator[Breach]:
    for volume in site.volumes:
        if volume.floor_m is None or volume.ceiling_m is None:
            continue
        if volume.floor_m >= volume.ceiling_m:
            yield Breach(
                f"[[volume]] `{volume.id}`: key `ceiling_m`",
                f"a ceiling above the floor of {volume.floor_m:g} m",
                f"{volume.ceiling_m:g} m",
            )
    for number, birth in enumerate(site.births, start=1):
        for key in ("height_m", "speed_mps", "flight_s"):
            span = getattr(birth, key)
            if span is not None and span[0] > span[1]:
                yield Breach(
                    f"[[birth]] number {number}: key `{key}`",
                    "the smaller number first",
                    f"[{span[0]:g}, {span[1]:g}]",
                )


def _batches_sum_to_one(site: Site) -> Iterator[Breach]:
    for number, birth in enumerate(site.births, start=1):
        total = sum(birth.batch_pmf)
        if abs(total - 1.0) > PMF_SUM_TOLERANCE:
            yield Breach(
                f"[[birth]] number {number}: key `batch_pmf`",
                "probabilities that sum to 1",
                f"{total:g}",
            )


_RULES: tuple[Callable[[Site], Iterator[Breach]], ...] = (
    _the_plane_is_true,
    _ids_are_unique,
    _codes_are_unique,
    _feeds_name_sensors,
    _births_name_volumes,
    _births_have_room,
    _sensors_state_their_kind,
    _times_are_in_order,
    _spans_are_in_order,
    _batches_sum_to_one,
)
