"""Single fields as senders write them, checked: a number, an address, a callsign.

Law: ICAO Annex 10 Vol. III 9.2 (24-bit addresses; all zeros and all ones belong to no
aircraft); ICAO Doc 8643 and DO-260B 2.2.3.2.5 (callsigns). Units are the sender's.
What was not said is nan, -1 or ""; what is wrong raises `BadValue`, which a decoder
turns into a `Rejected`.
"""

import re
from math import nan

CALLSIGN_CHARS_MAX = 64  # eight are transmitted; beyond this it is an attack, no name
NO_ADDRESS = (0, 0xFFFFFF)
_ADDRESS = re.compile(r"[0-9a-fA-F]{6}", re.ASCII)


class BadValue(ValueError):  # noqa: N818 - becomes a Rejected, never an error
    """A field that cannot be used; its text is the reason of the rejection."""


def number(name: str, value: float | None, *, low: float, high: float) -> float:
    """Check an optional number.

    Parameters
    ----------
    name : str
        Of the field, for the reason.
    value : float or None
        As sent.
    low, high : float
        Closed, finite range of what can be meant.

    Returns
    -------
    float
        The number, nan where none was said.

    Raises
    ------
    BadValue
        If it is infinite or out of range.
    """
    if value is None or value != value:  # noqa: PLR0124 - nan, the fast way
        return nan
    if not low <= value <= high:
        raise BadValue(f"expected {name} in [{low:g}, {high:g}], got {value!r:.40}")
    return float(value)


def required(name: str, value: float | None, *, low: float, high: float) -> float:
    """Check a number that must be there.

    Parameters
    ----------
    name : str
        Of the field, for the reason.
    value : float or None
        As sent.
    low, high : float
        Closed range of what can be meant.

    Returns
    -------
    float
        The number, finite.

    Raises
    ------
    BadValue
        If it is missing, not finite or out of range.
    """
    if value is None or not low <= value <= high:
        got = "none" if value is None else f"{value!r:.40}"
        raise BadValue(f"expected {name} in [{low:g}, {high:g}], got {got}")
    return float(value)


def integer(name: str, value: int | None, *, high: int) -> int:
    """Check an optional small whole number.

    Parameters
    ----------
    name : str
        Of the field, for the reason.
    value : int or None
        As sent.
    high : int
        Largest value that the field can carry.

    Returns
    -------
    int
        The number, -1 where none was said.

    Raises
    ------
    BadValue
        If it is out of range.
    """
    if value is None:
        return -1
    if not 0 <= value <= high:
        raise BadValue(f"expected {name} in [0, {high}], got {value!r:.40}")
    return value


def address(text: str | None) -> int:
    """Read a 24-bit ICAO address.

    Parameters
    ----------
    text : str or None
        Six hexadecimal digits; with "~" before them the number belongs to another
        name space (TIS-B track files, anonymous ADS-B) and is no ICAO address.

    Returns
    -------
    int
        The address; -1 for none, another name space, all zeros or all ones.

    Raises
    ------
    BadValue
        If it is no address at all.
    """
    text = text.strip() if text else ""
    digits = text.removeprefix("~")
    if not text:
        return -1
    if not _ADDRESS.fullmatch(digits):
        raise BadValue(f"expected an address of 6 hex digits, got {text[:40]!r}")
    value = int(digits, 16)
    return -1 if text[0] == "~" or value in NO_ADDRESS else value


def callsign(text: str | None) -> str:
    """Strip a callsign.

    Parameters
    ----------
    text : str or None
        As sent; stays hostile text until escaped.

    Returns
    -------
    str
        Without blanks around it, "" where none was said.

    Raises
    ------
    BadValue
        If it is far longer than any callsign.
    """
    text = text.strip() if text else ""
    if len(text) > CALLSIGN_CHARS_MAX:
        raise BadValue(
            f"expected a callsign of at most {CALLSIGN_CHARS_MAX} characters,"
            f" got {len(text)}"
        )
    return text
