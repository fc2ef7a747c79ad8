"""What is told of another time or for another reason: history, tributes, returns.

In: a sentence, the words of the lead, and where a figure stands. Out: the words that
say so, "" for none. A month or a holiday that the lead names too is the event's own.
What stands in one sentence with the event ("the deadliest since August, when 12 died")
is told apart by where the figure stands: after the words that look back.
"""

import re

from vedette.claims.extract.lands import same_land
from vedette.claims.extract.lexicon import TO_TWELVE
from vedette.claims.extract.scope import LARGEST
from vedette.claims.when_words import WEEKDAY_NAME

_COUNT = (
    rf"(?:an?|{TO_TWELVE}|\d+|some|several|a few|many|a couple of|barely a|just a|only"
    r" a|exactly a|just|only|barely)"
)
_SPAN = r"(?:days?|nights?|weeks?|fortnights?|months?|years?|decades?|weekends?)"
_AGO = re.compile(
    rf"\b(?:{_COUNT} )+(?:[a-z]+ )?{_SPAN} (?:ago|earlier|before(?! the)|previously"
    rf"|prior)\b|\b{_SPAN} (?:ago|earlier)\b|\b(?:the|on the|in the) (?:previous"
    r"|preceding|prior) \w+|\b(?:the )?(?:day|night|evening|morning|week|month|year)"
    rf" before\b(?! (?:the|dawn))|\blast (?:{WEEKDAY_NAME}|weekend|week|month|year"
    r"|spring|summer|autumn|fall|winter|Christmas|Easter)\b|\b(?:in|during) the"
    r" (?:first|opening|early|last|final|second|third) (?:\w+ )?(?:days?|weeks?"
    r"|months?|years?|hours) of\b(?! (?:\w+day|the (?:day|night|morning|attack|raid"
    r"|strike)))|\bat the (?:start|beginning|outset|height|outbreak|end) of the"
    r" (?:\w+ )?(?:war|invasion|conflict|siege|uprising|campaign|year|month)\b"
    r"|\bearlier (?:this|in the) (?:week|month|year|spring|summer|autumn|winter|war"
    r"|conflict)\b|\bso far this\b|\bthis year\b|\b(?:the )?(?:siege|battle"
    r"|occupation|liberation) of\b|\bback in\b|\bonce before\b|\bin the past\b(?!"
    r" (?:\d|day|night|few|hours?))|\bhistor(?:y|ic\w*)\b|\b(?:in all|in total"
    r"|altogether|overall|combined|between them)\b[^.;]{0,60}\b(?:attacks|strikes"
    r"|raids|bombings)\b[^.;]{0,40}\b(?:have|has)\b|\b(?:has|have) been \w+ since"
    rf" the (?!attack|strike|raid|night|blast|morning)|\b{_SPAN} of (?:\w+"
    r" )?(?:bombardment|war|fighting|attacks|strikes|shelling|raids|bombing|violence"
    r"|conflict|siege)\b|\bthis (?:week|month|spring|summer|autumn|winter|decade)\b"
    r"|\b(?:two|three|four|five|six|seven|\d+|several|many) times(?: now| already|"
    r" before|,)?\b|\b(?:hit|struck|bombed|attacked) (?:twice )?before\b|\bat (?:the"
    r"|that) time\b|\bwhat was then\b|\bthen the (?:\w+est|most)\b|\blater (?:on"
    r" \w+day|in the (?:day|evening|morning|week)|that (?:day|night|morning"
    r"|evening))\b|\bhours later\b|\bthe same (?:day|night|evening|morning|week)\b"
    r"|\bthat same\b|\bearlier on \w+day\b|\bsimilar (?:\w+ )?(?:incidents|attacks"
    r"|cases|strikes|raids)\b|\b(?:at|in|on|against) (?:many |several |two |three"
    r" )?other (?:airports|cities|towns|countries|attacks|incidents|parts|places"
    r"|bases|villages|regions)\b|\bin (?:two|three|four|five|six|seven|eight|nine|ten"
    r"|\d+|as many|just \w+) (?:days|nights|weeks|months|years)\b|\bthe other (?:two"
    r"|three|four|five)\b|\bown (?:military |battlefield )?(?:losses|casualties"
    r"|dead)\b|\btolls? (?:for|of|this|in) (?:the |this )?(?:month|year|war|week"
    r"|conflict|invasion|winter|summer|spring|autumn)\b|\b(?:month|year|war|week"
    r"|conflict)'s (?:death )?toll\b|\b(?:the|each|every) (?:last|previous|first"
    r"|second|third|other) time\b|\bfrom the other (?:bank|side)\b|\ball-time\b"
    r"|\bover the (?:years|months|decades)\b|\bto date\b",
    re.IGNORECASE,
)
# Who is remembered, and what somebody is known for.
_REMEMBERS = re.compile(
    r"\b(?:anniversary|commemorat\w+|memorial|vigils?|funerals?|burials?|requiem"
    r"|(?:have|has|had) not forgotten|never forg\w+|still remembers?|in memory of"
    r"|notorious|infamous|known for|remembered for|veterans? of|survivors? of the"
    r"|still scarred|haunted|echo(?:es|ed|ing) (?:of )?the|reminiscent|compar(?:ed|ing"
    r"|es?) (?:it|this|the \w+) (?:to|with)|remind(?:s|ed)|(?<!in )(?<!during )(?<!of"
    r" )(?<!on )(?:that|the) (?:night|day|morning) (?:the|when|that)|reeling from"
    r"|recovering from|still counting|rebuilt after|troubled record|track record)\b",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:January|February|(?:in|of|since|last) March|April|(?:in|of|since|last) May"
    r"|June|July|August|September|October|November|December)"
)
_SEASON = re.compile(
    rf"(?<!\d )(?<!\dst )(?<!\dnd )(?<!\drd )(?<!\dth )\b(?P<when>{_MONTH}"
    r"|New Year(?:'s(?: (?:Day|Eve))?)?|Christmas(?: (?:Day|Eve))?|Easter|Ramadan|Eid"
    r"|Passover|Pentecost|Independence Day|(?:at|over|of) the weekend|weekend's"
    r"|(?:in|last|since|this) (?:spring|summer|autumn|winter))\b(?! \d)",
)
# The other side's answer: what stands after it is not the first side's doing.
_RETURNED = re.compile(
    r"\b(?:struck|hit|fired|lashed|fought|shot) back\b|\b(?:in|as|by way of) "
    r"(?:reply|response|retaliation|return|revenge|reaction|reprisal)\b"
    r"|\b(?:a |the |their |its )?(?:reply|answer|response|retaliation|revenge|reprisal"
    r"|payback|retribution|punishment) (?:to|for)\b"
    r"|\b(?:answered|responded|replied|retaliated)(?: (?:with|by) (?:\w+ ){0,4}"
    r"(?:drones?|missiles|strikes?|attacks?|shell\w*|raids?|fire|firing|launching"
    r"|bombing|its own|their own))\b|\bretaliat(?:ed|ing|es|ory)\b"
    r"|\bcounter-?(?:attacks?|strikes?|offensives?|attacked)\b|\btit-for-tat\b"
    r"|\baveng\w+|\bon (?:its|their|the other|the [A-Z]\w+) side(?: of the (?:border"
    r"|front|frontier|line|river))?\b|\bown (?:drones|strikes|attacks?)\b"
    r"|\b(?:drones|strikes|missiles|raids?) of its own\b",
    re.IGNORECASE,
)
# "The toll of Wednesday's missile strikes", "last night's rocket attack".
_THAT_DAY = re.compile(
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
    rf"|\b{_SPAN} (?:after|before) (?!the\b|they\b|it\b|being\b|midnight\b)"
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
    rf"\b{_SPAN} (?:after|before|since) [^,;.]*?\b{_DEED}\b[^,;.]*$", re.IGNORECASE
)
# "The worst since missiles hit the theatre and killed": another deed than this one's.
_DID = re.compile(rf"^ [^,;]*?\b{_DEED}\b[^,;]*\band\b", re.IGNORECASE)
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
    for pattern in (_AGO, _REMEMBERS):
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
    found = _THAT_DAY.search(text)
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
    return _RETURNED.search(text)


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
    found = _RETURNED.search(lead)
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
