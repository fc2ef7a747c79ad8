"""Hedges and lengths of time in the words of articles, with their bounds."""

import pytest

from vedette.claims.extract.figures import length_of
from vedette.claims.extract.hedges import in_plain_words, unlisted
from vedette.claims.extract.quantities import quantities


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("roughly 7,400, of whom some slept", 6660, 8140),
        ("something like 27,000 customers", 24_300, 29_700),
        ("in the neighbourhood of 100 flights", 90, 110),
        ("getting on for 200 flights", 180, 199),
        ("a little under 50 drones", 45, 49),
        ("shy of 100 drones", 90, 99),
        ("a little over 40 calls", 41, None),
        ("north of 500 passengers", 501, None),
        ("a good hundred officers", 100, None),
        ("20-plus drones", 20, None),
        ("30 or more drones", 30, None),
        ("no more than two diversions", 0, 2),
        ("as many as 15 drones", 0, 15),
        ("not even ten drones", 0, 9),
        ("forty-odd officers", 40, 49),
        ("300-odd flights", 300, 399),
        ("three, perhaps four, drones", 3, 4),
        ("five, if not six, drones", 5, 6),
        ("two or possibly three drones", 2, 3),
        ("a couple of thousand people", 2000, None),
        ("a few dozen drones", 24, None),
        ("several hundred drones", 300, None),
        ("a small number of drones", 2, None),
        ("another pair of drones", 2, 2),
        ("a brace of jets", 2, 2),
        ("a trio of drones", 3, 3),
        ("a single drone", 1, 1),
        ("a whopping 90 flights", 90, 90),
        ("the remaining five drones", 5, 5),
        ("a group of up to 15 drones", 0, 15),
    ],
)
def test_a_hedge_means_what_its_word_of_the_table_means(
    words: str, low: int, high: int | None
) -> None:
    first = quantities(words)[0].quantity.strict
    assert (first.lo, first.hi) == (low, high)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("1 hour 50 minutes", 6600, 6600),
        ("6 h 40 min", 24_000, 24_000),
        ("seven hours and twenty minutes", 26_400, 26_400),
        ("a quarter of an hour", 900, 900),
        ("three quarters of an hour", 2700, 2700),
        ("a half-hour", 1800, 1800),
        ("an hour and a quarter", 4500, 4500),
        ("a good half hour", 1800, None),
        ("the best part of two hours", 6480, 7199),
        ("not quite three hours", 9720, 10_799),
        ("a little over three hours", 10_800, None),
        ("shorter than an hour", 0, 3600),
        ("under twenty minutes", 0, 1200),
        ("nine nights in a row", 777_600, 777_600),
        ("between 4 and 12 minutes", 240, 720),
    ],
)
def test_a_length_of_time_is_read_as_people_say_it(
    words: str, low: int, high: int | None
) -> None:
    found = length_of(words)
    assert found is not None
    assert (found.strict.lo, found.strict.hi) == (low, high)


def test_two_figures_of_a_change_are_no_range() -> None:
    told = quantities("The number of calls was corrected from 74 to 69.")
    assert [one.quantity.strict.lo for one in told] == [74, 69]
    told = quantities("They saw 4 to 6 drones.")
    assert [one.quantity.strict.hi for one in told] == [6]


@pytest.mark.parametrize(
    "words",
    ["how many drones", "all but one drone", "the Group of 7", "767 freighters"],
)
def test_words_that_are_no_quantity_are_none(words: str) -> None:
    assert quantities(words) == []


def test_what_the_table_has_no_word_for_is_left_alone() -> None:
    assert in_plain_words("Well over 40") == "more than 40"
    assert unlisted("four, perhaps three") is None
    assert unlisted("odd") is None
