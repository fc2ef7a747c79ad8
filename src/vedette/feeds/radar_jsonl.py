"""Primary plots and looks of radars, one JSON object per line: `radar-jsonl`.

Law: docs/formats.md, our own format for radars that speak no standard. A plot is
``{"timestamp": ..., "sensor": "ID", "range_m": r, "azimuth_deg": a}`` with an optional
``"height_m"`` (ellipsoid); a look is ``{"timestamp": ..., "sensor": "ID", "swept":
[from_deg, to_deg]}``, clockwise from true north, ending at its timestamp. Either may
carry ``"received"``; without it, received is the time. A plot or look that no sensor
measured says ``"simulated": true``, and everything made from it is marked synthetic.
"""

import msgspec

from vedette.feeds.fields import BadValue, number, required
from vedette.feeds.instant import Instant, instant_ns
from vedette.feeds.json_rows import JsonRows
from vedette.feeds.report import LookReport, RadarReport

RANGE_M_MAX = 1_000_000.0  # beyond the longest over-the-horizon radar's first hop
HEIGHT_M = (-1_000.0, 100_000.0)
SENSOR_CHARS_MAX = 64


class RadarRow(msgspec.Struct):
    """A line: a plot, or a look where `swept` is there."""

    timestamp: Instant = None
    sensor: str = ""
    received: Instant = None
    range_m: float | None = None
    azimuth_deg: float | None = None
    height_m: float | None = None
    swept: tuple[float, float] | None = None
    simulated: bool = False


def radar_decoder() -> JsonRows[RadarRow, RadarReport | LookReport]:
    """Make a decoder of lines of `radar-jsonl`."""
    return JsonRows(RadarRow, RadarRow.__struct_fields__, _report)


def _report(row: RadarRow, received_ns: int) -> RadarReport | LookReport:
    """Check a line and make it a report."""
    time_ns = instant_ns(row.timestamp)
    if received_ns < 0:
        received_ns = time_ns if row.received is None else instant_ns(row.received)
    if not 0 < len(row.sensor) <= SENSOR_CHARS_MAX:
        raise BadValue(f"expected the id of a sensor, got {row.sensor[:40]!r}")
    if row.swept is not None:
        if row.range_m is not None or row.azimuth_deg is not None:
            raise BadValue("expected a plot or a look, got range or azimuth and swept")
        start, end = (required("swept", d, low=0.0, high=360.0) for d in row.swept)
        return LookReport(
            time_ns=time_ns,
            received_ns=received_ns,
            sensor=row.sensor,
            azimuth_from_deg=start,
            azimuth_to_deg=end,
            simulated=row.simulated,
        )
    return RadarReport(
        time_ns=time_ns,
        received_ns=received_ns,
        sensor=row.sensor,
        range_m=required("range_m", row.range_m, low=0.0, high=RANGE_M_MAX),
        azimuth_deg=required("azimuth_deg", row.azimuth_deg, low=0.0, high=360.0),
        height_m=number("height_m", row.height_m, low=HEIGHT_M[0], high=HEIGHT_M[1]),
        simulated=row.simulated,
    )
