"""A list under a line that names what it counts: "Where the diverted planes went:".

In: the sentences of a document as they were read. Out: what the items count. The line
holds no figure, only a noun and what was done ("airports that took in planes bound for
Celm"); each item holds a place, a day or a name and its figures, with the noun or
without it. A list ends with the first line that is no item, or where an item tells of
something else. An item is of the event of the line over it: what makes that another
one, or leaves it unsure, holds for the items too.
"""

import re
from collections.abc import Iterator

from vedette.claims.extract.addends import Read
from vedette.claims.extract.assign import measure_of
from vedette.claims.extract.bare import classes_in
from vedette.claims.extract.introduced import BULLET
from vedette.claims.extract.lexicon import OF_FLIGHTS, OF_HARMED
from vedette.claims.extract.nearby import Near
from vedette.claims.extract.propose import Found
from vedette.claims.extract.quantities import Counted
from vedette.claims.extract.sentences import Sentence
from vedette.claims.extract.topics import Topic
from vedette.claims.model import ValueKind
from vedette.claims.words import NONE

ITEMS_MAX = 60
# Of these a list by place or day is told.
_LISTED = (
    "effect.flights",
    "effect.dead",
    "effect.injured",
    "sighting.",
    "incursion.",
    "attack.",
    "wreck.",
)
# What ends a figure that stands for the noun of the line.
_ALONE = re.compile(
    r"\s?(?:[,;.)]|$)|\s(?:in (?:all|total)|altogether|of (?:them|which|these)|so far"
    r"|up to now|and)\b"
)
# "- Celm: 6", "- 6 at Celm", "... seven, five of them for Marn".
_LEADS = re.compile(r"(?:[:–—(-]|,|\b(?:and|of which)|^)\s?$|^[-•*–—·] ?$")
_TO_PLACE = re.compile(r"\s(?:to|at|in|over|near|on|from) [A-Z]")
# "Celm was shut at 9", "two runways": items of something else.
_TIMED = re.compile(r"\b(?:at|by|from|until|since|before|after|aged?) $")
# "- Ana Orlo, 28", "- Ana Orlo (28)": whose age it is; "- Celm (28)" is a place.
_WHOSE_AGE = re.compile(r",\s?(?:aged )?$|[A-Z][\w'-]+ [A-Z][\w'-]+ \($")


def itemised(read: list[Read], topic: Topic) -> dict[int, list[Found]]:
    """Return what the items of lists count whose opening line holds no figure.

    Parameters
    ----------
    read : list of Read
        The sentences of a document, in order.
    topic : Topic
        What it is about.

    Returns
    -------
    dict
        What more was found, by the index of the sentence.
    """
    more: dict[int, list[Found]] = {}
    for index, line in enumerate(read):
        text = line.sentence.text
        if not text.endswith(":") or line.counted:
            continue
        unit, key = _opened(text, topic)
        parted = [one.sentence for one in read] if key else []
        for at in _items(parted, index):
            found = _counts(read[at], unit, key)
            if found:
                more[at] = found
    return more


def _opened(text: str, topic: Topic) -> tuple[str, str]:
    """Return class and measure of what a line says that its list counts."""
    said = f" {text.rstrip(':').casefold()}"
    words = Near(said, "", said, topic.attack, topic=topic)
    told = ((unit, measure_of(unit, words, none=False)) for unit in classes_in(text))
    return next(((u, k) for u, k in told if k.startswith(_LISTED)), ("", ""))


def openings(parted: list[Sentence]) -> dict[int, int]:
    """Return the line that opens the list in which a sentence stands.

    Parameters
    ----------
    parted : list of Sentence
        Of a document, in order.

    Returns
    -------
    dict
        Index of the line by that of the sentence.
    """
    return {
        at: index
        for index, line in enumerate(parted)
        if line.text.endswith(":")
        for at in _items(parted, index)
    }


def _items(parted: list[Sentence], index: int) -> Iterator[int]:
    """Yield where the sentences of the items under a line stand."""
    if not parted:
        return
    last = parted[index].paragraph
    for at in range(index + 1, min(len(parted), index + 1 + ITEMS_MAX)):
        item = parted[at]
        if item.paragraph != last and not BULLET.match(item.text):
            return
        last = item.paragraph
        yield at


def _counts(item: Read, unit: str, key: str) -> list[Found]:
    """Return the figures of an item that are of what its list counts."""
    known = {one.start for one in item.found}
    text = item.sentence.text
    return [
        Found(
            start=one.start,
            end=one.end,
            measure=key,
            kind=ValueKind.COUNT,
            quantity=one.quantity,
            part=True,
        )
        for one in item.counted
        if one.start not in known and _is_of(one, text, unit)
    ]


def _is_of(one: Counted, text: str, unit: str) -> bool:
    """Say whether a figure of an item is of the class that its list counts."""
    if one.noun:
        flights = unit in OF_FLIGHTS and one.noun.unit in OF_FLIGHTS
        return flights or one.noun.unit == unit
    if one.quantity.quantifier == NONE:
        return _ALONE.match(text, one.stop) is not None
    lead = text[: one.start]
    if unit in OF_HARMED and _WHOSE_AGE.search(lead):
        return False
    opens = _LEADS.search(lead) is not None and _TIMED.search(lead) is None
    placed = _TO_PLACE.match(text, one.stop) is not None
    return opens and (placed or _ALONE.match(text, one.stop) is not None)
