"""Existence is judged fairly: the scene keeps its word, and the judge finds a boaster.

Kept results are held to the bar of 0.03; docs/adr/0003-existence-calibration.md says
why existence x alive is judged, and against which truth.
"""

import json
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from bench_scenes import BENCH, bench_module

scenes = bench_module("scenes")
honesty = bench_module("honesty")
tracker = bench_module("vedette_tracker")

BAR = 0.03
TOLD = ("open sky", "GRID-300")  # scenes whose models the tracker is told
LOOKS = ("2", "4", "8")


def beliefs(existence: list[float], east_m: list[float]) -> object:
    """Place tracks of unit covariance along a line."""
    count = len(existence)
    states = np.zeros((count, 4))
    states[:, 0] = east_m
    return scenes.Beliefs(
        ids=np.arange(count),
        states=states,
        covariances=np.tile(np.eye(4), (count, 1, 1)),
        existence=np.array(existence),
    )


@pytest.fixture(scope="module")
def kept() -> dict[int, tuple[object, list[object]]]:
    """Track some scenes once, for every test that judges them."""
    drawn = {seed: honesty.open_sky(seed) for seed in range(1, 9)}
    return {seed: (scene, list(tracker.run(scene))) for seed, scene in drawn.items()}


def judged_with(
    kept: dict[int, tuple[object, list[object]]], factor: float
) -> dict[int, dict[str, float]]:
    """Judge what was tracked, with every odds of existence multiplied."""
    told = {id(scene): estimates for scene, estimates in kept.values()}

    def retell(scene: object) -> Iterator[object]:
        for found in told[id(scene)]:
            stated = np.clip(found.beliefs.existence, 1e-12, 1.0 - 1e-12)
            odds = factor * stated / (1.0 - stated)
            held = replace(found.beliefs, existence=odds / (1.0 + odds))
            yield replace(found, beliefs=held)

    return honesty.calibration([scene for scene, _ in kept.values()], retell)


def test_open_sky_is_drawn_from_the_models_that_it_states() -> None:
    drawn = [honesty.open_sky(seed) for seed in range(1, 21)]
    detected = sum(int((s >= 0).sum()) for scene in drawn for s in scene.sources)
    there = sum(len(ids) for scene in drawn for ids in scene.truth_ids)
    false = sum(int((s < 0).sum()) for scene in drawn for s in scene.sources)
    scans = sum(len(scene.scans) for scene in drawn)
    clutter = drawn[0].clutter_density_pm2 * scenes.scene.area_m2(drawn[0].box_m)
    assert detected / there == pytest.approx(drawn[0].p_detect, abs=0.01)
    assert false / scans == pytest.approx(clutter, rel=0.01)
    lives = [np.unique(np.concatenate(s.truth_ids)).size for s in drawn]
    births = drawn[0].birth[0].weight * len(drawn[0].scans)
    assert np.mean(lives) == pytest.approx(births, rel=0.06)


def test_a_target_vouches_for_one_track_however_many_are_near() -> None:
    held = beliefs([0.6, 0.4, 0.9], [0.0, 0.0, 50.0])
    share = honesty.owned(held, np.zeros((1, 2)))
    # One of two is real: r1 (1 - r2) against r2 (1 - r1).
    assert share[:2] == pytest.approx([0.36 / 0.52, 0.16 / 0.52], abs=1e-6)
    assert share[2] == 0.0
    both = honesty.owned(held, np.array([[0.0, 0.0], [0.5, 0.0]]))
    assert both[:2] == pytest.approx([1.0, 1.0], abs=1e-3)


def test_no_target_and_no_track_are_no_trouble() -> None:
    rng = np.random.default_rng(1)
    nobody = honesty.came_true(beliefs([0.5], [0.0]), np.zeros((0, 2)), rng)
    assert nobody.tolist() == [[False], [False], [False]]
    assert honesty.came_true(beliefs([], []), np.zeros((1, 2)), rng).shape == (3, 0)


def test_our_tracker_says_what_it_believes_of_every_track(
    kept: dict[int, tuple[object, list[object]]],
) -> None:
    for found in kept[3][1]:
        held = found.beliefs
        assert np.unique(held.ids).size == held.ids.size
        assert np.isin(found.ids, held.ids).all()
        assert ((held.existence >= 0.0) & (held.existence <= 1.0)).all()
        assert (np.linalg.eigvalsh(held.covariances) > 0.0).all()
        assert held.existence.sum() == pytest.approx(found.expected_count)


def test_our_tracker_is_honest_where_a_boaster_and_a_doubter_are_not(
    kept: dict[int, tuple[object, list[object]]],
) -> None:
    honest = judged_with(kept, 1.0)
    boaster = judged_with(kept, 3.0)
    doubter = judged_with(kept, 1.0 / 3.0)
    for looks in honesty.LOOKS:
        chance = honest[looks]["ece_by_chance"]
        assert honest[looks]["ece"] < BAR + chance
        assert boaster[looks]["ece"] > BAR + chance
        assert doubter[looks]["ece"] > BAR + chance


def test_published_results_hold_the_bar_over_enough_tracks() -> None:
    text = (BENCH / "results" / "honesty.json").read_text(encoding="utf-8")
    numbers = json.loads(text)["numbers"]
    assert set(numbers) == set(tracker.TRACKERS)
    for places in numbers.values():
        for place in TOLD:
            for looks in LOOKS:
                judged = places[place][looks]
                assert judged["tracks"] >= 5000
                assert judged["ece"] <= BAR


@pytest.mark.prove
def test_our_tracker_holds_the_bar_when_measured_again() -> None:
    drawn = [honesty.open_sky(seed) for seed in range(1001, 1111)]
    judged = honesty.calibration(drawn, tracker.run)
    for looks in honesty.LOOKS:
        assert judged[looks]["tracks"] >= 5000
        assert judged[looks]["ece"] <= BAR
