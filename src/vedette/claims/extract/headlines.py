"""A headline tells in short what the text tells: its figures are those of the text.

In: the sentences of a document as they were read. Out: what its first line counts, with
the measure of the figure below that it repeats. Headlines leave out verbs, nouns and
hedges ("one intercepted", "two drones fall near Celm airport"), so that their own words
often say too little. A figure repeats another of the same number and class; where the
figures below that it may repeat are of two measures nothing is taken. Where the
headline has a verb or a noun of its own beside the figure, the clause of the figure
below has to have it too (`headline_ties`).
"""

import re

from vedette.claims.extract.addends import Read
from vedette.claims.extract.headline_ties import Below, ties
from vedette.claims.extract.propose import Found
from vedette.claims.extract.quantities import Counted
from vedette.claims.extract.verbs import DOWNED, LAUNCHED
from vedette.claims.model import ValueKind
from vedette.claims.words import NONE, Quantity

BODY_MAX = 40  # sentences below that are looked at
HEADING_MAX = 160  # characters
_ENDS = re.compile(r"[.!?:;][\"')\]]*$")
_ALIKE = {
    "device": "drone",
    "object": "drone",
    "plane": "flight",
    "service": "flight",
    "aircraft": "flight",
    "injured": "person",
    "dead": "person",
    "official": "person",
    "force": "person",
    "incident": "report",
    "message": "report",
}
_KINDS = (
    (
        "drone",
        re.compile(
            r"(?:sighting|incursion|attack|wreck)\.(?:drones|objects|downed|total)"
        ),
    ),
    ("missile", re.compile(r"attack\.(?:missiles|downed|total)|incursion\.objects")),
    ("flight", re.compile(r"effect\.flights|response\.aircraft|incursion\.objects")),
    ("person", re.compile(r"effect\.(?:dead|injured|passengers)|response\.people")),
    ("duration", re.compile(r"duration\.")),
)
# "Two refineries" are of a noun that no rule knows; "six badly wounded" of none.
_DONE = re.compile(
    r"\s(?:\w+ly )?(?:\w{2,}ed|hurt|dead|shot|hit|struck|found|seen|lost|down|missing"
    r"|of (?:an?|the|his|her|their))\b"
)
_STATED = re.compile(rf"{LAUNCHED}|{DOWNED}", re.IGNORECASE)


def headed(read: list[Read]) -> list[Found]:
    """Return what the first line of a document counts.

    Parameters
    ----------
    read : list of Read
        Its sentences, in order.

    Returns
    -------
    list of Found
        What was found in it, and what the text below says of its other figures.
    """
    if not read or not _is_heading(read):
        return read[0].found if read else []
    head = read[0]
    below = [
        (count, told, line.sentence.text)
        for line in read[1 : BODY_MAX + 1]
        for count in line.counted
        for told in line.found
        if told.start == count.start and told.quantity and not told.category
    ]
    found = list(head.found)
    for one in head.counted:
        own = next((told for told in found if told.start == one.start), None)
        if own and not _is_by_default(own, head.sentence.text):
            continue
        key = _repeated(one, head.sentence.text, below)
        if own and key:
            found[found.index(own)] = own._replace(measure=key)
        elif key:
            found.append(_counted(one, key))
    return found


def _is_heading(read: list[Read]) -> bool:
    """Say whether the first sentence is a line of its own without a full stop."""
    if not read[1:]:
        return False
    first, second = read[0].sentence, read[1].sentence
    alone = first.paragraph != second.paragraph and len(first.text) <= HEADING_MAX
    return alone and _ENDS.search(first.text) is None


def _is_by_default(own: Found, head: str) -> bool:
    """Say whether a count was taken as launched though no verb of the headline says so.

    Parameters
    ----------
    own : Found
        Of the headline.
    head : str
        The headline.

    Returns
    -------
    bool
        False where a word of the headline says what was done.
    """
    launched = own.measure.startswith(("attack.drones", "attack.missiles"))
    return launched and _STATED.search(head) is None


def _repeated(one: Counted, head: str, below: list[tuple[Counted, Found, str]]) -> str:
    """Return the one measure of the figures below that a figure may repeat."""
    if one.quantity.quantifier == NONE:
        return ""
    unit = _class_of(one.noun.unit) if one.noun else ""
    if not unit and not _DONE.match(head, one.stop):
        return ""
    keys = {
        told.measure
        for count, told, text in below
        if _is_same(one.quantity, count.quantity, unit)
        and _is_alike(unit, count, told)
        and ties(one, head, unit, Below(count, told.measure, text))
    }
    return keys.pop() if len(keys) == 1 else ""


def _is_same(one: Quantity, other: Quantity, unit: str) -> bool:
    """Say whether a figure may be another one without its hedge."""
    if (one.strict.lo, one.strict.hi) == (other.strict.lo, other.strict.hi):
        return True
    if unit == "duration":
        low, high = other.loose.lo, other.loose.hi
        return low <= one.strict.lo and (high is None or one.strict.lo <= high)
    least = other.strict.hi is None and one.strict.lo == one.strict.hi
    return least and one.strict.lo in (other.strict.lo, other.strict.lo - 1)


def _is_alike(unit: str, count: Counted, told: Found) -> bool:
    """Say whether a figure below counts the same class of things."""
    if not unit:
        return told.kind is ValueKind.COUNT
    if count.noun:
        return _class_of(count.noun.unit) == unit
    return any(unit == kind and words.match(told.measure) for kind, words in _KINDS)


def _class_of(unit: str) -> str:
    return _ALIKE.get(unit, unit)


def _counted(one: Counted, key: str) -> Found:
    timed = key.startswith("duration.")
    return Found(
        start=one.start,
        end=one.end,
        measure=key,
        kind=ValueKind.DURATION if timed else ValueKind.COUNT,
        quantity=one.quantity,
    )
