"""SIAP: what an operator asks of a picture.

Law: Votruba et al., "Single Integrated Air Picture (SIAP) Metrics Implementation",
2001: completeness, ambiguity, spuriousness, accuracy of position and velocity, rate of
track number change, longest track segment. Sums over instants are taken as Stone Soup
1.9.1 takes them (`stonesoup.metricgenerator.tracktotruthmetrics`), so that numbers can
be compared. One of its steps is left out: it stops counting the tracks of a truth where
a track adds one instant only; here the count goes on.

Units: s, m, m/s in the site plane. Which track belongs to which truth: `spans`.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from vedette.score.spans import Histories, History, Span, by_key, cover


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
    track_states, truth_states = by_key(tracks), by_key(truth)
    sums = _Sums()
    for span in spans:
        sums.add(span, track_states[span.track], truth_states[span.truth])
    lives = {key: sorted(states) for key, states in truth_states.items()}
    owned = {key: [s for s in spans if s.truth == key] for key in lives}
    tracked_s = sum(_covered(owned[key], lives[key]) for key in lives)
    changes = sum(max(0, len(cover(owned[key], lives[key])) - 1) for key in lives)
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
    for key, states in by_key(truth).items():
        times = sorted(states)
        lifetime_s += times[-1] - times[0]
        owned = [span for span in spans if span.truth == key]
        numbers = [s.track for s in cover(owned, times)]
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
