"""The unseen given the seen: how many of what comes in batches nobody saw.

Batches arrive at a rate that is itself uncertain: Gamma(shape, mean), so their number
is negative binomial. Of the members of one batch some are seen and some, unseen, do
what is counted: enter a volume, say. With J[k, u] = P(k seen and u counted unseen |
one batch), the joint law of all batches follows by the recursion of Panjer (1981, ASTIN
Bulletin 12:22) in two dimensions (Sundt 1999, ASTIN Bulletin 29:29, theorem 1):

    g(s, u) = 1 / (1 - a J(0,0)) * sum over (i, j) != (0, 0) of
              (a + b i / s) J(i, j) g(s - i, u - j)        a = beta / (1 + beta),
                                                           b = (shape - 1) a

with beta = mean / shape; where s = 0 the share is taken of u. A row of g, made to sum
to 1, is the law of the unseen given that s were seen: the rate is learnt from what was
seen, and batches make the count wider than Poisson.
"""

import numpy as np

from vedette.columns import Floats
from vedette.kernel import kernel

FIRST_WIDTH = 64  # numbers of the unseen that are asked for at first
WIDTH_MAX = 32_768  # a site that misses more is no watch, and its law would never end
TAIL = 1e-9  # of a row, in its last numbers: all but nothing lies beyond
SMALL = 1e-200  # rows are only known up to a factor: keep it away from underflow
LARGE = 1e200


def unseen_given_seen(
    batch: Floats, mean: float, shape: float, seen_max: int
) -> Floats:
    """Return the law of the unseen for every number of the seen.

    Parameters
    ----------
    batch : (k, u)
        J: probability that one batch has so many seen and so many counted unseen;
        sums to 1.
    mean : float
        Expected number of batches, before any was seen.
    shape : float
        Gamma shape of that expectation: 1 / its squared relative error.
    seen_max : int
        Largest number of seen objects that is asked for.

    Returns
    -------
    (seen_max + 1, u + 1)
        Each row sums to 1, and next to nothing lies beyond its end. A number of seen
        that cannot be takes the row of the largest below it that can.
    """
    width = max(FIRST_WIDTH, 2 * batch.shape[1])
    while True:
        law = _law(batch, mean, shape, seen_max, width)
        if float(law[:, -batch.shape[1] :].max()) < TAIL or width >= WIDTH_MAX:
            return law
        width *= 2


@kernel
def _law(batch: Floats, mean: float, shape: float, seen_max: int, width: int) -> Floats:
    """Return the law of the unseen up to a number."""
    beta = mean / shape
    a = beta / (1.0 + beta)
    b = (shape - 1.0) * a
    whole = 1.0 / (1.0 - a * batch[0, 0])
    g = np.zeros((seen_max + 1, width))
    g[0, 0] = 1.0
    for s in range(seen_max + 1):
        for u in range(width):
            if s + u > 0:
                g[s, u] = whole * _sum_of_parts(batch, g, a, b, s, u)
            if g[s, u] > LARGE:
                _scale_down(g, s, batch.shape[0], LARGE)
        _keep_in_range(g, s, batch.shape[0])
    law = np.zeros(g.shape)
    for s in range(seen_max + 1):
        total = 0.0
        for u in range(width):
            total += g[s, u]
        for u in range(width):
            law[s, u] = g[s, u] / total if total > 0.0 else law[s - 1, u]
    return law


@kernel
def _sum_of_parts(
    batch: Floats, g: Floats, a: float, b: float, s: int, u: int
) -> float:
    """Sum over what one batch may have given to (s, u)."""
    total = 0.0
    for i in range(min(s, batch.shape[0] - 1) + 1):
        for j in range(min(u, batch.shape[1] - 1) + 1):
            if i + j > 0:
                share = i / s if s > 0 else j / u
                total += (a + b * share) * batch[i, j] * g[s - i, u - j]
    return total


@kernel
def _keep_in_range(g: Floats, s: int, reach: int) -> None:
    """Keep the rows that later ones look back to from under- and overflow."""
    most = 0.0
    for u in range(g.shape[1]):
        most = max(most, g[s, u])
    if most == 0.0 or SMALL < most < LARGE:
        return
    _scale_down(g, s, reach, most)


@kernel
def _scale_down(g: Floats, s: int, reach: int, by: float) -> None:
    """Divide a row and those that later ones look back to beside it: a free factor."""
    for row in range(max(s - reach + 1, 0), s + 1):
        for u in range(g.shape[1]):
            g[row, u] /= by


@kernel
def convolve(first: Floats, second: Floats) -> Floats:
    """Return the law of the sum of two independent counts.

    Parameters
    ----------
    first, second : (n,), (m,)
        Laws.

    Returns
    -------
    (n + m - 1,)
    """
    total = np.zeros(first.size + second.size - 1)
    for i in range(first.size):
        for j in range(second.size):
            total[i + j] += first[i] * second[j]
    return total
