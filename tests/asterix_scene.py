"""Reports as the sky speaks them: ASTERIX blocks in a capture, encoded by us.

Radar plots become CAT048, beams CAT034, claimed positions CAT021, each a block in a
UDP datagram of its own, radars and receivers on ports of their own. The simulation bit
is set in all of them.
"""

import struct
from collections.abc import Sequence
from math import isnan

import numpy as np

from vedette.feeds.asterix import Field, assemble, encode, table_of
from vedette.feeds.asterix.columns import Columns
from vedette.feeds.report import BeamReport, PositionReport, RadarReport, Report

DAY_S = 86_400
SAC, RECEIVER_SIC = 25, 11
RADAR_PORT, RECEIVER_PORT = 30_048, 30_021
NS = 1_000_000_000


def capture_of(reports: Sequence[Report], *, delay_s: float = 0.4) -> bytes:
    """Write a pcap of reports, each received ``delay_s`` after its time."""
    parts = [struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 65535, 1)]
    blocks = {id(r): block for r, block in _blocks(reports)}
    for report in reports:
        received_ns = report.time_ns + int(delay_s * NS)
        port = RECEIVER_PORT if isinstance(report, PositionReport) else RADAR_PORT
        packet = _ethernet(blocks[id(report)], port)
        seconds, rest = divmod(received_ns, NS)
        parts.append(struct.pack("<IIII", seconds, rest, len(packet), len(packet)))
        parts.append(packet)
    return b"".join(parts)


def blocks_of(reports: Sequence[Report]) -> list[bytes]:
    """Encode each report as a block."""
    blocks = {id(r): block for r, block in _blocks(reports)}
    return [blocks[id(report)] for report in reports]


def _blocks(reports: Sequence[Report]) -> list[tuple[Report, bytes]]:
    """Encode, category by category."""
    found: list[tuple[Report, bytes]] = []
    for kind, columns_of in (
        (RadarReport, _plots),
        (BeamReport, _beams),
        (PositionReport, _positions),
    ):
        chosen = [report for report in reports if isinstance(report, kind)]
        if not chosen:
            continue
        made = encode(columns_of(chosen))
        data = made.data.tobytes()
        for report, at, octets in zip(chosen, made.at, made.octets, strict=True):
            found.append((report, data[at : at + octets]))
    return found


def _ticks(reports: Sequence[Report]) -> list[int]:
    """Time of day in 1/128 s."""
    return [round(r.time_ns % (DAY_S * NS) / NS * 128) for r in reports]


def _source(sics: Sequence[int]) -> dict[str, Field]:
    rows = np.arange(len(sics))
    return {
        "010/SAC": Field(rows, np.full(len(sics), SAC)),
        "010/SIC": Field(rows, np.array(sics)),
    }


def _sic(sensor: str) -> int:
    """Return the SIC of "25/10"."""
    return int(sensor.partition("/")[2])


def _plots(plots: Sequence[RadarReport]) -> Columns:
    """CAT048."""
    rows = np.arange(len(plots))
    named = [k for k, plot in enumerate(plots) if plot.address >= 0]
    levels = [k for k, plot in enumerate(plots) if not isnan(plot.altitude_baro_ft)]
    fields = {
        **_source([_sic(plot.sensor) for plot in plots]),
        "140/TOD": Field(rows, _ticks(plots)),
        "020/TYP": Field(rows, [5 if plot.address >= 0 else 1 for plot in plots]),
        "020/SIM": Field(rows, np.ones(len(plots), np.int64)),
        "040/RHO": Field(rows, [round(p.range_m / 1852.0 * 256) for p in plots]),
        "040/THETA": Field(
            rows, [round(p.azimuth_deg / 360.0 * 65536) % 65536 for p in plots]
        ),
        "220/ADR": Field(named, [plots[k].address for k in named]),
        "090/FL": Field(
            levels, [round(plots[k].altitude_baro_ft / 25) for k in levels]
        ),
    }
    return assemble(table_of(48), len(plots), fields)


def _beams(beams: Sequence[BeamReport]) -> Columns:
    """CAT034: a north marker or a sector crossing."""
    rows = np.arange(len(beams))
    north = [beam.azimuth_deg == 0.0 for beam in beams]
    fields = {
        **_source([_sic(beam.sensor) for beam in beams]),
        "000/TYPE": Field(rows, [1 if at else 2 for at in north]),
        "030/TOD": Field(rows, _ticks(beams)),
        "020/SECTOR": Field(rows, [round(b.azimuth_deg / 360 * 256) for b in beams]),
    }
    return assemble(table_of(34), len(beams), fields)


def _positions(claims: Sequence[PositionReport]) -> Columns:
    """CAT021."""
    rows = np.arange(len(claims))
    count = len(claims)
    fields = {
        **_source([RECEIVER_SIC] * count),
        "040/ATP": Field(rows, np.zeros(count, np.int64)),
        "040/SIM": Field(rows, np.ones(count, np.int64)),
        "073/TOD": Field(rows, _ticks(claims)),
        "131/LAT": Field(rows, [round(c.lat_deg / 180 * 2**30) for c in claims]),
        "131/LON": Field(rows, [round(c.lon_deg / 180 * 2**30) for c in claims]),
        "080/ADR": Field(rows, [c.address for c in claims]),
        "145/FL": Field(rows, [round(c.altitude_baro_ft / 25) for c in claims]),
        "160/GS": Field(rows, [round(c.groundspeed_kt / 3600 * 2**14) for c in claims]),
        "160/TA": Field(
            rows, [round(c.track_deg / 360 * 65536) % 65536 for c in claims]
        ),
    }
    return assemble(table_of(21), count, fields)


def _ethernet(payload: bytes, port: int) -> bytes:
    """Wrap a payload in UDP over IPv4 over Ethernet; no checksums."""
    udp = struct.pack(">HHHH", port, port, 8 + len(payload), 0) + payload
    ip = struct.pack(
        ">BBHHHBBH4s4s",
        *(0x45, 0, 20 + len(udp), 0, 0, 64, 17, 0),
        bytes([10, 0, 0, 1]),
        bytes([239, 0, 0, 1]),
    )
    return bytes(12) + b"\x08\x00" + ip + udp
