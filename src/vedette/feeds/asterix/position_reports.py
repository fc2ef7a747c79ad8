"""Reports of ADS-B ground stations: CAT021 positions.

Law: EUROCONTROL-SPEC-0149-12. The position is I021/131 (high resolution) where it is
there, else /130. Its time is /071, for which the position holds; else /073, when the
message arrived at the antenna (a position holds at transmission, some tens of
microseconds before); in the old editions /030; else /077, when the station sent the
report, which is late by what it took there. /090 says NUCp in place of NIC where the
transponder is of version 0 (or /210 does not say), and is then not a NIC. Reports of
field monitors and test targets give no position, and are counted; nor do records with a
place or an altitude that its item cannot say: they were sent in another edition.

I021/040 does not say TIS-B or ADS-R: every report is "adsb", as the station says.
Anonymous addresses, and those that the old editions call not unique, are no address.
"""

from collections.abc import Iterator
from math import isnan, nan
from typing import NamedTuple

from vedette.feeds.asterix.said import (
    SOURCE,
    Block,
    address_of,
    callsign_of,
    impossible,
    lsb_of,
    sources,
    time_ns,
)
from vedette.feeds.report import PositionReport

MILE_PER_S_KT = 3600.0
HEIGHT_BEYOND = 0x7FFF  # I021/140: above what the item can say
ADDRESSES = (0, 1, 2)  # I021/040 ATP: ICAO, duplicate, surface vehicle
ADDRESSES_OLD = (1, 2)  # editions before 1.0: ICAO, surface vehicle
POSITION_PATHS = (
    *SOURCE,
    *("130/LAT", "130/LON", "131/LAT", "131/LON"),
    *("071/TOD", "073/TOD", "030/TOD", "077/TOD"),
    *("040/TST", "040/RAB", "040/SIM", "040/GBS", "040/ATP"),
    *("210/VN", "090/NACP", "090/NUCP_NIC", "090/SIL"),
    *("160/GS", "160/RE", "160/TA", "155/BVR", "155/RE", "157/GVR", "157/RE"),
    *("145/FL", "140/ALT", "080/ADR", "170/IDENT"),
)


class _Said(NamedTuple):
    """What a record says, as `POSITION_PATHS` names it; None where it does not."""

    sac: int | None
    sic: int | None
    lat: int | None
    lon: int | None
    fine_lat: int | None
    fine_lon: int | None
    applicable: int | None
    arrived: int | None
    old_time: int | None
    sent: int | None
    test: int | None
    monitor: int | None
    simulated: int | None
    on_ground: int | None
    kind: int | None
    version: int | None
    nac_p: int | None
    nic: int | None
    sil: int | None
    gs: int | None
    gs_beyond: int | None
    track: int | None
    baro_rate: int | None
    baro_beyond: int | None
    geo_rate: int | None
    geo_beyond: int | None
    level: int | None
    height: int | None
    address: int | None
    ident: int | None


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
    icao = ADDRESSES_OLD if block.names.table.edition < "1" else ADDRESSES
    coarse = lsb_of(block, "130/LAT")
    # in edition 0.26 item 131 is an amplitude
    fine = lsb_of(block, "131/LAT") if "131/LAT" in block.names.elements else coarse
    for sensor, row in zip(sources(block), block.rows, strict=True):
        said = _Said._make(row)
        lat_deg, lon_deg = _place(said, coarse, fine)
        baro_ft, geometric_ft = _altitudes(said)
        reason = _no_position(sensor, said, lat_deg)
        reason = reason or impossible(lat_deg, lon_deg, (baro_ft, geometric_ft))
        if reason:
            block.skipped[reason] += 1
            continue
        time = time_ns(block, _first(said))
        if time < 0:
            continue
        version = _or_none(said.version)
        known = said.kind is None or said.kind in icao
        yield PositionReport(
            time_ns=time,
            received_ns=block.received(time),
            lat_deg=lat_deg,
            lon_deg=lon_deg,
            address=address_of(said.address if known else None),
            callsign=callsign_of(said.ident),
            altitude_baro_ft=baro_ft,
            altitude_geometric_ft=geometric_ft,
            groundspeed_kt=_speed_kt(said),
            track_deg=nan if said.track is None else said.track * 360.0 / 65536.0,
            vertical_rate_fpm=_climb_fpm(said),
            on_ground=bool(said.on_ground),
            nac_p=_or_none(said.nac_p),
            nic=_or_none(said.nic) if version > 0 else -1,
            sil=_or_none(said.sil),
            version=version,
            source="adsb",
            receiver=sensor,
            simulated=bool(said.simulated),
        )


def _or_none(value: int | None) -> int:
    """Give a number of a report: -1 where it was not said."""
    return -1 if value is None else value


def _no_position(sensor: str, said: _Said, lat_deg: float) -> str:
    """Say why a record is no position; "" where it is one."""
    if not sensor:
        return "no data source"
    if said.test:
        return "test target"
    if said.monitor:
        return "field monitor"
    return "no position" if isnan(lat_deg) else ""


def _first(said: _Said) -> int | None:
    """Give the first of several times that a record says."""
    times = (said.applicable, said.arrived, said.old_time, said.sent)
    return next((ticks for ticks in times if ticks is not None), None)


def _place(
    said: _Said, coarse: tuple[int, int], fine: tuple[int, int]
) -> tuple[float, float]:
    """Give the better of the two positions of a record, in degrees."""
    if said.fine_lat is not None and said.fine_lon is not None:
        return said.fine_lat * fine[0] / fine[1], said.fine_lon * fine[0] / fine[1]
    if said.lat is not None and said.lon is not None:
        return said.lat * coarse[0] / coarse[1], said.lon * coarse[0] / coarse[1]
    return nan, nan


def _altitudes(said: _Said) -> tuple[float, float]:
    """Give pressure altitude and height in feet."""
    known = said.height is not None and said.height != HEIGHT_BEYOND
    return (
        nan if said.level is None else said.level * 25.0,
        (said.height or 0) * 6.25 if known else nan,
    )


def _speed_kt(said: _Said) -> float:
    """Give the speed over ground; nan where it is beyond the item."""
    if said.gs is None or said.gs_beyond:
        return nan
    return said.gs * MILE_PER_S_KT / 16384.0


def _climb_fpm(said: _Said) -> float:
    """Give the climb, of pressure before that of height."""
    if said.baro_rate is not None and not said.baro_beyond:
        return said.baro_rate * 6.25
    if said.geo_rate is not None and not said.geo_beyond:
        return said.geo_rate * 6.25
    return nan
