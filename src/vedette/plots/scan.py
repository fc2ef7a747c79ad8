"""A scan: the plots of one sensor at one time, and what their absence means."""

from typing import NamedTuple

from vedette.plots.plot import Plots
from vedette.sensors.coverage import Coverage


class Scan(NamedTuple):
    """What the tracker takes in one step.

    Attributes
    ----------
    time_s : float
        Seconds since epoch.
    plots : Plots
        Those plots, all at ``time_s``.
    coverage : Coverage
        What the sensor covered.
    """

    time_s: float
    plots: Plots
    coverage: Coverage
