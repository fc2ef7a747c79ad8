"""UDP datagrams in internet packets, or why there is none.

Law: RFC 791 (IPv4), RFC 8200 (IPv6 and its extension headers), RFC 768 (UDP). Lengths
are checked, sums are not: a captured packet was often not yet summed. An IPv4 length
of 0 stands for the whole packet, as cards that cut packets themselves leave it.
"""

import struct
from functools import lru_cache
from ipaddress import ip_address
from types import MappingProxyType
from typing import NamedTuple

UDP = 17
UDP_HEADER_BYTES = 8
IPV4_HEADER_BYTES = 20
IPV6_HEADER_BYTES = 40
FRAGMENT = 44
EXTENSIONS = frozenset({0, 43, 60, 135})  # in units of eight bytes beyond the first
EXTENSIONS_MAX = 8  # more is no network but an attack
PROTOCOLS = MappingProxyType(
    {1: "ICMP", 2: "IGMP", 6: "TCP", 47: "GRE", 50: "ESP", 58: "ICMPv6", 59: "empty"}
    | {88: "EIGRP", 89: "OSPF", 103: "PIM", 112: "VRRP", 132: "SCTP"}
)
NO_BYTES = b""


class Datagram(NamedTuple):
    """What one UDP datagram carries.

    Attributes
    ----------
    source, destination : str
        Address and port, such as 10.1.1.2:4000 or [ff02::1]:8600.
    start : int
        Place of the payload in the internet packet.
    payload : bytes
        What was captured of it.
    missing : int
        Bytes that the capture cut off.
    """

    source: str
    destination: str
    start: int
    payload: bytes
    missing: int


class Fragment(NamedTuple):
    """Part of an internet packet that was too large for a network.

    Attributes
    ----------
    whole : tuple
        What all parts of the packet have in common.
    first : int
        Where its bytes belong, counted from the end of the header.
    more : bool
        It is not the last part.
    start : int
        Place of its bytes in this packet.
    data : bytes
        Its bytes.
    """

    whole: tuple[bytes, bytes, int, int]
    first: int
    more: bool
    start: int
    data: bytes


class OtherPacket(NamedTuple):
    """A packet without UDP.

    Attributes
    ----------
    what : str
        Its protocol.
    """

    what: str


class Damaged(NamedTuple):
    """A packet whose lengths do not hold.

    Attributes
    ----------
    reason : str
        What was expected and what came.
    """

    reason: str


Found = Datagram | Fragment | OtherPacket | Damaged


def read_internet(data: bytes, *, cut: bool = False) -> Found:
    """Read an IPv4 or IPv6 packet.

    Parameters
    ----------
    data : bytes
        From its header on; what lies behind its length is not looked at.
    cut : bool
        The capture did not take all of it, so that lengths may point beyond.

    Returns
    -------
    Datagram, Fragment, OtherPacket or Damaged
        What it is.
    """
    version = data[0] >> 4 if data else 0
    try:
        if version == 4:  # noqa: PLR2004 - IPv4
            return _ipv4(data, cut=cut)
        if version == 6:  # noqa: PLR2004 - IPv6
            return _ipv6(data, cut=cut)
    except (struct.error, IndexError):
        return Damaged(f"expected a whole internet header, got {len(data)} bytes")
    return Damaged(f"expected an internet packet of version 4 or 6, got {version}")


def read_udp(
    data: bytes, source: bytes, destination: bytes, *, start: int, cut: bool
) -> Datagram | Damaged:
    """Read a UDP header and its payload.

    Parameters
    ----------
    data : bytes
        From the UDP header to the end of what the internet packet carries.
    source, destination : bytes
        Addresses, 4 or 16 bytes.
    start : int
        Place of `data` in the internet packet.
    cut : bool
        The capture did not take all of it.

    Returns
    -------
    Datagram or Damaged
        What it carries.
    """
    if len(data) < UDP_HEADER_BYTES:
        return Damaged(f"expected a UDP header of 8 bytes, got {len(data)}")
    source_port, port, length = struct.unpack_from("!HHH", data)
    if length < UDP_HEADER_BYTES or (length > len(data) and not cut):
        return Damaged(f"expected a UDP length of 8 to {len(data)} bytes, got {length}")
    payload = data[UDP_HEADER_BYTES:length]
    return Datagram(
        source=_place(source, source_port),
        destination=_place(destination, port),
        start=start + UDP_HEADER_BYTES,
        payload=payload,
        missing=max(0, length - len(data)),
    )


@lru_cache(maxsize=4096)
def _place(address: bytes, port: int) -> str:
    """Write address and port."""
    text = str(ip_address(address))
    return f"[{text}]:{port}" if ":" in text else f"{text}:{port}"


def _ipv4(data: bytes, *, cut: bool) -> Found:
    """Read IPv4."""
    head = (data[0] & 15) * 4
    total, identity, flags = struct.unpack_from("!HHH", data, 2)
    protocol = data[9]
    source, destination = data[12:16], data[16:20]
    if protocol != UDP:
        return OtherPacket(PROTOCOLS.get(protocol, f"IP protocol {protocol}"))
    total = total or len(data)
    if head < IPV4_HEADER_BYTES or total < head:
        return Damaged(f"expected an IPv4 header of 20 to {total} bytes, got {head}")
    if total > len(data) and not cut:
        return Damaged(f"expected an IPv4 packet of {total} bytes, got {len(data)}")
    if len(data) < head:
        return Damaged(f"expected an IPv4 header of {head} bytes, got {len(data)}")
    carried = data[head:total]
    first, more = (flags & 0x1FFF) * 8, bool(flags & 0x2000)
    if first or more:
        whole = (source, destination, identity, protocol)
        return Fragment(whole, first, more, head, carried)
    return read_udp(carried, source, destination, start=head, cut=cut)


def _ipv6(data: bytes, *, cut: bool) -> Found:
    """Read IPv6."""
    total = struct.unpack_from("!H", data, 4)[0] + IPV6_HEADER_BYTES
    source, destination = data[8:24], data[24:40]
    whole = total <= len(data)
    data = data[:total]
    protocol, place = data[6], IPV6_HEADER_BYTES
    for _ in range(EXTENSIONS_MAX):
        if protocol not in EXTENSIONS:
            break
        protocol, place = data[place], place + (data[place + 1] + 1) * 8
    fragment = protocol == FRAGMENT
    if fragment:
        protocol = data[place]
        where, identity = struct.unpack_from("!HI", data, place + 2)
    if protocol != UDP:
        return OtherPacket(PROTOCOLS.get(protocol, f"IP protocol {protocol}"))
    if not whole and not cut:
        return Damaged(f"expected an IPv6 packet of {total} bytes, got {len(data)}")
    if fragment:
        key = (source, destination, identity, protocol)
        start = place + 8
        return Fragment(key, where & 0xFFF8, bool(where & 1), start, data[start:])
    return read_udp(data[place:], source, destination, start=place, cut=cut)
