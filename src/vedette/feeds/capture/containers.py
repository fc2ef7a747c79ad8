"""Which container holds ASTERIX data blocks: told by its first bytes alone.

pcap and pcapng have marks. The others have none, so the first mebibyte is walked: a
.gps file by its header and the ten bytes behind each block, FINAL by the length and
end of its records, bare blocks from header to header. They are believed where the walk
reaches the end of the file, or meets more than one block and most of what is looked at
(the rest may be damaged).
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
    GPS_HEADER_BYTES,
    GPS_TRAILER_BYTES,
    LENGTH_MAX,
    bare_pieces,
    final_length,
    final_pieces,
    gps_pieces,
)
from vedette.feeds.capture.stream import ByteStream

HEAD_BYTES = 1 << 20  # looked at to tell a container
MET_MIN = 2  # one header may be met by chance, in a file of anything
BELIEVED_BYTES_MAX = 8192  # of a block; in longer ones chance would walk too far
GPS_PAUSE_TICKS = 128 * 300  # between blocks: an antenna turns within seconds
Packets = Callable[[ByteStream, Container], Iterator[Packet]]
Pieces = Callable[[ByteStream, Container], Iterator[Piece]]


class Walked(NamedTuple):
    """How far blocks were followed in the first bytes of a file.

    Attributes
    ----------
    begun, reached : int
        Where the first block begins, and the last whole one ends.
    met : int
        Headers that can be, the last perhaps of a block that is cut.
    """

    begun: int
    reached: int
    met: int


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
    for name, walk in WALKS.items():
        begun, reached, met = walk(head)
        whole = reached == len(head) and met
        if whole or (met >= MET_MIN and 2 * (reached - begun) > len(head) - begun):
            return name
    return ""


def blocks_begun(head: bytes) -> int:
    """Count the bytes of whole data blocks that a file begins with.

    Parameters
    ----------
    head : bytes
        The first bytes of a file that is no container.

    Returns
    -------
    int
        0 where it begins with none; then as few as chance may give.
    """
    return _bare_walk(head).reached


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


def _bare_walk(head: bytes) -> Walked:
    """Walk from block to block."""
    place = met = 0
    while length := block_length(head, place):
        met += length <= BELIEVED_BYTES_MAX
        if length > BELIEVED_BYTES_MAX or place + length > len(head):
            break  # the file, or what is looked at of it, ends within a block
        place += length
    return Walked(0, place, met)


def _final_walk(head: bytes) -> Walked:
    """Walk from FINAL record to record; its end is mark enough for one of them."""
    place = met = 0
    while length := final_length(head[place : place + LENGTH_MAX]):
        place += length
        met += MET_MIN
    return Walked(0, place, met)


def _gps_walk(head: bytes) -> Walked:
    """Walk from block to block with ten bytes behind each; the header is no evidence.

    The times behind the blocks must follow each other.
    """
    place, met, last_ticks = GPS_HEADER_BYTES, 0, -1
    while length := block_length(head, place):
        after = place + length
        ticks = int.from_bytes(head[after + 6 : after + 9], "big")
        follows = last_ticks < 0 or 0 <= ticks - last_ticks <= GPS_PAUSE_TICKS
        if after + GPS_TRAILER_BYTES > len(head) or not follows:
            break
        place, last_ticks, met = after + GPS_TRAILER_BYTES, ticks, met + 1
    return Walked(GPS_HEADER_BYTES, place, met)


WALKS: Mapping[str, Callable[[bytes], Walked]] = MappingProxyType(
    {"bare": _bare_walk, "final": _final_walk, "gps": _gps_walk}
)
