"""Words of quantity against a table that was written by hand before the code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.claims.interval import Reading, gap, overlap, said, total, within
from vedette.claims.words import number_of, quantity_of

# The words; then the bounds of both readings, strict first.
TABLE = [
    ("19", (19, 19), (19, 19)),
    ("415", (415, 415), (415, 415)),
    ("40", (40, 40), (36, 44)),
    ("3,000", (3000, 3000), (2700, 3300)),
    ("at least 3", (3, None), (3, None)),
    ("no fewer than eight", (8, None), (8, None)),
    ("more than 10", (11, None), (11, None)),
    ("over 1.5", (1.5, None), (1.5, None)),
    ("up to 40", (0, 40), (0, 40)),
    ("fewer than ten", (0, 9), (0, 9)),
    ("about 20", (18, 22), (16, 24)),
    ("approximately two dozen", (22, 26), (20, 28)),
    ("two dozen", (24, 24), (22, 26)),
    ("about a dozen", (11, 13), (10, 14)),
    ("some 20", (18, 22), (16, 24)),
    ("some", (1, None), (1, None)),
    ("a few", (2, None), (2, None)),
    ("several", (3, None), (2, None)),
    ("many", (3, None), (2, None)),
    ("numerous", (3, None), (2, None)),
    ("dozens", (24, None), (20, None)),
    ("dozens of", (24, None), (20, None)),
    ("several dozen", (36, None), (24, None)),
    ("scores of", (40, None), (30, None)),
    ("hundreds of", (200, None), (150, None)),
    ("several hundred", (300, None), (200, None)),
    ("thousands", (2000, None), (1500, None)),
    ("at least several", (3, None), (2, None)),
    ("more than a few", (2, None), (2, None)),
    ("about several dozen", (36, None), (24, None)),
    ("nearly 100", (90, 99), (80, 99)),
    ("close to 20", (18, 22), (16, 24)),
    ("some 20 to 30", (18, 33), (16, 36)),
    ("about 20-30", (18, 33), (16, 36)),
    ("around between 20 and 30", (18, 33), (16, 36)),
    ("20 to 30 or so", (18, 33), (16, 36)),
    ("22 to 25", (22, 25), (22, 25)),
    ("22-25", (22, 25), (22, 25)),
    ("22–25", (22, 25), (22, 25)),
    ("between 22 and 25", (22, 25), (22, 25)),
    ("three or four", (3, 4), (3, 4)),
    ("no", (0, 0), (0, 0)),
    ("not a single", (0, 0), (0, 0)),
    ("half a dozen", (6, 6), (6, 6)),
    ("twenty-one", (21, 21), (21, 21)),
    ("a hundred and five", (105, 105), (105, 105)),
    ("1 200", (1200, 1200), (1080, 1320)),
    ("1.5 million", (1_500_000, 1_500_000), (1_350_000, 1_650_000)),
    ("About  Twenty", (18, 22), (16, 24)),
]


@pytest.mark.parametrize(("words", "strict", "loose"), TABLE)
def test_words_of_quantity_mean_what_the_table_says(
    words: str, strict: tuple[float, float], loose: tuple[float, float]
) -> None:
    found = quantity_of(words)
    assert found is not None
    assert (found.strict.lo, found.strict.hi) == strict
    assert (found.loose.lo, found.loose.hi) == loose


@pytest.mark.parametrize(
    "words",
    ["", "a", "an", "the", "drones", "to", "or", "twenty apples", "-3", "1..2", "4 or"],
)
def test_what_states_no_quantity_gives_none(words: str) -> None:
    assert quantity_of(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "no more than a few",
        "up to several dozen",
        "at most many",
        "fewer than dozens",
        "less than hundreds of",
        "under several",
        "nearly hundreds",
        "just under several dozen",
        "up to 20 to 30",
        "fewer than 20 to 30",
    ],
)
def test_a_bound_from_above_without_a_figure_is_no_quantity(words: str) -> None:
    assert quantity_of(words) is None


def test_a_range_that_falls_is_no_range() -> None:
    assert quantity_of("25 to 22") is None


@given(st.integers(0, 10**7))
def test_a_figure_is_read_with_and_without_separators(value: int) -> None:
    assert number_of(str(value)) == number_of(f"{value:,}") == value


@given(st.integers(0, 10**5), st.sampled_from(["", "about ", "nearly ", "at least "]))
def test_the_loose_reading_holds_the_strict_one(value: int, hedge: str) -> None:
    found = quantity_of(f"{hedge}{value}")
    if found is not None:
        assert within(found.strict, found.loose)


numbers = st.integers(0, 50)
readings = st.builds(
    lambda lo, more: Reading(lo, None if more is None else lo + more),
    numbers,
    st.none() | numbers,
)


@given(readings, readings)
def test_intervals_behave_as_sets_of_whole_numbers(a: Reading, b: Reading) -> None:
    def members(one: Reading) -> set[int]:
        return {n for n in range(150) if one.lo <= n <= one.top}

    assert overlap(a, b) == bool(members(a) & members(b))
    assert within(a, b) == (members(a) <= members(b))
    assert (gap(a, b) == 0.0) == overlap(a, b)
    assert gap(a, b) == gap(b, a)


@given(st.lists(readings, min_size=1, max_size=4), st.data())
def test_a_sum_holds_the_sum_of_any_members(
    parts: list[Reading], data: st.DataObject
) -> None:
    drawn = [
        data.draw(st.integers(int(one.lo), int(min(one.top, one.lo + 20))))
        for one in parts
    ]
    whole = total(tuple(parts))
    assert whole.lo <= sum(drawn) <= whole.top


def test_an_interval_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Reading(3, 2)


@pytest.mark.parametrize(
    ("lo", "hi", "words"),
    [
        (19, 19, "19"),
        (1200, None, "at least 1,200"),
        (1_234_567, 1_234_567, "1,234,567"),
        (0, 2_000_000, "at most 2,000,000"),
        (22.0, 25.0, "22 to 25"),
        (1.5, 2.125, "1.5 to 2.125"),
        (0.33333, None, "at least 0.333"),
        (0, 0, "0"),
    ],
)
def test_an_interval_is_said_in_whole_figures_or_three_decimals(
    lo: float, hi: float | None, words: str
) -> None:
    assert said(Reading(lo, hi)) == words
