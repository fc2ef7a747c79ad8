"""How tracks begin: numbers that a second run gives again, and honest first states."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from track_scenes import cooperative_at, plots_at
from vedette.plots.plot import Plots
from vedette.tracks import begin
from vedette.tracks.begin import begin_tracks
from vedette.tracks.bernoulli import Tracks, empty_tracks
from vedette.tracks.table import (
    clear,
    first_rows,
    keep,
    only,
    tracks_between,
    with_room,
)

MOST = 2**48


def begun(plots: Plots, p_new: float = 0.5, minimum: float = 1e-4) -> Tracks:
    count = plots.e_m.size
    first = np.arange(count if p_new >= minimum else 0)
    tracks = empty_tracks(first.size)
    begin_tracks(
        tracks,
        plots,
        first,
        np.full(count, p_new),
        np.zeros((first.size, 4)),
        np.zeros((first.size, 4, 4)),
        np.full((first.size, 2), np.nan),
    )
    return tracks


@given(
    st.lists(
        st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=1, max_size=30
    ),
    st.floats(0.0, 1e6),
)
@settings(deadline=None)
def test_numbers_have_48_bits_differ_and_come_again(
    places: list[tuple[float, float]], time_s: float
) -> None:
    first = begun(plots_at(places, time_s=time_s)).number
    assert first.min() >= 0
    assert first.max() < MOST
    assert len(np.unique(first)) == len(places)
    assert np.array_equal(first, begun(plots_at(places, time_s=time_s)).number)


def test_number_belongs_to_its_plot_and_not_to_its_company() -> None:
    places = np.random.default_rng(1).normal(0.0, 1e4, (40, 2))
    alone = [int(begun(plots_at(place)).number[0]) for place in places]
    assert begun(plots_at(places)).number.tolist() == alone
    assert begun(plots_at(places[::-1])).number.tolist() == alone[::-1]


def test_known_number_stays_for_ever() -> None:
    """Pinned: a changed hash would rename every track of every record."""
    plots = plots_at([1234.5, -678.25], time_s=3600.125, address=0x48AE01)
    assert begun(plots).number.tolist() == [PINNED]


PINNED = 177317940963029


def test_plots_alike_in_everything_get_numbers_apart() -> None:
    numbers = begun(plots_at(np.zeros((50, 2)))).number
    assert len(np.unique(numbers)) == 50


def test_time_place_and_address_each_change_the_number() -> None:
    base = {"time_s": 1.0, "address": 7}
    numbers = {
        int(begun(plots_at(place, **{**base, **other})).number[0])
        for place in ([0.0, 0.0], [1e-9, 0.0], [0.0, 1e-9])
        for other in ({}, {"time_s": 1.0 + 1e-9}, {"address": 8}, {"address": -1})
    }
    assert len(numbers) == 12


def test_numbers_of_a_grid_of_plots_spread_over_all_bits() -> None:
    places = [[float(e), float(n)] for e in range(60) for n in range(60)]
    numbers = begun(plots_at(places)).number
    assert len(np.unique(numbers)) == 3600
    for bit in range(48):
        assert np.mean((numbers >> bit) & 1) == pytest.approx(0.5, abs=0.05)


def test_too_improbable_plots_begin_nothing() -> None:
    plots = plots_at(np.eye(2))
    assert begun(plots, p_new=1e-5).key.size == 0
    assert begun(plots, p_new=1e-4).key.size == 2
    assert begun(plots, p_new=math.nan).key.size == 0
    assert begun(plots_at(np.zeros((0, 2)))).key.size == 0


def test_existence_is_the_chance_of_being_first() -> None:
    tracks = begun(plots_at([[0.0, 0.0]], time_s=77.0, address=5), p_new=0.3)
    assert tracks.existence.tolist() == [0.3]
    assert tracks.alive.tolist() == [1.0]
    assert tracks.started_s.tolist() == tracks.updated_s.tolist() == [77.0]
    assert tracks.address.tolist() == [5]


def test_said_velocity_is_one_part_of_a_mixture() -> None:
    """As said, or anything an aircraft can do: mean and covariance of both together."""
    plots = cooperative_at([[10.0, 20.0]], 5, 0.0)
    plots.ve_mps[:], plots.vn_mps[:] = 200.0, -100.0
    trust = begin.VELOCITY_TRUSTED
    said = np.array([200.0, -100.0])
    mean = trust * said
    cov = trust * (100.0 * np.eye(2) + np.outer(said - mean, said - mean))
    cov += (1.0 - trust) * (begin.SPEED_SIGMA_MPS**2 * np.eye(2) + np.outer(mean, mean))
    tracks = begun(plots)
    assert tracks.mean[0] == pytest.approx([10.0, 20.0, *mean])
    assert tracks.cov[0, 2:, 2:] == pytest.approx(cov)
    assert tracks.cov[0, :2, :2] == pytest.approx(225.0 * np.eye(2))
    assert not tracks.cov[0, :2, 2:].any()


def test_velocity_that_nobody_said_is_anything() -> None:
    plots = cooperative_at([[10.0, 20.0]], 5, 0.0)
    plots.vn_mps[:] = np.nan
    tracks = begun(plots)
    assert tracks.mean[0].tolist() == [10.0, 20.0, 0.0, 0.0]
    assert np.diag(tracks.cov[0])[2:] == pytest.approx(begin.SPEED_SIGMA_MPS**2)


def test_state_that_the_unseen_give_is_taken_whole() -> None:
    mean = np.arange(4.0)[np.newaxis]
    cov = np.diag([1.0, 2.0, 3.0, 4.0])[np.newaxis]
    tracks, height = empty_tracks(1), np.array([[400.0, 250.0**2]])
    plots, first = plots_at([9.0, 9.0]), np.zeros(1, int)
    begin_tracks(tracks, plots, first, np.ones(1), mean, cov, height)
    assert np.array_equal(tracks.mean, mean)
    assert np.array_equal(tracks.cov, cov)
    assert tracks.height[0].tolist() == [400.0, 0.0]
    assert tracks.height_cov[0].tolist() == [250.0**2, 0.0, begin.NOT_MEASURED]


def test_measured_height_wins_over_that_of_the_unseen() -> None:
    tracks = empty_tracks(1)
    begin_tracks(
        tracks,
        plots_at([9.0, 9.0], height_m=1200.0),
        np.zeros(1, int),
        np.ones(1),
        np.zeros((1, 4)),
        np.eye(4)[np.newaxis],
        np.array([[400.0, 250.0**2]]),
    )
    assert tracks.height[0, 0] == 1200.0
    assert tracks.height_cov[0].tolist() == [900.0, 0.0, begin.CLIMB_VARIANCE_M2PS2]


def test_tracks_that_begin_stand_behind_those_that_there_are() -> None:
    """What room there is made for is as empty as a table without tracks."""
    old = begun(plots_at([[1.0, 2.0], [3.0, 4.0]], time_s=5.0, address=[7, 8]))
    grown = with_room(old, 3)
    for column, before, empty in zip(grown, old, empty_tracks(3), strict=True):
        assert np.array_equal(column, np.concatenate([before, empty]), equal_nan=True)
    assert np.array_equal(first_rows(grown, 2).mean, old.mean)
    view = tracks_between(grown, 2, 4)
    view.mean[0] = 9.0
    assert view.key.size == 2
    assert grown.mean[2].tolist() == [9.0] * 4
    for column, taken in zip(grown, only(grown, np.array([4, 0])), strict=True):
        assert np.array_equal(taken, column[[4, 0]], equal_nan=True)


def test_tracks_end_in_place_and_leave_room_that_is_cleared() -> None:
    places = np.arange(12.0).reshape(6, 2)
    tracks = begun(plots_at(places, time_s=5.0, address=np.arange(6)))
    last = np.array([0, 2, 5])
    expected = only(tracks, last)
    keep(tracks, last)
    for column, kept in zip(first_rows(tracks, 3), expected, strict=True):
        assert np.array_equal(column, kept, equal_nan=True)
    clear(tracks)
    for column, empty in zip(tracks, empty_tracks(6), strict=True):
        assert np.array_equal(column, empty, equal_nan=True)


def test_height_that_nobody_knows_stays_unknown() -> None:
    assert np.isnan(begun(plots_at([9.0, 9.0])).height[0, 0])
