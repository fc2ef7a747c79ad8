"""``claims import`` as people run it: files, exit codes, what is said."""

import json
from pathlib import Path

import pytest

from import_scenes import article
from vedette.claims.ledger import read_ledger
from vedette.cli.claims_folder import RELATED_MAX, person
from vedette.cli.main import run
from vedette.errors import UsageError

HEAD = "doc,quote,speaker,measure,words\n"
GOOD = "herald.txt,at least nine drones,Harbour Office,sighting.drones,at least nine\n"
BAD = "herald.txt,ninety drones,Harbour Office,sighting.drones,90\n"


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    article(tmp_path)
    path = tmp_path / "t.csv"
    path.write_text(HEAD + GOOD + BAD)
    return path


def test_good_rows_land_and_the_bad_one_is_in_refused_csv(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ledger"
    assert run(["claims", "import", str(table), "--out", str(out)]) == 0
    told = capsys.readouterr()
    assert "1 claims entered" in told.out
    assert "line 3, column quote: expected words that stand" in told.err
    refused = (out / "refused.csv").read_text(encoding="utf-8-sig")
    assert 't.csv,3,quote,"expected words' in refused
    assert "ninety drones" in refused
    assert len(read_ledger(out).claims) == 1
    assert run(["verify", str(out)]) == 0
    assert f"Record root: {read_ledger(out).root}" in told.out


def test_the_same_table_again_changes_no_byte_of_the_ledger(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ledger"
    run(["claims", "import", str(table), "--out", str(out)])
    before = read_ledger(out)
    assert run(["claims", "import", str(table), "--out", str(out)]) == 0
    assert "Nothing new" in capsys.readouterr().out
    assert read_ledger(out) == before
    own = str(out / "claims.csv")
    assert run(["claims", "import", own, "--out", str(out)]) == 0
    assert read_ledger(out) == before
    assert not (out / "refused.csv").exists()
    assert run(["verify", str(out)]) == 0


def test_a_refused_row_put_right_can_be_imported_from_refused_csv(
    table: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ledger"
    run(["claims", "import", str(table), "--out", str(out)])
    fixed = (out / "refused.csv").read_text(encoding="utf-8-sig")
    path = tmp_path / "fixed.csv"
    path.write_text(fixed.replace("ninety drones", "nearly two hours"))
    assert run(["claims", "import", str(path), "--out", str(out)]) == 0
    assert len(read_ledger(out).claims) == 2


def test_nothing_taken_is_exit_2_and_still_told_as_json(
    tmp_path: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_text(HEAD + BAD)
    out = tmp_path / "ledger"
    assert run(["claims", "import", str(table), "--out", str(out), "--json"]) == 2
    document = json.loads(capsys.readouterr().out)
    assert document["tables"][0]["refused"][0]["column"] == "quote"
    assert document["claims"] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["missing.csv"], "got nothing"),
        (["."], "got a folder"),
        (["herald.txt"], "columns"),
        (["t.csv", "--zone", "Mars/Base"], "Mars/Base"),
    ],
)
def test_wrong_usage_makes_no_ledger(
    words: list[str],
    said: str,
    table: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(table.parent)
    assert run(["claims", "import", *words, "--out", "ledger"]) == 2
    assert said in capsys.readouterr().err
    assert not (table.parent / "ledger").exists()


def test_a_folder_of_other_things_is_left_alone(table: Path) -> None:
    before = sorted(path.name for path in table.parent.iterdir())
    out = str(table.parent)
    assert run(["claims", "import", str(table), "--out", out]) == 2
    after = sorted(path.name for path in table.parent.iterdir())
    assert set(after) - set(before) <= {"state"}


def test_keeping_the_text_lets_quotes_be_checked_without_the_file(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ledger"
    run(["claims", "import", str(table), "--out", str(out), "--keep-text"])
    (tmp_path / "herald.txt").unlink()
    more = GOOD.replace("at least nine drones", "We counted nine").replace(
        "herald.txt", "herald-txt"
    )
    table.write_text(HEAD + more + BAD.replace("herald.txt", "herald-txt"))
    assert run(["claims", "import", str(table), "--out", str(out)]) == 0
    told = capsys.readouterr()
    assert "unchecked" not in told.out
    assert "line 3, column quote" in told.err


def test_control_characters_of_a_table_reach_no_terminal(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_text("measure,words\n\x1b[2Jdrones,9\nsighting.drones,9\n")
    run(["claims", "import", str(table), "--out", str(tmp_path / "ledger")])
    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err


@pytest.mark.parametrize("name", ["a\x1bb", "x" * 300, "a\u202eb"])
def test_a_reviewer_is_one_printable_line(name: str) -> None:
    with pytest.raises(UsageError, match="the name of a person"):
        person(name)


def test_a_long_table_of_one_event_leaves_its_pairs_to_compare(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = tmp_path / "long.csv", tmp_path / "ledger"
    rows = [f"velm,sighting.drones,{n}\n" for n in range(1, RELATED_MAX + 2)]
    few = ["orlo,sighting.drones,2\n", "orlo,sighting.drones,3\n"]
    table.write_text("event,measure,words\n" + "".join(few))
    assert run(["claims", "import", str(table), "--out", str(out)]) == 0
    whole = json.loads((out / "claims.json").read_text())
    assert (len(whole["relations"]), whole["relations_whole"]) == (1, True)
    assert "leaves out" not in capsys.readouterr().err
    table.write_text("event,measure,words\n" + "".join(rows))
    assert run(["claims", "import", str(table), "--out", str(out)]) == 0
    cut = json.loads((out / "claims.json").read_text())
    assert (cut["relations"], cut["relations_whole"]) == (whole["relations"], False)
    said = capsys.readouterr().err
    assert "leaves out how the 301 claims of velm are related" in said
    assert "vedette claims compare" in said
