"""Which track was the track of which truth, and when: the basis of SIAP.

Law: the track-to-truth association of Votruba et al. 2001 as Stone Soup 1.9.1 does it
(`stonesoup.dataassociator.tracktotrack.TrackToTruth`): a track belongs to the nearest
truth within a threshold, with hysteresis. Two of its steps are left out, because they
contradict what it says of itself: it takes hits with a break between them as hits in a
row, and carries the misses that ended one span into the next.

A track belongs to at most one truth at a time, a truth may have several tracks. Units:
s, m, m/s; state order [e, n, ve, vn] in the site plane.
"""

from collections.abc import Iterator
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


def by_key(histories: Histories) -> dict[int, History]:
    """Index states by object and time.

    Parameters
    ----------
    histories : Histories

    Returns
    -------
    dict of int to dict of float to (4,)
        By object, then by time_s.

    Raises
    ------
    UsageError
        Two rows for one object and instant.
    """
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


def cover(spans: list[Span], times: list[float]) -> list[Span]:
    """Choose the fewest spans that cover every instant that any span covers.

    At the first uncovered instant the span that reaches furthest is the best choice.

    Parameters
    ----------
    spans : list of Span
        Of one truth.
    times : list of float
        The truth's instants in order, s.

    Returns
    -------
    list of Span
        In order of time.
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
