"""Exponential, logarithm and power against mpmath and C99 Annex F."""

import math

import mpmath as mp
import numpy as np
import pytest

from ulps import worst_ulps
from vedette import fixed_math

ONE_AND_A_BIT = 1.1
inf, nan = math.inf, math.nan


def spread(*spans: tuple[float, float], count: int = 400) -> list[tuple[float]]:
    """Return arguments uniform in each span."""
    rng = np.random.default_rng(20250909)
    return [(float(x),) for a, b in spans for x in rng.uniform(a, b, count)]


def decades(low: float, high: float, count: int = 400) -> list[tuple[float]]:
    """Return positive arguments spread over decades."""
    rng = np.random.default_rng(20250910)
    span = rng.uniform(np.log(low), np.log(high), count)
    return [(float(x),) for x in np.exp(span)]


def same(got: float, want: float) -> bool:
    """Tell whether two doubles are equal to the bit, any nan being equal."""
    return np.float64(got).tobytes() == np.float64(want).tobytes() or (
        math.isnan(got) and math.isnan(want)
    )


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("exp", spread((-1.0, 1.0), (-700.0, 709.0))),
        ("expm1", spread((-1.0, 1.0), (-40.0, 709.0)) + decades(1e-300, 1.0)),
        ("log", spread((0.5, 2.0), (0.999, 1.001)) + decades(1e-307, 1e308)),
        ("log1p", spread((-0.999, 3.0)) + decades(1e-300, 1e300)),
    ],
)
def test_elementary_functions_stay_within_two_ulp(
    name: str, arguments: list[tuple[float]]
) -> None:
    truth = getattr(mp, name if name != "log" else "ln")
    assert worst_ulps(getattr(fixed_math, name), truth, arguments) < ONE_AND_A_BIT


def test_power_stays_within_two_ulp_even_where_the_exponent_is_large() -> None:
    rng = np.random.default_rng(1)
    base = np.exp(rng.uniform(-500.0, 500.0, 400))
    arguments = list(zip(base, rng.uniform(-1.2, 1.2, 400), strict=True))
    arguments += list(
        zip(rng.uniform(0.2, 3.0, 400), rng.uniform(-400.0, 400.0, 400), strict=True)
    )
    arguments += list(
        zip(rng.uniform(0.99, 1.01, 200), rng.uniform(-5e4, 5e4, 200), strict=True)
    )
    assert worst_ulps(fixed_math.power, mp.power, arguments) < ONE_AND_A_BIT


def test_subnormal_results_are_rounded_once() -> None:
    for x in np.linspace(-745.1, -708.4, 200):
        got = fixed_math.exp(float(x))
        with mp.workdps(60):
            want = mp.exp(mp.mpf(float(x)))
            assert abs(mp.mpf(got) - want) <= mp.mpf(5e-324) * mp.mpf("1.01") + (
                want * mp.mpf(2) ** -52
            )


def test_exponential_is_finite_up_to_the_last_argument_that_allows_it() -> None:
    assert worst_ulps(fixed_math.exp, mp.exp, [(709.782712893384,)]) < ONE_AND_A_BIT


def test_logarithm_of_subnormals_is_good() -> None:
    arguments = [(5e-324,), (1e-310,), (2.2250738585072009e-308,)]
    assert worst_ulps(fixed_math.log, mp.ln, arguments) < ONE_AND_A_BIT


@pytest.mark.parametrize(
    ("name", "x", "want"),
    [
        ("exp", 0.0, 1.0),
        ("exp", -0.0, 1.0),
        ("exp", inf, inf),
        ("exp", -inf, 0.0),
        ("exp", nan, nan),
        ("exp", 709.7827128933841, inf),
        ("exp", -746.0, 0.0),
        ("exp", 1e300, inf),
        ("expm1", 0.0, 0.0),
        ("expm1", -0.0, -0.0),
        ("expm1", inf, inf),
        ("expm1", -inf, -1.0),
        ("expm1", nan, nan),
        ("expm1", 5e-324, 5e-324),
        ("log", 1.0, 0.0),
        ("log", 0.0, -inf),
        ("log", -0.0, -inf),
        ("log", -1.0, nan),
        ("log", inf, inf),
        ("log", nan, nan),
        ("log1p", 0.0, 0.0),
        ("log1p", -0.0, -0.0),
        ("log1p", -1.0, -inf),
        ("log1p", -1.5, nan),
        ("log1p", inf, inf),
        ("log1p", nan, nan),
        ("log1p", 5e-324, 5e-324),
    ],
)
def test_nasty_arguments_follow_c99(name: str, x: float, want: float) -> None:
    assert same(getattr(fixed_math, name)(x), want)


@pytest.mark.parametrize(
    ("x", "y", "want"),
    [
        (2.0, 10.0, 1024.0),
        (2.0, -1074.0, 5e-324),
        (2.0, 1024.0, inf),
        (10.0, 308.0, 1e308),
        (3.0, 0.0, 1.0),
        (1.0, inf, 1.0),
        (0.0, 2.0, 0.0),
        (0.0, -2.0, inf),
        (inf, 2.0, inf),
        (inf, -2.0, 0.0),
        (-1.0, 2.0, nan),
        (nan, 2.0, nan),
        (2.0, nan, nan),
        (1.0000000000000002, 1e300, inf),
        (0.9999999999999999, 1e300, 0.0),
    ],
)
def test_power_at_its_corners(x: float, y: float, want: float) -> None:
    assert same(fixed_math.power(x, y), want)


def test_hypotenuse_of_known_triangles() -> None:
    assert fixed_math.hypot(3.0, -4.0) == 5.0
    assert fixed_math.hypot(0.0, -0.0) == 0.0
    assert math.isnan(fixed_math.hypot(nan, 1.0))
