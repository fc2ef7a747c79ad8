"""Which measure of the registry a quantity answers: by noun, then by the words near.

In: a sentence with its quantities. Out: a key of the registry, or "" where the words do
not say what was counted: then nothing is proposed. The words between one quantity and
the next have the first say, then those before it, then the sentence. What was downed is
in the country's own sky ("incursion") unless the text tells of an attack on somebody or
the drones are many: then it is the defence of the attacked ("attack").
"""

import re
from collections.abc import Callable

from vedette.claims.extract.flights import aircraft, flight, plane, service
from vedette.claims.extract.lasting import lasting
from vedette.claims.extract.nearby import Near
from vedette.claims.extract.people import force, official, passenger, person
from vedette.claims.extract.places import airport, building, damage, site
from vedette.claims.extract.reports import incident, message, report, violation
from vedette.claims.extract.skies import INTRUSION
from vedette.claims.extract.verbs import (
    ACQUIRED,
    AIMED,
    DOWNED,
    ENTERED,
    HEADED,
    LAUNCHED,
    SEEN,
    STRUCK,
    SWARM,
    WRECK,
)

_CAME = (
    r"(?:came|come|coming|entered|enter|flew|flown|crossed|arrived|launched)\b"
    r"[^,.]{0,30} "
)
# "No sightings since", "once no drones were seen" tell of the time after; "none of the
# incursions harmed anybody" counts no incursions.
_NOT_ALL_OF_IT = re.compile(
    r"\b(?:once|until|unless|if|when) #|#.*\bsince\b"
    r"|# of the (?:incursions|drones|objects|sightings|violations|flights)\b"
)
# What was played, shown or sold did not happen.
_FICTION = re.compile(
    r"\bsimulat\w*|\b(?:in|during) (?:the|an?|this) (?:\w+ )?(?:exercise|drill|film|movie|game"
    r"|novel|scenario|thriller|series)\b|\b(?:detects?|spots?|handles?|tracks?|stops?)"
    r" (?:up to |as many as )?[\w-]+ (?:\w+ )?(?:drones|targets|objects) at (?:once|a time)\b"
    r"|\b(?:sold|sells?|selling|exported|leased)\b[^,.;]{0,30}\b(?:drones|aircraft|missiles)"
)
_SHARE_OF = re.compile(r"(?:%|per ?cent|most|half|majority) of (?:the |all )?$")
# "Impacts of 16 drones" counts hits; "identified one drone as" says of what type.
_HITS_OF = re.compile(r"\b(?:(?:impacts?|hits?) (?:of|by|from)|lost(?: \w+)?) $")
# "Repelled an attack by nine drones"; "sent 17 drones into Orland's airspace".
_REPELLED = re.compile(
    r"(?:repel|thwart|foil|beat|fend|ward|repuls)\w* (?:off )?(?:an? "
    r"|the )?(?:\w+ ){0,2}"
    r"(?:attack|raid|strike|attempt)\w* (?:\w+ ){0,4}?(?:by|of|with|from|involving) $"
)
_SENT_IN = re.compile(
    r"\b(?:sent|sending|flew|flown|launched) (?:[\w-]+ ){0,2}#[^,.;]{0,40}?"
    r"\b(?:into|across|over) (?:[\w']+ ){0,3}"
    r"(?:airspace|territory|skies|border|frontier|line)\b"
)
_NEAR_BORDER = re.compile(
    r"\s(?:[\w-]+ ){0,4}(?:(?:that |which )?(?:were )?(?:approach(?:ed|ing)|near(?:ed|ing))"
    r"|in the (?:proximity|vicinity) of) (?:the |our |its )?(?:[\w-]+ )?"
    r"(?:border|frontier|air ?space|territory)\b"
)
# "171 attack drones" of a text that tells of an attack were launched in it.
_STRIKE = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:attack|strike|kamikaze|combat|assault|shahed|geran|decoy|enemy"
    r"|hostile)(?:-type)? (?:[\w-]+ ){0,2}(?:drones|uavs|decoys)\b"
)
_NO_HOUSE = re.compile(
    r"\s(?:\w+ ){0,2}damages? to (?:any )?(?:[\w-]+ ){0,2}(?:buildings?|houses?"
    r"|homes?)\b"
)
# Shots at drones are none at the country.
_AT_DRONES = re.compile(
    r"[^,.;]{0,30}\b(?:against|at) (?:the |these |those )?(?:drones|uavs|balloons"
    r"|targets)\b"
)
_STOPPED = rf"{DOWNED}|in the attack|during the attack|ballistic|fired at"
# "We engaged four and we hit three": of those who defend.
_OURS = (
    r"\b(?:we|our \w+|pilots?|gunners|crews|interceptors?|air defen[cs]es?) "
    r"(?:have |had )?(?:hit|got|killed|struck|took)\b(?= *(?:$|\w+ of (?:them|these)))"
)
_LOST = re.compile(
    r"\s(?:[\w-]+ )?(?:(?:did not|failed to) reach|fell short"
    r"|(?:were |was |got )?(?:\w+ly )?lost\b|(?:have |had )?disappeared"
    r"|(?:fell|landed|crashed|came down) (?:(?:in|into) (?:the "
    r"|an? )?(?:\w+ )?(?:sea|gulf"
    r"|ocean|water|open)|within the ))"
)
_ONE_DRONE = re.compile(r"\s(?:[\w-]+ ){0,3}(?:drone|uav)\b")
# "Strikes on 12 targets", "hit three objects" are of the ground.
_GROUND = re.compile(
    r"\b(?:on|against|at|hit|hitting|struck|striking|attack(?:ed|ing)) (?:the )?$"
)
_PART = re.compile(r"\s(?:of (?:which|them|these|those)\b|(?:\w+ly )?(?:hit|struck)\b)")
_KIND_OF = re.compile(r"\s(?:of the )?(?:[\w-]+ )?(?:drones?|uavs?) as an?\b")


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
    if _FICTION.search(words.sentence):
        return ""
    rule = _RULES.get(unit)
    key = rule(words) if rule else ""
    if none:
        return _of_none(key, unit, words)
    if key.endswith("downed") and _SHARE_OF.search(words.before):
        return whole_of(key, unit, words)  # "99 per cent of 300 drones"
    if words.whole and key.startswith("effect.flights"):
        return ""  # "12 of the 30 flights": of the 30 nothing is said
    return key


def _of_none(key: str, unit: str, words: Near) -> str:
    """Choose the measure of what was none at all."""
    if unit == "person" and not key and "victims" in words.after[:20]:
        return "effect.injured"  # "no victims", as of casualties
    if key == "effect.property" and _NO_HOUSE.match(words.after):
        return "effect.buildings"
    if key.endswith("downed"):
        if re.match(r"\s(?:of (?:which|them|these|those))\b", words.after):
            return key
        if words.topic.intrusion:
            return "incursion.downed"
        return "" if key.startswith("attack.") else key
    if _NOT_ALL_OF_IT.search(words.before + "#" + words.after):
        return ""
    # "No aircraft can land" counts none that was sent up.
    sent = re.match(
        r"\s(?:[\w-]+ ){0,3}(?:were |was |been )?(?:deployed|scrambled|sent|launched)",
        words.after,
    )
    if key == "response.aircraft" and sent:
        return key
    other = key.startswith(("response.", "effect.passengers", "attack."))
    return "" if other else key


def whole_of(part: str, unit: str, words: Near) -> str:
    """Return what the whole is of which a part was downed: "18 of the 23 drones".

    Parameters
    ----------
    part : str
        Measure of the part.
    unit : str
        Class of the noun of the whole.
    words : Near
        Around the whole.

    Returns
    -------
    str
        "" where the part was not downed.
    """
    if not part.endswith("downed"):
        return ""
    if unit == "missile":
        return _by_type("attack.missiles", words)
    if unit == "both":
        return "attack.total"
    return "attack.drones" if words.attack else "incursion.drones"


def _drone(words: Near) -> str:
    if _HITS_OF.search(words.before) or _KIND_OF.match(words.after):
        return ""
    if _REPELLED.search(words.before):
        return _downed("downed", words)
    if _SENT_IN.search(words.before + "#" + words.after):
        return "incursion.drones"
    if _NEAR_BORDER.match(words.after):
        return "incursion.headed"
    if _LOST.match(words.after):  # nobody says what became of them
        return ""
    rules: tuple[tuple[str, str], ...] = (
        ("downed", rf"{DOWNED}|{_OURS}"),
        ("attack.drones", rf"{LAUNCHED}|engaged (?:with )?"),
        ("incursion.from_belarus", rf"{_CAME}from belarus"),
        ("incursion.from_ukraine", rf"{_CAME}from ukraine"),
        ("incursion.headed", HEADED),
        ("wreck.objects", WRECK),
        ("struck", STRUCK),
        ("incursion.drones", ENTERED),
        ("attack.drones", AIMED),
        ("sighting.drones", SEEN),
        ("attack.drones", SWARM),
    )
    found = words.first((("acquired", ACQUIRED), *rules))
    if found or not re.search(_EXIST, words.before + words.after):
        strike = words.attack and not words.strayed and _STRIKE.match(words.after)
        launched = "attack.drones" if strike else _seen_at_all(words)
        key = "" if found == "acquired" else found or launched
        return _aimed(key, words, "attack.drones")
    return existing(words)


def _seen_at_all(words: Near) -> str:
    """Read drones in a sentence that tells of a sighting, in a text that tells of one."""
    if existing(words) != "sighting.drones":
        return ""
    seen = re.search(rf"{SEEN}|{_ABOVE}", words.sentence)
    said = words.sentence.split()
    fragment = 0 < len(said) <= FRAGMENT_MAX and not re.search(r"\bnot\b", words.before)
    return "sighting.drones" if seen or fragment else ""


# Said of a number of drones of which no more is told: "there were nine".
_EXIST = (
    r"\bthere (?:were|was|are|is|had been|have been|may have been)\b"
    r"|\b(?:sp(?:ea|o)k\w*|talk\w*|told|mention\w*|warn\w*|estimat\w*|assum\w*|number\w*"
    r"|calls?|called|complain\w*|counts?|tally|reckon\w*|believ\w*|speculat\w*)\b"
)
# Where drones were, if nothing says what they did.
_ABOVE = (
    r"\b(?:above|over|around|near) (?:the|an?|our|my|his|her|its|their)\b"
    r"|\b(?:pass|flew|fly|cross|came|went)(?:ed|es|ing|n)?\b"
)
FRAGMENT_MAX = 5  # words of an answer: "Ten drones, easily."
# Of a fleet, a show or an exercise, and of what might be.
_NO_EVENT = re.compile(
    r"\b(?:own(?:s|ed|ing)?|fleet|inventor\w+|stock\w*|exhibit\w*|display\w*|museum|film"
    r"|movie|exercis\w*|trainings?|trial|test(?:s|ed|ing)?|race|show room|light show|budget"
    r"|contract|tender|purchas\w*|export\w*|import\w*|factory|production|build|built|cost"
    r"|worth|million|billion|euros?|dollars?|licen[cs]\w*|capacity|capable|able to|imagin\w*"
    r"|suppos\w*|per (?:day|month|year|week)|a (?:day|month|year|week)|each (?:day|month|year"
    r"|week)|exam\w*|course|students|programme|program|donat\w*|will)\b"
)


def existing(words: Near) -> str:
    """Choose the measure of drones of which only their number is told.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        By what the document is about; "" where it is of no event.
    """
    topic = words.topic
    if not topic.drones or _NO_EVENT.search(words.sentence):
        return ""
    if topic.attack and not words.strayed:
        told = words.sentence + words.lead.casefold()
        plain = not topic.air or re.search(rf"attack|launch|{DOWNED}", told)
        return "attack.drones" if plain and not topic.intrusion else ""
    if topic.intrusion:
        return "" if topic.air else "incursion.drones"
    return "sighting.drones"


def _device(words: Near) -> str:
    """Count machines, lights and things where a text tells of drones."""
    if not words.topic.drones or _NO_EVENT.search(words.sentence):
        return ""
    return _drone(words.alone())


def _aimed(key: str, words: Near, launched: str) -> str:
    """Read what struck, and in an attack what flew towards its aim, as launched.

    What struck a place is no wreck: nobody says that anything of it was found. A part
    ("two hit", "some of which targeted") says no more than its whole, and one drone
    that hit a house is not all that came.
    """
    part = _PART.match(words.after)
    aimed_at = key == launched and re.search(AIMED, words.after)
    if key == "struck" or aimed_at:
        one = key == "struck" and _ONE_DRONE.match(words.after)
        return "" if part or one else launched
    near_aim = key == "sighting.drones" and re.search(
        rf"\bapproach|{HEADED}", words.after
    )
    stopped = key == "sighting.drones" and words.attack and not words.strayed
    if stopped and launched != "attack.total" and re.search(_STOPPED, words.sentence):
        return launched  # "148 were detected, with 120 intercepted"
    aimed = key == "incursion.headed" or near_aim
    if aimed and words.attack and not words.strayed:
        return launched
    return _downed(key, words)


def _downed(key: str, words: Near) -> str:
    if key != "downed":
        return key
    swarm = words.many and INTRUSION.search(words.sentence) is None
    defended = words.attack and (words.many or not words.strayed)
    return "attack.downed" if defended or swarm else "incursion.downed"


def _object(words: Near) -> str:
    if _GROUND.search(words.before):
        return ""
    if re.search(r"\bintercept\w* $", words.before) and "balloon" in words.after[:30]:
        return "incursion.objects"  # a balloon is stopped, and not shot down
    if re.match(r"\s(?:[\w-]+ ){0,4}balloons?\b", words.after):
        came = rf"{ENTERED}|{SEEN}|launch|landed|arriv|dropped"
        if words.first((("downed", DOWNED), ("came", came))) == "came":
            return "incursion.objects"  # sent or come down, a balloon has crossed
    rules = (
        ("downed", rf"{DOWNED}|{_OURS}"),
        ("attack.total", r"launch|fired|unleash|hurl"),
        ("incursion.headed", HEADED),
        ("wreck.objects", WRECK),
        ("incursion.objects", rf"{ENTERED}|{SEEN}"),
    )
    return _aimed(words.first(rules), words, "attack.total")


def _missile(words: Near) -> str:
    if re.search(r"\b(?:impacts|hits) (?:of|by|from) $", words.before):
        return ""
    if _LOST.match(words.after) or _AT_DRONES.match(words.after):
        return ""
    if re.match(r"\s(?:[\w-]+ ){0,3}missiles? (?:flew|strayed|veered)", words.after):
        words = words._replace(before="", sentence="")  # of itself, and not of a raid
    rules = (
        ("", ACQUIRED),
        ("attack.downed", DOWNED),
        ("attack.missiles", LAUNCHED),
        (
            "incursion.objects",
            (
                r"(?:entered|reached|crossed|violated|breached|(?:flew|strayed|veered"
                r"|came) (?:in(?:to)?|through|over)) (?:[\w']+ ){0,3}(?:air|terri)"
            ),
        ),
        ("wreck.objects", WRECK),
        ("struck", STRUCK),
    )
    key = _aimed(words.alone().first(rules), words, "attack.missiles")
    listed = re.search(rf"(?:{DOWNED})[^.;:]*:", words.sentence[: words.until])
    if not key and (listed or not words.attack):
        key = _aimed(words.first(rules), words, "attack.missiles")
    if not key and words.attack and not _PART.match(words.after):
        key = "attack.missiles"
    return _by_type(key, words)


def _by_type(key: str, words: Near) -> str:
    """Tell missiles launched by type: "29 cruise missiles"."""
    kind = re.match(r"\s(?:[\w/-]+ ){0,3}(ballistic|cruise)\b", words.after)
    return f"{key}.{kind[1]}" if kind and key == "attack.missiles" else key


def _both(words: Near) -> str:
    rules = (("attack.downed", DOWNED), ("attack.total", LAUNCHED))
    return words.first(rules) or ("attack.total" if words.attack else "")


def _hurt(words: Near) -> str:
    """Count the hurt, and those of them who died."""
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
    "drone": _drone,
    "device": _device,
    "object": _object,
    "missile": _missile,
    "both": _both,
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
