"""The floor beside the picture of the invented radar: association and life told.

A Kalman filter for every flight, with the picture's own motion model and plots: what is
left is noise, misses and the unknown height. Metres and m/s in the site plane.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from stripped_scores import Look, States

from vedette.earth.geoid import load_geoid
from vedette.earth.plane import plane_at
from vedette.picture import MOTION
from vedette.plots.plot import Plots
from vedette.plots.radar import Antenna, radar_plots
from vedette.site.model import Site
from vedette.tracks.motion import predict_state
from vedette.units import SECOND_NS

Floats = npt.NDArray[np.float64]
Held = dict[int, tuple[Floats, Floats]]

SPEED_SIGMA_MPS = 150.0  # before a second plot: 0 to 300 m/s


def oracle(looks: Sequence[Look], antenna: Antenna, site: Site) -> list[States]:
    """Filter every aircraft alone, told which plots are its own and when it is there.

    Returns
    -------
    list of dict
        For every look, states by address from an aircraft's first plot on.
    """
    plane = plane_at(*site.watch.centre, site.watch.radius_km)
    held: Held = {}
    found, last_s = [], 0.0
    for look in looks:
        time_s = look.time_ns / SECOND_NS
        for mean, cov in held.values():
            predict_state(mean, cov, time_s - last_s, MOTION.q_m2ps3)
        last_s = time_s
        age_s = np.zeros(len(look.reports))
        plots = radar_plots(
            list(enumerate(look.reports)), time_s, age_s, antenna, plane, load_geoid()
        )
        for row in np.flatnonzero(look.sources >= 0).tolist():
            _filter(held, int(look.sources[row]), plots, row)
        shown = [key for key in look.there.address.tolist() if key in held]
        found.append({key: held[key][0].copy() for key in shown})
    return found


def _filter(held: Held, key: int, plots: Plots, row: int) -> None:
    """Update one aircraft with its own plot, or begin it there."""
    place = np.array([plots.e_m[row], plots.n_m[row]])
    ee, en, nn = plots.r_ee_m2[row], plots.r_en_m2[row], plots.r_nn_m2[row]
    noise = np.array([[ee, en], [en, nn]])
    if key not in held:
        cov = np.diag([0.0, 0.0, SPEED_SIGMA_MPS**2, SPEED_SIGMA_MPS**2])
        cov[:2, :2] = noise
        held[key] = (np.concatenate([place, np.zeros(2)]), cov)
        return
    mean, cov = held[key]
    gain = np.linalg.solve(cov[:2, :2] + noise, cov[:2, :]).T
    held[key] = (mean + gain @ (place - mean[:2]), cov - gain @ cov[:2, :])
