"""Smoothing against textbook matrices, sampled paths against the smoothed states."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naive import tracking as naive
from vedette.tracks.smooth import Smoothed, cholesky, sample_paths, smooth

Q = 4.0
NOISE = np.array([[2500.0, 400.0], [400.0, 900.0]])
PATHS = 20_000


def track(seed: int, rows: int = 12, q: float = Q) -> tuple[np.ndarray, ...]:
    rng = np.random.default_rng(seed)
    time_s = np.cumsum(rng.choice([1.0, 4.0, 10.0, 37.0], rows))
    return (time_s, *naive.filtered(rng, time_s, q, NOISE))


@given(
    st.integers(0, 2**32 - 1), st.integers(1, 20), st.sampled_from([0.01, 4.0, 90.0])
)
@settings(max_examples=50, deadline=None)
def test_smoothing_is_that_of_rauch_tung_and_striebel(
    seed: int, rows: int, q: float
) -> None:
    time_s, mean, cov = track(seed, rows, q)
    ours = smooth(time_s, mean, cov, np.full(len(time_s), q))
    theirs = naive.rauch_tung_striebel(time_s, mean, cov, q)
    assert ours.mean == pytest.approx(theirs.mean, rel=1e-8, abs=1e-6)
    assert ours.cov == pytest.approx(theirs.cov, rel=1e-6, abs=1e-6)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=50, deadline=None)
def test_hindsight_never_knows_less(seed: int) -> None:
    time_s, mean, cov = track(seed)
    ours = smooth(time_s, mean, cov, np.full(len(time_s), Q))
    for before, after in zip(cov, ours.cov, strict=True):
        assert np.linalg.eigvalsh(after).min() > 0.0
        assert np.linalg.eigvalsh(before - after).min() > -1e-6 * np.trace(before)


def backwards(ours: Smoothed) -> np.ndarray:
    """Covariances that drawing backwards with these gains and roots gives."""
    cov = [ours.cov[-1]]
    for gain, root in zip(ours.gain[-2::-1], ours.root[-2::-1], strict=True):
        cov.append(gain @ cov[-1] @ gain.T + root @ root.T)
    return np.array(cov[::-1])


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=50, deadline=None)
def test_gains_and_roots_reproduce_the_smoothed_covariances(seed: int) -> None:
    time_s, mean, cov = track(seed)
    ours = smooth(time_s, mean, cov, np.full(len(time_s), Q))
    assert backwards(ours) == pytest.approx(ours.cov, rel=1e-6, abs=1e-6)


def moments(
    paths: np.ndarray, centre: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mean, covariance and covariance with the next row, about known centres."""
    off = paths - centre
    cov = np.einsum("sra,srb->rab", off, off) / len(paths)
    lag = np.einsum("sra,srb->rab", off[:, :-1], off[:, 1:]) / len(paths)
    return off.mean(axis=0), cov, lag


def assert_same_moments(paths: np.ndarray, truth: naive.Smooth, first: int = 0) -> None:
    """Within five standard errors of each moment."""
    rows = slice(first, first + paths.shape[1])
    mean, cov, lag = moments(paths, truth.mean[rows])
    sigma = np.sqrt(np.diagonal(truth.cov[rows], axis1=1, axis2=2))
    error = 5.0 / np.sqrt(len(paths))
    assert (np.abs(mean) < error * sigma).all()
    product = sigma[:, :, np.newaxis] * sigma[:, np.newaxis, :]
    assert (np.abs(cov - truth.cov[rows]) < error * 1.5 * product).all()
    product = sigma[:-1, :, np.newaxis] * sigma[1:, np.newaxis, :]
    expected = truth.lag_one[first : first + paths.shape[1] - 1]
    assert (np.abs(lag - expected) < error * 1.5 * product).all()


def test_sampled_paths_have_the_moments_of_the_smoothed_track() -> None:
    time_s, mean, cov = track(3, 8)
    ours = smooth(time_s, mean, cov, np.full(len(time_s), Q))
    paths = sample_paths(time_s, mean, ours, 0, 7, PATHS, 11, 22)
    assert_same_moments(paths, naive.rauch_tung_striebel(time_s, mean, cov, Q))


@pytest.mark.parametrize(("first", "last"), [(2, 5), (0, 3), (4, 7), (6, 6)])
def test_a_window_has_the_distribution_of_the_whole_path(first: int, last: int) -> None:
    time_s, mean, cov = track(4, 8)
    ours = smooth(time_s, mean, cov, np.full(len(time_s), Q))
    paths = sample_paths(time_s, mean, ours, first, last, PATHS, 5, 6)
    assert paths.shape == (PATHS, last - first + 1, 4)
    truth = naive.rauch_tung_striebel(time_s, mean, cov, Q)
    assert_same_moments(paths, truth, first)


def test_paths_depend_on_key_stream_and_nothing_else() -> None:
    time_s, mean, cov = track(5, 8)
    ours = smooth(time_s, mean, cov, np.full(len(time_s), Q))
    few = sample_paths(time_s, mean, ours, 1, 6, 10, 1, 2)
    many = sample_paths(time_s, mean, ours, 1, 6, 200, 1, 2)
    assert np.array_equal(few, many[:10])
    assert not np.array_equal(few, sample_paths(time_s, mean, ours, 1, 6, 10, 2, 2))
    assert not np.array_equal(few, sample_paths(time_s, mean, ours, 1, 6, 10, 1, 3))


def test_samples_of_one_path_are_independent_of_those_of_another() -> None:
    time_s, mean, cov = track(6, 6)
    ours = smooth(time_s, mean, cov, np.full(len(time_s), Q))
    paths = sample_paths(time_s, mean, ours, 0, 5, PATHS, 1, 2)
    off = (paths - paths.mean(axis=0)).reshape(PATHS, -1)
    off /= off.std(axis=0)
    neighbour = (off[:-1] * off[1:]).mean(axis=0)
    assert np.abs(neighbour).max() < 5.0 / np.sqrt(PATHS)


def test_a_path_ends_where_the_track_is_now_and_bends_where_it_was() -> None:
    """Known exactly at its end: all paths meet there."""
    time_s = np.array([0.0, 10.0, 20.0])
    cov = np.diag([1e4, 1e4, 100.0, 100.0])
    mean = np.zeros((3, 4))
    covs = np.array([cov, naive.predict(mean[0], cov, 10.0, Q)[1], np.zeros((4, 4))])
    ours = smooth(time_s, mean, covs, np.full(len(time_s), Q))
    paths = sample_paths(time_s, mean, ours, 0, 2, 50, 1, 2)
    assert not paths[:, 2].any()
    assert paths[:, 0].std(axis=0).min() > 0.1


@given(st.integers(0, 2**32 - 1), st.floats(-6.0, 6.0))
@settings(max_examples=100, deadline=None)
def test_cholesky_gives_the_matrix_back(seed: int, power: float) -> None:
    rng = np.random.default_rng(seed)
    root = np.tril(rng.normal(size=(4, 4))) * 10.0**power
    root[:, rng.random(4) < 0.3] = 0.0
    matrix = root @ root.T
    ours = cholesky(matrix, matrix)
    assert np.array_equal(ours, np.tril(ours))
    scale = np.abs(matrix).max()
    assert ours @ ours.T == pytest.approx(matrix, rel=1e-7, abs=1e-6 * scale)


def test_empty_and_single_rows() -> None:
    nothing = smooth(np.zeros(0), np.zeros((0, 4)), np.zeros((0, 4, 4)), np.zeros(0))
    assert nothing.mean.shape == (0, 4)
    time_s, mean, cov = track(1, 1)
    one = smooth(time_s, mean, cov, np.full(len(time_s), Q))
    assert np.array_equal(one.mean, mean)
    assert np.array_equal(one.cov, cov)


def test_rows_of_one_time_add_no_scatter_of_their_own() -> None:
    """Two sensors at one instant: between the two rows nothing can have happened."""
    rng = np.random.default_rng(8)
    worst = 0.0
    for _ in range(300):
        time_s = np.cumsum(rng.choice([0.0, 0.0, 4.0], 15))
        ours = smooth(
            time_s, *naive.filtered(rng, time_s, 9.0, NOISE), np.full(len(time_s), 9.0)
        )
        sigma = np.sqrt(np.diagonal(ours.cov, axis1=1, axis2=2))
        product = sigma[:, :, np.newaxis] * sigma[:, np.newaxis, :]
        worst = max(worst, (np.abs(backwards(ours) - ours.cov) / product).max())
    assert worst < 1e-3
