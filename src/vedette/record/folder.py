"""The folder of a record: which files may be in it, and how a name becomes durable.

Law: docs/record-format.md sections 4 and 5. A record is a flat folder of plain files.
A file is written under another name, fsynced, renamed, and the folder fsynced, so that
after a power cut it is there whole or not at all. One writer at a time: it holds an
advisory lock (flock) on the folder itself, which leaves no file behind.
"""

import fcntl
import os
import re
import stat
from hashlib import sha256
from pathlib import Path

from vedette.errors import EnvironmentProblem, RecordError

MANIFEST = "manifest.note"
PUBLIC_KEY = "key.pub"
PARTIAL = ".partial"
FILES_MAX = 100
SMALL_FILE_BYTES_MAX = 1 << 20  # key and manifest; a journal is never read whole
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_CHUNK_BYTES = 1 << 20


def is_closed(record: Path) -> bool:
    """Tell whether a record has been closed: it has a manifest."""
    return os.path.lexists(record / MANIFEST)


def list_files(record: Path) -> list[str]:
    """List the files of a record and refuse what is not a plain file.

    Parameters
    ----------
    record : pathlib.Path
        The folder.

    Returns
    -------
    list of str
        Names, sorted.

    Raises
    ------
    RecordError
        A link, a folder, a device, a strange name, or too many files.
    """
    with os.scandir(record) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        plain = stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)
        if not plain or not _NAME.fullmatch(entry.name):
            raise RecordError(
                expected="plain files with plain names only",
                got=ascii(entry.name)[:120],
                where=str(record),
            )
    if len(found) > FILES_MAX:
        raise RecordError(expected=f"at most {FILES_MAX} files", got=str(len(found)))
    return [entry.name for entry in found]


def file_digest(path: Path) -> tuple[int, str]:
    """Return length in bytes and SHA-256 (64 hexadecimal digits) of a plain file."""
    digest, length = sha256(), 0
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(descriptor, "rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
            length += len(chunk)
    return length, digest.hexdigest()


def read_small(path: Path) -> str:
    """Read a small text file of a record.

    Parameters
    ----------
    path : pathlib.Path
        Key or manifest.

    Returns
    -------
    str
        Its text.

    Raises
    ------
    RecordError
        Not there, a link, too large, or not UTF-8.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        with os.fdopen(descriptor, "rb") as file:
            content = file.read(SMALL_FILE_BYTES_MAX + 1)
        if len(content) <= SMALL_FILE_BYTES_MAX:
            return content.decode()
        problem = "a larger one"
    except (OSError, ValueError) as error:
        problem = str(error)
    raise RecordError(
        expected=f"a text file of at most {SMALL_FILE_BYTES_MAX} bytes",
        got=problem,
        where=path.name,
    )


def write_durably(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    partial = path.with_name(path.name + PARTIAL)
    with partial.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def lock_folder(record: Path) -> int:
    """Become the record's only writer.

    Parameters
    ----------
    record : pathlib.Path
        The folder.

    Returns
    -------
    int
        A descriptor; closing it gives the lock back, and so does any death.

    Raises
    ------
    EnvironmentProblem
        Another process writes it.
    """
    descriptor = os.open(record, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise EnvironmentProblem(
            expected="to be the only writer",
            got=str(error),
            where=str(record),
            advice="Stop the other process that writes this record.",
        ) from error
    return descriptor
