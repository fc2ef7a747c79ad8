"""Names of places and the ground between them: when two places may be one.

Names are compared folded (`vedette.claims.folded`): case, diacritics, hyphens and space
do not count. What stands in brackets tells places of one name apart: "Smyków (Raków)"
is not "Smyków (Końskie)".
Distances are geodesics on WGS 84, m. Nothing here merges; it says what may be.
"""

import re
from functools import lru_cache
from math import sqrt

from vedette.claims.folded import folded
from vedette.claims.model import Place
from vedette.earth.ellipsoid import geodesic

# Of a circular normal distribution, the radius that holds 95 %: sqrt(-2 ln 0.05).
SIGMAS_95 = 2.447746830680816
# A point given without an uncertainty: villages are a kilometre or two across.
UNSAID_UNCERTAINTY_M = 2_000.0
# Along a meridian a degree is nowhere shorter than 110.57 km (WGS 84, at the equator).
_DEGREE_M_MIN = 110_500.0
_KEPT = 8192  # names; a register has some thousand places
_BRACKETS = re.compile(r"\(([^()]*)\)")


@lru_cache(_KEPT)
def bare(name: str) -> str:
    """Fold a name without what stands in brackets behind it.

    Parameters
    ----------
    name : str
        As written.

    Returns
    -------
    str
        Lower-case words between single spaces (`vedette.claims.folded`).
    """
    return folded(_BRACKETS.sub(" ", name))


@lru_cache(_KEPT)
def told_apart_by(name: str) -> str:
    """Return what stands in brackets after a name, folded; "" for nothing."""
    return " ".join(folded(found) for found in _BRACKETS.findall(name))


@lru_cache(_KEPT)
def spellings(place: Place) -> frozenset[str]:
    """Return every spelling of a place, folded."""
    return frozenset(
        found for name in (place.name, *place.variants) if (found := bare(name))
    )


@lru_cache(_KEPT)
def _words(place: Place) -> tuple[frozenset[str], ...]:
    """Return the words of every spelling."""
    return tuple(frozenset(one.split()) for one in sorted(spellings(place)))


@lru_cache(_KEPT)
def _any_word(place: Place) -> frozenset[str]:
    return frozenset(word for words in _words(place) for word in words)


def distance_m(a: Place, b: Place) -> float | None:
    """Return how far two places lie apart, m; None where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    far = float(geodesic(a.lat, a.lon, b.lat, b.lon)[0])
    return far if far == far else None  # noqa: PLR0124 - nan for antipodes


def reach_m(a: Place, b: Place) -> float:
    """Return how far two places may lie apart and yet be one (95 %), m."""
    own, other = (
        UNSAID_UNCERTAINTY_M if one.uncertainty_m is None else one.uncertainty_m
        for one in (a, b)
    )
    return SIGMAS_95 * sqrt(own * own + other * other)


def _beyond(a: Place, b: Place) -> bool:
    """Whether latitudes alone put two places out of reach, with no geodesic."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    return abs(a.lat - b.lat) * _DEGREE_M_MIN > reach_m(a, b)


def near(a: Place, b: Place) -> bool:
    """Return whether two places lie within their uncertainty; False if unknown."""
    if _beyond(a, b):
        return False
    far = distance_m(a, b)
    return far is not None and far <= reach_m(a, b)


def apart(a: Place, b: Place) -> bool:
    """Return whether two places cannot be one.

    Too far, or told apart by different words in brackets after one name.
    """
    if _beyond(a, b):
        return True
    far = distance_m(a, b)
    if far is not None and far > reach_m(a, b):
        return True
    words = (told_apart_by(a.name), told_apart_by(b.name))
    same = bare(a.name) == bare(b.name)
    return same and all(words) and words[0] != words[1]


def one_place(a: Place, b: Place) -> bool:
    """Return whether two names are spellings of one place, nothing speaking against."""
    return bool(spellings(a) & spellings(b)) and not apart(a, b)


def akin(a: Place, b: Place) -> bool:
    """Return whether two names may mean one place: a village and its colony.

    Parameters
    ----------
    a, b : Place
        As said.

    Returns
    -------
    bool
        A spelling of one is made of words of the other ("Krzywowierzba" and
        "Krzywowierzba-Kolonia"), and nothing speaks against it.
    """
    if _any_word(a).isdisjoint(_any_word(b)) or apart(a, b):
        return False
    return any(x <= y or y <= x for x in _words(a) for y in _words(b))
