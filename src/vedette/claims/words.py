"""Words of quantity: what "at least", "about two dozen" or a bare 40 allow.

Law: docs/claims.md, table "hedges", version `WORDS_VERSION`. Every quantity gets two
readings. *Strict* takes words literally: 40 is 40, at least 3 is [3, ∞). *Loose* takes
them as readers do: an unhedged round number is approximate and a sharp one exact
(Williams and Power 2013), approximators widen further (Ferson et al. 2015). The
percentages are this table's own convention; every comparison prints which reading it
used.

Counts are integers: bounds of a widened count are rounded inward, and hold the figure.
"""

import re
from math import ceil, floor
from typing import NamedTuple

from vedette.claims.interval import Reading

WORDS_VERSION = "2"
ROUND_TO = 10  # a multiple of ten, unhedged, is a round number
ROUND_SHARE = 0.10  # loose: by how much a round number may be off
ABOUT_STRICT, ABOUT_LOOSE = 0.10, 0.20
NEARLY_STRICT, NEARLY_LOOSE = 0.90, 0.80

EXACT, AT_LEAST, AT_MOST = "exact", "at_least", "at_most"
ABOUT, NEARLY, RANGE, VAGUE, NONE = "about", "nearly", "range", "vague", "none"
MORE, FEWER = "more_than", "fewer_than"
QUANTIFIERS = (EXACT, AT_LEAST, AT_MOST, MORE, FEWER, ABOUT, NEARLY, RANGE, VAGUE, NONE)

# Hedges as people write them, longest first where one begins another.
HEDGES = {
    AT_LEAST: (
        "at least",
        "no fewer than",
        "no less than",
        "not fewer than",
        "not less than",
        "a minimum of",
        "minimum",
    ),
    MORE: ("more than", "over", "upwards of", "in excess of", "exceeding", "above"),
    AT_MOST: ("up to", "at most", "no more than", "not more than", "a maximum of"),
    FEWER: ("fewer than", "less than", "under", "below"),
    ABOUT: (
        "about",
        "around",
        "approximately",
        "approx.",
        "approx",
        "roughly",
        "some",
        "circa",
        "ca.",
        "an estimated",
        "estimated",
        "in the region of",
        "close to",
        "or so",
        "or thereabouts",
    ),
    NEARLY: ("nearly", "almost", "just under"),
}
# Words that bound without a figure, nothing above: at least so many, strict and loose.
# People call two already "several" and twenty "dozens": a vague word is never harder
# than a figure.
VAGUE_WORDS = {
    "some": (1, 1),
    "a number of": (2, 2),
    "multiple": (2, 2),
    "a few": (2, 2),
    "a couple of": (2, 2),
    "numerous": (3, 2),
    "several": (3, 2),
    "many": (3, 2),
    "dozens of": (24, 20),
    "dozens": (24, 20),
    "several dozen": (36, 24),
    "scores of": (40, 30),
    "scores": (40, 30),
    "hundreds of": (200, 150),
    "hundreds": (200, 150),
    "several hundred": (300, 200),
    "thousands of": (2000, 1500),
    "thousands": (2000, 1500),
}
# Hedges that leave a vague word its lower bound. The others bound it from above, and
# "up to several dozen" names no figure that would be that bound.
KEEPS_VAGUE = (AT_LEAST, MORE, ABOUT)
NONE_WORDS = ("no", "none", "zero", "not a single", "not one", "no one", "nobody")
NUMERALS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
MULTIPLES = {"pair": 2, "couple": 2, "dozen": 12, "score": 20, "hundred": 100,
             "thousand": 1000, "million": 1_000_000}  # fmt: skip
NUMBER_MAX = 10**12  # nobody counts more of anything that we register
NUMBER_CHARACTERS = 100  # of one in words
_FIGURES = re.compile(r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?")
_RANGE = re.compile(
    r"(?:between\s+)?(?P<lo>.+?)\s*(?:-|–|—|\bto\b|\bor\b|\band\b)\s*(?P<hi>.+)"
)


class Quantity(NamedTuple):
    """A quantity as said.

    Attributes
    ----------
    strict, loose : Reading
        What it allows.
    quantifier : str
        One of `QUANTIFIERS`.
    hedge : str
        The hedging words, "" for none.
    """

    strict: Reading
    loose: Reading
    quantifier: str
    hedge: str


def quantity_of(words: str) -> Quantity | None:
    """Read the words of a quantity, from its hedge to its figure, without a noun.

    Parameters
    ----------
    words : str
        As "at least 19", "about two dozen", "22 to 25", "no", "hundreds of".

    Returns
    -------
    Quantity or None
        None where they state no quantity.
    """
    said = " ".join(words.casefold().split())
    if said in NONE_WORDS:
        return Quantity(Reading(0, 0), Reading(0, 0), NONE, said)
    if said in VAGUE_WORDS:
        return _vague(said, said)
    value = number_of(said)
    if value is not None:
        return _plain(value, said)
    quantifier, hedge, rest = _hedged(said)
    value = number_of(rest) if hedge else None
    if value is not None:
        return read(value, quantifier, hedge)
    if rest in VAGUE_WORDS and quantifier in KEEPS_VAGUE:
        return _vague(rest, hedge)
    # "up to 20 to 30" bounds nothing clearly
    return _range_of(rest, hedge) if quantifier in ("", ABOUT) else None


def _vague(word: str, hedge: str) -> Quantity:
    """Read a vague word: at least so many, in both readings."""
    strict, loose = VAGUE_WORDS[word]
    return Quantity(Reading(strict), Reading(loose), VAGUE, hedge)


def _plain(value: float, said: str) -> Quantity:
    """Read a figure without a hedge; one told in dozens or hundreds is a round one."""
    whole = read(value, EXACT, "")
    last = said.removesuffix(" of").split()[-1]
    if last in MULTIPLES and "half" not in said:
        return whole._replace(loose=_around(value, ROUND_SHARE))
    return whole


def _hedged(said: str) -> tuple[str, str, str]:
    """Part the hedge from what it hedges: quantifier, hedge, rest."""
    found = ("", "", said)
    for quantifier, hedges in HEDGES.items():
        for hedge in hedges:
            if len(hedge) <= len(found[1]):
                continue
            if said.startswith(f"{hedge} "):
                found = (quantifier, hedge, said[len(hedge) + 1 :])
            elif said.endswith(f" {hedge}"):
                found = (quantifier, hedge, said[: -len(hedge) - 1])
    return found


def _range_of(said: str, hedge: str) -> Quantity | None:
    """Read "between n and m", "n to m", "n or m", "n-m"; about that if hedged."""
    parts = _RANGE.fullmatch(said)
    if parts is None:
        return None
    lo, hi = number_of(parts["lo"].strip()), number_of(parts["hi"].strip())
    if lo is None or hi is None or hi < lo:
        return None
    if not hedge:
        both = Reading(lo, hi)
        return Quantity(both, both, RANGE, "")
    strict, loose = (
        Reading(_around(lo, share).lo, _around(hi, share).hi)
        for share in (ABOUT_STRICT, ABOUT_LOOSE)
    )
    return Quantity(strict, loose, RANGE, hedge)


def number_of(said: str) -> int | float | None:
    """Read a number in figures or English words.

    Parameters
    ----------
    said : str
        As "1,200", "19", "twenty-one", "two dozen", "a hundred", "half a dozen".

    Returns
    -------
    int or float or None
        None where it is no number, or larger than anything that people count.
    """
    text = " ".join(said.casefold().split())
    if len(text) > NUMBER_CHARACTERS:
        return None
    if _FIGURES.fullmatch(text):
        bare = re.sub(r"[, \u00a0\u202f]", "", text)
        return _counted(float(bare) if "." in bare else int(bare))
    if text == "half a dozen":
        return MULTIPLES["dozen"] // 2
    parts = re.sub(r"(?<=\w)-(?=\w)", " ", text).removesuffix(" of").split()
    if parts[:1] == ["a"] or parts[:1] == ["an"]:
        parts[0] = "one"
    if not parts or (parts == ["one"] and text != "one"):
        return None
    return _summed([part for part in parts if part != "and"])


def _summed(parts: list[str]) -> int | float | None:
    """Add up the words of one number; None where a word is not one of them."""
    total: float = 0
    run: float = 0
    for part in parts:
        if part in NUMERALS:
            run += NUMERALS[part]
        elif part in MULTIPLES and (run or not total):  # no "million million"
            run = max(run, 1) * MULTIPLES[part]
            if MULTIPLES[part] >= MULTIPLES["thousand"]:
                total, run = total + run, 0
        elif _FIGURES.fullmatch(part) and run == 0:
            run = float(part.replace(",", ""))
        else:
            return None
    whole = _counted(total + run)
    return int(whole) if whole is not None and whole == int(whole) else whole


def _counted(value: float) -> float | None:
    """Return a number that somebody may have counted to, None for a larger one."""
    return value if value <= NUMBER_MAX else None


def read(value: float, quantifier: str, hedge: str) -> Quantity:
    """Give the two readings of a figure under a quantifier.

    Parameters
    ----------
    value : int or float
        The figure, not negative.
    quantifier : str
        One of `QUANTIFIERS`, none of RANGE, VAGUE, NONE.
    hedge : str
        The words that hedge it.

    Returns
    -------
    Quantity
        In both readings.
    """
    strict, loose = _readings(value, quantifier)
    return Quantity(strict, loose, quantifier, hedge)


def _readings(value: float, quantifier: str) -> tuple[Reading, Reading]:
    """Apply the table of hedges to one figure."""
    step = 1 if value == int(value) else 0  # "more than 1.5 hours" has no next integer
    same: Reading | None = None
    if quantifier == AT_LEAST:
        same = Reading(value)
    elif quantifier == MORE:
        same = Reading(value + step)
    elif quantifier == AT_MOST:
        same = Reading(0, value)
    elif quantifier == FEWER:
        same = Reading(0, max(value - step, 0))
    if same is not None:
        return same, same
    if quantifier == ABOUT:
        return _around(value, ABOUT_STRICT), _around(value, ABOUT_LOOSE)
    if quantifier == NEARLY:
        top = max(value - step, 0)
        lows = (_inward(value * NEARLY_STRICT), _inward(value * NEARLY_LOOSE))
        return Reading(min(lows[0], top), top), Reading(min(lows[1], top), top)
    exact = Reading(value, value)
    is_round = value >= ROUND_TO and value % ROUND_TO == 0
    return exact, _around(value, ROUND_SHARE) if is_round else exact


def _around(value: float, share: float) -> Reading:
    """Widen a figure to both sides; whole figures keep whole bounds."""
    low, high = value * (1.0 - share), value * (1.0 + share)
    if value != int(value):
        return Reading(low, high)
    # Rounding the product first keeps 0.9 x 20 at 18 and not a hair above.
    low, high = round(low, 9), round(high, 9)
    return Reading(min(ceil(low), int(value)), max(floor(high), int(value)))


def _inward(low: float) -> int:
    """Round a lower bound up, a hair above a whole number being that number."""
    return ceil(round(low, 9))
