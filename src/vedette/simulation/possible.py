"""What cannot be: scenarios that are refused, in words that say what to change.

Each rule yields (place, expected, got, advice) for every breach; the first is the
message. The rules of the site file are asked of the site that would be written.
"""

import re
from collections.abc import Callable, Iterator
from math import inf, isfinite

from vedette.earth.geoid import load_geoid, undulation
from vedette.earth.plane import RADIUS_MAX_KM, SitePlane, plane_at, to_plane
from vedette.fixed_math import hypot
from vedette.simulation.bounds import NUMBERS
from vedette.simulation.distribution import Distribution, mean_of, span_of
from vedette.simulation.draw_targets import BATCH_MAX, TARGETS_MAX
from vedette.simulation.routes import area_share, outline_of
from vedette.simulation.scenario import Scenario, ScenarioSensor, SiteTable
from vedette.simulation.site_of import site_of
from vedette.simulation.target_tables import Targets
from vedette.site.instant import instant_text
from vedette.site.whole import Breach, check_whole, refuse_first
from vedette.units import SECOND_NS

# A capture counts seconds since 1970 in 32 bits: until February 2106.
CAPTURED_MAX_NS = 2**32 * SECOND_NS
NIGHT_MAX_S = 48.0 * 3600.0  # longer is no night; split it
FIXED_MAX_M = 5_000.0  # no ground that bears a radar in the world stands as high
BELOW_M = 2.0  # the geoid is known to a metre
FEED_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", re.ASCII)  # as inputs have
THIN = 0.005  # narrower than its length by more has no inside to draw from
BIRDS_MAX = 5_000
LAT_POLE_DEG = 89.0  # on the plane's conformal sphere a pole has no place


def ground_of(site: SiteTable) -> float:
    """Return the height of the ground of a site, m above the ellipsoid.

    Parameters
    ----------
    site : SiteTable
        Checked or not.

    Returns
    -------
    float
        As stated, else of the sea at its centre; 0 where the geoid is not known.
    """
    if site.ground_m is not None:
        return site.ground_m
    sea_m = undulation(load_geoid(), *site.centre)
    return sea_m if isfinite(sea_m) else 0.0


def check_possible(scenario: Scenario, where: str) -> None:
    """Refuse a scenario that cannot be.

    Parameters
    ----------
    scenario : Scenario
        Each key alone already checked.
    where : str
        What to call the file in messages.

    Raises
    ------
    UsageError
        For the first breach.
    """
    refuse_first((breach for rule in _RULES for breach in rule(scenario)), where)
    plane = plane_at(*scenario.site.centre, scenario.site.radius_km)
    check_whole(site_of(scenario, plane, scenario.night.end_ns), where)


def _the_night_has_hours(scenario: Scenario) -> Iterator[Breach]:
    night = scenario.night
    begin, end = instant_text(night.start_ns), instant_text(night.end_ns)
    if night.start_ns < 0 or night.end_ns >= CAPTURED_MAX_NS:
        yield Breach(
            "[night]: keys `start`, `end`",
            "a night from 1970 to 2106: captures count seconds since 1970 in 32 bits",
            f"{begin} to {end}",
        )
    if night.end_ns <= night.start_ns:
        yield Breach("[night]: keys `start`, `end`", f"an end after {begin}", end)
    elif night.end_ns - night.start_ns > NIGHT_MAX_S * SECOND_NS:
        yield Breach(
            "[night]: keys `start`, `end`",
            f"at most {NIGHT_MAX_S / 3600.0:g} hours",
            f"{begin} to {end}",
            "Split it into nights.",
        )


def _the_site_is_a_plane(scenario: Scenario) -> Iterator[Breach]:
    site = scenario.site
    if not 0.0 < site.radius_km <= RADIUS_MAX_KM:
        yield Breach(
            "[site]: key `radius_km`",
            f"at most {RADIUS_MAX_KM:,.0f} km",
            f"{site.radius_km:g}",
        )
    if abs(site.centre[0]) > 85.0:  # noqa: PLR2004 - see vedette.earth.plane
        yield Breach(
            "[site]: key `centre`",
            "a latitude between 85 S and N",
            f"{site.centre[0]:g}",
            "Sites around a pole are not supported.",
        )
    if site.warnings.status == "Actual":
        yield Breach(
            "[site]: key `warnings.status`",
            "`Exercise`: nothing simulated is ever `Actual`",
            "`Actual`",
        )


def _sensors_name_files(scenario: Scenario) -> Iterator[Breach]:
    for sensor in scenario.sensors:
        if not FEED_ID.fullmatch(sensor.id):
            yield Breach(
                f"[[sensor]] `{sensor.id}`: key `id`",
                "letters, digits, _ . - and at most 64 of them",
                repr(sensor.id),
                "What it recorded is a file of that name.",
            )


def _ids_are_unique(scenario: Scenario) -> Iterator[Breach]:
    ids = [group.id for group in scenario.targets]
    ids += [flock.id for flock in scenario.clutter]
    for number, identifier in enumerate(ids):
        if identifier in ids[:number]:
            yield Breach(
                f"[[targets]] or [[clutter]] `{identifier}`: key `id`",
                "an id that no other group has",
                f"`{identifier}` again",
            )


def _groups_can_fly(scenario: Scenario) -> Iterator[Breach]:
    for group in scenario.targets:
        place = f"[[targets]] `{group.id}`"
        if (group.route is None) == (group.area is None):
            both = "none" if group.route is None else "both"
            yield Breach(place, "either `route` or `area`", both)
        if group.route is not None and group.course_deg is not None:
            yield Breach(
                f"{place}: key `course_deg`",
                "no course beside a `route`, which has its own",
                f"{list(group.course_deg)}",
            )
        law = group.count.pmf if isinstance(group.count, Distribution) else None
        most = mean_of(group.count) if law is None else float(len(law) - 1)
        if most > TARGETS_MAX:
            yield Breach(
                f"{place}: key `count`",
                f"at most {TARGETS_MAX:,} objects a night",
                f"{most:,.0f}",
                "Each is flown row by row; more belongs into several sites.",
            )
        yield from _ends_somewhere(group, place)
        yield from _comes_in_batches(group, place)


def _ends_somewhere(group: Targets, place: str) -> Iterator[Breach]:
    only_on = group.end == "continues"
    if group.area is not None and group.flight_s is None and not only_on:
        yield Breach(
            f"{place}: key `flight_s`",
            "how long it flies: without a route nothing else ends its flight",
            "none",
            'Or state `end = "continues"`.',
        )
    for key in ("guidance", "end"):
        shares = getattr(group, key)
        if not isinstance(shares, str) and not any(
            getattr(shares, name) > 0.0 for name in shares.__struct_fields__
        ):
            yield Breach(f"{place}: key `{key}`", "a share above 0", "none")


def _comes_in_batches(group: Targets, place: str) -> Iterator[Breach]:
    law = group.batch
    if isinstance(law, Distribution) and (law.normal or law.gamma):
        yield Breach(
            f"{place}: key `batch`", "a number, `uniform` or `pmf`", "another law"
        )
        return
    low, high = span_of(law)
    if low < 1.0 or high > BATCH_MAX:
        yield Breach(
            f"{place}: key `batch`",
            f"sizes from 1 to {BATCH_MAX}",
            f"{low:g} to {high:g}",
            "A table begins with the probability of 0, which must be 0.",
        )


def _authorisation_is_policy(scenario: Scenario) -> Iterator[Breach]:
    trusts = scenario.site.policy.cooperative == "authorised"
    for group in scenario.targets:
        can = group.transponder is not None and trusts
        if group.authorised is not None and group.authorised != can:
            yield Breach(
                f"[[targets]] `{group.id}`: key `authorised`",
                f"`{str(can).lower()}`, as the site's policy will judge it",
                f"`{str(group.authorised).lower()}`",
                "State a `transponder`, or change [site] `policy.cooperative`.",
            )


def _points_are_near(scenario: Scenario) -> Iterator[Breach]:
    plane = plane_at(*scenario.site.centre, scenario.site.radius_km)
    for place, key, points, closed in _points_of(scenario):
        where = f"{place}: key `{key}`"
        poles = [lat for lat, _ in points if abs(lat) > LAT_POLE_DEG]
        if poles:
            yield Breach(
                where,
                f"latitudes between {LAT_POLE_DEG:g} S and N",
                f"{poles[0]:g}",
                "The site is a plane about its centre; nothing flies over a pole here.",
            )
            return
        far_m = max(_far_m(plane, lat, lon) for lat, lon in points)
        if far_m > 2000.0 * RADIUS_MAX_KM:
            yield Breach(
                where,
                f"points within {2.0 * RADIUS_MAX_KM:,.0f} km of the site's centre",
                f"one {far_m / 1000.0:,.0f} km away",
                "Latitude stands before longitude.",
            )
        elif closed and area_share(*outline_of(points, plane)) < THIN:
            yield Breach(where, "a polygon with an area", "a line or a point")


def _points_of(
    scenario: Scenario,
) -> Iterator[tuple[str, str, tuple[tuple[float, float], ...], bool]]:
    """Give every list of points: place, key, points, and whether it is a polygon."""
    for group in scenario.targets:
        if group.route is not None:
            yield f"[[targets]] `{group.id}`", "route", group.route, False
        if group.area is not None:
            yield f"[[targets]] `{group.id}`", "area", group.area, True
    for flock in scenario.clutter:
        yield f"[[clutter]] `{flock.id}`", "area", flock.area, True
    for number, table in enumerate(scenario.jamming, start=1):
        if table.area is not None:
            yield f"[[jamming]] number {number}", "area", table.area, True
        if table.centre is not None:
            yield f"[[jamming]] number {number}", "centre", (table.centre,), False


def _far_m(plane: SitePlane, lat: float, lon: float) -> float:
    e_m, n_m = to_plane(plane, lat, lon)
    far_m = float(hypot(e_m, n_m))
    return far_m if isfinite(far_m) else inf


def _sensors_stand(scenario: Scenario) -> Iterator[Breach]:
    plane = plane_at(*scenario.site.centre, scenario.site.radius_km)
    ground_m = ground_of(scenario.site)
    for sensor in scenario.sensors:
        place = f"[[sensor]] `{sensor.id}`"
        if (sensor.kind == "airborne_radar") != (sensor.orbit is not None):
            yield Breach(
                f"{place}: key `orbit`",
                "the racetrack of an airborne radar, and of nothing else",
                "none" if sensor.orbit is None else f"one of a {sensor.kind}",
            )
        yield from _stands(sensor, place, plane, ground_m)


def _stands(
    sensor: ScenarioSensor, place: str, plane: SitePlane, ground_m: float
) -> Iterator[Breach]:
    if sensor.lat is not None and sensor.lon is not None:
        far_m = _far_m(plane, sensor.lat, sensor.lon)
        if far_m > 1000.0 * plane.radius_km:
            yield Breach(
                f"{place}: keys `lat`, `lon`",
                f"a place within {plane.radius_km:g} km of the site's centre",
                f"one {far_m / 1000.0:,.0f} km away",
            )
    if sensor.height_m is None:
        return
    if sensor.height_m < ground_m - BELOW_M:
        yield Breach(
            f"{place}: key `height_m`",
            f"a height above the ground of {ground_m:.0f} m",
            f"{sensor.height_m:g} m",
            "Heights are above the ellipsoid; [site] `ground_m` says where ground is.",
        )
    if sensor.height_m > ground_m + FIXED_MAX_M:
        yield Breach(
            f"{place}: key `height_m`",
            f"a height on some mountain, at most {ground_m + FIXED_MAX_M:,.0f} m",
            f"{sensor.height_m:,.0f} m",
            "What flies is an airborne_radar with an `orbit`.",
        )


def _jamming_is_somewhere(scenario: Scenario) -> Iterator[Breach]:
    for number, table in enumerate(scenario.jamming, start=1):
        place = f"[[jamming]] number {number}"
        circle = table.centre is not None and table.radius_km is not None
        if circle == (table.area is not None):
            yield Breach(
                place, "`centre` and `radius_km`, or `area`", "both or neither"
            )
        if table.height_m[0] >= table.height_m[1]:
            yield Breach(
                f"{place}: key `height_m`",
                "the smaller number first",
                f"{list(table.height_m)}",
            )


def _birds_are_few(scenario: Scenario) -> Iterator[Breach]:
    for flock in scenario.clutter:
        if mean_of(flock.count) > BIRDS_MAX:
            yield Breach(
                f"[[clutter]] `{flock.id}`: key `count`",
                f"at most {BIRDS_MAX:,}",
                f"{mean_of(flock.count):,.0f}",
            )


_RULES: tuple[Callable[[Scenario], Iterator[Breach]], ...] = (
    _the_night_has_hours,
    _the_site_is_a_plane,
    *NUMBERS,
    _sensors_name_files,
    _ids_are_unique,
    _groups_can_fly,
    _authorisation_is_policy,
    _points_are_near,
    _sensors_stand,
    _jamming_is_somewhere,
    _birds_are_few,
)
