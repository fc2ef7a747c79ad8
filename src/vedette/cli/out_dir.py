"""An output folder appears whole or not at all.

A batch command builds in ``DIR.partial`` and renames it to ``DIR`` at the end, so that
nobody ever reads half a result. On any failure ``DIR`` is as it was and the partial
folder is gone; after a kill the next run clears it. A lock on the marker file tells a
folder that is still being built from one that was left behind.

What ``--replace`` may remove is surely ours and nothing else (`earlier_output`): nobody
loses a file that Vedette did not write, whatever folder a misspelt path names.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from vedette.cli.earlier_output import (
    MARKER,
    SENTENCE,
    first_foreign,
    is_marked,
    remove,
)
from vedette.errors import EnvironmentProblem, UsageError, VedetteError


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
    except VedetteError as error:
        if str(partial) not in error.where:
            raise
        raise _without(partial, error) from error
    finally:
        lock.close()
    with suppress(OSError):  # what is left, the next run names or removes
        if aside.exists() and not first_foreign(aside):
            remove(aside)


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


def _without(partial: Path, error: VedetteError) -> VedetteError:
    """Name a file of an output that is gone as it would have lain there."""
    return type(error)(
        expected=error.expected,
        got=error.got,
        where=error.where.replace(f"{partial}{os.sep}", ""),
        advice=f"{error.advice} No output was kept.".strip(),
    )


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
    """Undo a replacement that was killed between its two renames, or finish it."""
    if not os.path.lexists(aside):
        return
    _refuse_what_is_not_ours(aside, "Move it away: an earlier output is put there.")
    if final.exists():
        remove(aside)
    else:
        aside.rename(final)


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
    _refuse_what_is_not_ours(
        final, "It is left alone, also with --replace; name another folder."
    )
    if not replace:
        raise UsageError(
            expected="nothing or an empty folder",
            got="an earlier output",
            where=str(final),
            advice="Add --replace to replace it, or name another folder.",
        )
    _refuse_if_locked(final)


def _refuse_what_is_not_ours(folder: Path, advice: str, *, torn: bool = False) -> None:
    """Refuse a folder unless Vedette wrote it and all that is in it."""
    if not folder.is_dir() or folder.is_symlink() or not is_marked(folder):
        raise UsageError(
            expected="nothing, an empty folder or an earlier output",
            got="something that is no output of Vedette",
            where=str(folder),
            advice=advice,
        )
    foreign = first_foreign(folder, torn=torn)
    if foreign:
        raise UsageError(
            expected="an earlier output and nothing else",
            got=f"{foreign!a} in it, which Vedette did not write",
            where=str(folder),
            advice=advice,
        )


def _clear(partial: Path) -> None:
    """Remove what a killed run left behind; refuse what another run is writing."""
    if not os.path.lexists(partial):
        return
    if partial.is_dir() and not partial.is_symlink() and not any(partial.iterdir()):
        partial.rmdir()
        return
    _refuse_if_locked(partial)
    advice = "Move it away: the output is built there first."
    _refuse_what_is_not_ours(partial, advice, torn=True)
    remove(partial)


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
    file.write(SENTENCE)
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
