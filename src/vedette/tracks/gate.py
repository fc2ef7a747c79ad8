"""Gates: which plots could belong to which tracks.

A plot is in a track's gate when its squared Mahalanobis distance to the predicted
position is at most ``gate`` (a chi-square with two degrees of freedom), or when it
says the track's own address and physics allows it. The velocity that an aircraft says
weighs too where it does not say the track's own address. Plots are put into a grid, so
the work grows with the number of pairs and not with its square.
"""

from typing import NamedTuple, TypeVar

import numpy as np

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints, Plots
from vedette.tracks.explain import DOUBT_SHARE, velocity_factor
from vedette.tracks.gaussian import (
    bell,
    gaussian,
    innovation,
    measured,
    squared_distance,
    state_of,
)
from vedette.tracks.identity import identity_factor, within_physics

Column = TypeVar("Column", Floats, Ints)

EXPLAINED = -1  # one track of that address could have been there


class Edges(NamedTuple):
    """Gated pairs, grouped by track in order.

    Attributes
    ----------
    start : (n + 1,)
        Pairs of track i are start[i] to start[i + 1].
    plot : (k,)
        Index of the plot.
    likelihood : (k,) 1/m²
        Density of the plot given the track, times the identity factor.
    doubt : (k,)
        Share of that density that a wrong position or a wrong track has
        (`vedette.tracks.explain`).
    """

    start: Ints
    plot: Ints
    likelihood: Floats
    doubt: Floats


class Grid(NamedTuple):
    """Plots sorted into square cells.

    Attributes
    ----------
    e0_m, n0_m, e1_m, n1_m : float
        Corners in the south-west and the north-east of all plots.
    cell_m : float
        Side of a cell.
    columns, rows : int
        Number of cells each way.
    start : (columns * rows + 1,)
        Plots of a cell are order[start[c]] to order[start[c + 1]].
    order : (m,)
        Indices of plots, by cell, then by index.
    """

    e0_m: float
    n0_m: float
    e1_m: float
    n1_m: float
    cell_m: float
    columns: int
    rows: int
    start: Ints
    order: Ints


def no_edges(tracks: int) -> Edges:
    """Return the pairs of a scan without plots."""
    start = np.zeros(tracks + 1, np.int64)
    return Edges(start, np.zeros(0, np.int64), np.zeros(0), np.zeros(0))


@kernel
def build_grid(e_m: Floats, n_m: Floats) -> Grid:
    """Sort positions into cells, on average one to a cell.

    Parameters
    ----------
    e_m, n_m : (m,) m
        Positions, finite.

    Returns
    -------
    Grid
        An empty input gives one empty cell.
    """
    count = e_m.size
    e0, e1, n0, n1 = 0.0, 0.0, 0.0, 0.0
    for j in range(count):
        e0 = e_m[j] if j == 0 else min(e0, e_m[j])
        e1 = e_m[j] if j == 0 else max(e1, e_m[j])
        n0 = n_m[j] if j == 0 else min(n0, n_m[j])
        n1 = n_m[j] if j == 0 else max(n1, n_m[j])
    side = max(e1 - e0, n1 - n0, 1.0)
    cell = side / max(np.sqrt(float(count)), 1.0)
    columns = int((e1 - e0) / cell) + 1
    rows = int((n1 - n0) / cell) + 1
    start = np.zeros(columns * rows + 1, np.int64)
    where = np.empty(count, np.int64)
    for j in range(count):
        column = min(int((e_m[j] - e0) / cell), columns - 1)
        row = min(int((n_m[j] - n0) / cell), rows - 1)
        where[j] = row * columns + column
        start[where[j] + 1] += 1
    for c in range(columns * rows):
        start[c + 1] += start[c]
    fill = start.copy()
    order = np.empty(count, np.int64)
    for j in range(count):
        order[fill[where[j]]] = j
        fill[where[j]] += 1
    return Grid(e0, n0, e1, n1, cell, columns, rows, start, order)


@kernel
def gate_pairs(
    address: Ints,
    alive: Floats,
    mean: Floats,
    cov: Floats,
    updated_s: Floats,
    says: Floats,
    plots: Plots,
    grid: Grid,
    gate: float,
) -> tuple[Edges, Ints]:
    """Find every pair of track and plot that the gate or the address allows.

    Parameters
    ----------
    address, alive, mean, cov, updated_s
        Columns of `Tracks`, predicted to the time of the scan.
    says : (n,)
        Probability that a track without an address says one.
    plots : Plots
        (m,) The plots of the scan.
    grid : Grid
        Of the plots' positions.
    gate : float
        Largest squared Mahalanobis distance.

    Returns
    -------
    edges : Edges
        The pairs.
    implausible : (m,)
        1 for a plot that says an address from where no track of it can be.
    """
    count = address.size
    implausible = np.zeros(plots.e_m.size, np.int64)
    start = np.zeros(count + 1, np.int64)
    capacity = 4 * (count + plots.e_m.size) + 16
    plot = np.empty(capacity, np.int64)
    likelihood = np.empty(capacity)
    doubt = np.zeros(capacity)
    by_address = np.argsort(plots.address, kind="mergesort")
    # The widest and the oldest plot of the scan bound every search box.
    widest_m2, oldest_s, claims = 0.0, 0.0, False
    for j in range(plots.e_m.size):
        claims = claims or plots.address[j] >= 0
        oldest_s = max(oldest_s, plots.age_s[j])
        widest_m2 = max(widest_m2, plots.r_ee_m2[j], plots.r_nn_m2[j])
    found = 0
    for i in range(count):
        if found + plots.e_m.size > capacity:
            capacity = 2 * capacity + plots.e_m.size
            plot = _grown(plot, capacity)
            likelihood = _grown(likelihood, capacity)
            doubt = _grown(doubt, capacity)
        west, east = _reach(mean, cov, i, 0, gate, widest_m2, oldest_s)
        south, north = _reach(mean, cov, i, 1, gate, widest_m2, oldest_s)
        near = west <= grid.e1_m and east >= grid.e0_m
        if near and south <= grid.n1_m and north >= grid.n0_m:
            box = (west, east, south, north)
            found = _gate_position(
                address[i],
                says[i],
                mean,
                cov,
                i,
                plots,
                grid,
                box,
                gate,
                plot,
                likelihood,
                found,
            )
        if claims and address[i] >= 0 and alive[i] > 0.0:
            found = _gate_address(
                address[i],
                mean,
                cov,
                i,
                updated_s[i],
                plots,
                by_address,
                implausible,
                plot,
                likelihood,
                doubt,
                found,
            )
        start[i + 1] = found
    edges = Edges(
        start, plot[:found].copy(), likelihood[:found].copy(), doubt[:found].copy()
    )
    return edges, np.maximum(implausible, 0)


@kernel
def _grown(values: Column, capacity: int) -> Column:
    """Return a longer copy, zeros at its end."""
    longer = np.zeros(capacity, values.dtype)
    longer[: values.size] = values
    return longer


@kernel
def _gate_position(
    address: int,
    says: float,
    mean: Floats,
    cov: Floats,
    i: int,
    plots: Plots,
    grid: Grid,
    box_m: tuple[float, float, float, float],
    gate: float,
    plot: Ints,
    likelihood: Floats,
    found: int,
) -> int:
    """Add the plots near one track; return the number of pairs so far."""
    state = state_of(mean, cov, i)
    west, east, south, north = box_m
    left = int(np.floor((west - grid.e0_m) / grid.cell_m))
    right = int(np.floor((east - grid.e0_m) / grid.cell_m))
    low = int(np.floor((south - grid.n0_m) / grid.cell_m))
    high = int(np.floor((north - grid.n0_m) / grid.cell_m))
    left, right = max(left, 0), min(right, grid.columns - 1)
    low, high = max(low, 0), min(high, grid.rows - 1)
    for row in range(low, high + 1):
        for c in range(row * grid.columns + left, row * grid.columns + right + 1):
            for s in range(grid.start[c], grid.start[c + 1]):
                j = grid.order[s]
                if plots.address[j] >= 0 and plots.address[j] == address:
                    continue
                step = innovation(state, measured(plots, j), 0.0)
                d2, det = squared_distance(*step)
                if d2 <= gate:
                    plot[found] = j
                    factor = identity_factor(address, plots.address[j], says)
                    if plots.address[j] >= 0:
                        factor *= velocity_factor(state, plots, j)
                    likelihood[found] = bell(d2, det) * factor
                    found += 1
    return found


@kernel
def _reach(
    mean: Floats,
    cov: Floats,
    i: int,
    axis: int,
    gate: float,
    widest_m2: float,
    oldest_s: float,
) -> tuple[float, float]:
    """Return where plots of one track may lie along one axis, whatever their age.

    The variance of a place taken back by an age is convex in it: the largest is at
    one of the ends.
    """
    now_m2 = cov[i, axis, axis]
    moved = oldest_s * cov[i, axis + 2, axis + 2] - 2.0 * cov[i, axis, axis + 2]
    reach_m = np.sqrt(gate * (max(now_m2, now_m2 + oldest_s * moved) + widest_m2))
    before_m = mean[i, axis] - oldest_s * mean[i, axis + 2]
    return min(mean[i, axis], before_m) - reach_m, max(
        mean[i, axis], before_m
    ) + reach_m


@kernel
def _gate_address(
    address: int,
    mean: Floats,
    cov: Floats,
    i: int,
    updated_s: float,
    plots: Plots,
    by_address: Ints,
    implausible: Ints,
    plot: Ints,
    likelihood: Floats,
    doubt: Floats,
    found: int,
) -> int:
    """Add the plots that say this track's address, where physics allows it."""
    state = state_of(mean, cov, i)
    low, high = 0, by_address.size
    while low < high:
        middle = (low + high) // 2
        if plots.address[by_address[middle]] < address:
            low = middle + 1
        else:
            high = middle
    while low < by_address.size and plots.address[by_address[low]] == address:
        j = by_address[low]
        low += 1
        de = plots.e_m[j] - mean[i, 0]
        dn = plots.n_m[j] - mean[i, 1]
        dt_s = plots.time_s[j] - updated_s
        if not within_physics(np.sqrt(de * de + dn * dn), max(dt_s, 0.0)):
            if implausible[j] == 0:
                implausible[j] = 1
            continue
        implausible[j] = EXPLAINED
        plot_said = measured(plots, j)
        _, density = gaussian(*innovation(state, plot_said, 0.0))
        strange = 0.0
        if plots.r_wide_m2[j] > 0.0:
            wide_m2 = plots.r_wide_m2[j]
            _, strange = gaussian(*innovation(state, plot_said, wide_m2))
            strange *= DOUBT_SHARE
            density = (1.0 - DOUBT_SHARE) * density + strange
        if density > 0.0:
            plot[found] = j
            likelihood[found] = density * identity_factor(address, address, 1.0)
            doubt[found] = strange / density
            found += 1
    return found
