"""What closed and what opened again: a place of flying, or all the traffic of one.

In: a folded sentence. Out: `Act`, "closed" or "reopened", in order; one of each in a
sentence, unless it says "again" or the other one stands between. A verb says little
("stopped", "held", "resumed"), so what it is done to, or who did it, must be of the
air: the head of its clause (`heads`) or its object. What will, may or did not close,
what closes every night or for works, and roads, schools and borders are left out.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.closure_words import (
    CLOSED,
    CLOSED_THERE,
    NO_PLANE,
    OPENED,
    OPENED_THERE,
    SUBJECT,
)
from vedette.claims.extract.heads import Head, head_before, opens_other

_FAR = 90  # characters of a clause before its verb
_CUT = re.compile(
    r"[,;:()\"]|\b(?:but|after|when|while|as|because|that|before|since|so|where|once"
    r"|until|till|which|who|although|though)\b"
)
# A clause that says what will, may, should or did not happen.
_UNSURE = re.compile(
    r"\b(?:will|would|could|may|might|should|shall|must|can|cannot|ought|if|unless"
    r"|whether|in case|not|never|nor|neither|none|no|nobody|without|plan(?:s|ned|ning)?"
    r"|proposal|proposed|considered?|considering|threat\w*|vow(?:s|ed)|promis\w+"
    r"|refus\w+|fail(?:s|ed)|possib\w+|potential(?:ly)?|likely|feared|fears? of"
    r"|avoid\w*"
    r"|prevent\w*|risk\w*|calls? for|called for|demand\w*|expected|due|scheduled"
    r"|set to|about to|hop(?:es|ed|ing)|aims?|wants?|wanted|asked|imagin\w+|rehears\w+"
    r"|practi[sc]\w+|simulat\w+|exercises?|drills?|capable|enough to|yet to|how (?:to"
    r"|long)|any)\b|n't\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:untrue|not true|false|rumou?rs?|hoax|fake)\b",
    re.IGNORECASE,
)
# "Until the runway is reopened": what has not come yet.
_NOT_YET = re.compile(
    r"\b(?:until|till|unless|once|when|before)\b[^,;]{0,60}$", re.IGNORECASE
)
_NOW = re.compile(
    r"\b(?:is|are|be)\b|^(?:re-?opens?|resumes?|re-?starts?|opens?|closes?|shuts?"
    r"|lifts)\b"
)
_IS = re.compile(r"\b(?:is|are|be|being) (?:\w+ )?$")
_WHEN_EVER = re.compile(r"\b(?:if|whenever|in the event)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|to be|is to|are to|due to|'ll)\b|\btomorrow\b", re.IGNORECASE
)
_GENERAL = re.compile(
    r"\b(?:every|each) (?:day|night|week|weekend|winter|summer|time|year|month|evening"
    r"|case|\w+day)\b|\b(?:usually|regularly|routinely|typically|generally|often|always"
    r"|whenever|nightly|seasonal\w*|permanently|for good|repeatedly|frequently"
    r"|sometimes|traditionally|in (?:such|these) cases|on \w+days\b(?! to\b))",
    re.IGNORECASE,
)
_OTHER_CAUSE = re.compile(
    r"\b(?:snow\w*|blizzards?|fog|storms?|thunderstorms?|hurricane|typhoon"
    r"|volcan\w+|ash"
    r"|flood\w*|ice|icy|walkout|industrial action|pilots' strike|strike by (?:staff"
    r"|workers|pilots|controllers)|bankrupt\w*|insolven\w*|maintenance|renovat\w+"
    r"|resurfac\w+|refurbish\w+|repairs?|upgrades?|pandemic|covid\S*|coronavirus"
    r"|power (?:cut|failure|outage)|airlines? (?:has |have )?(?:suspend|cancel"
    r"|halt|stop"
    r"|paus)\w*|flypast|air ?show)\b",
    re.IGNORECASE,
)
_AIRLINE = re.compile(
    r"\b(?:airlines?|carriers?|Lufthansa|Ryanair|Wizz Air|KLM|easyJet|Emirates|Air "
    r"[A-Z]\w+|[A-Z]\w+ (?:Airlines|Airways)|[A-Z]\w+jet)\b[^,;.]{0,30}$"
)
_AN_EVENT = re.compile(r"\b(?:stop|halt|standstill|pause|interruption|end|closing)\b")
_ONE_MORE = re.compile(r"\b(?:again|also|too|as well|a second time|anew)\b")
_APART = 120  # characters; further apart two closings are of two places


class Act(NamedTuple):
    """What was done, and where the sentence says so.

    Attributes
    ----------
    start, end : int
        In the sentence.
    name : str
        "closed", "reopened", or another action of the registry.
    """

    start: int
    end: int
    name: str


def closures(sentence: str, *, air: bool = True) -> list[Act]:
    """Find what closed and what opened again.

    Parameters
    ----------
    sentence : str
        Folded.
    air : bool
        Whether the text tells of an airport or flights, so that "it" may be one.

    Returns
    -------
    list of Act
        In order.
    """
    if _OTHER_CAUSE.search(sentence):
        return []
    found = [
        act
        for name, anywhere, there in _BOTH
        for act in _all(sentence, name, (*anywhere, *(there if air else ())), air=air)
    ]
    kept: list[Act] = []
    for act in sorted(found, key=lambda one: (one.start, -one.end)):
        if kept and act.start < kept[-1].end:
            if act.name != kept[-1].name:  # "the closure was lifted"
                kept[-1] = act
            continue
        same = [one for one in kept if one.name == act.name]
        if not same or _another(sentence, same[-1], act, kept[-1]):
            kept.append(act)
    return kept


def _another(sentence: str, before: Act, act: Act, last: Act) -> bool:
    """Say whether an action is told of a second time, or of a second place."""
    anew = _ONE_MORE.search(sentence, before.end, act.end + 8)
    return last.name != act.name or anew is not None or act.start - before.end > _APART


_Rules = tuple[tuple[str, re.Pattern[str]], ...]


def _read(rules: tuple[tuple[str, str], ...]) -> _Rules:
    return tuple((needs, re.compile(words)) for needs, words in rules)


_BOTH = (
    ("closed", _read(CLOSED), _read(CLOSED_THERE)),
    ("reopened", _read(OPENED), _read(OPENED_THERE)),
)


def _all(sentence: str, name: str, rules: _Rules, *, air: bool) -> list[Act]:
    return [
        Act(*match.span(), name)
        for needs, words in rules
        for match in words.finditer(sentence)
        if _happened(sentence, match, negative=words.pattern == NO_PLANE)
        and (needs != SUBJECT or _is_ours(sentence, match, air=air))
    ]


def _is_ours(sentence: str, match: re.Match[str], *, air: bool) -> bool:
    """Say whether the head of a clause is of the air."""
    if opens_other(sentence[match.end() :]):
        return False
    head = head_before(sentence[: match.start()])
    if head is Head.AIR:
        return True
    plain = re.search(r"clos|shut|open|still|work|standstill", match[0])
    named = air and head is Head.NAME
    return plain is not None and (named or head is Head.PRONOUN)


def _happened(sentence: str, match: re.Match[str], *, negative: bool) -> bool:
    """Say whether a clause tells of what has happened, these days."""
    before = sentence[max(0, match.start() - _FAR) : match.start()]
    clause = _CUT.split(before)[-1]
    could_not = negative or re.search(r"\bno\b|\bnot\b|n't|could|can\b", match[0])
    if _UNSURE.search(clause) and not could_not:
        return False
    if _DENIED.search(before) or _AIRLINE.search(before):
        return False
    around = before[-60:] + sentence[match.start() : match.end() + 60]
    if _GENERAL.search(around):
        return False
    now = _NOW.search(match[0]) or _IS.search(clause)
    if now and _WHEN_EVER.search(sentence[: match.start()]):
        return False
    if _NOT_YET.search(before):
        return not (now or _AHEAD.search(sentence[: match.start()]))
    return True
