"""Naive twin of the passes of turning beams: which pass is missed, by the rule alone.

A beam passes a track when it meets its mean; the track may be seen while the beam is
within gate and three sigma of that. A pass counts once, at the first look that ends
beyond it, if the beam was followed and the track was there from before it to that look;
it is missed unless a plot of that pass, and of no other, came before.
"""

from typing import NamedTuple

import numpy as np

SLACK = 0.001  # of a turn: times of looks are interpolated


class Beam(NamedTuple):
    """An even turn: azimuth at time 0 (rad), 1 or -1 for the sense, time of a turn."""

    e_m: float
    n_m: float
    azimuth_rad: float
    sense: int
    period_s: float
    sigma_rad: float


class Look(NamedTuple):
    """One look: when it ended, since when the beam was followed, and what it saw."""

    end_s: float
    since_s: float
    blind: bool


def met_s(beam: Beam, place: np.ndarray, turn: int) -> float:
    """When the beam meets a place, in its turn of that number."""
    azimuth = np.arctan2(place[0] - beam.e_m, place[1] - beam.n_m)
    ahead = (beam.sense * (azimuth - beam.azimuth_rad)) % (2.0 * np.pi)
    return float((turn + ahead / (2.0 * np.pi)) * beam.period_s)


def reach_s(beam: Beam, mean: np.ndarray, cov: np.ndarray, gate: float) -> float:
    """Half the time in which the beam is near enough to see a track."""
    line = np.array([mean[0] - beam.e_m, mean[1] - beam.n_m])
    across = np.array([line[1], -line[0]]) / np.linalg.norm(line)
    own = across @ cov[:2, :2] @ across / (line @ line)
    reach = np.sqrt(gate * (own + beam.sigma_rad**2)) + 3.0 * beam.sigma_rad
    return float(reach / (2.0 * np.pi) * beam.period_s)


def misses(
    looks: list[Look],
    met: list[float],
    half_s: float,
    started_s: float,
    plots: dict[int, int],
    period_s: float,
) -> dict[int, bool]:
    """Say of every pass that is judged whether it was missed, by number of its look.

    ``met`` are the moments of the passes; ``plots`` gives the look in which the plot of
    a pass came, where one came.
    """
    found: dict[int, bool] = {}
    for turn, moment_s in enumerate(met):
        enter_s, leave_s = moment_s - half_s, moment_s + half_s
        for number, look in enumerate(looks):
            late_s = look.end_s - leave_s
            if late_s < 0.0 or late_s >= 0.5 * period_s or look.blind:
                continue
            if enter_s >= max(look.since_s, started_s) - SLACK * period_s:
                found[number] = plots.get(turn, number) >= number
                break
    return found
