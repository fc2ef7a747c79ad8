"""An output folder appears whole or not at all.

A batch command builds in ``DIR.partial`` and renames it to ``DIR`` at the end, so that
nobody ever reads half a result. On any failure ``DIR`` is as it was and the partial
folder is gone; after a kill the next run clears it. A lock on the marker file tells a
folder that is still being built from one that was left behind.

What ``--replace`` may remove is recognised by the marker or by our own file names:
nobody loses their home directory to a misspelt path.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from vedette.errors import EnvironmentProblem, UsageError

MARKER = ".vedette-output"
OURS = (MARKER, "decode.json", "record.vedette")
_SENTENCE = "Written by vedette; a run with --replace may replace this whole folder.\n"


@contextmanager
def output_folder(directory: Path, *, replace: bool = False) -> Iterator[Path]:
    """Build an output folder that appears at its path only when it is complete.

    Parameters
    ----------
    directory : pathlib.Path
        Where the result shall be.
    replace : bool
        Whether an earlier output there may be replaced.

    Yields
    ------
    pathlib.Path
        The folder to write into, ``DIR.partial``.

    Raises
    ------
    UsageError
        Where something stands at the path that may not be replaced.
    EnvironmentProblem
        Where another process is writing there, or the machine lets nothing be made
        there.
    """
    final = Path(os.path.realpath(directory))
    _refuse_the_wrong_place(final, directory)
    partial = final.with_name(f"{final.name}.partial")
    aside = final.with_name(f"{final.name}.replaced.partial")
    with _reasons(directory):
        _restore(final, aside)
        _refuse_what_stands_there(final, replace=replace)
        _clear(partial)
        absent = [above for above in partial.parents if not above.exists()]
        with _gone_after_failure(partial, absent):
            lock = _begin(partial)
    try:
        with _gone_after_failure(partial, absent):
            yield partial
            _appear(partial, final, aside)
    finally:
        lock.close()
    shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _gone_after_failure(partial: Path, absent: Sequence[Path]) -> Iterator[None]:
    """Leave no half of a result, and none of the folders made on the way to it."""
    try:
        yield
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        for above in absent:
            with suppress(OSError):  # never made, or another's by now
                above.rmdir()
        raise


@contextmanager
def _reasons(directory: Path) -> Iterator[None]:
    """Say why the machine lets no folder be made at a place.

    Also "no such file": `/proc/x` says so although everything above it is there.
    """
    try:
        yield
    except OSError as error:
        raise EnvironmentProblem(
            expected="a place where a folder can be made",
            got=error.strerror or type(error).__name__,
            where=str(directory),
            advice="Nothing was written; name another place with --out.",
        ) from error


def _refuse_the_wrong_place(final: Path, directory: Path) -> None:
    here = Path.cwd()
    if final == here or final in here.parents:
        raise UsageError(
            expected="a folder of its own for the output",
            got="the folder you are in, or one above it",
            where=str(directory),
            advice="Name a new folder, such as --out result.",
        )


def _restore(final: Path, aside: Path) -> None:
    """Undo a replacement that was killed between its two renames."""
    if aside.exists() and not final.exists():
        aside.rename(final)
    elif aside.exists() and _is_ours(aside):
        shutil.rmtree(aside)


def _refuse_what_stands_there(final: Path, *, replace: bool) -> None:
    for place in (final, *final.parents):
        if place.is_symlink() or (place.exists() and not place.is_dir()):
            raise UsageError(
                expected="a folder, or nothing",
                got="a link to itself" if place.is_symlink() else "a file",
                where=str(place),
                advice="It is left alone; name another folder with --out.",
            )
    if not final.exists():
        return
    if not any(final.iterdir()):
        return
    if not _is_ours(final):
        raise UsageError(
            expected="nothing, an empty folder or an earlier output",
            got="a folder with other things in it",
            where=str(final),
            advice="It is left alone, also with --replace; name another folder.",
        )
    if not replace:
        raise UsageError(
            expected="nothing or an empty folder",
            got="an earlier output",
            where=str(final),
            advice="Add --replace to replace it, or name another folder.",
        )
    _refuse_if_locked(final)


def _is_ours(folder: Path) -> bool:
    return any((folder / name).exists() for name in OURS)


def _clear(partial: Path) -> None:
    """Remove what a killed run left behind; refuse what another run is writing."""
    if not partial.exists():
        return
    empty = partial.is_dir() and not any(partial.iterdir())
    if not empty and not (partial / MARKER).is_file():
        raise UsageError(
            expected="nothing, or what a killed run left behind",
            got="something else",
            where=str(partial),
            advice="Move it away: the output is built there first.",
        )
    _refuse_if_locked(partial)
    shutil.rmtree(partial)


def _refuse_if_locked(folder: Path) -> None:
    marker = folder / MARKER
    if not marker.is_file():
        return
    with marker.open(encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise EnvironmentProblem(
                expected="a folder that nobody is writing",
                got="another vedette at work there",
                where=str(folder),
                advice="Wait for it, or name another folder.",
            ) from error


def _begin(partial: Path) -> TextIO:
    partial.mkdir(parents=True)
    file = (partial / MARKER).open("w", encoding="utf-8")
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    file.write(_SENTENCE)
    file.flush()
    return file


def _appear(partial: Path, final: Path, aside: Path) -> None:
    """Rename into place, and back where that fails."""
    replaced = final.exists()
    if replaced:
        final.rename(aside)
    try:
        partial.rename(final)
    except BaseException:
        if replaced:
            aside.rename(final)
        raise
    _sync(final.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
