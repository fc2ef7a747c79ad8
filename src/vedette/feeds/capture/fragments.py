"""Internet packets put together again from their fragments.

Law: RFC 791 section 3.2, RFC 8200 section 4.5, and RFC 5722: parts that overlap reject
the whole packet, since two receivers would read two packets. Bounded: so many packets
wait at once, each for so long; then their parts are given up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from vedette.feeds.capture.internet import Fragment
from vedette.units import SECOND_NS

WAITING_MAX = 64  # packets; with 64 KiB each, 4 MiB
WAITING_BYTES_MAX = 8 << 20  # of captured packets, padding and all
PARTS_MAX = 256  # of one packet: the smallest that links carry make 120 of the largest
WAIT_NS = 30 * SECOND_NS  # as long as Linux waits
PACKET_BYTES_MAX = 65_535


class Part(NamedTuple):
    """A fragment, and where and when it was captured.

    Attributes
    ----------
    time_ns : int
        When it was captured, nanoseconds UTC.
    offset : int
        Place of its internet header in the file.
    packet : bytes
        The fragment from its internet header on.
    fragment : Fragment
        What it says.
    """

    time_ns: int
    offset: int
    packet: bytes
    fragment: Fragment


class Whole(NamedTuple):
    """A packet put together.

    Attributes
    ----------
    data : bytes
        What it carries.
    spans : tuple of (int, int)
        Where each part begins: in `data`, and in the file.
    """

    data: bytes
    spans: tuple[tuple[int, int], ...]


class GivenUp(NamedTuple):
    """A part whose packet never became whole.

    Attributes
    ----------
    part : Part
        As captured.
    reason : str
        Why.
    """

    part: Part
    reason: str


@dataclass(slots=True)
class Fragments:
    """The packets that wait for their other parts, the oldest first.

    Parameters
    ----------
    waiting : dict
        Their parts, by what says that they belong together.
    held_bytes : int
        Octets of all parts that wait.
    """

    waiting: dict[tuple[bytes, bytes, int, int], list[Part]] = field(
        default_factory=dict
    )
    held_bytes: int = 0

    def take(self, part: Part) -> tuple[Whole | None, list[GivenUp]]:
        """Take a part.

        Parameters
        ----------
        part : Part
            As captured.

        Returns
        -------
        whole : Whole or None
            The packet that the part makes whole.
        lost : list of GivenUp
            Parts that are given up by now.
        """
        lost = list(self._expired(part.time_ns))
        key = part.fragment.whole
        parts = self.waiting.setdefault(key, [])
        if any(_same(part, other) for other in parts):
            return None, [*lost, GivenUp(part, "a fragment that was captured before")]
        parts.append(part)
        self.held_bytes += len(part.packet)
        ordered = sorted(parts, key=lambda p: p.fragment.first)
        if len(parts) > PARTS_MAX or not _apart(ordered):
            self._forget(key)
            reason = "expected fragments that fit together, got some that do not"
            return None, lost + [GivenUp(p, reason) for p in parts]
        if not _complete(ordered):
            return None, lost
        self._forget(key)
        return _joined(ordered), lost

    def _forget(self, key: tuple[bytes, bytes, int, int]) -> list[Part]:
        """Take the parts of a packet out."""
        parts = self.waiting.pop(key)
        self.held_bytes -= sum(len(part.packet) for part in parts)
        return parts

    def flush(self) -> Iterator[GivenUp]:
        """Give up all parts: no more packets will come.

        Yields
        ------
        GivenUp
            Part by part.
        """
        for parts in self.waiting.values():
            yield from _given_up(parts)
        self.waiting.clear()
        self.held_bytes = 0

    def _expired(self, now_ns: int) -> Iterator[GivenUp]:
        """Give up what waited too long, and the oldest where too many wait."""
        while self.waiting:
            oldest = next(iter(self.waiting))
            parts = self.waiting[oldest]
            late = 0 <= parts[0].time_ns < now_ns - WAIT_NS
            many = len(self.waiting) >= WAITING_MAX
            if not (late or many or self.held_bytes > WAITING_BYTES_MAX):
                return
            yield from _given_up(self._forget(oldest))


def _given_up(parts: list[Part]) -> Iterator[GivenUp]:
    """Say why parts are given up."""
    for part in parts:
        yield GivenUp(part, "expected all fragments of a packet, got some of them")


def _same(part: Part, other: Part) -> bool:
    """Say whether two parts are one, captured twice."""
    return part.fragment[1:3] == other.fragment[1:3] and (
        part.fragment.data == other.fragment.data
    )


def _apart(ordered: list[Part]) -> bool:
    """Say whether no part is empty, over another, or beyond what a packet can hold."""
    reached = 0
    for part in ordered:
        if part.fragment.first < reached or not part.fragment.data:
            return False
        reached = part.fragment.first + len(part.fragment.data)
    return reached <= PACKET_BYTES_MAX


def _complete(ordered: list[Part]) -> bool:
    """Say whether parts follow each other from the first byte to the last."""
    reached = 0
    for part in ordered:
        if part.fragment.first != reached:
            return False
        reached += len(part.fragment.data)
    return not ordered[-1].fragment.more


def _joined(ordered: list[Part]) -> Whole:
    """Put parts together."""
    return Whole(
        data=b"".join(part.fragment.data for part in ordered),
        spans=tuple((p.fragment.first, p.offset + p.fragment.start) for p in ordered),
    )
