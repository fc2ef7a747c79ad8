r"""Beast binary: frames of a Mode S receiver, cut out of a stream and opened.

Law: the Mode-S Beast data output formats (jetvision), as dump1090 and readsb speak it.
A frame is 0x1A, a type, six bytes of time, one of signal level, and the message: type
``1`` Mode A/C (2 bytes), ``2`` short (7), ``3`` long (14), ``4`` status of the receiver
(14). Every later 0x1A is doubled. The time is a counter of 12 MHz, or, from a Radarcape
with GPS, 18 bits of seconds and 30 bits of nanoseconds of the day: the frame does not
say which, so the user does, by the name of the format; nothing is guessed.
"""

import re
from collections.abc import Iterable, Iterator

from vedette.feeds.fields import BadValue
from vedette.feeds.modes.frame import Received, Torn

_BYTE = rb"(?:[^\x1a]|\x1a\x1a)"
_FRAME = re.compile(
    rb"\x1a(?:1" + _BYTE + rb"{9}|2" + _BYTE + rb"{14}|[34]" + _BYTE + rb"{21})",
    re.DOTALL,
)
STATUS = ord("4")
FRAME_BYTES_MAX = 44  # type and 21 bytes, each of them perhaps doubled
GAP_BYTES_MAX = 1 << 16  # what lies between frames is kept in pieces of this size
NANOS = 30  # bits
DAY_S, SECOND_NS = 86_400, 1_000_000_000


def beast_frames(content: bytes) -> list[bytes]:
    """Cut a stream into frames and what lies between them.

    Parameters
    ----------
    content : bytes
        The stream; its start and its end may be torn.

    Returns
    -------
    list of bytes
        Joined, they are the content.
    """
    leaves: list[bytes] = []
    end = 0
    for match in _FRAME.finditer(content):
        leaves += _pieces(content[end : match.start()])
        leaves.append(match[0])
        end = match.end()
    return leaves + _pieces(content[end:])


def beast_stream(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Cut a stream that need not fit in memory, or has not ended yet.

    Parameters
    ----------
    chunks : iterable of bytes
        The stream in pieces of any size.

    Yields
    ------
    bytes
        The leaves that `beast_frames` gives for the whole, however it comes in pieces.
    """
    held = b""
    for chunk in chunks:
        held += chunk
        # a frame that begins after this may be cut off, and hide one within it
        decided = len(held) - FRAME_BYTES_MAX
        end = 0
        for match in _FRAME.finditer(held):
            if match.start() > decided:
                break
            yield from _pieces(held[end : match.start()])
            yield match[0]
            end = match.end()
        while decided - end >= GAP_BYTES_MAX:
            yield held[end : end + GAP_BYTES_MAX]
            end += GAP_BYTES_MAX
        held = held[end:]
    yield from beast_frames(held)


def beast_frame(raw: bytes) -> Received:
    """Open one frame whose time is a counter.

    Parameters
    ----------
    raw : bytes
        A leaf of `beast_frames`.

    Returns
    -------
    Received
        With the counter.

    Raises
    ------
    Torn
        If it is no frame.
    """
    if not _FRAME.fullmatch(raw):
        raise Torn(_reason(raw))
    inside = raw[2:].replace(b"\x1a\x1a", b"\x1a")
    return Received(
        inside[7:],
        counter=int.from_bytes(inside[:6], "big"),
        signal=inside[6],
        status=raw[1] == STATUS,
    )


def beast_gps_frame(raw: bytes) -> Received:
    """Open one frame whose time is that of GPS, in nanoseconds of the day.

    Parameters
    ----------
    raw : bytes
        A leaf of `beast_frames`.

    Returns
    -------
    Received
        Its counter counts nanoseconds of the day.

    Raises
    ------
    Torn
        If it is no frame.
    BadValue
        If the time is none of a day: most likely it is a counter of 12 MHz.
    """
    received = beast_frame(raw)
    second, nanos = divmod(received.counter, 1 << NANOS)
    if second >= DAY_S or nanos >= SECOND_NS:
        raise BadValue(
            f"expected a GPS time of day, got {second} s and {nanos} ns:"
            " is it a counter of 12 MHz?"
        )
    return received._replace(counter=second * SECOND_NS + nanos)


def _pieces(gap: bytes) -> list[bytes]:
    """Cut what is no frame into pieces that a record can hold."""
    return [gap[at : at + GAP_BYTES_MAX] for at in range(0, len(gap), GAP_BYTES_MAX)]


def _reason(raw: bytes) -> str:
    """Say why some bytes are no frame."""
    if raw[:1] == b"\x1a" and raw[1:2] in (b"1", b"2", b"3", b"4"):
        return f"expected a whole Beast frame, got {len(raw)} bytes of a torn one"
    return f"expected a Beast frame (0x1A and its type), got 0x{raw[:4].hex()}"
