"""Whether a folder is surely an output of ours, so that it may be removed.

It is one where it holds what only Vedette writes, the marker or the journal of a
record, and holds nothing else than what Vedette writes: plain files of the known names,
the record with its own files, warnings under their numbers, border files that are in
the record, byte for byte, and the files of a simulated night that `simulated.json`
lists by their hashes. Anything else may be somebody's only copy, and one such file
keeps the whole folder.
"""

import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec

from vedette.errors import VedetteError
from vedette.output.compared import DRAWINGS, PAGE, PAIRS, is_drawing
from vedette.output.derived import OURS, RECORD
from vedette.output.said import NAMES as SAID
from vedette.output.warned import WARNINGS, is_warning
from vedette.record import Kind
from vedette.record.database import JOURNAL
from vedette.record.folder import MANIFEST, PARTIAL, PUBLIC_KEY
from vedette.record.reading import read_leaves

MARKER = ".vedette-output"
SENTENCE = "Written by vedette; a run with --replace may replace this whole folder.\n"
LISTED = "simulated.json"
FOLDERS = frozenset({"feeds", "truth", WARNINGS, DRAWINGS})
# A ledger is never among them: it may hold decisions that stand nowhere else.
KNOWN = frozenset({*OURS, *SAID, PAGE, PAIRS, MARKER, LISTED}) - {RECORD}
# SQLite's own files beside a journal that a killed run left open.
_JOURNALS = frozenset(JOURNAL + end for end in ("", "-journal", "-shm", "-wal"))
_NOTES = frozenset(n + end for n in (MANIFEST, PUBLIC_KEY) for end in ("", PARTIAL))


class Listing(msgspec.Struct):
    """``simulated.json``: what a simulated night wrote, and from what.

    Parameters
    ----------
    schema : int
        1.
    data_kind : str
        Always synthetic.
    scenario : str
        Name of the family.
    seed : int
        Of the night.
    files : dict of str to str
        SHA-256 of each file, by its path in the folder.
    """

    schema: int = 1
    data_kind: str = "synthetic"
    scenario: str = ""
    seed: int = 0
    files: dict[str, str] = {}


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
        elif path.name in FOLDERS and path.is_dir() and not path.is_symlink():
            unknown += [
                inner
                for inner in sorted(path.iterdir())
                if not _is_numbered(f"{path.name}/{inner.name}") or not _is_plain(inner)
            ]
        elif path.name not in KNOWN or not _is_plain(path):
            unknown.append(path)
    if not unknown:
        return ""
    borders = _recorded_borders(folder / RECORD)
    listed = _listed(folder)
    for path in unknown:
        if _is_listed(path, folder, listed, torn=torn):
            continue
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
        if name in FOLDERS:
            for path in sorted((folder / name).iterdir()):
                path.unlink()
            (folder / name).rmdir()
        else:
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


def _listed(folder: Path) -> dict[str, str]:
    """Read which files a simulated night wrote, by their SHA-256."""
    try:
        return msgspec.json.decode((folder / LISTED).read_bytes(), type=Listing).files
    except (OSError, msgspec.MsgspecError):
        return {}


def _is_listed(path: Path, folder: Path, listed: dict[str, str], *, torn: bool) -> bool:
    """Say whether a file is of a simulated night, or the begin of one."""
    said = listed.get(path.relative_to(folder).as_posix())
    if said is None or not _is_plain(path):
        return False
    return torn or hashlib.sha256(path.read_bytes()).hexdigest() == said


def _is_numbered(name: str) -> bool:
    """Say whether a file in a folder of ours is a warning or a drawing."""
    return is_warning(name) or is_drawing(name)


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
