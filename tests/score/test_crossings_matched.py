"""Crossings: one-to-one, never across targets, volumes or directions."""

import numpy as np
import pytest

from vedette.score.crossings import (
    Crossings,
    CrossingScore,
    error_quantiles,
    match_crossings,
)

Row = tuple[int, str, str, float, float]


def crossings(*rows: Row) -> Crossings:
    """Make a table of (target, volume, direction, time_s, e_m)."""
    target, volume, direction, time_s, e_m = (
        zip(*rows, strict=True) if rows else ((), (), (), (), ())
    )
    return Crossings(
        np.array(target, np.int64),
        np.array(volume, np.str_),
        np.array(direction, np.str_),
        np.array(time_s, np.float64),
        np.array(e_m, np.float64),
        np.zeros(len(rows)),
    )


def match(found: Crossings, reference: Crossings) -> CrossingScore:
    return match_crossings(found, reference, within_s=10.0, within_m=500.0)


def test_found_late_missed_and_extra_are_told_apart() -> None:
    score = match(
        crossings((1, "PL", "in", 103.0, 40.0), (3, "PL", "in", 100.0, 0.0)),
        crossings((1, "PL", "in", 100.0, 0.0), (2, "PL", "in", 100.0, 0.0)),
    )
    assert score.pairs.tolist() == [[0, 0]]
    assert score.missed.tolist() == [1]
    assert score.extra.tolist() == [1]
    assert score.time_error_s.tolist() == [3.0]
    assert score.position_error_m.tolist() == [40.0]
    assert (score.recall, score.precision) == (0.5, 0.5)


@pytest.mark.parametrize(
    "other",
    [
        (2, "PL", "in", 100.0, 0.0),
        (1, "UA", "in", 100.0, 0.0),
        (1, "PL", "out", 100.0, 0.0),
        (1, "PL", "in", 110.1, 0.0),
        (1, "PL", "in", 100.0, 500.1),
    ],
)
def test_another_target_volume_direction_time_or_place_is_no_answer(
    other: Row,
) -> None:
    score = match(crossings(other), crossings((1, "PL", "in", 100.0, 0.0)))
    assert len(score.pairs) == 0
    assert score.missed.tolist() == score.extra.tolist() == [0]


def test_a_crossing_said_twice_counts_once() -> None:
    score = match(
        crossings((1, "PL", "in", 104.0, 0.0), (1, "PL", "in", 101.0, 0.0)),
        crossings((1, "PL", "in", 100.0, 0.0)),
    )
    assert score.pairs.tolist() == [[1, 0]]
    assert score.extra.tolist() == [0]


def test_the_most_pairs_win_over_the_nearest_pair() -> None:
    """Nearest first would pair 108 with 107 and leave 100 and 116 alone."""
    score = match(
        crossings((1, "PL", "in", 108.0, 0.0), (1, "PL", "in", 116.0, 0.0)),
        crossings((1, "PL", "in", 100.0, 0.0), (1, "PL", "in", 107.0, 0.0)),
    )
    assert score.pairs.tolist() == [[0, 0], [1, 1]]


def test_empty_tables_score_as_nothing_to_find() -> None:
    score = match(crossings(), crossings())
    assert (score.recall, score.precision) == (1.0, 1.0)
    assert match(crossings(), crossings((1, "PL", "in", 0.0, 0.0))).recall == 0.0


def test_quantiles_are_of_absolute_errors() -> None:
    found = error_quantiles(np.array([-4.0, 0.0, 1.0, -2.0, 3.0]))
    assert found[0.5] == 2.0
    assert found[1.0] == 4.0
    assert np.isnan(error_quantiles(np.empty(0))[0.5])
