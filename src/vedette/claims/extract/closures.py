"""What closed and what opened again: a place of flying, or all the traffic of one.

In: a folded sentence. Out: `Act`, "closed" or "reopened", in order; one of each in a
sentence, unless it says "again" or the other one stands between. A verb says little
("stopped", "held", "resumed"), so what it is done to, or who did it, must be of the
air: the head of its clause (`heads`) or its object. What will, may or did not close,
what closes every night or for works, and roads, schools and borders are left out.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.causes import OTHER_CAUSE
from vedette.claims.extract.clauses import (
    JOINS,
    MARKS,
    OFTEN,
    RULED,
    SUPPOSED,
    UNSURE,
    UNTRUE,
)
from vedette.claims.extract.closure_words import (
    CLOSED,
    CLOSED_THERE,
    NO_PLANE,
    OPENED,
    OPENED_THERE,
    SUBJECT,
)
from vedette.claims.extract.heads import AIR, Head, head_before, opens_other

_FAR = 90  # characters of a clause before its verb
_FRAME = 300  # in which "in the exercise" or "the law says" frames it
_CUT = re.compile(rf"{MARKS}|\b(?:{JOINS}|until|till|which|who|although|though)\b")
_UNSURE = re.compile(
    rf"\b(?:{UNSURE}|in case|nobody|proposal|proposed|vow(?:s|ed)|promis\w+|possib\w+"
    r"|potential(?:ly)?|feared|fears? of|avoid\w*|prevent\w*|risk\w*|called for"
    r"|demand\w*|scheduled|set to|about to|aims?|wanted|asked|consider|imagin\w+"
    r"|practi[sc]\w+|simulat\w+|enough to|yet to|(?:verge|brink|point|edge) of"
    r"|close to \w+ing|narrowly|escap\w+|how (?:to|long))\b|n't\b",
    re.IGNORECASE,
)
_DENIED = re.compile(rf"\b(?:{UNTRUE}|hoax|fake)\b", re.IGNORECASE)
# "Almost closed" is open; "almost an hour", "nearly all" are not of it.
_ALMOST = re.compile(
    r"\b(?:almost|nearly|all but) (?:(?:be(?:en|ing)?|had|to|forced|brought|came|led)"
    r" )?(?:clos|shut|suspend|halt|stop|ground(?:ed|s|ing)|paus|paraly|interrupt|froze)"
)
_SUPPOSED = re.compile(SUPPOSED)
_RULED = re.compile(RULED, re.IGNORECASE)
_NORMALLY = re.compile(
    r"\b(?:normally|ordinarily|as a rule|by default)\b", re.IGNORECASE
)
# "Ruled that flights be halted"; "could be opened again" tells what was.
_WANTED = re.compile(r"\b(?!to\b|could\b|can\b|not\b|now\b|\w+ly\b)\w+ be \w+$")
# "A closure of the airport would cost millions", "talk of a closure".
_TALK = re.compile(
    r"\b(?:talk|talks|idea|option|question|prospect|case|film|book|plan|debate|vote"
    r"|report|story|warn(?:ed|s)?|discussed?|discussing|study) (?:\w+ )?(?:of|on|about"
    r"|for|against) (?:an? |the )?$",
    re.IGNORECASE,
)
_WOULD = re.compile(
    r"(?: (?:of|at|for|in|on|over) (?:[\w'-]+ ){0,3}?[\w'-]+)? (?:would|could|might|may"
    r"|should|will|can|(?:is|was|were|has been) (?:ruled out|not|never|unlikely"
    r"|out of|averted|avoided|premature|possible|considered|discussed))\b"
)
_NOMINAL = re.compile(r"clos(?:ure|ing of)|shut-?down|suspension|stoppage|interruption")
_LIMIT_OF = re.compile(
    r"(?:[A-Za-z-]+ )?(?:\w*limits?|restrictions?|curbs?|bans?|suspensions?|orders?)"
    r" (?:on|of|against) (?P<what>.+)$"
)
_AIR_OR_NAME = re.compile(rf"{AIR}|[A-Z]")
_SOLD_AS = re.compile(
    r" (?:as an? (?:\w+ )?(?:hotel|museum|park|school|shelter|venue|hospital|camp"
    r"|warehouse|mall|market)\b|from (?:duty|work|office|service)\b|to become\b)"
)
# Whether it came about at all is what nobody knows.
_NOBODY_KNOWS = re.compile(
    r"\b(?:nobody|no one) (?:\w+ )?(?:kn[eo]ws?|told)(?: \w+)? when\b"
    r"|\b(?:not (?:yet )?(?:known|clear)|un(?:clear|known)) (?:when|if|whether)\b",
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
    rf"\b(?:{OFTEN}|(?:every|each) (?:weekend|winter|summer|evening|case|\w+day))\b"
    r"|\b(?:nightly|seasonal\w*|permanently|for good|repeatedly|sometimes"
    r"|traditionally|in (?:such|these) cases|on \w+days\b(?! to\b))",
    re.IGNORECASE,
)
_AIRLINE = re.compile(
    r"\b(?:airlines?|carriers?|Lufthansa|Ryanair|Wizz Air|KLM|easyJet|Emirates"
    r"|Air [A-Z]\w+|[A-Z]\w+ (?:Airlines|Airways)|[A-Z]\w+jet)\b[^,;.]{0,30}$"
)
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
    if OTHER_CAUSE.search(sentence):
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
    if _GENERAL.search(around) or _is_supposed(sentence, match, clause):
        return False
    led = sentence[max(0, match.start() - _FRAME) : match.start()]
    now = _NOW.search(match[0]) or _IS.search(clause)
    if now and (_WHEN_EVER.search(led) or _RULED.search(led)):
        return False
    return not (_NOT_YET.search(before) and (now or _AHEAD.search(led)))


def _is_supposed(sentence: str, match: re.Match[str], clause: str) -> bool:
    """Say whether a closing is only played, wanted, spoken about, usual or almost."""
    led = sentence[max(0, match.start() - _FAR) : match.start()]
    frame = max(0, match.start() - _FRAME)
    if _SUPPOSED.search(sentence, frame, match.end()) or _NOBODY_KNOWS.search(led):
        return True
    told = clause + match[0]
    if _WANTED.search(told) or _NORMALLY.search(clause) or _ALMOST.search(told):
        return True
    if _SOLD_AS.match(sentence, match.end()) or _is_limit_of_else(match[0]):
        return True
    if _NOMINAL.search(match[0]) is None:
        return False
    after = _WOULD.match(sentence, match.end())
    return after is not None or _TALK.search(clause) is not None


def _is_limit_of_else(words: str) -> bool:
    """Say whether what was lifted lay on something else: "the ban on alcohol"."""
    found = _LIMIT_OF.match(words)
    return found is not None and not _AIR_OR_NAME.search(found["what"])
