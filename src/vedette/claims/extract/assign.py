"""Which measure of the registry a quantity answers: by noun, then by the words near.

In: a sentence with its quantities. Out: a key of the registry, or "" where the words do
not say what was counted: then nothing is proposed. The words between one quantity and
the next have the first say, then those before it, then the sentence. What flew is in
`arms`, and flights, people, places, reports and lengths have modules of their own.
"""

import re
from collections.abc import Callable

from vedette.claims.extract.arms import (
    both,
    device,
    drone,
    missile,
    object_in_sky,
    whole_of,
)
from vedette.claims.extract.existence import existing
from vedette.claims.extract.flights import aircraft, flight, plane, service
from vedette.claims.extract.lasting import lasting
from vedette.claims.extract.lexicon import HARM_OF_PEOPLE, OF_PEOPLE
from vedette.claims.extract.lookalikes import is_lookalike
from vedette.claims.extract.nearby import Near
from vedette.claims.extract.people import force, official, passenger, person
from vedette.claims.extract.places import airport, building, damage, site
from vedette.claims.extract.reports import incident, message, report, violation

# "No sightings since", "once no drones were seen" tell of the time after; "none of the
# incursions harmed anybody" counts no incursions.
_NOT_ALL_OF_IT = re.compile(
    r"\b(?:once|until|unless|if|when) #|#.*\bsince\b"
    r"|#[^.;]{0,60}\bever\b|\b(?:in order that|so as to ensure|ensur\w+(?: that)?|make"
    r" sure(?: that)?|lest) #"
    r"|# of (?:the|these|those) (?:incursions|drones|objects|sightings|violations"
    r"|flights)\b"
)
# What was played, shown or sold did not happen.
_FICTION = re.compile(
    r"\bsimulat\w*|\b(?:museum|exhibition|trade fair|air show|light show"
    r"|drone show)s?\b"
    r"|\btarget drones\b|\bin (?:\w+ )?(?:tests?|trials?)\b|\b(?:in"
    r"|during) (?:the|an?|this) (?:\w+ )?(?:exercise|drill|film"
    r"|movie|game"
    r"|novel|scenario|thriller|series(?! of))\b|\b(?:detects?"
    r"|spots?|handles?|tracks?|stops?)"
    r" (?:up to |as many as )?[\w-]+ (?:\w+ )?(?:drones|targets|objects) at (?:once"
    r"|a time)\b"
    r"|\b(?:sold|sells?|selling|exported|leased)\b[^,.;]{0,30}\b(?:drones|aircraft"
    r"|missiles)"
)
_SHOW = re.compile(r"\b(?:light|drone|air) show\b|\b(?:an|the) exercise\b")
_SENT = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:were |was |been )?(?:deployed|scrambled|sent|launched)"
)
_NO_JETS = re.compile(
    r"\s(?:[\w-]+ ){0,2}(?:jets?|fighters?|helicopters?|interceptors?|f-16s?|aircraft)"
    r" could (?:\w+ )?(?:take off|be (?:sent|scrambled|launched)|go up|rise|start|fly"
    r"|get (?:up|airborne))\b"
)
_UNMENTIONED = re.compile(r"\b(?:mention\w*|sp(?:ea|o)k\w* of|made mention of) $")
_NONE_DONE = re.compile(
    r"\s(?:was |were |had been )?(?:intercepted|shot down|downed|stopped|destroyed)\b"
)
_FOUND = re.compile(r"\b(?:found|find(?:ing|s)?|discovered|located)\b")
# "Two of the 14 airports were closed", but "of the 2,000 stranded passengers".
_FATES = ("effect.airports_closed", "effect.passengers", "effect.buildings")
# "Of the 45 workers the blast hurt seven": of the 45 nothing is said.
_OF_THE = re.compile(r"(?:out )?of (?:(?:the|its|their|our|his|her|all) )?(?:other )?$")
_OWN_FATE = re.compile(
    r"\s(?:(?!were|was|are|is|had|have)\w+ ){0,2}"
    r"(?:stranded|affected|closed|damaged|destroyed|hit|stuck|cancell?ed|delayed"
    r"|diverted|injured|wounded|hurt) [a-z]+s\b"
    r"|\s(?:(?!were|was|are|is|had|have)[\w-]+ ){1,2}(?:who (?:were |had been |was )?)?"
    r"(?:killed|injured|wounded|hurt|died|dead)\b"
    r"|\s[a-z]+s (?:that were |which were )?(?:damaged|destroyed|cancell?ed|affected"
    r"|stranded|hit|stuck|closed|diverted|delayed)\b"
)
_REMAINS = re.compile(
    r"wreck|debris|fragment|remains|remnant|crash|fell\b|fallen|came down|parts? of"
)
_OF_WHICH = re.compile(r"\s(?:of (?:which|them|these|those))\b")
_SHARE_OF = re.compile(r"(?:%|per ?cent|most|half|majority) of (?:the |all )?$")
_NO_HOUSE = re.compile(
    r"\s(?:\w+ ){0,2}damages? to (?:any )?(?:[\w-]+ ){0,2}(?:buildings?|houses?"
    r"|homes?)\b"
)


def measure_of(unit: str, words: Near, *, none: bool) -> str:
    """Choose the measure of a quantity.

    Parameters
    ----------
    unit : str
        Class of its noun.
    words : Near
        Around it.
    none : bool
        Whether the quantity is none at all.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    rule = _RULES.get(unit)
    played = _FICTION.search(words.sentence) or _SHOW.search(words.lead.casefold())
    key = rule(words) if rule and not played else ""
    if not key or is_lookalike(unit, key, words, none=none):
        return _of_none("", unit, words) if none and not key else ""
    if none:
        return _of_none(key, unit, words)
    if key.endswith("downed") and _SHARE_OF.search(words.before):
        return whole_of(key, unit, words)  # "99 per cent of 300 drones"
    own = _OWN_FATE.match(words.after)
    if words.whole and key.startswith("effect.flights") and not own:
        return ""  # "12 of the 30 flights": of the 30 nothing is said
    people = unit in OF_PEOPLE and key in HARM_OF_PEOPLE
    whole = words.whole or (people and _OF_THE.fullmatch(words.before))
    if whole and (people or key in _FATES) and not own:
        return ""
    return key


def _of_none(key: str, unit: str, words: Near) -> str:
    """Choose the measure of what was none at all."""
    if unit == "person" and not key and "victims" in words.after[:20]:
        return "effect.injured"  # "no victims", as of casualties
    if _UNMENTIONED.search(words.before):
        return ""  # "mentioned no missiles"
    if key == "effect.property" and _NO_HOUSE.match(words.after):
        return "effect.buildings"
    if key.endswith("downed"):
        return _none_downed(key, words)
    found = key == "wreck.objects" and _FOUND.search(words.before + words.after)
    if found and not _REMAINS.search(words.sentence):
        seen = existing(words) == "sighting.drones" and unit == "drone"
        return "sighting.drones" if seen else ""  # "found none"
    # "No aircraft can land" counts none sent up; "no jets could take off" does.
    kept = _NO_JETS.match(words.after) and not words.topic.air
    if unit == "aircraft" and kept:
        key = "response.aircraft"
    sent = key == "response.aircraft" and (kept or _SENT.match(words.after))
    other = key.startswith(("response.", "effect.passengers", "attack."))
    beside = _NOT_ALL_OF_IT.search(words.before + "#" + words.after)
    return "" if (other or beside) and not sent else key


def _none_downed(key: str, words: Near) -> str:
    """Read "no drone was shot down"; of an attack only "none of which were"."""
    if _OF_WHICH.match(words.after) or _NONE_DONE.match(words.after):
        return key
    if words.topic.intrusion:
        return "incursion.downed"
    return "" if key.startswith("attack.") else key


def _hurt(words: Near) -> str:
    """Count the hurt, and those of them who died."""
    if words.whole:
        return "effect.injured"  # "two of the 13 hurt died"
    died = re.match(r"\s[^,.;]{0,80}\b(?:died|succumbed|passed away)\b", words.after)
    further = re.match(
        r"\s(?:additional|further|other|more) (?:casualty|victim)", words.after
    )
    lost = further and re.search(r"lives of|killed", words.sentence)
    return "effect.dead" if died or lost else "effect.injured"


def _always(key: str, words: str = "") -> "Rule":
    return lambda near: key if not words or near.says(words) else ""


Rule = Callable[[Near], str]
_RULES: dict[str, Rule] = {
    "drone": drone,
    "device": device,
    "object": object_in_sky,
    "missile": missile,
    "both": both,
    "violation": violation,
    "report": report,
    "incident": incident,
    "message": message,
    "inquiry": _always(
        "inquiry.events",
        r"open|launch|initiat|institut|ongoing|under ?way|pending|running|start"
        r"|begun|began|conduct|handl|pursu|carr\w+ out|looking into|have\b|has\b",
    ),
    "flight": flight,
    "plane": plane,
    "service": service,
    "passenger": passenger,
    "person": person,
    "force": force,
    "official": official,
    "injured": _hurt,
    "dead": _always("effect.dead"),
    "building": building,
    "damage": damage,
    "site": site,
    "airport": airport,
    "aircraft": aircraft,
    "wreck": _always("wreck.objects"),
    "duration": lasting,
}
