"""The ledger as a record: verified by strangers, append-only, refused where unsound."""

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from ledger_scenes import NOON, NOON_NS, claim, correction, rows
from vedette.claims import one_writer
from vedette.claims.book import Ledger, extended
from vedette.claims.leaves import Decision, Deed
from vedette.claims.ledger import (
    LEDGER,
    genesis,
    kept_texts,
    open_ledger,
    read_ledger,
)
from vedette.claims.model import Status
from vedette.cli.main import run
from vedette.errors import EnvironmentProblem, RecordError, UsageError
from vedette.record import Entry, Journal, Kind, SigningKey, canonical_json, new_key
from vedette.record.folder import lock_folder

ROOT = Path(__file__).parents[2]


@pytest.fixture
def key(tmp_path: Path) -> SigningKey:
    return new_key(tmp_path / "site.key")


def written(folder: Path, key: SigningKey) -> Path:
    with open_ledger(folder, key, now_ns=NOON_NS) as book:
        book.enter(rows(), now_ns=NOON_NS, texts={"d1": "of “at least nine drones”"})
        book.enter(correction(), now_ns=NOON_NS + 1)
    return folder


def test_what_is_entered_is_read_again_with_root_and_size(
    tmp_path: Path, key: SigningKey
) -> None:
    folder = written(tmp_path / "out", key)
    ledger = read_ledger(folder)
    assert ledger == read_ledger(folder / "ledger.vedette")
    assert [one.id for one in ledger.claims] == ["c2"]
    assert list(ledger.stated) == ["c1", "c2"]
    assert ledger.withdrawn == {"c1": "c2"}
    assert [one.by for one in ledger.decisions] == ["A. Reader", "B. Reader"]
    assert ledger.size == 9
    assert len(ledger.root) == 64
    assert kept_texts(folder) == {"d1": "of “at least nine drones”"}


def test_verify_holds_open_and_closed_and_says_what_it_does_not_show(
    tmp_path: Path, key: SigningKey, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path / "out", key)
    root = read_ledger(folder).root
    assert run(["verify", str(folder)]) == 0
    said = capsys.readouterr().out
    assert f"Record root: {root}" in said
    assert "Still open; the first 9 of 9 leaves are unchanged" in said
    assert "Does not show that what was said is so." in said
    assert "sensors" not in said
    assert "Inputs" not in said
    assert run(["verify", str(folder), "--replay"]) == 2
    with Journal.open(folder / "ledger.vedette", key) as journal:
        journal.seal(received_ns=NOON_NS + 2)
    assert run(["verify", str(folder)]) == 0
    assert "Unchanged since signed by" in capsys.readouterr().out
    closed = read_ledger(folder)
    assert closed.closed
    assert closed.claims == (correction()[0],)


def test_a_sealed_ledger_is_a_closed_record_for_strangers_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    table, out = tmp_path / "t.csv", tmp_path / "out"
    table.write_text("measure,words\nsighting.drones,9\n")
    words = ["claims", "import", str(table), "--out", str(out)]
    assert run(words) == 0
    capsys.readouterr()
    assert run(["claims", "seal", str(out), "--reviewer", "A. Reader"]) == 0
    told = capsys.readouterr().out
    assert "1 claim that stands, 6 leaves" in told
    assert f"Keep a copy of {out / 'checkpoint.txt'}" in told
    kept = tmp_path / "kept.txt"
    kept.write_bytes((out / "checkpoint.txt").read_bytes())
    sealed = read_ledger(out)
    assert sealed.closed
    assert json.loads((out / "claims.json").read_text())["record_root"] == sealed.root
    assert run(["verify", str(out)]) == 0
    told = capsys.readouterr().out
    assert run(["verify", str(out), "--against", str(kept)]) == 0
    assert "outside checkpoint: yes" in capsys.readouterr().out
    assert "Unchanged since signed by" in told
    assert "Stated:      sealed_by A. Reader" in told
    script = ROOT / "tools" / "verify_record.py"
    command = [sys.executable, str(script), str(out / "ledger.vedette")]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    for again in (
        words,
        ["claims", "seal", str(out)],
        ["claims", "extract", str(table), "--out", str(out)],
    ):
        assert run(again) == 2
        assert "got one that was sealed" in " ".join(capsys.readouterr().err.split())
    assert read_ledger(out) == sealed
    assert run(["claims", "compare", str(out)]) == 0
    # All of it can be taken into another one.
    whole = str(out / "claims.json")
    assert run(["claims", "import", whole, "--out", str(tmp_path / "new")]) == 0
    assert len(read_ledger(tmp_path / "new").claims) == 1
    manifest = out / "ledger.vedette" / "manifest.note"
    manifest.write_bytes(manifest.read_bytes().replace(b"journal", b"jurnal"))
    assert run(["verify", str(out)]) == 1


def test_what_is_no_ledger_is_not_sealed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["claims", "seal", str(tmp_path)]) == 2
    assert "a ledger" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_changed_byte_of_a_claim_is_found(tmp_path: Path, key: SigningKey) -> None:
    folder = written(tmp_path / "out", key)
    journal = folder / "ledger.vedette" / "journal.db"
    content = bytearray(journal.read_bytes())
    content[-100] ^= 1
    journal.write_bytes(content)
    assert run(["verify", str(folder)]) == 1


def test_a_row_that_breaks_a_rule_enters_nothing_of_its_call(
    tmp_path: Path, key: SigningKey
) -> None:
    folder = written(tmp_path / "out", key)
    before = read_ledger(folder)
    bad = [claim("c3"), claim("c4", utterance="nobody")]
    with open_ledger(folder, key, now_ns=NOON_NS) as book:
        with pytest.raises(UsageError, match="entered before"):
            book.enter(bad, now_ns=NOON_NS)
        assert book.ledger == before
    assert read_ledger(folder) == before


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (claim("c1"), "taken"),
        (claim("c3", status=Status.PROPOSED), "confirmed"),
        (claim("c3", status=Status.REJECTED), "confirmed"),
        (claim("c3", reviewer=""), "who confirmed"),
        (claim("c3", reviewer=" "), "who confirmed"),
        (claim("c3", reviewed="yesterday"), "a time"),
        (claim("c3", document="d9"), "entered before"),
        (claim("c3", part_of=("c9",)), "entered before"),
        (claim("c3", supersedes="c9"), "a claim of this ledger"),
        (Decision(deed=Deed.REJECTED, by="x", at=NOON, claims=("c9",)), "before"),
        (Decision(deed=Deed.MERGED_ORIGIN, by="x", at=NOON, utterances=("u9",)), "u9"),
    ],
)
def test_a_row_that_may_not_be_entered_is_named(row: object, said: str) -> None:
    ledger = extended(Ledger(), rows())
    with pytest.raises(UsageError, match=said):
        extended(ledger, [row])  # type: ignore[list-item]


def test_what_was_corrected_or_rejected_cannot_be_withdrawn_again() -> None:
    ledger = extended(Ledger(), [*rows(), *correction()])
    again = Decision(deed=Deed.REJECTED, by="C", at=NOON, claims=("c1",))
    with pytest.raises(UsageError, match="withdrawn already"):
        extended(ledger, [again])
    gone = Decision(deed=Deed.REJECTED, by="C", at=NOON, claims=("c2",))
    after = extended(ledger, [gone])
    assert after.claims == ()
    assert after.stated["c2"] == correction()[0]
    assert ledger.claims == (correction()[0],), "the value before stays as it was"


def test_origins_and_events_are_decisions_that_change_no_leaf() -> None:
    merged = Decision(
        deed=Deed.MERGED_ORIGIN, by="A", at=NOON, utterances=("u1",), value="briefing"
    )
    event = Decision(deed=Deed.SET_EVENT, by="A", at=NOON, claims=("c1",), value="velm")
    ledger = extended(Ledger(), [*rows(), merged, event])
    assert ledger.utterances["u1"].origin == "briefing"
    assert ledger.claims[0].event == "velm"


def test_a_rejected_proposal_is_kept_with_what_was_proposed() -> None:
    proposal = claim("p1", status=Status.PROPOSED, reviewer="", reviewed="")
    done = Decision(deed=Deed.REJECTED, by="A", at=NOON, proposal=proposal)
    ledger = extended(Ledger(), [done])
    assert ledger.rejected == (proposal,)
    assert ledger.claims == ()


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        (131, {"id": "c1"}, "a claim as docs"),
        (131, {**msgspec.to_builtins(claim()), "rating": 5}, "rating"),
        (132, {"deed": "blessed", "by": "x", "at": NOON}, "blessed"),
        (132, {"deed": "rejected", "by": "x", "at": "10/09/2025"}, "a time"),
        (128, {"id": "d1", "published": {"begin": NOON, "end": "2024-01-01T00:00:00Z"}},
         "before it begins"),
        (200, {}, "kind 200"),
        (Kind.INPUT, {}, "kind 2"),
    ],
)  # fmt: skip
def test_an_unknown_leaf_or_value_is_refused_with_its_place(
    tmp_path: Path, key: SigningKey, kind: int, body: object, said: str
) -> None:
    record = tmp_path / "odd.vedette"
    with Journal.create(record, key, genesis=genesis(), received_ns=NOON_NS) as journal:
        journal.append([Entry(kind, "", NOON_NS, canonical_json(body))])
    with pytest.raises(RecordError, match=said) as caught:
        read_ledger(record)
    assert "leaf 1" in caught.value.where


def test_the_record_of_sensors_is_no_ledger(tmp_path: Path, key: SigningKey) -> None:
    record = tmp_path / "record.vedette"
    Journal.create(
        record, key, genesis={"data_kind": "recorded"}, received_ns=NOON_NS
    ).release()
    with pytest.raises(RecordError, match="a ledger"):
        read_ledger(record)
    with pytest.raises(UsageError, match="claims import"):
        read_ledger(tmp_path)


def test_a_folder_with_other_things_in_it_is_left_alone(
    tmp_path: Path, key: SigningKey
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "novel.txt").write_text("chapter one")
    with (
        pytest.raises(UsageError, match=r"novel\.txt"),
        open_ledger(folder, key, now_ns=NOON_NS),
    ):
        pass
    assert [path.name for path in folder.iterdir()] == ["novel.txt"]


def test_two_people_do_not_write_at_once(tmp_path: Path, key: SigningKey) -> None:
    folder = written(tmp_path / "out", key)
    with (
        open_ledger(folder, key, now_ns=NOON_NS),
        pytest.raises(EnvironmentProblem, match="only one who writes this ledger"),
        open_ledger(folder, key, now_ns=NOON_NS),
    ):
        pass


def test_who_else_writes_a_ledger_is_named_and_nothing_of_the_system_is_recited(
    tmp_path: Path, key: SigningKey
) -> None:
    folder = written(tmp_path / "out", key)
    with (
        open_ledger(folder, key, now_ns=NOON_NS),
        pytest.raises(EnvironmentProblem) as refused,
        open_ledger(folder, key, now_ns=NOON_NS),
    ):
        pass
    said = str(refused.value)
    assert f"process {os.getpid()} (" in said
    assert "then run this again. Nothing of this command was entered." in said
    assert "Errno" not in said
    with open_ledger(folder, key, now_ns=NOON_NS) as book:  # once it is done
        assert len(book.ledger.claims) == 1


def test_where_the_system_tells_of_no_locks_another_process_is_said(
    tmp_path: Path, key: SigningKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path / "out", key)
    monkeypatch.setattr(one_writer, "LOCKS", tmp_path / "none")
    with (
        open_ledger(folder, key, now_ns=NOON_NS),
        pytest.raises(EnvironmentProblem, match="got another process, which writes"),
        open_ledger(folder, key, now_ns=NOON_NS),
    ):
        pass


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("1: FLOCK  ADVISORY  WRITE {pid} {device}:{inode} 0 EOF", True),
        ("1: FLOCK  ADVISORY  WRITE {pid} ff:ff:{inode} 0 EOF", False),
        ("1: POSIX  ADVISORY  READ {pid} {device}:{inode} 128 128", False),
        ("1: -> FLOCK  ADVISORY  WRITE {pid} {device}:{inode} 0 EOF", False),
        ("1: FLOCK  ADVISORY  WRITE 0 {device}:{inode} 0 EOF", False),
        ("1: FLOCK", False),
    ],
)
def test_nobody_is_named_who_does_not_hold_this_very_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, *, named: bool
) -> None:
    locks, folder = tmp_path / "locks", tmp_path / "out"
    folder.mkdir()
    found = folder.stat()
    device = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}"
    said = line.format(pid=os.getpid(), device=device, inode=found.st_ino)
    locks.write_text(said + "\n")
    monkeypatch.setattr(one_writer, "LOCKS", locks)
    assert one_writer.holder_of(folder).startswith(f"process {os.getpid()} (") == named
    assert named or one_writer.holder_of(folder) == "another process"


def test_what_a_killed_begin_left_keeps_nobody_from_beginning(
    tmp_path: Path, key: SigningKey
) -> None:
    folder = tmp_path / "out"
    stale = folder / f"{LEDGER}.partial"
    stale.mkdir(parents=True)
    (stale / "journal.db").write_bytes(b"half")
    with open_ledger(folder, key, now_ns=NOON_NS) as book:
        assert book.ledger.size == 1
    assert [path.name for path in folder.iterdir()] == [LEDGER]


def test_a_ledger_that_another_process_begins_is_not_begun_twice(
    tmp_path: Path, key: SigningKey
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    lock = lock_folder(folder)
    try:
        with (
            pytest.raises(EnvironmentProblem, match="only one who writes this ledger"),
            open_ledger(folder, key, now_ns=NOON_NS),
        ):
            pass
    finally:
        os.close(lock)
    assert not list(folder.iterdir())
    with open_ledger(folder, key, now_ns=NOON_NS) as book:
        assert book.ledger.size == 1


def test_another_key_does_not_go_on_with_a_ledger(
    tmp_path: Path, key: SigningKey
) -> None:
    folder = written(tmp_path / "out", key)
    other = new_key(tmp_path / "other.key")
    with (
        pytest.raises(UsageError, match="which began this record"),
        open_ledger(folder, other, now_ns=NOON_NS),
    ):
        pass
