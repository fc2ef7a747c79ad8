"""Where the internet packet begins within a captured frame.

Law: the LINKTYPE_ list of tcpdump.org: Ethernet (IEEE 802.3, VLAN tags of 802.1Q and
802.1ad), Linux cooked SLL and SLL2, raw IP, BSD loopback (either byte order). What
lies behind the internet packet (padding, frame check sequence) is left to its length.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

ETHERNET, NULL, RAW, LOOP, SLL, IPV4, IPV6, SLL2 = 1, 0, 101, 108, 113, 228, 229, 276
LINK_NAMES = MappingProxyType(
    {
        NULL: "BSD loopback",
        ETHERNET: "Ethernet",
        12: "raw IP",  # LINKTYPE_RAW of some systems, as is 14
        14: "raw IP",
        RAW: "raw IP",
        LOOP: "OpenBSD loopback",
        SLL: "Linux cooked",
        IPV4: "raw IPv4",
        IPV6: "raw IPv6",
        SLL2: "Linux cooked 2",
    }
)
BARE_IP = frozenset({12, 14, RAW, IPV4, IPV6})
ETHERTYPE_IPV4, ETHERTYPE_IPV6 = 0x0800, 0x86DD
ETHERTYPES = MappingProxyType(
    {0x0806: "ARP", 0x88CC: "LLDP", 0x8847: "MPLS", 0x8864: "PPPoE"}
)
TAGS = frozenset({0x8100, 0x88A8, 0x9100})
TAGS_MAX = 4  # two are used; more is no network but an attack
ETHERTYPE_MIN = 0x0600  # below it, the word is a length (IEEE 802.3): LLC, STP


class NotInternet(NamedTuple):
    """A frame that carries no internet packet.

    Attributes
    ----------
    what : str
        What it carries.
    """

    what: str


def internet_start(link: int, data: bytes) -> int | NotInternet:
    """Find the internet packet in a frame.

    Parameters
    ----------
    link : int
        Link type.
    data : bytes
        The frame.

    Returns
    -------
    int or NotInternet
        Place of the first byte of the IPv4 or IPv6 header.
    """
    if link in BARE_IP:
        return 0
    read = READERS.get(link)
    return NotInternet(f"link type {link}") if read is None else read(data)


def link_name(link: int) -> str:
    """Name a link type.

    Parameters
    ----------
    link : int
        Its number.

    Returns
    -------
    str
        Such as Ethernet; the number where it is not read.
    """
    return LINK_NAMES.get(link, f"link type {link}, which is not read")


def _ethernet(data: bytes) -> int | NotInternet:
    """Pass over addresses and tags."""
    place = 12
    kind = int.from_bytes(data[place : place + 2], "big")
    tags = 0
    while kind in TAGS and tags < TAGS_MAX:
        tags += 1
        place += 4
        kind = int.from_bytes(data[place : place + 2], "big")
    return _known(kind, place + 2)


def _known(kind: int, start: int) -> int | NotInternet:
    """Take IPv4 and IPv6, name all else."""
    if kind in (ETHERTYPE_IPV4, ETHERTYPE_IPV6):
        return start
    if kind < ETHERTYPE_MIN:
        return NotInternet("LLC")
    return NotInternet(ETHERTYPES.get(kind, f"ethertype {kind:#06x}"))


def _cooked(data: bytes) -> int | NotInternet:
    """Pass over the header of SLL, whose last word is the type."""
    return _known(int.from_bytes(data[14:16], "big"), 16)


def _cooked_2(data: bytes) -> int | NotInternet:
    """Pass over the header of SLL2, whose first word is the type."""
    return _known(int.from_bytes(data[:2], "big"), 20)


def _loopback(data: bytes) -> int | NotInternet:
    """Read the address family, which BSDs and macOS number differently."""
    word = data[:4]
    family = min(int.from_bytes(word, "little"), int.from_bytes(word, "big"))
    if family in (2, 10, 23, 24, 28, 30):  # AF_INET, and AF_INET6 of every system
        return 4
    return NotInternet(f"address family {family}")


READERS: Mapping[int, Callable[[bytes], int | NotInternet]] = MappingProxyType(
    {
        NULL: _loopback,
        ETHERNET: _ethernet,
        LOOP: _loopback,
        SLL: _cooked,
        SLL2: _cooked_2,
    }
)
