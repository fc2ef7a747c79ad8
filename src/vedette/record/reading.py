"""Reading a record back: its leaves in order, for replay and for questions.

Law: docs/record-format.md section 3. Reading checks the shape of every row and leaf on
the way, but neither roots nor signatures: that is `vedette.record.verify`.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from vedette.errors import RecordError
from vedette.record.database import (
    JOURNAL,
    explained,
    open_reader,
    stored_notes,
    stored_rows,
)
from vedette.record.entry import Leaf, decode_leaf
from vedette.record.folder import is_closed
from vedette.record.history import History
from vedette.record.rows import unpack_row


def read_leaves(record: Path, seq: int = 0) -> Iterator[Leaf]:
    """Yield the leaves of a record, open or closed, from `seq` on.

    Parameters
    ----------
    record : pathlib.Path
        The folder.
    seq : int
        First leaf wanted.

    Yields
    ------
    Leaf
        In order, without gaps. An open record must not be sealed meanwhile.

    Raises
    ------
    RecordError
        A row or leaf is damaged.
    EnvironmentProblem
        The folder cannot be read.
    """
    with explained(record):
        connection = open_reader(record / JOURNAL, closed=is_closed(record))
        try:
            yield from stored_leaves(connection, seq)
        finally:
            connection.close()


def last_checkpoint(record: Path) -> str:
    """Return the last checkpoint that a record holds.

    Parameters
    ----------
    record : pathlib.Path
        The folder.

    Returns
    -------
    str
        The signed note, unchecked; "" where there is none.

    Raises
    ------
    RecordError
        It is damaged.
    EnvironmentProblem
        The folder cannot be read.
    """
    note: object = b""
    with explained(record):
        connection = open_reader(record / JOURNAL, closed=is_closed(record))
        try:
            for _, note in stored_notes(connection):  # noqa: B007 - the last is wanted
                pass
        finally:
            connection.close()
    return note.decode() if isinstance(note, bytes) else str(note)


def stored_leaves(connection: sqlite3.Connection, seq: int = 0) -> Iterator[Leaf]:
    """Yield the leaves of an opened journal from `seq` on, without gaps.

    Parameters
    ----------
    connection : sqlite3.Connection
        The journal.
    seq : int
        First leaf wanted.

    Yields
    ------
    Leaf
        In order.

    Raises
    ------
    RecordError
        A row or leaf is damaged, or one is missing.
    """
    for leaf, _ in _numbered(connection, seq):
        yield leaf


def read_history(connection: sqlite3.Connection) -> History:
    """Take in every leaf of a journal, to go on from there.

    Parameters
    ----------
    connection : sqlite3.Connection
        The journal.

    Returns
    -------
    History
        At the last leaf.

    Raises
    ------
    RecordError
        A row or leaf is damaged or breaks a rule.
    """
    history = History()
    for leaf, encoded in _numbered(connection, 0):
        history.check(leaf)
        history.add(leaf, encoded)
    return history


def _numbered(connection: sqlite3.Connection, seq: int) -> Iterator[tuple[Leaf, bytes]]:
    """Yield leaves with their bytes, and refuse a gap."""
    expected: int | None = None
    for row in stored_rows(connection, seq):
        for index, encoded in enumerate(unpack_row(row)):
            where = f"row {row.first_seq}, leaf {row.first_seq + index}"
            leaf = decode_leaf(encoded, where)
            if leaf.seq != row.first_seq + index or leaf.seq != (
                leaf.seq if expected is None else expected
            ):
                raise RecordError(
                    expected=f"seq {expected}", got=f"seq {leaf.seq}", where=where
                )
            expected = leaf.seq + 1
            if leaf.seq >= seq:
                yield leaf, encoded
