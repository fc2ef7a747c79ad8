r"""Canonical JSON: one value has exactly one spelling, so that it can be hashed.

Law: RFC 8259, narrowed. UTF-8 without a byte order mark; no space outside strings;
members sorted by the code points of their names (the order of their UTF-8 bytes);
in strings only ``"``, ``\`` and the characters below U+0020 are escaped (as ``\b \t
\n \f \r``, else ``\u00xx`` in lower case); integers are in decimal within a signed
64-bit word; other numbers are finite doubles in the fewest digits that read back as
the same double, written as Python writes them: with a point, or with an exponent of a
sign and at least two digits below 1e-4 and from 1e16 on.
"""

import json
import math
from collections.abc import Mapping
from typing import NoReturn

from vedette.errors import RecordError, UsageError

DEPTH_MAX = 64  # nesting; far above ours, far below what overflows a reader's stack
INTEGER_MIN, INTEGER_MAX = -(1 << 63), (1 << 63) - 1  # what every language can hold


def canonical_json(value: object) -> bytes:
    """Spell a value as canonical JSON.

    Parameters
    ----------
    value : object
        None, bool, int, finite float, str, and lists, tuples and mappings of these
        with text keys.

    Returns
    -------
    bytes
        The only spelling of that value.

    Raises
    ------
    UsageError
        Where the value has no canonical spelling.
    """
    _check(value, 0)
    try:
        return json.dumps(
            value,
            sort_keys=True,
            separators=(",", ":"),
            ensure_ascii=False,
            allow_nan=False,
        ).encode()
    except UnicodeEncodeError as error:
        raise UsageError(
            expected="text that UTF-8 can hold", got=ascii(error.object)
        ) from error


def parse_canonical_object(body: bytes, where: str) -> dict[str, object]:
    """Read a JSON object and refuse every spelling but the canonical one.

    Parameters
    ----------
    body : bytes
        The spelling.
    where : str
        Place named in the error.

    Returns
    -------
    dict
        The members.

    Raises
    ------
    RecordError
        Not UTF-8, not JSON, not an object, or not canonical.
    """
    try:
        value = json.loads(body.decode(), parse_constant=_no_constant)
        canonical = canonical_json(value)
    except (ValueError, RecursionError, UsageError) as error:
        raise RecordError(
            expected="canonical JSON", got=ascii(str(error))[:200], where=where
        ) from error
    if canonical != body or not isinstance(value, dict):
        raise RecordError(
            expected="a JSON object in canonical spelling",
            got=ascii(body[:80]),
            where=where,
        )
    return value


def _no_constant(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which JSON does not have."""
    raise ValueError(name)


def _check(value: object, depth: int) -> None:
    """Refuse what has no canonical spelling."""
    if depth > DEPTH_MAX:
        raise UsageError(expected=f"at most {DEPTH_MAX} levels", got="more")
    if isinstance(value, Mapping):
        for name, member in value.items():
            if not isinstance(name, str):
                raise UsageError(expected="text as a member's name", got=repr(name))
            _check(member, depth + 1)
    elif isinstance(value, list | tuple):
        for member in value:
            _check(member, depth + 1)
    else:
        _check_scalar(value)


def _check_scalar(value: object) -> None:
    """Refuse a scalar that is not a JSON scalar of ours."""
    if value is None or isinstance(value, bool | str):
        return
    if isinstance(value, int) and INTEGER_MIN <= value <= INTEGER_MAX:
        return
    if isinstance(value, float) and math.isfinite(value):
        return
    raise UsageError(
        expected="text, a 64-bit integer, a finite number, true, false or null",
        got=repr(value)[:80],
    )
