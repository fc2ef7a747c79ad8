"""Which days the words of a time name: dates, weekdays, nights, months, years.

In: folded words and the day of the dateline. Out: `Days`, in local days without a zone.
"""

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from vedette.claims.when_words import (
    DAY_NUMBER,
    MONTH,
    MONTHS,
    NUMBERS,
    WEEKDAYS,
    YEAR,
)

if TYPE_CHECKING:
    from collections.abc import Callable

A_DAY = timedelta(days=1)
EVENING_H, MORNING_H = 18, 30  # a night lasts from 18 to 06 h
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_DAY_MONTH = re.compile(
    rf"\b(?:(?P<from>{DAY_NUMBER})\s*(?:to|-|–|and|or|/)\s*)?(?P<day>{DAY_NUMBER})"
    rf"(?:\s+of)?\s+(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR}))?"
)
_MONTH_DAY = re.compile(
    rf"\b(?P<month>{MONTH})\s+(?P<from>{DAY_NUMBER})\b"
    rf"(?:\s*(?:to|-|–|and)\s*(?P<day>{DAY_NUMBER})\b)?(?:,?\s+(?P<year>{YEAR}))?"
)
_CALENDAR = (_ISO, _SLASHED, _DAY_MONTH, _MONTH_DAY)
_WEEKDAY = re.compile(rf"\b(?:(last|next)\s+)?({'|'.join(WEEKDAYS)})\b")
_AGO = re.compile(r"\b(\w+)\s+(day|week)s?\s+(?:ago|earlier)\b")
_AFTER = re.compile(r"\b(\w+)\s+days?\s+(after|before)\s+(.+)")
_MONTH_YEAR = re.compile(rf"\b({MONTH}),?\s+({YEAR})\b")
_MONTH = re.compile(rf"\b(?:in|during|since)\s+({MONTH})(?!\s*\d)")
_YEAR = re.compile(rf"\b({YEAR})\b(?!-)")


class Days(NamedTuple):
    """Days in a row.

    Attributes
    ----------
    first, until : date
        The second is not one of them.
    night : bool
        It is the night that begins on the first.
    said : bool
        Whether the words named them.
    """

    first: date
    until: date
    night: bool = False
    said: bool = True

    def begin(self, part: tuple[int, int] | None) -> datetime:
        """Return when a part of them begins, local."""
        hour = EVENING_H if self.night else 0
        hour = part[0] if part and self._single and not self.night else hour
        return datetime.combine(self.first, datetime.min.time()) + timedelta(hours=hour)

    def end(self, part: tuple[int, int] | None) -> datetime:
        """Return when a part of them ends, local."""
        midnight = datetime.min.time()
        if self.night:
            return datetime.combine(self.first, midnight) + timedelta(hours=MORNING_H)
        if part and self._single:
            return datetime.combine(self.first, midnight) + timedelta(hours=part[1])
        return datetime.combine(self.until, midnight)

    @property
    def _single(self) -> bool:
        return self.until - self.first == A_DAY


def days_of(said: str, today: date | None) -> Days | None:
    """Read which days words name.

    Parameters
    ----------
    said : str
        In lower case, single blanks.
    today : date or None
        The dateline's day.

    Returns
    -------
    Days or None
        None where they name none, or need a dateline that is not there.
    """
    night = re.search(r"\b(?:over)?night\b|\btonight\b", said) is not None
    counted = _counted(said, today)
    if counted is not None:
        return counted
    if any(rule.search(said) for rule in _CALENDAR) and not _dates(said, today):
        return None  # a day that does not exist, or whose year is not known
    named = _dates(said, today) or _weekdays(said, today)
    if named:
        return _at_night(said, named) if night else _days(named)
    for rule in (_relative, _long):
        found = rule(said, today)
        if found is not None:
            return found
    return None


def _days(named: list[date]) -> Days | None:
    first, last = named[0], named[-1]
    return Days(first, last + A_DAY) if first <= last else None


def _at_night(said: str, named: list[date]) -> Days:
    """Say which night days in words mean: two days, "into", "to", or a day's own."""
    if len(named) > 1:
        return Days(named[0], named[0] + A_DAY, night=True)
    if re.search(r"night\s+(?:in)?to\b|overnight on\b", said):
        return Days(named[0] - A_DAY, named[0], night=True)
    if "overnight" in said:  # of which night it is the words leave open
        return Days(named[0] - A_DAY, named[0] + A_DAY)
    return Days(named[0], named[0] + A_DAY, night=True)


def _dates(said: str, today: date | None) -> list[date]:
    """Read dates of the calendar."""
    whole = _ISO.search(said)
    if whole:
        return _checked([tuple(map(int, whole.groups()))])
    slashed = _SLASHED.search(said)
    if slashed:
        first, second, year = map(int, slashed.groups())
        both = (year, second, first) if first > 12 else (year, first, second)  # noqa: PLR2004
        return _checked([both])
    match = _DAY_MONTH.search(said) or _MONTH_DAY.search(said)
    if match is None:
        return []
    month = MONTHS[match["month"].rstrip(".")]
    days = [int(re.sub(r"\D", "", d)) for d in (match["from"], match["day"]) if d]
    if match["year"]:
        return _checked([(int(match["year"]), month, day) for day in days])
    if today is None:
        return []
    return [one for day in days for one in _nearest(month, day, today)]


def _nearest(month: int, day: int, today: date) -> list[date]:
    """Choose the year that brings a day of a month nearest to the dateline."""
    years = (today.year - 1, today.year, today.year + 1)
    near = [one for year in years for one in _checked([(year, month, day)])]
    return [min(near, key=lambda one: abs(one - today))] if near else []


def _checked(days: list[tuple[int, ...]]) -> list[date]:
    """Keep days that exist and that a record can name (1700 to 2199)."""
    found = []
    for year, month, day in days:
        try:
            one = date(year, month, day)
        except ValueError:
            return []
        if not 1700 <= one.year < 2199:  # noqa: PLR2004 - `vedette.site.instant`
            return []
        found.append(one)
    return found


def _weekdays(said: str, today: date | None) -> list[date]:
    """Read weekdays: the last of that name, the dateline's own day included."""
    if today is None:
        return []
    found = []
    for which, name in _WEEKDAY.findall(said):
        back = (today.weekday() - WEEKDAYS[name]) % 7
        if which == "next":
            found.append(today + timedelta(days=7 - back))
        else:
            found.append(today - timedelta(days=back or 7 * (which == "last")))
    if len(found) > 1 and found[0] > found[1]:
        # From Tuesday to Wednesday, told on a Tuesday.
        found[0] -= timedelta(days=7)
    return found[:2]


def _relative(said: str, today: date | None) -> Days | None:
    """Read yesterday, today, overnight, this morning, last week."""
    if today is None:
        return None
    yesterday = today - A_DAY
    monday = today - timedelta(days=today.weekday())
    day_before = Days(yesterday - A_DAY, yesterday)
    rules: tuple[tuple[str, Callable[[], Days]], ...] = (
        (r"\bday before yesterday\b", lambda: day_before),
        (r"\byesterday\b.*\bnight\b|\blast night\b", lambda: _night(yesterday)),
        (r"\bovernight\b", lambda: _night(yesterday)),
        (r"\byesterday\b", lambda: Days(yesterday, today)),
        (r"\btonight\b", lambda: _night(today)),
        (
            r"\btoday\b|\bthis (?:morning|afternoon|evening)\b",
            lambda: Days(today, today + A_DAY),
        ),
        (r"\blast week\b", lambda: Days(monday - timedelta(days=7), monday)),
        (r"\bthis week\b", lambda: Days(monday, monday + timedelta(days=7))),
        (r"\blast month\b", lambda: _month(_month(today).first - A_DAY)),
        (r"\bthis month\b", lambda: _month(today)),
        (r"\blast year\b", lambda: _year(today.year - 1)),
        (r"\bthis year\b", lambda: _year(today.year)),
    )
    return next((make() for words, make in rules if re.search(words, said)), None)


def _night(first: date) -> Days:
    return Days(first, first + A_DAY, night=True)


def _counted(said: str, today: date | None) -> Days | None:
    """Read "three days ago" and "two days after 10 September"."""
    ago = _AGO.search(said)
    if ago and today is not None:
        count = _count(ago[1])
        step = timedelta(days=7 if ago[2] == "week" else 1)
        return None if count is None else _days([today - count * step])
    after = _AFTER.search(said)
    if after is None:
        return None
    count, named = _count(after[1]), _dates(after[3], today)
    if count is None or not named:
        return None
    turn = 1 if after[2] == "after" else -1
    return _days([named[0] + turn * count * A_DAY])


def _count(word: str) -> int | None:
    number = int(word) if word.isdigit() else NUMBERS.get(word)
    return number if number is not None and number <= 366 else None  # noqa: PLR2004


def _long(said: str, today: date | None) -> Days | None:
    """Read months and years."""
    both = _MONTH_YEAR.search(said)
    if both:
        return _month(date(int(both[2]), MONTHS[both[1].rstrip(".")], 1))
    month = _MONTH.search(said)
    if month and today is not None:
        number = MONTHS[month[1].rstrip(".")]
        return _month(date(today.year - (number > today.month), number, 1))
    year = _YEAR.search(said)
    return _year(int(year[1])) if year else None


def _month(day: date) -> Days:
    first = day.replace(day=1)
    return Days(first, (first + timedelta(days=31)).replace(day=1))


def _year(year: int) -> Days:
    return Days(date(year, 1, 1), date(year + 1, 1, 1))
