"""Our ASTERIX codec, judged from outside: vectors, libasterix and tshark.

Every value of every record of every sample, and of random records of every item of
every table, encoded by us, is the same for all of them. What is not is listed in
docs/asterix-disagreements.md and in `OF_LIBASTERIX` and `OF_TSHARK` below; anything
else fails, and so does an entry that is no longer true.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from asterix_referee import (
    FIRST_ONLY,
    as_expected,
    blocks_of_category,
    differing,
    sample_blocks,
    vectors,
)
from asterix_referee_libasterix import (
    Record,
    libasterix_block,
    libasterix_editions,
    libasterix_elements,
)
from asterix_referee_ours import cut, ours_blocks, ours_elements, records_of
from asterix_referee_random import damaged, perturbed, random_columns
from asterix_referee_tshark import editions_of_tshark, tshark_blocks
from vedette.feeds.asterix import (
    CATEGORIES,
    decode,
    join_blocks,
    known_editions,
    table_of,
)
from vedette.feeds.asterix.encode import encode

DOCUMENT = Path(__file__).parents[3] / "docs" / "asterix-disagreements.md"
OF_BOTH = {
    "021/090/PA": ("D6", 21, ("0.23", "0.24", "0.25", "0.26")),
    "048/090/FL": ("D7", 48, ("1.27", "1.28", "1.29", "1.30", "1.31")),
    "062/340/HEIGHT": ("D8", 62, ("1.16", "1.17", "1.18")),
}
OF_LIBASTERIX = OF_BOTH
OF_TSHARK = OF_BOTH | {"034/120/HGT": ("D9", 34, ("1.27", "1.28", "1.29"))}
COMPOSED = "510"  # D1: tshark cannot read I062/510
ALL = [
    (category, edition)
    for category in CATEGORIES
    for edition in known_editions(category)
]
IN_LIBASTERIX = [pair for pair in ALL if pair[1] in libasterix_editions(pair[0])]
RECORDS, TOGETHER, SEED = 42, 3, 20250910


def known(
    faults: dict[str, tuple[str, int, tuple[str, ...]]], category: int, edition: str
) -> set[str]:
    return {
        element
        for element, (_, number, editions) in faults.items()
        if number == category and edition in editions
    }


def samples(category: int) -> list[bytes]:
    return [block for _, block in blocks_of_category(category)]


def encoded(
    category: int, edition: str, without: Sequence[str] = (), seed: int = SEED
) -> list[bytes]:
    columns = random_columns(category, edition, RECORDS, seed, without, TOGETHER)
    return cut(encode(columns))


def differing_from_libasterix(
    blocks: list[bytes], category: int, edition: str
) -> set[str]:
    differ = set[str]()
    ours = ours_blocks(blocks, category, edition)
    for block, said in zip(blocks, ours, strict=True):
        other = libasterix_block(block, edition)
        refused = isinstance(said, str)
        assert refused == bool(other.complaint), (said, other.complaint, block.hex())
        if not refused:
            differ |= differing(said, other.records)
    return differ


def differing_from_tshark(blocks: list[bytes], editions: dict[int, str]) -> set[str]:
    """Compare with one run of tshark, and leave out what is known."""
    differ = set[str]()
    told = tshark_blocks(blocks, editions)
    for category, edition in editions.items():
        some = [block for block in blocks if block[0] == category]
        ours = ours_blocks(some, category, edition)
        sharks = [shark for shark in told if shark.category == category]
        for said, shark in zip(ours, sharks, strict=True):
            if isinstance(said, str):
                continue  # who refuses what is judged with libasterix: D3
            if any("062/510/IDENT" in record for record in said):
                assert shark.complaint or differing(said, shark.records)  # D1
                continue
            assert not shark.complaint
            differ |= differing(said, shark.records, FIRST_ONLY)
    return differ


def known_of_tshark(editions: dict[int, str]) -> set[str]:
    return set[str]().union(*(known(OF_TSHARK, *pair) for pair in editions.items()))


def rounds_of_tshark() -> list[dict[int, str]]:
    """Cover every edition that tshark and we have, one of each category a round."""
    there = editions_of_tshark()
    both = {c: [e for e in there[c] if e in known_editions(c)] for c in CATEGORIES}
    longest = max(len(editions) for editions in both.values())
    return [
        {c: editions[turn % len(editions)] for c, editions in both.items()}
        for turn in range(longest)
    ]


@pytest.mark.parametrize(("category", "edition"), IN_LIBASTERIX)
def test_our_tables_are_those_of_libasterix(category: int, edition: str) -> None:
    ours = ours_elements(category, edition)
    theirs = libasterix_elements(category, edition)
    assert ours.keys() == theirs.keys()
    differ = set()
    for name, other in theirs.items():
        element = ours[name]
        scale = element.lsb[0] / element.lsb[1]
        alike = other.bits in {0, element.bits}
        alike &= other.signed in {None, element.signed}
        alike &= scale == pytest.approx(1.0 if other.lsb is None else other.lsb, 1e-12)
        differ |= set() if alike else {name}
    assert differ == known(OF_LIBASTERIX, category, edition)


@pytest.mark.parametrize(("category", "edition"), IN_LIBASTERIX)
def test_ours_and_libasterix_read_every_sample_alike(
    category: int, edition: str
) -> None:
    differ = differing_from_libasterix(samples(category), category, edition)
    assert differ <= known(OF_LIBASTERIX, category, edition)


@pytest.mark.parametrize(("category", "edition"), IN_LIBASTERIX)
def test_libasterix_reads_what_we_encode(category: int, edition: str) -> None:
    differ = differing_from_libasterix(encoded(category, edition), category, edition)
    assert differ == known(OF_LIBASTERIX, category, edition)


def test_ours_and_tshark_read_every_sample_alike() -> None:
    blocks = [block for category in CATEGORIES for block in samples(category)]
    for editions in rounds_of_tshark():
        assert differing_from_tshark(blocks, editions) <= known_of_tshark(editions)


@pytest.mark.parametrize("category", CATEGORIES)
def test_damage_is_judged_as_libasterix_judges_it(category: int) -> None:
    judge_damage(Random(SEED), category, 100)  # noqa: S311 - no secret


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(40))
def test_much_damage_is_judged_as_libasterix_judges_it(seed: int) -> None:
    for category in CATEGORIES:
        judge_damage(Random(seed), category, 400)  # noqa: S311 - no secret


def judge_damage(random: Random, category: int, blocks: int) -> None:
    """Damage samples and random blocks: same verdict, same values."""
    editions = [edition for number, edition in IN_LIBASTERIX if number == category]
    for edition in random.sample(editions, 2):
        fresh = encoded(category, edition, seed=random.randrange(1 << 30))
        whole = samples(category) + fresh
        bad = [damaged(random.choice(whole), random) for _ in range(blocks)]
        differ = differing_from_libasterix(bad, category, edition)
        assert differ <= known(OF_LIBASTERIX, category, edition)


def test_tshark_reads_what_we_encode() -> None:
    for editions in rounds_of_tshark():
        blocks = encoded_for_tshark(editions, SEED)
        assert differing_from_tshark(blocks, editions) == known_of_tshark(editions)


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(20))
def test_tshark_reads_much_that_we_encode(seed: int) -> None:
    for editions in rounds_of_tshark():
        blocks = encoded_for_tshark(editions, seed)
        assert differing_from_tshark(blocks, editions) <= known_of_tshark(editions)


def encoded_for_tshark(editions: dict[int, str], seed: int) -> list[bytes]:
    """Encode random records of every item but the one that tshark cannot read."""
    return [
        block
        for category, edition in editions.items()
        for block in encoded(category, edition, [COMPOSED], seed)
    ]


@pytest.mark.parametrize(("category", "edition"), ALL)
def test_random_records_of_every_item_come_back_as_they_went(
    category: int, edition: str
) -> None:
    columns = random_columns(category, edition, RECORDS, SEED)
    blocks = cut(encode(columns))
    went = records_of(columns, category, edition)
    for record, back in zip(went, ours_blocks(blocks, category, edition), strict=True):
        assert not isinstance(back, str)
        assert not differing([record], back)
    again, _ = decode(table_of(category, edition), join_blocks(blocks))
    assert cut(encode(again)) == blocks


def test_real_records_with_other_numbers_are_read_alike_by_all() -> None:
    editions, blocks = rounds_of_tshark()[0], list[bytes]()
    for category, edition in editions.items():
        real = join_blocks(samples(category))
        found, _ = decode(table_of(category, edition), real)
        other = cut(encode(perturbed(found, SEED)))
        differ = differing_from_libasterix(other, category, edition)
        assert differ <= known(OF_LIBASTERIX, category, edition)
        blocks += other
    assert differing_from_tshark(blocks, editions) <= known_of_tshark(editions)


@pytest.mark.parametrize(
    "vector",
    [vector for vector in vectors() if vector["category"] in CATEGORIES],
    ids=lambda vector: vector["file"],
)
def test_we_read_the_values_that_public_vectors_expect(vector: dict) -> None:
    blocks = sample_blocks("vectors", vector["file"])
    (records,) = ours_blocks(blocks, vector["category"], vector["edition"])
    assert not isinstance(records, str)
    (record,) = records
    for element, expected in vector["values"].items():
        pairs = zip(record[element], expected, strict=False)
        assert all(as_expected(element, *pair) for pair in pairs), element


def told(records: list[Record] | str, element: str) -> list[float]:
    assert not isinstance(records, str)
    return [value for record in records for value in record.get(element, [])]


@pytest.mark.parametrize("edition", ["1.16", "1.17", "1.18", "1.19", "1.20", "1.21"])
def test_asterix_pcap_fits_no_edition_that_others_know(edition: str) -> None:
    blocks = sample_blocks("captures", "asterix.pcap")
    ours = ours_blocks(blocks, 62, edition)
    accepted = [records for records in ours if not isinstance(records, str)]
    assert (len(accepted), len(blocks) - len(accepted)) == (28, 72)
    assert sum(len(records) for records in accepted) == 62
    times_s = [time for records in accepted for time in told(records, "062/070")]
    assert len(times_s) == 28  # the other 34 records hold nothing
    assert min(times_s) > 86_400  # D10: what fits here fits by chance


def test_asterix_pcap_is_whole_in_the_edition_of_its_year() -> None:
    blocks = sample_blocks("captures", "asterix.pcap")
    ours = ours_blocks(blocks, 62, "0.17")
    times_s = [time for records in ours for time in told(records, "062/070")]
    latitudes = [value for records in ours for value in told(records, "062/105/LAT")]
    assert len(times_s) == len(blocks) == 100
    assert 46_060 < min(times_s) < max(times_s) < 46_080  # captured at 12:47:45
    assert all(abs(latitude) < 90 for latitude in latitudes)


def test_every_disagreement_stands_in_the_document() -> None:
    text = DOCUMENT.read_text("utf-8")
    listed = set(re.findall(r"^\| (D\d+) \|", text, re.MULTILINE))
    used = {fault for fault, _, _ in OF_TSHARK.values()}
    assert used | {"D1", "D2", "D3", "D4", "D5", "D10"} == listed
    for element in OF_TSHARK:
        category, item = element.split("/")[:2]
        assert f"I{category}/{item}" in text
