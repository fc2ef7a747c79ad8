"""Times as the site file writes them: RFC 3339 with an offset, to integer nanoseconds.

A time without an offset is refused: a watch that is two hours off looks right on every
screen. Leap seconds (``:60``) are refused too, because integer UTC nanoseconds cannot
name them.
"""

import re
from datetime import UTC, datetime, timedelta

from vedette.errors import UsageError
from vedette.units import SECOND_NS

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Nanoseconds in 64 bits last from 1678 to 2261; a night before or after is room enough.
YEARS_NS = tuple(
    int((datetime(year, 1, 1, tzinfo=UTC) - _EPOCH).total_seconds()) * SECOND_NS
    for year in (1700, 2200)
)
_EXAMPLE = "2025-09-09T20:00:00Z"
_RFC_3339 = re.compile(
    r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?"
    r"([Zz]|[+-]\d{2}:\d{2})?",
    re.ASCII,
)


def instant_ns(value: object, *, where: str) -> int:
    """Read a TOML date-time or an RFC 3339 text.

    Parameters
    ----------
    value : object
        What the site file holds.
    where : str
        File, table and key, for the message.

    Returns
    -------
    int
        Nanoseconds UTC.

    Raises
    ------
    UsageError
        Where it is not a time, or a time without an offset.
    """
    if isinstance(value, datetime):
        return _from_datetime(value, 0, where)
    found = _RFC_3339.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise UsageError(
            expected="a time",
            got=shown(value),
            where=where,
            advice=f"Write it as {_EXAMPLE}.",
        )
    day, clock, fraction, offset = found.groups()
    zone = "" if offset is None else offset.upper().replace("Z", "+00:00")
    try:
        moment = datetime.fromisoformat(f"{day}T{clock}{zone}")
    except ValueError as error:
        raise UsageError(
            expected="a time that exists",
            got=shown(value),
            where=where,
            advice=f"{error}.",
        ) from error
    return _from_datetime(moment, int((fraction or "0").ljust(9, "0")), where)


def _from_datetime(moment: datetime, fraction_ns: int, where: str) -> int:
    if moment.tzinfo is None:
        raise UsageError(
            expected="a time with its offset from UTC",
            got=moment.isoformat(),
            where=where,
            advice=f"Append Z if it is UTC: {_EXAMPLE}.",
        )
    time_ns = (moment - _EPOCH) // timedelta(microseconds=1) * 1000 + fraction_ns
    if not YEARS_NS[0] <= time_ns < YEARS_NS[1]:
        raise UsageError(
            expected="a time of the years 1700 to 2199",
            got=moment.isoformat(),
            where=where,
            advice="A record counts nanoseconds since 1970 in 64 bits.",
        )
    return time_ns


def instant_text(time_ns: int) -> str:
    """Write a time the shortest way that loses nothing.

    Parameters
    ----------
    time_ns : int
        Nanoseconds UTC.

    Returns
    -------
    str
        RFC 3339 ending in ``Z``.
    """
    seconds, rest_ns = divmod(time_ns, SECOND_NS)
    moment = _EPOCH + timedelta(seconds=seconds)
    fraction = f".{rest_ns:09d}".rstrip("0") if rest_ns else ""
    return f"{moment:%Y-%m-%dT%H:%M:%S}{fraction}Z".rjust(20, "0")


def shown(value: object) -> str:
    """Show a value of the site file as its author wrote it, cut to a line.

    Parameters
    ----------
    value : object
        As tomllib returned it.

    Returns
    -------
    str
        At most 60 characters, without control characters.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    text = value.isoformat() if isinstance(value, datetime) else ascii(value)
    longest = 60  # a message stays one line
    return text if len(text) <= longest else text[: longest - 3] + "..."
