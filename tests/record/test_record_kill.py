"""A writer killed at any instant: what it had acknowledged is there, and it goes on.

A kill leaves the page cache alone, so this shows the logic of commits and recovery;
that a commit also survives a power cut rests on synchronous=FULL, which is asserted.
"""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from record_scenes import begin, key_of
from vedette.record import Journal, SigningKey, read_leaves, verify


def write_until_killed(record: Path, told: int) -> None:
    """Append and checkpoint for ever, telling each size once it is acknowledged."""
    with Journal.open(record, key_of(1)) as journal:
        while True:
            size = journal.size
            bodies = [b"message %d" % (size + i) for i in range(3)]
            journal.append([(2, "a", size, body) for body in bodies])
            if size % 5 == 0:
                journal.checkpoint()
            os.write(told, journal.size.to_bytes(8, "big"))


def killed_after(record: Path, pause_s: float) -> int:
    """Let a writer write, kill it, and return the leaves that it had acknowledged."""
    ear, told = os.pipe()
    writer = os.fork()
    if writer == 0:
        try:
            write_until_killed(record, told)
        finally:
            os._exit(1)
    os.close(told)
    last = os.read(ear, 8)
    time.sleep(pause_s)
    os.kill(writer, signal.SIGKILL)
    while heard := os.read(ear, 8 * 4096):
        last = heard[-8:]  # a pipe passes 8 bytes whole or not at all
    os.close(ear)
    os.waitpid(writer, 0)
    assert len(last) == 8
    return int.from_bytes(last, "big")


def kill_many(record: Path, key: SigningKey, kills: int) -> int:
    """Kill a writer again and again on one record; return all leaves acknowledged."""
    begin(record, key).release()
    chance = random.Random(7)  # noqa: S311 - any instants will do
    acknowledged = 1
    for kill in range(kills):
        acknowledged = killed_after(record, chance.uniform(0.0, 0.02))
        with Journal.open(record, key) as journal:
            assert journal.size >= acknowledged
            assert (journal.size - 1) % 3 == 0  # an append is there whole or not at all
        if kill % 10 == 0:
            report = verify(record)
            assert report.ok, report.findings
    assert verify(record).ok
    leaves = list(read_leaves(record))
    for leaf in leaves[1:]:
        assert leaf.body == b"message %d" % leaf.seq
    return acknowledged


def test_a_killed_writer_loses_nothing_acknowledged(
    tmp_path: Path, key: SigningKey
) -> None:
    assert kill_many(tmp_path / "a.vedette", key, kills=5) > 3


def test_every_commit_is_synced(tmp_path: Path) -> None:
    with begin(tmp_path / "a.vedette", key_of(1)) as journal:
        connection = journal._connection
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.prove
def test_thousands_of_appends_under_many_kills_lose_nothing(
    tmp_path: Path, key: SigningKey
) -> None:
    records = [tmp_path / f"{number}.vedette" for number in range(20)]
    assert sum(kill_many(record, key, kills=50) for record in records) > 10_000
