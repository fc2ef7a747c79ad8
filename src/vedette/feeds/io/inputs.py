"""Files become one stream of leaves in the order in which they were received.

Tables without a reception time have `received` = time, ties in the order of the files
and rows; a stable sort by `received` makes the stream. A row without a readable time
takes that of the row before it, a CSV header the earliest of its file, so that it
stands before its rows. Captures say when each message was received; other recordings
of messages need the date of their first one.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from pathlib import Path

from vedette.errors import BrokenInvariant, FeedError, UsageError
from vedette.feeds.accounting import Accounting, Tally
from vedette.feeds.dating import date_ns
from vedette.feeds.decoder import FORMATS, decoder_for, format_named
from vedette.feeds.instant import iso_text
from vedette.feeds.io.file_content import FileContent, read_file
from vedette.feeds.io.messages import Opened, Said, open_messages
from vedette.feeds.leaf import InputLeaf
from vedette.feeds.notes import losses_of, notes_of_all, time_unit_of
from vedette.feeds.recognise import (
    columns_found,
    format_of,
    missing_columns,
    missing_columns_error,
)
from vedette.feeds.report import Rejected
from vedette.feeds.source import Declared, FeedSource, InputSet
from vedette.limits import LIMITS
from vedette.units import SECOND_NS

# A picture is kept per episode: hours, at most a month of siege. A year in one run is
# a mistake (a wrong clock, a wrong folder) that would fill the disk with empty steps.
SPAN_DAYS_MAX = 40
DAY_NS = 86_400 * SECOND_NS
UNKNOWN_NS = -1

_FEED = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", re.ASCII)


def open_inputs(
    paths: Sequence[str | Path],
    format: str | None = None,  # noqa: A002 - the word of the command line
    date: str | None = None,
    declared: Sequence[Declared] | None = None,
) -> InputSet:
    """Read files and put what they hold in received order.

    Parameters
    ----------
    paths : sequence of str or pathlib.Path
        Files; each becomes a feed.
    format : str, optional
        A name of `FORMATS` for all files; recognised by content where not given.
    date : str, optional
        Day of the first message, YYYY-MM-DD, for recordings that write no date.
    declared : sequence of Declared, optional
        What is known of each file; `format` and `date` go before it. Without an id of
        its feed a file is file-1, file-2, ... A capture of several channels makes a
        feed of each: file-1.21131 for port 21131.

    Returns
    -------
    InputSet
        Leaves, feeds, accounting, notes.

    Raises
    ------
    UsageError
        If a path, format, date, edition or feed id is wrong, a date is missing, or the
        files span too long a time.
    FeedError
        If a file is of no format that is read, or nothing in it can be decoded.
    EnvironmentProblem
        If the machine refuses to read a file.
    """
    if not paths:
        raise UsageError(expected="at least one file", got="none")
    known_of = list(declared or [Declared()] * len(paths))
    names = _feed_names(len(paths), [one.feed for one in known_of])
    opened: list[Opened] = []
    notes: list[str] = []
    for path, name, about in zip(paths, names, known_of, strict=True):
        file = read_file(Path(path))
        known = _named(file, about.format if format is None else format, str(path))
        # Of several files, those have editions that can; of one, it is refused.
        alone = len(paths) == 1
        edition = about.edition if alone or FORMATS[known].has_editions else ""
        if FORMATS[known].cut is None:
            decoder_for(known, edition)  # refuses an edition
            declared_so = about.format == known
            table = _open_table(file, known, name, str(path), declared=declared_so)
            opened.append(table)
        else:
            day = about.date if date is None else date
            given_ns = None if day is None else date_ns(day)
            said = Said(given_ns, edition, about.reference)
            messages = open_messages(file, known, name, str(path), said)
            opened += messages.opened
            notes += messages.notes
    if date is not None and all(one.source.dated for one in opened):
        notes.append(
            f"The date {date!r:.40} was not needed: every row carries its own."
        )
    _refuse_nothing(opened)
    return _input_set(opened, notes)


def open_content(
    file: FileContent, name: str | None, feed: str, where: str, edition: str = ""
) -> InputSet:
    """Put what one table holds in received order.

    Parameters
    ----------
    file : FileContent
        The table.
    name : str or None
        Of its format; recognised by content where not given.
    feed : str
        Id of its feed.
    where : str
        The file, for messages.
    edition : str
        Refused: no table has editions.

    Returns
    -------
    InputSet
        Of this file alone.
    """
    known = _named(file, name, where)
    decoder_for(known, edition)  # refuses an edition
    return _input_set([_open_table(file, known, feed, where, declared=False)], [])


def _input_set(opened: Sequence[Opened], notes: Sequence[str]) -> InputSet:
    """Put what was opened in received order."""
    leaves = _leaves(opened)
    if leaves:
        _refuse_long(leaves)
    said = list(notes)
    said += notes_of_all(one.source for one in opened)
    for one in opened:
        said += losses_of(one.source, one.accounting)
    return InputSet(
        leaves=tuple(sorted(leaves, key=attrgetter("received_ns"))),
        feeds={one.source.feed: one.source for one in opened},
        accounting={one.source.feed: one.accounting for one in opened},
        notes=tuple(said),
    )


def _named(file: FileContent, name: str | None, where: str) -> str:
    """Recognise a file, or take the format that was named."""
    if name is not None:
        format_named(name)
        return name
    try:
        return format_of(file.content)
    except FeedError as error:
        raise _at(error, where) from None


def _at(error: FeedError, where: str) -> FeedError:
    """Say in which file it was."""
    return FeedError(
        expected=error.expected, got=error.got, where=where, advice=error.advice
    )


def _open_table(
    file: FileContent, name: str, feed: str, where: str, *, declared: bool
) -> Opened:
    """Open one table: what became of its rows, its leaves in file order."""
    split = FORMATS[name].split
    try:
        raws = [] if split is None else split(file.content)
    except FeedError as error:
        raise _at(error, where) from None
    _refuse_oversize(raws, where)
    received, accounting, simulated = _decode_all(name, raws)
    _check_whole(name, file, accounting)
    columns = columns_found(name, raws)
    # Of a feed that the site declares, no lines are the lines of a quiet time.
    quiet = declared and not file.content and FORMATS[name].by_line
    if not accounting.reports and not quiet:
        _refuse_useless(name, accounting, columns, where)
    source = FeedSource(
        feed=feed,
        format=name,
        file_name=file.name,
        sha256=file.sha256,
        file_bytes=file.file_bytes,
        content_bytes=len(file.content),
        columns=columns,
        time_unit=time_unit_of(name, raws),
        in_order=all(a <= b for a, b in pairwise(received)),
        simulated=simulated,
    )
    return Opened(source, accounting, raws, received, range(len(raws)))


def _refuse_nothing(opened: Sequence[Opened]) -> None:
    """Refuse inputs that say nothing at all."""
    if not any(one.raws or not one.source.container for one in opened):
        raise FeedError(
            expected="at least one message in one of the inputs",
            got="none: every feed is quiet",
            where=", ".join(dict.fromkeys(one.source.file_name for one in opened)),
            advice="Of a time in which nothing was received no picture can be kept.",
        )
    if not any(_says_something(one) for one in opened):
        raise FeedError(
            expected="at least one report",
            got="none: nothing could be decoded",
            where=", ".join(dict.fromkeys(one.source.file_name for one in opened)),
        )


def _says_something(one: Opened) -> bool:
    """Say whether rows gave reports, or messages were decoded."""
    counted = FORMATS[one.source.format].cut is not None
    account = one.accounting
    return bool(account.decoded_rows if counted else account.reports)


def _leaves(opened: Sequence[Opened]) -> list[InputLeaf]:
    """Make the leaves; in a file that dates no row, all take the earliest of all."""
    earliest_ns = min(
        (t for one in opened for t in one.received_ns if t >= 0), default=0
    )
    return [
        InputLeaf(
            feed=one.source.feed,
            received_ns=earliest_ns if when_ns < 0 else when_ns,
            raw=raw,
            offset=offset,
            length=1 if one.source.container == "" else len(raw),
        )
        for one in opened
        for raw, when_ns, offset in zip(
            one.raws, one.received_ns, one.offsets, strict=True
        )
    ]


def _decode_all(name: str, raws: Sequence[bytes]) -> tuple[list[int], Accounting, bool]:
    """Decode every leaf once, to date and count it and to see if it is simulated."""
    decode = decoder_for(name).decode
    tally = Tally()
    header_first = name == "traffic-csv"
    received: list[int] = []
    simulated = False
    last_ns = UNKNOWN_NS
    for row, raw in enumerate(raws):
        result = decode(raw, UNKNOWN_NS, row)
        tally.add(raw, result, header=header_first)
        if result and not isinstance(result, Rejected):
            last_ns = result[0].received_ns
            simulated |= getattr(result[0], "simulated", False)
        received.append(last_ns)
    known = [when_ns for when_ns in received if when_ns >= 0]
    earliest_ns = min(known, default=UNKNOWN_NS)
    dated = [earliest_ns if when_ns < 0 else when_ns for when_ns in received]
    return dated, tally.accounting(raws), simulated


def _feed_names(count: int, given: Sequence[str]) -> tuple[str, ...]:
    """Name the feeds: as they were declared, else by their place."""
    names = [name or f"file-{place}" for place, name in enumerate(given, 1)]
    wrong = [name for name in names if not _FEED.fullmatch(name)]
    if wrong or len(names) != count or len(set(names)) < count:
        raise UsageError(
            expected=f"{count} different feed ids of letters, digits, _ . -",
            got=", ".join(map(repr, names)) or "none",
        )
    return tuple(names)


def _refuse_oversize(raws: Sequence[bytes], where: str) -> None:
    """Refuse a leaf that the record could not hold."""
    limit = min(LIMITS.line_bytes_max, LIMITS.leaf_bytes_max)
    for row, raw in enumerate(raws):
        if len(raw) > limit:
            raise FeedError(
                expected=f"lines of at most {limit} bytes",
                got=f"{len(raw)} bytes",
                where=f"{where}, line {row + 1}",
                advice="Is it a text file, and is the format right?",
            )


def _check_whole(name: str, file: FileContent, accounting: Accounting) -> None:
    """Stop if a byte of a line format was neither decoded, rejected nor unframed."""
    if FORMATS[name].by_line and accounting.bytes != len(file.content):
        raise BrokenInvariant(
            expected=f"{len(file.content)} bytes accounted for",
            got=f"{accounting.bytes}",
            where=file.name,
            advice="Please report this.",
        )


def _refuse_useless(
    name: str, accounting: Accounting, columns: tuple[str, ...], where: str
) -> None:
    """Explain a file that gave no report; an empty readsb document is no fault."""
    if name.startswith("traffic") and columns and missing_columns(columns):
        raise missing_columns_error(columns, where)
    if accounting.rejected:
        first = accounting.rejected[0]
        raise FeedError(
            expected=f"{name} ({FORMATS[name].about})",
            got="nothing that could be decoded"
            f" ({accounting.rejected_rows} rows rejected)",
            where=where,
            advice=f"First, row {first.offset}: {first.reason}.",
        )
    if not name.startswith("readsb"):
        raise FeedError(expected="at least one row", got="none", where=where)


def _refuse_long(leaves: Sequence[InputLeaf]) -> None:
    """Refuse files that span more than an episode."""
    first_ns = min(leaf.received_ns for leaf in leaves)
    last_ns = max(leaf.received_ns for leaf in leaves)
    if last_ns - first_ns > SPAN_DAYS_MAX * DAY_NS:
        raise UsageError(
            expected=f"inputs that span at most {SPAN_DAYS_MAX} days",
            got=f"{iso_text(first_ns)} to {iso_text(last_ns)}",
            advice="Split them by time, or remove the rows with a wrong clock.",
        )
