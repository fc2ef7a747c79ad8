"""Uniform, normal, gamma and Poisson numbers as pure functions of a counter.

In: key, stream and counter (`vedette.fixed_math.philox` says which bits are whose).
Out: one variate, the same bits on every machine. Normal by Box and Muller (1958),
gamma by Marsaglia and Tsang (2000, ACM TOMS 26, 363-372), Poisson by inversion from
its mode outwards, so that one uniform number decides it.
"""

import math

import numpy as np

from vedette.fixed_math.elementary import exp, log, log1p, power
from vedette.fixed_math.philox import DRAWS_MAX, uniform_pair
from vedette.fixed_math.trigonometry import TWO_PI_HI, sin_cos
from vedette.kernel import kernel

ATTEMPTS_MAX = DRAWS_MAX // 2 - 1  # each is accepted with p > 0.95: all fail < 1e-165
BOOST_DRAW = DRAWS_MAX - 1  # the extra uniform of a shape below 1
POISSON_DIRECT_MAX = 10.0  # below it counting up from 0 is as short as from the mode
POISSON_DIRECT_STEPS = 120  # P(Poisson(10) > 120) < 1e-80
POISSON_MEAN_MAX = 1e6  # the walk from the mode takes some sqrt(mean) steps
SIGMAS_MAX = 12.0  # beyond 12 sigma (and 60 more) lies less than 1e-16
STEPS_MORE = 60
SQRT_2_PI = 2.5066282746310002


@kernel
def uniform(key: int, stream: int, counter: int) -> float:
    """Return a number uniform strictly between 0 and 1.

    Parameters
    ----------
    key, stream, counter : int
        64, 64 and 56 bits.

    Returns
    -------
    float
        A multiple of 2**-53.
    """
    return uniform_pair(key, stream, counter, 0)[0]


@kernel
def _normals(key: int, stream: int, counter: int, draw: int) -> tuple[float, float]:
    """Return two independent standard normal numbers of one draw."""
    first, second = uniform_pair(key, stream, counter, draw)
    radius = math.sqrt(-2.0 * log(first))
    s, c = sin_cos(TWO_PI_HI * second)
    return radius * c, radius * s


@kernel
def normal_pair(key: int, stream: int, counter: int) -> tuple[float, float]:
    """Return two independent standard normal numbers.

    Parameters
    ----------
    key, stream, counter : int
        64, 64 and 56 bits.

    Returns
    -------
    tuple of float
        The first equals `normal` at the same place.
    """
    return _normals(key, stream, counter, 0)


@kernel
def normal(key: int, stream: int, counter: int) -> float:
    """Return a standard normal number.

    Parameters
    ----------
    key, stream, counter : int
        64, 64 and 56 bits.

    Returns
    -------
    float
        Mean 0, variance 1.
    """
    return _normals(key, stream, counter, 0)[0]


@kernel
def gamma(key: int, stream: int, counter: int, shape: float) -> float:
    """Return a gamma number of scale 1.

    Parameters
    ----------
    key, stream, counter : int
        64, 64 and 56 bits.
    shape : float
        Positive; else the result is nan.

    Returns
    -------
    float
        Mean and variance are both `shape`.
    """
    if not 0.0 < shape < np.inf:
        return np.nan
    boost = 1.0
    if shape < 1.0:
        last = uniform_pair(key, stream, counter, BOOST_DRAW)[0]
        boost = power(last, 1.0 / shape)
        shape += 1.0
    d = shape - 1.0 / 3.0
    c = 1.0 / math.sqrt(9.0 * d)
    for attempt in range(ATTEMPTS_MAX):
        x = _normals(key, stream, counter, 2 * attempt)[0]
        v = 1.0 + c * x
        if v <= 0.0:
            continue
        v = v * v * v
        u = uniform_pair(key, stream, counter, 2 * attempt + 1)[0]
        if log(u) < 0.5 * x * x + d * (1.0 - v + log(v)):
            return boost * d * v
    return boost * d


@kernel
def _poisson_at_mode(mode: float, mean: float) -> float:
    """Return the Poisson probability of the mode, for a mean of 10 or more.

    Stirling's series for ln(mode!), whose next term is below 1e-12 (Loader 2000).
    """
    inverse = 1.0 / mode
    square = inverse * inverse
    series = inverse * (
        1.0 / 12.0 - square * (1.0 / 360.0 - square * (1.0 / 1260.0 - square / 1680.0))
    )
    away = mode - mean
    deviance = mode * log1p(away / mean) - away
    return exp(-series - deviance) / (SQRT_2_PI * math.sqrt(mode))


@kernel
def _poisson_from_zero(u: float, mean: float) -> int:
    """Invert the distribution counting up from 0."""
    p = exp(-mean)
    for count in range(POISSON_DIRECT_STEPS):
        u -= p
        if u <= 0.0:
            return count
        p = p * mean / (count + 1.0)
    return POISSON_DIRECT_STEPS


@kernel
def poisson(key: int, stream: int, counter: int, mean: float) -> int:
    """Return a Poisson number.

    Parameters
    ----------
    key, stream, counter : int
        64, 64 and 56 bits.
    mean : float
        0 to 1e6; else the result is -1. Work grows with its square root.

    Returns
    -------
    int
        A count.
    """
    if not 0.0 <= mean <= POISSON_MEAN_MAX:
        return -1
    u = uniform_pair(key, stream, counter, 0)[0]
    if mean < POISSON_DIRECT_MAX:
        return _poisson_from_zero(u, mean)
    mode = int(np.floor(mean))
    above = _poisson_at_mode(float(mode), mean)
    below = above
    u -= above
    if u <= 0.0:
        return mode
    for step in range(1, int(SIGMAS_MAX * math.sqrt(mean)) + STEPS_MORE):
        above = above * mean / (mode + step)
        u -= above
        if u <= 0.0:
            return mode + step
        if step <= mode:
            below = below * (mode - step + 1) / mean
            u -= below
            if u <= 0.0:
                return mode - step
    return mode
