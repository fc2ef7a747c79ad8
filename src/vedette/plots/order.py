"""Order: reports that arrive a little out of time are put back into it.

When something is received later than all before it, everything that happened up to
`HOLD_NS` before that earlier reception is released, sorted by time: so the reports of
one snapshot, however old each is, are put in order together. The release depends on
the reports alone, not on how they were batched. A report that is older than what was
released already is late: it is handed back, to be counted and recorded as rejected.
A sensor that is always late would vanish report by report: it is named (`Lateness`).
"""

from heapq import heappop, heappush
from typing import NamedTuple

from vedette.feeds.report import PositionReport, Report
from vedette.units import SECOND_NS

# Receivers and near radars forward within some tenths of a second, but the plots of a
# long-range radar come two seconds after their time (docs/adr/0004-hold.md).
HOLD_NS = 3 * SECOND_NS

SENSORS_MAX = 1000  # named one by one; a random file has as many as there are numbers

Arrival = tuple[int, Report]


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
    """A buffer that releases reports in time order."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, int, int, Report]] = []  # a heap
        self._taken = 0  # reports of one input keep their order
        self._released_ns = -(1 << 63)
        self._newest_ns = -(1 << 63)

    def take(self, seq: int, report: Report) -> tuple[list[Arrival], int]:
        """Take one report and release what can no longer be overtaken.

        Parameters
        ----------
        seq : int
            Number of the input in the record.
        report : Report
            Received no earlier than the one before.

        Returns
        -------
        released : list of (seq, report)
            In order of time, then of seq.
        late_ns : int
            How much too late this report came; 0 for one that was taken.
        """
        released: list[Arrival] = []
        if report.received_ns > self._newest_ns:
            released = self._release(self._newest_ns - HOLD_NS)
            self._newest_ns = report.received_ns
        if report.time_ns < self._released_ns:
            return released, self._released_ns - report.time_ns
        heappush(self._waiting, (report.time_ns, seq, self._taken, report))
        self._taken += 1
        return released, 0

    def flush(self) -> list[Arrival]:
        """Release everything: no more will come."""
        last_ns = max((entry[0] for entry in self._waiting), default=0)
        return self._release(last_ns)

    def _release(self, until_ns: int) -> list[Arrival]:
        """Release what happened up to a time."""
        if not self._waiting or until_ns < self._released_ns:
            return []
        ready: list[Arrival] = []
        while self._waiting and self._waiting[0][0] <= until_ns:
            _, seq, _, report = heappop(self._waiting)
            ready.append((seq, report))
        self._released_ns = max(self._released_ns, until_ns)
        return ready
