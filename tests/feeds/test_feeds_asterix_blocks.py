"""Blocks of several sources, and what a block says of its own time."""

import pytest

from captures import block
from vedette.feeds import Rejected
from vedette.feeds.asterix_blocks import PROBE_NS, BlockClock, BlockDecoder
from vedette.feeds.dating import Clock
from vedette.units import SECOND_NS

NOON = b"\x54\x60\x00"
PLACE = b"\x01\x00\x40\x00"
NOW_NS = 1_757_419_200 * SECOND_NS  # 2025-09-09T12:00:00Z
WEST = b"\xd0\x19\x0a" + NOON + PLACE
EAST = b"\xd0\x19\x14" + NOON + PLACE
BOTH = block(48, WEST + EAST)


@pytest.mark.parametrize(
    "edition", ["", "048=1.30", "048@25/10=1.30, 048@25/20=1.30", "048@25/10=1.32"]
)
def test_a_block_of_two_sources_of_one_edition_is_read(edition: str) -> None:
    reports = BlockDecoder(edition).decode(BOTH, NOW_NS, 0)
    assert not isinstance(reports, Rejected)
    assert [r.sensor for r in reports] == ["25/10", "25/20"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "edition", ["048@25/10=1.30, 048@25/20=1.31", "048@25/20=1.15", "048@25/10=1.15"]
)
def test_a_block_of_two_sources_of_two_editions_is_refused(edition: str) -> None:
    rejected = BlockDecoder(edition).decode(BOTH, NOW_NS, 70)
    assert isinstance(rejected, Rejected)
    assert (rejected.offset, rejected.length) == (70, len(BOTH))
    for word in ("expected one edition", "of 25/10 and", "of 25/20"):
        assert word in rejected.reason
    alone = BlockDecoder(edition).decode(block(48, EAST * 2), NOW_NS, 0)
    assert not isinstance(alone, Rejected)


def test_rare_blocks_of_two_editions_are_refused_too() -> None:
    body = b"\xd0\x19\x0a\x01" + NOON + b"\xd0\x19\x14\x01" + NOON
    decode = BlockDecoder("002@25/20=1.0").decode
    assert isinstance(decode(block(2, body), NOW_NS, 0), Rejected)
    assert len(BlockDecoder().decode(block(2, body), NOW_NS, 0)) == 2  # type: ignore[arg-type]


def test_the_time_of_a_block_is_that_of_its_first_report_that_says_one() -> None:
    read = BlockClock()
    noon_ns = 43_200 * SECOND_NS
    silent = b"\x90\x19\x0b" + PLACE
    assert read(BOTH) == Clock(noon_ns, "25/10")
    assert read(block(48, silent + EAST)) == Clock(noon_ns, "25/20")
    for raw in (block(48, silent), block(48, b"\xff\xff"), bytes(9), b"", BOTH[:-1]):
        assert read(raw) == Clock()


def test_no_time_that_can_be_sent_is_that_of_the_probe() -> None:
    assert PROBE_NS % (SECOND_NS // 128)
