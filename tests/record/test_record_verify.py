"""Every change of a stored value is found by both verifiers, and named by ours."""

import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from record_scenes import (
    begin,
    column,
    execute,
    fill,
    places,
)
from vedette.errors import UsageError
from vedette.record import Report, SigningKey, verify

Both = Callable[..., Report]
SCRIPT = Path(__file__).parents[2] / "tools" / "verify_record.py"


def change_leaf(record: Path, seq: int, old: bytes, new: bytes) -> None:
    """Alter one leaf in its row, and nothing else."""
    query = f"SELECT max(first_seq) FROM batch WHERE first_seq <= {seq}"  # noqa: S608
    first_seq = column(record, query)[0]
    body = column(record, f"SELECT body FROM batch WHERE first_seq = {first_seq}")[0]  # noqa: S608
    assert isinstance(body, bytes)
    raw = zlib.decompress(body)
    assert raw.count(old) == 1
    assert len(old) == len(new)
    altered = zlib.compress(raw.replace(old, new))
    execute(record, "UPDATE batch SET body = ? WHERE first_seq = ?", altered, first_seq)


def test_an_untouched_record_verifies(
    closed: Path, both: Both, key: SigningKey
) -> None:
    report = both(closed)
    assert report.ok
    assert report.closed
    assert report.sentence == (
        f"Unchanged since signed by {key.verifier.fingerprint}; outside checkpoint: no."
        " Does not show that the sensors were right."
    )
    assert report.leaves == report.covered == 27
    assert report.statements == {"picture_sha256": "00"}


def test_the_script_is_run_by_a_plain_python(closed: Path) -> None:
    command = [sys.executable, "-I", "-S", str(SCRIPT), str(closed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == verify(closed).sentence
    (closed / "key.pub").write_bytes(b"")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout[:14]) == (1, "DOES NOT HOLD:")
    imports = [line for line in SCRIPT.read_text().split("\n") if "import " in line]
    assert not [line for line in imports if "vedette" in line or "crypto" in line]


def test_an_open_record_verifies_up_to_its_last_checkpoint(
    tmp_path: Path, key: SigningKey, both: Both
) -> None:
    record = tmp_path / "a.vedette"
    with begin(record, key) as journal:
        fill(journal)
        journal.append([(2, "radar", 9_000, b"not yet under a checkpoint")])
        report = both(record)
    assert (report.ok, report.closed, report.covered, report.leaves) == (
        True,
        False,
        25,
        26,
    )
    assert report.sentence.startswith("Still open; the first 25 of 26 leaves are unch")


# -- files


@pytest.mark.parametrize("name", ["journal.db", "key.pub", "manifest.note"])
def test_a_missing_file_is_named(name: str, closed: Path, both: Both) -> None:
    (closed / name).unlink()
    report = both(closed)
    assert not report.ok
    assert name in places(report)


def test_an_added_file_link_or_folder_is_named(closed: Path, both: Both) -> None:
    (closed / "notes.txt").write_bytes(b"")
    assert places(both(closed)) == "4 notes.txt"
    (closed / "notes.txt").unlink()
    for name in ("journal.db-wal", "journal.db-journal", "manifest.note.partial"):
        (closed / name).write_bytes(b"planted")
        assert places(both(closed)) == f"4 {name}"
        (closed / name).unlink()
    (closed / "folder").mkdir()
    assert both(closed).findings[0].step == 1
    (closed / "folder").rmdir()
    (closed / "link").symlink_to("/etc/passwd")
    assert "link" in both(closed).findings[0].what
    (closed / "link").unlink()
    (closed / ".hidden").write_bytes(b"")
    assert not both(closed).ok
    (closed / ".hidden").unlink()
    os.mkfifo(closed / "pipe")
    assert not both(closed).ok
    (closed / "pipe").unlink()
    assert both(closed).ok


def test_a_file_replaced_by_a_link_is_refused(closed: Path, both: Both) -> None:
    elsewhere = closed.parent / "journal.db"
    (closed / "journal.db").rename(elsewhere)
    (closed / "journal.db").symlink_to(elsewhere)
    assert both(closed).findings[0].step == 1


def test_there_must_be_a_record(tmp_path: Path, closed: Path) -> None:
    with pytest.raises(UsageError):
        verify(tmp_path / "none")
    (tmp_path / "link").symlink_to(closed)
    with pytest.raises(UsageError):
        verify(tmp_path / "link")


def test_files_that_the_owner_adds_before_closing_are_covered(
    tmp_path: Path, key: SigningKey, both: Both
) -> None:
    record = tmp_path / "a.vedette"
    with begin(record, key) as journal:
        (record / "site.toml").write_text("[site]\n")
        journal.seal(received_ns=1)
    assert both(record).ok
    (record / "site.toml").write_text("[sight]\n")
    assert places(both(record)) == "4 site.toml"


# -- values of the journal: each change is made alone, then named


def test_a_changed_leaf_is_named(closed: Path, both: Both) -> None:
    change_leaf(closed, 10, b"plot 1.1", b"plot 1.9")
    report = both(closed)
    assert places(report).split("\n") == [
        "4 journal.db",
        "6 row 9, leaf 10",
        "8 checkpoint 17, leaves 9 to 16",
        "8 checkpoint 25, leaves 9 to 24",
        "8 checkpoint 27, leaves 9 to 26",
        "9 manifest.note",
    ]


def test_a_changed_leaf_is_named_in_an_open_record(
    tmp_path: Path, key: SigningKey, both: Both
) -> None:
    record = tmp_path / "a.vedette"
    with begin(record, key) as journal:
        fill(journal)
    change_leaf(record, 1, b"plot 0.0", b"plot 0.9")
    report = both(record)
    assert report.findings[0].where == "row 1, leaf 1"
    assert "plot" not in report.sentence
    assert not report.ok


def test_a_changed_mark_is_named_and_the_leaf_is_cleared(
    closed: Path, both: Both
) -> None:
    marks = column(closed, "SELECT marks FROM batch WHERE first_seq = 9")[0]
    assert isinstance(marks, bytes)
    altered = marks[:4] + bytes(4) + marks[8:]
    execute(closed, "UPDATE batch SET marks = ? WHERE first_seq = 9", altered)
    assert places(both(closed)) == "4 journal.db\n6 row 9, leaf 10"


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE batch SET leaves = 4 WHERE first_seq = 9", "6 row 9"),
        ("UPDATE batch SET leaves = '5' WHERE first_seq = 9.5", ""),
        ("UPDATE batch SET leaves = 'x' WHERE first_seq = 9", "6 row 9"),
        ("UPDATE batch SET body = 'text' WHERE first_seq = 9", "6 row 9"),
        ("UPDATE batch SET body = x'' WHERE first_seq = 9", "6 row 9"),
        ("UPDATE batch SET body = body || x'00' WHERE first_seq = 9", "6 row 9"),
        ("UPDATE batch SET marks = x'' WHERE first_seq = 9", "6 row 9"),
        ("UPDATE batch SET first_seq = 100 WHERE first_seq = 9", "6 row 14"),
        ("UPDATE batch SET first_seq = -3 WHERE first_seq = 9", "6 row -3"),
        ("DELETE FROM batch WHERE first_seq = 9", "6 row 14"),
        ("DELETE FROM batch WHERE first_seq = 0", "6 row 1"),
        ("DELETE FROM batch WHERE first_seq = 26", "8 checkpoint 27"),
        ("DELETE FROM batch", "8 checkpoint 1"),
        ("DELETE FROM checkpoint WHERE size = 27", "9 journal.db"),
        ("DELETE FROM checkpoint", "9 journal.db"),
        ("DELETE FROM checkpoint WHERE size = 9", "4 journal.db"),
        ("UPDATE checkpoint SET size = 18 WHERE size = 17", "5 checkpoint 18"),
        ("UPDATE checkpoint SET note = x'00' WHERE size = 17", "5 checkpoint 17"),
        ("UPDATE checkpoint SET note = '' WHERE size = 17", "5 checkpoint 17"),
        (
            "UPDATE checkpoint SET note = (SELECT note FROM checkpoint)",
            "5 checkpoint 9",
        ),
        ("CREATE TABLE more (x)", "5 journal.db"),
        ("CREATE INDEX more ON batch (leaves)", "5 journal.db"),
        ("CREATE VIEW more AS SELECT 1", "5 journal.db"),
        ("DROP TABLE checkpoint", "5 journal.db"),
        ("ALTER TABLE batch ADD COLUMN more", "5 journal.db"),
        ("PRAGMA user_version=2", "5 journal.db"),
        ("PRAGMA application_id=0", "5 journal.db"),
        ("VACUUM", "4 journal.db"),
    ],
)
def test_every_change_of_a_stored_value_is_named(
    statement: str, place: str, closed: Path, both: Both
) -> None:
    before = (closed / "journal.db").read_bytes()
    execute(closed, statement)
    report = both(closed)
    unchanged = (closed / "journal.db").read_bytes() == before
    assert report.ok == unchanged
    assert place in places(report)


def test_two_rows_that_changed_places_are_named(closed: Path, both: Both) -> None:
    for old, new in ((1, 50), (9, 1), (50, 9)):
        change = "UPDATE batch SET first_seq = ? WHERE first_seq = ?"
        execute(closed, change, new, old)
    report = both(closed)
    assert "6 row 1, leaf 1" in places(report)
    assert "6 row 9, leaf 9" in places(report)


def test_a_trigger_in_the_file_is_not_run(closed: Path, both: Both) -> None:
    execute(
        closed,
        "CREATE TRIGGER t AFTER INSERT ON batch BEGIN DELETE FROM checkpoint; END",
    )
    assert "5 journal.db" in places(both(closed))
