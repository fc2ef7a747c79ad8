"""Fuzz targets: ASTERIX blocks by our tables, by libasterix, and as payloads.

An input of `asterix-048` and the like is an octet that chooses the edition, and a
block.
Judges: the naive twin for every input, libasterix for those that are kept.
"""

from functools import cache, partial
from random import Random

import numpy as np

from asterix_referee import differing
from asterix_referee_libasterix import libasterix_block, libasterix_editions
from asterix_referee_ours import ours_blocks
from asterix_referee_random import random_columns
from fuzz.target import Outcome, Target, check_rejected, check_reports, refused
from naive.asterix import Refused, read_block
from vedette.errors import UsageError
from vedette.feeds.asterix import (
    AsterixDecoder,
    decode,
    encode,
    join_blocks,
    read_editions,
    records_in,
)
from vedette.feeds.asterix.columns import dense
from vedette.feeds.asterix.program import compiled
from vedette.feeds.asterix.rare import EDITIONS as RARE
from vedette.feeds.asterix.rows import ABSENT, read_rows, reader_of
from vedette.feeds.asterix.table import Table, tables
from vedette.feeds.capture.blocks import cut_payload, unframed_reason
from vedette.feeds.report import Rejected

RECEIVED_NS = 1_757_453_400_000_000_000
DAY_NS = 1_757_376_000_000_000_000
OFFSET = 7
# docs/asterix-disagreements.md, D6 to D8: known, and told there.
DISAGREED = frozenset({"021/090/PA", "048/090/FL", "062/340/HEIGHT"})
BLOCK_MAX = 700


def chosen(category: int, data: bytes) -> tuple[Table, bytes]:
    """Take the edition and the block out of an input."""
    known = tables(category)
    return known[data[0] % len(known) if data else 0], data[1:]


def run_block(category: int, data: bytes) -> Outcome:
    """Decode a block: the twin says the same, encoding gives it back, nothing is lost.

    Parameters
    ----------
    category : int
        One of ours.
    data : bytes
        Edition and block.

    Returns
    -------
    Outcome
        With the slots that were hit, and the node where a fault was found.
    """
    table, raw = chosen(category, data)
    columns, found = decode(table, join_blocks([raw]))
    fault, bad = int(found.fault[0]), int(found.bad_byte[0])
    try:
        records, place = len(read_block(table, raw)), -1
    except Refused as told:
        records, place = 0, told.at
    assert (columns.records, bad if fault else -1) == (records, place)
    features = {("fault", fault, int(found.bad_node[0]))} if fault else set()
    if not fault:
        assert encode(columns).data.tobytes() == raw
        assert 0 < columns.records <= len(raw) - 3
        slots = set(found.hits.slot.tolist())
        features = {("slot", table.edition, slot) for slot in slots}
    edition = f"{category:03}={table.edition}"
    decoder = AsterixDecoder(edition)
    result = decoder.decode(raw, RECEIVED_NS, OFFSET)
    assert isinstance(result, Rejected) == bool(fault)
    assert records_in(raw, edition) == records
    if isinstance(result, Rejected):
        check_rejected(result)
        assert (result.offset, result.length) == (OFFSET, max(len(raw), 0))
    else:
        check_reports(result)
        assert len(result) + sum(decoder.skipped.values()) == records
    undated = AsterixDecoder(edition, day_ns=DAY_NS)
    other = undated.decode(raw, -1, OFFSET)
    assert isinstance(other, Rejected) == isinstance(result, Rejected)
    if isinstance(other, Rejected):
        assert other == result
    else:
        without = undated.skipped.pop("no time", 0)
        assert undated.skipped == decoder.skipped
        assert len(other) + without == len(tuple(result))
        check_reports(other)
    oldest = AsterixDecoder(edition)
    first = oldest.decode(raw, 0, OFFSET)
    if not isinstance(first, Rejected):
        assert len(first) + sum(oldest.skipped.values()) == records
    sums = [int(part.sum()) for part in (columns.row, columns.at, columns.value)]
    said = (fault, bad, records, sums, result, other, sorted(decoder.skipped.items()))
    return Outcome(said, frozenset(features))


def run_rows(data: bytes) -> Outcome:
    """Read a block row by row: every element is that of the columns.

    An input is an octet that chooses the edition, and a block of one of our categories.
    """
    if len(data) < 2 or data[1] not in MAKERS:
        return Outcome("not ours")
    table, raw = chosen(data[1], data)
    paths = tuple(compiled(table).elements)
    said = read_rows(raw, reader_of(table, (*paths, "999/NONE")))
    columns, found = decode(table, join_blocks([raw]))
    assert (said.bad is None) == (not found.fault[0])
    if said.bad is not None:
        places = (found.fault[0], found.bad_byte[0], found.bad_node[0])
        assert tuple(map(int, said.bad)) == tuple(map(int, places))
        assert not said.rows
        return Outcome(tuple(map(int, said.bad)), frozenset({("bad", *said.bad)}))
    assert len(said.rows) == columns.records
    for number, path in enumerate(paths):
        values = dense(columns, path, ABSENT).tolist()
        told = [row[number] for row in said.rows]
        assert told == [None if v == ABSENT else v for v in values], path
    assert all(row[-1] is None for row in said.rows)
    slots = set(found.hits.slot.tolist())
    return Outcome(said.rows, frozenset(("slot", table.edition, s) for s in slots))


def mend_rows(data: bytes, random: Random) -> bytes:
    """Give most inputs a category that is ours, and the length that they have."""
    if len(data) < 5 or random.random() < 0.1:
        return data
    category = data[1] if data[1] in MAKERS else random.choice(sorted(MAKERS))
    return mend_block(category, data, random)


def mend_block(category: int, data: bytes, random: Random) -> bytes:
    """Give most inputs their category and the length that they have."""
    if len(data) < 5 or random.random() < 0.1:
        return data
    length = (len(data) - 1).to_bytes(2, "big")
    return data[:1] + bytes([category]) + length + data[4:]


def seeds_of(category: int) -> list[bytes]:
    """Draw records of every item of every edition."""
    found = []
    for number, table in enumerate(tables(category)):
        for seed in range(6):
            columns = random_columns(category, table.edition, 1, seed)
            block = encode(columns).data.tobytes()
            if len(block) <= BLOCK_MAX:
                found.append(bytes([number]) + block)
    return found


def judge(category: int, data: bytes) -> None:
    """Ask libasterix about the same edition: verdict and values are alike."""
    table, raw = chosen(category, data)
    theirs = [name for name in table.editions if name in libasterix_editions(category)]
    if not theirs or not raw or raw[0] != category:
        return
    (said,) = ours_blocks([raw], category, theirs[0])
    other = libasterix_block(raw, theirs[0])
    assert isinstance(said, str) == bool(other.complaint), (said, other.complaint)
    if not isinstance(said, str):
        assert differing(said, other.records) <= DISAGREED


@cache
def rare_blocks() -> list[bytes]:
    """Give small whole blocks of the categories that libasterix reads."""
    told = (
        "01000ff0190a8001021e0640064040",
        "01000be0190aa00004b040",
        "02000cf4190a01405b668e96",
        "020009d0190a015b66",
        "0a0018f800190a0100005b668e8000000080000000010002",
        "14001bff0100190a00815b668e0100000002000000000100010001",
        "410009e0190a010001",
        "f00004800101",
    )
    return [bytes.fromhex(text) for text in told]


def run_rare(data: bytes) -> Outcome:
    """Decode a block of any category with the newest editions."""
    decoder = AsterixDecoder()
    result = decoder.decode(data, RECEIVED_NS, OFFSET)
    features: set[tuple[object, ...]] = set()
    if isinstance(result, Rejected):
        assert result.reason.isprintable(), ascii(result.reason)
        assert result.offset == OFFSET
    else:
        check_reports(result)
        count = records_in(data)
        assert len(result) <= count <= len(data) - 3
        assert len(result) + sum(decoder.skipped.values()) <= count
        kinds = {type(report).__name__ for report in result}
        features = {("rare", data[0], kind) for kind in kinds | {""}}
    said = (result, sorted(decoder.skipped.items()))
    return Outcome(said, frozenset(features))


def mend_rare(data: bytes, random: Random) -> bytes:
    """Give most inputs a rare category and the length that they have."""
    if len(data) < 4 or random.random() < 0.15:
        return data
    category = data[0] if data[0] in RARE else random.choice(sorted(RARE))
    return bytes([category]) + len(data).to_bytes(2, "big") + data[3:]


def run_payload(data: bytes) -> Outcome:
    """Cut a payload: the cuts follow each other and cover it."""
    cuts = cut_payload(data)
    assert [c.start for c in cuts] == list(
        np.cumsum([0, *(c.length for c in cuts)])[:-1]
    )
    assert sum(c.length for c in cuts) == len(data)
    assert all(c.length > 0 for c in cuts)
    assert len(cuts) <= len(data)
    raws = [data[c.start : c.start + c.length] for c in cuts]
    reasons = [unframed_reason(raw) for raw in raws]
    assert all(reason.isprintable() for reason in reasons)
    return Outcome((cuts, reasons))


def payload_seeds() -> list[bytes]:
    """Give chains of blocks, with bytes behind, and as a concentrator sends them."""
    blocks = rare_blocks()
    chain = b"".join(blocks[:4])
    head = (6 + len(chain)).to_bytes(2, "big") + (43_200_000).to_bytes(4, "big")
    return [*blocks, chain, chain + bytes(10), head + chain, 2 * (head + chain), b""]


def run_editions(data: bytes) -> Outcome:
    """Read a choice of editions."""
    try:
        text = data.decode()
        chosen_editions = read_editions(text)
    except UnicodeDecodeError:
        return Outcome("no text")
    except UsageError as error:
        return refused(error)
    return Outcome(chosen_editions)


OURS = ("scan", "extract", "encode", "refusal", "decoder", "said")
MAKERS = {
    21: "position_reports",
    34: "radar_reports",
    48: "radar_reports",
    62: "track_reports",
}
TARGETS = (
    *(
        Target(
            name=f"asterix-{category:03}",
            reaches=tuple(f"vedette.feeds.asterix.{one}" for one in (*OURS, maker)),
            run=partial(run_block, category),
            seeds=partial(seeds_of, category),
            mend=partial(mend_block, category),
            referee=partial(judge, category),
            octets_max=BLOCK_MAX + 100,
        )
        for category, maker in MAKERS.items()
    ),
    Target(
        name="asterix-rows",
        reaches=("vedette.feeds.asterix.rows", "vedette.feeds.asterix.extract"),
        run=run_rows,
        seeds=lambda: [seed for category in MAKERS for seed in seeds_of(category)],
        mend=mend_rows,
        octets_max=BLOCK_MAX + 100,
    ),
    Target(
        name="asterix-rare",
        reaches=("vedette.feeds.asterix.rare", "vedette.feeds.asterix.rare_reports"),
        run=run_rare,
        seeds=rare_blocks,
        mend=mend_rare,
        octets_max=200,
    ),
    Target(
        name="payload",
        reaches=("vedette.feeds.capture.blocks",),
        run=run_payload,
        seeds=payload_seeds,
        octets_max=3000,
    ),
    Target(
        name="editions",
        reaches=("vedette.feeds.asterix.edition",),
        run=run_editions,
        seeds=lambda: [b"048=1.30, 062@25/10=1.16", b"021=0.26", b""],
        tokens=(b"048", b"062", b"=", b"@", b"25/10", b",", b"1.30", b"\xd9\xa1"),
        octets_max=200,
    ),
)
