"""Balloons that came from another country, or were found there.

In: the words around a count of objects. Out: a key of the registry, "" where they are
no balloons or nothing of an event. A balloon cannot turn back: sent, stopped or come
down, it has crossed, so that in a text about balloons any count of them that is not of
a fair, a forecast or a wreck is of those that came.
"""

import re

from vedette.claims.extract.nearby import Near
from vedette.claims.extract.verbs import DOWNED, ENTERED, HEADED, SEEN, WRECK

# "Dozens of balloons were responsible for the closure of the airport."
_SHUT_IT = re.compile(
    r"\b(?:responsible for|caus\w+|forc\w+|prompt\w+|led to|trigger\w+)\b"
    r"[^.;]{0,60}\b(?:clos\w+|shut\w*|suspen\w+)\b"
    r"|\b(?:shut|clos\w+) [^.;]{0,30}\bairports?\b"
)
OF_A_FAIR = re.compile(
    r"\b(?:party|festival|fairs?|birthday|weather|meteorolog\w*|toy"
    r"|wedding)\b"
)
# Balloons of a text about balloons that come from another country, but for these.
_OTHER_BALLOONS = re.compile(
    r"\b(?:sold|sells?|price|licen[cs]\w*|fleet|build\w*|made|mak\w+|research"
    r"|carry up to|no|fine[sd]?|charg\w+|court|sentenc\w+|order\w*|store|stock|lost"
    r"|lose|collid\w+|hot-air|race|detain\w*|arrest\w*|over (?:one|two|three|\d+)"
    r"|prepar\w+|plan\w*|want\w*|ready|fill\w* (?:with|up)|next|tomorrow|would|could"
    r"|will"
    r"|can|may|might)\b"
)
_HELD_UP = re.compile(
    r"\s(?:[\w-]+ ){0,3}balloons? (?:were|was|had been|have been) intercepted\b"
)
_FOUND = re.compile(
    r"\b(?:were|was|been) (?:\w+ly )?(?:recovered|retrieved|collected|found|seized"
    r"|picked up)\b"
)
_PICKED_UP = re.compile(r"\b(?:recovered|retrieved|collected|found|seized|picked up) $")
# "More than 900 have landed since June", of balloons.
_HAVE_LANDED = re.compile(
    r"\s(?:of them )?(?:(?:have|had) (?:landed|come|arrived|drifted|floated|crossed"
    r"|reached|fallen|flown)|(?:(?:have|had) been|were) (?:sent|released|launched)"
    r"|came (?:over|down|across|in|from (?:belarus|the north|across))"
    r"|arrived|crossed|drifted|floated|landed)\b"
)


def balloon(words: Near) -> str:
    """Read balloons that were found, were stopped, closed an airport or came.

    Parameters
    ----------
    words : Near
        Around a count of objects.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    stopped = re.search(r"\bintercept\w* $", words.before) or _HELD_UP.match(
        words.after
    )
    if stopped and "balloon" in words.after[:30]:
        return "incursion.objects"  # a balloon is stopped, and not shot down
    if words.topic.balloons and _HAVE_LANDED.match(words.after):
        return "incursion.objects"
    if not re.match(r"\s(?:[\w-]+ ){0,4}balloons?\b", words.after):
        return ""
    if _PICKED_UP.search(words.before) or _FOUND.search(words.after):
        return "wreck.objects"
    came = (
        rf"{ENTERED}|{SEEN}|launch|\bland(?:s|ed)?\b|arriv|dropped|\breach|releas"
        r"|\b(?:flew|drifted|floated|came) (?:over |in |across )?from\b"
    )
    # Sent or come down, a balloon has crossed.
    crossed = words.first((("downed", DOWNED), ("came", came))) == "came"
    if crossed or (_SHUT_IT.search(words.after) and words.topic.air):
        return "incursion.objects"
    beside = words.before + words.after
    plain = words.topic.balloons and not _OTHER_BALLOONS.search(beside)
    said = re.search(f"{DOWNED}|{HEADED}|{WRECK}", beside)
    return "incursion.objects" if plain and not said else ""
