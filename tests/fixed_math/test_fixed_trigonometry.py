"""Sine, tangent and their inverses against mpmath and C99 Annex F."""

import math

import mpmath as mp
import numpy as np
import pytest

from ulps import worst_ulps
from vedette import fixed_math

inf, nan = math.inf, math.nan
RNG = np.random.default_rng(20250909)


def spread(*spans: tuple[float, float], count: int = 400) -> list[tuple[float]]:
    """Return arguments uniform in each span."""
    return [(float(x),) for a, b in spans for x in RNG.uniform(a, b, count)]


def near_multiples_of_half_pi(count: int = 400) -> list[tuple[float]]:
    """Return the doubles nearest to multiples of pi/2, where reduction is hardest."""
    with mp.workdps(60):
        return [(float(int(k) * mp.pi / 2),) for k in RNG.integers(1, 1 << 20, count)]


ANGLES = spread((-0.8, 0.8), (-10.0, 10.0), (-1.6e6, 1.6e6))
ANGLES += [*near_multiples_of_half_pi(), (1e-300,), (1e-9,), (1e6,), (1647099.0,)]


@pytest.mark.parametrize(
    ("name", "arguments", "limit"),
    [
        ("sin", ANGLES, 1.0),
        ("cos", ANGLES, 1.0),
        ("tan", ANGLES, 2.0),
        ("atan", spread((-0.5, 0.5), (-3.0, 3.0), (-1e6, 1e6)), 1.0),
        ("asin", spread((-0.5, 0.5), (-1.0, 1.0), (0.97, 1.0)), 1.0),
    ],
)
def test_trigonometry_stays_within_its_stated_ulp(
    name: str, arguments: list[tuple[float]], limit: float
) -> None:
    assert worst_ulps(getattr(fixed_math, name), getattr(mp, name), arguments) < limit


def test_angle_of_a_vector_stays_within_two_ulp() -> None:
    size = np.exp(RNG.uniform(-30.0, 30.0, 800))
    vectors = list(zip(RNG.normal(size=800) * size, RNG.normal(size=800), strict=True))
    assert worst_ulps(fixed_math.atan2, mp.atan2, vectors) < 1.5


@pytest.mark.parametrize("y", [0.0, -0.0, 1.0, -1.0, inf, -inf, nan, 5e-324])
@pytest.mark.parametrize("x", [0.0, -0.0, 1.0, -1.0, inf, -inf, nan])
def test_angle_of_a_vector_at_every_corner_of_c99(y: float, x: float) -> None:
    got, want = fixed_math.atan2(y, x), math.atan2(y, x)
    if math.isinf(x) and math.isinf(y) and x < 0.0:
        assert got == pytest.approx(want, rel=3e-16)
    else:
        assert np.float64(got).tobytes() == np.float64(want).tobytes() or (
            math.isnan(got) and math.isnan(want)
        )


@pytest.mark.parametrize("name", ["sin", "tan", "atan", "asin"])
@pytest.mark.parametrize("x", [0.0, -0.0, 5e-324, -5e-324])
def test_odd_functions_keep_the_smallest_numbers(name: str, x: float) -> None:
    got = getattr(fixed_math, name)(x)
    assert np.float64(got).tobytes() == np.float64(x).tobytes()


@pytest.mark.parametrize("x", [inf, -inf, nan, 1.7e6, -1e22])
def test_an_angle_beyond_the_reduction_is_nan_and_not_wrong(x: float) -> None:
    for name in ("sin", "cos", "tan"):
        assert math.isnan(getattr(fixed_math, name)(x))
    assert all(math.isnan(value) for value in fixed_math.sin_cos(x))


@pytest.mark.parametrize("x", [1.0000000000000002, -2.0, inf, nan])
def test_arc_sine_outside_its_domain_is_nan(x: float) -> None:
    assert math.isnan(fixed_math.asin(x))


def test_arc_functions_reach_their_ends() -> None:
    assert fixed_math.asin(1.0) == math.pi / 2
    assert fixed_math.asin(-1.0) == -math.pi / 2
    assert fixed_math.atan(inf) == math.pi / 2
    assert fixed_math.atan(-inf) == -math.pi / 2
    assert math.isnan(fixed_math.atan(nan))


def test_both_at_once_equal_each_alone() -> None:
    for (x,) in ANGLES:
        assert fixed_math.sin_cos(x) == (fixed_math.sin(x), fixed_math.cos(x))


@pytest.mark.parametrize(
    ("x", "want"),
    [
        (0.0, 0.0),
        (math.pi, math.pi),
        (-math.pi, math.pi),
        (3.0 * math.pi, math.pi),
        (7.0, 7.0 - 2.0 * math.pi),
        (-3.5, 2.0 * math.pi - 3.5),
    ],
)
def test_wrapped_angles_lie_in_the_half_open_turn(x: float, want: float) -> None:
    assert fixed_math.wrap_angle(x) == pytest.approx(want, abs=1e-15)


def test_wrapped_angles_never_leave_the_half_open_turn() -> None:
    edges = [k * math.pi for k in range(-50, 51)]
    more = [float(x) for x in RNG.uniform(-1e5, 1e5, 2000)]
    for x in edges + [np.nextafter(x, 9.0) for x in edges] + more:
        assert -math.pi < fixed_math.wrap_angle(float(x)) <= math.pi
    assert math.isnan(fixed_math.wrap_angle(nan))
    assert math.isnan(fixed_math.wrap_angle(inf))
