"""A study goes on after a kill, and neither workers nor order change a byte of it."""

import json
from pathlib import Path

import pytest

import study_scenes
from bench_scenes import bench_module
from vedette.cli.main import run
from vedette.errors import EnvironmentProblem, UsageError
from vedette.study import cluster
from vedette.study.kept import ABOUT, COMPUTED_BY, ROWS, Kept, about
from vedette.study.publish import publish
from vedette.study.run import NIGHTS_MAX, run_nights
from vedette.study.told import RIGHT

PUBLISHED = ("nights.parquet", "summary.json", "pit.svg", "counts.svg", "times.svg")
NIGHTS = 3


def published(scenario: Path, folder: Path, nights: int, workers: int) -> list[bytes]:
    this, rows = run_nights(
        scenario, folder, nights, workers=workers, oracle_every=2, kill="radar"
    )
    publish(folder, this, rows)
    return [(folder / name).read_bytes() for name in PUBLISHED]


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return study_scenes.family(tmp_path_factory.mktemp("family"))


@pytest.fixture(scope="module")
def whole(
    scenario: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[bytes]]:
    folder = tmp_path_factory.mktemp("studies") / "whole"
    return folder, published(scenario, folder, NIGHTS, 1)


def test_a_study_goes_on_after_a_kill_that_tore_its_last_line(
    scenario: Path, whole: tuple[Path, list[bytes]], tmp_path: Path
) -> None:
    folder = tmp_path / "torn"
    folder.mkdir()
    (folder / ABOUT).write_bytes((whole[0] / ABOUT).read_bytes())
    rows = (whole[0] / ROWS).read_bytes()
    (folder / ROWS).write_bytes(rows[: len(rows) - 40])
    advanced: list[float] = []
    run_nights(
        scenario, folder, NIGHTS, workers=1, oracle_every=2, kill="radar",
        advance=advanced.append,
    )  # fmt: skip
    assert advanced == [NIGHTS - 1, 1]
    assert published(scenario, folder, NIGHTS, 1) == whole[1]


def test_two_workers_make_the_same_bytes(
    scenario: Path, whole: tuple[Path, list[bytes]], tmp_path: Path
) -> None:
    assert published(scenario, tmp_path / "two", NIGHTS, 2) == whole[1]


def test_fewer_nights_of_a_longer_study_are_those_of_a_short_one(
    scenario: Path, whole: tuple[Path, list[bytes]]
) -> None:
    _, rows = run_nights(scenario, whole[0], 1, oracle_every=2, kill="radar")
    assert [row.seed for row in rows] == [1]


def test_a_folder_of_another_study_is_refused_with_advice(
    scenario: Path, whole: tuple[Path, list[bytes]], tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=r"another oracle every.*another folder"):
        run_nights(scenario, whole[0], NIGHTS, oracle_every=1, kill="radar")
    changed = study_scenes.family(tmp_path / "changed", count="3")
    with pytest.raises(UsageError, match="another scenario"):
        run_nights(changed, whole[0], NIGHTS, oracle_every=2, kill="radar")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("do not lose me")
    with pytest.raises(UsageError, match=r"dear\.txt"):
        run_nights(scenario, tmp_path / "letters", 1)
    assert (tmp_path / "letters" / "dear.txt").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"nights": 0}, "nights"),
        ({"nights": NIGHTS_MAX + 1}, "nights"),
        ({"nights": 1, "workers": -1}, "workers"),
        ({"nights": 1, "oracle_every": -1}, "oracle"),
        ({"nights": 1, "kill": "sonar"}, r"radar, receiver.*sonar"),
    ],
)
def test_numbers_that_mean_nothing_are_refused(
    scenario: Path, tmp_path: Path, words: dict[str, object], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        run_nights(scenario, tmp_path / "none", **words)
    assert not (tmp_path / "none").exists()


def test_a_row_that_is_no_row_is_named(
    scenario: Path, whole: tuple[Path, list[bytes]], tmp_path: Path
) -> None:
    folder = tmp_path / "spoilt"
    folder.mkdir()
    (folder / ABOUT).write_bytes((whole[0] / ABOUT).read_bytes())
    (folder / ROWS).write_bytes(b'{"seed": 1}\n')
    with pytest.raises(UsageError, match="line 1"):
        run_nights(scenario, folder, 1, oracle_every=2, kill="radar")


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("counted", 0, "pit"), 7.5, "<= 1.0"),
        (("counted", 0, "told", "low"), -1, ">= 0"),
        (("counted", 0, "told", "low"), 999, "ends before it begins"),
        (("counted", 0, "volume"), "moon", "moon"),
        (("counted", 0, "measure"), "losses", "losses"),
        (("counted",), [], "other counts"),
        (("tracking", "objects"), -3, ">= 0"),
        (("authorised_max",), 2.0, "<= 1"),
        (("seed",), -1, ">= 0"),
    ],
)
def test_a_row_that_this_study_cannot_have_made_is_named_by_file_and_line(
    scenario: Path,
    whole: tuple[Path, list[bytes]],
    tmp_path: Path,
    place: tuple[str | int, ...],
    value: object,
    said: str,
) -> None:
    folder = tmp_path / "spoilt"
    folder.mkdir()
    (folder / ABOUT).write_bytes((whole[0] / ABOUT).read_bytes())
    first, second, *_ = (whole[0] / ROWS).read_text().splitlines()
    row = json.loads(second)
    inner = row
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    (folder / ROWS).write_text(f"{first}\n{json.dumps(row)}\n")
    with pytest.raises(UsageError) as refused:
        run_nights(scenario, folder, 1, oracle_every=2, kill="radar")
    assert refused.value.where == f"{folder / ROWS}, line 2"
    assert said in refused.value.got


def test_two_processes_never_add_to_one_study(
    scenario: Path, whole: tuple[Path, list[bytes]]
) -> None:
    this, _ = run_nights(scenario, whole[0], 1, oracle_every=2, kill="radar")
    kept = (whole[0] / ROWS).read_bytes()
    first = Kept(whole[0], this)
    with pytest.raises(EnvironmentProblem, match="another vedette at work"):
        run_nights(scenario, whole[0], NIGHTS, oracle_every=2, kill="radar")
    first.close()
    Kept(whole[0], this).close()
    assert (whole[0] / ROWS).read_bytes() == kept


def test_a_cluster_needs_dask_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "MODULE", "no_such_package")
    with pytest.raises(UsageError, match="distributed"):
        cluster.cluster_executor("tcp://127.0.0.1:8786")


def test_the_command_says_what_a_study_comes_to(
    scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "study"
    words = [str(scenario), "--nights", "1", "--out", str(out), "--workers", "1"]
    assert run(["study", *words, "--oracle-every", "0", "--kill", "radar"]) == 0
    said = capsys.readouterr().out
    assert "SYNTHETIC small: 1 nights" in said
    assert "zone objects: true" in said
    assert "False incursions" in said
    assert "A sensor killed, 1 pairs: no surer on average" in said
    assert (out / "summary.json").is_file()
    assert run(["study", *words, "--nights", "0"]) == 2


def test_the_bench_of_studies_goes_on_where_it_was_stopped(
    scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studies = bench_module("studies")
    monkeypatch.setattr(studies, "STUDIES", tmp_path)
    (_, first), (summary, rows) = (
        studies.study_of(scenario, "family", nights) for nights in (1, 2)
    )
    assert summary["nights"] == 2
    assert [rows[0].seed, rows[1].seed] == [studies.FIRST_SEED, studies.FIRST_SEED + 1]
    assert first == rows[:1]


@pytest.mark.parametrize("package", ["numpy", "numba", "llvmlite"])
def test_what_computes_a_study_is_part_of_which_study_it_is(
    package: str, scenario: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def program() -> str:
        return about(scenario, "small", (), RIGHT, 1, "").program_sha256

    before = program()
    assert program() == before
    monkeypatch.setitem(COMPUTED_BY, package, "0.0.1")
    assert program() != before
