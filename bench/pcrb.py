"""The posterior Cramer-Rao bound: below it no localisation can be, whoever tracks.

Law: Tichavsky, Muravchik and Nehorai, IEEE TSP 46:1386, 1998, equation 21 (for linear
models J' = (Q + F J^-1 F')^-1 + H'R^-1 H), with the information of a measurement
reduced by p_detect (Hernandez, Ristic and Farina, FUSION 2005): which plot is whose is
known, and that a target is there. A target starts from what is expected of it at its
first scan. The bound is of an unbiased estimate of one target; the oracle, whose
filters are given the same, comes near it and cannot pass it on average.
"""

import numpy as np
from scenes import Gaussian, Scene
from scenes.scene import Floats

POSITION = np.eye(2, 4)


def bounds_m2(scene: Scene, prior: Floats, scans: int) -> Floats:
    """Bound the squared error of position of one target, scan by scan.

    Parameters
    ----------
    scene : Scene
        Its models.
    prior : (4, 4) m2, m2/s, m2/s2
        Covariance before its first scan.
    scans : int
        How many it lives.

    Returns
    -------
    (scans,) m2
        East and north together.
    """
    seen = POSITION.T @ np.linalg.solve(scene.measurement_noise, POSITION)
    found = np.empty(scans)
    covariance = prior
    for scan in range(scans):
        if scan:
            step = scene.transition
            covariance = step @ covariance @ step.T + scene.process_noise
        information = np.linalg.inv(covariance) + scene.p_detect * seen
        covariance = np.linalg.inv(information)
        found[scan] = np.trace(covariance[:2, :2])
    return found


def localisation_bound_m(scene: Scene) -> float:
    """Bound the localisation part of root mean square GOSPA, were no target missed.

    Parameters
    ----------
    scene : Scene
        Whose targets start from a Gaussian.

    Returns
    -------
    float
        m; comparable with `GospaSummary.localisation_m`.
    """
    squares = np.zeros(len(scene.truth_ids))
    for target in range(1 + max(int(ids.max(initial=-1)) for ids in scene.truth_ids)):
        alive = [scan for scan, ids in enumerate(scene.truth_ids) if target in ids]
        sources = scene.initial if alive[0] == 0 and scene.initial else scene.birth
        known = [one.covariance for one in sources if isinstance(one, Gaussian)]
        squares[alive] += bounds_m2(scene, known[0], len(alive))
    return float(np.sqrt(squares.mean()))
