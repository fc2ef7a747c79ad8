"""Order: reports that arrive a little out of time are put back into it.

When something is received later than all before it, everything that happened up to
`HOLD_NS` before that earlier reception is released, sorted by time: so the reports of
one snapshot, however old each is, are put in order together. The release depends on
the reports alone, not on how they were batched. A report that is older than what was
released already is late: it is handed back, to be counted and recorded as rejected.
"""

from heapq import heappop, heappush

from vedette.feeds.report import Report
from vedette.units import SECOND_NS

# Receivers and near radars forward within some tenths of a second, but the plots of a
# long-range radar come two seconds after their time (docs/adr/0004-hold.md).
HOLD_NS = 3 * SECOND_NS

Arrival = tuple[int, Report]


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
