"""The time of frames whose receiver counts but does not know the date.

Law: Beast and AVR carry a counter of 48 bits at 12 MHz that starts at any value when
the receiver is switched on; it wraps after 271 days. A Radarcape with GPS counts the
nanoseconds of the UTC day. Neither says the date, so:

- With a date (a file): a GPS time is that time of that day, and the day advances when
  the time falls by more than half a day. A counter is put to 00:00 of the date at its
  first frame: differences of time are right, the time of day is not known.
- Without one, but with times of reception (a live feed, a capture): the counter is put
  to the first reception and followed, since it is steadier than any network, and put
  anew when the two differ by more than half a second.
- Without both: as with the date 1970-01-01.

A counter that goes back by more than a second, or ahead by more than a day, was
switched off in between: time goes on from the frame before it, and the jump is counted.
A frame without a counter takes the time of its reception, else of the frame before it;
where no frame has ever had one it has no time.
"""

import msgspec

from vedette.units import SECOND_NS

TICKS_PER_S = 12_000_000
WRAP = 1 << 48
BACK_TICKS_MAX = TICKS_PER_S  # frames of several antennas arrive out of order
AHEAD_TICKS_MAX = 86_400 * TICKS_PER_S  # beyond it the date itself is wrong
# No parity covers the counter: a step of more than a minute may be a wrong bit, and is
# taken back where the next frame goes back as far.
LEAP_TICKS = 60 * TICKS_PER_S
DRIFT_NS_MAX = SECOND_NS // 2
DAY_NS = 86_400 * SECOND_NS
UNKNOWN_NS = -1


class CounterClock(msgspec.Struct, array_like=True):
    """Turns counters of 12 MHz into times.

    Parameters
    ----------
    date_ns : int or None
        00:00 of the date, nanoseconds UTC; None where receptions are known instead.
    anchor_ns : int
        Time at which `ticks` were 0.
    counter, ticks : int
        The last counter, and ticks since the anchor; counter -1 before the first.
    last_ns : int
        The last time that was told, -1 before the first.
    jumps : int
        How often the counter was put anew.
    leap : int
        Ticks of the last step, if it may have been a wrong bit; else 0.
    """

    date_ns: int | None = None
    anchor_ns: int = 0
    counter: int = -1
    ticks: int = 0
    last_ns: int = UNKNOWN_NS
    jumps: int = 0
    leap: int = 0

    def time_ns(self, counter: int, received_ns: int) -> int:
        """Date one frame; call it for every frame, in their order.

        Parameters
        ----------
        counter : int
            48 bits, -1 where the frame has none.
        received_ns : int
            Nanoseconds UTC, -1 where unknown.

        Returns
        -------
        int
            Nanoseconds UTC, -1 where it has no time.
        """
        live = self.date_ns is None and received_ns >= 0
        if counter < 0:
            return received_ns if live else self.last_ns
        if self.counter < 0:
            self.anchor_ns = received_ns if live else (self.date_ns or 0)
        else:
            self._advance(counter)
        self.counter = counter
        time_ns = self.anchor_ns + self.ticks * 250 // 3
        if live and abs(time_ns - received_ns) > DRIFT_NS_MAX:
            self.anchor_ns, self.ticks = received_ns, 0
            self.jumps += 1
            time_ns = received_ns
        self.last_ns = time_ns
        return time_ns

    def _advance(self, counter: int) -> None:
        """Add what passed since the last frame, unless that cannot be."""
        step = (counter - self.counter) % WRAP
        if step >= WRAP // 2:
            step -= WRAP
        back_to = self.leap + step if self.leap else -WRAP
        returns = step < 0 and -BACK_TICKS_MAX <= back_to <= LEAP_TICKS
        self.leap = step if LEAP_TICKS < step <= AHEAD_TICKS_MAX else 0
        if returns or -BACK_TICKS_MAX <= step <= AHEAD_TICKS_MAX:
            self.ticks += step
        else:
            self.jumps += 1


class GpsClock(msgspec.Struct, array_like=True):
    """Turns nanoseconds of the day into times.

    Parameters
    ----------
    date_ns : int or None
        00:00 of the date of the first frame; None where receptions are known instead.
    day_ns : int
        00:00 of the day of the last frame.
    last_ns : int
        The last time that was told, -1 before the first.
    jumps : int
        How often the day advanced.
    """

    date_ns: int | None = None
    day_ns: int = 0
    last_ns: int = UNKNOWN_NS
    jumps: int = 0

    def time_ns(self, counter: int, received_ns: int) -> int:
        """Date one frame; call it for every frame, in their order.

        Parameters
        ----------
        counter : int
            Nanoseconds of the day, -1 where the frame has none.
        received_ns : int
            Nanoseconds UTC, -1 where unknown.

        Returns
        -------
        int
            Nanoseconds UTC, -1 where it has no time.
        """
        live = self.date_ns is None and received_ns >= 0
        if counter < 0:
            return received_ns if live else self.last_ns
        if live:  # the day on which that time is nearest to the reception
            nearest = (received_ns - counter + DAY_NS // 2) // DAY_NS
            self.last_ns = nearest * DAY_NS + counter
            return self.last_ns
        if self.last_ns < 0:
            self.day_ns = self.date_ns or 0
        elif self.day_ns + counter < self.last_ns - DAY_NS // 2:
            self.day_ns += DAY_NS
            self.jumps += 1
        elif self.day_ns + counter > self.last_ns + DAY_NS // 2:
            counter -= DAY_NS  # a late frame of the evening before
        self.last_ns = max(self.day_ns + counter, 0)
        return self.last_ns


class SaidClock(msgspec.Struct, array_like=True):
    """For frames that say their own time: nothing is counted.

    Parameters
    ----------
    date_ns : int or None
        Not used.
    jumps : int
        Always 0.
    """

    date_ns: int | None = None
    jumps: int = 0

    def time_ns(self, counter: int, received_ns: int) -> int:  # noqa: ARG002
        """Date a frame that says no time.

        Parameters
        ----------
        counter : int
            Not used.
        received_ns : int
            Nanoseconds UTC, -1 where unknown.

        Returns
        -------
        int
            The reception.
        """
        return received_ns


Clock = CounterClock | GpsClock | SaidClock
