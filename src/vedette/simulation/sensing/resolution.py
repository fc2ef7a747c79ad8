"""Resolution: echoes of one turn that a radar cannot tell apart become one plot.

Law of the site file: two objects nearer than the resolution in both range and azimuth
make one plot, here at their mean. Taken in the order of time, each echo draws to itself
all later ones of its turn that are that near to it and not drawn elsewhere. Replies are
told apart by their addresses and stay.
"""

import numpy as np

from vedette.columns import Ints, take
from vedette.fixed_math import wrap_angle
from vedette.kernel import kernel
from vedette.simulation.sensing.detections import PRIMARY, Detections

HALF = 0.5  # of a turn: what is passed later was passed in another turn


def resolved(
    found: Detections, range_m: float, azimuth_rad: float, period_s: float
) -> Detections:
    """Join the echoes that cannot be told apart.

    Parameters
    ----------
    found : Detections
        In any order.
    range_m, azimuth_rad : float
        What is told apart.
    period_s : float
        Of a turn.

    Returns
    -------
    Detections
        In the order of time; a joined plot names the target that was passed first.
    """
    order = np.lexsort((found.true_range_m, found.time_s))
    joined = take(found, order)
    kept = _join(joined, range_m, azimuth_rad, HALF * period_s)
    return take(joined, np.flatnonzero(kept))


@kernel
def _join(found: Detections, range_m: float, azimuth_rad: float, turn_s: float) -> Ints:
    """Put means in the place of the first of each group; 1 for what is kept."""
    count = found.time_s.size
    kept = np.ones(count, np.int64)
    for i in range(count):
        if kept[i] == 0 or found.typ[i] != PRIMARY:
            continue
        sum_r, sum_a, many = 0.0, 0.0, 1.0
        for j in range(i + 1, count):
            if found.time_s[j] - found.time_s[i] > turn_s:
                break
            if kept[j] == 0 or found.typ[j] != PRIMARY:
                continue
            off = wrap_angle(found.true_azimuth_rad[j] - found.true_azimuth_rad[i])
            apart = abs(found.true_range_m[j] - found.true_range_m[i])
            if apart >= range_m or abs(off) >= azimuth_rad:
                continue
            kept[j] = 0
            many += 1.0
            sum_r += found.range_m[j] - found.range_m[i]
            sum_a += wrap_angle(found.azimuth_rad[j] - found.azimuth_rad[i])
        found.range_m[i] += sum_r / many
        found.azimuth_rad[i] += sum_a / many
    return kept
