"""Prints text for people, in which nothing foreign is obeyed.

Callsigns, file names and site names come from outside. A terminal obeys control
characters (they can rewrite what was printed, or a window's title) and shows
bidirectional ones reversed; rich would interpret ``[red]`` and ``:warning:``. Here all
of that is shown, never obeyed.
"""

import sys
import unicodedata

from rich.console import Console
from rich.text import Text

# Cc control, Cf format (bidirectional overrides, zero width), Cs surrogates of file
# names that are not UTF-8, Co private use, Cn unassigned, Zl and Zp line separators.
_OBEYED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def harmless(text: str) -> str:
    r"""Show what a terminal would obey as its escape.

    Parameters
    ----------
    text : str
        From anywhere.

    Returns
    -------
    str
        The same text where it is harmless, ``\x1b`` and the like where it is not.
    """
    return "".join(
        ascii(letter)[1:-1] if unicodedata.category(letter) in _OBEYED else letter
        for letter in text
    )


def say(*lines: str) -> None:
    """Print lines to standard output.

    Parameters
    ----------
    *lines : str
        One line each, from anywhere.
    """
    console = _console(stderr=False)
    for line in lines:
        console.print(Text(harmless(line)), soft_wrap=not console.is_terminal)


def complain(*lines: str) -> None:
    """Print lines to standard error.

    Parameters
    ----------
    *lines : str
        One line each, from anywhere.
    """
    console = _console(stderr=True)
    for line in lines:
        console.print(Text(harmless(line)), soft_wrap=not console.is_terminal)


def say_json(text: bytes) -> None:
    """Print JSON to standard output exactly, for a program to read.

    Parameters
    ----------
    text : bytes
        UTF-8.
    """
    sys.stdout.buffer.write(text.rstrip(b"\n") + b"\n")
    sys.stdout.flush()


def counted(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun.

    Parameters
    ----------
    number : int
        Not negative.
    one, many : str
        Of one, and of any other number: with an s where not said.

    Returns
    -------
    str
        As "1 claim", "1,200 claims".
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


class _Terminal(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to `vedette.cli.failure`: rich would exit with 1, our "no"."""
        raise BrokenPipeError


def _console(*, stderr: bool) -> Console:
    return _Terminal(stderr=stderr, markup=False, emoji=False, highlight=False)
