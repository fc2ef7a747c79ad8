"""The journal: what is acknowledged stays, and a machine that refuses loses nothing."""

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from record_scenes import begin, closed_record, fill, key_of
from vedette.errors import EnvironmentProblem, RecordError, UsageError
from vedette.limits import LIMITS
from vedette.record import (
    Entry,
    Journal,
    Kind,
    SigningKey,
    canonical_json,
    read_leaves,
    verify,
)
from vedette.record.rows import Row, pack_rows, unpack_row


def bodies(record: Path, seq: int = 0) -> list[bytes]:
    return [leaf.body for leaf in read_leaves(record, seq)]


def names(record: Path) -> list[str]:
    return sorted(file.name for file in record.iterdir())


def test_what_goes_in_comes_out_in_order(tmp_path: Path, key: SigningKey) -> None:
    record = tmp_path / "a.vedette"
    with begin(record, key) as journal:
        assert journal.append([Entry(Kind.INPUT, "a", 5, b"x"), (2, "b", 4, b"")]) == 1
        assert journal.append([(3, "", 6, b"")]) == 3
        assert journal.append([]) == 4
        inside = list(journal.leaves())
    leaves = list(read_leaves(record))
    assert inside == leaves
    assert [(leaf.seq, leaf.kind, leaf.feed) for leaf in leaves] == [
        (0, 1, ""),
        (1, 2, "a"),
        (2, 2, "b"),
        (3, 3, ""),
    ]
    for seq in range(6):
        assert list(read_leaves(record, seq)) == leaves[seq:]


def test_the_record_is_readable_while_it_is_written(
    tmp_path: Path, key: SigningKey
) -> None:
    record = tmp_path / "a.vedette"
    with begin(record, key) as journal:
        for number in range(1, 4):
            journal.append([(2, "a", 5, b"x")])
            assert len(bodies(record)) == number + 1
        assert verify(record).ok


def test_an_open_record_goes_on_where_it_stopped(
    tmp_path: Path, key: SigningKey
) -> None:
    once, twice = tmp_path / "once.vedette", tmp_path / "twice.vedette"
    with begin(once, key) as journal:
        fill(journal)
        fill(journal)
        whole = (journal.size, journal.root, journal.inputs_sha256)
    with begin(twice, key) as journal:
        fill(journal)
    with Journal.open(twice, key) as journal:
        fill(journal)
        assert (journal.size, journal.root, journal.inputs_sha256) == whole


def test_after_a_crash_everything_past_the_last_decision_is_run_again(
    tmp_path: Path, key: SigningKey
) -> None:
    record = tmp_path / "a.vedette"
    with begin(record, key) as journal:
        assert journal.undecided_from == 0
        journal.append([(2, "a", 1, b"1"), (2, "a", 2, b"2"), (2, "a", 3, b"3")])
        journal.append([(5, "", 3, canonical_json({"through_seq": 2}))])
    with Journal.open(record, key) as journal:
        assert journal.undecided_from == 3
        assert next(journal.leaves(3)).body == b"3"


def test_the_digest_of_inputs_is_that_of_the_document(
    tmp_path: Path, key: SigningKey
) -> None:
    with begin(tmp_path / "a.vedette", key) as journal:
        journal.append([(2, "ą", 258, b"xyz"), (3, "", 9, b""), (2, "", -1, b"")])
        told = bytes.fromhex(
            "0002c485" "0000000000000102" "0000000000000003" "78797a"
            "0000" "ffffffffffffffff" "0000000000000000"
        )  # fmt: skip
        assert journal.inputs_sha256 == sha256(b"vedette/inputs/1\n" + told).hexdigest()


def test_the_same_entries_give_the_same_bytes_in_any_batches(
    tmp_path: Path, key: SigningKey
) -> None:
    entries = [(2, "a", i, b"m%d" % i) for i in range(60)]
    roots = set()
    for step in (1, 7, 60):
        with begin(tmp_path / f"{step}.vedette", key) as journal:
            for start in range(0, 60, step):
                journal.append(entries[start : start + step])
            roots.add((journal.root, journal.inputs_sha256))
    assert len(roots) == 1
    pair = [closed_record(tmp_path / name, key) for name in ("x.vedette", "y.vedette")]
    for name in ("journal.db", "manifest.note", "key.pub"):
        assert (pair[0] / name).read_bytes() == (pair[1] / name).read_bytes()


@pytest.mark.parametrize(
    "wrong",
    [
        (1, "", 0, b"{}"),
        (5, "", 0, b'{"through_seq":2}'),
        (5, "", 0, b"not JSON"),
        (4, "", 0, b'{"a": 1}'),
        (7, "", 0, b'{"a":1}'),
        (9, "", 0, b""),
    ],
)
def test_what_would_not_verify_is_not_written(
    wrong: tuple[int, str, int, bytes], tmp_path: Path, key: SigningKey
) -> None:
    record = tmp_path / "a.vedette"
    with begin(record, key) as journal:
        with pytest.raises((RecordError, UsageError)):
            journal.append([(2, "a", 1, b"with it goes this"), wrong])
        assert journal.size == 1
        assert journal.append([(2, "a", 1, b"kept")]) == 1
    assert bodies(record)[1:] == [b"kept"]
    assert verify(record).ok


def test_decisions_never_go_back(tmp_path: Path, key: SigningKey) -> None:
    with begin(tmp_path / "a.vedette", key) as journal:
        journal.append([(2, "a", 1, b""), (5, "", 1, b'{"through_seq":1}')])
        with pytest.raises(RecordError):
            journal.append([(5, "", 1, b'{"through_seq":0}')])


def test_there_is_one_writer(tmp_path: Path, key: SigningKey) -> None:
    record = tmp_path / "a.vedette"
    with begin(record, key), pytest.raises(EnvironmentProblem, match="writer"):
        Journal.open(record, key)
    Journal.open(record, key).release()


def test_a_record_is_never_begun_over_another(tmp_path: Path, key: SigningKey) -> None:
    record = tmp_path / "a.vedette"
    begin(record, key).release()
    with pytest.raises(UsageError):
        begin(record, key)
    with pytest.raises(UsageError):
        Journal.open(tmp_path / "none.vedette", key)


def test_a_record_goes_on_under_its_own_key_only(
    tmp_path: Path, key: SigningKey
) -> None:
    record = tmp_path / "a.vedette"
    begin(record, key).release()
    with pytest.raises(UsageError, match=key.verifier.fingerprint):
        Journal.open(record, key_of(2))


def test_a_closed_record_is_closed(closed: Path, key: SigningKey) -> None:
    assert names(closed) == ["journal.db", "key.pub", "manifest.note"]
    with pytest.raises(UsageError):
        Journal.open(closed, key)


def test_no_private_key_enters_a_record(closed: Path) -> None:
    secret = bytes([1]) * 32
    for file in closed.iterdir():
        assert secret not in file.read_bytes()
        assert b"PRIVATE" not in file.read_bytes()


def test_sealing_that_a_reader_blocks_can_be_done_again(
    tmp_path: Path, key: SigningKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vedette.record.database.BUSY_TIMEOUT_S", 0.01)
    record = tmp_path / "a.vedette"
    journal = begin(record, key)
    fill(journal)
    reading = read_leaves(record)
    next(reading)
    with pytest.raises(EnvironmentProblem):
        journal.seal(received_ns=9)
    journal.release()
    with pytest.raises(RecordError), Journal.open(record, key) as again:
        again.append([(2, "a", 1, b"after the close")])
    assert not verify(record).ok
    reading.close()  # type: ignore[attr-defined]
    Journal.open(record, key).seal(received_ns=10)
    assert verify(record).ok
    assert [leaf.received_ns for leaf in read_leaves(record)][-1] == 9


@pytest.mark.parametrize("crash", ["partial", "mode"])
def test_a_crash_within_the_sealing_leaves_an_open_record(
    crash: str, tmp_path: Path, key: SigningKey
) -> None:
    record = tmp_path / "a.vedette"
    journal = begin(record, key)
    fill(journal)
    journal.seal(received_ns=9)
    (record / "manifest.note").rename(record / "manifest.note.partial")
    if crash == "mode":
        (record / "manifest.note.partial").write_bytes(b"half")
    with Journal.open(record, key) as again:
        assert again.size == 26
        again.seal(received_ns=10)
    assert verify(record).ok
    assert names(record) == ["journal.db", "key.pub", "manifest.note"]


def test_a_half_made_record_is_made_again(tmp_path: Path, key: SigningKey) -> None:
    half = tmp_path / "a.vedette.partial"
    half.mkdir()
    (half / "journal.db").write_bytes(b"torn")
    begin(tmp_path / "a.vedette", key).release()
    assert not half.exists()
    assert verify(tmp_path / "a.vedette").ok


def test_rows_hold_no_more_than_their_limits() -> None:
    leaves = [b"%d" % number for number in range(LIMITS.batch_leaves_max * 2 + 1)]
    rows = pack_rows(7, leaves, [bytes(32)] * len(leaves))
    assert [(row.first_seq, row.leaves) for row in rows] == [
        (7, 4096),
        (7 + 4096, 4096),
        (7 + 8192, 1),
    ]
    assert [leaf for row in rows for leaf in unpack_row(row)] == leaves
    large = [bytes(LIMITS.leaf_bytes_max), b"x"]
    split = pack_rows(0, large, [bytes(32)] * 2)
    assert [row.leaves for row in split] == [1, 1]
    assert unpack_row(split[0]) == large[:1]


def test_a_decompression_bomb_is_refused_within_bounds() -> None:
    import zlib  # noqa: PLC0415 - only the attacker needs it

    bomb = zlib.compress(bytes(LIMITS.leaf_bytes_max + 5), 9)
    with pytest.raises(RecordError):
        unpack_row(Row(0, 1, bytes(4), bomb))


def _fill_until_refused(journal: Journal) -> int:
    """Append rows until the machine refuses; return the leaves acknowledged."""
    for number in range(100_000):
        noise = b"".join(sha256(b"%d %d" % (number, i)).digest() for i in range(20))
        try:
            journal.append([(2, "a", 1, noise)] * 20)
        except EnvironmentProblem as problem:
            assert "acknowledged" in str(problem)  # noqa: PT017 - one of many appends
            return journal.size
    pytest.fail("the machine never refused")


@pytest.fixture(name="small_disk")
def _small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a file system of one megabyte, where the system lets us."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if os.getuid() != 0 or subprocess.run(command, check=False).returncode != 0:
        pytest.skip("no right to mount a small file system")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_loses_nothing_acknowledged(
    small_disk: Path, key: SigningKey
) -> None:
    record = small_disk / "a.vedette"
    filler = small_disk / "filler"
    filler.write_bytes(bytes(300_000))
    with begin(record, key) as journal:
        size = _fill_until_refused(journal)
        assert journal.size == size > 1
        filler.unlink()
        assert journal.append([(2, "a", 2, b"after")]) == size
    with Journal.open(record, key) as journal:
        assert journal.size == size + 1
        journal.seal(received_ns=1)
    assert verify(record).ok


def test_a_file_size_limit_loses_nothing_acknowledged(tmp_path: Path) -> None:
    record = tmp_path / "a.vedette"
    code = (
        "import resource, sys; sys.path.insert(0, sys.argv[2])\n"
        "from pathlib import Path\n"
        "from test_record_journal import _fill_until_refused, begin, key_of\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "with begin(Path(sys.argv[1]), key_of(1)) as journal:\n"
        "    print(_fill_until_refused(journal))\n"
    )
    here = Path(__file__).parent
    paths = os.pathsep.join([str(here.parent), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-c", code, str(record), str(here)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    with Journal.open(record, key_of(1)) as journal:
        assert journal.size == int(done.stdout) > 1
    assert verify(record).ok
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 200_000


def test_a_place_that_cannot_be_written_is_the_machine_s_problem(
    tmp_path: Path, key: SigningKey
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EnvironmentProblem):
        begin(tmp_path / "file" / "a.vedette", key)


def test_a_damaged_open_record_is_not_continued(
    tmp_path: Path, key: SigningKey
) -> None:
    record = tmp_path / "a.vedette"
    with begin(record, key) as journal:
        fill(journal)
    with sqlite3.connect(record / "journal.db") as database:
        database.execute("DELETE FROM batch WHERE first_seq = 1")
    database.close()
    with pytest.raises(RecordError, match="seq"):
        Journal.open(record, key)
    with pytest.raises(RecordError):
        bodies(record)
