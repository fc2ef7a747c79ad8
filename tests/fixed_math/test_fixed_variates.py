"""Uniform, normal, gamma and Poisson numbers against scipy's distributions."""

import math

import numpy as np
import pytest
from scipy import stats

from vedette import fixed_math

N = 4000
KEY = 0x5EED
KS_MIN = 1e-3  # seeds are fixed, so a pass stays a pass


def draws(name: str, stream: int, *arguments: float) -> np.ndarray:
    """Return N numbers of one stream."""
    function = getattr(fixed_math, name)
    return np.array([function(KEY, stream, i, *arguments) for i in range(N)])


def test_uniform_numbers_are_uniform() -> None:
    assert stats.kstest(draws("uniform", 1), "uniform").pvalue > KS_MIN


def test_normal_numbers_are_normal_and_the_pair_independent() -> None:
    pairs = np.array([fixed_math.normal_pair(KEY, 2, i) for i in range(N)])
    assert stats.kstest(pairs[:, 0], "norm").pvalue > KS_MIN
    assert stats.kstest(pairs[:, 1], "norm").pvalue > KS_MIN
    assert abs(stats.pearsonr(pairs[:, 0], pairs[:, 1]).statistic) < 4 / math.sqrt(N)
    assert fixed_math.normal(KEY, 2, 17) == pairs[17, 0]


@pytest.mark.parametrize("shape", [0.05, 0.5, 1.0, 2.5, 40.0, 1e5])
def test_gamma_numbers_have_their_distribution(shape: float) -> None:
    law = stats.gamma(shape)
    assert stats.kstest(draws("gamma", 3, shape), law.cdf).pvalue > KS_MIN


@pytest.mark.parametrize("mean", [0.01, 0.7, 9.99, 10.0, 35.5, 1000.0, 1e6])
def test_poisson_numbers_have_their_distribution(mean: float) -> None:
    law = stats.poisson(mean)
    got = draws("poisson", 4, mean).astype(int)
    jitter = np.random.default_rng(5).uniform(size=N)
    pit = law.cdf(got - 1) + jitter * law.pmf(got)  # uniform if the law is right
    assert stats.kstest(pit, "uniform").pvalue > KS_MIN


def test_poisson_inversion_is_the_quantile_to_the_last_uniform() -> None:
    for mean in (0.3, 8.0):
        for i in range(200):
            u = fixed_math.uniform(KEY, 5, i)
            assert fixed_math.poisson(KEY, 5, i, mean) == stats.poisson(mean).ppf(u)


def test_a_draw_depends_on_its_place_alone() -> None:
    forwards = [fixed_math.gamma(KEY, 6, i, 0.3) for i in range(50)]
    backwards = [fixed_math.gamma(KEY, 6, i, 0.3) for i in reversed(range(50))]
    assert forwards == backwards[::-1]
    assert forwards != [fixed_math.gamma(KEY, 7, i, 0.3) for i in range(50)]
    assert forwards != [fixed_math.gamma(KEY + 1, 6, i, 0.3) for i in range(50)]


def test_what_is_no_parameter_is_told() -> None:
    for shape in (0.0, -1.0, math.inf, math.nan):
        assert math.isnan(fixed_math.gamma(KEY, 1, 0, shape))
    for mean in (-1.0, 1.1e6, math.inf, math.nan):
        assert fixed_math.poisson(KEY, 1, 0, mean) == -1
    assert fixed_math.poisson(KEY, 1, 0, 0.0) == 0
