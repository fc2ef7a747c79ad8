"""A scan: the plots of one sensor at one time, and what their absence means."""

from typing import NamedTuple

import numpy as np

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Plots
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


_FLOATS, _INTS = np.zeros(0), np.zeros(0, np.int64)
# Of a look that saw nothing: many are like that, so they share one table.
NO_PLOTS = Plots(
    *(_FLOATS,) * 15,
    address=_INTS,
    sensor=_INTS,
    clutter_density_pm2=_FLOATS,
    birth_density_pm2=_FLOATS,
    seq=_INTS,
)


@kernel
def none_beyond(e_m: Floats, n_m: Floats, radius_m: float) -> bool:
    """Say whether all places lie within a radius of the site's centre.

    Parameters
    ----------
    e_m, n_m : (n,) m
        Places; one that is not a number lies nowhere.
    radius_m : float
        Radius.

    Returns
    -------
    bool
        True for no places.
    """
    for j in range(e_m.size):
        if not e_m[j] * e_m[j] + n_m[j] * n_m[j] <= radius_m * radius_m:
            return False
    return True
