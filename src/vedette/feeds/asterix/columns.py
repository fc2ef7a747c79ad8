"""Columns: every element of every item of many records, as arrays of integers.

Law: EUROCONTROL-SPEC-149 Part 1, 5.2 (elements are whole numbers of bits, most
significant first; a scaled value is the number times the value of the last bit).
Columns are sparse: for each slot the records that have it (a record as often as it
repeats it) and for each element one integer for each of them. So an item that nobody
sends costs nothing, and repetitions need no second shape.

Scaled values are raw * numerator / denominator in float64: the product is exact (raw
has at most 32 bits where there is a scale), so the value is the nearest double.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vedette.columns import Floats, Ints
from vedette.errors import UsageError
from vedette.feeds.asterix.notation import Element
from vedette.feeds.asterix.program import Compiled
from vedette.feeds.asterix.scan import Ints32, Octets


class Columns(NamedTuple):
    """Decoded records.

    Parameters
    ----------
    compiled : Compiled
        The table and its names.
    data : (octets,) uint8
        The bytes themselves; explicit items are read from here.
    records : int
        How many there are.
    block : (records,)
        The block of each.
    slot_start : (slots + 1,)
        Where each slot begins in `row` and `at`.
    row, at : (hits,)
        Record and first byte of every hit, slot by slot, in the order of the bytes.
    element_start : (elements + 1,)
        Where each element begins in `value`.
    value : (values,)
        Raw integers, element by element.
    """

    compiled: Compiled
    data: Octets
    records: int
    block: Ints32
    slot_start: Ints
    row: Ints32
    at: Ints32
    element_start: Ints
    value: Ints


def element_of(columns: Columns, path: str) -> int:
    """Find an element.

    Parameters
    ----------
    columns : Columns
        Decoded records.
    path : str
        Such as "040/RHO", "380/ADR", "250/MB" or "380/TID/LAT".

    Returns
    -------
    int
        Its number.

    Raises
    ------
    UsageError
        If the table has none of that name.
    """
    number = columns.compiled.elements.get(path)
    if number is None:
        table = columns.compiled.table
        raise UsageError(
            expected=f"an element of CAT{table.category:03} edition {table.edition}",
            got=repr(path),
            advice='Elements are named like "040/RHO".',
        )
    return number


def described(columns: Columns, path: str) -> Element:
    """Give an element's bits, scale and unit.

    Parameters
    ----------
    columns : Columns
        Decoded records.
    path : str
        Such as "040/RHO".

    Returns
    -------
    Element
        As in the table.
    """
    return columns.compiled.element_items[element_of(columns, path)]


def rows(columns: Columns, path: str) -> Ints32:
    """Give the records that have an element.

    Parameters
    ----------
    columns : Columns
        Decoded records.
    path : str
        Such as "250/MB".

    Returns
    -------
    (k,) int32
        Ascending; a record stands as often as it repeats the element.
    """
    slot = columns.compiled.element_slot[element_of(columns, path)]
    return columns.row[columns.slot_start[slot] : columns.slot_start[slot + 1]]


def raw(columns: Columns, path: str) -> Ints:
    """Give the integers of an element, one for each of `rows`.

    Parameters
    ----------
    columns : Columns
        Decoded records.
    path : str
        Such as "250/MB".

    Returns
    -------
    (k,) int64
        As sent.
    """
    element = element_of(columns, path)
    start, end = columns.element_start[element : element + 2]
    return columns.value[start:end]


def dense(columns: Columns, path: str, absent: int = -1) -> Ints:
    """Give an integer for every record.

    Parameters
    ----------
    columns : Columns
        Decoded records.
    path : str
        An element; of repetitions the last counts.
    absent : int
        What stands where a record has none.

    Returns
    -------
    (records,) int64
        As sent.
    """
    values = np.full(columns.records, absent, np.int64)
    if path in columns.compiled.elements:  # an older edition may not have it
        values[rows(columns, path)] = raw(columns, path)
    return values


def scaled(columns: Columns, path: str) -> Floats:
    """Give a number in its unit for every record.

    Parameters
    ----------
    columns : Columns
        Decoded records.
    path : str
        An element; of repetitions the last counts.

    Returns
    -------
    (records,) float64
        nan where a record has none.
    """
    values = np.full(columns.records, np.nan)
    if path in columns.compiled.elements:
        top, bottom = described(columns, path).lsb
        values[rows(columns, path)] = raw(columns, path) * top / bottom
    return values


# ICAO Annex 10 IV table 3-9; what it leaves undefined reads as "?", never as a blank.
IA5 = np.frombuffer(
    b"?ABCDEFGHIJKLMNOPQRSTUVWXYZ?????" + b" ???????????????0123456789??????",
    dtype=np.uint8,
)


def texts(columns: Columns, path: str) -> npt.NDArray[np.bytes_]:
    """Give the characters of a text element, one text for each of `rows`.

    Parameters
    ----------
    columns : Columns
        Decoded records.
    path : str
        An element of 6-bit or 8-bit characters.

    Returns
    -------
    (k,) bytes
        Undefined 6-bit characters as "?".
    """
    element = described(columns, path)
    size = 6 if element.text == "ia5" else 8
    length = element.bits // size
    shifts = size * np.arange(length - 1, -1, -1)
    codes = (raw(columns, path)[:, None] >> shifts) & ((1 << size) - 1)
    letters = IA5[codes] if size == 6 else codes.astype(np.uint8)  # noqa: PLR2004 - bits
    return np.ascontiguousarray(letters).view(f"S{length}")[:, 0]


def payloads(columns: Columns, path: str) -> list[bytes]:
    """Give the octets of an explicit item, without its length, for each of `rows`.

    Parameters
    ----------
    columns : Columns
        Decoded records.
    path : str
        "RE/LENGTH" or "SP/LENGTH".

    Returns
    -------
    list of bytes
        As sent.
    """
    slot = columns.compiled.element_slot[element_of(columns, path)]
    places = columns.at[columns.slot_start[slot] : columns.slot_start[slot + 1]]
    lengths = raw(columns, path)
    return [
        columns.data[at + 1 : at + length].tobytes()
        for at, length in zip(places.tolist(), lengths.tolist(), strict=True)
    ]
