"""A damaged ledger: nothing is added to it, and nobody signs it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from vedette.claims.ledger import LEDGER, read_ledger
from vedette.cli.main import run

HEAD = "id,measure,words\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a ledger by two commands."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for number in (1, 2):
        table = tmp_path / f"t{number}.csv"
        table.write_text(f"{HEAD}x{number},sighting.drones,{number}\n")
        words = ["claims", "import", str(table), "--out", str(tmp_path / "out")]
        assert run(words) == 0
    return tmp_path / "out"


def lose(folder: Path, asked: str) -> None:
    with closing(sqlite3.connect(folder / LEDGER / "journal.db")) as journal:
        journal.execute(asked)
        journal.commit()


DAMAGED = (
    "DELETE FROM batch WHERE first_seq = (SELECT max(first_seq) FROM batch)",
    "DELETE FROM checkpoint",
    "UPDATE checkpoint SET note = replace(note, 'a', 'b')",
)


@pytest.mark.parametrize("asked", DAMAGED)
@pytest.mark.parametrize(
    "words",
    [
        ["revise", "OUT", "x1", "--event", "velm"],
        ["import", "TABLE", "--out", "OUT"],
        ["seal", "OUT"],
    ],
)
def test_a_ledger_that_lost_what_was_signed_is_neither_changed_nor_sealed(
    folder: Path, capsys: pytest.CaptureFixture[str], asked: str, words: list[str]
) -> None:
    lose(folder, asked)
    before = read_ledger(folder)
    table = folder.parent / "more.csv"
    table.write_text(HEAD + "x3,sighting.drones,3\n")
    known = {"OUT": str(folder), "TABLE": str(table)}
    capsys.readouterr()
    assert run(["claims", *(known.get(word, word) for word in words)]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "expected a ledger that holds all that was signed" in said
    assert "`vedette verify` says where" in said
    assert read_ledger(folder) == before
    whole = str(folder / "claims.json")
    assert run(["claims", "import", whole, "--out", str(folder.parent / "new")]) == 0
    assert len(read_ledger(folder.parent / "new").claims) == 2


@pytest.mark.parametrize("asked", DAMAGED)
@pytest.mark.parametrize(
    "words",
    [
        ["claims", "compare", "OUT"],
        ["claims", "compare", "OUT", "--json"],
        ["assess", "--claims", "OUT", "--out", "NEW"],
    ],
)
def test_a_damaged_ledger_is_neither_compared_nor_assessed_and_what_holds_not_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], asked: str, words: list[str]
) -> None:
    lose(folder, asked)
    files = sorted(folder.iterdir())
    known = {"OUT": str(folder), "NEW": str(folder.parent / "new")}
    capsys.readouterr()
    assert run([known.get(word, word) for word in words]) == 1
    told = capsys.readouterr()
    said = " ".join(told.err.split())
    assert told.out == ""
    assert "expected a ledger that holds all that was signed" in said
    assert f"{folder / LEDGER}: " in said  # and then where in it
    assert "`vedette claims import DIR/claims.json --out NEW`" in said
    assert sorted(folder.iterdir()) == files
    assert not (folder.parent / "new").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["claims", "revise", "OUT", "x1", "--event", "velm"],
        ["claims", "compare", "OUT"],
    ],
)
def test_a_journal_that_is_none_is_refused_with_the_way_on_whoever_reads_it(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    (folder / LEDGER / "journal.db").write_bytes(b"x" * 5000)
    capsys.readouterr()
    assert run([str(folder) if word == "OUT" else word for word in words]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "journal.db: expected a ledger that holds all that was signed" in said
    assert "`vedette claims import DIR/claims.json --out NEW`" in said


@pytest.mark.parametrize(
    "words",
    [
        ["import", "TABLE", "--out", "OUT"],
        ["compare", "OUT"],
        ["revise", "OUT", "x1", "--event", "velm"],
    ],
)
def test_a_journal_of_garbage_is_told_with_the_way_on(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    (folder / LEDGER / "journal.db").write_bytes(b"no journal at all" * 99)
    table = folder.parent / "more.csv"
    table.write_text(HEAD + "x3,sighting.drones,3\n")
    known = {"OUT": str(folder), "TABLE": str(table)}
    capsys.readouterr()
    assert run(["claims", *(known.get(word, word) for word in words)]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "claims.json --out NEW" in said
