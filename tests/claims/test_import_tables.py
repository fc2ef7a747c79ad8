"""Tables from spreadsheets, good and hostile: every row lands or is named."""

import os
import re
from pathlib import Path

import pytest

from import_scenes import TERMS, article, entered, one_reason, taken
from vedette.claims.importing.csv_rows import csv_rows
from vedette.claims.importing.documents import document_bytes
from vedette.claims.importing.values import Terms
from vedette.claims.interval import Reading
from vedette.claims.model import Attribution, SourceKind, Status
from vedette.claims.spreadsheet import guarded, unguarded
from vedette.errors import UsageError

NOTE = '"two\nlines; ok"'
HEAD = "doc,quote,speaker,measure,words\n"
GOOD = HEAD + "herald.txt,at least nine drones,Harbour Office,sighting.drones,nine\n"


def test_a_quote_is_stored_as_it_stands_at_its_offsets(tmp_path: Path) -> None:
    article(tmp_path)
    result = taken(tmp_path, GOOD)
    (claim,) = result.added
    assert claim.quote is not None
    text = result.texts["herald-txt"]
    assert text[claim.quote.start : claim.quote.end] == claim.quote.exact
    assert claim.quote.prefix.endswith("“")
    assert claim.status is Status.CONFIRMED
    assert claim.reviewer == "A. Reader"
    assert result.unchecked == 0


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_what_spreadsheets_write_is_one_table(
    tmp_path: Path, delimiter: str, encoding: str, ends: str
) -> None:
    lines = [
        ["Doc", "speaker", "measure", "words", "note", "", ""],
        ["", "Żółta Straż", "sighting.drones", "at least 19", NOTE, "", ""],
        ["", "", "", "", "", "", ""],
    ]  # fmt: skip
    text = ends.join(delimiter.join(line) for line in lines)
    ledger = entered(tmp_path, text.encode(encoding))
    (claim,) = ledger.claims
    assert claim.strict == Reading(19)
    assert claim.note == "two\nlines; ok"
    (source,) = ledger.sources.values()
    assert source.name == "Żółta Straż"


def test_a_line_that_names_the_delimiter_is_skipped(tmp_path: Path) -> None:
    ledger = entered(tmp_path, "sep=;\r\nmeasure;words\r\nsighting.drones;9\r\n")
    assert len(ledger.claims) == 1


def test_a_quote_that_is_not_in_its_document_is_refused_with_its_line(
    tmp_path: Path,
) -> None:
    article(tmp_path)
    rows = (
        GOOD + "herald.txt,at least ninety drones,Harbour Office,sighting.drones,90\n"
    )
    result = taken(tmp_path, rows)
    assert len(result.added) == 1
    said = one_reason(result)
    assert said.startswith("3 quote: expected words that stand in the document")


def test_a_document_that_is_not_at_hand_leaves_its_quotes_unchecked(
    tmp_path: Path,
) -> None:
    result = taken(tmp_path, GOOD)
    assert result.unchecked == 1
    assert result.added[0].quote is not None
    assert not result.added[0].quote.checked


@pytest.mark.parametrize(
    "name", ["../herald.txt", "/etc/passwd", "a/../../herald.txt", "C:\\x", "..\\x"]
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    article(tmp_path)
    result = taken(inner, GOOD.replace("herald.txt", name))
    assert "in the folder of the table" in one_reason(result)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "herald.txt").symlink_to(article(tmp_path))
    assert taken(inner, GOOD).unchecked == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("sighting.drons,9,,,", "measure: .*Did you mean sighting.drones"),
        (",9,,,", "measure: .*got none"),
        ("sighting.drones,lots,,,", "words: "),
        ("sighting.drones,,,,", "words: expected the count"),
        ("sighting.drones,,5,3,", "lo: expected lo not above hi"),
        ("sighting.drones,,-5,,", "lo: expected a number"),
        ("sighting.drones,,1.5,,", "lo: expected a whole number"),
        ("sighting.drones,,1e400,,", "lo: "),
        ("sighting.drones,,nan,,", "lo: "),
        ("sighting.drones,nine,8,8,", "lo: expected 9 to 9, as its words say"),
        ("sighting.drones,9,,,10/09/2025", "as_of: .*Which is the day"),
        ("sighting.drones,9,,,2025-09-31", "as_of: "),
        ("sighting.drones,9,,,soonish", "as_of: expected a time"),
        ("sighting.drones,9,,,2025-09-10T10:00:00Z/2025-09-09T10:00:00Z", "as_of: "),
        ("intent,,,,", "category: expected the category"),
        ("time.closed,,,,", "time: expected the time"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_is_named_with_its_column(
    tmp_path: Path, row: str, said: str
) -> None:
    result = taken(tmp_path, "measure,words,lo,hi,as_of\n" + row)
    (refused,) = result.refused
    assert not result.rows
    assert refused.line == 2
    assert re.match(said, f"{refused.column}: {refused.reason}"), refused


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("speaker", "?", "the name of a person"),
        ("speaker", "N/A", "the name of a person"),
        ("speaker", "x" * 300, "at most 200"),
        ("evidential", "beleived", "Did you mean believed"),
        ("attribution", "told", "one of: direct"),
        ("provisional", "maybe", "yes or no"),
        ("unit", "missile", "expected drone"),
        ("grading", "Z9", "Admiralty"),
        ("lat", "51.1", "both lat and lon"),
        ("party", "yes", "a speaker of whom"),
        ("id", "a b", "an id of letters"),
        ("supersedes", "c-none", "a claim of this ledger"),
        ("part_of", "c-none", "entered before"),
        ("quantifier", "atleast", "one of: exact"),
    ],
)
def test_a_cell_that_is_no_word_of_its_column_is_refused(
    tmp_path: Path, column: str, cell: str, said: str
) -> None:
    result = taken(tmp_path, f"measure,words,{column}\nsighting.drones,9,{cell}\n")
    assert said in one_reason(result)
    assert result.rows == ()


def test_times_without_a_zone_need_one(tmp_path: Path) -> None:
    table = "measure,words,as_of\nsighting.drones,9,2025-09-10T06:30\n"
    bare = Terms(by="A", at=TERMS.at)
    assert "with its zone" in one_reason(taken(tmp_path, table, terms=bare))
    (claim,) = taken(tmp_path, table).added
    assert claim.as_of is not None
    assert claim.as_of.begin == "2025-09-10T04:30:00Z"
    (claim,) = taken(tmp_path, table.replace(":30", ":30Z"), terms=bare).added
    assert claim.as_of is not None
    assert claim.as_of.begin == "2025-09-10T06:30:00Z"


@pytest.mark.parametrize(
    ("cell", "value"),
    [("1200", 1200), ("1 200", 1200), ("1\u00a0200", 1200), ("1,200", 1200),
     ("19.0", 19), ("1,234,567", 1_234_567)],
)  # fmt: skip
def test_counts_are_read_as_spreadsheets_write_them(
    tmp_path: Path, cell: str, value: int
) -> None:
    table = f'measure,lo,hi\nsighting.drones,"{cell}","{cell}"\n'
    (claim,) = taken(tmp_path, table).added
    assert claim.strict == Reading(value, value)


@pytest.mark.parametrize(
    ("cell", "seconds"), [("1,5", 5400), ("1.5", 5400), ("2", 7200)]
)
def test_hours_with_a_decimal_comma_become_seconds(
    tmp_path: Path, cell: str, seconds: int
) -> None:
    table = f"measure;lo;hi;unit\nduration.closure;{cell};{cell};h\n"
    (claim,) = taken(tmp_path, table).added
    assert claim.strict == Reading(seconds, seconds)
    assert claim.unit == "s"


def test_a_number_that_reads_two_ways_is_refused(tmp_path: Path) -> None:
    table = "measure;lo;unit\nduration.closure;1,200;min\n"
    assert "may be 1200 or 1.200" in one_reason(taken(tmp_path, table))


def test_an_unknown_column_is_an_error_with_a_suggestion(tmp_path: Path) -> None:
    for column, meant in (("speeker", "speaker"), ("source", "speaker")):
        with pytest.raises(UsageError, match=f"Did you mean {meant}"):
            taken(tmp_path, f"measure,words,{column}\n")
    with pytest.raises(UsageError, match="words twice"):
        taken(tmp_path, "measure,words,words\n")
    with pytest.raises(UsageError, match="a column measure"):
        taken(tmp_path, "words,note\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "an empty file"),
        (b"\xef\xbb\xbf\r\n", "an empty file"),
        (b"measure,words\n\0\1\2", "a binary file"),
        (b"measure,words\nsighting.drones,\x9d9\n", "text in UTF-8"),
        (b"PK\x03\x04\x14\x00\x06\x00", "expected"),
    ],
)
def test_what_is_no_table_is_refused_as_a_whole(
    tmp_path: Path, content: bytes, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        taken(tmp_path, content)


def test_a_quote_mark_that_is_never_closed_loses_no_row_before_it(
    tmp_path: Path,
) -> None:
    rows = (
        'measure,words,note\nsighting.drones,9,fine\nsighting.drones,8,"open\nx,y,z\n'
    )
    result = taken(tmp_path, rows)
    assert len(result.added) == 1
    assert one_reason(result).startswith("3 :")


def test_a_cell_too_many_is_refused_and_kept(tmp_path: Path) -> None:
    result = taken(tmp_path, "measure,words\nsighting.drones,9,and more\n")
    assert "another one" in one_reason(result)
    assert result.refused[0].values["note"] == "and more"


def test_the_same_table_again_says_nothing_new(tmp_path: Path) -> None:
    article(tmp_path)
    ledger = entered(tmp_path, GOOD + GOOD.splitlines()[1])
    assert len(ledger.claims) == 1, "the same row twice is one claim"
    again = taken(tmp_path, GOOD, ledger=ledger)
    assert again.rows == ()
    assert again.already == 1


def test_an_id_twice_with_other_content_is_refused(tmp_path: Path) -> None:
    table = "id,measure,words\nx1,sighting.drones,9\nx1,sighting.drones,10\n"
    result = taken(tmp_path, table)
    assert [one.id for one in result.added] == ["x1"]
    assert "x1 with other content" in one_reason(result)


def test_a_changed_row_corrects_its_claim_only_when_asked(tmp_path: Path) -> None:
    table = "id,measure,words\nx1,sighting.drones,9\n"
    ledger = entered(tmp_path, table)
    changed = table.replace(",9", ",10")
    assert "--correct" in one_reason(taken(tmp_path, changed, ledger=ledger))
    terms = Terms(by="B", at=TERMS.at, event="velm", correct=True)
    after = entered(tmp_path, changed, ledger=ledger, terms=terms)
    (claim,) = after.claims
    assert claim.supersedes == "x1"
    assert claim.status is Status.CORRECTED
    assert claim.strict == Reading(10, 10)
    assert after.stated["x1"].strict == Reading(9, 9)
    again = taken(tmp_path, changed, ledger=after, terms=terms)
    assert (again.already, again.rows) == (1, ())
    third = entered(tmp_path, table.replace(",9", ",11"), ledger=after, terms=terms)
    assert third.claims[0].supersedes == claim.id


def test_one_name_is_one_source_and_one_occasion_one_utterance(tmp_path: Path) -> None:
    table = (
        "speaker,via,measure,words,source_kind,country,party\n"
        "Harbour Office,The Herald; Coast Radio,sighting.drones,9,official,VE,no\n"
        "harbour  office,The Herald; Coast Radio,sighting.reports,4,,,\n"
        ",,sighting.reports,5,,,\n"
    )
    ledger = entered(tmp_path, table)
    assert set(ledger.sources) == {"harbour-office", "the-herald", "coast-radio"}
    assert ledger.sources["harbour-office"].kind is SourceKind.OFFICIAL
    assert ledger.sources["harbour-office"].party is False
    first, second, third = ledger.claims
    assert first.utterance == second.utterance
    spoken = ledger.utterances[first.utterance]
    assert spoken.reported_via == ("the-herald", "coast-radio")
    assert ledger.utterances[third.utterance].attribution is Attribution.NARRATOR


def test_rows_that_disagree_on_a_document_or_a_speaker_are_told_apart(
    tmp_path: Path,
) -> None:
    table = (
        "doc,speaker,measure,words,publisher,country\n"
        "a,Office,sighting.drones,9,Herald,VE\n"
        "a,Office,sighting.drones,8,Post,VE\n"
        "a,Office,sighting.drones,7,Herald,XX\n"
    )
    result = taken(tmp_path, table)
    assert [(one.line, one.column) for one in result.refused] == [
        (3, "publisher"), (4, "country"),
    ]  # fmt: skip
    ledger = entered(tmp_path, table)
    later = taken(tmp_path, table.replace("Herald", "Times"), ledger=ledger)
    assert {one.column for one in later.refused} == {"publisher", "country"}


def test_a_document_whose_text_has_changed_is_another_document(tmp_path: Path) -> None:
    path = article(tmp_path)
    ledger = entered(tmp_path, GOOD)
    path.write_text("at least nine drones, or so they say")
    assert "Another text is another document" in one_reason(
        taken(tmp_path, GOOD.replace("nine\n", "9\n"), ledger=ledger)
    )


def test_a_quote_that_stands_there_twice_is_told_apart_by_its_start(
    tmp_path: Path,
) -> None:
    (tmp_path / "twice.txt").write_text("nine here and nine there")
    rows = "doc,quote,start,measure,words\ntwice.txt,nine,14,sighting.drones,9\n"
    (claim,) = taken(tmp_path, rows).added
    assert claim.quote is not None
    assert claim.quote.start == 14
    assert "quote: " in one_reason(taken(tmp_path, rows.replace(",14,", ",2,")))


def test_a_damaged_document_refuses_its_rows_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "herald.txt").write_bytes(b"")
    result = taken(tmp_path, GOOD + ",,,sighting.drones,8\n")
    assert len(result.added) == 1
    assert "a document" in one_reason(result)


COMPUTED = ["=1+1", "+1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\tx"]


@pytest.mark.parametrize("cell", [*COMPUTED, "'quoted'", "''", "-1.5", "9", ""])
def test_no_cell_is_computed_and_every_cell_comes_back(cell: str) -> None:
    written = guarded(cell)
    assert not written.startswith(("=", "+", "@", "\t"))
    assert unguarded(written) == cell


def test_what_a_spreadsheet_escaped_is_read_plain() -> None:
    table = csv_rows("measure,note\nsighting.drones,'=1+1\n", "t")
    assert table.rows[0].values["note"] == "=1+1"


def test_a_speaker_who_was_asked_and_did_not_answer_states_no_number(
    tmp_path: Path,
) -> None:
    table = "speaker,measure,unanswered\nHarbour Office,sighting.drones,yes\n"
    (claim,) = taken(tmp_path, table).added
    assert claim.strict is None


def test_a_document_without_end_or_without_permission_refuses_its_rows(
    tmp_path: Path,
) -> None:
    os.mkfifo(tmp_path / "herald.txt")
    assert taken(tmp_path, GOOD).unchecked == 1, "a pipe is no document at hand"
    with pytest.raises(UsageError, match="no plain file"):
        document_bytes(tmp_path / "herald.txt")
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(40 * 1024 * 1024)
    assert len(document_bytes(big)) < 33 * 1024 * 1024
