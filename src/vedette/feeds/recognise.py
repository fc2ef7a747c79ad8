"""What a file is, by its content alone: names and endings lie.

The first bytes tell captures, Parquet and foreign files; data blocks are believed where
the walk from header to header goes on; the first JSON object that can be read tells its
format by its keys; a first line of text with a separator is a CSV header.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from types import MappingProxyType

from vedette.errors import FeedError
from vedette.feeds.capture import blocks_begun, container_of
from vedette.feeds.decoder import FORMATS
from vedette.feeds.fields import BadValue
from vedette.feeds.json_leaf import BYTE_ORDER_MARK, any_object
from vedette.feeds.modes import wrapping_of
from vedette.feeds.traffic import COLUMNS, REQUIRED
from vedette.feeds.traffic_csv import COMMENT, SEPARATORS, columns_of

SAMPLE_ROWS = 100  # enough to meet a row that is whole, and every common column
PARQUET = b"PAR1"
HEAD_BYTES_MAX = 1 << 20  # where messages must have shown themselves
HEAD_BYTES = 1 << 16  # where the header of a CSV must have come
FOREIGN = MappingProxyType(
    {
        b"\x89PNG": "a PNG picture",
        b"\xff\xd8\xff": "a JPEG picture",
        b"\x7fELF": "an ELF program",
        b"PK\x03\x04": "a zip archive",
        b"%PDF": "a PDF document",
        b"SQLite format 3": "an SQLite database",
        b"\x28\xb5\x2f\xfd": "a zstd archive",
        b"\xfd7zXZ": "an xz archive",
        b"BZh": "a bzip2 archive",
    }
)
# What other tools call these columns; their units differ, so they are only suggested.
ALIASES = MappingProxyType(
    {
        "time": "timestamp",
        "datetime": "timestamp",
        "date": "timestamp",
        "ts": "timestamp",
        "lat": "latitude",
        "lon": "longitude",
        "lng": "longitude",
        "long": "longitude",
        "x": "longitude",
        "y": "latitude",
    }
)
ADVICE = "Formats: " + ", ".join(FORMATS) + " (docs/formats.md); --format chooses one."


def format_of(content: bytes) -> str:
    """Recognise the format of a file.

    Parameters
    ----------
    content : bytes
        The file, unpacked.

    Returns
    -------
    str
        A name of `vedette.feeds.decoder.FORMATS`.

    Raises
    ------
    FeedError
        If it is none that is read.
    """
    text = content.removeprefix(BYTE_ORDER_MARK).lstrip()
    if not text:
        raise FeedError(expected="a recording", got="an empty file", advice=ADVICE)
    refuse_foreign(content[:HEAD_BYTES_MAX])
    messages = messages_of(content[:HEAD_BYTES_MAX])
    if messages:
        return messages
    if content.startswith(PARQUET):
        return "traffic-parquet"
    if text.startswith(b"["):
        return "traffic-json"
    if text.startswith(b"{"):
        return _json_format(text)
    head = header_of(text[:HEAD_BYTES].splitlines())
    if b"\0" not in head and any(mark.encode() in head for mark in SEPARATORS):
        return "traffic-csv"
    got, advice = f"a file that begins with {content[:16]!r}", ADVICE
    if begun := blocks_begun(content[:HEAD_BYTES_MAX]):
        got = f"{begun:,} bytes like ASTERIX data blocks, and then none"
        advice = f"--format asterix reads on behind the damage. {ADVICE}"
    raise FeedError(expected="a recording that is read", got=got, advice=advice)


def messages_of(head: bytes) -> str:
    """Recognise a format of messages, which is read piece by piece.

    Parameters
    ----------
    head : bytes
        The first `HEAD_BYTES_MAX` of the file, unpacked, or all of it.

    Returns
    -------
    str
        A name of `vedette.feeds.decoder.FORMATS`; "" where it is none of these.
    """
    if head.startswith(PARQUET):
        return ""
    return "asterix" if container_of(head) else wrapping_of(head)


def refuse_foreign(head: bytes) -> None:
    """Name what is known and not read.

    Parameters
    ----------
    head : bytes
        The first `HEAD_BYTES_MAX` of the file, unpacked, or all of it.

    Raises
    ------
    FeedError
        If it is no recording.
    """
    got = next((n for magic, n in FOREIGN.items() if head.startswith(magic)), "")
    if not got and head and not any(head):
        more = " or more" if len(head) == HEAD_BYTES_MAX else ""
        got = f"a file of zeros ({len(head):,} bytes{more})"
    if got:
        raise FeedError(expected="a recording that is read", got=got, advice=ADVICE)


def columns_found(name: str, leaves: Sequence[bytes]) -> tuple[str, ...]:
    """Name the columns of a table.

    Parameters
    ----------
    name : str
        Of the format.
    leaves : sequence of bytes
        Of one file.

    Returns
    -------
    tuple of str
        In order of appearance in the header or in the first hundred rows; empty for
        formats that are no tables.
    """
    if not name.startswith("traffic"):
        return ()
    sample = [leaf for leaf in leaves[: 2 * SAMPLE_ROWS] if leaf.strip()][:SAMPLE_ROWS]
    if name == "traffic-csv":
        try:
            return tuple(_shown(c) for c in columns_of(header_of(sample)) if c)
        except BadValue:
            return ()
    keys: dict[str, None] = {}
    for leaf in sample:
        keys.update(dict.fromkeys(any_object(leaf) or ()))
    return tuple(_shown(key) for key in keys)


def header_of(sample: Sequence[bytes]) -> bytes:
    """Find the header line of a CSV, which may stand below lines of comment.

    Parameters
    ----------
    sample : sequence of bytes
        First lines of the file.

    Returns
    -------
    bytes
        The first line that is neither blank nor a comment; empty where there is none.
    """
    lines = (line for line in sample if line.strip() and not line.startswith(COMMENT))
    return next(lines, b"")


def unknown_columns(found: Sequence[str]) -> tuple[str, ...]:
    """Name the columns that are not read.

    Parameters
    ----------
    found : sequence of str
        Columns of the table.

    Returns
    -------
    tuple of str
        Those that stay in the leaf alone.
    """
    return tuple(name for name in found if name not in COLUMNS)


def missing_columns(found: Sequence[str]) -> tuple[str, ...]:
    """Say which required columns a table lacks.

    Parameters
    ----------
    found : sequence of str
        Columns of the table.

    Returns
    -------
    tuple of str
        Empty where all are there.
    """
    return tuple(name for name in REQUIRED if name not in found)


def missing_columns_error(found: Sequence[str], where: str) -> FeedError:
    """Make the error that teaches which column to rename.

    Parameters
    ----------
    found : sequence of str
        Columns of the table.
    where : str
        The file.

    Returns
    -------
    FeedError
        Naming what is missing, what was found, and the nearest.
    """
    missing = missing_columns(found)
    spare = {name.lower(): name for name in unknown_columns(found)}
    hints = []
    for column in missing:
        known_as = [a for a in spare if ALIASES.get(a) == column]
        near = known_as or get_close_matches(column, spare, n=1, cutoff=0.6)
        hints += [f"rename {spare[near[0]]} to {column}"] if near else []
    shown = ", ".join(found[:30]) or "none"
    advice = f"If it is meant so, {' and '.join(hints)}. " if hints else ""
    return FeedError(
        expected=f"the columns {', '.join(REQUIRED)}; missing: {', '.join(missing)}",
        got=f"the columns {shown}",
        where=where,
        advice=advice + "Names and units: docs/formats.md.",
    )


def _shown(name: str) -> str:
    """Make a column name harmless for terminals: no control characters, no novel."""
    return name[:64] if name.isprintable() else ascii(name)[:64]


def _json_format(text: bytes) -> str:
    """Tell JSON formats apart by the keys of the first object that can be read."""
    lines = text.split(b"\n", SAMPLE_ROWS)[:SAMPLE_ROWS]
    found = (any_object(part) for part in (lines[0], text, *lines[1:]))
    row = next((part for part in found if part is not None), None)
    if row is None:
        raise FeedError(
            expected="JSON lines, or a readsb document",
            got="no JSON object that can be read",
            advice="Is the file complete? " + ADVICE,
        )
    if "trace" in row:
        return "readsb-trace"
    if "aircraft" in row:
        return "readsb-aircraft"
    if "sensor" in row:
        return "sightings-jsonl" if "kind" in row else "radar-jsonl"
    return "traffic-jsonl"
