"""Drones of which no more than their number is told: "there were nine".

In: the words around a quantity, with what the document is about. Out: a key of the
registry, "" where it may be of anything. This is the back-off of `arms`: over an
airport or a base they were seen, in an attack launched, at a violated border they came
in; of a fleet, a show, a budget or a plan nothing is proposed.
"""

import re

from vedette.claims.extract.nearby import Near
from vedette.claims.extract.verbs import DOWNED, SEEN

# Said of a number of drones of which no more is told: "there were nine".
EXIST = (
    r"\bthere (?:were|was|are|is|had been|have been|may have been)\b"
    r"|\b(?:sp(?:ea|o)k\w*|talk\w*|told|mention\w*|warn\w*|estimat\w*|assum\w*"
    r"|number\w*"
    r"|calls?|called|complain\w*|counts?|tally|reckon\w*|believ\w*|speculat\w*)\b"
)
# Where drones were, if nothing says what they did.
_ABOVE = (
    r"\b(?:above|over|around|near)\b"
    r"|\b(?:pass|flew|fly|cross|came|went)(?:ed|es|ing|n)?\b"
)
FRAGMENT_MAX = 5  # words of an answer: "Ten drones, easily."
# Of a fleet, a show or an exercise, and of what might be.
_NO_EVENT = re.compile(
    r"\b(?:own(?:s|ed|ing)?|fleet|inventor\w+|stock\w*|exhibit\w*|display\w*|museum"
    r"|film"
    r"|movie|exercis\w*|trainings?|trial|test(?:s|ed|ing)?|race|show room|light show"
    r"|budget"
    r"|contract|tender|purchas\w*|export\w*|import\w*|factory|production|build|built"
    r"|cost"
    r"|worth|million|billion|euros?|dollars?|licen[cs]\w*|capacity|capable|able to"
    r"|imagin\w*"
    r"|suppos\w*|per (?:day|month|year|week)|a (?:day|month|year|week)|each (?:day"
    r"|month|year"
    r"|week)|exam\w*|course|students|programme|program|donat\w*|will"
    r"|stole|stolen|theft\w*|thie(?:f|ves)|robb\w+|shops?|toys?|buy|buys|buying|bought"
    r"|sold|sell(?:s|ing)?|sales?|prizes?|gifts?|presents|rent(?:s|ed|al)|auction\w*"
    r"|raffle|lottery|hobby|registered (?:to|in|by|owners?))\b"
)


def may_be(words: Near) -> bool:
    """Say whether a number of drones may be of an event that the document tells.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    bool
        False for a fleet, a show, a budget, a plan.
    """
    return words.topic.drones and _NO_EVENT.search(words.sentence) is None


def existing(words: Near) -> str:
    """Choose the measure of drones of which only their number is told.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        By what the document is about; "" where it is of no event.
    """
    topic = words.topic
    if not may_be(words):
        return ""
    if topic.attack and not words.strayed:
        told = words.sentence + words.lead.casefold()
        plain = not topic.air or re.search(
            rf"attack|launch|explosive|warhead|kamikaze|laden|{DOWNED}", told
        )
        return "attack.drones" if plain and not topic.intrusion else ""
    if topic.intrusion:
        return "" if topic.air else "incursion.drones"
    return "sighting.drones"


def seen_at_all(words: Near) -> str:
    """Read drones in a sentence that tells of a sighting, in a text that tells of one.

    Parameters
    ----------
    words : Near
        Around a number of drones beside which no verb stands.

    Returns
    -------
    str
        "sighting.drones", or "".
    """
    if existing(words) != "sighting.drones":
        return ""
    seen = re.search(rf"{SEEN}|{_ABOVE}", words.sentence)
    seen = seen or re.search(r"\b(?:the|these|those) $", words.before)  # told before
    said = words.sentence.split()
    fragment = 0 < len(said) <= FRAGMENT_MAX and not re.search(r"\bnot\b", words.before)
    return "sighting.drones" if seen or fragment else ""
