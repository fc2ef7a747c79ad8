"""Rows of one block say what columns of many say; each block is read once."""

from math import isnan

import numpy as np
import pytest

from asterix_referee import SAMPLES, sample_blocks
from vedette.feeds.asterix import (
    CATEGORIES,
    AsterixDecoder,
    Field,
    assemble,
    decode,
    encode,
    join_blocks,
    records_in,
    table_of,
)
from vedette.feeds.asterix import decoder as asterix_decoder
from vedette.feeds.asterix.columns import raw as raw_of
from vedette.feeds.asterix.columns import rows as rows_of
from vedette.feeds.asterix.decoder import MAKERS
from vedette.feeds.asterix.rows import Row, read_rows, reader_of
from vedette.feeds.asterix.table import tables
from vedette.feeds.report import RadarReport, Rejected, Report

NOON_NS = 20_341 * 86_400 * 10**9 + 43_200 * 10**9
NOON = 43_200 * 128
DAMAGED = 3  # of each block


@pytest.mark.parametrize("category", CATEGORIES)
def test_rows_of_a_block_are_its_columns_damaged_or_not(category: int) -> None:
    """The columns are the twin: another kernel, compared with referees elsewhere."""
    chance = np.random.default_rng(category)
    paths = MAKERS[category].paths
    for raw in _blocks(category):
        for block in (raw, *(_damaged(raw, chance) for _ in range(DAMAGED))):
            for table in tables(category):
                columns, scan = decode(table, join_blocks([block]))
                said = read_rows(block, reader_of(table, paths))
                assert (said.bad is None) == (not scan.fault[0])
                if said.bad is not None:
                    assert said.bad.byte == scan.bad_byte[0]
                    assert said.bad.node == scan.bad_node[0]
                expected: list[Row] = [[None] * len(paths) for _ in said.rows]
                assert len(said.rows) == columns.records
                for place, path in enumerate(paths):
                    if path not in columns.compiled.elements:
                        continue
                    each = zip(
                        rows_of(columns, path), raw_of(columns, path), strict=True
                    )
                    for row, value in each:
                        expected[row][place] = int(value)
                assert said.rows == expected


def test_a_block_is_read_once_by_who_decodes_and_who_counts() -> None:
    asterix_decoder._read.cache_clear()
    decoder = AsterixDecoder()
    blocks = _blocks(48)
    for raw in blocks:
        result = decoder.decode(raw, NOON_NS, 0)
        assert records_in(raw) >= len(result if isinstance(result, tuple) else ())
    assert asterix_decoder._read.cache_info().misses <= len(blocks)


def test_a_track_in_a_wrong_edition_says_no_altitude_that_cannot_be() -> None:
    """Blocks of edition 0.17 often parse as the newest, and say garbage."""
    decoder = AsterixDecoder()
    for raw in sample_blocks("captures", "asterix.pcap"):
        result = decoder.decode(raw, NOON_NS, 0)
        for report in () if isinstance(result, Rejected) else result:
            assert _can_be(report)
    assert any("another edition?" in reason for reason in decoder.skipped)


@pytest.mark.parametrize(
    ("category", "said"),
    [
        (62, {"136/MFL": 6_001}),
        (62, {"136/MFL": -61}),
        (62, {"135/CTB": 6_001}),
        (62, {"130/ALT": 24_001}),
        (62, {"130/ALT": -241}),
        (62, {"105/LON": (1 << 25) + 1}),
        (21, {"145/FL": 6_001}),
        (21, {"140/ALT": 24_001}),
        (21, {"140/ALT": -241}),
        (21, {"130/LAT": (1 << 22) + 1}),
    ],
)
def test_what_no_item_may_say_gives_no_report_and_hints_at_the_edition(
    category: int, said: dict[str, int]
) -> None:
    made, skipped = _made(category, said)
    assert made == ()
    assert list(skipped.values()) == [1]
    assert all("another edition?" in reason for reason in skipped)


@pytest.mark.parametrize(
    ("category", "said"),
    [
        (62, {"136/MFL": 6_000}),
        (62, {"136/MFL": -60}),
        (62, {"130/ALT": 24_000}),
        (21, {"145/FL": 6_000}),
        (21, {"140/ALT": 24_000}),
        (21, {"140/ALT": 0x7FFF}),  # beyond what the item says: it is not said
        (21, {"130/LAT": 1 << 22}),
    ],
)
def test_what_an_item_may_just_say_is_reported(
    category: int, said: dict[str, int]
) -> None:
    made, skipped = _made(category, said)
    assert len(made) == 1
    assert not skipped


def test_a_level_that_cannot_be_leaves_its_plot_without_altitude() -> None:
    for level, known in ((6_000, True), (6_001, False), (-60, True), (-61, False)):
        (made,), _ = _made(48, {"090/FL": level})
        assert isinstance(made, RadarReport)
        assert isnan(made.altitude_baro_ft) != known


def _blocks(category: int) -> list[bytes]:
    """List a few blocks of a category from every sample."""
    return [
        raw
        for folder, name in SAMPLES
        for raw in [b for b in sample_blocks(folder, name) if b[0] == category][:10]
    ]


def _damaged(raw: bytes, chance: np.random.Generator) -> bytes:
    """Change one octet behind the header."""
    changed = bytearray(raw)
    changed[int(chance.integers(3, len(raw)))] = int(chance.integers(256))
    return bytes(changed)


def _made(
    category: int, said: dict[str, int]
) -> tuple[tuple[Report, ...], dict[str, int]]:
    """Decode one record; give its reports and what was skipped."""
    whole = {
        62: {"105/LAT": 0, "105/LON": 0, "070/TOD": NOON},
        48: {"040/RHO": 256, "040/THETA": 0, "140/TOD": NOON},
        21: {"130/LAT": 0, "130/LON": 0, "073/TOD": NOON},
    }[category]
    named = {"010/SAC": 25, "010/SIC": 10} | whole | said
    fields = {path: Field([0], [value]) for path, value in named.items()}
    raw = encode(assemble(table_of(category), 1, fields)).data.tobytes()
    decoder = AsterixDecoder()
    made = decoder.decode(raw, NOON_NS, 0)
    assert not isinstance(made, Rejected)
    return made, dict(decoder.skipped)


def _can_be(report: Report) -> bool:
    """Say whether a report says no altitude beyond what items can say."""
    said = (
        getattr(report, "altitude_baro_ft", 0.0),
        getattr(report, "altitude_geometric_ft", 0.0),
    )
    return all(isnan(feet) or -1_500.0 <= feet <= 150_000.0 for feet in said)
