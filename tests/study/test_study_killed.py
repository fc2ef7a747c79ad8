"""One sensor less: a watcher that doubts more passes, one that is as sure does not."""

import numpy as np
import pytest
from scipy.stats import binom, poisson

from study_scenes import night, told
from vedette.score.calibration import crps, variance_of
from vedette.study.killed import killed_summary
from vedette.study.row import Counted, Night, Told

K = np.arange(60)


def stated(pmf: np.ndarray, truth: int, unseen: float) -> Told:
    """Summarise a law as a row does."""
    below = np.cumsum(pmf)
    low, high = (int(np.searchsorted(below, share)) for share in (0.05, 0.95))
    mean, variance = float(pmf @ K), variance_of(pmf)
    return told(mean, low, high, crps(pmf, truth), variance=variance, unseen=unseen)


def pair(seed: int, truth: int, every: Told, less: Told | None) -> Night:
    count = Counted(
        volume="PL", measure="objects", truth=truth, told=every, pit=0.5, killed=less
    )
    return night(seed, count)


def thinned_nights(*, admits: bool) -> list[Night]:
    """Draw nights of 8 objects, of which two sensors see a part each.

    A sensor sees each object with 0.6; both together 0.84. Who admits it counts the
    rest as Poisson, which is exact; who does not says what it saw.
    """
    rng = np.random.default_rng(3)
    rows = []
    for seed in range(1, 201):
        truth = int(rng.poisson(8.0))
        first = rng.random(truth) < 0.6
        second = rng.random(truth) < 0.6
        laws = []
        for seen, missed in ((first | second, 0.16), (second, 0.4)):
            left = 8.0 * missed if admits else 0.0
            laws.append((np.roll(poisson.pmf(K, left), int(seen.sum())), left))
        told_both = [stated(pmf, truth, left) for pmf, left in laws]
        rows.append(pair(seed, truth, *told_both))
    return rows


def test_who_admits_what_he_does_not_see_passes() -> None:
    found = killed_summary(thinned_nights(admits=True))
    assert found["pairs"] == 200
    assert found["no_surer"]
    assert found["more_unseen_share"] == 1.0
    assert float(str(found["coverage_90_killed"])) >= 0.87
    assert float(str(found["crps_killed"])) > float(str(found["crps"]))


def test_who_says_what_he_saw_fails() -> None:
    found = killed_summary(thinned_nights(admits=False))
    assert found["more_unseen_share"] == 0.0
    assert float(str(found["coverage_90_killed"])) < 0.2


def test_who_grows_surer_with_less_fails() -> None:
    rng = np.random.default_rng(4)
    rows = []
    for seed in range(1, 101):
        share = rng.uniform(0.3, 0.7)
        wide = stated(binom.pmf(K, 6, share), 3, 0.1)
        rows.append(pair(seed, 3, wide, stated(binom.pmf(K, 6, 0.97), 3, 0.2)))
    found = killed_summary(rows)
    assert not found["no_surer"]
    assert found["variance_greater_share"] == 0.0


def test_a_single_night_may_be_surer_with_less_by_chance() -> None:
    one, two = told(5.0, 4, 6, variance=0.5), told(5.0, 5, 5, variance=0.1)
    rows = [pair(seed, 5, two, one) for seed in range(9)]
    rows.append(pair(10, 5, one, two))
    found = killed_summary(rows)
    assert found["no_surer"]
    assert found["variance_no_smaller_share"] == pytest.approx(0.9)


def test_whole_intervals_are_compared_too() -> None:
    rows = [
        pair(seed, 5, told(5.0, 4, 6), told(5.0, 4, high))
        for seed, high in enumerate((5, 6, 9, 9), 1)
    ]
    found = killed_summary(rows)
    assert found["no_narrower_share"] == 0.75
    assert found["wider_share"] == 0.5


def test_a_study_without_pairs_judges_nothing() -> None:
    found = killed_summary([pair(1, 5, told(5.0, 4, 6), None)])
    assert found["status"] == "not_assessed"
