"""Fuzz targets: recordings, read as `vedette decode` reads them, from memory.

Captures and streams of frames go through `Reading`, once whole and once in pieces of
odd sizes; tables through `open_content`; packed and whole files from a disk in memory.
"""

import gzip
import json
import tempfile
import zlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from random import Random

from fuzz.seeds_captures import (
    PLOT,
    bare_seeds,
    final_seeds,
    gps_seeds,
    pcap_seeds,
    pcapng_seeds,
    undated_seeds,
)
from fuzz.seeds_tables import TABLE_SEEDS
from fuzz.target import (
    Outcome,
    Target,
    check_rejected,
    check_reports,
    chunks_of,
    refused,
)
from vedette.cli.decode_json import survey_json
from vedette.cli.decode_text import survey_lines
from vedette.cli.surveyed import survey_files
from vedette.errors import FeedError, UsageError
from vedette.feeds import FORMATS, Rejected, summarise, summary_json, summary_text
from vedette.feeds.accounting import total
from vedette.feeds.gather import Gathering
from vedette.feeds.io.chunks import FileChunks
from vedette.feeds.io.file_content import FileContent
from vedette.feeds.io.inputs import open_content
from vedette.feeds.io.messages import notes_of_reading
from vedette.feeds.reading import Reading

MIDNIGHT_NS = 1_757_376_000_000_000_000
UNPACKED_MAX = 1 << 22


def read(
    name: str, data: bytes, chunks: Sequence[bytes], midnight_ns: int
) -> tuple[object, ...]:
    """Read a recording from chunks, and check the account of it."""
    reading = Reading(format=name, head=data, midnight_ns=midnight_ns)
    gathered = Gathering()
    taken = []
    for one in reading.take(chunks):
        gathered.take(f"file-1|{one.piece.channel}", one.result)
        if isinstance(one.result, Rejected):
            check_rejected(one.result)
        else:
            check_reports(one.result)
            assert one.received_ns >= 0 or not one.result, "reports of no time"
        taken.append(one)
    accounts = reading.accounts("file-1", len(data))
    every = total(list(accounts.values()))
    parts = every.decoded_bytes + every.rejected_bytes + every.unframed_bytes
    assert parts == every.bytes
    assert every.bytes + every.capture_bytes == len(data)
    assert sum(every.records.values()) <= every.decoded_bytes
    reports = sum(len(t.result) for t in taken if not isinstance(t.result, Rejected))
    assert reports <= sum(every.records.values())
    if reading.container not in {"pcap", "pcapng"}:
        assert b"".join(one.piece.raw for one in taken) == data
        places = [one.piece.offset for one in taken]
        sizes = [len(one.piece.raw) for one in taken]
        assert places == [sum(sizes[:n]) for n in range(len(sizes))]
    notes = notes_of_reading(reading, "file-1")
    assert all(note.isprintable() for note in notes)
    told = replace(gathered, sensors=set(), addresses=set())
    seen = (sorted(gathered.sensors), sorted(gathered.addresses))
    return (reading.container, taken, sorted(accounts.items()), notes, told, seen)


def run_recording(name: str, data: bytes, midnight_ns: int = MIDNIGHT_NS) -> Outcome:
    """Read a recording: the same whole and in pieces."""
    whole = read(name, data, [data], midnight_ns)
    assert repr(read(name, data, chunks_of(data), midnight_ns)) == repr(whole)
    return Outcome(whole)


def run_undated(data: bytes) -> Outcome:
    """Read a recording of which nobody says the date: it says the same but for times.

    Whatever is unframed, or rejected for what it holds, is so with a date, too.
    """
    found = run_recording("asterix", data, -1)
    _, dated, *_ = read("asterix", data, [data], MIDNIGHT_NS)
    _, undated, *_ = found.said  # type: ignore[misc]
    features: set[tuple[object, ...]] = set()
    for one, other in zip(undated, dated, strict=True):
        assert one.piece == other.piece
        if isinstance(other.result, Rejected):
            assert one.result == other.result
        elif one.received_ns < 0 and other.result:
            assert isinstance(one.result, Rejected)
            features.add(("undated", one.result.reason))
        elif one.received_ns >= 0:
            assert len(one.result) == len(other.result)
    return Outcome(found.said, frozenset(features))


def run_table(name: str, data: bytes) -> Outcome:
    """Read a table: the account sums, and the summary can be written."""
    file = FileContent(
        name="input",
        sha256="",
        file_bytes=len(data),
        content_bytes=len(data),
        content=data,
    )
    try:
        inputs = open_content(file, name, "file-1", "input")
    except (FeedError, UsageError) as error:
        return refused(error)
    account = inputs.accounting["file-1"]
    parts = account.decoded_bytes + account.rejected_bytes + account.unframed_bytes
    assert parts == account.bytes == sum(len(leaf.raw) for leaf in inputs.leaves)
    rows = sum(account.records.values()) + account.rejected_rows + account.unframed_rows
    assert rows == account.rows == len(inputs.leaves)
    if FORMATS[name].by_line:
        assert b"".join(leaf.raw for leaf in sorted_leaves(inputs.leaves)) == data
    for rejected in account.rejected:
        check_rejected(rejected)
    document = json.dumps(summary_json(summarise(inputs)), allow_nan=False)
    check_text(summary_text(summarise(inputs)).splitlines())
    return Outcome((inputs.leaves, account, inputs.notes, document))


def sorted_leaves(leaves: Sequence[object]) -> list[object]:
    """Put leaves back in the order of their rows."""
    return sorted(leaves, key=lambda leaf: leaf.offset)  # type: ignore[attr-defined]


def check_text(lines: Sequence[str]) -> None:
    """Check that text for a terminal moves no cursor and hides nothing."""
    for line in lines:
        assert line.isprintable(), ascii(line)


@cache
def folder() -> Path:
    """Make a folder in memory where the machine has one."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    kept = tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None)
    _KEPT.append(kept)
    return Path(kept.name)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def run_packed(data: bytes) -> Outcome:
    """Unpack a file: what the standard library unpacks too is the same."""
    path = folder() / "packed"
    path.write_bytes(data)
    try:
        content = b"".join(_bounded(path))
    except FeedError as error:
        return refused(error, path)
    assert len(content) <= UNPACKED_MAX + (1 << 20)
    if data[:2] == b"\x1f\x8b" and len(content) < UNPACKED_MAX:
        try:
            assert gzip.decompress(data) == content
        except (EOFError, OSError, zlib.error):
            return Outcome(("only ours", content))
    return Outcome(content)


def _bounded(path: Path) -> list[bytes]:
    """Unpack no more than a few mebibytes."""
    parts = []
    for chunk in FileChunks(path):
        parts.append(chunk)
        if sum(map(len, parts)) > UNPACKED_MAX:
            break
    return parts


def packed_seeds() -> list[bytes]:
    """Pack once, twice, with padding, with a name and a comment."""
    one = gzip.compress(b"hello " * 40, mtime=0)
    named = one[:3] + b"\x18" + one[4:10] + b"name\0comment\0" + one[10:]
    return [
        one,
        one + one,
        one + bytes(9) + one,
        named,
        b"plain",
        gzip.compress(b"", mtime=0),
    ]


def run_file(data: bytes) -> Outcome:
    """Do all that `vedette decode` does with a file of unknown kind."""
    path = folder() / "file"
    path.write_bytes(data)
    date = "2025-09-09" if len(data) & 1 else None
    try:
        found = survey_files([path], None, date, "", lambda _: None)
    except (FeedError, UsageError) as error:
        return refused(error, path)
    lines = [*summary_text(found.summary).splitlines(), *survey_lines(found)]
    check_text(lines)
    document = {**summary_json(found.summary, found.data_kind), **survey_json(found)}
    written = json.dumps(document, allow_nan=False, sort_keys=True)
    return Outcome([line.replace(str(path), "") for line in (*lines, written)])


def file_seeds() -> list[bytes]:
    """Give small files of every kind."""
    found = [*bare_seeds(), *final_seeds(), pcap_seeds()[0], *pcapng_seeds()[:1]]
    found += [seeds[0] for seeds in TABLE_SEEDS.values()]
    found += [gzip.compress(found[0], mtime=0), b"PK\x03\x04", b"\x1a2" + bytes(21)]
    found += [b"*8D4840D6202CC371C32CE0576098;\n" * 3, b"SQLite format 3\0"]
    return found


def mend_lengths(data: bytes, random: Random) -> bytes:
    """Leave captures as they are, most of the time; else give a plot its place."""
    if random.random() < 0.9 or len(data) < 40:
        return data
    at = data.find(b"0\0\r")
    return data if at < 0 else data[:at] + PLOT + data[at + len(PLOT) :]


RECORDINGS = {
    "pcap": (("pcap", "link", "internet", "fragments", "datagrams"), pcap_seeds),
    "pcapng": (("pcapng", "datagrams"), pcapng_seeds),
    "final": (("recordings", "containers"), final_seeds),
    "gps": (("recordings", "containers"), gps_seeds),
    "bare": (("recordings", "containers", "blocks"), bare_seeds),
}
TABLE_REACHES = {
    "traffic-csv": ("vedette.feeds.traffic_csv", "vedette.feeds.traffic"),
    "traffic-jsonl": ("vedette.feeds.traffic", "vedette.feeds.instant"),
    "traffic-json": ("vedette.feeds.traffic", "vedette.feeds.rows"),
    "readsb-aircraft": ("vedette.feeds.readsb", "vedette.feeds.fields"),
    "readsb-trace": ("vedette.feeds.readsb", "vedette.feeds.fields"),
    "radar-jsonl": ("vedette.feeds.radar_jsonl", "vedette.feeds.json_leaf"),
    "sightings-jsonl": ("vedette.feeds.sightings_jsonl", "vedette.feeds.fields"),
}
WORDS = (b"NaN", b"1e999", b"null", b"true", b'"', b"\\u0000", b"9" * 25, b"-", b"[[[[")
WORDS += (b"timestamp", b"latitude", b"\n", b"\r\n", b",", b";", b"\xff", b"0.1", b"{}")
TARGETS = (
    *(
        Target(
            name=name,
            reaches=tuple(f"vedette.feeds.capture.{one}" for one in reaches),
            run=partial(run_recording, "asterix"),
            seeds=seeds,
            mend=mend_lengths,
            octets_max=3000,
        )
        for name, (reaches, seeds) in RECORDINGS.items()
    ),
    Target(
        name="undated",
        reaches=("vedette.feeds.dating", "vedette.feeds.asterix_blocks"),
        run=run_undated,
        seeds=undated_seeds,
        octets_max=1500,
        steps_base=40_000,
    ),
    *(
        Target(
            name=name,
            reaches=reaches,
            run=partial(run_table, name),
            seeds=partial(list, TABLE_SEEDS[name]),
            tokens=WORDS,
            text=True,
        )
        for name, reaches in TABLE_REACHES.items()
    ),
    Target(
        name="gzip",
        reaches=("vedette.feeds.io.chunks",),
        run=run_packed,
        seeds=packed_seeds,
        octets_max=600,
    ),
    Target(
        name="file",
        reaches=(
            "vedette.feeds.recognise",
            "vedette.feeds.reading",
            "vedette.feeds.lesson",
            "vedette.feeds.weighed",
            "vedette.feeds.summary",
            "vedette.feeds.asterix.guess",
            "vedette.cli.surveyed",
            "vedette.cli.decode_text",
            "vedette.cli.decode_json",
        ),
        run=run_file,
        seeds=file_seeds,
        tokens=WORDS,
        octets_max=1500,
    ),
)
