"""Reports of ADS-B ground stations: CAT021 positions.

Law: EUROCONTROL-SPEC-0149-12. The position is I021/131 (high resolution) where it is
there, else /130. Its time is /071, for which the position holds; else /073, when the
message arrived at the antenna (a position holds at transmission, some tens of
microseconds before); in the old editions /030; else /077, when the station sent the
report, which is late by what it took there. /090 says NUCp in place of NIC where the
transponder is of version 0 (or /210 does not say), and is then not a NIC. Reports of
field monitors and test targets give no position, and are counted.

I021/040 does not say TIS-B or ADS-R: every report is "adsb", as the station says.
Anonymous addresses, and those that the old editions call not unique, are no address.
"""

from collections.abc import Iterator
from math import nan
from typing import NamedTuple

from vedette.feeds.asterix.columns import described
from vedette.feeds.asterix.said import (
    Block,
    address_of,
    callsign_of,
    said,
    sources,
    time_ns,
)
from vedette.feeds.report import PositionReport

LAT_DEG_MAX, LON_DEG_MAX = 90.0, 180.0
MILE_PER_S_KT = 3600.0
HEIGHT_BEYOND = 0x7FFF  # I021/140: above what the item can say
ADDRESSES = (0, 1, 2)  # I021/040 ATP: ICAO, duplicate, surface vehicle
ADDRESSES_OLD = (1, 2)  # editions before 1.0: ICAO, surface vehicle
TIMES = ("071/TOD", "073/TOD", "030/TOD", "077/TOD")
FLAGS = ("040/TST", "040/RAB", "040/SIM", "040/GBS", "040/ATP")
QUALITY = ("210/VN", "090/NACP", "090/NUCP_NIC", "090/SIL")
MOTION = (
    *("160/GS", "160/RE", "160/TA", "155/BVR", "155/RE", "157/GVR", "157/RE"),
    *("145/FL", "140/ALT"),
)


class _Motion(NamedTuple):
    """What a record says of speed and height; None where it does not."""

    gs: int | None
    gs_beyond: int | None
    track: int | None
    baro_rate: int | None
    baro_beyond: int | None
    geo_rate: int | None
    geo_beyond: int | None
    level: int | None
    height: int | None


def positions(block: Block) -> Iterator[PositionReport]:
    """Make the positions of a CAT021 block.

    Parameters
    ----------
    block : Block
        Decoded.

    Yields
    ------
    PositionReport
        In the order of the records.
    """
    columns = block.columns
    icao = ADDRESSES_OLD if columns.compiled.table.edition < "1" else ADDRESSES
    names = sources(columns)
    places = _places(block)
    times = _first(block, TIMES)
    flags = list(zip(*(said(columns, path) for path in FLAGS), strict=True))
    quality = list(zip(*(said(columns, path) for path in QUALITY), strict=True))
    motion = list(zip(*(said(columns, path) for path in MOTION), strict=True))
    addresses, idents = said(columns, "080/ADR"), said(columns, "170/IDENT")
    for row, place in enumerate(places):
        test, monitor, simulated, on_ground, kind = flags[row]
        reason = _no_position(names[row], test, monitor, place)
        if reason:
            block.skipped[reason] += 1
            continue
        time = time_ns(block, times[row])
        if time < 0 or place is None:
            continue
        version, nac_p, nic, sil = (-1 if q is None else q for q in quality[row])
        known = addresses[row] if kind is None or kind in icao else None
        said_motion = _motion(_Motion(*motion[row]))
        yield PositionReport(
            time_ns=time,
            received_ns=block.received(time),
            lat_deg=place[0],
            lon_deg=place[1],
            address=address_of(known),
            callsign=callsign_of(idents[row]),
            altitude_baro_ft=said_motion[0],
            altitude_geometric_ft=said_motion[1],
            groundspeed_kt=said_motion[2],
            track_deg=said_motion[3],
            vertical_rate_fpm=said_motion[4],
            on_ground=bool(on_ground),
            nac_p=nac_p,
            nic=nic if version > 0 else -1,
            sil=sil,
            version=version,
            source="adsb",
            receiver=names[row],
            simulated=bool(simulated),
        )


def _no_position(
    name: str,
    test: int | None,
    monitor: int | None,
    place: tuple[float, float] | None,
) -> str:
    """Say why a record is no position; "" where it is one."""
    if not name:
        return "no data source"
    if test:
        return "test target"
    if monitor:
        return "field monitor"
    if place is None:
        return "no position"
    beyond = abs(place[0]) > LAT_DEG_MAX or abs(place[1]) > LON_DEG_MAX
    return "a position beyond the globe (another edition?)" if beyond else ""


def _first(block: Block, paths: tuple[str, ...]) -> list[int | None]:
    """Give the first of several elements that each record says."""
    found: list[int | None] = [None] * block.columns.records
    for path in reversed(paths):
        values = said(block.columns, path)
        found = [v if v is not None else f for v, f in zip(values, found, strict=True)]
    return found


def _places(block: Block) -> list[tuple[float, float] | None]:
    """Give the better of the two positions of each record, in degrees."""
    columns = block.columns
    found: list[tuple[float, float] | None] = [None] * columns.records
    for item in ("130", "131"):
        if f"{item}/LAT" not in columns.compiled.elements:
            continue  # in edition 0.26 item 131 is an amplitude
        top, bottom = described(columns, f"{item}/LAT").lsb
        lats, lons = said(columns, f"{item}/LAT"), said(columns, f"{item}/LON")
        for row, (lat, lon) in enumerate(zip(lats, lons, strict=True)):
            if lat is not None and lon is not None:
                found[row] = (lat * top / bottom, lon * top / bottom)
    return found


def _motion(m: _Motion) -> tuple[float, float, float, float, float]:
    """Give pressure altitude, height (ft), speed (kt), track (deg), climb (ft/min)."""
    has_speed = m.gs is not None and not m.gs_beyond
    rate = nan
    if m.baro_rate is not None and not m.baro_beyond:
        rate = m.baro_rate * 6.25
    elif m.geo_rate is not None and not m.geo_beyond:
        rate = m.geo_rate * 6.25
    has_height = m.height is not None and m.height != HEIGHT_BEYOND
    return (
        nan if m.level is None else m.level * 25.0,
        (m.height or 0) * 6.25 if has_height else nan,
        (m.gs or 0) * MILE_PER_S_KT / 16384.0 if has_speed else nan,
        nan if m.track is None else m.track * 360.0 / 65536.0,
        rate,
    )
