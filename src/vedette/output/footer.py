"""What a Parquet file tells its readers beside the values: whether it is as expected.

Law: Apache Parquet format, `parquet.thrift`. Readers skip rows by statistics, indices
and filters, open other files by a path and believe the first or the last of two
members of metadata; so all of that must be as in the expected file. Free are only what
follows from another compression or another version of the writer: its name, codec,
sizes and offsets. Statistics that an older writer leaves out may be missing.
"""

import base64
from collections.abc import Iterator
from typing import TypeAlias, cast

import pyarrow as pa

from vedette.output.thrift import Reader, Value

Struct: TypeAlias = dict[int, Value]

MAGIC = b"PAR1"
ARROW = b"ARROW:schema"
# Fields of parquet.thrift by number.
_ROW_GROUPS, _KEY_VALUES, _COLUMNS, _OF_COLUMN, _PATH = 4, 5, 1, 3, 3
_STATISTICS, _SIZE_STATISTICS = 12, 16
_SIZE, _DATA_PLACE, _DICTIONARY_PLACE, _PAGE_SIZE = 7, 9, 11, 3
_STATISTICS_OF_PAGE = ((5, 5), (8, 8))
_FREE_OF_FILE = {1, 6, _ROW_GROUPS, _KEY_VALUES}  # version, writer; rest: one by one
_FREE_OF_GROUP = {_COLUMNS, 2, 5, 6}  # bytes, place
_FREE_OF_CHUNK = {2, _OF_COLUMN}  # place
_FREE_OF_COLUMN = {4, 6, _SIZE, _DATA_PLACE, _DICTIONARY_PLACE}  # codec, bytes, places
_FREE_OF_PAGE = {2, _PAGE_SIZE, 4}  # bytes, their sum


def footer_difference(expected: bytes, content: bytes) -> str:
    """Say what a Parquet file tells its readers otherwise than an expected one.

    Parameters
    ----------
    expected : bytes
        A file of the same values, as this version writes it.
    content : bytes
        The file.

    Returns
    -------
    str
        The first difference; "" where there is none.

    Raises
    ------
    ValueError
        It is no Parquet file.
    """
    was, now = dict(_told(expected)), dict(_told(content))
    for name in (*was, *(name for name in now if name not in was)):
        if name in was and name in now and _agree(name, was[name], now[name]):
            continue
        return f"{name}: other than of these values"
    return ""


def _agree(name: str, was: object, now: object) -> bool:
    """Compare; of statistics, what is there."""
    if (
        name.startswith("statistics")
        and isinstance(was, dict)
        and isinstance(now, dict)
    ):
        return all(field in was and was[field] == now[field] for field in now)
    return was == now


def _told(content: bytes) -> Iterator[tuple[str, object]]:
    """Give all that a file tells its readers, by name."""
    footer = _footer(content)
    yield "metadata", [_key_value(pair) for pair in _structs(footer, _KEY_VALUES)]
    yield "schema, rows and order", _without(footer, _FREE_OF_FILE)
    for place, group in enumerate(_structs(footer, _ROW_GROUPS)):
        yield f"row group {place}", _without(group, _FREE_OF_GROUP)
        for number, chunk in enumerate(_structs(group, _COLUMNS)):
            where = f"of column {number} in row group {place}"
            column = cast("Struct", chunk.get(_OF_COLUMN, {}))
            yield f"indices and paths {where}", _without(chunk, _FREE_OF_CHUNK)
            kept = _without(column, _FREE_OF_COLUMN)
            yield f"statistics {where}", kept.pop(_STATISTICS, {})
            yield f"statistics of sizes {where}", kept.pop(_SIZE_STATISTICS, {})
            yield f"encodings and filters {where}", kept
            pages = list(_pages(content, column))
            for page, header in enumerate(pages):
                yield f"statistics of page {page} {where}", _page_statistics(header)
            yield f"pages {where}", pages


def _footer(content: bytes) -> Struct:
    """Read the footer: it ends with its length and the magic."""
    length = int.from_bytes(content[-8:-4], "little")
    if content[-4:] != MAGIC or not 0 < length <= len(content) - 12:
        raise ValueError("no footer of Parquet")
    reader = Reader(content, len(content) - 8 - length)
    footer = reader.struct()
    if reader.place != len(content) - 8:
        raise ValueError("more in the footer than one struct")
    return footer


def _pages(content: bytes, column: Struct) -> Iterator[Struct]:
    """Give the headers of the pages of a column, one after the other."""
    place, size = column.get(_DATA_PLACE, 0), column.get(_SIZE, 0)
    first = column.get(_DICTIONARY_PLACE, place)
    if not (
        isinstance(place, int) and isinstance(first, int) and isinstance(size, int)
    ):
        raise ValueError("no places of pages")  # noqa: TRY004 - of the file
    # Without rows there is a dictionary, and no data: their place is 0.
    begin = min((one for one in (first, place) if one), default=0)
    if begin < 0 or size < 0:
        raise ValueError("pages before the file begins")
    reader = Reader(content, begin)
    while reader.place < begin + size:
        header = reader.struct()
        length = header.get(_PAGE_SIZE, -1)
        if not isinstance(length, int) or length < 0:
            raise ValueError("a page without a size")
        reader.place += length
        yield _without(header, _FREE_OF_PAGE)
    if reader.place != begin + size:
        raise ValueError("pages of another size than their column")


def _page_statistics(header: Struct) -> Value:
    """Take the statistics out of the header of a page of either version."""
    for version, place in _STATISTICS_OF_PAGE:
        inner = header.get(version)
        if isinstance(inner, dict) and place in inner:
            return inner.pop(place)
    return {}


def _key_value(pair: Struct) -> object:
    """Give a member of the metadata; of Arrow's own, the schema that it spells."""
    if pair.get(1) != ARROW or not isinstance(pair.get(2), bytes):
        return pair
    spelt = base64.b64decode(cast("bytes", pair[2]))
    schema = pa.ipc.read_schema(pa.BufferReader(spelt))
    return {**pair, 2: schema.serialize().to_pybytes()}


def _without(struct: Struct, free: set[int]) -> Struct:
    """Leave out fields that may be others."""
    return {field: value for field, value in struct.items() if field not in free}


def _structs(struct: Struct, field: int) -> list[Struct]:
    """Give a list of structs, empty where there is none."""
    found = struct.get(field, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ValueError(f"field {field} is no list of structs")
    return cast("list[Struct]", found)
