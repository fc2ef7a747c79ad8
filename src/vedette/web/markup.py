"""Markup that hostile text cannot break: the one place that writes tags and escapes.

Every text and attribute of the drawings passes here. Characters that XML 1.0
(section 2.2) forbids and the marks that reorder what a reader sees (Unicode bidi
controls, UAX 9) become U+FFFD, so a callsign can neither close a tag nor mirror the
line it stands in.
"""

import re
from datetime import UTC, datetime
from html import escape

from vedette.units import SECOND_NS

Look = dict[str, str | float]  # attributes that several elements share

TEXT_MAX = 2000  # characters; a longer text is no label but an attack or a mistake

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufffe\uffff]"
)


def plain(value: str) -> str:
    """Make a text safe to show, still without escapes.

    Parameters
    ----------
    value : str

    Returns
    -------
    str
        At most `TEXT_MAX` characters, forbidden ones replaced.
    """
    if len(value) > TEXT_MAX:
        value = value[: TEXT_MAX - 1] + "…"
    return _FORBIDDEN.sub("\ufffd", value)


def text(value: str) -> str:
    """Escape a text for element content and attributes.

    Parameters
    ----------
    value : str

    Returns
    -------
    str
        As `plain`, with the five characters of markup escaped.
    """
    return escape(plain(value), quote=True)


def number(value: float, decimals: int = 2) -> str:
    """Write a number with fixed decimals, so that equal drawings are equal bytes.

    Parameters
    ----------
    value : float
    decimals : int

    Returns
    -------
    str
        Without trailing zeros; never "-0".
    """
    written = f"{value:.{decimals}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def tag(name: str, *children: str, **attributes: str | float) -> str:
    """Write one element.

    Parameters
    ----------
    name : str
    *children : str
        Markup already written; texts go through `text` first.
    **attributes : str or float
        `font_size` becomes font-size, `class_` class.

    Returns
    -------
    str
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
    )
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def _attribute(value: str | float) -> str:
    return text(value) if isinstance(value, str) else number(value)


def path(d: str, **attributes: str | float) -> str:
    """Write a path whose data, longer than any text, we made ourselves.

    Parameters
    ----------
    d : str
        Path data; letters, digits, points, spaces and minus signs alone.
    **attributes : str or float

    Returns
    -------
    str
    """
    return tag("path", **attributes).replace("<path", f'<path d="{d}"', 1)


def utc(time_ns: int, *, date: bool = True, decimals: int = 0) -> str:
    """Write a time for readers.

    Parameters
    ----------
    time_ns : int
        Nanoseconds since 1970, UTC.
    date : bool
        Whether the date stands before it.
    decimals : int
        Digits of the second, cut off, 0 to 3.

    Returns
    -------
    str
        As "2018-08-01 10:00:05"; the column or sentence says UTC.
    """
    seconds, rest = divmod(time_ns, SECOND_NS)
    moment = datetime.fromtimestamp(seconds, tz=UTC)
    written = moment.strftime("%Y-%m-%d %H:%M:%S" if date else "%H:%M:%S")
    return written + (f".{rest:09d}"[: decimals + 1] if decimals else "")
