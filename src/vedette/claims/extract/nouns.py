"""What is counted: the head noun after a figure, as a class of units.

In: a sentence and where a figure ends. Out: `Noun`. Adjectives, names and types of
aircraft may stand between; a noun that only describes another ("drone attacks") is not
what is counted. A verb or a comma ends the search: then the noun was left out.
"""

import re
from types import MappingProxyType
from typing import NamedTuple

TOKENS_MAX = 6  # between figure and noun: "large unidentified fixed-wing drones"
_CLASSES = {
    "drone": "drone drones uav uavs quadcopter quadcopters shahed shaheds "
    "vehicle vehicles uas",
    "object": "object objects balloon balloons intruder intruders target targets",
    "missile": "missile missiles rocket rockets",
    "violation": "violation violations incursion incursions times breaches",
    "report": "report reports sighting sightings tip tips call calls tip-offs",
    "flight": "flight flights departure departures arrival arrivals landings takeoffs",
    "plane": "plane planes airliner airliners",
    "passenger": "passenger passengers traveller travellers traveler travelers "
    "holidaymakers",
    "person": "person people man woman men women child children civilian civilians "
    "resident residents boy girl worker workers pensioner pensioners driver one nobody "
    "victim victims individual individuals",
    "force": "officer officers soldier soldiers troops police policemen sappers "
    "firefighters rescuers personnel servicemen members guards staff",
    "injured": "injured wounded injury injuries casualty casualties",
    "dead": "dead killed deceased death deaths fatality fatalities",
    "building": "building buildings house houses home homes barn barns apartment "
    "apartments flat flats structure structures facility facilities roof roofs block "
    "blocks dormitory dormitories hostel hostels school schools kindergarten "
    "kindergartens hospital hospitals warehouse warehouses cottage cottages household "
    "households",
    "damage": "damage",
    "site": "site sites place places location locations spot spots point points "
    "village villages municipality municipalities",
    "airport": "airport airports aerodrome aerodromes",
    "aircraft": "aircraft aircrafts jet jets fighter fighters helicopter helicopters "
    "f-16s "
    "f-35s f-18s gripens eurofighters typhoons rafales warplanes warplane mig",
    "wreck": "wreck wrecks wreckages",
}
NOUNS = MappingProxyType(
    {word: name for name, words in _CLASSES.items() for word in words.split()}
)
# Nouns that may describe another noun, and then are not what is counted.
_DESCRIBING = frozenset(
    [
        "drone",
        "missile",
        "balloon",
        "object",
        "airport",
        "police",
        "passenger",
        "flight",
        "fighter",
        "helicopter",
        "apartment",
        "house",
        "home",
        "civilian",
        "ballistic",
        "rocket",
        "crash",
        "people",
        "plane",
        "aircraft",
        "f-16",
        "building",
        "report",
    ]
)
_HEADS = frozenset(
    [
        "operator",
        "operators",
        "attack",
        "attacks",
        "pilot",
        "pilots",
        "unit",
        "units",
        "strike",
        "strikes",
        "factory",
        "factories",
        "base",
        "bases",
        "threat",
        "threats",
        "expert",
        "experts",
        "alarm",
        "alarms",
        "system",
        "systems",
        "debris",
        "part",
        "parts",
        "engine",
        "engines",
        "crew",
        "crews",
        "terminal",
        "terminals",
        "raid",
        "raids",
        "fragments",
        "fragment",
        "pieces",
        "carrier",
        "carriers",
        "schedule",
        "schedules",
        "wave",
        "waves",
        "stations",
        "station",
        "years",
        "months",
        "regions",
        "region",
        "countries",
        "sources",
        "groups",
        "group",
        "directions",
        "witnesses",
        "beds",
        "cars",
        "types",
        "kinds",
        "models",
        "cities",
        "towns",
        "salvos",
    ]
)
# Names of types that stand before the noun they are of.
_TYPES = frozenset(("shahed", "shaheds"))
_STOPS = frozenset(
    [
        "a",
        "an",
        "the",
        "details",
        "information",
        "was",
        "were",
        "is",
        "are",
        "had",
        "have",
        "has",
        "been",
        "be",
        "will",
        "would",
        "could",
        "may",
        "might",
        "must",
        "and",
        "or",
        "but",
        "that",
        "which",
        "who",
        "whom",
        "when",
        "while",
        "after",
        "before",
        "over",
        "from",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "as",
        "near",
        "into",
        "said",
        "told",
        "seriously",
    ]
)
_TOKEN = re.compile(
    r"(?:\s\([^)]{1,30}\))?\s+(?:of (?:the|them|its|these|those)\s+)?([A-Za-z][\w'-]*)"
)


_LISTED = re.compile(
    r"(?:,? (?:and |or )?(?:(?:cruise|ballistic|guided|attack|strike|decoy) )?"
    r"(?:drones|missiles|rockets|uavs)\b)+",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"(?:\s(?:the|these|those|its|their|them)\b)?")
_OF_HARM = re.compile(
    r"\sof (?:any |serious |further )?(?:casualt|injur|death|damage|victim|fatalit)"
)
# Types of aircraft, which people count as they stand: "three MiG-31s".
_AIRCRAFT = re.compile(r"(?:mig|su|tu|il|f|ka|an|mi)-?\d{1,3}[a-z]{0,3}?s?")


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
    at = stop
    if sentence[:stop].endswith(" of"):  # "about a dozen of the balloons"
        skipped = _DETERMINER.match(sentence, stop)
        at = skipped.end() if skipped else stop
    for _ in range(TOKENS_MAX):
        token = _TOKEN.match(sentence, at)
        if token is None:
            return None
        word = token[1].casefold().removesuffix("'s").rstrip("'")
        if word in _STOPS or (word in _HEADS and not _led(sentence, token)):
            return None
        unit = _class_here(sentence, stop, token)
        if unit and not _describes(sentence, token, word, single=single):
            return _paired(sentence, stop, token, unit)
        at = token.end()
    return None


def _describes(sentence: str, token: re.Match[str], word: str, *, single: bool) -> bool:
    """Say whether a noun only describes the one after it."""
    if _OF_HARM.match(sentence, token.end()):
        return True  # "no reports of casualties"
    follows = _TOKEN.match(sentence, token.end())
    after = follows[1].casefold() if follows else ""
    if follows and after in _HEADS and not _led(sentence, follows):
        return True
    if follows and after in _HEADS and word in _TYPES:
        return True  # "17 Shahed attack drones"
    if class_of(after) and (word in _TYPES or _AIRCRAFT.fullmatch(word)):
        return True  # "32 Shahed missiles", "two F-16 jets"
    if after in NOUNS and word in _DESCRIBING | {"fighter", "crash"}:
        return True
    return (
        word in _DESCRIBING
        and not single
        and word not in ("aircraft", "police", "people")
    )


def _class_here(sentence: str, stop: int, token: re.Match[str]) -> str:
    """Return the class of a noun where it stands: vehicles that fly are drones."""
    word = token[1].casefold()
    if word.endswith(("'s", "s'")):
        return ""  # "the people's army"
    if word in ("vehicle", "vehicles"):
        flies = re.search(
            r"aerial|unmanned|uncrewed|flying", sentence[stop : token.end()]
        )
        return "drone" if flies else ""
    return class_of(word)


def _led(sentence: str, token: re.Match[str]) -> bool:
    """Say whether a head noun describes a noun of the ledger: "attack drones"."""
    follows = _TOKEN.match(sentence, token.end())
    return follows is not None and follows[1].casefold() in NOUNS


def _classes(words: str) -> set[str]:
    return {class_of(one) for one in re.findall(r"\w+", words.casefold())}


def _paired(sentence: str, stop: int, token: re.Match[str], unit: str) -> Noun:
    """Read "drones and missiles" under one figure as both together."""
    both = _LISTED.match(sentence, token.end())
    if both and {"drone", "missile"} <= {unit, *_classes(both[0])}:
        end = both.end()
        return Noun("both", stop, end, sentence[stop:end].strip())
    words = sentence[stop : token.end()].strip()
    return Noun(unit, token.start(1), token.end(), words)
