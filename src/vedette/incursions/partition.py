"""Partitions: which track each track continues, drawn jointly.

A track continues one earlier track or none, and is continued by one later track or
none. A whole assignment is as likely as the product of the odds of its pairs
(`vedette.incursions.same_object`), so it cannot be drawn track by track: of two that
might both be an earlier one again, the first to be asked would take it whatever the
second has to say. It is drawn by Gibbs sampling over the pairs (Geman and Geman 1984):
in turn each later track chooses among what is free, each earlier one among the later
ones that are free, and two pairs exchange ends where that is as good.
"""

import numpy as np

from vedette.columns import Ints
from vedette.fixed_math import uniform
from vedette.incursions.same_object import Pairs
from vedette.kernel import kernel

FRAGMENT_DOMAIN = 0x467261676D656E74
SWEEPS = 10  # see the test: laws of up to eight tracks are then right to chance
STEPS_MAX = 64  # numbers of a track in one sample: four a sweep


@kernel
def draw_partition(pairs: Pairs, real: Ints, key: int, sample: int) -> Ints:
    """Draw which track each track continues, in one sample.

    Parameters
    ----------
    pairs : Pairs
        Sorted by the later track.
    real : (n,)
        1 where the track is of a real object in this sample.
    key, sample : int
        Name the random numbers.

    Returns
    -------
    (n,)
        The earlier track that each continues, -1 for none. A track is continued once.
    """
    before, after = np.full(real.size, -1), np.full(real.size, -1)
    count = pairs.later.size
    if count == 0:
        return before
    by_earlier = np.argsort(pairs.earlier, kind="mergesort")
    by_later = np.arange(count)
    usable = real[pairs.earlier] * real[pairs.later]
    for sweep in range(SWEEPS):
        mark = (key ^ FRAGMENT_DOMAIN, sample, 4 * sweep)
        _choose(
            pairs.later, pairs.earlier, pairs, by_later, usable, before, after, mark
        )
        mark = (key ^ FRAGMENT_DOMAIN, sample, 4 * sweep + 1)
        _choose(
            pairs.earlier, pairs.later, pairs, by_earlier, usable, after, before, mark
        )
        mark = (key ^ FRAGMENT_DOMAIN, sample, 4 * sweep + 2)
        _exchange(pairs, usable, before, after, mark)
    return before


@kernel
def _choose(
    mine: Ints,
    others: Ints,
    pairs: Pairs,
    order: Ints,
    usable: Ints,
    chosen: Ints,
    by_other: Ints,
    mark: tuple[int, int, int],
) -> None:
    """Let every track of one side choose anew among the free ones of the other.

    Parameters
    ----------
    mine, others : (m,)
        The two sides of the pairs.
    pairs : Pairs
        With their odds.
    order : (m,)
        Pairs sorted by `mine`.
    usable : (m,)
        1 where both are real.
    chosen, by_other : (n,)
        Whom each track goes with, from either side; changed in place.
    mark : (key, sample, step)
        Names the random numbers.
    """
    first = 0
    while first < order.size:
        who = mine[order[first]]
        last = first
        if chosen[who] >= 0:
            by_other[chosen[who]] = -1
            chosen[who] = -1
        total = 1.0
        while last < order.size and mine[order[last]] == who:
            if _free(order[last], others, usable, by_other):
                total += pairs.odds[order[last]]
            last += 1
        left = uniform(mark[0], who * STEPS_MAX + mark[2], mark[1]) * total - 1.0
        for at in range(first, last):
            if left > 0.0 and _free(order[at], others, usable, by_other):
                left -= pairs.odds[order[at]]
                if left <= 0.0:
                    chosen[who] = others[order[at]]
        if chosen[who] >= 0:
            by_other[chosen[who]] = who
        first = last


@kernel
def _free(pair: int, others: Ints, usable: Ints, by_other: Ints) -> bool:
    """Say whether the other side of a pair is real and goes with nobody."""
    return bool(usable[pair] == 1 and by_other[others[pair]] < 0)


@kernel
def _exchange(
    pairs: Pairs,
    usable: Ints,
    before: Ints,
    after: Ints,
    mark: tuple[int, int, int],
) -> None:
    """Let every later track take another's earlier one and give its own, in place.

    One of its pairs is asked, each as often, so that the way back is as likely to be
    asked, and the exchange is made as often as the new pairs are as likely.
    """
    first = 0
    while first < pairs.later.size:
        j = pairs.later[first]
        last = np.searchsorted(pairs.later, j + 1)
        which = uniform(mark[0], j * STEPS_MAX + mark[2], mark[1])
        k = min(first + int(which * (last - first)), last - 1)
        i = pairs.earlier[k]
        old_i, old_j = before[j], after[i]
        first = last
        if usable[k] == 0 or old_i < 0 or old_j < 0 or old_i == i:
            continue
        now = _odds_of(pairs, old_i, j) * _odds_of(pairs, i, old_j)
        then = pairs.odds[k] * _odds_of(pairs, old_i, old_j)
        if uniform(mark[0], j * STEPS_MAX + mark[2] + 1, mark[1]) * now < then:
            before[j], after[i] = i, j
            before[old_j], after[old_i] = old_i, old_j


@kernel
def _odds_of(pairs: Pairs, earlier: int, later: int) -> float:
    """Return the odds of a pair, 0 where there is none."""
    low, high = np.searchsorted(pairs.later, later), pairs.later.size
    for k in range(low, high):
        if pairs.later[k] != later:
            return 0.0
        if pairs.earlier[k] == earlier:
            return float(pairs.odds[k])
    return 0.0
