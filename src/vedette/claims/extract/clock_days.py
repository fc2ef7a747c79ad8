"""On which day a clock is that stands without one: the day named last, or its night.

In: sentences, and the words of a clock. Out: words of a day, a `Span`. "Wednesday night
... reopened at 3 a.m." is Thursday, and so is a clock of the morning after "22:18 on
Wednesday"; but a night on which something was said is a day, and no clock is put after
the day of publication.
"""

import re

from vedette.claims.extract.speech import SAY
from vedette.claims.span import Span
from vedette.claims.when import phrases, span_of, why_unclear
from vedette.claims.when_bounds import folded_words, unbound
from vedette.claims.when_words import (
    MONTH,
    MONTH_NAMES,
    NIGHT,
    WEEKDAY_NAME,
    WEEKDAYS,
    clocks,
)

_ONLY_DAY = re.compile(
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}\b(?: \d{{4}})?"
    rf"|{MONTH}\.? \d{{1,2}}\b(?:,? \d{{4}})?|\b{WEEKDAY_NAME}",
    re.IGNORECASE,
)
# Of an evening or night, whose hours after midnight are the next day's.
_LATE = re.compile(r"(?<!over)night\b|evening|\blate\b(?! morning)", re.IGNORECASE)
# "They spent the night there" names no day.
_BARE = re.compile(
    r"(?:(?:early|late)(?: in the)? )?(?:morning|afternoon|evening|night|\w+ hours)",
    re.IGNORECASE,
)
_NIGHT_TO = re.compile(
    rf"\b(?:night|overnight) (?:in)?to (?P<day>{WEEKDAY_NAME})$", re.IGNORECASE
)
EVENING_M = 17 * 60
_SAID_ON = re.compile(rf"\b(?:{SAY})(?: (?:late|on|in a statement))* ?$", re.IGNORECASE)
_DAY = re.compile(
    rf"day\b|overnight|tonight|(?<!mid)night|morning|\d{{4}}-\d\d|(?:{MONTH_NAMES}"
    rf"|[A-Z][a-z]{{2}}\.) ?\d|\d (?:{MONTH_NAMES})",
    re.IGNORECASE,
)


def day_named(sentence: str, before: str) -> str:
    """Return the last words of a day, of a sentence or else of those before it.

    Parameters
    ----------
    sentence : str
        Folded.
    before : str
        What the sentences before it gave.

    Returns
    -------
    str
        As "Wednesday", "10 September night"; "" for none.
    """
    told = (one for one in phrases(sentence) if _DAY.search(one.words))
    named = [one for one in told if not _BARE.fullmatch(one.words)]
    if not named:
        return before
    words = named[-1].words
    eve = _NIGHT_TO.search(sentence[: named[-1].end])
    if eve:  # "in the night to Monday" began on Sunday
        days = [*WEEKDAYS]
        return f"{days[WEEKDAYS[eve['day'].casefold()] - 1].capitalize()} night"
    night = re.search(NIGHT, words, re.IGNORECASE)
    day = _ONLY_DAY.search(words)  # without the clock that stands beside it
    if night or not day:
        return night[0] if night else unbound(words)
    said = _SAID_ON.search(sentence[: named[-1].start])
    return day[0] if said or not _at_night(words) else f"{day[0]} night"


def _at_night(words: str) -> bool:
    """Say whether words of a day are of its evening or night."""
    if _LATE.search(words):
        return True
    read = clocks(folded_words(words))
    return bool(read) and not read[-1].half and read[-1].minute >= EVENING_M


def clock_on(said: str, day: str, *, dateline: Span | None, zone: str) -> Span | None:
    """Read a clock, on the day named last where it has none of its own.

    Parameters
    ----------
    said : str
        Words of a time, as "3 a.m.".
    day : str
        As of `day_named`.
    dateline : Span or None
        When the document was published.
    zone : str
        IANA name.

    Returns
    -------
    Span or None
        As of `span_of`.
    """
    if not day or _DAY.search(said):
        return span_of(said, dateline=dateline, zone=zone)
    when = span_of(f"{said} on {day}", dateline=dateline, zone=zone)
    if when and dateline and day.endswith(" night") and when.begin >= dateline.end:
        evening = day.removesuffix(" night")
        return span_of(f"{said} on {evening}", dateline=dateline, zone=zone)
    return when


def when_unclear(said: str, day: str, *, dateline: Span | None, zone: str) -> str:
    """Say why a clock cannot be read, also on the day named last.

    Parameters
    ----------
    said, day, dateline, zone
        As of `clock_on`.

    Returns
    -------
    str
        The reason, "" where there is none (`vedette.claims.when.why_unclear`).
    """
    alone = not day or bool(_DAY.search(said)) or not said
    words = said if alone else f"{said} on {day}"
    return why_unclear(words, dateline=dateline, zone=zone)
