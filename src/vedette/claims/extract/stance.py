"""How a sentence stands to what it counts: it says so, denies it, or leaves it open.

In: a folded sentence and where a trigger stands. Out: `Stance`. A denial is plain where
a verb of denying governs the clause, or a "did not" does; what may, would, might or is
asked, conditional or unconfirmed is open. Where the words could be read either way they
are open: an open quantity is not proposed, so that nobody accepts by reflex the reverse
of what was said. A "no" inside the quantity itself ("no one was hurt") is its figure.
"""

import re
from enum import Enum

from vedette.claims.extract.disputes import (
    REPORTS,
    SAID_AGAIN,
    is_disputed,
    is_doubted,
    is_upheld,
)


class Stance(Enum):
    """What a sentence does with what it counts; an aside its speaker does not say."""

    SAID = "said"
    DENIED = "denied"
    OPEN = "open"
    ASIDE = "aside"


# Where a clause that is governed by a denial, an "if" or an unknown surely ends.
_WIDE = re.compile(
    r"[;:]\s|\b(?:but|however|although|though|while|whereas)\b", re.IGNORECASE
)
_NARROW = re.compile(
    r"[,;:\"()]|\b(?:but|however|although|though|while|whereas|because|when|where|after"
    r"|before|as|since|that|said|says)\b",
    re.IGNORECASE,
)
# A clause of its own after "and": "nobody could land and 12 flights were diverted".
_AND = re.compile(r"\band\s+(?:\w+ )?$", re.IGNORECASE)
_AND_THERE = re.compile(r"\band there (?:was|were|had been) $", re.IGNORECASE)
_FINITE = re.compile(
    r"[^,;.]{0,40}?\b(?:were|was|had|have|has|are|is)\b", re.IGNORECASE
)
_ASIDE = re.compile(r",\s*(?:if|as)\s[^,]*,")  # "if confirmed," apart from the rest
_DENY = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?"
    r"|refut(?:es?|ed|ing)|disput(?:es?|ed|ing)|rebuff(?:s|ed)?|contest(?:s|ed|ing)"
    r"|brush(?:es|ed|ing) (?:aside|off)|shrug(?:s|ged|ging) off"
    r"|wav(?:es|ed|ing) (?:aside|away)|rebut(?:s|ted|ting)|debunk(?:s|ed|ing)"
    r"|contradict(?:s|ed|ing)|repudiat(?:es|ed|ing)|quash(?:es|ed|ing)"
    r"|scotch(?:es|ed|ing)|laugh(?:s|ed|ing) off|pour(?:s|ed|ing) cold water on"
    r"|scoff(?:s|ed|ing) at)\b"
    rf"(?P<what>(?:\s(?:as (?:[\w-]+\s){{1,2}})?(?:[\w'-]+\s){{0,3}}?"
    rf"(?:that\b|{REPORTS}\b)|\s\w+ing\b)?)",
    re.IGNORECASE,
)
# "Denied negligence after three died": what it denies ends there.
_APART = re.compile(
    r"(?<!that )\b(?:after|when|because|since|while|as|before|following|in which|where"
    r"|once|until|whose)\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"\s(?:that|of|about)\b", re.IGNORECASE)
# "Had any part in the strike that killed 12": the strike is what nobody denies.
_EVENT = (
    r"(?:attack|strike|raid|assault|bombing|bombardment|shelling|blast|explosion|crash"
    r"|drone|missile|incident|massacre|killing|barrage|fire)s?"
)
_PRESUPPOSED = re.compile(
    rf"\b(?:the|an?|this|that|those|its|their|any|which)(?: [\w'-]+){{0,3}} {_EVENT}\b"
    r"[^,;.]{0,40},? \b(?:that|which|where|when)\b[^,;.]{0,80}$"
    r"|\b(?:deaths?|killings?|murders?|wounding|injuries|injuring|suffering) (?:of|to) "
    r"(?:the |these |those )?$"
    r"|\b(?:one|some|any|part) of (?:(?:the|those|these) )?$",
    re.IGNORECASE,
)
# A clause of time or reason behind what is denied, which may be told by either.
_LATE = re.compile(
    r"\s(?:[\w'-]+ ){3,25}(?:after|when|because|since|where|as|once|while) (?:[\w'-]+"
    r" ){0,4}$"
)
_OF_WHICH = re.compile(r"\s?(?:[\w-]+ )?of (?:which|whom)\b")
_NO_LONGER = re.compile(
    r"(?:\bnobody|\bno one|\bnone|\bnot|n't|\bnever|\bno longer|\bstopped|\bwithout"
    r"|\bhardly)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(r",\s(?:and|so)\s(?:\w+ )?$")
_REFUSED = re.compile(r"\b(?:was|were|been|being|be|are|is)\s$", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"\bunknown(?=[,.;:]|$| (?:how|whether|if|what|who|why|where|when|but|and|at)\b)"
    r"|\b(?:if|whether|unless|unclear|unconfirmed|unverified|supposing"
    r"|falsely|(?:wrongly|mistakenly|erroneously|incorrectly) (?:\w+ )?(?:said|says"
    r"|claimed|claims|reported|reports|stated|announced|assumed|believed|wrote|told)"
    r"|not (?:yet )?(?:clear|known|certain|sure|confirmed|verified))\b"
    r"|\b(?:asked|questioned|pressed) (?:about|on|over) (?:[\w'-]+ ){0,3}(?:figures?"
    r"|numbers?|tall(?:y|ies)|counts?|totals?|claims?|tolls?|reports?|estimates?)\b"
    r"|\bno (?:\w+ )?(?:evidence|indications?|signs?|proof|confirmation|reports?|word"
    r"|information)\s(?:that|of|about)\b"
    r"|\b(?:no one|nobody|none of|neither|no (?:\w+ )?(?:officials?|bod(?:y|ies)"
    r"|authorit(?:y|ies)|sources?|witness(?:es)?|police|minist(?:er|ers|ry)"
    r"|government|countr(?:y|ies)|side|party|agency|spokes\w+|residents?|expert"
    r"|evidence))\b[^.,;]*?\b(?:sa(?:id|ys?|w)|seen|confirm|report|claim|kn[eo]w|stat"
    r"|announc|suggest|prov|show|believ|verif|acknowledg|admit)[^.,;]*$"
    r"|\b(?:not|n't|cannot|never|refused to|declined to|unable to|fail\w* to)\s"
    r"(?:\w+ly )?(?:confirm|say|rule out|deny|know|report|comment|specify|mention|claim"
    r"|believe|verify|think|suggest|explain|exclude|disclose|tell)",
    re.IGNORECASE,
)
_UNVERIFIED = re.compile(
    r"\b(?:not|n't|cannot)\s(?:\w+ ){0,3}(?:verif|confirm|corroborat)"
    r"|\b(?:unconfirmed|unverified)\b",
    re.IGNORECASE,
)
# "Nobody said that two people were killed" counts nobody.
_NOBODY_SAYS = re.compile(
    r"(?:no one|nobody|none|no|not one)\b(?:\s\w+){0,5}?"
    r"\s(?:said|says|confirmed|claimed|reported|knew|knows)\s(?:that|whether|how|if)\b",
    re.IGNORECASE,
)
# "It did not say what happened to the three": there were three.
_WHAT_BECAME = re.compile(
    r"\b(?:what (?:had |has |have )?(?:happened to|became of|become of)"
    r"|(?:the )?(?:fate|whereabouts) of) (?:the )?$",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:[Mm]ight|may|[Ww]ould|(?:is|are) able to"
    # Who could see four saw them.
    r"|(?:[Cc]ould|[Cc]an)(?! (?:only |just |clearly |also |even |be )?(?:see|seen|hear"
    r"|heard|make out|count|perceive|observe|spot|confirm"
    r"|stand behind)\b))(?! not\b)\b(?! 20\d\d)"
)
# "We had 40 officers here, and what did they find?"
_THEN_ASKS = re.compile(
    r",\s(?:and|but|so)\s(?:what|why|who|how|where|when|did|was|is|are)\b"
)
# "No plane could take off for an hour" tells what was.
_NONE_COULD = re.compile(
    r"\b(?:no|nobody|none)\b(?:\s\w+){0,4}?\sc(?:ould|an)\b|\bcould be no\b|\bc(?:ould"
    r"|an) neither\b"
    r"|\b(?:as \w+ as|to) (?:\w+ )?can\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|are|could|would|might|may)\snot\b"
    r"(?! only\b)|n't\b|\bcannot\b|\bnever\b",
    re.IGNORECASE,
)
# "Nobody cancelled 30 flights"; but "nobody noticed two drones" leaves them there.
_NOBODY_DID = re.compile(
    r"\b(?:nobody|no one|no (?:airline|airport|carrier|country|side|one side|army"
    r"|[a-z]+ airline))\s(?:has |had |ever )?(?:cancel|delay|divert|clos|shut|kill"
    r"|injur"
    r"|wound|hurt|launch|fir|sent|us)(?:\w*ed)?\s$",
    re.IGNORECASE,
)
# "The plan foresees 15 officers", "was due to close for six hours": not done.
_PLANNED = re.compile(
    r"\b(?:foresee(?:s|n)?|foresaw|envisag\w+|envision\w*|provid(?:es?|ed) for"
    r"|(?:ask|call|plead|appeal|lobb|budget|hop|wish|tender|bid)\w* for|request(?:s|ed)"
    r"|demand(?:s|ed)|appl(?:y|ies|ied) for|plans? for)\s(?:\d[\d,]* [\w-]+ and )?"
    r"(?:(?:the|an?|up to|another|some|about|at least|more than|as many as)\s){0,2}$"
    r"|\b(?:was|were|is|are) (?:due|set|scheduled|planned|supposed|meant|slated"
    r"|expected) to (?:be )?(?:clos|shut|stop|suspend|halt|cancel|launch|deploy|send"
    r"|sent)\w*\b[^,;.]*$",
    re.IGNORECASE,
)
# "Three did not survive", "flights could not land" tell what became of them.
_GROUNDED = re.compile(
    r"\s(?:(?:be )?able to )?(?:take off|land|depart|leave|fly|operate|go ahead|run"
    r"|survive|get out|get away|travel|board|make it|come (?:home|out|back)|wake up"
    r"|live|pull through)\b",
    re.IGNORECASE,
)
_VERB_BETWEEN = re.compile(
    r"\w{3,}ed\b|\b(?:was|were|that|which|who|flew|shot|found|seen|sent)\b",
    re.IGNORECASE,
)


def stance_of(sentence: str, start: int, end: int) -> Stance:
    """Say how a sentence stands to what it says at a place.

    Parameters
    ----------
    sentence : str
        Folded.
    start, end : int
        The place: a quantity with its noun.

    Returns
    -------
    Stance
        `SAID` where nothing in its clause says otherwise.
    """
    asked = sentence.endswith("?") and not _THEN_ASKS.search(sentence, end)
    if _NOBODY_SAYS.match(sentence[start:]) or asked:
        return Stance.OPEN
    wide = sentence[_last(_WIDE, sentence[:start]) : start]
    after = sentence[end:]
    if _WHAT_BECAME.search(wide):  # "of the two that were not destroyed": open
        return Stance.OPEN if _NOT.search(after) else Stance.SAID
    denials = [_denial(wide, after), _negation(sentence, start, after)]
    if is_upheld(wide, after):
        denials = []
    doubted = is_doubted(wide) and Stance.DENIED not in denials
    aside = Stance.ASIDE in denials
    left = doubted or _left_open(wide, sentence, start, after)
    if left or Stance.OPEN in denials:
        return Stance.OPEN
    denied = denials.count(Stance.DENIED)
    if aside and not denied:
        return Stance.ASIDE
    if denied > 1:  # "denied that 19 drones did not enter"
        return Stance.OPEN
    return Stance.DENIED if denied else Stance.SAID


def _last(cut: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in cut.finditer(text)), default=0)


def _clause(sentence: str, start: int, after: str) -> str:
    """Return what leads the place in its own clause."""
    before = sentence[_last(_NARROW, sentence[:start]) : start]
    if _AND_THERE.search(before):
        return ""
    return "" if _AND.search(before) and _FINITE.match(after) else before


def _denial(wide: str, after: str) -> Stance:
    """Read "denied that", "it was untrue that", "reports that ... were false"."""
    found = [one for one in _DENY.finditer(wide) if not _refusal(wide, one)]
    if any(_NO_LONGER.search(wide[: one.start()]) for one in found):
        return Stance.OPEN  # "did not dispute that", "no longer denies that"
    if found and _is_apart(wide, found[-1], after):
        return Stance.ASIDE
    if found and _LATE.search(wide, found[-1].end()):
        return Stance.OPEN  # "denied that any came when 12 fell"
    if found and not SAID_AGAIN.search(wide[found[-1].end() :]):
        own = _NEW_CLAUSE.search(wide) and _FINITE.match(after)
        if own and not found[-1]["what"].endswith("that"):
            return Stance.SAID  # "denied wrongdoing, and 12 drones were found"
        plain = found[-1]["what"] and len(found) == 1
        return Stance.DENIED if plain else Stance.OPEN
    return Stance.DENIED if is_disputed(wide, after) else Stance.SAID


def _is_apart(wide: str, found: re.Match[str], after: str) -> bool:
    """Say whether a denial tells of something beside which a figure stands.

    "Denied negligence after three died", "any part in the strike that killed 12".
    """
    behind = wide[found.end() :]
    if behind.endswith(", ") and _OF_WHICH.match(after):
        return True
    that = found["what"].endswith("that") or _THAT.match(behind) is not None
    apart = None if that else _APART.search(behind)
    return apart is not None or _PRESUPPOSED.search(behind) is not None


def _refusal(wide: str, found: re.Match[str]) -> bool:
    """Say whether something was refused: "12 flights were denied landing"."""
    return _REFUSED.search(wide[: found.start()]) is not None


def _negation(sentence: str, start: int, after: str) -> Stance:
    """Read "did not", "never" in the clause, before and after the place."""
    before = _clause(sentence, start, after)
    if _NOBODY_DID.search(before):
        return Stance.DENIED
    if any(not _GROUNDED.match(before[m.end() :]) for m in _NOT.finditer(before)):
        return Stance.OPEN if re.search(r"\band\b", before) else Stance.DENIED
    stop = re.search(
        r"[,;:\"]|\b(?:but|while|because|after|when|before)\b"
        r"|\band (?:\w+ ){1,2}that\b|\band (?:\w+ )?(?:says|said|adds|added|claims)\b",
        after,
    )
    own = after[: stop.start()] if stop else after
    found = _NOT.search(own)
    if found is None or _GROUNDED.match(own[found.end() :]):
        return Stance.SAID
    between = own[: found.start()]
    if re.search(r"\band\s(?:\w+\s)?$", between):
        return Stance.SAID  # "entered and did not leave"
    hedged = re.match(r"\s\w+ly\b|\s(?:yet|all)\b", own[found.end() :])
    open_ = hedged or _VERB_BETWEEN.search(between)
    return Stance.OPEN if open_ else Stance.DENIED


def _left_open(wide: str, sentence: str, start: int, after: str) -> bool:
    """Say whether it is possible, conditional, asked or unconfirmed."""
    governed = _ASIDE.sub(" ", wide)
    unknown = list(_UNKNOWN.finditer(governed))
    if unknown and not SAID_AGAIN.search(governed[unknown[-1].end() :]):
        behind = governed[unknown[-1].end() :]
        apart = re.search(r",\s|\bafter\b|\bwhen\b", behind) is not None
        if not apart:
            return True
    told = re.search(rf"\b{REPORTS}\s(?:that|of|about)\b", wide, re.IGNORECASE)
    if told and _UNVERIFIED.search(after):
        return True
    before = _clause(sentence, start, after)
    if _MODAL.search(_NONE_COULD.sub("", before)) or _PLANNED.search(before):
        return True
    stop = re.search(
        r"[,;:\"]|\b(?:and|but|while|because|so|that|which|who|before|until)\b", after
    )
    own = after[: stop.start()] if stop else after
    own = _NONE_COULD.sub("", own)
    if re.search(r"\b(?:still|yet|remains?) to be\b", own):
        return True
    return _MODAL.search(own) is not None or re.search(r"\bif\b", own) is not None
