"""Crossings against closed forms: straight tracks, straight borders, known errors."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from track_scenes import FAR_M, PLANE, east_half, judged, trajectory_along
from vedette.airspace.index import build_index
from vedette.airspace.load import load_volume
from vedette.earth.plane import from_plane
from vedette.incursions.crossing import (
    Crossing,
    Judged,
    mean_and_sigma,
    shares,
)
from vedette.incursions.judge import Rules, judge_track, stretches
from vedette.limits import LIMITS
from vedette.site.model import Volume as VolumeEntry

KEY = 77
PATHS = LIMITS.paths_per_track
PER_95 = 1.959963984540054


def crossings(track: object, volume: Judged, key: int = KEY) -> list[Crossing]:
    return judge_track(track, volume, Rules(key)).crossings


def straight(speed_mps: float = 50.0, **how: object) -> object:
    """Fly east along n = 0 across e = 0, 20 km each way."""
    half_s = 20e3 / speed_mps
    return trajectory_along([(0.0, -20e3, 0.0), (2.0 * half_s, 20e3, 0.0)], **how)


def user_made(folder: Path, accuracy_m: float) -> Judged:
    """Write the half plane e > 0 as a user would, and read it."""
    ring = [
        from_plane(PLANE, e, n)[::-1]
        for e, n in (
            (0.0, -FAR_M),
            (FAR_M, -FAR_M),
            (FAR_M, FAR_M),
            (0.0, FAR_M),
            (0.0, -FAR_M),
        )
    ]
    said = {"source": "Survey", "valid_from": "2025-01-01", "accuracy_m": accuracy_m}
    feature = {
        "type": "Feature",
        "properties": {**said, "neighbour": "BY"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    (folder / "east.geojson").write_text(json.dumps(feature))
    entry = VolumeEntry(id="east", kind="zone", source="east.geojson")
    volume = load_volume(entry, folder)
    return Judged(volume, build_index(volume, PLANE))


@pytest.mark.parametrize(
    ("sigma_m", "accuracy_m", "speed_mps"),
    [
        (30.0, 100.0, 50.0),
        (200.0, 50.0, 50.0),
        (200.0, 500.0, 100.0),
        (10.0, 20.0, 25.0),
    ],
)
def test_straight_entry_is_certain_and_its_errors_add(
    tmp_path: Path, sigma_m: float, accuracy_m: float, speed_mps: float
) -> None:
    """sigma_s = sqrt(sigma_position² + sigma_border²) / v, as the file says it."""
    track = straight(speed_mps, sigma_m=sigma_m)
    (entry,) = crossings(track, user_made(tmp_path, accuracy_m))
    sigma_s = math.hypot(sigma_m, accuracy_m / PER_95) / speed_mps
    assert entry.inward
    assert entry.probability == 1.0
    assert entry.across == (("BY", 1.0),)
    # 200 paths: mean within 4 standard errors, deviation within 20 %.
    assert entry.time_s == pytest.approx(20e3 / speed_mps, abs=4.0 * sigma_s / 14.1)
    assert entry.sigma_s == pytest.approx(sigma_s, rel=0.2)
    border_m = accuracy_m / PER_95
    assert entry.e_m == pytest.approx(0.0, abs=4.0 * border_m / 14.1 + 5.0)
    assert entry.n_m == pytest.approx(0.0, abs=4.0 * sigma_m / 14.1 + 5.0)
    assert entry.sigma_m == pytest.approx(math.hypot(border_m, sigma_m), rel=0.25)


@pytest.mark.parametrize("slant", [0.0, 0.5, 1.0, 1.4])
def test_slanted_entry_counts_the_speed_across(slant: float) -> None:
    """Only the component of the speed along the border's normal brings it across."""
    across, along = 60.0 * math.cos(slant), 60.0 * math.sin(slant)
    half_s = 8e3 / across
    track = trajectory_along(
        [(0.0, -8e3, -along * half_s), (2.0 * half_s, 8e3, along * half_s)],
        sigma_m=40.0,
    )
    found = crossings(track, east_half(sigma_m=30.0))
    entry = max(found, key=lambda c: c.probability)
    assert entry.probability > 0.95
    assert entry.sigma_s == pytest.approx(50.0 / across, rel=0.25)


@pytest.mark.parametrize("sigmas", [-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0])
@pytest.mark.parametrize("sigma_m", [1.0, 300.0])
def test_parallel_track_enters_with_the_normal_probability(
    sigmas: float, sigma_m: float
) -> None:
    """Comes from far, flies parallel at k sigma outside, leaves: Phi(-k)."""
    border_m = 400.0
    away = sigmas * math.hypot(border_m, sigma_m)
    track = trajectory_along(
        [
            (0.0, -40e3, -30e3),
            (1000.0, -away, -20e3),
            (1400.0, -away, 20e3),
            (2400.0, -40e3, 30e3),
        ],
        sigma_m=sigma_m,
    )
    found = crossings(track, east_half(sigma_m=border_m))
    expected = stats.norm.cdf(-sigmas)
    for inward in (True, False):
        share = sum(c.probability for c in found if c.inward == inward)
        # Binomial: three and a half standard errors of 200 paths, one path of edges.
        error = 3.5 * math.sqrt(expected * (1.0 - expected) / PATHS) + 0.01
        lost = 0.05 if expected < 0.1 else 0.0
        assert share == pytest.approx(expected, abs=max(error, lost))


def test_far_outside_and_far_inside_cross_nothing() -> None:
    for side in (-1.0, 1.0):
        track = trajectory_along(
            [(0.0, side * 9e3, -20e3), (800.0, side * 9e3, 20e3)], sigma_m=100.0
        )
        assert crossings(track, east_half(sigma_m=200.0)) == []


def test_grazing_track_enters_in_half_of_the_cases() -> None:
    """A path that just reaches the line, slowly: in by half, never more."""
    track = trajectory_along(
        [(0.0, -2e3, -20e3), (1000.0, 0.0, 0.0), (2000.0, -2e3, 20e3)], sigma_m=50.0
    )
    found = crossings(track, east_half(sigma_m=50.0))
    entered = [c.probability for c in found if c.inward]
    assert sum(entered) == pytest.approx(0.5, abs=0.13)


def test_a_touch_of_a_line_that_winds_less_than_it_is_known_is_no_entry() -> None:
    """In by 20 m for one second, known to 50 m: neither beginning nor end counts."""
    track = trajectory_along(
        [(0.0, -10e3, -10e3), (250.0, 0.0, 0.0), (500.0, -10e3, 10e3)], sigma_m=1.0
    )
    assert sum(c.probability for c in crossings(track, east_half(sigma_m=50.0))) < 0.05


def test_in_out_in_is_three_crossings_in_order() -> None:
    track = trajectory_along(
        [(0.0, -9e3, 0.0), (300.0, 6e3, 0.0), (600.0, -9e3, 3e3), (900.0, 6e3, 6e3)]
    )
    found = crossings(track, east_half())
    assert [c.inward for c in found] == [True, False, True]
    assert [c.probability for c in found] == [1.0, 1.0, 1.0]
    assert [c.time_s for c in found] == pytest.approx([180.0, 420.0, 780.0], abs=3.0)


def test_existence_scales_probability() -> None:
    (entry,) = crossings(straight(existence=0.4), east_half())
    assert entry.probability == pytest.approx(0.4)
    assert crossings(straight(existence=0.04), east_half()) == []


def test_track_that_ends_on_the_border_has_entered_by_half() -> None:
    track = trajectory_along([(0.0, -20e3, 0.0), (400.0, 0.0, 0.0)], sigma_m=60.0)
    found = crossings(track, east_half(sigma_m=80.0))
    assert sum(c.probability for c in found) == pytest.approx(0.5, abs=0.13)
    assert all(c.inward for c in found)


def test_track_that_begins_on_the_border_enters_by_half() -> None:
    track = trajectory_along([(0.0, 0.0, 0.0), (400.0, 20e3, 0.0)], sigma_m=60.0)
    found = crossings(track, east_half(sigma_m=80.0))
    assert sum(c.probability for c in found) == pytest.approx(0.5, abs=0.13)


def test_a_track_of_one_row_crosses_nothing() -> None:
    track = trajectory_along([(0.0, 0.0, 0.0), (4.0, 10.0, 0.0)])
    one = track._replace(
        time_s=track.time_s[:1],
        mean=track.mean[:1],
        height=track.height[:1],
        height_var_m2=track.height_var_m2[:1],
        shift=track.shift[:1],
        smoothed=type(track.smoothed)(*(column[:1] for column in track.smoothed)),
    )
    assert crossings(one, east_half()) == []


@pytest.mark.parametrize(
    ("height_m", "sigma_h_m", "expected"),
    [
        (500.0, 0.0, 1.0),
        (3500.0, 0.0, 0.0),
        (50.0, 0.0, 0.0),
        (math.nan, 0.0, 1.0),
        (3000.0, 300.0, 0.5),
        (3000.0 - 300.0, 300.0, stats.norm.cdf(1.0)),
        (100.0 + 600.0, 300.0, stats.norm.cdf(2.0)),
    ],
)
def test_floor_and_ceiling_are_judged_with_the_error_of_height(
    height_m: float, sigma_h_m: float, expected: float
) -> None:
    track = straight(height_m=height_m, height_sigma_m=sigma_h_m)
    found = crossings(track, east_half(floor_m=100.0, ceiling_m=3000.0))
    share = sum(c.probability for c in found if c.inward)
    error = 3.5 * math.sqrt(expected * (1.0 - expected) / PATHS) + 1e-9
    assert share == pytest.approx(expected, abs=error)


def test_entry_through_the_ceiling_has_no_neighbour() -> None:
    """Already over the zone, it comes down through the ceiling."""
    track = trajectory_along([(0.0, 5e3, 0.0), (400.0, 25e3, 0.0)], sigma_m=20.0)
    heights = np.column_stack(
        [np.linspace(4000.0, 2000.0, len(track.time_s)), np.zeros(len(track.time_s))]
    )
    track = track._replace(height=heights, height_var_m2=np.full(len(heights), 100.0))
    (entry,) = crossings(track, east_half(ceiling_m=3000.0))
    assert entry.inward
    assert entry.across == (("unknown", 1.0),)
    assert entry.time_s == pytest.approx(200.0, abs=4.0)


def test_border_error_is_one_for_two_tracks_at_one_place() -> None:
    """Two exact tracks, one behind the other: each path meets the same line."""
    volume = east_half(sigma_m=400.0)
    found = [
        crossings(straight(sigma_m=0.5, number=number), volume)[0]
        for number in (11, 22)
    ]
    assert found[0].time_s == pytest.approx(found[1].time_s, abs=0.02)
    assert found[0].sigma_s == pytest.approx(8.0, rel=0.2)


def long_border(sigma_m: float) -> Judged:
    """Give the half plane, its western side in segments of 2 km."""
    west = [(0.0, n) for n in np.arange(FAR_M, -FAR_M, -2000.0)]
    outline = [*west, (0.0, -FAR_M), (FAR_M, -FAR_M), (FAR_M, FAR_M)]
    return judged(outline, sigma_m=sigma_m)


def test_border_error_far_away_is_another() -> None:
    """20 km up the line the error is drawn anew."""
    volume = long_border(400.0)
    means = []
    for north in (0.0, 20e3, 40e3, 60e3):
        track = trajectory_along([(0.0, -9e3, north), (360.0, 9e3, north)], sigma_m=0.5)
        means.append(max(crossings(track, volume), key=lambda c: c.probability).time_s)
    spread = np.std(means)
    # Each mean of 200 draws has a standard error of 8 s / sqrt(200) = 0.57 s.
    assert 0.1 < spread < 1.6
    assert len(set(np.round(means, 6))) == 4


def test_another_run_key_is_another_draw_and_the_same_key_the_same() -> None:
    volume = east_half(sigma_m=200.0)
    first = crossings(straight(), volume)
    assert first == crossings(straight(), volume)
    assert first != crossings(straight(), volume, key=78)


def test_entry_at_a_tripoint_is_shared_between_its_neighbours() -> None:
    """The western side belongs to BY in the north and to UA in the south."""
    outline = [(0.0, -FAR_M), (FAR_M, -FAR_M), (FAR_M, FAR_M), (0.0, FAR_M), (0.0, 0.0)]
    volume = judged(
        outline, sigma_m=50.0, neighbours=("BY", "UA", "sea"), beyond=(2, 2, 2, 0, 1)
    )
    (entry,) = crossings(straight(sigma_m=300.0), volume)
    across = dict(entry.across)
    assert sum(across.values()) == pytest.approx(1.0)
    assert across["BY"] == pytest.approx(0.5, abs=0.13)
    assert across["UA"] == pytest.approx(0.5, abs=0.13)
    north = trajectory_along([(0.0, -9e3, 300.0), (360.0, 9e3, 300.0)], sigma_m=300.0)
    shares_north = dict(crossings(north, volume)[0].across)
    assert shares_north["BY"] == pytest.approx(stats.norm.cdf(1.0), abs=0.1)


@pytest.mark.parametrize("sigma_m", [400.0, 2000.0, 4500.0])
def test_a_certain_entry_is_one_crossing_however_uncertain_its_time(
    sigma_m: float,
) -> None:
    """30 m/s across a line known to 13, 67 or 150 s."""
    track = trajectory_along([(0.0, -29e3, 0.0), (1900.0, 28e3, 0.0)], sigma_m=30.0)
    (entry,) = crossings(track, east_half(sigma_m=sigma_m))
    assert entry.probability > 0.99
    assert entry.sigma_s == pytest.approx(sigma_m / 30.0, rel=0.25)


@given(st.lists(st.integers(0, 1), max_size=40))
@settings(deadline=None)
def test_stretches_are_the_runs_of_near_steps(near: list[int]) -> None:
    near = [*near, 0]
    rows = set()
    for first, last in stretches(np.array(near)):
        assert first < last
        assert all(near[first:last])
        assert near[last] == 0
        assert first == 0 or near[first - 1] == 0
        rows |= set(range(first, last))
    assert rows == {i for i, flag in enumerate(near) if flag}


@given(
    st.lists(st.integers(-1, 3), min_size=1, max_size=50),
)
@settings(deadline=None)
def test_shares_sum_to_one_and_fall(neighbour: list[int]) -> None:
    found = shares(np.array(neighbour), ("BY", "UA", "", "sea"))
    assert sum(share for _, share in found) == pytest.approx(1.0)
    assert [s for _, s in found] == sorted((s for _, s in found), reverse=True)
    names = {
        "unknown" if k in (-1, 2) else ("BY", "UA", "", "sea")[k] for k in neighbour
    }
    assert {name for name, _ in found} == names


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50), st.floats(0.0, 2e9))
@settings(deadline=None)
def test_mean_and_sigma_are_numpy_s(values: list[float], origin: float) -> None:
    array = np.array(values) + origin
    mean, sigma = mean_and_sigma(array)
    assert mean == pytest.approx(array.mean(), rel=1e-12, abs=1e-6)
    assert sigma == pytest.approx(array.std(), rel=1e-6, abs=1e-5)
