"""What is told of another time or for another reason: history, tributes, returns.

In: a sentence, the words of the lead, and where a figure stands. Out: the words that
say so, "" for none. A month or a holiday that the lead names too is the event's own.
What stands in one sentence with the event ("the deadliest since August, when 12 died")
is told apart by where the figure stands: after the words that look back.
"""

import re

from vedette.claims.extract.lands import same_land
from vedette.claims.extract.past import AGO, REMEMBERS, RETURNED, SPAN
from vedette.claims.extract.scope import LARGEST
from vedette.claims.when_words import WEEKDAY_NAME

_MONTH = (
    r"(?:January|February|(?:[Ii]n|of|[Ss]ince|[Ll]ast) March|April"
    r"|(?:[Ii]n|of|[Ss]ince|[Ll]ast) May"
    r"|June|July|August|September|October|November|December)"
)
_SEASON = re.compile(
    rf"(?<!\d )(?<!\dst )(?<!\dnd )(?<!\drd )(?<!\dth )\b(?P<when>{_MONTH}"
    r"|New Year(?:'s(?: (?:Day|Eve))?)?|Christmas(?: (?:Day|Eve))?|Easter|Ramadan|Eid"
    r"|Passover|Pentecost|Independence Day|(?:[Aa]t|[Oo]ver|of) the weekend"
    r"|weekend's"
    r"|(?:[Ii]n|[Ll]ast|[Ss]ince|[Tt]his) (?:spring|summer|autumn|winter))\b(?! \d)",
)
# "The toll of Wednesday's missile strikes", "last night's rocket attack".
THAT_DAY = re.compile(
    rf"\b(?:(?P<week>{WEEKDAY_NAME})(?: (?:night|evening|morning|afternoon))?"
    r"|(?P<eve>[Yy]esterday|[Ll]ast (?:night|evening)))'s (?:[\w-]+ ){0,3}(?:attack"
    r"|strike|raid|bombing|bombardment|barrage|shelling|assault|blast|explosion"
    r"|onslaught|salvo|air ?raid)s?\b"
)
_WEEKDAY = re.compile(rf"\b{WEEKDAY_NAME}\b")
_TONIGHT = re.compile(
    r"\b(?:tonight|today|this (?:morning|evening|afternoon))\b", re.IGNORECASE
)
_DEAD_OR_HURT = re.compile(
    r"\b(?:kill\w*|dead|die[sd]?|deaths?|toll|injur\w+|wound\w+|hurt|casualt\w+)\b",
    re.IGNORECASE,
)
# What stands behind these in one sentence looks back.
_BACK = re.compile(
    r"\bsince\b(?! (?:about |around |just |shortly )*(?:\d{1,2}\b(?!\d)|\w+ (?:past|to"
    r"|o'clock)|half|quarter|midnight|dawn|dusk|noon|morning|this|early|then"
    r"|the (?:attack"
    r"|strike|raid|blast|start of the (?:attack|raid|night)|early|morning|evening"
    r"|night|drones)))"
    rf"|\b{SPAN} (?:after|before) (?!the\b|they\b|it\b|being\b|midnight\b)"
    r"|\bwhose (?:[\w-]+ ){1,4}(?:was|were|had|died|are|is)\b"
    r"|\b(?:brigade|unit|regiment|battalion|family|town|club|army|company|crew) "
    r"(?:that|which) (?:had )?lost\b"
    r"|\bbur(?:y|ied|ies|ying) (?:[\w-]+ ){0,3}$|\bmourn\w* (?:[\w-]+ ){0,4}$"
    r"|\bhad (?:already|earlier|previously|once|long|before|recently) (?!said|told"
    r"|been (?:confirmed|reported)|report|put|confirm|announc|spoken|died)"
    r"|\b(?:like|as in|unlike|compared (?:to|with)) (?:the|an?|last|in) (?:[\w-]+ )?"
    r"(?:one|attacks?|strikes?|raids?|in)\b"
    r"|\bthe same (?:[\w-]+ ){1,3}(?:that|which|as|used)\b"
    r"|\bof (?:the|a) (?:same )?(?:type|kind|sort|model) (?:that|which|used|seen)\b"
    r"|\b(?:site|scene|place) (?:of|where)\b(?! the (?:attack|strike))",
    re.IGNORECASE,
)
_DEED = (
    r"(?:was|were|had|hit|struck|fell|crashed|came down|collapsed|burn(?:ed|t)|exploded"
    r"|attacked|bombed|shelled|destroyed|landed|ripped|tore|slammed|targeted|levelled"
    r"|flattened|ravaged)"
)
# "A week after the mall was hit and 20": in the clause that looks back.
_CLAUSE_BACK = re.compile(
    rf"\b{SPAN} (?:after|before|since) [^,;.]{{0,80}}?\b{_DEED}\b[^,;.]{{0,80}}$"
    # "A year after the attack that killed 27": long after is another day for sure.
    r"|\b(?:weeks?|fortnights?|months?|years?|decades?) (?:after|since) [^,;.]{0,80}?\b"
    r"(?:that|which|where|when)\b[^,;.]{0,80}$",
    re.IGNORECASE,
)
# "The worst since missiles hit the theatre and killed": another deed than this one's.
_DID = re.compile(rf"^ [^,;]{{0,80}}?\b{_DEED}\b[^,;]{{0,80}}\band\b", re.IGNORECASE)
# "Shut since seven, and nobody was hurt": another clause.
_GOES_ON = re.compile(
    r";|:|,(?! (?:when|in which|where|which|that|who|whom|whose|during which|with"
    r"|killing"
    r"|leaving|injuring|wounding|at least|some|about)\b)|\band (?:no|nobody)\b"
)
_WHICH = re.compile(r"\b(?:that|which|when|where|who|whom|killing|leaving|with)\b")
# "Karsova's missiles killed two and Velnia's drones one": of two sides.
_ARMS = re.compile(
    r"\b(?P<side>[A-Z][a-z]{2,})(?:'s|'|(?<=an)|(?<=ish)|(?<=ese)|(?<=[ae]li)"
    r"|(?<=aqi)) "
    r"(?:own )?(?:[a-z-]+ ){0,2}(?:drones?|missiles?|strikes?|attacks?|shelling"
    r"|rockets?"
    r"|raids?|artillery|bombs|airstrikes?)\b"
)
# "A day after the strike", "17 had been killed, officials said" are of this event.
_PLUPERFECT = re.compile(
    r"\bhad (?:also |already |once |previously )?(?:killed|claimed|cost|destroyed"
    r"|stripped|wounded|injured|damaged) (?:[\w-]+ ){0,3}$"
)
_SAID = re.compile(
    r"\b(?:sa(?:id|ys?)|claim\w*|den(?:y|ied|ies)|according|report\w*|confirm\w*"
    r"|add(?:ed|s)|announc\w*|wrote|told|officials?|authorities|stat(?:ed|ing)|so far"
    r"|by (?:\w+day|then|noon|now|night\w*|morning|evening))\b",
    re.IGNORECASE,
)


def bygone(text: str, lead: str) -> str:
    """Find words of another time, or of a tribute, in a sentence.

    Parameters
    ----------
    text : str
        The sentence, folded.
    lead : str
        What the document tells first: its own words of time are the event's.

    Returns
    -------
    str
        "" for none.
    """
    for pattern in (AGO, REMEMBERS):
        found = pattern.search(text)
        if found and found[0].casefold() not in lead.casefold():
            return found[0]
    season = _SEASON.search(text)
    if season and _is_compared(text, season):
        return ""
    if season and season["when"].split()[-1] not in lead:
        return season["when"]
    return ""


def strikes_of_another_day(text: str, lead: str) -> str:
    """Find strikes that are told by a day which is not the lead's.

    Parameters
    ----------
    text, lead : str
        As of `bygone`.

    Returns
    -------
    str
        "" where there are none, or where a lead that tells of harm names no other day.
    """
    found = THAT_DAY.search(text)
    if found is None:
        return ""
    if found["eve"]:
        return found[0] if _TONIGHT.search(lead) else ""
    named = set(_WEEKDAY.findall(lead))
    apart = found["week"] not in named and (named or not _DEAD_OR_HURT.search(lead))
    return found[0] if apart else ""


def _is_compared(text: str, season: re.Match[str]) -> bool:
    """Say whether a season only compares: "the worst since May, and killed 14"."""
    since = text[: season.start("when")].endswith("since ") or "since" in season["when"]
    behind = text[season.end() :]
    tells = _WHICH.search(behind) or _DID.search(behind)
    largest = LARGEST.search(text[: season.start()])
    return since and largest is not None and not tells


def returned(text: str) -> re.Match[str] | None:
    """Find words of the other side's answer to an attack.

    Parameters
    ----------
    text : str
        A sentence, folded.

    Returns
    -------
    re.Match or None
        None for none.
    """
    return RETURNED.search(text)


def aside(text: str, start: int) -> str:
    """Find what makes a figure of harm an aside, in a sentence that may tell of both.

    Parameters
    ----------
    text : str
        The sentence, folded.
    start : int
        Where the figure stands.

    Returns
    -------
    str
        The words before it that look back, or turn to the other side; "" for none.
    """
    lead = text[:start]
    found = _BACK.search(lead)
    if found and not _goes_on(lead, found):
        return found[0].strip()
    back = _CLAUSE_BACK.search(lead)
    if back:
        return back[0].strip()
    others = _other_arms(lead)
    if others:
        return others
    found = RETURNED.search(lead)
    if found:
        return found[0].strip()
    had = _PLUPERFECT.search(lead)
    return had[0].strip() if had and not _SAID.search(text) else ""


def _goes_on(lead: str, found: re.Match[str]) -> bool:
    """Say whether the event is taken up again after words that look back.

    "The largest attack since the start of the war killed four" tells of this one.
    """
    behind = lead[found.end() :]
    if _GOES_ON.search(behind):
        return True
    largest = LARGEST.search(lead[: found.start()])
    return largest is not None and not (_WHICH.search(behind) or _DID.search(behind))


def _other_arms(lead: str) -> str:
    """Return the arms named last before a figure, where another side's came first."""
    sides = list(_ARMS.finditer(lead))
    if not sides or same_land(sides[0]["side"], sides[-1]["side"]):
        return ""
    return sides[-1][0]
