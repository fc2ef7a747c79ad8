"""What is counted: the head noun after a figure, as a class of units.

In: a sentence and where a figure ends. Out: `Noun`. Adjectives, names and types of
aircraft may stand between; a noun that only describes another ("drone attacks") is not
what is counted. A verb or a comma ends the search: then the noun was left out.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.lexicon import (
    ARMS,
    DESCRIBING,
    HEADS,
    NATIONS,
    NOUNS,
    STOPS,
    TYPES,
)

_OPEN_QUOTE = re.compile(r"(?<!\w)'(?=\w)[^']*$")
TOKENS_MAX = 8  # between figure and noun: "large unidentified fixed-wing drones"
_TOKEN = re.compile(
    r"\"?(?:\s\([^)]{1,30}\))?\s+[\"']?"
    r"(?:near[- ](?=miss))?(?:of (?:the|them|its|these|those|his|her|their|our)\s+)?"
    r"(?:7\d7s?\s+)?(?:\d+-(?:year-old|stor(?:e?y|ied)|floor|flat|room|bed|seat|metre"
    r"|tonne|man|ton)\s+)?"
    r"([A-Za-z][\w'/-]*)"
)


# "Two Iskander-M or KN-23 ballistic missiles": types that a list names first.
_TYPES = re.compile(
    r"\s[A-Z][\w/.-]+(?:(?:, (?:and |or )?| and | or )"
    r"(?:[A-Z][\w/.-]+|\d+[A-Za-z/-][\w/-]*)){1,5}"
    r"(?= (?:[a-z-]+ ){0,2}(?:missiles|rockets|drones|uavs|jets|fighters|bombers"
    r"|aircraft)\b)"
)

# "Fired nine missile at the region": the plural's ending has fallen out.
_SLIPS = frozenset(("missile", "drone", "rocket", "uav", "shahed", "balloon", "flight"))
_PREPOSITION = re.compile(r" (?:at|on|over|in|towards?|into|from|during|overnight)\b")

_LISTED = re.compile(
    r"(?:,? (?:and |or )?(?:(?:cruise|ballistic|guided|attack|strike|decoy) )?"
    r"(?:drones|missiles|rockets|uavs|(?:unmanned|uncrewed|pilotless)"
    r"(?: aerial| air)? (?:aircraft|vehicles|craft|systems))\b)+",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"\s(?:other|further)\b|\s(?:[\w-]+ing|domestic|international|regional|foreign"
    r"|national|long-haul|short-haul|medium-haul|outbound|inbound|cargo|private|civil"
    r"|military|charter|passenger|commercial|local|European|departure|arrival"
    r"|return|feeder) "
    r"(?:flights|planes|aircraft|airports|departures|arrivals)\b"
)
_PEOPLE = re.compile(r"[A-Z][a-z]{2,}(?:is|ans)")  # "two Israelis", "12 Ukrainians"
_ONE_OF_PEOPLE = re.compile(r"[A-Z][a-z]{2,}(?:an|ese|[a-z]i)")
# A people's name that describes no other noun.
_ALONE = re.compile(
    r"(?:[.,;:!?)\"]|$|\s(?:and|in|on|at|near|as|who|when|while|after|during|overnight"
    r"|from|of|by|with|aboard|yesterday|today|were|was|have|had|died|perished"
    r"|[a-z]+ly(?=[.,;]|$| and\b))\b)"
)
# Names of peoples that are adjectives as well: "56 Chinese planes".
_DESCRIBES_TOO = re.compile(r"[A-Z][a-z]+(?:ese|ss|yz|thai|ya|uze)")
_AND_ANOTHER = re.compile(
    r",? (?:and|or) (?:[\w-]+ ){0,2}?[A-Z][a-z]+(?:an|ese|ish|i|ch|ek|ss)\b [a-z]"
)
# "Nine Chinese and Russian warplanes", "12 moderate and minor injuries".
_ADJECTIVE = re.compile(
    r"[A-Z][a-z]+(?:an|ese|ish|i|ch|ek|ss)|minor|moderate|light|slight|serious|severe"
    r"|heavy|grave|critical|cruise|ballistic|guided|civilian|military|unmanned|manned"
    r"|small|large|foreign|local|residential|commercial|private|public|wooden|strategic"
    r"|tactical|naval|hypersonic|supersonic|aeroballistic|conventional|armed|unarmed"
)
_PILOTLESS = re.compile(r"\b(?:aerial|unmanned|uncrewed|pilotless|flying)\b")
_WITHOUT_CREW = re.compile(r"\b(?:unmanned|uncrewed|pilotless)\b", re.IGNORECASE)
_OF_FLIGHTS = re.compile(
    r"\b(?:incoming|outgoing|inbound|outbound|arriving|departing|domestic"
    r"|long-haul|short-haul)\b"
)
_LOITERS = re.compile(r"\b(?:loitering|barrage|barraging|kamikaze)\b")
_MISSILES = re.compile(r"\b(?:ballistic|cruise|guided)\b")
_DETERMINER = re.compile(r"(?:\s(?:the|these|those|its|their|them)\b)?")
_OF_HARM = re.compile(
    r"\sof (?:any |serious |further )?(?:casualt|injur|death|damage|victim|fatalit)"
)
_OF_LIFE = re.compile(r"\sof li(?:fe|ves)\b")
# Types of aircraft, which people count as they stand: "three MiG-31s".
_AIRCRAFT = re.compile(r"(?:mig|su|tu|il|f|ka|an|mi|b|e|p|kc|rc)-?\d{1,3}[a-z]{0,3}?s?")


class Noun(NamedTuple):
    """A noun that is counted.

    Attributes
    ----------
    unit : str
        Class of units.
    start, end : int
        Where it stands.
    words : str
        With the words between.
    """

    unit: str
    start: int
    end: int
    words: str


def class_of(word: str) -> str:
    """Return the class of units of a noun.

    Parameters
    ----------
    word : str
        In lower case.

    Returns
    -------
    str
        "" where it is none of the ledger's nouns.
    """
    return NOUNS.get(word) or ("aircraft" if _AIRCRAFT.fullmatch(word) else "")


def noun_after(sentence: str, stop: int, single: bool) -> Noun | None:  # noqa: FBT001
    """Find the noun that a figure counts.

    Parameters
    ----------
    sentence : str
        Folded.
    stop : int
        Where the words of the figure end.
    single : bool
        Whether the figure is one.

    Returns
    -------
    Noun or None
        None where the next words hold none of the ledger's nouns.
    """
    figure = sentence[:stop].rsplit(" ", 1)[-1].casefold()
    if figure in ("one", "nobody") and re.search(
        r"\b(?:no one|nobody)$", sentence[:stop], re.IGNORECASE
    ):
        return Noun("person", stop, stop, figure)
    types = _TYPES.match(sentence, stop)
    at = types.end() if types else stop
    if sentence[:stop].endswith(" of"):  # "about a dozen of the balloons"
        skipped = _DETERMINER.match(sentence, stop)
        at = skipped.end() if skipped else stop
    for _ in range(TOKENS_MAX):
        token = _TOKEN.match(sentence, at)
        if token is None:
            return None
        word = token[1].casefold().removesuffix("'s").rstrip("'")
        if word == "and" and at > stop and _joins(sentence, stop, token):
            at = token.end()  # "four incoming and outgoing flights", "Shahed and other"
            continue
        if _is_uas(word, sentence[stop : token.end()]):
            return _paired(sentence, stop, token, "drone")
        if word in STOPS or (word in HEADS and not _led(sentence, token)):
            return None
        unit = _class_here(sentence, stop, token)
        if unit and not _describes(sentence, token, word, single=single):
            return _paired(sentence, stop, token, unit)
        at = token.end()
    return None


def _joins(sentence: str, stop: int, token: re.Match[str]) -> bool:
    """Say whether "and" joins two words that describe one noun."""
    if _JOINS.match(sentence, token.end()):
        return True
    before = sentence[stop : token.start()].split()
    follows = _TOKEN.match(sentence, token.end())
    joined = bool(before) and follows is not None
    return joined and all(
        _ADJECTIVE.fullmatch(one) for one in (before[-1], follows[1] if follows else "")
    )


def _is_uas(word: str, words: str) -> bool:
    """Say whether a word ends "unmanned aerial systems"."""
    without = _WITHOUT_CREW.search(words) is not None
    return without and word in ("system", "systems")


def _describes(sentence: str, token: re.Match[str], word: str, *, single: bool) -> bool:
    """Say whether a noun only describes the one after it."""
    if _OF_HARM.match(sentence, token.end()):
        return True  # "no reports of casualties"
    follows = _TOKEN.match(sentence, token.end())
    if follows and " of " in follows[0]:
        follows = None  # "six missiles of the attack"
    after = follows[1].casefold() if follows else ""
    if follows and after in HEADS:  # "17 Shahed attack drones"
        if _is_plural(word):
            return False  # "at two other points fragments were found"
        return word in TYPES or not _led(sentence, follows) or word in DESCRIBING
    # "Two Eurofighter Typhoons", "32 Shahed missiles", "two F-16 jets".
    type_of = word in TYPES or _AIRCRAFT.fullmatch(word)
    both = class_of(word) == class_of(after) == "aircraft"
    if both or (class_of(after) and type_of):
        return True
    if after in NOUNS and word in DESCRIBING | {"fighter", "crash"}:
        return True
    slip = word in _SLIPS and _PREPOSITION.match(sentence, token.end())
    return (
        word in DESCRIBING
        and not single
        and word not in ("aircraft", "police", "people")
        and not slip
    )


def _is_plural(word: str) -> bool:
    """Say whether a noun is the plural of one of the same class, but of no type."""
    one = word.endswith("s") and NOUNS.get(word[:-1]) == NOUNS.get(word)
    return bool(one) and word not in TYPES


def _class_here(sentence: str, stop: int, token: re.Match[str]) -> str:
    """Return the class of a noun where it stands: vehicles that fly are drones."""
    word = token[1].casefold()
    between = sentence[stop : token.end()].casefold()
    at = token.start(1)
    if word.endswith("s'") and _OPEN_QUOTE.search(sentence, stop, at):
        word = word[:-1]  # "destroys 130 'hostile drones'"
    if word.endswith(("'s", "s'")):
        return ""  # "the people's army"
    set_phrase = _set_phrase(word, between, sentence[token.end() :])
    if set_phrase:
        return set_phrase
    if word in ARMS or word in ("vehicle", "vehicles"):
        return _armed(word, between, sentence[token.end() :])
    if class_of(word) == "aircraft" and _PILOTLESS.search(between):
        return "drone"
    return class_of(word) or ("person" if _is_people(token, sentence, stop) else "")


def _is_people(token: re.Match[str], sentence: str, stop: int) -> bool:
    """Say whether a name is of a people: "two Israelis", "one Romanian died"."""
    if _DESCRIBES_TOO.fullmatch(token[1]):  # "two Chinese balloons" are balloons
        return token[1] in NATIONS and _is_alone(sentence, token.end())
    if _PEOPLE.fullmatch(token[1]) or token[1] in NATIONS:
        return True
    one = _ONE_OF_PEOPLE.fullmatch(token[1]) or f"{token[1]}s" in NATIONS
    single = re.search(r"\b(?:one|1|another)$", sentence[max(0, stop - 8) : stop])
    return bool(one and single) and _is_alone(sentence, token.end())


def _is_alone(sentence: str, at: int) -> bool:
    """Say whether a people's name describes no noun, nor shares one with the next."""
    alone = _ALONE.match(sentence, at) is not None
    return alone and _AND_ANOTHER.match(sentence, at) is None


def _set_phrase(word: str, between: str, after: str) -> str:
    """Read "three ballistic ones", "no loss of life", "a dozen unmanned machines"."""
    if word == "ones" and _MISSILES.search(between):
        return "missile"
    if word == "ones" and _OF_FLIGHTS.search(between):
        return "flight"
    if word == "loss" and _OF_LIFE.match(after):
        return "dead"
    if word == "bodies" and re.search(r"\b(?:flying|unknown|foreign)\b", between):
        return "object"
    machine = NOUNS.get(word) == "device" and _PILOTLESS.search(between)
    return "drone" if machine else ""


def _armed(word: str, between: str, after: str) -> str:
    """Return what vehicles and weapons are by the words before them."""
    if word in ARMS and _LOITERS.search(between):
        return "drone"
    of_air = word in ARMS and re.match(
        r" of (?:(?:the )?enemy(?:'s)? )?(?:aerial|air)\b", after
    )
    if of_air or re.search(r"\b(?:aerial|air) attack\b", between):
        return "both"
    if word in ARMS:
        return "both" if re.search(r"\b(?:aerial|air)\b", between) else ""
    return "drone" if _PILOTLESS.search(between) else ""


def _led(sentence: str, token: re.Match[str]) -> bool:
    """Say whether a head noun describes a noun of the ledger: "attack drones"."""
    follows = _TOKEN.match(sentence, token.end())
    return follows is not None and follows[1].casefold() in (*NOUNS, *ARMS)


def _classes(words: str) -> set[str]:
    return {class_of(one) for one in re.findall(r"\w+", words.casefold())}


def _paired(sentence: str, stop: int, token: re.Match[str], unit: str) -> Noun:
    """Read "drones and missiles" under one figure as both together."""
    both = _LISTED.match(sentence, token.end())
    pilotless = {"drone"} if both and _PILOTLESS.search(both[0]) else set()
    if both and {"drone", "missile"} <= {unit, *_classes(both[0]), *pilotless}:
        end = both.end()
        return Noun("both", stop, end, sentence[stop:end].strip())
    words = sentence[stop : token.end()].strip()
    return Noun(unit, token.start(1), token.end(), words)
