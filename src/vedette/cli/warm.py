"""``vedette warm``: compiles the kernels once, so that no episode waits for it.

Compiling is most of what a first episode costs, and one kernel, the tracker's, is half
of that. So another process compiles the tracker while this one does what it can do
without: the rest of the kernels, and what a command has to do before its picture.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker

from vedette import kernel
from vedette.cli.interrupt import heard
from vedette.cli.progress import progress
from vedette.cli.terminal import complain, say
from vedette.cli.trial import conclude_flight, fly

MARK = "warm-"  # begins the name of an empty file: these sources are compiled


def warm() -> None:
    """Compile the kernels now, once for this version, so that nothing waits later.

    Compiled code is kept in the user's cache, or where VEDETTE_CACHE_DIR says; a new
    version compiles anew. One to three minutes on two cores.

    ```
    vedette warm
    VEDETTE_CACHE_DIR=/var/cache/vedette vedette warm
    ```
    """
    if compile_kernels():
        say(f"Compiled: {kernel.cache_directory() or 'nowhere to keep them'}.")
    else:
        say(f"Compiled before: {kernel.cache_directory()}.")


def compile_kernels() -> bool:
    """Compile what is not compiled yet, saying so on standard error.

    Returns
    -------
    bool
        Whether there was anything to do.
    """
    with warming() as needed:
        return needed


@contextmanager
def warming() -> Iterator[bool]:
    """Compile what is not compiled yet, the tracker while the caller goes on.

    Yields
    ------
    bool
        Whether there is anything to do. When the caller is done, all is compiled.
    """
    directory = kernel.cache_directory()
    mark = None if directory is None else directory / f"{MARK}{kernel.source_hash()}"
    if mark is not None and mark.exists():
        yield False
        return
    complain("Compiling kernels, once for this version: one to three minutes.")
    # Where there is nowhere to keep it, another process would compile for itself.
    other = None if mark is None else _helper()
    try:
        with heard():
            yield True
            _compile(other)
    except BaseException:
        if other is not None:
            other.terminate()
        raise
    if mark is not None:
        mark.touch()


def _helper() -> multiprocessing.process.BaseProcess | None:
    """Start the process that compiles the tracker; None where none can be had."""
    # Daemonic: it ends where this one ends by itself.
    context = multiprocessing.get_context("spawn")
    other = context.Process(target=_fly_along, daemon=True)
    # An interrupt is for the process that waits, so the other is begun deaf to it; the
    # tracker of resources would give it its ears back, were it begun on the way.
    resource_tracker.ensure_running()
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        other.start()
    except (OSError, AssertionError):  # no room for one, or we are a daemon ourselves
        return None
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)
    return other


def _compile(other: multiprocessing.process.BaseProcess | None) -> None:
    """Compile what is behind the tracker, then wait for the tracker."""
    with progress("Compiling kernels (once)", None):
        conclude_flight()
        if other is not None:
            other.join()
        fly()  # loads what was compiled, and compiles what was not


def _fly_along() -> None:
    """Compile the tracker, as long as somebody waits for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    fly()


def _end_with_parent() -> None:
    """End this process when the one that began it has ended, even if it was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
