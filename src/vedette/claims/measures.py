"""The registry of measures: what is counted, and what may be compared with what.

In: ``measures.toml``, versioned. Out: `Registry`. A measure says what one of it is, so
that a violation is never compared with a drone: they are related only where the
registry relates them, and then by an inequality. *Cumulative* measures grow as people
go on counting, so a later, higher figure is an update and no contradiction. *Parts* add
up to a measure, so two claims can be summed and set beside a third.
"""

import tomllib
from enum import Enum
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from vedette.claims.model import ValueKind
from vedette.claims.tongue import Tongue

FILE = "measures.toml"
AT_LEAST, ALONE = ">=", "?"


class Kin(Struct, frozen=True, forbid_unknown_fields=True):
    """How one measure is related to another.

    Parameters
    ----------
    measure : str
        Key of the other.
    mapping : str
        ">=" where this one cannot be smaller than the other; "?" where people confuse
        them and nothing follows.
    """

    measure: str
    mapping: str


class Family(Enum):
    """The groups in which people read measures, in their order."""

    HOW_MANY = "how many"
    FOUND = "found"
    EFFECT = "civil effect"
    RESPONSE = "response"
    WHEN = "when"
    WHAT = "what and why"


class Measure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is counted, timed or named.

    Parameters
    ----------
    key : str
        Its name, by which claims name it.
    kind : ValueKind
        What sort of value.
    unit : str
        What one of it is.
    en, pl : str
        Its name for people.
    cumulative : bool
        It grows as people go on counting.
    grouped : bool
        One of it may be told of several things that came together: one violation by
        three aircraft. So fewer of it than of them is no contradiction.
    parts : tuple of str
        Keys of measures that add up to it.
    kin : tuple of Kin
        How it is related to others.
    categories : tuple of str
        Of a category: what it may be; no two of them at once.
    family : Family
        Group in which people read it.
    estimator : str
        What of a picture answers it: objects, entries, first_entry, last_entry,
        entered_across; "" where tracks cannot judge it.
    """

    key: str
    kind: ValueKind = ValueKind.COUNT
    unit: str = ""
    en: str
    pl: str
    cumulative: bool = False
    grouped: bool = False
    parts: tuple[str, ...] = ()
    kin: tuple[Kin, ...] = ()
    categories: tuple[str, ...] = ()
    family: Family = Family.HOW_MANY
    estimator: str = ""

    def named(self, tongue: Tongue) -> str:
        """Its name in a language."""
        return self.pl if tongue == "pl" else self.en


class Registry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All measures of one version.

    Parameters
    ----------
    version : str
        Of the file.
    measure : tuple of Measure
        In the order in which people read them.

    Raises
    ------
    ValueError
        A key twice, or one that names a measure that is not there.
    """

    version: str
    measure: tuple[Measure, ...]

    def __post_init__(self) -> None:
        keys = [one.key for one in self.measure]
        if len(set(keys)) < len(keys):
            raise ValueError("a measure twice")
        for one in self.measure:
            for other in (*one.parts, *(kin.measure for kin in one.kin)):
                if other not in keys:
                    raise ValueError(f"{one.key} names {other}, which is no measure")

    def get(self, key: str) -> Measure | None:
        """Return a measure by its key, None where there is none."""
        return next((one for one in self.measure if one.key == key), None)

    def at_least(self, key: str) -> frozenset[str]:
        """Return the measures that this one can never be smaller than."""
        found: set[str] = set()
        open_keys = [key]
        while open_keys:
            one = self.get(open_keys.pop())
            if one is None:
                continue
            kin = [kin.measure for kin in one.kin if kin.mapping == AT_LEAST]
            fresh = {*kin, *one.parts} - found
            found |= fresh
            open_keys += sorted(fresh)
        return frozenset(found)

    def confused(self, key: str, other: str) -> bool:
        """Return whether people confuse two measures of which nothing follows."""
        for one, two in ((key, other), (other, key)):
            measure = self.get(one)
            if measure and Kin(two, ALONE) in measure.kin:
                return True
        return False


@cache
def registry() -> Registry:
    """Return the registry that comes with this version.

    Returns
    -------
    Registry
        Read once.
    """
    text = files("vedette.claims").joinpath(FILE).read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Registry)
