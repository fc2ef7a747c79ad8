"""Where a radar says that its beam is: north markers and sector crossings.

The antenna's encoder says 8 boundaries a turn, north among them (I034/000 message types
1 and 2); the clock is the radar's own, with its bias; a dead radar says nothing.
"""

import numpy as np

from vedette.simulation.sensing.antenna import SECTORS, Antenna, stated_place
from vedette.simulation.sensing.clock import clock_ns, instants_ns
from vedette.simulation.sensing.said import NORTH, SECTOR, RadarBeams
from vedette.simulation.world import SimSensor, World

STEPS_OF_A_TURN = 256  # I034/020
STEPS_OF_HALF = 8388608.0  # I034/120: 180/2^23 degrees
HALF_TURN_DEG = 180.0
HEIGHT_MAX_M = 32767  # s16


def beams_of(world: World, sensor: SimSensor, antenna: Antenna) -> RadarBeams:
    """Say where a radar says that it looks.

    Parameters
    ----------
    world : World
        The night.
    sensor : SimSensor
        The radar.
    antenna : Antenna
        Made of it.

    Returns
    -------
    RadarBeams
        In the order of time; the last closes the sector in which the night ends.
    """
    beam = antenna.beam
    step_s = beam.period_s / SECTORS
    first = int(np.ceil((world.start_s - beam.zero_s) / step_s))
    last = int(np.ceil((world.end_s - beam.zero_s) / step_s))
    crossing = np.arange(first, last + 1)
    # As the plots' sectors are counted, to the bit: they are sent together.
    time_s = beam.zero_s + beam.period_s * crossing / SECTORS
    alive = antenna.alive(time_s)
    crossing, time_s = crossing[alive], time_s[alive]
    place = stated_place(world, sensor, antenna, time_s)
    steps = np.floor(place[:, :2] / HALF_TURN_DEG * STEPS_OF_HALF + 0.5)
    height = np.clip(np.floor(place[:, 2] + 0.5), -HEIGHT_MAX_M, HEIGHT_MAX_M)
    sector = crossing % SECTORS
    return RadarBeams(
        time_ns=clock_ns(world, time_s + sensor.bias_time_s),
        received_ns=instants_ns(world, time_s + sensor.delay_s),
        kind=np.where(sector == 0, NORTH, SECTOR),
        sector=sector * (STEPS_OF_A_TURN // SECTORS),
        lat=steps[:, 0].astype(np.int64),
        lon=steps[:, 1].astype(np.int64),
        height=height.astype(np.int64),
    )
