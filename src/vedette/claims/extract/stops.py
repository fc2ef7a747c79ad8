"""Lengths of a closure by their clause: what stopped or came back, in whatever words.

In: the words around a length of time. Out: whether traffic stood still so long. Whose
verb it is says more than which: a runway, an airport or take-offs that something was
done to "for an hour", and that came back "an hour later", stood still in between; what
was seen, flown, watched or late for an hour did not.
"""

import re

from vedette.claims.extract.nearby import Near
from vedette.claims.extract.verbs import CLOSED

TRAFFIC = (
    r"\b(?:flights|flying|touchdowns?|starts|movements|clearances?|air traffic"
    r"|traffic|take-?offs?|landings?|departures"
    r"|arrivals|operations|services|airports?(?! (?:staff|hotels?|car|bus|train|fire"
    r"|police"
    r"|shops?|workers|road|hall|link|lounge|security|taxi)\b)|airfields?|airspace"
    r"|runways?"
    r"|terminals?|hub|aerodromes?|jetport|the field)\b"
)
_PLANES = r"(?:planes|aircraft|jets|airliners)\b"
# "Was cleared", "were back to normal", "opened again".
_AGAIN = (
    r"(?:(?:re-?|again )open\w*|open(?:ed|s)? (?:up )?(?:again|once more|anew)"
    r"|resum\w+|re-?start\w*"
    r"|(?:start|began|begun|got|taken up|took up|picked up)\w* (?:\w+ )?(?:again|anew"
    r"|going|moving)|restored|lifted|cleared|released|freed|back (?:to normal|to work"
    r"|in (?:use|service|operation|business|action)|at work|on (?:track|schedule))"
    r"|return(?:ed|s|ing)? to (?:normal|service|work|use)|c[ao]me back"
    r"|up and running|allowed again|normal again|given (?:back|the (?:all-clear"
    r"|go-ahead)))"
)
# What came again were drones, if they are named between.
_NOT_BACK = (
    r"(?:(?!drones?\b|seen\b|sight|report|appear|spott|object|alarm|clos|shut|stopp"
    r"|suspend|halt|inspect|search|check|watch|patrol)[^.;])"
)
_WAS_BACK = re.compile(
    rf"{TRAFFIC}{_NOT_BACK}{{0,60}}?\b(?:{_AGAIN}|again|back|usable|as usual|normal)\b"
    r"(?P<rest>[^.;,]{0,40})$"
    r"|\b(?:normality|(?:business|work|life|flying) as usual|normal (?:service|work"
    r"|operations?|business|traffic|flying))\b(?P<more>[^.;,]{0,40})$"
)
# "Drones appeared at the airport again an hour later."
_OTHERS = re.compile(
    r"\b(?:drones?|objects?|lights?|machines?|police|officers)\b(?![^,;]*\b(?:clos|shut"
    r"|stop|halt|suspend|ground))[^,;.]*$"
)
_AT_PLACE = re.compile(
    r"\b(?:at|near|over|around|outside|inside|in|from) (?:the |its |an? )?"
    r"(?:[\w'-]+ )?$"
)
_TOOK = re.compile(r"\b(?:took|take|takes|was|were|passed|went by|elapsed) $")
_TILL_BACK = re.compile(
    rf"\s(?:until|till|before) [^.;]{{0,40}}?(?:{TRAFFIC}|\b(?:planes|aircraft|jets)\b)"
    rf"[^.;]{{0,40}}?\b(?:{_AGAIN}|again|back|usable|normal|could|allowed)\b"
)
_THEN_BACK = re.compile(
    rf"\slater\b,?(?! that)[^.;]{{0,40}}?{TRAFFIC}[^.;]{{0,40}}?\b{_AGAIN}\b"
)
_SHUT_ANEW = re.compile(rf"(?:{CLOSED})(?!\w* (?:again|since)\b)")
_SINCE = re.compile(r"\b(?:after|within|in) (?:just |only |barely )?$")
_SAYS = re.compile(
    r"\b(?:said|says|confirmed|announced|reported|added|wrote|tweeted|stated) $"
)
# What is done to traffic and does not stop it.
_GOES_ON = (
    r"delay|seen|observ|watch|monitor|track|schedul|plann|\bus(?:ed|ing)\b|visible"
    r"|follow|escort|film|photograph|search|patroll|guard|open|operat|\brun\b|book"
    r"|expect|detect|record|report|built|\bown|manag|serv|land|circl|fl(?:y|ew|own)"
    r"|hover|approach|cross|enter|violat|spent|spend|heat|surround|clean|decorat|paint"
    r"|lit\b|light|load|feed|fed\b"
)
_DONE_TO = re.compile(
    rf"{TRAFFIC}(?![^.;,]{{0,60}}\b(?:passengers|travell?ers|people|crews?|pilots?"
    r"|drones?|police|officers|they|he|she)\b)"
    r"[^.;,]{0,40}\b(?:was|were|been|being|be|are|is) (?:\w+ly )?"
    rf"(?!(?:\w+ly )?(?:{_GOES_ON}))(?:\w+ed|put|held|cut|brought|kept|stuck|frozen"
    r"|forbidden|idle|empty|silent|dead|down|out)\b"
    rf"(?![^.;,]*\b(?:{_GOES_ON}))[^.;,]{{0,60}} for $"
)
_STOPS = re.compile(
    r"\b(?:stop(?:s|p\w+)?|halt\w*|block\w*|clos\w+|shut\w*|ground\w*|fr[eo]ez\w*|froze"
    r"|forb[ia]d\w*|forbade|with(?:held|hold\w*)|refus\w+|den(?:y|ied)|bann?\w*"
    r"|barr\w*|bars|suspend\w*|crippl\w*|paralys\w*"
    r"|paralyz\w*|silenc\w*|interrupt\w*|immobili[sz]\w*|(?:put|puts|putting"
    r"|br(?:ing|ought)\w*) (?:a |an )?(?:stop|halt|end|brake)(?:s)? (?:to|on)"
    r"|br(?:ing|ought)\w*|cut off|kn(?:eel|elt|ock)\w*|prevent\w*|ke(?:ep|pt)\w*"
    r"|emptie[ds]|hold\w*|held) (?:(?!out\b|away\b|in\b|at\b|near\b)[\w'-]+ ){0,4}?"
    rf"(?:{TRAFFIC[2:]}(?![^.;,]*\b(?:in sight|in view|under|open|going)\b)|{_PLANES}"
    r"[^.;,]{0,20}(?:\bfrom \w+ing|\bon the ground|\bout of the air|\bat (?:the|their) "
    r"(?:gates?|stands?)))[^.;,]{0,50}? for $"
)
_WHILE_SHUT = re.compile(
    rf"\s(?:(?:for|during|in|that|when|while)\b)[^.;]{{0,60}}?(?:{CLOSED})"
)
# "Delays of almost an hour", "with pauses for": of those who waited, of a pause.
_NOT_OF_IT = re.compile(r"\b(?:delays?|waits?|queues?|lateness) (?:of|for) $")
_OF_AIR = re.compile(r"\b(?:flights|airports?|airspace|runways?|landings|take-?offs)\b")
_LISTED_FOR = re.compile(
    r"[^,;.]{0,60}(?:,| and|, and|,? but)(?: (?:then|again|another|later|also))? for "
)
_OPEN_FOR = re.compile(
    r"\b(?:fl(?:ew|ying|own|y)|hover\w*|seen|visible|circl\w*)\b[^,;.]*$"
)


def is_no_length(words: Near) -> bool:
    """Say whether a length is only of who waited.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    bool
        True for "delays of almost an hour".
    """
    return _NOT_OF_IT.search(words.before) is not None


def stood_still(words: Near) -> bool:
    """Say whether traffic stood still so long.

    Parameters
    ----------
    words : Near
        Around a length of time.

    Returns
    -------
    bool
        False where its clause says nothing of it.
    """
    before, after = words.before, words.after
    if _SAYS.search(before):
        return False
    back = _WAS_BACK.search(before)
    since = re.match(r"\slater\b", after) or _SINCE.search(before)
    rest = (back["rest"] or back["more"] or "") if back else ""
    ours = back and not _OTHERS.search(before[: back.start()])
    if ours and since and not _SHUT_ANEW.search(rest):
        return True
    taken = _TOOK.search(before) and _TILL_BACK.match(after)
    if taken or _THEN_BACK.match(after):
        return words.topic.air or back is not None
    if before.endswith(" for "):
        done = _DONE_TO.search(before)
        aside = done and _AT_PLACE.search(before[: done.start()])
        stopped = (done and not aside) or _STOPS.search(before)
        air = words.topic.air or _OF_AIR.search(words.sentence)
        return bool(stopped and air)
    return _WHILE_SHUT.match(after) is not None and before.endswith(("in ", "during "))


def goes_on(between: str) -> bool:
    """Say whether a length goes on a list: "for an hour at Celm and for two at Marn".

    Parameters
    ----------
    between : str
        From the length before it.

    Returns
    -------
    bool
        False where a clause of its own begins between.
    """
    joined = _LISTED_FOR.fullmatch(between) is not None
    return joined and _OPEN_FOR.search(between) is None
