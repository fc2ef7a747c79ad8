"""ASTERIX, judged from outside: tshark, libasterix and the public vectors agree.

These tests say how far the referees themselves can be trusted; whether our own codec
agrees with them stands in `test_asterix_referee_ours`.
"""

import pytest

from asterix_referee import (
    FIRST_ONLY,
    as_expected,
    blocks_of_category,
    differing,
    sample_blocks,
    vectors,
)
from asterix_referee_libasterix import libasterix_block
from asterix_referee_tshark import (
    as_capture,
    editions_of_tshark,
    tshark_blocks,
    tshark_or_skip,
)

IN_BOTH = [
    *((1, edition) for edition in ("1.2", "1.3", "1.4")),
    *((2, edition) for edition in ("1.0", "1.1")),
    (10, "1.1"),
    *((20, edition) for edition in ("1.9", "1.10")),
    *((21, edition) for edition in ("0.23", "2.4", "2.5", "2.6")),
    *((34, edition) for edition in ("1.27", "1.28", "1.29")),
    *((48, edition) for edition in ("1.27", "1.28", "1.29", "1.30", "1.31")),
    *((62, edition) for edition in ("1.17", "1.18", "1.19")),
    *((65, edition) for edition in ("1.4", "1.5")),
]
COMPOSED_ONCE = bytes.fromhex("061bbe")  # D1: I062/510 of cat062ed1.16.bin
FSPEC_BEYOND = {"fx bit set for spare item", "fspec too big"}  # D3
SCALED_WRONGLY = {"010/202/VX", "010/210/AX", "010/210/AY", "021/090/PA"}  # D5, D6
FOR_LIBASTERIX = {  # the oldest edition that it has with the bits of the vector
    "cat001ed1.1.bin": "1.2",
    "cat010ed0.31.bin": "1.1",
    "cat020ed1.5.bin": "1.9",
    "cat034ed1.26.bin": "1.27",
    "cat048ed1.15.bin": "1.27",
    "cat048ed1.23.bin": "1.27",
    "cat062ed1.12.bin": "1.16",
    "cat065ed1.3.bin": "1.4",
}


def fitting(category: int, edition: str) -> list[bytes]:
    """List the blocks that an edition can be asked about."""
    samples = blocks_of_category(category)
    if category == 21 and edition.startswith("0"):
        samples = tuple(pair for pair in samples if "ed0" in pair[0])
    if category == 1:  # plots only: D4
        samples = tuple(pair for pair in samples if "ed1" in pair[0])
    return [block for _, block in samples]


def vector_names() -> list[str]:
    return [vector["file"] for vector in vectors()]


@pytest.mark.parametrize(("category", "edition"), IN_BOTH)
def test_tshark_and_libasterix_agree_on_every_sample(
    category: int, edition: str
) -> None:
    samples = fitting(category, edition)
    assert samples
    told = tshark_blocks(samples, {category: edition})
    for block, shark in zip(samples, told, strict=True):
        other = libasterix_block(block, edition)
        if other.complaint in FSPEC_BEYOND:
            continue
        if category == 62 and COMPOSED_ONCE in block:
            assert (bool(shark.complaint), other.complaint) == (True, "")  # D1
            continue
        assert bool(shark.complaint) == bool(other.complaint), block.hex()
        if not other.complaint:
            differ = differing(shark.records, other.records, FIRST_ONLY)
            assert not differ, block.hex()


def test_tshark_reads_a_cat001_track_as_if_it_were_a_plot() -> None:
    samples = [block for name, block in blocks_of_category(1) if "cat_001" in name]
    told = tshark_blocks(samples, {1: "1.4"})
    for block, shark in zip(samples, told, strict=True):  # D4
        (records,) = libasterix_block(block, "1.4").readings
        assert all(record["001/020/TYP"] == [1] for record in records)
        assert all(record["001/040/RHO"][0] > 100 for record in records)
        assert differing(shark.records, records)


def test_tshark_shows_the_first_of_several_codes_only() -> None:
    samples = sample_blocks("vectors", "cat002ed1.0.bin")
    (shark,) = tshark_blocks(samples, {2: "1.0"})
    (record,) = libasterix_block(samples[0], "1.0").records
    assert record["002/050"] == [73, 1]
    assert shark.records[0]["002/050"] == [73]  # D2


def test_tshark_reads_on_beyond_the_items_of_an_edition() -> None:
    samples = sample_blocks("captures", "asterix.pcap")
    sharks = tshark_blocks(samples, {62: "1.19"})
    others = [libasterix_block(block, "1.19").complaint for block in samples]
    read_on = [
        other
        for shark, other in zip(sharks, others, strict=True)
        if other and not shark.complaint
    ]
    assert read_on == ["fx bit set for spare item"] * 8  # D3


def test_tshark_reads_blocks_in_the_edition_that_it_is_told() -> None:
    ours = dict.fromkeys(category for category, _ in IN_BOTH)
    there = editions_of_tshark()
    for category in ours:
        told = {edition for number, edition in IN_BOTH if number == category}
        assert told <= set(there[category])
    old = sample_blocks("vectors", "cat021ed0.26.bin")
    assert tshark_blocks(old, {21: "0.23"}) != tshark_blocks(old, {21: "2.6"})


@pytest.mark.parametrize("name", vector_names())
def test_libasterix_reads_the_values_that_public_vectors_expect(name: str) -> None:
    vector = next(vector for vector in vectors() if vector["file"] == name)
    edition = FOR_LIBASTERIX.get(name, vector["edition"])
    (block,) = sample_blocks("vectors", name)
    record, *others = libasterix_block(block, edition).records
    assert not others
    for element, expected in vector["values"].items():
        said = record[element]
        pairs = zip(said, expected, strict=False)  # it names the first of several
        agree = all(as_expected(element, *pair) for pair in pairs)
        assert agree != (element in SCALED_WRONGLY), (element, said)


def test_a_block_is_one_datagram_of_the_capture_and_lies_in_it_unchanged() -> None:
    blocks = [bytes([48, 0, 7, 1, 2, 3, 4]), bytes([62, 0, 3])]
    capture = as_capture(blocks)
    assert len(capture) == 24 + 2 * (16 + 42) + 10
    assert all(block in capture for block in blocks)


def test_tshark_complains_of_a_block_cut_short() -> None:
    tshark_or_skip()
    (block,) = sample_blocks("captures", "cat048.raw")
    short = block[:1] + (len(block) - 3).to_bytes(2, "big") + block[3:-3]
    whole, cut = tshark_blocks([block, short])
    assert not whole.complaint
    assert cut.complaint
