"""Figures that add up to one told before them are its parts, and are counted as it is.

In: the sentences of a document, their figures and what was found. Out: what more was
found. "25 sightings. Four cases fell to January, ten to February and eleven to March":
no verb says what the four are, but 4 + 10 + 11 are the 25. An addend has no noun of its
own, or that of the whole; where it was read already it is left as it was read. The sum
has to be exact, with nothing of the same class left over between.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.figures import lead_to
from vedette.claims.extract.introduced import BULLET
from vedette.claims.extract.propose import Found
from vedette.claims.extract.quantities import Counted
from vedette.claims.extract.sentences import Sentence
from vedette.claims.model import ValueKind
from vedette.claims.words import ABOUT, NONE

AFTER_MAX = 16  # figures after a whole that are looked at
APART_MIN = 3  # of two sentences, two figures add up to a third by chance
_ALIKE = {
    "incident": "report",
    "plane": "flight",
    "service": "flight",
    "device": "drone",
}
# "At seven", "aged 12", "this one" are no parts; nor is what somebody else is put at.
_NO_PART = re.compile(
    r"\b(?:at|by|until|till|before|after|since|aged?|turned|this|that|which|the|each"
    r"|every|any|no|page|article|gate|runway|channel|level|group|from|not|than|nearly"
    r"|against|last) $",
    re.IGNORECASE,
)
# A noun that no rule knows does not follow, but what says where, when or what was done.
_FOLLOWS = re.compile(
    r"\"?(?:[.,;:!?)]|$)"
    r"|\s(?:and|but|or|in|on|at|by|from|to|near|over|above|around|of (?:them|these"
    r"|those|which|whom)|for|during|after|before|with|without|each|while|whereas"
    r"|against"
    r"|across|off|outside|inside|along|between|never|could|did|took|were|was|had|have"
    r"|has|came|come"
    r"|fell|fall|went|hit|struck|got|flew|[a-z]{2,}ing|[a-z]{3,}ed|[a-z]+ly)\b"
    r"(?! (?:o'clock|[ap]\.?\s?m\b|per ?cent|years?|hours?|days?)\b)"
    r"|\s[A-Z]"
)
# These were told before.
_EACH = re.compile(r"(?:each|every|both|the (?!remaining|other))\b", re.IGNORECASE)
_REST = re.compile(r"(?:the )?(?:remaining|other)\b", re.IGNORECASE)
# "A genuine one", "if one could see": a pronoun.
_ONE = re.compile(
    r"(?:^|[,;:–—*•-] \"?|\b(?:and|or|but|whereas|while|with|of|only|compris\w+"
    r"|includ\w+|another|just|further) )$",
    re.IGNORECASE,
)
# Those that left again or were lost from sight are no more told of than their whole.
_ELSE = re.compile(
    r"(?: of (?:them|these|those|which))?"
    r" (?:had |have |has |was |were |could be )?(?:\w+ly )?"
    r"(?:left|turned|disappeared|vanished|went off|went back|return\w*|stayed|remained"
    r"|exited|escaped|got away|lost|crash\w*|fell|broke|withdr\w+|retreat\w*)\b"
)


class Read(NamedTuple):
    """A sentence with its figures and what was found in it."""

    sentence: Sentence
    counted: list[Counted]
    found: list[Found]


class _Figure(NamedTuple):
    """A figure, where it stands, and what it was found to be."""

    at: int
    one: Counted
    found: Found | None
    said: str


def addends(read: list[Read]) -> dict[int, list[Found]]:
    """Find the parts that add up to a figure told before them.

    Parameters
    ----------
    read : list of Read
        The sentences of a document, in order.

    Returns
    -------
    dict
        What more was found, by the index of the sentence.
    """
    figures = [
        _Figure(
            at,
            one,
            _found_at(line.found, one),
            line.sentence.text[one.start : one.stop],
        )
        for at, line in enumerate(read)
        for one in line.counted
    ]
    more: dict[int, list[Found]] = {}
    taken: set[tuple[int, int]] = set()
    for index, whole in enumerate(figures):
        for part in _parts(read, figures, index) if _is_whole(whole) else []:
            spot = (part.at, part.one.start)
            if part.found or spot in taken or not whole.found:
                continue
            came = whole.found.measure.startswith(("incursion.", "attack."))
            rest = came and _REST.match(part.said)
            other = _is_other(read[part.at].sentence.text, part.one, whole.found)
            if rest or not other:
                taken.add(spot)
                more.setdefault(part.at, []).append(_as_part(part.one, whole.found))
    return more


def _is_other(text: str, part: Counted, whole: Found) -> bool:
    """Say whether something else is told of a part of what flew than of the whole."""
    flew = whole.measure.startswith(("attack.", "incursion.", "sighting."))
    return flew and _ELSE.match(text, part.stop) is not None


def _parts(read: list[Read], figures: list[_Figure], index: int) -> list[_Figure]:
    """Return the figures after a whole that add up to it, none where they do not."""
    whole = figures[index]
    alike = [
        one
        for one in figures[index + 1 : index + 1 + AFTER_MAX]
        if _is_near(read, whole.at, one.at)
        and _is_alike(one, whole)
        and _may_be(read, one)
    ]
    opening = [
        at for at, one in enumerate(alike) if not at or alike[at - 1].at != one.at
    ]
    runs = (_run(alike[at:], _size(whole)) for at in opening)
    return next((run for run in runs if run), [])


def _run(figures: list[_Figure], whole: float) -> list[_Figure]:
    """Return figures in a row that add up, none where they do not."""
    left, rest = whole, False
    for count, one in enumerate(figures, 1):
        low, high = one.one.quantity.strict.lo, one.one.quantity.strict.hi
        if low != high or low > left or low in (0, whole):
            return []
        left -= low
        rest = rest or _REST.match(one.said) is not None
        if not left:
            apart = len({one.at for one in figures[:count]}) > 1 and not rest
            return figures[:count] if count >= (APART_MIN if apart else 2) else []
    return []


def _is_near(read: list[Read], whole: int, after: int) -> bool:
    """Say whether a sentence is of the whole's paragraph, the next, or of its list."""
    first, last = read[whole].sentence.paragraph, read[after].sentence.paragraph
    lines = {
        one.sentence.paragraph: one.sentence.text for one in read[whole : after + 1]
    }
    listed = [one for at, one in lines.items() if at > first and BULLET.match(one)]
    return last - first <= 1 + len(listed)


def _is_whole(one: _Figure) -> bool:
    """Say whether a figure may be a whole: exact, more than one, and counted."""
    strict = one.one.quantity.strict
    counts = one.found is not None and one.found.kind is ValueKind.COUNT
    known = strict.lo == strict.hi or one.one.quantity.quantifier == ABOUT
    return counts and known and strict.lo > 1


def _size(one: _Figure) -> float:
    """Return the number of a whole; "some 10,000" stands for 10,000."""
    strict = one.one.quantity.strict
    return (strict.lo + (strict.lo if strict.hi is None else strict.hi)) / 2


def _is_alike(part: _Figure, whole: _Figure) -> bool:
    """Say whether a figure is without a noun, or of that of the whole."""
    if part.one.noun is None:
        return part.one.quantity.quantifier != NONE
    own, other = part.one.noun, whole.one.noun
    same = other and _ALIKE.get(own.unit, own.unit) == _ALIKE.get(
        other.unit, other.unit
    )
    return bool(same) and part.one.quantity.quantifier != NONE


def _may_be(read: list[Read], part: _Figure) -> bool:
    """Say whether a bare figure is no clock, no age and of no unknown noun."""
    text = read[part.at].sentence.text
    if part.found or part.one.noun:
        return True
    lead = lead_to(text, part.one.start)
    told = _FOLLOWS.match(text, part.one.stop) is not None
    if _EACH.match(text, part.one.start):
        return False
    if part.one.quantity.strict.lo == 1 and not _ONE.search(lead):
        return False
    return told and not _NO_PART.search(lead)


def _found_at(found: list[Found], one: Counted) -> Found | None:
    return next((told for told in found if told.start == one.start), None)


def _as_part(one: Counted, whole: Found) -> Found:
    return Found(
        start=one.start,
        end=one.end,
        measure=whole.measure,
        kind=ValueKind.COUNT,
        quantity=one.quantity,
        part=True,
    )
