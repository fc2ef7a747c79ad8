"""The site file of a family: what a watcher may know before the night, its prior.

Written from the scenario's laws alone: every night of a family has the same site file,
so nothing of what a night drew can leak into how it is judged. Unless the scenario
states births itself, each group without authorisation gives one, for those of it that
do not say by transponder where they are: the mean rate of batches, the Gamma shape of
that rate, batch sizes, and the ranges of speed, height, course and length of flight
that its laws allow. Birds are births too, of their class.
"""

from collections.abc import Iterator

from vedette.earth.plane import SitePlane, from_plane
from vedette.simulation.arrivals_of import (
    HOUR_S,
    batches_per_h,
    rate_shape,
    shape_of,
    without_transponder,
)
from vedette.simulation.distribution import mean_of, span_of
from vedette.simulation.draw_birds import BIRD
from vedette.simulation.draw_sensors import declared_of
from vedette.simulation.draw_targets import LEAD_MAX_S, SPEED_LEAST_MPS, longest_s
from vedette.simulation.routes import courses_of, outline_of
from vedette.simulation.scenario import Scenario, Wind
from vedette.simulation.target_tables import Targets
from vedette.site.model import Birth, Feed, Site, Watch
from vedette.site.sensor import Sensor
from vedette.units import SECOND_NS

SPREADS = 2.0  # sigmas of a route's start that its area of birth holds on each side
SPREAD_LEAST_M = 2_000.0  # an area of birth needs an extent
COURSE_SLACK_DEG = 10.0  # a leg's course is off by its spread over its length
WIDEST_DEG = 350.0  # wider is any course


def site_of(scenario: Scenario, plane: SitePlane, to_ns: int) -> Site:
    """Write down what a family's site file says.

    Parameters
    ----------
    scenario : Scenario
        Checked.
    plane : SitePlane
        Of the site.
    to_ns : int
        End of the watch, nanoseconds UTC.

    Returns
    -------
    Site
        The same for every seed.
    """
    table = scenario.site
    sensors = tuple(declared_of(sensor) for sensor in scenario.sensors)
    return Site(
        watch=Watch(
            name=table.name,
            centre=table.centre,
            radius_km=table.radius_km,
            from_ns=scenario.night.start_ns,
            to_ns=to_ns,
            marking=table.marking,
        ),
        volumes=table.volumes,
        policy=table.policy,
        sensors=sensors,
        feeds=tuple(_feeds(sensors)),
        births=(
            *(table.births or births_of(scenario, plane, to_ns)),
            *flocks_of(scenario),
        ),
        warnings=table.warnings,
    )


def _feeds(sensors: tuple[Sensor, ...]) -> Iterator[Feed]:
    """Name the recordings of all sensors, as they are written."""
    for sensor in sensors:
        if sensor.kind in ("radar", "airborne_radar", "adsb"):
            yield Feed(
                id=sensor.id,
                format="asterix",
                source=f"feeds/{sensor.id}.pcap",
                sensors=(sensor.id,),
            )
    for feed, kind in (("nodes", "acoustic"), ("observers", "observer")):
        noticing = tuple(sensor.id for sensor in sensors if sensor.kind == kind)
        if noticing:
            yield Feed(
                id=feed,
                format="sightings-jsonl",
                source=f"feeds/{feed}.jsonl",
                sensors=noticing,
            )


def births_of(scenario: Scenario, plane: SitePlane, to_ns: int) -> Iterator[Birth]:
    """Write what the groups without authorisation say of what may come.

    Parameters
    ----------
    scenario : Scenario
        Checked.
    plane : SitePlane
        Of the site.
    to_ns : int
        End of the watch, nanoseconds UTC.

    Yields
    ------
    Birth
        One for each group of which anything comes that does not say where it is.
    """
    night = scenario.night
    night_s = (night.end_ns - night.start_ns) / SECOND_NS
    watch_s = (to_ns - night.start_ns) / SECOND_NS
    for group in scenario.targets:
        if group.authorised:
            continue
        lasts_s = _flight_s(group, plane)
        some, pmf = without_transponder(group)
        per_h = some * batches_per_h(group, night_s, watch_s, lasts_s)
        if per_h > 0.0:
            yield _birth(group, per_h, pmf, scenario.weather.wind, plane)


def unsaid_of(scenario: Scenario) -> list[str]:
    """Say what a watcher cannot learn from the written site file, in sentences.

    Parameters
    ----------
    scenario : Scenario
        Checked.

    Returns
    -------
    list of str
        One for each group whose hour matters and that has a birth.
    """
    if scenario.site.births:
        return []
    return [
        f"Note: the site file cannot say when the group `{group.id}` starts. Its "
        "[[birth]] has as much flown within the watch, but evenly at any time."
        for group in scenario.targets
        if group.start is not None
        and not group.authorised
        and (group.transponder is None or group.transponder.share < 1.0)
    ]


def flocks_of(scenario: Scenario) -> Iterator[Birth]:
    """Write what the flocks say of the birds that may come.

    Parameters
    ----------
    scenario : Scenario
        Checked.

    Yields
    ------
    Birth
        One for each flock.
    """
    for flock in scenario.clutter:
        up = mean_of(flock.count)
        if up > 0.0:
            yield Birth(
                area=flock.area,
                arrivals_per_h_mean=up * HOUR_S / mean_of(flock.flight_s),
                classes=(BIRD,),
                arrivals_shape=rate_shape(flock.count, 0.0),
                height_m=span_of(flock.height_m),
                speed_mps=span_of(flock.speed_mps),
                echo=mean_of(flock.echo),
                course_deg=flock.course_deg,
                flight_s=span_of(flock.flight_s),
            )


def _birth(
    group: Targets,
    per_h: float,
    pmf: tuple[float, ...],
    wind: Wind,
    plane: SitePlane,
) -> Birth:
    """Write the birth of one group that brings so many batches in an hour."""
    low, high = span_of(group.height_m)
    return Birth(
        area=tuple(_area(group, plane)),
        arrivals_per_h_mean=per_h,
        classes=(group.kind,),
        arrivals_shape=shape_of(group),
        batch_pmf=pmf,
        batch_m=group.member_spread_m,
        batch_s=group.member_spread_s,
        height_m=(low, high),
        speed_mps=_speeds(group, wind),
        echo=mean_of(group.echo),
        course_deg=_courses(group, wind, plane),
        flight_s=_flight_s(group, plane),
    )


def _area(group: Targets, plane: SitePlane) -> Iterator[tuple[float, float]]:
    """Give the polygon in which a group starts."""
    if group.area is not None:
        yield from group.area
        return
    e_m, n_m = outline_of((group.route or ())[:1], plane)
    half_m = max(SPREADS * group.spread_m, SPREAD_LEAST_M)
    for east, north in ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)):
        yield from_plane(
            plane, float(e_m[0]) + east * half_m, float(n_m[0]) + north * half_m
        )


def _wind_borne(group: Targets) -> bool:
    """Say whether a group goes where the wind goes from the start."""
    return group.guidance == "drift" and span_of(group.fix_lost_s)[1] <= 0.0


def _speeds(group: Targets, wind: Wind) -> tuple[float, float]:
    """Return the slowest and fastest that a group flies over the ground."""
    low, high = span_of(group.speed_mps)
    if _wind_borne(group):
        calm, gale = span_of(wind.speed_mps)
        return max(calm - high, 0.0), gale + high
    return max(low, SPEED_LEAST_MPS), max(high, SPEED_LEAST_MPS)


def _courses(
    group: Targets, wind: Wind, plane: SitePlane
) -> tuple[float, float] | None:
    """Return the courses of a group's legs, ``None`` for any."""
    if _wind_borne(group):
        low, high = span_of(wind.from_deg)
        return _around(low + 180.0, high + 180.0)
    if group.route is None:
        return group.course_deg
    first, last = courses_of(group.route, plane)
    return _around(first - COURSE_SLACK_DEG, last + COURSE_SLACK_DEG)


def _around(first: float, last: float) -> tuple[float, float] | None:
    """Bring a range of courses into 0 to 360, ``None`` where it is nearly all."""
    if last - first >= WIDEST_DEG:
        return None
    return first % 360.0, last % 360.0


def _flight_s(group: Targets, plane: SitePlane) -> tuple[float, float]:
    """Return the shortest and longest flight that a group allows."""
    low = 0.0 if group.flight_s is None else max(span_of(group.flight_s)[0], 0.0)
    high = min(longest_s(group, plane), LEAD_MAX_S)
    return min(low, high), high
