"""When a piece of a recording was received, where its container does not say.

Law: a block is received at the time that it says. A time of day is placed on the day
of the time before it: on the next one where it lies more than 12 h back, and across
midnight where that makes the two lie within an hour. A clock that steps by more is
doubted, and moves no day, until as many of its source have followed as
`STEP_CONFIRMED` says: a wrong clock, or a few of them, do not move the date. The first
time lies on the date that was given. What says no time takes that of the piece before;
where there is none, nothing is known of when it was received.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from vedette.errors import UsageError
from vedette.feeds.asterix.decoder import nearest_ns
from vedette.feeds.asterix.rare_reports import TICK_NS, TRUNCATED_TICKS
from vedette.feeds.asterix.rare_reports import nearest_ns as nearest_turn_ns
from vedette.feeds.capture import Piece
from vedette.feeds.instant import EPOCH_ORDINAL, FIRST_NS, LAST_NS
from vedette.units import SECOND_NS

DAY_NS = 86_400 * SECOND_NS
NEAR_NS = 3600 * SECOND_NS  # clocks of sources differ by seconds, feeds pause minutes
# Damage and bad clocks come in ones and twos; a feed sends five blocks in seconds.
STEP_CONFIRMED = 5
BEGIN_CONFIRMED = 2  # before that, one wrong clock would set the day
STALE_NS = 6 * 3600 * SECOND_NS
STALE_CLOCKS = 1000  # of others, and far from them: it was away, and they know better
SOURCES_MAX = 1000  # told apart; a random file has as many as there are numbers
RECORDER = "recorder"


def date_ns(text: str) -> int:
    """Read a date.

    Parameters
    ----------
    text : str
        YYYY-MM-DD.

    Returns
    -------
    int
        Its midnight, nanoseconds UTC.

    Raises
    ------
    UsageError
        It is none.
    """
    try:
        midnight_ns = (date.fromisoformat(text).toordinal() - EPOCH_ORDINAL) * DAY_NS
    except ValueError:
        midnight_ns = -1
    if not FIRST_NS <= midnight_ns < LAST_NS:
        raise UsageError(
            expected="a date, YYYY-MM-DD, between 1990 and 2100",
            got=f"{text!r:.40}",
            where="--date",
        )
    return midnight_ns


class Clock(NamedTuple):
    """What a piece says of its time.

    Attributes
    ----------
    clock_ns : int
        Nanoseconds of the day, -1 where it says none.
    source : str
        Whose clock it is, such as 25/201.
    truncated : bool
        It counts 512 s only (I001/141).
    """

    clock_ns: int = -1
    source: str = ""
    truncated: bool = False


class Dated(NamedTuple):
    """When a piece was received.

    Attributes
    ----------
    received_ns : int
        Nanoseconds UTC, -1 where nothing says it.
    near_ns : int
        What its times are near to, -1 where no day is known.
    borrowed : bool
        It says no time, and took that of the piece before.
    """

    received_ns: int
    near_ns: int
    borrowed: bool = False


Dater = Callable[[Piece], Dated]


@dataclass(slots=True)
class _Own:
    """The clock of one source.

    Parameters
    ----------
    sure_ns : int
        Its last time that is believed, nanoseconds UTC, -1 before the first.
    heard : int
        Clocks of all sources that were placed before its last one.
    doubted_ns, doubts : int
        Its last time that is doubted, and how many near to each other were.
    """

    sure_ns: int = -1
    heard: int = 0
    doubted_ns: int = -1
    doubts: int = 0

    def take(self, clock_ns: int, midnight_ns: int) -> int:
        """Place a time of day, and believe or doubt it."""
        time_ns = _within(clock_ns, self.sure_ns)
        if time_ns >= 0:
            self.sure_ns, self.doubts = time_ns, 0
            return time_ns
        time_ns = _within(clock_ns, self.doubted_ns) if self.doubts else -1
        if time_ns >= 0:
            self.doubts += 1
        else:
            time_ns, self.doubts = _after(clock_ns, self.sure_ns, midnight_ns), 1
        self.doubted_ns = time_ns
        if self.doubts >= (BEGIN_CONFIRMED if self.sure_ns < 0 else STEP_CONFIRMED):
            self.sure_ns, self.doubts = time_ns, 0
        return time_ns


def _within(clock_ns: int, near_ns: int) -> int:
    """Place a time of day within an hour of a time; -1 where it does not lie there."""
    if near_ns < 0:
        return -1
    time_ns = nearest_ns(clock_ns, near_ns)
    return time_ns if abs(time_ns - near_ns) <= NEAR_NS else -1


def _after(clock_ns: int, sure_ns: int, midnight_ns: int) -> int:
    """Place a time of day on the day of another, or on the next if far back."""
    if sure_ns < 0:
        return midnight_ns + clock_ns
    time_ns = sure_ns - sure_ns % DAY_NS + clock_ns
    return time_ns + DAY_NS if time_ns < sure_ns - DAY_NS // 2 else time_ns


@dataclass(slots=True)
class Calendar:
    """The day that it is, as the times of a recording tell.

    Parameters
    ----------
    midnight_ns : int
        Of the date of the first piece, nanoseconds UTC; -1 where none was given.
    last_ns : int
        Time of the last piece that had one, -1 before the first.
    """

    midnight_ns: int
    last_ns: int = -1
    _sure_ns: int = -1
    _placed: int = 0
    _owns: dict[str, _Own] = field(default_factory=dict)

    def place(self, clock: Clock) -> int:
        """Place a time of day.

        Parameters
        ----------
        clock : Clock
            As a piece says it.

        Returns
        -------
        int
            Nanoseconds UTC; -1 where it says none, or the day is not known.
        """
        if clock.clock_ns < 0 or max(self.midnight_ns, self.last_ns) < 0:
            return -1
        if clock.truncated:
            ticks = clock.clock_ns // TICK_NS % TRUNCATED_TICKS
            if self.last_ns < 0:
                return -1
            return self._noted(nearest_turn_ns(ticks, TRUNCATED_TICKS, self.last_ns))
        own = self._own(clock.source)
        time_ns = own.take(clock.clock_ns, self.midnight_ns)
        self._placed += 1
        own.heard = self._placed
        if not own.doubts:
            self._sure_ns = time_ns
        return self._noted(time_ns)

    def passed(self, time_ns: int) -> int:
        """Take note of a time that is known.

        Parameters
        ----------
        time_ns : int
            Nanoseconds UTC.

        Returns
        -------
        int
            The same.
        """
        self._owns.clear()
        self._sure_ns = time_ns
        return self._noted(time_ns)

    def _noted(self, time_ns: int) -> int:
        """Keep a time for what says none."""
        self.last_ns = time_ns
        return time_ns

    def _own(self, source: str) -> _Own:
        """Find the clock of a source; new ones begin where others are."""
        if source not in self._owns and len(self._owns) >= SOURCES_MAX:
            source = ""
        own = self._owns.setdefault(source, _Own())
        away = self._placed - own.heard > STALE_CLOCKS
        far = abs(self._sure_ns - own.sure_ns) > STALE_NS
        if self._sure_ns >= 0 and (own.sure_ns < 0 or (away and far)):
            own.sure_ns = self._sure_ns
        return own


def block_dater(calendar: Calendar, said: Callable[[bytes], Clock]) -> Dater:
    """Make what dates the blocks of one file, in their order.

    Parameters
    ----------
    calendar : Calendar
        Of the file.
    said : callable
        Reads what a block says of its time.

    Returns
    -------
    callable
        From a piece to its time: of its capture, else by the recorder's clock, else by
        its own, else that of the piece before.
    """

    def dated(piece: Piece) -> Dated:
        if piece.received_ns >= 0:
            time_ns = calendar.passed(piece.received_ns)
        elif piece.clock_ns >= 0:
            time_ns = calendar.place(Clock(piece.clock_ns, RECORDER))
        else:
            time_ns = calendar.place(said(piece.raw))
        if time_ns >= 0:
            return Dated(time_ns, time_ns)
        return Dated(calendar.last_ns, calendar.last_ns, borrowed=True)

    return dated


def frame_dater(calendar: Calendar, said: Callable[[bytes], int]) -> Dater:
    """Make what dates the frames of one file, in their order.

    Parameters
    ----------
    calendar : Calendar
        Of the file.
    said : callable
        Gives the time of a frame, nanoseconds UTC, -1 for none.

    Returns
    -------
    callable
        From a piece to its time. A file in which no frame has one is looked through as
        of noon; it cannot be replayed.
    """
    noon_ns = calendar.midnight_ns + DAY_NS // 2

    def dated(piece: Piece) -> Dated:
        time_ns = said(piece.raw)
        if time_ns >= 0:
            calendar.passed(time_ns)
        received_ns = calendar.last_ns
        return Dated(received_ns, noon_ns if received_ns < 0 else received_ns)

    return dated
