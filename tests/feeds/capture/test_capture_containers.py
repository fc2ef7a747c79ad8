"""pcap and pcapng of every kind; each file made here byte by byte, or recorded."""

import struct
from collections import Counter
from pathlib import Path

import pytest

from captures import (
    SECOND_NS,
    START_NS,
    block,
    ethernet,
    ipv4,
    ipv6,
    ng_block,
    ng_interface,
    ng_packet,
    ng_section,
    pcap,
    udp,
)
from realdata import realdata
from vedette.feeds.capture import (
    ByteStream,
    Container,
    Piece,
    container_of,
    pieces,
    unframed_reason,
)

TWO = block() + block(34, b"\xf0")


def read(content: bytes, chunk: int = 100) -> tuple[Container, list[Piece]]:
    kind = container_of(content)
    chunks = (content[i : i + chunk] for i in range(0, len(content), chunk))
    about, found = pieces(kind, ByteStream(chunks))
    every = list(found)
    for piece in every:
        assert content.startswith(piece.raw[:3], piece.offset)  # fragments lie apart
    assert about.payload_bytes == sum(len(piece.raw) for piece in every)
    return about, every


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("nano", [False, True])
def test_both_orders_and_both_precisions_of_pcap_read_alike(
    order: str,
    nano: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    content = pcap([ethernet(ipv4(udp(TWO)))] * 3, order=order, nano=nano)
    about, every = read(content)
    assert [piece.raw for piece in every] == [block(), block(34, b"\xf0")] * 3
    assert every[2].received_ns == START_NS + SECOND_NS // 4
    assert every[0].channel == "232.1.1.31:8600"
    assert every[0].source == "10.1.1.2:4000"
    assert (about.kind, about.packets, about.faults) == ("pcap", 3, [])


@pytest.mark.parametrize(
    ("link", "frame"),
    [
        (1, ethernet(ipv4(udp(TWO)), tags=(0x8100,))),
        (1, ethernet(ipv4(udp(TWO)), tags=(0x88A8, 0x8100))),
        (1, ethernet(ipv6(udp(TWO)), kind=0x86DD)),
        (1, ethernet(ipv4(udp(TWO)) + bytes(12))),  # padding of a short frame
        (1, ethernet(ipv4(udp(TWO), length=0))),  # as left by a card
        (101, ipv4(udp(TWO))),
        (101, ipv6(udp(TWO))),
        (228, ipv4(udp(TWO))),
        (229, ipv6(udp(TWO))),
        (0, struct.pack("<I", 2) + ipv4(udp(TWO))),
        (0, struct.pack(">I", 2) + ipv4(udp(TWO))),
        (0, struct.pack("<I", 30) + ipv6(udp(TWO))),
        (108, struct.pack(">I", 2) + ipv4(udp(TWO))),
        (113, bytes(14) + b"\x08\x00" + ipv4(udp(TWO))),
        (276, b"\x86\xdd" + bytes(18) + ipv6(udp(TWO))),
    ],
)
def test_every_link_type_leads_to_the_payload(link: int, frame: bytes) -> None:
    about, every = read(pcap([frame], link=link))
    assert b"".join(piece.raw for piece in every) == TWO
    assert about.links == Counter({link: 1})


def test_ipv6_with_extension_headers_is_read() -> None:
    chain = bytes([60, 0]) + bytes(6) + bytes([17, 1]) + bytes(14)
    frame = ethernet(ipv6(chain + udp(TWO), protocol=0), kind=0x86DD)
    _, every = read(pcap([frame]))
    assert b"".join(piece.raw for piece in every) == TWO
    assert every[0].channel == "[ff02::1]:8600"


def test_other_traffic_is_counted_by_what_it_is() -> None:
    frames = [
        ethernet(bytes(28), kind=0x0806),
        ethernet(bytes(40), kind=0x0026),
        ethernet(ipv4(bytes(20), protocol=6)),
        ethernet(ipv6(bytes(20), protocol=58), kind=0x86DD),
        ethernet(bytes(40), kind=0x88B5),
        b"",
    ]
    about, every = read(pcap(frames))
    assert not every
    assert about.other == Counter(
        {"ARP": 1, "LLC": 2, "TCP": 1, "ICMPv6": 1, "ethertype 0x88b5": 1}
    )


def test_a_snapshot_length_leaves_the_whole_blocks_and_says_what_it_cut() -> None:
    frame = ethernet(ipv4(udp(block() * 3)))
    about, every = read(pcap([frame], snap=len(frame) - 4))
    assert [unframed_reason(piece.raw) == "" for piece in every] == [True, True, False]
    assert "cut off 4 bytes" in every[2].fault
    assert about.cut_packets == 1


@pytest.mark.parametrize(
    "packet",
    [
        ipv4(udp(TWO, length=len(TWO) + 9)),
        ipv4(udp(TWO, length=7)),
        ipv4(udp(TWO), length=500),
        ipv4(udp(TWO)[:6]),
        ipv6(udp(TWO))[:-1],
        b"\x43" + ipv4(udp(TWO))[1:],
    ],
)
def test_a_packet_whose_lengths_do_not_hold_is_told_with_its_place(
    packet: bytes,
) -> None:
    kind = 0x86DD if packet[0] >> 4 == 6 else 0x0800
    content = pcap([ethernet(packet, kind=kind)])
    about, (piece,) = read(content)
    assert piece.offset == 24 + 16 + 14
    assert piece.raw == packet
    assert piece.fault.startswith("expected")
    assert unframed_reason(piece.raw)
    assert not about.faults


def fragmented(payload: bytes, sizes: list[int], identity: int = 7) -> list[bytes]:
    whole = udp(payload)
    frames, start = [], 0
    for size in sizes:
        part = whole[start : start + size]
        more = 0x2000 if start + size < len(whole) else 0
        flags = start // 8 | more
        frames.append(ethernet(ipv4(part, flags=flags, identity=identity)))
        start += size
    return frames


def test_fragments_in_any_order_make_the_datagram_with_true_offsets() -> None:
    payload = block(48, bytes(range(37))) + block(34, bytes(13))
    frames = fragmented(payload, [16, 24, 24])
    for order in ([0, 1, 2], [2, 0, 1], [1, 2, 0]):
        content = pcap([frames[place] for place in order])
        kind = container_of(content)
        about, found = pieces(kind, ByteStream([content]))
        every = list(found)
        assert [len(piece.raw) for piece in every] == [40, 16]
        assert b"".join(piece.raw for piece in every) == payload
        assert all(content[p.offset] == p.raw[0] for p in every)
        assert every[0].received_ns == START_NS + SECOND_NS // 2
        assert about.payload_bytes == len(payload)


def test_fragments_that_never_meet_or_overlap_are_told_one_by_one() -> None:
    frames = fragmented(block(48, bytes(40)), [16, 16, 100])
    _, lost = read(pcap([frames[0], frames[2]]))
    assert [piece.fault for piece in lost] == [
        "expected all fragments of a packet, got some of them"
    ] * 2
    other = fragmented(block(62, bytes(40)), [24, 100])
    _, lost = read(pcap([frames[0], other[1], other[0]]))
    assert {"fit together" in piece.fault for piece in lost} == {True}
    assert len(lost) == 3
    _, every = read(pcap([frames[0], frames[0], frames[1], frames[2]])[: -0 or None])
    assert "captured before" in every[0].fault


def test_waiting_fragments_are_bounded_in_number_and_time() -> None:
    first = [fragmented(block(), [8, 8], identity=n)[0] for n in range(300)]
    about, lost = read(pcap(first))
    assert len(lost) == 300
    assert about.payload_bytes == sum(len(frame) - 14 for frame in first)


def test_pcapng_reads_sections_interfaces_and_their_clocks() -> None:
    frame = ethernet(ipv4(udp(TWO)))
    second = START_NS // SECOND_NS
    content = (
        ng_section()
        + ng_interface()
        + ng_interface(resolution=9)
        + ng_interface(resolution=0x80 | 10, offset_s=second)
        + ng_interface(link=101)
        + ng_block(0xBAD, b"something else")
        + ng_packet(frame, START_NS // 1000)
        + ng_packet(frame, START_NS, interface=1)
        + ng_packet(frame, 512, interface=2)
        + ng_packet(ipv4(udp(TWO)), START_NS // 1000, interface=3)
        + ng_section(">")
        + ng_interface(">")
        + ng_packet(frame, START_NS // 1000, ">")
        + ng_block(3, struct.pack(">I", len(frame)) + frame, ">")
        + ng_block(5, bytes(8), ">")
    )
    about, every = read(content)
    assert (about.kind, about.packets, about.faults) == ("pcapng", 6, [])
    times = [piece.received_ns - START_NS for piece in every[::2]]
    assert times[:5] == [0, 0, SECOND_NS // 2, 0, 0]
    assert (every[-1].received_ns, about.untimed_packets) == (-1, 1)  # a simple packet
    assert b"".join(piece.raw for piece in every) == TWO * 6


@pytest.mark.parametrize(
    ("resolution", "offset_s", "ticks"),
    [
        (0x8A, 0, 1_757_453_400_000_000),  # 1/1024 s: the year 56356
        (None, -3_000_000_000, 1_757_453_400_000_000),  # before 1970
        (None, 0, 7_000_000),  # 1970: the clock was never set
        (0x80, (1 << 63) - 1, (1 << 64) - 1),
        (0xFF, -(1 << 63), 0),
    ],
)
def test_a_packet_of_a_time_that_cannot_be_is_one_without_a_time(
    resolution: int | None, offset_s: int, ticks: int
) -> None:
    frame = ethernet(ipv4(udp(block())))
    clocked = ng_interface(resolution=resolution, offset_s=offset_s)
    file = ng_section() + clocked + ng_packet(frame, ticks)
    about, (piece,) = read(file)
    assert (piece.raw, piece.received_ns) == (block(), -1)
    assert (about.untimed_packets, about.faults) == (1, [])


@pytest.mark.parametrize("second", [0, 631_151_999, 4_102_444_800])
def test_a_pcap_of_a_clock_that_was_never_set_has_no_times(second: int) -> None:
    content = bytearray(pcap([ethernet(ipv4(udp(block())))] * 3))
    step = (len(content) - 24) // 3
    struct.pack_into("<I", content, 24 + step, second)
    about, every = read(bytes(content))
    assert [piece.received_ns < 0 for piece in every] == [False, True, False]
    assert (about.untimed_packets, about.fault_count) == (1, 0)


def test_a_pcapng_block_whose_two_lengths_differ_is_damage_with_its_place() -> None:
    packet = ng_packet(ethernet(ipv4(udp(TWO))), START_NS // 1000)
    begun = ng_section() + ng_interface()
    for wrong in (len(packet) + 4, 0, len(packet) << 24):
        torn = packet[:-4] + struct.pack("<I", wrong)
        about, every = read(begun + packet + torn + packet)
        assert b"".join(piece.raw for piece in every) == TWO * 2
        (fault,) = about.faults
        assert (fault.offset, fault.length) == (len(begun + packet), len(packet))
        assert fault.reason.endswith(f"behind the block, got {wrong}")


def test_a_pcapng_block_that_cannot_be_ends_the_reading_and_says_so() -> None:
    frame = ethernet(ipv4(udp(TWO)))
    good = ng_section() + ng_interface() + ng_packet(frame, START_NS // 1000)
    for bad in (bytes(64), struct.pack("<II", 6, 13) + bytes(30)):
        about, every = read(good + bad)
        assert len(every) == 2
        (fault,) = about.faults
        assert (fault.offset, fault.length) == (len(good), len(bad))
    about, every = read(good + ng_packet(frame, 1, interface=5))
    assert len(every) == 2
    assert "an interface described before" in about.faults[0].reason


def test_a_damaged_packet_header_costs_its_packet_and_not_the_capture() -> None:
    frames = [ethernet(ipv4(udp(TWO)))] * 20
    content = bytearray(pcap(frames))
    step = 16 + len(frames[0])
    content[24 + 5 * step + 8 : 24 + 5 * step + 12] = b"\xff\xff\xff\x7f"
    about, every = read(bytes(content))
    assert len(every) == 2 * 19
    (fault,) = about.faults
    assert (fault.offset, fault.length) == (24 + 5 * step, step)


def test_every_truncation_of_a_capture_is_read_and_accounted() -> None:
    frames = [ethernet(ipv4(udp(TWO))), ethernet(ipv6(udp(block())), kind=0x86DD)]
    frames += fragmented(block(48, bytes(20)), [16, 40])
    second = START_NS // 1000
    ng = ng_section() + ng_interface()
    ng += b"".join(ng_packet(frame, second) for frame in frames)
    for content in (pcap(frames), ng):
        whole = len(read(content)[1])
        for size in range(24, len(content)):
            about, every = read(content[:size])
            assert len(every) <= whole + 2  # parts of what is no longer whole
            assert about.payload_bytes <= size


def test_a_file_of_any_bytes_never_stops_the_reading() -> None:
    frames = [ethernet(ipv4(udp(TWO)))] * 3
    content = pcap(frames)
    for place in range(24, len(content)):
        for value in (0, 0xFF, content[place] ^ 1):
            read(content[:place] + bytes([value]) + content[place + 1 :])


SAMPLES = {  # container, blocks by category, payload bytes, unframed bytes
    "asterix.pcap": ("pcap", {62: 100}, 5495, 0),
    "cat_001_002.pcap": ("pcap", {1: 5, 2: 1}, 223, 36),
    "cat_034_048.pcap": ("pcap", {48: 86, 34: 34}, 6882, 0),
    "cat_062_065.pcap": ("pcap", {62: 1, 65: 1}, 173, 0),
    "parsegps.gps": ("gps", {48: 12, 34: 3}, 3013, 2350),
    "cat034.raw": ("bare", {34: 1}, 16, 0),
    "cat048.raw": ("bare", {48: 1}, 48, 0),
    "cat062cat065.raw": ("bare", {62: 1, 65: 1}, 195, 0),
    "cat21_re.ast": ("bare", {21: 2}, 91, 0),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_recorded_samples_are_framed_to_the_last_byte(name: str) -> None:
    content = realdata("asterix", "captures", name).read_bytes()
    about, every = read(content)
    whole = [piece for piece in every if not unframed_reason(piece.raw)]
    counted = Counter(piece.raw[0] for piece in whole)
    unframed = about.payload_bytes - sum(len(piece.raw) for piece in whole)
    found = (about.kind, dict(counted), about.payload_bytes, unframed)
    assert found == SAMPLES[name]


def vectors() -> list[Path]:
    return sorted(realdata("asterix", "vectors").glob("*.bin"))


def test_every_public_vector_is_recognised_as_bare_blocks() -> None:
    for path in vectors():
        about, every = read(path.read_bytes())
        assert about.kind == "bare", path.name
        assert not any(unframed_reason(piece.raw) for piece in every), path.name
