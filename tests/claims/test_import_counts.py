"""Counts are whole and read one way; rows that name no document are kept apart."""

from pathlib import Path

import pytest

from import_scenes import entered, one_reason, taken
from vedette.claims.interval import Reading


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("1.200", "1.200, which may be 1,200 or 1.2"),
        ("about 1.200", "may be 1,200 or 1.2"),
        ("1.200 to 1.500", "may be 1,200 or 1.2"),
        ("at least 3.000", "may be 3,000 or 3."),
        ("3.5", "expected a whole number, got '3.5'"),
        ("over 1.5", "expected a whole number"),
        ("3,5", "Thousands are written 1,200 or 1 200, a fraction with a point"),
        ("no more than a few", "names no figure"),
    ],
)
def test_people_are_counted_whole_and_read_one_way(
    tmp_path: Path, words: str, said: str
) -> None:
    table = f'measure,words\neffect.injured,"{words}"\n'
    assert said in one_reason(taken(tmp_path, table))


@pytest.mark.parametrize(
    ("measure", "words", "lo"),
    [
        ("effect.passengers", "1.5 million", 1_500_000),
        ("effect.passengers", "1.250 thousand", 1250),
        ("effect.passengers", "1,200", 1200),
        ("duration.closure", "1.5 hours", 5400),
    ],
)
def test_a_fraction_that_makes_a_whole_number_is_taken(
    tmp_path: Path, measure: str, words: str, lo: int
) -> None:
    (claim,) = taken(tmp_path, f'measure,words\n{measure},"{words}"\n').added
    assert claim.strict == Reading(lo, lo)


def test_bounds_of_a_count_with_a_point_and_three_digits_are_refused(
    tmp_path: Path,
) -> None:
    table = "measure,lo\nsighting.drones,1.000\n"
    assert "may be 1000 or 1.000" in one_reason(taken(tmp_path, table))


def test_rows_without_a_document_stand_for_one_each_by_publisher_and_day(
    tmp_path: Path,
) -> None:
    table = (
        "measure,words,publisher,published\n"
        "sighting.drones,9,Herald,2031-03-04\n"
        "sighting.drones,8,Herald,2031-03-05\n"
        "sighting.drones,7,Post,2031-03-05\n"
        "effect.injured,no,Post,2031-03-05\n"
        "sighting.drones,6,,\n"
    )
    ledger = entered(tmp_path, table)
    assert len(ledger.claims) == 5
    documents = ledger.documents
    assert sorted(one.publisher for one in documents.values()) == [
        "", "Herald", "Herald", "Post",
    ]  # fmt: skip
    again = taken(tmp_path, table, ledger=ledger)
    assert (again.already, again.refused) == (5, ())


def test_two_titles_of_one_unnamed_document_ask_for_its_name(tmp_path: Path) -> None:
    table = (
        "measure,words,publisher,title\n"
        "sighting.drones,9,Herald,Lights\n"
        "sighting.drones,8,Herald,Shadows\n"
    )
    said = one_reason(taken(tmp_path, table))
    assert "an earlier row gives its publisher on that day" in said
    assert "Name the document in the column doc" in said
