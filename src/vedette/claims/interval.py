"""Closed intervals of quantities: what a figure with its hedge allows.

A quantity is never a number but an interval, and it has two readings: *strict* takes
the words as they stand, *loose* as people mean round figures (`vedette.claims.words`).
Bounds are in the unit of the claim. Counts are integers: "more than 10" is [11, ∞).
"""

from collections.abc import Callable
from functools import partial
from math import inf
from typing import Annotated

from msgspec import Meta, Struct

from vedette.claims.tongue import Tongue, figure, noun, word

MANY_OF = 5  # any number whose noun is "many" in every language here
Bound = Annotated[int, Meta(ge=0)] | Annotated[float, Meta(ge=0.0)]


class Reading(Struct, frozen=True, forbid_unknown_fields=True):
    """An interval, both ends included.

    Parameters
    ----------
    lo : int or float
        At least so many.
    hi : int or float or None
        At most so many; None where nothing bounds it.

    Raises
    ------
    ValueError
        Where it ends before it begins.
    """

    lo: Bound
    hi: Bound | None = None

    def __post_init__(self) -> None:
        if self.hi is not None and self.hi < self.lo:
            raise ValueError("an interval that ends before it begins")

    @property
    def top(self) -> float:
        """The upper end as a number, infinite where nothing bounds it."""
        return inf if self.hi is None else float(self.hi)

    @property
    def open_above(self) -> bool:
        """Whether nothing bounds it above: "at least", "more than"."""
        return self.hi is None

    @property
    def sharp(self) -> bool:
        """Whether it is one number."""
        return self.hi == self.lo


def within(inner: Reading, outer: Reading) -> bool:
    """Return whether one interval lies in another."""
    return inner.lo >= outer.lo and inner.top <= outer.top


def overlap(a: Reading, b: Reading) -> bool:
    """Return whether two intervals have a number in common."""
    return a.lo <= b.top and b.lo <= a.top


def gap(a: Reading, b: Reading) -> float:
    """Return how far two intervals lie apart, 0 where they overlap."""
    return max(a.lo - b.top, b.lo - a.top, 0.0)


def total(parts: tuple[Reading, ...]) -> Reading:
    """Return the interval of a sum, every part anywhere in its own."""
    tops = [part.hi for part in parts]
    known = [top for top in tops if top is not None]
    return Reading(
        sum(part.lo for part in parts),
        sum(known) if len(known) == len(tops) else None,
    )


def said(reading: Reading, tongue: Tongue = "en") -> str:
    """Say an interval in words.

    Parameters
    ----------
    reading : Reading
        Of a quantity.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        As "19", "at least 11", "22 to 25", "at most 1,200".
    """
    return worded(reading, partial(figure, tongue=tongue), tongue)


def said_with(reading: Reading, name: str, tongue: Tongue = "en") -> str:
    """Say an interval with what is counted, in the form that the number asks for.

    Parameters
    ----------
    reading : Reading
        Of a quantity.
    name : str
        Unit of the measure.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        As "at least 1 drone", "co najmniej 2 drony", "od 2 do 4 dronów".
    """
    governs = reading.lo if reading.hi is None or reading.sharp else reading.hi
    if reading.hi is not None and not reading.sharp and reading.lo:
        governs = MANY_OF  # in Polish the genitive plural, after "od ... do ..."
    return f"{said(reading, tongue)} {noun(name, governs, tongue)}"


def said_for(reading: Reading, tongue: Tongue = "en") -> str:
    """Say an interval of seconds in words.

    Parameters
    ----------
    reading : Reading
        s.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        As "7 h", "6 h 59 min to 7 h 1 min", "at least 40 min".
    """
    return worded(reading, _lasting, tongue)


def _lasting(seconds: float) -> str:
    """Say how long something lasted, to the minute."""
    minutes = round(seconds / 60.0)
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] * (hours > 0) + [f"{rest} min"] * (rest > 0 or hours == 0)
    return " ".join(parts)


def worded(reading: Reading, one: Callable[[float], str], tongue: Tongue = "en") -> str:
    """Say an interval by the words for one of its bounds.

    Parameters
    ----------
    reading : Reading
        Of a quantity.
    one : callable
        Says one bound.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        As `said` does.
    """
    if reading.hi is None:
        return word("at_least", tongue, lo=one(reading.lo))
    if reading.sharp:
        return one(reading.lo)
    if reading.lo == 0:
        return word("at_most", tongue, hi=one(reading.hi))
    return word("range", tongue, lo=one(reading.lo), hi=one(reading.hi))
