"""Rows of the journal: some leaves, compressed, each with a mark.

Law: docs/record-format.md section 3. A row's body is the zlib compression of its
leaves one after the other, each behind its length as u32 big-endian. Its marks are the
first 4 bytes of each leaf's hash: they prove nothing, but name the one leaf whose
bytes changed where a root can only say that some leaf did. A row holds at most
`batch_leaves_max` leaves and as many bytes as the largest leaf with its length.
"""

import struct
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from vedette.errors import RecordError
from vedette.limits import LIMITS

MARK_BYTES = 4
COMPRESSION_LEVEL = 6  # zlib's own default; 1 is twice as fast and a fifth larger
RAW_BYTES_MAX = LIMITS.leaf_bytes_max + 4
BODY_BYTES_MAX = LIMITS.leaf_bytes_max + (1 << 16)  # what zlib may add to noise
_LENGTH = struct.Struct(">I")


class Row(NamedTuple):
    """One row of table `batch`."""

    first_seq: int
    leaves: int
    marks: bytes
    body: bytes


def pack_rows(
    first_seq: int, encoded: Sequence[bytes], hashes: Sequence[bytes]
) -> list[Row]:
    """Pack leaves into as few rows as the limits allow.

    Parameters
    ----------
    first_seq : int
        Number of the first leaf.
    encoded : sequence of bytes
        (n,) canonical bytes of the leaves.
    hashes : sequence of bytes
        (n,) their leaf hashes.

    Returns
    -------
    list of Row
        In order of seq, without gaps.
    """
    rows: list[Row] = []
    start, raw_bytes = 0, 0
    for index, leaf in enumerate(encoded):
        raw_bytes += _LENGTH.size + len(leaf)
        if index - start == LIMITS.batch_leaves_max or raw_bytes > RAW_BYTES_MAX:
            rows.append(_pack(first_seq, start, encoded[start:index], hashes))
            start, raw_bytes = index, _LENGTH.size + len(leaf)
    if start < len(encoded):
        rows.append(_pack(first_seq, start, encoded[start:], hashes))
    return rows


def _pack(
    first_seq: int, start: int, leaves: Sequence[bytes], hashes: Sequence[bytes]
) -> Row:
    """Pack leaves that fit into one row."""
    raw = b"".join(part for leaf in leaves for part in (_LENGTH.pack(len(leaf)), leaf))
    marks = hashes[start : start + len(leaves)]
    return Row(
        first_seq=first_seq + start,
        leaves=len(leaves),
        marks=b"".join(mark[:MARK_BYTES] for mark in marks),
        body=zlib.compress(raw, COMPRESSION_LEVEL),
    )


def unpack_row(row: Row) -> list[bytes]:
    """Take the leaves out of a row that nobody has vouched for.

    Parameters
    ----------
    row : Row
        As stored; its values may be of any type and size.

    Returns
    -------
    list of bytes
        Canonical bytes of the leaves, not yet decoded.

    Raises
    ------
    RecordError
        Where the row is not one that `pack_rows` can have made.
    """
    where = f"row {ascii(row.first_seq)[:24]}"
    types = [type(value) for value in row]
    if types != [int, int, bytes, bytes]:
        raise RecordError(
            expected="two integers and two blobs",
            got=", ".join(kind.__name__ for kind in types),
            where=where,
        )
    raw = _decompress(row.body, where)
    leaves: list[bytes] = []
    offset = 0
    while offset < len(raw) and len(leaves) < LIMITS.batch_leaves_max:
        start = offset + _LENGTH.size
        length = int.from_bytes(raw[offset:start], "big")
        offset = start + length
        leaves.append(raw[start:offset])
    whole = offset == len(raw)
    if not whole or not leaves or len(leaves) != row.leaves:
        raise RecordError(
            expected=f"{row.leaves} whole leaves, from 1 to {LIMITS.batch_leaves_max}",
            got=f"{len(leaves)} leaves in {offset} of {len(raw)} bytes",
            where=where,
        )
    if len(row.marks) != MARK_BYTES * len(leaves):
        raise RecordError(
            expected=f"{MARK_BYTES * len(leaves)} bytes of marks",
            got=str(len(row.marks)),
            where=where,
        )
    return leaves


def _decompress(body: bytes, where: str) -> bytes:
    """Decompress no more than a row may hold, and exactly one zlib stream."""
    stream = zlib.decompressobj()
    try:
        raw = stream.decompress(body, RAW_BYTES_MAX + 1)
    except zlib.error as error:
        raise RecordError(
            expected="a zlib stream", got=str(error), where=where
        ) from error
    if len(raw) > RAW_BYTES_MAX or not stream.eof or stream.unused_data:
        raise RecordError(
            expected=f"one zlib stream of at most {RAW_BYTES_MAX} bytes",
            got="more, or one cut short, or bytes after it",
            where=where,
        )
    return raw
