"""Order: reports that arrive a little out of time are put back into it.

When something is received later than all before it, everything that happened up to
the hold before that earlier reception is released, sorted by time: so the reports of
one snapshot, however old each is, are put in order together. The release depends on
the reports alone, not on how they were batched. What comes after something later was
released is handed back: the picture takes it up by going back (`vedette.plots.ring`).

Reports of one time are sorted by what they say, so that the order in which they came
decides nothing where it need not.
"""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from math import inf
from typing import NamedTuple

from vedette.feeds.report import (
    BeamReport,
    LookReport,
    PositionReport,
    RadarReport,
    Report,
)
from vedette.plots.hold import Hold
from vedette.units import SECOND_NS

# Farther back than this the picture of the moment does not go.
WINDOW_NS = 120 * SECOND_NS

SENSORS_MAX = 1000  # named one by one; a random file has as many as there are numbers

Arrival = tuple[int, Report]
Rank = tuple[int, str, float, float, float]


class Entry(NamedTuple):
    """A report in its place: sorts by time, then by what it says, then as it came.

    Attributes
    ----------
    time_ns : int
        When it happened, nanoseconds UTC.
    rank : tuple
        What it says, as far as it orders reports of one time.
    seq : int
        Number of its input.
    nth : int
        Number of the report among all that were put in order: no two have one.
    report : Report
        It.
    """

    time_ns: int
    rank: Rank
    seq: int
    nth: int
    report: Report


def rank_of(report: Report) -> Rank:
    """Order reports of one time: plots before the beam that has passed them.

    Parameters
    ----------
    report : Report
        Any.

    Returns
    -------
    Rank
        Compares with every other one.
    """
    if isinstance(report, PositionReport):
        place = _ordered(report.lat_deg), _ordered(report.lon_deg)
        return (0, "", float(report.address), *place)
    if isinstance(report, RadarReport):
        place = _ordered(report.azimuth_deg), _ordered(report.range_m)
        return (1, report.sensor, *place, 0.0)
    if isinstance(report, BeamReport | LookReport):
        return (2, report.sensor, 0.0, 0.0, 0.0)
    return (3, report.sensor, 0.0, 0.0, 0.0)


def _ordered(value: float) -> float:
    """Give a number that compares: nan is before all."""
    return value if value == value else -inf  # noqa: PLR0124


class Late(NamedTuple):
    """Reports of one sensor that came too late.

    Attributes
    ----------
    feed, sensor : str
        Who sent them; no sensor where they do not say it.
    reports : int
        How many.
    least_ns, most_ns : int
        By how much they came too late.
    """

    feed: str
    sensor: str
    reports: int
    least_ns: int
    most_ns: int


class Lateness:
    """Counts late reports, sensor by sensor."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Late] = {}

    def note(self, feed: str, report: Report, late_ns: int) -> None:
        """Count a late report.

        Parameters
        ----------
        feed : str
            Of its input.
        report : Report
            It.
        late_ns : int
            By how much it came too late.
        """
        sensor = _speaker(report)
        if (feed, sensor) not in self._found and len(self._found) >= SENSORS_MAX:
            sensor = ""
        new = Late(feed, sensor, 0, late_ns, late_ns)
        old = self._found.get((feed, sensor), new)
        self._found[feed, sensor] = old._replace(
            reports=old.reports + 1,
            least_ns=min(old.least_ns, late_ns),
            most_ns=max(old.most_ns, late_ns),
        )

    def found(self) -> tuple[Late, ...]:
        """Give all sensors that were late, the most frequent first."""
        return tuple(
            sorted(self._found.values(), key=lambda one: (-one.reports, *one[:2]))
        )


def _speaker(report: Report) -> str:
    """Name who measured, or heard, what a report says."""
    return report.receiver if isinstance(report, PositionReport) else report.sensor


class Reorder:
    """A buffer that releases reports in time order.

    Parameters
    ----------
    known : iterable of Entry
        Reports that are known before they come: they are released in their place,
        and not taken again.
    """

    def __init__(self, known: Iterable[Entry] = ()) -> None:
        self._waiting = list(known)
        heapify(self._waiting)
        self._known = {entry.nth for entry in self._waiting}
        self._taken = 0
        self.released_ns = -(1 << 63)  # up to there everything was released
        self._newest_ns = self._before_ns = -(1 << 63)
        self._hold = Hold()
        self._last: Entry | None = None

    def take(self, seq: int, report: Report) -> tuple[list[Entry], Entry | None]:
        """Take one report and release what is not waited for any longer.

        Parameters
        ----------
        seq : int
            Number of the input in the record.
        report : Report
            Received no earlier than the one before.

        Returns
        -------
        released : list of Entry
            In order.
        late : Entry or None
            The report itself where something later was released, or it is older than
            `WINDOW_NS`.
        """
        released: list[Entry] = []
        if report.received_ns > self._newest_ns:
            released = self._release(self._newest_ns - self._hold.ns)
            self._before_ns, self._newest_ns = self._newest_ns, report.received_ns
        if self._before_ns >= 0:
            self._hold.note(self._before_ns - report.time_ns, self._newest_ns)
        entry = Entry(report.time_ns, rank_of(report), seq, self._taken, report)
        self._taken += 1
        if entry.nth in self._known:
            return released, None
        overtaken = self._last is not None and entry < self._last
        if overtaken or self.released_ns - entry.time_ns > WINDOW_NS:
            return released, entry
        heappush(self._waiting, entry)
        return released, None

    def flush(self) -> list[Entry]:
        """Release everything: no more will come."""
        last_ns = max((entry.time_ns for entry in self._waiting), default=0)
        return self._release(max(last_ns, self.released_ns))

    def _release(self, until_ns: int) -> list[Entry]:
        """Release what happened up to a time."""
        if until_ns < self.released_ns:
            return []
        ready: list[Entry] = []
        while self._waiting and self._waiting[0].time_ns <= until_ns:
            ready.append(heappop(self._waiting))
        self.released_ns = until_ns
        if ready:
            self._last = ready[-1]
        return ready
