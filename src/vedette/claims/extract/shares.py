"""A share of a number that is told: "two-thirds of the 90", "all but five of 60".

In: a sentence, and a figure told before. Out: `Share`: where its words stand and how
many they are. A share without its whole ("one in three flights", "most of the
drones") counts nothing. Law: a fraction of a whole figure is that many, rounded to
both sides where it is none; "most" is more than half; "nearly half" is hedged as any
figure is.
"""

import re
from math import ceil, floor
from typing import NamedTuple

from vedette.claims.extract.lexicon import TO_NINE, TO_TEN
from vedette.claims.interval import Reading
from vedette.claims.words import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    EXACT,
    FEWER,
    MORE,
    NEARLY,
    RANGE,
    ROUND_SHARE,
    Quantity,
    number_of,
    read,
)

_PARTS = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "tenth": 10,
}
_HOW = {
    "nearly": NEARLY,
    "almost": NEARLY,
    "just under": NEARLY,
    "about": ABOUT,
    "around": ABOUT,
    "roughly": ABOUT,
    "some": ABOUT,
    "more than": MORE,
    "over": MORE,
    "well over": MORE,
    "at least": AT_LEAST,
    "less than": FEWER,
    "fewer than": FEWER,
    "under": FEWER,
    "up to": AT_MOST,
}
_how = "|".join(sorted(_HOW, key=len, reverse=True))
_WHOLE = r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+|[a-z]+(?:-[a-z]+)?(?: dozen| hundred)?)"
_THE = r"(?:(?:the|its|their|all|these|those|his|her|some|about|around) )"
_OF = rf"(?:\sof\s{_THE}{{0,2}}|\s{_THE}{{1,2}})(?:[\w-]+'s? )?"
_SHARE = (
    rf"(?:(?P<how>{_how}) )?(?:(?P<n>an?|one|two|three|four|five|seven|nine)[ -]"
    r"(?=[htqfs])(?!half\b)|(?:one )?(?=half))"
    r"(?P<part>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|tenths?)\b"
    r"|(?P<most>(?:by far )?most|(?:the|a) (?:\w+ )?majority)\b"
    r"|(?P<but>all but|all except) (?:(?:for|the) )?(?P<less>\d+|[a-z]+(?:-[a-z]+)?)\b"
)
_RATE_OF = (
    rf"|(?P<over>{TO_NINE}) (?:in|out of) (?P<under>two|three|four|five|six|seven|eight"
    r"|nine|ten)\b"
)
SHARE = re.compile(rf"\b(?:{_SHARE}{_RATE_OF})(?={_OF}{_WHOLE}\b)", re.IGNORECASE)
# "300 drones, a third of which were shot down": the whole stands before.
_OF_THEM = re.compile(
    rf"\b(?:{_SHARE})(?= of (?:them|these|those|which|whom)\b"
    r"| (?:were|was|had|have|could|did|came|fell)\b)"
    r"|\b(?P<but2>all but) (?P<less2>\d+|[a-z]+(?:-[a-z]+)?)(?= (?:of (?:them|these"
    r"|those|which|whom)\b|(?:were|was|had|have)\b))",
    re.IGNORECASE,
)
_LED_BY = re.compile(r"\bof (?:which|whom|them|these|those),? $")
# "One in three flights", "two in five": a rate, of which nobody says the whole.
_one = rf"(?:\d{{1,2}}|{TO_TEN})"
RATE = re.compile(
    rf"\b(?:{_one} (?:out )?of (?:every|each) {_one}|{_one} in (?:every )?{_one}"
    rf"|(?:almost|nearly|about|roughly|around) {_one} out of {_one}"
    r"|(?:nine|9|99|19) (?:out of|in) (?:every )?(?:ten|10|20|100))(?=[ ,.;])(?!"
    r" (?:second|minute|hour|day|night|week|month|year|cit|town|region|place)\w*)",
    re.IGNORECASE,
)


class Share(NamedTuple):
    """A share and how many it is.

    Attributes
    ----------
    start, stop : int
        Of its words, in the sentence.
    quantity : Quantity
        In both readings.
    """

    start: int
    stop: int
    quantity: Quantity


def shares(sentence: str) -> list[Share]:
    """Find shares whose whole stands right after them.

    Parameters
    ----------
    sentence : str
        Folded.

    Returns
    -------
    list of Share
        In order.
    """
    found = []
    for match in SHARE.finditer(sentence):
        whole = number_of(match["whole"].replace(",", ""))
        quantity = _quantity(match, whole) if whole and whole == int(whole) else None
        if quantity:
            found.append(Share(match.start(), match.end(), quantity))
    return found


def shares_before(sentence: str, wholes: list[tuple[int, Quantity]]) -> list[Share]:
    """Find shares whose whole stands before them: "300 drones, a third of which".

    Parameters
    ----------
    sentence : str
        Folded.
    wholes : list of tuple
        Where the counted figures of the sentence end, and what they are; in order.

    Returns
    -------
    list of Share
        In order; none where two figures stand before it, or one that is not exact.
    """
    found = []
    for match in _OF_THEM.finditer(sentence):
        before = [one for at, one in wholes if at <= match.start()]
        exact = len(before) == 1 and before[0].quantifier == EXACT
        told = (
            match["but"]
            or match["but2"]
            or _LED_BY.search(sentence[: match.start()])
            or sentence.startswith(" of ", match.end())
        )
        quantity = _quantity(match, before[0].strict.lo) if exact and told else None
        if quantity:
            found.append(Share(match.start(), match.end(), quantity))
    return found


def _quantity(match: re.Match[str], whole: float) -> Quantity | None:
    """Say how many a share of a whole is, None where the words are no share."""
    said = match[0].casefold()
    if match["most"]:
        return Quantity(
            Reading(floor(whole / 2) + 1, whole), Reading(whole / 2, whole), RANGE, said
        )
    but = match["less"] or match.groupdict().get("less2")
    if but:
        less = number_of(but)
        if less is None or less >= whole:
            return None
        return read(whole - less, EXACT, "")._replace(hedge=said)
    over, under = (match.groupdict().get(one) for one in ("over", "under"))
    if over and under:
        value = whole * (number_of(over) or 0) / (number_of(under) or 1)
        return _hedged(value, whole, "", said)
    many = number_of(re.sub(r"^an?$", "one", (match["n"] or "one").casefold())) or 1
    value = whole * many / _PARTS[match["part"].casefold().removesuffix("s")]
    return _hedged(value, whole, (match["how"] or "").casefold(), said)


def _hedged(value: float, whole: float, how: str, said: str) -> Quantity:
    """Give the readings of a share that may be no whole number."""
    if how:
        bound = ceil(value) if _HOW[how] in (AT_LEAST, FEWER) else floor(value)
        found = read(bound, _HOW[how], how)
        if found.strict.hi is not None:
            return found
        most = Reading(found.strict.lo, whole)  # no share is more than its whole
        return found._replace(strict=most, loose=most)
    low, high = floor(value), ceil(value)
    loose = Reading(floor(low * (1 - ROUND_SHARE)), ceil(high * (1 + ROUND_SHARE)))
    return Quantity(Reading(low, high), loose, EXACT if low == high else RANGE, said)
