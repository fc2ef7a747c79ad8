"""Captures: blocks in UDP datagrams, IPv4 packets and Ethernet frames, in a pcap file.

Law: RFC 768, RFC 791, RFC 894, draft-ietf-opsawg-pcap with nanoseconds. Addresses are
those kept for documentation (RFC 5737 192.0.2.0/24, RFC 6676 233.252.0.0/24), and the
Ethernet addresses are locally administered: nothing here belongs to a network.
"""

import struct
from collections.abc import Iterable

from vedette.units import SECOND_NS

MAGIC_NANOSECONDS = 0xA1B23C4D
SNAP_BYTES = 262_144
LINK_ETHERNET = 1
SOURCE_ADDRESS = bytes((192, 0, 2, 1))
GROUP_ADDRESS = bytes((233, 252, 0, 1))
GROUP_MAC = bytes((0x01, 0x00, 0x5E, 0x7C, 0x00, 0x01))  # RFC 1112, of that group
SOURCE_MAC = bytes((0x02, 0x00, 0x00, 0x00, 0x00, 0x01))
PORT = 8600  # as ASTERIX is often sent
TTL, UDP = 16, 17
IP_BYTES, UDP_BYTES = 20, 8


def pcap(datagrams: Iterable[tuple[int, bytes]]) -> bytes:
    """Write datagrams as a capture.

    Parameters
    ----------
    datagrams : iterable of (ns UTC, octets)
        Time of capture and payload, in that order.

    Returns
    -------
    bytes
        A pcap file; a header alone where there are none.
    """
    head = (MAGIC_NANOSECONDS, 2, 4, 0, 0, SNAP_BYTES, LINK_ETHERNET)
    parts = [struct.pack("<IHHiIII", *head)]
    for time_ns, payload in datagrams:
        second, rest = divmod(time_ns, SECOND_NS)
        frame = _frame(payload)
        parts.append(struct.pack("<IIII", second, rest, len(frame), len(frame)))
        parts.append(frame)
    return b"".join(parts)


def _frame(payload: bytes) -> bytes:
    """Wrap a payload."""
    length = IP_BYTES + UDP_BYTES + len(payload)
    ends = SOURCE_ADDRESS + GROUP_ADDRESS
    bare = struct.pack("!BBHHHBBH", 0x45, 0, length, 0, 0x4000, TTL, UDP, 0) + ends
    total = sum(struct.unpack("!10H", bare))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    packet = bare[:10] + struct.pack("!H", total ^ 0xFFFF) + ends
    # A checksum of zero says that the sender made none (RFC 768).
    udp = struct.pack("!HHHH", PORT, PORT, UDP_BYTES + len(payload), 0)
    return GROUP_MAC + SOURCE_MAC + b"\x08\x00" + packet + udp + payload
