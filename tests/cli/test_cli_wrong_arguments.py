"""Wrong arguments of `simulate`, `study`, `score` and `demo`: one message, one code."""

from pathlib import Path

import pytest

from simulated_families import HEAD, RADAR
from vedette.cli.main import COMMANDS, run

SHORT = HEAD.replace("02T03", "01T22") + RADAR
OF_A_SCENARIO = (
    ("simulate", ("--seed", "1")),
    ("study", ("--nights", "1", "--workers", "1")),
)
NO_INTEGERS = ("1.5", "x", "1e3", "1_000", "0x10", "", "9" * 30)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "night.toml").write_text(SHORT)
    (tmp_path / "folder").mkdir()
    (tmp_path / "prose").write_text("hello")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.tex").write_text("x")
    return tmp_path


def refused(words: list[str], capsys: pytest.CaptureFixture[str], code: int = 2) -> str:
    """Run a command that must fail and return its one message."""
    assert run(words) == code
    told = capsys.readouterr()
    assert told.out == ""
    lines = told.err.strip().splitlines()
    assert lines[0].startswith("vedette: ")
    assert lines[1:] in ([], ["See vedette --help."])
    assert "Errno" not in told.err
    assert "Traceback" not in told.err
    return lines[0]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("nowhere.toml", "got No such file"),
        ("folder", "got Is a directory"),
        ("prose", "expected TOML"),
    ],
)
@pytest.mark.parametrize(("command", "rest"), OF_A_SCENARIO)
def test_a_scenario_that_is_no_file_is_refused(
    command: str,
    rest: tuple[str, ...],
    file: str,
    said: str,
    here: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = [command, file, *rest, "--out", "new"]
    told = refused(words, capsys)
    assert f"{file}: " in told
    assert said in told
    assert not (here / "new").exists()


@pytest.mark.parametrize(("command", "rest"), OF_A_SCENARIO)
def test_an_output_is_never_put_where_something_else_stands(
    command: str,
    rest: tuple[str, ...],
    here: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = [command, "night.toml", *rest, "--out"]
    assert "got a file" in refused([*words, "prose"], capsys)
    assert "folder" in refused([*words, "mine"], capsys)
    assert (here / "prose").read_text() == "hello"
    assert [path.name for path in (here / "mine").iterdir()] == ["thesis.tex"]
    told = refused([*words, "/proc/nowhere"], capsys, code=3)
    assert "/proc/nowhere: " in told


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("number", NO_INTEGERS)
def test_a_number_with_a_point_is_refused_and_never_rounded(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (
        ["simulate", "night.toml", "--seed", number, "--out", "new"],
        ["demo", "--headless", "--seed", number, "--out", "new"],
        ["study", "night.toml", "--nights", number, "--out", "new"],
        ["study", "night.toml", "--nights", "1", "--workers", number, "--out", "new"],
    ):
        told = refused(words, capsys)
        assert "expected a whole number" in told
        assert f"{words[words.index(number) - 1]}: " in told


@pytest.mark.usefixtures("here")
def test_numbers_that_no_night_has_are_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    study = ["study", "night.toml", "--out", "new", "--nights"]
    assert "1 to 1,000,000 nights" in refused([*study, "0"], capsys)
    assert "--workers" in refused([*study, "1", "--workers", "-1"], capsys)
    assert "--oracle-every" in refused([*study, "1", "--oracle-every", "-1"], capsys)
    assert "radar-1" in refused([*study, "1", "--kill", "radar-9"], capsys)


@pytest.mark.usefixtures("here")
def test_a_score_of_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["score", "folder", "--truth", "folder"]
    assert "a folder without a record" in refused(words, capsys)
    assert "nothing of that name" in refused(
        ["score", "nowhere", "--truth", "folder"], capsys
    )
    told = refused(["score", "prose", "--truth", "folder"], capsys)
    assert "a recording" in told
    assert "--truth" in refused(["score", "folder"], capsys)


@pytest.mark.usefixtures("here")
def test_a_demo_says_which_word_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    scene = ["demo", "--headless", "--scene", "moon"]
    assert "night or switzerland" in refused(scene, capsys)
    seed = ["demo", "--headless", "--scene", "switzerland", "--seed", "2"]
    assert "no seed for a recorded scene" in refused(seed, capsys)
    assert "Did you mean --seed" in refused(["demo", "--sed", "1"], capsys)
    assert "extra" in refused(["demo", "--headless", "extra"], capsys)
    file = ["demo", "--headless", "--out", "prose"]
    assert "got a file" in refused(file, capsys)
    nowhere = ["demo", "--headless", "--out", "/proc/nowhere"]
    assert "/proc/nowhere" in refused(nowhere, capsys, code=3)


@pytest.mark.parametrize("command", [one.name for one in COMMANDS])
def test_every_command_explains_itself(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command.split(), "--help"]) == 0
    told = capsys.readouterr().out
    assert f"Usage: vedette {command}" in told
    if command != "warm":  # it has nothing to show
        assert f" vedette {command}" in told.replace("Usage: ", "", 1)
