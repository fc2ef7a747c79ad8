"""Rows of a trajectory table with the column names of the Python package `traffic`.

Law: https://traffic-viz.github.io (columns of a `Traffic` frame): `timestamp`;
`icao24`; `callsign`; `latitude`, `longitude` (degrees, WGS 84); `altitude` (ft,
barometric); `geoaltitude` (ft, geometric); `groundspeed` (kt); `track` (degrees from
true north); `vertical_rate` (ft/min); `onground`. Only time and position must be
there. The rows come from CSV, JSON, JSON lines or Parquet and give the same reports.
"""

import msgspec

from vedette.feeds.fields import BadValue, address, callsign, number, required
from vedette.feeds.instant import Instant, instant_ns
from vedette.feeds.json_leaf import decode_json
from vedette.feeds.report import PositionReport, Rejected

REQUIRED = ("timestamp", "latitude", "longitude")
# Wider than anything that flies in air, narrower than a broken encoder.
ALTITUDE_FT = (-5_000.0, 200_000.0)
GROUNDSPEED_KT_MAX = 10_000.0
VERTICAL_RATE_FPM_MAX = 200_000.0


class TrafficRow(msgspec.Struct):
    """The columns that are read; every other column is kept in the leaf alone."""

    timestamp: Instant = None
    icao24: str | None = None
    callsign: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    altitude: float | None = None
    geoaltitude: float | None = None
    groundspeed: float | None = None
    track: float | None = None
    vertical_rate: float | None = None
    onground: bool | None = None


COLUMNS = TrafficRow.__struct_fields__
_ONCE = tuple(f'"{name}"'.encode() for name in (*REQUIRED, "icao24"))


def report_of(row: TrafficRow, received_ns: int) -> PositionReport:
    """Check a row and make it a report.

    Parameters
    ----------
    row : TrafficRow
        As sent.
    received_ns : int
        Nanoseconds UTC, -1 where unknown: the table says nothing, so it is the time.

    Returns
    -------
    PositionReport
        In the units of the sender.

    Raises
    ------
    BadValue
        If time or position is missing, or a field cannot be what it says.
    """
    time_ns = instant_ns(row.timestamp)
    low, high = ALTITUDE_FT
    climb = VERTICAL_RATE_FPM_MAX
    return PositionReport(
        time_ns=time_ns,
        received_ns=time_ns if received_ns < 0 else received_ns,
        lat_deg=required("latitude", row.latitude, low=-90.0, high=90.0),
        lon_deg=required("longitude", row.longitude, low=-180.0, high=180.0),
        address=address(row.icao24),
        callsign=callsign(row.callsign),
        altitude_baro_ft=number("altitude", row.altitude, low=low, high=high),
        altitude_geometric_ft=number(
            "geoaltitude", row.geoaltitude, low=low, high=high
        ),
        groundspeed_kt=number(
            "groundspeed", row.groundspeed, low=0.0, high=GROUNDSPEED_KT_MAX
        ),
        track_deg=number("track", row.track, low=-360.0, high=360.0),
        vertical_rate_fpm=number(
            "vertical_rate", row.vertical_rate, low=-climb, high=climb
        ),
        on_ground=bool(row.onground),
    )


class JsonRowDecoder:
    """Decode leaves that are one JSON object per row."""

    def __init__(self) -> None:
        self._decoder = msgspec.json.Decoder(TrafficRow)

    def decode(
        self, raw: bytes, received_ns: int, offset: int
    ) -> tuple[PositionReport, ...] | Rejected:
        """Decode one row.

        Parameters
        ----------
        raw : bytes
            A JSON object, or a blank line.
        received_ns : int
            Nanoseconds UTC, -1 where unknown.
        offset : int
            Number of the row.

        Returns
        -------
        tuple of PositionReport or Rejected
            Empty for a blank line.
        """
        if not raw.strip():
            return ()
        try:
            return (report_of(decode_json(raw, self._decoder, _ONCE), received_ns),)
        except BadValue as problem:
            return Rejected(offset=offset, length=1, reason=str(problem))
