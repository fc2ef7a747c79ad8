"""Packets of a pcapng file.

Law: draft-ietf-opsawg-pcapng: section header, interface description, enhanced, simple
and obsolete packet blocks; several sections, each with its own byte order and
interfaces; options if_tsresol (9) and if_tsoffset (14). Other blocks are passed over
by their length, which stands before and behind each; where the two differ the block is
damage. A simple packet block has no time.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from vedette.feeds.capture.packet import Container, Packet, captured_ns
from vedette.feeds.capture.piece import UNKNOWN_NS
from vedette.feeds.capture.stream import ByteStream
from vedette.units import SECOND_NS

SECTION = 0x0A0D0D0A
SECTION_MAGIC = SECTION.to_bytes(4, "big")  # reads the same in both byte orders
INTERFACE, OLD_PACKET, SIMPLE_PACKET, ENHANCED_PACKET = 1, 2, 3, 6
ORDER_MAGIC = {b"\x4d\x3c\x2b\x1a": "<", b"\x1a\x2b\x3c\x4d": ">"}
BLOCK_BYTES_MIN = 12
BLOCK_BYTES_MAX = 1 << 24  # a packet of 262,144 bytes with the longest options fits
OPTION_END, OPTION_RESOLUTION, OPTION_OFFSET = 0, 9, 14
BINARY = 0x80  # of if_tsresol: a power of two, else of ten
EXPONENT_MAX = {2: 63, 10: 19}  # beyond these a tick is shorter than 64 bits can count


class _Interface(NamedTuple):
    """Where packets were captured."""

    link: int
    snap: int
    ticks_per_s: int
    offset_s: int

    def time_ns(self, ticks: int) -> int:
        """Turn a time stamp into nanoseconds UTC, -1 for none; finer digits are cut."""
        time_ns = ticks * SECOND_NS // self.ticks_per_s + self.offset_s * SECOND_NS
        return captured_ns(time_ns)


@dataclass(slots=True)
class _Section:
    """The section that is being read."""

    order: str
    interfaces: list[_Interface] = field(default_factory=list)

    def number(self, raw: bytes) -> int:
        """Read a number of four bytes."""
        return int(struct.unpack(self.order + "I", raw)[0])


def pcapng_packets(stream: ByteStream, about: Container) -> Iterator[Packet]:
    """Read the packets of a pcapng file.

    Parameters
    ----------
    stream : ByteStream
        At the start of the file.
    about : Container
        Is told what is damaged.

    Yields
    ------
    Packet
        In the order of the file.
    """
    section = _Section(order="<")
    while head := stream.peek(BLOCK_BYTES_MIN):
        offset = stream.offset
        if head.startswith(SECTION_MAGIC):
            section = _Section(order=ORDER_MAGIC.get(head[8:12], ""))
        kind, size = _kind_and_size(head, section.order)
        if not size:
            reason = (
                "expected a pcapng block of 12 to 16,777,216 bytes, got a header of"
                f" {head.hex()}; the rest of the file is not read"
            )
            about.fault(offset, _to_the_end(stream), reason)
            return
        block = stream.take(size)
        if len(block) < size:
            reason = f"expected a block of {size} bytes, got {len(block)}: file cut"
            about.fault(offset, len(block), reason)
        elif (behind := section.number(block[-4:])) != size:
            reason = f"expected {size} bytes also behind the block, got {behind}"
            about.fault(offset, size, reason)
            continue
        yield from _read_block(kind, block, offset, section, about)


def _to_the_end(stream: ByteStream) -> int:
    """Pass over what is left."""
    passed = 0
    while step := stream.skip(1 << 16):
        passed += step
    return passed


def _kind_and_size(head: bytes, order: str) -> tuple[int, int]:
    """Read type and length of a block; length 0 where it cannot be."""
    if len(head) < BLOCK_BYTES_MIN or not order:
        return 0, 0
    kind, size = struct.unpack_from(order + "II", head)
    if size % 4 or not BLOCK_BYTES_MIN <= size <= BLOCK_BYTES_MAX:
        return 0, 0
    return kind, size


def _read_block(
    kind: int, block: bytes, offset: int, section: _Section, about: Container
) -> Iterator[Packet]:
    """Give the packet of a block, or take note of an interface."""
    try:
        if kind == INTERFACE:
            section.interfaces.append(_interface(block, section.order))
        elif kind == ENHANCED_PACKET:
            yield _packet(block, offset, section, head="IIIII")
        elif kind == OLD_PACKET:
            yield _packet(block, offset, section, head="HHIIII")
        elif kind == SIMPLE_PACKET:
            yield _simple(block, offset, section)
    except (struct.error, IndexError):
        reason = "expected a packet of an interface described before, got another"
        about.fault(offset, len(block), reason)


def _interface(block: bytes, order: str) -> _Interface:
    """Read an interface description."""
    link, _, snap = struct.unpack_from(order + "HHI", block, 8)
    ticks_per_s, offset_s = 1_000_000, 0
    place = 16
    while place + 4 <= len(block) - 4:
        code, size = struct.unpack_from(order + "HH", block, place)
        value = block[place + 4 : place + 4 + size]
        if code == OPTION_END:
            break
        if code == OPTION_RESOLUTION and value:
            ticks_per_s = _resolution(value[0])
        elif code == OPTION_OFFSET and len(value) == 8:  # noqa: PLR2004 - an int64
            (offset_s,) = struct.unpack(order + "q", value)
        place += 4 + (size + 3) // 4 * 4
    return _Interface(link, snap, ticks_per_s, offset_s)


def _resolution(said: int) -> int:
    """Read if_tsresol: ticks in a second."""
    base = 2 if said & BINARY else 10
    return int(base ** min(said & ~BINARY, EXPONENT_MAX[base]))


def _packet(block: bytes, offset: int, section: _Section, head: str) -> Packet:
    """Read an enhanced or an obsolete packet block."""
    values = struct.unpack_from(section.order + head, block, 8)
    high, low, captured, there = values[-4:]
    interface = section.interfaces[values[0]]
    data = block[28 : max(28, min(28 + captured, len(block) - 4))]
    return Packet(
        offset=offset + 28,
        time_ns=interface.time_ns(high << 32 | low),
        link=interface.link,
        data=data,
        cut=len(data) < there,
    )


def _simple(block: bytes, offset: int, section: _Section) -> Packet:
    """Read a simple packet block: of the first interface, without a time."""
    (there,) = struct.unpack_from(section.order + "I", block, 8)
    interface = section.interfaces[0]
    captured = min(there, interface.snap or there)
    data = block[12 : max(12, min(12 + captured, len(block) - 4))]
    return Packet(
        offset=offset + 12,
        time_ns=UNKNOWN_NS,
        link=interface.link,
        data=data,
        cut=len(data) < there,
    )
