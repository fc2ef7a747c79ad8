"""One writer: who begins a ledger, and who else writes it, said in words.

A record has one writer (`vedette.record.folder.lock_folder`, flock). Who holds the lock
stands in ``/proc/locks`` where the system has one (Linux, proc(5)); elsewhere, and for
a process of another container, nobody can be named.
"""

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from vedette.errors import EnvironmentProblem, UsageError
from vedette.record import Journal, SigningKey
from vedette.record.folder import PARTIAL, lock_folder

LOCKS = Path("/proc/locks")
KIND, HOLDER, PLACE = 1, 4, 5  # fields: FLOCK, the process, device:inode that it holds


def begin(
    record: Path,
    key: SigningKey,
    genesis: Mapping[str, object],
    *,
    now_ns: int,
    beside: Collection[str],
) -> None:
    """Begin a ledger; of several who would, one does, and the others find it there.

    Parameters
    ----------
    record : pathlib.Path
        Of the ledger; its folder is made where it is missing.
    key : SigningKey
        Signs it.
    genesis : mapping
        What its first leaf says.
    now_ns : int
        When it begins, nanoseconds UTC.
    beside : collection of str
        Names of files that may lie beside it already.

    Raises
    ------
    UsageError
        The folder is a file, or holds something else.
    EnvironmentProblem
        The place cannot be written, or another process begins the same.
    """
    folder = record.parent
    if folder.exists() and not folder.is_dir():
        raise UsageError(
            expected="a folder for the ledger", got="a file", where=str(folder)
        )
    folder.mkdir(parents=True, exist_ok=True)
    lock = lock_folder(folder)
    try:
        if not record.exists():
            # What a begin that was killed left is nobody's: the lock says so.
            stale = record.name + PARTIAL
            _refuse_what_is_there(folder, record.name, {*beside, stale})
            Journal.create(
                record, key, genesis=genesis, received_ns=now_ns, signed_ns=now_ns
            ).release()
    finally:
        os.close(lock)


def _refuse_what_is_there(folder: Path, name: str, beside: Collection[str]) -> None:
    """Refuse to begin a ledger among what is not ours."""
    others = sorted(path.name for path in folder.iterdir() if path.name not in beside)
    if others:
        raise UsageError(
            expected="a new or empty folder, or one that has a ledger",
            got=f"one with {others[0]!a} in it and no {name}",
            where=str(folder),
            advice="Name a new folder, such as --out ledger.",
        )


def is_held(error: EnvironmentProblem) -> bool:
    """Say whether somebody else's lock is why a ledger could not be opened."""
    return isinstance(error.__cause__, BlockingIOError)


def held(folder: Path) -> EnvironmentProblem:
    """Say that another process writes a ledger, which, and what to do.

    Parameters
    ----------
    folder : pathlib.Path
        What is locked: the record, or the folder in which it is being begun.

    Returns
    -------
    EnvironmentProblem
        To be raised.
    """
    return EnvironmentProblem(
        expected="to be the only one who writes this ledger",
        got=f"{holder_of(folder)}, which writes it now",
        where=str(folder),
        advice="Wait until it is done, or end it (a review is ended with q, its page "
        "with Ctrl-C); then run this again. Nothing of this command was entered.",
    )


def holder_of(folder: Path) -> str:
    """Name the process that has locked a folder.

    Parameters
    ----------
    folder : pathlib.Path
        Locked.

    Returns
    -------
    str
        With its number and name as far as the system tells them. Whom it tells of is
        asked to end: a lock of another kind, or on another device, names nobody.
    """
    with suppress(OSError, ValueError, IndexError):
        found = folder.stat()
        device = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}"
        held_here = ["FLOCK", f"{device}:{found.st_ino}"]
        for line in LOCKS.read_text().splitlines():
            fields = line.split()  # of one who waits, "->" moves them all by one
            if [fields[KIND], fields[PLACE]] == held_here:
                process = int(fields[HOLDER])
                name = (Path("/proc") / str(process) / "comm").read_text().strip()
                return f"process {process} ({name})"
    return "another process"
