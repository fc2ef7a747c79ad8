"""Sine, cosine, tangent and their inverses with the same bits on every machine.

Angles in radians. Only + - x / and square root, in fixed order (see
`vedette.fixed_math.elementary` for why). An argument is reduced by multiples of pi/2
held in four pieces of 33, 33, 33 and 53 bits, whose products with the number of
quarter turns are exact (Cody and Waite 1980); what is left is a polynomial of our own.

Errors, measured against 60 digits: at most 1 unit in the last place (`atan2` 1.5, `tan`
2), for angles up to 1.6 million radians. Beyond that sine, cosine and tangent are nan:
a wrong angle must not pass for a right one.
"""

import math

import numpy as np

from vedette.kernel import kernel

PI = 3.141592653589793
PI_LO = 1.2246467991473532e-16
TWO_PI_HI = 6.283185307179586
TWO_PI_LO = 2.4492935982947064e-16
INVERSE_TWO_PI = 0.15915494309189535
HALF_PI_HI = 1.5707963267948966
HALF_PI_LO = 6.123233995736766e-17
INVERSE_HALF_PI = 0.6366197723675814
HALF_PI_1 = 1.5707963267341256  # 33 bits each: exact times fewer than 2**20 quarters
HALF_PI_2 = 6.077100506303966e-11
HALF_PI_3 = 2.0222662487111665e-21
HALF_PI_4 = 8.4784276603689e-32
REDUCTION_MAX = 1647099.0  # 2**20 quarter turns
QUARTER_PI = 0.7853981633974483
HIGH_HALF = -4294967296  # mask that clears the low 32 bits of a double

# (sin(r) / r - 1) / r² in r² for |r| <= pi / 4
SIN = (
    -0.16666666666666666,
    0.008333333333330936,
    -0.00019841269836740532,
    2.7557316093198404e-06,
    -2.5051129896450185e-08,
    1.5917988979397435e-10,
)
# (cos(r) - 1 + r² / 2) / r⁴ in r² for |r| <= pi / 4
COS = (
    0.041666666666666664,
    -0.0013888888888887389,
    2.48015872987544e-05,
    -2.755731726587808e-07,
    2.087614504941318e-09,
    -1.138254464534925e-11,
)
# (atan(u) / u - 1) / u² in u² for |u| <= 7 / 16
ATAN = (
    -0.33333333333333326,
    0.19999999999987714,
    -0.14285714283138384,
    0.11111110899821627,
    -0.09090900168668452,
    0.07692086789119736,
    -0.06663232236816255,
    0.05847669756799626,
    -0.050336850838998956,
    0.03781854858641458,
    -0.017539916204913773,
)
# (asin(s) / s - 1) / s² in s² for |s| <= 1 / 2
ASIN = (
    0.16666666666666666,
    0.07499999999999991,
    0.0446428571428834,
    0.03038194444136379,
    0.02237215927968097,
    0.017352757477786224,
    0.013965009932789369,
    0.01154908660207419,
    0.009792751432683162,
    0.008135829110960623,
    0.008795010205648197,
    0.0003808386896077471,
    0.022553596158856812,
    -0.024020588259193117,
    0.03071879474113231,
)
# atan of 1/2 and 3/2 (and pi/4, pi/2 above) in two doubles: the fixed points
ATAN_HALF_HI = 0.4636476090008061
ATAN_HALF_LO = 2.2698777452961687e-17
QUARTER_PI_LO = 3.061616997868383e-17
ATAN_THREE_HALVES_HI = 0.982793723247329
ATAN_THREE_HALVES_LO = 1.3903311031230998e-17


@kernel
def _reduce(x: float) -> tuple[int, float, float]:
    """Return the quarter turns, the rest |r| <= pi/4 and the rounding of that rest."""
    if abs(x) <= QUARTER_PI:
        return 0, x, 0.0
    turns = np.floor(x * INVERSE_HALF_PI + 0.5)
    first = x - turns * HALF_PI_1
    piece = turns * HALF_PI_2
    second = first - piece
    lost = (first - second) - piece
    piece = turns * HALF_PI_3
    third = second - piece
    # either may be the larger after cancellation: Knuth's exact difference
    part = second - third
    lost += (second - (third + part)) + (part - piece)
    low = lost - turns * HALF_PI_4
    r = third + low
    return int(turns) & 3, r, (third - r) + low


@kernel
def _sin_near_zero(r: float, rest: float) -> float:
    """Return sin(r + rest) for |r| <= pi/4."""
    z = r * r
    z2 = z * z
    tail = (SIN[1] + z * SIN[2]) + z2 * ((SIN[3] + z * SIN[4]) + z2 * SIN[5])
    cube = z * r
    return r - ((z * (0.5 * rest - cube * tail) - rest) - cube * SIN[0])


@kernel
def _cos_near_zero(r: float, rest: float) -> float:
    """Return cos(r + rest) for |r| <= pi/4."""
    z = r * r
    z2 = z * z
    tail = (COS[0] + z * COS[1]) + z2 * (
        (COS[2] + z * COS[3]) + z2 * (COS[4] + z * COS[5])
    )
    half = 0.5 * z
    whole = 1.0 - half
    return whole + (((1.0 - whole) - half) + (z2 * tail - r * rest))


@kernel
def sin_cos(x: float) -> tuple[float, float]:
    """Return sine and cosine with one reduction.

    Parameters
    ----------
    x : float
        Radians, up to 1.6 million in size; beyond it both are nan.

    Returns
    -------
    tuple of float
        sin(x), cos(x).
    """
    if not abs(x) <= REDUCTION_MAX:
        return np.nan, np.nan
    quarter, r, rest = _reduce(x)
    s = _sin_near_zero(r, rest)
    c = _cos_near_zero(r, rest)
    if quarter == 0:
        return s, c
    if quarter == 1:
        return c, -s
    if quarter == 2:  # noqa: PLR2004 - half a turn
        return -s, -c
    return -c, s


@kernel
def sin(x: float) -> float:
    """Return the sine.

    Parameters
    ----------
    x : float
        Radians, up to 1.6 million in size; beyond it nan.

    Returns
    -------
    float
        sin(x).
    """
    if not abs(x) <= REDUCTION_MAX:
        return np.nan
    quarter, r, rest = _reduce(x)
    s = _cos_near_zero(r, rest) if quarter & 1 else _sin_near_zero(r, rest)
    return -s if quarter & 2 else s


@kernel
def cos(x: float) -> float:
    """Return the cosine.

    Parameters
    ----------
    x : float
        Radians, up to 1.6 million in size; beyond it nan.

    Returns
    -------
    float
        cos(x).
    """
    if not abs(x) <= REDUCTION_MAX:
        return np.nan
    quarter, r, rest = _reduce(x)
    c = _sin_near_zero(r, rest) if quarter & 1 else _cos_near_zero(r, rest)
    return -c if (quarter + 1) & 2 else c


@kernel
def tan(x: float) -> float:
    """Return the tangent.

    Parameters
    ----------
    x : float
        Radians, up to 1.6 million in size; beyond it nan.

    Returns
    -------
    float
        tan(x).
    """
    s, c = sin_cos(x)
    return s / c


@kernel
def _atan_positive(t: float) -> float:
    """Return atan(t) for t >= 0, around the nearest of five fixed points."""
    if t < 0.4375:  # noqa: PLR2004 - 7/16, 11/16, 19/16, 39/16: |u| <= 7/16
        u, high, low = t, 0.0, 0.0
    elif t < 0.6875:  # noqa: PLR2004
        u, high, low = (2.0 * t - 1.0) / (2.0 + t), ATAN_HALF_HI, ATAN_HALF_LO
    elif t < 1.1875:  # noqa: PLR2004
        u, high, low = (t - 1.0) / (t + 1.0), QUARTER_PI, QUARTER_PI_LO
    elif t < 2.4375:  # noqa: PLR2004
        u = (t - 1.5) / (1.0 + 1.5 * t)
        high, low = ATAN_THREE_HALVES_HI, ATAN_THREE_HALVES_LO
    else:
        u, high, low = -1.0 / t, HALF_PI_HI, HALF_PI_LO
    z = u * u
    z2 = z * z
    z4 = z2 * z2
    first = (ATAN[0] + z * ATAN[1]) + z2 * (ATAN[2] + z * ATAN[3])
    second = (ATAN[4] + z * ATAN[5]) + z2 * (ATAN[6] + z * ATAN[7])
    third = (ATAN[8] + z * ATAN[9]) + z2 * ATAN[10]
    curve = z * (first + z4 * (second + z4 * third))
    return high + (u + (u * curve + low))


@kernel
def atan(x: float) -> float:
    """Return the arc tangent.

    Parameters
    ----------
    x : float
        Any.

    Returns
    -------
    float
        Radians in [-pi/2, pi/2].
    """
    return math.copysign(_atan_positive(abs(x)), x)


@kernel
def atan2(y: float, x: float) -> float:
    """Return the angle of the vector (x, y) from the x axis.

    Parameters
    ----------
    y, x : float
        Any; zeros and infinities follow C99 F.9.1.4.

    Returns
    -------
    float
        Radians in [-pi, pi].
    """
    size_y, size_x = abs(y), abs(x)
    if not (size_y <= np.inf and size_x <= np.inf):
        return np.nan
    if size_y == 0.0:
        angle = 0.0
    elif size_x == 0.0 or (size_y == np.inf and size_x < np.inf):
        return math.copysign(HALF_PI_HI, y)
    elif size_x == np.inf and size_y == np.inf:
        angle = QUARTER_PI
    else:
        angle = _atan_positive(size_y / size_x)
    if math.copysign(1.0, x) < 0.0:
        angle = PI - (angle - PI_LO)
    return math.copysign(angle, y)


@kernel
def _asin_curve(z: float) -> float:
    """Return asin(s) / s - 1 for z = s² <= 1/4."""
    z2 = z * z
    z4 = z2 * z2
    first = (ASIN[0] + z * ASIN[1]) + z2 * (ASIN[2] + z * ASIN[3])
    second = (ASIN[4] + z * ASIN[5]) + z2 * (ASIN[6] + z * ASIN[7])
    third = (ASIN[8] + z * ASIN[9]) + z2 * (ASIN[10] + z * ASIN[11])
    fourth = (ASIN[12] + z * ASIN[13]) + z2 * ASIN[14]
    return z * (first + z4 * (second + z4 * (third + z4 * fourth)))


@kernel
def asin(x: float) -> float:
    """Return the arc sine.

    Parameters
    ----------
    x : float
        In [-1, 1]; outside it the result is nan.

    Returns
    -------
    float
        Radians in [-pi/2, pi/2].
    """
    size = abs(x)
    if not size <= 1.0:
        return np.nan
    if size < 0.5:  # noqa: PLR2004 - half-angle formula from here on
        return x + x * _asin_curve(x * x)
    z = 0.5 * (1.0 - size)
    s = math.sqrt(z)
    high = np.int64(np.float64(s).view(np.int64) & HIGH_HALF).view(np.float64)
    low = (z - high * high) / (s + high) if s > 0.0 else 0.0
    angle = (HALF_PI_HI - 2.0 * high) - (
        2.0 * low + 2.0 * s * _asin_curve(z) - HALF_PI_LO
    )
    return math.copysign(angle, x)


@kernel
def wrap_angle(x: float) -> float:
    """Bring an angle into (-pi, pi] by whole turns.

    Parameters
    ----------
    x : float
        Radians.

    Returns
    -------
    float
        Radians in (-pi, pi], in doubles: the upper end is the double nearest to pi.
    """
    if -PI < x <= PI:
        return x
    turns = np.floor(x * INVERSE_TWO_PI + 0.5)
    rest: float = (x - turns * TWO_PI_HI) - turns * TWO_PI_LO
    if rest > PI:
        rest -= TWO_PI_HI
    if rest <= -PI:
        rest += TWO_PI_HI
    return rest
