"""Whether the bytes of a file say what was expected: the first place where they do not.

By value, so that another compression, indentation or order of JSON members is no
difference; but what readers obey beside the values, a table must tell as expected. The
bytes may come from anybody: they are parsed within limits, and whatever cannot be read
is a difference in words, never an error.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NoReturn

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from vedette.output.footer import footer_difference

# A dictionary may give one long text to every row; the texts of our tables are ids.
TEXT_BYTES_MAX = 4096
SHOWN_MAX = 80  # letters of a value in a sentence
ABSENT = "nothing"


def table_bytes(table: pa.Table) -> bytes:
    """Write a table, always to the same bytes by one version of the writer.

    Parameters
    ----------
    table : pyarrow.Table
        Metadata included.

    Returns
    -------
    bytes
        A Parquet file; zstd is half the size of the default at the same speed.
    """
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    content: bytes = sink.getvalue().to_pybytes()
    return content


def table_difference(expected: pa.Table, written: bytes, content: bytes) -> str:
    """Say where a Parquet file differs from a table.

    Parameters
    ----------
    expected : pyarrow.Table
        What it should hold, metadata included.
    written : bytes
        The same as a file, of `table_bytes`.
    content : bytes
        The file.

    Returns
    -------
    str
        The first difference, by row, then by column; "" where there is none.
    """
    if content == written:
        return ""
    try:
        differences = _table_differences(expected, pa.BufferReader(content))
        return next(differences, "") or footer_difference(written, content)
    except (pa.ArrowException, OSError, ValueError) as error:
        return f"expected a Parquet file, found one that cannot be read: {cut(error)}"


def json_difference(
    expected: object,
    content: bytes,
    part: Callable[[object], object] = lambda document: document,
) -> str:
    """Say where a JSON document differs from values.

    Parameters
    ----------
    expected : object
        JSON values.
    content : bytes
        The file.
    part : callable
        Takes of a document what shall be compared.

    Returns
    -------
    str
        The first difference, in the order of the document; "" where there is none.
    """
    try:
        found = part(_parsed(content))
    except (ValueError, RecursionError) as error:
        return f"expected JSON, found what cannot be read: {cut(error)}"
    plain = json.loads(msgspec.json.encode(expected))
    return next(_json_differences(part(plain), found, ""), "")


def bytes_difference(expected: bytes, content: bytes) -> str:
    """Say where bytes differ.

    Parameters
    ----------
    expected, content : bytes
        The file as it should be, and as it is.

    Returns
    -------
    str
        The first difference; "" where there is none.
    """
    if expected == content:
        return ""
    common = min(len(expected), len(content))
    place = next((i for i in range(common) if expected[i] != content[i]), common)
    line = expected.count(b"\n", 0, place) + 1
    return (
        f"line {line}: expected {cut(_line_at(expected, place))}, "
        f"found {cut(_line_at(content, place))}"
    )


def cut(value: object) -> str:
    """Write a value in at most `SHOWN_MAX` letters, on one line.

    Parameters
    ----------
    value : object
        Anything with a text.

    Returns
    -------
    str
        Its text, with dots where some of it is left out.
    """
    text = str(value).encode(errors="backslashreplace").decode()
    text = " ".join(text.split())
    return text if len(text) <= SHOWN_MAX else f"{text[:SHOWN_MAX]}..."


def _parsed(content: bytes) -> object:
    """Read JSON in which no member is named twice: readers would not agree on it."""
    return json.loads(
        content, object_pairs_hook=_members, parse_constant=_no_such_number
    )


def _members(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Make an object of its members."""
    made = dict(pairs)
    if len(made) < len(pairs):
        twice, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        raise ValueError(f"member {twice!r} stands there twice")
    return made


def _no_such_number(name: str) -> NoReturn:
    """Refuse NaN and infinities, which are no JSON."""
    raise ValueError(f"{name} is no JSON")


def _json_differences(expected: object, found: object, path: str) -> Iterator[str]:
    """Walk through two documents at once."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for name in (*expected, *(name for name in found if name not in expected)):
            yield from _json_differences(
                expected.get(name, _ABSENT),
                found.get(name, _ABSENT),
                f"{path}.{name}" if path else name,
            )
    elif isinstance(expected, list) and isinstance(found, list):
        for place in range(max(len(expected), len(found))):
            yield from _json_differences(
                expected[place] if place < len(expected) else _ABSENT,
                found[place] if place < len(found) else _ABSENT,
                f"{path}[{place}]",
            )
    elif not _alike(expected, found):
        yield (
            f"{cut(path) or 'the document'}: expected {_shown(expected)}, "
            f"found {_shown(found)}"
        )


class _Absent:
    """Stands where a document has nothing."""


_ABSENT = _Absent()


def _alike(expected: object, found: object) -> bool:
    """Compare scalars; true is not 1, but 1 is 1.0, as in JSON."""
    numbers = (int, float)
    if isinstance(expected, bool) or isinstance(found, bool):
        return expected is found
    if isinstance(expected, numbers) and isinstance(found, numbers):
        return expected == found
    return type(expected) is type(found) and expected == found


def _shown(value: object) -> str:
    """Write a JSON value."""
    if value is _ABSENT:
        return ABSENT
    return cut(json.dumps(value))


def _line_at(content: bytes, place: int) -> str:
    """Write the line that a byte is in."""
    begin = content.rfind(b"\n", 0, place) + 1
    line = content[begin : place + SHOWN_MAX].split(b"\n", 1)[0]
    return repr(line.decode(errors="backslashreplace")) if line else ABSENT


def _table_differences(expected: pa.Table, file: pa.BufferReader) -> Iterator[str]:
    """Compare schema, metadata and number of rows before anything is unpacked."""
    texts = [f.name for f in expected.schema if pa.types.is_string(f.type)]
    schema = pq.ParquetFile(file).schema_arrow
    yield from _schema_differences(expected.schema, schema)
    yield from _metadata_differences(expected.schema, schema)
    # Texts stay in their dictionaries until it is known that they are short.
    table = pq.ParquetFile(file, read_dictionary=texts)
    rows = table.metadata.num_rows
    if rows != expected.num_rows:
        yield f"rows: expected {expected.num_rows:,}, found {rows:,}"
    found: list[tuple[int, int]] = []
    columns: list[pa.ChunkedArray] = []
    for number, name in enumerate(expected.schema.names):
        column = _column(table, name)
        if len(column) != expected.num_rows:
            yield f"column {name}: expected {expected.num_rows:,} rows, found others"
        row = _first_other(expected[name], column)
        columns.append(column)
        found += [] if row < 0 else [(row, number)]
    for row, number in sorted(found):
        name = expected.schema.names[number]
        was, now = expected[name][row], columns[number][row]
        yield f"row {row}, column {name}: expected {_cell(was)}, found {_cell(now)}"


def _column(table: pq.ParquetFile, name: str) -> pa.ChunkedArray:
    """Read one column, and no text that is longer than any of ours."""
    column = table.read(columns=[name], use_threads=False)[name]
    if not pa.types.is_dictionary(column.type):
        return column
    for chunk in column.chunks:
        longest = pc.max(pc.binary_length(chunk.dictionary)).as_py() or 0
        if longest > TEXT_BYTES_MAX:
            raise ValueError(f"a text of {longest:,} bytes in column {name}")
    return column.cast(column.type.value_type)


def _schema_differences(expected: pa.Schema, found: pa.Schema) -> Iterator[str]:
    """Compare names, order and types of columns."""
    if found.names != expected.names:
        missing = [name for name in expected.names if name not in found.names]
        more = [name for name in found.names if name not in expected.names]
        order = "others in number or order"
        yield (
            f"columns: expected {_listed(missing) or 'none more'}, "
            f"found {_listed(more) or order}"
        )
        return
    for field in expected:
        other = found.field(field.name)
        if not other.equals(field, check_metadata=True):
            yield f"column {field.name}: expected {field.type}, found {cut(other)}"


def _metadata_differences(expected: pa.Schema, found: pa.Schema) -> Iterator[str]:
    """Compare what the file says of itself, such as `data_kind`."""
    was, now = expected.metadata or {}, found.metadata or {}
    for name in (*was, *(name for name in now if name not in was)):
        if was.get(name) != now.get(name):
            yield (
                f"metadata {_text(name)}: expected {_text(was.get(name))}, "
                f"found {_text(now.get(name))}"
            )


def _first_other(expected: pa.ChunkedArray, found: pa.ChunkedArray) -> int:
    """Return the first row that differs, -1 where none does; nan is nan here."""
    other = pc.not_equal(expected, found)
    if pa.types.is_floating(expected.type):
        both = pc.and_(pc.is_nan(expected), pc.is_nan(found))
        other = pc.and_(other, pc.invert(both))
    one_null = pc.xor(pc.is_null(expected), pc.is_null(found))
    row: int = pc.index(pc.coalesce(other, one_null), True).as_py()
    return row


def _cell(scalar: pa.Scalar) -> str:
    """Write a value of a table; a time to the nanosecond."""
    if not scalar.is_valid:
        return "null"
    if pa.types.is_timestamp(scalar.type):
        return str(scalar.cast(pa.string()))
    return cut(repr(scalar.as_py()))


def _listed(names: list[str]) -> str:
    """List names."""
    return cut(", ".join(names))


def _text(content: bytes | None) -> str:
    """Write a text of the metadata."""
    if content is None:
        return ABSENT
    return cut(repr(content.decode(errors="backslashreplace")))
