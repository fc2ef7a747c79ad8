"""GOSPA: how far a set of estimates lies from the true set, in one number and parts.

Law: Rahmathullah, Garcia-Fernandez and Svensson, "Generalized optimal sub-pattern
assignment metric", FUSION 2017, proposition 1, with p = 2 and alpha = 2, the only
alpha for which the metric splits into localisation, missed and false. A pair costs its
squared distance, a missed target and a false estimate c squared over 2 each; a pair at
c or beyond is therefore no pair. Sums over scans and runs are root mean squares, as in
the publications, so that squared parts add up to the squared whole.

Units: metres and square metres; any plane frame. The cutoff c is always stated: 10 m
in the academic scenes, 500 m for drones, 2 km en route.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, sqrt

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree

from vedette.errors import UsageError

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gospa:
    """The score of one scan.

    Parameters
    ----------
    cutoff_m : float
        c of the metric.
    localisation_m2 : float
        Sum of squared distances of the pairs.
    missed, false : int
        True objects and estimates without a partner.
    pairs : (k, 2) int
        Indices of truth and estimate that belong together.
    """

    cutoff_m: float
    localisation_m2: float
    missed: int
    false: int
    pairs: Ints

    @property
    def missed_m2(self) -> float:
        """Part of the squared distance that missed targets cause."""
        return self.missed * self.cutoff_m**2 / 2.0

    @property
    def false_m2(self) -> float:
        """Part of the squared distance that false estimates cause."""
        return self.false * self.cutoff_m**2 / 2.0

    @property
    def squared_m2(self) -> float:
        """The squared distance: the sum of its three parts."""
        return self.localisation_m2 + self.missed_m2 + self.false_m2

    @property
    def distance_m(self) -> float:
        """The metric itself."""
        return sqrt(self.squared_m2)


@dataclass(frozen=True, slots=True, kw_only=True)
class GospaSummary:
    """Root mean squares over scans and runs; squares of the parts add to the whole.

    Parameters
    ----------
    cutoff_m, rms_m, localisation_m, missed_m, false_m : float
        Metres.
    scans : int
        How many scans were averaged.
    """

    cutoff_m: float
    rms_m: float
    localisation_m: float
    missed_m: float
    false_m: float
    scans: int


def gospa(truth_m: Floats, estimates_m: Floats, *, cutoff_m: float) -> Gospa:
    """Compare a set of estimates with the true set.

    Only pairs nearer than the cutoff can belong together, so the assignment falls
    apart into the connected components of that neighbourhood: 1,000 against 1,000 in
    open sky take milliseconds. Either set may be empty.

    Parameters
    ----------
    truth_m : (n, d) m
    estimates_m : (m, d) m
    cutoff_m : float
        c, above zero and finite.

    Returns
    -------
    Gospa

    Raises
    ------
    UsageError
        A cutoff, a shape or a coordinate that is none.
    """
    truth, estimates = _points(truth_m, "truth"), _points(estimates_m, "estimates")
    if not 0.0 < cutoff_m < inf:
        raise UsageError(expected="a cutoff above 0 m", got=repr(cutoff_m))
    if len(truth) == 0 or len(estimates) == 0:
        rows = columns = np.empty(0, np.int64)
        squares = np.empty(0)
    else:
        rows, columns, squares = _pairs(truth, estimates, cutoff_m)
    return Gospa(
        cutoff_m=cutoff_m,
        localisation_m2=float(squares.sum()),
        missed=len(truth) - len(rows),
        false=len(estimates) - len(rows),
        pairs=np.stack([rows, columns], axis=1),
    )


def summarise(scores: Iterable[Gospa]) -> GospaSummary:
    """Take root mean squares over scans, or over all scans of several runs.

    Parameters
    ----------
    scores : iterable of Gospa
        At least one; all with the same cutoff.

    Returns
    -------
    GospaSummary

    Raises
    ------
    UsageError
        No score, or scores with different cutoffs.
    """
    listed = list(scores)
    cutoffs = {score.cutoff_m for score in listed}
    if len(cutoffs) != 1:
        raise UsageError(
            expected="scores of one cutoff", got=f"cutoffs {sorted(cutoffs)}"
        )
    parts = np.array([(s.localisation_m2, s.missed_m2, s.false_m2) for s in listed])
    means = parts.mean(axis=0)
    return GospaSummary(
        cutoff_m=cutoffs.pop(),
        rms_m=sqrt(float(means.sum())),
        localisation_m=sqrt(float(means[0])),
        missed_m=sqrt(float(means[1])),
        false_m=sqrt(float(means[2])),
        scans=len(listed),
    )


def _points(points: Floats, name: str) -> Floats:
    """Check that points are a finite (n, d) array."""
    array = np.asarray(points, np.float64)
    if array.ndim != 2:  # noqa: PLR2004 - a list of points has two axes
        raise UsageError(
            expected="an array of shape (n, d)", got=f"shape {array.shape}", where=name
        )
    if not np.isfinite(array).all():
        raise UsageError(
            expected="finite coordinates",
            got="nan or infinity",
            where=name,
            advice="Leave out what is not alive.",
        )
    return array


def _pairs(
    truth: Floats, estimates: Floats, cutoff_m: float
) -> tuple[Ints, Ints, Floats]:
    """Find the best pairs: indices of truth and estimate, and squared distances."""
    near = KDTree(truth).sparse_distance_matrix(
        KDTree(estimates), cutoff_m, output_type="ndarray"
    )
    rows, columns = near["i"].astype(np.int64), near["j"].astype(np.int64)
    squares = ((truth[rows] - estimates[columns]) ** 2).sum(axis=1)
    within = squares < cutoff_m**2
    rows, columns, squares = rows[within], columns[within], squares[within]
    edges = coo_array(
        (np.ones(len(rows), np.int8), (rows, columns + len(truth))),
        shape=(len(truth) + len(estimates),) * 2,
    )
    _, label = connected_components(edges, directed=False)
    order = np.argsort(label[rows], kind="stable")
    rows, columns, squares = rows[order], columns[order], squares[order]
    starts = np.flatnonzero(np.diff(label[rows], prepend=-1))
    sizes = np.diff(starts, append=len(rows))
    alone = starts[sizes == 1]  # one truth, one estimate: nothing to decide
    kept = [alone]
    for start, size in zip(starts[sizes > 1], sizes[sizes > 1], strict=True):
        part = slice(start, start + size)
        kept.append(start + _assign(rows[part], columns[part], squares[part], cutoff_m))
    chosen = np.sort(np.concatenate(kept))
    return rows[chosen], columns[chosen], squares[chosen]


def _assign(rows: Ints, columns: Ints, squares: Floats, cutoff_m: float) -> Ints:
    """Solve one component; return which of its edges are pairs."""
    left, row = np.unique(rows, return_inverse=True)
    right, column = np.unique(columns, return_inverse=True)
    gain = np.zeros((len(left), len(right)))
    gain[row, column] = cutoff_m**2 - squares
    edge = np.full(gain.shape, -1, np.int64)
    edge[row, column] = np.arange(len(rows))
    taken = edge[linear_sum_assignment(gain, maximize=True)]
    pairs: Ints = taken[taken >= 0]
    return pairs
