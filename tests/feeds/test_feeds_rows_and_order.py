"""Rows of tables: bad values, order of reception, headers in odd places."""

import json
import random
from math import isnan
from pathlib import Path

import pytest

from vedette.errors import FeedError
from vedette.feeds import PositionReport, Rejected, decoder_for
from vedette.feeds.io import open_inputs

ROW: dict[str, object] = {
    "timestamp": 1533101250000,
    "icao24": "4b1815",
    "latitude": 47.0,
    "longitude": 8.0,
}


def decode(raw: bytes) -> object:
    return decoder_for("traffic-jsonl").decode(raw, -1, 5)


def decode_row(**changed: object) -> object:
    return decode(json.dumps({**ROW, **changed}).encode())


@pytest.mark.parametrize(
    "changed",
    [
        {"latitude": 90.0001},
        {"latitude": -91},
        {"latitude": None},
        {"latitude": "47"},
        {"latitude": float("nan")},
        {"latitude": float("inf")},
        {"longitude": 180.5},
        {"longitude": True},
        {"longitude": [8]},
        {"timestamp": None},
        {"timestamp": 0},
        {"timestamp": "yesterday"},
        {"timestamp": True},
        {"icao24": "4b181"},
        {"icao24": "4b1815aa"},
        {"icao24": "４b1815"},
        {"icao24": 4921365},
        {"altitude": 1e300},
        {"groundspeed": -0.5},
        {"track": 1000},
        {"callsign": "A" * 10_000},
        {"onground": "perhaps"},
    ],
)
def test_a_bad_value_rejects_the_row_with_a_reason(changed: dict[str, object]) -> None:
    result = decode_row(**changed)
    assert isinstance(result, Rejected)
    assert (result.offset, result.length) == (5, 1)
    assert result.reason.startswith("expected")
    assert len(result.reason) < 300


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b"null",
        b"[]",
        b'{"timestamp": 1533101250000, "latitude": 47, "longitude": 8} x',
        b'{"timestamp": 1533101250000, "latitude": 47, "latitude": 1, "longitude": 8}',
        b'{"x":' * 5000,
        b'{"timestamp": 1533101250000, "latitude": 1e999, "longitude": 8}',
        b'{"callsign": "\xff\xfe"}',
        b'{"timestamp":1533101250000,"latitude":47,"longitude":8,"a":"\xff"}',
        b'{"timestamp":1533101250000,"latitude":47,"longitude":8,"a":"latitude","b":"\0"}',
        b"\x00" * 50,
    ],
)
def test_broken_json_is_rejected(raw: bytes) -> None:
    assert isinstance(decode(raw), Rejected)


def test_a_value_that_looks_like_a_key_is_no_repeated_key() -> None:
    assert isinstance(decode_row(callsign="latitude"), tuple)


def test_missing_and_unknown_columns_are_fine() -> None:
    report = decode_row(squawk="7500", icao24=None, callsign=None)[0]
    assert isinstance(report, PositionReport)
    assert (report.address, report.callsign) == (-1, "")
    assert isnan(report.altitude_baro_ft)
    for nobody in ("000000", "FFFFFF", "~4b1815", "", "  "):
        assert decode_row(icao24=nobody)[0].address == -1
    assert decode_row(icao24=" 4B1815 ")[0].address == 0x4B1815


def test_csv_fields_mean_what_other_tools_write(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        "# exported by a tool\n"
        ",timestamp,icao24,callsign,latitude,longitude,altitude,onground\n"
        '0,2018-08-01 05:27:30+00:00,4b1815,"A,""B",47.0,8.0,,False\n'
        "1,1533101251,4B1815,,4.7e1,8,nan,1.0\n"
        "2,1533101252,4b1815,,47_0,8,,\n"
        "3,1533101253,4b1815,,inf,8,,\n"
        "4,1533101254,4b1815,,47,8\n"
        '5,1533101255,4b1815,"open,47,8,,\n'
        "6,1533101256,4b1815,,47,8,,maybe\n"
        ",timestamp,icao24,callsign,latitude,longitude,altitude,onground\n"
    )
    inputs = open_inputs([path])
    account = inputs.accounting["file-1"]
    assert account.records == {"header": 2, "position": 2}
    assert [r.offset for r in account.rejected] == [4, 5, 6, 7, 8, 9]
    decoder = decoder_for("traffic-csv")
    results = [decoder.decode(e.raw, e.received_ns, e.offset) for e in inputs.leaves]
    first, second = (r[0] for r in results if r and not isinstance(r, Rejected))
    assert (first.callsign, first.on_ground) == ('A,"B', False)
    assert (second.lat_deg, second.on_ground) == (47.0, True)
    assert isnan(second.altitude_baro_ft)


def test_a_document_that_quotes_a_table_is_no_table() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "formats.md"
    with pytest.raises(FeedError):
        open_inputs([page])
    with pytest.raises(FeedError, match="missing: timestamp"):
        open_inputs([page], format="traffic-csv")


def test_a_time_reversed_file_is_sorted_and_says_so(tmp_path: Path) -> None:
    lines = [json.dumps({**ROW, "timestamp": 1533101250 + k}) for k in range(50)]
    straight, reverse = tmp_path / "straight", tmp_path / "reverse"
    straight.write_text("\n".join(lines) + "\n")
    reverse.write_text("\n".join(reversed(lines)) + "\n")
    one, other = open_inputs([straight]), open_inputs([reverse])
    assert [leaf.raw for leaf in one.leaves] == [leaf.raw for leaf in other.leaves]
    assert not any("sorted" in note for note in one.notes)
    assert any("sorted" in note for note in other.notes)


def test_equal_times_keep_the_order_of_files_and_rows(tmp_path: Path) -> None:
    rows = [json.dumps({**ROW, "callsign": f"N{k}"}) for k in range(6)]
    for name, part in (("a", rows[:3]), ("b", rows[3:])):
        (tmp_path / name).write_text("\n".join(part) + "\n")
    leaves = open_inputs([tmp_path / "a", tmp_path / "b"]).leaves
    assert [leaf.raw.decode().strip() for leaf in leaves] == rows
    assert [leaf.feed for leaf in leaves] == ["file-1"] * 3 + ["file-2"] * 3


def test_the_record_decodes_in_its_own_order_whatever_the_order_of_the_file(
    tmp_path: Path,
) -> None:
    lines = [f"{1533101250 + k},47,8" for k in range(200)] + ["bad", ""]
    random.Random(4).shuffle(lines)  # noqa: S311 - an order, no secret
    path = tmp_path / "shuffled.csv"
    path.write_text("\n".join(["timestamp,latitude,longitude", *lines]) + "\n")
    inputs = open_inputs([path])
    decoder = decoder_for("traffic-csv")
    results = [decoder.decode(e.raw, e.received_ns, e.offset) for e in inputs.leaves]
    reports = [r[0] for r in results if r and not isinstance(r, Rejected)]
    assert len(reports) == 200
    assert [r.time_ns for r in reports] == sorted(r.time_ns for r in reports)
    assert sum(isinstance(r, Rejected) for r in results) == 1
