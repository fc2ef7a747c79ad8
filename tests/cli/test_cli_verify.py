"""The verdict on a record, as a stranger gets it (vedette.cli.verify)."""

import json
from pathlib import Path

import pytest

from vedette.cli.main import run
from vedette.record import Entry, Journal, Kind, new_key

NOON_NS = 1_757_419_200_000_000_000


@pytest.fixture
def record(tmp_path: Path) -> Path:
    key = new_key(tmp_path / "site.key")
    path = tmp_path / "out" / "record.vedette"
    path.parent.mkdir()
    with Journal.create(
        path, key, genesis={"version": "0"}, received_ns=NOON_NS
    ) as journal:
        journal.append([Entry(Kind.INPUT, "feed", NOON_NS, b"[red]\x1b[2J")])
        (tmp_path / "checkpoint.txt").write_text(journal.checkpoint())
        journal.append([Entry(Kind.INPUT, "feed", NOON_NS + 1, b"two")])
        journal.seal(received_ns=NOON_NS + 2, statements={"picture_sha256": "0" * 64})
    return path


def test_a_record_that_holds_is_exit_0(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", str(record)]) == 0
    said = capsys.readouterr().out
    assert "Unchanged since signed by" in said
    assert "outside checkpoint: no" in said
    assert "Does not show that the sensors were right." in said


def test_the_output_folder_names_its_record(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", str(record.parent), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["holds"] is True
    assert report["findings"] == []
    assert report["statements"] == {"picture_sha256": "0" * 64}


def test_a_checkpoint_kept_outside_is_named_in_the_verdict(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = record.parents[1] / "checkpoint.txt"
    assert run(["verify", str(record), "--against", str(kept)]) == 0
    assert "outside checkpoint: yes" in capsys.readouterr().out
    kept.write_text(kept.read_text().replace("\n2\n", "\n3\n"))
    assert run(["verify", str(record), "--against", str(kept)]) == 1
    assert run(["verify", str(record), "--against", str(kept.parent)]) == 2


def test_one_changed_byte_is_exit_1_and_named(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = record / "journal.db"
    content = bytearray(journal.read_bytes())
    content[-1] ^= 1
    journal.chmod(0o600)
    journal.write_bytes(content)
    assert run(["verify", str(record)]) == 1
    said = capsys.readouterr().out
    assert "journal.db" in said
    assert "Does not hold" in said


def test_what_is_no_record_is_wrong_usage(tmp_path: Path) -> None:
    assert run(["verify", str(tmp_path / "none")]) == 2
