"""Capture files made by hand: every layer, byte by byte, as standards lay it out."""

import ipaddress
import struct

SECOND_NS = 1_000_000_000
START_NS = 1_757_453_400 * SECOND_NS  # 2025-09-09T21:30:00Z


def block(category: int = 48, body: bytes = b"\x80\x19\xc9") -> bytes:
    """Make an ASTERIX data block of any content."""
    return struct.pack("!BH", category, 3 + len(body)) + body


def udp(payload: bytes, port: int = 8600, length: int | None = None) -> bytes:
    size = len(payload) + 8 if length is None else length
    return struct.pack("!HHHH", 4000, port, size, 0) + payload


def ipv4(
    carried: bytes,
    destination: str = "232.1.1.31",
    protocol: int = 17,
    identity: int = 1,
    flags: int = 0,
    length: int | None = None,
) -> bytes:
    total = 20 + len(carried) if length is None else length
    head = struct.pack("!BBHHHBBH", 0x45, 0, total, identity, flags, 64, protocol, 0)
    ends = ipaddress.ip_address("10.1.1.2").packed
    return head + ends + ipaddress.ip_address(destination).packed + carried


def ipv6(carried: bytes, destination: str = "ff02::1", protocol: int = 17) -> bytes:
    head = struct.pack("!IHBB", 6 << 28, len(carried), protocol, 64)
    ends = ipaddress.ip_address("fe80::1").packed
    return head + ends + ipaddress.ip_address(destination).packed + carried


def ethernet(packet: bytes, kind: int = 0x0800, tags: tuple[int, ...] = ()) -> bytes:
    vlan = b"".join(struct.pack("!HH", tag, 7) for tag in tags)
    addresses = b"\x01\x00\x5e\x01\x01\x1f\xbc\x16\x65\xfe\x5f\xc2"
    return addresses + vlan + struct.pack("!H", kind) + packet


def pcap(
    frames: list[bytes],
    *,
    order: str = "<",
    nano: bool = False,
    link: int = 1,
    snap: int = 65535,
) -> bytes:
    """Make a pcap file; a packet every quarter of a second."""
    magic = 0xA1B23C4D if nano else 0xA1B2C3D4
    file = struct.pack(order + "IHHiIII", magic, 2, 4, 0, 0, snap, link)
    tick_ns = 1 if nano else 1000
    for number, frame in enumerate(frames):
        second, rest = divmod(START_NS + number * SECOND_NS // 4, SECOND_NS)
        kept = frame[:snap]
        sizes = (len(kept), len(frame))
        file += struct.pack(order + "IIII", second, rest // tick_ns, *sizes) + kept
    return file


def ng_block(kind: int, body: bytes, order: str = "<") -> bytes:
    body += bytes(-len(body) % 4)
    size = struct.pack(order + "I", len(body) + 12)
    return struct.pack(order + "I", kind) + size + body + size


def ng_section(order: str = "<") -> bytes:
    body = struct.pack(order + "IHHq", 0x1A2B3C4D, 1, 0, -1)
    return ng_block(0x0A0D0D0A, body, order)


def ng_interface(
    order: str = "<", link: int = 1, resolution: int | None = None, offset_s: int = 0
) -> bytes:
    body = struct.pack(order + "HHI", link, 0, 0)
    if resolution is not None:
        body += struct.pack(order + "HHBxxx", 9, 1, resolution)
    if offset_s:
        body += struct.pack(order + "HHq", 14, 8, offset_s)
    return ng_block(1, body + struct.pack(order + "HH", 0, 0), order)


def ng_packet(frame: bytes, ticks: int, order: str = "<", interface: int = 0) -> bytes:
    sizes = (len(frame), len(frame))
    head = struct.pack(
        order + "IIIII", interface, ticks >> 32, ticks & 0xFFFFFFFF, *sizes
    )
    return ng_block(6, head + frame, order)
