"""The journal of a record: inputs go in first, are fsynced, then acknowledged.

Law: docs/record-format.md sections 3 to 5. `Journal.append` returns only after COMMIT
with synchronous=FULL in write-ahead mode; what it has not returned for may be there or
not after a crash, what it has returned for is there. A failed append changes nothing:
the same entries can be appended again once the machine allows. Decisions are appended
later and name `through_seq`; after a crash all leaves from `undecided_from` on are to
be run again. Times are integer nanoseconds UTC.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from vedette.clock import now_ns
from vedette.errors import UsageError
from vedette.record.canonical import canonical_json
from vedette.record.checkpoint import sign_checkpoint
from vedette.record.database import (
    JOURNAL,
    create_database,
    explained,
    fold_log,
    open_writer,
)
from vedette.record.entry import Entry, Kind, Leaf, encode_leaf
from vedette.record.folder import (
    MANIFEST,
    PARTIAL,
    PUBLIC_KEY,
    is_closed,
    lock_folder,
    read_small,
    sync_folder,
    write_durably,
)
from vedette.record.history import History
from vedette.record.keys import SigningKey, parse_verifier_key
from vedette.record.note import sign_note
from vedette.record.reading import read_history, stored_leaves
from vedette.record.rows import Row, pack_rows
from vedette.record.seal import manifest_of


class Journal:
    """An open record that this process writes; made by `create` or `open`.

    Parameters
    ----------
    record : pathlib.Path
        The folder.
    key : SigningKey
        The key under which the record was begun.
    lock : int
        Descriptor that holds the folder's lock.
    """

    def __init__(self, record: Path, key: SigningKey, lock: int) -> None:
        self.record = record
        self._key = key
        self._lock = lock
        self._connection = open_writer(record / JOURNAL)
        self._history = History()

    @classmethod
    def create(
        cls,
        record: Path,
        key: SigningKey,
        *,
        genesis: Mapping[str, object],
        received_ns: int,
        signed_ns: int | None = None,
    ) -> Self:
        """Begin a record with its genesis and a first checkpoint.

        Parameters
        ----------
        record : pathlib.Path
            The folder to be made, by custom NAME.vedette; it must not exist.
        key : SigningKey
            Signs every checkpoint of this record.
        genesis : mapping
            What the record is about: schema, data kind, epoch, site file, version.
        received_ns : int
            When it begins, nanoseconds UTC.
        signed_ns : int, optional
            The signer's clock, nanoseconds UTC; by default now.

        Returns
        -------
        Journal
            Open for appending.

        Raises
        ------
        UsageError
            The folder exists, or the genesis has no canonical spelling.
        EnvironmentProblem
            The place cannot be written.
        """
        if os.path.lexists(record):
            raise UsageError(
                expected="a place for a new record",
                got="something that exists",
                where=str(record),
            )
        history = History()
        entry = Entry(Kind.GENESIS, "", received_ns, canonical_json(genesis))
        rows = _extend(history, [entry])
        partial = record.with_name(record.name + PARTIAL)
        with explained(record):
            shutil.rmtree(partial, ignore_errors=True)
            partial.mkdir(parents=True)
            connection = create_database(partial / JOURNAL)
            try:
                _commit(connection, rows, _signed(history, key, signed_ns))
            finally:
                connection.close()
            write_durably(
                partial / PUBLIC_KEY, f"{key.verifier.line}\n".encode("ascii")
            )
            partial.rename(record)
            sync_folder(record.parent)
        return cls.open(record, key)

    @classmethod
    def open(cls, record: Path, key: SigningKey) -> Self:
        """Go on with an open record, after a crash too.

        Parameters
        ----------
        record : pathlib.Path
            The folder.
        key : SigningKey
            The key under which it was begun.

        Returns
        -------
        Journal
            With all that was ever acknowledged; see `undecided_from`.

        Raises
        ------
        UsageError
            The record is closed, or was begun under another key.
        RecordError
            The record is damaged: `verify` says where.
        EnvironmentProblem
            It cannot be written, or another process writes it.
        """
        if is_closed(record) or not (record / JOURNAL).is_file():
            raise UsageError(
                expected="an open record",
                got="a closed one, or none",
                where=str(record),
            )
        begun_under = parse_verifier_key(read_small(record / PUBLIC_KEY), PUBLIC_KEY)
        if begun_under != key.verifier:
            raise UsageError(
                expected=f"key {begun_under.fingerprint}, which began this record",
                got=f"key {key.verifier.fingerprint}",
                where=str(record),
                advice="Without that key, replay this record into a new one.",
            )
        with explained(record):
            lock = lock_folder(record)
            try:
                journal = cls(record, key, lock)
            except BaseException:
                os.close(lock)
                raise
            try:
                journal._history = read_history(journal._connection)
            except BaseException:
                journal.release()
                raise
        return journal

    @property
    def size(self) -> int:
        """Leaves acknowledged, which is the seq of the next one."""
        return self._history.size

    @property
    def undecided_from(self) -> int:
        """First seq that no decision has seen: run again from here after a crash."""
        return self._history.through_seq + 1

    @property
    def root(self) -> bytes:
        """Merkle tree hash of all leaves acknowledged, (32,) bytes."""
        return self._history.root()

    @property
    def inputs_sha256(self) -> str:
        """Digest of all inputs acknowledged, 64 hexadecimal digits."""
        return self._history.inputs_sha256()

    def append(self, entries: Sequence[tuple[int, str, int, bytes]]) -> int:
        """Record entries, all or none, and return once they would survive a power cut.

        Parameters
        ----------
        entries : sequence of (kind, feed, received_ns, body)
            `Entry` or plain tuples, in the order of receipt.

        Returns
        -------
        int
            seq of the first of them; the others follow without gaps.

        Raises
        ------
        UsageError
            An entry does not fit the format.
        RecordError
            An entry breaks a rule of `vedette.record.history`.
        EnvironmentProblem
            Disk full or read-only: nothing of this call is acknowledged.
        """
        first_seq, history = self.size, self._history.copy()
        rows = _extend(history, entries)
        with explained(self.record):
            _commit(self._connection, rows, None)
        self._history = history
        return first_seq

    def checkpoint(self, signed_ns: int | None = None) -> str:
        """Sign all that was acknowledged so far, and store the statement.

        Parameters
        ----------
        signed_ns : int, optional
            The signer's clock, nanoseconds UTC; by default now.

        Returns
        -------
        str
            The note: keep a copy where this record's owner cannot change it.

        Raises
        ------
        EnvironmentProblem
            Disk full or read-only.
        """
        signed = _signed(self._history, self._key, signed_ns)
        with explained(self.record):
            _commit(self._connection, [], signed)
        return signed[1]

    def leaves(self, seq: int = 0) -> Iterator[Leaf]:
        """Yield the acknowledged leaves from `seq` on (do not append meanwhile)."""
        yield from stored_leaves(self._connection, seq)

    def seal(
        self,
        *,
        received_ns: int,
        statements: Mapping[str, str] | None = None,
        signed_ns: int | None = None,
    ) -> str:
        """Close the record for good: close leaf, last checkpoint, manifest.

        A crash within leaves it open; open it and seal it again. A close leaf that is
        there already is kept as it is.

        Parameters
        ----------
        received_ns : int
            When it ends, nanoseconds UTC.
        statements : mapping of str to str, optional
            What the owner states with the last leaf, such as `picture_sha256`.
        signed_ns : int, optional
            The signer's clock, nanoseconds UTC; by default now.

        Returns
        -------
        str
            The last checkpoint: keep a copy elsewhere.

        Raises
        ------
        EnvironmentProblem
            No space, or a reader holds the journal open.
        """
        history = self._history.copy()
        rows = []
        if not history.closed:
            body = canonical_json(dict(statements or {}))
            rows = _extend(history, [Entry(Kind.CLOSE, "", received_ns, body)])
        signed = _signed(history, self._key, signed_ns)
        with explained(self.record):
            _commit(self._connection, rows, signed)
            self._history = history
            fold_log(self._connection)
            self._connection.close()
            manifest = manifest_of(self.record, history)
            note = sign_note(manifest.text, self._key)
            write_durably(self.record / MANIFEST, note.encode())
        self.release()
        return signed[1]

    def release(self) -> None:
        """Stop writing and leave the record open for a later `open`."""
        self._connection.close()
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _extend(
    history: History, entries: Sequence[tuple[int, str, int, bytes]]
) -> list[Row]:
    """Give entries their numbers, check and hash them, and pack them into rows."""
    first_seq = history.size
    encoded, hashes = [], []
    for kind, feed, received_ns, body in entries:
        leaf = Leaf(
            kind=kind,
            seq=history.size,
            received_ns=received_ns,
            feed=feed,
            body=body,
        )
        encoded.append(encode_leaf(leaf))
        history.check(leaf)
        hashes.append(history.add(leaf, encoded[-1]))
    return pack_rows(first_seq, encoded, hashes)


def _signed(
    history: History, key: SigningKey, signed_ns: int | None = None
) -> tuple[int, str]:
    """Sign what a history says so far: size and note of a row of `checkpoint`."""
    checkpoint = history.checkpoint(now_ns() if signed_ns is None else signed_ns)
    return checkpoint.size, sign_checkpoint(checkpoint, key)


def _commit(
    connection: sqlite3.Connection, rows: Sequence[Row], signed: tuple[int, str] | None
) -> None:
    """Store rows and at most one checkpoint in one durable transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.executemany("INSERT INTO batch VALUES (?, ?, ?, ?)", rows)
        if signed is not None:
            connection.execute(
                "INSERT OR REPLACE INTO checkpoint VALUES (?, ?)", signed
            )
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
