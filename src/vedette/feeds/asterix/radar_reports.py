"""Reports of radars: CAT048 plots and CAT034 beams.

Law: EUROCONTROL-SPEC-0149-4 (CAT048) I048/020 (what detected it, simulated, test, field
monitor), /040 (slant range and azimuth), /070 and /090 (validity bits), /220, /240; and
-2b (CAT034) I034/000, /020, /041. A plot is what an antenna measured at a target: a
record that says "no detection" (a coasted track), a test target or a field monitor
(a fixed transponder) gives no plot, and is counted. A simulated one gives a plot that
says so. I048/110, a 3D radar's height, is above mean sea level and is not reported as
a height above the ellipsoid. A flight level that no transponder can say (a garbled
reply) is not said; the range and the azimuth beside it were measured all the same.
"""

from collections.abc import Iterator
from math import nan

from vedette.feeds.asterix.said import (
    SOURCE,
    Block,
    address_of,
    callsign_of,
    impossible,
    mode3a_of,
    sources,
    time_ns,
)
from vedette.feeds.report import BeamReport, RadarReport

MILE_M = 1852.0
PRIMARY = (1, 3, 6, 7)  # I048/020 TYP: sole primary, or combined with SSR or Mode S
SECONDARY = (2, 3, 4, 5, 6, 7)
NO_DETECTION = 0
FLIGHT_LEVEL_FT = 25.0  # a quarter of a flight level
NORTH_MARKER, SECTOR_CROSSING = 1, 2  # I034/000
PLOT_PATHS = (
    *SOURCE,
    *("040/RHO", "040/THETA", "140/TOD", "020/TYP", "020/SIM", "020/RAB", "020/TST"),
    "020/ERR",
    *("070/MODE3A", "070/V", "070/G", "090/FL", "090/V", "090/G", "220/ADR"),
    "240/IDENT",
)
BEAM_PATHS = (*SOURCE, "000/TYPE", "020/SECTOR", "041/PERIOD", "030/TOD")


def plots(block: Block) -> Iterator[RadarReport]:
    """Make the plots of a CAT048 block.

    Parameters
    ----------
    block : Block
        Decoded.

    Yields
    ------
    RadarReport
        In the order of the records.
    """
    for sensor, row in zip(sources(block), block.rows, strict=True):
        _, _, rho, theta, ticks, typ, sim, rab, tst, far, *identity = row
        reason = "" if not far else "a range beyond what item 040 can say"
        reason = reason or _no_plot(sensor, rho, typ, rab, tst)
        if reason:
            block.skipped[reason] += 1
            continue
        time = time_ns(block, ticks)
        if time < 0:
            continue
        code, code_v, code_g, level, level_v, level_g, adr, ident = identity
        yield RadarReport(
            time_ns=time,
            received_ns=block.received(time),
            sensor=sensor,
            range_m=(rho or 0) * MILE_M / 256.0,
            azimuth_deg=(theta or 0) * 360.0 / 65536.0,
            simulated=bool(sim),
            address=address_of(adr),
            altitude_baro_ft=_altitude_ft(level, level_v, level_g),
            mode3a=mode3a_of(code, code_v, code_g),
            callsign=callsign_of(ident),
            primary=typ in PRIMARY,
            secondary=typ in SECONDARY,
        )


def _altitude_ft(level: int | None, invalid: int | None, garbled: int | None) -> float:
    """Give the altitude; nan where none is said, or none that can be."""
    if level is None or invalid or garbled:
        return nan
    feet = level * FLIGHT_LEVEL_FT
    return nan if impossible(0.0, 0.0, (feet,)) else feet


def _no_plot(
    sensor: str, rho: int | None, typ: int | None, rab: int | None, tst: int | None
) -> str:
    """Say why a record is no plot; "" where it is one."""
    if not sensor:
        return "no data source"
    if tst:
        return "test target"
    if rab:
        return "field monitor"
    if typ == NO_DETECTION:
        return "no detection (coasted track)"
    return "no measured position" if rho is None else ""


def beams(block: Block) -> Iterator[BeamReport]:
    """Make the beams of a CAT034 block.

    Parameters
    ----------
    block : Block
        Decoded.

    Yields
    ------
    BeamReport
        A north marker or a sector crossing; other messages give none.
    """
    for sensor, row in zip(sources(block), block.rows, strict=True):
        _, _, kind, sector, period, ticks = row
        azimuth_deg = nan
        if kind == NORTH_MARKER:
            azimuth_deg = 0.0
        elif kind == SECTOR_CROSSING and sector is not None:
            azimuth_deg = sector * 360.0 / 256.0
        if azimuth_deg != azimuth_deg or not sensor:  # noqa: PLR0124 - nan
            block.skipped["no beam" if sensor else "no data source"] += 1
            continue
        time = time_ns(block, ticks)
        if time >= 0:
            yield BeamReport(
                time_ns=time,
                received_ns=block.received(time),
                sensor=sensor,
                azimuth_deg=azimuth_deg,
                period_s=period / 128.0 if period else nan,
            )
