"""People: late, vague, and several of one thing.

An observer stands for the people of a region: its place and how far around it they
look. What crosses the region below `CEILING_M` is reported with the probability
p_detect, once or, as people are many, more often (Poisson, mean `REPEATS` more). Each
says a place that errs by some kilometres and a time that errs by minutes, in whole
minutes as people say times, and it is learnt minutes later. Reports of nothing come as
Poisson, mean `clutter_per_turn` in the night. Nobody says that there was nothing.

Sizes: error of place 1 to 5 km, of time minutes (public reports of drones by phone).
"""

import math
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats
from vedette.earth.plane import from_plane_array, to_plane
from vedette.fixed_math import log, normal, normal_pair, poisson, sin_cos, uniform
from vedette.kernel import kernel
from vedette.simulation.sensing.antenna import working
from vedette.simulation.sensing.cast import Cast
from vedette.simulation.sensing.clock import instants_ns
from vedette.simulation.sensing.flights import Flights, state_at
from vedette.simulation.sensing.said import Sightings
from vedette.simulation.streams import number_of
from vedette.simulation.world import SimSensor, World
from vedette.units import PI

CEILING_M = 3000.0  # higher, a drone is neither seen at night nor heard from below
STEP_S = 20.0  # how finely is looked for who crosses the region
REPEATS = 1.5  # further reports of one event, in the mean
REPEATS_MAX = 20
SIGMA_M, SIGMA_S = 2500.0, 90.0
LATE_S = 240.0  # from seeing to being learnt: exponential, in the mean
MINUTE_S = 60.0
MICRODEGREES = 1e4  # places are written to some ten metres


class Event(NamedTuple):
    """Somebody crosses the region, or is imagined to.

    Attributes
    ----------
    stream : of everything drawn about it
    target : index, -1 for nobody
    e_m, n_m : m, where seen
    time_s : s since epoch, when
    """

    stream: int
    target: int
    e_m: float
    n_m: float
    time_s: float


@kernel
def _crossing(
    flights: Flights,
    target: int,
    centre: tuple[float, float],
    reach_m: float,
    from_s: float,
    to_s: float,
) -> tuple[float, float]:
    """Return first and last time within the region; the last before the first if never.

    Only the first stay counts.
    """
    start = max(flights.time_s[flights.start[target]], from_s)
    end = min(flights.time_s[flights.start[target + 1] - 1], to_s)
    first, last = np.inf, -np.inf
    steps = int(max(end - start, 0.0) / STEP_S) + 1 if end >= start else 0
    for k in range(steps):
        time_s = start + k * STEP_S
        there = state_at(flights, target, time_s)
        de, dn = there.e_m - centre[0], there.n_m - centre[1]
        inside = de * de + dn * dn <= reach_m * reach_m and there.h_m <= CEILING_M
        if inside:
            first, last = min(first, time_s), time_s
        elif last >= first:
            break
    return first, last


def sightings_of(world: World, cast: Cast, sensor: SimSensor, index: int) -> Sightings:
    """Say what the people of a region report in a night.

    Parameters
    ----------
    world : World
        The night.
    cast : Cast
        Everything that flies in it.
    sensor : SimSensor
        The observer.
    index : int
        Its place among the sensors of its feed.

    Returns
    -------
    Sightings
        In no order.
    """
    rows = [
        row
        for event in _events(world, cast, sensor)
        for row in _told(world, event, sensor.delay_s)
    ]
    table = np.array(rows, np.float64).reshape(-1, 5)
    table = table[working(sensor.outages, table[:, 3])]
    lat_deg, lon_deg = from_plane_array(
        world.plane, table[:, 1].copy(), table[:, 2].copy()
    )
    count = table.shape[0]
    said_s = np.floor(table[:, 3] / MINUTE_S) * MINUTE_S
    received_s = np.maximum(table[:, 4], said_s)
    return Sightings(
        sensor=np.full(count, index),
        kind=np.ones(count, np.int64),
        time_ns=instants_ns(world, said_s),
        received_ns=instants_ns(world, received_s),
        lat_deg=_rounded(lat_deg),
        lon_deg=_rounded(lon_deg),
        sigma_m=np.full(count, SIGMA_M),
        sigma_s=np.full(count, SIGMA_S),
        height_m=np.full(count, np.nan),
        target=table[:, 0].astype(np.int64),
    )


def _rounded(degrees: Floats) -> Floats:
    """Round as it is written."""
    rounded: Floats = np.floor(degrees * MICRODEGREES + 0.5) / MICRODEGREES
    return rounded


def _events(world: World, cast: Cast, sensor: SimSensor) -> list[Event]:
    """Find what people notice: who crosses, and what does not exist."""
    declared = sensor.declared
    centre = to_plane(world.plane, declared.lat or 0.0, declared.lon or 0.0)
    reach_m = declared.range_max_m or 0.0
    events = []
    for target, name in enumerate(cast.ids):
        stream = number_of("sensing", "sighting", declared.id, name)
        first, last = _crossing(
            cast.flights, target, centre, reach_m, world.start_s, world.end_s
        )
        p = sensor.p_detect * float(cast.echo[target])
        if last < first or uniform(world.key, stream, 0) >= p:
            continue
        time_s = first + (last - first) * uniform(world.key, stream, 1)
        there = state_at(cast.flights, target, time_s)
        events.append(Event(stream, target, there.e_m, there.n_m, time_s))
    false = number_of("sensing", "false sighting", declared.id)
    for k in range(poisson(world.key, false, 0, sensor.clutter_per_turn)):
        far_m = reach_m * math.sqrt(uniform(world.key, false, 3 * k + 1))
        sine, cosine = sin_cos(2.0 * PI * uniform(world.key, false, 3 * k + 2))
        share = uniform(world.key, false, 3 * k + 3)
        time_s = world.start_s + (world.end_s - world.start_s) * share
        events.append(
            Event(
                number_of("sensing", "false sighting", declared.id, k),
                -1,
                centre[0] + far_m * sine,
                centre[1] + far_m * cosine,
                time_s,
            )
        )
    return events


def _told(
    world: World, event: Event, delay_s: float
) -> list[tuple[float, float, float, float, float]]:
    """Tell of an event, once or several times: target, e, n, said and learnt times."""
    key, stream = world.key, event.stream
    more = poisson(key, stream, 2, REPEATS) if event.target >= 0 else 0
    told = []
    for k in range(min(more, REPEATS_MAX) + 1):
        east, north = normal_pair(key, stream, 4 * k + 4)
        said_s = event.time_s + SIGMA_S * normal(key, stream, 4 * k + 5)
        late_s = delay_s - LATE_S * log(uniform(key, stream, 4 * k + 6))
        told.append(
            (
                float(event.target),
                event.e_m + SIGMA_M * east,
                event.n_m + SIGMA_M * north,
                max(said_s, world.start_s),
                event.time_s + late_s,
            )
        )
    return told
