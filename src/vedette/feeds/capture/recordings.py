"""The pieces of recordings without a network: bare blocks, FINAL, .gps.

Law, as their users describe them (there is no standard):

- *bare*: data blocks one after the other; bytes between them are passed over to where
  the next two blocks follow each other, or one ends the file;
- *FINAL*: records of length (two bytes, of all), board, line, day, time (three bytes,
  1/100 s of the day), data blocks, and A5 A5 A5 A5;
- *.gps*: 2,200 bytes of header, then a block and ten bytes, of which the seventh to
  ninth are the time it was received (1/128 s of the day), again and again.
"""

from collections.abc import Iterator

from vedette.feeds.capture.blocks import block_length, cut_payload
from vedette.feeds.capture.packet import Container
from vedette.feeds.capture.piece import Piece
from vedette.feeds.capture.stream import ByteStream
from vedette.units import SECOND_NS

FINAL_HEADER_BYTES, FINAL_END = 8, b"\xa5\xa5\xa5\xa5"
FINAL_BYTES_MIN = FINAL_HEADER_BYTES + len(FINAL_END)
GPS_HEADER_BYTES, GPS_TRAILER_BYTES = 2200, 10
LENGTH_MAX = 65_535  # of a block, a FINAL record: two bytes
GAP_BYTES_MAX = 4096  # of one piece without blocks: zeros may fill a disk
DAY_NS = 86_400 * SECOND_NS


def bare_pieces(stream: ByteStream, about: Container) -> Iterator[Piece]:
    """Cut blocks that follow each other.

    Parameters
    ----------
    stream : ByteStream
        At a block.
    about : Container
        Is told how many bytes there are.

    Yields
    ------
    Piece
        Covering all bytes.
    """
    while head := stream.peek(3):
        length = block_length(head)
        if not length or len(stream.peek(length)) < length:
            length = _gap(stream.peek(GAP_BYTES_MAX + 2 * LENGTH_MAX))
        yield _taken(stream, length, about)


def gps_pieces(stream: ByteStream, about: Container) -> Iterator[Piece]:
    """Cut a .gps file.

    Parameters
    ----------
    stream : ByteStream
        At its begin.
    about : Container
        Is told how many bytes there are.

    Yields
    ------
    Piece
        Covering all bytes.
    """
    yield _taken(stream, GPS_HEADER_BYTES, about, fault="the header of a .gps file")
    while head := stream.peek(3):
        length = block_length(head)
        both = stream.peek(length + GPS_TRAILER_BYTES)
        if not length or len(both) < length + GPS_TRAILER_BYTES:
            break
        clock_ns = int.from_bytes(both[length + 6 : length + 9], "big") * SECOND_NS
        yield _taken(stream, length, about, clock_ns=_of_day(clock_ns // 128))
        fault = "the bytes of a .gps file behind a block"
        yield _taken(stream, GPS_TRAILER_BYTES, about, fault=fault)
    yield from bare_pieces(stream, about)


def final_pieces(stream: ByteStream, about: Container) -> Iterator[Piece]:
    """Cut a FINAL file.

    Parameters
    ----------
    stream : ByteStream
        At a record.
    about : Container
        Is told how many bytes there are.

    Yields
    ------
    Piece
        Covering all bytes.
    """
    while head := stream.peek(FINAL_HEADER_BYTES):
        size = final_length(stream.peek(LENGTH_MAX))
        if not size:
            window = stream.peek(GAP_BYTES_MAX)
            end = window.find(FINAL_END) + len(FINAL_END)
            length = end if end >= len(FINAL_END) else len(window)
            yield _taken(stream, length, about, fault="no FINAL record")
            continue
        clock_ns = _of_day(int.from_bytes(head[5:8], "big") * SECOND_NS // 100)
        fault = "the header of a FINAL record"
        yield _taken(stream, FINAL_HEADER_BYTES, about, fault=fault)
        for cut in cut_payload(stream.peek(size - FINAL_BYTES_MIN)):
            yield _taken(stream, cut.length, about, clock_ns=clock_ns)
        yield _taken(stream, len(FINAL_END), about, fault="the end of a FINAL record")


def final_length(raw: bytes) -> int:
    """Read the length of the FINAL record that begins here.

    Parameters
    ----------
    raw : bytes
        Anything.

    Returns
    -------
    int
        Bytes of all of it, 0 where there is no whole one with a block in it.
    """
    size = int.from_bytes(raw[:2], "big")
    ends = raw[size - len(FINAL_END) : size] == FINAL_END
    block = block_length(raw, FINAL_HEADER_BYTES)
    return size if ends and 0 < block <= size - FINAL_BYTES_MIN else 0


def _of_day(clock_ns: int) -> int:
    """Take a time of day; what cannot be one is none."""
    return clock_ns if clock_ns < DAY_NS else -1


def _taken(
    stream: ByteStream,
    length: int,
    about: Container,
    clock_ns: int = -1,
    fault: str = "",
) -> Piece:
    """Take the next bytes as a piece."""
    offset = stream.offset
    raw = stream.take(length)
    about.payload_bytes += len(raw)
    return Piece(raw, offset, clock_ns=clock_ns, fault=fault)


def _gap(window: bytes) -> int:
    """Count the bytes before the next block that can be believed."""
    for start in range(1, min(len(window), GAP_BYTES_MAX)):
        length = block_length(window, start)
        after = start + length
        if length and (after == len(window) or _follows(window, after)):
            return start
    return min(len(window), GAP_BYTES_MAX)


def _follows(window: bytes, start: int) -> bool:
    """Say whether a whole block begins at a place."""
    length = block_length(window, start)
    return 0 < length <= len(window) - start
