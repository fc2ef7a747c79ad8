"""Exponential, logarithm, power and hypotenuse with the same bits on every machine.

A C library picks its variant of exp or log by the processor, and so a replay on
another machine would differ in the last bit. These are written in + - x / and square
root alone, which IEEE 754-2008 (section 5.4) fixes to the bit: the argument is reduced
by powers of two, the rest is a polynomial of our own (`tools/fit_fixed_math.py` finds
the coefficients again). Powers of two are applied through the exponent bits, exactly.

Errors, measured against 60 digits: at most 1.1 units in the last place (ulp).
nan gives nan; infinities and zeros follow C99 Annex F.
"""

import math

import numpy as np

from vedette.kernel import kernel

LN2_HI = 0.6931471805598903  # ln 2 to 42 bits: k * LN2_HI is exact for |k| < 2**11
LN2_LO = 5.497923018708371e-14
INVERSE_LN2 = 1.4426950408889634
EXP_OVERFLOW = 709.782712893384  # the largest double whose exp is finite
EXP_UNDERFLOW = -745.1332191019412  # below it exp rounds to 0
EXPM1_MINUS_ONE = -38.0  # below it expm1 is -1 to the last bit
LOG1P_SAME = 9007199254740992.0  # 2**53: from here 1 + x == x
SUBNORMAL = 2.2250738585072014e-308  # the smallest normal double
TWO_54 = 18014398509481984.0
SQRT_HALF_BITS = 0x3FE6A09E667F3BCD  # bits of sqrt(1/2): mantissas lie around 1
SPLITTER = 134217729.0  # 2**27 + 1, cuts a double in two halves (Dekker 1971)
TWO_THIRDS_HI = 0.6666666666666666
TWO_THIRDS_LO = 3.700743415417188e-17

# (exp(r) - 1 - r) / r² for |r| <= ln 2 / 2
EXP = (
    0.5,
    0.1666666666666667,
    0.04166666666666667,
    0.008333333333325544,
    0.0013888888888883327,
    0.00019841269876864356,
    2.4801587327007187e-05,
    2.755725283351691e-06,
    2.75572718102198e-07,
    2.5106274733573296e-08,
    2.091544229778011e-09,
)
# (ln((1 + s) / (1 - s)) / s - 2) / s² in s² for |s| <= 0.1716
LOG = (
    0.666666666666667,
    0.3999999999989819,
    0.28571428626570206,
    0.2222221103781659,
    0.18182896183483085,
    0.15331487235865734,
    0.14619343453512615,
)
# The same less its first term and divided by s² once more, for `power`
LOG_FINE = (
    0.4,
    0.2857142857142938,
    0.2222222222164882,
    0.1818181833699257,
    0.15384594791762352,
    0.13334813971292003,
    0.11705988156500907,
    0.11725771221811145,
)


@kernel
def _power_of_two(k: int) -> float:
    """Return 2**k for -1022 <= k <= 1023, from its bits."""
    return np.int64((k + 1023) << 52).view(np.float64)


@kernel
def times_power_of_two(y: float, k: int) -> float:
    """Multiply by a power of two with one rounding.

    Parameters
    ----------
    y : float
        A normal number near 1, so that the first of two steps stays normal.
    k : int
        -1100 <= k <= 1100.

    Returns
    -------
    float
        y times 2**k.
    """
    if -1022 <= k <= 1023:  # noqa: PLR2004 - the exponents of normal doubles
        return y * _power_of_two(k)
    half = k >> 1
    return y * _power_of_two(half) * _power_of_two(k - half)


@kernel
def _reduce(x: float) -> tuple[int, float, float]:
    """Return k, r and the rounding of r with x = k ln 2 + r, |r| <= ln 2 / 2."""
    turns = np.floor(x * INVERSE_LN2 + 0.5)
    high = x - turns * LN2_HI
    low = turns * LN2_LO
    r = high - low
    return int(turns), r, (high - r) - low


@kernel
def _exp_curve(r: float) -> float:
    """Return exp(r) - 1 - r for |r| <= ln 2 / 2."""
    r2 = r * r
    r4 = r2 * r2
    first = (EXP[0] + r * EXP[1]) + r2 * (EXP[2] + r * EXP[3])
    second = (EXP[4] + r * EXP[5]) + r2 * (EXP[6] + r * EXP[7])
    third = (EXP[8] + r * EXP[9]) + r2 * EXP[10]
    return r2 * (first + r4 * (second + r4 * third))


@kernel
def exp(x: float) -> float:
    """Return e to the power x.

    Parameters
    ----------
    x : float
        Any; above 709.78 the result is inf, below -745.13 it is 0.

    Returns
    -------
    float
        exp(x).
    """
    if x != x:  # noqa: PLR0124 - nan
        return x
    if x > EXP_OVERFLOW:
        return np.inf
    if x < EXP_UNDERFLOW:
        return 0.0
    k, r, rest = _reduce(x)
    return times_power_of_two(1.0 + (r + (_exp_curve(r) + rest)), k)


@kernel
def expm1(x: float) -> float:  # noqa: PLR0911 - one per range
    """Return exp(x) - 1 without loss for small x.

    Parameters
    ----------
    x : float
        Any.

    Returns
    -------
    float
        exp(x) - 1.
    """
    if x != x or x == 0.0:  # noqa: PLR0124 - nan, and zero with its sign
        return x
    if x > EXP_OVERFLOW:
        return np.inf
    if x < EXPM1_MINUS_ONE:
        return -1.0
    k, r, rest = _reduce(x)
    curve = _exp_curve(r) + rest
    if k == 0:
        return r + curve
    if k > 60:  # noqa: PLR2004 - the 1 is far below the last bit
        return times_power_of_two(1.0 + (r + curve), k)
    scale = _power_of_two(k)
    if k == -1 or k == 1:  # noqa: PLR1714 - numba reads this form
        return scale * (((1.0 - _power_of_two(-k)) + r) + curve)
    return scale * ((1.0 - _power_of_two(-k)) + (r + curve))


@kernel
def _mantissa(x: float) -> tuple[np.int64, np.float64]:
    """Return k and m with x = m 2**k and sqrt(1/2) <= m < sqrt(2), for finite x > 0."""
    shift = 0
    if x < SUBNORMAL:
        x = x * TWO_54
        shift = 54
    bits = np.float64(x).view(np.int64)
    k = (bits - SQRT_HALF_BITS) >> 52
    return k - shift, np.int64(bits - (k << 52)).view(np.float64)


@kernel
def _log_near_one(f: float, k: int | np.int64, rest: float) -> float:
    """Return ln(1 + f) + k ln 2 + rest for sqrt(1/2) <= 1 + f < sqrt(2)."""
    s = f / (2.0 + f)
    z = s * s
    z2 = z * z
    odd = (LOG[0] + z * LOG[1]) + z2 * (
        (LOG[2] + z * LOG[3]) + z2 * ((LOG[4] + z * LOG[5]) + z2 * LOG[6])
    )
    # 2 s = f - s f = f - f²/2 + s f²/2: f stands alone, its rounding does not count
    half_square = 0.5 * f * f
    correction = s * (half_square + z * odd) + (k * LN2_LO + rest)
    return k * LN2_HI - ((half_square - correction) - f)


@kernel
def log(x: float) -> float:
    """Return the natural logarithm.

    Parameters
    ----------
    x : float
        Any; 0 gives -inf, a negative number nan.

    Returns
    -------
    float
        ln(x).
    """
    if not x > 0.0:
        return -np.inf if x == 0.0 else np.nan
    if x == np.inf:
        return x
    k, m = _mantissa(x)
    return _log_near_one(m - 1.0, k, 0.0)


@kernel
def log1p(x: float) -> float:
    """Return ln(1 + x) without loss for small x.

    Parameters
    ----------
    x : float
        Any; -1 gives -inf, less gives nan.

    Returns
    -------
    float
        ln(1 + x).
    """
    if not x > -1.0:
        return -np.inf if x == -1.0 else np.nan
    if x == 0.0:
        return x  # with its sign
    if x >= LOG1P_SAME:
        return log(x)
    if -0.29 < x < 0.41:  # noqa: PLR2004 - 1 + x lies within sqrt(1/2), sqrt(2)
        return _log_near_one(x, 0, 0.0)
    whole = 1.0 + x
    lost = x - (whole - 1.0) if x < 1.0 else 1.0 - (whole - x)
    k, m = _mantissa(whole)
    return _log_near_one(m - 1.0, k, lost / whole)


@kernel
def hypot(x: float, y: float) -> float:
    """Return sqrt(x² + y²), for lengths whose squares neither over- nor underflow.

    Parameters
    ----------
    x, y : float
        Between 1e-150 and 1e150 in size, or 0.

    Returns
    -------
    float
        The hypotenuse.
    """
    return math.sqrt(x * x + y * y)


@kernel
def _product(a: float, b: float) -> tuple[float, float]:
    """Return a b as a sum of two doubles, exactly (Dekker 1971)."""
    wide = SPLITTER * a
    a_high = wide - (wide - a)
    a_low = a - a_high
    wide = SPLITTER * b
    b_high = wide - (wide - b)
    b_low = b - b_high
    high = a * b
    low = ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low
    return high, low


@kernel
def _log_twice_as_long(x: float) -> tuple[float, float]:
    """Return ln(x) as a sum of two doubles, good to about 2**-64."""
    k, m = _mantissa(x)
    f = m - 1.0
    whole = 2.0 + f
    lost = f - (whole - 2.0)
    s = f / whole
    back, back_low = _product(s, whole)
    s_low = (((f - back) - back_low) - s * lost) / whole
    square, square_low = _product(s, s)
    square_low += 2.0 * s * s_low
    z = square
    z2 = z * z
    fine = ((LOG_FINE[0] + z * LOG_FINE[1]) + z2 * (LOG_FINE[2] + z * LOG_FINE[3])) + (
        z2 * z2
    ) * ((LOG_FINE[4] + z * LOG_FINE[5]) + z2 * (LOG_FINE[6] + z * LOG_FINE[7]))
    # ln(m) = 2 s + s (2/3 s² + s⁴ fine), the 2/3 term in two doubles
    third, third_low = _product(square, TWO_THIRDS_HI)
    third_low += square_low * TWO_THIRDS_HI + square * TWO_THIRDS_LO + z2 * fine
    cubic, cubic_low = _product(s, third)
    cubic_low += s * third_low + s_low * third
    high = k * LN2_HI
    total, total_low = _sum(high, 2.0 * s)
    total, more = _sum(total, cubic)
    return _sum(total, total_low + more + (2.0 * s_low + cubic_low + k * LN2_LO))


@kernel
def _sum(a: float, b: float) -> tuple[float, float]:
    """Return a + b as a sum of two doubles, exactly (Knuth)."""
    high = a + b
    part = high - a
    return high, (a - (high - part)) + (b - part)


@kernel
def power(x: float, y: float) -> float:  # noqa: PLR0911 - C99 F.9.4.4, case by case
    """Return x to the power y, for x > 0.

    Parameters
    ----------
    x : float
        Positive; 0 gives 0, 1 or inf by the sign of y, less than 0 gives nan.
    y : float
        Any finite number.

    Returns
    -------
    float
        x**y.
    """
    if y == 0.0 or x == 1.0:
        return 1.0
    if x == 0.0 or x == np.inf:  # noqa: PLR1714 - numba reads this form
        return x if y > 0.0 else (np.inf if x == 0.0 else 0.0)
    if not x > 0.0 or not abs(y) < np.inf:
        return np.nan
    high, low = _log_twice_as_long(x)
    if abs(y) > 1e20:  # noqa: PLR2004 - x is at least 1e-16 from 1: out of range
        return np.inf if (high > 0.0) == (y > 0.0) else 0.0
    exponent, rest = _product(high, y)
    rest += low * y
    if exponent > EXP_OVERFLOW:
        return np.inf
    if exponent < EXP_UNDERFLOW:
        return 0.0
    k, r, more = _reduce(exponent)
    rest += more
    curve = _exp_curve(r)
    return times_power_of_two(1.0 + (r + (curve + rest * (1.0 + (r + curve)))), k)
