"""OSPA of one scan: the older metric, for the tables that were published with it.

Law: Schuhmacher, Vo and Vo, "A consistent metric for performance evaluation of
multi-object filters", IEEE TSP 56:3447, 2008, equation 3, with p = 1: the mean, over
the larger of the two sets, of distances cut off at c, each object too many costing c.
"""

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

Floats = npt.NDArray[np.float64]


def ospa_m(truth_m: Floats, estimates_m: Floats, *, cutoff_m: float) -> float:
    """Compare a set of estimates with the true set.

    Parameters
    ----------
    truth_m : (n, d) m
    estimates_m : (m, d) m
    cutoff_m : float
        c.

    Returns
    -------
    float
        m; 0 for two empty sets.
    """
    larger = max(len(truth_m), len(estimates_m))
    if larger == 0:
        return 0.0
    apart = np.linalg.norm(truth_m[:, None] - estimates_m[None], axis=2)
    cut = np.minimum(apart, cutoff_m)
    paired = cut[linear_sum_assignment(cut)].sum()
    alone = larger - min(len(truth_m), len(estimates_m))
    return float((paired + cutoff_m * alone) / larger)
