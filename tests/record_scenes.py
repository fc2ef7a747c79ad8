"""Small records, the same to the byte at every run, for tests to read and to damage."""

import shutil
import sqlite3
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vedette.record import Entry, Journal, Kind, Report, SigningKey, canonical_json
from vedette.record.history import History
from vedette.record.keys import signing_key
from vedette.record.note import sign_note
from vedette.record.seal import manifest_of


def key_of(seed: int) -> SigningKey:
    return signing_key(Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32))


def begin(record: Path, key: SigningKey) -> Journal:
    genesis = {"schema": 1, "data_kind": "synthetic", "epoch_ns": 0}
    return Journal.create(
        record, key, genesis=genesis, received_ns=1_000, signed_ns=1_001
    )


def fill(journal: Journal, rows: int = 3) -> None:
    """Append rows of inputs and a tick, each followed by a row of what they led to."""
    for row in range(rows):
        time_ns = 2_000 + 10 * row
        inputs = [
            Entry(Kind.INPUT, "radar", time_ns + i, b"plot %d.%d" % (row, i))
            for i in range(4)
        ]
        journal.append([*inputs, Entry(Kind.TICK, "", time_ns + 5, b"")])
        decided = canonical_json({"through_seq": journal.size - 1, "tracks": row})
        rejected = canonical_json({"offset": row, "reason": "żółw"})
        journal.append(
            [
                Entry(Kind.DECISION, "", time_ns + 6, decided),
                Entry(Kind.REJECTED, "radar", time_ns + 6, rejected),
                Entry(200, "ledger", time_ns + 7, b"\x00\xff"),
            ]
        )
        journal.checkpoint(signed_ns=time_ns + 8)


def closed_record(record: Path, key: SigningKey) -> Path:
    with begin(record, key) as journal:
        fill(journal)
        journal.append([Entry(Kind.ATTACHMENT, "border.json", 3_000, b"{}" * 50)])
        journal.seal(
            received_ns=4_000, statements={"picture_sha256": "00"}, signed_ns=5_000
        )
    return record


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


def _history(record: Path, key: SigningKey) -> History:
    copy = record.with_name("copy.vedette")
    shutil.copytree(record, copy)
    (copy / "manifest.note").unlink()
    with Journal.open(copy, key) as journal:
        history = journal._history
    shutil.rmtree(copy)
    return history


def places(report: Report) -> str:
    return "\n".join(f"{found.step} {found.where}" for found in report.findings)
