"""Whence it came: "the drones had been launched from Karsova".

In: a folded sentence. Out: `Origin`, where drones, objects or "they" are the subject of
a verb of coming. "May have come from" is believed, not known. The way of something
else ("the airliner avoided the drones and flew from Celm") is none.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.clauses import JOINS, MARKS, SUPPOSED

_WHAT = r"(?i:drones?|UAVs?|objects?|balloons?|missiles?|rockets?|they)"
# What may stand between the subject and its verb.
_ASIDE = (
    r"(?:,? (?:that|which|who) [^.,;\"]{1,50}?,?"
    r"| (?:over|near|in|at|above|of|around|with|seen|found|spotted|shot down|downed"
    r"|involved|detected|recovered)"
    r"(?: (?!show|display|sale|were|was|had|have|and)[\w'-]+){1,5}?)?"
)
_AUX = (
    r"(?: (?:had|has|have|were|was|are|is|been|be|all|both|also|then|first|must|may"
    r"|might|could|thought|believed|understood|suspected|said|known|to|almost|\w+ly))*"
)
_FROM = r"(?: (?:in|over|across|here|straight|back|down|\w+ly))? from"
_CAME = r"(?:came|come|flew|arrived|crossed(?: over)?|entered)"
_SENT = r"(?:launched|flown|fired|sent)"
_WHERE = (
    r"(?P<where>(?:North|South) Korea\b|(?!(?:\w+day|\w+(?:ian|ish|ese)|North|South"
    r"|East|West|The|Both|All|Outside|Across|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b)[A-Z][a-z]+\b)(?!'s)"
)
# Drones "launched from", or "that came from", are told of wherever they stand.
_ORIGIN = re.compile(
    rf"\b{_WHAT}\b(?:(?P<own> (?:{_SENT}|(?:that|which){_AUX} (?:{_SENT}|{_CAME})))"
    rf"|{_ASIDE}{_AUX} (?:{_SENT}|{_CAME})){_FROM} {_WHERE}"
)
_NOT = re.compile(
    r"\b(?:not|no(?! doubt)|never|denied|deny|denies|nothing|whether|if|unclear"
    r"|unknown)\b|n't\b",
    re.IGNORECASE,
)
_LIKELY = re.compile(
    r"\b(?:may|might|could|must|probably|likely|presumably|apparently|possibly|perhaps"
    r"|seemingly|allegedly|reportedly|thought|believed|understood|suspected|suspects?"
    r"|believes?|thinks?|assumes?|appears?|seems?)\b",
    re.IGNORECASE,
)
_CUT = re.compile(rf"{MARKS}|\b(?:{JOINS}|and|which|who|although|though|if|whether)\b")
# Who says it may stand before it in the clause; nobody who hunts or avoids it.
_SAID = re.compile(
    r"\b(?:sa(?:id|ys?)|believe[sd]?|confirm(?:ed|s)?|thinks?|thought|kn[eo]ws?"
    r"|announced|reported|claim(?:ed|s)|stated|insist(?:ed|s)|suspects?|assumes?|sure"
    r"|certain|clear|showed|shows|told \w+|found|concluded|appears?|seems?) "
)
# All of its clause: "a swarm of ", "the three unidentified ", but not "parts for ".
_LED_BY = re.compile(
    r"(?:(?:an? |the )?(?!parts?|pieces|wreck\w*|debris|owners?|pilots?)[\w-]+ of )?"
    r"(?:(?!(?:for|with|of|about|against|on|at|by|in|to|from|parts)\b"
    r"|(?!un|armed\b)\w{3,}ed\b)[\w'-]+ ){0,4}",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r" to (?:watch|see|visit|celebrate|work|study|help|play|support)\b"
)
_SUPPOSED = re.compile(SUPPOSED)
_FAR = 90  # characters of a clause before its subject


class Origin(NamedTuple):
    """Whence it came.

    Attributes
    ----------
    start, end : int
        In the sentence.
    where : str
        As named.
    believed : bool
        Whether it is told as likely, not as known.
    """

    start: int
    end: int
    where: str
    believed: bool


def origin(sentence: str) -> Origin | None:
    """Find whence it came.

    Parameters
    ----------
    sentence : str
        Folded.

    Returns
    -------
    Origin or None
        The first one that is said.
    """
    if sentence.rstrip(" \"'").endswith("?"):
        return None
    for found in _ORIGIN.finditer(sentence):
        told = sentence[: found.end()]
        clause = _CUT.split(sentence[: found.start()][-_FAR:])[-1]
        if _NOT.search(told) or _SUPPOSED.search(told):
            continue
        if _PEOPLE.match(sentence, found.end()) or not (
            found["own"] or _is_subject(clause)
        ):
            continue
        believed = _LIKELY.search(clause + found[0]) is not None
        return Origin(*found.span(), found["where"], believed)
    return None


def _is_subject(clause: str) -> bool:
    """Say whether a noun is what its clause is about."""
    said = list(_SAID.finditer(clause))
    own = clause[said[-1].end() :] if said else clause.lstrip()
    return _LED_BY.fullmatch(own) is not None
