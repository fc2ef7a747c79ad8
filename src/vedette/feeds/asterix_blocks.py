"""Leaves of an ASTERIX feed: one data block each, or what stands between blocks.

Law: a block is decoded by category and edition (`vedette.feeds.asterix`); what is not
one whole block belongs to no message and is unframed, with the reason. A message says
no edition, so a block is read in that of the source of its first record; where another
source in it was declared to send another one, the block is refused.
"""

from collections.abc import Mapping

from vedette.feeds.asterix import (
    CATEGORIES,
    AsterixDecoder,
    Editions,
    decode,
    editions_of,
    join_blocks,
    read_editions,
    records_in,
    table_of,
)
from vedette.feeds.asterix.columns import raw as raw_of
from vedette.feeds.asterix.edition import source_of
from vedette.feeds.capture import unframed_reason
from vedette.feeds.dating import DAY_NS, Clock
from vedette.feeds.report import PositionReport, Rejected, Report

# Near to it all times are placed on that day; no sender can say it, since the last bit
# of every time is 1/128 s: so a report of this very time says none.
PROBE_NS = 10_957 * DAY_NS + DAY_NS // 2 + 1
TRUNCATED_CATEGORY = 1  # I001/141
UNDATED = (
    "expected a time of reception, got none: no time in the block, and nothing before"
    " it says one"
)
NO_DAY = (
    "expected a time of reception, got a time of day and no day: name the day of the"
    " first message, --date YYYY-MM-DD"
)


class BlockDecoder:
    """Decodes the leaves of one feed.

    Parameters
    ----------
    edition : str
        Such as "048=1.30, 062@25/10=1.16"; "" for the newest of each category.
    """

    def __init__(self, edition: str = "") -> None:
        self._blocks = AsterixDecoder(edition)
        self._editions = read_editions(edition)

    def decode(
        self, raw: bytes, received_ns: int, offset: int
    ) -> tuple[Report, ...] | Rejected:
        """Decode one leaf.

        Parameters
        ----------
        raw : bytes
            A data block, or what is none.
        received_ns : int
            Nanoseconds UTC; times of day are placed on the day nearest to it. -1 where
            it is unknown: then a block that gives reports is rejected.
        offset : int
            Place of its first byte.

        Returns
        -------
        tuple of Report or Rejected
            Empty where the block says nothing of the sky.
        """
        reason = unframed_reason(raw)
        if reason:
            return Rejected(
                offset=offset, length=len(raw), reason=reason, unframed=True
            )
        near_ns = PROBE_NS if received_ns < 0 else received_ns
        result = self._blocks.decode(raw, near_ns, offset)
        if isinstance(result, Rejected):
            return result
        reason = _other_edition(raw, result, self._editions)
        if received_ns < 0 and result and not reason:
            reason = UNDATED if _clock_of(raw, result).clock_ns < 0 else NO_DAY
        if reason:
            return Rejected(offset=offset, length=len(raw), reason=reason)
        return result

    @property
    def skipped(self) -> Mapping[str, int]:
        """Records that gave no report, by reason."""
        return self._blocks.skipped


class BlockClock:
    """Reads what blocks say of their time.

    Parameters
    ----------
    edition : str
        As the decoder is made with.
    """

    def __init__(self, edition: str = "") -> None:
        self._blocks = AsterixDecoder(edition)

    def __call__(self, raw: bytes) -> Clock:
        """Read the time of a block: that of its first report that says one.

        Parameters
        ----------
        raw : bytes
            A data block, or what is none.

        Returns
        -------
        Clock
            Without a time where it says none.
        """
        if unframed_reason(raw):
            return Clock()
        result = self._blocks.decode(raw, PROBE_NS, 0)
        return Clock() if isinstance(result, Rejected) else _clock_of(raw, result)


def _clock_of(raw: bytes, reports: tuple[Report, ...]) -> Clock:
    """Find the time of day of the first report that says one."""
    for report in reports:
        if report.time_ns != PROBE_NS:
            clock_ns = report.time_ns % DAY_NS
            return Clock(clock_ns, _speaker(report), raw[0] == TRUNCATED_CATEGORY)
    return Clock()


def _speaker(report: Report) -> str:
    """Name the source of a report."""
    return report.receiver if isinstance(report, PositionReport) else report.sensor


def _other_edition(raw: bytes, reports: tuple[Report, ...], editions: Editions) -> str:
    """Say which source in a block was declared to send another edition than its first.

    Nothing where editions were declared for no source alone.
    """
    if not editions.by_source:
        return ""
    category = raw[0]
    newest = editions_of(category)[-1]
    first = source_of(raw)
    read_as = editions.of(category, first) or newest
    for source in _sources(raw, read_as, reports):
        declared = editions.of(category, source) or newest
        if declared != read_as:
            return (
                f"expected one edition in a block of CAT{category:03}, got {read_as} of"
                f" {_named(first)} and {declared} of {_named(source)}"
            )
    return ""


def _named(source: tuple[int, int] | None) -> str:
    """Write a source as people do."""
    return "no source" if source is None else f"{source[0]}/{source[1]}"


def _sources(
    raw: bytes, edition: str, reports: tuple[Report, ...]
) -> list[tuple[int, int]]:
    """List the sources of a block that was decoded."""
    if raw[0] in CATEGORIES:
        columns = decode(table_of(raw[0], edition), join_blocks([raw]))[0]
        parts = (raw_of(columns, path).tolist() for path in ("010/SAC", "010/SIC"))
        return list(dict.fromkeys(zip(*parts, strict=True)))
    named = dict.fromkeys(filter(None, map(_speaker, reports)))
    return [(int(sac), int(sic)) for sac, _, sic in (n.partition("/") for n in named)]


def records_of(raw: bytes, edition: str) -> Mapping[str, int]:
    """Count the records of a block that was decoded.

    Parameters
    ----------
    raw : bytes
        The block.
    edition : str
        As the decoder was made with.

    Returns
    -------
    mapping of str to int
        Such as {"CAT048": 3}.
    """
    return {f"CAT{raw[0]:03}": records_in(raw, edition)}
