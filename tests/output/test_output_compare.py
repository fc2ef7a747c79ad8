"""Every file of an output folder that says other than its record is found."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flights import SITE, Kept, rows, write_flights
from vedette.cli.recorded import inputs_of
from vedette.feeds.io.inputs import open_inputs
from vedette.feeds.source import Declared
from vedette.output import write_outputs
from vedette.output.compare import (
    OF_THE_FILE,
    Check,
    Compared,
    State,
    compare_folder,
    made_again,
)
from vedette.pipeline import keep, replay
from vedette.plan import Plan
from vedette.record import new_key
from vedette.recorded import read_recorded

TABLES = ("tracks", "trajectories", "crossings")
Checks = dict[str, Check]
Place = tuple[str | int, ...]


@pytest.fixture(scope="module")
def checks(kept: Kept) -> Checks:
    recorded = read_recorded(kept.folder / "record.vedette")
    again, concluded = replay(recorded)
    assert again.ok, again.findings
    return made_again(recorded, concluded, inputs_of(recorded))


@pytest.fixture
def folder(kept: Kept, tmp_path: Path) -> Path:
    copy = tmp_path / "out"
    shutil.copytree(kept.folder, copy)
    return copy


def states(folder: Path, checks: Checks) -> dict[str, Compared]:
    return {one.name: one for one in compare_folder(folder, checks)}


def only_difference(folder: Path, checks: Checks, name: str) -> str:
    """Hold a folder to one file that differs; return what is said of it."""
    told = states(folder, checks)
    differing = [one.name for one in told.values() if one.state is State.DIFFERS]
    assert differing == [name]
    return told[name].what


def test_an_untouched_folder_is_the_same(folder: Path, checks: Checks) -> None:
    told = {name: one.state for name, one in states(folder, checks).items()}
    pages = [f"assessment.{kind}" for kind in ("html", "pdf", "png")]
    maps = dict.fromkeys(("map.svg", "map.html", *pages), State.NOT_COMPARED)
    same = {f"{name}.parquet": State.SAME for name in TABLES}
    documents = ("assessment.json", "incursions.json", "decode.json")
    same |= dict.fromkeys(documents, State.SAME)
    same |= dict.fromkeys(("site.toml", "square.geojson"), State.SAME)
    assert told == same | maps | {"checkpoint.txt": State.SAME}


def other(scalar: pa.Scalar) -> object:
    """Give another value of the same kind."""
    if pa.types.is_timestamp(scalar.type):
        return pa.scalar(scalar.value + 1, scalar.type)
    value = scalar.as_py()
    if isinstance(value, bool):
        return not value
    if value is None:
        return 0.0
    if isinstance(value, str):
        return f"{value}x"
    return value + 1 if isinstance(value, int) else value * (1 + 2**-52) or 1e-300


@pytest.mark.parametrize("name", TABLES)
def test_every_column_of_every_table_is_compared_to_the_last_bit(
    folder: Path, checks: Checks, name: str
) -> None:
    path = folder / f"{name}.parquet"
    table = pq.read_table(path)
    row = table.num_rows // 2
    for number, column in enumerate(table.schema.names):
        scalars = list(table[column])
        was = scalars[row]
        scalars[row] = pa.scalar(other(was), was.type)
        values = pa.array(scalars, was.type)
        pq.write_table(table.set_column(number, column, values), path)
        said = only_difference(folder, checks, path.name)
        assert said.startswith(f"row {row}, column {column}: expected "), said
    pq.write_table(table.slice(1), path)
    assert only_difference(folder, checks, path.name).startswith("rows: expected")
    pq.write_table(table, path, compression="none")
    assert states(folder, checks)[path.name].state is State.SAME


def places(value: object, path: Place = ()) -> Iterator[Place]:
    """Give the path of every scalar in a document."""
    if isinstance(value, dict | list):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inner in steps:
            yield from places(inner, (*path, step))
    else:
        yield path


def changed(document: object, path: Place) -> bytes:
    """Write a document with one other value."""
    copy = json.loads(json.dumps(document))
    place = copy
    for step in path[:-1]:
        place = place[step]
    was = place[path[-1]]
    place[path[-1]] = f"{was}x" if isinstance(was, str) else [was]
    return json.dumps(copy).encode()


def test_every_value_of_an_incursion_is_compared(folder: Path, checks: Checks) -> None:
    path = folder / "incursions.json"
    document = json.loads(path.read_bytes())
    last = len(document["incursions"]) - 1
    tried = [p for p in places(document) if p[:2] in {(p[0],), ("incursions", last)}]
    assert len(tried) > 20
    for place in [p for p in tried if len(p) < 4 or p[2] != "evidence"]:
        path.write_bytes(changed(document, place))
        said = only_difference(folder, checks, path.name)
        assert str(place[-1]) in said
    del document["incursions"][last]
    path.write_bytes(json.dumps(document).encode())
    assert f"incursions[{last}]" in only_difference(folder, checks, path.name)


def test_of_the_account_all_is_compared_that_the_rows_tell(
    folder: Path, checks: Checks
) -> None:
    path = folder / "decode.json"
    document = json.loads(path.read_bytes())
    skipped = {"bytes", "content_bytes", "columns", "columns_not_read"}
    skipped |= {"time_unit", "in_order", "container", "channel"}
    for place in places(document):
        path.write_bytes(changed(document, place))
        of_the_file = place[0] in OF_THE_FILE or (
            place[0] == "files" and place[2] in skipped
        )
        state = states(folder, checks)[path.name].state
        assert state is (State.SAME if of_the_file else State.DIFFERS), place
    document["files"][0]["comment"] = "launched by nobody"
    path.write_bytes(json.dumps(document).encode())
    assert "members" in only_difference(folder, checks, path.name)
    del document["files"][0]["comment"]
    for name in document:
        short = {key: value for key, value in document.items() if key != name}
        path.write_bytes(json.dumps(short).encode())
        assert name in only_difference(folder, checks, path.name)


@pytest.mark.parametrize("name", ["site.toml", "square.geojson", "checkpoint.txt"])
def test_what_lies_there_to_be_used_is_compared_to_the_byte(
    folder: Path, checks: Checks, name: str
) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:-2] + b"\n\n")
    assert "line " in only_difference(folder, checks, name)


def test_missing_and_foreign_files_are_named(folder: Path, checks: Checks) -> None:
    (folder / "crossings.parquet").unlink()
    (folder / "notes.txt").write_text("mine")
    (folder / "more").mkdir()
    (folder / os.fsdecode(b"\xff.parquet")).write_bytes(b"")
    told = states(folder, checks)
    assert told["crossings.parquet"].state is State.MISSING
    foreign = [one.name for one in told.values() if one.state is State.NOT_OURS]
    assert foreign == ["more", "notes.txt", "\\xff.parquet"]
    assert not [one for one in told.values() if one.state is State.DIFFERS]


@pytest.mark.parametrize("name", ["tracks.parquet", "incursions.json", "site.toml"])
def test_what_is_no_plain_file_is_a_difference(
    folder: Path, checks: Checks, name: str
) -> None:
    path = folder / name
    path.rename(folder / "aside")
    path.symlink_to(folder / "aside")
    assert "a link" in only_difference(folder, checks, name)
    path.unlink()
    os.mkfifo(path)
    assert "pipe" in only_difference(folder, checks, name)
    path.unlink()
    path.mkdir()
    assert "directory" in only_difference(folder, checks, name)
    path.rmdir()
    with path.open("wb") as file:
        file.truncate(1 << 40)  # a terabyte of nothing, on no disk
    assert "found more" in only_difference(folder, checks, name)
    path.write_bytes(b"\x00" * 100)
    assert only_difference(folder, checks, name)


def test_a_file_that_may_not_be_read_is_a_difference(
    folder: Path, checks: Checks
) -> None:
    path = folder / "tracks.parquet"
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert "Permission denied" in only_difference(folder, checks, path.name)


def csv_text() -> str:
    """Write the flights out of order, with blank and broken lines among them."""
    found = [
        f"{row['timestamp']},{row['icao24']},{row['latitude']},{row['longitude']}"
        for row in rows()
    ]
    found[3:3] = ["", "soon,aaaa01,47,8", "1533124900000,aaaa01,470,8"]
    head = "timestamp,icao24,latitude,longitude"
    return "\n".join([head, *reversed(found[5:]), *found[:5]]) + "\n"


def hold_the_rejections(out: Path, checks: Checks) -> None:
    """Change each rejection that the record tells; its place is the file's alone."""
    path = out / "decode.json"
    whole = path.read_bytes()
    document = json.loads(whole)
    assert document["rejected"]
    assert document["rejected_kinds"]
    for place in places({k: document[k] for k in ("rejected", "rejected_kinds")}):
        path.write_bytes(changed(document, place))
        first = ("length", "reason") if place[0] == "rejected_kinds" else ()
        free = {"offset", *first}  # of the values of a kind, the first rejection's
        same = states(out, checks)[path.name].state is State.SAME
        assert same == (place[2] in free), place
    document["rejected_kinds"][0]["reason"] = "jammed"
    path.write_bytes(json.dumps(document).encode())
    assert "rejected_kinds[0].cause" in only_difference(out, checks, path.name)
    document = json.loads(whole)
    invented = {"offset": 1, "length": 1, "reason": "jammed"}
    document["rejected"].append(invented)
    path.write_bytes(json.dumps(document).encode())
    assert "rejected[" in only_difference(out, checks, path.name)
    path.write_bytes(whole)


def test_an_honest_folder_of_untidy_inputs_is_the_same(tmp_path: Path) -> None:
    """Blank, broken and unordered rows and two feeds: all that a record reorders."""
    recording, _ = write_flights(tmp_path)
    (tmp_path / "z.csv").write_text(csv_text())
    named = [Declared("z"), Declared("a")]
    inputs = open_inputs([tmp_path / "z.csv", recording], declared=named)
    assert inputs.accounting["z"].rejected_rows
    assert inputs.accounting["z"].unframed_rows
    site = SITE.replace("square.geojson", "./square.geojson")
    plan = Plan(
        site_text=site, folder=tmp_path, feeds=inputs.feeds, data_kind="recorded"
    )
    out = tmp_path / "out"
    out.mkdir()
    key = new_key(tmp_path / "key")
    episode = keep(plan, inputs.leaves, out / "record.vedette", key)
    write_outputs(episode, inputs, plan, out)
    recorded = read_recorded(out / "record.vedette")
    again, concluded = replay(recorded)
    assert again.ok
    told = states(out, made_again(recorded, concluded, inputs_of(recorded)))
    assert told["square.geojson"].state is State.SAME
    hold_the_rejections(out, made_again(recorded, concluded, inputs_of(recorded)))
    assert {one.state for one in told.values()} == {State.SAME, State.NOT_COMPARED}
