"""Aircraft and balloons in a zone of air defence, or over a line drawn at sea.

In: the words around a count of them, in a document that names such a zone or line. Out:
whether they came in. The country that keeps the zone sends its own jets up: those are
no visitors, nor are those that were met outside, near it or along it, nor the flights
of an airline.
"""

import re

from vedette.claims.extract.nearby import Near
from vedette.claims.extract.verbs import SENT_UP

_AREA = (
    r"(?:(?:air[- ]defen[cs]e|identification|its|the|that|this|their|our) (?:[\w-]+ )"
    r"{0,4}?zone|[a-z]{0,3}adiz|(?:median|centre|center|dividing|the) line)\b"
)
# "Came into the zone", "were in the eastern part of the zone", "over the line".
_IN_IT = re.compile(
    r"\b(?:into|in|inside|within|through|across|over|past|beyond|enter\w*|cross\w*"
    rf"|penetrat\w*|violat\w*|breach\w*|reach\w*|brok\w*|left) (?:[\w'-]+ ){{0,6}}?"
    rf"{_AREA}"
)
# "27 planes had gone across", "four more fighters arrived by night".
_CAME = re.compile(
    r"\"?\s(?:(?!and\b|but\b|after\b|as\b|that\b)[\w'/-]+,? ){0,7}?"
    r"(?:(?:came|come|gone|went|flew|flown|passed|crossed|slipped)"
    r" (?:in|over|across|through|back and forth|together)\b"
    r"|(?:arrived|entered|intruded|followed|joined|crossed|returned|came back)\b)"
)
# Of a tally that the document has begun: "the record had been 39 planes".
_RECORD = re.compile(
    r"\b(?:record|highest (?:number|figure|count)|high|peak|maximum|most|total|sum"
    r"|number|count|tally)\b[^,.;]{0,40}\b(?:was|were|is|been|of|at|to|stood at|stands"
    r" at) (?:of )?$"
)
_NOT_IN = re.compile(
    r"\b(?:outside|near|close to|off|along|towards?|short of|approach\w*|without"
    r" (?:entering|crossing)|(?:not|never|n't|nor) (?:\w+ )?(?:enter|cross|come"
    r"|came|breach|violat|go)\w*|detected around|around (?:the|its|our) (?:island"
    r"|country|coast))\b"
)
# Jets that answer: "sent up four jets", "two F-16s took off".
_ANSWERED = re.compile(
    r"\"?\s(?:(?!of\b)[\w'/-]+ ){0,4}?(?:(?:were|was|had been|have been|being|are)"
    r" (?:\w+ly )?(?:scrambl|sent|launch|deploy|dispatch|order|direct|vector|mobili|put"
    r"|rush|raised|assign|told)\w*|took off|scrambl\w+|went up|rose|climbed|shadowed"
    r"|escorted|intercepted|watched|followed them|responded)\b"
)
_IN_A_DAY = re.compile(
    r"\s(?:[\w-]+ ){0,4}in (?:(?:a|one) (?:single )?(?:day|night|week|month)|24 hours"
    r"|the (?:past|last)\b)"
)
_VERB = re.compile(
    r"\b(?:were|was|had|have|has|[a-z]{3,}ed|flew|came|went|rose|took|is|are)\b"
)
_MET = re.compile(r"\s(?:[\w'/-]+ ){0,4}(?:detected|tracked|spotted|monitored)\b")
CIVIL = re.compile(
    r"\b(?:airliners?|passengers?|flights?|cargo|rescue|airlines?|ambulance)\b"
)


def in_zone(words: Near) -> bool:
    """Say whether aircraft or balloons came into a zone or over a line.

    Parameters
    ----------
    words : Near
        Around a count of them.

    Returns
    -------
    bool
        False where the document names no zone, and for those that were sent to meet
        them.
    """
    clause = words.after.split(";", 1)[0]
    own = words.governed((("sent", SENT_UP),)) or _ANSWERED.match(clause)
    if not words.topic.zone or own or CIVIL.search(clause[:60]):
        return False
    if _NOT_IN.search(clause) or _NOT_IN.search(words.before[-60:]):
        return False
    if _IN_A_DAY.match(clause):
        return True  # "56 planes in a day"
    if not _VERB.search(clause) and _IN_IT.search(words.sentence):
        return True  # "two planes of one country and seven of another came into"
    lead = re.split(r"[,;:]", words.before)[-1]
    met = _MET.match(clause)
    part = met and not _IN_IT.search(clause)  # of which the next figure crossed
    if part or words.whole:
        return False
    return bool(
        _IN_IT.search(clause)
        or _CAME.match(clause)
        or _IN_IT.search(lead)
        or _RECORD.search(words.before)
    )
