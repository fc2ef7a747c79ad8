"""One ASTERIX block at a time becomes reports, or is rejected whole.

Law: EUROCONTROL-SPEC-149 Part 1. Categories 021, 034, 048 and 062 are read by the
tables of this package, rare ones by a hook (`rare.py`), others are refused by name.
The edition is the user's choice (`edition.py`).

A time of day has no date: it is placed on the day on which it is nearest to the time
of reception (the earlier of two). Without that, the first one lies on the day that was
given and each further one nearest to the one before it: so a time that falls by more
than 12 h begins the next day, and a late one just before midnight stays in the old.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from vedette.feeds.asterix.edition import (
    Editions,
    read_editions,
    source_of,
)
from vedette.feeds.asterix.position_reports import POSITION_PATHS, positions
from vedette.feeds.asterix.radar_reports import BEAM_PATHS, PLOT_PATHS, beams, plots
from vedette.feeds.asterix.rare import EDITIONS as RARE_EDITIONS
from vedette.feeds.asterix.rare import decode_rare, rare_records
from vedette.feeds.asterix.refusal import refusal
from vedette.feeds.asterix.rows import Reader, Said, read_rows, reader_of
from vedette.feeds.asterix.said import DAY_TICKS, TICK_NS, Block
from vedette.feeds.asterix.scan import HEADER_OCTETS
from vedette.feeds.asterix.table import CATEGORIES, table_of
from vedette.feeds.asterix.track_reports import TRACK_PATHS, tracks
from vedette.feeds.report import Rejected, Report

DAY_NS = DAY_TICKS * TICK_NS


class Maker(NamedTuple):
    """What makes the reports of a category, and of which elements."""

    paths: tuple[str, ...]
    reports: Callable[[Block], Iterator[Report]]


MAKERS: Mapping[int, Maker] = MappingProxyType(
    {
        21: Maker(POSITION_PATHS, positions),
        34: Maker(BEAM_PATHS, beams),
        48: Maker(PLOT_PATHS, plots),
        62: Maker(TRACK_PATHS, tracks),
    }
)
Rare = Callable[[bytes, int, int, str, "Counter[str]"], tuple[Report, ...] | Rejected]


def nearest_ns(clock_ns: int, near_ns: int) -> int:
    """Place a time of day on the day on which it is nearest to a time.

    Parameters
    ----------
    clock_ns : int
        Nanoseconds of the day.
    near_ns : int
        Nanoseconds UTC.

    Returns
    -------
    int
        Nanoseconds UTC; the earlier of two that are equally near.
    """
    days = (near_ns - clock_ns + DAY_NS // 2 - 1) // DAY_NS
    return days * DAY_NS + clock_ns


class AsterixDecoder:
    """Decodes the blocks of one feed.

    Parameters
    ----------
    editions : str
        Such as "048=1.30, 062@25/10=1.16"; "" for the newest of each category.
    day_ns : int
        Midnight of the first block's day, nanoseconds UTC, for blocks without a time
        of reception; -1 where that is not known.
    rare : callable, optional
        Decodes categories that this package has no tables for: (raw, received_ns,
        offset, edition, skipped) to reports or a rejection.
    """

    def __init__(
        self, editions: str = "", *, day_ns: int = -1, rare: Rare | None = decode_rare
    ) -> None:
        self._editions = read_editions(editions)
        self._day_ns = day_ns
        self._last_ns = -1
        self._rare = rare
        self.skipped: Counter[str] = Counter()
        """Records that gave no report, by reason."""

    def decode(
        self, raw: bytes, received_ns: int, offset: int
    ) -> tuple[Report, ...] | Rejected:
        """Decode one block.

        Parameters
        ----------
        raw : bytes
            Category, length, records.
        received_ns : int
            Nanoseconds UTC, -1 where unknown.
        offset : int
            Of the block in its source.

        Returns
        -------
        tuple of Report or Rejected
            Empty where no record says something of the sky (`skipped` says why).
        """
        reason = self._unreadable(raw, received_ns)
        if reason:
            return Rejected(offset=offset, length=len(raw), reason=reason)
        category = raw[0]
        edition = self._editions.of(category, source_of(raw))
        if category not in CATEGORIES and self._rare is not None:
            near_ns = self._near_ns(received_ns)
            return self._rare(raw, near_ns, offset, edition, self.skipped)
        said = _read(raw, edition)
        if said.bad is not None:
            reason = refusal(said.names, raw, said.bad)
            return Rejected(offset=offset, length=len(raw), reason=reason)

        def place(ticks: int) -> int:
            return self._place(ticks * TICK_NS, received_ns)

        block = Block(said.names, said.rows, received_ns, place, self.skipped)
        return tuple(MAKERS[category].reports(block))

    def _unreadable(self, raw: bytes, received_ns: int) -> str:
        """Say why a block cannot even be tried; "" where it can."""
        if len(raw) < HEADER_OCTETS:
            return f"expected a block of at least 3 octets, got {len(raw)}"
        known = raw[0] in CATEGORIES or (self._rare and raw[0] in RARE_EDITIONS)
        if not known:
            return f"expected a category that is read here, got CAT{raw[0]:03}"
        if received_ns < 0 and self._day_ns < 0:
            return "expected a time of reception or a date for times of day, got none"
        return ""

    def _near_ns(self, received_ns: int) -> int:
        """Give a time that the times of a block are near to."""
        if received_ns >= 0:
            return received_ns
        return self._last_ns if self._last_ns >= 0 else self._day_ns + DAY_NS // 2

    def _place(self, clock_ns: int, received_ns: int) -> int:
        """Place a time of day."""
        if received_ns >= 0:
            return nearest_ns(clock_ns, received_ns)
        if self._last_ns < 0:
            self._last_ns = self._day_ns + clock_ns
        else:
            self._last_ns = nearest_ns(clock_ns, self._last_ns)
        return self._last_ns


@lru_cache(maxsize=1)
def _read(raw: bytes, edition: str) -> Said:
    """Read a block; who counts its records asks right after who decoded it."""
    return read_rows(raw, _reader(raw[0], edition))


@cache
def _reader(category: int, edition: str) -> Reader:
    """Find where a category and edition says what its reports are made of."""
    return reader_of(table_of(category, edition), MAKERS[category].paths)


@cache
def _choice(editions: str) -> Editions:
    """Read a choice once."""
    return read_editions(editions)


def records_in(raw: bytes, editions: str = "") -> int:
    """Count the records of a block.

    Parameters
    ----------
    raw : bytes
        Category, length, records.
    editions : str
        The choice that the block was decoded with.

    Returns
    -------
    int
        0 for a block that is refused.
    """
    if len(raw) < HEADER_OCTETS:
        return 0
    edition = _choice(editions).of(raw[0], source_of(raw))
    if raw[0] in CATEGORIES:
        return len(_read(raw, edition).rows)
    return rare_records(raw, edition) if raw[0] in RARE_EDITIONS else 0
