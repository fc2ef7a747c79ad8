"""A record of an episode is read back as it was written, and as nothing else."""

from pathlib import Path
from typing import Any

import pytest

from flights import SITE, write_flights
from record_scenes import closed_record, key_of
from vedette.errors import RecordError
from vedette.record import Entry, Journal, Kind
from vedette.recorded import read_recorded, unpack_borders

GENESIS: dict[str, Any] = {
    "schema": 1,
    "version": "0.0.1",
    "data_kind": "recorded",
    "replayed_from": "",
    "epoch_ns": 0,
    "site": SITE,
    "site_sha256": "",
    "volumes": {"SQ": {"source": "tests", "sha256": ""}},
    "feeds": {"f": {"format": "traffic-jsonl", "file_name": "f", "sha256": ""}},
}
BORDER = Entry(Kind.ATTACHMENT, "SQ", 1, b"{}")
INPUT = Entry(Kind.INPUT, "f", 2, b"{}\n")


def written(tmp_path: Path, genesis: dict[str, Any], *entries: Entry) -> Path:
    record = tmp_path / "one.vedette"
    with Journal.create(record, key_of(3), genesis=genesis, received_ns=1) as journal:
        journal.append(list(entries))
        journal.seal(received_ns=9, statements={"picture_sha256": "00"})
    return record


def test_all_of_it_comes_back(tmp_path: Path) -> None:
    other = Entry(Kind.ATTACHMENT, "../other", 1, b"no volume's")
    record = written(tmp_path, GENESIS, BORDER, other, INPUT, INPUT)
    recorded = read_recorded(record)
    assert recorded.genesis.version == "0.0.1"
    assert [volume.id for volume in recorded.site.volumes] == ["SQ"]
    assert recorded.borders == {"SQ": b"{}"}
    told = [(x.feed, x.received_ns, x.raw, x.offset) for x in recorded.inputs]
    assert told == [("f", 2, b"{}\n", 0), ("f", 2, b"{}\n", 1)]
    assert recorded.stated == {"picture_sha256": "00"}
    assert recorded.checkpoint.startswith("vedette/record/")


@pytest.mark.parametrize("name", ["../planted.geojson", "/planted.geojson", ".."])
def test_a_border_is_never_unpacked_under_a_name_of_the_record(
    tmp_path: Path, name: str
) -> None:
    site = SITE.replace("square.geojson", name)
    record = written(tmp_path, GENESIS | {"site": site}, BORDER, INPUT)
    recorded = read_recorded(record)
    folder = tmp_path / "folder"
    folder.mkdir()
    (placed,) = unpack_borders(recorded, folder).values()
    assert (folder / placed).read_bytes() == b"{}"
    assert [path.name for path in folder.iterdir()] == [placed]


@pytest.mark.parametrize("member", sorted(GENESIS))
def test_a_genesis_that_lacks_a_member_is_none(tmp_path: Path, member: str) -> None:
    short = {name: value for name, value in GENESIS.items() if name != member}
    with pytest.raises(RecordError, match=f"missing required field `{member}`"):
        read_recorded(written(tmp_path, short, BORDER, INPUT))


def test_what_is_no_whole_episode_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="the record of an episode"):
        read_recorded(closed_record(tmp_path / "night.vedette", key_of(1)))
    for entries, said in (
        ([BORDER], "expected inputs"),
        ([INPUT], "own border files"),
        ([BORDER, Entry(Kind.INPUT, "g", 2, b"")], "expected a feed of f"),
    ):
        folder = tmp_path / said
        folder.mkdir()
        with pytest.raises(RecordError, match=said):
            read_recorded(written(folder, GENESIS, *entries))


def test_a_schema_of_tomorrow_is_refused_by_its_number(tmp_path: Path) -> None:
    tomorrow = GENESIS | {"schema": 2, "version": "9"}
    record = written(tmp_path, tomorrow, BORDER, INPUT)
    with pytest.raises(RecordError, match="schema 1, got 2, by version 9"):
        read_recorded(record)


def test_the_border_of_the_made_up_flights_is_their_file(tmp_path: Path) -> None:
    write_flights(tmp_path)
    content = (tmp_path / "square.geojson").read_bytes()
    border = Entry(Kind.ATTACHMENT, "SQ", 1, content)
    assert read_recorded(written(tmp_path, GENESIS, border, INPUT)).borders == {
        "SQ": content
    }
