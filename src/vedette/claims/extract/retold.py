"""Drones that are told of again: "the other four", "one of them got as far as Celm".

In: a figure of drones, the words around it, what was told before. Out: whether it is of
those that came in, or of those that an earlier statement was about. A number of drones
that only "circled" or "were noticed" came in, if the text has told so of more of them.
"""

import re

from vedette.claims.extract.nearby import Near
from vedette.claims.extract.propose import Found
from vedette.claims.extract.quantities import Counted
from vedette.claims.extract.verbs import DOWNED

SEEN, CAME = "sighting.drones", "incursion.drones"
_OTHER = re.compile(r"\b[Tt]he (?:other|remaining) (?:\w+)?$")
_MOVED = re.compile(
    r"\sof (?:them|these|those) (?:\w+ly )?(?:got|flew|went|made it|came|reached|turned"
    r"|stayed|circled|penetrated|carried on)\b"
)
# "The president had spoken of two drones": of those told before.
_SPOKE_OF = re.compile(
    r"\b(?:sp(?:ea|o)k\w* of|talk\w* of|mention\w*|named|wr[io]\w+ of|claim\w*) $"
)
_SENT_OR_CAME = ("incursion.drones", "attack.drones")
_CAN_BE_SHOT = ("drone", "missile", "both", "object", "device", "aircraft", "plane")
_SHOT = re.compile(
    r"\s(?:(?:more|others?|of (?:them|these|those)) )?(?:were|was|had been|have been) "
    rf"(?:\w+ )?(?:{DOWNED})"
)
_HAD_TOLD = re.compile(
    r"\bhad (?:\w+ly )?(?:reported|announced|given|counted|named|mentioned|claimed"
    r"|confirmed|spoken of|told of) (?:only )?$"
)
_DEFINITE = re.compile(r"\b(?:the|these|those|all|its) [\w-]+$", re.IGNORECASE)


def entered(one: Found) -> float | None:
    """Return how many drones something that was found says came in.

    Parameters
    ----------
    one : Found
        Of a sentence.

    Returns
    -------
    float or None
        None where it is no exact number above one of them.
    """
    if one.measure != "incursion.drones" or one.quantity is None:
        return None
    low, high = one.quantity.strict.lo, one.quantity.strict.hi
    return low if low == high and low > 1 else None


def came_in(sentence: str, one: Counted, unit: str, entered: frozenset[float]) -> bool:
    """Say whether these are the drones of which it was told that they came in.

    Parameters
    ----------
    sentence : str
        Folded.
    one : Counted
        Of it.
    unit : str
        Class that is counted.
    entered : frozenset of float
        Numbers of drones of which the document told that they came in.

    Returns
    -------
    bool
        True for "one of the five drones", "the other four", "five others".
    """
    low, high = one.quantity.strict.lo, one.quantity.strict.hi
    said = sentence[max(0, one.start - 8) : one.stop]
    if low == high and low in entered:
        return _DEFINITE.search(said) is not None
    rest = _OTHER.search(said) or sentence.startswith(" other", one.stop)
    return bool(rest) and unit == "drone" and _are_fewer(one, entered)


def are_shot(unit: str, words: Near) -> bool:
    """Say whether a figure is of drones by what was done: "four were shot down".

    Parameters
    ----------
    unit : str
        Class that it would take up.
    words : Near
        Around it.

    Returns
    -------
    bool
        False where what was counted last can be shot down.
    """
    shot = words.topic.drones and _SHOT.match(words.after)
    return bool(shot) and unit not in _CAN_BE_SHOT


def _are_fewer(one: Counted, entered: frozenset[float]) -> bool:
    """Say whether a figure may be a part of the drones that came in."""
    whole = max(entered, default=0)
    return (one.quantity.strict.hi or whole) < whole


def moved_on(
    one: Counted,
    words: Near,
    told: tuple[tuple[str, str], ...],
    entered: frozenset[float],
) -> bool:
    """Read "one of them got as far as the capital" of drones that came in.

    Parameters
    ----------
    one : Counted
        The figure.
    words : Near
        Around it.
    told : tuple
        Class and measure of what was counted before it, in order.
    entered : frozenset of float
        As of `came_in`.

    Returns
    -------
    bool
        False where the drones told last did not come in.
    """
    drones = [key for unit, key in told if unit == "drone"]
    came = drones and drones[-1] == CAME and _are_fewer(one, entered)
    return bool(came and _MOVED.match(words.after))


def had_told(words: Near, earlier: str) -> bool:
    """Say whether somebody "had reported four drones", of those brought down before.

    Parameters
    ----------
    words : Near
        Around a number of drones.
    earlier : str
        Measure of the drones that the document counted last.

    Returns
    -------
    bool
        False where those told last were not brought down.
    """
    told = _HAD_TOLD.search(words.before) is not None
    return told and earlier.endswith("downed")


def spoke_of(words: Near, earlier: str) -> bool:
    """Say whether somebody "spoke of two drones", of those that came in or were sent.

    Parameters
    ----------
    words : Near
        Around a number of drones.
    earlier : str
        As of `had_told`.

    Returns
    -------
    bool
        False where those told last were only seen.
    """
    return earlier in _SENT_OR_CAME and _SPOKE_OF.search(words.before) is not None


def counts_dead(one: Found) -> bool:
    """Say whether something that was found counts dead people, some at least.

    Parameters
    ----------
    one : Found
        Of a sentence.

    Returns
    -------
    bool
        False for "nobody was killed".
    """
    some = one.quantity is not None and one.quantity.strict.hi != 0
    return one.measure == "effect.dead" and some
