"""What becomes of every error: one clear message and an exit code.

=====  ==============================================================
code   meaning
=====  ==============================================================
0      done; rejected reports are counted, not an error
1      it does not hold: a record, proof or gate
2      wrong usage, or nothing could be decoded
3      environment: disk, port, permission
70     a broken invariant of ours: please report
130    interrupted
=====  ==============================================================
"""

import errno
import os
import sys
import traceback

from cyclopts import CycloptsError

from vedette.cli.terminal import complain
from vedette.errors import BrokenInvariant, EnvironmentProblem, UsageError, VedetteError

INTERRUPTED = 130
# What the machine, not the program, is to blame for.
_ENVIRONMENT = frozenset(
    {
        errno.EACCES,
        errno.EADDRINUSE,
        errno.EADDRNOTAVAIL,
        errno.EDQUOT,
        errno.EFBIG,
        errno.EIO,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOMEM,
        errno.ENOSPC,
        errno.EPERM,
        errno.EROFS,
        errno.ETXTBSY,
    }
)
# What whoever named the path is to blame for.
_MISNAMED = frozenset(
    {errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOENT, errno.ENOTDIR}
)


def report(error: BaseException, *, debug: bool) -> int:
    """Say what went wrong on standard error.

    Parameters
    ----------
    error : BaseException
        Whatever ended a command.
    debug : bool
        Whether the traceback is wanted as well.

    Returns
    -------
    int
        The exit code.
    """
    if debug and not isinstance(error, KeyboardInterrupt):
        complain(*"".join(traceback.format_exception(error)).splitlines())
    if isinstance(error, KeyboardInterrupt):
        complain("vedette: interrupted.")
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        return _reader_has_left()
    if isinstance(error, CycloptsError):
        complain(f"vedette: {error}", "See vedette --help.")
        return UsageError.exit_code
    named = error if isinstance(error, VedetteError) else _named(error)
    complain(f"vedette: {named}")
    try:
        sys.stdout.flush()
    except OSError:  # a full disk: what was printed has no place
        _drop_unwritten()
    return named.exit_code


def _named(error: BaseException) -> VedetteError:
    """Put an error that nobody raised on purpose into our own tree."""
    if isinstance(error, OSError) and error.errno in _ENVIRONMENT:
        return EnvironmentProblem(
            expected="a machine that lets us work",
            got=error.strerror or type(error).__name__,
            where=str(error.filename or ""),
            advice="Nothing half-written was left behind.",
        )
    if isinstance(error, MemoryError):
        return EnvironmentProblem(expected="enough memory", got="none left")
    if isinstance(error, OSError) and error.errno in _MISNAMED:
        return UsageError(
            expected="a file that can be read",
            got=error.strerror or type(error).__name__,
            where=str(error.filename or ""),
        )
    return BrokenInvariant(
        expected="no error of our own",
        got=f"{type(error).__name__}: {error}",
        advice="Please report this; vedette --debug COMMAND shows where it happened.",
    )


def _reader_has_left() -> int:
    """Stay silent when a pipe is closed; the result was not read, so it is not 0."""
    _drop_unwritten()
    return EnvironmentProblem.exit_code


def _drop_unwritten() -> None:
    """Let go of output that nobody takes: Python would try, and fail, again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
