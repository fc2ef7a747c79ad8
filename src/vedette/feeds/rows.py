"""A file's content cut into the leaves that the record stores: pure, all at once.

Line formats (CSV, JSON lines) give their lines with their line ends: the leaves joined
are the content again. A JSON array, a Parquet table and readsb documents give the
canonical JSON (`vedette.feeds.json_leaf`) of each row. Parquet timestamps become ISO
8601 text in UTC with the digits of their unit, so that no unit has to be guessed; nan
and infinite numbers become null.
"""

from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from vedette.errors import FeedError
from vedette.feeds.json_leaf import BYTE_ORDER_MARK, any_object, canonical_json

# A small file can stand for any number of equal rows; more would not fit in memory.
PARQUET_ROWS_MAX = 20_000_000


def lines(content: bytes) -> list[bytes]:
    """Cut text at its line ends (LF, CR LF or CR), which stay with their line.

    Parameters
    ----------
    content : bytes
        The file, unpacked.

    Returns
    -------
    list of bytes
        Joined, they are the content.
    """
    return content.splitlines(keepends=True)


def array_rows(content: bytes) -> list[bytes]:
    """Cut a JSON array of rows.

    Parameters
    ----------
    content : bytes
        The file, unpacked.

    Returns
    -------
    list of bytes
        Canonical JSON of each element.

    Raises
    ------
    FeedError
        If the content is no JSON array.
    """
    rows = _whole(content, "a JSON array of rows")
    if not isinstance(rows, list):
        raise FeedError(expected="a JSON array of rows", got=type(rows).__name__)
    return [canonical_json(row) for row in rows]


def aircraft_rows(content: bytes) -> list[bytes]:
    """Cut `aircraft.json`: one document, or one per line as a log of them has.

    Parameters
    ----------
    content : bytes
        The file, unpacked.

    Returns
    -------
    list of bytes
        A leaf per aircraft; a line that is no such document stays as it is.
    """
    try:
        documents = [(content, _whole(content, "aircraft.json"))]
    except FeedError:
        documents = [(line, any_object(line)) for line in content.splitlines()]
    leaves: list[bytes] = []
    for source, document in documents:
        found = document.get("aircraft") if isinstance(document, dict) else None
        if not isinstance(found, list):
            leaves.append(source)
            continue
        now = document.get("now")
        leaves += [canonical_json({"aircraft": a, "now": now}) for a in found]
    return leaves


def trace_rows(content: bytes) -> list[bytes]:
    """Cut a readsb trace.

    Parameters
    ----------
    content : bytes
        The file, unpacked.

    Returns
    -------
    list of bytes
        A leaf per point.

    Raises
    ------
    FeedError
        If the content is no trace.
    """
    trace = _whole(content, "a readsb trace")
    points = trace.get("trace") if isinstance(trace, dict) else None
    if not isinstance(points, list):
        raise FeedError(expected="a readsb trace", got="no list of points named trace")
    head = {"icao": trace.get("icao"), "timestamp": trace.get("timestamp")}
    return [canonical_json({**head, "point": point}) for point in points]


def parquet_rows(content: bytes) -> list[bytes]:
    """Cut a Parquet table.

    Parameters
    ----------
    content : bytes
        The file.

    Returns
    -------
    list of bytes
        Canonical JSON of each row.

    Raises
    ------
    FeedError
        If it is no Parquet table, or repeats a column.
    """
    try:
        source = pq.ParquetFile(pa.BufferReader(content))
        if source.metadata.num_rows > PARQUET_ROWS_MAX:
            got = f"{source.metadata.num_rows}"
            raise FeedError(expected=f"at most {PARQUET_ROWS_MAX} rows", got=got)
        return _parquet_leaves(source.read())
    except (pa.ArrowException, OSError, ValueError, OverflowError) as problem:
        got = ascii(str(problem).partition("\n")[0][:200])
        raise FeedError(expected="a Parquet table", got=got) from None


def _parquet_leaves(table: "pa.Table") -> list[bytes]:
    """Write the rows of a table as JSON, its timestamps as text."""
    if len(set(table.column_names)) < table.num_columns:
        raise FeedError(expected="every column once", got="a repeated column name")
    for place, field in enumerate(table.schema):
        if pa.types.is_timestamp(field.type):
            text = _utc_text(table.column(place))
            table = table.set_column(place, field.name, text)
    leaves: list[bytes] = []
    for batch in table.to_batches():
        leaves += [canonical_json(row) for row in batch.to_pylist()]
    return leaves


def _utc_text(column: "pa.ChunkedArray") -> "pa.ChunkedArray":
    """Write timestamps as text; a column with any zone counts from 1970 UTC."""
    unit, zone = column.type.unit, column.type.tz
    return column.cast(pa.timestamp(unit, "UTC" if zone else None)).cast(pa.string())


def _whole(content: bytes, expected: str) -> Any:  # noqa: ANN401 - any JSON
    """Decode a whole document."""
    try:
        return msgspec.json.decode(content.removeprefix(BYTE_ORDER_MARK))
    except (ValueError, RecursionError) as problem:
        raise FeedError(
            expected=expected,
            got=f"broken JSON ({problem})",
            advice="Is the file complete?",
        ) from None
