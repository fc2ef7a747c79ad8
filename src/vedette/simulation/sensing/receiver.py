"""ADS-B ground stations: the positions that aircraft with a transponder broadcast.

A station puts out all that it hears, once a period, at one time for all of them, which
is a whole multiple of the period: so several stations of one period speak of the same
instants. It hears who is above its horizon and within its range (the law of
`vedette.sensors.coverage`; without a stated place, everybody). Positions err as
`vedette.simulation.sensing.gnss` says; velocities are those of the path.
"""

from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.earth.geoid import load_geoid, undulation
from vedette.earth.ground import speed_and_course
from vedette.earth.plane import SitePlane, from_plane, to_plane
from vedette.fixed_math import uniform
from vedette.kernel import kernel
from vedette.sensors.coverage import EVERYWHERE, RADAR, Coverage, p_detect_at
from vedette.simulation.sensing.antenna import working
from vedette.simulation.sensing.cast import Cast
from vedette.simulation.sensing.clock import clock_ns, instants_ns
from vedette.simulation.sensing.flights import Flights, state_at
from vedette.simulation.sensing.gnss import (
    DEGRADE,
    DEGRADED_NAC_P,
    DEGRADED_NIC,
    DENY,
    DISPLACE,
    HEIGHT_SHARE,
    STEP_S,
    Disturbed,
    disturbance,
    disturbed,
    sigma_of,
    slow_errors,
)
from vedette.simulation.sensing.radar import levels
from vedette.simulation.sensing.said import UNSAID_LEVEL, Positions
from vedette.simulation.sensing.weather import Weather, pressure_altitude_ft
from vedette.simulation.streams import number_of
from vedette.simulation.world import SimSensor, World
from vedette.units import FOOT_M, PI

PERIOD_S = 5.0  # where none is declared
RANGE_M = 400_000.0  # likewise: the horizon of an airliner is about that far
STEPS_OF_HALF = 1073741824.0  # I021/131: 180/2^30 degrees
HALF_TURN_DEG = 180.0
HEIGHT_FT = 6.25  # I021/140
SPEED_MPS = 1852.0 / 16384.0  # I021/160: 2^-14 NM/s
RATE_MPS = 6.25 * FOOT_M / 60.0  # I021/157
S16_MAX, S15_MAX = 32767, 16383


class Heard(NamedTuple):
    """What a station heard.

    Attributes
    ----------
    target : (n,)
    quality : (n, 2) NACp, NIC as said
    value : (n, 8) time (s), latitude, longitude (degrees), height as said (m), true
        height (m), speed (m/s), course (radians), climb (m/s)
    """

    target: Ints
    quality: Ints
    value: Floats


def positions_of(
    world: World, cast: Cast, sensor: SimSensor, weather: Weather
) -> Positions:
    """Say what a station puts out in a night.

    Parameters
    ----------
    world : World
        The night.
    cast : Cast
        Everything that flies in it.
    sensor : SimSensor
        The station.
    weather : Weather
        Of the night.

    Returns
    -------
    Positions
        In the order of time, then of address.
    """
    declared = sensor.declared
    period_s = declared.period_s or PERIOD_S
    first = np.ceil(world.start_s / period_s)
    times_s = np.arange(first, np.floor(world.end_s / period_s) + 1.0) * period_s
    times_s = times_s[working(sensor.outages, times_s)]
    steps = int((world.end_s - world.start_s) / STEP_S) + 2
    names = [
        [number_of("sensing", what, name) for what in ("gnss", "gnss height")]
        for name in cast.ids
    ]
    heard = _heard(
        world.key,
        np.array([number_of("sensing", "heard", declared.id, n) for n in cast.ids]),
        slow_errors(world.key, np.array(names, np.int64).reshape(-1, 2), steps),
        _coverage(world, sensor),
        disturbed(world),
        cast.flights,
        cast.address,
        np.stack([cast.nac_p, cast.nic], axis=1),
        world.plane,
        times_s,
        world.start_s,
    )
    return _message(world, cast, sensor, heard, weather)


def _coverage(world: World, sensor: SimSensor) -> Coverage:
    """Say what a station hears."""
    declared = sensor.declared
    if declared.lat is None or declared.lon is None:
        return Coverage(kind=EVERYWHERE, p_detect=sensor.p_detect)
    e_m, n_m = to_plane(world.plane, declared.lat, declared.lon)
    return Coverage(
        kind=RADAR,
        p_detect=sensor.p_detect,
        e_m=e_m,
        n_m=n_m,
        h_m=declared.height_m or 0.0,
        range_max_m=declared.range_max_m or RANGE_M,
    )


@kernel
def _heard(
    key: int,
    streams: Ints,
    errors: Floats,
    coverage: Coverage,
    jamming: Disturbed,
    flights: Flights,
    address: Ints,
    quality: Ints,
    plane: SitePlane,
    times_s: Floats,
    start_s: float,
) -> Heard:
    """Hear every aircraft at every instant."""
    targets = flights.start.size - 1
    room = 0
    for i in range(targets):
        room += times_s.size if address[i] >= 0 else 0
    target, said = np.empty(room, np.int64), np.empty((room, 2), np.int64)
    value = np.empty((room, 8))
    count = 0
    for k in range(times_s.size):
        time_s = times_s[k]
        for i in range(targets):
            first = flights.time_s[flights.start[i]]
            last = flights.time_s[flights.start[i + 1] - 1]
            if address[i] < 0 or not first <= time_s <= last:
                continue
            own = state_at(flights, i, time_s)
            p = p_detect_at(coverage, own.e_m, own.n_m, own.h_m)
            if uniform(key, streams[i], int(time_s * 1000.0)) >= p:
                continue
            number = disturbance(jamming, own.e_m, own.n_m, own.h_m, time_s)
            effect = jamming.effect[number] if number >= 0 else 0
            if effect == DENY:
                continue
            nac_p, nic = quality[i, 0], quality[i, 1]
            if effect == DEGRADE:
                nac_p, nic = min(nac_p, DEGRADED_NAC_P), min(nic, DEGRADED_NIC)
            east, north, up = _error(errors, i, time_s - start_s)
            sigma_m = sigma_of(nac_p)
            e_m, n_m = own.e_m + sigma_m * east, own.n_m + sigma_m * north
            if effect == DISPLACE:
                e_m += jamming.shift_m[number, 0]
                n_m += jamming.shift_m[number, 1]
            lat_deg, lon_deg = from_plane(plane, e_m, n_m)
            speed_mps, course_rad = speed_and_course(
                plane, own.e_m, own.n_m, own.ve_mps, own.vn_mps
            )
            target[count] = i
            said[count, 0], said[count, 1] = nac_p, nic
            value[count, 0], value[count, 1], value[count, 2] = time_s, lat_deg, lon_deg
            value[count, 3] = own.h_m + HEIGHT_SHARE * sigma_m * up
            value[count, 4], value[count, 5] = own.h_m, speed_mps
            value[count, 6], value[count, 7] = course_rad, own.vh_mps
            count += 1
    return Heard(target[:count].copy(), said[:count].copy(), value[:count].copy())


@kernel
def _error(errors: Floats, i: int, after_s: float) -> tuple[float, float, float]:
    """Return an aircraft's error in sigmas, between the steps of its process."""
    step = min(max(int(after_s / STEP_S), 0), errors.shape[1] - 2)
    share = min(max(after_s / STEP_S - step, 0.0), 1.0)
    one, other = errors[i, step], errors[i, step + 1]
    return (
        one[0] + share * (other[0] - one[0]),
        one[1] + share * (other[1] - one[1]),
        one[2] + share * (other[2] - one[2]),
    )


def _message(
    world: World, cast: Cast, sensor: SimSensor, heard: Heard, weather: Weather
) -> Positions:
    """Round what was heard to what the message can say."""
    who = heard.target
    order = np.lexsort((cast.address[who], heard.value[:, 0]))
    who, value, quality = who[order], heard.value[order], heard.quality[order]
    raised_m = undulation(load_geoid(), world.plane.lat0_deg, world.plane.lon0_deg)
    altitude_ft = pressure_altitude_ft(value[:, 4], raised_m, weather)
    lon = _steps(value[:, 2], HALF_TURN_DEG / STEPS_OF_HALF)
    new = cast.version[who] > 0
    return Positions(
        time_ns=clock_ns(world, value[:, 0] + sensor.bias_time_s),
        received_ns=instants_ns(world, value[:, 0] + sensor.delay_s),
        lat=_steps(value[:, 1], HALF_TURN_DEG / STEPS_OF_HALF),
        lon=np.where(lon >= int(STEPS_OF_HALF), lon - 2 * int(STEPS_OF_HALF), lon),
        address=cast.address[who],
        ident=cast.ident[who],
        level=levels(altitude_ft),
        height=_within(_steps(value[:, 3], HEIGHT_FT * FOOT_M), S16_MAX - 1),
        speed=np.clip(_steps(value[:, 5], SPEED_MPS), 0, S16_MAX),
        track=_steps(value[:, 6], 2.0 * PI / 65536.0) % 65536,
        rate=np.clip(_steps(value[:, 7], RATE_MPS), -S15_MAX, S15_MAX),
        version=cast.version[who],
        nac_p=np.where(new, quality[:, 0], -1),
        nic=quality[:, 1],
        sil=np.where(new, cast.sil[who], -1),
        target=who,
    )


def _steps(values: Floats, step: float) -> Ints:
    """Round to steps."""
    steps: Ints = np.floor(values / step + 0.5).astype(np.int64)
    return steps


def _within(steps: Ints, most: int) -> Ints:
    """Leave unsaid what an item cannot say."""
    return np.where(np.abs(steps) <= most, steps, UNSAID_LEVEL)
