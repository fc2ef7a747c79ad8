"""Every change of a stored value is found by both verifiers, and named by ours."""

import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from record_scenes import begin, closed_record, fill, key_of
from vedette.errors import UsageError
from vedette.record import Journal, Report, SigningKey, read_leaves, verify
from vedette.record.checkpoint import sign_checkpoint
from vedette.record.merkle import leaf_hash
from vedette.record.note import sign_note
from vedette.record.rows import pack_rows
from vedette.record.seal import manifest_of

Both = Callable[..., Report]
SCRIPT = Path(__file__).parents[2] / "tools" / "verify_record.py"


def execute(record: Path, statement: str, *values: object) -> None:
    database = sqlite3.connect(record / "journal.db", isolation_level=None)
    database.execute(statement, values)
    database.close()


def column(record: Path, query: str) -> list[object]:
    database = sqlite3.connect(record / "journal.db")
    found = [row[0] for row in database.execute(query)]
    database.close()
    return found


def sign_again(record: Path, key: SigningKey) -> None:
    """Do what an owner can do: hash the files anew and sign the manifest."""
    with_history = _history(record, key)
    note = sign_note(manifest_of(record, with_history).text, key)
    (record / "manifest.note").write_text(note, encoding="utf-8")


def _history(record: Path, key: SigningKey):  # noqa: ANN202 - for `sign_again` alone
    copy = record.with_name("copy.vedette")
    shutil.copytree(record, copy)
    (copy / "manifest.note").unlink()
    with Journal.open(copy, key) as journal:
        history = journal._history
    shutil.rmtree(copy)
    return history


def places(report: Report) -> str:
    return "\n".join(f"{found.step} {found.where}" for found in report.findings)


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


# -- what an owner, or a thief of the key, can do


def test_a_record_signed_again_by_another_key_shows_that_key(
    closed: Path, both: Both, key: SigningKey
) -> None:
    outside = str(column(closed, "SELECT note FROM checkpoint WHERE size = 17")[0])
    other = key_of(2)
    forged = closed.with_name("forged.vedette")
    _rebuilt(closed, forged, other)
    report = both(forged)
    assert report.ok
    assert report.signed_by == other.verifier.fingerprint != key.verifier.fingerprint
    against = both(forged, outside)
    assert places(against) == "10 outside checkpoint"
    assert not against.outside_checkpoint


def test_history_rewritten_by_its_owner_fails_against_an_older_checkpoint(
    closed: Path, both: Both, key: SigningKey
) -> None:
    outside = str(column(closed, "SELECT note FROM checkpoint WHERE size = 17")[0])
    assert both(closed, outside).outside_checkpoint
    forged = closed.with_name("forged.vedette")
    _rebuilt(closed, forged, key, b"plot 1.1", b"plot 1.9")
    assert both(forged).ok
    report = both(forged, outside)
    assert places(report) == "10 outside checkpoint, leaves 1 to 16"
    assert "outside checkpoint: no" in report.sentence


def test_a_record_cut_short_by_its_owner_fails_against_a_newer_checkpoint(
    tmp_path: Path, both: Both, key: SigningKey
) -> None:
    record = tmp_path / "a.vedette"
    with begin(record, key) as journal:
        fill(journal, rows=1)
        early = journal.checkpoint()
        cut = tmp_path / "cut.vedette"
        journal.release()
    shutil.copytree(record, cut)
    with Journal.open(record, key) as journal:
        fill(journal)
        late = journal.checkpoint()
    assert both(record, early).outside_checkpoint
    assert both(record, late).outside_checkpoint
    assert both(cut, early).outside_checkpoint
    assert "10 outside checkpoint" in places(both(cut, late))


def test_a_checkpoint_of_another_record_proves_nothing(
    closed: Path, tmp_path: Path, both: Both, key: SigningKey
) -> None:
    with Journal.create(
        tmp_path / "b.vedette", key, genesis={"schema": 2}, received_ns=1
    ) as journal:
        other = journal.checkpoint()
    assert "10 outside checkpoint" in places(both(closed, other))
    for text in ("", "nonsense", other[:-10], other * 2):
        assert not both(closed, text).ok


def _rebuilt(
    source: Path, target: Path, key: SigningKey, old: bytes = b"", new: bytes = b""
) -> None:
    """Write a record anew from the leaves of another, one of them altered."""
    leaves = list(read_leaves(source))
    with begin(target, key) as journal:
        for leaf in leaves[1:-1]:
            body = new if old and leaf.body == old else leaf.body
            journal.append([(leaf.kind, leaf.feed, leaf.received_ns, body)])
        journal.seal(received_ns=leaves[-1].received_ns)


# -- leaves that no writer of ours would write, signed by the owner's own key


def _forge(record: Path, key: SigningKey, encoded: list[bytes]) -> None:
    """Write any bytes as leaves after the genesis, under valid signatures."""
    with begin(record, key) as journal:
        history = journal._history.copy()
        first = history.size
        hashes = [history.hash_only(leaf) for leaf in encoded]
        history.received_ns = 0
        checkpoint = history.checkpoint(5)
    for row in pack_rows(first, encoded, hashes):
        execute(record, "INSERT INTO batch VALUES (?, ?, ?, ?)", *row)
    note = sign_checkpoint(checkpoint, key)
    execute(record, "INSERT INTO checkpoint VALUES (?, ?)", checkpoint.size, note)


def leaf_bytes(kind: int, seq: int, body: bytes, version: int = 1) -> bytes:
    return bytes([version, kind]) + seq.to_bytes(8, "big") + bytes(10) + body


@pytest.mark.parametrize(
    ("leaf", "step"),
    [
        (leaf_bytes(2, 1, b"fine"), 0),
        (leaf_bytes(255, 1, b"fine"), 0),
        (leaf_bytes(2, 2, b"seq"), 6),
        (leaf_bytes(2, 1, b"", version=2), 6),
        (leaf_bytes(0, 1, b""), 6),
        (leaf_bytes(8, 1, b""), 6),
        (leaf_bytes(127, 1, b""), 6),
        (leaf_bytes(2, 1 << 63, b""), 6),
        (b"\x01\x02", 6),
        (b"", 6),
        (leaf_bytes(2, 1, b"")[:18] + b"\x00\x02\xc4", 6),
        (leaf_bytes(2, 1, b"")[:18] + b"\x00\x01\xc4", 6),
        (leaf_bytes(1, 1, b"{}"), 7),
        (leaf_bytes(4, 1, b"[]"), 7),
        (leaf_bytes(4, 1, b'{"a":NaN}'), 7),
        (leaf_bytes(4, 1, b'{"a":1.50}'), 7),
        (leaf_bytes(4, 1, b'{"a":' + b"[" * 64 + b"]" * 64 + b"}"), 0),
        (leaf_bytes(4, 1, b'{"a":' + b"[" * 64 + b"1" + b"]" * 64 + b"}"), 7),
        (leaf_bytes(4, 1, b'{"a":' + b"[" * 65 + b"]" * 65 + b"}"), 7),
        (leaf_bytes(4, 1, b'{"a":' + b"[" * 99999 + b"]" * 99999 + b"}"), 7),
        (leaf_bytes(4, 1, b'{"a":9223372036854775808}'), 7),
        (leaf_bytes(4, 1, b'{"a":-9223372036854775808}'), 0),
        (leaf_bytes(4, 1, b'{"a":"\\ud800"}'), 7),
        (leaf_bytes(5, 1, b'{"through_seq":0}'), 0),
        (leaf_bytes(5, 1, b'{"through_seq":1}'), 7),
        (leaf_bytes(5, 1, b'{"through_seq":0.0}'), 7),
        (leaf_bytes(5, 1, b'{"through_seq":false}'), 7),
        (leaf_bytes(7, 1, b"{}"), 9),
        (leaf_bytes(7, 1, b'{"a":1}'), 7),
    ],
)
def test_both_verifiers_refuse_the_same_leaves(
    leaf: bytes, step: int, tmp_path: Path, key: SigningKey, both: Both
) -> None:
    record = tmp_path / "a.vedette"
    _forge(record, key, [leaf])
    report = both(record)
    assert [found.step for found in report.findings[:1]] == ([step] if step else [])


def test_nothing_follows_a_close(tmp_path: Path, key: SigningKey, both: Both) -> None:
    record = tmp_path / "a.vedette"
    _forge(record, key, [leaf_bytes(7, 1, b"{}"), leaf_bytes(3, 2, b"")])
    assert "7 row 1, leaf 2" in places(both(record))


def test_a_row_of_too_many_leaves_is_refused(
    tmp_path: Path, key: SigningKey, both: Both
) -> None:
    record = tmp_path / "a.vedette"
    encoded = [leaf_bytes(3, seq, b"") for seq in range(1, 4098)]
    _forge(record, key, encoded)
    assert both(record).ok
    raw = b"".join(len(leaf).to_bytes(4, "big") + leaf for leaf in encoded)
    marks = b"".join(leaf_hash(leaf)[:4] for leaf in encoded)
    execute(record, "DELETE FROM batch WHERE first_seq > 0")
    insert = "INSERT INTO batch VALUES (1, 4097, ?, ?)"
    execute(record, insert, marks, zlib.compress(raw))
    assert both(record).findings[0].where == "row 1"


def test_a_manifest_signed_by_its_owner_must_still_be_true(
    closed: Path, both: Both, key: SigningKey
) -> None:
    sign_again(closed, key)
    assert both(closed).ok
    note = (closed / "manifest.note").read_text(encoding="utf-8")
    text = note.partition("\n\n")[0] + "\n"
    for old, new in (
        ('"leaves":27', '"leaves":28'),
        ('"leaves":27', '"leaves":27.0'),
        ('"leaves":27', '"leaves":27,"more":1'),
        ('"record_root":"', '"record_root":"0'),
        ('"inputs_sha256":"', '"inputs_sha256":"0'),
        ("vedette/record/", "vedette/recorD/"),
        ("vedette/manifest/1", "vedette/manifest/2"),
        ('"key.pub":{', '"../a":{"bytes":0,"sha256":""},"key.pub":{'),
        ('"bytes":95', '"bytes":"95"'),
        ('{"files"', '{ "files"'),
        ('"sha256":"', '"mode":0,"sha256":"'),
    ):
        altered = text.replace(old, new)
        assert altered != text
        signed = sign_note(altered, key)
        (closed / "manifest.note").write_text(signed, encoding="utf-8")
        report = both(closed)
        assert "manifest.note" in places(report) or ".." in places(report), new


def test_a_removed_manifest_does_not_make_an_open_record(
    closed: Path, both: Both
) -> None:
    (closed / "manifest.note").unlink()
    assert places(both(closed)) == "9 manifest.note"


def test_two_records_cannot_lend_each_other_a_file(
    closed: Path, both: Both, key: SigningKey
) -> None:
    other = closed_record(closed.with_name("other.vedette"), key_of(2))
    for name in ("journal.db", "key.pub", "manifest.note"):
        mixed = closed.with_name("mixed.vedette")
        shutil.copytree(closed, mixed)
        shutil.copy(other / name, mixed / name)
        assert not both(mixed).ok
        shutil.rmtree(mixed)
    assert both(closed).signed_by == key.verifier.fingerprint
