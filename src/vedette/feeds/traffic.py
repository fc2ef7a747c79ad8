"""Rows of a trajectory table with the column names of the Python package `traffic`.

Law: https://traffic-viz.github.io (columns of a `Traffic` frame): `timestamp`;
`icao24`; `callsign`; `latitude`, `longitude` (degrees, WGS 84); `altitude` (ft,
barometric); `geoaltitude` (ft, geometric); `groundspeed` (kt); `track` (degrees from
true north); `vertical_rate` (ft/min); `onground`. Only time and position must be
there. The rows come from CSV, JSON, JSON lines or Parquet and give the same reports.
"""

import msgspec

from vedette.feeds.fields import address, callsign, number, required
from vedette.feeds.instant import Instant, instant_ns
from vedette.feeds.json_rows import JsonRows
from vedette.feeds.report import PositionReport

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


def traffic_decoder() -> JsonRows[TrafficRow, PositionReport]:
    """Make a decoder of rows of traffic that are JSON objects."""
    return JsonRows(TrafficRow, (*REQUIRED, "icao24"), report_of)
