"""The SQLite file `journal.db`: how it is opened, and what may be in it.

Law: docs/record-format.md section 3. A writer uses the write-ahead log and fsyncs each
commit (synchronous=FULL): what is committed survives a power cut. A reader trusts
nothing: it opens read-only, a closed record even as immutable (a planted ``-wal`` or
``-journal`` is then ignored), runs no function from the schema, bounds every value,
and refuses a file with any table, index, view or trigger besides the two it knows.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vedette.errors import EnvironmentProblem, RecordError
from vedette.record.rows import BODY_BYTES_MAX, Row

JOURNAL = "journal.db"
APPLICATION_ID = 0x56454454  # "VEDT", so that file(1) and SQLite tools can tell
FORMAT = 1  # user_version
BUSY_TIMEOUT_S = 10.0  # a reader's snapshot is shorter than that
SCHEMA = {
    "batch": "CREATE TABLE batch (first_seq INTEGER PRIMARY KEY, "
    "leaves INTEGER NOT NULL, marks BLOB NOT NULL, body BLOB NOT NULL)",
    "checkpoint": "CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, "
    "note TEXT NOT NULL)",
}
# A value of another type reads as NULL: it is then refused with its row, where SQLite
# would otherwise stop at a text that is not UTF-8 and name no row at all.
_ROWS = (
    "SELECT first_seq, CASE typeof(leaves) WHEN 'integer' THEN leaves END, "
    "CASE typeof(marks) WHEN 'blob' THEN marks END, "
    "CASE typeof(body) WHEN 'blob' THEN body END FROM batch"
)
_NOTES = (
    "SELECT size, CASE typeof(note) WHEN 'text' THEN CAST(note AS BLOB) END "
    "FROM checkpoint ORDER BY size"
)
_MACHINE = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_NOLFS,
}  # primary result codes that accuse the machine, not the file


@contextmanager
def explained(where: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into our errors.

    Parameters
    ----------
    where : pathlib.Path
        Place named in the error.

    Raises
    ------
    EnvironmentProblem
        No space, no permission, a lock.
    RecordError
        The file itself is damaged.
    """
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in _MACHINE:
            raise _machine(error, where) from error
        raise RecordError(
            expected="a sound journal", got=str(error), where=str(where)
        ) from error
    except OSError as error:
        raise _machine(error, where) from error


def _machine(error: Exception, where: Path) -> EnvironmentProblem:
    """Say that the machine refused, and that nothing acknowledged is lost."""
    return EnvironmentProblem(
        expected="a record that can be written and fsynced",
        got=str(error),
        where=str(where),
        advice="What was acknowledged is kept; free space, permission or the lock, "
        "then run again.",
    )


def create_database(path: Path) -> sqlite3.Connection:
    """Make an empty journal with a rollback journal (not yet the write-ahead log)."""
    connection = _connect(path.resolve().as_uri() + "?mode=rwc")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={FORMAT}")
    connection.execute("PRAGMA synchronous=FULL")
    for statement in SCHEMA.values():
        connection.execute(statement)
    return connection


def open_writer(path: Path) -> sqlite3.Connection:
    """Open an existing journal for appending: write-ahead log, fsync each commit.

    Parameters
    ----------
    path : pathlib.Path
        The file; a transaction that a crash cut short is undone first.

    Returns
    -------
    sqlite3.Connection
        Ready to commit durably.

    Raises
    ------
    RecordError
        Not a journal of this format.
    """
    connection = _connect(path.resolve().as_uri() + "?mode=rw")
    try:
        _check_shape(connection)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def open_reader(path: Path, *, closed: bool) -> sqlite3.Connection:
    """Open a journal that nobody has vouched for, and check its shape.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    closed : bool
        Nobody writes it any more: read this file alone, as it is.

    Returns
    -------
    sqlite3.Connection
        Read-only; iterating it may still find damage.

    Raises
    ------
    RecordError
        Not a journal of this format.
    """
    mode = "?mode=ro&immutable=1" if closed else "?mode=ro"
    connection = _connect(path.resolve().as_uri() + mode)
    try:
        connection.execute("PRAGMA cell_size_check=ON")
        _check_shape(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def fold_log(connection: sqlite3.Connection) -> None:
    """Write the write-ahead log back so that `journal.db` is the only file."""
    mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    if mode != "delete":
        raise sqlite3.OperationalError(f"the journal is still in mode {mode}")


def stored_rows(connection: sqlite3.Connection, seq: int = 0) -> Iterator[Row]:
    """Yield the stored rows, unchecked, from the one that holds leaf `seq` on."""
    start = -(1 << 63)  # all: a negative number is no hiding place
    if seq > 0:
        query = "SELECT max(first_seq) FROM batch WHERE first_seq <= ?"
        start = connection.execute(query, (seq,)).fetchone()[0] or 0
    query = f"{_ROWS} WHERE first_seq >= ? ORDER BY first_seq"
    for values in connection.execute(query, (start,)):
        yield Row(*values)


def stored_notes(connection: sqlite3.Connection) -> Iterator[tuple[object, object]]:
    """Yield size and note (UTF-8) of every stored checkpoint, unchecked, by size."""
    yield from connection.execute(_NOTES)


def _connect(uri: str) -> sqlite3.Connection:
    """Open with bounded values, and without running what a schema asks for."""
    connection = sqlite3.connect(
        uri,
        uri=True,
        isolation_level=None,
        timeout=BUSY_TIMEOUT_S,
        check_same_thread=False,  # one thread at a time: the caller's duty
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 2 * BODY_BYTES_MAX)
    connection.execute("PRAGMA trusted_schema=OFF")
    return connection


def _check_shape(connection: sqlite3.Connection) -> None:
    """Refuse every schema but ours."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name LIMIT 9"
    found = connection.execute(query).fetchall()
    wanted = [("table", name, name, sql) for name, sql in sorted(SCHEMA.items())]
    if found != wanted:
        raise RecordError(
            expected="tables batch and checkpoint, exactly as in the format",
            got=ascii([entry[:2] for entry in found])[:200],
            where=JOURNAL,
        )
    marks = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version")
    ]
    if marks != [APPLICATION_ID, FORMAT]:
        raise RecordError(
            expected=f"application_id {APPLICATION_ID}, format {FORMAT}",
            got=f"application_id {marks[0]}, format {marks[1]}",
            where=JOURNAL,
        )
