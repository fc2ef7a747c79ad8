"""The pieces of a capture: payloads of UDP datagrams, cut into ASTERIX blocks.

In: packets. Out: pieces with capture time, sender and destination. A packet whose
lengths do not hold, and a fragment whose rest is missing, becomes one piece from its
internet header on, with the reason: it never begins like a data block. Packets without
UDP are counted by what they are; TCP is not read.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from vedette.feeds.capture.blocks import cut_payload
from vedette.feeds.capture.fragments import Fragments, GivenUp, Part, Whole
from vedette.feeds.capture.internet import (
    Damaged,
    Datagram,
    Fragment,
    OtherPacket,
    read_internet,
    read_udp,
)
from vedette.feeds.capture.link import NotInternet, internet_start
from vedette.feeds.capture.packet import Container, Packet
from vedette.feeds.capture.piece import UNKNOWN_NS, Piece

CLOCK_NS = 1_000_000  # a concentrator writes milliseconds


def datagram_pieces(packets: Iterable[Packet], about: Container) -> Iterator[Piece]:
    """Cut what packets carry into pieces.

    Parameters
    ----------
    packets : iterable of Packet
        Of one capture, in its order.
    about : Container
        Is told what was found.

    Yields
    ------
    Piece
        A block, or what is none.
    """
    fragments = Fragments()
    for packet in packets:
        about.packets += 1
        about.links[packet.link] += 1
        about.cut_packets += packet.cut
        about.untimed_packets += packet.time_ns < 0
        for piece in _of_packet(packet, fragments, about):
            about.payload_bytes += len(piece.raw)
            yield piece
    for lost in fragments.flush():
        about.payload_bytes += len(lost.part.packet)
        yield _lost(lost)


def _of_packet(
    packet: Packet, fragments: Fragments, about: Container
) -> Iterator[Piece]:
    """Take one packet apart."""
    start = internet_start(packet.link, packet.data)
    if isinstance(start, NotInternet):
        about.other[start.what] += 1
        return
    data = packet.data[start:]
    found = read_internet(data, cut=packet.cut)
    offset = packet.offset + start
    if isinstance(found, OtherPacket):
        about.other[found.what] += 1
    elif isinstance(found, Damaged):
        if data:
            yield Piece(data, offset, packet.time_ns, fault=found.reason)
    elif isinstance(found, Fragment):
        yield from _of_fragment(Part(packet.time_ns, offset, data, found), fragments)
    else:
        spans = ((0, offset + found.start),)
        yield from _of_datagram(found, packet.time_ns, spans)


def _of_fragment(part: Part, fragments: Fragments) -> Iterator[Piece]:
    """Take a fragment, and give what it makes whole."""
    whole, lost = fragments.take(part)
    for given_up in lost:
        yield _lost(given_up)
    if whole is not None:
        yield from _of_whole(whole, part)


def _of_whole(whole: Whole, part: Part) -> Iterator[Piece]:
    """Read the datagram that fragments made, received with the last of them."""
    source, destination = part.fragment.whole[:2]
    found = read_udp(whole.data, source, destination, start=0, cut=False)
    if isinstance(found, Datagram):
        yield from _of_datagram(found, part.time_ns, whole.spans, found.start)
    else:
        yield Piece(whole.data, whole.spans[0][1], part.time_ns, fault=found.reason)


def _of_datagram(
    datagram: Datagram,
    time_ns: int,
    spans: tuple[tuple[int, int], ...],
    begins: int = 0,
) -> Iterator[Piece]:
    """Cut one payload; `spans` say where the bytes from `begins` on lie in the file."""
    payload = datagram.payload
    starts = [start for start, _ in spans]
    for cut in cut_payload(payload):
        place = begins + cut.start
        start, offset = spans[bisect_right(starts, place) - 1]
        end = cut.start + cut.length
        torn = bool(datagram.missing) and end == len(payload)
        fault = f"the capture cut off {datagram.missing} bytes" if torn else cut.fault
        yield Piece(
            raw=payload[cut.start : end],
            offset=offset + place - start,
            received_ns=time_ns,
            clock_ns=UNKNOWN_NS if cut.clock_ms < 0 else cut.clock_ms * CLOCK_NS,
            channel=datagram.destination,
            source=datagram.source,
            fault=fault,
        )


def _lost(given_up: GivenUp) -> Piece:
    """Make a piece of a part that is given up."""
    part = given_up.part
    return Piece(part.packet, part.offset, part.time_ns, fault=given_up.reason)
