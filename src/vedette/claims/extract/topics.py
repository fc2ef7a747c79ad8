"""What a document is about, where a sentence alone leaves it open.

In: the text of a document. Out: `Topic`. "Three machines" are drones in a text about
drones, "90 jets" are flights in a text about an airport; "there were nine" were seen
over an airport, launched in an attack, or came across a border.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.skies import tells_of_attack, violated

_DRONES = re.compile(
    r"\b(?:drones?|uavs?|uas|quadcopters?|unmanned|uncrewed|pilotless)\b", re.IGNORECASE
)
_AIR = re.compile(
    r"\b(?:airports?|airlines?|runways?|terminals?|air traffic|airfields?|carriers?"
    r"|departures?|arrivals?|passengers?|tarmac|take-?offs?)\b",
    re.IGNORECASE,
)


# "The bombers remained in international airspace."
_OUTSIDE = re.compile(
    r"\b(?:remain|stay|fl[yei]|flew|flown|operat"
    r"|kept)\w* (?:entirely |only |all the time "
    r"|at all times )?(?:in|within|over) international (?:airspace|waters)\b"
    r"|\b(?:did|have|had) not enter(?:ed)? [^.;]{0,40}\bairspace\b",
    re.IGNORECASE,
)


_WRECKS = re.compile(
    r"\b(?:drones?|uavs?|objects?)\b[^.;]{0,40}\b(?:fell|fallen|crashed|came down|found"
    r"|landed)\b|\b(?:found|recovered)\b[^.;]{0,40}\b(?:drones?|uavs?)\b"
    r"|\b(?:debris|wreckage|remains|fragments|parts) of (?:\w+ ){0,3}(?:drones?"
    r"|uavs?)\b",
    re.IGNORECASE,
)

# A zone of air defence, or a line drawn at sea, which aircraft and balloons cross.
_ZONE = re.compile(
    r"\b(?:air[- ]defen[cs]e|(?:air )?identification) (?:identification )?zones?\b"
    r"|\b[A-Z]{0,3}ADIZ\b|\bmedian line\b"
)


class Topic(NamedTuple):
    """What a document tells of.

    Attributes
    ----------
    drones, air : bool
        Of drones; of an airport, an airline or flights.
    attack, intrusion : bool
        Of an attack on somebody; of a sky or a border that was violated.
    outside : bool
        Of aircraft that stayed in international airspace.
    balloons, wrecks : bool
        Of balloons; of drones that fell and were found.
    zone : bool
        Of a zone of air defence or a line at sea.
    """

    drones: bool = False
    air: bool = False
    attack: bool = False
    intrusion: bool = False
    outside: bool = False
    balloons: bool = False
    wrecks: bool = False
    zone: bool = False


def topic_of(text: str) -> Topic:
    """Say what a document is about.

    Parameters
    ----------
    text : str
        Folded.

    Returns
    -------
    Topic
        Nothing for an empty text.
    """
    return Topic(
        _DRONES.search(text) is not None,
        _AIR.search(text) is not None,
        tells_of_attack(text),
        violated(text),
        _OUTSIDE.search(text) is not None and "median line" not in text,
        re.search(r"\bballoons\b", text, re.IGNORECASE) is not None,
        _WRECKS.search(text) is not None,
        _ZONE.search(text) is not None,
    )
