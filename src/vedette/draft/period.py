"""How long a radar turns: from what comes round again, or from how fast the beam moves.

A beam that is seen at azimuth a and later at azimuth b has turned n + (b - a) / 360
times. n is found from the shortest returns and the rest then only sharpen the period,
so that misses do no harm. Seconds and degrees.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.draft.tables import Beams, Plots

PERIOD_S = (0.5, 120.0)  # ship radars at 60 turns a minute; the slowest take 20 s
SHORTEST = 0.25  # of the returns: so many are sound where half of the turns are missed
NEAR = 0.1  # how far a return may be off a whole number of turns
TURNS_MAX = 5  # between two sightings; the error of a first guess grows with them
STEPS_MIN = 1  # that make a speed; a sector is crossed in twenty ticks of the clock
HALF_TURN_DEG = 180.0


class Measured(NamedTuple):
    """A period, and over how much it was measured.

    Attributes
    ----------
    period_s : float
        Seconds of a turn.
    turns : float
        Over which it was measured; less than 1 where the beam's speed alone tells.
    sightings : int
        Returns, or steps, that were used.
    unfit : int
        Returns that are no whole number of such turns.
    """

    period_s: float
    turns: float
    sightings: int
    unfit: int = 0


def period_of_beams(beams: Beams) -> Measured | None:
    """Measure by north markers and sector crossings.

    Parameters
    ----------
    beams : Beams
        Of one radar.

    Returns
    -------
    Measured or None
        None where too little was seen.
    """
    series = [
        (beams.time_s[at], beams.azimuth_deg[at])
        for azimuth in np.unique(beams.azimuth_deg)
        for at in [beams.azimuth_deg == azimuth]
    ]
    return _returns(series) or _speed(beams)


def period_of_targets(plots: Plots) -> Measured | None:
    """Measure by plots of one address, turn after turn.

    Parameters
    ----------
    plots : Plots
        Of one radar.

    Returns
    -------
    Measured or None
        None where too few came back.
    """
    azimuth_deg = np.degrees(plots.azimuth_rad)
    return _returns(
        (plots.time_s[at], azimuth_deg[at]) for at in by_address(plots.address)
    )


def by_address(address: Ints) -> Iterator[Ints]:
    """Part rows by their address.

    Parameters
    ----------
    address : (n,)
        -1 for none.

    Yields
    ------
    (k,)
        Row numbers of one address, ascending.
    """
    order: Ints = np.argsort(address, kind="stable").astype(np.int64)
    order = order[address[order] >= 0]
    edges = np.flatnonzero(np.diff(address[order])) + 1
    if order.size:
        yield from np.split(order, edges)


def _returns(series: Iterable[tuple[Floats, Floats]]) -> Measured | None:
    """Measure by whatever is seen again at about the same azimuth."""
    parts = [(np.diff(time_s), np.diff(azimuth)) for time_s, azimuth in series]
    if not parts:
        return None
    gaps_s = np.concatenate([gap for gap, _ in parts])
    ahead = np.concatenate([turned for _, turned in parts])
    ahead = (ahead + HALF_TURN_DEG) % 360.0 - HALF_TURN_DEG
    kept = (gaps_s > PERIOD_S[0]) & (gaps_s < TURNS_MAX * PERIOD_S[1])
    gaps_s, ahead = gaps_s[kept], ahead[kept] / 360.0
    if not gaps_s.size:
        return None
    first_s = float(np.quantile(gaps_s, SHORTEST))
    near = np.abs(gaps_s / (1.0 + ahead) - first_s) < NEAR * first_s
    if not near.any():
        return None
    first_s = float(np.median(gaps_s[near] / (1.0 + ahead[near])))
    turns = np.round(gaps_s / first_s - ahead)
    good = (turns >= 1) & (turns <= TURNS_MAX)
    good &= np.abs(gaps_s / first_s - ahead - turns) < NEAR
    if not good.any() or not PERIOD_S[0] <= first_s <= PERIOD_S[1]:
        return None
    each_s = gaps_s[good] / (turns[good] + ahead[good])
    count = int(np.count_nonzero(good))
    period_s, over = float(np.median(each_s)), float(turns[good].sum())
    return Measured(period_s, over, count, gaps_s.size - count)


def _speed(beams: Beams) -> Measured | None:
    """Measure by the speed of the beam within a turn."""
    steps_s = np.diff(beams.time_s)
    steps_deg = np.diff(beams.azimuth_deg) % 360.0
    good = (steps_s > 0.0) & (steps_deg > 0.0) & (steps_deg < HALF_TURN_DEG)
    count = int(np.count_nonzero(good))
    if count < STEPS_MIN:
        return None
    turned = float(steps_deg[good].sum()) / 360.0
    period_s = float(steps_s[good].sum()) / turned
    if not PERIOD_S[0] <= period_s <= PERIOD_S[1]:
        return None
    return Measured(period_s, turned, count)
