"""Extended squitters as an aircraft would send them, for tests.

The encoder of compact positions is written from the standard's formulas (DO-260B
A.1.7.3, A.1.7.5) with the library's cosine, independent of the decoder under test.
"""

import json
import math

from vedette.feeds.modes.parity import parity

START_S = 1_720_000_000.0


def zones_by_formula(lat_deg: float) -> int:
    if abs(lat_deg) >= 87.0:
        return 2 if abs(lat_deg) == 87.0 else 1
    ratio = 1 - math.cos(math.pi / 30)
    squared = math.cos(math.radians(lat_deg)) ** 2
    return math.floor(2 * math.pi / math.acos(1 - ratio / squared))


def encoded(lat: float, lon: float, *, odd: bool, surface: bool) -> tuple[int, int]:
    turn = 90.0 if surface else 360.0
    step = turn / (59 if odd else 60)
    yz = math.floor(131072 * (lat % step) / step + 0.5)
    seen = step * (yz / 131072 + math.floor(lat / step))
    step = turn / max(zones_by_formula(seen) - odd, 1)
    xz = math.floor(131072 * (lon % step) / step + 0.5)
    return yz % 131072, xz % 131072


def metres(start: tuple[float, float], end: tuple[float, float]) -> float:
    north = (end[0] - start[0]) * 111_195.0
    east = ((end[1] - start[1] + 180.0) % 360.0 - 180.0) * 111_195.0
    return math.hypot(north, east * math.cos(math.radians(start[0])))


def squitter(me: int, address: int = 0x4840D6, df: int = 17, field: int = 5) -> bytes:
    body = bytes([df << 3 | field]) + address.to_bytes(3, "big") + me.to_bytes(7, "big")
    return body + parity(body).to_bytes(3, "big")


def airborne(
    lat: float, lon: float, *, odd: bool, code: int = 11, altitude: int = 0xC38
) -> int:
    y, x = encoded(lat, lon, odd=odd, surface=False)
    return code << 51 | altitude << 36 | odd << 34 | y << 17 | x


def surface(lat: float, lon: float, *, odd: bool, code: int = 7) -> int:
    y, x = encoded(lat, lon, odd=odd, surface=True)
    return code << 51 | 30 << 44 | 1 << 43 | 32 << 36 | odd << 34 | y << 17 | x


def velocity(east: int, north: int, rate: int = 11, difference: int = 9) -> int:
    me = 19 << 51 | 1 << 48 | (east < 0) << 42 | (abs(east) + 1) << 32
    return me | (north < 0) << 31 | (abs(north) + 1) << 21 | rate << 10 | difference


def status(version: int, nac_p: int, sil: int, *, a: int = 0, c: int = 0) -> int:
    me = 31 << 51 | bool(c) << 48 | c << 36 | version << 13 | a << 12
    return me | nac_p << 8 | sil << 4


def line(frame: bytes, after_s: float) -> bytes:
    row = {"timestamp": START_S + after_s, "frame": frame.hex()}
    return json.dumps(row).encode() + b"\n"
