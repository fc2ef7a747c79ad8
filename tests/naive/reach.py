"""Naive twin of the reach of a track: fly many objects and look."""

import numpy as np
import shapely

from vedette.warnings.reach import WANDER


def reach_by_flying(
    outline: list[tuple[float, float]],
    mean: np.ndarray,
    cov: np.ndarray,
    horizon_s: float,
    rng: np.random.Generator,
    flights: int = 4000,
) -> float:
    """Return the share of straight flights that meet a polygon within the horizon."""
    drawn = rng.multivariate_normal(mean, cov, size=flights)
    speed = np.hypot(mean[2], mean[3])
    drawn[:, 2:] += rng.normal(0.0, WANDER * speed, size=(flights, 2))
    ends = drawn[:, :2] + horizon_s * drawn[:, 2:]
    lines = shapely.linestrings(np.stack([drawn[:, :2], ends], axis=1))
    return float(shapely.intersects(shapely.Polygon(outline), lines).mean())
