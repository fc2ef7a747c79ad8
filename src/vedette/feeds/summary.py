"""What is inside a recording: the answer of `vedette decode`, as values and as JSON.

Law: contract of `decode.json` (docs/formats.md): bytes and rows that were decoded,
rejected and unframed sum; the first rejections are listed, all are counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from vedette.feeds.accounting import Accounting, total
from vedette.feeds.decoder import decoder_of
from vedette.feeds.gather import (
    Gathering,
    Hear,
    RejectionKind,
    most_frequent,
    nobody,
)
from vedette.feeds.instant import iso_text
from vedette.feeds.notes import notes_of_all
from vedette.feeds.recognise import unknown_columns
from vedette.feeds.report import Rejected
from vedette.feeds.source import FeedSource, InputSet

SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodeSummary:
    """What is inside one or more recordings.

    Parameters
    ----------
    sources : tuple of FeedSource
        The files.
    accounting : Accounting
        Of all files together.
    first_ns, last_ns : int
        Times of the reports, nanoseconds UTC; -1 where there are none.
    aircraft : int
        Different ICAO addresses.
    without_address : int
        Positions that name no address.
    sensors : tuple of str
        Sensors of plots and looks.
    south_deg, west_deg, north_deg, east_deg : float
        Box around the positions; all nan where there are none. Positions on both
        sides of the 180th meridian give a box around the world.
    rejections, unframed : tuple of RejectionKind
        One per cause, the most frequent first.
    notes : tuple of str
        What was assumed in reading the files.
    """

    sources: tuple[FeedSource, ...]
    accounting: Accounting
    first_ns: int
    last_ns: int
    aircraft: int
    without_address: int
    sensors: tuple[str, ...]
    south_deg: float
    west_deg: float
    north_deg: float
    east_deg: float
    rejections: tuple[RejectionKind, ...]
    unframed: tuple[RejectionKind, ...]
    notes: tuple[str, ...]


def summarise(inputs: InputSet) -> DecodeSummary:
    """Look through all reports of the inputs.

    Parameters
    ----------
    inputs : InputSet
        Opened files.

    Returns
    -------
    DecodeSummary
        What is inside.
    """
    gathered = Gathering()
    gather_inputs(inputs, gathered)
    return summed(
        gathered,
        tuple(inputs.feeds.values()),
        total(inputs.accounting.values()),
        tuple(notes_of_all(inputs.feeds.values())),
    )


def gather_inputs(inputs: InputSet, gathered: Gathering, hear: Hear = nobody) -> None:
    """Gather what the reports of inputs have in common.

    Parameters
    ----------
    inputs : InputSet
        Opened files.
    gathered : Gathering
        Takes it.
    hear : callable
        Told every leaf.
    """
    decoders = {feed: decoder_of(source) for feed, source in inputs.feeds.items()}
    for leaf in inputs.leaves:
        decoder = decoders[leaf.feed]
        result = decoder.decode(leaf.raw, leaf.received_ns, leaf.offset)
        gathered.take(leaf.feed, result)
        hear(leaf.feed, leaf.raw, result)


def summed(
    gathered: Gathering,
    sources: tuple[FeedSource, ...],
    accounting: Accounting,
    notes: tuple[str, ...],
) -> DecodeSummary:
    """Close what was gathered.

    Parameters
    ----------
    gathered : Gathering
        From all leaves.
    sources : tuple of FeedSource
        Where they came from.
    accounting : Accounting
        Of all of them.
    notes : tuple of str
        What was assumed.

    Returns
    -------
    DecodeSummary
        What is inside.
    """
    return DecodeSummary(
        sources=sources,
        accounting=accounting,
        first_ns=gathered.first_ns,
        last_ns=gathered.last_ns,
        aircraft=len(gathered.addresses),
        without_address=gathered.without_address,
        sensors=tuple(sorted(gathered.sensors)),
        south_deg=gathered.south_deg,
        west_deg=gathered.west_deg,
        north_deg=gathered.north_deg,
        east_deg=gathered.east_deg,
        rejections=most_frequent(gathered.rejected),
        unframed=most_frequent(gathered.unframed),
        notes=notes,
    )


def summary_json(
    summary: DecodeSummary, data_kind: str = "recorded"
) -> dict[str, object]:
    """Lay the summary out as `decode.json` has it.

    Parameters
    ----------
    summary : DecodeSummary
        Of `summarise`.
    data_kind : str
        synthetic, recorded, live or mixed.

    Returns
    -------
    dict
        Of JSON values.
    """
    account = summary.accounting
    known = summary.south_deg <= summary.north_deg
    corners = (
        summary.south_deg,
        summary.west_deg,
        summary.north_deg,
        summary.east_deg,
    )
    return {
        "schema": SCHEMA,
        "data_kind": data_kind,
        "bytes": account.bytes,
        "decoded_bytes": account.decoded_bytes,
        "rejected_bytes": account.rejected_bytes,
        "unframed_bytes": account.unframed_bytes,
        "capture_bytes": account.capture_bytes,
        "rows": account.rows,
        "rejected_rows": account.rejected_rows,
        "unframed_rows": account.unframed_rows,
        "records": dict(account.records),
        "rejected": [_rejected_json(item) for item in account.rejected],
        "rejected_kinds": _kinds_json(summary.rejections),
        "unframed_kinds": _kinds_json(summary.unframed),
        "files": [_source_json(source) for source in summary.sources],
        "first": iso_text(summary.first_ns) if summary.first_ns >= 0 else None,
        "last": iso_text(summary.last_ns) if summary.last_ns >= 0 else None,
        "aircraft": summary.aircraft,
        "without_address": summary.without_address,
        "sensors": list(summary.sensors),
        "box_deg": list(corners) if known else None,
        "notes": list(summary.notes),
    }


def summary_text(summary: DecodeSummary) -> str:
    """Say what is inside, and what was assumed, to a person.

    Parameters
    ----------
    summary : DecodeSummary
        Of `summarise`.

    Returns
    -------
    str
        Lines, without a line end at the end.
    """
    account = summary.accounting
    lines: list[str] = []
    files: dict[str, list[FeedSource]] = {}
    for source in summary.sources:  # a capture is one file and many feeds
        key = (
            source.feed if not source.channel else f"{source.sha256} {source.file_name}"
        )
        files.setdefault(key, []).append(source)
    for feeds in files.values():
        lines += _source_lines(feeds)
    counted = ", ".join(f"{n:,} {kind}" for kind, n in account.records.items())
    if any(source.container for source in summary.sources):
        lines += _byte_lines(account, counted)
    else:
        lines += [
            (
                f"Rows: {account.rows:,} = {counted or 'none'} +"
                f" {account.rejected_rows:,} rejected + {account.unframed_rows:,} blank"
            )
        ]
    if summary.first_ns >= 0:
        lines += [f"Time: {iso_text(summary.first_ns)} to {iso_text(summary.last_ns)}"]
    if summary.south_deg <= summary.north_deg:
        lines += [
            (
                f"Aircraft: {summary.aircraft:,} addresses;"
                f" {summary.without_address:,} positions name none"
            ),
            (
                f"Where: {summary.south_deg:.3f} to {summary.north_deg:.3f} N,"
                f" {summary.west_deg:.3f} to {summary.east_deg:.3f} E"
            ),
        ]
    if summary.sensors:
        lines += [f"Sensors: {_listed(map(repr, summary.sensors))}"]
    messages = {s.feed.partition(".")[0] for s in summary.sources if s.container}
    for kind in summary.rejections:
        place = "byte" if kind.feed.partition(".")[0] in messages else "row"
        lines += [_kind_line("Rejected", kind, place)]
    lines += [_kind_line("Unframed", kind, "byte") for kind in summary.unframed]
    return "\n".join(lines + [f"Note: {note}" for note in summary.notes])


def _byte_lines(account: Accounting, counted: str) -> list[str]:
    """Say what became of every byte of messages."""
    return [
        f"Records: {counted or 'none'}",
        (
            f"Bytes: {account.bytes:,} = {account.decoded_bytes:,} decoded +"
            f" {account.rejected_bytes:,} rejected + {account.unframed_bytes:,}"
            f" unframed; {account.capture_bytes:,} more are the capture's own"
        ),
    ]


def _kind_line(fate: str, kind: RejectionKind, place: str) -> str:
    """Say one cause, how often, and where first."""
    first = kind.first
    return (
        f"{fate} {kind.count:,} times, first in {kind.feed}"
        f" {place} {first.offset}: {first.reason}"
    )


def _source_lines(feeds: list[FeedSource]) -> list[str]:
    """Describe one file by its feeds."""
    source = feeds[0]
    more = f" and {len(feeds) - 1} feeds more" if len(feeds) > 1 else ""
    unread = unknown_columns(source.columns)
    read = [name for name in source.columns if name not in unread]
    lines = [
        (
            f"{source.feed}{more}: {source.file_name!r}, {source.file_bytes:,} bytes,"
            f" {source.format}"
        ),
        f"  sha256 {source.sha256}",
    ]
    if read:
        lines += [f"  columns read: {_listed(read)}"]
    return lines


def _listed(names: Iterable[str]) -> str:
    """List names, the first thirty."""
    every = list(names)
    shown = ", ".join(every[:30])
    return f"{shown} and {len(every) - 30} more" if len(every) > 30 else shown  # noqa: PLR2004 - thirty


def _kinds_json(kinds: Iterable[RejectionKind]) -> list[dict[str, object]]:
    """Lay out causes of rejection."""
    return [
        {"count": kind.count, "feed": kind.feed, **_rejected_json(kind.first)}
        for kind in kinds
    ]


def _rejected_json(rejected: Rejected) -> dict[str, object]:
    """Lay out one rejection."""
    return {
        "offset": rejected.offset,
        "length": rejected.length,
        "reason": rejected.reason,
    }


def _source_json(source: FeedSource) -> dict[str, object]:
    """Lay out one file."""
    return {
        "feed": source.feed,
        "format": source.format,
        "name": source.file_name,
        "sha256": source.sha256,
        "bytes": source.file_bytes,
        "content_bytes": source.content_bytes,
        "columns": list(source.columns),
        "columns_not_read": list(unknown_columns(source.columns)),
        "container": source.container,
        "channel": source.channel,
        "edition": source.edition,
        "time_unit": source.time_unit,
        "in_order": source.in_order,
    }
