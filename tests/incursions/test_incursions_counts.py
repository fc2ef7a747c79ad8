"""Counts from small sets of tracks whose answer is known."""

import numpy as np
import pytest

from vedette.incursions.counts import (
    Count,
    Tally,
    Tracked,
    count_law,
    interval_90,
    mean_of,
    tally,
)
from vedette.incursions.partition import draw_partitions, links_of
from vedette.incursions.same_object import SURE, Pairs
from vedette.incursions.visits import Visits

PATHS = 200
SAMPLES = 2000
NO_PAIRS = Pairs(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
LINKED = Pairs(np.array([0]), np.array([1]), np.array([SURE]))


def tracked(*existence: float, excused: int = 0, kind: float = 0.0) -> Tracked:
    n = len(existence)
    return Tracked(
        existence=np.array(existence),
        begun_s=100.0 * np.arange(1.0, n + 1.0),
        excused=np.full(n, excused),
        lasted_s=np.full(n, 60.0),
        origin=np.full((n, 1), kind),
        answers=np.ones((n, 1)),
        moves=np.ones((n, 1)),
    )


def visits(*tracks: dict[str, float]) -> Visits:
    """Every path of a track did the same; what is not named did not happen."""

    def column(name: str, otherwise: float) -> np.ndarray:
        return np.array([[t.get(name, otherwise)] * PATHS for t in tracks])

    return Visits(
        entries=column("entries", 0).astype(np.int64),
        begins_inside=column("begins", 0).astype(np.int64),
        ends_inside=column("ends", 0).astype(np.int64),
        entered_before_s=column("before", np.nan),
        near=column("near", 0).astype(np.int64),
        enters_after_s=column("after", np.nan),
        near_after=column("near_after", 0).astype(np.int64),
    )


def counted(
    tracks: Tracked, pairs: Pairs, seen: Visits, *, counts: int = 1, from_s: float = 0.0
) -> Tally:
    return told(tracks, pairs, seen, (counts,), from_s=from_s)


def told(
    tracks: Tracked,
    pairs: Pairs,
    seen: Visits,
    counts: tuple[int, ...],
    *,
    from_s: float = 0.0,
    samples: int = SAMPLES,
) -> Tally:
    links = links_of(pairs, tracks.existence.size)
    drawn = draw_partitions(tracks.existence, links, samples, 77)
    return tally(tracks, drawn, seen, np.array(counts), from_s, 77)


def test_without_doubt_of_place_objects_are_poisson_binomial() -> None:
    chances = (0.9, 0.5, 0.2)
    found = counted(tracked(*chances), NO_PAIRS, visits(*[{"entries": 1}] * 3))
    expected = np.ones(1)
    for r in chances:
        expected = np.convolve(expected, [1 - r, r])
    drawn = np.bincount(found.deeds[:, 0], minlength=4) / SAMPLES
    assert drawn == pytest.approx(expected, abs=0.04)
    assert (found.deeds[:, 0] == found.deeds[:, 1]).all()


def test_what_the_policy_excuses_and_what_is_a_bird_are_not_counted() -> None:
    inside = visits({"entries": 1})
    assert counted(tracked(1.0, excused=1), NO_PAIRS, inside).deeds.sum() == 0
    bird = counted(tracked(1.0, kind=1.0), NO_PAIRS, inside, counts=0)
    assert bird.deeds.sum() == 0
    drone = counted(tracked(1.0, kind=1.0), NO_PAIRS, inside)
    assert drone.seen.ravel().tolist() == [1] * SAMPLES


def two_kinds(
    origin: list[float], answers: list[list[float]], moves: list[list[float]]
) -> Tracked:
    """Two sure tracks that may be of either of two sources; the second is longer."""
    return tracked(1.0, 1.0)._replace(
        lasted_s=np.array([60.0, 600.0]),
        origin=np.array([origin, [0.5, 0.5]]),
        answers=np.array(answers),
        moves=np.array(moves),
    )


def test_every_fragment_of_an_object_says_of_what_kind_it_is() -> None:
    seen = visits({"entries": 1}, {})
    tracks = two_kinds([0.5, 0.5], [[1.0, 0.5], [1.0, 0.25]], [[1.0, 1.0]] * 2)
    both = told(tracks, LINKED, seen, (1, 0))
    # One origin, and 1 : 1/2 times 1 : 1/4 of what the looks said.
    assert both.deeds[:, 0].mean() == pytest.approx(8.0 / 9.0, abs=0.03)
    alone = told(tracks, NO_PAIRS, seen, (1, 0))
    assert alone.deeds[:, 0].mean() == pytest.approx(2.0 / 3.0, abs=0.04)
    assert (both.seen[:, 0] == both.deeds[:, 0]).all()


def test_how_an_object_moves_is_said_once_by_its_longest_track() -> None:
    seen = visits({"entries": 1}, {})
    tracks = two_kinds([0.5, 0.5], [[1.0, 1.0]] * 2, [[0.1, 1.0], [1.0, 0.2]])
    both = told(tracks, LINKED, seen, (1, 0))
    assert both.deeds[:, 0].mean() == pytest.approx(5.0 / 6.0, abs=0.03)


def test_many_fragments_of_strong_evidence_leave_a_kind() -> None:
    count = 60
    many = tracked(*[1.0] * count)._replace(
        origin=np.full((count, 2), 0.5),
        answers=np.tile([1e-3, 1.0], (count, 1)),
        moves=np.ones((count, 2)),
    )
    at = np.arange(1, count)
    chain = Pairs(at - 1, at, np.full(count - 1, SURE))
    seen = visits(*[{"entries": 1}] * count)
    found = told(many, chain, seen, (1, 0), samples=200)
    assert found.deeds.sum() == 0


def test_two_fragments_inside_are_one_object_that_entered_once() -> None:
    seen = visits({"entries": 1, "ends": 1}, {"begins": 1, "before": 30.0})
    apart = counted(tracked(1.0, 1.0), NO_PAIRS, seen)
    assert apart.deeds[0].tolist() == [2, 2, 0]
    one = counted(tracked(1.0, 1.0), LINKED, seen)
    assert one.deeds[0].tolist() == [1, 1, 0]


def test_an_object_that_entered_while_nobody_saw_it_entered_once() -> None:
    seen = visits({"near": 1}, {"begins": 1, "before": 30.0})
    one = counted(tracked(1.0, 1.0), LINKED, seen)
    assert one.deeds[0].tolist() == [1, 1, 0]


def test_an_aircraft_known_by_name_for_a_while_excuses_its_nameless_rest() -> None:
    named = tracked(1.0, 1.0)._replace(excused=np.array([1, 0]))
    seen = visits({}, {"entries": 1})
    assert counted(named, LINKED, seen).deeds.sum() == 0
    assert counted(named, NO_PAIRS, seen).deeds[0].tolist() == [1, 1, 0]


def test_an_entry_before_the_watch_is_none_of_it_and_the_object_is() -> None:
    seen = visits({"begins": 1, "before": 30.0})
    early = counted(tracked(1.0), NO_PAIRS, seen, from_s=90.0)
    assert early.deeds[0].tolist() == [1, 0, 0]
    during = counted(tracked(1.0), NO_PAIRS, seen, from_s=60.0)
    assert during.deeds[0].tolist() == [1, 1, 0]


def test_an_object_that_went_on_unseen_may_enter_unless_it_was_seen_again() -> None:
    seen = visits({"near": 1, "after": 300.0}, {"near": 1})
    apart = counted(tracked(1.0, 1.0), NO_PAIRS, seen)
    assert apart.deeds[0].tolist() == [1, 1, 1]
    one = counted(tracked(1.0, 1.0), LINKED, seen)
    assert one.deeds[0].tolist() == [0, 0, 1]


def test_approached_is_near_and_never_inside() -> None:
    seen = visits({"near": 1}, {"near": 1, "entries": 1})
    assert counted(tracked(1.0, 1.0), NO_PAIRS, seen).deeds[0].tolist() == [1, 1, 1]


def test_seen_and_unseen_add_up() -> None:
    deeds, seen = np.array([1, 1, 2, 2]), np.array([[1], [1], [2], [2]])
    law = np.array([[1.0, 0.0], [0.5, 0.5], [0.25, 0.75]])
    both, alone, hidden = count_law(deeds, seen, [law])
    assert alone == pytest.approx([0.0, 0.5, 0.5])
    assert hidden == pytest.approx([0.375, 0.625])
    assert both == pytest.approx([0.0, 0.25, 0.375, 0.375])
    assert mean_of(both) == pytest.approx(mean_of(alone) + mean_of(hidden))


@pytest.mark.parametrize(
    ("pmf", "expected"),
    [
        ((1.0,), (0, 0)),
        ((0.04, 0.92, 0.04), (1, 1)),
        ((0.06, 0.88, 0.06), (0, 2)),
        ((0.0, 0.0, 0.5, 0.5), (2, 3)),
    ],
)
def test_a_tenth_at_most_is_outside_the_interval_half_on_each_side(
    pmf: tuple[float, ...], expected: tuple[int, int]
) -> None:
    assert interval_90(pmf) == expected


def test_a_count_says_its_means() -> None:
    count = Count(
        volume="PL",
        measure="objects",
        from_s=0.0,
        to_s=3600.0,
        pmf=(0.25, 0.5, 0.25),
        seen_pmf=(0.5, 0.5),
        unseen_pmf=(0.5, 0.5),
        prior_band=(0.8, 1.4),
    )
    assert (count.mean, count.seen_mean, count.unseen_mean) == (1.0, 0.5, 0.5)
    assert count.interval_90 == (0, 2)


def test_an_object_whose_old_track_went_astray_entered_no_second_time() -> None:
    """Inside all along; its old track is led out, and ends after the new one began."""
    seen = visits({"begins": 1, "ends": 0}, {"begins": 1, "ends": 1})
    sure = tracked(1.0, 1.0)
    overlap = sure._replace(begun_s=np.array([0.0, 50.0]))
    assert (counted(overlap, LINKED, seen).deeds[:, 1] == 0).all()
    apart = sure._replace(begun_s=np.array([0.0, 100.0]))
    linked = counted(apart, LINKED, seen).deeds[:, 1]
    assert linked.mean() == pytest.approx(1.0, abs=0.01)


def test_an_object_that_entered_while_its_old_track_went_astray_entered_once() -> None:
    seen = visits({"begins": 0, "ends": 0}, {"begins": 1, "ends": 1})
    overlap = tracked(1.0, 1.0)._replace(begun_s=np.array([0.0, 50.0]))
    assert counted(overlap, LINKED, seen).deeds[:, 1].mean() == pytest.approx(
        1.0, abs=0.01
    )
