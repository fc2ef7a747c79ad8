"""Zones of time that articles name, and their offsets from UTC by fixed rules.

Law: Directive 2000/84/EC (summer time from 01:00 UTC on the last Sunday of March to
that of October, since 1996), 15 U.S.C. 260a as amended in 2005 (US daylight time from
02:00 on the second Sunday of March to 02:00 on the first of November, since 2007),
Russian federal law 248-FZ of 2014 (Moscow stays at UTC+3). The rules stand here, so
that a machine without a zone database reads the same words the same way. Zones that
are not in the table are looked up in the machine's own database, if it has one.
"""

import zoneinfo
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from vedette.errors import UsageError

HOUR_S = 3600
MARCH, OCTOBER, NOVEMBER = 3, 10, 11
EUROPE, UNITED_STATES, FIXED = "eu", "us", "fixed"
# Rule, hours of standard time, cities of the IANA names.
_TABLE = (
    (EUROPE, 0, "Europe/London Europe/Dublin Europe/Lisbon"),
    (
        EUROPE,
        1,
        (
            "Europe/Warsaw Europe/Berlin Europe/Brussels Europe/Copenhagen "
            "Europe/Paris Europe/Madrid Europe/Rome Europe/Vienna Europe/Prague "
            "Europe/Bratislava Europe/Budapest Europe/Amsterdam Europe/Oslo "
            "Europe/Stockholm Europe/Zurich Europe/Luxembourg Europe/Ljubljana "
            "Europe/Zagreb Europe/Belgrade"
        ),
    ),
    (
        EUROPE,
        2,
        (
            "Europe/Kyiv Europe/Kiev Europe/Vilnius Europe/Riga Europe/Tallinn "
            "Europe/Helsinki Europe/Bucharest Europe/Sofia Europe/Athens Asia/Nicosia"
        ),
    ),
    (UNITED_STATES, -5, "America/New_York"),
    (FIXED, 3, "Europe/Moscow Europe/Minsk Europe/Istanbul"),
    (FIXED, 0, "UTC Etc/UTC GMT"),
)
RULES = MappingProxyType(
    {name: (rule, hours) for rule, hours, names in _TABLE for name in names.split()}
)
# What articles call a zone: an IANA name, or an offset that needs no rule, in hours.
SAID: Mapping[str, str | int] = MappingProxyType(
    {
        "utc": 0,
        "gmt": 0,
        "z": 0,
        "wet": 0,
        "bst": 1,
        "cet": 1,
        "cest": 2,
        "eet": 2,
        "eest": 3,
        "msk": 3,
        "est": -5,
        "edt": -4,
        "et": "America/New_York",
        "eastern": "America/New_York",
        "eastern time": "America/New_York",
        "kyiv": "Europe/Kyiv",
        "kiev": "Europe/Kyiv",
        "warsaw": "Europe/Warsaw",
        "polish": "Europe/Warsaw",
        "moscow": "Europe/Moscow",
        "minsk": "Europe/Minsk",
        "belarusian": "Europe/Minsk",
        "berlin": "Europe/Berlin",
        "german": "Europe/Berlin",
        "brussels": "Europe/Brussels",
        "danish": "Europe/Copenhagen",
        "uk": "Europe/London",
        "london": "Europe/London",
        "british": "Europe/London",
        "central european": "Europe/Berlin",
        "eastern european": "Europe/Kyiv",
        "irish": "Europe/Dublin",
    }
)
OFFSET_NAMES = MappingProxyType(
    {0: "UTC", 1: "Etc/GMT-1", 2: "Etc/GMT-2", 3: "Etc/GMT-3", -5: "Etc/GMT+5"}
    | {-4: "Etc/GMT+4"}
)


def known_zone(name: str) -> str:
    """Return a zone's name if its offsets can be told.

    Parameters
    ----------
    name : str
        IANA name.

    Returns
    -------
    str
        The same.

    Raises
    ------
    UsageError
        Where neither the table nor the machine knows it.
    """
    if name in RULES or name in OFFSET_NAMES.values():
        return name
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(
            expected="the IANA name of a zone",
            got=ascii(name)[:60],
            where="zone",
            advice="Write it as Europe/Warsaw; without a zone database only these are "
            f"known: {', '.join(sorted(RULES))}.",
        ) from error
    return name


def to_utc(local: datetime, zone: str | int) -> datetime:
    """Give the UTC time of a clock reading.

    Parameters
    ----------
    local : datetime
        What the clock shows, without a zone.
    zone : str or int
        IANA name, or hours ahead of UTC.

    Returns
    -------
    datetime
        UTC. Of a reading that comes twice in autumn the first; one that spring leaves
        out is read with the offset of before (`moments_of` tells them apart).
    """
    if isinstance(zone, int):
        return (local - timedelta(hours=zone)).replace(tzinfo=UTC)
    offset_s = _offset_of_reading(local, zone)
    return (local - timedelta(seconds=offset_s)).replace(tzinfo=UTC)


def moments_of(local: datetime, zone: str | int) -> tuple[datetime, ...]:
    """Give every UTC time at which a clock shows a reading.

    Parameters
    ----------
    local : datetime
        What the clock shows, without a zone.
    zone : str or int
        IANA name, or hours ahead of UTC.

    Returns
    -------
    tuple of datetime
        UTC, in order: two for a reading that comes twice in autumn, none for one that
        spring leaves out.
    """
    if isinstance(zone, int):
        return (to_utc(local, zone),)
    guess = local.replace(tzinfo=UTC)
    a_day = timedelta(days=1)
    offsets = {_offset_s(guess - a_day, zone), _offset_s(guess + a_day, zone)}
    either = sorted(guess - timedelta(seconds=offset_s) for offset_s in offsets)
    return tuple(one for one in either if to_local(one, zone) == local)


def to_local(moment: datetime, zone: str | int) -> datetime:
    """Give what a clock of a zone shows.

    Parameters
    ----------
    moment : datetime
        UTC.
    zone : str or int
        IANA name, or hours ahead of UTC.

    Returns
    -------
    datetime
        Without a zone.
    """
    if isinstance(zone, int):
        return moment.replace(tzinfo=None) + timedelta(hours=zone)
    return moment.replace(tzinfo=None) + timedelta(seconds=_offset_s(moment, zone))


def _offset_of_reading(local: datetime, zone: str) -> int:
    """Find the offset that held when a clock showed a reading, the first of two."""
    guess = local.replace(tzinfo=UTC)
    before = _offset_s(guess - timedelta(days=1), zone)
    moment = guess - timedelta(seconds=before)
    after = _offset_s(moment, zone)
    if after == before:
        return before
    again = _offset_s(guess - timedelta(seconds=after), zone)
    return after if again == after else before


def _offset_s(moment: datetime, zone: str) -> int:
    """Return local less UTC, s, at a UTC time."""
    if zone in OFFSET_NAMES.values() and zone != "UTC":
        hours = next(h for h, name in OFFSET_NAMES.items() if name == zone)
        return hours * HOUR_S
    if zone not in RULES:
        away = moment.astimezone(zoneinfo.ZoneInfo(zone)).utcoffset()
        return int(away.total_seconds()) if away else 0
    rule, hours = RULES[zone]
    if rule == EUROPE:
        begins = _sunday(moment.year, MARCH, last=True).replace(hour=1)
        ends = _sunday(moment.year, OCTOBER, last=True).replace(hour=1)
    elif rule == UNITED_STATES:
        # 02:00 local standard time in March, 02:00 local daylight time in November.
        begins = _sunday(moment.year, MARCH, after=8) + timedelta(hours=2 - hours)
        ends = _sunday(moment.year, NOVEMBER, after=1) + timedelta(hours=1 - hours)
    else:
        return hours * HOUR_S
    return (hours + (begins <= moment < ends)) * HOUR_S


def _sunday(year: int, month: int, *, last: bool = False, after: int = 1) -> datetime:
    """Return 00:00 UTC of a month's last Sunday, or of its first from a day on."""
    sunday = 6
    if last:
        end = datetime(year, month, 31, tzinfo=UTC)
        return end - timedelta(days=(end.weekday() - sunday) % 7)
    begin = datetime(year, month, after, tzinfo=UTC)
    return begin + timedelta(days=(sunday - begin.weekday()) % 7)
