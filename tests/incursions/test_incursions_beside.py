"""What was lost in a cell with another is found again where they part."""

import numpy as np
import pytest
from scipy import stats

from track_scenes import ends_of, trajectory_along
from vedette.incursions.beside import LEFT_S, joined, parted_pairs
from vedette.incursions.same_object import Pairs
from vedette.incursions.unseen_flights import Look
from vedette.sensors.coverage import RADAR, Coverage
from vedette.tracks.motion import Motion
from vedette.tracks.trajectory import Trajectory

MOTION = Motion(q_m2ps3=4.0, q_vertical_m2ps3=1.0, death_rate_ps=1.0 / 1800.0)
DENSITY = 1e-12
CELLS = np.array([[200.0, 0.02]])
# Two balloons drift north beside each other, 60 km east of the radar; one track of them
# ends after 500 s, and at 800 s one begins that parts from the other to the east.
STAYS = trajectory_along([(0, 60e3, 0), (1500, 60e3, 15e3)], number=1)
LOST = trajectory_along([(0, 60050, 100), (500, 60050, 5100)], number=2)
PARTS = trajectory_along([(800, 60300, 8100), (1500, 61700, 15100)], number=3)
RADAR_0 = Coverage(
    kind=RADAR, p_detect=0.9, range_max_m=2e5, beam=0, period_s=4.0, h_m=500.0
)


def odds(
    *tracks: Trajectory,
    cells: np.ndarray = CELLS,
    radars: tuple = (RADAR_0,),
    silent_s: float = 500.0,
) -> dict:
    """Look last at 500 s, where LOST ends; all but the first may fall silent before."""
    listed = sorted(tracks, key=lambda t: float(t.time_s[0]))
    times_s = [500.0] + [silent_s] * (len(radars) - 1)
    looks = [Look(t, radar) for t, radar in zip(times_s, radars, strict=True)]
    pairs = parted_pairs(listed, ends_of(listed, DENSITY), looks, cells, MOTION)
    return {
        (listed[i].number, listed[j].number): value
        for i, j, value in zip(
            pairs.earlier.tolist(),
            pairs.later.tolist(),
            pairs.odds.tolist(),
            strict=True,
        )
    }


def test_what_parts_from_a_companion_is_what_was_lost_with_it() -> None:
    found = odds(STAYS, LOST, PARTS)
    assert list(found) == [(2, 3)]
    # In one cell, surely across, and in range with sigma 30 m each, 50 m apart.
    together = np.diff(stats.norm.cdf([-200.0, 200.0], 50.0, np.hypot(30.0, 30.0)))
    bearing = np.arctan2(60050.0, 5100.0)
    way = np.array([np.sin(bearing), np.cos(bearing)])
    across = np.array([way[1], -way[0]])
    wide_m = np.hypot(60050.0, 5100.0) * 0.02
    rng = np.random.default_rng(2)
    even = rng.uniform(-1.0, 1.0, (200_000, 2)) * [200.0, wide_m]
    cell = np.cov((even @ np.array([way, across])).T)
    q, t = MOTION.q_m2ps3, LEFT_S
    cov = np.kron([[t**3 / 3, t**2 / 2], [t**2 / 2, t]], q * np.eye(2))
    cov[:2, :2] += cell + 2 * 900.0 * np.eye(2)
    cov[2:, 2:] += 2e-12 * np.eye(2)
    step = PARTS.smoothed.mean[0] - STAYS.smoothed.mean[200]
    turn = 4.0 / 300.0  # it parted in one of the turns of 300 s
    density = stats.multivariate_normal.pdf(step, np.zeros(4), cov)
    expected = together[0] * turn * np.exp(-300.0 / 1800.0) * density / DENSITY
    assert found[2, 3] == pytest.approx(expected, rel=0.02)


def test_where_a_radar_tells_them_apart_they_were_not_hidden() -> None:
    fine = np.array([[200.0, 0.02], [10.0, 0.0005]])
    other = RADAR_0._replace(beam=1, e_m=60e3, n_m=-20e3)
    assert odds(STAYS, LOST, PARTS, cells=fine, radars=(RADAR_0, other)) == {}
    assert odds(STAYS, LOST, PARTS, cells=np.zeros((1, 2))) == {}
    unstated = np.array([[200.0, 0.02], [0.0, 0.0]])
    assert odds(STAYS, LOST, PARTS, cells=unstated, radars=(RADAR_0, other)) == {}
    still = other._replace(beam=-1)
    assert odds(STAYS, LOST, PARTS, radars=(RADAR_0, still)) == {}
    blind = other._replace(range_max_m=1000.0)
    assert odds(STAYS, LOST, PARTS, cells=fine, radars=(RADAR_0, blind)) != {}


def test_a_radar_that_fell_silent_before_told_nobody_apart() -> None:
    fine = np.array([[200.0, 0.02], [10.0, 0.0005]])
    other = RADAR_0._replace(beam=1, e_m=60e3, n_m=-20e3)
    both = (RADAR_0, other)
    assert odds(STAYS, LOST, PARTS, cells=fine, radars=both, silent_s=10.0) != {}


def test_who_hardly_exists_hides_nobody() -> None:
    faint = STAYS._replace(existence=0.5)
    assert odds(faint, LOST, PARTS)[2, 3] == pytest.approx(
        0.5 * odds(STAYS, LOST, PARTS)[2, 3]
    )
    assert odds(STAYS._replace(existence=0.01), LOST, PARTS) == {}


@pytest.mark.parametrize(
    "companion",
    [
        trajectory_along([(0, 64e3, 0), (1500, 64e3, 15e3)], number=1),  # elsewhere
        trajectory_along([(0, 60e3, 0), (496, 60e3, 4960)], number=1),  # ended first
        trajectory_along([(0, 60e3, 0), (700, 60e3, 7e3)], number=1),  # gone by then
    ],
)
def test_without_a_companion_that_flies_on_nobody_is_found(
    companion: Trajectory,
) -> None:
    assert (2, 3) not in odds(companion, LOST, PARTS)


def test_what_had_not_ended_is_nobody_else() -> None:
    early = trajectory_along([(300, 60300, 3100), (1000, 61700, 10100)], number=3)
    assert odds(STAYS, LOST, early) == {}


def test_two_addresses_are_two() -> None:
    said = [track._replace(address=5 + k) for k, track in enumerate((LOST, PARTS))]
    assert odds(STAYS, *said) == {}


def test_odds_of_one_pair_add_up() -> None:
    def pairs(*rows: tuple[int, int, float]) -> Pairs:
        i, j, value = zip(*rows, strict=True)
        return Pairs(np.array(i), np.array(j), np.array(value))

    both = joined(
        pairs((0, 2, 1.0), (1, 2, 2.0)), pairs((0, 2, 0.5), (0, 1, 3.0), (2, 3, 4.0))
    )
    rows = zip(*(column.tolist() for column in both), strict=True)
    assert list(rows) == [(0, 1, 3.0), (0, 2, 1.5), (1, 2, 2.0), (2, 3, 4.0)]
