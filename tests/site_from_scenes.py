"""A radar with a Mode S antenna and an ADS-B station beside it: synthetic, for tests.

Aircraft fly straight over the ellipsoid and say where they are; the radar at `TOWER`
measures them with their addresses, with errors, misses and clutter. What a drafted
site file finds out can be held against all of that.
"""

import struct
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from asterix_scene import RADAR_PORT, _ethernet, blocks_of
from vedette.earth.ellipsoid import (
    geodetic_to_ecef,
    horizon_at,
    range_azimuth_elevation,
)
from vedette.earth.geoid import load_geoid, undulation
from vedette.feeds.asterix import Field, assemble, encode, table_of
from vedette.feeds.report import BeamReport, PositionReport, RadarReport, Report

S = 1_000_000_000
MIDNIGHT = 1_757_462_400 * S
PERIOD_S = 10.0
TOWER = (52.1234, 20.4321, 140.0)
SIGMA_RANGE_M, SIGMA_AZIMUTH_DEG = 60.0, 0.1
REACH_M = 180e3
FEET = 30_000.0
RECEIVER_PORT = 30_021


class Flight(NamedTuple):
    """A straight flight: where it is at time 0, and degrees per second."""

    address: int
    lat_deg: float
    lon_deg: float
    lat_dps: float
    lon_dps: float

    def at(self, time_s: float) -> tuple[float, float]:
        """Where it is."""
        return (
            self.lat_deg + self.lat_dps * time_s,
            self.lon_deg + self.lon_dps * time_s,
        )


def flights(count: int, seed: int = 1) -> list[Flight]:
    """Draw flights around the tower at 150 to 250 m/s."""
    rng = np.random.default_rng(seed)
    found = []
    for number in range(count):
        bearing, away = rng.uniform(0, 2 * np.pi, 2)[0], rng.uniform(0.25, 1.0)
        speed, course = rng.uniform(150, 250) / 111e3, rng.uniform(0, 2 * np.pi)
        found.append(
            Flight(
                0x480000 + number,
                TOWER[0] + away * np.cos(bearing),
                TOWER[1] + 1.6 * away * np.sin(bearing),
                speed * np.cos(course),
                1.6 * speed * np.sin(course),
            )
        )
    return found


def height_m() -> float:
    """Above the ellipsoid, where the altimeter says `FEET` and no weather is."""
    return FEET * 0.3048 + float(undulation(load_geoid(), TOWER[0], TOWER[1]))


def plots_and_claims(
    fleet: list[Flight],
    turns: int,
    *,
    seed: int = 2,
    p_detect: float = 0.9,
    clutter: float = 5.0,
    each_s: float = 5.0,
    sectors: int = 32,
) -> list[Report]:
    """Draw what radar and station say over some turns, in time order."""
    rng = np.random.default_rng(seed)
    found: list[Report] = []
    for turn in range(turns):
        for flight in fleet:
            if rng.random() < p_detect:
                found += _plot(flight, turn, rng)
        for _ in range(rng.poisson(clutter)):
            azimuth = rng.uniform(0.0, 360.0)
            time_ns = MIDNIGHT + int(PERIOD_S * (turn + azimuth / 360.0) * S)
            found.append(
                RadarReport(
                    time_ns=time_ns,
                    received_ns=time_ns,
                    sensor="25/10",
                    range_m=rng.uniform(1e3, REACH_M),
                    azimuth_deg=azimuth,
                )
            )
        for sector in range(sectors):
            time_ns = MIDNIGHT + int(PERIOD_S * (turn + sector / sectors) * S)
            found.append(
                BeamReport(
                    time_ns=time_ns,
                    received_ns=time_ns,
                    sensor="25/10",
                    azimuth_deg=360.0 * sector / sectors,
                )
            )
    if each_s:
        found += [
            claim
            for flight in fleet
            for claim in _claims(flight, turns * PERIOD_S, each_s)
        ]
    return sorted(found, key=lambda report: report.time_ns)


def _claims(flight: Flight, until_s: float, each_s: float) -> list[PositionReport]:
    """Give what one aircraft says of itself."""
    found = []
    for time_s in np.arange(0.5, until_s, each_s):
        lat_deg, lon_deg = flight.at(time_s)
        time_ns = MIDNIGHT + int(time_s * S)
        speed = np.hypot(flight.lat_dps, flight.lon_dps / 1.6) * 111e3
        found.append(
            PositionReport(
                time_ns=time_ns,
                received_ns=time_ns,
                lat_deg=lat_deg,
                lon_deg=lon_deg,
                address=flight.address,
                altitude_baro_ft=FEET,
                groundspeed_kt=float(speed) / 0.5144,
                track_deg=float(
                    np.degrees(np.arctan2(flight.lon_dps / 1.6, flight.lat_dps)) % 360
                ),
            )
        )
    return found


def _plot(flight: Flight, turn: int, rng: np.random.Generator) -> list[RadarReport]:
    """Draw what the radar measures when its beam meets one aircraft."""
    horizon, azimuth, time_s = horizon_at(*TOWER), 0.0, PERIOD_S * (turn + 0.5)
    range_m = 0.0
    for _ in range(10):
        place = geodetic_to_ecef(*flight.at(time_s), height_m())
        range_m, azimuth, _ = range_azimuth_elevation(horizon, *place)
        time_s = PERIOD_S * (turn + azimuth / (2 * np.pi))
    if range_m > REACH_M:
        return []
    time_ns = MIDNIGHT + int(time_s * S)
    azimuth_deg = np.degrees(azimuth) + SIGMA_AZIMUTH_DEG * rng.standard_normal()
    return [
        RadarReport(
            time_ns=time_ns,
            received_ns=time_ns,
            sensor="25/10",
            range_m=range_m + SIGMA_RANGE_M * rng.standard_normal(),
            azimuth_deg=float(azimuth_deg % 360.0),
            address=flight.address,
            altitude_baro_ft=FEET,
            secondary=True,
        )
    ]


def north_marker(time_ns: int, place: tuple[float, float, float]) -> bytes:
    """Encode a CAT034 north marker of 25/10 that says period and position."""
    row = np.arange(1)
    fields = {
        "010/SAC": Field(row, [25]),
        "010/SIC": Field(row, [10]),
        "000/TYPE": Field(row, [1]),
        "030/TOD": Field(row, [round(time_ns % (86_400 * S) / S * 128)]),
        "041/PERIOD": Field(row, [round(PERIOD_S * 128)]),
        "120/HGT": Field(row, [round(place[2])]),
        "120/LAT": Field(row, [round(place[0] / 180 * 2**23)]),
        "120/LON": Field(row, [round(place[1] / 180 * 2**23)]),
    }
    return encode(assemble(table_of(34), 1, fields)).data.tobytes()


def pcap(messages: list[tuple[int, int, bytes]]) -> bytes:
    """Write (received, port, block) as a capture."""
    parts = [struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 65535, 1)]
    for received_ns, port, block in sorted(messages, key=lambda one: one[0]):
        packet = _ethernet(block, port)
        seconds, rest = divmod(received_ns, S)
        parts.append(struct.pack("<IIII", seconds, rest, len(packet), len(packet)))
        parts.append(packet)
    return b"".join(parts)


def messages(
    reports: list[Report], *, radar_port: int = RADAR_PORT
) -> list[tuple[int, int, bytes]]:
    """Give blocks of reports as `pcap` takes them, received 0.4 s later."""
    return [
        (
            report.time_ns + 4 * S // 10,
            RECEIVER_PORT if isinstance(report, PositionReport) else radar_port,
            block,
        )
        for report, block in zip(reports, blocks_of(reports), strict=True)
    ]


def without_addresses(reports: list[Report]) -> list[Report]:
    """Give the same plots of a primary radar."""
    return [
        replace(r, address=-1, altitude_baro_ft=float("nan"))
        if isinstance(r, RadarReport)
        else r
        for r in reports
    ]
