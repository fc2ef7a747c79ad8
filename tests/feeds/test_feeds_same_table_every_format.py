"""One table as CSV, JSON, JSON lines and Parquet: the same reports, to the last bit."""

import gzip
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from realdata import realdata
from vedette.feeds import Rejected, Report, decoder_for
from vedette.feeds.io import InputSet, open_inputs

SAMPLES = {"border_control": 1465, "noisy_time_issue": 8294}


def reports_of(inputs: InputSet) -> list[Report]:
    """Decode the leaves as a replay does: from the record's bytes alone."""
    decoders = {f: decoder_for(s.format) for f, s in inputs.feeds.items()}
    found: list[Report] = []
    for leaf in inputs.leaves:
        result = decoders[leaf.feed].decode(leaf.raw, leaf.received_ns, leaf.offset)
        assert not isinstance(result, Rejected), result
        found += result
    return found


def write_all(rows: list[dict[str, Any]], folder: Path) -> dict[str, Path]:
    """Write the table in every format, as other tools would."""
    table = pa.Table.from_pylist(rows)
    place = table.column_names.index("timestamp")
    stamps = table.column("timestamp").cast(pa.timestamp("ms"))
    zoned = stamps.cast(pa.timestamp("ms", "Europe/Warsaw"))
    stamped = table.set_column(place, "timestamp", stamps)
    in_zone = table.set_column(place, "timestamp", zoned)
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    written = {
        "json": json.dumps(rows, indent=1).encode(),
        "jsonl": lines.encode(),
        "crlf.jsonl": b"\xef\xbb\xbf" + lines.replace("\n", "\r\n").encode(),
        "jsonl.gz": gzip.compress(lines.encode(), mtime=0),
    }
    paths = {name: folder / f"table.{name}" for name in written}
    for name, path in paths.items():
        path.write_bytes(written[name])
    for name, content in {"csv": table, "iso.csv": stamped}.items():
        paths[name] = folder / f"table.{name}"
        pyarrow.csv.write_csv(content, paths[name])
    for name, content in {"int": table, "stamp": stamped, "zone": in_zone}.items():
        paths[name] = folder / f"{name}.parquet"
        pq.write_table(content, paths[name])
    return paths


@pytest.mark.parametrize("sample", SAMPLES)
def test_same_content_gives_identical_reports_in_every_format(
    sample: str, tmp_path: Path
) -> None:
    original = realdata("adsb", f"{sample}.json.gz")
    expected = reports_of(open_inputs([original]))
    assert len(expected) == SAMPLES[sample]
    rows = json.loads(gzip.decompress(original.read_bytes()))
    for name, path in write_all(rows, tmp_path).items():
        inputs = open_inputs([path])
        assert [repr(r) for r in reports_of(inputs)] == [repr(r) for r in expected], (
            name
        )
        account = inputs.accounting["file-1"]
        assert account.records["position"] == len(rows)
        assert account.rejected_rows == 0


def test_a_wrong_file_name_changes_nothing(tmp_path: Path) -> None:
    row = {"timestamp": 1533101250000, "latitude": 47.0, "longitude": 8.0}
    path = tmp_path / "photo.png"
    path.write_bytes(gzip.compress(json.dumps([row]).encode()))
    assert open_inputs([path]).feeds["file-1"].format == "traffic-json"


def test_decoded_values_are_those_of_the_sample() -> None:
    inputs = open_inputs([realdata("adsb", "border_control.json.gz")])
    first = reports_of(inputs)[0]
    assert (first.lat_deg, first.lon_deg) == (50.953583, 0.936659)
    assert first.time_ns == first.received_ns == 1_587_094_850_000_000_000
    assert (first.address, first.callsign) == (0x407918, "GTEKV")
    assert (first.altitude_baro_ft, first.groundspeed_kt) == (125.0, 36.0)
    assert (first.track_deg, first.vertical_rate_fpm) == (41.0, 960.0)
    assert any("squawk" in note for note in inputs.notes)


def test_lines_joined_are_the_file_again(tmp_path: Path) -> None:
    content = b"timestamp,latitude,longitude\r\n1533101250,47,8\n\n\r1533101260,47,8"
    path = tmp_path / "mixed.csv"
    path.write_bytes(content)
    inputs = open_inputs([path])
    in_file_order = sorted(inputs.leaves, key=lambda leaf: leaf.offset)
    assert b"".join(leaf.raw for leaf in in_file_order) == content
    account = inputs.accounting["file-1"]
    assert account.records == {"header": 1, "position": 2}
    assert (account.rows, account.unframed_rows) == (5, 2)
    assert account.bytes == len(content)
