"""`verify --replay` holds a record to itself: what it concluded, and of which kind."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest

from flights import write_flights
from record_scenes import key_of
from vedette.cli.main import run
from vedette.record import Entry, Journal, Kind, canonical_json
from vedette.record.reading import read_leaves

Said = pytest.CaptureFixture[str]
Edit = Callable[[list[Entry]], list[Entry]]
RADAR_SITE = """[site]
name = "A radar"
centre = [47.0, 8.0]
radius_km = 150

[[sensor]]
id = "t"
kind = "radar"
lat = 47.0
lon = 8.0
height_m = 400
period_s = 10
range_max_m = 100000
sigma_range_m = 60
sigma_azimuth_deg = 0.1
p_detect = 0.9
clutter_per_turn = 5
"""


def replayed(folder: Path, recording: Path, site: Path) -> Path:
    out = folder / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        words = ["replay", str(recording), "--site", str(site), "--out", str(out)]
        assert run(words) == 0
    return out / "record.vedette"


@pytest.fixture(scope="module")
def flown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep flights, the first input of which cannot be read."""
    folder = tmp_path_factory.mktemp("flown")
    recording, site = write_flights(folder)
    recording.write_text('{"timestamp": "soon"}\n' + recording.read_text())
    return replayed(folder, recording, site)


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep plots that no sensor measured."""
    folder = tmp_path_factory.mktemp("simulated")
    row = {"sensor": "t", "range_m": 50_000, "azimuth_deg": 90, "simulated": True}
    rows = [{"timestamp": 1_757_462_400 + 10 * k, **row} for k in range(12)]
    (folder / "plots.jsonl").write_text("".join(f"{json.dumps(r)}\n" for r in rows))
    (folder / "site.toml").write_text(RADAR_SITE)
    return replayed(folder, folder / "plots.jsonl", folder / "site.toml")


def anew(record: Path, other: Path, edit: Edit, **genesis: object) -> Path:
    """Write a record once more with other entries, as its owner could."""
    leaves = list(read_leaves(record))
    about = msgspec.json.decode(leaves[0].body) | genesis
    said = msgspec.json.decode(leaves[-1].body)
    rows = [Entry(x.kind, x.feed, x.received_ns, x.body) for x in leaves[1:-1]]
    begun_ns, ended_ns = leaves[0].received_ns, leaves[-1].received_ns
    with Journal.create(
        other, key_of(7), genesis=about, received_ns=begun_ns
    ) as journal:
        journal.append(edit(rows))
        journal.seal(received_ns=ended_ns, statements=said)
    return other


def unchanged(rows: list[Entry]) -> list[Entry]:
    return rows


def other_numbers(rows: list[Entry]) -> list[Entry]:
    (last,) = (row for row in rows if row.kind == Kind.DECISION)
    told = msgspec.json.decode(last.body) | {"crossings": 0, "incursions": 77}
    return [*rows[:-1], last._replace(body=canonical_json(told))]


def no_decision(rows: list[Entry]) -> list[Entry]:
    return [row for row in rows if row.kind != Kind.DECISION]


def no_rejection(rows: list[Entry]) -> list[Entry]:
    return [row for row in rows if row.kind != Kind.REJECTED]


def invented_rejection(rows: list[Entry]) -> list[Entry]:
    reason = {"input": 3, "reason": "this input was false"}
    row = Entry(Kind.REJECTED, "", rows[-1].received_ns, canonical_json(reason))
    return [*rows[:-1], row, rows[-1]]


def other_reason(rows: list[Entry]) -> list[Entry]:
    reason = canonical_json({"input": 0, "reason": "jammed"})
    return [
        row._replace(body=reason) if row.kind == Kind.REJECTED else row for row in rows
    ]


def test_a_record_written_anew_without_a_lie_holds(flown: Path, tmp_path: Path) -> None:
    record = anew(flown, tmp_path / "r.vedette", unchanged)
    assert run(["verify", str(record), "--replay"]) == 0


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (other_numbers, '"incursions":77'),
        (no_decision, "recorded nothing, now decision at"),
        (no_rejection, "recorded decision"),
        (invented_rejection, "this input was false"),
        (other_reason, '"reason":"jammed"'),
    ],
)
def test_every_conclusion_must_follow_from_the_inputs(
    flown: Path, tmp_path: Path, capsys: Said, edit: Edit, said: str
) -> None:
    record = anew(flown, tmp_path / "r.vedette", edit)
    assert run(["verify", str(record)]) == 0  # the owner signed it
    assert run(["verify", str(record), "--replay"]) == 1
    told = capsys.readouterr().out
    assert "Replay: a conclusion is another: recorded " in told
    assert said in told
    assert "came out the same" not in told


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("data_kind", "synthetic"),
        ("data_kind", "live"),
        ("epoch_ns", 0),
        ("site_sha256", "0" * 64),
    ],
)
def test_a_genesis_that_its_record_does_not_bear_out_is_exit_1(
    flown: Path, tmp_path: Path, capsys: Said, member: str, value: object
) -> None:
    record = anew(flown, tmp_path / "r.vedette", unchanged, **{member: value})
    assert run(["verify", str(record), "--replay"]) == 1
    assert f"{member} is another: recorded {value}, now " in capsys.readouterr().out


def test_another_source_of_a_border_is_exit_1(
    flown: Path, tmp_path: Path, capsys: Said
) -> None:
    volumes = msgspec.json.decode(next(read_leaves(flown)).body)["volumes"]
    volumes["SQ"]["source"] = "an office that never drew it"
    volumes["NEW"] = {"source": "x", "sha256": "y"}
    record = anew(flown, tmp_path / "r.vedette", unchanged, volumes=volumes)
    assert run(["verify", str(record), "--replay"]) == 1
    said = capsys.readouterr().out
    assert "border of SQ is another: recorded an office that never drew it" in said
    assert "border of NEW is another: recorded x y, here none" in said


def test_simulated_inputs_are_synthetic_whatever_the_genesis_says(
    simulated: Path, tmp_path: Path, capsys: Said
) -> None:
    out = tmp_path / "out"
    shutil.copytree(simulated.parent, out)
    assert run(["verify", str(out), "--replay"]) == 0
    tracks = pq.read_table(out / "tracks.parquet")
    assert tracks.schema.metadata[b"data_kind"] == b"synthetic"
    shutil.rmtree(out / "record.vedette")
    anew(simulated, out / "record.vedette", unchanged, data_kind="recorded")
    capsys.readouterr()
    assert run(["verify", str(out), "--replay"]) == 1
    said = capsys.readouterr().out
    assert "data_kind is another: recorded recorded, now synthetic" in said
    again = tmp_path / "again"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
        assert run(["replay", str(out), "--out", str(again)]) == 0
    for name in ("tracks", "trajectories", "crossings"):
        table = pq.read_table(again / f"{name}.parquet")
        assert table.schema.metadata[b"data_kind"] == b"synthetic"
    decoded = json.loads((again / "decode.json").read_bytes())
    assert decoded["data_kind"] == "synthetic"
