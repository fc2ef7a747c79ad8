"""Gates find every pair that looking at all pairs finds, and no other."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naive import tracking as naive
from track_scenes import cooperative_at, plots_at, random_covariance, tracks_at
from vedette.plots.plot import Plots
from vedette.tracks.bernoulli import Tracks
from vedette.tracks.explain import DOUBT_SHARE
from vedette.tracks.gate import Ways, gate_pairs
from vedette.tracks.grid import build_grid
from vedette.tracks.identity import (
    ADDRESS_COUNT,
    GARBLED,
    POSITION_SLACK_M,
    SPEED_MAX_MPS,
    WOULD_SAY_ONE,
)
from vedette.tracks.traits import Traits, says_of

GATE = 20.0
Pairs = dict[tuple[int, int], float]


def ours(tracks: Tracks, plots: Plots, gate: float = GATE) -> tuple[Pairs, np.ndarray]:
    count = tracks.key.size
    one_way = Ways(
        np.ones((count, 1)),
        tracks.mean.reshape((count, 1, 4)),
        tracks.cov.reshape((count, 1, 4, 4)),
    )
    edges, _, implausible = gate_pairs(
        tracks.address,
        tracks.alive,
        tracks.mean,
        one_way,
        tracks.updated_s,
        np.full(tracks.key.size, WOULD_SAY_ONE),
        plots,
        build_grid(plots.e_m, plots.n_m),
        gate,
    )
    pairs = {
        (i, int(edges.plot[k])): float(edges.likelihood[k])
        for i in range(tracks.key.size)
        for k in range(edges.start[i], edges.start[i + 1])
    }
    assert len(pairs) == edges.plot.size, "a pair was found twice"
    return pairs, implausible


def every_pair(tracks: Tracks, plots: Plots, gate: float = GATE) -> Pairs:
    """Look at all pairs of objects without addresses."""
    pairs = {}
    for i in range(tracks.key.size):
        for j in range(plots.e_m.size):
            offset = np.array([plots.e_m[j], plots.n_m[j]]) - tracks.mean[i, :2]
            noise = np.array(
                [
                    [plots.r_ee_m2[j], plots.r_en_m2[j]],
                    [plots.r_en_m2[j], plots.r_nn_m2[j]],
                ]
            )
            S = tracks.cov[i, :2, :2] + noise
            if offset @ np.linalg.solve(S, offset) <= gate:
                pairs[i, j] = naive.density(offset, S)
    return pairs


def agree(tracks: Tracks, plots: Plots, gate: float = GATE) -> int:
    found, _ = ours(tracks, plots, gate)
    expected = every_pair(tracks, plots, gate)
    assert found.keys() == expected.keys()
    for pair, value in expected.items():
        assert found[pair] == pytest.approx(value, rel=1e-9)
    return len(expected)


@given(
    st.integers(0, 2**32 - 1),
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from([10.0, 300.0, 1e4, 1e6]),
    st.sampled_from([1.0, 1000.0, 1e5]),
)
@settings(max_examples=120, deadline=None)
def test_every_pair_in_reach_is_found(
    seed: int, tracks: int, plots: int, sigma_m: float, side_m: float
) -> None:
    rng = np.random.default_rng(seed)
    covs = [
        random_covariance(rng, sigma_m * 10 ** rng.uniform(-1, 1), 20.0)
        for _ in range(tracks)
    ]
    means = rng.uniform(-side_m, side_m, (tracks, 4))
    roots = rng.normal(size=(plots, 2, 2)) * 10 ** rng.uniform(0, 3, (plots, 1, 1))
    noise = roots @ roots.transpose(0, 2, 1) + np.eye(2)
    centres = rng.uniform(-side_m, side_m, (3, 2))
    places = centres[rng.integers(0, 3, plots)] + rng.normal(0, side_m / 20, (plots, 2))
    agree(
        tracks_at(means, np.array(covs).reshape(-1, 4, 4)),
        plots_at(places, noise=noise.reshape(-1, 2, 2)),
    )


def test_dense_scene_outgrows_the_first_room_for_pairs() -> None:
    """Two hundred tracks, forty plots, every pair in reach: far more than 4 (n + m)."""
    rng = np.random.default_rng(2)
    tracks = tracks_at(rng.uniform(-5, 5, (200, 4)), np.diag([1e4, 1e4, 1.0, 1.0]))
    assert agree(tracks, plots_at(rng.uniform(-5, 5, (40, 2)))) == 8000


def test_all_plots_at_one_point() -> None:
    tracks = tracks_at([[0.0] * 4, [1e5, 0.0, 0.0, 0.0]], np.eye(4) * 100.0)
    assert agree(tracks, plots_at(np.zeros((25, 2)))) == 25


def test_one_plot_far_away_does_not_hide_the_others() -> None:
    rng = np.random.default_rng(4)
    places = np.vstack([rng.uniform(-500, 500, (200, 2)), [[9e5, -9e5]]])
    tracks = tracks_at(
        np.vstack([rng.uniform(-500, 500, (100, 4)), [[9e5, -9e5, 0.0, 0.0]]]),
        np.diag([400.0, 400.0, 1.0, 1.0]),
    )
    grid = build_grid(*(places[:, axis].copy() for axis in (0, 1)))
    assert grid.columns * grid.rows < 4 * (len(places) + 1)
    assert agree(tracks, plots_at(places)) > 100


@pytest.mark.parametrize("sigma_m", [1e6, 1e9, 1e12])
def test_a_track_that_may_be_anywhere_reaches_everything(sigma_m: float) -> None:
    places = np.random.default_rng(1).uniform(-4e5, 4e5, (50, 2))
    tracks = tracks_at([0.0] * 4, np.diag([sigma_m**2, sigma_m**2, 1.0, 1.0]))
    assert agree(tracks, plots_at(places)) == 50


def test_plots_on_a_line_and_on_cell_edges() -> None:
    """A grid of no height, with plots exactly on the corners of its cells."""
    places = [[float(k), 0.0] for k in range(0, 1000, 10)]
    tracks = tracks_at(
        [[float(k), 0.0, 0.0, 0.0] for k in range(0, 1000, 10)], np.eye(4)
    )
    for noise in (1e-6, 1.0, 30.0):
        agree(tracks, plots_at(places, noise=noise * np.eye(2)))


def test_empty_scan_and_empty_picture() -> None:
    nothing = plots_at(np.zeros((0, 2)))
    assert ours(tracks_at([0.0] * 4, np.eye(4)), nothing)[0] == {}
    assert (
        ours(tracks_at(np.zeros((0, 4)), np.zeros((0, 4, 4))), plots_at([0, 0]))[0]
        == {}
    )
    assert ours(tracks_at(np.zeros((0, 4)), np.zeros((0, 4, 4))), nothing)[0] == {}


@given(st.integers(0, 2**32 - 1), st.integers(0, 60))
@settings(deadline=None)  # the first call compiles
def test_grid_holds_every_plot_once_in_its_cell(seed: int, count: int) -> None:
    rng = np.random.default_rng(seed)
    e, n = rng.normal(0.0, 10.0 ** rng.uniform(-3, 6), (2, count))
    grid = build_grid(e, n)
    assert sorted(grid.order.tolist()) == list(range(count))
    assert grid.start[-1] == count
    for row in range(grid.rows):
        for column in range(grid.columns):
            cell = row * grid.columns + column
            for j in grid.order[grid.start[cell] : grid.start[cell + 1]]:
                assert (
                    min(int((e[j] - grid.e0_m) / grid.cell_m), grid.columns - 1)
                    == column
                )
                assert min(int((n[j] - grid.n0_m) / grid.cell_m), grid.rows - 1) == row


def cooperative(
    distance_m: float, dt_s: float, *, own: int, said: int
) -> tuple[Pairs, np.ndarray]:
    tracks = tracks_at([0.0] * 4, np.diag([225.0, 225.0, 100.0, 100.0]), address=own)
    tracks.updated_s[:] = 100.0 - dt_s
    return ours(tracks, cooperative_at([[distance_m, 0.0]], said, 100.0))


@pytest.mark.parametrize(
    ("own", "said", "factor"),
    [
        (0xABC, 0xABC, ADDRESS_COUNT * (1.0 - GARBLED)),
        (0xABC, 0xDEF, GARBLED),
        (-1, 0xABC, WOULD_SAY_ONE),
        (0xABC, -1, 1.0),
        (-1, -1, 1.0),
        (0, 0, ADDRESS_COUNT * (1.0 - GARBLED)),
    ],
)
def test_addresses_weigh_as_stated(own: int, said: int, factor: float) -> None:
    pairs, implausible = cooperative(20.0, 4.0, own=own, said=said)
    same = own == said >= 0
    share = DOUBT_SHARE if same else 0.0
    S = 450.0 * np.eye(2)
    near = naive.density(np.array([20.0, 0.0]), S)
    wide = naive.density(np.array([20.0, 0.0]), S + 2000.0**2 * np.eye(2))
    expected = factor * ((1.0 - share) * near + share * wide)
    if said >= 0 and not same:  # both stand still, each to 10 m/s
        still = naive.density(np.zeros(2), 200.0 * np.eye(2))
        expected *= 0.05 + 0.95 * still * 2.0 * math.pi * 150.0**2
    assert pairs[0, 0] == pytest.approx(expected, rel=1e-9)
    assert implausible.tolist() == [0]


def test_a_velocity_weighs_as_the_density_of_place_and_velocity_together() -> None:
    rng = np.random.default_rng(5)
    P = random_covariance(rng, 3000.0, 20.0)
    tracks = tracks_at([0.0, 0.0, 12.0, -3.0], P[np.newaxis])
    plots = cooperative_at([[900.0, 400.0]], 0xABC, 100.0)
    plots.ve_mps[:], plots.vn_mps[:] = 60.0, 25.0
    step = np.array([900.0, 400.0, 48.0, 28.0])
    S = P + np.diag([225.0, 225.0, 100.0, 100.0])
    spread = np.linalg.slogdet(2.0 * math.pi * S)[1]
    both = math.exp(-0.5 * (step @ np.linalg.solve(S, step) + spread))
    place = naive.density(step[:2], S[:2, :2])
    other = 1.0 / (2.0 * math.pi * 150.0**2)  # of an aircraft that nobody knows
    expected = WOULD_SAY_ONE * (0.05 * place + 0.95 * both / other)
    assert ours(tracks, plots, 1e6)[0][0, 0] == pytest.approx(expected, rel=1e-6)


def test_own_address_reaches_beyond_the_gate_and_another_does_not() -> None:
    assert (0, 0) in cooperative(400.0, 4.0, own=5, said=5)[0]
    assert cooperative(400.0, 4.0, own=5, said=6)[0] == {}
    assert cooperative(400.0, 4.0, own=-1, said=6)[0] == {}


@pytest.mark.parametrize("dt_s", [0.0, 1.0, 60.0])
def test_physics_comes_before_identity(dt_s: float) -> None:
    limit_m = SPEED_MAX_MPS * dt_s + POSITION_SLACK_M
    _, within = cooperative(limit_m - 1.0, dt_s, own=5, said=5)
    pairs, beyond = cooperative(limit_m + 1.0, dt_s, own=5, said=5)
    assert within.tolist() == [0]
    assert beyond.tolist() == [1]
    assert pairs == {}
    _, another = cooperative(limit_m + 1.0, dt_s, own=5, said=6)
    assert another.tolist() == [0]


def test_a_track_surely_gone_claims_no_address() -> None:
    tracks = tracks_at([0.0] * 4, 225.0 * np.eye(4), alive=0.0, address=5)
    pairs, implausible = ours(tracks, cooperative_at([[0.0, 0.0], [9e5, 0.0]], 5, 0.0))
    assert pairs == {}
    assert implausible.tolist() == [0, 0]


def test_likelihoods_are_finite_however_far_a_plot_of_the_same_address_lies() -> None:
    for distance_m in 10.0 ** np.arange(0.0, 6.0, 0.25):
        pairs, _ = cooperative(distance_m, 3600.0, own=5, said=5)
        assert all(math.isfinite(value) for value in pairs.values())


def test_a_track_that_is_rather_a_bird_hardly_says_an_address() -> None:
    tracks = tracks_at([[0.0] * 4] * 3, [np.diag([100.0, 100.0, 25.0, 25.0])] * 3)
    tracks = tracks._replace(
        origin=np.array([[0.2, 0.8], [0.5, 0.5], [0.0, 0.0]]),
        answers=np.array([[0.01, 1.0], [1.0, 1.0], [1.0, 1.0]]),
    )
    said = says_of(tracks, Traits(np.ones(2), np.ones(2), np.array([0.5, 0.001])))
    assert said[0] == pytest.approx((0.002 * 0.5 + 0.8 * 0.001) / 0.802)
    assert said[1] == pytest.approx(0.2505)
    assert said[2] == WOULD_SAY_ONE
