"""Where what somebody says ends because another begins without a verb.

In: a sentence and the part of it that somebody says. Out: `Gap`, or where it ends. "The
police speak of three drones, the airport of five" has two speakers; "the police believe
there were two drones, 58 flights have gone" goes on with the paper's own words.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.anybody import anybody
from vedette.claims.extract.lexicon import TO_TWELVE
from vedette.claims.extract.names import read_name

_GAP = re.compile(
    r"[,;]\s(?:and |while |whereas )?(?:[Ii]n [A-Z][\w'-]+ )?(?!(?:an?|the|its|their"
    r"|his|her) (?:further|additional|total|record|mere|combined|others?|remaining"
    r"|first|second|last|next|latest|youngest|oldest|same|only)\b)(?P<name>(?:his|her"
    r"|its|their|the|an?) (?:[\w'-]+ ){0,4}?(?!at\b|of\b|by\b|in\b)[\w'-]+)(?:, (?:for"
    r"|on) (?:its|his|her|their) (?:part|side),)?(?: of| at)? \"?(?:(?:about|some|only"
    rf"|at least|nearly|around|up to|over) )?(?:\d[\d,]*|{TO_TWELVE}|a dozen"
    r"|\w+ty(?:-\w+)?|none)(?=\"?(?:[.,;]|$))"
)
# "The police believe there were two drones, 58 flights have gone": the paper's own.
_NEXT_TALE = re.compile(
    r",\s(?:\d[\d,]*|[a-z-]+) (?:\w+ ){1,2}(?:have|has|were|are|is|was)\b"
)


class Gap(NamedTuple):
    """Another speaker whose verb is left out.

    Attributes
    ----------
    name : str
        "" where it is no name.
    begin, since, end : int
        Where the other begins, where what he says begins and ends.
    """

    name: str
    begin: int
    since: int
    end: int


def gaps_in(sentence: str, begin: int, end: int) -> list[Gap]:
    """Find all others in what somebody says.

    Parameters
    ----------
    sentence : str
        Folded.
    begin, end : int
        The part that is said.

    Returns
    -------
    list of Gap
        In order; empty where nobody else speaks in it.
    """
    return [
        Gap(
            read_name(match["name"]) or anybody(match["name"]),
            match.start(),
            match.end("name"),
            match.end(),
        )
        for match in _GAP.finditer(sentence)
        if begin < match.start() <= end
    ]


def next_tale(sentence: str, begin: int, end: int) -> int:
    """Return where what somebody believes ends: before the next clause of a list.

    Parameters
    ----------
    sentence : str
        Folded.
    begin, end : int
        The part that is said.

    Returns
    -------
    int
        `end` where no such clause begins.
    """
    match = _NEXT_TALE.search(sentence, begin, end)
    return match.start() if match else end
