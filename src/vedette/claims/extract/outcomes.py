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
    r"\s(?:[\w-]+ ){0,3}(?:drones|uavs)\b[^.;]{0,60}\b(?:were|have been|had been)"
    r" (?:\w+ly )?(?:seized|confiscated|captured|caught|impounded)\b"
)
_OVER_BORDER = re.compile(
    r"\b(?:smuggl\w*|contraband|cigarettes|border|frontier|from (?:belarus|russia))\b"
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
    seized = _SEIZED.match(words.after) and _OVER_BORDER.search(words.sentence)
    return "wreck.objects" if seized else None
