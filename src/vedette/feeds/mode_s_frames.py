"""Leaves of a Mode S feed: one frame each as a receiver wrote it, or what is none.

Law: `vedette.feeds.modes`. Times of Beast and AVR are those of a counter without a
date: in a file the counter begins at midnight of the date that was given, and the
time of each frame then stands for its reception.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from vedette.feeds.capture import ByteStream, Container, Piece
from vedette.feeds.fields import BadValue
from vedette.feeds.modes import WRAPPINGS, ModeSDecoder, beast_stream, records_of
from vedette.feeds.modes.cpr import Place
from vedette.feeds.modes.frame import MLAT_COUNTER, UAT_COUNTER
from vedette.feeds.report import Rejected, Report

STREAM = "stream"
LINE_BYTES_MAX = 1 << 16  # of one piece; no line of ours has more than 4,096
Dater = Callable[[bytes], int]


class FrameDecoder:
    """Decodes the leaves of one feed.

    Parameters
    ----------
    name : str
        Of the wrapping.
    reference : (float, float) or None
        Latitude and longitude of the receiver, degrees.
    """

    def __init__(self, name: str, reference: Place | None = None) -> None:
        self._frames = ModeSDecoder(name, reference=reference)

    def decode(
        self, raw: bytes, received_ns: int, offset: int
    ) -> tuple[Report, ...] | Rejected:
        """Decode one leaf.

        Parameters
        ----------
        raw : bytes
            A frame as it was written, or what is none.
        received_ns : int
            Nanoseconds UTC, -1 where unknown.
        offset : int
            Place of its first byte.

        Returns
        -------
        tuple of Report or Rejected
            Empty where the frame says no position that can be believed yet.
        """
        if not raw.strip():
            return Rejected(
                offset=offset, length=len(raw), reason="a blank line", unframed=True
            )
        return self._frames.decode(raw, received_ns, offset)

    @property
    def skipped(self) -> Mapping[str, int]:
        """Position messages that gave no report, by reason."""
        return self._frames.unplaced


def dater_of(name: str, midnight_ns: int) -> Dater:
    """Make what dates the frames of one file, in their order.

    Parameters
    ----------
    name : str
        Of the wrapping.
    midnight_ns : int
        Of the date of the first frame, nanoseconds UTC; -1 where it is not needed.

    Returns
    -------
    callable
        From a leaf to nanoseconds UTC, -1 where it has no time.
    """
    wrapping = WRAPPINGS[name]
    clock = wrapping.clock(None if midnight_ns < 0 else midnight_ns)

    def dated(raw: bytes) -> int:
        try:
            received = wrapping.open(raw)
        except BadValue:
            return -1
        if received.time_ns >= 0:
            return received.time_ns
        computed = received.counter in {MLAT_COUNTER, UAT_COUNTER}
        counter = -1 if computed else received.counter
        return clock.time_ns(counter, -1) if received.payload else -1

    return dated


def frame_records(name: str) -> Callable[[bytes, str], Mapping[str, int]]:
    """Make what counts the frames of a wrapping.

    Parameters
    ----------
    name : str
        Of the wrapping.

    Returns
    -------
    callable
        From a leaf to {"DF17": 1} and the like.
    """
    return lambda raw, _: records_of(raw, name)


def frame_cut(
    name: str,
) -> Callable[[str, ByteStream], tuple[Container, Iterator[Piece]]]:
    """Make what cuts a stream of a wrapping.

    Parameters
    ----------
    name : str
        Of the wrapping.

    Returns
    -------
    callable
        From a stream to its pieces, which cover it.
    """
    return partial(_pieces, lines_of if WRAPPINGS[name].by_line else beast_stream)


def lines_of(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Cut text at its line ends (LF, CR LF or CR), which stay with their line.

    Parameters
    ----------
    chunks : iterable of bytes
        The text in pieces of any size.

    Yields
    ------
    bytes
        Lines; one that is too long in pieces of `LINE_BYTES_MAX`.
    """
    held = b""
    for chunk in chunks:
        held += chunk
        lines = held.splitlines(keepends=True)
        # The last may go on, and a CR may be followed by its LF.
        held = lines.pop() if lines else b""
        for line in lines:
            yield from _bounded(line)
        *whole, held = _bounded(held) or [b""]
        yield from whole
    for line in held.splitlines(keepends=True):
        yield from _bounded(line)


def _bounded(line: bytes) -> list[bytes]:
    """Cut a line that is too long to be one."""
    starts = range(0, len(line), LINE_BYTES_MAX)
    return [line[start : start + LINE_BYTES_MAX] for start in starts]


def _pieces(
    cut: Callable[[Iterable[bytes]], Iterator[bytes]], _: str, stream: ByteStream
) -> tuple[Container, Iterator[Piece]]:
    """Cut a stream."""
    about = Container(kind=STREAM)

    def every() -> Iterator[Piece]:
        for raw in cut(stream.rest()):
            offset = about.payload_bytes
            about.payload_bytes += len(raw)
            yield Piece(raw, offset)

    return about, every()
