"""The files of an output folder say what docs/fields.md says they say."""

import dataclasses
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pyproj
import pytest

from flights import FLIGHTS, NOON_S, SITE, Kept
from json_schema import breaches
from vedette.output.derived import RECORD
from vedette.output.incursions_json import incursions_document
from vedette.output.sheet import chart_of
from vedette.output.tables import crossings_table, tracks_table, trajectories_table
from vedette.output.true_states import ellipse, true_states
from vedette.record.verify import verify

FIELDS = (Path(__file__).parents[2] / "docs" / "fields.md").read_text(encoding="utf-8")
KINDS = {
    "timestamp[ns, UTC]": pa.timestamp("ns", tz="UTC"),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "string": pa.string(),
    "bool": pa.bool_(),
}


def documented(section: str) -> list[tuple[str, str]]:
    """Read name and type of every field of a section."""
    text = FIELDS.split(f"## `{section}`")[1].split("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \| ([^|]+?) \|", text, re.MULTILINE)


@pytest.mark.parametrize("name", ["tracks", "trajectories", "crossings"])
def test_a_table_has_the_documented_columns_and_kind(kept: Kept, name: str) -> None:
    table = pq.read_table(kept.folder / f"{name}.parquet")
    wanted = [(field, KINDS[kind]) for field, kind in documented(f"{name}.parquet")]
    assert [(f.name, f.type) for f in table.schema] == wanted
    assert table.schema.metadata[b"data_kind"] == b"recorded"
    assert table.num_rows > 0


def test_what_is_written_is_what_is_made(kept: Kept) -> None:
    through_ns = kept.inputs.leaves[-1].received_ns
    made = {
        "tracks": tracks_table(kept.episode),
        "trajectories": trajectories_table(kept.episode, through_ns),
        "crossings": crossings_table(kept.episode),
    }
    for name, table in made.items():
        assert pq.read_table(kept.folder / f"{name}.parquet").equals(table)
    document = incursions_document(kept.episode, kept.inputs.leaves)
    assert json.loads((kept.folder / "incursions.json").read_bytes()) == document


def test_smoothed_positions_lie_on_the_flights(kept: Kept) -> None:
    table = pq.read_table(kept.folder / "trajectories.parquet")
    geod = pyproj.Geod(ellps="WGS84")
    time_s = table["time"].cast(pa.int64()).to_numpy() / 1e9 - NOON_S
    for name, (lat, lon, north, east, _) in FLIGHTS.items():
        mine = np.array([value == name for value in table["identity"].to_pylist()])
        second = time_s[mine]
        assert mine.sum() > 50, name
        _, _, off_m = geod.inv(
            lon + east * second,
            lat + north * second,
            table["lon"].to_numpy()[mine],
            table["lat"].to_numpy()[mine],
        )
        assert np.sqrt(np.mean(off_m**2)) < 40.0, name
        # One degree of latitude is 111 km; azimuth and speed by the geodesic.
        azimuth, _, length_m = geod.inv(lon, lat, lon + east * 100, lat + north * 100)
        speed = np.median(table["speed_mps"].to_numpy()[mine])
        course = table["course_deg"].to_numpy()[mine]
        turned = (course - azimuth + 180.0) % 360.0 - 180.0
        assert speed == pytest.approx(length_m / 100.0, rel=0.02), name
        assert abs(np.median(turned)) < 1.5, name


def test_values_of_tracks_are_in_their_range(kept: Kept) -> None:
    for name in ("tracks", "trajectories"):
        table = pq.read_table(kept.folder / f"{name}.parquet")
        column = {field: table[field].to_numpy() for field in table.schema.names}
        for share in ("existence", "alive", "inside"):
            assert (column[share] >= 0.0).all(), share
            assert (column[share] <= 1.0).all(), share
        assert (column["existence"] * column["alive"] >= 0.05).all()
        assert (column["sigma_major_m"] >= column["sigma_minor_m"]).all()
        assert (column["sigma_minor_m"] > 0.0).all()
        assert (column["sigma_angle_deg"] >= 0.0).all()
        assert (column["sigma_angle_deg"] < 180.0).all()
        assert (column["course_deg"] < 360.0).all()
        assert (column["track"] < 1 << 48).all()
        whole = table["time"].cast(pa.int64()).to_numpy()
        assert (whole % 4_000_000_000 == 0).all()
        assert column["height_m"] == pytest.approx(9144.0, abs=400.0)
        assert set(table["class"].to_pylist()) == {"unknown"}


def test_a_silent_aircraft_is_coasted_as_known_then(kept: Kept) -> None:
    table = pq.read_table(kept.folder / "tracks.parquet")
    silent = [
        (row["coasted"], row["sigma_major_m"])
        for row in table.drop_columns(["time", "received_through"]).to_pylist()
        if row["identity"] == "aaaa06"
    ]
    assert not silent[20][0]
    assert silent[-1][0]
    assert silent[-1][1] > 10 * silent[20][1]


def test_inside_follows_the_flight_through_the_square(kept: Kept) -> None:
    table = pq.read_table(kept.folder / "trajectories.parquet")
    mine = np.array([value == "aaaa03" for value in table["identity"].to_pylist()])
    second = table["time"].cast(pa.int64()).to_numpy()[mine] / 1e9 - NOON_S
    inside = table["inside"].to_numpy()[mine]
    assert inside[second < 90].max() < 0.01
    assert inside[(second > 110) & (second < 390)].min() > 0.99
    assert inside[second > 410].max() < 0.01


def test_crossings_tell_when_where_and_across_what(kept: Kept) -> None:
    table = pq.read_table(kept.folder / "crossings.parquet")
    time_s = table["time"].cast(pa.int64()).to_numpy() / 1e9 - NOON_S
    rows = table.drop_columns(["time"]).to_pylist()
    sure = {
        (row["identity"], row["direction"]): (row, at)
        for row, at in zip(rows, time_s, strict=True)
        if row["probability"] >= 0.9
    }
    due = {
        ("aaaa01", "in"): 267,
        ("aaaa02", "in"): 300,
        ("aaaa03", "in"): 100,
        ("aaaa03", "out"): 400,
        ("aaaa04", "in"): 200,
        ("aaaa06", "in"): 133,
    }
    assert {name: sure[name][1] for name in due} == pytest.approx(due, abs=2.0)
    assert not [name for name in sure if name[0] == "aaaa05"]
    for (name, _), (row, _) in sure.items():
        assert row["volume"] == "SQ"
        assert (row["across"], row["across_p"]) == ("AL", 1.0)
        assert row["authorised"] is (name == "aaaa04")
        assert 0.0 < row["sigma_s"] < 5.0
        assert 0.0 < row["sigma_m"] < 500.0


def test_incursions_hold_their_schema_and_their_sums(kept: Kept) -> None:
    document = json.loads((kept.folder / "incursions.json").read_bytes())
    schema = packaged("incursions")
    assert breaches(document, schema, schema) == []
    found = {one["identity"]: one for one in document["incursions"]}
    assert set(found) == {"aaaa01", "aaaa02", "aaaa03", "aaaa06"}
    for one in found.values():
        across = one["entered_across"]
        assert {"AL", "sea", "inside", "unknown"} == set(across)
        assert sum(across.values()) == pytest.approx(1.0, abs=1e-12)
        assert one["evidence"][0] == f"track {one['tracks'][0]}"
        assert len(one["evidence"]) > 10
    ends = {name: one["end"]["state"] for name, one in found.items()}
    assert ends == {
        "aaaa01": "flying",
        "aaaa02": "flying",
        "aaaa03": "left",
        "aaaa06": "lost",
    }
    assert found["aaaa03"]["left"] is not None
    assert found["aaaa02"]["left"] is None
    # From 46.8 N at 0.001 degrees a second for 300 s: 33 km, told up to 20 km.
    assert found["aaaa02"]["deepest_km"] > 10.0


def test_evidence_names_inputs_of_that_aircraft(kept: Kept) -> None:
    document = json.loads((kept.folder / "incursions.json").read_bytes())
    for one in document["incursions"]:
        for line in one["evidence"][1:]:
            number = int(line.removeprefix("input "))
            assert one["identity"].encode() in kept.inputs.leaves[number].raw


def packaged(name: str) -> dict[str, Any]:
    folder = files("vedette.output") / "schemas"
    return json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))


def test_the_account_holds_its_schema_and_sums(kept: Kept) -> None:
    account = json.loads((kept.folder / "decode.json").read_bytes())
    schema = packaged("decode")
    assert breaches(account, schema, schema) == []
    parts = ("decoded_bytes", "rejected_bytes", "unframed_bytes")
    assert sum(account[part] for part in parts) == account["bytes"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["incursions", 0, "probability"], 1.5),
        (["incursions", 0, "authorised"], True),
        (["incursions", 0, "entered", "time"], "yesterday"),
        (["incursions", 0, "launch", "weapon"], "none"),
        (["incursions", 0, "end", "state"], "destroyed"),
        (["incursions", 0, "evidence"], []),
        (["data_kind"], "real"),
    ],
)
def test_the_schema_refuses_what_is_wrong(
    kept: Kept, path: list[str | int], value: object
) -> None:
    document = json.loads((kept.folder / "incursions.json").read_bytes())
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    schema = packaged("incursions")
    assert len(breaches(document, schema, schema)) == 1


def test_the_folder_holds_site_checkpoint_record_and_map(kept: Kept) -> None:
    names = {path.name for path in kept.folder.iterdir()}
    assert names == {
        "assessment.html",
        "assessment.json",
        "assessment.pdf",
        "assessment.png",
        "checkpoint.txt",
        "crossings.parquet",
        "decode.json",
        "incursions.json",
        "map.html",
        "map.svg",
        RECORD,
        "site.toml",
        "square.geojson",
        "tracks.parquet",
        "trajectories.parquet",
    }
    assert (kept.folder / "site.toml").read_text() == SITE
    kept_elsewhere = (kept.folder / "checkpoint.txt").read_text()
    report = verify(kept.folder / RECORD, outside=kept_elsewhere)
    assert report.ok, report.sentence
    assert report.outside_checkpoint
    assert report.record_root == kept.episode.made_from["record_root"]
    drawn = (kept.folder / "map.svg").read_text()
    assert "RECORDED" in drawn
    assert "Crossings judged for SQ" in drawn


def test_a_callsign_reaches_no_output(kept: Kept) -> None:
    for path in kept.folder.glob("*.*"):
        if path.is_file():
            assert b"\x1b[2J" not in path.read_bytes(), path.name


def test_the_chart_says_what_the_data_is(kept: Kept) -> None:
    episode = kept.episode
    tables = trajectories_table(episode, 0), crossings_table(episode)
    chart = chart_of(episode, *tables, (0, 1), ["noted"], ["made by us"])
    assert chart.data_kind == "recorded"
    assert chart.attributions[0] == "made by us"
    assert chart.notes == ("noted",)
    assert len(chart.tracks) == len(FLIGHTS)
    assert any(border.judged for border in chart.borders)


@pytest.mark.parametrize("angle_deg", [0.0, 10.0, 45.0, 90.0, 120.0, 179.0])
def test_an_ellipse_has_its_axes_and_angle_back(angle_deg: float) -> None:
    north, east = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    along, beside = np.array([east, north]), np.array([north, -east])
    cov = 900.0 * np.outer(along, along) + 100.0 * np.outer(beside, beside)
    major_m, minor_m, found_deg = ellipse(cov[0, 0], cov[0, 1], cov[1, 1])
    assert (major_m, minor_m) == pytest.approx((30.0, 10.0))
    assert (found_deg - angle_deg + 90.0) % 180.0 - 90.0 == pytest.approx(0, abs=1e-6)


def test_a_circle_and_a_rounded_covariance_are_no_trouble() -> None:
    assert ellipse(4.0, 0.0, 4.0) == (2.0, 2.0, 0.0)
    assert ellipse(-1e-20, 0.0, -1e-20) == (0.0, 0.0, 0.0)


def test_no_states_are_no_rows(kept: Kept) -> None:
    plane = kept.episode.outcome.plane
    states = true_states(plane, np.empty((0, 4)), np.empty((0, 4, 4)))
    assert all(column.shape == (0,) for column in states)


def test_an_unknown_height_is_part_of_the_published_doubt(kept: Kept) -> None:
    outcome = kept.episode.outcome
    first = outcome.trajectories[0]
    moved = first._replace(shift=np.full(first.shift.shape, 3000.0))
    other = dataclasses.replace(outcome, trajectories=(moved,))
    before = trajectories_table(kept.episode, 0)
    after = trajectories_table(dataclasses.replace(kept.episode, outcome=other), 0)
    rows = after.num_rows
    assert before["track"][:rows] == after["track"]
    assert max(before["sigma_major_m"].to_pylist()[:rows]) < 2000.0
    # Plane and ground differ by less than a thousandth within this site.
    assert after["sigma_major_m"].to_numpy().min() > 3000.0 * np.sqrt(2.0) * 0.99
    turned = after["sigma_angle_deg"].to_numpy()
    assert turned == pytest.approx(45.0, abs=5.0)
