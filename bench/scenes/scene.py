"""What a benchmark scene is, and what a tracker gives back.

Units: metres, seconds. State order [e, n, ve, vn]; a tracker sees only the scans and
the models, the truth is for scoring, `sources` for the oracle alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import nan

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaussian:
    """Targets expected around a place: a weighted Gaussian of the state.

    Parameters
    ----------
    weight : float
        Expected targets (per scan for a birth).
    mean : (4,) m, m/s
    covariance : (4, 4) m², m²/s, m²/s²
    """

    weight: float
    mean: Floats
    covariance: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Uniform:
    """Targets expected anywhere in a rectangle, with Gaussian velocity of mean zero.

    Parameters
    ----------
    weight : float
        Expected targets in the whole rectangle.
    box_m : (2, 2) m
        [[e_min, e_max], [n_min, n_max]].
    velocity_sigma_mps : float
    """

    weight: float
    box_m: Floats
    velocity_sigma_mps: float

    @property
    def density_pm2(self) -> float:
        """Expected targets per square metre."""
        return self.weight / area_m2(self.box_m)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One realisation of a benchmark: models, measurements, truth.

    Parameters
    ----------
    name : str
    step_s : float
        Time between scans.
    transition : (4, 4)
        State from one scan to the next.
    process_noise : (4, 4) m², m²/s, m²/s²
        Covariance that one step adds.
    measurement_noise : (2, 2) m²
    p_detect, p_survival : float
    box_m : (2, 2) m
        Where clutter falls: [[e_min, e_max], [n_min, n_max]].
    clutter_density_pm2 : float
        Expected false plots per square metre and scan.
    birth : tuple of Gaussian or Uniform
        Expected new targets at every scan; at the first one only without `initial`.
    initial : tuple of Gaussian or Uniform
        Undetected targets expected at the first scan, before its measurements.
    scans : tuple of (m, 2) m
    sources : tuple of (m,) int
        Which target caused each measurement, -1 for clutter.
    truth : tuple of (k, 4) m, m/s
        Targets alive at each scan.
    truth_ids : tuple of (k,) int
    cutoff_m : float
        c of GOSPA for this scene.
    """

    name: str
    step_s: float
    transition: Floats
    process_noise: Floats
    measurement_noise: Floats
    p_detect: float
    p_survival: float
    box_m: Floats
    clutter_density_pm2: float
    birth: tuple[Gaussian | Uniform, ...]
    initial: tuple[Gaussian | Uniform, ...]
    scans: tuple[Floats, ...]
    sources: tuple[Ints, ...]
    truth: tuple[Floats, ...]
    truth_ids: tuple[Ints, ...]
    cutoff_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Beliefs:
    """Every track that a tracker holds, the doubtful ones too.

    Parameters
    ----------
    ids : (k,) int
        Track numbers; the first scan that holds a number is its birth.
    states : (k, 4) m, m/s
    covariances : (k, 4, 4) m², m²/s, m²/s²
    existence : (k,)
        Stated probability that the track is of a real object.
    """

    ids: Ints
    states: Floats
    covariances: Floats
    existence: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimates:
    """What a tracker reports after one scan.

    Parameters
    ----------
    ids : (k,) int
        Track numbers.
    states : (k, 4) m, m/s
    expected_count : float
        Sum of existence probabilities, nan where the tracker has none.
    beliefs : Beliefs or None
        What lies behind the report; None for a tracker without existence.
    """

    ids: Ints
    states: Floats
    expected_count: float = nan
    beliefs: Beliefs | None = None


Tracker = Callable[[Scene], Iterator[Estimates]]
"""A tracker is a generator over the scans of a scene, one `Estimates` per scan."""


def area_m2(box_m: Floats) -> float:
    """Area of a rectangle [[e_min, e_max], [n_min, n_max]], m²."""
    return float((box_m[0, 1] - box_m[0, 0]) * (box_m[1, 1] - box_m[1, 0]))


def transition(step_s: float) -> Floats:
    """Constant velocity over one step, state [e, n, ve, vn]."""
    matrix = np.eye(4)
    matrix[0, 2] = matrix[1, 3] = step_s
    return matrix


def white_acceleration(q_m2ps3: float, step_s: float) -> Floats:
    """Covariance that white acceleration noise of density q adds in one step.

    Per axis q [[T³/3, T²/2], [T²/2, T]] (Bar-Shalom, Li and Kirubarajan 2001, 6.2.2).
    """
    position, cross, velocity = step_s**3 / 3.0, step_s**2 / 2.0, step_s
    one = np.eye(2)
    return q_m2ps3 * np.block(
        [[position * one, cross * one], [cross * one, velocity * one]]
    )


def noise(q_m2ps3: float, step_s: float, normals: Floats) -> Floats:
    """Turn standard normals (n, 4) into process noise of `white_acceleration`.

    The Cholesky factor is written out, so that the bits do not depend on a library:
    position takes the first two normals, velocity all four.
    """
    first, second = normals[:, :2], normals[:, 2:]
    scale = np.sqrt(q_m2ps3 * step_s)
    position = scale * step_s / np.sqrt(3.0) * first
    velocity = scale * (np.sqrt(0.75) * first + 0.5 * second)
    return np.concatenate([position, velocity], axis=1)
