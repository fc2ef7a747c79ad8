"""The yardstick: a fixed scalar loop, timed beside everything else.

A time on another machine, or on this one when it is busy, is divided by the time of
this loop in the same run. It must never change: a changed yardstick makes every stored
ratio void. The mix is that of a tracker's kernel: dependent multiplications and
additions, a division, a square root and a branch that cannot be foretold.

Run alone: ``python bench/reference_kernel.py --help``.
"""

import argparse
import statistics
import time
from math import sqrt

import numba

STEPS = 40_000_000
REPEATS = 5


@numba.njit(error_model="numpy", fastmath=False)
def loop(steps: int) -> float:
    """Walk the fixed recursion; the result depends on every step."""
    state = 1
    x = 0.5
    total = 0.0
    for _ in range(steps):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        draw = state / 2147483648.0
        x = (x + draw * (1.0 - x)) / (1.0 + 0.5 * draw)
        if draw > 0.5:
            total += sqrt(x * x + draw)
        else:
            total -= x * draw
    return total


def seconds() -> float:
    """Median CPU seconds of the loop over five runs, compilation left out."""
    loop(1)
    times = []
    for _ in range(REPEATS):
        before = time.process_time()
        loop(STEPS)
        times.append(time.process_time() - before)
    return statistics.median(times)


def main() -> None:
    """Print the time of the loop."""
    argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0]).parse_args()
    print(
        f"reference kernel {seconds():.4f} s CPU ({STEPS} steps, median of {REPEATS})"
    )


if __name__ == "__main__":
    main()
