"""`simulate` and `demo` refuse what cannot be, and say what to change."""

from pathlib import Path

import pytest

from simulated_families import CIVIL, HEAD, RADAR, RAID
from vedette.cli.main import run

WHOLE = HEAD + RAID + CIVIL + RADAR


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("end = 2025-06-02T03", "end = 2025-06-01T03", "an end after"),
        ("gamma = [20, 4]", "gamma = [1e6, 4]", "at most 5,000 objects"),
        ("[49.6, 22.9]", "[90.0, 22.9]", "flies over a pole"),
        ("height_m = 240", "height_m = 20", "above the ground of 200 m"),
        ("p_detect", "p_detct", "Did you mean `p_detect`"),
    ],
    ids=["end before start", "a million", "pole", "below ground", "misspelt"],
)
def test_a_night_that_cannot_be_is_refused_with_its_table_and_key(
    old: str, new: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert old in WHOLE
    scenario = tmp_path / "night.toml"
    scenario.write_text(WHOLE.replace(old, new))
    words = ["simulate", str(scenario), "--seed", "1", "--out", str(tmp_path / "out")]
    assert run(words) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "night.toml: [" in told
    assert [path.name for path in tmp_path.iterdir()] == ["night.toml"]


def test_a_negative_seed_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = tmp_path / "night.toml"
    scenario.write_text(WHOLE)
    words = ["simulate", str(scenario), "--seed", "-1", "--out", str(tmp_path / "out")]
    assert run(words) == 2
    assert "0 or more" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_night_without_targets_is_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = tmp_path / "night.toml"
    scenario.write_text(HEAD.replace("02T03", "01T22") + RADAR)
    out = tmp_path / "out"
    assert run(["simulate", str(scenario), "--seed", "1", "--out", str(out)]) == 0
    assert "0 targets" in capsys.readouterr().out


def test_a_demo_never_replaces_what_is_not_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.tex").write_text("x")
    assert run(["demo", "--headless", "--replace", "--out", str(mine)]) == 2
    assert "no output of Vedette" in capsys.readouterr().err
    assert (mine / "thesis.tex").read_text() == "x"
