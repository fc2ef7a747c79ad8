"""Flights: the paths of many targets laid end to end, for the kernels.

A path is straight between its rows. Times s since epoch, positions m in the site plane,
heights m above the ellipsoid.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.kernel import kernel
from vedette.simulation.world import Path, Target


class Flights(NamedTuple):
    """Paths of many targets.

    Attributes
    ----------
    start : (targets + 1,) where the rows of each begin
    time_s : (rows,) s since epoch, rising for each
    e_m, n_m : (rows,) m, site plane
    h_m : (rows,) m above the ellipsoid
    """

    start: Ints
    time_s: Floats
    e_m: Floats
    n_m: Floats
    h_m: Floats


class State(NamedTuple):
    """Where a target is and how it moves.

    Attributes
    ----------
    e_m, n_m, h_m : m
    ve_mps, vn_mps, vh_mps : m/s
    """

    e_m: float
    n_m: float
    h_m: float
    ve_mps: float
    vn_mps: float
    vh_mps: float


def flights_of(targets: Sequence[Target]) -> Flights:
    """Lay the paths of targets end to end.

    Parameters
    ----------
    targets : sequence of Target
        In any order, perhaps none.

    Returns
    -------
    Flights
        In their order.
    """
    return laid([target.path for target in targets])


def laid(paths: Sequence[Path]) -> Flights:
    """Lay paths end to end.

    Parameters
    ----------
    paths : sequence of Path
        Each of at least one row.

    Returns
    -------
    Flights
        In their order.
    """
    start = np.zeros(len(paths) + 1, np.int64)
    start[1:] = np.cumsum([path.time_s.size for path in paths])
    columns = [
        np.concatenate([np.asarray(path[c], np.float64) for path in paths])
        if paths
        else np.zeros(0)
        for c in range(4)
    ]
    return Flights(start, *columns)


@kernel
def state_at(flights: Flights, target: int, time_s: float) -> State:
    """Return where a target is at a time.

    Parameters
    ----------
    flights : Flights
        Of all targets.
    target : int
        Which.
    time_s : float
        s since epoch; before its first row it is there, after its last one there.

    Returns
    -------
    State
        Velocity is that of the straight piece, 0 for a path of one row.
    """
    first, last = flights.start[target], flights.start[target + 1] - 1
    low, high = first, last
    while high - low > 1:
        middle = (low + high) // 2
        if flights.time_s[middle] <= time_s:
            low = middle
        else:
            high = middle
    span = flights.time_s[high] - flights.time_s[low]
    if not span > 0.0:
        return State(
            flights.e_m[low], flights.n_m[low], flights.h_m[low], 0.0, 0.0, 0.0
        )
    share = min(max((time_s - flights.time_s[low]) / span, 0.0), 1.0)
    de = flights.e_m[high] - flights.e_m[low]
    dn = flights.n_m[high] - flights.n_m[low]
    dh = flights.h_m[high] - flights.h_m[low]
    return State(
        flights.e_m[low] + share * de,
        flights.n_m[low] + share * dn,
        flights.h_m[low] + share * dh,
        de / span,
        dn / span,
        dh / span,
    )
