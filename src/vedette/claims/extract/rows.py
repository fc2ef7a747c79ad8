"""Flights in a row: figures behind one noun, each with its airline, place or fate.

In: a sentence and its figures. Out: whether a figure stands in a row behind flights.
"More than 20 flights of Oro, two of Celmjet and two of Marnair were hit": one verb for
all; "forced nine to land elsewhere, four to turn back and three to be cancelled": each
its own, or that of the one before it.
"""

import re

from vedette.claims.extract.lexicon import OF_FLIGHTS
from vedette.claims.extract.quantities import Counted

ROW_MAX = 8  # figures of a row; what is longer is a list
GAP_MAX = 120  # characters from one figure of a row to the next
_GAP = re.compile(
    r"[^,;:.]{0,100}(?:,|,? and|,? but|,? while)(?: (?:a|another|a further|of|by|for"
    r"|from|to))? "
)
_AIRCRAFT = re.compile(r"aircraft\b", re.IGNORECASE)
_PLACED = re.compile(r" (?:each )?(?:of|to|from|by|for|in|at) (?:the )?[A-Z]")
_FATED = re.compile(
    r"(?: of (?:them|these|those|which))? (?:to (?:be [a-z]+(?:ed|t|n|k)\b|turn\b"
    r"|land\b"
    r"|return\b|go\b|wait\b|divert\b|circle\b|hold\b|fly\b)|(?:being|going|turning"
    r"|landing|returning|waiting|diverting|heading|flying|circling|making)\b)"
)
_ONLY_PLACES = re.compile(
    r"(?: (?:from|to|of|for|at|in) (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*)*"
    r"(?: (?:in|of) [A-Z]\w+)?)+\.?"
)


def in_row(sentence: str, counted: list[Counted], index: int) -> bool:
    """Say whether a figure goes on a row of flights.

    Parameters
    ----------
    sentence : str
        Folded.
    counted : list of Counted
        All of the sentence.
    index : int
        Which.

    Returns
    -------
    bool
        False for the first of a row.
    """
    return _goes_on(sentence, counted, index) and bool(
        head_of(sentence, counted, index - 1)
    )


def shares_verb(sentence: str, counted: list[Counted], index: int) -> bool:
    """Say whether the next figure goes on a row under one verb: "two of Oro's".

    Parameters
    ----------
    sentence : str
        Folded.
    counted : list of Counted
        All of the sentence.
    index : int
        Which.

    Returns
    -------
    bool
        False for the last of a row, and where the next one has a fate of its own.
    """
    if index + 1 >= len(counted) or not in_row(sentence, counted, index + 1):
        return False
    return _FATED.match(sentence, counted[index + 1].stop) is None


def head_of(sentence: str, counted: list[Counted], index: int) -> str:
    """Return the class of flights that heads a row.

    Parameters
    ----------
    sentence : str
        Folded.
    counted : list of Counted
        All of the sentence.
    index : int
        Of the figure before.

    Returns
    -------
    str
        "" where it is no row of flights.
    """
    for at in range(index, max(-1, index - ROW_MAX), -1):
        noun = counted[at].noun
        if noun is not None:
            civil = _AIRCRAFT.match(sentence, noun.start)
            return noun.unit if noun.unit in OF_FLIGHTS else "plane" * bool(civil)
        if not _goes_on(sentence, counted, at):
            return ""
    return ""


def _goes_on(sentence: str, counted: list[Counted], index: int) -> bool:
    """Say whether a figure may stand behind the one before it in a row."""
    if not index:
        return False
    one, last = counted[index], counted[index - 1]
    gap = sentence[last.end : one.start]
    if len(gap) > GAP_MAX or not _GAP.fullmatch(gap):
        return False
    if one.noun is None:
        placed = _PLACED.match(sentence, one.stop)
        return bool(placed or _FATED.match(sentence, one.stop))
    places = one.noun.unit in OF_FLIGHTS and _ONLY_PLACES.fullmatch(sentence, one.end)
    return bool(places)
