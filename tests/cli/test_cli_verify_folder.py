"""`verify DIR --replay`: a whole output folder, as somebody is handed it."""

import json
import shutil
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flights import write_flights
from record_scenes import closed_record, key_of
from vedette import __version__
from vedette.cli.main import run
from vedette.record import Entry, Journal, Kind
from vedette.record.reading import read_leaves

Said = pytest.CaptureFixture[str]
CROSSINGS = "crossings.parquet"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    recording, site = write_flights(folder)
    out = folder / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        assert (
            run(["replay", str(recording), "--site", str(site), "--out", str(out)]) == 0
        )
    return out


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "out"
    shutil.copytree(made, copy)
    return copy


def forge(out: Path) -> None:
    """Move the first crossing by a hundred metres."""
    table = pq.read_table(out / CROSSINGS)
    lat = table["lat"].to_pylist()
    lat[0] += 0.001
    place = table.schema.names.index("lat")
    pq.write_table(table.set_column(place, "lat", pa.array(lat)), out / CROSSINGS)


def recorded_anew(out: Path, version: str, statements: dict[str, str]) -> None:
    """Write the record once more, as its owner could."""
    record = out / "record.vedette"
    leaves = list(read_leaves(record))
    genesis = msgspec.json.decode(leaves[0].body) | {"version": version}
    said = msgspec.json.decode(leaves[-1].body) | statements
    shutil.rmtree(record)
    begun_ns, ended_ns = leaves[0].received_ns, leaves[-1].received_ns
    with Journal.create(
        record, key_of(7), genesis=genesis, received_ns=begun_ns
    ) as journal:
        kinds = (Kind.ATTACHMENT, Kind.INPUT, Kind.REJECTED, Kind.DECISION)
        rows = [
            Entry(x.kind, x.feed, x.received_ns, x.body)
            for x in leaves
            if x.kind in kinds
        ]
        journal.append(rows)
        note = journal.seal(received_ns=ended_ns, statements=said)
        made_from = {"record_root": journal.root.hex(), "version": version}
    (out / "checkpoint.txt").write_text(note, newline="")
    assessed = out / "assessment.json"
    document = msgspec.json.decode(assessed.read_bytes())
    document["made_from"] |= made_from
    assessed.write_bytes(msgspec.json.encode(document))


def test_an_untouched_folder_is_exit_0_and_every_file_is_named(
    out: Path, capsys: Said
) -> None:
    assert run(["verify", str(out), "--replay"]) == 0
    said = capsys.readouterr().out
    for name in ("tracks.parquet", CROSSINGS, "incursions.json", "site.toml"):
        assert f"  {name}: same\n" in said
    assert "  decode.json: same, but not compared, since the record does" in said
    assert "  map.svg: not compared: " in said
    assert "says what the record says; nothing is missing." in said
    assert "not ours" not in said


def test_without_a_replay_it_says_what_was_not_looked_at(
    out: Path, capsys: Said
) -> None:
    forge(out)
    assert run(["verify", str(out)]) == 0
    assert "With --replay, what lies beside it" in capsys.readouterr().out
    assert run(["verify", str(out / "record.vedette"), "--replay"]) == 0
    assert "Beside it" not in capsys.readouterr().out


def test_a_forged_table_is_exit_1_and_named(out: Path, capsys: Said) -> None:
    forge(out)
    (out / "incursions.json").write_text("[]")
    (out / "tracks.parquet").unlink()
    (out / "\x1b[2J").write_text("[red]")
    assert run(["verify", str(out), "--replay"]) == 1
    said = capsys.readouterr().out
    assert f"  {CROSSINGS}: differs: row 0, column lat: expected 4" in said
    assert "  incursions.json: differs: the document: expected {" in said
    assert "  tracks.parquet: missing\n" in said
    assert "  \\x1b[2J: not ours, not checked\n" in said
    assert (
        "Does not hold: missing: tracks.parquet; "
        f"other than the record: {CROSSINGS}, incursions.json." in said
    )
    assert "forgery" not in said


@pytest.mark.parametrize(
    "name",
    [
        "tracks.parquet",
        "trajectories.parquet",
        CROSSINGS,
        "incursions.json",
        "assessment.json",
        "decode.json",
        "site.toml",
        "square.geojson",
        "checkpoint.txt",
    ],
)
def test_a_missing_file_is_exit_1_beside_the_record_and_not_for_the_record(
    out: Path, capsys: Said, name: str
) -> None:
    (out / name).unlink()
    assert run(["verify", str(out), "--replay"]) == 1
    said = capsys.readouterr().out
    assert f"Does not hold: missing: {name}." in said
    assert "says what the record says" not in said
    assert run(["verify", str(out / "record.vedette"), "--replay"]) == 0


def test_programs_are_told_the_same(out: Path, capsys: Said) -> None:
    (out / "tracks.parquet").unlink()
    assert run(["verify", str(out), "--replay", "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["holds"] is False
    assert report["findings"] == report["replay"]["findings"] == []
    forge(out)
    assert run(["verify", str(out), "--replay", "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["holds"] is False
    assert report["replay"]["holds"] is True
    assert report["replay"]["recorded_by_version"] == __version__
    files = {one["name"]: one for one in report["replay"]["files"]}
    assert files[CROSSINGS]["state"] == "differs"
    assert files[CROSSINGS]["what"].startswith("row 0, column lat")
    assert files["tracks.parquet"] == {
        "name": "tracks.parquet",
        "state": "missing",
        "what": "",
    }


def test_another_version_is_said_before_anyone_is_accused(
    out: Path, capsys: Said
) -> None:
    recorded_anew(out, "0.0.1", {})
    assert run(["verify", str(out), "--replay"]) == 0
    capsys.readouterr()
    forge(out)
    assert run(["verify", str(out), "--replay"]) == 1
    said = capsys.readouterr().out
    assert "need not be a forgery: the record was made by version 0.0.1" in said
    recorded_anew(out, "0.0.1", {"picture_sha256": "f" * 64})
    assert run(["verify", str(out), "--replay"]) == 1
    said = capsys.readouterr().out
    assert "install that version to replay it" in said
    assert "What lies beside the record was not compared." in said


def test_a_record_of_no_episode_is_exit_1_and_one_message(
    tmp_path: Path, capsys: Said
) -> None:
    record = closed_record(tmp_path / "night.vedette", key_of(1))
    assert run(["verify", str(record), "--replay"]) == 1
    said = capsys.readouterr().err
    assert "expected the record of an episode" in said
    assert "Traceback" not in said


def test_a_border_that_the_record_lacks_is_not_looked_for_elsewhere(
    out: Path, capsys: Said
) -> None:
    record = out / "record.vedette"
    leaves = list(read_leaves(record))
    genesis = msgspec.json.decode(leaves[0].body)
    border = out / "square.geojson"
    genesis["site"] = genesis["site"].replace("square.geojson", str(border))
    shutil.rmtree(record)
    with Journal.create(record, key_of(7), genesis=genesis, received_ns=1) as journal:
        first = next(x for x in leaves if x.kind == Kind.INPUT)
        journal.append([Entry(Kind.INPUT, first.feed, 2, first.body)])
        journal.seal(received_ns=3, statements={})
    assert run(["verify", str(record), "--replay"]) == 1
    refusal = capsys.readouterr().err
    assert "the files that the site file names, got none for ['SQ']" in refusal


def test_the_demo_is_the_same_from_end_to_end(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    out = tmp_path / "demo"
    words = ["demo", "--scene", "switzerland", "--headless"]
    assert run([*words, "--out", str(out)]) == 0
    assert run(["verify", str(out), "--replay"]) == 0
    said = capsys.readouterr().out
    assert "says what the record says; nothing is missing." in said
    forge(out)
    assert run(["verify", str(out), "--replay"]) == 1
    assert "row 0, column lat" in capsys.readouterr().out
