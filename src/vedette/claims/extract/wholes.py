"""What is told of a whole is told of its part: people, flights, what was downed.

In: a sentence, a figure, what was found before it in the sentence. Out: the measure
that the part has from its whole, "" where it is no part, or has a fate of its own.
"""

import re

from vedette.claims.extract.figures import lead_to
from vedette.claims.extract.lexicon import HARM_OF_PEOPLE, OF_FLIGHTS, OF_PEOPLE
from vedette.claims.extract.propose import Found
from vedette.claims.extract.quantities import Counted
from vedette.claims.extract.verbs import DEAD

_INCLUDING = re.compile(
    r"^[^.;]{0,60}\b(?:including|among them|among whom|of whom)\s(?:at least )?$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\s(?:of (?:them|whom|which|these|those))\b")
OF_WHICH = re.compile(r"\bof (?:which|them|whom) $")


def told_of_whole(unit: str, sentence: str, one: Counted, found: list[Found]) -> str:
    """Return what is told of a whole of which this is a part, "" where it is none.

    "27 hurt, including three children" tells that three children were hurt.

    Parameters
    ----------
    unit : str
        Class of the part.
    sentence : str
        Folded.
    one : Counted
        The part.
    found : list of Found
        What was found before it in the sentence.

    Returns
    -------
    str
        Key of the registry.
    """
    if not found:
        return ""
    flights = unit in OF_FLIGHTS and found[-1].measure.startswith("effect.flights")
    if not flights and (
        unit not in OF_PEOPLE or found[-1].measure not in HARM_OF_PEOPLE
    ):
        return ""
    between = sentence[found[-1].end : one.start]
    led_in = _INCLUDING.search(between) and ";" not in between
    of_them = _OF_WHOM.match(sentence, one.stop)
    own = re.match(rf"[^,;.]{{0,40}}?\b(?:{DEAD})", sentence[one.end :])
    return found[-1].measure if (led_in or of_them) and not own else ""


def of_strayed(key: str, sentence: str, one: Counted, found: list[Found]) -> str:
    """Read what was downed of those that had entered, or were sent: of the same sky.

    Parameters
    ----------
    key : str
        Measure of a figure.
    sentence : str
        Folded.
    one : Counted
        The figure.
    found : list of Found
        What was found before it in the sentence.

    Returns
    -------
    str
        Key of the registry.
    """
    whole = found[-1].measure if found and key.endswith(".downed") else ""
    of_them = _OF_WHOM.match(sentence, one.stop) or OF_WHICH.search(
        lead_to(sentence, one.start)
    )
    if not of_them or not whole.endswith((".drones", ".objects")):
        return key
    strayed = whole in ("incursion.drones", "incursion.objects")
    attacked = "attack.downed" if whole == "attack.drones" else key
    return "incursion.downed" if strayed else attacked
