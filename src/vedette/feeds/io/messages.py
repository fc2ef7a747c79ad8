"""A recording of messages opened as leaves: data blocks and frames, feed by feed.

Each channel of a capture (destination address and port) is a feed. Where the container
does not say when a message was received, the date of the first one must be given; then
`received` is the recorder's time of day, or the message's own.
"""

from collections.abc import Sequence
from typing import NamedTuple

from vedette.errors import FeedError, UsageError
from vedette.feeds.accounting import Accounting, total
from vedette.feeds.io.file_content import FileContent
from vedette.feeds.reading import Reading
from vedette.feeds.recognise import HEAD_BYTES_MAX
from vedette.feeds.source import FeedSource, Place

QUIET = "{about} without a packet: a quiet feed, of 0 messages."


class Said(NamedTuple):
    """What a user says of a recording that it does not say itself.

    Attributes
    ----------
    given_ns : int or None
        Midnight of the date of the first message, nanoseconds UTC.
    edition : str
        Editions to read it with, "" for the newest.
    reference : (float, float) or None
        Where the receiver stands, degrees.
    """

    given_ns: int | None
    edition: str
    reference: Place | None = None


class Opened(NamedTuple):
    """One feed: its leaves in file order, with the times of those that have one.

    Attributes
    ----------
    source : FeedSource
        Where it comes from.
    accounting : Accounting
        What became of its leaves.
    raws : list of bytes
        Leaves.
    received_ns : list of int
        Nanoseconds UTC, -1 where unknown.
    offsets : sequence of int
        Rows, or places in the file.
    """

    source: FeedSource
    accounting: Accounting
    raws: list[bytes]
    received_ns: list[int]
    offsets: Sequence[int]


class Messages(NamedTuple):
    """One file of messages.

    Attributes
    ----------
    opened : list of Opened
        Its feeds.
    notes : list of str
        What is to be known of the file.
    """

    opened: list[Opened]
    notes: list[str]


def open_messages(
    file: FileContent, name: str, feed: str, where: str, said: Said
) -> Messages:
    """Open a recording of messages.

    Parameters
    ----------
    file : FileContent
        The file.
    name : str
        Of the format.
    feed : str
        Id of the file's feed.
    where : str
        The file, for messages.
    said : Said
        What the user says of it.

    Returns
    -------
    Messages
        Feeds, and notes.

    Raises
    ------
    UsageError
        It needs a date.
    FeedError
        No message in it can be decoded, though something was captured.
    """
    head = file.content[:HEAD_BYTES_MAX]
    midnight_ns = -1 if said.given_ns is None else said.given_ns
    reading = Reading(
        format=name,
        head=head,
        midnight_ns=midnight_ns,
        edition=said.edition,
        reference=said.reference,
    )
    if not reading.dated and said.given_ns is None:
        raise UsageError(
            expected="a date: its messages say the time of day and no day",
            got="none",
            where=where,
            advice="Name the day of the first message: --date YYYY-MM-DD.",
        )
    kept: dict[str, tuple[list[bytes], list[int], list[int]]] = {}
    for taken in reading.take([file.content]):
        raws, received_ns, offsets = kept.setdefault(taken.piece.channel, ([], [], []))
        raws.append(taken.piece.raw)
        received_ns.append(taken.received_ns)
        offsets.append(taken.piece.offset)
    accounts = reading.accounts(feed, len(file.content))
    refuse_useless(reading, total(accounts.values()), where)
    if kept and all(max(received_ns) < 0 for _, received_ns, _ in kept.values()):
        raise FeedError(
            expected="a time in some message",
            got="none: a file of frames alone cannot be put into time",
            where=where,
            advice="Record it with times: Beast, or JSON lines with a timestamp.",
        )
    opened: dict[str, Opened] = {}
    for channel, named in reading.feeds(feed).items():
        if named in opened:
            for mine, more in zip(opened[named][2:], kept[channel], strict=True):
                mine.extend(more)  # type: ignore[attr-defined]
            continue
        source = source_of(reading, channel, named, file)
        leaves = kept.get(channel, ([], [], []))  # none of a quiet feed
        opened[named] = Opened(source, accounts[named], *leaves)
    return Messages(list(opened.values()), notes_of_reading(reading, feed))


def source_of(
    reading: Reading, channel: str, feed: str, file: FileContent
) -> FeedSource:
    """Say where a feed comes from.

    Parameters
    ----------
    reading : Reading
        Of the file, to its end.
    channel : str
        One of its channels.
    feed : str
        Its id.
    file : FileContent
        Of which only name, hash and sizes are read.

    Returns
    -------
    FeedSource
        For the record.
    """
    met = reading.channels[channel]
    return FeedSource(
        feed=feed,
        format=reading.format,
        file_name=file.name,
        sha256=file.sha256,
        file_bytes=file.file_bytes,
        content_bytes=file.content_bytes,
        in_order=met.in_order,
        simulated=met.lesson.simulated > 0,
        container=reading.container,
        channel=channel,
        dated=reading.dated and not reading.about.untimed_packets,
        edition=reading.edition,
        reference=reading.reference,
        undated=met.undated if met.in_blocks else 0,
    )


def refuse_useless(reading: Reading, account: Accounting, where: str) -> None:
    """Explain a file in which no message could be decoded.

    Parameters
    ----------
    reading : Reading
        Of the file, to its end.
    account : Accounting
        Of all its feeds.
    where : str
        The file.

    Raises
    ------
    FeedError
        If nothing was decoded; a quiet capture is no fault.
    """
    if account.decoded_rows or reading.quiet:
        return
    about = reading.container_about
    if account.rejected:
        first = account.rejected[0]
        raise FeedError(
            expected=f"{reading.format} messages",
            got=f"{account.rejected_rows:,} in {about}, none of which could be decoded",
            where=where,
            advice=f"First, byte {first.offset}: {first.reason}.",
        )
    raise FeedError(
        expected=f"{reading.format} messages",
        got=f"none in {about}{_of_what(reading)}",
        where=where,
    )


def notes_of_reading(reading: Reading, feed: str) -> list[str]:
    """Say what is to be known of a file beside what its feeds carried.

    Parameters
    ----------
    reading : Reading
        Of the file, to its end.
    feed : str
        Id of the file's feed.

    Returns
    -------
    list of str
        Sentences, beginning with the feed.
    """
    about = reading.about
    said = [QUIET.format(about=reading.container_about)] if reading.quiet else []
    other = reading.other_traffic()
    if other:
        listed = ", ".join(sorted(other)[:10])
        size = sum(channel.size for channel in other.values())
        said.append(
            f"{len(other)} channels carry no {reading.format} messages and are left"
            f" out, with {size:,} bytes: {listed}."
        )
    for what, count in sorted(about.other.items()):
        tail = " TCP is not read." if what == "TCP" else ""
        said.append(f"{count:,} packets of {what} are left out.{tail}")
    if about.untimed_packets:
        said.append(
            f"{about.untimed_packets:,} packets say no time of capture, or one before"
            " 1990 or after 2099: their messages are dated by what they say themselves,"
            " on the day of the packet before; the day of the first is --date."
        )
    borrowed = sum(channel.borrowed for channel in reading.channels.values())
    if borrowed:
        said.append(
            "Messages that say no time and took that of the message before:"
            f" {borrowed:,}."
        )
    if about.cut_packets:
        said.append(f"{about.cut_packets:,} packets were captured only in part.")
    if about.fault_count:
        first = about.faults[0]
        said.append(
            f"The capture is damaged in {about.fault_count:,} places, first at byte"
            f" {first.offset} for {first.length} bytes: {first.reason}."
        )
    return [f"{feed}: {sentence}" for sentence in said]


def _of_what(reading: Reading) -> str:
    """Name what a capture holds instead."""
    about = reading.about
    if not about.packets:
        return " of no packets" if about.links or about.faults else ""
    held = [f"{count:,} of {what}" for what, count in about.other.most_common(5)]
    held += [f"UDP to {name}" for name in sorted(reading.channels)[:5] if name]
    return f" of {about.packets:,} packets: {', '.join(held)}"
