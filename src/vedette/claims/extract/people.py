"""What is told of people: dead, hurt, stranded, sent out.

In: the words around a count of people. Out: a key of the registry, "" where they do not
say. What a count is a part of ("27 hurt, including three children") is told of the part
too (`rules`).
"""

import re

from vedette.claims.extract.fates import uncounted, unharmed
from vedette.claims.extract.nearby import Near, Rules
from vedette.claims.extract.verbs import DEAD, DEPLOYED, HURT, SAVED

_STRANDED = re.compile(
    r"strand|spen[dt] the night|passenger|(?:camp|field) beds|\bcots\b|travel"
    r"|(?:could|did|can) not (?:fly|travel|board|leave|depart)|(?:won't|will not"
    r"|not) get away"
    r"|miss(?:ed|ing) (?:their|its|a|the) (?:\w+ )?(?:flight|connection|plane)s?"
    r"|high and dry"
    r"|bedded down|slept (?:on|in) the|sitting (?:on|in) the|on the tarmac"
    r"|on the (?:terminal )?floor|in limbo|rebook"
    r"|re-book"
    r"|waiting for (?:a |their )?(?:seat|flight|plane)s?|plans (?:were )?(?:changed"
    r"|ruined|upset)"
    r"|trips? (?:ruined|ended|cancelled)|check-in|on board|aboard|stuck\b|queu"
    r"|(?:waiting|stuck|sleep\w*|slept|queu\w+) (?:\w+ ){0,3}(?:airport|terminal)"
    r"|(?:airport|terminal)[^,.;]{0,30}\b(?:overnight|all night)"
)
_SUFFERED = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:passengers|travell?ers|holidaymakers|fl[iy]ers) (?:have "
    r"|had )?"
    r"suffered(?! (?:\w+ )?(?:injur|wound|burn|shock|cuts|smoke|bruis))"
)
_IN_BED = re.compile(
    r"[^,;]{0,30}\bin (?:a )?(?:[\w-]+ )?(?:critical|serious|grave) cond"
)
# "An airport with 6,500 people concerned"; "customers whose plans were changed".
_OF_FLIGHTS = re.compile(
    r"affect|concern|disrupt|\bhit\b|inconvenienc|touch|suffer|here\b|terminal|airport"
)
_ON_FLIGHTS = re.compile(
    r"\bpeople (?:on|aboard|from) [\w-]+ (?:[\w-]+ )?(?:flights|planes|aircraft)"
    r" [^.;]{0,20}\b(?:affected|disrupted|delayed|hit|stranded|stuck|inconvenienced)\b"
)
_VICTIMS = re.compile(
    r"\b(?:there (?:are|were|have been)|as of [^#.;]{1,20}) #\s(?:[\w-]+ )?victims\b"
    r"|#\s(?:[\w-]+ ){0,2}(?:became|were the|are the) victims of\b"
)
# People of a town, of a firm or of a protest are no passengers.
_BUSY = re.compile(
    r"\b(?:work|employ|liv|protest|demonstrat|march|gather|sign|attend|vot|resid)\w*\b"
)
_CUSTOMERS = re.compile(r"\s(?:[\w'-]+ ){0,3}(?:customers?|clients?|guests?)\b")
_RANG = re.compile(
    r"[^,;.]{0,40}\b(?:called (?:the )?(?:police|authorities|hotline|tower)|rang|rung"
    r"|phoned|called in|came forward|wrote in|rings?"
    r"|contacted"
    r"|telephoned|dialled|got in touch|on the (?:line|phone))\b"
)
_DEPLOYED_CLEARLY = re.compile(
    r"[^,;.]{0,60}\b(?:deployed|drafted|mobili[sz]ed|on duty|guarding|guards? the"
    r"|searching"
    r"|combed|combing|keep(?:s|ing)? watch|kept watch|sent (?:out|to)|stationed"
    r"|on patrol"
    r"|patroll\w+|scour\w*|took part in the search|have guarded|in action)\b"
)
# "150 people were at work, among them police and firefighters."
_AT_WORK = re.compile(
    r"[^,;.]{0,60}\b(?:at work|working|involved|taking part|out|there|on (?:the scene"
    r"|site|the spot|the ground))\b[^;.]{0,20}, (?:among them|including|mostly|most of"
    r" them) (?:[\w-]+ ){0,2}(?:police\w*|firefighters|soldiers|rescuers|troops"
    r"|guards|officers|sappers)\b"
)
_PUT_ON_IT = re.compile(
    r"\b(?:deploy\w*|drafted in|mobili[sz]ed|sent out|dispatched|send|put"
    r"|called (?:out|in|up)"
    r"|force of|search party of|team of) $"
)
# What an employer does to its staff, and what is to come, is no search.
_NOT_OUT = re.compile(
    r"\b(?:home(?! guard)|hire[sd]?|recruit\w*|laid off|redundan\w*|disciplin\w*"
    r"|dismiss\w*|sack\w*"
    r"|suspend\w*|train(?:ed|ing)|retir\w*|promot\w*|resign\w*|shortage|vacanc\w+)\b"
)
_TO_COME = re.compile(
    r"\b(?:will|would|should|shall|is to|are to|going to|plans? to|wants? to|promis\w+"
    r"|pledg\w+|expected|due to|set to|could|might|from (?:\w+day|next|spring|summer"
    r"|autumn|winter))\b"
)
_GUARDS = re.compile(r"^\s(?:[\w-]+ ){0,2}guards?\b")  # the noun is no verb of theirs
_HUNT = re.compile(r"\b(?:hunt|search|manhunt|operation|patrols?)\b")
_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|had|have|be|been|will|would|said|says|told|did|do|does"
    r"|went"
    r"|came|took|gave|saw|\w{2,}ed|\w+ing)\b"
)
_AMONG = re.compile(r"[^,;.]{0,60}\b(?:among|one of) (?:the|its|their) (?P<whom>\w+)")
# A plane that turned back because of its engine is none of the drones'.
_OF_ENGINE = re.compile(
    r"\b(?:emergency|safely|landing|landed|turned back|returned|diverted"
    r"|smoke)\b[^.;]{0,60}\b(?:engines?|technical|hydraulic|tyres?|undercarriage"
    r"|landing gear|cabin pressure|bird(?: ?strike)?|medical emergency|cracked|smoke"
    r" in)\b"
)
# A plane seats so many; "180 passengers were aboard" tells of nobody stranded.
# "The airport handles 300 flights a day and 40,000 passengers."
_HANDLES = re.compile(
    r"\b(?:handles|serves|processes|welcomes|carries)\b"
    r"[^,;.]{0,40}$"
)
_SEATS = re.compile(
    r"\b(?:carr(?:y|ies)|seats?|holds?|(?<!had to )accommodates?|capacity) (?:of )?$"
)


# "Had to be put up in hotels", "were left without a flight".
_LODGED = re.compile(
    r"\bput up (?:in|at|by|over)|\bhotels?\b|\b(?:left|stay\w*|remain\w*) (?:behind"
    r"|without (?:an? |their )?(?:flight|plane|seat|connection)s?)\b"
    r"|\bwith (?:tickets|bookings|reservations)\b|\b(?:evening|holidays?|weekend"
    r"|trips?)"
    r" (?:\w+ ){0,2}(?:spoil\w*|ruin\w*|cut short)"
)
# "Several passengers complained to the paper."
_TELL = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:passengers|travell?ers|holidaymakers|fl[iy]ers)"
    r" (?:on board |aboard )?(?:have |had )?(?:complain\w*|said|say|told|tell"
    r"|recall\w*|describ\w*|wrote|film\w*|tweeted|posted|saw|noticed|report\w*)\b"
)


def person(words: Near) -> str:
    """Choose the measure of a count of people.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    rules = (("effect.dead", DEAD), ("effect.injured", HURT), ("", SAVED))
    if uncounted(words.before, words.after):
        return ""
    if found := _victim(words) or _harmed(words, rules):
        return found
    if words.topic.drones and _RANG.match(words.after):
        return "sighting.reports"
    travels = _STRANDED.search(words.after) or re.search(
        r"travel plans|\bstrand\w* $|\b(?:plans|journeys?|trips?|holidays?|travels?) "
        r"of $",
        words.before,
    )
    if travels or _is_stranded(words):
        return "effect.passengers"
    return "response.people" if _is_out(words) else ""


def _harmed(words: Near, rules: Rules) -> str:
    """Say whether people are dead or hurt, by what is said of them and no others."""
    if _VICTIMS.search(f"{words.before}#{words.after}"):
        told = words.sentence + words.lead.casefold()
        if not (words.toll or re.search(DEAD, told)):
            return "effect.injured"  # of an attack that killed nobody as yet
    # "Two victims": hurt or dead, as what governs or what follows says.
    if re.match(r"\s(?:\w+ )?victims\b", words.after) and not words.governed(rules):
        words = words._replace(before="", sentence="")
    harmed = words.governed(rules) or not unharmed(words.before, words.after)
    found = words.first(rules) if harmed else ""
    return found or ("effect.injured" if _IN_BED.match(words.after) else "")


def _is_stranded(words: Near) -> bool:
    """Say whether people are those of flights, where the text tells of an airport."""
    if not words.topic.air:
        return False
    beside = words.after + words.before[-60:]
    if _CUSTOMERS.match(words.after):
        return bool(
            re.search(rf"{_OF_FLIGHTS.pattern}|strand|ended|trip", words.sentence)
            or _LODGED.search(words.after)
        )
    if words.hundreds and _LODGED.search(words.after):
        return True
    many = re.match(r"\s(?:[\w'-]+ ){0,2}people\b", words.after) and words.hundreds
    on_flights = re.match(r"\s(?:[\w'-]+ )?people (?:on|aboard|from) $", words.after)
    if on_flights and _ON_FLIGHTS.search(words.sentence):
        return True
    busy = _BUSY.search(beside)
    return bool(many and not busy and _OF_FLIGHTS.search(beside))


def _is_out(words: Near) -> bool:
    """Say whether people, of no service by their noun, were sent out to search."""
    sent = (
        _DEPLOYED_CLEARLY.match(words.after)
        or _AT_WORK.match(words.after)
        or _PUT_ON_IT.search(words.before)
    )
    return bool(sent) and not _is_to_come(words)


def _is_to_come(words: Near) -> bool:
    """Say whether they are to be sent yet, or are sent home."""
    own = re.split(r"[,;:]|\band\b", words.after)[0]
    beside = words.before[-40:] + own
    return bool(_NOT_OUT.search(beside) or _TO_COME.search(beside))


def passenger(words: Near) -> str:
    """Count passengers; a single one is somebody who tells of it.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        As of `person`.
    """
    harmed = words.near((("effect.dead", DEAD), ("effect.injured", HURT)))
    if harmed == "effect.injured" and _SUFFERED.match(words.after):
        harmed = ""  # from the disruption
    if _OF_ENGINE.search(words.sentence):
        return harmed
    if harmed or _IN_BED.match(words.after):
        return harmed or "effect.injured"
    single = re.match(r"\s(?:passenger|travell?er|fl[iy]er)\b", words.after)
    yearly = re.search(r"\b(?:last|this|a|per|each) year\b|annual", words.after)
    seats = _SEATS.search(words.before) or _HANDLES.search(words.before)
    tell = _TELL.match(words.after) and not words.hundreds
    return "" if single or yearly or seats or tell else "effect.passengers"


def official(words: Near) -> str:
    """Count officials who were sent out; others only say something.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        "response.people", or "".
    """
    before = re.search(r"\bin action (?:were|was)\b", words.before)
    return "response.people" if before or _is_out(words) else ""


def force(words: Near) -> str:
    """Count those in service: dead, hurt or sent out.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        As of `person`.
    """
    if re.search(r"\b(?:guarded|manned|staffed|protected) by $", words.before):
        return ""
    rules = (
        ("effect.dead", DEAD),
        ("effect.injured", HURT),
        ("response.people", DEPLOYED),
    )
    own = words._replace(after=_GUARDS.sub("", words.after))
    key = _victim(words) or own.first(rules)
    hunt = re.search(r"\bwith $", words.before) and _HUNT.search(words.sentence)
    if not key and hunt:
        key = "response.people"  # "with 120 soldiers and dogs the hunt went on"
    listed = words.sentence and not _FINITE.search(words.sentence)
    if not key and words.topic.drones and listed:
        key = "response.people"  # "19 calls, six officers, no arrests"
    if not key and _PUT_ON_IT.search(words.before):
        key = "response.people"
    if key != "response.people":
        return key
    return "" if _is_to_come(words) else key


def _victim(words: Near) -> str:
    """Read "one child is among the victims": of a toll, or else of the hurt."""
    among = _AMONG.match(words.after)
    if among and among["whom"].startswith("victim"):
        return "effect.dead" if words.toll else "effect.injured"
    return ""
