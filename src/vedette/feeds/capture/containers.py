"""Which container holds ASTERIX data blocks: told by its first bytes alone.

pcap and pcapng have marks. The others have none, so the first mebibyte is walked: a
.gps file by its header and the ten bytes behind each block, FINAL by the length and end
of its records, bare blocks from header to header. They are believed where the walk
reaches the end of what is looked at, or most of it (the rest may be damaged).
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from vedette.feeds.capture.blocks import block_length
from vedette.feeds.capture.datagrams import datagram_pieces
from vedette.feeds.capture.packet import Container, Packet
from vedette.feeds.capture.pcap import MAGICS, pcap_packets
from vedette.feeds.capture.pcapng import SECTION_MAGIC, pcapng_packets
from vedette.feeds.capture.piece import Piece
from vedette.feeds.capture.recordings import (
    FINAL_HEADER_BYTES,
    GPS_HEADER_BYTES,
    GPS_TRAILER_BYTES,
    bare_pieces,
    final_length,
    final_pieces,
    gps_pieces,
)
from vedette.feeds.capture.stream import ByteStream

HEAD_BYTES = 1 << 20  # looked at to tell a container
Packets = Callable[[ByteStream, Container], Iterator[Packet]]
Pieces = Callable[[ByteStream, Container], Iterator[Piece]]


class Kind(NamedTuple):
    """A container.

    Attributes
    ----------
    about : str
        What it is, for people.
    pieces : callable
        Reads it.
    dated : bool
        It says when what it holds was received.
    """

    about: str
    pieces: Pieces
    dated: bool = False


def _captured(
    packets: Packets, stream: ByteStream, about: Container
) -> Iterator[Piece]:
    """Read a capture."""
    yield from datagram_pieces(packets(stream, about), about)


CONTAINERS: Mapping[str, Kind] = MappingProxyType(
    {
        "pcap": Kind("a pcap capture", partial(_captured, pcap_packets), dated=True),
        "pcapng": Kind(
            "a pcapng capture", partial(_captured, pcapng_packets), dated=True
        ),
        "final": Kind("a FINAL recording", final_pieces),
        "gps": Kind("a .gps recording", gps_pieces),
        "bare": Kind("bare data blocks", bare_pieces),
    }
)


def container_of(head: bytes) -> str:
    """Tell the container of ASTERIX data blocks.

    Parameters
    ----------
    head : bytes
        The first `HEAD_BYTES` of the file, or all of it.

    Returns
    -------
    str
        A name of `CONTAINERS`; "" where it is none.
    """
    if head[:4] in MAGICS:
        return "pcap"
    if head.startswith(SECTION_MAGIC):
        return "pcapng"
    walks: dict[str, Callable[[bytes], int]] = {
        "bare": _bare_walk,
        "final": _final_walk,
        "gps": _gps_walk,
    }
    reached = {name: walk(head) for name, walk in walks.items()}
    best = max(reached, key=lambda name: reached[name])
    return best if 2 * reached[best] > len(head) else ""


def pieces(container: str, stream: ByteStream) -> tuple[Container, Iterator[Piece]]:
    """Read a container.

    Parameters
    ----------
    container : str
        A name of `CONTAINERS`.
    stream : ByteStream
        At the start of the file.

    Returns
    -------
    about : Container
        Whole once all pieces are taken.
    pieces : iterator of Piece
        In the order of the file.
    """
    about = Container(kind=container)
    return about, CONTAINERS[container].pieces(stream, about)


def _bare_walk(head: bytes) -> int:
    """Walk from block to block; return how far it goes."""
    place = 0
    while length := block_length(head, place):
        if place + length > len(head):
            return len(head) if place else 0  # the window, or the file, ends in a block
        place += length
    return place


def _final_walk(head: bytes) -> int:
    """Walk from FINAL record to record."""
    place = 0
    while length := final_length(head[place : place + 65_535]):
        place += length
    rest = head[place : place + FINAL_HEADER_BYTES]
    torn = place and int.from_bytes(rest[:2], "big") > len(head) - place
    return len(head) if torn else place


def _gps_walk(head: bytes) -> int:
    """Walk from block to block with ten bytes behind each; the header is no evidence.

    Two blocks are asked for, or one that ends the file.
    """
    place = GPS_HEADER_BYTES
    blocks = 0
    while length := block_length(head, place):
        if place + length + GPS_TRAILER_BYTES > len(head):
            return len(head) if blocks else 0
        place += length + GPS_TRAILER_BYTES
        blocks += 1
    return place if blocks > 1 or place == len(head) else 0
