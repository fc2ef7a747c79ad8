"""How deep inside a volume a position is, and with which probability it is inside.

Signed distance: positive inside, metres in the site plane, exact up to the index's
reach and set to plus or minus the reach beyond it.

Probability: near a border that is straight over a few sigmas, a position with
covariance P lies inside with

    P(inside) = Phi(d / sqrt(u' P u + sigma_border²)),

u the unit normal of the border at its nearest point. Measured against samples it holds
to a few hundredths, worst where a border bends within a sigma or two borders are near:
there the paths of `vedette.incursions` judge.
"""

import numpy as np

from vedette.airspace.index import CELL_M, VolumeIndex, is_inside
from vedette.airspace.volume import Floats, Ints
from vedette.fixed_math import normal_cdf
from vedette.kernel import kernel

# Nearer than this the direction to the border is rounding; its own normal is taken.
TOUCHING_M = 1e-3


@kernel
def _squared(value: float) -> float:
    """Square by multiplication."""
    return value * value


@kernel
def nearest_on_segment(
    index: VolumeIndex, segment: int, e_m: float, n_m: float
) -> tuple[float, float]:
    """Return the point of a segment that is nearest to a position.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    segment : int
        Number of the segment.
    e_m, n_m : float
        m, site plane.

    Returns
    -------
    e_m, n_m : float
        m; the first end for a segment without length.
    """
    e0, n0 = index.e0_m[segment], index.n0_m[segment]
    de = index.e1_m[segment] - e0
    dn = index.n1_m[segment] - n0
    length2 = de * de + dn * dn
    share = 0.0
    if length2 > 0.0:
        share = ((e_m - e0) * de + (n_m - n0) * dn) / length2
        share = min(max(share, 0.0), 1.0)
    return e0 + share * de, n0 + share * dn


@kernel
def _nearest_in_row(
    index: VolumeIndex,
    row: int,
    west: int,
    east: int,
    step: int,
    e_m: float,
    n_m: float,
    best2: float,
    best: int,
) -> tuple[float, int]:
    """Look through the cells of one row; of equal distances the first segment wins."""
    if row < 0 or row >= index.cell_rows:
        return best2, best
    for column in range(west, east + 1, step):
        if column < 0 or column >= index.cell_columns:
            continue
        cell = row * index.cell_columns + column
        for k in range(index.cell_start[cell], index.cell_start[cell + 1]):
            segment = index.cell_segment[k]
            e, n = nearest_on_segment(index, segment, e_m, n_m)
            gap2 = (e_m - e) * (e_m - e) + (n_m - n) * (n_m - n)
            if gap2 < best2 or (gap2 == best2 and segment < best):
                best2, best = gap2, segment
    return best2, best


@kernel
def signed_distance(index: VolumeIndex, e_m: float, n_m: float) -> tuple[float, int]:
    """Measure how deep inside a volume a position is.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    e_m, n_m : float
        m, site plane.

    Returns
    -------
    distance_m : float
        m, positive inside, 0 on the border; plus or minus the reach where the border
        is farther than that (or the position farther than 1,000 km from the site);
        nan for a nan.
    segment : int
        The nearest segment, the first of several; -1 beyond the reach.
    """
    if not (abs(e_m) < np.inf and abs(n_m) < np.inf):
        return np.nan, -1
    column_m = (e_m - index.cell_e0_m) / CELL_M
    row_m = (n_m - index.cell_n0_m) / CELL_M
    column = int(np.floor(column_m))
    row = int(np.floor(row_m))
    within = 0 <= column < index.cell_columns and 0 <= row < index.cell_rows
    if within:
        flag = index.cell_flag[row * index.cell_columns + column]
        if flag != 0:
            return flag * index.reach_m, -1
    best2 = index.reach_m * index.reach_m
    best = -1
    if within:
        edge_e = min(column_m - column, column + 1 - column_m)
        edge_n = min(row_m - row, row + 1 - row_m)
        edge_m = min(edge_e, edge_n) * CELL_M
        ring = 0
        # Rings up to this one cover everything within edge + (ring - 1) cells.
        while ring == 0 or _squared(edge_m + (ring - 1) * CELL_M) <= best2:
            west, east = column - ring, column + ring
            for r in range(row - ring, row + ring + 1):
                whole = abs(r - row) == ring
                step = 1 if whole else max(2 * ring, 1)
                best2, best = _nearest_in_row(
                    index, r, west, east, step, e_m, n_m, best2, best
                )
            ring += 1
    distance_m = np.sqrt(best2)
    return (distance_m if is_inside(index, e_m, n_m) else -distance_m), best


@kernel
def inside_probability(
    index: VolumeIndex,
    e_m: float,
    n_m: float,
    var_ee_m2: float,
    var_en_m2: float,
    var_nn_m2: float,
) -> float:
    """Give the probability that an uncertain position is inside an uncertain border.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    e_m, n_m : float
        m, site plane, mean of the position.
    var_ee_m2, var_en_m2, var_nn_m2 : float
        m², its covariance.

    Returns
    -------
    float
        In [0, 1]; beyond the reach a bound towards one half from the reach and the
        trace of the covariance; nan for a nan.
    """
    distance_m, segment = signed_distance(index, e_m, n_m)
    if segment < 0:
        # The direction is unknown: the trace bounds the variance in every direction.
        # No border sigma exceeds a quarter of the reach: at the reach it changes 3e-5.
        return normal_cdf(distance_m / np.sqrt(var_ee_m2 + var_nn_m2))
    e, n = nearest_on_segment(index, segment, e_m, n_m)
    ue, un = e_m - e, n_m - n
    length = abs(distance_m)
    if length < TOUCHING_M:
        ue = index.n0_m[segment] - index.n1_m[segment]
        un = index.e1_m[segment] - index.e0_m[segment]
        length = np.sqrt(ue * ue + un * un)
    if length > 0.0:
        ue, un = ue / length, un / length
    variance = ue * ue * var_ee_m2 + 2.0 * ue * un * var_en_m2 + un * un * var_nn_m2
    variance += index.sigma_m[segment] * index.sigma_m[segment]
    return normal_cdf(distance_m / np.sqrt(variance))


@kernel
def signed_distances(
    index: VolumeIndex, e_m: Floats, n_m: Floats
) -> tuple[Floats, Ints]:
    """Measure many positions.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    e_m, n_m : (n,) arrays
        m, site plane.

    Returns
    -------
    distance_m : (n,) m
    segment : (n,) numbers
        As `signed_distance` gives them one by one.
    """
    distance_m = np.empty(len(e_m))
    segment = np.empty(len(e_m), dtype=np.int64)
    for i in range(len(e_m)):
        distance_m[i], segment[i] = signed_distance(index, e_m[i], n_m[i])
    return distance_m, segment


@kernel
def inside_probabilities(
    index: VolumeIndex,
    e_m: Floats,
    n_m: Floats,
    var_ee_m2: Floats,
    var_en_m2: Floats,
    var_nn_m2: Floats,
) -> Floats:
    """Give the probability of being inside for many positions.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    e_m, n_m : (n,) arrays
        m, site plane.
    var_ee_m2, var_en_m2, var_nn_m2 : (n,) arrays
        m², covariances.

    Returns
    -------
    (n,) array
        As `inside_probability` gives them one by one.
    """
    probability = np.empty(len(e_m))
    for i in range(len(e_m)):
        probability[i] = inside_probability(
            index, e_m[i], n_m[i], var_ee_m2[i], var_en_m2[i], var_nn_m2[i]
        )
    return probability
