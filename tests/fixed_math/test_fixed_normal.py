"""The error function and the normal distribution against mpmath."""

import math

import mpmath as mp
import numpy as np
import pytest

from vedette import fixed_math

inf, nan = math.inf, math.nan
RNG = np.random.default_rng(20250909)


def worst_relative(name: str, truth: str, arguments: np.ndarray) -> float:
    """Return the largest relative error."""
    with mp.workdps(60):
        return max(
            float(
                abs(
                    mp.mpf(float(getattr(fixed_math, name)(float(x))))
                    / getattr(mp, truth)(mp.mpf(float(x)))
                    - 1
                )
            )
            for x in arguments
        )


@pytest.mark.parametrize(
    ("name", "truth", "low", "high"),
    [
        ("normal_cdf", "ncdf", -37.0, 0.0),
        ("normal_cdf", "ncdf", -3.0, 8.0),
        ("normal_pdf", "npdf", -37.0, 37.0),
        ("erf", "erf", -0.6, 0.6),
        ("erf", "erf", -6.0, 6.0),
        ("erfc", "erfc", -3.0, 26.0),
    ],
)
def test_relative_error_is_far_below_one_in_ten_to_the_thirteen(
    name: str, truth: str, low: float, high: float
) -> None:
    assert worst_relative(name, truth, RNG.uniform(low, high, 400)) < 2e-15


def test_quantile_inverts_the_distribution_also_far_in_the_tail() -> None:
    deep = 10.0 ** RNG.uniform(-300.0, -1.0, 200)
    with mp.workdps(60):
        for p in [*deep, *RNG.uniform(0.0, 1.0, 400), 0.5 + 1e-16, 1.0 - 1e-16]:
            back = mp.ncdf(mp.mpf(fixed_math.normal_quantile(float(p))))
            assert abs(back / mp.mpf(float(p)) - 1) < 1e-12


def test_quantile_of_the_distribution_gives_the_argument_back() -> None:
    for x in RNG.uniform(-37.0, 3.0, 400):
        back = fixed_math.normal_quantile(fixed_math.normal_cdf(float(x)))
        assert back == pytest.approx(x, abs=1e-12)


@pytest.mark.parametrize(
    ("name", "x", "want"),
    [
        ("normal_cdf", 0.0, 0.5),
        ("normal_cdf", inf, 1.0),
        ("normal_cdf", -inf, 0.0),
        ("normal_cdf", -39.0, 0.0),
        ("normal_pdf", inf, 0.0),
        ("erf", 0.0, 0.0),
        ("erf", inf, 1.0),
        ("erf", -inf, -1.0),
        ("erfc", inf, 0.0),
        ("erfc", -inf, 2.0),
        ("normal_quantile", 0.5, 0.0),
        ("normal_quantile", 0.0, -inf),
        ("normal_quantile", 1.0, inf),
    ],
)
def test_ends_are_exact(name: str, x: float, want: float) -> None:
    assert getattr(fixed_math, name)(x) == want


@pytest.mark.parametrize(
    ("name", "x"),
    [
        ("normal_cdf", nan),
        ("normal_pdf", nan),
        ("erf", nan),
        ("erfc", nan),
        ("normal_quantile", nan),
        ("normal_quantile", -1e-300),
        ("normal_quantile", 1.0000000000000002),
    ],
)
def test_what_is_no_argument_gives_nan(name: str, x: float) -> None:
    assert math.isnan(getattr(fixed_math, name)(x))


def test_distribution_never_decreases() -> None:
    values = [fixed_math.normal_cdf(float(x)) for x in np.linspace(-38.5, 9.0, 4000)]
    steps = np.diff(values) / np.maximum(values[1:], 1e-300)
    assert steps.min() > -1e-15
