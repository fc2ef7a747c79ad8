"""From hits to columns: count, sort by slot, and read every element in one pass.

Law: EUROCONTROL-SPEC-149 Part 1, 5.2. Cost is a few nanoseconds for each hit and each
element; nothing is done per record in Python.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from vedette.columns import Ints
from vedette.errors import UsageError
from vedette.feeds.asterix.columns import Columns
from vedette.feeds.asterix.program import Compiled, Program, compiled
from vedette.feeds.asterix.scan import Hits, Ints32, Octets, Scan, scan
from vedette.feeds.asterix.table import Table
from vedette.kernel import kernel

BYTES_MAX = 2**31 - 1  # places in a call are 32-bit


class Blocks(NamedTuple):
    """Blocks one after the other: `data`, and `at` and `octets` of each."""

    data: Octets
    at: Ints
    octets: Ints


def join_blocks(blocks: Sequence[bytes]) -> Blocks:
    """Put blocks one after the other.

    Parameters
    ----------
    blocks : sequence of bytes
        Each a data block with its header.

    Returns
    -------
    Blocks
        Views for the kernels.
    """
    octets = np.array([len(block) for block in blocks], dtype=np.int64)
    data = np.frombuffer(b"".join(blocks), dtype=np.uint8)
    at = np.zeros(octets.size, dtype=np.int64)
    at[1:] = np.cumsum(octets)[:-1]
    return Blocks(data, at, octets)


@kernel
def _place(hits: Hits, starts: Ints, row: Ints32, at: Ints32) -> None:
    """Sort hits by slot, keeping their order: `starts` has one entry per slot."""
    cursor = starts.copy()
    for k in range(hits.slot.size):
        slot = hits.slot[k]
        row[cursor[slot]] = hits.row[k]
        at[cursor[slot]] = hits.at[k]
        cursor[slot] += 1


@kernel
def _starts(program: Program, hits: Hits) -> tuple[Ints, Ints]:
    """Count hits; return where slots and elements begin, with the ends."""
    slots = program.octets.size
    slot_start = np.zeros(slots + 1, np.int64)
    for k in range(hits.slot.size):
        slot_start[hits.slot[k] + 1] += 1
    element_start = np.zeros(program.bit.size + 1, np.int64)
    for slot in range(slots):
        for element in range(
            program.first_element[slot], program.first_element[slot + 1]
        ):
            element_start[element + 1] = element_start[element] + slot_start[slot + 1]
    for slot in range(slots):
        slot_start[slot + 1] += slot_start[slot]
    return slot_start, element_start


@kernel
def _specification_octets(data: Octets, at: int) -> int:
    """Count the octets of a field specification that the scan has accepted."""
    k = at
    while data[k] & 1:
        k += 1
    return k - at + 1


@kernel
def number_at(program: Program, data: Octets, element: int, at: int) -> int:
    """Read one element.

    Parameters
    ----------
    program : Program
        The table.
    data : (octets,) uint8
        The bytes.
    element : int
        Its number.
    at : int
        Where the slot begins that holds it.

    Returns
    -------
    int
        Raw.
    """
    bit, bits = program.bit[element], program.bits[element]
    if bits == 0:
        return _specification_octets(data, at)
    word = np.uint64(0)
    for octet in range(at + (bit >> 3), at + ((bit + bits - 1) >> 3) + 1):
        word = (word << np.uint64(8)) | np.uint64(data[octet])
    mask = np.uint64(0xFFFFFFFFFFFFFFFF) >> np.uint64(64 - bits)
    number = np.int64((word >> np.uint64(7 - ((bit + bits - 1) & 7))) & mask)
    if program.signed[element] == 1 and number >= np.int64(1) << (bits - 1):
        number -= np.int64(1) << (bits & 63)
    return int(number)


@kernel
def _extract(
    program: Program,
    data: Octets,
    slot_start: Ints,
    at: Ints32,
    element_start: Ints,
    value: Ints,
) -> None:
    """Read every element of every hit."""
    for slot in range(program.octets.size):
        low, high = slot_start[slot], slot_start[slot + 1]
        if low == high:
            continue
        for element in range(
            program.first_element[slot], program.first_element[slot + 1]
        ):
            out = element_start[element]
            for k in range(low, high):
                value[out + k - low] = number_at(program, data, element, at[k])


def columns_of(names: Compiled, data: Octets, found: Scan) -> Columns:
    """Extract every element of what a scan found.

    Parameters
    ----------
    names : Compiled
        The table that the scan followed.
    data : (octets,) uint8
        What was scanned.
    found : Scan
        Its hits.

    Returns
    -------
    Columns
        Of the records of the good blocks.
    """
    program = names.program
    slot_start, element_start = _starts(program, found.hits)
    row = np.empty(found.hits.slot.size, np.int32)
    at = np.empty(found.hits.slot.size, np.int32)
    _place(found.hits, slot_start, row, at)
    value = np.empty(int(element_start[-1]), np.int64)
    _extract(program, data, slot_start, at, element_start, value)
    return Columns(
        names,
        data,
        found.records,
        found.block,
        slot_start,
        row,
        at,
        element_start,
        value,
    )


def decode(table: Table, blocks: Blocks) -> tuple[Columns, Scan]:
    """Decode blocks of one category and edition.

    Parameters
    ----------
    table : Table
        From `vedette.feeds.asterix.table`.
    blocks : Blocks
        From `join_blocks`.

    Returns
    -------
    tuple of Columns and Scan
        Every element of every record of the good blocks; and which blocks are bad.

    Raises
    ------
    UsageError
        If there are more bytes than one call takes.
    """
    if blocks.data.size > BYTES_MAX:
        raise UsageError(
            expected=f"at most {BYTES_MAX} bytes in a call",
            got=str(blocks.data.size),
            advice="Decode them in several calls.",
        )
    names = compiled(table)
    found = scan(names.program, blocks.data, blocks.at, blocks.octets)
    return columns_of(names, blocks.data, found), found
