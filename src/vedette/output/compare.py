"""An output folder against the record in it: file by file.

What `vedette.output.write` derives is made again from what a replay concluded and
compared with the file, by value. Left out: maps, page, PDF and picture, which are drawn
from notes, attributions and a truth too, and what no input tells of the files that the
inputs came from. A folder may come from anybody: only plain files are read, within a
limit.
"""

import base64
import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from vedette.feeds.gather import KINDS_MAX
from vedette.feeds.source import InputSet
from vedette.limits import LIMITS
from vedette.output.assessed import assessment_of
from vedette.output.derived import (
    CHECKPOINT,
    DECODE,
    RECORD,
    SITE,
    VIEWS,
    derived_documents,
    derived_tables,
    own_borders,
)
from vedette.output.same import (
    bytes_difference,
    json_difference,
    table_bytes,
    table_difference,
)
from vedette.output.warned import WARNINGS, is_warning, written_warnings
from vedette.pipeline import Conclusion
from vedette.recorded import Recorded

# The same values written otherwise: without compression, with every letter escaped.
WRITTEN_OTHERWISE = 16
BYTES_MIN = 1 << 20  # an empty table is mostly its schema
# The record has the rows of a recording but not its file, and orders rows by time.
OF_THE_FILE = ("notes", "capture_bytes")
DIGESTS = ("inputs_sha256", "picture_sha256")  # stated with the close
ROOT_LINE = 2  # of a checkpoint, in base64
REJECTIONS, KINDS = "rejected", ("rejected_kinds", "unframed_kinds")
FILE_MEMBERS = ("feed", "format", "name", "sha256", "edition")
DECODE_NOTE = (
    "but not compared, since the record does not hold it: notes, capture_bytes, places "
    "of rejections, which rejection is the first of its kind; of the files bytes, "
    "columns, container, channel, time unit and order"
)
OTHERWISE = "the same values, as another version or setting of the writer has them"
NOT_WARNED = "the record gives no such warning"
VIEW_NOTE = (
    "drawn also from notes, attributions and, where it is simulated, a truth that the "
    "record does not hold"
)


class State(StrEnum):
    """What became of one file."""

    SAME = "same"
    DIFFERS = "differs"
    MISSING = "missing"
    NOT_COMPARED = "not compared"
    NOT_OURS = "not ours, not checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One file of a folder.

    Parameters
    ----------
    name : str
        Of the file; from anywhere.
    state : State
        What became of it.
    what : str
        The first difference, or why it was not compared; else "".
    """

    name: str
    state: State
    what: str = ""


class Check(NamedTuple):
    """How one file is compared.

    Attributes
    ----------
    difference : callable
        Gives the first difference of a file's bytes, "" where there is none.
    size : int
        Bytes of what is expected; a file is not read much beyond that.
    note : str
        What is left out of the comparison.
    written : bytes
        The file as this version writes it, b"" where only its values count.
    """

    difference: Callable[[bytes], str]
    size: int
    note: str = ""
    written: bytes = b""


def made_again(
    recorded: Recorded, concluded: Conclusion, inputs: InputSet
) -> dict[str, Check]:
    """Make again what an output folder holds beside its record.

    Parameters
    ----------
    recorded : Recorded
        The record.
    concluded : Conclusion
        What a replay of the record concluded.
    inputs : InputSet
        The record's inputs.

    Returns
    -------
    dict of str to Check
        By the name of the file.
    """
    return dict(_checks(recorded, concluded, inputs))


def compare_folder(
    folder: Path, checks: Mapping[str, Check], aside: Collection[str] = ()
) -> tuple[Compared, ...]:
    """Compare what lies beside a record with what the record gives.

    Parameters
    ----------
    folder : pathlib.Path
        The output folder.
    checks : mapping of str to Check
        Of `made_again`.
    aside : collection of str
        Names of further files that say nothing.

    Returns
    -------
    tuple of Compared
        What should be there, then what else is there.

    Raises
    ------
    OSError
        The folder itself cannot be read.
    """
    told = [_compared(folder, name, check) for name, check in checks.items()]
    for name in _names(folder):
        if name in VIEWS:
            told.append(Compared(name=name, state=State.NOT_COMPARED, what=VIEW_NOTE))
        elif name in checks or name in {RECORD, *aside}:
            continue
        elif is_warning(name):
            told.append(Compared(name=name, state=State.DIFFERS, what=NOT_WARNED))
        else:
            told.append(Compared(name=_text(name), state=State.NOT_OURS))
    return tuple(told)


def _names(folder: Path) -> Iterator[str]:
    """Name what lies in a folder, and in its folder of warnings."""
    for path in sorted(folder.iterdir()):
        if path.name == WARNINGS and path.is_dir() and not path.is_symlink():
            yield from (f"{WARNINGS}/{one.name}" for one in sorted(path.iterdir()))
        else:
            yield path.name


def _text(name: str) -> str:
    """Write a name of any bytes as text that every program can read."""
    return os.fsencode(name).decode(errors="backslashreplace")


def _checks(
    recorded: Recorded, concluded: Conclusion, inputs: InputSet
) -> Iterator[tuple[str, Check]]:
    """Give them one by one."""
    every = {volume: volume for volume in recorded.borders}
    for name, volume in own_borders(recorded.site, every).items():
        yield name, _of_bytes(recorded.borders[volume])
    for name, table in derived_tables(concluded, inputs).items():
        written = table_bytes(table)
        differs = partial(table_difference, table, written)
        yield name, Check(differs, table.nbytes, written=written)
    assessment = assessment_of(concluded, inputs.leaves, made_from_of(recorded))
    for name, document in derived_documents(concluded, inputs, assessment).items():
        size = len(msgspec.json.encode(document))
        if name == DECODE:
            rows = partial(json_difference, document, part=_of_the_rows)
            yield name, Check(rows, size, DECODE_NOTE)
        else:
            yield name, Check(partial(json_difference, document), size)
    for name, text in written_warnings(concluded).items():
        yield name, _of_bytes(text.encode())
    yield SITE, _of_bytes(recorded.genesis.site.encode())
    yield CHECKPOINT, _of_bytes(recorded.checkpoint.encode())


def made_from_of(recorded: Recorded) -> dict[str, str]:
    """Name what a record's assessment was made from, as its writer did.

    Parameters
    ----------
    recorded : Recorded
        The record.

    Returns
    -------
    dict of str to str
        Digests, root, site, version.
    """
    signed = recorded.checkpoint.split("\n")
    root = base64.b64decode(signed[ROOT_LINE]) if len(signed) > ROOT_LINE else b""
    return {
        **{name: str(recorded.stated.get(name, "")) for name in DIGESTS},
        "record_root": root.hex(),
        "site_sha256": recorded.genesis.site_sha256,
        "version": recorded.genesis.version,
    }


def _of_bytes(expected: bytes) -> Check:
    """Compare a file byte by byte."""
    return Check(partial(bytes_difference, expected), len(expected))


def _of_the_rows(document: object) -> object:
    """Keep of ``decode.json`` what follows from the rows of the record."""
    if not isinstance(document, dict):
        return document
    kept = {k: v for k, v in document.items() if k not in OF_THE_FILE}
    there = [name for name in OF_THE_FILE if name in document]
    for name in ("files", REJECTIONS, *KINDS):
        rows = document.get(name)
        if isinstance(rows, list):
            kept[name] = [_of_the_record(row, name, len(rows)) for row in rows]
    for name in ("files", REJECTIONS):  # whose order is that of the files
        if isinstance(kept.get(name), list):
            kept[name] = sorted(kept[name], key=str)
    return {**kept, "other members": there}


def _of_the_record(row: object, name: str, rows: int) -> object:
    """Keep of one file or rejection what the record tells; of the rest, its names."""
    if not isinstance(row, dict):
        return row
    if name == "files":
        kept = {k: row[k] for k in FILE_MEMBERS if k in row}
    elif name == REJECTIONS:
        whole = rows < LIMITS.rejected_kept_max  # else others may be the first ones
        kept = {k: v for k, v in row.items() if k != "offset"} if whole else {}
    else:
        kept = {k: row[k] for k in ("count", "feed") if k in row}
        if rows < KINDS_MAX:  # else the last of them has many causes
            kept["cause"] = str(row.get("reason")).split(", got", 1)[0]
    return {**kept, "members": sorted(row)}


def _compared(folder: Path, name: str, check: Check) -> Compared:
    """Compare one file."""
    note = check.note
    try:
        content = _content(folder, name, check)
    except FileNotFoundError:
        return Compared(name=name, state=State.MISSING)
    except OSError as error:
        what = f"it cannot be read: {error.strerror}"
    except ValueError as error:
        what = str(error)
    else:
        what = check.difference(content)
        if check.written and content != check.written:
            note = OTHERWISE
    if what:
        return Compared(name=name, state=State.DIFFERS, what=what)
    return Compared(name=name, state=State.SAME, what=note)


def _content(folder: Path, name: str, check: Check) -> bytes:
    """Read a file that is plain and not larger than it can be."""
    path = folder / name
    if path.is_symlink() or (path.parent != folder and path.parent.is_symlink()):
        raise ValueError("expected a file, found a link")
    # Without waiting: a pipe would never answer.
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ValueError("expected a file, found a pipe or device")
        limit = BYTES_MIN + WRITTEN_OTHERWISE * check.size
        content = file.read(limit + 1)
    if len(content) > limit:
        raise ValueError(f"expected at most {limit:,} bytes, found more")
    return content
