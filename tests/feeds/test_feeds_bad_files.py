"""Files that are wrong as a whole: one clear sentence, the right exit code."""

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from realdata import realdata
from vedette.errors import FeedError, UsageError, VedetteError
from vedette.feeds.io import file_content, open_inputs
from vedette.feeds.io.inputs import SPAN_DAYS_MAX
from vedette.feeds.source import Declared

ROW = {"timestamp": 1533101250000, "latitude": 47.0, "longitude": 8.0}
LINE = json.dumps(ROW).encode() + b"\n"
PACKED = gzip.compress(LINE * 1000, mtime=0)

PLOT = bytes.fromhex("30000dd0190a54600001004000")

WRONG = {
    "empty": (b"", "an empty file"),
    "blank": (b" \r\n\n", "an empty file"),
    "empty gzip": (gzip.compress(b""), "an empty file"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(99), "a PNG picture"),
    "pcap": (b"\xd4\xc3\xb2\xa1" + bytes(99), "a pcap capture of 4 packets"),
    "elf": (b"\x7fELF" + bytes(99), "an ELF program"),
    "zip": (b"PK\x03\x04" + bytes(99), "a zip archive"),
    "packed png": (gzip.compress(b"\x89PNG" + bytes(99)), "a PNG picture"),
    "zeros": (bytes(4096), "zeros (4,096 bytes)"),
    "blocks behind a length of zero": (
        2 * PLOT + b"0\0\0" + 9 * PLOT,
        "26 bytes like ASTERIX data blocks, and then none. --format asterix",
    ),
    "utf-16": ("timestamp,latitude\n".encode("utf-16"), "begins with"),
    "prose": (b"Hello\n", "begins with"),
    "gzip cut short": (PACKED[:-20], "cut short"),
    "gzip head alone": (b"\x1f\x8b", "cut short"),
    "gzip damaged": (PACKED[:30] + b"\xff" * 9 + PACKED[39:], "gzip -dc"),
    "gzip with a tail": (PACKED + b"tail", "4 other bytes"),
    "array cut short": (b"[" + LINE + b",", "Is the file complete"),
    "array of nothing": (b"[]", "at least one row"),
    "array of numbers": (b"[1, 2]", "nothing that could be decoded"),
    "nested for ever": (b"[" * 100_000, "broken JSON"),
    "object nested for ever": (b'{"a":' * 100_000, "no JSON object"),
    "object of nothing": (b"{}", "nothing that could be decoded"),
    "no aircraft": (b'{"now": 1738703622, "aircraft": []}', "nothing could be decoded"),
    "trace without points": (b'{"icao": "123456", "trace": 1}', "no list of points"),
    "header alone": (b"timestamp,latitude,longitude\n", "at least one row"),
    "parquet head alone": (b"PAR1", "a Parquet table"),
    "parquet of noise": (b"PAR1" + bytes(99) + b"PAR1", "a Parquet table"),
    "column twice": (b"timestamp,latitude,longitude,latitude\n1,2,3,4\n", "twice"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_file_is_refused_in_one_sentence(kind: str, tmp_path: Path) -> None:
    content, said = WRONG[kind]
    path = tmp_path / "input"
    path.write_bytes(content)
    with pytest.raises(FeedError) as caught:
        open_inputs([path])
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "parts",
    [
        ("gmti", "list1.4607"),
        ("remoteid", "odid_bt5_lr_sample.pcapng"),
        ("cot", "Marker - 2525.cot"),
        ("sapient", "True"),
    ],
)
def test_real_recordings_of_other_kinds_are_refused(parts: tuple[str, ...]) -> None:
    with pytest.raises(VedetteError) as caught:
        open_inputs([realdata(*parts)])
    assert caught.value.exit_code == 2


def test_a_missing_file_and_a_directory_are_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing of that name"):
        open_inputs([tmp_path / "absent"])
    with pytest.raises(UsageError, match="nothing of that name"):
        open_inputs(["a\0b"])
    with pytest.raises(UsageError, match="a directory"):
        open_inputs([tmp_path])
    with pytest.raises(UsageError, match="at least one file"):
        open_inputs([])


def test_an_unknown_format_names_the_nearest(tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_bytes(LINE)
    with pytest.raises(UsageError, match="Did you mean traffic-jsonl"):
        open_inputs([path], format="trafic-jsonl")


def test_a_chosen_format_overrides_recognition(tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_bytes(LINE)
    with pytest.raises(FeedError, match="radar-jsonl"):
        open_inputs([path], format="radar-jsonl")


@pytest.mark.parametrize(
    ("header", "hint"),
    [
        ("timestamp,lat,lon", "rename lat to latitude and rename lon to longitude"),
        ("time,latitude,longitude", "rename time to timestamp"),
        ("timestamp;Latitude;longitude", "rename Latitude to latitude"),
        ("timestamp\tlatitude\tlongtitude", "rename longtitude to longitude"),
    ],
)
def test_a_missing_column_names_what_was_found_and_the_nearest(
    header: str, hint: str, tmp_path: Path
) -> None:
    path = tmp_path / "table"
    path.write_text(f"{header}\n1533101250,47,8\n")
    with pytest.raises(FeedError) as caught:
        open_inputs([path])
    assert hint in str(caught.value)
    assert "missing: " in str(caught.value)


def test_raw_frames_without_positions_are_rejected_row_by_row() -> None:
    path = realdata("adsb", "full_flight_short.jsonl.gz")
    inputs = open_inputs([path], format="traffic-jsonl")
    account = inputs.accounting["file-1"]
    assert (account.rows, account.records) == (57_793, {"position": 8_324})
    assert account.rejected_rows == 57_793 - 8_324
    assert len(account.rejected) == 1000


def test_a_year_in_one_run_is_refused_with_its_span(tmp_path: Path) -> None:
    first = 1_533_101_250
    times = (first, first + (SPAN_DAYS_MAX + 1) * 86_400)
    lines = [json.dumps({**ROW, "timestamp": second}) for second in times]
    path = tmp_path / "year"
    path.write_text("\n".join(lines))
    with pytest.raises(UsageError, match=r"2018-08-01.* to 2018-09-11.*Split"):
        open_inputs([path])


def test_a_file_that_unpacks_for_ever_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_content, "CONTENT_BYTES_MAX", 1 << 20)
    path = tmp_path / "bomb"
    path.write_bytes(gzip.compress(bytes(10 << 20)))
    for endless in (path, Path("/dev/zero")):
        with pytest.raises(UsageError, match="at most 1 MiB"):
            open_inputs([endless])


def test_feed_ids_come_from_place_or_site_never_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "..;rm -rf\x1b[2J"
    path.write_bytes(LINE)
    inputs = open_inputs([path, path])
    assert list(inputs.feeds) == ["file-1", "file-2"]
    assert all(note.isprintable() for note in inputs.notes)
    assert list(open_inputs([path], declared=[Declared("radar.west")]).feeds) == [
        "radar.west"
    ]
    for wrong in (["a/b"], [" "], ["a", "b"], ["../x"]):
        with pytest.raises(UsageError, match="feed ids"):
            open_inputs([path], declared=[Declared(name) for name in wrong])


def test_parquet_with_odd_types_is_rejected_by_row_not_by_crash(tmp_path: Path) -> None:
    path = tmp_path / "odd.parquet"
    table = pa.table(
        {
            "timestamp": [1533101250000, 1533101251000],
            "latitude": pa.array([47.0, float("inf")]),
            "longitude": pa.array([8.0, float("nan")]),
            "blob": [b"\xff\xfe", None],
            "nested": [[{"a": 1}], []],
        }
    )
    pq.write_table(table, path)
    account = open_inputs([path]).accounting["file-1"]
    assert (account.records, account.rejected_rows) == ({"position": 1}, 1)
