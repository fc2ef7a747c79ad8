"""Seeds: small captures and recordings of every kind, made by hand."""

import struct

from captures import (
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
from fuzz.target_asterix import payload_seeds, rare_blocks

PLOT = bytes.fromhex("30000dd0190a54600001004000")


def payloads() -> list[bytes]:
    """Give what a datagram may carry."""
    return [PLOT, 3 * PLOT, *payload_seeds(), PLOT + bytes(6), block(48), b"hello"]


def pcap_seeds() -> list[bytes]:
    """Write captures of every layer that is read."""
    frames = [ethernet(ipv4(udp(one))) for one in payloads()]
    vlan = ethernet(ipv4(udp(PLOT)), tags=(0x8100, 0x88A8))
    six = ethernet(ipv6(udp(PLOT, 21131)), 0x86DD)
    first = ipv4(udp(PLOT, length=len(PLOT) + 8)[:16], flags=0x2000)
    last = ipv4(udp(PLOT)[16:], flags=2)
    tcp = ethernet(ipv4(bytes(20), protocol=6))
    whole = udp(PLOT)
    parts = [
        (b"\x11\0\0\x01\0\0\0\x07", whole[:16]),
        (b"\x11\0\0\x10\0\0\0\x07", whole[16:]),
    ]
    torn = [ethernet(ipv6(head + part, protocol=44), 0x86DD) for head, part in parts]
    hops = ethernet(ipv6(b"\x11\0\x01\x04\0\0\0\0" + whole, protocol=0), 0x86DD)
    found = [pcap([frame]) for frame in (*frames[:6], vlan, six, tcp)]
    found += [pcap(frames[:2], order=">"), pcap(frames[:2], nano=True)]
    found += [pcap([ethernet(first), ethernet(last)]), pcap(torn), pcap([hops])]
    found += [pcap([ipv4(udp(PLOT))], link=link) for link in (12, 101, 228)]
    found += [pcap([b"\x02\0\0\0" + ipv4(udp(PLOT))], link=0)]
    found += [pcap([bytes(14) + b"\x08\0" + ipv4(udp(PLOT))], link=113)]
    found += [pcap([bytes(20) + ipv4(udp(PLOT))], link=276)]
    return [*found, pcap(frames[:1], snap=50)]


def pcapng_seeds() -> list[bytes]:
    """Write captures of the newer kind."""
    frame = ethernet(ipv4(udp(PLOT)))
    found = []
    for order in "<>":
        begin, ticks = ng_section(order), 1_757_453_400_000_000
        plain = begin + ng_interface(order)
        nano = begin + ng_interface(order, resolution=9, offset_s=5)
        odd = nano + ng_interface(order, resolution=0x8A)
        sizes = struct.pack(order + "I", len(frame))
        older = struct.pack(order + "HHII", 0, 0, 9, 9) + 2 * sizes
        found += [
            plain + ng_packet(frame, ticks, order),
            odd + ng_packet(frame, ticks, order, 1),
            plain + ng_block(3, sizes + frame, order),
            nano + ng_block(2, older + frame, order),
        ]
    return found


def final_seeds() -> list[bytes]:
    """Write FINAL records."""

    def record(payload: bytes) -> bytes:
        size = len(payload) + 12
        head = (
            size.to_bytes(2, "big") + b"\x01\x02\x03" + (4_320_000).to_bytes(3, "big")
        )
        return head + payload + b"\xa5\xa5\xa5\xa5"

    return [record(PLOT), record(2 * PLOT) * 3, record(PLOT) + bytes(5) + record(PLOT)]


def gps_seeds() -> list[bytes]:
    """Write .gps recordings."""
    trailer = bytes(6) + (43_200 * 128).to_bytes(3, "big") + b"\0"
    return [bytes(2200) + PLOT + trailer, bytes(2200) + 3 * (PLOT + trailer)]


def undated_seeds() -> list[bytes]:
    """Write blocks whose clocks pass midnight, step, and say nothing."""

    def plot(seconds: int, sic: int = 10) -> bytes:
        clock = (seconds * 128).to_bytes(3, "big")
        return PLOT[:5] + bytes([sic]) + clock + PLOT[-4:]

    def north(seconds: int) -> bytes:
        clock = (seconds * 128).to_bytes(3, "big")
        return bytes.fromhex("22000ae0190a01") + clock

    night = b"".join(map(plot, (86_390, 86_399, 1, 5)))
    steps = b"".join(map(plot, (100, 40_000, 40_004, 40_008, 40_012, 40_016, 120)))
    two = b"".join(plot(100 + n, 10 + n % 2) for n in range(6))
    blocks = rare_blocks()
    frame = ethernet(ipv4(udp(plot(43_200))))
    simple = ng_section("<") + ng_interface("<")
    simple += ng_block(3, struct.pack("<I", len(frame)) + frame, "<")
    silent = pcap([frame, ethernet(ipv4(udp(PLOT)))])
    mute = bytes.fromhex("30000a90190a01004000")
    found = [night, steps, two, mute + night, night + mute, b"".join(blocks), simple]
    found += [north(50) + blocks[0] + plot(600) + blocks[0]]
    return [*found, silent[:24] + bytes(8) + silent[32:]]


def bare_seeds() -> list[bytes]:
    """Write blocks one after the other, some with other bytes between them."""
    mixed = PLOT + b"\xff\xfe" + PLOT + PLOT + bytes(9)
    return [PLOT, 4 * PLOT, mixed, b"".join(rare_blocks()[:-1]), PLOT[:7], bytes(40)]
