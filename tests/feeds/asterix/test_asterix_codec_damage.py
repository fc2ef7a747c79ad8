"""Damaged blocks are refused whole, at the byte where the naive twin refuses them."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asterix_referee import sample_blocks
from naive.asterix import Refused, read_block
from vedette.feeds.asterix import AsterixDecoder, decode, join_blocks, table_of
from vedette.feeds.asterix.extract import Blocks
from vedette.feeds.asterix.scan import Fault
from vedette.feeds.asterix.table import CATEGORIES, Table, tables
from vedette.feeds.report import Rejected

VECTORS = (
    ("cat021ed2.1.bin", 21, "2.1"),
    ("cat021ed0.26.bin", 21, "0.26"),
    ("cat034ed1.26.bin", 34, "1.26"),
    ("cat048ed1.23.bin", 48, "1.23"),
    ("cat062ed1.12.bin", 62, "1.12"),
    ("cat062ed1.16.bin", 62, "1.21"),
)
RECEIVED_NS = 1_700_000_000_000_000_000


def naive(table: Table, raw: bytes) -> tuple[int, int]:
    """Say where the twin refuses a block, or -1 and how many records it reads."""
    try:
        return -1, len(read_block(table, raw))
    except Refused as refused:
        return refused.at, 0


def agree(table: Table, blocks: list[bytes]) -> None:
    """Compare fault, first bad byte and number of records of many blocks."""
    joined = join_blocks(blocks)
    columns, found = decode(table, joined)
    counts = np.bincount(columns.block, minlength=len(blocks))
    for number, block in enumerate(blocks):
        at, records = naive(table, block)
        assert bool(found.fault[number]) == (at >= 0), block.hex()
        assert counts[number] == records, block.hex()
        if at >= 0:
            assert found.bad_byte[number] - joined.at[number] == at, block.hex()


def flips(block: bytes) -> Iterator[bytes]:
    for place in range(len(block)):
        for flip in (0x01, 0x80, 0xFF):
            damaged = bytearray(block)
            damaged[place] ^= flip
            yield bytes(damaged)


def cuts(block: bytes) -> Iterator[bytes]:
    """Cut the block, once with its length as it was and once with the new one."""
    for size in range(len(block)):
        yield block[:size]
        if size > 2:
            yield block[:1] + size.to_bytes(2, "big") + block[3:size]


@pytest.mark.parametrize(("name", "category", "edition"), VECTORS)
def test_every_cut_and_every_flip_ends_where_the_twin_says(
    name: str, category: int, edition: str
) -> None:
    (block,) = (b for b in sample_blocks("vectors", name) if b[0] == category)
    agree(table_of(category, edition), [*cuts(block), *flips(block)])


def test_cuts_and_flips_of_real_plots_end_where_the_twin_says() -> None:
    blocks = [b for b in sample_blocks("captures", "cat_034_048.pcap") if b[0] == 48]
    for block in blocks[:3]:
        agree(table_of(48), [*cuts(block), *flips(block)])


@pytest.mark.parametrize("category", CATEGORIES)
@settings(max_examples=60, deadline=None)
@given(content=st.binary(min_size=1, max_size=120))
def test_random_bytes_end_where_the_twin_says(category: int, content: bytes) -> None:
    block = bytes([category]) + (len(content) + 3).to_bytes(2, "big") + content
    for table in tables(category):
        agree(table, [block])


def test_what_lies_around_a_block_changes_nothing() -> None:
    (block,) = (b for b in sample_blocks("vectors", "cat062ed1.12.bin") if b[0] == 62)
    table = table_of(62)
    for cut in range(3, len(block)):
        inside = block[:1] + cut.to_bytes(2, "big") + block[3:cut]
        alone, found_alone = decode(table, join_blocks([inside]))
        for around in (b"\x00", b"\xff"):
            data = np.frombuffer(around * 40 + inside + around * 40, np.uint8)
            at, octets = np.array([40]), np.array([cut])
            among, found = decode(table, Blocks(data, at, octets))
            assert found.fault.tolist() == found_alone.fault.tolist()
            assert among.value.tolist() == alone.value.tolist()


def test_a_block_that_claims_to_lie_outside_is_refused() -> None:
    data = np.frombuffer(b"\x30\x00\x05\x80\x01", np.uint8)
    outside = ((-1, 5), (1, 5), (0, 6), (4, 1 << 40), (0, 2), (0, -3))
    for at, octets in outside:
        blocks = Blocks(data, np.array([at]), np.array([octets]))
        columns, found = decode(table_of(48), blocks)
        assert found.fault.tolist() == [Fault.HEADER]
        assert columns.records == 0


def test_one_bad_record_rejects_its_block_and_no_other() -> None:
    blocks = [b for b in sample_blocks("captures", "cat_034_048.pcap") if b[0] == 48]
    alone = decode(table_of(48), join_blocks([blocks[0], blocks[2]]))[0]
    broken = blocks[1][:1] + (len(blocks[1]) + 1).to_bytes(2, "big") + blocks[1][3:]
    broken += b"\xff"
    columns, found = decode(table_of(48), join_blocks([blocks[0], broken, blocks[2]]))
    assert found.fault.tolist()[::2] == [0, 0]
    assert found.fault[1] == Fault.PAST_END
    assert columns.value.tolist() == alone.value.tolist()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "at least 3 octets"),
        (b"\x30\x00", "at least 3 octets"),
        (b"\x30\x00\x00", "length of the block"),
        (b"\x30\x00\x03", "expected a record"),
        (b"\x30\xff\xff\x80\x01\x02", "length of the block"),
        (b"\x00\x00\x08" + bytes(5), "got CAT000"),
        (b"PK\x03\x04" + bytes(26), "got CAT080"),
        (b"\x30\x00\x07\x80\x19", "length of the block"),
        (b"\x30\x00\x05\x80\x19", "octet 4 of 5 (0x19) in item 010 (data source"),
        (b"\x30\x00\x08\x01\x01\x01\x02\x00", "length at least 1"),
        (b"\x3e\x00\x06\x40\x00\x00", "spare place"),
        (b"\x30\x00\x08\x01\x01\x01\x01\x00", "no longer than the edition's"),
    ],
)
def test_a_rejection_says_what_is_wrong_and_where(raw: bytes, words: str) -> None:
    rejected = AsterixDecoder().decode(raw, RECEIVED_NS, 77)
    assert isinstance(rejected, Rejected)
    assert words.replace("length at", "explicit length of at") in rejected.reason
    assert (rejected.offset, rejected.length) == (77, len(raw))
