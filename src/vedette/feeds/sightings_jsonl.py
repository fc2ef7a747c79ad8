"""Presence, sightings and listening, one JSON object per line: `sightings-jsonl`.

Law: docs/formats.md, our own format for what has no standard one: a listening node that
notices something within its reach (*presence*), one that listened and noticed nothing
(*listened*), and people who saw or heard something (*sighting*). ::

    {"time": ..., "sensor": "ID", "kind": "listened"}
    {"time": ..., "sensor": "ID", "kind": "presence", "lat": ..., "lon": ...,
     "sigma_m": ...}

A node's report holds at its time. A person's is about a time that the person
remembers, so it enters the picture when it is received and says how old it is.
"""

from math import isnan

import msgspec

from vedette.feeds.fields import BadValue, number, required
from vedette.feeds.instant import Instant, instant_ns
from vedette.feeds.json_rows import JsonRows
from vedette.feeds.report import SightingReport
from vedette.units import SECOND_NS

PRESENCE, SIGHTING, LISTENED = KINDS = ("presence", "sighting", "listened")
SENSOR_CHARS_MAX = 64
SIGMA_M = (1.0, 200_000.0)  # beyond that it says nothing of where
SIGMA_S_MAX = 86_400.0
HEIGHT_M = (-1_000.0, 100_000.0)
AGE_NS_MAX = 86_400 * SECOND_NS  # a person who reports a day later tells a story


class SightingRow(msgspec.Struct, forbid_unknown_fields=True):
    """A line."""

    time: Instant = None
    sensor: str = ""
    kind: str = ""
    received: Instant = None
    lat: float | None = None
    lon: float | None = None
    sigma_m: float | None = None
    sigma_s: float | None = None
    height_m: float | None = None
    bearing_deg: float | None = None
    simulated: bool = False


_OF_A_PLACE = ("lat", "lon", "sigma_m", "sigma_s", "height_m", "bearing_deg")


def sighting_decoder() -> JsonRows[SightingRow, SightingReport]:
    """Make a decoder of lines of `sightings-jsonl`."""
    return JsonRows(SightingRow, SightingRow.__struct_fields__, _report)


def _report(row: SightingRow, received_ns: int) -> SightingReport:
    """Check a line and make it a report."""
    seen_ns = instant_ns(row.time)
    if received_ns < 0:
        received_ns = seen_ns if row.received is None else instant_ns(row.received)
    if not 0 < len(row.sensor) <= SENSOR_CHARS_MAX:
        raise BadValue(f"expected the id of a sensor, got {row.sensor[:40]!r}")
    if row.kind not in KINDS:
        raise BadValue(f"expected kind {' or '.join(KINDS)}, got {row.kind[:40]!r}")
    told = row.kind == SIGHTING
    if told and not seen_ns <= received_ns <= seen_ns + AGE_NS_MAX:
        raise BadValue("expected a sighting received within a day after its time")
    if row.kind == LISTENED:
        return _nothing(row, seen_ns, received_ns)
    return SightingReport(
        time_ns=received_ns if told else seen_ns,
        received_ns=received_ns,
        seen_ns=seen_ns,
        sensor=row.sensor,
        kind=row.kind,
        lat_deg=required("lat", row.lat, low=-90.0, high=90.0),
        lon_deg=required("lon", row.lon, low=-180.0, high=180.0),
        sigma_m=required("sigma_m", row.sigma_m, low=SIGMA_M[0], high=SIGMA_M[1]),
        sigma_s=_or_zero(number("sigma_s", row.sigma_s, low=0.0, high=SIGMA_S_MAX)),
        height_m=number("height_m", row.height_m, low=HEIGHT_M[0], high=HEIGHT_M[1]),
        bearing_deg=number("bearing_deg", row.bearing_deg, low=0.0, high=360.0),
        simulated=row.simulated,
    )


def _nothing(row: SightingRow, time_ns: int, received_ns: int) -> SightingReport:
    """Make the report of a node that noticed nothing; it has no place to say."""
    for key in _OF_A_PLACE:
        if getattr(row, key) is not None:
            raise BadValue(f"expected no {key} of a node that noticed nothing, got one")
    return SightingReport(
        time_ns=time_ns,
        received_ns=received_ns,
        seen_ns=time_ns,
        sensor=row.sensor,
        kind=LISTENED,
        simulated=row.simulated,
    )


def _or_zero(value: float) -> float:
    """Take what was not said for nothing."""
    return 0.0 if isnan(value) else value
