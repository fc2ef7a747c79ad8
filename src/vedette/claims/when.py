"""When: the words of a time, a dateline and a zone become a span of time.

In: "11:30 p.m. Tuesday", "on the night of 9 to 10 September", "2030 GMT", the day on
which a document was published, the zone of the event. Out: `Span`, or None where the
words name no time. Law: RFC 3339 (section 5.6) for what is written in full;
docs/claims-extraction.md for words (hours of a part of a day: `when_words`). A weekday
is the last one of that name, the dateline's own day included; a day of a month without
its year is the nearest one; a clock reading without a day is of the dateline's day, or
of the day before where it would lie after a publication time told to the minute.

10/09/2025 is refused: half of the world reads it as October. So is "before 06:30": a
bound is no time (`when_bounds`).
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from vedette.claims.span import Span
from vedette.claims.when_bounds import (
    ADVICE,
    BOUND,
    bound_in,
    folded_words,
    same_moment,
)
from vedette.claims.when_days import EVENING_H, Days, days_of
from vedette.claims.when_words import (
    AROUND,
    CLOCK,
    DATE,
    HEDGE,
    LONG,
    MINUTES_A_DAY,
    NIGHT,
    NOON,
    PART,
    RELATIVE,
    WEEKDAY,
    ZONE,
    Clock,
    clocks,
    part_of_day,
    zone_of,
)
from vedette.claims.zones import (
    OFFSET_NAMES,
    known_zone,
    moments_of,
    to_local,
    to_utc,
)

LONGEST = 200  # characters; words of a time are shorter
_TWO_WAYS = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
_RFC_3339 = re.compile(
    r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(:\d{2})?(?:[.,]\d+)?"
    r"\s?([Zz]|[+-]\d{2}:?\d{2})?"
)
# Figures of a date and a clock in one word: no day that is, or it would have been read.
_WRITTEN = re.compile(r"[+-]?\d+-\d+-\d+[Tt]\d")
_SHARED = re.compile(
    r"\b(between|from)\s+(\d{1,2}(?:[:.]\d\d)?)\s*(and|to|until|-|–)\s*"
    r"(\d{1,2}(?:[:.]\d\d)?)\s*([ap]\.?\s?m\b\.?)"
)
_ATOM = (
    rf"(?:{NIGHT}|{DATE}|{CLOCK}|{ZONE}|{RELATIVE}|{WEEKDAY}|{LONG}|{PART}|\({ZONE}\))"
)
_LINK = (
    r"(?:\s*,\s*|\s+)(?:(?:(?:on|at|in|of|the|and|to|until|till|into|from)\s+){0,3})"
)
_PHRASE = re.compile(
    rf"(?:\b(?:between|from|{HEDGE}|{BOUND})\s+(?:at\s+|on\s+)?)?"
    rf"{_ATOM}(?:(?:{_LINK}|\s*[-–]\s*)(?:{HEDGE}\s+)?{_ATOM})*",
    re.IGNORECASE,
)


class _SkippedError(ValueError):
    """A clock reading that its zone left out when summer time began."""


class Phrase(NamedTuple):
    """Words of a time in a text.

    Attributes
    ----------
    start, end : int
        Code points, end not included.
    words : str
        As they stand.
    """

    start: int
    end: int
    words: str


def why_unclear(
    words: str, *, dateline: Span | date | None = None, zone: str = "UTC"
) -> str:
    """Say why a time cannot be read: it reads in two ways, is a bound, or never was.

    Parameters
    ----------
    words : str
        As "10/09/2025", "before 06:30".
    dateline, zone
        As of `span_of`; a clock reading that spring leaves out is told by them.

    Returns
    -------
    str
        The reason and what to do, "" where there is none.
    """
    unclear = _two_ways_or_bound(words)
    known_zone(zone)
    try:
        if not unclear:
            _read(folded_words(words[:LONGEST]), dateline, zone)
    except _SkippedError as skipped:
        return str(skipped)
    return unclear


def _two_ways_or_bound(words: str) -> str:
    """Say why words of a time tell no time, whatever day and zone they are of."""
    for match in _TWO_WAYS.finditer(words):
        first, second, year = match.groups()
        both = 1 <= int(first) <= 12 and 1 <= int(second) <= 12  # noqa: PLR2004
        if len(year) < 4 or (both and first.lstrip("0") != second.lstrip("0")):  # noqa: PLR2004
            return (
                f"{match[0]} may be read as day/month or as month/day; "
                f"write it as YEAR-MONTH-DAY"
            )
    bound = bound_in(folded_words(words[:LONGEST]))
    return f"{bound!r} makes it {ADVICE}" if bound else ""


def span_of(
    words: str, *, dateline: Span | date | None = None, zone: str = "UTC"
) -> Span | None:
    """Read the words of a time.

    Parameters
    ----------
    words : str
        As people write it, English or RFC 3339.
    dateline : Span or date or None
        When the document was published; None where it does not say, so that only
        words with a date of their own can be read.
    zone : str
        IANA name of the zone in which clocks of the event run; words that name a zone
        have the say.

    Returns
    -------
    Span or None
        None where the words name no time, need a dateline that is not there, can be
        read in two ways or give one end only (`why_unclear` says so).

    Raises
    ------
    UsageError
        Where the zone is not known.
    """
    known_zone(zone)
    text = words[:LONGEST]
    said = folded_words(text)
    if _two_ways_or_bound(said):
        return None
    try:
        found = _read(said, dateline, zone)
    except _SkippedError:
        return None
    if found is None:
        return None
    spoken = zone_of(said, zone)
    name = OFFSET_NAMES.get(spoken, "UTC") if isinstance(spoken, int) else spoken
    return Span(
        begin=_text(found[0]), end=_text(found[1]), zone=name, text=text.strip()
    )


def _read(
    said: str, dateline: Span | date | None, zone: str
) -> tuple[datetime, datetime] | None:
    """Read folded words of a time; they may name a clock reading that never was."""
    spoken = zone_of(said, zone)
    found = _written_out(said, spoken)
    if found or _WRITTEN.match(said):
        return found
    today = _today(dateline, zone)
    return _in_words(_unshared(said), today, spoken, _published(dateline))


def phrases(text: str) -> list[Phrase]:
    """Find the words of time in a text.

    Parameters
    ----------
    text : str
        A sentence or more.

    Returns
    -------
    list of Phrase
        In order, without overlap; each is for `span_of` to read or to refuse.
    """
    return [
        Phrase(match.start(), match.end(), match[0]) for match in _PHRASE.finditer(text)
    ]


def _today(dateline: Span | date | None, zone: str) -> date | None:
    """Return the dateline's day on the clocks of the event."""
    if isinstance(dateline, Span):
        return to_local(_moment(dateline.begin), zone).date()
    return dateline


def _published(dateline: Span | date | None) -> datetime | None:
    """Return a publication time told closer than a day."""
    if not isinstance(dateline, Span):
        return None
    begin, end = _moment(dateline.begin), _moment(dateline.end)
    return end if end - begin < timedelta(hours=12) else None


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _text(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _unshared(said: str) -> str:
    """Give both ends of "between 8 and 9 p.m." their half of the day."""
    match = _SHARED.search(said)
    if match is None:
        return said
    word, first, link, last, half = match.groups()
    hours = [int(re.split(r"[:.]", one)[0]) % 12 for one in (first, last)]
    halves = {"a": "p.m.", "p": "a.m."}
    own = halves[half[0]] if hours[0] > hours[1] else half
    shared = f"{word} {first} {own} {link} {last} {half}"
    return said[: match.start()] + shared + said[match.end() :]


def _written_out(said: str, zone: str | int) -> tuple[datetime, datetime] | None:
    """Read RFC 3339 and its cousins without an offset."""
    match = _RFC_3339.fullmatch(said)
    if match is None:
        return None
    day, clock, second, offset = match.groups()
    if not 1700 < int(day[:4]) < 2199:  # noqa: PLR2004 - `vedette.site.instant`
        return None
    try:
        local = datetime.fromisoformat(f"{day}T{clock}{second or ':00'}")
        if offset:
            away = "+00:00" if offset in "zZ" else offset
            begin = datetime.fromisoformat(f"{local.isoformat()}{away}").astimezone(UTC)
            last = begin
        else:
            begin, last = _shown(local, zone)
    except _SkippedError:
        raise
    except ValueError:
        return None
    return begin, last + timedelta(seconds=1 if second else 60)


def _in_words(
    said: str, today: date | None, zone: str | int, published: datetime | None
) -> tuple[datetime, datetime] | None:
    """Read words: a range of clocks, one clock, or days."""
    read = clocks(said)
    if len(read) >= 2 and not same_moment(said, read):  # noqa: PLR2004 - from, to
        return _clock_range(said, read, today, zone)
    if read:
        first = read[0]
        days = days_of(_without(said, read), today)
        if days is None and today is not None:
            days = Days(today, today + timedelta(days=1), said=False)
        if days is None or (days.until - days.first).days > 2:  # noqa: PLR2004
            return None  # a clock reading in a week or a month names no moment
        shown = _placed(first, days, said, zone)
        if not days.said and published and shown[0] > published:
            shown = _placed(first, days, said, zone, shift=-1)
        return _hedged(said, first, shown)
    days = days_of(said, today)
    if days is None:
        return None
    return to_utc(days.begin(part_of_day(said)), zone), to_utc(
        days.end(part_of_day(said)), zone
    )


def _clock_range(
    said: str, read: list[Clock], today: date | None, zone: str | int
) -> tuple[datetime, datetime] | None:
    """Read "between 20:30 and 00:30 on Tuesday", "from 11 p.m. Tuesday to 6 a.m."."""
    first, last = read[0], read[1]
    before, after = said[: last.start], said[last.start :]
    here, there = days_of(before, today), days_of(after, today)
    default = Days(today, today + timedelta(days=1), said=False) if today else None
    days = here or there or default
    if days is None:
        return None
    beside = before if here else said
    until, ends = (there, after) if here and there else (days, beside)

    def span(from_shift: int, to_shift: int) -> tuple[datetime, datetime]:
        begin = _placed(first, days, beside, zone, shift=from_shift)
        return begin[0], _placed(last, until, ends, zone, shift=to_shift)[1]

    shifts = (0, 0)
    begin, end = span(*shifts)
    if end <= begin:
        shifts = (-1, 0) if there and not here else (0, 1)
        begin, end = span(*shifts)
    if not days.said and published_before(end, today, zone):
        begin, end = span(shifts[0] - 1, shifts[1] - 1)
    return (begin, end) if begin <= end else None


def published_before(end: datetime, today: date | None, zone: str | int) -> bool:
    """Say whether a time lies after the whole day of the dateline.

    Parameters
    ----------
    end : datetime
        UTC.
    today : date or None
        The dateline's day.
    zone : str or int
        As of `to_utc`.

    Returns
    -------
    bool
        True where nothing published on that day can look back at it.
    """
    if today is None:
        return False
    tomorrow = datetime.combine(today + timedelta(days=1), datetime.min.time())
    return end > to_utc(tomorrow, zone)


def _without(said: str, read: list[Clock]) -> str:
    """Blank the clock readings, so that their figures are no days."""
    text = said
    for clock in read:
        text = text[: clock.start] + " " * (clock.end - clock.start) + text[clock.end :]
    return text


def _placed(
    clock: Clock, days: Days, said: str, zone: str | int, *, shift: int = 0
) -> tuple[datetime, datetime]:
    """Put a clock reading on its day, or days later: its first and last time."""
    minute, part = clock.minute, part_of_day(said)
    late = part is not None and part[0] >= NOON // 60
    # "Tuesday night ... 5:00" is no 17:00, which lies before the night.
    small = days.night and minute + NOON < EVENING_H * 60
    if clock.half and late and not small and minute + NOON < MINUTES_A_DAY:
        minute += NOON
    on = days.first + timedelta(days=shift)
    # Of a night the hours after midnight are the second day's.
    if days.night and minute < NOON:
        on += timedelta(days=1)
    local = datetime.combine(on, datetime.min.time()) + timedelta(minutes=minute)
    return _shown(local, zone)


def _shown(local: datetime, zone: str | int) -> tuple[datetime, datetime]:
    """Return the first and last time at which a clock showed a reading."""
    moments = moments_of(local, zone)
    if not moments:
        raise _SkippedError(
            f"no clock showed {local:%H:%M} on {local:%Y-%m-%d} in {zone}, as summer "
            f"time began; give the time in UTC"
        )
    return moments[0], moments[-1]


def _hedged(
    said: str, clock: Clock, shown: tuple[datetime, datetime]
) -> tuple[datetime, datetime]:
    """Widen a clock reading as its hedge allows; a minute lasts 60 s."""
    before_it = said[max(0, clock.start - 30) : clock.start]
    for hedge, (before, after) in AROUND.items():
        if re.search(rf"\b{hedge}\s+(?:at\s+)?$", before_it):
            wide = timedelta(minutes=after) if after else timedelta(0)
            return shown[0] - timedelta(minutes=before), shown[1] + wide
    return shown[0], shown[1] + timedelta(seconds=60)
