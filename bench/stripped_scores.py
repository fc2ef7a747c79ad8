"""Scores of a picture whose objects have no names: by place and time alone.

In: exact crossings, true states at every look, what a run concluded. Out: plain numbers
for `results/`. Metres in the site plane, seconds since epoch.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from switzerland import Exact, exact_table

from vedette.earth.plane import SitePlane
from vedette.feeds.report import RadarReport
from vedette.picture import Outcome, Published
from vedette.plots.plot import Plots
from vedette.score import (
    Crossings,
    Gospa,
    Histories,
    Span,
    associate,
    error_quantiles,
    gospa,
    identity_changes_per_hour,
    match_crossings,
    siap,
    summarise,
)
from vedette.tracks.trajectory import position_cov

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
States = dict[int, Floats]

SHOWN = 0.5  # a track is on the screen when it is likelier there than not
CUTOFF_M = 2000.0  # of GOSPA, as usual en route
# Three looks, and the cutoff: at 250 m/s a missed look leaves 5 km between plots, and
# 0.1 degrees are 350 m at 200 km; a slow or slanting passage is less sharp in time.
WIDE = (30.0, 2000.0)
STRICT = (10.0, 1000.0)  # what is asked where aircraft say who they are
CHANCE_SHIFTS_S = (-900.0, -600.0, 600.0, 900.0)
SETTLED_LOOKS = 30  # five minutes: nobody has been in flight unseen for longer
FLIGHTS_MAX = 64  # of one address; a flight's number is address x 64 + ordinal
BESIDE_S = 300.0  # a track that ended earlier has nothing to do with a crossing
BANDS = (0.0, 0.25, 0.5, 0.75, 0.95, 1.01)
WITHIN_95 = 5.991  # chi-square with two degrees of freedom


class Look(NamedTuple):
    """One turn of the radar: who was there, who was seen, and what it reported."""

    time_ns: int
    there: Plots
    seen: npt.NDArray[np.bool_]
    reports: list[RadarReport]
    sources: Ints


def nameless(outcome: Outcome, probability_min: float) -> Crossings:
    """Write the crossings as a table of one nameless target."""
    found = [c for c in outcome.crossings if c.probability >= probability_min]
    return Crossings(
        target=np.zeros(len(found), np.int64),
        volume=np.array([c.volume for c in found]),
        direction=np.array(["in" if c.inward else "out" for c in found]),
        time_s=np.array([c.time_s for c in found]),
        e_m=np.array([c.e_m for c in found]),
        n_m=np.array([c.n_m for c in found]),
    )


def crossing_numbers(
    found: Crossings,
    required: Sequence[Exact],
    others: Sequence[Exact],
    plane: SitePlane,
) -> tuple[dict[str, Any], Ints]:
    """Match likely crossings to exact ones by place and time alone.

    Returns
    -------
    numbers : dict
        For people.
    missed : (m,) int
        Required crossings that no likely crossing answers under `WIDE`.
    """
    wanted = exact_table(required, plane)._replace(target=np.zeros(len(required), int))
    rest = exact_table(others, plane)._replace(target=np.zeros(len(others), int))
    inward = found.direction == "in"
    numbers: dict[str, Any] = {
        "required": {"in": sum(c.inward for c in required), "all": len(required)},
        "likely": {"in": int(inward.sum()), "all": len(inward)},
    }
    for name, (within_s, within_m) in (("strict", STRICT), ("wide", WIDE)):
        near = {"within_s": within_s, "within_m": within_m}
        score = match_crossings(found, wanted, **near)
        spare = Crossings(*(column[score.extra] for column in found))
        elsewhere = match_crossings(spare, rest, **near)
        shifted = [
            match_crossings(found, wanted._replace(time_s=wanted.time_s + s), **near)
            for s in CHANCE_SHIFTS_S
        ]
        answered = wanted.direction[score.pairs[:, 1]]
        numbers[name] = {
            "within_s": within_s,
            "within_m": within_m,
            "found": {"in": int((answered == "in").sum()), "all": len(score.pairs)},
            "missed": len(score.missed),
            "extra_at_other_exact_passages": len(elsewhere.pairs),
            "extra_unexplained": len(elsewhere.extra),
            "matched_by_chance": float(np.mean([len(s.pairs) for s in shifted])),
            "time_error_s": error_quantiles(score.time_error_s),
            "position_error_m": error_quantiles(score.position_error_m),
        }
    return numbers, score.missed


def crossing_reliability(
    stated: Floats, found: Crossings, exact: Sequence[Exact], plane: SitePlane
) -> list[dict[str, float]]:
    """Ask of all crossings, unlikely ones too, how often an exact passage answers.

    Parameters
    ----------
    stated : (n,)
        Probability of each found crossing.
    found : Crossings
        (n,) In order of probability or not.
    exact : sequence of Exact
        Every exact passage, required or not.
    plane : SitePlane
        Of the site.

    Returns
    -------
    list of dict
        By band of stated probability.
    """
    wanted = exact_table(exact, plane)._replace(target=np.zeros(len(exact), int))
    score = match_crossings(found, wanted, within_s=WIDE[0], within_m=WIDE[1])
    answered = np.zeros(len(stated), np.bool_)
    answered[score.pairs[:, 0]] = True
    rows = []
    for low, high in pairwise(BANDS):
        chosen = (stated >= low) & (stated < high)
        if chosen.any():
            rows.append(
                {
                    "crossings": int(chosen.sum()),
                    "stated": float(stated[chosen].mean()),
                    "answered": float(answered[chosen].mean()),
                }
            )
    return rows


def why_missed(
    missed: Sequence[Exact], spans: Sequence[Span], detected: dict[int, list[float]]
) -> dict[str, int]:
    """Say of every missed crossing what the picture had of its aircraft.

    ``detected`` holds the times of every flight's plots; all times count from epoch.
    """
    why: dict[str, int] = defaultdict(int)
    for exact in missed:
        at = exact.time_s
        heard = [
            time_s
            for flight, times_s in detected.items()
            for time_s in times_s
            if flight // FLIGHTS_MAX == exact.address and abs(time_s - at) <= BESIDE_S
        ]
        mine = [
            span
            for span in spans
            if span.truth // FLIGHTS_MAX == exact.address
            and span.start_s - BESIDE_S <= at <= span.end_s + BESIDE_S
        ]
        before = {span.track for span in mine if span.start_s <= at}
        after = {span.track for span in mine if span.end_s >= at}
        if not any(time_s <= at for time_s in heard):
            why["not detected before it"] += 1
        elif not any(time_s >= at for time_s in heard):
            why["not detected after it"] += 1
        elif any(span.start_s <= at <= span.end_s for span in mine):
            why["tracked over it, judged too unlikely or too far off"] += 1
        elif before & after:
            why["in a gap of one track"] += 1
        elif before and after:
            why["its track ended and another began"] += 1
        else:
            why["no track yet" if after else "no track any more"] += 1
    return dict(why)


def shown_states(published: Published) -> States:
    """Return the states of the tracks on the screen, by number."""
    tracks = published.tracks
    there = np.flatnonzero(tracks.existence * tracks.alive >= SHOWN)
    return {int(tracks.number[i]): tracks.mean[i] for i in there}


def true_states(there: Plots) -> States:
    """Return true states of one instant, by address."""
    states = np.stack([there.e_m, there.n_m, there.ve_mps, there.vn_mps], axis=1)
    return dict(zip(there.address.tolist(), states, strict=True))


def histories(times_s: Sequence[float], states: Sequence[States]) -> Histories:
    """Write states by key and instant as one table."""
    rows = [
        (time_s, key, state)
        for time_s, known in zip(times_s, states, strict=True)
        for key, state in known.items()
    ]
    return Histories(
        time_s=np.array([row[0] for row in rows]),
        key=np.array([row[1] for row in rows], np.int64),
        state=np.array([row[2] for row in rows]).reshape(-1, 4),
    )


def picture_numbers(
    times_s: Sequence[float],
    states: Sequence[States],
    truth: Sequence[States],
) -> tuple[dict[str, Any], list[Span]]:
    """Score what was on the screen against the truth, at every look."""
    scans: list[Gospa] = [
        gospa(_places(true), _places(known), cutoff_m=CUTOFF_M)
        for true, known in zip(truth, states, strict=True)
    ]
    tracks, targets = histories(times_s, states), histories(times_s, truth)
    spans = associate(tracks, targets, threshold_m=CUTOFF_M)
    whole = summarise(scans)
    judged = siap(tracks, targets, spans)
    numbers = {
        "gospa": {name: getattr(whole, name) for name in whole.__slots__},
        "missed_per_look": float(np.mean([s.missed for s in scans])),
        "false_per_look": float(np.mean([s.false for s in scans])),
        "siap": {name: getattr(judged, name) for name in judged.__slots__},
        "id_changes_per_hour": identity_changes_per_hour(spans, targets),
    }
    return numbers, spans


def _places(states: States) -> Floats:
    """Return positions alone."""
    return np.array([state[:2] for state in states.values()]).reshape(-1, 2)


def consistency(
    published: Sequence[Published], truth: Sequence[States], spans: Sequence[Span]
) -> dict[str, float]:
    """Ask whether errors are as large as stated: squared distance over covariance.

    Honest positions have a mean of 2 and lie within their 95 % ellipse 95 times in 100.
    """
    owner = {(s.track, s.truth): (s.start_s, s.end_s) for s in spans}
    pairs: dict[int, list[int]] = defaultdict(list)
    for track, target in owner:
        pairs[track].append(target)
    found = []
    for instant, true in zip(published, truth, strict=True):
        tracks = instant.tracks
        cov = position_cov(tracks.cov, tracks.shift)
        for row, number in enumerate(tracks.number.tolist()):
            for target in pairs.get(number, []):
                start_s, end_s = owner[number, target]
                if target in true and start_s <= instant.time_s <= end_s:
                    gap = true[target][:2] - tracks.mean[row, :2]
                    found.append(gap @ np.linalg.solve(cov[row, :2, :2], gap))
    squared = np.array(found)
    return {
        "mean_squared_distance": float(squared.mean()),
        "within_95_ellipse": float((squared <= WITHIN_95).mean()),
    }


def counts(
    published: Sequence[Published],
    unseen: Sequence[float],
    present: Sequence[set[int]],
    seen: Sequence[set[int]],
) -> dict[str, float]:
    """Compare expected numbers of the unseen and of all with the truth."""
    ever: set[int] = set()
    rows = []
    for instant, hidden, here, now in zip(
        published, unseen, present, seen, strict=True
    ):
        ever |= now
        known = float((instant.tracks.existence * instant.tracks.alive).sum())
        rows.append((len(here), len(here - ever), known + hidden, hidden))
    there, never, expected, hiding = np.array(rows[SETTLED_LOOKS:], np.float64).T
    return {
        "present": float(there.mean()),
        "expected_present": float(expected.mean()),
        "mean_absolute_error": float(np.abs(expected - there).mean()),
        "never_detected": float(never.mean()),
        "expected_unseen": float(hiding.mean()),
    }
