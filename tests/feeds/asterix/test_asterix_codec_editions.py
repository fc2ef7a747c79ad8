"""Editions are chosen by name for each source, refused by name, and weighed."""

from itertools import pairwise

import pytest

from asterix_referee import sample_blocks
from vedette.errors import UsageError
from vedette.feeds.asterix import AsterixDecoder, Field, assemble, encode, table_of
from vedette.feeds.asterix.edition import editions_of, read_editions, source_of
from vedette.feeds.asterix.guess import guess
from vedette.feeds.asterix.table import known_editions, tables
from vedette.feeds.report import Rejected

RECEIVED_NS = 1_700_000_000_000_000_000


def test_a_choice_names_categories_and_sources() -> None:
    chosen = read_editions(" 048=1.30, CAT062@25/10 = 1.16,062=1.18 ")
    assert chosen.of(48, (1, 2)) == "1.30"
    assert chosen.of(62, (25, 10)) == "1.16"
    assert chosen.of(62, (25, 11)) == chosen.of(62, None) == "1.18"
    assert chosen.of(34, (25, 10)) == ""
    assert read_editions("").of(48, (1, 2)) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("048", "editions like 048=1.30"),
        ("048=", "editions like"),
        ("048=1.3O", "Did you mean 1.3"),
        ("048=9.9", "1.14, 1.15, 1.21"),
        ("063=1.0", "category that is read .001, 002"),
        ("048@256/1=1.30", "at most 255"),
        ("048=1.30,048=1.31", "a second one"),
        ("048@1/2=1.30,048@1/2=1.30", "a second one"),
        ("x" * 5000, "editions like"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as problem:
        read_editions(text)
    assert len(str(problem.value)) < 400


def test_every_edition_that_is_listed_can_be_chosen() -> None:
    for category in (1, 2, 10, 20, 21, 34, 48, 62, 65):
        for edition in editions_of(category):
            assert read_editions(f"{category:03}={edition}").of(category, None)
    assert editions_of(63) == ()


def test_the_newest_is_taken_where_nobody_chose() -> None:
    for category in (21, 34, 48, 62):
        assert table_of(category) is table_of(category, known_editions(category)[-1])


def test_every_change_of_an_edition_changes_the_table() -> None:
    for category in (21, 34, 48, 62):
        for older, newer in pairwise(tables(category)):
            assert older.places != newer.places, newer.edition


def test_a_source_is_found_in_every_sample_without_its_edition() -> None:
    found = set()
    for name in ("cat_034_048.pcap", "asterix.pcap", "cat_062_065.pcap"):
        found |= {source_of(block) for block in sample_blocks("captures", name)}
    assert None not in found
    assert (25, 201) in found
    assert source_of(b"") is source_of(b"\x30\x00\x04\x40") is None
    assert source_of(b"\x30\x00\x05\x80\x19") is None
    assert source_of(b"\x30\x00\x05\xff\xff") is None


def test_two_sources_of_one_category_are_read_by_their_own_editions() -> None:
    (old, *_) = sample_blocks("captures", "asterix.pcap")  # of 25/100
    fields = {"010/SAC": 1, "010/SIC": 2, "105/LAT": 0, "105/LON": 0, "070/TOD": 0}
    given = {path: Field([0], [value]) for path, value in fields.items()}
    new = encode(assemble(table_of(62), 1, given)).data.tobytes()
    decoder = AsterixDecoder("062@25/100=0.17")
    for raw in (old, new):
        made = decoder.decode(raw, RECEIVED_NS, 0)
        assert not isinstance(made, Rejected)
        assert len(made) == 1


@pytest.mark.parametrize(
    ("folder", "name", "category", "edition"),
    [
        ("captures", "asterix.pcap", 62, "0.17"),
        ("captures", "cat_034_048.pcap", 48, "1.32"),
        ("captures", "cat_062_065.pcap", 62, "1.21"),
        ("vectors", "cat021ed0.26.bin", 21, "0.26"),
        ("vectors", "cat021ed2.1.bin", 21, "2.7"),
    ],
)
def test_the_likeliest_edition_comes_first(
    folder: str, name: str, category: int, edition: str
) -> None:
    blocks = [b for b in sample_blocks(folder, name) if b[0] == category]
    first, *others = guess(blocks)
    assert first.editions[-1] == edition
    assert first.reasons[0] == f"reads {len(blocks)} of {len(blocks)} blocks"
    assert [reading.score for reading in others] == sorted(
        (reading.score for reading in others), reverse=True
    )
    assert 0.9 < first.score <= 1.0


def test_a_wrong_edition_says_what_speaks_against_it() -> None:
    readings = guess(sample_blocks("captures", "asterix.pcap"))
    newest = next(r for r in readings if "1.21" in r.editions)
    words = "; ".join(newest.reasons)
    assert newest.score == 0.0
    assert "reads 28 of 100 blocks" in words
    assert "time of day beyond 24 h" in words
    assert "72 blocks refused, first: CAT062 edition 1.21: expected an item" in words


def test_blocks_that_nothing_reads_have_no_edition() -> None:
    assert all(reading.score == 0.0 for reading in guess([b"\x30\x00\x05\xff\xff"]))
