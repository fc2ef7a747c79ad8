"""readsb documents: a real trace, and aircraft.json field by field."""

import gzip
import json
from math import isnan
from pathlib import Path
from typing import Any

import pytest

from realdata import realdata
from vedette.errors import FeedError
from vedette.feeds import PositionReport, Rejected, decoder_for
from vedette.feeds.io import open_inputs

NOW = 1_738_703_622.5
AIRCRAFT: dict[str, Any] = {
    "hex": "48ae20",
    "type": "adsb_icao",
    "flight": "LOT123  ",
    "alt_baro": 3550,
    "alt_geom": 3725,
    "gs": 181.1,
    "track": 271.25,
    "baro_rate": -640,
    "lat": 52.25,
    "lon": 23.5,
    "nic": 8,
    "nac_p": 10,
    "sil": 3,
    "version": 2,
    "seen_pos": 1.25,
    "mlat": [],
    "tisb": [],
}


def decode_one(**changed: object) -> PositionReport:
    """Decode one aircraft that differs from the sample aircraft."""
    result = decode_raw(**changed)
    assert isinstance(result, tuple), result
    assert isinstance(result[0], PositionReport)
    return result[0]


def decode_raw(**changed: object) -> object:
    """Decode one aircraft, whatever comes of it."""
    leaf = {"now": NOW, "aircraft": {**AIRCRAFT, **changed}}
    return decoder_for("readsb-aircraft").decode(json.dumps(leaf).encode(), -1, 7)


def test_the_real_trace_has_its_published_quality_fields() -> None:
    path = realdata("adsb", "trace_full_ac671b.json")
    details = [point[8] or {} for point in json.loads(path.read_bytes())["trace"]]
    inputs = open_inputs([path])
    decoder = decoder_for(inputs.feeds["file-1"].format)
    found = [decoder.decode(e.raw, e.received_ns, e.offset)[0] for e in inputs.leaves]
    assert len(found) == 2500
    said = [(each.nic, each.nac_p, each.sil, each.version) for each in found]
    names = ("nic", "nac_p", "sil", "version")
    assert said == [tuple(each.get(name, -1) for name in names) for each in details]
    assert sum(report.nic == 8 for report in found) > 600
    assert {report.source for report in found} == {"adsb"}
    first = found[0]
    assert first.time_ns == 1_738_703_622_619_000_000
    assert (first.lat_deg, first.lon_deg) == (16.777359, -88.036868)
    assert (first.altitude_baro_ft, first.altitude_geometric_ft) == (32000, 33825)
    assert (first.groundspeed_kt, first.track_deg) == (478.6, 327.8)
    assert first.vertical_rate_fpm == 0  # barometric; the geometric rate says 32
    assert found[3].callsign == "DAL1812"
    assert sum(report.on_ground for report in found) > 0


def test_the_position_is_as_old_as_it_says_and_received_now() -> None:
    report = decode_one()
    assert report.received_ns == 1_738_703_622_500_000_000
    assert report.time_ns == 1_738_703_621_250_000_000
    assert (report.address, report.callsign) == (0x48AE20, "LOT123")
    assert (report.altitude_baro_ft, report.altitude_geometric_ft) == (3550, 3725)
    assert (report.groundspeed_kt, report.track_deg) == (181.1, 271.25)
    assert report.vertical_rate_fpm == -640
    assert (report.nic, report.nac_p, report.sil, report.version) == (8, 10, 3, 2)
    assert not report.on_ground


def test_ground_is_no_altitude() -> None:
    report = decode_one(alt_baro="ground")
    assert report.on_ground
    assert isnan(report.altitude_baro_ft)


def test_an_address_of_another_name_space_is_no_icao_address() -> None:
    assert decode_one(hex="~48ae20").address == -1


@pytest.mark.parametrize(
    ("changed", "source"),
    [
        ({}, "adsb"),
        ({"type": "adsb_icao_nt"}, "adsb"),
        ({"type": "adsr_icao"}, "adsr"),
        ({"type": "tisb_trackfile"}, "tisb"),
        ({"type": "mlat"}, "mlat"),
        ({"mlat": ["lat", "lon"]}, "mlat"),
        ({"type": "mode_s"}, "mode_s"),
        ({"type": "something new"}, ""),
    ],
)
def test_the_source_of_the_position_is_kept(
    changed: dict[str, object], source: str
) -> None:
    assert decode_one(**changed).source == source


@pytest.mark.parametrize(
    "changed",
    [
        {"lat": 90.01},
        {"lon": None},
        {"lat": "52"},
        {"seen_pos": None},
        {"seen_pos": -1},
        {"seen_pos": 1e9},
        {"hex": "xyz"},
        {"hex": "123"},
        {"alt_baro": "\x1b[2Jsky"},
        {"alt_baro": 1e9},
        {"gs": -1},
        {"nic": 12},
        {"nac_p": 1.5},
        {"flight": "x" * 65},
        {"mlat": "lat"},
    ],
)
def test_a_bad_field_rejects_the_aircraft_with_its_reason(
    changed: dict[str, object],
) -> None:
    result = decode_raw(**changed)
    assert isinstance(result, Rejected)
    assert (result.offset, result.length) == (7, 1)
    assert result.reason.startswith("expected")
    assert result.reason.isprintable()


def test_an_aircraft_without_position_says_nothing() -> None:
    assert decode_raw(lat=None, lon=None) == ()


def test_a_log_of_documents_is_read_line_by_line(tmp_path: Path) -> None:
    documents = [
        {"now": NOW + step, "messages": 1, "aircraft": [AIRCRAFT, {"hex": "abcdef"}]}
        for step in range(3)
    ]
    lines = [json.dumps(document) for document in documents]
    path = tmp_path / "aircraft.log"
    path.write_text("\n".join([*lines, '{"now": 17']))
    inputs = open_inputs([path])
    account = inputs.accounting["file-1"]
    assert inputs.feeds["file-1"].format == "readsb-aircraft"
    assert account.records == {"no_position": 3, "position": 3}
    assert account.rejected_rows == 1


def test_a_document_without_positions_takes_its_time_from_the_others(
    tmp_path: Path,
) -> None:
    silent, heard = tmp_path / "silent", tmp_path / "heard"
    silent.write_text(json.dumps({"now": NOW, "aircraft": [{"hex": "abcdef"}]}))
    heard.write_text(json.dumps({"now": NOW, "aircraft": [AIRCRAFT]}))
    inputs = open_inputs([silent, heard])
    assert [leaf.feed for leaf in inputs.leaves] == ["file-1", "file-2"]
    assert {leaf.received_ns for leaf in inputs.leaves} == {1_738_703_622_500_000_000}


def test_a_packed_trace_without_gz_in_its_name_is_read(tmp_path: Path) -> None:
    trace = {"icao": "~123456", "timestamp": NOW, "trace": [[0, 52, 23, None]]}
    path = tmp_path / "trace_full_123456.json"
    path.write_bytes(gzip.compress(json.dumps(trace).encode()))
    assert open_inputs([path]).accounting["file-1"].records == {"position": 1}


def test_flag_eight_says_that_the_altitude_is_geometric(tmp_path: Path) -> None:
    trace = {
        "icao": "123456",
        "timestamp": NOW,
        "trace": [[0, 52, 23, 900, 1, 2, 8, 3]],
    }
    path = tmp_path / "trace.json"
    path.write_text(json.dumps(trace))
    leaf = open_inputs([path]).leaves[0]
    report = decoder_for("readsb-trace").decode(leaf.raw, leaf.received_ns, 0)[0]
    assert isnan(report.altitude_baro_ft)
    assert report.altitude_geometric_ft == 900


def test_a_trace_that_is_cut_short_is_refused_in_one_sentence(tmp_path: Path) -> None:
    whole = realdata("adsb", "trace_full_ac671b.json").read_bytes()
    path = tmp_path / "trace.json"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FeedError, match="Is the file complete"):
        open_inputs([path])
