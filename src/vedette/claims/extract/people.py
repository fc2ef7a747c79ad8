"""What is told of people: dead, hurt, stranded, sent out.

In: the words around a count of people. Out: a key of the registry, "" where they do not
say. What a count is a part of ("27 hurt, including three children") is told of the part
too (`rules`).
"""

import re

from vedette.claims.extract.nearby import Near
from vedette.claims.extract.verbs import DEAD, DEPLOYED, HURT, SAVED

_STRANDED = re.compile(
    r"strand|spen[dt] the night|passenger|(?:camp|field) beds|\bcots\b|travel"
    r"|(?:waiting|stuck|sleep\w*|slept|queu\w+) (?:\w+ ){0,3}(?:airport|terminal)"
    r"|(?:airport|terminal)[^,.;]{0,30}\b(?:overnight|all night)"
)
_IN_BED = re.compile(
    r"[^,;]{0,30}\bin (?:a )?(?:[\w-]+ )?(?:critical|serious|grave) cond"
)
_AMONG = re.compile(r"[^,;.]{0,60}\b(?:among|one of) (?:the|its|their) (?P<whom>\w+)")
# A plane seats so many; "180 passengers were aboard" tells of nobody stranded.
_SEATS = re.compile(
    r"\b(?:carr(?:y|ies)|seats?|holds?|accommodates?|capacity) (?:of )?$"
)


def person(words: Near) -> str:
    """Choose the measure of a count of people.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    rules = (("effect.dead", DEAD), ("effect.injured", HURT), ("", SAVED))
    if victim := _victim(words):
        return victim
    # "Two victims": hurt or dead, as what governs or what follows says.
    if re.match(r"\s(?:\w+ )?victims\b", words.after) and not words.governed(rules):
        words = words._replace(before="", sentence="")
    found = words.first(rules)
    if found:
        return found
    if _IN_BED.match(words.after):
        return "effect.injured"
    travels = _STRANDED.search(words.after) or re.search(
        r"travel plans|\bplans of $", words.before
    )
    return "effect.passengers" if travels else ""


def passenger(words: Near) -> str:
    """Count passengers; a single one is somebody who tells of it.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        As of `person`.
    """
    harmed = words.near((("effect.dead", DEAD), ("effect.injured", HURT)))
    if harmed or _IN_BED.match(words.after):
        return harmed or "effect.injured"
    single = re.match(r"\s(?:passenger|travell?er)\b", words.after)
    yearly = re.search(r"\b(?:last|this|a|per|each) year\b|annual", words.after)
    seats = _SEATS.search(words.before)
    return "" if single or yearly or seats else "effect.passengers"


def force(words: Near) -> str:
    """Count those in service: dead, hurt or sent out.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        As of `person`.
    """
    if re.search(r"\b(?:guarded|manned|staffed|protected) by $", words.before):
        return ""
    rules = (
        ("effect.dead", DEAD),
        ("effect.injured", HURT),
        ("response.people", DEPLOYED),
    )
    return _victim(words) or words.first(rules)


def _victim(words: Near) -> str:
    """Read "one child is among the victims": of a toll, or else of the hurt."""
    among = _AMONG.match(words.after)
    if among and among["whom"].startswith("victim"):
        return "effect.dead" if words.toll else "effect.injured"
    return ""
