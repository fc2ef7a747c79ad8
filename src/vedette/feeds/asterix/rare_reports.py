"""What the items of rare categories say, as reports.

Law: EUROCONTROL-SPEC-0149 parts 2a (CAT001), 2b (CAT002), 7 (CAT010), 14 (CAT020); six
bit characters: ICAO Annex 10 IV 3.1.2.9. An item comes as its octets, most significant
first. Range in nautical miles (CAT001) or metres (CAT010), angles in parts of a turn.

A time of day has no date and CAT001 keeps only its last 512 s: both are placed nearest
to the time of reception. A CAT001 plot without any time happened when it was received.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import nan
from types import MappingProxyType
from typing import NamedTuple

from vedette.feeds.asterix.said import address_of
from vedette.feeds.fields import BadValue
from vedette.feeds.report import BeamReport, PositionReport, RadarReport, Report
from vedette.units import SECOND_NS

Said = dict[str, bytes]

TICK_NS = SECOND_NS // 128  # last bit of every ASTERIX time, exact
DAY_TICKS = 86_400 * 128
TRUNCATED_TICKS = 1 << 16  # I001/141 counts 512 s, and begins again at midnight
MILE_M = 1852.0
LEVEL_FT = 25.0  # a quarter of a flight level
TURN_16_DEG = 360.0 / 65_536
LAT_DEG_MAX, LON_DEG_MAX = 90.0, 180.0
SECTOR_DEG = 360.0 / 256
NORTH, SECTOR, SOUTH = 1, 2, 3  # I002/000
TEST_TARGET, FIELD_MONITOR = "test target", "field monitor"
TARGET = 1  # I010/000
SURFACE_RADAR = 3  # TYP of I010/020
SOURCES = MappingProxyType({0: "mlat", 1: "mlat", 2: "adsb", 5: "mlat"})  # its others


class Context(NamedTuple):
    """What a record does not say itself.

    Attributes
    ----------
    sensor : str
        SAC/SIC as "25/10".
    received_ns : int
        Nanoseconds UTC.
    """

    sensor: str
    received_ns: int


def reports_of(
    category: int, records: Sequence[Said], received_ns: int, skipped: Counter[str]
) -> Iterator[Report]:
    """Make the reports of a block.

    Parameters
    ----------
    category : int
        1, 2, 10, 20 or 65.
    records : sequence of dict
        Item number to its octets.
    received_ns : int
        Nanoseconds UTC.
    skipped : Counter
        Counts the records that give no report, by reason.

    Yields
    ------
    Report
        In the order of the records; none for what is no target and no beam.

    Raises
    ------
    BadValue
        If a record says what cannot be.
    """
    make = MAKERS[category]
    sensor = ""
    for number, said in enumerate(records, 1):
        if "010" in said:
            sensor = f"{said['010'][0]}/{said['010'][1]}"
        if not sensor:
            raise BadValue(f"record {number}: expected its source (item 010), got none")
        if received_ns < 0:
            raise BadValue("expected a time of reception to place its time, got none")
        report = make(said, Context(sensor, received_ns))
        if isinstance(report, str):
            skipped[report] += 1
        else:
            yield report


def nearest_ns(ticks: int, count: int, received_ns: int) -> int:
    """Place a time of day, whole or truncated, nearest to the time of reception.

    Parameters
    ----------
    ticks : int
        In 1/128 s.
    count : int
        Ticks after which it begins again: a day's, or fewer that begin at midnight.
    received_ns : int
        Nanoseconds UTC.

    Returns
    -------
    int
        Nanoseconds UTC; the earlier one of two that are equally near.
    """
    day_ns = DAY_TICKS * TICK_NS
    today_ns = received_ns - received_ns % day_ns
    placed = []
    for midnight_ns in (today_ns - day_ns, today_ns, today_ns + day_ns):
        turns = (received_ns - midnight_ns) // (count * TICK_NS)
        for turn in (turns - 1, turns, turns + 1):
            of_day = turn * count + ticks
            if 0 <= of_day < DAY_TICKS:
                placed.append(midnight_ns + of_day * TICK_NS)
    return min(placed, key=lambda time_ns: (abs(time_ns - received_ns), time_ns))


def _time_ns(said: Said, item: str, context: Context) -> int:
    """Place a whole time of day; the time of reception where there is none."""
    if item not in said:
        return context.received_ns
    ticks = _unsigned(said[item])
    if ticks >= DAY_TICKS:
        raise BadValue(f"expected a time of day below 86400 s, got {ticks / 128} s")
    return nearest_ns(ticks, DAY_TICKS, context.received_ns)


def _plot(said: Said, context: Context) -> RadarReport | str:
    """Make a report of a CAT001 plot or track that an antenna detected."""
    descriptor = said.get("020", b"\0")
    detected = descriptor[0] >> 4 & 3
    if _extended(descriptor, 1) & 0x80:
        return TEST_TARGET
    if descriptor[0] & 0x02:
        return FIELD_MONITOR
    if "020" in said and not detected:
        return "no detection (coasted track)"
    if "040" not in said:
        return "no measured position"
    time_ns = context.received_ns
    if "141" in said:
        ticks = _unsigned(said["141"])
        time_ns = nearest_ns(ticks, TRUNCATED_TICKS, context.received_ns)
    return RadarReport(
        time_ns=time_ns,
        received_ns=context.received_ns,
        sensor=context.sensor,
        range_m=_unsigned(said["040"][:2]) * MILE_M / 128,
        azimuth_deg=_unsigned(said["040"][2:]) * TURN_16_DEG,
        simulated=bool(descriptor[0] & 0x40),
        altitude_baro_ft=_level_ft(said.get("090")),
        mode3a=_mode3a(said.get("070")),
        primary=bool(detected & 1),
        secondary=bool(detected & 2),
    )


def _beam(said: Said, context: Context) -> BeamReport | str:
    """Make a report of a CAT002 marker or sector crossing."""
    kind = _unsigned(said.get("000", b"\0"))
    azimuth_deg = {NORTH: 0.0, SOUTH: 180.0}.get(kind)
    if kind == SECTOR and "020" in said:
        azimuth_deg = _unsigned(said["020"]) * SECTOR_DEG
    if azimuth_deg is None:
        return "no beam"
    return BeamReport(
        time_ns=_time_ns(said, "030", context),
        received_ns=context.received_ns,
        sensor=context.sensor,
        azimuth_deg=azimuth_deg,
        period_s=_unsigned(said["041"]) / 128 if "041" in said else nan,
    )


def _surface(said: Said, context: Context) -> RadarReport | PositionReport | str:
    """Make a report of a CAT010 target: a surface radar's plot, or a position."""
    descriptor = said.get("020", b"\0")
    second = _extended(descriptor, 1)
    if _unsigned(said.get("000", b"\0")) != TARGET:
        return "no target"
    if second & 0x60:
        return TEST_TARGET if second & 0x40 else FIELD_MONITOR
    kind, simulated = descriptor[0] >> 5, bool(second & 0x80)
    if kind == SURFACE_RADAR and "040" in said:
        return RadarReport(
            time_ns=_time_ns(said, "140", context),
            received_ns=context.received_ns,
            sensor=context.sensor,
            range_m=float(_unsigned(said["040"][:2])),
            azimuth_deg=_unsigned(said["040"][2:]) * TURN_16_DEG,
            simulated=simulated,
            primary=True,
        )
    if kind not in SOURCES:
        return "no cooperative target"
    on_ground = bool(descriptor[0] & 0x04)
    return _position(said, context, 1 << 31, SOURCES[kind], (on_ground, simulated))


def _multilateration(said: Said, context: Context) -> PositionReport | str:
    """Make a report of a CAT020 target."""
    second = _extended(said.get("020", b"\0"), 1)
    if second & 0x82:
        return TEST_TARGET if second & 0x02 else FIELD_MONITOR
    flags = (bool(second & 0x10), bool(second & 0x04))
    return _position(said, context, 1 << 25, "mlat", flags)


def _position(
    said: Said, context: Context, half_turn: int, source: str, flags: tuple[bool, bool]
) -> PositionReport | str:
    """Make a report of a WGS 84 position; flags are on ground, simulated."""
    if "041" not in said:
        return "no position in WGS 84"
    lat_deg = _signed(said["041"][:4]) * 180.0 / half_turn
    lon_deg = _signed(said["041"][4:]) * 180.0 / half_turn
    if abs(lat_deg) > LAT_DEG_MAX or abs(lon_deg) > LON_DEG_MAX:
        raise BadValue(f"expected a place on earth, got {lat_deg}, {lon_deg}")
    height = said.get("105")
    return PositionReport(
        time_ns=_time_ns(said, "140", context),
        received_ns=context.received_ns,
        lat_deg=lat_deg,
        lon_deg=lon_deg,
        address=address_of(_unsigned(said["220"]) if "220" in said else None),
        callsign=_text(said.get("245", b"\0")[1:]),
        altitude_baro_ft=_level_ft(said.get("090")),
        altitude_geometric_ft=_signed(height) * LEVEL_FT / 4 if height else nan,
        on_ground=flags[0],
        source=source,
        receiver=context.sensor,
        simulated=flags[1],
    )


def _service(_said: Said, _context: Context) -> str:
    """CAT065 tells of the service, not of the sky."""
    return "a message about the service"


MAKERS: Mapping[int, Callable[[Said, Context], Report | str]] = MappingProxyType(
    {1: _plot, 2: _beam, 10: _surface, 20: _multilateration, 65: _service}
)


def _unsigned(octets: bytes) -> int:
    """Read an unsigned integer."""
    return int.from_bytes(octets, "big")


def _signed(octets: bytes) -> int:
    """Read an integer in two's complement."""
    return int.from_bytes(octets, "big", signed=True)


def _extended(octets: bytes, part: int) -> int:
    """Read an octet of an extended item, 0 where it does not go so far."""
    return octets[part] if part < len(octets) else 0


def _level_ft(octets: bytes | None) -> float:
    """Read a flight level of 14 bits; nan where absent, not validated or garbled."""
    if octets is None or octets[0] & 0xC0:
        return nan
    level = _unsigned(octets) & 0x3FFF
    return (level - ((level & 0x2000) << 1)) * LEVEL_FT


def _mode3a(octets: bytes | None) -> int:
    """Read a Mode 3/A code; -1 where absent, not validated or garbled."""
    if octets is None or octets[0] & 0xC0:
        return -1
    return _unsigned(octets) & 0xFFF


def _text(octets: bytes) -> str:
    """Read characters of 6 bits; nothing where one of them is undefined."""
    bits, letters = _unsigned(octets), ""
    for place in range(len(octets) * 8 - 6, -1, -6):
        code = bits >> place & 0x3F
        letter = chr(code if code & 0x20 else code | 0x40)
        if letter != " " and not letter.isalnum():
            return ""
        letters += letter
    return letters.strip()
