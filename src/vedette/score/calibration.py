"""Are stated probabilities and count distributions true? Reliability, PIT, CRPS.

Laws: expected calibration error over equal-mass bins (Naeini et al. 2015, here with
bins of equal mass); Brier score (Brier 1950); randomised probability integral
transform for counts (Czado, Gneiting and Held 2009, section 2.1); Kolmogorov-Smirnov
distance to the uniform law; continuous ranked probability score, which for integers is
the ranked probability score (Gneiting and Raftery 2007, section 4.2).

A central interval on a small integer covers too much by construction, so coverage
alone tests nothing: the PIT and the CRPS do. All values are pure numbers; a pmf is an
array whose index is the count.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vedette.errors import UsageError

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

ECE_BINS = 10
ECE_TRACKS_MIN = 5000  # fewer tracks leave noise of the size of the gate, 0.03
EXISTENCE_JUDGED = (0.05, 0.95)  # outside, a track is as good as decided
PIT_NIGHTS = 1000  # runs of this length are held to PIT_LIMIT
PIT_LIMIT = 0.06  # at 1,000 nights a perfect program exceeds it once in 700 runs
PMF_SUM_TOLERANCE = 1e-6  # rounding of a sum of some hundred probabilities


class Reliability(NamedTuple):
    """The reliability table: one row per bin, and what it comes to.

    Attributes
    ----------
    ece : float
        Mean over all statements of |share that came true - mean stated|, per bin.
    statements : (b,) int
        How many lie in each bin; ties stay together, so bins differ in size by ties.
    stated : (b,) float
        Mean stated probability.
    observed : (b,) float
        Share that came true.
    """

    ece: float
    statements: Ints
    stated: Floats
    observed: Floats


def reliability(
    probability: Floats, came_true: Bools, *, bins: int = ECE_BINS
) -> Reliability:
    """Compare stated probabilities with what came true, in bins of equal mass.

    Parameters
    ----------
    probability : (n,) between 0 and 1
    came_true : (n,) bool
    bins : int
        Bins of equal mass; equal statements are never split between two bins.

    Returns
    -------
    Reliability

    Raises
    ------
    UsageError
        No statement, unequal lengths, or a number that is no probability.
    """
    stated, outcome = _statements(probability, came_true)
    order = np.argsort(stated, kind="stable")
    stated, outcome = stated[order], outcome[order]
    cuts = np.arange(1, bins) * len(stated) // bins
    edges = np.searchsorted(stated, stated[cuts], side="left")
    starts = np.unique(np.concatenate([[0], edges]))
    count = np.diff(starts, append=len(stated))
    mean = np.add.reduceat(stated, starts) / count
    share = np.add.reduceat(outcome, starts) / count
    ece = float((np.abs(share - mean) * count).sum() / len(stated))
    return Reliability(ece, count, mean, share)


def expected_calibration_error(existence: Floats, real: Bools) -> float:
    """Judge existence probabilities of tracks at one number of looks after birth.

    Parameters
    ----------
    existence : (n,)
        Stated existence; those outside `EXISTENCE_JUDGED` are left out.
    real : (n,) bool
        The target that the track follows was there at that instant (ADR 0003).

    Returns
    -------
    float
        The ECE; a gate needs `ECE_TRACKS_MIN` judged tracks.
    """
    stated, outcome = _statements(existence, real)
    low, high = EXISTENCE_JUDGED
    judged = (stated >= low) & (stated <= high)
    return reliability(stated[judged], outcome[judged] > 0.0).ece


def brier(probability: Floats, came_true: Bools) -> float:
    """Mean squared difference between what was said and what came true.

    Parameters
    ----------
    probability : (n,) between 0 and 1
    came_true : (n,) bool

    Returns
    -------
    float
        0 is perfect, 0.25 is what saying one half earns.
    """
    stated, outcome = _statements(probability, came_true)
    return float(((stated - outcome) ** 2).mean())


def randomised_pit(pmf: Floats, truth: int, uniform: float) -> float:
    """Place the truth in its stated distribution: uniform when the statement is true.

    Parameters
    ----------
    pmf : (k,)
        Probability of each count, index = count.
    truth : int
        The true count, 0 or more; one beyond the pmf has probability zero there.
    uniform : float
        A random number in [0, 1), drawn by the caller from a counter.

    Returns
    -------
    float
        F(truth - 1) + uniform p(truth).
    """
    stated = _pmf(pmf)
    below = float(stated[:truth].sum())
    here = float(stated[truth]) if truth < len(stated) else 0.0
    return below + uniform * here


def crps(pmf: Floats, truth: int) -> float:
    """Score a stated count distribution: squared area between it and the truth.

    Parameters
    ----------
    pmf : (k,)
        Probability of each count, index = count.
    truth : int
        The true count, 0 or more.

    Returns
    -------
    float
        Counts; |count - truth| for a distribution that is certain, 0 is perfect.
    """
    stated = _pmf(pmf)
    size = max(len(stated), truth + 1)
    cumulative = np.ones(size)
    cumulative[: len(stated)] = np.cumsum(stated)
    step = np.arange(size) >= truth
    return float(((cumulative - step) ** 2).sum())


def variance_of(pmf: Floats) -> float:
    """Return the variance of a stated count distribution.

    Parameters
    ----------
    pmf : (k,)
        Probability of each count, index = count.

    Returns
    -------
    float
        Counts, squared; 0 for a distribution that is certain.
    """
    stated = _pmf(pmf)
    count = np.arange(len(stated))
    mean = (count * stated).sum()
    return float(((count - mean) ** 2 * stated).sum())


def ks_distance(pit: Floats) -> float:
    """Largest gap between the PIT values and the uniform law on [0, 1].

    Parameters
    ----------
    pit : (n,) between 0 and 1

    Returns
    -------
    float
        The two-sided Kolmogorov-Smirnov statistic.

    Raises
    ------
    UsageError
        No value, or one outside [0, 1].
    """
    values = np.sort(_probabilities(pit), kind="stable")
    steps = np.arange(len(values) + 1) / len(values)
    return float(max((steps[1:] - values).max(), (values - steps[:-1]).max()))


def pit_limit(nights: int) -> float:
    """Say which KS distance of the PIT is still acceptable after so many nights.

    Parameters
    ----------
    nights : int
        Independent nights, 1 or more.

    Returns
    -------
    float
        `PIT_LIMIT` from 1,000 nights on; 0.02 + 1.36 / sqrt(n) below (the 95 % point of
        the KS distance plus an allowance for what any model leaves out).
    """
    return PIT_LIMIT if nights >= PIT_NIGHTS else 0.02 + 1.36 / float(np.sqrt(nights))


def _probabilities(values: Floats) -> Floats:
    """Check that values are probabilities, at least one of them."""
    array = np.asarray(values, np.float64)
    if array.ndim != 1 or len(array) == 0:
        raise UsageError(expected="at least one number", got=f"shape {array.shape}")
    if not ((array >= 0.0) & (array <= 1.0)).all():
        raise UsageError(expected="numbers between 0 and 1", got=f"{array[:5]} ...")
    return array


def _statements(probability: Floats, came_true: Bools) -> tuple[Floats, Floats]:
    """Check statements and outcomes; outcomes as 0.0 and 1.0."""
    stated = _probabilities(probability)
    outcome = np.asarray(came_true, np.float64)
    if outcome.shape != stated.shape:
        raise UsageError(
            expected=f"{len(stated)} outcomes", got=f"shape {outcome.shape}"
        )
    return stated, outcome


def _pmf(pmf: Floats) -> Floats:
    """Check that probabilities sum to one."""
    stated = _probabilities(pmf)
    total = float(stated.sum())
    if abs(total - 1.0) > PMF_SUM_TOLERANCE:
        raise UsageError(expected="probabilities that sum to 1", got=repr(total))
    return stated
