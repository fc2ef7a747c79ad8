"""Structs of Thrift are read as an independent reader reads them, or refused."""

import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from vedette.output.footer import footer_difference
from vedette.output.thrift import Reader


def test_a_footer_says_what_another_reader_finds_in_it() -> None:
    table = pa.table(
        {f"c{k}": pa.array([k, k + 1], pa.int64()) for k in range(40)},
        metadata={"k": "v" * 300},
    )
    sink = io.BytesIO()
    pq.write_table(table, sink, row_group_size=1)
    content = sink.getvalue()
    length = int.from_bytes(content[-8:-4], "little")
    read = Reader(content, len(content) - 8 - length).struct()
    theirs = pq.ParquetFile(io.BytesIO(content)).metadata
    assert read[1] == 2
    assert read[3] == theirs.num_rows
    assert [one[4].decode() for one in read[2][1:]] == table.schema.names
    assert {one[1]: one[2] for one in read[5]} == theirs.metadata
    assert read[6].decode() == theirs.created_by
    for number, group in enumerate(read[4]):
        for place, chunk in enumerate(group[1]):
            column = theirs.row_group(number).column(place)
            assert chunk[3][5] == column.num_values
            assert chunk[3][9] == column.data_page_offset
            least = int.from_bytes(chunk[3][12][6], "little")
            assert least == column.statistics.min


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "ends"),
        (b"\x15", "ends"),
        (b"\x15\x02\x05\x02\x02\x00", "field 1 stands there twice"),
        (b"\x18\x7fabc", "ends"),
        (b"\x19\xf5\xff\xff\xff\xff\x0f", "longer than the file"),
        (b"\x1c" * 100, "nested"),
        (b"\x19\x19" * 100, "deep"),
        (b"\x15" + b"\xff" * 20, "64 bits"),
        (b"\x1d\x00", "kind 13"),
    ],
)
def test_what_is_no_struct_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Reader(content, 0).struct()


@pytest.mark.parametrize(
    "content", [b"", b"PAR1" * 4, b"PAR1" + b"\x00" * 20 + b"\xff\xff\x00\x00PAR1"]
)
def test_what_has_no_footer_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="footer"):
        footer_difference(content, content)
