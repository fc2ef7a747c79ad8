"""Elementary functions and random numbers with the same bits on every machine.

In: numbers. Out: numbers. Law: IEEE 754 fixes + - x / and sqrt to the bit, and these
use nothing else; a C library's exp or sin differs by processor. On the recorded path
every such function comes from here.
"""

from vedette.fixed_math.elementary import exp, expm1, hypot, log, log1p, power
from vedette.fixed_math.normal import (
    erf,
    erfc,
    normal_cdf,
    normal_pdf,
    normal_quantile,
)
from vedette.fixed_math.philox import philox
from vedette.fixed_math.trigonometry import (
    asin,
    atan,
    atan2,
    cos,
    sin,
    sin_cos,
    tan,
    wrap_angle,
)
from vedette.fixed_math.variates import gamma, normal, normal_pair, poisson, uniform

__all__ = [
    "asin",
    "atan",
    "atan2",
    "cos",
    "erf",
    "erfc",
    "exp",
    "expm1",
    "gamma",
    "hypot",
    "log",
    "log1p",
    "normal",
    "normal_cdf",
    "normal_pair",
    "normal_pdf",
    "normal_quantile",
    "philox",
    "poisson",
    "power",
    "sin",
    "sin_cos",
    "tan",
    "uniform",
    "wrap_angle",
]
