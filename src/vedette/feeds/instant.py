"""What a sender wrote as a time becomes integer nanoseconds UTC.

Law: ISO 8601 calendar dates (proleptic Gregorian) and POSIX time, which knows no leap
second. A time without a zone is UTC. A number carries its unit in its size: seconds,
milliseconds, microseconds and nanoseconds of the years 1990 to 2100 do not overlap.
Whatever lies outside those years is no time of ours but a clock that was never set.
"""

import re
from datetime import date
from functools import lru_cache

from vedette.feeds.fields import BadValue
from vedette.units import SECOND_NS

FIRST_NS = 631_152_000 * SECOND_NS  # 1990-01-01: before it no ADS-B was ever recorded
LAST_NS = 4_102_444_800 * SECOND_NS  # 2100-01-01: beyond it lies a broken clock
UNITS_NS = (("s", SECOND_NS), ("ms", 1_000_000), ("µs", 1_000), ("ns", 1))
EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
DAY_S = 86_400

_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?"
    r" ?(Z|UTC|[+-]\d\d(?::?\d\d)?)?",
    re.ASCII,
)
_NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)

Instant = int | float | str | None


def instant_ns(value: Instant) -> int:
    """Read a time.

    Parameters
    ----------
    value : int, float, str or None
        A number by its size (see `unit_of`), digits as text, or ISO 8601 text.

    Returns
    -------
    int
        Nanoseconds UTC.

    Raises
    ------
    BadValue
        If it is no time between 1990 and 2100.
    """
    if isinstance(value, str):
        value = value.strip()
        if not _NUMBER.fullmatch(value):
            return _within(_iso_ns(value), value)
        value = float(value) if "." in value else int(value[:32])
    if value is None:
        raise BadValue("expected a timestamp, got none")
    return _number_ns(value)


def unit_of(value: Instant) -> str:
    """Name the unit in which a time was written, for the reader of a summary.

    Parameters
    ----------
    value : int, float, str or None
        As for `instant_ns`.

    Returns
    -------
    str
        "s", "ms", "µs", "ns", "ISO 8601", "ISO 8601 without zone", or "".
    """
    if isinstance(value, str):
        value = value.strip()
        match = _ISO.fullmatch(value)
        if match:
            return "ISO 8601" if match[6] else "ISO 8601 without zone"
        value = float(value) if _NUMBER.fullmatch(value) else None
    if value is None:
        return ""
    fits = (u for u, ns in UNITS_NS if FIRST_NS <= value * ns < LAST_NS)
    return next(fits, "")


def seconds_ns(seconds: float) -> int:
    """Turn float seconds into nanoseconds, rounded to the microsecond.

    A double near 1.7e9 s resolves a quarter of a microsecond; finer digits would be
    invented. Whole and fraction part are exact, so that every machine agrees.

    Parameters
    ----------
    seconds : float
        Finite.

    Returns
    -------
    int
        Nanoseconds.
    """
    whole = int(seconds // 1)
    return whole * SECOND_NS + round((seconds - whole) * 1e6) * 1_000


def iso_text(time_ns: int) -> str:
    """Write nanoseconds as ISO 8601 UTC to the second, for messages.

    Parameters
    ----------
    time_ns : int
        Nanoseconds UTC.

    Returns
    -------
    str
        Such as 2018-08-01T13:00:00Z.
    """
    days, second = divmod(time_ns // SECOND_NS, DAY_S)
    day = date.fromordinal(EPOCH_ORDINAL + days).isoformat()
    hour, minute = second // 3600, second // 60 % 60
    return f"{day}T{hour:02}:{minute:02}:{second % 60:02}Z"


def clock_text(time_ns: int) -> str:
    """Write the time of day alone, where the day is not known.

    Parameters
    ----------
    time_ns : int
        Nanoseconds UTC of any day.

    Returns
    -------
    str
        Such as 13:00:00.
    """
    return iso_text(time_ns)[11:19]


def _number_ns(value: float) -> int:
    """Read a number whose size tells its unit."""
    for _, unit_ns in UNITS_NS:
        if FIRST_NS <= value * unit_ns < LAST_NS:
            if isinstance(value, int):
                return value * unit_ns
            return seconds_ns(value) if unit_ns == SECOND_NS else int(value) * unit_ns
    raise BadValue(f"expected a timestamp between 1990 and 2100, got {value!r:.40}")


def _iso_ns(text: str) -> int:
    """Read ISO 8601 text down to nanoseconds."""
    match = _ISO.fullmatch(text)
    if match is None:
        raise BadValue(f"expected an ISO 8601 timestamp, got {text[:40]!r}")
    day, hour, minute, second, fraction, zone = match.groups()
    if int(hour) > 23 or int(minute) > 59 or int(second) > 59:  # noqa: PLR2004 - a clock
        raise BadValue(f"expected a time of day, got {text[:40]!r}")
    clock_s = int(hour) * 3600 + int(minute) * 60 + int(second) - _zone_s(zone)
    nanos = int(fraction.ljust(9, "0")) if fraction else 0
    return (_day(day) * DAY_S + clock_s) * SECOND_NS + nanos


def _zone_s(zone: str | None) -> int:
    """Seconds east of Greenwich; none said is UTC."""
    if zone is None or zone[0] in "ZU":
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    east_s = int(digits[:2]) * 3600 + int(digits[2:]) * 60
    return -east_s if zone[0] == "-" else east_s


@lru_cache(maxsize=64)
def _day(text: str) -> int:
    """Count the days since 1970-01-01."""
    try:
        return date.fromisoformat(text).toordinal() - EPOCH_ORDINAL
    except ValueError:
        raise BadValue(f"expected a calendar date, got {text!r}") from None


def _within(time_ns: int, value: object) -> int:
    """Refuse the times of clocks that were never set."""
    if FIRST_NS <= time_ns < LAST_NS:
        return time_ns
    raise BadValue(f"expected a timestamp between 1990 and 2100, got {value!r:.40}")
