"""The account must sum, and the summary must say what is there."""

import json
from pathlib import Path

import pytest

from realdata import realdata
from vedette.errors import BrokenInvariant
from vedette.feeds import Accounting, summarise, summary_json, summary_text, total
from vedette.feeds.io import open_inputs

ROOT = Path(__file__).resolve().parents[2]
HOUR = ROOT / "data" / "switzerland" / "traffic-hour.jsonl.gz"

GOOD: dict[str, object] = {
    "bytes": 10,
    "decoded_bytes": 7,
    "rejected_bytes": 2,
    "unframed_bytes": 1,
    "rows": 4,
    "decoded_rows": 2,
    "rejected_rows": 1,
    "unframed_rows": 1,
    "records": {"position": 1, "header": 1},
    "reports": 1,
    "rejected": (),
}


NOT_SUMMED = {"rejected", "records", "reports"}


@pytest.mark.parametrize("name", [k for k in GOOD if k not in NOT_SUMMED])
def test_an_account_that_does_not_sum_stops_at_once(name: str) -> None:
    Accounting(**GOOD)  # type: ignore[arg-type]
    with pytest.raises(BrokenInvariant):
        Accounting(**{**GOOD, name: 99})  # type: ignore[arg-type]


def test_several_accounts_add_up() -> None:
    one = Accounting(**GOOD)  # type: ignore[arg-type]
    both = total([one, one])
    assert (both.bytes, both.rows, both.records) == (
        20,
        8,
        {"header": 2, "position": 2},
    )
    assert total([]).rows == 0


def test_the_bundled_hour_is_summarised_as_its_manifest_says() -> None:
    manifest = json.loads((HOUR.parent / "manifest.json").read_text())
    summary = summarise(open_inputs([HOUR]))
    found = summary_json(summary)
    assert found["rows"] == manifest["rows"] == 12_902
    assert found["aircraft"] == manifest["aircraft"] == 142
    assert found["bytes"] == found["decoded_bytes"]
    assert found["bytes"] == manifest["files"][0]["unpacked_bytes"]
    assert found["files"][0]["sha256"] == manifest["files"][0]["sha256"]  # type: ignore[index]
    assert (found["first"], found["last"]) == (
        "2018-08-01T11:00:00Z",
        "2018-08-01T11:59:50Z",
    )
    assert found["rejected"] == []
    assert found["data_kind"] == "recorded"
    text = summary_text(summary)
    assert "12,902 position" in text
    assert "142 addresses" in text
    assert "no reception time" in text
    assert "ms, by their size" in text


def test_each_cause_of_rejection_is_named_with_its_first_row(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        "timestamp,latitude,longitude,mood\n"
        "1533101250,47,8,x\n1533101251,97,8,x\n1533101252,98,8,x\n"
        "never,47,8,x\n\n1533101253,47\n"
    )
    summary = summarise(open_inputs([path]))
    kinds = [(kind.count, kind.first.offset) for kind in summary.rejections]
    assert kinds == [(2, 2), (1, 4), (1, 6)]
    found = summary_json(summary)
    assert found["rejected"][0] == {  # type: ignore[index]
        "offset": 2,
        "length": 1,
        "reason": "expected latitude in [-90, 90], got 97.0",
    }
    assert found["files"][0]["columns_not_read"] == ["mood"]  # type: ignore[index]
    text = summary_text(summary)
    assert "Rejected 2 times, first in file-1 row 2" in text
    assert "no column icao24" in text
    assert "mood" in text


def test_a_box_a_span_and_sensors_of_a_radar_file(tmp_path: Path) -> None:
    path = tmp_path / "radar"
    row = {"timestamp": 1533101250, "sensor": "R\x1b[2J", "swept": [0, 360]}
    path.write_text(json.dumps(row))
    summary = summarise(open_inputs([path]))
    found = summary_json(summary)
    assert found["box_deg"] is None
    assert found["records"] == {"look": 1}
    assert json.dumps(found, allow_nan=False)
    assert "\x1b" not in summary_text(summary)


def test_a_whole_day_of_real_traffic_is_read() -> None:
    inputs = open_inputs([realdata("adsb", "switzerland.json.gz")])
    account = inputs.accounting["file-1"]
    assert account.records == {"position": 139_098}
    assert account.rejected_rows == 0
    assert len(inputs.leaves) == 139_098
    assert inputs.leaves[0].received_ns == 1_533_099_600_000_000_000
    assert inputs.leaves[-1].received_ns == 1_533_160_790_000_000_000
