"""Draws one night of a family: the world as it really was, and what its site file says.

A pure function of (scenario, seed): every group, sensor and purpose has random numbers
of its own, named and not counted, so neither the order of tables in the file nor the
number of workers changes anything.
"""

from collections.abc import Sequence

from vedette.earth.plane import SitePlane, plane_at, to_plane
from vedette.fixed_math import hypot, sin_cos
from vedette.simulation.distribution import drawn
from vedette.simulation.draw_birds import birds_of
from vedette.simulation.draw_sensors import sensor_of
from vedette.simulation.draw_targets import Hours, rate_of, targets_of
from vedette.simulation.flight import Span
from vedette.simulation.possible import ground_of
from vedette.simulation.routes import outline_of
from vedette.simulation.scenario import JammingTable, Scenario, StreamName, Wind
from vedette.simulation.site_of import site_of
from vedette.simulation.streams import night_key, stream
from vedette.simulation.transponders import told_apart
from vedette.simulation.world import Jamming, Target, World
from vedette.site.write import site_text
from vedette.units import DEGREE_RAD, SECOND_NS

DAY_NS = 86_400 * SECOND_NS
HOUR_S = 3600.0


def world_of(scenario: Scenario, seed: int, *, study: bool = False) -> World:
    """Draw one night.

    Parameters
    ----------
    scenario : Scenario
        Checked.
    seed : int
        Of the night.
    study : bool
        Whether only the hours of a study are watched (`study_hours`).

    Returns
    -------
    World
        The same for the same arguments, on every machine.
    """
    night = scenario.night
    epoch_ns = night.start_ns // DAY_NS * DAY_NS
    start_s = (night.start_ns - epoch_ns) / SECOND_NS
    whole_s = (night.end_ns - night.start_ns) / SECOND_NS
    watched_s = whole_s
    if study and night.study_hours is not None:
        watched_s = min(night.study_hours * HOUR_S, whole_s)
    end_s = start_s + watched_s
    plane = plane_at(*scenario.site.centre, scenario.site.radius_km)
    wind = _wind(scenario.weather.wind, key_of(scenario, seed, "weather"))
    watch = Span(
        start_s, end_s, scenario.site.radius_km * 1000.0, ground_of(scenario.site)
    )

    def hours(name: StreamName) -> Hours:
        return Hours(
            key=key_of(scenario, seed, name),
            watch=watch,
            whole_s=whole_s,
            plane=plane,
            wind=wind,
            policy_trusts=scenario.site.policy.cooperative == "authorised",
        )

    flying = hours("targets")
    site = site_of(scenario, plane, night.start_ns + round(watched_s * SECOND_NS))
    return World(
        family=night.family,
        seed=seed,
        key=key_of(scenario, seed, "noise"),
        epoch_ns=epoch_ns,
        start_s=start_s,
        end_s=end_s,
        plane=plane,
        targets=_targets(scenario, flying),
        birds=tuple(
            bird
            for flock in scenario.clutter
            for bird in birds_of(flock, hours("birds"))
        ),
        sensors=tuple(
            sensor_of(table, hours("sensors"), epoch_ns) for table in scenario.sensors
        ),
        jamming=_jamming(scenario.jamming, hours("jamming")),
        wind=wind,
        site=site,
        site_text=site_text(site),
        rates=tuple((group.id, rate_of(group, flying)) for group in scenario.targets),
    )


def key_of(scenario: Scenario, seed: int, name: StreamName) -> int:
    """Return the key of one kind of draws: of seed 0 where each seed shares them.

    Parameters
    ----------
    scenario : Scenario
        With its `seed_streams`.
    seed : int
        Of the night.
    name : str
        The kind.

    Returns
    -------
    int
        63 bits.
    """
    night = scenario.night
    return night_key(night.family, seed if name in night.seed_streams else 0)


def _targets(scenario: Scenario, hours: Hours) -> tuple[Target, ...]:
    """Draw every group."""
    found: list[Target] = []
    batch = 0
    for group in scenario.targets:
        found.extend(targets_of(group, hours, batch))
        batch = max((target.batch + 1 for target in found), default=0)
    return told_apart(found)


def _wind(table: Wind, key: int) -> tuple[float, float]:
    """Draw the wind: where the air goes to, east and north, m/s."""
    law = stream(key, "wind")
    speed_mps = drawn(table.speed_mps, law, 0, low=0.0)
    sine, cosine = sin_cos(drawn(table.from_deg, law, 1) * DEGREE_RAD)
    return -speed_mps * float(sine), -speed_mps * float(cosine)


def _jamming(tables: Sequence[JammingTable], hours: Hours) -> tuple[Jamming, ...]:
    """Draw where and when satellite navigation is disturbed."""
    found = []
    for number, table in enumerate(tables):
        law = stream(hours.key, "jamming", number)
        if law.uniform(0) >= table.chance:
            continue
        from_s = hours.watch.start_s + drawn(table.from_s, law, 1)
        to_s = hours.watch.start_s + hours.whole_s
        if table.to_s is not None:
            to_s = hours.watch.start_s + drawn(table.to_s, law, 2)
        e_m, n_m, radius_m = _circle(table, hours.plane)
        if table.radius_km is not None:
            radius_m = 1000.0 * drawn(table.radius_km, law, 3, low=0.0)
        jamming = Jamming(
            centre_e_m=e_m,
            centre_n_m=n_m,
            radius_m=radius_m,
            from_s=from_s,
            to_s=max(to_s, from_s),
            floor_m=table.height_m[0],
            ceiling_m=table.height_m[1],
            effect=table.effect,
        )
        found.append(jamming)
    return tuple(found)


def _circle(table: JammingTable, plane: SitePlane) -> tuple[float, float, float]:
    """Return the circle around a polygon: about the middle of its box."""
    if table.area is None:
        e_m, n_m = to_plane(plane, *(table.centre or (0.0, 0.0)))
        return e_m, n_m, 0.0
    east, north = outline_of(table.area, plane)
    e_m = 0.5 * float(east.min() + east.max())
    n_m = 0.5 * float(north.min() + north.max())
    reach = [
        float(hypot(float(e) - e_m, float(n) - n_m))
        for e, n in zip(east, north, strict=True)
    ]
    return e_m, n_m, max(reach)
