"""A recording of messages looked through from end to end, in bounded memory.

In: a file of any size. Out: what it teaches and what became of every byte of it. No
leaf is kept. Without a date that it needs, it is read as of a stand-in day, and only
times of day may be told.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from vedette.feeds.accounting import Accounting
from vedette.feeds.dating import DAY_NS
from vedette.feeds.framed import Taken
from vedette.feeds.gather import Gathering, Hear, nobody
from vedette.feeds.io.chunks import FileChunks
from vedette.feeds.io.file_content import FileContent, whole
from vedette.feeds.io.messages import notes_of_reading, source_of
from vedette.feeds.notes import losses_of, notes_of_all
from vedette.feeds.reading import Reading
from vedette.feeds.recognise import HEAD_BYTES_MAX
from vedette.feeds.source import FeedSource

STAND_IN_NS = 10_957 * DAY_NS  # 2000-01-01: a day that is never shown


class Begun(NamedTuple):
    """A file of which the first bytes were read.

    Attributes
    ----------
    head : bytes
        At most `HEAD_BYTES_MAX` of them, unpacked.
    chunks : FileChunks
        Counts what is read.
    content : iterator of bytes
        All of it, the head included.
    """

    head: bytes
    chunks: FileChunks
    content: Iterator[bytes]

    def whole(self) -> FileContent:
        """Read the rest into memory.

        Returns
        -------
        FileContent
            All of it.
        """
        return whole(self.chunks, self.content)


class Surveyed(NamedTuple):
    """What a file teaches.

    Attributes
    ----------
    feed, name : str
        Id of the file's feed, and base name of the file.
    reading : Reading
        Of it, to its end.
    sources : tuple of FeedSource
        Its feeds.
    accounts : dict of str to Accounting
        By feed.
    needs_date : bool
        It says no day, and none was given.
    notes : tuple of str
        What was assumed.
    """

    feed: str
    name: str
    reading: Reading
    sources: tuple[FeedSource, ...]
    accounts: dict[str, Accounting]
    needs_date: bool
    notes: tuple[str, ...]


def begin(path: Path, progress: Callable[[int], None] = lambda _: None) -> Begun:
    """Read the first bytes of a file.

    Parameters
    ----------
    path : pathlib.Path
        Of a file.
    progress : callable
        Told how many more bytes of the disk were read.

    Returns
    -------
    Begun
        With all of its content yet to be taken.
    """
    chunks = FileChunks(path, progress)
    content = iter(chunks)
    first: list[bytes] = []
    size = 0
    while size < HEAD_BYTES_MAX and (chunk := next(content, b"")):
        first.append(chunk)
        size += len(chunk)
    head = b"".join(first)[:HEAD_BYTES_MAX]
    return Begun(head, chunks, chain(first, content))


def survey(
    begun: Begun,
    name: str,
    feed: str,
    gathered: Gathering,
    given_ns: int | None = None,
    edition: str = "",
    hear: Hear = nobody,
) -> Surveyed:
    """Look through a recording of messages.

    Parameters
    ----------
    begun : Begun
        The file.
    name : str
        Of its format.
    feed : str
        Id of its feed.
    gathered : Gathering
        Takes what all inputs have in common.
    given_ns : int or None
        Midnight of the date of the first message, nanoseconds UTC.
    edition : str
        Editions to read it with.
    hear : callable
        Told every piece.

    Returns
    -------
    Surveyed
        What it teaches; whether anything could be decoded is for the caller to judge.
    """
    reading = Reading(
        format=name,
        head=begun.head,
        midnight_ns=STAND_IN_NS if given_ns is None else given_ns,
        edition=edition,
    )
    if given_ns is None and reading.captured:
        reading.midnight_ns = -1  # a stand-in would mix with the days of its packets
    gather_pieces(reading.take(begun.content), feed, gathered, hear)
    gathered.name({f"{feed}|{c}": named for c, named in reading.feeds(feed).items()})
    chunks = begun.chunks
    accounts = reading.accounts(feed, chunks.content_bytes)
    file = FileContent(
        name=chunks.path.name,
        sha256=chunks.sha256,
        file_bytes=chunks.file_bytes,
        content_bytes=chunks.content_bytes,
    )
    by_feed = {named: channel for channel, named in reading.feeds(feed).items()}
    sources = tuple(
        source_of(reading, channel, named, file) for named, channel in by_feed.items()
    )
    notes = notes_of_reading(reading, feed)
    notes += notes_of_all(sources)
    for source in sources:
        notes += losses_of(source, accounts[source.feed])
    needs_date = given_ns is None and not reading.dated
    return Surveyed(
        feed, file.name, reading, sources, accounts, needs_date, tuple(notes)
    )


def gather_pieces(
    taken: Iterable[Taken], feed: str, gathered: Gathering, hear: Hear = nobody
) -> None:
    """Gather what pieces have in common.

    Parameters
    ----------
    taken : iterable of Taken
        To the end.
    feed : str
        Id of the file's feed. Which channel is a feed is known at the end alone, so
        that channels stand for feeds until then.
    gathered : Gathering
        Takes it.
    hear : callable
        Told every piece, with the id of the file's feed and the channel.
    """
    for one in taken:
        where = f"{feed}|{one.piece.channel}"
        gathered.take(where, one.result)
        hear(where, one.piece.raw, one.result)
