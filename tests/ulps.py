"""Errors of a function in units in the last place, against mpmath with 60 digits."""

import math
from collections.abc import Callable, Iterable
from typing import Any

import mpmath as mp
import numpy as np

DIGITS = 60
LARGEST = mp.mpf("1.7976931348623157e308")


def ulps(got: float, want: Any) -> float:  # noqa: ANN401 - an mpmath number
    """Return the distance of a double from the truth, in its last places."""
    step = mp.mpf(float(np.spacing(abs(float(want)))))
    return float(abs(mp.mpf(float(got)) - want) / step)


def worst_ulps(
    function: Callable[..., float],
    truth: Callable[..., Any],
    arguments: Iterable[tuple[float, ...]],
) -> float:
    """Return the largest error over many arguments; overflow must give inf."""
    worst = 0.0
    with mp.workdps(DIGITS):
        for values in arguments:
            exact = [float(value) for value in values]
            want = truth(*[mp.mpf(value) for value in exact])
            got = function(*exact)
            if abs(want) > LARGEST:
                assert math.isinf(got), exact
            else:
                worst = max(worst, ulps(got, want))
    return worst
