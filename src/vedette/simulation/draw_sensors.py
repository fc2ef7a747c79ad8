"""Draws the sensors of one night as they really are: biases, failures, an orbit.

What the file does not say of the truth is drawn within what the site file declares: a
bias is normal with its `bias_sigma`, cut at three of them. The tracker knows the
sigma, never the bias.
"""

from math import inf

import numpy as np

from vedette.simulation.distribution import Distribution, Number, drawn
from vedette.simulation.draw_targets import Hours
from vedette.simulation.guidance import Plan, clipped, fly
from vedette.simulation.routes import heading_of, length_of, outline_of
from vedette.simulation.scenario import Failures, Orbit, ScenarioSensor
from vedette.simulation.streams import Stream, stream
from vedette.simulation.world import Path, PoseError, SimSensor
from vedette.site.sensor import Sensor
from vedette.units import DEGREE_RAD, SECOND_NS

BIAS_SIGMAS_MAX = 3.0
FAILURES_MAX = 100  # of one sensor in one night
SEES = 0.9  # of a sensor that states no p_detect: a receiver of one message in ten less
ORBIT_TURN_DPS = 1.5  # a rate-half turn, as large aircraft fly
PATH_LEAD_S = (
    60.0  # an orbit begins before the night, so that its first look has a pose
)


def sensor_of(table: ScenarioSensor, hours: Hours, epoch_ns: int) -> SimSensor:
    """Draw what one sensor really is.

    Parameters
    ----------
    table : ScenarioSensor
        Checked.
    hours : Hours
        Of the night, with the key of the sensors.
    epoch_ns : int
        Nanoseconds UTC.

    Returns
    -------
    SimSensor
        Beside what the site file says.
    """
    law = stream(hours.key, table.id, "sensor")
    declared = declared_of(table)
    sees = SEES if table.p_detect is None else table.p_detect
    adds = table.clutter_per_turn or 0.0
    known = [
        ((first - epoch_ns) / SECOND_NS, (last - epoch_ns) / SECOND_NS)
        for first, last in table.outages
    ]
    failures = _failures(table.failures, hours, table.id)
    return SimSensor(
        declared=declared,
        p_detect=drawn(_said(table.true_p_detect, sees), law, 0, low=0.0, high=1.0),
        clutter_per_turn=drawn(
            _said(table.true_clutter_per_turn, adds), law, 1, low=0.0
        ),
        bias_range_m=_bias(table, "range_m", law, 2),
        bias_azimuth_deg=_bias(table, "azimuth_deg", law, 3),
        bias_time_s=_bias(table, "time_s", law, 4),
        outages=tuple(sorted((*known, *failures))),
        path=_path(table.orbit, hours),
        pose_error=_pose_error(table.orbit, stream(hours.key, table.id, "pose")),
        delay_s=drawn(table.delay_s, law, 5, low=0.0),
    )


def declared_of(table: ScenarioSensor) -> Sensor:
    """Return what the site file says of a sensor."""
    return Sensor(**{key: getattr(table, key) for key in Sensor.__struct_fields__})


def _said(truth: Number | None, declared: float) -> Number:
    return declared if truth is None else truth


def _bias(table: ScenarioSensor, key: str, law: Stream, counter: int) -> float:
    """Draw one bias: as the file says, else normal within what is declared."""
    if table.true_bias is not None:
        return drawn(getattr(table.true_bias, key), law, counter)
    sigma = getattr(table.bias_sigma, key)
    most = BIAS_SIGMAS_MAX * sigma
    return drawn(Distribution(normal=(0.0, sigma)), law, counter, low=-most, high=most)


def _failures(
    table: Failures | None, hours: Hours, sensor: str
) -> list[tuple[float, float]]:
    """Draw outages that nobody declared."""
    if table is None:
        return []
    law = stream(hours.key, sensor, "failures")
    rate = drawn(table.count, law, 0, low=0.0)
    count = int(rate + 0.5)
    if isinstance(table.count, Distribution) and table.count.gamma is not None:
        count = law.poisson(1, rate)
    found = []
    for number in range(min(count, FAILURES_MAX)):
        first = hours.watch.start_s + hours.whole_s * law.uniform(2 + 2 * number)
        found.append(
            (first, first + drawn(table.lasts_s, law, 3 + 2 * number, low=0.0))
        )
    return found


def _path(orbit: Orbit | None, hours: Hours) -> Path | None:
    """Fly an orbit through the night."""
    if orbit is None:
        return None
    e_m, n_m = outline_of(orbit.points, hours.plane)
    around_m = length_of(np.append(e_m, e_m[0]), np.append(n_m, n_m[0]))
    begin_s = hours.watch.start_s - PATH_LEAD_S
    rounds = int((hours.watch.end_s - begin_s) * orbit.speed_mps / around_m) + 2
    plan = Plan(
        start_s=begin_s,
        heading_rad=heading_of(e_m, n_m),
        speed_mps=orbit.speed_mps,
        turn_rps=ORBIT_TURN_DPS * DEGREE_RAD,
        flight_s=inf,
        glide_s=inf,
        fix_lost_s=inf,
        adrift=False,
        walk_rad=0.0,
        wind_e_mps=0.0,
        wind_n_mps=0.0,
        slide_e_mps=0.0,
        slide_n_mps=0.0,
        loiter_from_s=inf,
        loiter_until_s=inf,
        loiter_radius_m=inf,
    )
    until_s = hours.watch.end_s + PATH_LEAD_S
    time_s, e_m, n_m, _ = fly(
        plan, np.tile(e_m, rounds), np.tile(n_m, rounds), until_s, 0, 0
    )
    path = Path(time_s, e_m, n_m, np.full(time_s.size, orbit.height_m))
    return clipped(path, begin_s, until_s, inf)


def _pose_error(orbit: Orbit | None, law: Stream) -> PoseError | None:
    """Draw how wrongly an airborne sensor knows itself."""
    if orbit is None:
        return None
    sigma_m = orbit.pose_sigma_m
    return PoseError(
        e_m=sigma_m * law.normal(0),
        n_m=sigma_m * law.normal(1),
        h_m=sigma_m * law.normal(2),
        heading_deg=orbit.heading_sigma_deg * law.normal(3),
    )
