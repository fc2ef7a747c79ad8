"""A record as input of a replay: only one that verifies."""

from pathlib import Path

import pytest

from record_scenes import closed_record, key_of
from vedette.cli.recorded import unpack_record
from vedette.errors import RecordError


def test_a_record_that_was_changed_is_not_replayed(tmp_path: Path) -> None:
    record = closed_record(tmp_path / "night.vedette", key_of(1))
    journal = record / "journal.db"
    content = bytearray(journal.read_bytes())
    content[-100] ^= 1
    journal.write_bytes(content)
    with (
        pytest.raises(RecordError, match="a record that verifies"),
        unpack_record(record),
    ):
        pass
