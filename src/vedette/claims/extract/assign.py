"""Which measure of the registry a quantity answers: by noun, then by the words near.

In: a sentence with its quantities. Out: a key of the registry, or "" where the words do
not say what was counted: then nothing is proposed. The words between one quantity and
the next have the first say, then those before it, then the sentence. What was downed is
in the country's own sky ("incursion") unless the text tells of an attack with missiles
or hundreds of drones on somebody: then it is the defence of the attacked ("attack").
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from vedette.claims.extract.quantities import Counted

_DOWNED = (
    r"shot down|shoot down|shooting down|downed|brought down|taken down|took down"
    r"|destroy|intercept|neutrali[sz]ed|knocked out|shot out"
)
_LAUNCHED = (
    r"launch|fired|unleash|used|attacked (?:\w+ ){0,3}with|sent (?!to\b)|struck with"
)
_ENTERED = (
    r"\benter|\bcross|violat|breach|intru|penetrat|flew in(?:to)?\b|came in\b|incursion"
    r"|in (?:its|our|their|the country's|\w+'s) airspace"
)
_HEADED = (
    r"head(?:ed|ing) (?:for|to)|aimed at|bound for|flying to(?:wards)?\b|directed at"
)
_WRECK = r"found|recover|fragment|wreck|debris|remains|crash|fell\b|fallen|remnant"
_SEEN = (
    r"seen|saw\b|sight|spotted|observ|detect|track|\bcounted"
    r"|flew over|flying (?:over|near)"
    r"|hover|appear|involved|followed|circl|over the (?:base|airport|runway|area)"
    r"|noticed|photograph|filmed|registered|confirmed"
)
_CLOSED = (
    r"clos|shut|halt|suspend|reopen|grounded|stopp(?:ed|age)|standstill|interrupt"
    r"|restrict"
)
_STAYED = (
    r"last(?:ed|ing)|stayed|remained|airborne|in (?:\S+ )?airspace|airspace for\b"
    r"|hovered|circled|flew for|pummel"
)
_DEAD = r"kill|\bdie|\bdead|death|fatal|\blost their li"
_HURT = r"injur|wound|\bhurt|hospitali[sz]|casualt"
_DEPLOYED = (
    r"deploy|sent\b|send|search|involv|took part|taking part|take part|working|mobili"
    r"|dispatch|assign|on duty|comb(?:ed|ing)"
)
_CANCELLED = r"cancel|scrapp|unable to take off|called off|did not (?:take off|depart)"
_DIVERTED = r"divert|re-?direct|re-?rout|landed elsewhere|turned (?:back|away)"
_DELAYED = r"delay|late\b|postpon"
_AFFECTED = r"affect|disrupt|impact"
_DAMAGED = r"damag|destroy|\bhit\b|shatter|struck|burn|fire\b|wreck|collaps"
_SENT_UP = (
    r"scrambl|took off|take off|sent up|sent\b|deploy|dispatch|took part|in the air"
    r"|airborne|launched|in use|patroll"
)
_FLIGHTS = (
    ("effect.flights_cancelled", _CANCELLED),
    ("effect.flights_diverted", _DIVERTED),
    ("effect.flights_delayed", _DELAYED),
    ("effect.flights_affected", _AFFECTED),
)
_ATTACK = re.compile(
    r"\b(?:attack|strike|bombard|air ?raid|barrage)"
    r"|\blaunched\b[^.]{0,60}\b(?:missiles|drones)",
    re.IGNORECASE,
)

_DEFENCE = re.compile(
    r"\bair defen[cs]es?\b[^.]{0,80}\b(?:destroy|down|intercept)", re.IGNORECASE
)


class Near(NamedTuple):
    """The words around a quantity, in lower case.

    Attributes
    ----------
    after, before, sentence : str
        Up to the next quantity, back to the one before, all of it.
    attack : bool
        Whether the text tells of an attack on somebody.
    """

    after: str
    before: str
    sentence: str
    attack: bool

    def says(self, words: str) -> bool:
        """Say whether words stand near, in the sentence at least."""
        return any(
            re.search(words, part) for part in (self.after, self.before)
        ) or bool(re.search(words, self.sentence))

    def first(self, rules: tuple[tuple[str, str], ...]) -> str:
        """Return the name of the rule whose words stand nearest, "" for none."""
        for part, last in ((self.after, False), (self.before, True)):
            found = [
                (match.start(), name)
                for name, words in rules
                for match in re.finditer(words, part)
            ]
            if found:
                return max(found)[1] if last else min(found)[1]
        found = [
            (match.start(), name)
            for name, words in rules
            for match in re.finditer(words, self.sentence)
        ]
        return min(found)[1] if found else ""


def tells_of_attack(text: str) -> bool:
    """Say whether a text tells of an attack on somebody with missiles or drones.

    Parameters
    ----------
    text : str
        Of the document, folded.

    Returns
    -------
    bool
        True from two mentions on.
    """
    return _DEFENCE.search(text) is not None or len(_ATTACK.findall(text)) > 1


def near(sentence: str, counted: list[Counted], index: int, *, attack: bool) -> Near:
    """Cut out the words around one quantity.

    Parameters
    ----------
    sentence : str
        Folded.
    counted : list of Counted
        All of the sentence.
    index : int
        Which.
    attack : bool
        As of `tells_of_attack`.

    Returns
    -------
    Near
        In lower case.
    """
    said = sentence.casefold()
    one = counted[index]
    until = counted[index + 1].start if index + 1 < len(counted) else len(said)
    since = counted[index - 1].end if index else 0
    return Near(said[one.stop : until], said[since : one.start], said, attack)


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
    key = rule(words) if rule else ""
    if none and key.startswith(("response.", "effect.passengers", "attack.")):
        return ""  # "no aircraft can land" counts none that was sent up
    return key


def _drone(words: Near) -> str:
    rules: tuple[tuple[str, str], ...] = (
        ("downed", _DOWNED),
        ("attack.drones", _LAUNCHED),
        ("incursion.from_belarus", r"from belarus"),
        ("incursion.from_ukraine", r"from ukraine"),
        ("incursion.headed", _HEADED),
        ("wreck.objects", _WRECK),
        ("incursion.drones", _ENTERED),
        ("sighting.drones", _SEEN),
    )
    return _downed(words.first(rules), words)


def _downed(key: str, words: Near) -> str:
    if key == "downed":
        return "attack.downed" if words.attack else "incursion.downed"
    return key


def _object(words: Near) -> str:
    rules = (
        ("incursion.downed", _DOWNED),
        ("incursion.headed", _HEADED),
        ("wreck.objects", _WRECK),
        ("incursion.objects", rf"{_ENTERED}|{_SEEN}"),
    )
    return words.first(rules)


def _missile(words: Near) -> str:
    kinds = rf"{words.after[:40]}"
    if re.match(r"\s(?:\w+ ){0,2}ballistic\b", kinds):
        return "attack.missiles.ballistic"
    if re.match(r"\s(?:\w+ ){0,2}cruise\b", kinds):
        return "attack.missiles.cruise"
    rules = (
        ("attack.downed", _DOWNED),
        ("attack.missiles", _LAUNCHED),
        ("wreck.objects", _WRECK),
    )
    return words.first(rules) or ("attack.missiles" if words.attack else "")


def _both(words: Near) -> str:
    rules = (("attack.downed", _DOWNED), ("attack.total", _LAUNCHED))
    return words.first(rules)


def _flight(words: Near) -> str:
    fates = sum(bool(re.search(one, words.after)) for _, one in _FLIGHTS[:3])
    if fates > 1 and re.search(r"\w+ed,? (?:\w+ed )?(?:or|and) \w+ed\b", words.after):
        return "effect.flights_affected"  # "cancelled or delayed" tells of neither
    return words.first(_FLIGHTS)


def _plane(words: Near) -> str:
    return words.first(_FLIGHTS[:3]) or _aircraft(words)


def _person(words: Near) -> str:
    if re.search(r"\bincluding\s$", words.before):
        return ""  # a part of a figure told before it
    rules = (("effect.dead", _DEAD), ("effect.injured", _HURT))
    verb = re.search(r"(?:kill|injur|wound|hurt)\w*\s(?:\w+\s){0,2}$", words.before)
    led = words._replace(after=verb[0]) if verb else words
    found = led.first(rules)
    if found:
        return found
    if re.match(r"\svictims\b", words.after):
        return "effect.injured"  # "no victims", as of casualties
    stranded = r"strand|spent the night|passenger|camp beds|travel"
    return "effect.passengers" if re.search(stranded, words.after) else ""


def _force(words: Near) -> str:
    rules = (
        ("effect.dead", _DEAD),
        ("effect.injured", _HURT),
        ("response.people", _DEPLOYED),
    )
    return words.first(rules)


def _site(words: Near) -> str:
    found = r"found|crash|wreck|debris|fragment|remains|identified|fell\b"
    return "wreck.sites" if words.says(found) else ""


def _aircraft(words: Near) -> str:
    rules = (
        ("effect.flights_diverted", _DIVERTED),
        ("incursion.objects", r"enter|violat|cross"),
        ("response.aircraft", _SENT_UP),
    )
    return words.first(rules)


def _duration(words: Near) -> str:
    if re.search(r"^\s?(?:ago|late|before losing)\b|minimum", words.after):
        open_again = re.search(r"reopen|resum", words.before)
        return "duration.closure" if open_again and "later" in words.after[:6] else ""
    gone = re.match(r"\sof (?:\w+ )?(?:suspen|clos|disrupt|shut)|,|$", words.after)
    gone = gone if re.search(_CLOSED + "|resum", words.sentence) else None
    if re.search(r"\b(?:after|by|every|within|in|past|next|per)\s$", words.before):
        return "duration.closure" if gone else ""
    if re.search(r"\bwaited|procedure|will\b|could\b|takes?\b", words.sentence):
        return ""
    for part in (words.after + words.before, words.sentence):
        for key, rule in (("duration.closure", _CLOSED), ("duration.episode", _STAYED)):
            if re.search(rule, part):
                return key
    return ""


def _property(words: Near) -> str:
    plain = re.match(r"\s(?:\w+ ){0,2}damage\b", words.after)
    return "effect.property" if plain else ""


def _always(key: str, words: str = "") -> "Rule":
    return lambda near: key if not words or near.says(words) else ""


Rule = Callable[[Near], str]
_RULES: dict[str, Rule] = {
    "drone": _drone,
    "object": _object,
    "missile": _missile,
    "both": _both,
    "violation": _always("incursion.violations", r"violat|incursion|breach"),
    "report": _always("sighting.reports"),
    "flight": _flight,
    "plane": _plane,
    "passenger": _always("effect.passengers"),
    "person": _person,
    "force": _force,
    "injured": _always("effect.injured"),
    "dead": _always("effect.dead"),
    "building": _always("effect.buildings", _DAMAGED),
    "damage": _property,
    "site": _site,
    "airport": _always("effect.airports_closed", _CLOSED),
    "aircraft": _aircraft,
    "wreck": _always("wreck.objects"),
    "duration": _duration,
}
