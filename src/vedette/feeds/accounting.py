"""Every leaf is decoded, rejected with a reason, or unframed; the three always sum.

Counted twice: in leaves (rows, data blocks, frames) and in bytes of leaves. For line
formats the bytes of the leaves are the bytes of the content; for arrays and Parquet
they are those of the canonical JSON; for captures those of the payloads, and what else
the file holds is counted apart. Unframed is what belongs to no message: blank lines,
a recorder's own bytes, torn ends.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from vedette.errors import BrokenInvariant
from vedette.feeds.report import (
    BeamReport,
    LookReport,
    PositionReport,
    RadarReport,
    Rejected,
    Report,
    SightingReport,
    SystemTrackReport,
)
from vedette.limits import LIMITS

KINDS = {
    PositionReport: "position",
    RadarReport: "plot",
    LookReport: "look",
    SightingReport: "sighting",
    BeamReport: "beam",
    SystemTrackReport: "system_track",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounting:
    """What became of every leaf of one input, or of several.

    Parameters
    ----------
    bytes, decoded_bytes, rejected_bytes, unframed_bytes : int
        Of leaves; the last three sum to the first.
    rows, decoded_rows, rejected_rows, unframed_rows : int
        Leaves; the last three sum to the first.
    records : Mapping of str to int
        Decoded records by what they are: for tables position, plot, look, header,
        no_position; for binary formats their own kinds, such as CAT048.
    reports : int
        Leaves that say something about the sky.
    rejected : tuple of Rejected
        The first ones, at most `LIMITS.rejected_kept_max`; `rejected_rows` has all.
    capture_bytes : int
        Bytes of the files beside all leaves: packet headers, other traffic.
    """

    bytes: int
    decoded_bytes: int
    rejected_bytes: int
    unframed_bytes: int
    rows: int
    decoded_rows: int
    rejected_rows: int
    unframed_rows: int
    records: Mapping[str, int]
    reports: int
    rejected: tuple[Rejected, ...]
    capture_bytes: int = 0

    def __post_init__(self) -> None:
        parts = self.decoded_bytes + self.rejected_bytes + self.unframed_bytes
        rows = self.decoded_rows + self.rejected_rows + self.unframed_rows
        if (parts, rows) != (self.bytes, self.rows):
            raise BrokenInvariant(
                expected=f"an account of {self.bytes} bytes and {self.rows} rows",
                got=f"{parts} bytes and {rows} rows",
                advice="Please report this.",
            )


@dataclass(slots=True)
class Tally:
    """Counts leaf by leaf.

    Parameters
    ----------
    count : callable, optional
        Names and counts the records of a decoded leaf, where a leaf is no row.
    """

    count: Callable[[bytes], Mapping[str, int]] | None = None
    sizes: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    reports: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    def add(
        self, raw: bytes, result: tuple[Report, ...] | Rejected, *, header: bool = False
    ) -> Mapping[str, int]:
        """Count one leaf.

        Parameters
        ----------
        raw : bytes
            The leaf.
        result : tuple of Report or Rejected
            What the decoder made of it.
        header : bool
            An empty result is a header line.

        Returns
        -------
        mapping of str to int
            The records of a decoded leaf, where a leaf is no row.
        """
        fate = "decoded"
        counted: Mapping[str, int] = {}
        if isinstance(result, Rejected):
            fate = "unframed" if result.unframed else "rejected"
            if not result.unframed and len(self.rejected) < LIMITS.rejected_kept_max:
                self.rejected.append(result)
        elif self.count is not None:
            counted = self.count(raw)
            self.records.update(counted)
        elif result:
            self.records[KINDS[type(result[0])]] += 1
        elif raw.strip():
            self.records["header" if header else "no_position"] += 1
        else:
            fate = "unframed"
        self.reports += bool(result) and fate == "decoded"
        self.sizes[fate] += len(raw)
        self.rows[fate] += 1
        return counted

    def accounting(self, leaves: Sequence[bytes]) -> Accounting:
        """Close the count against what should have been counted.

        Parameters
        ----------
        leaves : sequence of bytes
            Every leaf of the input.

        Returns
        -------
        Accounting
            Whose parts sum, or it raises `BrokenInvariant`.
        """
        return self.closed(rows=len(leaves), size=sum(map(len, leaves)))

    def closed(self, *, rows: int, size: int) -> Accounting:
        """Close the count against the number of leaves and of their bytes.

        Parameters
        ----------
        rows, size : int
            Leaves and bytes of them, counted by another than this.

        Returns
        -------
        Accounting
            Whose parts sum, or it raises `BrokenInvariant`.
        """
        return Accounting(
            bytes=size,
            decoded_bytes=self.sizes["decoded"],
            rejected_bytes=self.sizes["rejected"],
            unframed_bytes=self.sizes["unframed"],
            rows=rows,
            decoded_rows=self.rows["decoded"],
            rejected_rows=self.rows["rejected"],
            unframed_rows=self.rows["unframed"],
            records=dict(sorted(self.records.items())),
            reports=self.reports,
            rejected=tuple(self.rejected),
        )


def total(accountings: Iterable[Accounting]) -> Accounting:
    """Add up several inputs.

    Parameters
    ----------
    accountings : iterable of Accounting
        One per feed.

    Returns
    -------
    Accounting
        Of all; the rejections of the first feeds come first.
    """
    parts = tuple(accountings)
    records: Counter[str] = Counter()
    for part in parts:
        records.update(part.records)
    kept = [rejection for part in parts for rejection in part.rejected]
    return Accounting(
        bytes=sum(part.bytes for part in parts),
        decoded_bytes=sum(part.decoded_bytes for part in parts),
        rejected_bytes=sum(part.rejected_bytes for part in parts),
        unframed_bytes=sum(part.unframed_bytes for part in parts),
        rows=sum(part.rows for part in parts),
        decoded_rows=sum(part.decoded_rows for part in parts),
        rejected_rows=sum(part.rejected_rows for part in parts),
        unframed_rows=sum(part.unframed_rows for part in parts),
        records=dict(sorted(records.items())),
        reports=sum(part.reports for part in parts),
        rejected=tuple(kept[: LIMITS.rejected_kept_max]),
        capture_bytes=sum(part.capture_bytes for part in parts),
    )
