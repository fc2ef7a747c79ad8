"""Partitions: which track each track continues, drawn jointly.

A track continues one earlier track or none, and is continued by one later track or
none. A whole assignment is as likely as the product of the odds of its pairs
(`vedette.incursions.same_object`), so it cannot be drawn track by track: of two that
might both be an earlier one again, the first to be asked would take it whatever the
second has to say. It is drawn by Gibbs sampling (Geman and Geman 1984): in turn every
later track chooses among what is free, every earlier one among the later ones that are
free, and two later tracks that might go on the same one choose together.
"""

from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.fixed_math import uniform
from vedette.incursions.same_object import Pairs
from vedette.kernel import kernel

FRAGMENT_DOMAIN = 0x467261676D656E74
REAL_DOMAIN = 0x5265616C
# Small components of real nights are right after three; the test writes laws out.
SWEEPS = 10
STEPS = 8 * SWEEPS  # random numbers of a track in one sample


class Links(NamedTuple):
    """Pairs, to be walked from either side.

    Attributes
    ----------
    pairs : Pairs
        (m,) By the later track.
    of_later : (n + 1,) where the pairs of each later track begin
    by_earlier : (m,) the pairs by the earlier track
    of_earlier : (n + 1,) where those of each earlier track begin among them
    """

    pairs: Pairs
    of_later: Ints
    by_earlier: Ints
    of_earlier: Ints


class Partitions(NamedTuple):
    """Joint samples, first axis = the sample.

    Attributes
    ----------
    real : (s, n) 1 where the track is of a real object
    before : (s, n) the earlier track that each continues, -1 for none
    """

    real: Ints
    before: Ints


def links_of(pairs: Pairs, count: int) -> Links:
    """Lay out pairs to be walked from either side.

    Parameters
    ----------
    pairs : Pairs
        By the later track.
    count : int
        Tracks.

    Returns
    -------
    Links
        The same pairs.
    """
    by_earlier = np.argsort(pairs.earlier, kind="stable")
    every = np.arange(count + 1)
    return Links(
        pairs,
        np.searchsorted(pairs.later, every),
        by_earlier,
        np.searchsorted(pairs.earlier[by_earlier], every),
    )


@kernel
def draw_partitions(
    existence: Floats, links: Links, samples: int, key: int
) -> Partitions:
    """Draw which tracks are real, and which track each of them continues.

    Parameters
    ----------
    existence : (n,)
        Probability that a track is of a real object.
    links : Links
        Which may be which again.
    samples : int
        How many.
    key : int
        Of the run.

    Returns
    -------
    Partitions
        (samples, n). A track is continued once.
    """
    n = existence.size
    drawn = Partitions(np.zeros((samples, n), np.int64), np.full((samples, n), -1))
    for m in range(samples):
        for i in range(n):
            mark = uniform(key ^ REAL_DOMAIN, i, m)
            drawn.real[m, i] = 1 if mark < existence[i] else 0
        if links.by_earlier.size > 0:
            _draw(links, drawn.real[m], drawn.before[m], key ^ FRAGMENT_DOMAIN, m)
    return drawn


@kernel
def _draw(links: Links, real: Ints, before: Ints, key: int, sample: int) -> None:
    """Draw one partition, in place."""
    pairs = links.pairs
    after = np.full(real.size, -1)
    usable = real[pairs.earlier] * real[pairs.later]
    by_later = np.arange(usable.size)
    for sweep in range(SWEEPS):
        step = 8 * sweep
        for j in range(real.size):
            own = by_later[links.of_later[j] : links.of_later[j + 1]]
            mark = uniform(key, j * STEPS + step, sample)
            _choose(j, own, pairs.earlier, pairs.odds, usable, before, after, mark)
        for i in range(real.size):
            own = links.by_earlier[links.of_earlier[i] : links.of_earlier[i + 1]]
            mark = uniform(key, i * STEPS + step + 1, sample)
            _choose(i, own, pairs.later, pairs.odds, usable, after, before, mark)
        for j in range(real.size):
            if links.of_later[j] < links.of_later[j + 1]:
                _choose_together(links, j, usable, before, after, key, step, sample)


@kernel
def _choose(
    who: int,
    own: Ints,
    others: Ints,
    odds: Floats,
    usable: Ints,
    chosen: Ints,
    by_other: Ints,
    mark: float,
) -> None:
    """Let a track of one side choose anew among the free ones of the other, in place.

    Parameters
    ----------
    who : int
        The track.
    own : (k,)
        Its pairs.
    others : (m,), odds : (m,), usable : (m,)
        Of all pairs: the other side, the odds, 1 where both are real.
    chosen, by_other : (n,)
        Whom each track goes with, from either side; changed in place.
    mark : float
        A random number, even between 0 and 1.
    """
    if chosen[who] >= 0:
        by_other[chosen[who]] = -1
        chosen[who] = -1
    total = 1.0
    for k in own:
        if usable[k] == 1 and by_other[others[k]] < 0:
            total += odds[k]
    left = mark * total - 1.0
    for k in own:
        if left > 0.0 and usable[k] == 1 and by_other[others[k]] < 0:
            left -= odds[k]
            if left <= 0.0:
                chosen[who] = others[k]
                by_other[others[k]] = who
                return


@kernel
def _choose_together(
    links: Links,
    j: int,
    usable: Ints,
    before: Ints,
    after: Ints,
    key: int,
    step: int,
    sample: int,
) -> None:
    """Let a later track and another that may go on the same one choose together.

    Which other is asked does not depend on who goes with whom, in place.
    """
    pairs = links.pairs
    first, last = links.of_later[j], links.of_later[j + 1]
    i = pairs.earlier[_one_of(first, last, uniform(key, j * STEPS + step + 2, sample))]
    low, high = links.of_earlier[i], links.of_earlier[i + 1]
    at = _one_of(low, high, uniform(key, j * STEPS + step + 3, sample))
    other = pairs.later[links.by_earlier[at]]
    if other == j:
        return
    for one in (j, other):
        if before[one] >= 0:
            after[before[one]] = -1
            before[one] = -1
    left = uniform(key, j * STEPS + step + 4, sample) * _worth(
        links, j, other, usable, before, after, -1.0
    )
    _worth(links, j, other, usable, before, after, left)


@kernel
def _one_of(low: int, high: int, mark: float) -> int:
    """Return one of the numbers from one to before another, each as likely."""
    return min(low + int(mark * (high - low)), high - 1)


@kernel
def _worth(
    links: Links,
    a: int,
    b: int,
    usable: Ints,
    before: Ints,
    after: Ints,
    left: float,
) -> float:
    """Add up what all choices of two free later tracks are worth.

    With a rest of that sum the choice is made at which it is used up, in place.
    """
    pairs, total, drawing = links.pairs, 0.0, left >= 0.0
    for k in range(links.of_later[a] - 1, links.of_later[a + 1]):
        mine = -1 if k < links.of_later[a] else pairs.earlier[k]
        if mine >= 0 and (usable[k] == 0 or after[mine] >= 0):
            continue
        for q in range(links.of_later[b] - 1, links.of_later[b + 1]):
            its = -1 if q < links.of_later[b] else pairs.earlier[q]
            if its >= 0 and (usable[q] == 0 or after[its] >= 0 or its == mine):
                continue
            worth = 1.0 if mine < 0 else pairs.odds[k]
            total += worth * (1.0 if its < 0 else pairs.odds[q])
            if drawing and total >= left:
                _go_on(before, after, a, mine)
                _go_on(before, after, b, its)
                return total
    return total


@kernel
def _go_on(before: Ints, after: Ints, later: int, earlier: int) -> None:
    """Let a later track go on an earlier one, -1 for none, in place."""
    if earlier >= 0:
        before[later], after[earlier] = earlier, later
