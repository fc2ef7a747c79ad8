"""T-GOSPA: how far a set of trajectories lies from the true one, switches included.

Law: Garcia-Fernandez, Rahmathullah and Svensson, "A metric on the space of finite sets
of trajectories for evaluation of multi-target tracking algorithms", IEEE TSP 68:3917,
2020, definition 2: the linear programme, whose assignments may be shared between
trajectories. p = 2 and alpha = 2, as in `vedette.score.gospa`. At every time a pair
costs its squared distance, a missed target and a false estimate c squared over 2 each;
between times every change of an assignment costs gamma squared over 2, so that a truth
which goes from one trajectory to another pays gamma squared, and one that loses its
trajectory or finds its first one half of that.

A pair that is never nearer than c saves nothing by being one, so that the programme
falls apart into the connected components of those which are.

Units: metres and square metres; any plane frame. The cutoff and gamma are stated.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from vedette.errors import BrokenInvariant, UsageError

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
AXES = 3  # trajectory, time, coordinate


@dataclass(frozen=True, slots=True, kw_only=True)
class TrajectoryGospa:
    """The score of a set of trajectories.

    Parameters
    ----------
    cutoff_m, switch_m : float
        c and gamma of the metric.
    scans : int
        Times.
    localisation_m2, missed_m2, false_m2, switch_m2 : float
        Sums over all times; each at least 0.
    """

    cutoff_m: float
    switch_m: float
    scans: int
    localisation_m2: float
    missed_m2: float
    false_m2: float
    switch_m2: float

    @property
    def squared_m2(self) -> float:
        """The squared distance: the sum of its four parts."""
        return self.localisation_m2 + self.missed_m2 + self.false_m2 + self.switch_m2

    @property
    def distance_m(self) -> float:
        """The metric itself."""
        return sqrt(self.squared_m2)

    @property
    def rms_m(self) -> float:
        """The metric over the root of the times, which does not grow with them."""
        return sqrt(self.squared_m2 / self.scans) if self.scans else 0.0

    @property
    def switches(self) -> float:
        """How many changes from one trajectory to another its switch part is worth."""
        return self.switch_m2 / self.switch_m**2


class _Edge(NamedTuple):
    """Truth and estimate that may belong together."""

    truth: int
    estimate: int


def trajectories_of(
    ids: Iterable[Ints], positions_m: Iterable[Floats]
) -> tuple[Ints, Floats]:
    """Gather what was reported scan by scan into trajectories.

    Parameters
    ----------
    ids : iterable of (n_k,) int
        Of each scan; no number twice in one.
    positions_m : iterable of (n_k, d) m
        Theirs.

    Returns
    -------
    numbers : (n,) int
        Of the trajectories, rising.
    trajectories_m : (n, scans, d) m
        NaN where a trajectory has no position.
    """
    listed, places = list(ids), list(positions_m)
    numbers = np.unique(np.concatenate([*listed, np.empty(0, np.int64)]))
    width = max((place.shape[1] for place in places), default=2)
    found = np.full((len(numbers), len(listed), width), np.nan)
    for scan, (names, place) in enumerate(zip(listed, places, strict=True)):
        found[np.searchsorted(numbers, names), scan] = place
    return numbers.astype(np.int64), found


def trajectory_gospa(
    truth_m: Floats, estimates_m: Floats, *, cutoff_m: float, switch_m: float
) -> TrajectoryGospa:
    """Compare a set of trajectories with the true set.

    Parameters
    ----------
    truth_m : (n, scans, d) m
        NaN in all coordinates where a target is not alive.
    estimates_m : (m, scans, d) m
        NaN where a trajectory has no position; holes are allowed.
    cutoff_m : float
        c, above zero and finite.
    switch_m : float
        gamma, above zero and finite.

    Returns
    -------
    TrajectoryGospa

    Raises
    ------
    UsageError
        A cutoff, a shape or a coordinate that is none.
    """
    truth, estimates = _held(truth_m, "truth"), _held(estimates_m, "estimates")
    for name, value in (("cutoff", cutoff_m), ("switch cost", switch_m)):
        if not 0.0 < value < inf:
            raise UsageError(expected=f"a {name} above 0 m", got=repr(value))
    if truth.shape[1:] != estimates.shape[1:]:
        raise UsageError(
            expected=f"estimates of {truth.shape[1:]} scans and coordinates",
            got=f"{estimates.shape[1:]}",
            where="estimates",
        )
    alive, shown = ~np.isnan(truth[..., 0]), ~np.isnan(estimates[..., 0])
    parts = np.zeros(3)  # localisation, pairs in use, switches
    for edges in _components(truth, estimates, cutoff_m):
        parts += _solve(edges, truth, estimates, cutoff_m, switch_m)
    half = cutoff_m**2 / 2.0
    return TrajectoryGospa(
        cutoff_m=cutoff_m,
        switch_m=switch_m,
        scans=truth.shape[1],
        localisation_m2=float(parts[0]),
        missed_m2=float(half * max(alive.sum() - parts[1], 0.0)),
        false_m2=float(half * max(shown.sum() - parts[1], 0.0)),
        switch_m2=float(parts[2]),
    )


def _held(trajectories_m: Floats, name: str) -> Floats:
    """Check that trajectories are an (n, scans, d) array, whole or absent by scan."""
    array = np.asarray(trajectories_m, np.float64)
    if array.ndim != AXES or array.shape[2] == 0:
        raise UsageError(
            expected="an array of shape (n, scans, d)",
            got=f"shape {array.shape}",
            where=name,
        )
    absent = np.isnan(array)
    if np.isinf(array).any() or (absent.any(axis=2) != absent.all(axis=2)).any():
        raise UsageError(
            expected="finite coordinates, or nan in all of a scan",
            got="infinity, or half a position",
            where=name,
        )
    return array


def _gaps_m2(truth: Floats, estimates: Floats, edge: _Edge) -> Floats:
    """Squared distances of a pair by scan, m2; NaN where one of them is absent."""
    apart = truth[edge.truth] - estimates[edge.estimate]
    squares: Floats = (apart**2).sum(axis=1)
    return squares


def _components(truth: Floats, estimates: Floats, cutoff_m: float) -> list[list[_Edge]]:
    """Find the pairs that are ever nearer than the cutoff, by connected component."""
    edges = []
    for index in range(len(truth)):
        apart = estimates - truth[index]
        squares = np.nan_to_num((apart**2).sum(axis=2), nan=inf)
        near = np.flatnonzero((squares < cutoff_m**2).any(axis=1))
        edges += [_Edge(index, int(one)) for one in near]
    if not edges:
        return []
    rows = np.array([one.truth for one in edges])
    columns = np.array([one.estimate for one in edges]) + len(truth)
    size = len(truth) + len(estimates)
    graph = coo_array((np.ones(len(edges)), (rows, columns)), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    by_label: dict[int, list[_Edge]] = {}
    for one in edges:
        by_label.setdefault(int(label[one.truth]), []).append(one)
    return list(by_label.values())


def _solve(
    edges: list[_Edge],
    truth: Floats,
    estimates: Floats,
    cutoff_m: float,
    switch_m: float,
) -> Floats:
    """Solve the programme of one component.

    The unknowns are the assignment w of every edge at every scan and the size s of its
    change to the next one. A pair in use saves c squared less its squared distance; of
    each truth, and of each estimate, the assignments of a scan add up to 1 at most.

    Returns
    -------
    (3,) float
        Squared distances of the pairs in use, m2; how many pair-scans are in use; the
        cost of the changes, m2.
    """
    scans, count = truth.shape[1], len(edges)
    gaps = np.stack([_gaps_m2(truth, estimates, edge) for edge in edges])
    both = ~np.isnan(gaps)
    gaps = np.where(both, np.minimum(np.nan_to_num(gaps), cutoff_m**2), 0.0)
    saved = np.where(both, cutoff_m**2 - gaps, 0.0)
    changes = count * max(scans - 1, 0)
    price = np.concatenate([-saved.ravel(), np.full(changes, switch_m**2 / 2.0)])
    bounds, limits = _constraints(edges, scans)
    found = linprog(price, A_ub=bounds, b_ub=limits, bounds=(0.0, None), method="highs")
    if found.status != 0:
        raise BrokenInvariant(
            expected="an assignment, as the empty one always is", got=found.message
        )
    used = np.asarray(found.x[: count * scans]).reshape(count, scans)
    # What is beyond the cutoff counts as missed and false, assigned or not.
    near = both & (saved > 0.0)
    switched = np.abs(np.diff(used, axis=1)).sum() * switch_m**2 / 2.0
    return np.array([(gaps * used * near).sum(), (used * near).sum(), switched])


def _constraints(edges: list[_Edge], scans: int) -> tuple[coo_array, Floats]:
    """Write the constraints A x <= b: one partner at a time, and sizes of changes."""
    count = len(edges)
    rows: list[Ints] = []
    columns: list[Ints] = []
    values: list[Floats] = []
    row = 0
    times = np.arange(scans)
    for key in ("truth", "estimate"):
        for name in sorted({getattr(one, key) for one in edges}):
            own = [i for i, one in enumerate(edges) if getattr(one, key) == name]
            for index in own:
                rows.append(row + times)
                columns.append(index * scans + times)
                values.append(np.ones(scans))
            row += scans
    limits = [np.ones(row)]
    steps = np.arange(max(scans - 1, 0))
    for index in range(count):
        size = count * scans + index * steps.size + steps
        for sign in (1.0, -1.0):
            here = row + steps
            rows += [here, here, here]
            columns += [index * scans + steps + 1, index * scans + steps, size]
            values += [np.full(steps.size, v) for v in (sign, -sign, -1.0)]
            row += steps.size
            limits.append(np.zeros(steps.size))
    shape = (row, count * scans + count * steps.size)
    joined = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    return coo_array(joined, shape=shape), np.concatenate(limits)
