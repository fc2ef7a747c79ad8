"""One update of a Bernoulli track against a mixture written out with matrices."""

from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naive import tracking as naive
from track_scenes import MOTION, edges_of, plots_at, random_covariance, tracks_at
from vedette.plots.plot import Plots
from vedette.tracks.bernoulli import Tracks, predict_tracks, update_tracks
from vedette.tracks.gate import Edges

probabilities = st.floats(0.001, 0.999)
seeds = st.integers(0, 2**32 - 1)


class Scene(NamedTuple):
    """One track, some plots, and the chance of each being its own."""

    tracks: Tracks
    plots: Plots
    noise: np.ndarray
    edges: Edges
    chance: np.ndarray


def scene(
    rng: np.random.Generator, r: float, a: float, detected: float, offset_m: float
) -> Scene:
    count = int(rng.integers(1, 5))
    tracks = tracks_at(
        rng.uniform(-3e5, 3e5, 4), random_covariance(rng, 300.0, 30.0)[np.newaxis]
    )
    tracks.existence[:], tracks.alive[:] = r, a
    tracks.cov[0] = 0.5 * (tracks.cov[0] + tracks.cov[0].T)
    roots = rng.normal(size=(count, 2, 2)) * 100.0
    noise = roots @ roots.transpose(0, 2, 1) + 10.0 * np.eye(2)
    places = tracks.mean[0, :2] + rng.normal(0.0, offset_m, (count, 2))
    edges, _ = edges_of(np.ones((1, count)))
    chance = detected * rng.dirichlet(np.ones(count))
    return Scene(tracks, plots_at(places, noise=noise), noise, edges, chance)


def updated(made: Scene, p: float) -> Tracks:
    update_tracks(made.tracks, made.plots, made.edges, np.array([p]), made.chance)
    return made.tracks


@given(seeds, probabilities, probabilities, st.floats(0.0, 1.0), st.floats(0.0, 0.999))
@settings(max_examples=150, deadline=None)
def test_update_is_the_mixture_of_its_hypotheses(
    seed: int, r: float, a: float, detected: float, p: float
) -> None:
    made = scene(np.random.default_rng(seed), r, a, detected, 500.0)
    mean, cov = made.tracks.mean[0].copy(), made.tracks.cov[0].copy()
    missed = 1.0 - made.chance.sum()
    never, gone = 1.0 - r, r * (1.0 - a)
    there = r * a * (1.0 - p)
    unseen = never + gone + there
    weights = [missed * there / unseen, *made.chance]
    states = [(mean, cov)] + [
        naive.update(mean, cov, np.array([e, n]), noise)
        for e, n, noise in zip(made.plots.e_m, made.plots.n_m, made.noise, strict=True)
    ]
    after = updated(made, p)
    real = missed * (gone + there) / unseen + made.chance.sum()
    assert after.existence[0] == pytest.approx(real, rel=1e-12)
    assert after.existence[0] * after.alive[0] == pytest.approx(sum(weights), rel=1e-12)
    expected_mean, expected_cov = naive.mixture(
        np.array(weights) / sum(weights), *zip(*states, strict=True)
    )
    assert after.mean[0] == pytest.approx(expected_mean, rel=1e-9, abs=1e-6)
    assert after.cov[0] == pytest.approx(expected_cov, rel=1e-7, abs=1e-6)


@given(probabilities, probabilities, st.lists(st.floats(0.0, 0.99), max_size=20))
@settings(deadline=None)  # the first call compiles
def test_product_behaves_as_the_r_of_a_standard_bernoulli_filter(
    r: float, a: float, looks: list[float]
) -> None:
    """Williams 2015: a miss gives r (1 - p) / (1 - r p), time gives r survival."""
    tracks = tracks_at([0.0] * 4, np.eye(4), existence=r, alive=a)
    standard = r * a
    nothing, _ = edges_of(np.zeros((1, 0)))
    for p in looks:
        predict_tracks(tracks, 60.0, MOTION)
        standard *= np.exp(-60.0 * MOTION.death_rate_ps)
        update_tracks(
            tracks, plots_at(np.zeros((0, 2))), nothing, np.array([p]), np.zeros(0)
        )
        standard *= (1.0 - p) / (1.0 - standard * p)
        assert tracks.existence[0] * tracks.alive[0] == pytest.approx(standard)


@given(probabilities, probabilities, st.floats(0.0, 1e5))
@settings(deadline=None)  # the first call compiles
def test_time_alone_never_touches_existence(r: float, a: float, dt_s: float) -> None:
    tracks = tracks_at([0.0] * 4, np.eye(4), existence=r, alive=a)
    predict_tracks(tracks, dt_s, MOTION)
    assert tracks.existence[0] == r
    assert tracks.alive[0] <= a


def test_a_miss_where_nothing_looked_changes_nothing_at_all() -> None:
    rng = np.random.default_rng(1)
    tracks = tracks_at(rng.normal(size=(5, 4)), np.eye(4), existence=0.3, alive=0.7)
    before = [column.copy() for column in tracks]
    edges, _ = edges_of(np.zeros((5, 0)))
    update_tracks(tracks, plots_at(np.zeros((0, 2))), edges, np.zeros(5), np.zeros(0))
    for old, new in zip(before, tracks, strict=True):
        assert np.array_equal(old, new, equal_nan=True)


def test_misses_take_an_old_certain_track_away_but_never_its_past() -> None:
    """Sure to have been real: misses show that it has gone, not that it never was."""
    tracks = tracks_at([0.0] * 4, np.eye(4), existence=1.0, alive=0.9)
    edges, _ = edges_of(np.zeros((1, 0)))
    for _ in range(10):
        update_tracks(
            tracks, plots_at(np.zeros((0, 2))), edges, np.array([0.9]), np.zeros(0)
        )
    assert tracks.existence[0] == 1.0
    assert tracks.alive[0] < 1e-8


def test_height_is_updated_as_a_filter_of_its_own() -> None:
    tracks = tracks_at([0.0] * 4, np.diag([100.0, 100.0, 1.0, 1.0]))
    tracks.height[0] = 5000.0, 10.0
    tracks.height_cov[0] = 400.0, 50.0, 100.0
    edges, _ = edges_of(np.ones((1, 1)))
    plots = plots_at([0.0, 0.0], height_m=5050.0)
    chance, p = 0.6, 0.5
    update_tracks(tracks, plots, edges, np.array([p]), np.array([chance]))
    P = np.array([[400.0, 50.0], [50.0, 100.0]])
    gain = P[:, 0] / (400.0 + 900.0)
    hit = np.array([5000.0, 10.0]) + gain * 50.0
    there = chance + (1.0 - chance) * (1.0 - p) / (1.0 - p)
    share = chance / there
    mean, cov = naive.mixture(
        [1.0 - share, share],
        [np.array([5000.0, 10.0]), hit],
        [P, P - np.outer(gain, P[0])],
    )
    assert tracks.height[0] == pytest.approx(mean)
    assert tracks.height_cov[0] == pytest.approx([cov[0, 0], cov[0, 1], cov[1, 1]])


@pytest.mark.parametrize("known", ["track", "plot"])
def test_height_that_one_side_does_not_know_stays_as_it_is(known: str) -> None:
    tracks = tracks_at([0.0] * 4, np.diag([100.0, 100.0, 1.0, 1.0]))
    if known == "track":
        tracks.height[0] = 5000.0, 10.0
        tracks.height_cov[0] = 400.0, 50.0, 100.0
    plots = plots_at([5.0, 0.0], height_m=np.nan if known == "track" else 100.0)
    before = tracks.height.copy(), tracks.height_cov.copy()
    edges, _ = edges_of(np.ones((1, 1)))
    update_tracks(tracks, plots, edges, np.array([0.5]), np.array([0.7]))
    assert tracks.height == pytest.approx(before[0], nan_ok=True)
    assert tracks.height_cov == pytest.approx(before[1], nan_ok=True)


@pytest.mark.parametrize("seed", range(3))
def test_covariances_stay_symmetric_and_positive_over_thousands_of_steps(
    seed: int,
) -> None:
    rng = np.random.default_rng(seed)
    sizes = [1e3, 1e8, 1e12]
    tracks = tracks_at(
        np.zeros((3, 4)), [np.diag([size, size, 1e4, 1e4]) for size in sizes]
    )
    tracks.height[:] = 5000.0, 0.0
    tracks.height_cov[:] = 1e6, 0.0, 100.0
    every, _ = edges_of(np.ones((3, 1)))
    for _ in range(2000):
        predict_tracks(tracks, float(rng.choice([0.0, 0.01, 4.0, 60.0])), MOTION)
        root = rng.normal(size=(2, 2)) * 10.0 ** rng.uniform(0, 3)
        place = tracks.mean[rng.integers(3), :2] + rng.normal(0.0, 30.0, 2)
        noise = root @ root.T + np.eye(2)
        plots = plots_at(place, noise=noise, height_m=5000.0)
        chance = rng.dirichlet([1.0, 1.0, 1.0, 1.0])[:3] * rng.choice([1.0, 0.01])
        tracks.alive[:] = 0.9
        update_tracks(tracks, plots, every, np.full(3, 0.9), chance)
        assert np.array_equal(tracks.cov, tracks.cov.transpose(0, 2, 1))
        for cov in tracks.cov:
            scale = 1.0 / np.sqrt(np.diag(cov))
            assert np.linalg.eigvalsh(cov * np.outer(scale, scale)).min() > 1e-12
        vertical = tracks.height_cov
        assert (vertical[:, 0] * vertical[:, 2] > vertical[:, 1] ** 2).all()
