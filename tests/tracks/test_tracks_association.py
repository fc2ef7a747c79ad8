"""Marginals of association against lists of every joint event."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naive import tracking as naive
from track_scenes import dense_of, edges_of, plots_at
from vedette.tracks.association import exact_marginals, find_clusters, pair_marginals
from vedette.tracks.exchange import NAMED, labels_of, nameless

EXACT = 12
LOOPY = 0


def marginals(psi: np.ndarray, side: int, label: object = 0) -> np.ndarray:
    edges, weight = edges_of(psi)
    labels = np.broadcast_to(np.array(label), (len(psi),)).copy()
    found = pair_marginals(edges, weight, psi.shape[1], side, labels)
    return dense_of(edges, found, psi.shape[1])


@st.composite
def weights(draw: st.DrawFn, largest: int = 5) -> np.ndarray:
    """Draw weights from 1e-12 to 1e15, many of them not gated."""
    shape = draw(st.tuples(st.integers(1, largest), st.integers(1, largest)))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    low, high = draw(st.sampled_from([(-12, 15), (-1, 1), (10, 15), (-12, -8)]))
    psi = 10.0 ** rng.uniform(low, high, shape)
    psi[rng.random(shape) > draw(st.sampled_from([1.0, 0.6, 0.3]))] = 0.0
    return psi


@given(weights())
@settings(max_examples=150, deadline=None)
def test_exact_marginals_are_those_of_all_joint_events(psi: np.ndarray) -> None:
    expected, _ = naive.joint_events(psi)
    assert exact_marginals(psi) == pytest.approx(expected, rel=1e-11, abs=1e-300)


@given(weights())
@settings(max_examples=100, deadline=None)
def test_clusters_change_nothing(psi: np.ndarray) -> None:
    expected = naive.exchanged_events(psi)
    assert marginals(psi, EXACT) == pytest.approx(expected, rel=1e-11, abs=1e-300)


@given(weights())
@settings(max_examples=100, deadline=None)
def test_labels_change_nobody_s_chance_to_be_detected_or_taken(psi: np.ndarray) -> None:
    expected, _ = naive.joint_events(psi)
    found = marginals(psi, EXACT)
    for axis in (0, 1):
        assert found.sum(axis=axis) == pytest.approx(expected.sum(axis=axis), rel=1e-9)


@pytest.mark.parametrize("label", [NAMED, [3, NAMED], [3, 4]])
def test_what_has_a_name_is_not_exchanged(label: object) -> None:
    psi = np.array([[100.0, 99.0], [99.0, 100.0]])
    expected, _ = naive.joint_events(psi)
    assert marginals(psi, EXACT, label) == pytest.approx(expected, rel=1e-11)
    assert marginals(psi, EXACT, 3)[0, 0] > 0.9


def test_addresses_and_kinds_are_names() -> None:
    address = np.array([-1, 7, -1, -1, -1])
    echo = np.array([1.0, 1.0, 0.2, 1.0, 0.98])
    psi = np.zeros((5, 2))
    psi[[0, 1, 2, 4], 0] = 1.0
    psi[3] = 1.0
    edges, _ = edges_of(psi)
    plots = plots_at([[0.0, 0.0], [1.0, 1.0]], address=[-1, 9])
    label = labels_of(address, echo, edges, plots)
    assert label[1] == label[3] == NAMED
    assert label[0] == label[4] != label[2]
    assert nameless(label, np.array([0, 4]))
    assert not nameless(label, np.array([0, 2]))
    assert not nameless(label, np.array([0, 3]))


def test_tracks_that_flew_as_one_part_with_their_plots() -> None:
    alike = marginals(np.array([[50.0, 49.0], [50.0, 49.0]]), EXACT)
    assert alike[0, 0] > 0.9
    assert alike[1, 1] > 0.9
    assert alike[0, 1] < 0.1


@given(weights(largest=8), st.sampled_from([EXACT, LOOPY]))
@settings(max_examples=200, deadline=None)
def test_no_track_and_no_plot_is_used_more_than_once(
    psi: np.ndarray, side: int
) -> None:
    found = marginals(psi, side)
    assert found.min() >= 0.0
    assert found.sum(axis=1).max() <= 1.0 + 1e-9
    # Belief propagation obeys this where its messages have settled.
    slack = 1e-9 if side == EXACT else 1e-2
    assert found.sum(axis=0).max() <= 1.0 + slack


def tree(rng: np.random.Generator, tracks: int, plots: int) -> np.ndarray:
    """Draw a connected graph without loops."""
    psi = np.zeros((tracks, plots))
    psi[0, 0] = 10.0 ** rng.uniform(-3, 4)
    for i in range(1, tracks):
        psi[i, rng.integers(0, min(i, plots))] = 10.0 ** rng.uniform(-3, 4)
        if i < plots:
            psi[rng.integers(0, i + 1), i] = 10.0 ** rng.uniform(-3, 4)
    return psi


@pytest.mark.parametrize("seed", range(20))
def test_belief_propagation_is_exact_on_trees(seed: int) -> None:
    rng = np.random.default_rng(seed)
    psi = tree(rng, int(rng.integers(2, 6)), int(rng.integers(2, 5)))
    expected, _ = naive.joint_events(psi)
    # A message that changes by less than 1e-5 of itself has settled.
    assert marginals(psi, LOOPY) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("seed", range(20))
def test_belief_propagation_settles_where_its_naive_twin_does(seed: int) -> None:
    rng = np.random.default_rng(seed)
    psi = 10.0 ** rng.uniform(-2, 2, (6, 5)) * (rng.random((6, 5)) < 0.7)
    twin = naive.belief_propagation(psi)
    assert marginals(psi, LOOPY) == pytest.approx(twin, abs=2e-3)


def test_belief_propagation_is_near_the_truth_where_there_are_loops() -> None:
    rng = np.random.default_rng(5)
    errors = []
    for _ in range(60):
        psi = 10.0 ** rng.uniform(-2, 3, (5, 5)) * (rng.random((5, 5)) < 0.6)
        errors.append(np.abs(marginals(psi, LOOPY) - exact_marginals(psi)).max())
    # The worst pair of each scene; measured 0.027 on average, 0.27 at worst.
    assert np.mean(errors) < 0.04
    assert np.max(errors) < 0.3


@pytest.mark.parametrize("scale", [1e3, 1e9, 1e15, 1e18])
def test_huge_weights_keep_their_ratio(scale: float) -> None:
    """Two tracks want two plots; only products of pairs matter."""
    psi = scale * np.array([[3.0, 1.0], [1.0, 1.0]])
    assert exact_marginals(psi)[0, 0] == pytest.approx(0.75, rel=1e-2)
    assert marginals(psi, EXACT)[0, 0] == pytest.approx(1.0, rel=1e-2)
    assert exact_marginals(psi) == pytest.approx(naive.joint_events(psi)[0], rel=1e-12)


def test_sure_and_hopeless_pairs_in_one_cluster() -> None:
    psi = np.array([[1e15, 1e-12, 0.0], [1e-12, 1e15, 1e-12], [0.0, 1e-12, 1e-12]])
    for side in (EXACT, LOOPY):
        found = marginals(psi, side)
        assert found[0, 0] == pytest.approx(1.0, rel=1e-12)
        assert found[1, 1] == pytest.approx(1.0, rel=1e-12)
        assert found[2, 2] == pytest.approx(1e-12, rel=1e-6)
        # The middle plot is taken: what the third track has of it is far less still.
        assert found[2, 1] < 1e-20


def test_no_pairs_give_no_marginals() -> None:
    for shape in ((0, 0), (0, 4), (3, 0), (3, 4)):
        assert marginals(np.zeros(shape), EXACT).sum() == 0.0


def test_a_large_cluster_goes_to_belief_propagation_and_stays_sane() -> None:
    rng = np.random.default_rng(3)
    psi = 10.0 ** rng.uniform(-1, 3, (60, 60)) * (rng.random((60, 60)) < 0.2)
    found = marginals(psi, EXACT)
    assert np.isfinite(found).all()
    assert found.sum(axis=1).max() <= 1.0 + 1e-9


@given(weights(largest=6), st.integers(0, 2**32 - 1))
@settings(max_examples=60, deadline=None)
def test_order_of_tracks_and_plots_does_not_matter(psi: np.ndarray, seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(psi.shape[0]), rng.permutation(psi.shape[1])
    shuffled = marginals(psi[rows][:, columns], EXACT)
    assert shuffled == pytest.approx(marginals(psi, EXACT)[rows][:, columns], rel=1e-9)


@given(weights(largest=8))
@settings(max_examples=80, deadline=None)
def test_clusters_are_the_connected_parts(psi: np.ndarray) -> None:
    edges, _ = edges_of(psi)
    order, start, local = find_clusters(edges, psi.shape[1])
    gated = psi > 0.0
    assert sorted(order.tolist()) == np.flatnonzero(gated.any(axis=1)).tolist()
    assert np.array_equal(local >= 0, gated.any(axis=0))
    groups = [order[a:b] for a, b in itertools.pairwise(start)]
    for group in groups:
        columns = gated[group].any(axis=0)
        # Nobody else touches these plots, and from any member all are reached.
        others = np.setdiff1d(np.arange(len(psi)), group)
        assert not gated[np.ix_(others, columns)].any()
        reached = {int(group[0])}
        for _ in group:
            near = gated[sorted(reached)].any(axis=0)
            reached |= set(np.flatnonzero(gated[:, near].any(axis=1)).tolist())
        assert reached == set(group.tolist())
        assert sorted(local[columns].tolist()) == list(range(int(columns.sum())))
