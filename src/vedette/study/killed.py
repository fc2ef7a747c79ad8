"""Killed: what the law of objects says with one sensor less (ADR 0008).

Law of total variance. With X the count, D what all sensors but one said and S what that
one said,

    E[var(X | D)] = E[var(X | D, S)] + E[var(E[X | D, S] | D)]

so without S a true law is wider on average over nights, and need not be on any single
one: a second radar can as well raise a doubt as settle it. What no sensor less can do
is lessen what is assumed unseen, but for what the seen say of the rate.
"""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from vedette.study.row import Counted, Night, Told

# One-sided 95 %: a mean that lies further below 0 than this is smaller, not noise.
CHANCE_SIGMAS = 1.645
Json = dict[str, object]


class Pair(NamedTuple):
    """One count of objects, twice.

    Attributes
    ----------
    truth : what was so
    all_told : stated with every sensor
    less_told : stated with one killed
    """

    truth: int
    all_told: Told
    less_told: Told


def pairs_of(nights: Sequence[Night]) -> list[Pair]:
    """Give the counts of objects that were asked twice.

    Parameters
    ----------
    nights : sequence of Night
        By seed.

    Returns
    -------
    list of Pair
        By night, then by volume.
    """
    counts: list[Counted] = [one for night in nights for one in night.counted]
    return [
        Pair(one.truth, one.told, one.killed)
        for one in counts
        if one.measure == "objects" and one.killed is not None
    ]


def killed_summary(nights: Sequence[Night]) -> Json:
    """Compare what is said of objects with and without the killed sensor.

    Parameters
    ----------
    nights : sequence of Night
        By seed.

    Returns
    -------
    dict
        Part of ``summary.json``.
    """
    pairs = pairs_of(nights)
    if not pairs:
        return {"status": "not_assessed", "reason": "no sensor was killed (--kill)"}
    every, less = [p.all_told for p in pairs], [p.less_told for p in pairs]
    both = list(zip(every, less, strict=True))
    more = [b.variance - a.variance for a, b in both]
    gain = _mean(more)
    by_chance = CHANCE_SIGMAS * _error_of_mean(more)
    holds = [float(p.less_told.low <= p.truth <= p.less_told.high) for p in pairs]
    widths = [(a.high - a.low, b.high - b.low) for a, b in both]
    return {
        "pairs": len(pairs),
        "variance_mean": _mean([told.variance for told in every]),
        "variance_mean_killed": _mean([told.variance for told in less]),
        "variance_gain_by_chance": by_chance,
        "no_surer": gain >= -by_chance,
        "unseen_mean": _mean([told.unseen_mean for told in every]),
        "unseen_mean_killed": _mean([told.unseen_mean for told in less]),
        "more_unseen_share": _mean(
            [float(b.unseen_mean > a.unseen_mean) for a, b in both]
        ),
        "coverage_90_killed": _mean(holds),
        "crps": _mean([told.crps for told in every]),
        "crps_killed": _mean([told.crps for told in less]),
        "variance_no_smaller_share": _mean([float(one >= 0.0) for one in more]),
        "variance_greater_share": _mean([float(one > 0.0) for one in more]),
        "no_narrower_share": _mean([float(b >= a) for a, b in widths]),
        "wider_share": _mean([float(b > a) for a, b in widths]),
    }


def _mean(values: Sequence[float]) -> float:
    """Return the mean of at least one value."""
    return sum(values) / len(values)


def _error_of_mean(values: Sequence[float]) -> float:
    """Return the standard error of a mean, 0 of a single value."""
    if len(values) == 1:
        return 0.0
    mean = _mean(values)
    squares = sum((value - mean) * (value - mean) for value in values)
    return sqrt(squares / (len(values) - 1) / len(values))
