"""Every aircraft that a feed heard lately: bounded, and a snapshot of plain bytes.

Law: DO-260B 2.2.3.2.1.5 (DF18 and its control field, which says who speaks): an
aircraft (DF17, control field 0), something with an address that ICAO never gave (1), a
ground station that saw a target by radar (TIS-B: 2, 5) or repeats one from another link
(ADS-R: 6). They are remembered apart, because they are different witnesses: a place
that a ground station says confirms none that an aircraft says. Coarse TIS-B positions
(3) and management (4) are counted and not read.

The bound is the number of aircraft: the one that has been silent longest is forgotten
first. There is no timer, since one frame with a wrong clock would then wipe out all;
instead everything that is remembered has an age beyond which it is not used.
"""

from collections import Counter
from typing import NamedTuple

import msgspec

from vedette.feeds.fields import NO_ADDRESS
from vedette.feeds.modes import squitter
from vedette.feeds.modes.aircraft import Aircraft
from vedette.feeds.modes.cpr import Place
from vedette.feeds.modes.place import Sent
from vedette.feeds.report import PositionReport

# Far more than one receiver hears in ten minutes; 40 MB.
AIRCRAFT_MAX = 10_000
AIRCRAFT_DF, RELAY_DF = 17, 18


class Channel(NamedTuple):
    """Who speaks.

    Attributes
    ----------
    source : str
        adsb, tisb, adsr or mlat.
    own : bool
        The address is one of ICAO, if the message does not deny it.
    flagged : bool
        The message has a bit (IMF) that denies it.
    """

    source: str
    own: bool
    flagged: bool


CHANNELS = {
    0: Channel("adsb", True, False),
    1: Channel("adsb", False, False),
    2: Channel("tisb", True, True),
    5: Channel("tisb", False, False),
    6: Channel("adsr", True, True),
}
MLAT = "mlat"
MLAT_OFFSET = 8  # beyond the numbers of the control field


class Heard(NamedTuple):
    """One frame whose parity holds, with its times.

    Attributes
    ----------
    payload : bytes
        14 bytes.
    time_ns, received_ns : int
        Nanoseconds UTC.
    multilateration : bool
        A program wrote it with a position that receivers computed.
    """

    payload: bytes
    time_ns: int
    received_ns: int
    multilateration: bool = False


class Sky:
    """Takes extended squitters, gives confirmed positions.

    `unplaced` counts why position messages gave no report; it is for people, and no
    part of a snapshot.

    Parameters
    ----------
    reference : Place or None
        Where the receiver is, for aircraft first heard on the surface.
    clock_s : float
        How far the times of two messages may be wrong against each other.
    capacity : int
        Aircraft remembered at most.
    """

    def __init__(
        self,
        reference: Place | None = None,
        clock_s: float = 0.5,
        capacity: int = AIRCRAFT_MAX,
    ) -> None:
        self._reference = reference
        self._clock_s = clock_s
        self._capacity = capacity
        self._aircraft: dict[int, Aircraft] = {}
        self.unplaced: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._aircraft)

    def take(self, heard: Heard) -> tuple[PositionReport, ...]:
        """Take one frame.

        Parameters
        ----------
        heard : Heard
            Of DF17 or DF18; others say no position and are let pass.

        Returns
        -------
        tuple of PositionReport
            One where a position was placed and confirmed, else none.
        """
        frame = heard.payload
        number = _channel_number(frame[0])
        channel = CHANNELS.get(number)
        if channel is None:
            return ()
        if heard.multilateration:
            channel, number = channel._replace(source=MLAT), number + MLAT_OFFSET
        address = frame[1] << 16 | frame[2] << 8 | frame[3]
        me = int.from_bytes(frame[4:11], "big")
        code = me >> 51
        aircraft = self._aircraft_of(number << 24 | address)
        if code in squitter.SURFACE or code in squitter.AIRBORNE_BARO:
            return self._position(heard, aircraft, channel, address, me)
        if code in squitter.AIRBORNE_GNSS:
            return self._position(heard, aircraft, channel, address, me)
        _note(aircraft, me, code, heard.time_ns)
        return ()

    def snapshot(self) -> bytes:
        """Write all that is remembered.

        Returns
        -------
        bytes
            Equal for equal states.
        """
        return msgspec.msgpack.encode(list(self._aircraft.items()))

    def resume(self, snapshot: bytes) -> None:
        """Go on from what was remembered.

        Parameters
        ----------
        snapshot : bytes
            Of `snapshot`.
        """
        pairs = msgspec.msgpack.decode(snapshot, type=list[tuple[int, Aircraft]])
        self._aircraft = dict(pairs)

    def _aircraft_of(self, key: int) -> Aircraft:
        """Find or make an aircraft, and put it last in the order of silence."""
        aircraft = self._aircraft.pop(key, None) or Aircraft()
        self._aircraft[key] = aircraft
        if len(self._aircraft) > self._capacity:
            del self._aircraft[next(iter(self._aircraft))]
        return aircraft

    def _position(
        self, heard: Heard, aircraft: Aircraft, channel: Channel, address: int, me: int
    ) -> tuple[PositionReport, ...]:
        """Place a position, and report it once it is confirmed."""
        said = squitter.position(me)
        sent = Sent(heard.time_ns, (said.lat, said.lon), said.odd, said.surface)
        place, why = aircraft.placing.take(sent, self._reference, self._clock_s)
        if place is None:
            self.unplaced[why] += 1
            return ()
        denied = said.foreign if said.surface else said.flag
        known = channel.own and not (channel.flagged and denied)
        return (
            aircraft.report(
                said,
                place,
                (heard.time_ns, heard.received_ns),
                address if known and address not in NO_ADDRESS else -1,
                channel.source,
            ),
        )


def _channel_number(first: int) -> int:
    """Give the control field, 0 for an aircraft, -1 for no squitter."""
    if first >> 3 == RELAY_DF:
        return first & 7
    return 0 if first >> 3 == AIRCRAFT_DF else -1


def _note(aircraft: Aircraft, me: int, code: int, time_ns: int) -> None:
    """Remember what a squitter says beside its position."""
    if code == squitter.VELOCITY:
        aircraft.note_velocity(squitter.velocity(me), time_ns)
    elif code in squitter.IDENTIFICATION:
        callsign = squitter.identification(me)
        if callsign:
            aircraft.note_callsign(callsign, time_ns)
    elif code in {squitter.TARGET_STATE, squitter.OPERATIONAL_STATUS}:
        status = squitter.status(me)
        if status is not None:
            aircraft.note_status(status, time_ns)
