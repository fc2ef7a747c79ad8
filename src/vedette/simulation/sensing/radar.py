"""Radars: detections, errors, false plots, resolution, dead times; then the message.

In one turn a target that is in view is detected by the primary antenna with the
probability p_detect x echo, and answers the Mode S antenna, if it has a transponder,
with `P_REPLY`. Range and azimuth err by the declared sigma (normal) and the true bias;
the clock by its bias. Two echoes of one turn nearer than the resolution in both range
and azimuth make one plot at their mean; replies are told apart by their addresses.
False plots are Poisson in a turn, uniform in range and azimuth. A dead radar sends
nothing at all. Plots of a sector of 1/8 turn are sent when the beam has passed it.

Times s since epoch, positions m in the site plane, angles radians.
"""

import numpy as np

from vedette.columns import Floats, Ints, take
from vedette.earth.geoid import load_geoid, undulation
from vedette.fixed_math import normal_pair, poisson, uniform
from vedette.fixed_math.philox import uniform_pair
from vedette.kernel import kernel
from vedette.simulation.sensing.antenna import SECTORS, Antenna
from vedette.simulation.sensing.beam import TURN_RAD, Passes, passes_of
from vedette.simulation.sensing.cast import Cast
from vedette.simulation.sensing.clock import clock_ns, instants_ns
from vedette.simulation.sensing.detections import BOTH, PRIMARY, REPLY, Detections
from vedette.simulation.sensing.resolution import resolved
from vedette.simulation.sensing.said import UNSAID_LEVEL, RadarPlots
from vedette.simulation.sensing.weather import Weather, pressure_altitude_ft
from vedette.simulation.streams import number_of
from vedette.simulation.world import SimSensor, World
from vedette.units import DEGREE_RAD

P_REPLY = 0.98  # of a Mode S roll-call within view
NM_M = 1852.0
RHO_MAX = 65535  # 256 NM: what I048/040 can say
FALSE_MAX = 1 << 16  # false plots in one turn: the counter has room for no more
LEVEL_FT = 25.0
LEVEL_MAX = 8191  # s14


def plots_of(
    world: World, cast: Cast, sensor: SimSensor, antenna: Antenna, weather: Weather
) -> RadarPlots:
    """Say what a radar plots in a night.

    Parameters
    ----------
    world : World
        The night.
    cast : Cast
        Everything that flies in it.
    sensor : SimSensor
        The radar.
    antenna : Antenna
        Its antenna.
    weather : Weather
        Of the night.

    Returns
    -------
    RadarPlots
        In the order of time.
    """
    passes = passes_of(
        antenna.beam,
        antenna.carrier,
        cast.flights,
        world.plane,
        world.start_s,
        world.end_s,
    )
    key = world.key
    found = _detected(world, cast, sensor, antenna, passes)
    size = sensor.declared.resolution
    if size is not None:
        found = resolved(
            found,
            size.range_m,
            size.azimuth_deg * DEGREE_RAD,
            antenna.beam.period_s,
        )
    declared = sensor.declared
    false = clutter(
        key,
        np.array(
            [
                number_of("sensing", "false count", declared.id),
                number_of("sensing", "false", declared.id),
            ]
        ),
        antenna,
        sensor.clutter_per_turn,
        declared.range_max_m or 0.0,
        world.start_s,
        world.end_s,
    )
    both = [np.concatenate(parts) for parts in zip(found, false, strict=True)]
    whole = Detections(*both)
    order = np.lexsort((whole.range_m, whole.azimuth_rad, whole.time_s))
    return _message(world, cast, sensor, antenna, take(whole, order), weather)


def _detected(
    world: World, cast: Cast, sensor: SimSensor, antenna: Antenna, passes: Passes
) -> Detections:
    """Decide which passes are detected, and measure them."""
    declared = sensor.declared
    streams = np.array(
        [
            [
                number_of("sensing", what, declared.id, name)
                for what in ("echo", "reply", "error")
            ]
            for name in cast.ids
        ],
        np.int64,
    ).reshape(len(cast.ids), 3)
    answers = (cast.address >= 0).astype(np.int64) * antenna.mode_s
    typ, noise = _drawn(world.key, streams, passes, cast.echo, answers)
    kept = np.flatnonzero(typ > 0)
    seen, noise = take(passes, kept), noise[kept]
    sigma_m = declared.sigma_range_m or 0.0
    sigma_rad = (declared.sigma_azimuth_deg or 0.0) * DEGREE_RAD
    said = seen.azimuth_rad + antenna.beam.bias_azimuth_rad
    return Detections(
        seen.time_s,
        seen.range_m + sensor.bias_range_m + sigma_m * noise[:, 0],
        said + sigma_rad * noise[:, 1],
        seen.range_m,
        seen.azimuth_rad,
        typ[kept],
        seen.target,
        seen.h_m,
    )


@kernel
def _drawn(
    key: int, streams: Ints, passes: Passes, echo: Floats, answers: Ints
) -> tuple[Ints, Floats]:
    """Draw what detects each pass, 0 for nothing, and its errors in sigmas."""
    typ = np.zeros(passes.target.size, np.int64)
    noise = np.zeros((passes.target.size, 2))
    for k in range(passes.target.size):
        target, number = passes.target[k], passes.number[k]
        p = passes.p_view[k] * echo[target]
        primary = uniform(key, streams[target, 0], number) < p
        reply = False
        if answers[target] and passes.p_view[k] > 0.0:
            reply = uniform(key, streams[target, 1], number) < P_REPLY
        if primary:
            typ[k] = BOTH if reply else PRIMARY
        elif reply:
            typ[k] = REPLY
        if typ[k]:
            noise[k] = normal_pair(key, streams[target, 2], number)
    return typ, noise


def clutter(
    key: int,
    streams: Ints,
    antenna: Antenna,
    mean: float,
    range_max_m: float,
    from_s: float,
    to_s: float,
) -> Detections:
    """Draw the false plots of a night.

    Parameters
    ----------
    key : int
        Of the night.
    streams : (2,)
        Of their number and of their places.
    antenna : Antenna
        Which turns.
    mean : float
        Expected in a turn, over the whole coverage.
    range_max_m : float
        Up to here.
    from_s, to_s : float
        Between these, s since epoch.

    Returns
    -------
    Detections
        Turn by turn.
    """
    beam = antenna.beam
    first = int(np.floor((from_s - beam.zero_s) / beam.period_s))
    last = int(np.floor((to_s - beam.zero_s) / beam.period_s))
    turn, shares = _false(key, streams, max(mean, 0.0), first, last)
    time_s = beam.zero_s + beam.period_s * (turn + shares[:, 1])
    kept = np.flatnonzero((time_s >= from_s) & (time_s <= to_s))
    range_m, azimuth = shares[kept, 0] * range_max_m, shares[kept, 1] * TURN_RAD
    return Detections(
        time_s[kept],
        range_m,
        azimuth,
        range_m,
        azimuth,
        np.full(kept.size, PRIMARY),
        np.full(kept.size, -1),
        np.full(kept.size, np.nan),
    )


@kernel
def _false(
    key: int, streams: Ints, mean: float, first: int, last: int
) -> tuple[Ints, Floats]:
    """Draw turn, and range and azimuth as shares, of each false plot."""
    counts = np.zeros(max(last - first + 1, 0), np.int64)
    for k in range(counts.size):
        counts[k] = min(poisson(key, streams[0], first + k, mean), FALSE_MAX)
    total = 0
    for k in range(counts.size):
        total += counts[k]
    turn, shares = np.empty(total, np.int64), np.empty((total, 2))
    place = 0
    for k in range(counts.size):
        for i in range(counts[k]):
            turn[place] = first + k
            counter = (first + k) * FALSE_MAX + i
            shares[place] = uniform_pair(key, streams[1], counter, 0)
            place += 1
    return turn, shares


def _message(
    world: World,
    cast: Cast,
    sensor: SimSensor,
    antenna: Antenna,
    found: Detections,
    weather: Weather,
) -> RadarPlots:
    """Round what was measured to what the message can say, and send it by sector."""
    beam = antenna.beam
    crossing = np.floor((found.time_s - beam.zero_s) / beam.period_s * SECTORS) + 1.0
    sent_s = beam.zero_s + beam.period_s * crossing / SECTORS
    alive = antenna.alive(found.time_s) & antenna.alive(sent_s)
    rho = np.floor(np.maximum(found.range_m, 0.0) / NM_M * 256.0 + 0.5)
    kept = np.flatnonzero(alive & (rho <= RHO_MAX))
    found, rho, sent_s = take(found, kept), rho[kept], sent_s[kept]
    theta = np.floor(found.azimuth_rad / TURN_RAD * 65536.0 + 0.5)
    place = (sensor.declared.lat or 0.0, sensor.declared.lon or 0.0)
    altitude_ft = pressure_altitude_ft(
        found.h_m, undulation(load_geoid(), *place), weather
    )
    reply = found.typ != PRIMARY
    return RadarPlots(
        time_ns=clock_ns(world, found.time_s + sensor.bias_time_s),
        received_ns=instants_ns(world, sent_s + sensor.delay_s),
        rho=rho.astype(np.int64),
        theta=theta.astype(np.int64) % 65536,
        typ=found.typ,
        address=np.where(reply, cast.address[found.target], -1),
        mode3a=np.where(reply, cast.mode3a[found.target], -1),
        ident=np.where(reply, cast.ident[found.target], -1),
        level=np.where(reply, levels(altitude_ft), UNSAID_LEVEL),
        target=found.target,
    )


def levels(altitude_ft: Floats) -> Ints:
    """Round altitudes to quarters of a flight level.

    Parameters
    ----------
    altitude_ft : (n,) ft
        nan where unknown.

    Returns
    -------
    (n,)
        Numbers of 25 ft; `UNSAID_LEVEL` where unknown or beyond what can be said.
    """
    known = np.nan_to_num(altitude_ft, nan=np.inf)
    said = np.abs(known) <= LEVEL_MAX * LEVEL_FT
    steps = np.floor(np.where(said, known, 0.0) / LEVEL_FT + 0.5).astype(np.int64)
    return np.where(said, steps, UNSAID_LEVEL)
