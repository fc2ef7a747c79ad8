"""Whether a folder is surely an output of ours, so that it may be removed.

It is one where it holds what only Vedette writes, the marker or the journal of a
record, and holds nothing else than what Vedette writes: plain files of the known names,
the record with its own files, and border files that are in the record, byte for byte.
Anything else may be somebody's only copy, and one such file keeps the whole folder.
"""

from contextlib import suppress
from pathlib import Path

from vedette.errors import VedetteError
from vedette.output.derived import OURS, RECORD
from vedette.record import Kind
from vedette.record.database import JOURNAL
from vedette.record.folder import MANIFEST, PARTIAL, PUBLIC_KEY
from vedette.record.reading import read_leaves

MARKER = ".vedette-output"
SENTENCE = "Written by vedette; a run with --replace may replace this whole folder.\n"
# SQLite's own files beside a journal that a killed run left open.
_JOURNALS = frozenset(JOURNAL + end for end in ("", "-journal", "-shm", "-wal"))
_NOTES = frozenset(n + end for n in (MANIFEST, PUBLIC_KEY) for end in ("", PARTIAL))


def is_marked(folder: Path) -> bool:
    """Say whether a folder holds what only Vedette writes.

    Parameters
    ----------
    folder : pathlib.Path
        Any folder.

    Returns
    -------
    bool
        It has the marker of `vedette.cli.out_dir`, or the journal of a record.
    """
    marker, record = folder / MARKER, folder / RECORD
    return _is_plain(marker) or (
        record.is_dir() and not record.is_symlink() and _is_plain(record / JOURNAL)
    )


def first_foreign(folder: Path, *, torn: bool = False) -> str:
    """Name the first thing in a folder that Vedette does not write.

    Parameters
    ----------
    folder : pathlib.Path
        Any folder.
    torn : bool
        A killed run may have left the begin of a file only.

    Returns
    -------
    str
        Its path below the folder, "" where there is none.
    """
    unknown: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.name == RECORD and path.is_dir() and not path.is_symlink():
            unknown += [
                inner
                for inner in sorted(path.iterdir())
                if inner.name not in _JOURNALS | _NOTES or not _is_plain(inner)
            ]
        elif path.name not in {*OURS, MARKER} - {RECORD} or not _is_plain(path):
            unknown.append(path)
    if not unknown:
        return ""
    borders = _recorded_borders(folder / RECORD)
    for path in unknown:
        beside = path.parent == folder and _is_plain(path)
        if not beside or not _is_border(path, borders, torn=torn):
            return str(path.relative_to(folder))
    return ""


def remove(folder: Path) -> None:
    """Remove an output folder; what tells that it is ours goes last.

    So that a kill half-way leaves a folder that the next run can finish removing.

    Parameters
    ----------
    folder : pathlib.Path
        Without anything foreign in it.
    """
    last = (RECORD, MARKER)
    names = sorted(path.name for path in folder.iterdir() if path.name not in last)
    for name in names:
        (folder / name).unlink()
    with suppress(FileNotFoundError):
        _remove_record(folder / RECORD)
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()


def _remove_record(record: Path) -> None:
    """Remove a record; its journal, by which it is known, goes last."""
    for path in sorted(record.iterdir(), key=lambda path: path.name == JOURNAL):
        path.unlink()
    record.rmdir()


def _is_plain(path: Path) -> bool:
    """Say whether a path is a file, and no link to one."""
    return path.is_file() and not path.is_symlink()


def _is_border(path: Path, borders: tuple[bytes, ...], *, torn: bool) -> bool:
    """Say whether a file is a border of the record, or the begin of one."""
    longest = max(map(len, borders), default=0)
    with path.open("rb") as file:
        content = file.read(longest + 1)
    begun = torn and any(border.startswith(content) for border in borders)
    return begun or content in borders


def _recorded_borders(record: Path) -> tuple[bytes, ...]:
    """Read the border files in a record, none where it cannot be read."""
    found: list[bytes] = []
    with suppress(VedetteError, OSError):
        for leaf in read_leaves(record):
            if leaf.kind == Kind.INPUT:  # attachments stand before all inputs
                break
            if leaf.kind == Kind.ATTACHMENT:
                found.append(leaf.body)
    return tuple(found)
