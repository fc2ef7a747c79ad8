"""Local time of the states whose airspace is judged, where a rule gives it.

Law: Directive 2000/84/EC: summer time begins and ends at 01:00 UTC on the last Sundays
of March and October; the states listed here follow it, whether members or not. Where a
state keeps another rule, no local time is told: UTC always stands, a guess never.
"""

from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from vedette.units import SECOND_NS

HOUR_S = 3600
MARCH, OCTOBER, SUNDAY = 3, 10, 6
# Offset of winter time, and its two names.
_ZONES = (
    (0, "WET", "WEST", "PT IE GB"),
    (
        1,
        "CET",
        "CEST",
        "AL AT BA BE CH CZ DE DK ES FR HR HU IT LI LU ME MK MT NL NO PL",
    ),
    (1, "CET", "CEST", "RS SE SI SK"),
    (2, "EET", "EEST", "BG CY EE FI GR LT LV RO UA"),
)
ZONES = MappingProxyType(
    {
        code: (hours, winter, summer)
        for hours, winter, summer, codes in _ZONES
        for code in codes.split()
    }
)
# Britain and Ireland follow the same rule under names of their own.
_OWN_NAMES = MappingProxyType({"GB": ("GMT", "BST"), "IE": ("GMT", "IST")})


class LocalTime(NamedTuple):
    """A local time.

    Attributes
    ----------
    name : such as "CEST", or "" where none is known
    offset_s : local time less UTC
    """

    name: str
    offset_s: int


UNKNOWN = LocalTime("", 0)


def local_time(code: str, time_ns: int) -> LocalTime:
    """Say which local time a state keeps.

    Parameters
    ----------
    code : str
        ISO 3166-1.
    time_ns : int
        Nanoseconds UTC.

    Returns
    -------
    LocalTime
        `UNKNOWN` where the state keeps no rule that is known here.
    """
    if code not in ZONES:
        return UNKNOWN
    hours, winter, summer = ZONES[code]
    winter, summer = _OWN_NAMES.get(code, (winter, summer))
    moment = datetime.fromtimestamp(time_ns // SECOND_NS, tz=UTC)
    begins = _last_sunday(moment.year, MARCH)
    ends = _last_sunday(moment.year, OCTOBER)
    in_summer = begins <= moment < ends
    return LocalTime(summer if in_summer else winter, (hours + in_summer) * HOUR_S)


def _last_sunday(year: int, month: int) -> datetime:
    """Return 01:00 UTC on the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() - SUNDAY) % 7)
