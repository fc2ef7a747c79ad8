"""Every byte of a recording is counted, whatever becomes of the file."""

from pathlib import Path

import pytest

from captures import (
    START_NS,
    block,
    ethernet,
    ipv4,
    ng_interface,
    ng_packet,
    ng_section,
    pcap,
    udp,
)
from realdata import realdata
from vedette.feeds.accounting import total
from vedette.feeds.capture import Piece
from vedette.feeds.framed import Taken
from vedette.feeds.lesson import SPEAKERS_MAX, Lesson, speaker_of
from vedette.feeds.reading import Reading
from vedette.feeds.report import BeamReport
from vedette.feeds.weighed import weigh
from vedette.units import SECOND_NS


def sample(name: str) -> bytes:
    return Path(realdata("asterix", "captures", name)).read_bytes()


def read(content: bytes, name: str = "asterix") -> Reading:
    reading = Reading(format=name, head=content[: 1 << 20], midnight_ns=START_NS)
    chunks = [content[i : i + 999] for i in range(0, len(content), 999)]
    for taken in reading.take(chunks):
        assert content.startswith(taken.piece.raw[:3], taken.piece.offset)
    account = total(reading.accounts("file-1", len(content)).values())
    assert account.bytes + account.capture_bytes == len(content)
    parts = (account.decoded_bytes, account.rejected_bytes, account.unframed_bytes)
    assert sum(parts) == account.bytes
    return reading


def test_every_truncation_of_real_captures_sums() -> None:
    radar = sample("cat048.raw")
    mixed = [
        ethernet(ipv4(udp(radar, port=1))),
        ethernet(ipv4(udp(b"\xff" * 9, port=2))),
        ethernet(ipv4(udp(radar, length=900, port=3))),
        ethernet(ipv4(udp(radar + bytes(8), port=4))),
    ]
    ng = ng_section() + ng_interface()
    ng += b"".join(ng_packet(frame, START_NS // 1000) for frame in mixed)
    for content in (pcap(mixed), ng, sample("cat_001_002.pcap"), radar * 3):
        for size in range(0, len(content), 3):
            read(content[:size])


@pytest.mark.parametrize(
    "name", ["beast", "beast-gps", "avr", "modes-hex", "modes-csv"]
)
def test_any_bytes_sum_in_any_format(name: str) -> None:
    content = bytes(range(256)) * 40 + b"\x1a2" + bytes(9000) + b"*;\r\n\n8D\n"
    read(content, name)
    read(content[::-1], name)


def test_a_scan_of_all_ports_makes_no_feed_of_each() -> None:
    frames = [ethernet(ipv4(udp(block(), port=port))) for port in range(4100)]
    reading = read(pcap(frames))
    assert len(reading.channels) == 4097


def test_who_speaks_is_read_behind_the_field_specification() -> None:
    assert speaker_of(sample("cat048.raw")) == "25/201"
    assert speaker_of(sample("cat034.raw")) == "25/14"
    assert speaker_of(block(48, b"\x40\x01\x02")) == ""
    assert speaker_of(block(48, b"\x81\x81\x81")) == ""


def beam(time_s: float, heard_s: float, offset: int) -> Taken:
    heard_ns = round(heard_s * SECOND_NS)
    report = BeamReport(
        time_ns=round(time_s * SECOND_NS),
        received_ns=heard_ns,
        sensor="1/2",
        azimuth_deg=0.0,
        simulated=offset == 0,
    )
    return Taken(Piece(block(34), offset, received_ns=heard_ns), heard_ns, (report,))


def test_senders_beyond_the_limit_are_not_told_apart() -> None:
    lesson = Lesson()
    for number in range(2 * SPEAKERS_MAX):
        one = beam(number, number, number)
        lesson.take(one._replace(piece=one.piece._replace(source=f"s{number}")), {})
    assert len(lesson.senders) == SPEAKERS_MAX


def test_a_lesson_tells_rate_delay_and_jumps() -> None:
    lesson = Lesson()
    times = [(0, 1), (4, 5), (8, 9.5), (3612, 13), (3616, 17), (20, 21)]
    for number, (time_s, heard_s) in enumerate(times):
        lesson.take(beam(time_s, heard_s, number), {"CAT034": 1})
    assert (lesson.blocks, lesson.simulated) == (6, 1)
    assert lesson.records_per_s == pytest.approx(6 / 20)
    assert (lesson.jumps, lesson.jump_offset) == (2, 3)
    assert lesson.jump_ns == pytest.approx(3600.5 * SECOND_NS)
    assert (lesson.delay_min_ns, lesson.delay_max_ns) == (
        -3599 * SECOND_NS,
        SECOND_NS * 3 // 2,
    )


def test_without_a_clock_only_steps_back_and_long_pauses_are_jumps() -> None:
    lesson = Lesson(clocked=False)
    for number, time_s in enumerate([0, 600, 1200, 1195, 1100, 9000]):
        lesson.take(beam(time_s, time_s, number), {"CAT034": 1})
    assert (lesson.jumps, lesson.jump_offset) == (2, 4)


def test_a_sample_of_each_source_is_weighed() -> None:
    content = sample("asterix.pcap")
    reading = read(content)
    (channel,) = reading.channels.values()
    (newest,) = weigh(channel.lesson.samples, "")
    assert (newest.kind, newest.speaker, newest.fits) == ("CAT062", "25/100", False)
    assert '--edition "062@25/100=0.17"' in newest.sentence
    (chosen,) = weigh(channel.lesson.samples, "062@25/100=0.17")
    assert (chosen.read_as, chosen.chosen, chosen.fits) == ("0.17", True, True)
    assert "as chosen" in chosen.sentence
    assert len(channel.lesson.samples[62, "25/100"]) == 100


def test_samples_are_bounded() -> None:
    lesson = Lesson()
    for number in range(300):
        lesson.sample(block(48, bytes([0x80, number % 256, number // 256])))
        lesson.sample(block(62))
    lesson.sample(block(62, bytes(5000)))
    assert len(lesson.samples) == 100
    assert max(map(len, lesson.samples.values())) == 100
