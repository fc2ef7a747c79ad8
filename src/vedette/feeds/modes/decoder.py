"""Frames become positions: one decoder for every wrapping of Mode S.

A frame is rejected if its parity fails (`vedette.feeds.modes.parity`: no bit is ever
corrected), its length or format is none, or its time is none. Whatever holds is
counted; DF17 and DF18 may say a position, which is reported once it is confirmed
(`vedette.feeds.modes.place`). DF0, 4, 5, 16, 20 and 21 say no position and their parity
hides the address: they are counted and not read, and neither is their altitude, since
an address recovered from an unchecked frame may be anybody's. DF11, DF19 and Mode A/C
are counted. A frame without any time cannot be paired: it is counted.

The decoder sees one leaf after the other and nothing else, so it does not matter in
which batches they come; `snapshot` holds all of its state.
"""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from vedette.feeds.fields import BadValue
from vedette.feeds.modes.beast import beast_frame, beast_gps_frame
from vedette.feeds.modes.clock import Clock, CounterClock, GpsClock, SaidClock
from vedette.feeds.modes.cpr import Place
from vedette.feeds.modes.frame import (
    MLAT_COUNTER,
    MODE_AC_BYTES,
    UAT_COUNTER,
    Received,
    Torn,
    kind_of,
)
from vedette.feeds.modes.lines import avr_frame, bare_frame, csv_frame, json_frame
from vedette.feeds.modes.parity import fault
from vedette.feeds.modes.sky import Heard, Sky
from vedette.feeds.report import PositionReport, Rejected

NO_TIME = "no time: neither the frame nor its reception has one"


class Wrapping(NamedTuple):
    """How one format wraps its frames.

    Attributes
    ----------
    open : callable
        Leaf to frame.
    clock : type
        What dates them.
    by_line : bool
        A leaf is a row: a rejection has length 1.
    clock_s : float
        How far the times of two frames may be wrong against each other.
    """

    open: Callable[[bytes], Received]
    clock: type[Clock]
    by_line: bool
    clock_s: float


WRAPPINGS = {
    "beast": Wrapping(beast_frame, CounterClock, by_line=False, clock_s=0.1),
    "beast-gps": Wrapping(beast_gps_frame, GpsClock, by_line=False, clock_s=0.1),
    "avr": Wrapping(avr_frame, CounterClock, by_line=True, clock_s=0.1),
    "modes-hex": Wrapping(bare_frame, SaidClock, by_line=True, clock_s=0.5),
    # several receivers, each with the clock of its computer
    "modes-jsonl": Wrapping(json_frame, SaidClock, by_line=True, clock_s=0.5),
    # written in whole seconds
    "modes-csv": Wrapping(csv_frame, SaidClock, by_line=True, clock_s=1.0),
}


def records_of(raw: bytes, name: str) -> dict[str, int]:
    """Name what stands in a leaf, for a count.

    Parameters
    ----------
    raw : bytes
        The leaf.
    name : str
        Of the wrapping.

    Returns
    -------
    dict of str to int
        One name such as DF17, Mode A/C or receiver status; empty for a blank line, for
        a header and for what is no frame.
    """
    try:
        kind = kind_of(WRAPPINGS[name].open(raw))
    except BadValue:
        return {}
    return {kind: 1} if kind else {}


class ModeSDecoder:
    """Decode the leaves of one feed.

    Parameters
    ----------
    name : str
        Of the wrapping: beast, beast-gps, avr, modes-hex, modes-jsonl or modes-csv.
    date_ns : int or None
        00:00 of the date, for Beast and AVR files; `vedette.feeds.modes.clock`.
    reference : Place or None
        Latitude and longitude of the receiver, for aircraft first heard on the surface.
    """

    def __init__(
        self,
        name: str,
        date_ns: int | None = None,
        reference: Place | None = None,
    ) -> None:
        self._wrapping = WRAPPINGS[name]
        self._clock: Clock = self._wrapping.clock(date_ns)
        self._sky = Sky(reference, self._wrapping.clock_s)

    def decode(
        self, raw: bytes, received_ns: int, offset: int
    ) -> tuple[PositionReport, ...] | Rejected:
        """Decode one frame.

        Parameters
        ----------
        raw : bytes
            The leaf.
        received_ns : int
            Nanoseconds UTC, -1 where unknown: then the time of the frame.
        offset : int
            Of the leaf in bytes, or its row.

        Returns
        -------
        tuple of PositionReport or Rejected
            Empty for a frame that says no position, or one not yet confirmed.
        """
        try:
            return self._decode(raw, received_ns)
        except BadValue as problem:
            return Rejected(
                offset=offset,
                length=1 if self._wrapping.by_line else len(raw),
                reason=str(problem),
                unframed=isinstance(problem, Torn),
            )

    @property
    def unplaced(self) -> Counter[str]:
        """Why position messages gave no report, and how often."""
        return self._sky.unplaced

    @property
    def jumps(self) -> int:
        """How often the receiver's counter jumped, or its day changed."""
        return self._clock.jumps

    def snapshot(self) -> bytes:
        """Write the state.

        Returns
        -------
        bytes
            Equal for equal states.
        """
        clock = msgspec.msgpack.encode(self._clock)
        return msgspec.msgpack.encode((clock, self._sky.snapshot()))

    def resume(self, snapshot: bytes) -> None:
        """Go on from a state.

        Parameters
        ----------
        snapshot : bytes
            Of a decoder of the same wrapping.
        """
        clock, sky = msgspec.msgpack.decode(snapshot, type=tuple[bytes, bytes])
        self._clock = msgspec.msgpack.decode(clock, type=self._wrapping.clock)
        self._sky.resume(sky)

    def _decode(self, raw: bytes, received_ns: int) -> tuple[PositionReport, ...]:
        """Decode one frame; raises BadValue."""
        received = self._wrapping.open(raw)
        payload = received.payload
        if not payload:
            return ()
        time_ns = self._date(received, received_ns)
        if received.status or len(payload) == MODE_AC_BYTES:
            return ()
        wrong = fault(payload)
        if wrong:
            raise BadValue(wrong)
        if payload[0] >> 3 not in {17, 18}:
            return ()
        if time_ns < 0:
            self._sky.unplaced[NO_TIME] += 1
            return ()
        return self._sky.take(
            Heard(
                payload,
                time_ns,
                time_ns if received_ns < 0 else received_ns,
                multilateration=received.counter == MLAT_COUNTER,
            )
        )

    def _date(self, received: Received, received_ns: int) -> int:
        """Date a frame: by itself, by its counter, or by its reception."""
        if received.time_ns >= 0:
            return received.time_ns
        counter = received.counter
        if counter in {MLAT_COUNTER, UAT_COUNTER}:
            counter = -1
        return self._clock.time_ns(counter, received_ns)
