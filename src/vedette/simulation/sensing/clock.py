"""Clocks: the times that messages carry, and the times of their capture.

Law: EUROCONTROL-SPEC-149 (times of day count 1/128 s from UTC midnight); the epoch of
a night is such a midnight. Times of capture are whole microseconds.
"""

import numpy as np

from vedette.columns import Floats, Ints
from vedette.feeds.asterix.said import TICK_NS
from vedette.simulation.world import World

TICKS_PER_S = 128.0
MICROS_PER_S = 1e6
MICRO_NS = 1_000


def clock_ns(world: World, time_s: Floats) -> Ints:
    """Give the times that a message carries: whole steps of 1/128 s, rounded down.

    Parameters
    ----------
    world : World
        Whose epoch.
    time_s : (n,) s since epoch
        As the sensor's clock says.

    Returns
    -------
    (n,) ns UTC
        Multiples of 1/128 s.
    """
    ticks = np.floor(time_s * TICKS_PER_S).astype(np.int64)
    return world.epoch_ns + ticks * TICK_NS


def instants_ns(world: World, time_s: Floats) -> Ints:
    """Give times of capture.

    Parameters
    ----------
    world : World
        Whose epoch.
    time_s : (n,) s since epoch
        When it was captured.

    Returns
    -------
    (n,) ns UTC
        Whole microseconds, rounded down.
    """
    micros = np.floor(time_s * MICROS_PER_S).astype(np.int64)
    return world.epoch_ns + micros * MICRO_NS
