"""Columns from numbers: what the encoder takes, built element by element.

Law: EUROCONTROL-SPEC-149 Part 1, 5.2. Only what is said is given; counts of
repetitions, earlier parts of extended items (zero), and the field specifications of
compound items follow from it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from vedette.columns import Ints
from vedette.errors import UsageError
from vedette.feeds.asterix.columns import Columns
from vedette.feeds.asterix.notation import Shape
from vedette.feeds.asterix.program import Compiled, compiled
from vedette.feeds.asterix.scan import Ints32, Octets
from vedette.feeds.asterix.table import Table

Numbers = Sequence[int] | Ints
NONE = np.zeros(0, np.int64)


class Field(NamedTuple):
    """Values of one element: `rows` (k,) ascending records and `values` (k,) raw."""

    rows: Numbers
    values: Numbers


def assemble(
    table: Table,
    records: int,
    fields: Mapping[str, Field],
    *,
    payloads: Mapping[str, tuple[Numbers, Sequence[bytes]]] | None = None,
    block: Numbers | None = None,
) -> Columns:
    """Build columns.

    Parameters
    ----------
    table : Table
        Category and edition.
    records : int
        How many.
    fields : mapping of str to Field
        By path, such as "040/RHO"; of a repeated item all elements have the same rows.
    payloads : mapping of str to (rows, octets)
        Explicit items by number, "RE" or "SP", without their length.
    block : (records,) int, optional
        Which records share a block; each its own where not said.

    Returns
    -------
    Columns
        What `encode.encode` takes.

    Raises
    ------
    UsageError
        If a path is unknown or rows of a repeated item differ.
    """
    names = compiled(table)
    by_slot = _by_slot(names, fields)
    slot_rows = _slot_rows(names, records, by_slot)
    pool, places = _payloads(names, payloads or {}, slot_rows, by_slot)
    slot_start = np.zeros(len(slot_rows) + 1, np.int64)
    slot_start[1:] = np.cumsum([rows.size for rows in slot_rows])
    at = np.full(int(slot_start[-1]), -1, np.int32)
    for slot, where in places.items():
        at[slot_start[slot] : slot_start[slot + 1]] = where
    values = [
        _values(path, slot_rows[slot], by_slot.get(slot, {}).get(path))
        for path, slot in zip(names.element_paths, names.element_slot, strict=True)
    ]
    element_start = np.zeros(len(values) + 1, np.int64)
    element_start[1:] = np.cumsum([column.size for column in values])
    return Columns(
        names,
        pool,
        records,
        np.asarray(np.arange(records) if block is None else block, np.int32),
        slot_start,
        np.concatenate(slot_rows).astype(np.int32),
        at,
        element_start,
        np.concatenate(values),
    )


def _by_slot(
    names: Compiled, fields: Mapping[str, Field]
) -> dict[int, dict[str, Field]]:
    """Group fields by slot."""
    groups: dict[int, dict[str, Field]] = {}
    for path, field in fields.items():
        if path not in names.elements:
            raise UsageError(
                expected=f"an element of CAT{names.table.category:03}", got=repr(path)
            )
        slot = names.element_slot[names.elements[path]]
        rows = np.asarray(field.rows, np.int64)
        values = np.asarray(field.values, np.int64)
        if rows.shape != values.shape:
            raise UsageError(
                expected="a value for each row",
                got=f"{rows.size} rows and {values.size} values",
                where=path,
            )
        groups.setdefault(slot, {})[path] = Field(rows, values)
    return groups


def _slot_rows(
    names: Compiled, records: int, by_slot: dict[int, dict[str, Field]]
) -> list[Ints]:
    """Find the records that have each slot; from the last node to the first."""
    program = names.program
    rows = [NONE] * len(names.slot_node)
    for slot, group in by_slot.items():
        rows[slot] = _same_rows(names, slot, group)
    for node in range(program.shape.size - 1, 0, -1):
        slot, parts = int(program.slot[node]), int(program.parts[node])
        for part in range(slot + parts - 2, slot - 1, -1):
            if program.shape[node] == Shape.EXTENDED:
                rows[part] = np.union1d(rows[part], rows[part + 1])
        if program.shape[node] == Shape.COUNTED:
            _count(names, by_slot, rows, slot)
        for child in _children(names, node):
            rows[slot] = np.union1d(rows[slot], rows[int(program.slot[child])])
    rows[0] = np.arange(records)
    return rows


def _same_rows(names: Compiled, slot: int, group: dict[str, Field]) -> Ints:
    """Join the rows of a slot's fields; repeated ones must be the same."""
    program = names.program
    node = names.slot_node[slot]
    own = slot == program.slot[node] and program.shape[node] == Shape.COUNTED
    each = [np.asarray(field.rows) for field in group.values()]
    if program.shape[node] not in (Shape.CHAINED, Shape.COUNTED) or own:
        return np.unique(np.concatenate(each))
    if any(not np.array_equal(each[0], other) for other in each):
        raise UsageError(
            expected="the same rows for all elements of a repeated item",
            got="different ones",
            where=names.nodes[node],
        )
    return each[0]


def _count(
    names: Compiled,
    by_slot: dict[int, dict[str, Field]],
    rows: list[Ints],
    slot: int,
) -> None:
    """Count the repetitions of each record, unless a count is given."""
    path = f"{names.nodes[names.slot_node[slot]]}/COUNT"
    some, counts = np.unique(rows[slot + 1], return_counts=True)
    if slot not in by_slot:
        by_slot[slot] = {path: Field(some, counts)}
        rows[slot] = some


def _children(names: Compiled, node: int) -> list[int]:
    """List the children of a compound node."""
    program = names.program
    first = int(program.first_child[node])
    flat = program.child[first : first + int(program.children[node])]
    return [child for child in flat.tolist() if child >= 0]


def _payloads(
    names: Compiled,
    payloads: Mapping[str, tuple[Numbers, Sequence[bytes]]],
    slot_rows: list[Ints],
    by_slot: dict[int, dict[str, Field]],
) -> tuple[Octets, dict[int, Ints32]]:
    """Put explicit items into a pool of octets; return it and where each stands."""
    pool = bytearray()
    places: dict[int, Ints32] = {}
    for number, (rows, texts) in payloads.items():
        path = f"{number}/LENGTH"
        if path not in names.elements:
            raise UsageError(expected="RE or SP", got=repr(number))
        slot = names.element_slot[names.elements[path]]
        lengths = [len(text) + 1 for text in texts]
        slot_rows[slot] = np.asarray(rows, np.int64)
        by_slot[slot] = {path: Field(slot_rows[slot], np.array(lengths, np.int64))}
        where = len(pool) + np.cumsum([0, *lengths[:-1]])[: len(lengths)]
        places[slot] = where.astype(np.int32)
        for text, length in zip(texts, lengths, strict=True):
            pool += (length & 255).to_bytes(1, "big") + text
    return np.frombuffer(bytes(pool), np.uint8), places


def _values(path: str, rows: Ints, field: Field | None) -> Ints:
    """Lay the values of an element on its slot's rows, zero where not given."""
    values = np.zeros(rows.size, np.int64)
    if field is None or not rows.size:
        return values
    given = np.asarray(field.rows)
    if np.array_equal(given, rows):
        values[:] = field.values
        return values
    if np.unique(given).size < given.size:
        raise UsageError(expected="each row once", got="a row twice", where=path)
    values[np.searchsorted(rows, given)] = field.values
    return values
