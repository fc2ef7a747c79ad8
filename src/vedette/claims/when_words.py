"""Words of time in English: patterns for clocks, days, parts of a day and zones.

In: text. Out: matches, and what one word of them means. How they combine is
`vedette.claims.when`. Conventions, all of docs/claims-extraction.md: a morning lasts
from 00 to 12 h, an afternoon from 12 to 18 h, an evening from 17 to 24 h, a night from
18 to 06 h of the next day; "early" is 00 to 06 h and "late" 18 to 24 h. "Around" a
clock time is 15 minutes to either side; "shortly" before or after it 20 minutes,
"just" 10 minutes.
"""

import re
from types import MappingProxyType
from typing import NamedTuple

from vedette.claims.zones import SAID

MINUTES_A_DAY, NOON = 24 * 60, 12 * 60
_MONTHS = "january february march april may june july august september october november december"  # noqa: E501
MONTHS = MappingProxyType(
    {name: number for number, name in enumerate(_MONTHS.split(), 1)}
    | {name[:3]: number for number, name in enumerate(_MONTHS.split(), 1)}
    | {"sept": 9}
)
_WEEK = "monday tuesday wednesday thursday friday saturday sunday".split()  # noqa: SIM905
WEEKDAYS = MappingProxyType({name: number for number, name in enumerate(_WEEK)})
# Hours from midnight; above 24 is the next day.
PARTS = MappingProxyType(
    {
        "early morning": (0, 8),
        "early hours": (0, 6),
        "small hours": (0, 6),
        "late morning": (9, 12),
        "late afternoon": (15, 18),
        "early evening": (17, 20),
        "late evening": (20, 24),
        "late night": (21, 28),
        "morning": (0, 12),
        "afternoon": (12, 18),
        "evening": (17, 24),
        "night": (18, 30),
        "early": (0, 6),
        "late": (18, 24),
    }
)
# Minutes before and after a clock time that a hedge allows.
AROUND = MappingProxyType(
    {
        "shortly before": (20, 0),
        "just before": (10, 0),
        "shortly after": (0, 20),
        "just after": (0, 10),
        "around": (15, 15),
        "about": (15, 15),
        "approximately": (15, 15),
        "roughly": (15, 15),
    }
)
_long_months = "|".join(_MONTHS.split())
_short_months = "|".join(
    sorted(set(MONTHS) - set(_MONTHS.split()), key=lambda one: (-len(one), one))
)
# As names are written, where a case matters: patterns.
MONTH_NAMES = "|".join(one.capitalize() for one in _MONTHS.split())
WEEKDAY_NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_week = "|".join(_WEEK)
MONTH = rf"(?:(?:{_long_months})\b|(?:{_short_months})\b\.?)"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[789]|20|21)\d{2}"
ZONE = (
    r"(?:(?:gmt|utc|cest|cet|eest|eet|msk|bst|est|edt|et)\b"
    r"|(?:kyiv|kiev|warsaw|polish|moscow|minsk|belarusian|berlin|german|brussels|danish"
    r"|uk|london|british|irish|eastern|central european|eastern european)"
    r"(?:\s+summer)?\s+time\b"
    r"|local(?:\s+time)?\b)"
)
_AMPM = r"(?:a\.?\s?m\b\.?|p\.?\s?m\b\.?)"
CLOCK = (
    rf"(?:\d{{1,2}}(?:[:.]\d{{2}})?\s*{_AMPM}"
    r"|(?<![\d.:,])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])(?:\s?h(?:ours"
    r"|rs)?\b)?"
    r"|(?:(?<=at\s)|(?<=from\s)|(?<=until\s)|(?<=around\s))(?:[01]?\d"
    r"|2[0-3])\.[0-5]\d(?![\d.]|\s*%)"
    rf"|(?<![\d.:,])(?:[01]\d|2[0-3])[0-5]\d(?=\s*(?:hours\b|hrs\b|h\b|{ZONE}))"
    # "0300", "at 2230", "from 2230 to 0415": four figures that are no year or count.
    r"|(?<![\d.:,+-])0\d[0-5]\d(?![\d.:,%/-]\d|\d|\s\d|%)"
    r"|\bat\s(?:1\d|2[0-3])[0-5]\d(?=[.,;]?(?:$|\s(?:on|and|to|until|local|in the|when"
    r"|after|as|before|the)\b|,))"
    r"|(?<=from\s)(?:1\d|2[0-3])[0-5]\d(?=\s(?:to|until|till)\s0\d[0-5]\d\b)"
    r"|(?:half|(?:a )?quarter) past (?:[a-z]+|\d{1,2})"
    r"|(?:a )?quarter to (?:[a-z]+|\d{1,2})\b(?![:.]\d)"
    r"|(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"\s*o['’]clock"
    r"|\b(?:noon|midnight)\b)"
)
DATE = (
    rf"(?:{YEAR}-\d{{2}}-\d{{2}}"
    rf"|{DAY_NUMBER}(?:\s+of)?\s+{MONTH}(?:,?\s+{YEAR})?"
    rf"|{MONTH}\s+{DAY_NUMBER}\b(?:,?\s+{YEAR})?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
)
WEEKDAY = rf"(?:(?:last|next|this|on)\s+)?(?:{_week})\b"
RELATIVE = (
    r"(?:\b(?:yesterday|today|tonight|overnight|last night|last week|last month"
    r"|last year|this (?:morning|afternoon|evening|week|month|year)"
    r"|the day before yesterday)\b"
    r"|\b(?:a|an|one|two|three|four|five|six|seven|\d{1,2})\s+(?:days?|weeks?)\s+"
    r"(?:ago|earlier)\b)"
)
NIGHT = (
    rf"(?:\b(?:the\s+)?night\s+(?:of|from|between)\s+(?:the\s+)?"
    rf"(?:{DAY_NUMBER}\s*(?:to|-|–|and|/)\s*)?{DATE})"
)
LONG = (
    rf"(?:\b(?:in\s+)?{MONTH},?\s+{YEAR}\b|\bin\s+{MONTH}"
    rf"|\b(?:in|since|during)\s+{YEAR}\b)"
)
PART = (
    r"(?:\b(?:early|late)(?:\s+(?:on|in\s+the))?\b"
    r"|\b(?:morning|afternoon|evening|night|early hours|small hours)\b)"
)
HEDGE = r"(?:shortly|just)\s+(?:before|after)|around|about|approximately|roughly"
_UP_TO_TWELVE = "one two three four five six seven eight nine ten eleven twelve"
NUMBERS = MappingProxyType(
    {name: number for number, name in enumerate(_UP_TO_TWELVE.split(), 1)}
    | {"a": 1, "an": 1}
)


class Clock(NamedTuple):
    """A clock reading and where it stands.

    Attributes
    ----------
    start, end : int
        In the text that was read.
    minute : int
        Since midnight; 1440 is the midnight that ends a day.
    half : bool
        Whether it is of a twelve-hour clock without a.m. or p.m.
    """

    start: int
    end: int
    minute: int
    half: bool


def clocks(said: str) -> list[Clock]:
    """Find the clock readings of a folded text, in order.

    Parameters
    ----------
    said : str
        In lower case, single blanks.

    Returns
    -------
    list of Clock
        Those that exist: 25:00 is none.
    """
    found = []
    for match in re.finditer(CLOCK, said):
        reading = _reading(match[0])
        if reading is not None:
            found.append(Clock(match.start(), match.end(), *reading))
    return found


def _reading(words: str) -> tuple[int, bool] | None:
    """Read one clock: minutes since midnight, and whether its half of day is open."""
    words = words.removeprefix("at ")
    if words in ("noon", "midnight"):
        return (NOON, False) if words == "noon" else (MINUTES_A_DAY, False)
    spoken = _spoken(words)
    if spoken is not None:
        return _minutes(*spoken, half=True)
    figures = re.match(r"(\d{1,2})[:.]?(\d{2})?(?!\d)|(\d{2})(\d{2})", words)
    if figures is None:
        return None
    hour = int(figures[1] or figures[3])
    minute = int(figures[2] or figures[4] or 0)
    rest = re.sub(r"[\s.\d:]", "", words)
    if rest[:2] in ("am", "pm"):
        if not 1 <= hour <= 12:  # noqa: PLR2004 - a clock of twelve hours
            return None
        return _minutes(hour % 12 + (12 if rest[0] == "p" else 0), minute, half=False)
    two_figures = re.match(r"0\d|1[3-9]|2\d|\d{4}", words) is not None
    return _minutes(hour, minute, half=not two_figures and 1 <= hour < 12)  # noqa: PLR2004


_SPOKEN = re.compile(
    r"(?:(?:a )?(?P<part>half past|quarter past|quarter to) )?(?P<hour>[a-z]+|\d{1,2})"
    r"(?P<clock>\s*o['’]clock)?"
)
_PARTS_OF_HOUR = MappingProxyType(
    {"half past": 30, "quarter past": 15, "quarter to": -15}
)


def _spoken(words: str) -> tuple[int, int] | None:
    """Read "half past four", "a quarter to 6", "three o'clock": hour and minute."""
    match = _SPOKEN.fullmatch(words)
    if match is None or not (match["part"] or match["clock"]):
        return None
    name = match["hour"]
    hour = int(name) if name.isdigit() else NUMBERS.get(name, 99)
    minute = _PARTS_OF_HOUR.get(match["part"] or "", 0)
    return (hour - 1, minute + 60) if minute < 0 else (hour, minute)


def _minutes(hour: int, minute: int, *, half: bool) -> tuple[int, bool] | None:
    total = hour * 60 + minute
    return (total, half) if minute < 60 and total <= MINUTES_A_DAY else None  # noqa: PLR2004


def part_of_day(said: str) -> tuple[int, int] | None:
    """Return the hours that the words name, from midnight of their day.

    Parameters
    ----------
    said : str
        In lower case, single blanks.

    Returns
    -------
    tuple of int or None
        First and last hour; None where no part of a day is named.
    """
    bare = re.sub(r"\b(early|late)\s+(?:on|in the)\b", r"\1", said)
    bare = re.sub(r"tonight|overnight", "night", bare)
    # "late Tuesday evening" is late evening.
    turn = re.search(
        r"\b(early|late)\s+(?:\w+\s+)?(morning|afternoon|evening|night)\b", bare
    )
    if turn and f"{turn[1]} {turn[2]}" in PARTS:
        return PARTS[f"{turn[1]} {turn[2]}"]
    named = (hours for name, hours in PARTS.items() if re.search(rf"\b{name}\b", bare))
    return next(named, None)


def zone_of(said: str, zone: str) -> str | int:
    """Return the zone that the words name, or the one that holds without.

    Parameters
    ----------
    said : str
        In lower case, single blanks.
    zone : str
        IANA name of the zone of the event.

    Returns
    -------
    str or int
        IANA name, or hours ahead of UTC.
    """
    # "8:30 p.m. (1830 GMT)": the clock that is read first has the say.
    own = re.sub(r"(?<=.)\([^)]*\d[^)]*\)", "", said)
    for match in re.finditer(ZONE, own):
        name = re.sub(r"\s+(?:summer\s+)?time$", "", match[0])
        if name in SAID:
            return SAID[name]
    return 0 if re.search(r"\d\s?z\b", said) else zone
