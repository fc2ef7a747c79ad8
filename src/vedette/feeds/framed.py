"""Pieces of a recording decoded one after the other, each dated and given its channel.

In: pieces as a container gives them. Out: what became of each. One decoder per channel
(destination address and port), since each is a feed of its own; nothing is held back,
so that memory does not grow with the file.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from vedette.feeds.capture import Piece
from vedette.feeds.dating import Dater
from vedette.feeds.decoder import Decoder
from vedette.feeds.report import Rejected, Report

CHANNELS_MAX = 4096  # told apart; a scan of all ports would make a feed of each


class Taken(NamedTuple):
    """A piece, and what became of it.

    Attributes
    ----------
    piece : Piece
        As the container has it.
    received_ns : int
        When it was received, nanoseconds UTC; -1 where nothing before it had a time.
    result : tuple of Report or Rejected
        What the decoder made of it.
    borrowed : bool
        It says no time: it took that of the piece before.
    """

    piece: Piece
    received_ns: int
    result: tuple[Report, ...] | Rejected
    borrowed: bool = False


def take_pieces(
    pieces: Iterable[Piece],
    decoder: Callable[[], Decoder],
    dater: Dater,
    decoders: dict[str, Decoder] | None = None,
) -> Iterator[Taken]:
    """Date and decode pieces.

    Parameters
    ----------
    pieces : iterable of Piece
        In the order of the file.
    decoder : callable
        Makes a fresh decoder for a channel.
    dater : callable
        Says when each piece was received, before it is decoded.
    decoders : dict of str to Decoder, optional
        Filled with the decoder of each channel.

    Yields
    ------
    Taken
        Piece by piece.
    """
    decoders = {} if decoders is None else decoders
    for piece in pieces:
        known = decoders.get(piece.channel)
        if known is None and len(decoders) >= CHANNELS_MAX:
            piece = piece._replace(channel="")  # noqa: PLW2901
            known = decoders.get("")
        if known is None:
            known = decoders[piece.channel] = decoder()
        yield _taken(piece, known, dater)


def _taken(piece: Piece, decoder: Decoder, dater: Dater) -> Taken:
    """Date and decode one piece."""
    dated = dater(piece)
    result = decoder.decode(piece.raw, dated.near_ns, piece.offset)
    if isinstance(result, Rejected):
        known = piece.fault if result.unframed else ""
        reason = known or result.reason
        result = replace(result, length=len(piece.raw), reason=reason)
    return Taken(piece, dated.received_ns, result, dated.borrowed)


def feed_ids(base: str, channels: Iterable[str]) -> dict[str, str]:
    """Name the feeds of one file.

    Parameters
    ----------
    base : str
        Name of the file's feed.
    channels : iterable of str
        Destinations, such as 232.1.1.31:21131.

    Returns
    -------
    dict of str to str
        The base alone where there is one channel; else the base and the port, with the
        address between them where a port is used twice; else a number.
    """
    every = sorted(channels)
    if len(every) < 2:  # noqa: PLR2004 - one is the file itself
        return dict.fromkeys(every, base)
    ports = [channel.rpartition(":")[2] for channel in every]
    names = {}
    for number, (channel, port) in enumerate(zip(every, ports, strict=True), 1):
        name = f"{base}.{port}"
        if ports.count(port) > 1:
            address = channel.rpartition(":")[0].strip("[]").replace(":", "_")
            name = f"{base}.{address}.{port}"
        names[channel] = name if len(name) <= FEED_CHARS_MAX else f"file.{number}"
    return names


FEED_CHARS_MAX = 64  # of the id of a feed
