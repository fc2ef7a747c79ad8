"""What the owner of a key, or its thief, can write, and what gives it away."""

import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from record_scenes import (
    begin,
    closed_record,
    column,
    execute,
    fill,
    key_of,
    places,
    sign_again,
)
from vedette.record import Journal, Report, SigningKey, read_leaves
from vedette.record.checkpoint import sign_checkpoint
from vedette.record.merkle import leaf_hash
from vedette.record.note import sign_note
from vedette.record.rows import pack_rows

Both = Callable[..., Report]


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
