"""Whole numbers on a command line: digits, perhaps a sign, and nothing else.

A number with a point is refused, never rounded: night 1.5 is no night of a family.
"""

import re
from collections.abc import Sequence
from typing import Annotated

from cyclopts import Parameter, Token

from vedette.errors import UsageError

_DIGITS = re.compile(r"[+-]?[0-9]+", re.ASCII)
CHARS_MAX = 18  # what a table holds as int64, whatever the digits


def whole(_: object, tokens: Sequence[Token]) -> int:
    """Read a whole number.

    Parameters
    ----------
    tokens : sequence of cyclopts.Token
        The one word, and the option that it belongs to.

    Returns
    -------
    int
        The number.

    Raises
    ------
    UsageError
        It is none, or is longer than `CHARS_MAX`.
    """
    token = tokens[0]
    long = len(token.value) > CHARS_MAX
    if long or not _DIGITS.fullmatch(token.value):
        at_most = f" of at most {CHARS_MAX} digits" if long else ""
        raise UsageError(
            expected=f"a whole number{at_most}",
            got=ascii(token.value)[:40],
            where=token.keyword or "",
        )
    return int(token.value)


Whole = Annotated[int, Parameter(converter=whole)]
