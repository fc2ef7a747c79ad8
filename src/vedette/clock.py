"""The only place that reads the wall clock.

The picture never does: its time is the time of its recorded inputs. The clock serves
the rim alone (when a live report was received, when a checkpoint was signed).
"""

import time


def now_ns() -> int:
    """Return the present, integer nanoseconds since 1970-01-01T00:00:00 UTC."""
    return time.time_ns()


def cpu_s() -> float:
    """Return the seconds that this process has spent computing: for speed alone."""
    return time.process_time()
