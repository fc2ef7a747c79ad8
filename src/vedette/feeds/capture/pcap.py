"""Packets of a pcap file.

Law: draft-ietf-opsawg-pcap (file header of 24 bytes, packet headers of 16), both byte
orders, microseconds and nanoseconds. Link type: the low 16 bits of the last word; the
upper ones tell of a frame check sequence, which lies behind every payload of ours.

A pcap file has no marks to find the next packet by. After a header that cannot be, the
next place is taken where two headers follow each other as a capture has them: lengths
within bounds and times near the last one.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from vedette.feeds.capture.packet import Container, Packet, captured_ns
from vedette.feeds.capture.stream import ByteStream
from vedette.units import SECOND_NS

MAGICS = {
    b"\xd4\xc3\xb2\xa1": ("<", 1_000),
    b"\xa1\xb2\xc3\xd4": (">", 1_000),
    b"\x4d\x3c\xb2\xa1": ("<", 1),
    b"\xa1\xb2\x3c\x4d": (">", 1),
}
HEADER_BYTES = 24
PACKET_HEADER_BYTES = 16
PACKET_BYTES_MAX = 262_144  # the largest snapshot length that libpcap itself accepts
SEARCH_BYTES = 1 << 16  # read at a time while the next packet is looked for
SEARCH_BYTES_MAX = 1 << 22  # then the rest is given up: seconds, not hours
NEAR_S = 86_400  # a capture with a pause of more than a day is two captures


class _Order(NamedTuple):
    """How a file writes its numbers."""

    mark: str
    tick_ns: int
    link: int

    def header(self, raw: bytes) -> tuple[int, int, int, int]:
        """Read a packet header: seconds, ticks, captured bytes, bytes on the wire."""
        second, tick, captured, there = struct.unpack_from(self.mark + "IIII", raw)
        return second, tick, captured, there

    def plausible(self, raw: bytes, near_s: int) -> bool:
        """Say whether a packet header may stand here."""
        if len(raw) < PACKET_HEADER_BYTES:
            return False
        second, tick, captured, there = self.header(raw)
        return (
            tick * self.tick_ns < SECOND_NS
            and captured <= min(there, PACKET_BYTES_MAX)
            and (near_s < 0 or abs(second - near_s) <= NEAR_S)
        )


def pcap_packets(stream: ByteStream, about: Container) -> Iterator[Packet]:
    """Read the packets of a pcap file.

    Parameters
    ----------
    stream : ByteStream
        At the start of the file.
    about : Container
        Is told what is damaged.

    Yields
    ------
    Packet
        In the order of the file; the last may be cut short by its end.
    """
    head = stream.take(HEADER_BYTES)
    if len(head) < HEADER_BYTES or head[:4] not in MAGICS:
        about.fault(0, len(head), "expected a pcap header of 24 bytes, got none")
        return
    mark, tick_ns = MAGICS[head[:4]]
    (network,) = struct.unpack_from(mark + "I", head, 20)
    order = _Order(mark, tick_ns, network & 0xFFFF)
    near_s = -1
    while raw := stream.peek(PACKET_HEADER_BYTES):
        if len(raw) == PACKET_HEADER_BYTES and not order.plausible(raw, -1):
            _find_next(stream, order, near_s, about)
            continue
        offset = stream.offset
        stream.take(PACKET_HEADER_BYTES)
        if len(raw) < PACKET_HEADER_BYTES:
            reason = f"expected a packet header of 16 bytes, got {len(raw)}: file cut"
            about.fault(offset, len(raw), reason)
            return
        second, tick, captured, there = order.header(raw)
        near_s = second
        data = stream.take(captured)
        if len(data) < captured:
            reason = f"expected a packet of {captured} bytes, got {len(data)}: file cut"
            about.fault(offset, len(data) + PACKET_HEADER_BYTES, reason)
        yield Packet(
            offset=offset + PACKET_HEADER_BYTES,
            time_ns=captured_ns(second * SECOND_NS + tick * order.tick_ns),
            link=order.link,
            data=data,
            cut=len(data) < there,
        )


def _find_next(
    stream: ByteStream, order: _Order, near_s: int, about: Container
) -> None:
    """Pass over bytes to where the next packet begins, or to the end."""
    begun = stream.offset
    _, tick, captured, there = order.header(stream.peek(PACKET_HEADER_BYTES))
    stream.skip(1)
    while not _next_within(stream, order, near_s):
        if stream.offset - begun > SEARCH_BYTES_MAX:
            while stream.skip(SEARCH_BYTES):
                pass
    reason = (
        "expected a packet header (captured <= wire length <= 262,144), got"
        f" {captured} captured of {there} and a fraction of {tick}"
    )
    about.fault(begun, stream.offset - begun, reason)


def _next_within(stream: ByteStream, order: _Order, near_s: int) -> bool:
    """Search one stretch; true at a packet, or at the end of the file."""
    window = stream.peek(SEARCH_BYTES + 2 * PACKET_HEADER_BYTES + PACKET_BYTES_MAX)
    last = len(window) <= 2 * PACKET_HEADER_BYTES + PACKET_BYTES_MAX
    for place in range(len(window) if last else SEARCH_BYTES):
        head = window[place : place + PACKET_HEADER_BYTES]
        if not order.plausible(head, near_s):
            continue
        second, _, captured, _ = order.header(head)
        after = place + PACKET_HEADER_BYTES + captured
        following = window[after : after + PACKET_HEADER_BYTES]
        if captured and order.plausible(following, second):
            stream.skip(place)
            return True
    stream.skip(len(window) if last else SEARCH_BYTES)
    return last
