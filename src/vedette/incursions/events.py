"""Events: which passages of different sampled paths are one and the same crossing.

The nominal path gives the anchors: its passages over the line as drawn, in order. The
passages of each sampled path, direction by direction, are laid on the anchors so that
their order is kept and the sum of time differences is least; so a crossing that is
known to minutes stays one crossing, and two that are seconds apart stay two. What a
path passes beyond the anchors is an event of its own: its k-th, together with the
k-th of other paths, as long as no gap of `APART_S` lies between them.
"""

from collections.abc import Iterator

import numpy as np

from vedette.incursions.paths import Passages
from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints

# Passages of paths that nothing nominal holds together are apart after two minutes.
APART_S = 120.0
SPARE = 1000  # events beyond the anchors are numbered from here


def events(nominal: Passages, passages: Passages) -> Iterator[Ints]:
    """Group passages into events.

    Parameters
    ----------
    nominal : Passages
        Of the mean path, by time.
    passages : Passages
        Of the sampled paths, by sample, then by time.

    Yields
    ------
    (k,)
        Rows of ``passages`` that are one event, at most one of each path.
    """
    for inward in (1, 0):
        anchors = nominal.time_s[nominal.inward == inward]
        rows = np.flatnonzero(passages.inward == inward)
        label = lay_on(anchors, passages.sample[rows], passages.time_s[rows])
        for name in np.unique(label).tolist():
            event = rows[label == name]
            if name < SPARE:
                yield event
            else:
                yield from _apart(event, passages.time_s)


def _apart(event: Ints, time_s: Floats) -> Iterator[Ints]:
    """Split passages at long gaps."""
    event = event[np.argsort(time_s[event], kind="stable")]
    gaps = np.flatnonzero(np.diff(time_s[event]) > APART_S) + 1
    yield from np.split(event, gaps)


@kernel
def lay_on(anchors: Floats, sample: Ints, time_s: Floats) -> Ints:
    """Lay the passages of every path on the anchors.

    Parameters
    ----------
    anchors : (a,) s
        Rising.
    sample : (n,)
        Path of each passage; equal ones stand together.
    time_s : (n,) s
        Rising within a path.

    Returns
    -------
    (n,)
        Number of the anchor, or `SPARE` plus the ordinal beyond the anchors.
    """
    label = np.empty(sample.size, np.int64)
    first = 0
    while first < sample.size:
        last = first
        while last < sample.size and sample[last] == sample[first]:
            last += 1
        _lay_path(anchors, time_s[first:last], label[first:last])
        first = last
    return label


@kernel
def _lay_path(anchors: Floats, time_s: Floats, label: Ints) -> None:
    """Lay one path's passages on the anchors by dynamic programming.

    best[i, j] is the least cost of the first i passages and j anchors with as many
    pairs as possible, min(i, j).
    """
    n, a = time_s.size, anchors.size
    best = np.zeros((n + 1, a + 1))
    for i in range(1, n + 1):
        for j in range(1, a + 1):
            cost = best[i - 1, j - 1] + abs(time_s[i - 1] - anchors[j - 1])
            if i > j:
                cost = min(cost, best[i - 1, j])
            elif j > i:
                cost = min(cost, best[i, j - 1])
            best[i, j] = cost
    i, j = n, a
    label[:] = -1
    while i > 0 and j > 0:
        if i > j and best[i, j] == best[i - 1, j]:
            i -= 1
        elif j > i and best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            label[i - 1] = j - 1
            i -= 1
            j -= 1
    spare = 0
    for k in range(n):
        if label[k] < 0:
            label[k] = SPARE + spare
            spare += 1
