"""Scan: bytes of blocks become hits (which slot, which record, which byte), strictly.

Law: EUROCONTROL-SPEC-149 Part 1, 5.2. A block is CAT, LEN (16 bits, counting itself),
records. A block that is wrong anywhere gives nothing at all: after a damage no later
byte can be trusted to be what it seems. Refused are: a length that the records do not
fill exactly, a field specification longer than the UAP or that names a spare place, an
item that runs past the block, an extension beyond the table, an explicit length of
zero. Accepted are an empty record (a field specification that names nothing), an empty
compound item, zero repetitions, and a field specification with zero octets at its end:
odd, but they can be read only one way, and other decoders read them so.

No loop runs further than the bytes of its block, because every step takes at least one.
"""

from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vedette.columns import Ints
from vedette.feeds.asterix.program import Program
from vedette.kernel import kernel

Octets = npt.NDArray[np.uint8]
Ints32 = npt.NDArray[np.int32]

HEADER_OCTETS = 3
FIXED, EXTENDED, CHAINED, COUNTED, EXPLICIT, COMPOUND = 0, 1, 2, 3, 4, 5  # Shape


class Fault(IntEnum):
    """Why a block is refused."""

    NONE = 0
    HEADER = 1
    CATEGORY = 2
    LENGTH = 3
    EMPTY = 4
    PAST_END = 5
    BEYOND_UAP = 6
    SPARE_PLACE = 7
    BEYOND_TABLE = 8
    ZERO_LENGTH = 9


FAULT_TEXTS = {
    Fault.HEADER: "expected a block of at least 3 octets",
    Fault.CATEGORY: "expected the category of the table",
    Fault.LENGTH: "expected the length of the block in its header",
    Fault.EMPTY: "expected a record in the block",
    Fault.PAST_END: "expected an item that ends with its block",
    Fault.BEYOND_UAP: "expected a field specification no longer than the edition's",
    Fault.SPARE_PLACE: "expected a zero in a spare place of the field specification",
    Fault.BEYOND_TABLE: "expected no extension beyond the edition's",
    Fault.ZERO_LENGTH: "expected an explicit length of at least 1",
}
# The kernels see numbers.
_HEADER, _CATEGORY, _LENGTH, _EMPTY, _PAST_END = 1, 2, 3, 4, 5
_BEYOND_UAP, _SPARE_PLACE, _BEYOND_TABLE, _ZERO_LENGTH = 6, 7, 8, 9
# Place of the first set bit of the seven that an octet of a field specification says.
_FIRST = np.array([7 - n.bit_length() for n in range(128)])


class Hits(NamedTuple):
    """What is where, in the order of the bytes.

    `slot`, `row`, `at` are (hits,): number of the slot, of the record, first byte.
    """

    slot: Ints32
    row: Ints32
    at: Ints32


class Scan(NamedTuple):
    """What a scan found.

    `hits` of the good blocks; `records` is how many records they hold and `block` (n,)
    the block of each; `fault`, `bad_byte`, `bad_node` (blocks,) say for each block why
    it is refused (0 if not), which byte of `data` is the first bad one, and which node
    was being read.
    """

    hits: Hits
    records: int
    block: Ints32
    fault: Ints
    bad_byte: Ints
    bad_node: Ints


class Bad(NamedTuple):
    """Why a block is refused: the fault, the first bad byte, the node being read."""

    fault: int
    byte: int
    node: int


def bad_block(found: Scan, number: int) -> Bad:
    """Say why a block of a scan is refused.

    Parameters
    ----------
    found : Scan
        With a fault in that block.
    number : int
        Of the block.

    Returns
    -------
    Bad
        Its fault and where.
    """
    return Bad(
        int(found.fault[number]),
        int(found.bad_byte[number]),
        int(found.bad_node[number]),
    )


@kernel
def _field_specification(
    data: Octets, longest: int, pos: int, end: int
) -> tuple[int, int, int]:
    """Read one; return (octets, fault, bad byte)."""
    for k in range(longest):
        if pos + k >= end:
            return k, _PAST_END, pos + k
        if data[pos + k] & 1 == 0:
            return k + 1, 0, pos
    return longest, _BEYOND_UAP, pos + longest - 1


@kernel
def _repeated(
    program: Program,
    data: Octets,
    node: int,
    pos: int,
    end: int,
    row: int,
    hits: Hits,
    count: int,
) -> tuple[int, int, int]:
    """Scan a chained or counted item; return (next, hits, fault)."""
    slot = program.slot[node]
    left = end - pos
    chained = program.shape[node] == CHAINED
    if not chained:
        hits.slot[count], hits.row[count], hits.at[count] = slot, row, pos
        count += 1
        slot += 1
        left = data[pos]
        pos += 1
    octets = program.octets[slot]
    for _ in range(left):
        if pos + octets > end:
            return pos, count, _PAST_END
        hits.slot[count], hits.row[count], hits.at[count] = slot, row, pos
        count += 1
        pos += octets
        if chained:
            if data[pos - 1] & 1 == 0:
                return pos, count, 0
            if pos >= end:
                return pos, count, _PAST_END
    return pos, count, 0


@kernel
def _item(  # noqa: PLR0911 - one for each way to end
    program: Program,
    data: Octets,
    node: int,
    pos: int,
    end: int,
    row: int,
    hits: Hits,
    count: int,
) -> tuple[int, int, int]:
    """Scan an item that is not compound; return (next or bad byte, hits, fault)."""
    shape, slot = program.shape[node], program.slot[node]
    if pos >= end:
        return pos, count, _PAST_END
    if shape in (CHAINED, COUNTED):
        return _repeated(program, data, node, pos, end, row, hits, count)
    if shape == EXPLICIT:
        octets = np.int64(data[pos])  # int() alone stays unsigned, and sums are floats
        if octets == 0:
            return pos, count, _ZERO_LENGTH
        if pos + octets > end:
            return pos, count, _PAST_END
        hits.slot[count], hits.row[count], hits.at[count] = slot, row, pos
        return pos + int(octets), count + 1, 0
    for part in range(program.parts[node]):
        octets = program.octets[slot + part]
        if pos + octets > end:
            return pos, count, _PAST_END
        hits.slot[count], hits.row[count], hits.at[count] = slot + part, row, pos
        count += 1
        pos += octets
        if program.extends[slot + part] == 0 or data[pos - 1] & 1 == 0:
            return pos, count, 0
    return pos - 1, count, _BEYOND_TABLE


@kernel
def _record(
    program: Program,
    data: Octets,
    pos: int,
    end: int,
    row: int,
    hits: Hits,
    count: int,
) -> tuple[int, int, int, int]:
    """Scan a record; return (next or bad byte, hits, fault, bad node).

    One loop, because each call of a kernel with many arrays costs more than an item.
    `node` is the record or the compound item whose field specification is followed,
    from octet `start` to before `last`; `left` holds the bits of `octet` not yet
    followed. A compound item puts the record's own state aside until its end.
    """
    enter = node = start = octet = last = left = 0
    outer_start = outer_octet = outer_last = outer_left = 0
    while True:
        if enter >= 0:
            longest = (program.children[enter] + 6) // 7
            octets, fault, bad = _field_specification(data, longest, pos, end)
            if fault:
                return bad, count, fault, enter
            hits.slot[count], hits.row[count] = program.slot[enter], row
            hits.at[count] = pos
            count += 1
            outer_start, outer_octet, outer_last, outer_left = start, octet, last, left
            start, octet, last, left = (
                pos,
                pos,
                pos + octets,
                int(np.int64(data[pos])) >> 1,
            )
            pos, node, enter = pos + octets, enter, -1
        if left == 0:
            octet += 1
            if octet < last:
                left = int(np.int64(data[octet])) >> 1
            elif node == 0:
                return pos, count, 0, 0
            else:
                start, octet, last, left = (
                    outer_start,
                    outer_octet,
                    outer_last,
                    outer_left,
                )
                node = 0
            continue
        first = _FIRST[left]
        left ^= 64 >> first
        place = 7 * (octet - start) + first
        child = program.child[program.first_child[node] + place]
        if child < 0:
            return octet, count, _SPARE_PLACE, node
        if program.shape[child] == COMPOUND:
            enter = child
            continue
        pos, count, fault = _item(program, data, child, pos, end, row, hits, count)
        if fault:
            return pos, count, fault, child


@kernel
def _header(program: Program, data: Octets, pos: int, octets: int) -> tuple[int, int]:
    """Check a block's header; return (fault, bad byte)."""
    if octets < HEADER_OCTETS or pos < 0 or pos + octets > data.size:
        return _HEADER, pos
    if data[pos] != program.category:
        return _CATEGORY, pos
    if data[pos + 1] * 256 + data[pos + 2] != octets:
        return _LENGTH, pos + 1
    if octets == HEADER_OCTETS:
        return _EMPTY, pos + 1
    return 0, 0


@kernel
def scan_blocks(
    program: Program,
    data: Octets,
    block_at: Ints,
    block_octets: Ints,
    hits: Hits,
    block: Ints32,
    fault: Ints,
    bad_byte: Ints,
    bad_node: Ints,
) -> tuple[int, int]:
    """Scan all blocks; return (hits, records).

    Parameters
    ----------
    program : Program
        The table to follow.
    data : (octets,) uint8
        The bytes.
    block_at, block_octets : (blocks,) int64
        Where each block begins and its length, header included.
    hits, block, fault, bad_byte, bad_node
        Written: the arrays of `Scan`, the first two with room for an entry an octet.

    Returns
    -------
    tuple of int
        How many hits and how many records were written.
    """
    count = records = 0
    for b in range(block_at.size):
        pos, end = block_at[b], block_at[b] + block_octets[b]
        why, bad = _header(program, data, pos, block_octets[b])
        kept_count, kept_records = count, records
        node = 0
        pos += HEADER_OCTETS
        while why == 0 and pos < end:
            block[records] = b
            pos, count, why, node = _record(
                program, data, pos, end, records, hits, count
            )
            records += 1
            bad = pos
        if why:
            count, records = kept_count, kept_records
            fault[b], bad_byte[b], bad_node[b] = why, bad, node
    return count, records


def scan(program: Program, data: Octets, block_at: Ints, block_octets: Ints) -> Scan:
    """Scan blocks of one category and edition.

    Parameters
    ----------
    program : Program
        From `vedette.feeds.asterix.program`.
    data : (octets,) uint8
        At most 2^31 - 1 octets.
    block_at, block_octets : (blocks,) int64
        Where each block begins and its length, header included; they may not overlap.

    Returns
    -------
    Scan
        Hits of the good blocks, faults of the others.
    """
    # Every hit and every record takes an octet of its own.
    room = int(np.clip(block_octets, 0, data.size).sum()) + 1
    hits = Hits(
        np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.int32)
    )
    block = np.empty(room, np.int32)
    blocks = block_at.size
    fault, bad_byte, bad_node = (np.zeros(blocks, np.int64) for _ in range(3))
    count, records = scan_blocks(
        program, data, block_at, block_octets, hits, block, fault, bad_byte, bad_node
    )
    found = Hits(hits.slot[:count], hits.row[:count], hits.at[:count])
    return Scan(found, records, block[:records], fault, bad_byte, bad_node)
