"""Walks the numbers of a scenario that may be laws, each with what its key may hold.

The bounds stand once, in the annotations of the tables; a plain number is held to them
when the file is read, a law is held to them here.
"""

from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from msgspec import Struct, inspect

from vedette.simulation.distribution import Distribution
from vedette.site.tables import plain_item


class Drawable(NamedTuple):
    """One number or law of a scenario.

    Attributes
    ----------
    place, key : where it stands
    value : as read
    low, high : what the key may hold
    """

    place: str
    key: str
    value: float | Distribution
    low: float
    high: float


def numbers_of(scenario: Struct) -> Iterator[Drawable]:
    """Walk every number that may be a law.

    Parameters
    ----------
    scenario : Scenario
        As read.

    Yields
    ------
    Drawable
        In the order of the model.
    """
    kind = inspect.type_info(type(scenario))
    if not isinstance(kind, inspect.StructType):
        raise TypeError(kind)
    for table in kind.fields:
        value = getattr(scenario, table.name)
        inner = plain_item(table.type)
        many = isinstance(value, tuple)
        for number, entry in enumerate(value if many else (value,), start=1):
            name = getattr(entry, "id", None)
            which = f" `{name}`" if name else f" number {number}"
            place = (
                f"[[{table.encode_name}]]{which}" if many else f"[{table.encode_name}]"
            )
            yield from _of_struct(entry, inner, place, "")


def _of_struct(
    entry: Struct, kind: inspect.Type, place: str, before: str
) -> Iterator[Drawable]:
    if not isinstance(kind, inspect.StructType):
        return
    for key in kind.fields:
        value = getattr(entry, key.name)
        number = _number_type(key.type)
        name = before + key.encode_name
        if number is not None and isinstance(value, float | int | Distribution):
            low = next((b for b in (number.ge, number.gt) if b is not None), -inf)
            high = next((b for b in (number.le, number.lt) if b is not None), inf)
            yield Drawable(place, name, value, float(low), float(high))
        elif isinstance(value, Struct):
            yield from _of_struct(value, _struct_type(key.type), place, f"{name}.")


def _choices(kind: inspect.Type) -> Iterator[inspect.Type]:
    """Give every type that a key may hold."""
    if isinstance(kind, inspect.Metadata):
        yield from _choices(kind.type)
    elif isinstance(kind, inspect.UnionType):
        for choice in kind.types:
            yield from _choices(choice)
    else:
        yield kind


def _number_type(kind: inspect.Type) -> inspect.FloatType | None:
    """Return the number of a key that may also hold a law, else None."""
    choices = list(_choices(kind))
    lawful = any(
        isinstance(c, inspect.StructType) and c.cls is Distribution for c in choices
    )
    floats = [c for c in choices if isinstance(c, inspect.FloatType)]
    return floats[0] if lawful and floats else None


def _struct_type(kind: inspect.Type) -> inspect.Type:
    return next((c for c in _choices(kind) if isinstance(c, inspect.StructType)), kind)
