"""Columns become blocks again: the inverse of `extract.decode`, byte for byte.

Law: EUROCONTROL-SPEC-149 Part 1, 5.2. A field specification is written as short as it
can be, unless FSPEC says that it was longer: some senders pad it with zero octets, and
what was received must come out again. Spare bits are elements like any other.
"""

from typing import NamedTuple

import numpy as np

from vedette.columns import Ints
from vedette.errors import UsageError
from vedette.feeds.asterix.columns import Columns
from vedette.feeds.asterix.extract import Blocks
from vedette.feeds.asterix.program import Program
from vedette.feeds.asterix.scan import Ints32, Octets
from vedette.kernel import kernel

BLOCK_OCTETS_MAX = 65535  # LEN has 16 bits
CHAINED, COUNTED, EXPLICIT, COMPOUND = 2, 3, 4, 5  # Shape
_RANGE, _ROWS, _COUNT, _TOO_LONG, _SPECIFICATION, _ORDER = 1, 2, 3, 4, 5, 6
_FAULTS = {
    _RANGE: "every value within the bits of its element",
    _ROWS: "hits in ascending records, parts of an item without a gap",
    _COUNT: "as many repetitions as the count says",
    _TOO_LONG: f"blocks of at most {BLOCK_OCTETS_MAX} octets",
    _SPECIFICATION: "field specifications no longer than the table",
    _ORDER: "blocks in ascending order",
}


class _Flat(NamedTuple):
    """The arrays of `Columns`, for kernels."""

    data: Octets
    block: Ints32
    slot_start: Ints
    row: Ints32
    at: Ints32
    element_start: Ints
    value: Ints


class _Out(NamedTuple):
    """Where a kernel writes; `cursor` (slots,) is the next hit of each slot.

    `state` is the fault and the slot or element where it is.
    """

    data: Octets
    cursor: Ints
    state: Ints


@kernel
def _room(program: Program, flat: _Flat) -> int:
    """Bound the octets of all records and block headers."""
    total = 3 * flat.block.size
    for slot in range(program.octets.size):
        total += (flat.slot_start[slot + 1] - flat.slot_start[slot]) * (
            program.octets[slot]
        )
    for node in range(program.shape.size):
        slot = program.slot[node]
        hits = flat.slot_start[slot + 1] - flat.slot_start[slot]
        if program.shape[node] == COMPOUND:
            total += hits * ((program.children[node] + 6) // 7)
        if program.shape[node] == EXPLICIT:
            start = flat.element_start[program.first_element[slot]]
            for k in range(start, start + hits):
                total += max(0, flat.value[k])
    return total


@kernel
def _has(flat: _Flat, out: _Out, slot: int, row: int) -> bool:
    """Say whether the next hit of a slot is in this record."""
    k = out.cursor[slot]
    return bool(k < flat.slot_start[slot + 1] and flat.row[k] == row)


@kernel
def _fail(out: _Out, fault: int, place: int) -> None:
    """Keep the first fault."""
    if out.state[0] == 0:
        out.state[0], out.state[1] = fault, place


@kernel
def _put(program: Program, flat: _Flat, out: _Out, slot: int, pos: int) -> int:
    """Write the next hit of a slot; return the next place."""
    k = out.cursor[slot] - flat.slot_start[slot]
    out.cursor[slot] += 1
    for element in range(program.first_element[slot], program.first_element[slot + 1]):
        bit, bits = program.bit[element], program.bits[element]
        number = flat.value[flat.element_start[element] + k]
        low, high = np.int64(0), np.int64(1) << (bits & 63)
        if program.signed[element] == 1:
            low, high = -(np.int64(1) << (bits - 1)), np.int64(1) << (bits - 1)
        if bits < 64 and (number < low or number >= high):  # noqa: PLR2004 - a word
            _fail(out, _RANGE, element)
            continue
        octet = pos + ((bit + bits - 1) >> 3)
        free = 7 - ((bit + bits - 1) & 7)
        word = np.uint64(number)
        if bits < 64:  # noqa: PLR2004 - a word
            word &= (np.uint64(1) << np.uint64(bits)) - np.uint64(1)
        left = bits
        while left > 0:
            out.data[octet] |= np.uint8((word << np.uint64(free)) & np.uint64(255))
            word >>= np.uint64(8 - free)
            left -= 8 - free
            free = 0
            octet -= 1
    return pos + int(program.octets[slot])


@kernel
def _explicit(program: Program, flat: _Flat, out: _Out, slot: int, pos: int) -> int:
    """Copy an explicit item; return the next place."""
    k = out.cursor[slot]
    out.cursor[slot] += 1
    element = program.first_element[slot]
    octets = flat.value[flat.element_start[element] + k - flat.slot_start[slot]]
    at = flat.at[k]
    if octets < 1 or octets > 255 or at < 0 or at + octets > flat.data.size:  # noqa: PLR2004 - an octet
        _fail(out, _RANGE, element)
        return pos
    out.data[pos] = octets
    for k in range(1, octets):
        out.data[pos + k] = flat.data[at + k]
    return pos + int(octets)


@kernel
def _item(
    program: Program, flat: _Flat, out: _Out, node: int, row: int, pos: int
) -> int:
    """Write an item that is not compound; return the next place."""
    shape, slot = program.shape[node], program.slot[node]
    if shape == EXPLICIT:
        return _explicit(program, flat, out, slot, pos)
    if shape == COUNTED:
        element = program.first_element[slot]
        k = out.cursor[slot] - flat.slot_start[slot]
        count = flat.value[flat.element_start[element] + k]
        pos = _put(program, flat, out, slot, pos)
        for _ in range(min(count, 255)):
            if not _has(flat, out, slot + 1, row):
                _fail(out, _COUNT, element)
                return pos
            pos = _put(program, flat, out, slot + 1, pos)
        return pos
    if shape == CHAINED:
        while _has(flat, out, slot, row):
            pos = _put(program, flat, out, slot, pos)
            if _has(flat, out, slot, row):
                out.data[pos - 1] |= np.uint8(1)
        return pos
    for part in range(slot, slot + program.parts[node]):
        pos = _put(program, flat, out, part, pos)
        last = part + 1 == slot + program.parts[node]
        if last or not _has(flat, out, part + 1, row):
            return pos
        out.data[pos - 1] |= np.uint8(1)
    return pos


@kernel
def _specification(
    program: Program, flat: _Flat, out: _Out, node: int, row: int, pos: int
) -> int:
    """Write a field specification; return its octets."""
    slot = program.slot[node]
    element = program.first_element[slot]
    k = out.cursor[slot] - flat.slot_start[slot]
    octets = max(1, flat.value[flat.element_start[element] + k])
    out.cursor[slot] += 1
    if octets > max(1, (program.children[node] + 6) // 7):
        _fail(out, _SPECIFICATION, element)
        return 1
    for place in range(program.children[node]):
        child = program.child[program.first_child[node] + place]
        if child < 0:
            continue
        # As `_has`, whose call would cost more than the rest of the loop.
        after = out.cursor[program.slot[child]]
        if after < flat.slot_start[program.slot[child] + 1] and flat.row[after] == row:
            out.data[pos + place // 7] |= np.uint8(128 >> (place % 7))
            octets = max(octets, place // 7 + 1)
    for octet in range(octets - 1):
        out.data[pos + octet] |= np.uint8(1)
    return int(octets)


@kernel
def _compound(
    program: Program, flat: _Flat, out: _Out, node: int, row: int, pos: int
) -> int:
    """Write a compound item; return the next place."""
    start = pos
    pos += _specification(program, flat, out, node, row, pos)
    for place in range(program.children[node]):
        if out.state[0]:
            return pos
        if out.data[start + place // 7] & (128 >> (place % 7)):
            child = program.child[program.first_child[node] + place]
            pos = _item(program, flat, out, child, row, pos)
        if out.data[start + place // 7] & 1 == 0 and place % 7 == 6:  # noqa: PLR2004 - the octet's last place
            return pos
    return pos


@kernel
def _record(program: Program, flat: _Flat, out: _Out, row: int, pos: int) -> int:
    """Write a record; return the next place."""
    start = pos
    pos += _specification(program, flat, out, 0, row, pos)
    for place in range(program.children[0]):
        if out.state[0]:
            return pos
        if out.data[start + place // 7] & (128 >> (place % 7)):
            child = program.child[program.first_child[0] + place]
            if program.shape[child] == COMPOUND:
                pos = _compound(program, flat, out, child, row, pos)
            else:
                pos = _item(program, flat, out, child, row, pos)
        if out.data[start + place // 7] & 1 == 0 and place % 7 == 6:  # noqa: PLR2004 - the octet's last place
            return pos
    return pos


@kernel
def _encode(
    program: Program, flat: _Flat, out: _Out, at: Ints, octets: Ints
) -> tuple[int, int]:
    """Write all blocks; return (octets, blocks)."""
    pos = blocks = 0
    for row in range(flat.block.size):
        if row == 0 or flat.block[row] != flat.block[row - 1]:
            if row and flat.block[row] < flat.block[row - 1]:
                _fail(out, _ORDER, 0)
            at[blocks] = pos
            blocks += 1
            pos += 3
        if not _has(flat, out, 0, row):
            _fail(out, _ROWS, 0)
        if out.state[0]:
            return pos, blocks
        pos = _record(program, flat, out, row, pos)
        start = at[blocks - 1]
        length = pos - start
        if length > BLOCK_OCTETS_MAX:
            _fail(out, _TOO_LONG, 0)
            return pos, blocks
        out.data[start] = program.category
        out.data[start + 1], out.data[start + 2] = length >> 8, length & 255
        octets[blocks - 1] = length
    for slot in range(program.octets.size):
        if out.cursor[slot] != flat.slot_start[slot + 1]:
            _fail(out, _ROWS, program.first_element[slot])
    return pos, blocks


def encode(columns: Columns) -> Blocks:
    """Encode records.

    Parameters
    ----------
    columns : Columns
        From `extract.decode` or `assemble.assemble`; `block` says which records share
        a block.

    Returns
    -------
    Blocks
        What `extract.decode` reads back as the same columns.

    Raises
    ------
    UsageError
        If a value does not fit its element, or the columns do not fit each other.
    """
    program = columns.compiled.program
    flat = _Flat(
        columns.data,
        columns.block,
        columns.slot_start,
        columns.row,
        columns.at,
        columns.element_start,
        columns.value,
    )
    # Eight more: a value of a wrong record may be written before it is noticed.
    room = np.zeros(_room(program, flat) + 8, np.uint8)
    out = _Out(room, columns.slot_start[:-1].copy(), np.zeros(2, np.int64))
    at, octets = (np.zeros(columns.records, np.int64) for _ in range(2))
    written, blocks = _encode(program, flat, out, at, octets)
    fault, element = out.state.tolist()
    if fault:
        raise UsageError(
            expected=_FAULTS[fault],
            got="columns that break this",
            where=columns.compiled.element_paths[element],
        )
    return Blocks(room[:written], at[:blocks], octets[:blocks])
