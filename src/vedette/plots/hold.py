"""Hold: how long reports are kept back so that they come out in order.

Half a second is enough for receivers and near radars. The plots of a long-range radar
come up to two seconds after their time, all of them: going back for each would be to
keep the picture twice (docs/adr/0014-late-reports.md). So the hold follows what the
sensors need: the least of six steps up to `HOLD_MAX_NS` that has all but one in five
hundred of the reports of the last minute or two in order. What comes later still is
for the ring (`vedette.plots.ring`), and does not count here.
"""

from vedette.units import SECOND_NS

HOLD_NS = SECOND_NS // 2
STEPS = 6
HOLD_MAX_NS = STEPS * HOLD_NS
SPAN_NS = 60 * SECOND_NS
LATE_SHARE = 0.002
REPORTS_MIN = 200  # fewer do not show what a sensor needs


class Hold:
    """Counts how long reports needed to be waited for."""

    def __init__(self) -> None:
        self.ns = HOLD_NS
        self._counts = [0] * STEPS  # by step, of the span that runs
        self._before = [0] * STEPS
        self._ends_ns = -(1 << 63)

    def note(self, needed_ns: int, now_ns: int) -> None:
        """Count a report.

        Parameters
        ----------
        needed_ns : int
            How long it had to be waited for; negative where it came before it was due.
        now_ns : int
            The time of reception.
        """
        if now_ns >= self._ends_ns:
            self._turn(now_ns)
        if needed_ns <= HOLD_MAX_NS:
            self._counts[max(-(-needed_ns // HOLD_NS), 1) - 1] += 1

    def _turn(self, now_ns: int) -> None:
        """Begin a span, and hold for what the last two have shown."""
        both = [a + b for a, b in zip(self._counts, self._before, strict=True)]
        self._ends_ns = now_ns + SPAN_NS
        self._before, self._counts = self._counts, [0] * STEPS
        total = later = sum(both)
        if total < REPORTS_MIN:
            return
        for step, count in enumerate(both, 1):
            later -= count
            if later <= LATE_SHARE * total:
                self.ns = step * HOLD_NS
                return
