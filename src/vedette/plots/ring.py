"""Ring: late reports are taken up by going back, and on again from there.

A course takes reports in order. Every now and then it is marked; the reports since the
oldest mark are kept. A report that comes late is put among them, and at the next turn
of the clock the course is rewound to the mark before it and takes them again: what it
then is, it would have been had everything come in order (the idea of replay for
out-of-sequence measurements; Bar-Shalom 2002, IEEE TAES 38:769, states the problem).

Marks cost time, so they are far apart while nothing comes late, and close where
something did.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import Generic, NamedTuple, Protocol, TypeVar

from vedette.plots.order import WINDOW_NS, Entry
from vedette.units import SECOND_NS

# How often what came late is taken up, and how often a quiet course is marked.
TURN_NS = 5 * SECOND_NS
QUIET_TURNS = 6
_BEFORE_ALL_NS = -(1 << 63)

Mark = TypeVar("Mark")


class Course(Protocol[Mark]):
    """What takes reports in order and can be taken back."""

    def take(self, entry: Entry) -> None:
        """Take the next report."""

    def mark(self) -> Mark:
        """Give what `rewind` needs to come back to this point, any number of times."""

    def rewind(self, mark: Mark) -> None:
        """Come back to a point."""


class Marked(NamedTuple, Generic[Mark]):
    """A mark and where it stands.

    Attributes
    ----------
    from_ns : int
        All reports before this time were taken, none from it on.
    mark : Mark
        Of the course.
    """

    from_ns: int
    mark: Mark


class Ring(Generic[Mark]):
    """Reports of the last two minutes, and marks of a course among them.

    Parameters
    ----------
    course : Course
        Nothing was taken yet.
    """

    def __init__(self, course: Course[Mark]) -> None:
        self._course = course
        self._marks = [Marked(_BEFORE_ALL_NS, course.mark())]
        self._entries: list[Entry] = []  # from the oldest mark on
        self._next_ns = _BEFORE_ALL_NS
        self._unquiet_ns = _BEFORE_ALL_NS  # until then marks are close
        self._owed_ns: int | None = None  # the oldest report to be taken up

    def take(self, entries: Iterable[Entry]) -> None:
        """Take reports in order.

        Parameters
        ----------
        entries : iterable of Entry
            Each after the one before.
        """
        for entry in entries:
            if entry.time_ns >= self._next_ns:
                self.settle()
                self._turn(entry.time_ns)
            self._entries.append(entry)
            self._course.take(entry)

    def insert(self, entry: Entry) -> None:
        """Put a late report in its place, to be taken up at the next turn.

        Parameters
        ----------
        entry : Entry
            Not more than `WINDOW_NS` before what was released.
        """
        insort(self._entries, entry)
        owed_ns = entry.time_ns if self._owed_ns is None else self._owed_ns
        self._owed_ns = min(owed_ns, entry.time_ns)
        newest_ns = self._entries[-1].time_ns
        self._unquiet_ns = max(self._unquiet_ns, newest_ns + WINDOW_NS)

    def settle(self) -> None:
        """Take up what came late: go back, and on again from there."""
        if self._owed_ns is None:
            return
        while self._marks[-1].from_ns > self._owed_ns:
            self._marks.pop()
        self._owed_ns = None
        begun = self._marks[-1]
        self._course.rewind(begun.mark)
        again_from = bisect_left(self._entries, begun.from_ns, key=_time_ns)
        again = self._entries[again_from:]
        del self._entries[again_from:]
        self._next_ns = _turn_after(begun.from_ns)
        self.take(again)

    def _turn(self, time_ns: int) -> None:
        """Mark the course where it is time to, and let go of the oldest."""
        from_ns = time_ns - time_ns % TURN_NS
        self._next_ns = from_ns + TURN_NS
        last_ns = self._marks[-1].from_ns
        quiet = from_ns > self._unquiet_ns
        if from_ns < last_ns + TURN_NS * (QUIET_TURNS if quiet else 1):
            return
        self._marks.append(Marked(from_ns, self._course.mark()))
        kept = bisect_left(self._marks, from_ns - WINDOW_NS + 1, key=_from_ns) - 1
        if kept > 0:
            del self._marks[:kept]
            oldest = bisect_left(self._entries, self._marks[0].from_ns, key=_time_ns)
            del self._entries[:oldest]


def _turn_after(time_ns: int) -> int:
    """Give the next turn of the clock after a mark."""
    return time_ns if time_ns == _BEFORE_ALL_NS else time_ns + TURN_NS


def _time_ns(entry: Entry) -> int:
    """Give the time of a report."""
    return entry.time_ns


def _from_ns(marked: Marked[Mark]) -> int:
    """Give the place of a mark."""
    return marked.from_ns
