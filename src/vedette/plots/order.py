"""Order: reports that arrive a little out of time are put back into it.

When something is received later than all before it, everything that happened up to
`HOLD_NS` before that earlier reception is released, sorted by time: so the reports of
one snapshot, however old each is, are put in order together. The release depends on
the reports alone, not on how they were batched. A report that is older than what was
released already is late: it is handed back, to be counted and recorded as rejected.
"""

from vedette.feeds.report import Report
from vedette.units import SECOND_NS

# Receivers stamp and forward within some tenths of a second; longer would delay the
# picture more than it would mend it.
HOLD_NS = SECOND_NS // 2

Arrival = tuple[int, Report]


class Reorder:
    """A buffer that releases reports in time order."""

    def __init__(self) -> None:
        self._waiting: list[Arrival] = []
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
        self._waiting.append((seq, report))
        return released, 0

    def flush(self) -> list[Arrival]:
        """Release everything: no more will come."""
        return self._release(max((r.time_ns for _, r in self._waiting), default=0))

    def _release(self, until_ns: int) -> list[Arrival]:
        """Release what happened up to a time."""
        if not self._waiting or until_ns < self._released_ns:
            return []
        ready = [a for a in self._waiting if a[1].time_ns <= until_ns]
        if ready:
            self._waiting = [a for a in self._waiting if a[1].time_ns > until_ns]
            ready.sort(key=lambda arrival: (arrival[1].time_ns, arrival[0]))
        self._released_ns = max(self._released_ns, until_ns)
        return ready
