"""Calibration: values known by hand or from scipy; programs that boast are caught."""

import numpy as np
import pytest
from scipy.stats import binom, kstest, kstwo, poisson

from vedette.errors import UsageError
from vedette.score.calibration import (
    brier,
    crps,
    expected_calibration_error,
    ks_distance,
    pit_limit,
    randomised_pit,
    reliability,
)


def test_the_reliability_table_by_hand() -> None:
    table = reliability(
        np.array([0.1, 0.9, 0.2, 0.8]), np.array([False, True, True, True]), bins=2
    )
    assert table.statements.tolist() == [2, 2]
    assert table.stated == pytest.approx([0.15, 0.85])
    assert table.observed == pytest.approx([0.5, 1.0])
    assert table.ece == pytest.approx((0.35 + 0.15) / 2)


def test_bins_hold_equal_mass_and_ties_stay_together() -> None:
    rng = np.random.default_rng(1)
    stated = rng.random(5000)
    assert set(reliability(stated, stated > 0.5).statements.tolist()) == {500}
    same = reliability(np.full(100, 0.5), np.arange(100) < 50)
    assert same.statements.tolist() == [100]
    assert same.ece == 0.0


def test_true_statements_are_calibrated_and_boasts_are_not() -> None:
    rng = np.random.default_rng(2)
    chance = rng.beta(0.6, 0.6, 20_000)
    outcome = rng.random(20_000) < chance
    assert expected_calibration_error(chance, outcome) < 0.02
    boast = np.clip(chance * 1.2, 0.0, 1.0)
    assert expected_calibration_error(boast, outcome) > 0.05


def test_decided_tracks_do_not_dilute_the_error() -> None:
    stated = np.concatenate([np.full(10_000, 0.999), np.full(100, 0.5)])
    outcome = np.concatenate([np.full(10_000, True), np.full(100, True)])
    assert expected_calibration_error(stated, outcome) == pytest.approx(0.5)


def test_brier_by_hand() -> None:
    assert brier(np.array([1.0, 0.0]), np.array([True, False])) == 0.0
    assert brier(np.array([0.5, 0.8]), np.array([True, False])) == pytest.approx(0.445)


def test_crps_of_a_certain_count_is_the_distance() -> None:
    for truth in range(6):
        assert crps(np.array([0.0, 0.0, 1.0]), truth) == abs(truth - 2)


def test_crps_by_hand_and_against_its_other_form() -> None:
    """CRPS = E|X - y| - E|X - X'| / 2 (Gneiting and Raftery 2007, equation 21)."""
    assert crps(np.array([0.5, 0.5]), 0) == pytest.approx(0.25)
    rng = np.random.default_rng(3)
    for truth in (0, 1, 4, 11, 30):
        pmf = rng.dirichlet(np.ones(12))
        count = np.arange(12)
        near = (pmf * np.abs(count - truth)).sum()
        apart = (pmf[:, None] * pmf * np.abs(count[:, None] - count)).sum() / 2.0
        assert crps(pmf, truth) == pytest.approx(near - apart)


def test_crps_is_proper_the_true_law_scores_best() -> None:
    count = np.arange(40)
    true = poisson.pmf(count, 7.0)
    true /= true.sum()

    def expected(mean: float) -> float:
        stated = poisson.pmf(count, mean)
        stated /= stated.sum()
        return sum(p * crps(stated, int(k)) for k, p in zip(count, true, strict=True))

    assert expected(7.0) < min(expected(6.0), expected(8.0))


def test_randomised_pit_by_hand() -> None:
    pmf = np.array([0.2, 0.5, 0.3])
    assert randomised_pit(pmf, 0, 0.5) == pytest.approx(0.1)
    assert randomised_pit(pmf, 1, 0.0) == pytest.approx(0.2)
    assert randomised_pit(pmf, 2, 0.5) == pytest.approx(0.85)
    assert randomised_pit(pmf, 9, 0.5) == pytest.approx(1.0)


def test_the_pit_of_a_true_law_is_uniform_and_of_a_false_one_is_not() -> None:
    rng = np.random.default_rng(4)
    truth = rng.binomial(20, 0.3, 1000)
    uniform = rng.random(1000)

    def distance(chance: float) -> float:
        pmf = binom.pmf(np.arange(21), 20, chance)
        pairs = zip(truth.tolist(), uniform.tolist(), strict=True)
        return ks_distance(np.array([min(1, randomised_pit(pmf, *p)) for p in pairs]))

    assert distance(0.3) <= pit_limit(1000)
    assert distance(0.4) > 3 * pit_limit(1000)


def test_ks_distance_agrees_with_scipy() -> None:
    rng = np.random.default_rng(5)
    for size in (1, 2, 10, 500):
        values = rng.random(size) ** 1.3
        assert ks_distance(values) == pytest.approx(kstest(values, "uniform").statistic)
    assert ks_distance(np.zeros(4)) == 1.0
    assert ks_distance(np.array([0.5])) == 0.5


def test_a_thousand_perfect_nights_exceed_the_limit_once_in_seven_hundred() -> None:
    """P(KS > 0.06) for n = 1,000, from the exact law of the statistic."""
    assert 1 / kstwo.sf(pit_limit(1000), 1000) == pytest.approx(700, rel=0.05)
    assert pit_limit(100) == pytest.approx(0.156)
    assert pit_limit(10_000) == 0.06


def test_nonsense_is_refused() -> None:
    with pytest.raises(UsageError, match="sum to 1"):
        crps(np.array([0.5, 0.4]), 0)
    with pytest.raises(UsageError, match="between 0 and 1"):
        brier(np.array([1.5]), np.array([True]))
    with pytest.raises(UsageError, match="outcomes"):
        brier(np.array([0.5]), np.array([True, False]))
    with pytest.raises(UsageError, match="at least one"):
        ks_distance(np.empty(0))
