"""Unseen flights against closed forms: looks that cover, straight lines."""

import numpy as np
import pytest

from track_scenes import east_half
from vedette.incursions.line import Limits3d
from vedette.incursions.unseen_deeds import batch_law, deeds_of
from vedette.incursions.unseen_flights import (
    Flights,
    Look,
    never_seen,
    whole_turns,
)
from vedette.sensors.coverage import (
    EVERYWHERE,
    RADAR,
    TWO_PI,
    Coverage,
    swept_rad,
)

ANY = np.zeros((1, 2))  # radars that tell any two apart
NO_LIMITS = Limits3d(-np.inf, np.inf)


def flights(*said: tuple[float, float, float, float, float]) -> Flights:
    """One batch each: begin, end, e, n (m), speed to the east."""
    told = np.array(said)
    state = np.zeros((len(said), 1, 4))
    state[:, 0, 0], state[:, 0, 1], state[:, 0, 2] = told[:, 2], told[:, 3], told[:, 4]
    return Flights(
        told[:, :1],
        told[:, 1:2],
        state,
        np.full((len(said), 1), 500.0),
        np.ones(len(said)),
    )


def test_a_flight_is_missed_by_every_look_of_its_life() -> None:
    looks = whole_turns(
        [Look(10.0 * k, Coverage(EVERYWHERE, 0.3, absence=1.0)) for k in range(100)]
    )
    unseen = never_seen(flights((95, 145, 0, 0, 0), (2000, 3000, 0, 0, 0)), looks, ANY)
    assert unseen[:, 0] == pytest.approx([0.7**5, 1.0])


def pair(east_m: float, north_m: float, later_s: float = 0.0) -> Flights:
    """One batch of two: the first 10 km north of the radar, eastward at 10 m/s."""
    state = np.zeros((1, 2, 4))
    state[0, :, 0] = -500.0, -500.0 + east_m
    state[0, :, 1] = 10_000.0, 10_000.0 + north_m
    state[0, :, 2] = 10.0
    begins_s = np.array([[0.0, later_s]])
    return Flights(begins_s, begins_s + 95.0, state, np.full((1, 2), 500.0), np.ones(1))


@pytest.mark.parametrize(
    ("east_m", "north_m", "later_s", "alone"),
    [
        (50.0, 50.0, 0.0, 0),  # in one cell of 100 m and 1 degree all the time
        (0.0, 120.0, 0.0, 10),  # told apart by range
        (200.0, 0.0, 0.0, 10),  # told apart by azimuth: 1 degree is 175 m
        (0.0, 0.0, 5.0, 1),  # together but for the one look after the first's end
        (0.0, 0.0, 30.0, 10),  # 300 m behind
    ],
)
def test_a_member_is_seen_by_the_looks_that_hold_it_alone(
    east_m: float, north_m: float, later_s: float, alone: int
) -> None:
    radar = Coverage(RADAR, 0.3, range_max_m=1e5, beam=0, period_s=10.0)
    looks = [Look(10.0 * k, radar) for k in range(20)]
    cells = np.array([[100.0, np.radians(1.0)]])
    unseen = never_seen(pair(east_m, north_m, later_s), looks, cells)
    assert unseen[0] == pytest.approx([0.7**10, 0.7**alone])
    apart = never_seen(pair(east_m, north_m, later_s), looks, ANY)
    assert apart[0] == pytest.approx([0.7**10] * 2)


def test_sectors_of_a_turn_are_one_look_and_a_half_turn_stays_sectors() -> None:
    def sector(turn: int, k: int, beam: int) -> Look:
        quarter = TWO_PI / 4.0
        coverage = Coverage(
            RADAR,
            0.8,
            range_max_m=1e5,
            azimuth_from_rad=k * quarter,
            azimuth_to_rad=(k + 1) * quarter,
            beam=beam,
            period_s=8.0,
        )
        return Look(8.0 * turn + 2.0 * (k + 1), coverage)

    said = [sector(t, k, 0) for t in range(3) for k in range(4)][:-2]
    looks = whole_turns(said)
    assert [look.time_s for look in looks] == [5.0, 13.0, 18.0, 20.0]
    width = [float(swept_rad(look.coverage)) for look in looks]
    assert width == pytest.approx([TWO_PI, TWO_PI, TWO_PI / 4, TWO_PI / 4])


def test_flights_enter_pass_and_approach_a_straight_border() -> None:
    border = east_half().border
    said = flights(
        (0, 1000, -20_000, 0, 40.0),  # enters after 500 s
        (0, 1000, 5_000, 0, 40.0),  # begins inside
        (0, 1000, -50_000, 0, 40.0),  # comes to 10 km
        (0, 100, -50_000, 0, 40.0),  # stays beyond 15 km
    )
    deeds = deeds_of(said, np.ones((4, 1)), border, NO_LIMITS, 15_000.0, 0.0, 5000.0)
    assert deeds.objects[:, 0].tolist() == [1, 1, 0, 0]
    assert deeds.entries[:, 0].tolist() == [1, 0, 0, 0]
    assert deeds.approached[:, 0].tolist() == [0, 0, 1, 0]
    early = deeds_of(said, np.ones((4, 1)), border, NO_LIMITS, 15_000.0, 0.0, 400.0)
    assert early.objects[0, 0] == 0
    seen = deeds_of(said, np.zeros((4, 1)), border, NO_LIMITS, 15_000.0, 0.0, 5000.0)
    assert seen.objects.sum() == 0


def test_a_batch_is_wider_than_its_members_apart() -> None:
    pmf = np.array([0.0, 1.0])
    together = batch_law(
        np.array([[1.0, 1.0], [0.0, 0.0]]), np.ones((2, 2), np.int64), pmf
    )
    assert together[0] == pytest.approx([0.0, 0.0, 0.5])
    assert together[2] == pytest.approx([0.5, 0.0, 0.0])
    apart = batch_law(np.full((2, 2), 0.5), np.ones((2, 2), np.int64), pmf)
    assert apart[[0, 1, 2], [2, 1, 0]] == pytest.approx([0.25, 0.5, 0.25])
    assert apart.sum() == pytest.approx(1.0)
