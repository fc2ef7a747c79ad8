"""Where ASTERIX data blocks begin and end, by their headers alone.

Law: EUROCONTROL-SPEC-0149 Part 1: a data block is a category (one byte), a length (two
bytes, big-endian, of all of it) and records of at least one byte. Nothing marks its
begin, so a header is believed only of a category that exists and of a length that is
there: recorders write bytes of their own behind payloads, and a reader that takes them
for blocks invents reports.

Some concentrators (ORADIS) put six bytes before the blocks of each message: length of
all, and milliseconds of the day.
"""

from collections.abc import Iterator
from typing import NamedTuple

BLOCK_BYTES_MIN = 4
HEADER_BYTES = 3
# Published by EUROCONTROL, or met in recordings (030, 031, 247, 252).
CATEGORIES = frozenset(
    {1, 2, 3, 4, 7, 8, 9, 10, 11, 15, 16, 17, 18, 19, 20, 21, 23, 25, 30, 31, 32, 34}
    | {48, 62, 63, 65, 129, 150, 205, 240, 247, 252}
)
ORADIS_HEADER_BYTES = 6
ORADIS_BYTES_MAX = 2048  # one message; it is sent in one Ethernet frame
ORADIS_HEADER = "the header of a concentrator (ORADIS)"
DAY_MS = 86_400_000
SHOWN_BYTES = 8


class Cut(NamedTuple):
    """A stretch of a payload.

    Attributes
    ----------
    start, length : int
        Bytes, counted from the begin of the payload.
    clock_ms : int
        Milliseconds of the day that stand before it, -1 for none.
    fault : str
        What it is where it is known to be no block.
    """

    start: int
    length: int
    clock_ms: int = -1
    fault: str = ""


def block_length(raw: bytes, start: int = 0) -> int:
    """Read the length of the block that begins at a place.

    Parameters
    ----------
    raw : bytes
        Anything.
    start : int
        Place of the category.

    Returns
    -------
    int
        Bytes as the header says, 0 where no block can begin there; the block may reach
        beyond `raw`.
    """
    if len(raw) < start + HEADER_BYTES or raw[start] not in CATEGORIES:
        return 0
    length = raw[start + 1] << 8 | raw[start + 2]
    return length if length >= BLOCK_BYTES_MIN else 0


def unframed_reason(raw: bytes) -> str:
    """Say why bytes are not one data block.

    Parameters
    ----------
    raw : bytes
        A leaf.

    Returns
    -------
    str
        "" where they are one.
    """
    if not any(raw):
        return f"expected a data block, got {len(raw)} zero bytes"
    if raw[0] not in CATEGORIES:
        shown = raw[:SHOWN_BYTES].hex(" ")
        return f"expected an ASTERIX category, got {raw[0]} in {len(raw)} bytes {shown}"
    if len(raw) < HEADER_BYTES:
        return f"expected a block header of 3 bytes, got {len(raw)}"
    return _wrong_length(raw[0], raw[1] << 8 | raw[2], len(raw))


def _wrong_length(category: int, length: int, there: int) -> str:
    """Say why a length cannot be; nothing where it is that of all bytes."""
    if length < BLOCK_BYTES_MIN:
        return f"expected a block of at least 4 bytes, got a length of {length}"
    if length > there:
        return f"expected a CAT{category:03} block of {length} bytes, got {there}"
    if length < there:
        return f"expected one block, got {there - length} bytes behind it"
    return ""


def cut_payload(payload: bytes) -> list[Cut]:
    """Cut a payload into blocks and what is not.

    Parameters
    ----------
    payload : bytes
        Of a datagram.

    Returns
    -------
    list of Cut
        They follow each other and cover the payload. Behind a header that cannot be,
        nothing is looked for: its length was the only way to the next one.
    """
    plain = list(_chain(payload, 0, len(payload)))
    if _whole(plain, payload):
        return plain
    wrapped = _oradis(payload)
    return wrapped or plain


def _whole(cuts: list[Cut], payload: bytes) -> bool:
    """Say whether every stretch is a block."""
    return all(block_length(payload, cut.start) == cut.length for cut in cuts)


def _chain(payload: bytes, start: int, end: int, clock_ms: int = -1) -> Iterator[Cut]:
    """Walk from block to block; what remains is one stretch."""
    while start < end:
        length = block_length(payload, start)
        if not length or start + length > end:
            length = end - start
        yield Cut(start, length, clock_ms)
        start += length


def oradis_header(raw: bytes, start: int = 0) -> tuple[int, int]:
    """Read the header that a concentrator puts before its blocks.

    Parameters
    ----------
    raw : bytes
        Anything.
    start : int
        Place of the header.

    Returns
    -------
    length : int
        Bytes of header and blocks, 0 where no such header can stand there.
    clock_ms : int
        Milliseconds of the day.
    """
    head = raw[start : start + ORADIS_HEADER_BYTES]
    length, clock_ms = int.from_bytes(head[:2], "big"), int.from_bytes(head[2:], "big")
    shortest = ORADIS_HEADER_BYTES + BLOCK_BYTES_MIN
    fits = shortest <= length < ORADIS_BYTES_MAX and clock_ms < DAY_MS
    block = block_length(raw, start + ORADIS_HEADER_BYTES)
    if len(head) < ORADIS_HEADER_BYTES or not fits or not block:
        return 0, -1
    return (length, clock_ms) if block + ORADIS_HEADER_BYTES <= length else (0, -1)


def _oradis(payload: bytes) -> list[Cut]:
    """Cut a payload of a concentrator; nothing where it is none to its end."""
    cuts: list[Cut] = []
    start = 0
    while start < len(payload):
        length, clock_ms = oradis_header(payload, start)
        if not length or start + length > len(payload):
            return []
        inside = start + ORADIS_HEADER_BYTES
        cuts.append(Cut(start, ORADIS_HEADER_BYTES, fault=ORADIS_HEADER))
        cuts += _chain(payload, inside, start + length, clock_ms)
        start += length
    return cuts
