"""Reports of other trackers: CAT062 system tracks.

Law: EUROCONTROL-SPEC-0149-9. The position is I062/105; /100 is Cartesian in a plane
whose origin no message names, so a track with /100 alone is counted and not reported.
The callsign is /245, else what the transponder said (/380), else the flight plan's
(/390); the altitude is /136 as measured, else /135 as calculated (unless corrected by
QNH: that is no pressure altitude). A record whose place or altitude its item cannot
say was sent in another edition: it gives no track, and is counted. Edition 0.17 sends
its velocity in polar form (/180).
"""

from collections.abc import Iterator
from math import isnan, nan

from vedette.feeds.asterix.said import (
    SOURCE,
    Block,
    address_of,
    callsign_of,
    impossible,
    lsb_of,
    mode3a_of,
    sources,
    time_ns,
)
from vedette.feeds.report import SystemTrackReport
from vedette.fixed_math import cos, sin
from vedette.units import DEGREE_RAD

MILE_M = 1852.0
LEVEL_FT, HEIGHT_FT = 25.0, 6.25  # last bits: a quarter of a flight level; of /130
TRACK_PATHS = (
    *SOURCE,
    *("105/LAT", "105/LON", "070/TOD", "040/TRN", "080/SIM"),
    *("060/MODE3A", "060/V", "060/G", "136/MFL", "135/CTB", "135/QNH", "130/ALT"),
    *("185/VX", "185/VY", "180/GSP", "180/HDG", "380/ADR", "245/IDENT", "380/ID"),
    "390/CS",
)


def tracks(block: Block) -> Iterator[SystemTrackReport]:
    """Make the tracks of a CAT062 block.

    Parameters
    ----------
    block : Block
        Decoded.

    Yields
    ------
    SystemTrackReport
        In the order of the records.
    """
    top, bottom = lsb_of(block, "105/LAT")
    for sensor, row in zip(sources(block), block.rows, strict=True):
        _, _, lat, lon, ticks, number, sim, code, code_v, code_g, *rest = row
        mfl, ctb, qnh, alt, *more = rest
        vx, vy, speed, heading, adr, ident, downlinked, plan = more
        lat_deg = nan if lat is None else lat * top / bottom
        lon_deg = nan if lon is None else lon * top / bottom
        measured_ft = nan if mfl is None else mfl * LEVEL_FT
        calculated_ft = nan if ctb is None else ctb * LEVEL_FT
        height_ft = nan if alt is None else alt * HEIGHT_FT
        reason = _no_track(sensor, lat_deg) or impossible(
            lat_deg, lon_deg, (measured_ft, calculated_ft, height_ft)
        )
        if reason:
            block.skipped[reason] += 1
            continue
        time = time_ns(block, ticks)
        if time < 0:
            continue
        ve_mps, vn_mps = _velocity(vx, vy, speed, heading)
        yield SystemTrackReport(
            time_ns=time,
            received_ns=block.received(time),
            sensor=sensor,
            number=-1 if number is None else number,
            lat_deg=lat_deg,
            lon_deg=lon_deg,
            address=address_of(adr),
            callsign=callsign_of(ident) or callsign_of(downlinked) or _plain(plan),
            mode3a=mode3a_of(code, code_v, code_g),
            altitude_baro_ft=_altitude_ft(measured_ft, calculated_ft, qnh),
            altitude_geometric_ft=height_ft,
            ve_mps=ve_mps,
            vn_mps=vn_mps,
            simulated=bool(sim),
        )


def _no_track(sensor: str, lat_deg: float) -> str:
    """Say why a record is no track; "" where it is one."""
    if not sensor:
        return "no data source"
    return "no position in WGS 84" if isnan(lat_deg) else ""


def _velocity(
    vx: int | None, vy: int | None, speed: int | None, heading: int | None
) -> tuple[float, float]:
    """Give the velocity to the east and north in m/s."""
    if vx is not None and vy is not None:
        return vx / 4.0, vy / 4.0
    if speed is None or heading is None:
        return nan, nan
    speed_mps = speed * MILE_M / 16384.0
    angle_rad = heading * 360.0 / 65536.0 * DEGREE_RAD
    return speed_mps * sin(angle_rad), speed_mps * cos(angle_rad)


def _altitude_ft(measured_ft: float, calculated_ft: float, qnh: int | None) -> float:
    """Give the pressure altitude, measured before calculated."""
    if not isnan(measured_ft):
        return measured_ft
    return nan if qnh else calculated_ft


def _plain(value: int | None) -> str:
    """Read seven 8-bit characters; "" where one is not printable ASCII."""
    if value is None:
        return ""
    text = value.to_bytes(7, "big").decode("ascii", "replace").strip()
    return text if text.isascii() and text.isprintable() else ""
