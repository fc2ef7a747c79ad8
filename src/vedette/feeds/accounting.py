"""Every leaf is decoded, rejected with a reason, or unframed; the three always sum.

Counted twice: in rows (leaves) and in bytes of leaves. For line formats the bytes of
the leaves are the bytes of the content; for arrays and Parquet they are those of the
canonical JSON. Unframed are blank lines, which belong to no row.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from vedette.errors import BrokenInvariant
from vedette.feeds.report import (
    LookReport,
    PositionReport,
    RadarReport,
    Rejected,
    Report,
)
from vedette.limits import LIMITS

KINDS = {PositionReport: "position", RadarReport: "plot", LookReport: "look"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounting:
    """What became of every row of one input, or of several.

    Parameters
    ----------
    bytes, decoded_bytes, rejected_bytes, unframed_bytes : int
        Of leaves; the last three sum to the first.
    rows, rejected_rows, unframed_rows : int
        Leaves; with the sum of `records` the last two make the first.
    records : Mapping of str to int
        Decoded rows by what they say: position, plot, look, header, no_position.
    rejected : tuple of Rejected
        The first ones, at most `LIMITS.rejected_kept_max`; `rejected_rows` has all.
    """

    bytes: int
    decoded_bytes: int
    rejected_bytes: int
    unframed_bytes: int
    rows: int
    rejected_rows: int
    unframed_rows: int
    records: Mapping[str, int]
    rejected: tuple[Rejected, ...]

    def __post_init__(self) -> None:
        parts = self.decoded_bytes + self.rejected_bytes + self.unframed_bytes
        decoded_rows = sum(self.records.values())
        rows = decoded_rows + self.rejected_rows + self.unframed_rows
        if (parts, rows) != (self.bytes, self.rows):
            raise BrokenInvariant(
                expected=f"an account of {self.bytes} bytes and {self.rows} rows",
                got=f"{parts} bytes and {rows} rows",
                advice="Please report this.",
            )

    @property
    def reports(self) -> int:
        """Count the rows that say something about the sky."""
        return sum(self.records.get(kind, 0) for kind in KINDS.values())


@dataclass(slots=True)
class Tally:
    """Counts leaf by leaf."""

    sizes: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    rejected: list[Rejected] = field(default_factory=list)

    def add(
        self, raw: bytes, result: tuple[Report, ...] | Rejected, *, header: bool = False
    ) -> None:
        """Count one leaf.

        Parameters
        ----------
        raw : bytes
            The leaf.
        result : tuple of Report or Rejected
            What the decoder made of it.
        header : bool
            An empty result is a header line.
        """
        fate = "decoded"
        if isinstance(result, Rejected):
            fate = "rejected"
            if len(self.rejected) < LIMITS.rejected_kept_max:
                self.rejected.append(result)
        elif result:
            self.records[KINDS[type(result[0])]] += 1
        elif raw.strip():
            self.records["header" if header else "no_position"] += 1
        else:
            fate = "unframed"
        self.sizes[fate] += len(raw)
        self.rows[fate] += 1

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
        return Accounting(
            bytes=sum(map(len, leaves)),
            decoded_bytes=self.sizes["decoded"],
            rejected_bytes=self.sizes["rejected"],
            unframed_bytes=self.sizes["unframed"],
            rows=len(leaves),
            rejected_rows=self.rows["rejected"],
            unframed_rows=self.rows["unframed"],
            records=dict(sorted(self.records.items())),
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
        rejected_rows=sum(part.rejected_rows for part in parts),
        unframed_rows=sum(part.unframed_rows for part in parts),
        records=dict(sorted(records.items())),
        rejected=tuple(kept[: LIMITS.rejected_kept_max]),
    )
