"""What is inside a recording: the answer of `vedette decode`, as values and as JSON.

Law: contract of `decode.json` (docs/formats.md): bytes and rows that were decoded,
rejected and unframed sum; the first rejections are listed, all are counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from vedette.feeds.accounting import Accounting, total
from vedette.feeds.decoder import decoder_for
from vedette.feeds.instant import iso_text
from vedette.feeds.notes import notes_of
from vedette.feeds.recognise import unknown_columns
from vedette.feeds.report import PositionReport, Rejected, Report
from vedette.feeds.source import FeedSource, InputSet

SCHEMA = 1
KINDS_MAX = 100  # kinds of rejection told apart; a kind is a reason without its value


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectionKind:
    """Rows that were rejected for the same cause.

    Parameters
    ----------
    count : int
        Rows.
    feed : str
        Of the first of them.
    first : Rejected
        The first of them.
    """

    count: int
    feed: str
    first: Rejected


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
    rejections : tuple of RejectionKind
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
    notes: tuple[str, ...]


@dataclass(slots=True)
class _Seen:
    """What the reports of all feeds have in common, gathered one by one."""

    times_ns: list[int] = field(default_factory=list)
    lats_deg: list[float] = field(default_factory=list)
    lons_deg: list[float] = field(default_factory=list)
    addresses: set[int] = field(default_factory=set)
    without_address: int = 0
    sensors: set[str] = field(default_factory=set)
    kinds: dict[str, RejectionKind] = field(default_factory=dict)

    def report(self, report: Report) -> None:
        """Note one report."""
        self.times_ns.append(report.time_ns)
        if not isinstance(report, PositionReport):
            self.sensors.add(report.sensor)
            return
        self.lats_deg.append(report.lat_deg)
        self.lons_deg.append(report.lon_deg)
        if report.address < 0:
            self.without_address += 1
        else:
            self.addresses.add(report.address)

    def rejection(self, feed: str, rejected: Rejected) -> None:
        """Note one rejection under its cause; of one cause, the first in its file."""
        cause = rejected.reason.split(", got", 1)[0]
        if cause not in self.kinds and len(self.kinds) >= KINDS_MAX:
            cause = "other causes"
        kind = self.kinds.get(cause)
        if kind is None:
            self.kinds[cause] = RejectionKind(count=1, feed=feed, first=rejected)
            return
        earlier = kind.feed == feed and rejected.offset < kind.first.offset
        self.kinds[cause] = RejectionKind(
            count=kind.count + 1,
            feed=kind.feed,
            first=rejected if earlier else kind.first,
        )


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
    decoders = {feed: decoder_for(s.format) for feed, s in inputs.feeds.items()}
    seen = _Seen()
    for leaf in inputs.leaves:
        result = decoders[leaf.feed].decode(leaf.raw, leaf.received_ns, leaf.offset)
        if isinstance(result, Rejected):
            seen.rejection(leaf.feed, result)
        else:
            for report in result:
                seen.report(report)
    nan = float("nan")
    return DecodeSummary(
        sources=tuple(inputs.feeds.values()),
        accounting=total(inputs.accounting.values()),
        first_ns=min(seen.times_ns, default=-1),
        last_ns=max(seen.times_ns, default=-1),
        aircraft=len(seen.addresses),
        without_address=seen.without_address,
        sensors=tuple(sorted(seen.sensors)),
        south_deg=min(seen.lats_deg, default=nan),
        west_deg=min(seen.lons_deg, default=nan),
        north_deg=max(seen.lats_deg, default=nan),
        east_deg=max(seen.lons_deg, default=nan),
        rejections=tuple(sorted(seen.kinds.values(), key=lambda kind: -kind.count)),
        notes=tuple(n for source in inputs.feeds.values() for n in notes_of(source)),
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
        "rows": account.rows,
        "rejected_rows": account.rejected_rows,
        "unframed_rows": account.unframed_rows,
        "records": dict(account.records),
        "rejected": [_rejected_json(item) for item in account.rejected],
        "rejected_kinds": [
            {"count": kind.count, "feed": kind.feed, **_rejected_json(kind.first)}
            for kind in summary.rejections
        ],
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
    for source in summary.sources:
        lines += _source_lines(source)
    counted = ", ".join(f"{n:,} {kind}" for kind, n in account.records.items())
    lines += [
        (
            f"Rows: {account.rows:,} = {counted or 'none'} + {account.rejected_rows:,}"
            f" rejected + {account.unframed_rows:,} blank"
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
    for kind in summary.rejections:
        first = kind.first
        lines += [
            (
                f"Rejected {kind.count:,} times, first in {kind.feed}"
                f" row {first.offset}: {first.reason}"
            )
        ]
    return "\n".join(lines + [f"Note: {note}" for note in summary.notes])


def _source_lines(source: FeedSource) -> list[str]:
    """Describe one file."""
    unread = unknown_columns(source.columns)
    read = [name for name in source.columns if name not in unread]
    lines = [
        (
            f"{source.feed}: {source.file_name!r}, {source.file_bytes:,} bytes,"
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
        "time_unit": source.time_unit,
        "in_order": source.in_order,
    }
