"""Whose each track is: a target vouches for one track alone."""

import numpy as np
import pytest

from vedette.score.owners import owners, pair_worth


def shares(existence: list[float], east: list[float], targets: list[float]) -> object:
    positions = np.stack([np.array(east), np.zeros(len(east))], axis=1)
    places = np.stack([np.array(targets), np.zeros(len(targets))], axis=1)
    cov = np.broadcast_to(np.eye(2), (len(east), 2, 2)).copy()
    return owners(np.array(existence), positions, cov, places.reshape(-1, 2))


def test_two_tracks_in_one_place_share_their_target_by_their_odds() -> None:
    both = shares([0.6, 0.4], [0.0, 0.0], [0.0])
    assert both[:, 0].sum() == pytest.approx(1.0, abs=1e-6)
    odds = np.array([0.6 / 0.4, 0.4 / 0.6])
    assert both[:, 0] == pytest.approx(odds / odds.sum(), abs=1e-6)


def test_two_targets_have_a_track_each() -> None:
    apart = shares([0.6, 0.4], [0.0, 100.0], [0.0, 100.0])
    assert apart == pytest.approx(np.eye(2), abs=1e-6)


def test_a_target_out_of_reach_vouches_for_nobody() -> None:
    assert shares([0.9], [0.0], [5.0])[0, 0] == 0.0
    assert shares([0.9], [0.0], []).shape == (1, 0)
    assert pair_worth(
        np.zeros(0), np.zeros((0, 2)), np.zeros((0, 2, 2)), np.zeros((1, 2))
    )[0].shape == (0, 1)


def test_two_tracks_between_two_targets_are_each_of_either() -> None:
    """Whose a track is, is asked: the likelier way to share them is not all."""
    found = np.array(shares([0.9, 0.9], [0.0, 0.2], [-0.1, 0.3]))
    assert found[0, 0] == pytest.approx(found[1, 1])
    assert 0.3 < found[0, 1] < found[0, 0] < 0.7
