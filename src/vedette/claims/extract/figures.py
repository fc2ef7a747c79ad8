"""What a figure and a length of time look like, as patterns; a length in seconds.

In: words. Out: `QUANTITY` and `LENGTH`, patterns for a folded sentence; `length_of`.
Law of the figures: `vedette.claims.words` and `hedges`; of lengths:
`vedette.claims.durations`.
"""

import re

from vedette.claims.durations import UNIT, duration_of
from vedette.claims.extract.hedges import (
    BEHIND,
    FEW,
    GROUP,
    HALF_MANY,
    LEAD,
    MANY,
    OR_SO,
    SINGLE,
    SYNONYMS,
    in_plain_words,
)
from vedette.claims.words import (
    HEDGES,
    MULTIPLES,
    NUMERALS,
    VAGUE_WORDS,
    Quantity,
)

LEAD_MAX = 80  # characters before a figure that say what kind of figure it is
_ones = "|".join(sorted(NUMERALS, key=len, reverse=True))
_many = "|".join(sorted(MULTIPLES, key=len, reverse=True))
_FIGURE = (
    r"\d{1,3}(?:[, ]\d{3})+(?!\d|,\d)|\d+\s?[½¼¾]|\d+\s[13]/[24](?!\d)"
    r"|\d+(?:\.\d+)?(?!,?\d|\.\d)"
)
_WORD = rf"(?:{_ones})(?:[ -](?:and )?(?:{_ones}|hundred|thousand)){{0,5}}"
_NUMBER = (
    rf"(?:half a dozen|{HALF_MANY}|an?\s(?:hundred|thousand)\sand\s{_WORD}|{GROUP}"
    rf"|{SINGLE}"
    rf"|an?\s(?:(?:good|round|full|whole|further)\s)?"
    rf"(?:{_many})(?:\sof)?\b|(?:{_FIGURE}|{_WORD})"
    rf"(?:\s(?:dozen|hundred|thousand|million))?\b)"
)
_RANGE = (
    rf"(?:(?<=between\s){_NUMBER}\sand\s{_NUMBER}"
    rf"|{_NUMBER}(?:\s?[-–]\s?|\s(?:to|or)\s|-to-|{OR_SO}){_NUMBER})"
)
_hedges = "|".join(
    sorted((*(h for hs in HEDGES.values() for h in hs), *SYNONYMS), key=len)[::-1]
)
_vague = "|".join(sorted(VAGUE_WORDS, key=len, reverse=True))
QUANTITY = re.compile(
    rf"(?<![\w.,€$£/-])(?P<lead>(?:{LEAD}){{0,4}})"
    rf"(?P<said>(?:{FEW}|(?:(?:at least|over|more than|well over)\s)?{MANY})(?![\w-])"
    rf"|(?:(?:{_hedges}|between)\s)?(?:between\s)?(?:{LEAD}){{0,2}}"
    rf"(?:{_RANGE}|{_NUMBER})(?:{BEHIND}(?!\w))?"
    rf"|(?:{_hedges})\s(?:{_vague})\b|(?:{_vague})\b"
    r"|(?<!,\s)both(?=\s(?:of\s)?(?:the\s|these\s)?(?:(?!and\b)[\w-]+\s){0,2}?"
    r"[a-z]+s\b(?!\sand\b))"
    r"|neither(?=\s(?:any\s)?(?:damage|destruction|injur|casualt|death|victim|fatalit))"
    r"|another(?=\s(?:had\s|has\s)?(?:return(?:ed|ing)|went|flew|turned|landed)\b)"
    r"|not a single|not one|no one|nobody|none|no|any)(?![\w%€]|-(?!\s))",
    re.IGNORECASE,
)
_NIGHTS = (
    r"(?:(?:consecutive|straight|successive|running)\s(?:nights|evenings|days)"
    r"|(?:nights|evenings|days)\s(?:in\sa\srow|running|on\send))"
)
_AMOUNT = (
    rf"(?:{_RANGE}|{_NUMBER}|an? (?:full|whole|solid)|an?|several|a few|a couple of)"
)
_HALVES = (
    r"(?:(?:half(?:\sof)?\san?|a\s(?:good\s|full\s)?half(?:\san)?)[\s-](?:hour|minute"
    r"|day)\b"
    r"|half-(?:hour|day)\b|(?:(?:a|three)[\s-])?quarters?[\s-]of[\s-]an[\s-]hour)"
)
_SHORT = r"\d{1,2}\s?h(?:rs?)?\s?(?:and\s)?\d{1,2}\s?(?:min(?:ute)?s?|m)?"
LENGTH = re.compile(
    rf"(?<![\w/.,€$£])(?P<said>(?:{LEAD}){{0,2}}(?:(?:{_hedges}"
    rf"|between)\s)?(?:{_SHORT}|{_HALVES}"
    rf"|{_AMOUNT}(?:\sand\s(?:a\shalf|a\squarter|three\squarters))?[\s-]"
    rf"(?:(?P<row>{_NIGHTS})|{UNIT})"
    rf"(?:(?:,|,?\sand)?\s(?:a\shalf|a\squarter|three\squarters|(?:\d+"
    rf"|{_WORD})\s{UNIT}))?"
    rf"))\b",
    re.IGNORECASE,
)
# Other ways to say it, in those that `durations` reads.
_PLAIN_LENGTH = (
    (re.compile(r"^(hour|minute|day)$"), r"one \1"),
    (re.compile(r"^a solid "), "one "),
    (re.compile(rf"^between (\S+) and (?=\S+ {UNIT}$)"), r"\1 to "),
    (
        re.compile(r"\b(\d+)\s?h(?:rs?)?\s?(?:and )?(\d+)\s?(?:minutes?|mins?|m)?$"),
        r"\1 hours \2 minutes",
    ),
    (re.compile(r"\bthree[ -]quarters[ -]of[ -]an[ -]hour"), "45 minutes"),
    (re.compile(r"\b(?:a[ -])?quarter[ -]of[ -]an[ -]hour"), "15 minutes"),
    (
        re.compile(
            r"\b(?:a )?(?:(?P<good>good )|full )?half(?: an?| of an)?[ -]"
            r"(hour|minute|day)$"
        ),
        r"\g<good>half an \2",
    ),
    (re.compile(r"^good half an"), "at least half an"),
    (re.compile(r"\ban hour and a quarter"), "75 minutes"),
    (re.compile(r"\ban hour and three quarters"), "105 minutes"),
    (re.compile(rf" {_NIGHTS}$"), " days"),
    (re.compile(rf"(?<=[a-z]), (?=\S+ {UNIT}$)"), " "),
)


def length_of(said: str) -> Quantity | None:
    """Read a length of time as people say it.

    Parameters
    ----------
    said : str
        As "the best part of four hours", "6 h 40 min", "nine nights in a row".

    Returns
    -------
    Quantity or None
        In seconds; None where it is no length of time.
    """
    words = in_plain_words(said)
    for pattern, plain in _PLAIN_LENGTH:
        words = pattern.sub(plain, words)
    return duration_of(words)


def lead_to(sentence: str, at: int, most: int = LEAD_MAX) -> str:
    """Cut out the words before a place, so that long lists take no longer for it.

    Parameters
    ----------
    sentence : str
        Folded.
    at : int
        The place.
    most : int
        Characters at most.

    Returns
    -------
    str
        What ends there.
    """
    return sentence[max(0, at - most) : at]
