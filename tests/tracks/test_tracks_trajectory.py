"""Trajectories on the picture's grid, and whether they were still there."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naive import tracking as naive
from track_scenes import MOTION, keep, tracks_at
from vedette.tracks.history import Firsts, History, Rows
from vedette.tracks.origin import Origins, no_origins
from vedette.tracks.trajectory import grid_rows, refine, trajectories

Merged = list[tuple[int, float, int]]
FIRSTS = Firsts(np.zeros(1, np.int64), np.full(1, 1e-9), np.ones((1, 1)))


def merged(times: list[float], step_s: float) -> Merged:
    """Merge times with the instants between the first and the last, naively."""
    result: Merged = []
    tick = math.ceil(times[0] / step_s)
    instants = []
    while tick * step_s <= times[-1]:
        instants.append(tick * step_s)
        tick += 1
    for i, time_s in enumerate(times):
        last = i == len(times) - 1
        final = last or times[i + 1] > time_s
        result.append((i, time_s, int(final and time_s in instants)))
        if not last:
            after = [t for t in instants if time_s < t < times[i + 1]]
            result += [(i, t, 1) for t in after]
    return result


@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=30),
    st.integers(-500, 500),
    st.sampled_from([0.25, 1.0, 4.0, 5.0, 10.0]),
)
@settings(deadline=None)
def test_rows_and_instants_are_merged(
    quarters: list[int], origin: int, step_s: float
) -> None:
    times = sorted(origin + q / 4.0 for q in quarters)
    ours = [column.tolist() for column in grid_rows(np.array(times), step_s)]
    assert list(zip(*ours, strict=True)) == merged(times, step_s)


def history(
    time_s: list[float], alive: list[float], updated_s: list[float] | None = None
) -> Rows:
    kept = History()
    for k, at_s in enumerate(time_s):
        tracks = tracks_at(
            [100.0 * at_s, 0.0, 100.0, 0.0],
            np.diag([100.0 + k, 100.0, 4.0, 4.0]),
            existence=0.9,
            alive=alive[k],
        )
        tracks.height[0] = 3000.0, 5.0
        tracks.height_cov[0] = 400.0, 10.0, 25.0
        tracks.updated_s[:] = at_s if updated_s is None else updated_s[k]
        keep(kept, at_s, tracks, [0])
    return kept.rows(0.05)


def test_no_gap_is_longer_than_a_step_and_ends_are_the_plots() -> None:
    rows = history([1.0, 3.0, 30.0, 31.5], [1.0] * 4)
    (found,) = trajectories(rows, no_origins(), FIRSTS, MOTION, 4.0)
    assert found.time_s[0] == 1.0
    assert found.time_s[-1] == 31.5
    assert np.diff(found.time_s).max() <= 4.0
    assert found.time_s[found.on_grid == 1].tolist() == [4.0 * k for k in range(1, 8)]
    assert found.silent_s.max() == pytest.approx(25.0)


def test_rows_between_plots_are_predictions() -> None:
    rows = history([1.0, 30.0], [1.0, 1.0])
    source, time_s, _ = grid_rows(rows.time_s, 4.0)
    powers = MOTION.q_m2ps3 * rows.agility
    _, mean, cov, height, variance, _ = refine(rows, source, time_s, MOTION, powers)
    for k, at_s in enumerate(time_s):
        i, dt_s = source[k], at_s - rows.time_s[source[k]]
        expected = naive.predict(rows.mean[i], rows.cov[i], dt_s, MOTION.q_m2ps3)
        assert mean[k] == pytest.approx(expected[0])
        assert cov[k] == pytest.approx(expected[1])
        assert height[k] == pytest.approx([3000.0 + 5.0 * dt_s, 5.0])
        grown = 400.0 + 20.0 * dt_s + 25.0 * dt_s**2 + dt_s**3 / 3.0
        assert variance[k] == pytest.approx(grown)


def test_trajectory_ends_with_its_last_plot_not_with_its_last_miss() -> None:
    rows = history([1.0, 9.0, 17.0, 25.0], [1.0, 1.0, 0.5, 0.1], [1.0, 9.0, 9.0, 9.0])
    (found,) = trajectories(rows, no_origins(), FIRSTS, MOTION, 4.0)
    assert found.time_s[-1] == 9.0
    assert found.existence == 0.9
    assert (found.known_until_s, found.alive_then) == (25.0, 0.1)


def test_a_trajectory_says_how_usual_its_first_plot_was_and_whence_it_came() -> None:
    rows = history([1.0, 9.0], [1.0, 1.0])
    origins = Origins(
        np.array([0, 0, 1]), np.array([2, 5, 7]), np.arange(3.0), np.full(3, 0.5)
    )
    shares = np.array([[0.25], [1.0], [1.0]])
    firsts = Firsts(np.arange(3), np.array([3e-9, 1.0, 2.0]), shares)
    (found,) = trajectories(rows, origins, firsts, MOTION, 4.0)
    assert found.first_density_pm2 == 3e-9
    assert found.origin.tolist() == [0.25]
    assert found.answers.tolist() == [1.0]
    assert found.age_area.tolist() == [2, 5]
    assert found.age_s.tolist() == [0.0, 1.0]
    assert found.age_share.tolist() == [0.5, 0.5]


def lives(
    looks: list[float], survives: list[float], seen: list[bool]
) -> tuple[np.ndarray, np.ndarray]:
    """List every moment of death; P(alive | so far) and P(alive | all) at each row."""
    n = len(looks)
    so_far, full = np.zeros(n), np.zeros(n)
    for upto, result in [(k + 1, so_far) for k in range(n)] + [(n, full)]:
        weight = np.zeros(upto + 1)  # dies before row `death`; upto: still alive
        for death in range(1, upto + 1):
            chance = math.prod(survives[1:death])
            if death < upto:
                chance *= 1.0 - survives[death]
            for k in range(upto):
                there = k < death
                p = looks[k] if there else 0.0
                chance *= p if seen[k] else 1.0 - p
            weight[death] = chance
        alive = np.array([weight[k + 1 :].sum() for k in range(upto)]) / weight.sum()
        if result is full:
            full[:] = alive
        else:
            so_far[upto - 1] = alive[-1]
    return so_far, full


@given(
    st.lists(
        st.tuples(
            st.floats(0.05, 0.95), st.booleans(), st.sampled_from([0.0, 4.0, 600.0])
        ),
        min_size=2,
        max_size=8,
    )
)
@settings(deadline=None)
def test_alive_with_hindsight_is_that_of_listing_every_death(
    life: list[tuple[float, bool, float]],
) -> None:
    looks = [p for p, _, _ in life]
    seen = [True, *[hit for _, hit, _ in life[1:]]]
    gaps = [0.0, *[gap for *_, gap in life[1:]]]
    survives = [math.exp(-gap * MOTION.death_rate_ps) for gap in gaps]
    time_s = list(itertools.accumulate(gaps))
    so_far, full = lives(looks, survives, seen)
    rows = history(time_s, so_far.tolist())
    powers = MOTION.q_m2ps3 * rows.agility
    ours, *_ = refine(rows, np.arange(len(life)), np.array(time_s), MOTION, powers)
    assert ours == pytest.approx(full, rel=1e-6, abs=1e-9)


def test_who_was_surely_seen_later_was_there_before() -> None:
    rows = history([0.0, 10.0, 20.0], [1.0, 0.1, 1.0])
    (found,) = trajectories(rows, no_origins(), FIRSTS, MOTION, 4.0)
    assert found.alive == pytest.approx(np.ones(len(found.time_s)))


def test_history_keeps_every_row_of_what_was_believed_at_the_end() -> None:
    kept = History()
    for k in range(3):
        tracks = tracks_at(np.zeros((3, 4)), np.eye(4), existence=[0.9, 0.5, 0.01 * k])
        keep(kept, float(k), tracks, [2, 0] if k else [0, 1, 2])
    rows = kept.rows(0.05)
    assert rows.key.tolist() == [0, 0, 0, 1]
    assert rows.time_s.tolist() == [0.0, 1.0, 2.0, 0.0]
    assert kept.rows(0.0).key.tolist() == [0, 0, 0, 1, 2, 2, 2]
    assert History().rows(0.0).key.size == 0
    assert trajectories(History().rows(0.0), no_origins(), FIRSTS, MOTION, 4.0) == []


def test_history_copies_what_it_keeps() -> None:
    kept = History()
    tracks = tracks_at(np.ones((1, 4)), np.eye(4))
    keep(kept, 0.0, tracks, [0])
    tracks.mean[:] = 7.0
    tracks.mean[:] = 8.0
    assert kept.rows(0.0).mean.tolist() == [[1.0] * 4]
