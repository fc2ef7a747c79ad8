"""Looks from what a radar says of its beam: nothing is swept twice, nothing unseen."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.feeds.report import LookReport
from vedette.plots.sweep import LOOK_SECTORS_MAX, SECTOR_DEG, SEVERAL, Sweep

S = 1_000_000_000
PERIOD_S = 4.8


def sweep() -> Sweep:
    return Sweep("tower", int(PERIOD_S * S))


def at(turn: float) -> int:
    return int(turn * PERIOD_S * S)


def spans(looks: list[LookReport]) -> list[tuple[float, float]]:
    return [(look.azimuth_from_deg, look.azimuth_to_deg) for look in looks]


def width_deg(look: LookReport) -> float:
    width = look.azimuth_to_deg - look.azimuth_from_deg
    return width + 360.0 if width <= 0.0 else width


def test_sector_crossings_give_the_sectors_between_them() -> None:
    beam, looks = sweep(), []
    for sector in range(33):
        looks += beam.beam(at(sector / 32), (sector % 32) * 11.25)
    assert spans(looks) == [(k * 11.25, (k + 1) * 11.25) for k in range(32)]
    assert [look.time_ns for look in looks] == pytest.approx(
        [at((k + 1) / 32) for k in range(32)], abs=1
    )


def test_north_markers_alone_give_whole_turns_in_quarters() -> None:
    beam, looks = sweep(), []
    for turn in range(3):
        looks += beam.beam(at(turn), 0.0)
    quarters = [(0.0, 90.0), (90.0, 180.0), (180.0, 270.0), (270.0, 360.0)]
    assert spans(looks) == 2 * quarters
    assert [look.time_ns for look in looks] == pytest.approx(
        [at(0.25 * (k + 1)) for k in range(8)], abs=1
    )


@pytest.mark.parametrize("markers", [2, 3, 4, 8])
def test_coarse_sectors_are_swept_too(markers: int) -> None:
    beam, looks = sweep(), []
    for k in range(4 * markers + 1):
        looks += beam.beam(at(k / markers), 360.0 * (k % markers) / markers)
    assert sum(map(width_deg, looks)) == pytest.approx(4 * 360.0, abs=SECTOR_DEG)


def test_plots_alone_say_where_the_beam_is() -> None:
    beam, looks = sweep(), []
    for turn in np.arange(0.0, 3.0, 0.01):
        looks += beam.plot(at(turn), 360.0 * (turn % 1.0))
    assert sum(map(width_deg, looks)) == pytest.approx(3 * 360.0, abs=2 * SECTOR_DEG)


def test_a_false_plot_does_not_turn_the_beam() -> None:
    beam = sweep()
    list(beam.beam(at(0.0), 0.0))
    assert list(beam.plot(at(0.1), 200.0)) == []
    assert list(beam.plot(at(0.1), 0.1)) == []
    assert spans(list(beam.beam(at(0.125), 45.0))) == [(0.0, 45.0)]


def test_a_radar_that_was_silent_has_looked_at_nothing() -> None:
    beam = sweep()
    list(beam.beam(at(0.0), 0.0))
    assert list(beam.beam(at(7.0), 0.0)) == []
    assert spans(list(beam.beam(at(7.0 + 1 / 32), 11.25))) == [(0.0, 11.25)]


def test_the_period_that_a_radar_says_is_believed() -> None:
    beam = sweep()
    list(beam.beam(0, 0.0, 9.6))
    looks = list(beam.plot(int(0.25 * 9.6 * S), 90.0))
    assert spans(looks) == [(0.0, 90.0)]


def test_a_beam_that_was_said_to_stand_where_it_passed_begins_anew() -> None:
    beam = sweep()
    list(beam.beam(at(0.0), 0.0))
    list(beam.beam(at(0.125), 45.0))
    list(beam.beam(at(0.25), 90.0))
    assert list(beam.beam(at(0.26), 45.0)) == []
    assert spans(list(beam.beam(at(0.26 + 0.125), 90.0))) == [(45.0, 90.0)]


def test_sectors_that_were_lost_were_not_looked_at() -> None:
    beam, looks = sweep(), []
    for sector in [*range(8), *range(20, 33)]:
        looks += beam.beam(at(sector / 32), (sector % 32) * 11.25)
    swept = {round(look.azimuth_from_deg / 11.25) for look in looks}
    assert swept == {*range(7), *range(20, 32)}
    assert beam.since_ns == at(20 / 32)


def test_one_wrong_azimuth_sweeps_nothing() -> None:
    beam, looks = sweep(), []
    for sector in range(32):
        wrong = 170.0 if sector == 12 else 0.0
        looks += beam.beam(at(sector / 32), sector * 11.25 + wrong)
    assert all(width_deg(look) <= 2 * 11.25 for look in looks)
    assert sum(map(width_deg, looks)) < 360.0


@given(st.lists(st.floats(0.0, 0.24), min_size=1, max_size=60), st.floats(0.0, 360.0))
@settings(max_examples=200, deadline=None)
def test_looks_follow_one_another_without_gap_or_overlap(
    steps: list[float], start_deg: float
) -> None:
    """However unevenly the beam is sighted, an even turn is swept once."""
    beam, looks, turn = sweep(), [], 0.0
    for step in [0.0, *steps]:
        turn += step
        looks += beam.plot(at(turn), (start_deg + 360.0 * turn) % 360.0)
    for before, after in itertools.pairwise(looks):
        assert before.azimuth_to_deg % 360.0 == after.azimuth_from_deg
        assert before.time_ns <= after.time_ns
    assert all(width_deg(look) <= LOOK_SECTORS_MAX * SECTOR_DEG for look in looks)
    swept = sum(map(width_deg, looks))
    assert swept == pytest.approx(360.0 * turn, abs=2.01 * SECTOR_DEG)
    assert all(look.time_ns <= look.received_ns for look in looks)


@pytest.mark.parametrize("markers", [4, 8, 32])
def test_an_antenna_that_turns_counter_clockwise_is_followed_after_several_sectors(
    markers: int,
) -> None:
    beam, looks = sweep(), []
    for k in range(6 * markers + 1):
        looks += beam.beam(at(k / markers), -360.0 * k / markers % 360.0)
        if k <= 2:
            assert beam.sense > 0.0
    assert beam.sense < 0.0
    for before, after in itertools.pairwise(looks):
        assert before.azimuth_from_deg == after.azimuth_to_deg % 360.0
        assert before.time_ns < after.time_ns
    assert sum(map(width_deg, looks)) >= (6 * markers - SEVERAL - 2) * 360.0 / markers
    for look in looks:
        # It has just left the far end of what was swept.
        ends = -360.0 * look.time_ns / at(1.0) % 360.0
        assert (ends - look.azimuth_from_deg + 180.0) % 360.0 == pytest.approx(180.0)


def test_plots_alone_say_that_an_antenna_turns_counter_clockwise() -> None:
    """With north markers, a third of the plots false."""
    rng = np.random.default_rng(2)
    beam, looks = sweep(), []
    for turn in np.arange(0.0, 6.0, 0.01):
        if round(turn * 100) % 100 == 0:
            looks += beam.beam(at(turn), 0.0)
            continue
        false = rng.random() < 0.33
        looks += beam.plot(
            at(turn), rng.uniform(0, 360) if false else -360 * turn % 360
        )
    assert beam.sense < 0.0
    late = [look for look in looks if look.time_ns > at(3.0)]
    assert sum(map(width_deg, late)) == pytest.approx(3 * 360.0, abs=4 * SECTOR_DEG)


def test_false_plots_do_not_turn_a_clockwise_antenna_about() -> None:
    rng = np.random.default_rng(7)
    beam = sweep()
    for k in range(32 * 200):
        list(beam.beam(at(k / 32), k % 32 * 11.25))
        for part in sorted(rng.uniform(0.0, 1.0, 3)):
            list(beam.plot(at((k + part) / 32), rng.uniform(0.0, 360.0)))
        assert beam.sense > 0.0
