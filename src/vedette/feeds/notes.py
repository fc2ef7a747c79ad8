"""Sentences that say what was assumed, sorted, left out and rejected in an input."""

from collections.abc import Iterable, Sequence

from vedette.feeds.accounting import Accounting
from vedette.feeds.capture import CONTAINERS
from vedette.feeds.decoder import FORMATS
from vedette.feeds.fields import BadValue
from vedette.feeds.instant import unit_of
from vedette.feeds.json_leaf import any_object
from vedette.feeds.recognise import SAMPLE_ROWS, header_of, unknown_columns
from vedette.feeds.source import FeedSource
from vedette.feeds.traffic_csv import columns_of, separator_of, split_line

QUIET = "a quiet feed, of 0 rows."


def notes_of(source: FeedSource) -> list[str]:
    """Say what was assumed in reading one file.

    Parameters
    ----------
    source : FeedSource
        What the file is.

    Returns
    -------
    list of str
        One sentence or two each, beginning with the feed.
    """
    if not source.content_bytes and not source.container:
        return [f"{source.feed}: {source.file_name!r} is empty: {QUIET}"]
    said = [_about(source), *_reception(source)]
    if not source.in_order:
        said.append(
            "Its rows were not in time order and were sorted; equal times kept theirs."
        )
    if source.time_unit == "ISO 8601 without zone":
        said.append("Its times name no zone and were read as UTC.")
    elif source.time_unit in {"s", "ms", "µs", "ns"}:
        said.append(f"Its times are numbers of {source.time_unit}, by their size.")
    unknown = unknown_columns(source.columns)
    if unknown:
        said.append(f"Columns kept but not read: {', '.join(unknown[:20])}.")
    if source.columns and "icao24" not in source.columns:
        said.append("It has no column icao24: no position has an address.")
    return [f"{source.feed}: {sentence}" for sentence in said]


def notes_of_all(sources: Iterable[FeedSource]) -> list[str]:
    """Say what was assumed in reading files; once for a capture of many feeds.

    Parameters
    ----------
    sources : iterable of FeedSource
        What they are.

    Returns
    -------
    list of str
        As `notes_of`.
    """
    captures: dict[tuple[str, str, str], list[FeedSource]] = {}
    for source in sources:
        base = source.feed if not source.channel else source.feed.partition(".")[0]
        key = (base, source.file_name, source.sha256)
        captures.setdefault(key, []).append(source)
    said: list[str] = []
    for feeds in captures.values():
        said += notes_of(feeds[0])
        if len(feeds) > 1:
            said.append(
                f"{feeds[0].feed}: it is the first of {len(feeds)} feeds of this file,"
                " one for each address and port."
            )
    return said


def _about(source: FeedSource) -> str:
    """Say what a file is."""
    inside = ""
    if source.container not in {"", "bare", "stream"}:
        inside = f" in {CONTAINERS[source.container].about}"
    if source.channel:
        inside += f", sent to {source.channel}"
    about = FORMATS[source.format].about
    return f"{source.file_name!r} is {source.format}: {about}{inside}."


def _reception(source: FeedSource) -> list[str]:
    """Say what stands for the time of reception where none is written."""
    if source.container == "bare":
        said = "It says no day and no reception: the day is that of --date,"
        return [f"{said} received is the time, ties in file order."]
    if source.container == "stream" and not source.dated:
        return ["It says no day: its counter begins at 00:00 of --date."]
    captured = source.container in CONTAINERS and CONTAINERS[source.container].dated
    if source.container and not source.dated and not captured:
        return ["It says no day: the recorder's times are of --date."]
    if source.container or FORMATS[source.format].has_received:
        return []
    return ["It has no reception time: received is the time, ties in file order."]


def losses_of(source: FeedSource, accounting: Accounting) -> list[str]:
    """Say which rows of one file gave no report.

    Parameters
    ----------
    source : FeedSource
        What the file is.
    accounting : Accounting
        What became of its rows.

    Returns
    -------
    list of str
        Empty where every row gave a report.
    """
    said = []
    leaves, place = ("messages", "at byte") if source.container else ("rows", "row")
    if accounting.rejected_rows:
        first = accounting.rejected[0]
        said.append(
            f"{accounting.rejected_rows:,} of {accounting.rows:,} {leaves} were"
            f" rejected; the first is {place} {first.offset}: {first.reason}."
        )
    if source.container and accounting.unframed_bytes:
        said.append(f"{accounting.unframed_bytes:,} bytes belong to no message.")
    if accounting.records.get("no_position"):
        said.append(f"{accounting.records['no_position']:,} rows say no position.")
    return [f"{source.feed}: {sentence}" for sentence in said]


def time_unit_of(name: str, leaves: Sequence[bytes]) -> str:
    """Find how the times of a file are written, from its first readable row.

    Parameters
    ----------
    name : str
        Of the format.
    leaves : sequence of bytes
        Of the file.

    Returns
    -------
    str
        As `vedette.feeds.instant.unit_of`.
    """
    if name.startswith("readsb"):
        return "s"
    sample = [leaf for leaf in leaves[: 2 * SAMPLE_ROWS] if leaf.strip()][:SAMPLE_ROWS]
    times = _csv_times(sample) if name == "traffic-csv" else map(_json_time, sample)
    return next(filter(None, times), "")


def _csv_times(sample: Sequence[bytes]) -> list[str]:
    """Name the units of the times of CSV lines."""
    header = header_of(sample)
    try:
        place = columns_of(header).index("timestamp")
        separator = separator_of(header.decode("utf-8-sig"))
        rows = [split_line(line, separator) for line in sample if line != header]
    except (BadValue, ValueError):
        return []
    return [unit_of(fields[place]) for fields in rows if place < len(fields)]


def _json_time(leaf: bytes) -> str:
    """Name the unit of the time of a JSON row."""
    value = (any_object(leaf) or {}).get("timestamp")
    return unit_of(value) if isinstance(value, int | float | str) else ""
