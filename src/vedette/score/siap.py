"""SIAP: what an operator asks of a picture, and the association that it rests on.

Law: Votruba et al., "Single Integrated Air Picture (SIAP) Metrics Implementation",
2001: completeness, ambiguity, spuriousness, accuracy of position and velocity, rate of
track number change, longest track segment. Sums over instants are taken as Stone Soup
1.9.1 takes them (`stonesoup.metricgenerator.tracktotruthmetrics`), so that numbers can
be compared; so is the association of tracks with truth (nearest truth within a
threshold, with hysteresis). Three of its steps are left out, because they contradict
what it says of itself: it stops counting the tracks of a truth where a track adds one
instant only; it takes hits with a break between them as hits in a row; it carries the
misses that ended one span into the next.

A track belongs to at most one truth at a time, a truth may have several tracks. Units:
s, m, m/s; state order [e, n, ve, vn] in the site plane.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.spatial import KDTree

from vedette.errors import UsageError

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
History = dict[float, Floats]
"""States of one object by time."""

CONFIRM_INSTANTS = 3  # in a row near one truth before a track counts as its track
END_INSTANTS = 2  # in a row elsewhere before it no longer does


class Histories(NamedTuple):
    """States of many objects at many instants, one row each.

    Attributes
    ----------
    time_s : (n,) s
        Instants; equal instants have equal numbers, bit by bit.
    key : (n,) int
        Which object; one row per object and instant.
    state : (n, 4) m, m/s
    """

    time_s: Floats
    key: Ints
    state: Floats


class Span(NamedTuple):
    """A time during which a track was the track of a truth, ends included.

    Attributes
    ----------
    track, truth : int
    start_s, end_s : float
    """

    track: int
    truth: int
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Siap:
    """The scores; the ideal is 1, 1, 0, 0, 0, 0, 1.

    Parameters
    ----------
    completeness : float
        Share of true objects that have a track.
    ambiguity : float
        Tracks per tracked object; 1 where nothing is tracked.
    spuriousness : float
        Share of tracks that belong to no object.
    position_m, velocity_mps : float
        Mean error of the tracks that belong to an object.
    number_changes_phz : float
        Changes of track number per second of tracked time.
    longest_segment : float
        Share of an object's life that its longest track covers.
    """

    completeness: float
    ambiguity: float
    spuriousness: float
    position_m: float
    velocity_mps: float
    number_changes_phz: float
    longest_segment: float


def associate(
    tracks: Histories,
    truth: Histories,
    *,
    threshold_m: float,
    confirm: int = CONFIRM_INSTANTS,
    end: int = END_INSTANTS,
) -> list[Span]:
    """Say which track was the track of which truth, and when.

    Parameters
    ----------
    tracks, truth : Histories
        Instants are matched by equality: put both on the same time grid first.
    threshold_m : float
        A truth at this distance or beyond is not near.
    confirm : int
        Instants in a row at which one truth must be the nearest before a span begins.
    end : int
        Instants in a row at which it is not, before the span ends (at the last instant
        at which it was).

    Returns
    -------
    list of Span
        In order of track, then start.
    """
    nearest = _nearest(tracks, truth, threshold_m)
    spans: list[Span] = []
    for track in np.unique(tracks.key):
        rows = np.flatnonzero(tracks.key == track)
        rows = rows[np.argsort(tracks.time_s[rows], kind="stable")]
        times, near = tracks.time_s[rows], [nearest[row] for row in rows]
        spans.extend(
            Span(int(track), truth_key, start, stop)
            for truth_key, start, stop in _runs(times, near, confirm, end)
        )
    return spans


def siap(tracks: Histories, truth: Histories, spans: list[Span]) -> Siap:
    """Score a picture by its association with the truth.

    Parameters
    ----------
    tracks, truth : Histories
        Both may be empty.
    spans : list of Span
        From `associate`, or from what else tells whose track a track is.

    Returns
    -------
    Siap

    Raises
    ------
    UsageError
        Two rows for one object and instant.
    """
    track_states, truth_states = _by_key(tracks), _by_key(truth)
    sums = _Sums()
    for span in spans:
        sums.add(span, track_states[span.track], truth_states[span.truth])
    lives = {key: sorted(states) for key, states in truth_states.items()}
    owned = {key: [s for s in spans if s.truth == key] for key in lives}
    tracked_s = sum(_covered(owned[key], lives[key]) for key in lives)
    changes = sum(max(0, _needed(owned[key], lives[key]) - 1) for key in lives)
    lifetime_s = sum(life[-1] - life[0] for life in lives.values())
    longest_s = sum(_longest(owned[key]) for key in lives)
    with_truth, with_track = len(sums.truths), len(sums.tracks)
    return Siap(
        completeness=_share(with_truth, len(truth.key), 0.0),
        ambiguity=_share(with_track, with_truth, 1.0),
        spuriousness=_share(len(tracks.key) - with_track, len(tracks.key), 0.0),
        position_m=_share(sums.position_m, with_track, 0.0),
        velocity_mps=_share(sums.velocity_mps, with_track, 0.0),
        number_changes_phz=_share(changes, tracked_s, 0.0),
        longest_segment=_share(longest_s, lifetime_s, 0.0),
    )


def identity_changes_per_hour(spans: list[Span], truth: Histories) -> float:
    """Count how often a truth's track number changes, per hour of true flight.

    A truth keeps its number as long as a track can follow it further, so an ambiguous
    second track is no change; the first number is none either, the same number after a
    gap neither.

    Parameters
    ----------
    spans : list of Span
    truth : Histories

    Returns
    -------
    float
        Changes per hour; 0 where no truth flew.
    """
    changes, lifetime_s = 0, 0.0
    for key, states in _by_key(truth).items():
        times = sorted(states)
        lifetime_s += times[-1] - times[0]
        owned = [span for span in spans if span.truth == key]
        numbers = [s.track for s in _cover(owned, times)]
        changes += sum(a != b for a, b in pairwise(numbers))
    return _share(changes * 3600.0, lifetime_s, 0.0)


class _Sums:
    """Sums over all instants of all spans."""

    def __init__(self) -> None:
        self.truths: set[tuple[int, float]] = set()
        self.tracks: set[tuple[int, float]] = set()
        self.position_m = 0.0
        self.velocity_mps = 0.0

    def add(self, span: Span, track: History, truth: History) -> None:
        """Add the instants of a span at which both objects have a state."""
        for time_s, state in track.items():
            if span.start_s <= time_s <= span.end_s and time_s in truth:
                error = state - truth[time_s]
                self.truths.add((span.truth, time_s))
                self.tracks.add((span.track, time_s))
                self.position_m += float(np.hypot(error[0], error[1]))
                self.velocity_mps += float(np.hypot(error[2], error[3]))


def _share(part: float, whole: float, otherwise: float) -> float:
    """Divide, with a stated answer where there is nothing to divide by."""
    return part / whole if whole else otherwise


def _by_key(histories: Histories) -> dict[int, History]:
    """Index states by object and time."""
    indexed: dict[int, History] = {}
    for time_s, key, state in zip(
        histories.time_s.tolist(), histories.key.tolist(), histories.state, strict=True
    ):
        states = indexed.setdefault(key, {})
        if time_s in states:
            raise UsageError(
                expected="one state per object and instant",
                got="two",
                where=f"object {key} at {time_s} s",
            )
        states[time_s] = state
    return indexed


def _nearest(
    tracks: Histories, truth: Histories, threshold_m: float
) -> list[int | None]:
    """Find for each row of tracks the nearest truth within the threshold then."""
    found: list[int | None] = [None] * len(tracks.key)
    real, seen = _by_instant(truth), _by_instant(tracks)
    for instant in sorted(real.keys() & seen.keys()):
        there = KDTree(truth.state[real[instant], :2])
        gaps, best = there.query(tracks.state[seen[instant], :2])
        for row, gap, column in zip(seen[instant], gaps, best, strict=True):
            if gap < threshold_m:
                found[row] = int(truth.key[real[instant][column]])
    return found


def _by_instant(histories: Histories) -> dict[float, list[int]]:
    """List the rows of each instant."""
    rows: dict[float, list[int]] = {}
    for row, time_s in enumerate(histories.time_s.tolist()):
        rows.setdefault(time_s, []).append(row)
    return rows


def _runs(
    times: Floats, near: list[int | None], confirm: int, end: int
) -> Iterator[tuple[int, float, float]]:
    """Walk along one track with hysteresis; yield truth, start, end of each span."""
    current: int | None = None
    candidate: int | None = None
    hits = misses = 0
    start = stop = candidate_start = 0.0
    for time_s, truth in zip(times.tolist(), near, strict=True):
        if current is not None and truth == current:
            misses, stop = 0, time_s
            candidate = None
            continue
        if truth is None or truth != candidate:
            candidate, hits, candidate_start = truth, 0, time_s
        hits += truth is not None
        if current is not None:
            misses += 1
            if misses < end:
                continue
            yield current, start, stop
            current = None
        if candidate is not None and hits >= confirm:
            current, start, stop = candidate, candidate_start, time_s
            candidate, hits, misses = None, 0, 0
    if current is not None:
        yield current, start, stop


def _cover(spans: list[Span], times: list[float]) -> list[Span]:
    """Choose the fewest spans that cover every instant that any span covers.

    At the first uncovered instant the span that reaches furthest is the best choice.
    """
    chosen: list[Span] = []
    reached = -np.inf
    for time_s in times:
        if time_s <= reached:
            continue
        here = [s for s in spans if s.start_s <= time_s <= s.end_s]
        if here:
            chosen.append(max(here, key=lambda span: span.end_s))
            reached = chosen[-1].end_s
    return chosen


def _needed(spans: list[Span], times: list[float]) -> int:
    """Count the fewest tracks needed to follow a truth."""
    return len(_cover(spans, times))


def _covered(spans: list[Span], life: list[float]) -> float:
    """Sum the seconds of a life during which any span holds."""
    total, reached = 0.0, life[0]
    for start, stop in sorted((span.start_s, span.end_s) for span in spans):
        begin, finish = max(start, reached), min(stop, life[-1])
        if finish > begin:
            total += finish - begin
            reached = finish
    return total


def _longest(spans: list[Span]) -> float:
    """Sum the seconds of the track that followed a truth longest."""
    total: dict[int, float] = {}
    for span in spans:
        total[span.track] = total.get(span.track, 0.0) + span.end_s - span.start_s
    return max(total.values(), default=0.0)
