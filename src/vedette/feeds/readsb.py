"""Aircraft as readsb and tar1090 publish them: `aircraft.json` and day traces.

Law: README-json.md of wiedehopf/readsb. In `aircraft.json` a position is `seen_pos`
seconds older than `now`; `now` is when it was received. A trace point is an array:
seconds after the trace's `timestamp`, latitude, longitude, altitude (ft, "ground" or
null), ground speed (kt), track (degrees), flags (4: the rate is geometric, 8: the
altitude is geometric), vertical rate (ft/min), details or null, type, geometric
altitude (ft). A trace has no reception time. Flag 1 (a gap follows) and `lastPosition`
(older than a minute) are not read: neither is a measurement of now.
"""

from math import nan
from typing import Literal, TypedDict

import msgspec

from vedette.feeds import fields
from vedette.feeds.fields import BadValue, number, required
from vedette.feeds.instant import instant_ns, seconds_ns
from vedette.feeds.json_leaf import decode_json
from vedette.feeds.report import PositionReport, Rejected
from vedette.feeds.traffic import (
    ALTITUDE_FT,
    GROUNDSPEED_KT_MAX,
    VERTICAL_RATE_FPM_MAX,
)

NIC_MAX = NAC_P_MAX = 11  # DO-260B tables 2-69 and 2-71 name no larger category
SIL_MAX = 3
VERSION_MAX = 7  # three bits
AGE_S_MAX = 86_400.0  # a position older than a day is no position
TRACE_S_MAX = 2 * 86_400.0  # a trace covers a day, perhaps a flight over midnight
RATE_IS_GEOMETRIC, ALTITUDE_IS_GEOMETRIC = 4, 8
SOURCES = {
    "adsb_icao": "adsb",
    "adsb_icao_nt": "adsb",
    "adsb_other": "adsb",
    "adsr_icao": "adsr",
    "adsr_other": "adsr",
    "tisb_icao": "tisb",
    "tisb_other": "tisb",
    "tisb_trackfile": "tisb",
    "adsc": "adsc",
    "mlat": "mlat",
    "mode_s": "mode_s",
}

Altitude = float | Literal["ground"] | None


class Quality(msgspec.Struct):
    """Fields that aircraft and the details of a trace point share."""

    flight: str | None = None
    nic: int | None = None
    nac_p: int | None = None
    sil: int | None = None
    version: int | None = None


class Aircraft(Quality):
    """One element of `aircraft` in `aircraft.json`."""

    hex: str = ""
    type: str = ""
    lat: float | None = None
    lon: float | None = None
    seen_pos: float | None = None
    alt_baro: Altitude = None
    alt_geom: float | None = None
    gs: float | None = None
    track: float | None = None
    baro_rate: float | None = None
    geom_rate: float | None = None
    mlat: list[str] = []
    tisb: list[str] = []


class Snapshot(msgspec.Struct):
    """A leaf of `aircraft.json`: one aircraft at one instant."""

    now: float
    aircraft: Aircraft


class Point(msgspec.Struct, array_like=True):
    """One element of `trace`."""

    after_s: float
    lat: float
    lon: float
    altitude: Altitude = None
    gs: float | None = None
    track: float | None = None
    flags: int = 0
    rate: float | None = None
    details: Quality | None = None
    type: str | None = None
    alt_geom: float | None = None


class TracePoint(msgspec.Struct):
    """A leaf of a trace."""

    icao: str
    timestamp: float
    point: Point


class Checked(TypedDict):
    """ADS-B quality, checked; -1 where not said."""

    nic: int
    nac_p: int
    sil: int
    version: int


class AircraftDecoder:
    """Decode leaves cut from `aircraft.json`."""

    def __init__(self) -> None:
        self._decoder = msgspec.json.Decoder(Snapshot)

    def decode(
        self, raw: bytes, received_ns: int, offset: int
    ) -> tuple[PositionReport, ...] | Rejected:
        """Decode one aircraft.

        Parameters
        ----------
        raw : bytes
            ``{"aircraft": {...}, "now": ...}``.
        received_ns : int
            Nanoseconds UTC, -1 where unknown: then `now`.
        offset : int
            Number of the row.

        Returns
        -------
        tuple of PositionReport or Rejected
            Empty for an aircraft without a position.
        """
        try:
            snapshot = decode_json(raw, self._decoder, (b'"now"', b'"hex"'))
            if snapshot.aircraft.lat is None and snapshot.aircraft.lon is None:
                instant_ns(snapshot.now)
                return ()
            return (_aircraft_report(snapshot, received_ns),)
        except BadValue as problem:
            return Rejected(offset=offset, length=1, reason=str(problem))


class TraceDecoder:
    """Decode leaves cut from a trace."""

    def __init__(self) -> None:
        self._decoder = msgspec.json.Decoder(TracePoint)

    def decode(
        self, raw: bytes, received_ns: int, offset: int
    ) -> tuple[PositionReport, ...] | Rejected:
        """Decode one point.

        Parameters
        ----------
        raw : bytes
            ``{"icao": ..., "point": [...], "timestamp": ...}``.
        received_ns : int
            Nanoseconds UTC, -1 where unknown: then the time of the point.
        offset : int
            Number of the row.

        Returns
        -------
        tuple of PositionReport or Rejected
            One report.
        """
        try:
            trace = decode_json(raw, self._decoder, (b'"icao"', b'"point"'))
            return (_point_report(trace, received_ns),)
        except BadValue as problem:
            return Rejected(offset=offset, length=1, reason=str(problem))


def _aircraft_report(snapshot: Snapshot, received_ns: int) -> PositionReport:
    """Date the position and check every field."""
    aircraft = snapshot.aircraft
    now_ns = instant_ns(snapshot.now)
    age_s = required("seen_pos", aircraft.seen_pos, low=0.0, high=AGE_S_MAX)
    rate = aircraft.geom_rate if aircraft.baro_rate is None else aircraft.baro_rate
    return PositionReport(
        time_ns=now_ns - seconds_ns(age_s),
        received_ns=now_ns if received_ns < 0 else received_ns,
        lat_deg=required("lat", aircraft.lat, low=-90.0, high=90.0),
        lon_deg=required("lon", aircraft.lon, low=-180.0, high=180.0),
        address=fields.address(aircraft.hex),
        callsign=fields.callsign(aircraft.flight),
        altitude_baro_ft=_altitude("alt_baro", aircraft.alt_baro),
        altitude_geometric_ft=_altitude("alt_geom", aircraft.alt_geom),
        groundspeed_kt=number("gs", aircraft.gs, low=0.0, high=GROUNDSPEED_KT_MAX),
        track_deg=number("track", aircraft.track, low=-360.0, high=360.0),
        vertical_rate_fpm=_rate("vertical rate", rate),
        on_ground=aircraft.alt_baro == "ground",
        source=_aircraft_source(aircraft),
        **_quality(aircraft),
    )


def _point_report(trace: TracePoint, received_ns: int) -> PositionReport:
    """Date the point and check every field."""
    point = trace.point
    after_s = required("seconds", point.after_s, low=0.0, high=TRACE_S_MAX)
    time_ns = instant_ns(trace.timestamp) + seconds_ns(after_s)
    altitude = _altitude("altitude", point.altitude)
    geometric = bool(point.flags & ALTITUDE_IS_GEOMETRIC)
    details = point.details or Quality()
    return PositionReport(
        time_ns=time_ns,
        received_ns=time_ns if received_ns < 0 else received_ns,
        lat_deg=required("lat", point.lat, low=-90.0, high=90.0),
        lon_deg=required("lon", point.lon, low=-180.0, high=180.0),
        address=fields.address(trace.icao),
        callsign=fields.callsign(details.flight),
        altitude_baro_ft=nan if geometric else altitude,
        altitude_geometric_ft=(
            altitude if geometric else _altitude("geometric altitude", point.alt_geom)
        ),
        groundspeed_kt=number("gs", point.gs, low=0.0, high=GROUNDSPEED_KT_MAX),
        track_deg=number("track", point.track, low=-360.0, high=360.0),
        vertical_rate_fpm=_rate("vertical rate", point.rate),
        on_ground=point.altitude == "ground",
        source=SOURCES.get(point.type or "", ""),
        **_quality(details),
    )


def _aircraft_source(aircraft: Aircraft) -> str:
    """Say where the position comes from, which may differ from the aircraft's type."""
    if "lat" in aircraft.mlat:
        return "mlat"
    if "lat" in aircraft.tisb:
        return "tisb"
    return SOURCES.get(aircraft.type, "")


def _quality(said: Quality) -> Checked:
    """Check the ADS-B quality fields."""
    return {
        "nic": fields.integer("nic", said.nic, high=NIC_MAX),
        "nac_p": fields.integer("nac_p", said.nac_p, high=NAC_P_MAX),
        "sil": fields.integer("sil", said.sil, high=SIL_MAX),
        "version": fields.integer("version", said.version, high=VERSION_MAX),
    }


def _altitude(name: str, value: Altitude) -> float:
    """Read feet; on the ground nothing is said about height."""
    if isinstance(value, str):
        return nan
    return number(name, value, low=ALTITUDE_FT[0], high=ALTITUDE_FT[1])


def _rate(name: str, value: float | None) -> float:
    """Read feet per minute."""
    limit = VERTICAL_RATE_FPM_MAX
    return number(name, value, low=-limit, high=limit)
