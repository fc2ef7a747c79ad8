"""What differs is found and named by its place; what cannot be read is a difference."""

import io
import json
import math

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from vedette.output import same
from vedette.output.same import bytes_difference, json_difference, table_bytes

TABLE = pa.table(
    {
        "time": pa.array([1, 2, 1_533_124_800_123_456_789], pa.timestamp("ns", "UTC")),
        "lat": pa.array([1.0, None, math.nan]),
        "track": pa.array([7, 8, 9], pa.int64()),
        "class": pa.array(["a", "b", "a"]),
        "inside": pa.array([True, False, True]),
    },
    metadata={"data_kind": "recorded"},
)
DOCUMENT = {"a": [1.0, {"b": "x", "c": None}], "d": True, "e": 0.1}


def table_difference(table: pa.Table, content: bytes) -> str:
    return same.table_difference(table, table_bytes(table), content)


def parquet(table: pa.Table, **options: object) -> bytes:
    sink = io.BytesIO()
    pq.write_table(table, sink, **options)
    return sink.getvalue()


def found(table: pa.Table) -> str:
    return table_difference(TABLE, parquet(table))


def put(name: str, values: list[object], kind: pa.DataType | None = None) -> pa.Table:
    number = TABLE.schema.names.index(name)
    array = pa.array(values, kind or TABLE.schema.field(name).type)
    return TABLE.set_column(number, name, array)


@pytest.mark.parametrize("compression", ["none", "snappy", "gzip", "lz4"])
def test_the_same_values_compressed_otherwise_are_the_same(compression: str) -> None:
    content = parquet(TABLE, compression=compression)
    assert content != table_bytes(TABLE)
    assert table_difference(TABLE, content) == ""


def test_of_another_version_of_the_writer_the_same_values_are_the_same() -> None:
    content = parquet(TABLE, compression="none")
    other = content.replace(
        b"parquet-cpp-arrow version 2", b"parquet-cpp-arrow version 1"
    )
    assert other != content
    assert table_difference(TABLE, other) == ""


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"use_dictionary": False}, "encodings and filters of column 0 in row group 0"),
        ({"row_group_size": 1}, "row group 0: other"),
        ({"write_page_index": True}, "indices and paths of column 0 in row group 0"),
        ({"data_page_version": "2.0"}, "pages of column 0 in row group 0"),
        ({"store_schema": False}, "metadata 'data_kind'"),
        ({"bloom_filter_options": {"class": True}}, "filters of column 3"),
    ],
)
def test_what_readers_obey_beside_the_values_must_be_as_we_write_it(
    options: dict[str, object], said: str
) -> None:
    assert said in table_difference(TABLE, parquet(TABLE, **options))


def test_statistics_may_be_missing_but_not_false() -> None:
    """A reader that filters by them would skip rows that are there."""
    assert table_difference(TABLE, parquet(TABLE, write_statistics=False)) == ""
    number = TABLE.schema.names.index("track")
    for content in (parquet(TABLE, compression="none"), table_bytes(TABLE)):
        nine, one = (9).to_bytes(8, "little"), (7).to_bytes(8, "little")
        foot = len(content) - 8 - int.from_bytes(content[-8:-4], "little")
        forged = content[:foot] + content[foot:].replace(nine, one)
        rows = pq.read_table(io.BytesIO(forged), filters=[("track", ">", 8)])
        assert rows.num_rows == 0  # the row of track 9 is there, and not found
        said = table_difference(TABLE, forged)
        assert said.startswith(f"statistics of column {number} in row group 0: other")


def test_a_member_of_the_metadata_twice_is_a_difference() -> None:
    """Some readers believe the first, some the last."""
    ours, other = (b"data_kind", b"recorded"), (b"data_kind", b"synthetic")
    for pairs in ([ours, other], [other, ours], [ours, ours]):
        twice = TABLE.replace_schema_metadata(pa.KeyValueMetadata(pairs))
        assert found(twice).startswith("metadata"), pairs


def test_metadata_of_a_column_is_a_difference() -> None:
    field = TABLE.schema.field("lat").with_metadata({"note": "jammed"})
    noted = TABLE.cast(TABLE.schema.set(1, field))
    assert found(noted).startswith("column lat: expected double, found")


def test_a_path_to_other_data_is_a_difference() -> None:
    """A column chunk may name another file that holds it."""
    sink = io.BytesIO()
    metadata = pq.ParquetFile(io.BytesIO(table_bytes(TABLE))).metadata
    metadata.set_file_path("other.parquet")
    metadata.write_metadata_file(sink)
    footer = sink.getvalue()[4:]
    content = table_bytes(TABLE)
    foot = len(content) - 8 - int.from_bytes(content[-8:-4], "little")
    said = table_difference(TABLE, content[:foot] + footer)
    assert "indices and paths of column 0" in said or "cannot be read" in said


def test_an_empty_table_is_the_same_as_itself_and_no_other() -> None:
    empty = TABLE.slice(0, 0)
    assert table_difference(empty, parquet(empty)) == ""
    assert table_difference(empty, parquet(TABLE)) == "rows: expected 0, found 3"
    assert found(empty) == "rows: expected 3, found 0"


def test_the_first_row_that_differs_is_named() -> None:
    changed = put("lat", [1.0, 0.0, math.nan])
    assert found(changed) == "row 1, column lat: expected null, found 0.0"
    changed = put("lat", [1.0, None, None])
    assert found(changed) == "row 2, column lat: expected nan, found null"
    changed = put("track", [7, 1, 1]).set_column(3, "class", pa.array(["a", "z", "a"]))
    assert found(changed) == "row 1, column track: expected 8, found 1"
    changed = put("class", ["a", "b", "\x1b]0;"])
    assert found(changed) == r"row 2, column class: expected 'a', found '\x1b]0;'"
    changed = put("inside", [True, False, False])
    assert found(changed) == "row 2, column inside: expected True, found False"


def test_a_time_that_differs_by_a_nanosecond_is_named_in_full() -> None:
    said = found(put("time", [1, 2, 1_533_124_800_123_456_788]))
    assert "row 2, column time" in said
    assert "2018-08-01 12:00:00.123456789" in said
    assert "12:00:00.123456788" in said


def test_rows_in_another_order_are_another_table() -> None:
    assert "row 0" in found(TABLE.take([2, 1, 0]))


def test_schema_and_metadata_count() -> None:
    renamed = TABLE.rename_columns(["time", "lat", "track", "klass", "inside"])
    assert found(renamed) == "columns: expected class, found klass"
    assert "others in" in found(TABLE.select(["lat", "time", *TABLE.schema.names[2:]]))
    assert found(TABLE.drop_columns(["lat"])).startswith("columns: expected lat")
    more = TABLE.append_column("weapon", pa.array([1, 2, 3]))
    assert found(more) == "columns: expected none more, found weapon"
    narrow = put("track", [7, 8, 9], pa.int32())
    assert "column track: expected int64" in found(narrow)
    local = put("time", [1, 2, 3], pa.timestamp("ns"))
    assert "column time: expected timestamp[ns, tz=UTC]" in found(local)
    other = TABLE.replace_schema_metadata({"data_kind": "synthetic"})
    said = "metadata 'data_kind': expected 'recorded', found 'synthetic'"
    assert found(other) == said
    assert found(TABLE.replace_schema_metadata(None)).endswith("found nothing")
    more = TABLE.replace_schema_metadata({"data_kind": "recorded", "by": b"\xff"})
    assert found(more) == r"metadata 'by': expected nothing, found '\\xff'"


def test_bytes_that_are_no_parquet_are_a_difference() -> None:
    whole = parquet(TABLE)
    for content in (b"", b"PAR1", whole[:-9], whole[:40] + b"\xff" * 9 + whole[49:]):
        said = table_difference(TABLE, content)
        assert "cannot be read" in said or "column" in said


def test_no_flip_of_a_byte_is_an_error() -> None:
    whole = parquet(TABLE, compression="none")
    for place in range(len(whole)):
        content = bytearray(whole)
        content[place] ^= 0x41
        table_difference(TABLE, bytes(content))  # says what it likes, raises nothing


def test_a_long_text_given_to_every_row_is_refused_before_it_is_spread() -> None:
    rows = 100_000
    expected = pa.table({"class": pa.array(["a"] * rows)})
    letters = pa.array(["x" * 10_000_000])
    spread = pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), letters)
    bomb = parquet(pa.table({"class": spread}), store_schema=False, compression="zstd")
    assert len(bomb) < 100_000
    said = table_difference(expected, bomb)
    assert "a text of 10,000,000 bytes in column class" in said


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("e",), 0.2, "e: expected 0.1, found 0.2"),
        (("d",), 1, "d: expected true, found 1"),
        (("a", 1, "c"), 0, "a[1].c: expected null, found 0"),
        (("a", 1, "b"), "y", 'a[1].b: expected "x", found "y"'),
        (("a", 1), [], 'a[1]: expected {"b": "x", "c": null}, found []'),
        (("a",), [1.0], 'a[1]: expected {"b": "x", "c": null}, found nothing'),
        (("f",), "\ud800", r'f: expected nothing, found "\ud800"'),
        (("e",), 10**300, "e: expected 0.1, found 1000000000"),
    ],
)
def test_the_first_member_that_differs_is_named(
    path: tuple[str | int, ...], value: object, said: str
) -> None:
    document = json.loads(json.dumps(DOCUMENT))
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    found = json_difference(DOCUMENT, json.dumps(document).encode())
    assert found.startswith(said)
    assert len(found) < 300


def test_json_is_compared_by_value() -> None:
    other = b'{"e":1e-1, "d":true,\n"a":[1,{"c":null,"b":"\\u0078"}]}'
    assert json_difference(DOCUMENT, other) == ""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b'{"a":1,"a":2}',
        b"NaN",
        b'{"e":' + b"9" * 10_000 + b"}",
        b"[" * 200_000,
        b'{"a":' * 200_000,
    ],
)
def test_json_that_cannot_be_read_or_says_two_things_is_a_difference(
    content: bytes,
) -> None:
    assert "cannot be read" in json_difference(DOCUMENT, content)


def test_a_text_is_compared_to_the_byte() -> None:
    assert bytes_difference(b"a\nb\n", b"a\nb\n") == ""
    said = bytes_difference(b"a\nb = 1\n", b"a\nb = 2\n")
    assert said == "line 2: expected 'b = 1', found 'b = 2'"
    assert bytes_difference(b"a\n", b"a\nb") == "line 2: expected nothing, found 'b'"
    assert "found nothing" in bytes_difference(b"abc", b"")
    assert r"\\xff" in bytes_difference(b"abc", b"\xff")
