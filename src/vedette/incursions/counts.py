"""Counts: how many objects, entries and approaches, as distributions.

A count is over objects, not over tracks, and over what was not seen as well as what
was. In each of many joint samples every track is real or not, follows an earlier track
or none (`vedette.incursions.same_object`), is of one of the kinds of objects that the
site expects, and takes one of its sampled paths over one draw of the border, the same
draw for all tracks. What is left unseen follows from how many were seen in that sample
(`vedette.incursions.compound`). The pmf of a count is the mean over the samples.

Counted are objects that the site's policy does not authorise:

- *objects*: distinct ones that were in the volume at any time of the watch;
- *entries*: inward passages of its border during the watch;
- *approached*: distinct ones that came within `approach_km` and were never inside.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.fixed_math import uniform
from vedette.incursions.compound import convolve
from vedette.incursions.partition import Partitions
from vedette.incursions.visits import Visits
from vedette.kernel import kernel

MEASURES = ("objects", "entries", "approached")
SAMPLES = 2000  # the noise of a probability is then one part in a hundred at most
KIND_DOMAIN = 0x4B696E64
TAIL = 1e-9  # the pmf ends where less than this is left


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One count of one volume.

    Parameters
    ----------
    volume : str
        Id of the volume.
    measure : str
        objects, entries or approached.
    from_s, to_s : float
        The watch, seconds since epoch.
    pmf, seen_pmf, unseen_pmf : tuple of float
        Probability of 0, 1, 2, ...: of all, of those seen, of those assumed unseen.
    prior_band : (low, high)
        Mean of the count if half or twice as many are expected to arrive.
    """

    volume: str
    measure: str
    from_s: float
    to_s: float
    pmf: tuple[float, ...]
    seen_pmf: tuple[float, ...]
    unseen_pmf: tuple[float, ...]
    prior_band: tuple[float, float]

    @property
    def mean(self) -> float:
        """Return the expected count."""
        return mean_of(self.pmf)

    @property
    def seen_mean(self) -> float:
        """Return the expected count of what was seen."""
        return mean_of(self.seen_pmf)

    @property
    def unseen_mean(self) -> float:
        """Return the expected count of what was not."""
        return mean_of(self.unseen_pmf)

    @property
    def interval_90(self) -> tuple[int, int]:
        """Return the equal-tailed 90 % interval, both ends included."""
        return interval_90(self.pmf)


def mean_of(pmf: tuple[float, ...]) -> float:
    """Return the mean of a count's law.

    Parameters
    ----------
    pmf : tuple of float
        Probability of 0, 1, 2, ...

    Returns
    -------
    float
        Summed in order.
    """
    total = 0.0
    for count, share in enumerate(pmf):
        total += count * share
    return total


def interval_90(pmf: tuple[float, ...]) -> tuple[int, int]:
    """Return the equal-tailed 90 % interval of a count's law.

    Parameters
    ----------
    pmf : tuple of float
        Probability of 0, 1, 2, ...

    Returns
    -------
    low, high : int
        Both included: at most 5 % lie below the first, and above the second.
    """
    low, high, reached = -1, len(pmf) - 1, 0.0
    for count, share in enumerate(pmf):
        reached += share
        if low < 0 and reached > 0.05:  # noqa: PLR2004 - half of what 90 % leaves
            low = count
        if reached >= 0.95:  # noqa: PLR2004 - the other half
            high = count
            break
    return max(low, 0), high


class Tracked(NamedTuple):
    """What a count asks of every track, first axis = the track, by the time it began.

    Attributes
    ----------
    existence : (n,) P(it was ever a real object)
    begun_s : (n,) s since epoch
    excused : (n,) 1 where its address is authorised or is but a claim
    lasted_s : (n,) from first to last plot
    origin, answers, moves : (n, a) what says of which source of births each is, as in
        `vedette.incursions.kinds.Evidence`
    """

    existence: Floats
    begun_s: Floats
    excused: Ints
    lasted_s: Floats
    origin: Floats
    answers: Floats
    moves: Floats


class Tally(NamedTuple):
    """What was seen, first axis = the joint sample.

    Attributes
    ----------
    deeds : (m, 3) objects, entries, approached
    seen : (m, a) objects seen of each source
    """

    deeds: Ints
    seen: Ints


@kernel
def tally(
    tracked: Tracked,
    drawn: Partitions,
    visits: Visits,
    counted: Ints,
    from_s: float,
    key: int,
) -> Tally:
    """Count what was seen in joint samples.

    Parameters
    ----------
    tracked : Tracked
        (n,) All tracks.
    drawn : Partitions
        (samples, n) Which are real, and which goes on which.
    visits : Visits
        (n, s) Of all tracks, at one volume.
    counted : (a,)
        1 for sources whose objects count: not birds.
    from_s : float
        Begin of the watch: earlier entries are not of it.
    key : int
        Of the run.

    Returns
    -------
    Tally
        (samples, ...)
    """
    samples = drawn.real.shape[0]
    found = Tally(
        np.zeros((samples, 3), np.int64),
        np.zeros((samples, counted.size), np.int64),
    )
    for m in range(samples):
        real, before = drawn.real[m], drawn.before[m]
        _tally_one(tracked, visits, counted, from_s, key, m, real, before, found)
    return found


@kernel
def _tally_one(
    tracked: Tracked,
    visits: Visits,
    counted: Ints,
    from_s: float,
    key: int,
    m: int,
    real: Ints,
    before: Ints,
    found: Tally,
) -> None:
    """Count one joint sample; each object is under the number of its first track."""
    n = real.size
    root = np.arange(n)
    excused, inside, near, entries = (
        np.zeros(n, np.int64),
        np.zeros(n, np.int64),
        np.zeros(n, np.int64),
        np.zeros(n, np.int64),
    )
    _follow(tracked, visits, from_s, m, real, before, root, excused, inside, entries)
    _approach(visits, m, real, before, root, inside, near, entries)
    kind = _kinds(tracked, real, root)
    for i in range(n):
        if real[i] == 0 or root[i] != i or excused[i] == 1:
            continue
        source = _source_of(kind[i], uniform(key ^ KIND_DOMAIN, i, m))
        if source >= 0 and counted[source] == 0:
            continue
        if source >= 0:
            found.seen[m, source] += 1
        found.deeds[m, 0] += inside[i]
        found.deeds[m, 1] += entries[i]
        found.deeds[m, 2] += near[i] * (1 - inside[i])


@kernel
def _follow(
    tracked: Tracked,
    visits: Visits,
    from_s: float,
    m: int,
    real: Ints,
    before: Ints,
    root: Ints,
    excused: Ints,
    inside: Ints,
    entries: Ints,
) -> None:
    """Follow every object through its tracks: who it is and where it was, in place."""
    s = m % visits.entries.shape[1]
    for i in range(real.size):
        if real[i] == 0:
            continue
        if before[i] >= 0:
            root[i] = root[before[i]]
            outside = _left_outside(tracked, visits, before[i], i, s)
            entries[root[i]] += visits.begins_inside[i, s] * outside
        elif tracked.begun_s[i] - visits.entered_before_s[i, s] >= from_s:  # not nan
            entries[i] += 1
        at = root[i]
        excused[at] |= tracked.excused[i]
        entries[at] += visits.entries[i, s]
        entered = 1 if visits.entries[i, s] > 0 else 0
        inside[at] |= visits.begins_inside[i, s] | entered


@kernel
def _left_outside(tracked: Tracked, visits: Visits, old: int, new: int, s: int) -> int:
    """Say whether an object was outside when the earlier of two tracks lost it.

    Where that one lived on, astray, its end says nothing: then it was outside if it
    had never been inside.
    """
    if tracked.begun_s[old] + tracked.lasted_s[old] <= tracked.begun_s[new]:
        return int(1 - visits.ends_inside[old, s])
    been = visits.begins_inside[old, s] == 1 or visits.entries[old, s] > 0
    return 0 if been else 1


@kernel
def _approach(
    visits: Visits,
    m: int,
    real: Ints,
    before: Ints,
    root: Ints,
    inside: Ints,
    near: Ints,
    entries: Ints,
) -> None:
    """Add what came near, and what came after the last track of an object, in place."""
    s = m % visits.entries.shape[1]
    last = real.copy()
    for i in range(real.size):
        if before[i] >= 0:
            last[before[i]] = 0
    for i in range(real.size):
        if real[i] == 1:
            near[root[i]] |= visits.near[i, s]
        if last[i] == 1:
            enters = 0 if np.isnan(visits.enters_after_s[i, s]) else 1
            entries[root[i]] += enters
            inside[root[i]] |= enters
            near[root[i]] |= visits.near_after[i, s]


@kernel
def _kinds(tracked: Tracked, real: Ints, root: Ints) -> Floats:
    """Weigh the sources of every object by all of its tracks, under its first one."""
    n, sources = tracked.origin.shape
    weight = np.zeros((n, sources))
    longest = root.copy()
    for i in range(n):
        at = root[i]
        if real[i] == 0:
            continue
        if at == i:
            weight[i] = tracked.origin[i]
        most = 0.0
        for a in range(sources):
            weight[at, a] *= tracked.answers[i, a]
            most = max(most, weight[at, a])
        for a in range(sources):
            weight[at, a] /= most if most > 0.0 else 1.0
        if tracked.lasted_s[i] > tracked.lasted_s[longest[at]]:
            longest[at] = i
    for i in range(n):
        if real[i] == 1 and root[i] == i:
            weight[i] *= tracked.moves[longest[i]]
    return weight


@kernel
def _source_of(shares: Floats, mark: float) -> int:
    """Draw a source by its share; -1 where no source is one."""
    total = 0.0
    for a in range(shares.size):
        total += shares[a]
    if total <= 0.0:
        return -1
    reached = 0.0
    for a in range(shares.size):
        reached += shares[a]
        if mark * total <= reached:
            return a
    return int(shares.size - 1)


def count_law(
    deeds: Ints, seen: Ints, laws: list[Floats]
) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    """Put what was seen and what was not together.

    Parameters
    ----------
    deeds : (m,)
        Counted deeds of what was seen, in each joint sample.
    seen : (m, a)
        Objects seen of each source.
    laws : list of (s + 1, u + 1)
        For each source, the law of deeds unseen for every number seen.

    Returns
    -------
    pmf, seen_pmf, unseen_pmf : tuple of float
        Of all, of the seen, of the unseen.
    """
    samples = deeds.size
    seen_pmf = np.zeros(int(deeds.max()) + 1)
    width = 1 + sum(law.shape[1] - 1 for law in laws)
    unseen_pmf = np.zeros(width)
    both = np.zeros(seen_pmf.size + width - 1)
    rows, which = np.unique(seen, axis=0, return_inverse=True)
    for number, row in enumerate(rows):
        unseen = np.ones(1)
        for law, count in zip(laws, row.tolist(), strict=True):
            unseen = convolve(unseen, law[count])
        mine = deeds[which.ravel() == number]
        share = np.bincount(mine, minlength=seen_pmf.size) / samples
        seen_pmf += share
        unseen_pmf += unseen * (mine.size / samples)
        both += convolve(share, unseen)
    return _trimmed(both), _trimmed(seen_pmf), _trimmed(unseen_pmf)


def _trimmed(pmf: Floats) -> tuple[float, ...]:
    """Cut the tail that is as good as nothing and make the rest sum to 1."""
    left, last = 0.0, pmf.size - 1
    while last > 0 and left + float(pmf[last]) < TAIL:
        left += float(pmf[last])
        last -= 1
    total = 0.0
    for share in pmf[: last + 1].tolist():
        total += share
    return tuple(share / total for share in pmf[: last + 1].tolist())
