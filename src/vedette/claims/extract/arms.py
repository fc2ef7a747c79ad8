"""What is told of drones, missiles and objects: launched, come in, downed, seen, found.

In: the words around a count of them. Out: a key of the registry, "" where they do not
say. What was downed is in the country's own sky ("incursion") unless the text tells of
an attack on somebody or the drones are many: then it is the defence of the attacked
("attack").
"""

import re

from vedette.claims.extract.balloons import OF_A_FAIR, balloon
from vedette.claims.extract.defended import stopped_by_defence
from vedette.claims.extract.existence import EXIST, existing, may_be, seen_at_all
from vedette.claims.extract.landed import fell, is_part_that_fell, landed_abroad
from vedette.claims.extract.nearby import Near
from vedette.claims.extract.outcomes import fate_of, not_stopped
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
from vedette.claims.extract.whereabouts import LOST, set_phrase

_CAME = (
    r"(?:came|come|coming|entered|enter|flew|flown|crossed|arrived|launched)\b"
    r"[^,.]{0,30} "
)
# "171 attack drones" of a text that tells of an attack were launched in it.
_STRIKE = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:attack|strike|kamikaze|combat|assault|shahed|geran|decoy"
    r"|enemy"
    r"|hostile)(?:-type)? (?:[\w-]+ ){0,2}(?:drones|uavs|decoys)\b"
)
# Shots at drones are none at the country.
_AT_DRONES = re.compile(
    r"[^,.;]{0,30}\b(?:against|at) (?:the |these |those )?(?:drones|uavs|balloons"
    r"|targets)\b"
)
_STOPPED = rf"{DOWNED}|\brecord\b|in the attack|during the attack|ballistic|fired at"
# "We engaged four and we hit three": of those who defend.
_OURS = (
    r"\b(?:we|our \w+|pilots?|gunners|crews|interceptors?|air defen[cs]es?) "
    r"(?:have |had )?(?:hit|got|killed|struck|took)\b(?= *(?:$|\w+ of (?:them|these)))"
)
# "49 of the 75 drones it downed were over the region": of those downed.
_WE_DOWNED = re.compile(
    r"\s(?:[\w-]+ ){0,4}(?:drones|missiles|uavs|targets|rockets) (?:that |which )?"
    rf"(?:it|they|we|he|she) (?:had |has |have )?(?:{DOWNED})"
)
# "Strikes on 12 targets", "hit three objects" are of the ground.
_GROUND = re.compile(
    r"\b(?:on|against|at|hit|hitting|struck|striking|attack(?:ed|ing)) (?:the )?$"
)
# What a warship, or missiles beside drones, tells of is an attack.
_AT_WAR = re.compile(
    r"\b(?:destroyers?|frigates?|warships?|centcom|us central command|us navy"
    r"|royal navy"
    r"|houthis?|red sea|gulf of aden|ballistic missiles?|cruise missiles?)\b"
)
_ARMED = re.compile(
    r"launch|fired|attack|str[iu]ck|strike|explosive|warhead|bomb|target|raid|swarm"
    r"|combat"
    r"|enemy|militar|rebel|insurgent|hurl|shower|barrage|salvo|volley"
)
_BORDER = re.compile(r"\b(?:border|air ?space|territory|frontier|soil|side of)\b")
_PART = re.compile(
    r"\s(?:of (?:which|them|these|those)\b"
    r"|(?:\w+ly )?(?:hit|struck|(?:got|made it|broke) through)\b)"
)

_SOME_DRONES = re.compile(
    r"\s(?:of (?:the|its|their) )?(?:[\w/'-]+,? ){0,5}?(?:drones|uavs|shaheds|gerans"
    r"|vehicles"
    r"|decoys)\b(?! (?:a|per|each|every|that (?:could|can|may|would)|which can|of its"
    r" own|remain\w*|(?:in|at|on) (?:the |its )?(?:stock|reserve|warehouse"
    r"|factor\w+))\b)"
)
_EXPECTED = re.compile(
    r"\b(?:expect|predict|forecast|anticipat|fear|prepar)\w* [^,.;]{0,40}$"
)
_FLOWN_AT = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:drones|uavs) (?:were |had been )?(?:flown|aimed|directed"
    r"|sent"
    r"|fired|launched) (?:[\w-]+ ){0,2}(?:at|against)\b"
)
_AT_IT = (
    r"shahed|\bhits?\b|kamikaze|\b(?:at|against) (?!least|most|all|any|first|about)\w+"
)
# What is expected, or is told of a day's or a month's work, was not sent.
_OPEN_PLAN = re.compile(
    r"\b(?:expect\w*|predict\w*|forecast\w*|routine|would|could|might|may|will|shall"
    r"|every (?:day|night|week|month)|monthly|daily|nightly|average|capable|able to"
    r"|need(?:s|ed)?|lacks?|equip\w*|crews? of|operators?|makes?|making|made"
    r"|buil[dt]\w*"
    r"|assembl\w*|develop\w*|own(?:s|ed)?|keeps?|kept|store[sd]?|has|have|hunt for)"
    r" (?:[\w'-]+ ){0,4}?(?:drones|uavs)\b"
    r"|\b(?:expect\w*|predict\w*|forecast\w*|become routine|(?<!in )a (?:day|night"
    r"|month)|prisons?|jails?)\b"
)


def drone(words: Near) -> str:
    """Choose the measure of a count of drones.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    phrase = set_phrase(words)
    if phrase is None:
        fate = fate_of(words)
        return _by_verb(words) if fate is None else fate
    return _downed(phrase, words)


def _by_verb(words: Near) -> str:
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
        ("attack.drones" if words.attack else "sighting.drones", SWARM),
    )
    if _EXPECTED.search(words.before):
        return ""
    found = words.first((("acquired", ACQUIRED), *rules))
    if found not in ("downed", "acquired") and stopped_by_defence(words):
        return _downed("downed", words)
    if found or not re.search(EXIST, words.before + words.after):
        strike = words.attack and not words.strayed and _STRIKE.match(words.after)
        launched = "attack.drones" if strike else seen_at_all(words)
        key = "" if found == "acquired" else found or launched
        if not (key or found) and _were_sent(words):
            return "attack.drones"
        used = key == "attack.drones" and not words.many
        used = used and not _ARMED.search(words.sentence)
        if used and existing(words) == "sighting.drones":
            return "sighting.drones"  # "at least two drones had been used"
        return _aimed(key, words, "attack.drones")
    return existing(words)


def _were_sent(words: Near) -> bool:
    """Say whether drones of which no verb is known were sent, in a text of an attack.

    "142 drones in one night: strikes in ten towns", "sends 67 drones at the country".
    """
    at_it = may_be(words) and _FLOWN_AT.match(words.after)
    told = words.attack and (at_it or existing(words) == "attack.drones")
    plain = not (words.whole or _OPEN_PLAN.search(words.sentence))
    aimed = words.many or re.search(rf"{_ARMED.pattern}|{_AT_IT}", words.sentence)
    plain = plain and bool(aimed)
    return told and plain and _SOME_DRONES.match(words.after) is not None


def device(words: Near) -> str:
    """Count machines, lights and things where a text tells of drones.

    Parameters
    ----------
    words : Near
        Around them.

    Returns
    -------
    str
        As of `drone`, by the words near only.
    """
    matters = re.match(r"\s(?:\w+ )?things? (?:to|that|about)\b", words.after)
    return drone(words.alone()) if may_be(words) and not matters else ""


def _aimed(key: str, words: Near, launched: str) -> str:
    """Read what struck, and in an attack what flew towards its aim, as launched.

    What struck a place is no wreck: nobody says that anything of it was found. A part
    ("two hit", "some of which targeted") says no more than its whole.
    """
    if key == "wreck.objects" and words.attack and not words.strayed:
        return fell(words, launched)
    part = _PART.match(words.after)
    aimed_at = key == launched and re.search(AIMED, words.after)
    if key == "struck" or aimed_at:
        return "" if part else launched
    near_aim = key == "sighting.drones" and re.search(
        rf"\bapproach|{HEADED}", words.after
    )
    stopped = key == "sighting.drones" and words.attack and not words.strayed
    if stopped and launched != "attack.total" and re.search(_STOPPED, words.sentence):
        return launched  # "148 were detected, with 120 intercepted"
    aimed = key == "incursion.headed" or near_aim
    # In a raid what "came in over the sea", or was reported, was sent.
    seen = key == "sighting.drones" and not words.topic.air
    sent = (seen or key == "incursion.drones") and not words.topic.intrusion
    sent = sent and launched == "attack.drones" and not _BORDER.search(words.sentence)
    if (aimed or sent) and words.attack and not words.strayed:
        return launched
    return _downed(key, words)


def _downed(key: str, words: Near) -> str:
    if key != "downed":
        return key
    swarm = words.many and INTRUSION.search(words.sentence) is None
    defended = words.attack and (words.many or not words.strayed)
    at_war = not words.topic.intrusion and _AT_WAR.search(words.sentence)
    return "attack.downed" if defended or swarm or at_war else "incursion.downed"


def object_in_sky(words: Near) -> str:
    """Choose the measure of a count of objects or balloons.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    if _GROUND.search(words.before) and not re.search(_OURS, words.before):
        return ""
    if OF_A_FAIR.search(words.before + words.after):
        return ""
    crossed = balloon(words)
    if crossed:
        return crossed
    rules = (
        ("downed", rf"{DOWNED}|{_OURS}"),
        ("attack.total", r"launch|fired|unleash|hurl"),
        ("incursion.headed", HEADED),
        ("wreck.objects", WRECK),
        (
            "incursion.objects",
            rf"{ENTERED}|{SEEN}|(?:over|across) (?:the|its|our) (?:border|frontier)\b",
        ),
    )
    key = words.first(rules)
    seen = key == "incursion.objects" and not re.search(ENTERED, words.sentence)
    if seen and words.topic.drones and not words.topic.intrusion:
        return "sighting.drones"  # an object that people saw and took for a drone
    return _aimed(key, words, "attack.total")


def missile(words: Near) -> str:
    """Choose the measure of a count of missiles.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    if not_stopped(words.after):
        return _by_type("attack.missiles", words)
    hits = re.search(r"\b(?:impacts|hits) (?:of|by|from) $", words.before)
    if hits or LOST.match(words.after) or _AT_DRONES.match(words.after):
        return ""
    if re.match(r"\s(?:[\w-]+ ){0,3}missiles? (?:flew|strayed|veered)", words.after):
        words = words._replace(before="", sentence="")  # of itself, and not of a raid
    rules = (
        ("", ACQUIRED),
        ("attack.downed", DOWNED),
        ("attack.missiles", rf"{LAUNCHED}|\bshot (?:across|over|into)\b"),
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
    if key in ("", "wreck.objects") and landed_abroad(words):
        return "incursion.objects"  # a missile that landed in a country came in
    listed = re.search(rf"(?:{DOWNED})[^.;:]*:", words.sentence[: words.until])
    if not key and (listed or not words.attack):
        key = _aimed(words.first(rules), words, "attack.missiles")
    part = _PART.match(words.after) or is_part_that_fell(words)
    if not key and words.attack and not part:
        key = "attack.missiles"
    return _by_type(key, words)


def _by_type(key: str, words: Near) -> str:
    """Tell missiles launched by type: "29 cruise missiles"."""
    kind = re.match(
        r"\s(?:(?!missiles?\b|rockets?\b)[\w/-]+,? ){0,6}?(ballistic|cruise)\b",
        words.after,
    )
    return f"{key}.{kind[1]}" if kind and key == "attack.missiles" else key


def both(words: Near) -> str:
    """Choose the measure of a count of drones and missiles together.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    if not_stopped(words.after):
        return "attack.total"
    rules = (
        ("attack.downed", DOWNED),
        ("attack.total", LAUNCHED),
        (
            "attack.total",
            r"\b(?:were|was|been) (?:recorded|detected|tracked|registered)\b",
        ),
    )
    return words.first(rules) or ("attack.total" if words.attack else "")


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
    if _WE_DOWNED.match(words.after):
        return part
    if unit == "missile":
        return _by_type("attack.missiles", words)
    if unit == "both":
        return "attack.total"
    defended = words.attack or part == "attack.downed"
    return "attack.drones" if defended else "incursion.drones"
