"""Drones that were caught whole, and what could not be stopped.

In: the words around a count of drones or missiles. Out: a key of the registry. "Eleven
could not be stopped" tells that they came, and denies nothing; drones of smugglers that
were seized are wrecks found, those that police took from their owner are none.
"""

import re

from vedette.claims.extract.nearby import Near
from vedette.claims.extract.verbs import DOWNED

_NOT_STOPPED = re.compile(
    r"\s(?:[\w-]+ ){0,4}?(?:could not|couldn't|were not|weren't|was not"
    r"|wasn't) (?:be )?"
    rf"(?:\w+ )?(?:{DOWNED})"
)
_SEIZED = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:drones|uavs)\b[^.;]{0,60}\b(?:were|have been"
    r"|had been) (?:\w+ly )?(?:seized|confiscated"
    r"|impounded|(?:captured|caught)(?! (?:on|by|in) (?:an? |the |its |their )?"
    r"(?:[\w-]+ )?(?:cameras?|film|videos?|photo\w*|tape|footage|pictures?|images?"
    r"|radars?|radio|lens\w*|act)\b))\b"
)
# Of smugglers, or on the way over a border: "border" alone is a place like any other.
_OVER_BORDER = re.compile(
    r"\b(?:smuggl\w*|contraband|cigarettes|(?:at|on|near|along|across|over"
    r"|crossed|from) the (?:[\w-]+ ){0,2}(?:border|frontier)(?! (?:town|city|village"
    r"|museum|region|station|school|market|fair|club)\b)|from (?:belarus|russia))\b"
)
_OF_OWNERS = re.compile(
    r"\b(?:drones|uavs) (?:owned by|belonging to) (?!smuggl)|\b(?:schools?|classrooms?"
    r"|pupils?|children|toys?|prisons?|jails?|cells?|inmates?"
    r"|airports?|passengers?|shops?|markets?|festivals?|stadiums?|hobby\w*|tourists?"
    r"|photographers?|journalists?)\b"
)
# "Two drones were found in his flat": they are his.
_IN_HIS = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:drones|uavs)\b[^.;,]{0,40}\b(?:found|discovered|recovered"
    r"|located) (?:at|in|on|inside) (?:his|her|(?:the|a) (?:man|woman|suspect|pilot"
    r"|owner|tourist|driver)'s) (?:flat|apartment|car|van|bag|backpack|luggage|boot"
    r"|possession)\b"
)


def not_stopped(after: str) -> bool:
    """Say whether those counted were not shot down, so that nobody denies them.

    Parameters
    ----------
    after : str
        What follows their figure.

    Returns
    -------
    bool
        True for "11 could not be stopped".
    """
    return _NOT_STOPPED.match(after) is not None


def fate_of(words: Near) -> str | None:
    """Say what is told of drones that were caught, or that nobody stopped.

    Parameters
    ----------
    words : Near
        Around a count of drones.

    Returns
    -------
    str or None
        Key of the registry, "" for none; None where neither is told.
    """
    if not_stopped(words.after):
        return "attack.drones" if words.attack and not words.strayed else ""
    if _IN_HIS.match(words.after):
        return ""
    if not _SEIZED.match(words.after):
        return None
    if _OF_OWNERS.search(words.sentence):
        return ""
    return "wreck.objects" if _OVER_BORDER.search(words.sentence) else None
