"""What nodes noticed and people saw, as JSON lines."""

import json
from math import isnan
from pathlib import Path

import pytest

from vedette.feeds import Rejected, SightingReport, decoder_for
from vedette.feeds.io import open_inputs

TIME = "2025-09-09T23:30:00Z"
TIME_NS = 1_757_460_600_000_000_000
PLACE = {"lat": 50.81, "lon": 23.4, "sigma_m": 2500.0}
PRESENCE = {"time": TIME, "sensor": "node-7", "kind": "presence", **PLACE}
LISTENED = {"time": TIME, "sensor": "node-7", "kind": "listened"}
SIGHTING = {
    "time": TIME,
    "received": "2025-09-09T23:36:10Z",
    "sensor": "people",
    "kind": "sighting",
    **PLACE,
    "sigma_s": 120.0,
}


def decode(row: dict[str, object]) -> object:
    decoder = decoder_for("sightings-jsonl")
    return decoder.decode(json.dumps(row).encode(), -1, 3)


def test_a_presence_holds_at_its_time_and_place() -> None:
    (report,) = decode(PRESENCE)
    assert isinstance(report, SightingReport)
    assert report.time_ns == report.seen_ns == report.received_ns == TIME_NS
    assert (report.lat_deg, report.lon_deg, report.sigma_m) == (50.81, 23.4, 2500.0)
    assert isnan(report.height_m)
    assert isnan(report.bearing_deg)
    assert not report.simulated


def test_a_sighting_enters_the_picture_when_it_is_received() -> None:
    (report,) = decode(SIGHTING)
    assert report.seen_ns == TIME_NS
    assert report.time_ns == report.received_ns == TIME_NS + 370 * 10**9
    assert report.sigma_s == 120.0


def test_a_node_that_noticed_nothing_says_no_place() -> None:
    (report,) = decode(LISTENED)
    assert isnan(report.lat_deg)
    assert isinstance(decode({**LISTENED, "lat": 1.0}), Rejected)


@pytest.mark.parametrize(
    "row",
    [
        {**PRESENCE, "lat": 91},
        {**PRESENCE, "sigma_m": 0},
        {**PRESENCE, "sigma_m": None},
        {**PRESENCE, "sigma_m": 1e9},
        {**PRESENCE, "sensor": ""},
        {**PRESENCE, "sensor": "x" * 65},
        {**PRESENCE, "kind": "rumour"},
        {**PRESENCE, "time": "soon"},
        {**PRESENCE, "bearing_deg": 361},
        {**PRESENCE, "height_m": 1e9},
        {**PRESENCE, "colour": "grey"},
        {**SIGHTING, "received": "2025-09-09T23:29:59Z"},
        {**SIGHTING, "received": "2025-09-11T23:36:10Z"},
        {**SIGHTING, "sigma_s": -1},
    ],
)
def test_a_wrong_line_is_rejected_with_its_reason(row: dict[str, object]) -> None:
    result = decode(row)
    assert isinstance(result, Rejected)
    assert result.reason


def test_a_repeated_key_is_rejected() -> None:
    raw = json.dumps(LISTENED)[:-1] + ', "kind": "presence"}'
    decoder = decoder_for("sightings-jsonl")
    assert isinstance(decoder.decode(raw.encode(), -1, 0), Rejected)


def test_a_file_of_sightings_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "people.jsonl"
    rows = (PRESENCE, LISTENED, SIGHTING)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    (source,) = open_inputs([path]).feeds.values()
    assert source.format == "sightings-jsonl"
