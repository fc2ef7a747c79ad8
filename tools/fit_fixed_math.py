"""Fit the polynomials of `vedette.fixed_math`, so that anyone can get them again.

Each function is reduced to a smooth part on a short interval and that part is
fitted at Chebyshev nodes with 120 digits (`mpmath.chebyfit`, near minimax), then
rounded to doubles. Prints name, largest error of the fit, and coefficients from the
constant term up. Run ``python tools/fit_fixed_math.py``.
"""

import sys
from collections.abc import Callable

from mpmath import asin, atan, cos, erf, erfc, exp, fabs, log, mp, mpf, pi, sin, sqrt

mp.dps = 120
TINY = mpf(10) ** -30  # below it a removable singularity is replaced by its limit


def smooth(function: Callable[[mpf], mpf]) -> Callable[[mpf], mpf]:
    """Evaluate at TINY instead of at 0, where the quotients below are 0 / 0."""
    return lambda z: function(TINY if fabs(z) < TINY else z)


def log_remainder(z: mpf) -> mpf:
    """Return (log((1 + s) / (1 - s)) / s - 2) / z with z = s²."""
    s = sqrt(z)
    return (log((1 + s) / (1 - s)) / s - 2) / z


def tail_mapped(t: mpf) -> mpf:
    """Return (1 + z) exp(z² / 2) Phi(-z) with z = 4 (1 + t) / (1 - t)."""
    if t > 1 - mpf(10) ** -20:
        return 1 / sqrt(2 * pi)
    z = 4 * (1 + t) / (1 - t)
    if z > mpf(10) ** 4:  # asymptotic series of the Mills ratio
        inverse = 1 / (z * z)
        series = 1 - inverse * (1 - 3 * inverse * (1 - 5 * inverse))
        return (1 + z) / z * series / sqrt(2 * pi)
    return (1 + z) * exp(z * z / 2) * erfc(z / sqrt(mpf(2))) / 2


FITS = {
    # name: (function, from, to, terms)
    "exp": (
        smooth(lambda r: (exp(r) - 1 - r) / r**2),
        -log(mpf(2)) / 2 * 1.01,
        log(mpf(2)) / 2 * 1.01,
        11,
    ),
    "log": (smooth(log_remainder), mpf(0), mpf("0.02950"), 7),
    "log_fine": (
        smooth(lambda z: (log_remainder(z) - mpf(2) / 3) / z),
        mpf(0),
        mpf("0.02950"),
        8,
    ),
    "sin": (
        smooth(lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z),
        mpf(0),
        (pi / 4) ** 2 * mpf("1.001"),
        6,
    ),
    "cos": (
        smooth(lambda z: (cos(sqrt(z)) - 1 + z / 2) / z**2),
        mpf(0),
        (pi / 4) ** 2 * mpf("1.001"),
        6,
    ),
    "atan": (
        smooth(lambda z: (atan(sqrt(z)) / sqrt(z) - 1) / z),
        mpf(0),
        mpf("0.1915"),
        11,
    ),
    "asin": (
        smooth(lambda z: (asin(sqrt(z)) / sqrt(z) - 1) / z),
        mpf(0),
        mpf("0.2500001"),
        15,
    ),
    "erf": (
        smooth(lambda z: erf(sqrt(z)) / sqrt(z)),
        mpf(0),
        mpf("0.25"),
        10,
    ),
    "normal_tail": (tail_mapped, mpf(-1), mpf(1), 28),
}


def main() -> None:
    """Print every fit, or those named on the command line."""
    for name in sys.argv[1:] or FITS:
        function, low, high, terms = FITS[name]
        coefficients, error = mp.chebyfit(function, [low, high], terms, error=True)
        print(name, "error", mp.nstr(error, 3))
        for coefficient in reversed(coefficients):
            print(f"    {float(coefficient)!r},")


if __name__ == "__main__":
    main()
