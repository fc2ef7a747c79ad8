"""How well a radar sees: detection, errors and false plots, measured on its own plots.

Addressed targets are the ruler: a target that was seen before and after a turn was
there in that turn. Errors come from second differences: on a straight and steady flight
the middle of three plots lies between the other two, so that what it is off has the
variance of one plot times 1 + w0² + w2², with the weights of the others. Manoeuvres and
mistakes are outvoted by the median. Metres, seconds, radians.
"""

from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.draft.period import by_address
from vedette.draft.tables import Plots

GAP_TURNS_MAX = 10  # a target gone for longer has left the coverage
TURNS_MIN = 30  # target-turns between first and last plot; p then is within 0.1
P_DETECT = (0.5, 0.98)  # what a site may believe: none is worse, and none is perfect
TRIPLES_MIN = 30
EVEN = 0.2  # of a turn that the intervals of a triple may be off
RANGE_MIN_M = 15_000.0  # nearer, a slant range bends though the flight is straight
MAD_SIGMAS = 1.4826  # median absolute deviation to sigma, of a Gaussian
SPEED_MPS_MAX = 350.0  # plausible from one turn to the next
SLACK_M = 500.0  # errors of two plots
LONE_MAX = 20_000  # plots that are looked at; more would only take time
RANGE_STEP_M = 10_000.0  # range is rounded up to it


class Detection(NamedTuple):
    """How often targets were seen.

    Attributes
    ----------
    p_detect : float
        Clipped to `P_DETECT`.
    targets, turns : int
        How many targets, over how many turns between their first and last plots.
    primary : float
        Share of their plots that the primary antenna detected too.
    """

    p_detect: float
    targets: int
    turns: int
    primary: float


class Errors(NamedTuple):
    """One sigma of range and azimuth, and the triples that they come from."""

    range_m: float
    azimuth_rad: float
    triples: int


class Clutter(NamedTuple):
    """False plots in a turn, and over how many turns they were counted."""

    per_turn: float
    turns: int


def detection(plots: Plots, period_s: float) -> Detection | None:
    """Measure how often addressed targets are seen.

    Parameters
    ----------
    plots : Plots
        Of one radar.
    period_s : float
        Of a turn.

    Returns
    -------
    Detection or None
        None where fewer than `TURNS_MIN` turns lie between first and last plots.
    """
    hits = turns = targets = primary = count = 0
    for at in by_address(plots.address):
        number = np.round(_turned(plots, at, period_s)).astype(np.int64)
        number = np.unique(number)
        for part in np.split(
            number, np.flatnonzero(np.diff(number) > GAP_TURNS_MAX) + 1
        ):
            between = int(part[-1] - part[0]) - 1
            if between < 1:
                continue
            # First and last were seen by definition: they say nothing of how often.
            hits += part.size - 2
            turns += between
            targets += 1
        primary += int(plots.primary[at].sum())
        count += at.size
    if turns < TURNS_MIN:
        return None
    p_detect = min(max(hits / turns, P_DETECT[0]), P_DETECT[1])
    return Detection(p_detect, targets, turns, primary / count)


def _turned(plots: Plots, at: Ints, period_s: float) -> Floats:
    """Count turns of the beam from the first of some plots, by time and azimuth."""
    azimuth = plots.azimuth_rad[at] / (2.0 * np.pi)
    time = (plots.time_s[at] - plots.time_s[at[0]]) / period_s
    moved = np.unwrap(azimuth, period=1.0) - azimuth[0]
    result: Floats = time - moved
    return result


def errors(plots: Plots, period_s: float) -> Errors | None:
    """Measure errors of range and azimuth on addressed targets.

    Parameters
    ----------
    plots : Plots
        Of one radar.
    period_s : float
        Of a turn.

    Returns
    -------
    Errors or None
        None where fewer than `TRIPLES_MIN` triples were found.
    """
    found = [
        part
        for at in by_address(plots.address)
        if at.size > 2  # noqa: PLR2004 - a triple
        for part in [_triples(plots, at, period_s)]
    ]
    range_m, azimuth_rad = np.concatenate(found, axis=1) if found else np.zeros((2, 0))
    if range_m.size < TRIPLES_MIN:
        return None
    return Errors(_sigma(range_m), _sigma(azimuth_rad), int(range_m.size))


def _triples(plots: Plots, at: Ints, period_s: float) -> Floats:
    """Give how far the middles of triples are off, in sigmas' units: (2, k)."""
    time_s, range_m = plots.time_s[at], plots.range_m[at]
    azimuth = plots.azimuth_rad[at]
    east_m, north_m = range_m * np.sin(azimuth), range_m * np.cos(azimuth)
    step_s = np.diff(time_s)
    even = np.abs(step_s / period_s - 1.0) < EVEN
    good = even[:-1] & even[1:] & (range_m[1:-1] > RANGE_MIN_M)
    last = step_s[:-1] / (step_s[:-1] + step_s[1:])
    e_m = (1.0 - last) * east_m[:-2] + last * east_m[2:]
    n_m = (1.0 - last) * north_m[:-2] + last * north_m[2:]
    spread = np.sqrt(1.0 + (1.0 - last) ** 2 + last**2)
    off_m = (range_m[1:-1] - np.hypot(e_m, n_m)) / spread
    turned = azimuth[1:-1] - np.arctan2(e_m, n_m)
    off_rad = ((turned + np.pi) % (2.0 * np.pi) - np.pi) / spread
    return np.array([off_m, off_rad])[:, good]


def _sigma(off: Floats) -> float:
    """Estimate a sigma; a mean that is not zero is curvature, not error."""
    return MAD_SIGMAS * float(np.median(np.abs(off - np.median(off))))


def clutter(plots: Plots, period_s: float) -> Clutter | None:
    """Count plots without code that nothing near follows or precedes.

    Parameters
    ----------
    plots : Plots
        Of one radar.
    period_s : float
        Of a turn.

    Returns
    -------
    Clutter or None
        None where the radar did not turn three times.
    """
    if not plots.time_s.size or plots.time_s[-1] < 3.0 * period_s:
        return None
    at = np.flatnonzero(plots.coded == 0)[:LONE_MAX]
    # The first and the last turn have neighbours on one side only.
    end_s = plots.time_s[at[-1]] if at.size == LONE_MAX else plots.time_s[-1]
    turns = int(end_s / period_s)
    time_s = plots.time_s[at]
    east_m = plots.range_m[at] * np.sin(plots.azimuth_rad[at])
    north_m = plots.range_m[at] * np.cos(plots.azimuth_rad[at])
    lone = 0
    for k in range(at.size):
        near = False
        for side in (-1.0, 1.0):
            middle_s = time_s[k] + side * period_s
            first, last = np.searchsorted(
                time_s, (middle_s - 0.5 * period_s, middle_s + 0.5 * period_s)
            )
            away_m = np.hypot(
                east_m[first:last] - east_m[k], north_m[first:last] - north_m[k]
            )
            flown_s = np.abs(time_s[first:last] - time_s[k])
            near = near or bool((away_m < SPEED_MPS_MAX * flown_s + SLACK_M).any())
        lone += not near
    # Where none was seen, one a whole recording is what cannot be excluded.
    return Clutter(max(lone, 1) / turns, turns)


def farthest_m(plots: Plots) -> float:
    """Give the range of the farthest plot, rounded up.

    Parameters
    ----------
    plots : Plots
        Of one radar, at least one.

    Returns
    -------
    float
        Whole steps of `RANGE_STEP_M`.
    """
    steps = np.ceil(max(float(plots.range_m.max()), 1.0) / RANGE_STEP_M)
    return float(steps * RANGE_STEP_M)
