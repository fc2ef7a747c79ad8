"""Days and times of recordings that do not say when their messages were received."""

import struct
from pathlib import Path

import pytest

from captures import (
    START_NS,
    block,
    ethernet,
    ipv4,
    ng_block,
    ng_interface,
    ng_packet,
    ng_section,
    pcap,
    udp,
)
from vedette.errors import FeedError, UsageError
from vedette.feeds import Rejected, summarise
from vedette.feeds.dating import Calendar, Clock, date_ns
from vedette.feeds.decoder import decoder_of
from vedette.feeds.gather import Gathering
from vedette.feeds.io import open_inputs
from vedette.feeds.io.survey import Surveyed, begin, survey
from vedette.feeds.source import InputSet
from vedette.units import SECOND_NS

DAY = "2025-09-09"
MIDNIGHT_NS = date_ns(DAY)
HOUR_S = 3600


def plot(time_s: float | None, sic: int = 10) -> bytes:
    """Make a CAT048 block of one plot of 25/sic, with or without its time."""
    if time_s is None:
        return block(48, bytes([0x90, 25, sic]) + b"\x01\x00\x40\x00")
    ticks = round(time_s * 128).to_bytes(3, "big")
    return block(48, bytes([0xD0, 25, sic]) + ticks + b"\x01\x00\x40\x00")


def opened(tmp_path: Path, content: bytes, date: str | None = DAY) -> InputSet:
    path = tmp_path / "recording"
    path.write_bytes(content)
    inputs = open_inputs([path], format="asterix", date=date)
    account = summarise(inputs).accounting
    assert account.bytes == sum(len(leaf.raw) for leaf in inputs.leaves)
    assert account.bytes + account.capture_bytes == len(content)
    return inputs


def surveyed(tmp_path: Path, content: bytes, day_ns: int | None) -> Surveyed:
    path = tmp_path / "recording"
    path.write_bytes(content)
    return survey(begin(path), "asterix", "file-1", Gathering(), day_ns)


def seconds(inputs: InputSet) -> list[float | str]:
    """Decode as a record is: the time of each report, or why there is none."""
    decoders = {feed: decoder_of(source) for feed, source in inputs.feeds.items()}
    said: list[float | str] = []
    for leaf in inputs.leaves:
        result = decoders[leaf.feed].decode(leaf.raw, leaf.received_ns, leaf.offset)
        if isinstance(result, Rejected):
            said.append(result.reason)
        else:
            said += [(r.time_ns - MIDNIGHT_NS) / SECOND_NS for r in result]
    return said


def test_a_block_without_a_time_before_any_other_is_rejected(tmp_path: Path) -> None:
    first = plot(None)
    inputs = opened(tmp_path, first * 2 + plot(100) + plot(104))
    account = inputs.accounting["file-1"]
    assert (account.rejected_rows, account.rejected_bytes) == (2, 2 * len(first))
    assert account.records == {"CAT048": 2}
    *refused, one, two = seconds(inputs)
    assert [one, two] == [100, 104]
    for reason in refused:
        assert "no time in the block, and nothing before it says one" in str(reason)
    assert [r.offset for r in account.rejected] == [0, len(first)]


def test_a_block_without_a_time_takes_that_of_the_block_before(tmp_path: Path) -> None:
    content = plot(100) + plot(None) + plot(104) + plot(None) + plot(None)
    inputs = opened(tmp_path, content)
    assert seconds(inputs) == [100, 100, 104, 104, 104]
    said = "say no time and took that of the message before: 3."
    assert any(said in note for note in inputs.notes)
    assert any(said in note for note in surveyed(tmp_path, content, None).notes)
    plain = opened(tmp_path, plot(100) + plot(104))
    assert not any("say no time" in note for note in plain.notes)


def test_a_file_without_any_time_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(FeedError, match="no time in the block"):
        opened(tmp_path, plot(None) * 3)
    told = surveyed(tmp_path, plot(None) * 3, None)
    assert told.accounts["file-1"].rejected_rows == 3
    assert told.accounts["file-1"].decoded_rows == 0


def test_a_damaged_block_before_any_time_keeps_its_own_reason(tmp_path: Path) -> None:
    damaged = block(48, b"\xff\xff\xff\xff")
    inputs = opened(tmp_path, damaged + plot(100) + damaged)
    first, second = inputs.accounting["file-1"].rejected
    assert first.reason == second.reason
    assert "CAT048" in first.reason


def test_truncated_times_are_placed_by_the_blocks_before(tmp_path: Path) -> None:
    def old(time_s: float) -> bytes:  # CAT001 plot: 010, 020, 040, 141
        ticks = round(time_s * 128) % (1 << 16)
        return block(1, b"\xe2\x19\x0a\x10\x01\x00\x40\x00" + struct.pack(">H", ticks))

    north = block(2, b"\xd0\x19\x0a\x01" + (70_000 * 128).to_bytes(3, "big"))
    alone = surveyed(tmp_path, old(70_001), MIDNIGHT_NS)
    assert alone.accounts["file-1"].rejected_rows == 1
    inputs = opened(tmp_path, north + old(70_001) + old(70_600))
    assert seconds(inputs) == [70_000, 70_001, pytest.approx(70_600 - 512)]


def placed(clocks: list[tuple[float, str]]) -> list[float]:
    """Place hours of the day; return hours since the midnight of the date."""
    calendar = Calendar(MIDNIGHT_NS)
    hour_ns = HOUR_S * SECOND_NS
    return [
        (calendar.place(Clock(round(h * hour_ns), who)) - MIDNIGHT_NS) / hour_ns
        for h, who in clocks
    ]


def run(*hours: float, who: str = "25/10") -> list[tuple[float, str]]:
    return [(hour, who) for hour in hours]


GOOD = [10 + n / 900 for n in range(10)]


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(
    "wrong",
    [(20.0, 3.0, 21.0), (20.0, 20.0, 20.0), (3.0, 20.0, 3.0), (23.9, 0.1, 23.9)],
)
def test_a_few_wrong_clocks_do_not_move_the_day(
    wrong: tuple[float, ...], count: int
) -> None:
    hours = placed(run(*GOOD, *wrong[:count], *GOOD, *wrong[:count], *GOOD))
    after = 10 + count
    assert hours[after : after + 10] == pytest.approx(GOOD)
    assert hours[-10:] == pytest.approx(GOOD)


@pytest.mark.parametrize("wrong", [23.5, 3.0])
def test_a_wrong_first_clock_does_not_move_the_day(wrong: float) -> None:
    assert placed(run(wrong, *GOOD))[1:] == pytest.approx(GOOD)


def test_midnight_is_passed_once_and_late_blocks_stay_before_it() -> None:
    clocks = [23.9, 23.95, 23.999, 0.001, 23.998, 0.002, 23.9999, 0.003, 0.01, 1.0]
    days = [0, 0, 0, 1, 0, 1, 0, 1, 1, 1]
    expected = [24 * day + clock for day, clock in zip(days, clocks, strict=True)]
    assert placed(run(*clocks)) == pytest.approx(expected)


def test_radars_out_of_order_pass_midnight_together() -> None:
    steps = [23.99 + n / 900 for n in range(40)]
    clocks = [(h % 24, "25/10") for h in steps]
    late = [((h - 0.004) % 24, "25/20") for h in steps]
    hours = placed([one for pair in zip(clocks, late, strict=True) for one in pair])
    assert hours[::2] == pytest.approx(steps)
    assert hours[1::2] == pytest.approx([h - 0.004 for h in steps])


def test_two_nights_with_wrong_clocks_around_each_midnight_are_two_days() -> None:
    truth: list[float | None] = []
    clocks = []
    for quarter in range(20 * 4, 60 * 4):
        hour = quarter / 4
        wrong = run(12.0, 12.0) if hour % 24 in {0.0, 23.75} else []
        clocks += [*run(hour % 24), *wrong]
        truth += [hour, *[None] * len(wrong)]
    for found, known in zip(placed(clocks), truth, strict=True):
        assert known is None or found == pytest.approx(known)


def test_a_pause_over_midnight_is_the_next_day() -> None:
    night = [3 + n / 900 for n in range(10)]
    late = [22 + n / 900 for n in range(10)]
    assert placed(run(*late, *night))[10:] == pytest.approx([24 + h for h in night])


def test_a_pause_of_half_a_day_within_a_day_stays_in_it() -> None:
    noon = [15.5 + n / 900 for n in range(10)]
    assert placed(run(2.0, 2.001, *noon))[2:] == pytest.approx(noon)


def test_a_clock_that_was_set_back_for_good_stays_on_its_day() -> None:
    set_back = [7 + n / 900 for n in range(10)]
    later = [20 + n / 900 for n in range(10)]  # only from the new time is it the day
    assert placed(run(*GOOD, *set_back, *later))[10:] == pytest.approx(set_back + later)


def test_a_source_with_another_clock_moves_nobody_over_midnight() -> None:
    steps = [16 + n / 60 for n in range(15 * 60)]
    clocks = []
    for hour in steps:
        clocks += [(hour % 24, "25/10"), ((hour + 5) % 24, "25/20")]
    hours = placed(clocks)
    assert hours[::2] == pytest.approx(steps)
    assert hours[1::2] == pytest.approx([hour + 5 for hour in steps])


def test_a_source_that_was_away_for_a_day_comes_back_on_the_day_of_the_others() -> None:
    others = [(n / 60 % 24, "25/20") for n in range(2 * 60, 26 * 60)]
    hours = placed(run(2.0, 2.001) + others + run(1.99))
    assert hours[-1] == pytest.approx(25.99)


def test_wrong_clocks_in_a_bare_file_move_no_block_after_them(tmp_path: Path) -> None:
    good = [36_000.0 + 4 * n for n in range(20)]
    times = [*good[:10], 72_000.0, 10_800.0, *good[10:]]
    inputs = opened(tmp_path, b"".join(plot(time_s) for time_s in times))
    assert sorted(seconds(inputs)) == sorted(times)


def unset(frames: list[bytes]) -> bytes:
    """Make a pcap whose clock was never set."""
    content = bytearray(pcap(frames))
    place = 24
    for number, frame in enumerate(frames):
        struct.pack_into("<I", content, place, number)
        place += 16 + len(frame)
    return bytes(content)


def test_a_capture_whose_clock_was_never_set_is_read_with_a_date(
    tmp_path: Path,
) -> None:
    times = [86_399.0, 1.0, 5.0]
    content = unset([ethernet(ipv4(udp(plot(time_s)))) for time_s in times])
    with pytest.raises(FeedError, match="--date YYYY-MM-DD"):
        opened(tmp_path, content, None)
    inputs = opened(tmp_path, content)
    assert seconds(inputs) == [86_399, 86_401, 86_405]
    assert any("3 packets say no time" in note for note in inputs.notes)
    assert not any("not needed" in note for note in inputs.notes)


def test_packets_without_a_time_are_dated_by_those_before(tmp_path: Path) -> None:
    def simple(raw: bytes) -> bytes:
        frame = ethernet(ipv4(udp(raw)))
        return ng_block(3, struct.pack("<I", len(frame)) + frame)

    now_s = (START_NS - MIDNIGHT_NS) / SECOND_NS
    timed = ng_packet(ethernet(ipv4(udp(plot(now_s)))), START_NS // 1000)
    begun = ng_section() + ng_interface()
    rest = simple(plot(now_s + 4)) + simple(plot(None))
    inputs = opened(tmp_path, begun + timed + rest, None)
    assert seconds(inputs) == [now_s, now_s + 4, now_s + 4]
    ahead = opened(tmp_path, begun + simple(plot(now_s)) + timed + rest, None)
    refused, *others = seconds(ahead)
    assert "got a time of day and no day" in str(refused)
    assert others == [now_s, now_s + 4, now_s + 4]


def test_a_bare_file_still_needs_its_date(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--date YYYY-MM-DD"):
        opened(tmp_path, plot(100), None)


def test_what_nothing_dates_is_rejected_from_its_record_too(tmp_path: Path) -> None:
    inputs = opened(tmp_path, plot(None) + plot(200) + plot(100))
    assert inputs.feeds["file-1"].undated == 1
    assert [leaf.received_ns for leaf in inputs.leaves] == sorted(
        leaf.received_ns for leaf in inputs.leaves
    )
    assert [isinstance(said, str) for said in seconds(inputs)] == [True, False, False]
