"""Lengths of time in a sentence, and figures that leave their unit to the one before.

In: a folded sentence. Out: `Length`, in seconds. "Shut for four hours and its neighbour
for three": a figure behind such a length, where nothing else is counted, has its unit;
"30 seconds to one minute" is one length with two ends.
"""

import re
from typing import NamedTuple

from vedette.claims.durations import UNIT
from vedette.claims.extract.figures import LENGTH, lead_to, length_of
from vedette.claims.extract.lexicon import TO_TWELVE
from vedette.claims.interval import Reading
from vedette.claims.words import RANGE, Quantity

# What lasts a week is a time of trouble, no closure or episode of one night.
WEEK_S = 7 * 86_400
ROW_S = 100 * 86_400  # nights in a row are of one episode, longer is a season
# "Disruptions over three days": "over" says when, and not how long at least.
_THROUGH = re.compile(
    r"\b(?:violations?|incursions?|intrusions?|disruptions?|chaos|sightings?"
    r"|incidents?|flights|nights?|attacks?|place"
    r"|drones|seen|spotted|times|occurr\w+|happened) $"
)
# "Drones flew over the base for 17 days": nights in a row, told in days.
_FLOWN_FOR = re.compile(
    r"\b(?:drones?|uavs?|uas|quadcopters)\b[^.;,]{0,60}\b(?:fl(?:y|ew|own|ying)|seen"
    r"|spotted|hover\w*|appear\w*|circl\w*)\b[^.;,]{0,60}\b(?:for|over|during"
    r"|across) $",
    re.IGNORECASE,
)
_FLOWN_AFTER = re.compile(
    r"(?: in (?:the )?\w+(?: \d{4})?)?,? [^.;]{0,60}\b(?:drones?|uavs?|uas|unmanned"
    r"[\w ]{0,20}systems)\b[^.;,]{0,20} (?:flew|were seen|were spotted|hovered"
    r"|appeared|circled|came)\b",
    re.IGNORECASE,
)
_IN_MONTH = re.compile(r" in (?:early |mid-|late )?(?-i:[A-Z][a-z]{2,8})(?: \d{4})?\b")
_FOR = re.compile(r"\b(?:for|lasted|lasting|after|within|took) $")
# Between two lengths that are the ends of one.
_TO = re.compile(r"\s?(?:to|or|–|-)\s?")
_ITS_UNIT = re.compile(rf"\b(?P<unit>{UNIT})$", re.IGNORECASE)
_AGAIN = re.compile(
    r"(?:\b(?:for|lasted|after|within|took|of) |\b(?:the )?(?:second|third|other|next"
    r"|longest"
    r"|shortest|first"
    r"|last|latter)(?: one)? (?:only |just )?)$"
)
_ENDS = re.compile(
    r"(?: and a (?:half|quarter))?(?=[.,;:!?)\"]|$|\s(?:and|but|on|in|at|that|this"
    r"|before"
    r"|after|from|when|because|while|according)\b)"
)


# "At three minutes past nine" is a clock.
_CLOCK = re.compile(
    rf"\s(?:past|to) (?:{TO_TWELVE}|midnight|noon|midday|\d{{1,2}})\b"
    r"(?! (?:\w+ )?(?:hours?|minutes?|days?|flights|planes|airports))"
)


class Length(NamedTuple):
    """A length of time.

    Attributes
    ----------
    start, stop : int
        Of its words, in the sentence.
    quantity : Quantity
        In seconds.
    """

    start: int
    stop: int
    quantity: Quantity


def lengths(sentence: str, taken: list[tuple[int, int]]) -> list[Length]:
    """Find lengths of time.

    Parameters
    ----------
    sentence : str
        Folded.
    taken : list of tuple of int
        What is read already, as a time of day.

    Returns
    -------
    list of Length
        In order, without overlap.
    """
    found: list[Length] = []
    for match in LENGTH.finditer(sentence):
        start, stop = match.span("said")
        if any(a < stop and start < b for a, b in taken):
            continue
        if re.match(r"[- ](?:old|away|drive|walk)\b|'", sentence[stop:]):
            continue
        if _CLOCK.match(sentence, stop):
            continue
        if match["said"].casefold() == "a second":  # the one after the first
            continue
        day = re.fullmatch(r"an? (?:day|week|minute)", match["said"].casefold())
        if day and not _FOR.search(lead_to(sentence, start)):
            continue  # "costs carriers a day"
        words = match["said"]
        through = _THROUGH.search(lead_to(sentence, start)) or _IN_MONTH.match(
            sentence, stop
        )
        if through and words.startswith("over "):
            start, words = start + len("over "), words.removeprefix("over ")
        quantity = length_of(words)
        long = _FLOWN_FOR.search(lead_to(sentence, start)) or _FLOWN_AFTER.match(
            sentence, stop
        )
        longest = ROW_S if match["row"] or long else WEEK_S
        if (
            quantity is not None
            and (quantity.strict.hi or quantity.strict.lo) < longest
        ):
            found.append(Length(start, stop, quantity))
    return _joined(sentence, found)


def _joined(sentence: str, found: list[Length]) -> list[Length]:
    """Read "30 seconds to one minute" as one length with two ends."""
    joined: list[Length] = []
    for one in found:
        last = joined[-1] if joined else None
        if last is None or not _TO.fullmatch(sentence[last.stop : one.start]):
            joined.append(one)
            continue
        strict, loose = (
            Reading(a.lo, b.hi)
            for a, b in (
                (last.quantity.strict, one.quantity.strict),
                (last.quantity.loose, one.quantity.loose),
            )
        )
        whole = Quantity(strict, loose, RANGE, last.quantity.hedge)
        joined[-1] = Length(last.start, one.stop, whole)
    return joined


def again(
    sentence: str, told: list[Length], spans: list[tuple[int, int]]
) -> list[Length]:
    """Find figures that have the unit of the length told before them.

    Parameters
    ----------
    sentence : str
        Folded.
    told : list of Length
        Those of the sentence, in order.
    spans : list of tuple of int
        Where its figures without a noun begin and end, in order.

    Returns
    -------
    list of Length
        "For three", after "for four hours"; in order.
    """
    found = []
    for start, stop in spans:
        before = [one for one in told if one.stop < start]
        end = _ENDS.match(sentence, stop)
        if not (before and end and _AGAIN.search(lead_to(sentence, start))):
            continue
        last = before[-1]
        unit = _ITS_UNIT.search(sentence[last.start : last.stop])
        half = sentence[stop : end.end()]
        said = f"{sentence[start:stop]} {unit['unit']}{half}" if unit else ""
        quantity = length_of(said) if said else None
        if quantity:
            found.append(Length(start, end.end(), quantity))
    return found
