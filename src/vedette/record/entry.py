"""One entry of the record: a leaf, and its canonical bytes.

Law: docs/record-format.md section 1. A leaf is, without padding, big-endian:
version u8 (= 1), kind u8, seq u64, received_ns i64, length of feed u16, feed (UTF-8),
body (all bytes that remain). Each leaf has one spelling and each spelling one leaf.
Times are integer nanoseconds UTC.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from vedette.errors import RecordError, UsageError
from vedette.limits import LIMITS
from vedette.record.canonical import parse_canonical_object

VERSION = 1
SEQ_MAX = (1 << 63) - 1  # SQLite counts in signed 64-bit words
PRIVATE_FIRST = 128  # kinds from here on belong to other ledgers
_HEADER = struct.Struct(">BBQqH")


class Kind(IntEnum):
    """What an entry is; the numbers are frozen, 8-127 are kept for later versions."""

    GENESIS = 1  # canonical JSON: the first entry, what the record is about
    INPUT = 2  # a raw message as it was received
    TICK = 3  # a timer fired
    REJECTED = 4  # canonical JSON: an input that could not be used, and why
    DECISION = 5  # canonical JSON: what was concluded from all up to `through_seq`
    ATTACHMENT = 6  # the bytes of a file that the picture needs; feed is its name
    CLOSE = 7  # canonical JSON, text values: the last entry


JSON_KINDS = frozenset({Kind.GENESIS, Kind.REJECTED, Kind.DECISION, Kind.CLOSE})
KINDS = frozenset(int(kind) for kind in Kind)


class Entry(NamedTuple):
    """What a caller appends: a leaf before it has a number."""

    kind: int
    feed: str
    received_ns: int
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One entry of the record.

    Parameters
    ----------
    kind : int
        A `Kind`, or 128-255 for a ledger that is not an air picture.
    seq : int
        Position in the record, from 0, without gaps.
    received_ns : int
        When it was learnt, nanoseconds UTC.
    feed : str
        Id of the feed, or name of the attachment.
    body : bytes
        The raw message, or canonical JSON.
    """

    kind: int
    seq: int
    received_ns: int
    feed: str
    body: bytes


def encode_leaf(leaf: Leaf) -> bytes:
    """Spell a leaf as its canonical bytes.

    Parameters
    ----------
    leaf : Leaf
        The entry.

    Returns
    -------
    bytes
        The bytes that are hashed and stored.

    Raises
    ------
    UsageError
        Where a part does not fit the format.
    """
    where = f"leaf {leaf.seq}"
    _check_kind(leaf.kind, UsageError, where)
    try:
        feed = leaf.feed.encode()
        header = _HEADER.pack(VERSION, leaf.kind, leaf.seq, leaf.received_ns, len(feed))
    except (struct.error, UnicodeEncodeError) as error:
        raise UsageError(
            expected="a feed of at most 65,535 bytes of UTF-8 and 64-bit numbers",
            got=str(error),
            where=where,
        ) from error
    encoded = header + feed + leaf.body
    if len(encoded) > LIMITS.leaf_bytes_max or leaf.seq > SEQ_MAX:
        raise UsageError(
            expected=f"a leaf of at most {LIMITS.leaf_bytes_max} bytes",
            got=f"{len(encoded)} bytes",
            where=where,
        )
    return encoded


def decode_leaf(encoded: bytes, where: str = "leaf") -> Leaf:
    """Read the canonical bytes of a leaf.

    Parameters
    ----------
    encoded : bytes
        The bytes that were stored.
    where : str
        Place named in the error.

    Returns
    -------
    Leaf
        The entry; encoding it again gives the same bytes.

    Raises
    ------
    RecordError
        Where the bytes are not those of a leaf.
    """
    if not _HEADER.size <= len(encoded) <= LIMITS.leaf_bytes_max:
        raise RecordError(
            expected=f"{_HEADER.size} to {LIMITS.leaf_bytes_max} bytes",
            got=str(len(encoded)),
            where=where,
        )
    version, kind, seq, received_ns, feed_bytes = _HEADER.unpack_from(encoded)
    end = _HEADER.size + feed_bytes
    if version != VERSION or end > len(encoded) or seq > SEQ_MAX:
        raise RecordError(
            expected=f"version {VERSION} and a feed within the leaf",
            got=f"version {version}, seq {seq}, feed of {feed_bytes} bytes",
            where=where,
        )
    _check_kind(kind, RecordError, where)
    try:
        feed = encoded[_HEADER.size : end].decode()
    except UnicodeDecodeError as error:
        raise RecordError(
            expected="a feed in UTF-8", got=str(error), where=where
        ) from error
    return Leaf(
        kind=kind, seq=seq, received_ns=received_ns, feed=feed, body=encoded[end:]
    )


def through_seq(leaf: Leaf) -> int:
    """Read up to which entry a decision had seen the record.

    Parameters
    ----------
    leaf : Leaf
        Of kind DECISION.

    Returns
    -------
    int
        Its `through_seq`, smaller than its own seq, -1 where nothing was seen.

    Raises
    ------
    RecordError
        Where the body does not say so.
    """
    where = f"leaf {leaf.seq}"
    through = parse_canonical_object(leaf.body, where).get("through_seq")
    if type(through) is not int or not -1 <= through < leaf.seq:
        raise RecordError(
            expected=f"a decision with through_seq from -1 to {leaf.seq - 1}",
            got=ascii(through)[:80],
            where=where,
        )
    return through


def _check_kind(
    kind: int, error: type[RecordError] | type[UsageError], where: str
) -> None:
    """Refuse a kind that no reader of this version can understand."""
    if kind not in KINDS and not PRIVATE_FIRST <= kind <= 255:  # noqa: PLR2004 - a byte
        raise error(
            expected=f"a kind of 1-{max(KINDS)} or {PRIVATE_FIRST}-255",
            got=str(kind),
            where=where,
        )
