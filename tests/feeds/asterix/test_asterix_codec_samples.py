"""Every recording and public vector is read, and comes out again byte for byte."""

import pytest

from asterix_referee import blocks_of_category, sample_blocks
from asterix_referee_libasterix import libasterix_block
from naive.asterix import read_block
from vedette.feeds.asterix import decode, encode, join_blocks, table_of
from vedette.feeds.asterix.columns import Columns, payloads, raw, rows, texts
from vedette.feeds.asterix.table import CATEGORIES, Table, tables

TABLES = [
    pytest.param(table, id=f"{table.category:03}-{table.edition}")
    for category in CATEGORIES
    for table in tables(category)
]
IN_LIBASTERIX = [
    *((21, edition) for edition in ("0.23", "0.24", "0.26", "2.1", "2.2", "2.4")),
    *((21, edition) for edition in ("2.6", "2.7")),
    *((34, edition) for edition in ("1.27", "1.29")),
    *((48, edition) for edition in ("1.27", "1.30", "1.31", "1.32")),
    *((62, edition) for edition in ("1.16", "1.18", "1.20", "1.21")),
]


def by_record(columns: Columns) -> list[dict[str, list[int]]]:
    """Turn columns into what the naive twin says."""
    found: list[dict[str, list[int]]] = [{} for _ in range(columns.records)]
    for path in columns.compiled.element_paths:
        if path.rpartition("/")[2].startswith("-"):
            continue
        pairs = zip(
            rows(columns, path).tolist(), raw(columns, path).tolist(), strict=True
        )
        for row, value in pairs:
            found[row].setdefault(path, []).append(value)
    return found


def samples(category: int) -> list[bytes]:
    return [block for _, block in blocks_of_category(category)]


def test_the_mixed_capture_holds_34_beams_messages_and_128_target_reports() -> None:
    blocks = sample_blocks("captures", "cat_034_048.pcap")
    counts = {}
    for category in (34, 48):
        mine = [block for block in blocks if block[0] == category]
        columns, found = decode(table_of(category), join_blocks(mine))
        assert not found.fault.any()
        counts[category] = columns.records
    assert counts == {34: 34, 48: 128}


def test_old_tracks_read_as_new_are_62_records_and_72_refused_blocks() -> None:
    # The capture is of edition 0.17, which numbers its items otherwise: so a newer
    # edition refuses most of it and reads nonsense in the rest.
    blocks = sample_blocks("captures", "asterix.pcap")
    for edition in ("1.16", "1.17", "1.18", "1.19", "1.20", "1.21"):
        columns, found = decode(table_of(62, edition), join_blocks(blocks))
        assert int((found.fault > 0).sum()) == 72
        assert columns.records == 62


def test_old_tracks_read_as_old_are_100_records_of_a_hundred_blocks() -> None:
    blocks = sample_blocks("captures", "asterix.pcap")
    columns, found = decode(table_of(62, "0.17"), join_blocks(blocks))
    assert (len(blocks), columns.records, found.fault.any()) == (100, 100, False)
    assert texts(columns, "390/CS")[0] == b"BAW891 "
    assert texts(columns, "390/DEP")[0] == b"LBSF"
    assert set(raw(columns, "010/SAC").tolist()) == {25}


@pytest.mark.parametrize("table", TABLES)
def test_every_sample_comes_out_as_it_went_in(table: Table) -> None:
    mine = samples(table.category)
    columns, found = decode(table, join_blocks(mine))
    good = [block for block, fault in zip(mine, found.fault, strict=True) if not fault]
    blocks = encode(columns)
    assert blocks.data.tobytes() == b"".join(good)
    assert blocks.octets.tolist() == [len(block) for block in good]


@pytest.mark.parametrize("table", TABLES)
def test_every_sample_reads_as_the_naive_twin_reads_it(table: Table) -> None:
    mine = samples(table.category)
    columns, found = decode(table, join_blocks(mine))
    good = [block for block, fault in zip(mine, found.fault, strict=True) if not fault]
    expected = [record for block in good for record in read_block(table, block)]
    assert by_record(columns) == expected


@pytest.mark.parametrize(("category", "edition"), IN_LIBASTERIX)
def test_libasterix_takes_and_refuses_the_same_blocks(
    category: int, edition: str
) -> None:
    mine = samples(category)
    columns, found = decode(table_of(category, edition), join_blocks(mine))
    counts = [0] * len(mine)
    for block in columns.block.tolist():
        counts[block] += 1
    for number, block in enumerate(mine):
        other = libasterix_block(block, edition)
        refused = bool(other.complaint)
        assert refused == bool(found.fault[number]), block.hex()
        if not refused:
            assert len(other.readings[0]) == counts[number]


def test_explicit_items_keep_their_octets() -> None:
    blocks = sample_blocks("captures", "cat21_re.ast")
    columns, _ = decode(table_of(21), join_blocks(blocks))
    found = payloads(columns, "RE/LENGTH")
    assert found
    assert all(part in b"".join(blocks) for part in found)


def test_callsigns_are_read_six_bits_at_a_time() -> None:
    (block,) = [b for b in sample_blocks("vectors", "cat048ed1.15.bin") if b[0] == 48]
    columns, _ = decode(table_of(48, "1.15"), join_blocks([block]))
    assert texts(columns, "240/IDENT").tolist() == [b"RYR5XW  "]
