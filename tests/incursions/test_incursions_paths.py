"""Passages of given paths against a walk in tiny steps."""

import math

import numpy as np
import pytest
from scipy import stats

from track_scenes import FAR_M, east_half, judged, trajectory_along
from vedette.incursions.crossing import Judged
from vedette.incursions.line import (
    Limits3d,
    border_offset,
    depth,
    height_error,
    margins_in,
)
from vedette.incursions.paths import Stretch, find_passages, near_steps

OPEN = Limits3d(-math.inf, math.inf)
EXACT_M = 1e-3
Walk = list[tuple[float, int]]


def found(volume: Judged, time_s: np.ndarray, paths: np.ndarray) -> list[Walk]:
    unknown = np.full(len(time_s), np.nan)
    stretch = Stretch(time_s, unknown, np.zeros(len(time_s)))
    passages = find_passages(volume.border, OPEN, stretch, paths, 7, 8)
    return [
        [
            (float(passages.time_s[k]), int(passages.inward[k]))
            for k in np.flatnonzero(passages.sample == sample)
        ]
        for sample in range(len(paths))
    ]


def walked(corners: np.ndarray, time_s: np.ndarray, path: np.ndarray) -> Walk:
    """Walk a path in steps of half a metre and note where in and out change."""
    result: Walk = []
    before = None
    for i in range(len(time_s) - 1):
        length = math.hypot(*(path[i + 1, :2] - path[i, :2]))
        share = np.linspace(0.0, 1.0, int(length / 0.5) + 2)
        e = path[i, 0] + share * (path[i + 1, 0] - path[i, 0])
        n = path[i, 1] + share * (path[i + 1, 1] - path[i, 1])
        west, east = corners[:, 0].min(), corners[:, 0].max()
        south, north = corners[:, 1].min(), corners[:, 1].max()
        inside = (e > west) & (e < east) & (n > south) & (n < north)
        for s, now in zip(share, inside, strict=True):
            if before is not None and now != before:
                result.append((time_s[i] + s * (time_s[i + 1] - time_s[i]), int(now)))
            before = now
    return result


@pytest.mark.parametrize("seed", range(6))
def test_passages_are_those_of_a_walk_in_tiny_steps(seed: int) -> None:
    """Random flights over a box known to a millimetre; no touches can be taken out."""
    rng = np.random.default_rng(seed)
    corners = [(-3e3, -2e3), (4e3, -2e3), (4e3, 5e3), (-3e3, 5e3)]
    volume = judged(corners, sigma_m=EXACT_M)
    time_s = np.arange(0.0, 400.0, 20.0)
    steps = rng.normal(0.0, 1200.0, (4, len(time_s), 2)).cumsum(axis=1)
    paths = np.concatenate([steps, np.zeros_like(steps)], axis=2)
    ours = found(volume, time_s, paths)
    for path, walk in zip(paths, ours, strict=True):
        expected = walked(np.array(corners), time_s, path)
        # A corner cut by less than a substep of 250 m may be walked past.
        long = [
            (t, way)
            for k, (t, way) in enumerate(expected)
            if all(
                abs(t - other) > 6.0 for j, (other, _) in enumerate(expected) if j != k
            )
        ]
        times = np.array([t for t, _ in walk])
        for t, way in long:
            nearest = int(np.abs(times - t).argmin())
            # Sides are straight in latitude and longitude: off by a metre here.
            assert times[nearest] == pytest.approx(t, abs=0.5)
            assert walk[nearest][1] == way
        assert len(walk) <= len(expected)


def test_directions_alternate_and_begin_where_the_path_begins() -> None:
    rng = np.random.default_rng(9)
    volume = east_half(sigma_m=300.0)
    time_s = np.arange(0.0, 400.0, 4.0)
    steps = rng.normal(0.0, 150.0, (60, len(time_s), 2)).cumsum(axis=1)
    paths = np.concatenate([steps, np.zeros_like(steps)], axis=2)
    unknown = np.full(len(time_s), np.nan)
    stretch = Stretch(time_s, unknown, unknown)
    passages = find_passages(volume.border, OPEN, stretch, paths, 7, 8)
    for sample in range(60):
        mine = passages.inward[passages.sample == sample].tolist()
        depth_m, _ = depth(
            volume.border, *paths[sample, 0, :2], math.inf, math.inf, 7, sample
        )
        expected = [(int(depth_m > 0.0) + 1 + k) % 2 for k in range(len(mine))]
        assert mine == expected
        times = passages.time_s[passages.sample == sample]
        assert (np.diff(times) > 0.0).all()


def test_border_offset_is_normal_with_the_border_s_sigma() -> None:
    index = east_half(sigma_m=120.0).border
    draws = np.array([border_offset(index, 0, 77, s) for s in range(4000)]) / 120.0
    assert stats.kstest(draws, "norm").pvalue > 1e-3


def test_depth_is_the_least_of_side_floor_and_ceiling() -> None:
    index = east_half(sigma_m=EXACT_M).border
    inf = math.inf
    assert depth(index, 5e3, 0.0, inf, inf, 1, 2)[0] == pytest.approx(5e3, abs=5.0)
    assert depth(index, 5e3, 0.0, 300.0, inf, 1, 2) == (300.0, -1)
    assert depth(index, 5e3, 0.0, inf, -20.0, 1, 2) == (-20.0, -1)
    outside, segment = depth(index, -5e3, 0.0, 300.0, 300.0, 1, 2)
    assert outside == pytest.approx(-5e3, abs=5.0)
    assert segment >= 0


@pytest.mark.parametrize("seed", range(4))
def test_no_step_that_crosses_is_left_out(seed: int) -> None:
    """Every passage of the mean path lies in a step that was called near."""
    rng = np.random.default_rng(seed)
    time_s = np.arange(0.0, 4000.0, 100.0)
    places = rng.normal(0.0, 6e3, (len(time_s), 2)).cumsum(axis=0)
    track = trajectory_along(
        [(t, e, n) for t, (e, n) in zip(time_s, places, strict=True)],
        sigma_m=5.0,
        step_s=100.0,
    )
    volume = east_half(sigma_m=20.0)
    near, distance = near_steps(
        volume.border, track.time_s, track.mean, track.smoothed.cov
    )
    side = track.mean[:, 0] > 0.0
    on_border = np.abs(track.mean[:, 1]) < FAR_M - 2e4
    crosses = (side[1:] != side[:-1]) & on_border[1:] & on_border[:-1]
    assert crosses.any()
    assert near[:-1][crosses].all()
    assert near[-1] == 0
    assert (np.sign(distance[on_border]) == np.where(side, 1.0, -1.0)[on_border]).all()


def test_an_unknown_height_is_one_draw_for_each_sample_of_a_track() -> None:
    limits = Limits3d(500.0, 2000.0)
    errors = [height_error(7, 8, sample) for sample in range(4000)]
    assert np.std(errors) == pytest.approx(1.0, abs=0.05)
    assert len(set(errors)) == len(errors)
    for sample in (0, 1, 3999):
        height_m = 900.0 + errors[sample] * 300.0
        above, below = margins_in(limits, (900.0, 300.0), 7, 8, sample)
        assert (above, below) == (height_m - 500.0, 2000.0 - height_m)
    assert margins_in(limits, (math.nan, 0.0), 7, 8, 0) == (math.inf, math.inf)
