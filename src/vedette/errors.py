"""What can go wrong, and whose fault it is.

::

    VedetteError            exit code
    ├── UsageError          2    you: a wrong argument, path, site file or key
    ├── FeedError           2    they: an input from which nothing could be decoded
    ├── RecordError         1    it does not hold: a record or proof that fails
    ├── EnvironmentProblem  3    the machine: disk, port, permission
    └── BrokenInvariant     70   us: stop at once, please report

A single bad report is none of these: it becomes a `Rejected` entry, is counted, and
the picture goes on. Messages say what was expected, what came, where, and what to do.
"""

from typing import ClassVar


class VedetteError(Exception):
    """Base of every error that Vedette raises on purpose.

    Parameters
    ----------
    expected : str
        What should have been there.
    got : str
        What was there instead.
    where : str
        File, line, offset, key or time.
    advice : str
        What the reader can do about it.
    """

    exit_code: ClassVar[int] = 70

    def __init__(
        self, *, expected: str, got: str, where: str = "", advice: str = ""
    ) -> None:
        self.expected = expected
        self.got = got
        self.where = where
        self.advice = advice
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.advice}" if self.advice else ""
        return f"{place}expected {self.expected}, got {self.got}.{advice}"


class UsageError(VedetteError):
    """The command, path, site file or key that we were given is wrong."""

    exit_code = 2


class FeedError(VedetteError):
    """Nothing could be decoded from an input."""

    exit_code = 2


class RecordError(VedetteError):
    """A record, proof or checkpoint does not verify."""

    exit_code = 1


class EnvironmentProblem(VedetteError):  # noqa: N818 - a problem of the machine
    """The machine refuses: no space, no permission, port taken."""

    exit_code = 3


class BrokenInvariant(VedetteError):  # noqa: N818 - named for what it is
    """Something that we guarantee does not hold: stop at once."""

    exit_code = 70
