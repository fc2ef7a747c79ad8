"""Gates: which plots could belong to which tracks.

A plot is in a track's gate when its squared Mahalanobis distance to the predicted
position is at most ``gate`` (a chi-square with two degrees of freedom), or when it
says the track's own address and physics allows it. The velocity that an aircraft says
weighs too where it does not say the track's own address. Plots lie in a grid
(`grid`), so the work grows with the number of pairs and not with its square.
"""

from typing import NamedTuple, TypeVar

import numpy as np

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints, Plots
from vedette.tracks.explain import DOUBT_SHARE, velocity_factor
from vedette.tracks.gaussian import (
    Measured,
    State,
    bell,
    gaussian,
    innovation,
    measured,
    squared_distance,
)
from vedette.tracks.grid import Grid
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


class Ways(NamedTuple):
    """The ways in which a track may be moving, first axis = the track.

    Attributes
    ----------
    weight : (n, w)
        Their probabilities where a plot is the track's; 0 throughout for one that no
        plot of the scan can be of.
    mean : (n, w, 4) m, m/s, cov : (n, w, 4, 4)
        Its state, had it moved so.
    """

    weight: Floats
    mean: Floats
    cov: Floats


@kernel
def gate_pairs(
    address: Ints,
    alive: Floats,
    mean: Floats,
    ways: Ways,
    updated_s: Floats,
    says: Floats,
    plots: Plots,
    grid: Grid,
    gate: float,
) -> tuple[Edges, Floats, Ints]:
    """Find every pair of track and plot that the gate or the address allows.

    Parameters
    ----------
    address, alive, mean, updated_s
        Columns of `Tracks`, predicted to the time of the scan.
    ways : Ways
        (n, w) At that time.
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
        (k,) The pairs.
    part : (k, w)
        Of each pair, the probability that the track moved in each way.
    implausible : (m,)
        1 for a plot that says an address from where no track of it can be.
    """
    count, width = ways.weight.shape
    implausible = np.zeros(plots.e_m.size, np.int64)
    start = np.zeros(count + 1, np.int64)
    capacity = 4 * (count + plots.e_m.size) + 16
    plot = np.empty(capacity, np.int64)
    likelihood = np.empty(capacity)
    doubt = np.zeros(capacity)
    part = np.empty((capacity, width))
    by_address = np.argsort(plots.address, kind="mergesort")
    widest_m2, oldest_s, claims = _extremes(plots)
    found = 0
    for i in range(count):
        if found + plots.e_m.size > capacity:
            capacity = 2 * capacity + plots.e_m.size
            plot = _grown(plot, capacity)
            likelihood = _grown(likelihood, capacity)
            doubt = _grown(doubt, capacity)
            part = _wider(part, capacity)
        west, east = _reach(ways, i, 0, gate, widest_m2, oldest_s)
        south, north = _reach(ways, i, 1, gate, widest_m2, oldest_s)
        near = west <= grid.e1_m and east >= grid.e0_m
        if near and south <= grid.n1_m and north >= grid.n0_m:
            box = (west, east, south, north)
            found = _gate_position(
                address[i],
                says[i],
                ways,
                i,
                plots,
                grid,
                box,
                gate,
                plot,
                likelihood,
                part,
                found,
            )
        if claims and address[i] >= 0 and alive[i] > 0.0:
            found = _gate_address(
                address[i],
                mean,
                ways,
                i,
                updated_s[i],
                plots,
                by_address,
                implausible,
                plot,
                likelihood,
                doubt,
                part,
                found,
            )
        start[i + 1] = found
    edges = Edges(
        start, plot[:found].copy(), likelihood[:found].copy(), doubt[:found].copy()
    )
    return edges, part[:found].copy(), np.maximum(implausible, 0)


@kernel
def _extremes(plots: Plots) -> tuple[float, float, bool]:
    """Return what bounds every search box, and whether some plot says an address.

    That is the variance of the widest plot and the age of the oldest.
    """
    widest_m2, oldest_s, claims = 0.0, 0.0, False
    for j in range(plots.e_m.size):
        claims = claims or plots.address[j] >= 0
        oldest_s = max(oldest_s, plots.age_s[j])
        widest_m2 = max(widest_m2, plots.r_ee_m2[j], plots.r_nn_m2[j])
    return widest_m2, oldest_s, claims


@kernel
def _grown(values: Column, capacity: int) -> Column:
    """Return a longer copy, zeros at its end."""
    longer = np.zeros(capacity, values.dtype)
    longer[: values.size] = values
    return longer


@kernel
def _wider(values: Floats, capacity: int) -> Floats:
    """Return a copy with more rows, zeros at its end."""
    longer = np.zeros((capacity, values.shape[1]))
    longer[: values.shape[0]] = values
    return longer


@kernel
def _gate_position(
    address: int,
    says: float,
    ways: Ways,
    i: int,
    plots: Plots,
    grid: Grid,
    box_m: tuple[float, float, float, float],
    gate: float,
    plot: Ints,
    likelihood: Floats,
    part: Floats,
    found: int,
) -> int:
    """Add the plots near one track; return the number of pairs so far."""
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
                if not _in_gate(ways, i, measured(plots, j), gate):
                    continue
                density = _near(ways, i, plots, j, part, found)
                if density > 0.0:
                    plot[found] = j
                    factor = identity_factor(address, plots.address[j], says)
                    likelihood[found] = density * factor
                    found += 1
    return found


@kernel
def _state_of(ways: Ways, i: int, w: int) -> State:
    """Return a track's state in one way of moving, without a view of the table."""
    mean, cov = ways.mean, ways.cov
    return (
        mean[i, w, 0],
        mean[i, w, 1],
        mean[i, w, 2],
        mean[i, w, 3],
        cov[i, w, 0, 0],
        cov[i, w, 0, 1],
        cov[i, w, 1, 1],
        cov[i, w, 0, 2],
        cov[i, w, 0, 3],
        cov[i, w, 1, 2],
        cov[i, w, 1, 3],
        cov[i, w, 2, 2],
        cov[i, w, 2, 3],
        cov[i, w, 3, 3],
    )


@kernel
def _in_gate(ways: Ways, i: int, plot: Measured, gate: float) -> bool:
    """Say whether a plot lies in the gate of some way of moving.

    Most plots of a box lie in none: to hand over all columns of plots would cost more.
    """
    for w in range(ways.weight.shape[1]):
        if ways.weight[i, w] > 0.0:
            step = innovation(_state_of(ways, i, w), plot, 0.0)
            if squared_distance(*step)[0] <= gate:
                return True
    return False


@kernel
def _near(ways: Ways, i: int, plots: Plots, j: int, part: Floats, pair: int) -> float:
    """Return the density of a plot under all ways of moving.

    Written is the probability of each way given the plot.
    """
    total = 0.0
    plot_said = measured(plots, j)
    for w in range(part.shape[1]):
        part[pair, w] = 0.0
        if ways.weight[i, w] <= 0.0:
            continue
        state = _state_of(ways, i, w)
        d2, det = squared_distance(*innovation(state, plot_said, 0.0))
        part[pair, w] = ways.weight[i, w] * bell(d2, det)
        if plots.address[j] >= 0:
            part[pair, w] *= velocity_factor(state, plots, j)
        total += part[pair, w]
    if total > 0.0:
        for w in range(part.shape[1]):
            part[pair, w] /= total
    return total


@kernel
def _reach(
    ways: Ways, i: int, axis: int, gate: float, widest_m2: float, oldest_s: float
) -> tuple[float, float]:
    """Return where plots of one track may lie along one axis, whatever their age.

    The variance of a place taken back by an age is convex in it: the largest is at
    one of the ends.
    """
    low_m, high_m = np.inf, -np.inf
    for w in range(ways.weight.shape[1]):
        if ways.weight[i, w] <= 0.0:
            continue
        now_m2 = ways.cov[i, w, axis, axis]
        moved = oldest_s * ways.cov[i, w, axis + 2, axis + 2]
        moved -= 2.0 * ways.cov[i, w, axis, axis + 2]
        reach_m = np.sqrt(gate * (max(now_m2, now_m2 + oldest_s * moved) + widest_m2))
        now_m = ways.mean[i, w, axis]
        before_m = now_m - oldest_s * ways.mean[i, w, axis + 2]
        low_m = min(low_m, min(now_m, before_m) - reach_m)
        high_m = max(high_m, max(now_m, before_m) + reach_m)
    return low_m, high_m


@kernel
def _gate_address(
    address: int,
    mean: Floats,
    ways: Ways,
    i: int,
    updated_s: float,
    plots: Plots,
    by_address: Ints,
    implausible: Ints,
    plot: Ints,
    likelihood: Floats,
    doubt: Floats,
    part: Floats,
    found: int,
) -> int:
    """Add the plots that say this track's address, where physics allows it."""
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
        density, strange = _claimed(ways, i, plots, j, part, found)
        if density > 0.0:
            plot[found] = j
            likelihood[found] = density * identity_factor(address, address, 1.0)
            doubt[found] = strange / density
            found += 1
    return found


@kernel
def _claimed(
    ways: Ways, i: int, plots: Plots, j: int, part: Floats, pair: int
) -> tuple[float, float]:
    """Return the density of a claimed position, and what of it is a wrong one's.

    Written is the probability of each way of moving given the claim.
    """
    total, strange = 0.0, 0.0
    plot_said, wide_m2 = measured(plots, j), plots.r_wide_m2[j]
    for w in range(part.shape[1]):
        part[pair, w] = 0.0
        if ways.weight[i, w] <= 0.0:
            continue
        state = _state_of(ways, i, w)
        _, density = gaussian(*innovation(state, plot_said, 0.0))
        if wide_m2 > 0.0:
            _, wide = gaussian(*innovation(state, plot_said, wide_m2))
            wide *= DOUBT_SHARE
            density = (1.0 - DOUBT_SHARE) * density + wide
            strange += ways.weight[i, w] * wide
        part[pair, w] = ways.weight[i, w] * density
        total += part[pair, w]
    if total > 0.0:
        for w in range(part.shape[1]):
            part[pair, w] /= total
    return total, strange
