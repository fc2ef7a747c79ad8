"""Listening nodes: that something is within earshot, period by period.

At the end of each of its periods a node says whether it heard anything. What it hears
at time t was sent out at t - d / c, c = 343 m/s: an object counts where it was then,
within the node's reach in the slant. Each is noticed with the probability p_detect x
echo, and one that does not exist now and then (Poisson, `clutter_per_turn` a period).
A node cannot count: one presence, at its own place, with sigma R/2.
"""

import numpy as np

from vedette.columns import Floats, Ints
from vedette.earth.plane import SitePlane, to_plane
from vedette.fixed_math import exp, uniform
from vedette.kernel import kernel
from vedette.simulation.sensing.antenna import working
from vedette.simulation.sensing.cast import Cast
from vedette.simulation.sensing.clock import clock_ns, instants_ns
from vedette.simulation.sensing.flights import Flights, state_at
from vedette.simulation.sensing.said import Sightings
from vedette.simulation.streams import number_of
from vedette.simulation.world import SimSensor, World

SOUND_MPS = 343.0  # dry air at 20 °C
RETARD_STEPS = 4  # each gains a factor of Mach 7 for what flies at 45 m/s
PERIOD_S = 30.0
NOTHING, FALSE = -2, -1
PRESENCE, LISTENED = 0, 2  # in sightings_jsonl.KINDS


@kernel
def heard_from(
    flights: Flights, target: int, e_m: float, n_m: float, h_m: float, time_s: float
) -> tuple[float, float]:
    """Find when and how far off the sound was made that is heard now.

    Parameters
    ----------
    flights : Flights
        Of all targets.
    target : int
        Which.
    e_m, n_m, h_m : float
        Of the node, m.
    time_s : float
        Now, s since epoch.

    Returns
    -------
    emitted_s : float
        s since epoch.
    distance_m : float
        From there to the node, in the slant.
    """
    distance = 0.0
    for _ in range(RETARD_STEPS):
        there = state_at(flights, target, time_s - distance / SOUND_MPS)
        de, dn, dh = there.e_m - e_m, there.n_m - n_m, there.h_m - h_m
        distance = np.sqrt(de * de + dn * dn + dh * dh)
    return time_s - distance / SOUND_MPS, distance


@kernel
def _noticed(
    key: int,
    streams: Ints,
    place: tuple[float, float, float],
    reach_m: float,
    p_detect: float,
    p_false: float,
    flights: Flights,
    echo: Floats,
    times_s: Floats,
) -> Ints:
    """Say of each period whom the node noticed: the nearest, `FALSE` or `NOTHING`.

    The last of the streams is that of what does not exist.
    """
    whom = np.full(times_s.size, NOTHING)
    nearest = np.full(times_s.size, np.inf)
    for k in range(times_s.size):
        counter = int(times_s[k] * 1000.0)
        if uniform(key, streams[-1], counter) < p_false:
            whom[k] = FALSE
    for i in range(flights.start.size - 1):
        first = flights.time_s[flights.start[i]]
        last = flights.time_s[flights.start[i + 1] - 1]
        for k in range(times_s.size):
            emitted_s, distance = heard_from(
                flights, i, place[0], place[1], place[2], times_s[k]
            )
            if distance >= min(reach_m, nearest[k]) or not first <= emitted_s <= last:
                continue
            counter = int(times_s[k] * 1000.0)
            if uniform(key, streams[i], counter) < p_detect * echo[i]:
                whom[k], nearest[k] = i, distance
    return whom


def presences_of(world: World, cast: Cast, sensor: SimSensor, index: int) -> Sightings:
    """Say what a node says in a night.

    Parameters
    ----------
    world : World
        The night.
    cast : Cast
        Everything that flies in it.
    sensor : SimSensor
        The node.
    index : int
        Its place among the sensors of its feed.

    Returns
    -------
    Sightings
        One for each period in which it worked, in the order of time.
    """
    declared = sensor.declared
    period_s, reach_m = declared.period_s or PERIOD_S, declared.range_max_m or 0.0
    phase_s = period_s * uniform(
        world.key, number_of("sensing", "period", declared.id), 0
    )
    times_s = np.arange(world.start_s + phase_s, world.end_s, period_s)
    times_s = times_s[working(sensor.outages, times_s)]
    names = [number_of("sensing", "sound", declared.id, name) for name in cast.ids]
    names.append(number_of("sensing", "false sound", declared.id))
    whom = _noticed(
        world.key,
        np.array(names),
        _place(world.plane, sensor),
        reach_m,
        sensor.p_detect,
        1.0 - exp(-sensor.clutter_per_turn),
        cast.flights,
        cast.echo,
        times_s,
    )
    heard = whom != NOTHING
    unsaid = np.full(times_s.size, np.nan)
    return Sightings(
        sensor=np.full(times_s.size, index),
        kind=np.where(heard, PRESENCE, LISTENED),
        time_ns=clock_ns(world, times_s + sensor.bias_time_s),
        received_ns=instants_ns(world, times_s + sensor.delay_s),
        lat_deg=np.where(heard, declared.lat or 0.0, np.nan),
        lon_deg=np.where(heard, declared.lon or 0.0, np.nan),
        sigma_m=np.where(heard, 0.5 * reach_m, np.nan),
        sigma_s=unsaid,
        height_m=unsaid,
        target=np.where(heard, np.maximum(whom, -1), -1),
    )


def _place(plane: SitePlane, sensor: SimSensor) -> tuple[float, float, float]:
    """Place a node in the site plane."""
    declared = sensor.declared
    e_m, n_m = to_plane(plane, declared.lat or 0.0, declared.lon or 0.0)
    return e_m, n_m, declared.height_m or 0.0
