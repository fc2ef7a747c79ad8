"""Exchange: one way to share plots among tracks stands for all that differ by labels.

Objects that nothing tells apart have no names. Where tracks 1 and 2 took plots A and B,
whether 1 took A or B is a matter of labels; a track that is a mixture of both lies
between them, and tracks that fly together flow into one (Blom and Bloem 2000, IEEE
Trans. Automatic Control 45:247; Svensson et al. 2011, IEEE TSP 59:4677). So of all
joint events with the same tracks detected and the same plots taken the likeliest stands
for the others, with the weight of all. The probability of every track to be detected,
and of every plot to be taken, and hence existence, stays as it was.

What has a name is not exchanged: a track with an address, one that a plot with an
address may belong to, and objects of different kinds, as far as their echoes tell.
"""

import numpy as np

from vedette.columns import Floats, Ints
from vedette.kernel import kernel
from vedette.plots.plot import Plots
from vedette.tracks.gate import Edges

TRACKS_MAX = 5  # 1,546 joint events of five tracks and five plots
PLOTS_MAX = 5
NAMED = -1  # the label of a track that stands for itself
ECHOES = 8  # steps by which echoes are told apart
UNTRIED, MISS = -2, -1  # what a track takes, before its first plot


@kernel
def labels_of(address: Ints, echo: Floats, edges: Edges, plots: Plots) -> Ints:
    """Give one label to all tracks that may stand for each other.

    Parameters
    ----------
    address : (n,)
        24-bit addresses, -1 where unknown.
    echo : (n,)
        Share of a look's p_detect at which such an object is seen.
    edges : Edges
        Gated pairs.
    plots : Plots
        The plots.

    Returns
    -------
    (n,)
        `NAMED` for a track with an address, or that may take one.
    """
    label = np.empty(address.size, np.int64)
    for i in range(address.size):
        label[i] = NAMED if address[i] >= 0 else int(echo[i] * ECHOES + 0.5)
        for k in range(edges.start[i], edges.start[i + 1]):
            if plots.address[edges.plot[k]] >= 0:
                label[i] = NAMED
    return label


@kernel
def nameless(label: Ints, members: Ints) -> bool:
    """Say whether all of some tracks may stand for each other."""
    for i in members:
        if label[i] == NAMED or label[i] != label[members[0]]:
            return False
    return True


@kernel
def exchanged_marginals(psi: Floats) -> Floats:
    """List every joint event of a small cluster, labels apart.

    Parameters
    ----------
    psi : (n, m)
        Weights ψ_ij / ψ_0j, 0 where not gated; at most `TRACKS_MAX` by `PLOTS_MAX`.

    Returns
    -------
    (n, m)
        Probability of each pair, with the likeliest event of each exchange in the
        place of all.
    """
    rows, columns = psi.shape
    sets = 1 << (rows + columns)  # of tracks detected and of plots taken
    weight, best = np.zeros(sets), np.zeros(sets)
    chosen = np.full((sets, rows), MISS, np.int64)
    choice = np.full(rows, UNTRIED, np.int64)
    product = np.ones(rows + 1)  # of the rows before each
    used = np.zeros(rows + 1, np.int64)
    row = 0
    while row >= 0:
        if row == rows:
            event = used[row]
            weight[event] += product[row]
            if product[row] > best[event]:
                best[event] = product[row]
                chosen[event] = choice
            row -= 1
            continue
        choice[row] += 1
        j = choice[row]
        if j == columns:
            choice[row] = UNTRIED
            row -= 1
        elif j == MISS:
            product[row + 1], used[row + 1] = product[row], used[row]
            row += 1
        elif psi[row, j] > 0.0 and used[row] & (1 << (rows + j)) == 0:
            product[row + 1] = product[row] * psi[row, j]
            used[row + 1] = used[row] | (1 << row) | (1 << (rows + j))
            row += 1
    return _marginal(weight, chosen, columns)


@kernel
def _marginal(weight: Floats, chosen: Ints, columns: int) -> Floats:
    """Add the weights of all events up, pair by pair."""
    total = 0.0
    for event in range(weight.size):
        total += weight[event]
    marginal = np.zeros((chosen.shape[1], columns))
    for event in range(weight.size):
        for i in range(chosen.shape[1]):
            j = chosen[event, i]
            if j != MISS and weight[event] > 0.0:
                marginal[i, j] += weight[event] / total
    return marginal
