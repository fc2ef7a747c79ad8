"""What is remembered of one aircraft, and the report that a position makes with it.

A squitter says one thing at a time; a report repeats the latest of each, while it is
young enough to belong to the position: ages are limits, each with its reason. Units are
the sender's. Everything is a plain struct, so that a snapshot is its canonical bytes.
"""

from math import nan

import msgspec

from vedette.feeds.modes.cpr import Place
from vedette.feeds.modes.place import Placing
from vedette.feeds.modes.quality import nic
from vedette.feeds.modes.squitter import (
    AIRBORNE_GNSS,
    Position,
    Status,
    Velocity,
)
from vedette.feeds.report import PositionReport
from vedette.units import SECOND_NS

NEVER_NS = -(1 << 62)
# A turn of 3 degrees a second at 100 m/s changes the velocity by 10 m/s in two seconds,
# which is the accuracy at which it is taken.
VELOCITY_NS = 2 * SECOND_NS
# The ellipsoid's height over the pressure level moves by a few percent of a climb.
DIFFERENCE_NS = 10 * SECOND_NS
QUALITY_NS = 60 * SECOND_NS  # sent every 1.25 to 2.5 s: a minute is a bad reception
CALLSIGN_NS = 300 * SECOND_NS  # sent every 5 to 10 s, changed between flights


class Aircraft(msgspec.Struct, array_like=True):
    """The latest of everything that one address said.

    Parameters
    ----------
    placing : Placing
        Encoded positions and places.
    velocity : Velocity or None
        And `velocity_ns`, when it was heard.
    status : Status or None
        Version and supplements of the last operational status; `status_ns`.
    accuracy : tuple of int
        NACp and SIL, of that or of a target state, whichever came last; `accuracy_ns`.
    callsign : str
        And `callsign_ns`.
    """

    placing: Placing = msgspec.field(default_factory=Placing)
    velocity: Velocity | None = None
    velocity_ns: int = NEVER_NS
    status: Status | None = None
    status_ns: int = NEVER_NS
    accuracy: tuple[int, int] = (-1, -1)
    accuracy_ns: int = NEVER_NS
    callsign: str = ""
    callsign_ns: int = NEVER_NS

    def note_velocity(self, velocity: Velocity, time_ns: int) -> None:
        """Remember a velocity.

        Parameters
        ----------
        velocity : Velocity
            As said.
        time_ns : int
            When.
        """
        self.velocity, self.velocity_ns = velocity, time_ns

    def note_status(self, status: Status, time_ns: int) -> None:
        """Remember quality.

        Parameters
        ----------
        status : Status
            As said.
        time_ns : int
            When.
        """
        if status.version >= 0:
            self.status, self.status_ns = status, time_ns
        self.accuracy, self.accuracy_ns = (status.nac_p, status.sil), time_ns

    def note_callsign(self, callsign: str, time_ns: int) -> None:
        """Remember a callsign.

        Parameters
        ----------
        callsign : str
            As said.
        time_ns : int
            When.
        """
        self.callsign, self.callsign_ns = callsign, time_ns

    def report(
        self,
        sent: Position,
        place: Place,
        times_ns: tuple[int, int],
        address: int,
        source: str,
    ) -> PositionReport:
        """Make the report of a position that was placed.

        Parameters
        ----------
        sent : Position
            The message.
        place : Place
            Degrees.
        times_ns : tuple of int
            When it happened, when it was learnt.
        address : int
            24 bits, -1 for one that is none of ICAO.
        source : str
            adsb, adsr, tisb or mlat.

        Returns
        -------
        PositionReport
            With what is still true of the rest.
        """
        time_ns = times_ns[0]
        moving = self._velocity(sent, time_ns)
        baro_ft, geometric_ft = self._altitudes(sent, time_ns)
        young = abs(time_ns - self.accuracy_ns) <= QUALITY_NS
        nac_p, sil = self.accuracy if young else (-1, -1)
        named = abs(time_ns - self.callsign_ns) <= CALLSIGN_NS
        version, integrity = self._integrity(sent, time_ns, source)
        return PositionReport(
            time_ns=time_ns,
            received_ns=times_ns[1],
            lat_deg=place[0],
            lon_deg=place[1],
            address=address,
            callsign=self.callsign if named else "",
            altitude_baro_ft=baro_ft,
            altitude_geometric_ft=geometric_ft,
            groundspeed_kt=moving[0],
            track_deg=moving[1],
            vertical_rate_fpm=moving[2],
            on_ground=sent.surface,
            nac_p=nac_p,
            nic=integrity,
            sil=sil,
            version=version,
            source=source,
        )

    def _velocity(self, sent: Position, time_ns: int) -> tuple[float, float, float]:
        """Give speed, track and climb; on the surface the position itself says them."""
        if sent.surface:
            return sent.groundspeed_kt, sent.track_deg, nan
        said = self.velocity
        if said is None or abs(time_ns - self.velocity_ns) > VELOCITY_NS:
            return nan, nan, nan
        return said.groundspeed_kt, said.track_deg, said.vertical_rate_fpm

    def _altitudes(self, sent: Position, time_ns: int) -> tuple[float, float]:
        """Give the pressure altitude and the height, one from the other if need be."""
        young = abs(time_ns - self.velocity_ns) <= DIFFERENCE_NS
        known = young and self.velocity is not None and not sent.surface
        difference_ft = self.velocity.difference_ft if known and self.velocity else nan
        if sent.type_code in AIRBORNE_GNSS:
            return nan, sent.altitude_ft
        return sent.altitude_ft, sent.altitude_ft + difference_ft

    def _integrity(self, sent: Position, time_ns: int, source: str) -> tuple[int, int]:
        """Give the version and the integrity category; the latter of aircraft alone."""
        status = self.status
        if status is None or abs(time_ns - self.status_ns) > QUALITY_NS:
            return -1, nic(-1, sent.type_code, 0, 0)
        second = sent.flag if source == "adsb" else 0  # elsewhere the bit is the IMF
        if sent.surface:
            second = status.supplement_c
        return status.version, nic(
            status.version, sent.type_code, status.supplement_a, second
        )
