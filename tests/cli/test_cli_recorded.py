"""A record as input of a replay: only one that verifies."""

from pathlib import Path

import pytest

from record_scenes import closed_record, key_of
from vedette.cli.recorded import inputs_of, unpack_record
from vedette.errors import RecordError
from vedette.record import Entry, Journal, Kind
from vedette.recorded import read_recorded


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


def test_a_record_is_read_with_the_editions_that_it_names(tmp_path: Path) -> None:
    feed = {"format": "asterix", "file_name": "f", "sha256": "", "edition": "062=1.16"}
    genesis = {
        "schema": 1,
        "version": "0.0.1",
        "data_kind": "recorded",
        "replayed_from": "",
        "epoch_ns": 0,
        "site": '[site]\nname = "x"\ncentre = [47.0, 8.0]\nradius_km = 150\n',
        "site_sha256": "",
        "volumes": {},
        "feeds": {"f": feed},
    }
    record = tmp_path / "one.vedette"
    with Journal.create(record, key_of(3), genesis=genesis, received_ns=1) as journal:
        journal.append([Entry(Kind.INPUT, "f", 2, b"\x3e\x00\x03")])
        journal.seal(received_ns=9, statements={})
    assert inputs_of(read_recorded(record)).feeds["f"].edition == "062=1.16"
    with unpack_record(record) as (plan, _):
        assert plan.feeds["f"].edition == "062=1.16"
