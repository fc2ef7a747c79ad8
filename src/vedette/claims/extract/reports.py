"""What is told of reports, incidents and violations.

In: the words around a count of them. Out: a key of the registry, "" where they do not
say.
"""

import re

from vedette.claims.extract.nearby import Near
from vedette.claims.extract.verbs import CLOSED, DOWNED, HARMED

_VIOLATED = (
    r"violat|incursion|breach|intru|infring|penetrat|overfl"
    r"|\b(?:cross|enter)\w* [^,.;]{0,40}(?:border|airspace|frontier|territory)"
    r"|\b(?:airspace|border|sky|skies)\b[^,.;]{0,40}(?:cross|enter)"
)
# "Multiple instances of balloons entering its airspace."
_BREACHES = re.compile(
    r"\s(?:[\w-]+ ){0,2}(?:instances?|cases?|incidents?|episodes?) (?:of"
    r"|involving|where|in"
    r" which|when) [^,.;]{0,40}\b(?:enter|cross|violat|breach|intrud|stray)\w*"
)


# "The terminal has noted 17 incidents since Christmas", in a text about drones.
_NOTED = r"\b(?:noted|recorded|logged|registered|counted|lists?|listed) (?:\w+ )?$"


def report(words: Near) -> str:
    """Count reports of drones, not those of delays or harm.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    of = re.match(r"\s(?:\w+ ){0,2}\w+ (?:of|about) (?:\w+\W){0,3}", words.after)
    if re.match(
        r"\sreports? (?:suggest|indicat|claim|say|said|have|that)", words.after
    ):
        return ""  # of newspapers
    if re.search(
        r"\b(?:ma[dk]\w+|wr[io]t\w+|publish\w*|issu\w+|compil\w+|read) (?:\w+ )?$",
        words.before,
    ):
        return ""  # of one's own
    if re.match(r"\s(?:[\w-]+ ){1,3}(?:turned out|proved) to be\b", words.after):
        return ""
    other = r"delay|disrupt|cancel|damage|injur|casualt|death|explos|fire"
    return "" if of and re.search(other, of[0]) else "sighting.reports"


def message(words: Near) -> str:
    """Count messages as reports where drones are named beside them.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    told = re.search(r"\b(?:drones?|uavs?|sightings?)\b", words.sentence)
    return (
        "sighting.reports" if told and not re.search("air raid", words.sentence) else ""
    )


def violation(words: Near) -> str:
    """Count violations; "suspended flights multiple times" counts none.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    halted = re.search(rf"(?:{CLOSED})[^,.;]{{0,40}}$", words.before)
    if halted and re.match(r"\s(?:\w+ )?times\b", words.after):
        return ""
    return "incursion.violations" if words.says(_VIOLATED) else ""


def incident(words: Near) -> str:
    """Count incidents as reports where drones are named beside them.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    if re.match(r"\s(?:severe|serious|critical|grave) cases", words.after):
        return "effect.injured" if words.says(HARMED) else ""
    beside = words.after + words.before
    if re.match(r"\s(?:\w+ )?cases? (?:now )?open\b", words.after):
        return "inquiry.events"
    if _BREACHES.match(words.after):
        return "incursion.violations"
    looked_into = re.search(
        r"\b(?:looking into|investigating|probing|examining) (?:the )?$", words.before
    )
    if looked_into and not re.match(r"\s(?:drone|uav)", words.after):
        return "inquiry.events"
    if re.match(r"\s(?:such|similar|of the) ", words.after):
        beside += words.lead.casefold()  # "266 such incidents" of those told before
    told = re.search(r"\b(?:drone|uav|sighting)", beside) or (
        words.topic.drones and re.search(_NOTED, words.before)
    )
    other = re.search(rf"attack|strike|raid|crash|{DOWNED}|{HARMED}", beside)
    return "sighting.reports" if told and not other else ""
