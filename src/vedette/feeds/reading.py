"""A recording of messages read to its end: every byte counted, channel by channel.

In: the first bytes of a file, and the chunks of it. Out: its pieces with what became of
them, one by one, then a source and an account per feed. A channel in which no message
was ever met is other traffic on the same network: its bytes count with the capture's
own, it becomes no feed, and it is named. Pieces of no channel (packets whose headers do
not hold) go with the first feed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from vedette.errors import BrokenInvariant
from vedette.feeds.accounting import Accounting, Tally, total
from vedette.feeds.asterix_blocks import BlockClock
from vedette.feeds.capture import CONTAINERS, ByteStream, Container, container_of
from vedette.feeds.dating import Calendar, block_dater, frame_dater
from vedette.feeds.decoder import Decoder, decoder_for, format_named, tally_for
from vedette.feeds.framed import Taken, feed_ids, take_pieces
from vedette.feeds.lesson import Lesson
from vedette.feeds.mode_s_frames import STREAM
from vedette.feeds.report import Rejected
from vedette.feeds.source import Place

UNCLOCKED = frozenset({"bare", STREAM})  # what was received is dated by itself


@dataclass(slots=True)
class Channel:
    """What one channel carried.

    Parameters
    ----------
    tally : Tally
        Of its pieces.
    lesson : Lesson
        What it teaches.
    in_blocks : bool
        Its messages are ASTERIX data blocks, whose editions are to be weighed.
    pieces, size : int
        Pieces, and bytes of them.
    messages : int
        Pieces that are messages, decoded or rejected.
    borrowed : int
        Messages that say no time and took that of the piece before.
    undated : int
        Pieces before anything said a time.
    last_ns : int
        Reception of the last one.
    in_order : bool
        They were received in the order of the file.
    """

    tally: Tally
    lesson: Lesson
    in_blocks: bool
    pieces: int = 0
    size: int = 0
    messages: int = 0
    borrowed: int = 0
    undated: int = 0
    last_ns: int = -1
    in_order: bool = True

    def add(self, taken: Taken) -> None:
        """Count one piece.

        Parameters
        ----------
        taken : Taken
            And what became of it.
        """
        raw, result = taken.piece.raw, taken.result
        self.pieces += 1
        self.size += len(raw)
        self.in_order &= taken.received_ns >= self.last_ns
        self.last_ns = taken.received_ns
        self.undated += taken.received_ns < 0
        counted = self.tally.add(raw, result)
        if isinstance(result, Rejected):
            message = not result.unframed
        else:
            message = True
            self.borrowed += taken.borrowed and bool(result)
            self.lesson.take(taken, counted)
        self.messages += message
        if message and self.in_blocks:
            self.lesson.sample(raw)


@dataclass(slots=True, kw_only=True)
class Reading:
    """Reads one file.

    Parameters
    ----------
    format : str
        Name of a format that is cut into pieces.
    head : bytes
        The first bytes of the file, `HEAD_BYTES` of them where there are as many.
    midnight_ns : int
        Of the date of the first message, where the container does not say it; -1 for
        none.
    edition : str
        Editions to read it with.
    reference : (float, float) or None
        Where the receiver stands, degrees.
    channels : dict of str to Channel
        What was met so far.
    decoders : dict of str to Decoder
        Likewise.
    """

    format: str
    head: bytes
    midnight_ns: int = -1
    edition: str = ""
    reference: Place | None = None
    about: Container = field(init=False)
    container: str = field(init=False)
    channels: dict[str, Channel] = field(default_factory=dict)
    decoders: dict[str, Decoder] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.container = STREAM
        if format_named(self.format).dater is None:
            self.container = container_of(self.head) or "bare"
        self.about = Container(kind=self.container)

    @property
    def container_about(self) -> str:
        """Say what the messages lie in, for people."""
        if self.container == STREAM:
            return "a stream of frames"
        return CONTAINERS[self.container].about

    @property
    def captured(self) -> bool:
        """The messages lie in a capture of a network."""
        return self.container != STREAM and CONTAINERS[self.container].dated

    @property
    def quiet(self) -> bool:
        """The file, once read, is a whole capture in which nothing was captured.

        So a receiver leaves one that heard nothing all night. A capture of packets
        without a message is not quiet: something was sent that cannot be read.
        """
        return self.captured and not self.about.packets and not self.about.fault_count

    @property
    def dated(self) -> bool:
        """The file says when its messages were received."""
        if self.container == STREAM:
            return format_named(self.format).has_received
        return CONTAINERS[self.container].dated

    def take(self, chunks: Iterable[bytes]) -> Iterator[Taken]:
        """Read the file.

        Parameters
        ----------
        chunks : iterable of bytes
            All of it, in order.

        Yields
        ------
        Taken
            Piece by piece; each is counted before it is given.
        """
        known = format_named(self.format)
        if known.cut is None:
            return
        self.about, found = known.cut(self.container, ByteStream(chunks))
        decoder = partial(decoder_for, self.format, self.edition, self.reference)
        calendar = Calendar(self.midnight_ns)
        if known.dater is None:
            dater = block_dater(calendar, BlockClock(self.edition))
        else:
            said = known.dater(-1 if self.dated else self.midnight_ns)
            dater = frame_dater(calendar, said)
        for taken in take_pieces(found, decoder, dater, self.decoders):
            name = taken.piece.channel
            channel = self.channels.get(name)
            if channel is None:
                channel = self.channels[name] = self._channel()
            channel.add(taken)
            yield taken
        if not self.channels:
            self.channels[""] = self._channel()

    def _channel(self) -> Channel:
        """Begin a channel."""
        lesson = Lesson(clocked=self.container not in UNCLOCKED)
        tally = tally_for(self.format, self.edition)
        return Channel(tally, lesson, in_blocks=self.container != STREAM)

    def without_report(self, channel: str) -> Mapping[str, int]:
        """Say what gave no report though it was decoded.

        Parameters
        ----------
        channel : str
            That was met.

        Returns
        -------
        mapping of str to int
            Records by reason.
        """
        decoder = self.decoders.get(channel)
        skipped = getattr(decoder, "skipped", {})
        return dict(sorted(skipped.items()))

    def feeds(self, base: str) -> dict[str, str]:
        """Name the feeds, once the file is read.

        Parameters
        ----------
        base : str
            Name of the file's feed.

        Returns
        -------
        dict of str to str
            By channel; a channel without messages is none.
        """
        met = [name for name, channel in self.channels.items() if channel.messages]
        names = feed_ids(base, met or list(self.channels)[:1])
        if "" in self.channels and "" not in names and names:
            names[""] = next(iter(names.values()))
        return names

    def other_traffic(self) -> dict[str, Channel]:
        """Name the channels that carried no message.

        Returns
        -------
        dict of str to Channel
            By channel.
        """
        kept = self.feeds("file")
        return {name: c for name, c in self.channels.items() if name not in kept}

    def accounts(self, base: str, content_bytes: int) -> dict[str, Accounting]:
        """Close the account, once the file is read.

        Parameters
        ----------
        base : str
            Name of the file's feed.
        content_bytes : int
            Size of the file, unpacked.

        Returns
        -------
        dict of str to Accounting
            By feed; what no feed carried counts with the first.
        """
        seen = sum(channel.size for channel in self.channels.values())
        if seen != self.about.payload_bytes or seen > content_bytes:
            raise BrokenInvariant(
                expected=f"{self.about.payload_bytes} of {content_bytes} bytes taken",
                got=f"{seen}",
                advice="Please report this.",
            )
        found: dict[str, Accounting] = {}
        for name, feed in self.feeds(base).items():
            channel = self.channels[name]
            closed = channel.tally.closed(rows=channel.pieces, size=channel.size)
            found[feed] = total([found[feed], closed]) if feed in found else closed
        beside = content_bytes - sum(account.bytes for account in found.values())
        for feed in list(found)[:1]:
            found[feed] = replace(found[feed], capture_bytes=beside)
        return found
