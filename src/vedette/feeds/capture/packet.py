"""What a capture file holds: packets, and what was learnt about the file on the way.

A time of capture before 1990 or from 2100 on is none: the clock was never set, or its
unit is another (`vedette.feeds.instant`). Such a packet is read, and its messages are
dated by what they say themselves.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from vedette.feeds.capture.piece import UNKNOWN_NS
from vedette.feeds.instant import FIRST_NS, LAST_NS

FAULTS_MAX = 100  # places told one by one; all are counted


class Packet(NamedTuple):
    """One captured packet.

    Attributes
    ----------
    offset : int
        Place of its first byte in the file.
    time_ns : int
        When it was captured, nanoseconds UTC; -1 where that is not said.
    link : int
        Link type (the LINKTYPE_ numbers of tcpdump.org).
    data : bytes
        What was captured of it.
    cut : bool
        The capture, or the end of the file, cut it short.
    """

    offset: int
    time_ns: int
    link: int
    data: bytes
    cut: bool


class Fault(NamedTuple):
    """A place where a file is not as it should be.

    Attributes
    ----------
    offset, length : int
        Place and bytes.
    reason : str
        What was expected and what came.
    """

    offset: int
    length: int
    reason: str


@dataclass(slots=True)
class Container:
    """What is learnt of a file while its pieces are read.

    Parameters
    ----------
    kind : str
        pcap, pcapng, final, gps, bare.
    links : Counter of int
        Packets by link type.
    packets, cut_packets, untimed_packets : int
        Packets, those that were captured only in part, and those without a time.
    other : Counter of str
        Packets that carry no UDP datagram, by what they are.
    payload_bytes : int
        Bytes that became pieces; all others of the file are the capture's own.
    faults : list of Fault
        Where the file is damaged, the first ones.
    fault_count : int
        All of them.
    """

    kind: str
    links: Counter[int] = field(default_factory=Counter)
    packets: int = 0
    cut_packets: int = 0
    untimed_packets: int = 0
    other: Counter[str] = field(default_factory=Counter)
    payload_bytes: int = 0
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0

    def fault(self, offset: int, length: int, reason: str) -> None:
        """Note a place where the file is damaged.

        Parameters
        ----------
        offset, length : int
            Place and bytes.
        reason : str
            What was expected and what came.
        """
        self.fault_count += 1
        if len(self.faults) < FAULTS_MAX:
            self.faults.append(Fault(offset, length, reason))


def captured_ns(time_ns: int) -> int:
    """Take a time of capture for what it is.

    Parameters
    ----------
    time_ns : int
        Nanoseconds UTC, as the file says.

    Returns
    -------
    int
        The same; -1 where no clock that was set says it.
    """
    return time_ns if FIRST_NS <= time_ns < LAST_NS else UNKNOWN_NS
