"""Rows: what the records of one block say of the elements that reports are made of.

Law: EUROCONTROL-SPEC-149 Part 1, 5.2; the scan is that of `scan.py`. Columns pay where
many records are decoded in one call. On the wire a block holds one record or ten, and
the calls are what costs: so one kernel scans a block and writes a row for each record.
Of repetitions the last counts.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vedette.columns import Ints
from vedette.feeds.asterix.extract import number_at
from vedette.feeds.asterix.program import Compiled, Program, compiled
from vedette.feeds.asterix.scan import Bad, Hits, Octets, scan_blocks
from vedette.feeds.asterix.table import Table
from vedette.kernel import kernel

Row = list[int | None]
ABSENT = -(1 << 63)  # no element has so many bits


class Wanted(NamedTuple):
    """Elements to read, by slot.

    `first` (slots + 1,) says where those of a slot begin in `element` and `column`:
    numbers of elements, and where in a row each is written. `width` is that of a row.
    """

    first: Ints
    element: Ints
    column: Ints
    width: int


class Reader(NamedTuple):
    """What reads blocks of one category and edition: the table, and what of it."""

    names: Compiled
    want: Wanted


class Said(NamedTuple):
    """What one block says.

    Attributes
    ----------
    names : Compiled
        The table that it was read by.
    rows : list of list of int or None
        By record: the elements that were asked for, raw; None where it does not say.
    bad : Bad or None
        Why the block is refused; then there are no rows.
    """

    names: Compiled
    rows: list[Row]
    bad: Bad | None


def reader_of(table: Table, paths: tuple[str, ...]) -> Reader:
    """Find where a table has some elements.

    Parameters
    ----------
    table : Table
        Of a category and edition.
    paths : tuple of str
        Such as "040/RHO", in the order of the row; an edition may lack some.

    Returns
    -------
    Reader
        For its blocks.
    """
    names = compiled(table)
    there = [
        (names.element_slot[names.elements[path]], names.elements[path], column)
        for column, path in enumerate(paths)
        if path in names.elements
    ]
    slots, elements, columns = np.array(sorted(there), np.int64).reshape(-1, 3).T.copy()
    first = np.searchsorted(slots, np.arange(names.program.octets.size + 1))
    want = Wanted(first.astype(np.int64), elements, columns, len(paths))
    return Reader(names, want)


@kernel
def _rows(
    program: Program, want: Wanted, data: Octets
) -> tuple[npt.NDArray[np.int64], int, int, int]:
    """Read one block; return (rows, fault, bad byte, bad node)."""
    room = data.size + 1  # every hit and every record takes an octet of its own
    hits = Hits(
        np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.int32)
    )
    block = np.empty(room, np.int32)
    at, octets = np.zeros(1, np.int64), np.full(1, data.size, np.int64)
    fault, bad_byte, bad_node = (
        np.zeros(1, np.int64),
        np.zeros(1, np.int64),
        np.zeros(1, np.int64),
    )
    count, records = scan_blocks(
        program, data, at, octets, hits, block, fault, bad_byte, bad_node
    )
    rows = np.full((records, want.width), ABSENT, np.int64)
    for k in range(count):
        slot = hits.slot[k]
        for w in range(want.first[slot], want.first[slot + 1]):
            rows[hits.row[k], want.column[w]] = number_at(
                program, data, want.element[w], hits.at[k]
            )
    return rows, fault[0], bad_byte[0], bad_node[0]


def read_rows(raw: bytes, reader: Reader) -> Said:
    """Read one block.

    Parameters
    ----------
    raw : bytes
        Category, length, records.
    reader : Reader
        Of its category and edition.

    Returns
    -------
    Said
        Rows, or why there are none.
    """
    data = np.frombuffer(raw, np.uint8)
    values, fault, byte, node = _rows(reader.names.program, reader.want, data)
    if fault:
        return Said(reader.names, [], Bad(fault, byte, node))
    rows = [[None if v == ABSENT else v for v in row] for row in values.tolist()]
    return Said(reader.names, rows, None)
