"""What an authority did in answer, but for closing: who went up, was alarmed or called.

In: a folded sentence. Out: `Act`: "scrambled" (fighters and helicopters sent up, never
an intruder's), "activated" (air defence, sirens, an alert, a plan), "urged" (people
told to do something), "summoned" (a diplomat called in), "consulted" (Article 4, a
council called together, talks with allies). What will, may or did not happen is none.
"""

import re

from vedette.claims.extract.clauses import (
    JOINS,
    MARKS,
    OFTEN,
    SUPPOSED,
    UNSURE,
    UNTRUE,
)
from vedette.claims.extract.closures import Act
from vedette.claims.extract.misfits import misfit
from vedette.claims.extract.response_words import RULES

_UNSURE = re.compile(
    rf"\b(?:{UNSURE}|ready|poised|standby|stand by|declin\w+|set|about|training|how"
    r"|prepar\w+|had it|meant|intend\w*|calls? on|until|unnecessary)\b|n't\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    rf"\b(?:{OFTEN})\b|\b(?:times (?:this|last) year|procedure)\b", re.IGNORECASE
)
_DENIED = re.compile(rf"\b(?:{UNTRUE}|test(?:ed|ing)? of)\b", re.IGNORECASE)
_CUT = re.compile(rf"{MARKS}|\b(?:{JOINS}|and|which|who|although|though)\b")
_FAR = 90  # characters of a clause before its verb
_FRAME = 300  # in which "in the exercise" frames it
_SUPPOSED = re.compile(SUPPOSED)
_ALL_RULES = tuple((name, re.compile(words)) for name, words in RULES)


def responses(sentence: str) -> list[Act]:
    """Find what an authority did, but for closing.

    Parameters
    ----------
    sentence : str
        Folded.

    Returns
    -------
    list of Act
        In order; of each action the first one of the sentence.
    """
    found: dict[str, Act] = {}
    for name, words in _ALL_RULES:
        for match in words.finditer(sentence):
            if _happened(sentence, match, name):
                before = found.get(name)
                if before is None or match.start() < before.start:
                    found[name] = Act(*match.span(), name)
                break
    first = found.get("scrambled")
    return sorted([*found.values(), *([] if first is None else _more(sentence, first))])


def _more(sentence: str, first: Act) -> list[Act]:
    """Find other aircraft sent up: "a helicopter was sent up, and two F-16s were"."""
    kind = "helicopter" in sentence[first.start : first.end]
    for name, words in _ALL_RULES:
        for match in words.finditer(sentence, first.end):
            other = ("helicopter" in match[0]) != kind
            if name == first.name and other and _happened(sentence, match, name):
                return [Act(*match.span(), name)]
    return []


def _happened(sentence: str, match: re.Match[str], name: str) -> bool:
    """Say whether a clause tells of what was done, and by whom it may be done."""
    before = sentence[max(0, match.start() - _FAR) : match.start()]
    clause = _CUT.split(before)[-1]
    if _UNSURE.search(clause) or _DENIED.search(before):
        return False
    if _SUPPOSED.search(sentence, max(0, match.start() - _FRAME), match.end()):
        return False
    if misfit(name, sentence, match, clause):
        return False
    if name == "scrambled":
        inner = re.search(r"\b(?:not|never|to be|be|could|would|may|might)\b", match[0])
        if inner or re.match(r" (?:late|later than)\b", sentence[match.end() :]):
            return False
    around = before[-60:] + sentence[match.start() : match.end() + 60]
    return _GENERAL.search(around) is None
