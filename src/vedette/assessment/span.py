"""The episode: when it began and ended, and how well that is known.

The first and the last entry are drawn from what is known of each entry: it happened
with its probability, at a normally distributed time, each independently of the others.
What entered before the watch began, or may never have been outside, is by that much no
entry of the watch. Draws in which nothing entered say nothing of a time and are left
out. Random numbers
are counter-based (`vedette.fixed_math`), so that the same entries give the same times
on every machine.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats
from vedette.fixed_math import normal, uniform
from vedette.incursions.crossing import Crossing
from vedette.incursions.incursion import authorised, quarantined
from vedette.kernel import kernel
from vedette.site.model import Policy

DRAWS = 4000  # the ends of a 90 % interval then rest on 200 draws each
KEY = 0x7665646574746504  # names these random numbers; fixed, so a replay agrees
DECIMALS = 1  # of a second: the draws tell no more
LOW, HIGH = 0.05, 0.95


class Known(NamedTuple):
    """A quantity with its doubt.

    Attributes
    ----------
    mean : float
    interval_90 : (float, float)
        Equal-tailed.
    """

    mean: float
    interval_90: tuple[float, float]


class Span(NamedTuple):
    """An episode in time; each given that there was an entry at all.

    Attributes
    ----------
    first_entry_s, last_entry_s : Known, seconds since epoch
    duration_s : Known, from the first to the last entry
    """

    first_entry_s: Known
    last_entry_s: Known
    duration_s: Known


def unauthorised_entries(
    crossings: Sequence[Crossing], policy: Policy
) -> list[Crossing]:
    """Return the inward crossings that the site's policy does not authorise.

    Parameters
    ----------
    crossings : sequence of Crossing
        All of them.
    policy : Policy
        Of the site.

    Returns
    -------
    list of Crossing
        In their order, whatever their probability; claims that radars contradict are
        none.
    """
    return [
        crossing
        for crossing in crossings
        if crossing.inward
        and not quarantined(crossing, policy)
        and not authorised(crossing, policy)
    ]


def entry_probability(entry: Crossing) -> float:
    """Return with which probability an entry happened, seen or back-cast."""
    return entry.entered


def passage_probability(entry: Crossing) -> float:
    """Return with which probability the border was passed.

    An object that was first seen inside may have been born there.

    Parameters
    ----------
    entry : Crossing
        Seen, or a back-cast.

    Returns
    -------
    float
        At most `entry_probability`.
    """
    outside = 1.0 - entry.never_outside if entry.first_seen_inside > 0.0 else 1.0
    return entry.entered * outside


def span_of(entries: Sequence[Crossing], begin_s: float) -> Span | None:
    """Say when an episode began and ended.

    Parameters
    ----------
    entries : sequence of Crossing
        Of `unauthorised_entries`.
    begin_s : float
        Begin of the watch, seconds since epoch.

    Returns
    -------
    Span or None
        None where no entry is there, or none ever happened in a draw.
    """
    first, last = ends_of(entries, begin_s)
    if not first.size:
        return None
    return Span(_known(first), _known(last), _known(last - first))


def ends_of(entries: Sequence[Crossing], begin_s: float) -> tuple[Floats, Floats]:
    """Draw when the first and the last entry were.

    Parameters
    ----------
    entries : sequence of Crossing
        Of `unauthorised_entries`.
    begin_s : float
        Begin of the watch, seconds since epoch.

    Returns
    -------
    (first, last) : (m,) s
        Of the draws in which anything entered; at most `DRAWS`.
    """
    time_s = np.array([entry.time_s for entry in entries], np.float64)
    sigma_s = np.array([entry.sigma_s for entry in entries], np.float64)
    share = np.array([passage_probability(entry) for entry in entries], np.float64)
    return draw_ends(time_s, sigma_s, share, begin_s, DRAWS, KEY)


@kernel
def draw_ends(
    time_s: Floats,
    sigma_s: Floats,
    share: Floats,
    begin_s: float,
    draws: int,
    key: int,
) -> tuple[Floats, Floats]:
    """Draw first and last of events that may not have happened.

    Parameters
    ----------
    time_s, sigma_s : (n,) s
        Mean and standard deviation of each; one that is not finite counts as 0.
    share : (n,)
        Probability of each.
    begin_s : float
        What comes before it has not happened.
    draws, key : int
        How often, and the name of the random numbers.

    Returns
    -------
    (first, last) : (m,) s
        Of the draws in which anything happened.
    """
    first, last = np.empty(draws), np.empty(draws)
    count = 0
    for i in range(draws):
        begin, end = np.inf, -np.inf
        for j in range(time_s.size):
            if uniform(key, 2 * j, i) >= share[j]:
                continue
            sigma = sigma_s[j] if np.isfinite(sigma_s[j]) else 0.0
            moment = time_s[j] + sigma * normal(key, 2 * j + 1, i)
            if moment >= begin_s:
                begin, end = min(begin, moment), max(end, moment)
        if end >= begin:
            first[count], last[count] = begin, end
            count += 1
    return first[:count].copy(), last[:count].copy()


def _known(values: Floats) -> Known:
    """Sum up draws, in rising order."""
    ordered = np.sort(values, kind="stable").tolist()
    total = 0.0
    for value in ordered:
        total += value
    ends = [ordered[round(q * (len(ordered) - 1))] for q in (LOW, HIGH)]
    return Known(
        round(total / len(ordered), DECIMALS),
        (round(ends[0], DECIMALS), round(ends[1], DECIMALS)),
    )
