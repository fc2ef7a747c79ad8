"""Bounds among the words of a time: "before 06:30", "until 04:00" name no moment.

In: folded words. Out: the words that give one end only. A bound is never read as the
minute beside it, nor is its other end made up: "after 22:00 and before 23:00" is a
span, "after 22:00" is none. "Shortly before" and "just after" are hedges of
`when_words`, "two days after 10 September" counts days; both are no bounds.
"""

import re

from vedette.claims.when_words import (
    CLOCK,
    DATE,
    LONG,
    NIGHT,
    PART,
    RELATIVE,
    WEEKDAY,
    Clock,
    clocks,
)

BOUND = (
    r"(?:(?:not|no|never)\s+)?(?:(?:before|until|till|by|after|since|past)"
    r"|(?:later|earlier)\s+than)"
)
_FILLER = r"(?:(?:at|on|the|about|around|roughly|approximately|some|in)\s+){0,2}"
_ATOM = (
    rf"(?:{NIGHT}|{DATE}|{CLOCK}|{RELATIVE}|{WEEKDAY}|{LONG}|{PART}"
    r"|(?:1[789]|20|21)\d{2}\b)"
)
_SAID = re.compile(
    r"(?<!shortly )(?<!just )(?<!half )(?<!day )(?<!days )(?<!week )(?<!weeks )"
    rf"\b(?P<word>{BOUND})\s+{_FILLER}(?={_ATOM})"
)
# "Since 2022", "since March": the pattern of a year takes the word with it.
_SINCE = re.compile(r"\bsince\s+(?=\S)")
ADVICE = "a bound, not a time; give the earliest and the latest as TIME/TIME"
_UPPER = re.compile(
    r"before|until|till|by|(?:no|not) later than|earlier than|not (?:after|past|since)"
)


def folded_words(words: str) -> str:
    """Fold the words of a time: lower case, single blanks.

    Parameters
    ----------
    words : str
        As people write them.

    Returns
    -------
    str
        For the patterns of `when_words`.
    """
    plain = words.casefold().replace("\u00a0", " ").replace("\u202f", " ")
    return " ".join(plain.split())


def bound_in(said: str) -> str:
    """Return the word that makes a time a bound with one end only.

    Parameters
    ----------
    said : str
        Folded.

    Returns
    -------
    str
        As "not before"; "" where both ends are given, or nothing is bounded.
    """
    found = list(_SAID.finditer(said)) or list(_SINCE.finditer(said))
    if not found:
        return ""
    word = found[0][0].split()[0] if found[0].re is _SINCE else found[0]["word"]
    read = clocks(said)
    if len(read) < 2 or same_moment(said, read):  # noqa: PLR2004 - an earliest, a latest
        return word
    return "" if _in_order(found, read) else word


def unbound(words: str) -> str:
    """Drop the bound that leads the words of a time.

    Parameters
    ----------
    words : str
        As "since 9 September".

    Returns
    -------
    str
        As "9 September".
    """
    return re.sub(rf"^\s*{BOUND}\s+", "", words, flags=re.IGNORECASE)


def same_moment(said: str, read: list[Clock]) -> bool:
    """Say whether a second clock only repeats the first in another zone.

    Parameters
    ----------
    said : str
        Folded.
    read : list of Clock
        Two at least, as of `clocks`.

    Returns
    -------
    bool
        True for "8:30 p.m. (1830 GMT)".
    """
    between = said[read[0].end : read[1].start]
    return bool(re.search(r"[(/]\s*(?:at\s+)?$", between))


def _in_order(found: list[re.Match[str]], read: list[Clock]) -> bool:
    """Say whether what leads the first clock is an earliest, the second a latest."""
    for match in found:
        word = match.group().split()[0] if match.re is _SINCE else match["word"]
        leads_first = match.start() < read[0].start
        if leads_first == _is_upper(word):
            return False
    return True


def _is_upper(word: str) -> bool:
    return _UPPER.fullmatch(word) is not None
