"""Association: the probability of every pair of track and plot in one scan.

Each plot comes from at most one track and each track gives at most one plot. With
weights ψ_ij of a pair against a miss, and ψ_0j of a plot that is new or clutter, a
joint event has weight Π ψ_ij Π ψ_0j over its pairs and its unpaired plots (Williams
and Lau 2014, IEEE TAES 50:2942, eq. 9); its marginals are what the tracks need.

Pairs split into connected clusters, each solved apart. In a cluster of few tracks and
few plots all joint events are listed, and those that differ by labels alone are one
(`vedette.tracks.exchange`) where nothing tells the tracks apart. One whose smaller side
is small is enumerated exactly, by a dynamic programme over subsets of that side; any
other runs loopy belief propagation (the same paper, eqs 31-34) until its own
messages settle. Weights are divided by ψ_0j
first, so that an unpaired plot is 1.
"""

import numpy as np

from vedette.kernel import kernel
from vedette.limits import LIMITS
from vedette.plots.plot import Floats, Ints
from vedette.tracks.exchange import (
    PLOTS_MAX,
    TRACKS_MAX,
    exchanged_marginals,
    nameless,
)
from vedette.tracks.gate import Edges

EXACT_WORK_MAX = LIMITS.cluster_work_exact_max
BELIEF_ITERATIONS_MAX = LIMITS.belief_iterations_max
# Messages within this ratio of their last value have settled: far below the error
# that loops in the graph make anyway.
BELIEF_TOLERANCE = 1e-5
# Weights are capped so that products over the largest exact cluster stay finite.
WEIGHT_MAX = 1e20


@kernel
def find_clusters(edges: Edges, plot_count: int) -> tuple[Ints, Ints, Ints]:
    """Group the tracks of connected pairs.

    Parameters
    ----------
    edges : Edges
        Gated pairs of n tracks.
    plot_count : int
        Number of plots m.

    Returns
    -------
    order : (n',)
        Tracks that have pairs, by cluster.
    start : (c + 1,)
        Tracks of cluster c are order[start[c]] to order[start[c + 1]].
    local : (m,)
        Index of a plot within its cluster, -1 where it has no pair.
    """
    count = edges.start.size - 1
    parent = _forest(edges, plot_count)
    size = np.zeros(count, np.int64)
    for i in range(count):
        if edges.start[i + 1] > edges.start[i]:
            size[_root(parent, i)] += 1
    rank = np.full(count, -1, np.int64)
    start = np.zeros(count + 1, np.int64)
    clusters = 0
    for i in range(count):
        if size[i] > 0:  # only roots count members
            rank[i] = clusters
            start[clusters + 1] = start[clusters] + size[i]
            clusters += 1
    order = np.empty(start[clusters], np.int64)
    fill = start[:clusters].copy()
    plots_in = np.zeros(clusters, np.int64)
    local = np.full(plot_count, -1, np.int64)
    for i in range(count):
        if edges.start[i + 1] == edges.start[i]:
            continue
        cluster = rank[_root(parent, i)]
        order[fill[cluster]] = i
        fill[cluster] += 1
        for k in range(edges.start[i], edges.start[i + 1]):
            if local[edges.plot[k]] < 0:
                local[edges.plot[k]] = plots_in[cluster]
                plots_in[cluster] += 1
    return order, start[: clusters + 1], local


@kernel
def _forest(edges: Edges, plot_count: int) -> Ints:
    """Join tracks that share a plot, as a forest of parents."""
    parent = np.arange(edges.start.size - 1)
    first_track = np.full(plot_count, -1, np.int64)
    for i in range(parent.size):
        for k in range(edges.start[i], edges.start[i + 1]):
            j = edges.plot[k]
            if first_track[j] < 0:
                first_track[j] = i
            else:
                _unite(parent, first_track[j], i)
    return parent


@kernel
def _root(parent: Ints, i: int) -> int:
    """Return the root of a track, halving the path on the way."""
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


@kernel
def _unite(parent: Ints, i: int, j: int) -> None:
    """Join two trees under the smaller root, so that the result has one form."""
    a, b = _root(parent, i), _root(parent, j)
    if a < b:
        parent[b] = a
    else:
        parent[a] = b


@kernel
def pair_marginals(
    edges: Edges, weight: Floats, plot_count: int, exact_side_max: int, label: Ints
) -> Floats:
    """Return the marginal probability of every pair.

    Parameters
    ----------
    edges : Edges
        Gated pairs.
    weight : (k,)
        ψ_ij / ψ_0j of each pair.
    plot_count : int
        Number of plots in the scan.
    exact_side_max : int
        A cluster whose smaller side has at most so many members is enumerated, if
        the work is bounded too; 0 sends every cluster with a loop to belief
        propagation.

    label : (n,)
        Tracks of one label may stand for each other (`vedette.tracks.exchange`); one of
        `NAMED` stands for itself.

    Returns
    -------
    (k,)
        Probability that the track gave that plot.
    """
    order, start, local = find_clusters(edges, plot_count)
    marginal = np.zeros(weight.size)
    for c in range(start.size - 1):
        members = order[start[c] : start[c + 1]]
        width = 0
        pairs = 0
        for i in members:
            for k in range(edges.start[i], edges.start[i + 1]):
                width = max(width, local[edges.plot[k]] + 1)
                pairs += 1
        if members.size == 1 or width == 1:
            _star(edges, weight, members, marginal)
            continue
        few = members.size <= TRACKS_MAX and width <= PLOTS_MAX
        if few and exact_side_max > 0 and nameless(label, members):
            psi = _dense(edges, weight, members, local, width)
            _scatter(edges, members, local, exchanged_marginals(psi), marginal)
            continue
        side = min(members.size, width)
        if side <= exact_side_max and pairs * (1 << side) <= EXACT_WORK_MAX:
            psi = _dense(edges, weight, members, local, width)
            dense = exact_marginals(psi)
            _scatter(edges, members, local, dense, marginal)
        else:
            _belief(edges, weight, members, local, width, marginal)
    return marginal


@kernel
def _star(edges: Edges, weight: Floats, members: Ints, marginal: Floats) -> None:
    """Solve a cluster of one track or of one plot: all pairs exclude each other."""
    total = 1.0
    for i in members:
        for k in range(edges.start[i], edges.start[i + 1]):
            total += weight[k]
    for i in members:
        for k in range(edges.start[i], edges.start[i + 1]):
            marginal[k] = weight[k] / total


@kernel
def _dense(
    edges: Edges, weight: Floats, members: Ints, local: Ints, width: int
) -> Floats:
    """Write a cluster's weights as a matrix, tracks by plots, 0 where not gated."""
    psi = np.zeros((members.size, width))
    for row in range(members.size):
        i = members[row]
        for k in range(edges.start[i], edges.start[i + 1]):
            psi[row, local[edges.plot[k]]] = min(weight[k], WEIGHT_MAX)
    return psi


@kernel
def _scatter(
    edges: Edges, members: Ints, local: Ints, dense: Floats, marginal: Floats
) -> None:
    """Copy a matrix of marginals back to the pairs."""
    for row in range(members.size):
        i = members[row]
        for k in range(edges.start[i], edges.start[i + 1]):
            marginal[k] = dense[row, local[edges.plot[k]]]


@kernel
def exact_marginals(psi: Floats) -> Floats:
    """Enumerate every joint event of a small cluster.

    Forward weights f(row, used) sum over the rows before, backward weights
    b(row, used) over the rows from here on, for each subset of used columns; subsets
    are bits. The longer side gives the rows.

    Parameters
    ----------
    psi : (n, m)
        Weights ψ_ij / ψ_0j, 0 where not gated.

    Returns
    -------
    (n, m)
        Marginal probability of each pair.
    """
    if psi.shape[1] > psi.shape[0]:
        return exact_marginals_by_column(psi.T.copy()).T.copy()
    return exact_marginals_by_column(psi)


@kernel
def exact_marginals_by_column(psi: Floats) -> Floats:
    """Enumerate with subsets of the columns; see `exact_marginals`."""
    rows, columns = psi.shape
    subsets = 1 << columns
    backward = np.ones((rows + 1, subsets))
    for row in range(rows - 1, -1, -1):
        for used in range(subsets):
            total = backward[row + 1, used]
            for j in range(columns):
                if psi[row, j] > 0.0 and not used & (1 << j):
                    total += psi[row, j] * backward[row + 1, used | (1 << j)]
            backward[row, used] = total
    marginal = np.zeros((rows, columns))
    forward = np.zeros(subsets)
    forward[0] = 1.0
    norm = backward[0, 0]
    for row in range(rows):
        after = forward.copy()
        for used in range(subsets):
            if forward[used] == 0.0:
                continue
            for j in range(columns):
                if psi[row, j] > 0.0 and not used & (1 << j):
                    step = forward[used] * psi[row, j]
                    after[used | (1 << j)] += step
                    rest = backward[row + 1, used | (1 << j)]
                    marginal[row, j] += step * rest / norm
        forward = after
    return marginal


@kernel
def _belief(
    edges: Edges,
    weight: Floats,
    members: Ints,
    local: Ints,
    width: int,
    marginal: Floats,
) -> None:
    """Run loopy belief propagation on one cluster until its messages settle."""
    pairs = 0
    for i in members:
        pairs += edges.start[i + 1] - edges.start[i]
    to_track = np.ones(pairs)  # ν: from plot to track
    to_plot = np.zeros(pairs)  # μ: from track to plot
    for _ in range(BELIEF_ITERATIONS_MAX):
        _send_to_plots(edges, weight, members, to_track, to_plot)
        change = _send_to_tracks(edges, members, local, width, to_plot, to_track)
        if change < BELIEF_TOLERANCE:
            break
    at = 0
    for i in members:
        first, last = edges.start[i], edges.start[i + 1]
        total = 1.0
        for k in range(first, last):
            total += weight[k] * to_track[at + k - first]
        for k in range(first, last):
            marginal[k] = weight[k] * to_track[at + k - first] / total
        at += last - first


@kernel
def _send_to_plots(
    edges: Edges, weight: Floats, members: Ints, to_track: Floats, to_plot: Floats
) -> None:
    """Send μ_ij = ψ_ij / (1 + the other ψ ν of the track).

    The largest term is kept out of the sum: subtracting it from a total that it
    dominates would leave rounding error alone.
    """
    at = 0
    for i in members:
        first, last = edges.start[i], edges.start[i + 1]
        rest, largest, holder = 1.0, 0.0, -1
        for k in range(first, last):
            term = weight[k] * to_track[at + k - first]
            if term > largest:
                rest += largest
                largest, holder = term, k
            else:
                rest += term
        for k in range(first, last):
            if k == holder:
                to_plot[at + k - first] = weight[k] / rest
            else:
                term = weight[k] * to_track[at + k - first]
                others = max(rest - term, 1.0) + largest
                to_plot[at + k - first] = weight[k] / others
        at += last - first


@kernel
def _send_to_tracks(
    edges: Edges,
    members: Ints,
    local: Ints,
    width: int,
    to_plot: Floats,
    to_track: Floats,
) -> float:
    """Send ν_ji = 1 / (1 + the other μ of the plot); return the largest change."""
    rest = np.ones(width)
    largest = np.zeros(width)
    holder = np.full(width, -1, np.int64)
    at = 0
    for i in members:
        for k in range(edges.start[i], edges.start[i + 1]):
            j = local[edges.plot[k]]
            if to_plot[at] > largest[j]:
                rest[j] += largest[j]
                largest[j] = to_plot[at]
                holder[j] = at
            else:
                rest[j] += to_plot[at]
            at += 1
    change = 0.0
    at = 0
    for i in members:
        for k in range(edges.start[i], edges.start[i + 1]):
            j = local[edges.plot[k]]
            others = rest[j]
            if holder[j] != at:
                others = max(rest[j] - to_plot[at], 1.0) + largest[j]
            message = 1.0 / others
            change = max(change, abs(message - to_track[at]) / to_track[at])
            to_track[at] = message
            at += 1
    return change
