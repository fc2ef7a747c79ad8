"""Lengths of time as people say them: "seven hours", "nearly four hours", in seconds.

In: words. Out: `Quantity` in seconds, both readings. Law: the table of hedges of
`vedette.claims.words`, with one difference that its convention states: how long
something lasted is "over seven hours" only beyond seven, so a bound stays where the
words put it and takes no whole step. A length told in whole hours or halves is round:
the loose reading gives it 10 % to either side.
"""

import re
from types import MappingProxyType

from vedette.claims.interval import Reading
from vedette.claims.words import (
    ABOUT,
    EXACT,
    FEWER,
    MORE,
    NEARLY,
    NONE,
    RANGE,
    ROUND_SHARE,
    Quantity,
    number_of,
    quantity_of,
    read,
)

UNITS_S = MappingProxyType(
    {
        "second": 1,
        "sec": 1,
        "minute": 60,
        "min": 60,
        "hour": 3600,
        "hr": 3600,
        "day": 86400,
        "week": 604800,
    }
)
UNIT = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?)"
_HALF = re.compile(
    rf"(?P<before>.*?)\s*\b(?:(?P<n>\S+)\s+and\s+)?(?:a\s+)?half(?:\s+an?)?"
    rf"\s+(?P<unit>{UNIT})"
)
_AND_A_HALF = re.compile(rf"(?P<before>.*?)\s*\b(?P<unit>{UNIT})\s+and\s+a\s+half")
_RANGE = re.compile(
    r"(?P<low>(?P<hedge>about|around|some|roughly|approximately) \S+?)"
    r"(?: to |-| or |–)(?P<high>\S+)"
)
_PLAIN = re.compile(rf"(?P<said>.+?)[\s-]+(?P<unit>{UNIT})(?P<after>\s+or so)?")


def duration_of(words: str) -> Quantity | None:
    """Read a length of time, hedge and all.

    Parameters
    ----------
    words : str
        As "seven hours", "more than 90 minutes", "half an hour", "an hour and a half",
        "two hours and 10 minutes", "two to three hours".

    Returns
    -------
    Quantity or None
        In seconds; None where it is no length of time.
    """
    said = " ".join(words.casefold().replace("\u00a0", " ").split())
    return _halves(said) or _joined(said) or _one(said)


def _joined(said: str) -> Quantity | None:
    """Read "two hours and 10 minutes", each with a figure of its own."""
    parts = re.fullmatch(
        rf"(?P<a>.+?\s{UNIT})(?:,|\s+and)?\s+(?P<b>[\w-]+\s+{UNIT})", said
    )
    if parts is None:
        return None
    first, second = _one(parts["a"]), _one(parts["b"])
    if first is None or second is None or second.quantifier != EXACT:
        return None
    more = second.strict.lo
    if first.quantifier in (ABOUT, NEARLY):  # the hedge is of the whole length
        return _hedged(parts["a"], more)
    return first._replace(
        strict=_shifted(first.strict, more), loose=_shifted(first.strict, more)
    )


def _hedged(said: str, more: float) -> Quantity | None:
    """Read "about two hours" with so many seconds more, hedged as one length."""
    match = _PLAIN.fullmatch(said)
    if match is None:
        return None
    hedge, number = _split(re.sub(r"\ban?$", "one", match["said"]))
    if number is None:
        return None
    return _scaled(hedge, number * _seconds(match["unit"]) + more, "second")


def _halves(said: str) -> Quantity | None:
    """Read halves: "half an hour", "two and a half hours", "an hour and a half"."""
    late = _AND_A_HALF.fullmatch(said)
    if late:
        hedge, number = _split(late["before"])
        return None if number is None else _scaled(hedge, number + 0.5, late["unit"])
    match = _HALF.fullmatch(said)
    if match is None:
        return None
    whole = match["n"]
    number = number_of(whole) if whole else 0
    hedge = match["before"].removesuffix(" a").strip()
    return None if number is None else _scaled(hedge, number + 0.5, match["unit"])


def _split(said: str) -> tuple[str, float | None]:
    """Part a hedge from the number after it."""
    words = said.split()
    for start in range(len(words)):
        tail = " ".join(words[start:])
        number = 1 if tail in ("a", "an") else number_of(tail)
        if number is not None:
            return " ".join(words[:start]), number
    return said, None


def _one(said: str) -> Quantity | None:
    """Read a quantity of one unit."""
    match = _PLAIN.fullmatch(said)
    if match is None:
        return None
    ends = _RANGE.fullmatch(match["said"])
    if ends:  # "about 10 to 15 minutes": each end is hedged, and in seconds
        first = _one(f"{ends['low']} {match['unit']}")
        last = _one(f"{ends['hedge']} {ends['high']} {match['unit']}")
        if first and last:
            strict = Reading(first.strict.lo, last.strict.hi)
            return Quantity(strict, strict, RANGE, ends["hedge"])
    words = re.sub(r"\b(?:a|an)$", "one", match["said"])
    hedge, number = _split(words)
    if number is not None:
        return _scaled(hedge, number, match["unit"])
    found = quantity_of(words)
    if found is None or found.quantifier == NONE:
        return None
    scale = _seconds(match["unit"])
    return found._replace(
        strict=_times(found.strict, scale), loose=_times(found.loose, scale)
    )


def _scaled(hedge: str, number: float, unit: str) -> Quantity | None:
    """Give the readings of a number of units under a hedge, seconds."""
    value = number * _seconds(unit)
    if not hedge:
        exact = Reading(_whole(value), _whole(value))
        wide = Reading(
            _whole(value * (1 - ROUND_SHARE)), _whole(value * (1 + ROUND_SHARE))
        )
        return Quantity(exact, wide, EXACT, "")
    probe = quantity_of(f"{hedge} 10")
    if probe is None:
        return None
    kind = probe.quantifier
    if kind == RANGE:
        first = quantity_of(f"{hedge} {number:g}")
        return first and first._replace(
            strict=_times(first.strict, _seconds(unit)),
            loose=_times(first.loose, _seconds(unit)),
        )
    if kind == MORE:
        return Quantity(Reading(_whole(value)), Reading(_whole(value)), kind, hedge)
    if kind == FEWER:
        bound = Reading(0, _whole(value))
        return Quantity(bound, bound, kind, hedge)
    found = read(value, kind, hedge)
    return found._replace(hedge=hedge) if kind == ABOUT else found


def _shifted(reading: Reading, more: float) -> Reading:
    top = None if reading.hi is None else _whole(reading.hi + more)
    return Reading(_whole(reading.lo + more), top)


def _times(reading: Reading, scale: int) -> Reading:
    top = None if reading.hi is None else _whole(reading.hi * scale)
    return Reading(_whole(reading.lo * scale), top)


def _seconds(unit: str) -> int:
    return UNITS_S[unit.removesuffix("s")]


def _whole(value: float) -> int | float:
    """Keep whole seconds whole."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
