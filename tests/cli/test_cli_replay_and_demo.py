"""`replay`, `verify --replay`, `score` and `demo`, as a shell sees them.

Every command runs in a process of its own; one folder is made once and then read.
"""

import json
import os
import resource
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pyarrow.parquet as pq
import pytest

from flights import write_flights
from truth_folder import write_truth
from vedette.cli.main import run
from vedette.record import Entry, Journal, Kind, new_key
from vedette.record.reading import read_leaves

ROOT = Path(__file__).parents[2]
MAIN = (sys.executable, "-m", "vedette.cli.main")


class Made(NamedTuple):
    """A recording and what was made of it."""

    folder: Path
    recording: Path
    site: Path
    out: Path
    said: str


Done = subprocess.CompletedProcess[str]


def vedette(
    *words: object,
    cwd: Path,
    before: Callable[[], None] | None = None,
    **environment: str,
) -> Done:
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [*MAIN, *map(str, words)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        preexec_fn=before,
    )


def refused(done: Done, code: int, *words: str) -> None:
    """Hold a command to its exit code and one clear message."""
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    said = [line for line in done.stderr.splitlines() if line.startswith("vedette: ")]
    assert len(said) == 1, done.stderr
    for word in words:
        assert word in said[0]


def position(time_s: int) -> bytes:
    row = {"timestamp": time_s * 1000, "icao24": "aaaa01"}
    return json.dumps(row | {"latitude": 47.0, "longitude": 8.0}).encode() + b"\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("replay")
    recording, site = write_flights(folder)
    done = vedette("replay", recording, "--site", site, "--out", "out", cwd=folder)
    assert done.returncode == 0, done.stderr
    return Made(folder, recording, site, folder / "out", done.stdout)


def test_a_replay_says_what_it_found_and_where(made: Made) -> None:
    assert "Rejected: 0 of" in made.said
    assert "Crossings of SQ: " in made.said
    assert "Incursions (unauthorised entries): 4" in made.said
    assert "checkpoint.txt elsewhere" in made.said
    assert (made.out / "site.toml").read_bytes() == made.site.read_bytes()
    assert not (made.folder / "out.partial").exists()


def test_the_record_verifies_and_its_picture_comes_out_again(made: Made) -> None:
    checkpoint = made.out / "checkpoint.txt"
    done = vedette(
        "verify", "out", "--replay", "--against", checkpoint, cwd=made.folder
    )
    assert done.returncode == 0, done.stdout
    assert "outside checkpoint: yes" in done.stdout
    assert "the picture came out the same, to the last bit" in done.stdout


def test_another_picture_in_the_record_is_exit_1(made: Made, tmp_path: Path) -> None:
    leaves = list(read_leaves(made.out / "record.vedette"))
    key = new_key(tmp_path / "other.key")
    record = tmp_path / "record.vedette"
    genesis = msgspec.json.decode(leaves[0].body)
    wrong = {"inputs_sha256": "0" * 64, "picture_sha256": "f" * 64}
    begun_ns = leaves[0].received_ns
    with Journal.create(record, key, genesis=genesis, received_ns=begun_ns) as journal:
        kinds = (Kind.ATTACHMENT, Kind.INPUT)
        rows = [
            Entry(x.kind, x.feed, x.received_ns, x.body)
            for x in leaves
            if x.kind in kinds
        ]
        journal.append(rows)
        wrong["inputs_sha256"] = journal.inputs_sha256
        journal.seal(received_ns=leaves[-1].received_ns, statements=wrong)
    done = vedette("verify", record, "--replay", "--json", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert report["findings"] == []
    assert report["holds"] is False
    assert "the picture is another" in report["replay"]["findings"][0]


def test_a_record_is_kept_again_by_its_own_site_file(made: Made) -> None:
    done = vedette("replay", "out", "--out", "again", cwd=made.folder)
    assert done.returncode == 0, done.stderr
    sums = [x for x in made.said.splitlines() if "sha256" in x]
    assert len(sums) == 2
    assert [x for x in done.stdout.splitlines() if "sha256" in x] == sums
    for name in ("tracks", "trajectories", "crossings"):
        first = pq.read_table(made.out / f"{name}.parquet")
        assert first.equals(pq.read_table(made.folder / "again" / f"{name}.parquet"))


def test_a_record_takes_no_other_input_and_no_other_site(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    x = made.folder / "x"
    for other in ([str(made.recording)], ["--site", str(made.site)]):
        assert run(["replay", str(made.out), *other, "--out", str(x)]) == 2
        assert "a record alone" in capsys.readouterr().err
    assert not x.exists()


def test_without_a_site_one_is_drafted_and_says_so(made: Made) -> None:
    done = vedette("replay", made.recording, "--out", "drafted", cwd=made.folder)
    assert done.returncode == 0, done.stderr
    assert "a site file was drafted from the data" in done.stdout
    assert "Crossings: not assessed" in done.stdout
    out = made.folder / "drafted"
    assert run(["check", str(out / "site.toml")]) == 0
    table = pq.read_table(out / "tracks.parquet")
    assert table["inside"].null_count == table.num_rows
    again = vedette("verify", "drafted", "--replay", cwd=made.folder)
    assert again.returncode == 0, again.stdout


def test_a_plane_too_small_says_how_many_and_how_far(made: Made) -> None:
    small = made.folder / "small.toml"
    text = made.site.read_text()
    small.write_text(text.replace("radius_km = 150", "radius_km = 20"))
    done = vedette(
        "replay", made.recording, "--site", small, "--out", "small", cwd=made.folder
    )
    assert done.returncode == 0, done.stderr
    assert "positions lie beyond the site's radius of 20 km" in done.stdout
    assert "times: beyond the site's radius of 20 km" in done.stdout
    alone = text.split("[[volume]]")[0]
    small.write_text(alone.replace("centre = [47.0, 8.0]", "centre = [-30.0, 8.0]"))
    done = vedette(
        "replay", made.recording, "--site", small, "--out", "none", cwd=made.folder
    )
    refused(done, 2, "none: all", "the farthest at 8,", "larger radius_km")
    assert not (made.folder / "none").exists()


def test_scores_are_printed_for_people_and_programs(made: Made) -> None:
    truth = write_truth(made.folder / "truth")
    done = vedette("score", "out", "--truth", truth, "--json", cwd=made.folder)
    assert done.returncode == 0, done.stderr
    scores = json.loads(done.stdout)
    assert scores["gospa"]["c"] == 500.0
    done = vedette(
        "score", "out/record.vedette", "--truth", truth, "--c", "500", cwd=made.folder
    )
    assert done.returncode == 0, done.stderr
    assert f"{scores['gospa']['rms']:.1f} m" in done.stdout
    assert "does not tell how many" in done.stdout
    refused(vedette("score", "out", "--truth", "no", cwd=made.folder), 2, "truth")


def test_an_earlier_output_needs_replace(made: Made) -> None:
    words = ("replay", made.recording, "--site", made.site, "--out", "out")
    refused(vedette(*words, cwd=made.folder), 2, "--replace")
    done = vedette(*words, "--replace", cwd=made.folder)
    assert done.returncode == 0, done.stderr


def test_a_full_disk_is_exit_3_and_leaves_nothing(made: Made) -> None:
    def small_files_only() -> None:
        import signal  # noqa: PLC0415 - in the child alone

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    # A file beyond the limit is refused as a write to a full disk is.
    words = ("replay", made.recording, "--site", made.site, "--out", "full")
    done = vedette(*words, cwd=made.folder, before=small_files_only)
    refused(done, 3)
    assert not (made.folder / "full").exists()
    assert not (made.folder / "full.partial").exists()


def test_a_missing_border_package_is_exit_3_with_its_name(tmp_path: Path) -> None:
    recording, site = write_flights(tmp_path)
    text = site.read_text().replace('"square.geojson"', '"borders-osm:CH"')
    site.write_text(text.replace('kind = "zone"', 'kind = "state"'))
    # Read by Python at its start: the package is as if it were not installed.
    hide = "import sys; sys.modules['vedette_borders_osm'] = None\n"
    (tmp_path / "sitecustomize.py").write_text(hide)
    path = os.pathsep.join([str(tmp_path), str(ROOT / "src")])
    done = subprocess.run(
        [*MAIN, "replay", recording.name, "--site", site.name, "--out", "out"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    refused(done, 3, "vedette-borders-osm", "pip install")
    assert not (tmp_path / "out").exists()


def test_files_that_are_none_are_named(tmp_path: Path) -> None:
    refused(vedette("replay", "nowhere", "--out", "out", cwd=tmp_path), 2, "nowhere")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (bytes(range(256)) * 9, "expected a recording"),
        (b"".join(position(t) for t in (1_533_124_800, 1_564_660_800)), "40 days"),
        (
            b'{"timestamp":1533124800,"sensor":"r","range_m":1e4,"azimuth_deg":9}\n',
            "--site",
        ),
        (b"", "expected"),
    ],
    ids=["noise", "a year", "radar without a site", "empty"],
)
def test_a_file_that_makes_no_picture_is_refused(
    content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(content)
    out = tmp_path / "out"
    assert run(["replay", str(tmp_path / "file"), "--out", str(out)]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_no_file_and_a_folder_without_a_record_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out")
    assert run(["replay", "--out", out]) == 2
    assert "at least one file" in capsys.readouterr().err
    assert run(["replay", str(tmp_path), "--out", out]) == 2
    assert "without a record" in capsys.readouterr().err


def test_a_record_may_not_write_outside_its_folder(tmp_path: Path) -> None:
    recording, site = write_flights(tmp_path)
    evil = site.read_text().replace("square.geojson", "../planted.geojson")
    genesis = {
        "schema": 1,
        "version": "0",
        "data_kind": "recorded",
        "replayed_from": "",
        "epoch_ns": 0,
        "site": evil,
        "site_sha256": "",
        "volumes": {},
        "feeds": {"f": {"format": "traffic-jsonl", "file_name": "f", "sha256": ""}},
    }
    row = recording.read_bytes().splitlines(keepends=True)[0]
    key = new_key(tmp_path / "evil.key")
    record = tmp_path / "evil.vedette"
    with Journal.create(record, key, genesis=genesis, received_ns=1) as journal:
        journal.append([Entry(Kind.ATTACHMENT, "SQ", 1, b"planted")])
        journal.append([Entry(Kind.INPUT, "f", 1, row)])
        journal.seal(received_ns=2, statements={})
    done = vedette("replay", record, "--out", "out", cwd=tmp_path)
    refused(done, 2, "expected GeoJSON")
    assert not list(tmp_path.rglob("planted*"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--scene", "mars"), "night or switzerland"),
        (("--scene", "switzerland", "--seed", "3"), "no seed"),
        (("--seed", "-1"), "0 or more"),
        (("--seed", "many"), "--seed"),
    ],
)
def test_a_demo_that_does_not_exist_says_so(
    words: tuple[str, ...],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = ("--out", str(tmp_path / "out"))
    assert run(["demo", "--headless", *words, *out]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_taken_port_is_said_before_the_work(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", 8470))
        except OSError:
            pytest.skip("port 8470 is in use already")
        taken.listen()
        refused(vedette("demo", cwd=tmp_path), 3, "8470", "map.html")
    assert not list(tmp_path.iterdir())


def test_kernels_are_compiled_once_and_it_says_so(tmp_path: Path) -> None:
    first = vedette("warm", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert "Compiled" in first.stdout
    second = vedette("warm", cwd=tmp_path)
    assert second.stdout.startswith("Compiled before: ")
    assert second.stderr == ""


def test_over_the_date_line_all_but_the_map_is_kept(tmp_path: Path) -> None:
    """The map's bounds span the world there; a view must not lose a record."""
    rows = [
        {
            "timestamp": 1_533_121_200_000 + 10_000 * step,
            "icao24": "abcdef",
            "latitude": 65.0,
            "longitude": (179.9 + 0.01 * step + 180.0) % 360.0 - 180.0,
        }
        for step in range(30)
    ]
    lines = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "line.jsonl").write_text(lines + "\n")
    done = vedette("replay", "line.jsonl", "--out", "out", cwd=tmp_path)
    assert done.returncode == 0
    assert "No map: " in done.stdout
    assert (tmp_path / "out" / "tracks.parquet").exists()
    assert (tmp_path / "out" / "record.vedette").is_dir()
