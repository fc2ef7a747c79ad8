"""Writes a drafted site file: TOML in which every number says where it comes from.

A line that is not known yet is written as a comment with what to fill in, and a table
that cannot stand as a whole is a comment altogether. Names of files and sources come
from outside: as values they are quoted by TOML's rules, in comments every letter that
could end the line or be obeyed by a terminal is shown as its escape.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vedette.site.write import quoted

PLACEHOLDER = "..."
FILL_IN = "fill in:"


class Line(NamedTuple):
    """One key.

    Attributes
    ----------
    key : str
        Of the contract.
    value : str, int, float, or sequence of these, or None
        None where it must be filled in.
    why : str
        Where the value comes from, in words; "" where it speaks for itself.
    stated : bool
        False for a line that is shown as a comment: a default, or a suggestion.
    """

    key: str
    value: object
    why: str = ""
    stated: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a site file.

    Parameters
    ----------
    head : str
        Such as [[sensor]].
    lines : tuple of Line
        Its keys.
    notes : tuple of str
        Sentences above it.
    stated : bool
        False for a table that is shown as a comment.
    """

    head: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    stated: bool = True


def commented_text(tables: Sequence[Table]) -> str:
    """Write tables.

    Parameters
    ----------
    tables : sequence of Table
        In the order of the file.

    Returns
    -------
    str
        TOML.
    """
    return "\n".join("\n".join(_table(table)) + "\n" for table in tables)


def _table(table: Table) -> Iterator[str]:
    """Write one table, its sentences before it."""
    yield from (f"# {shown(note)}" for note in table.notes)
    mark = "" if table.stated else "# "
    if table.head:
        yield f"{mark}{table.head}"
    for line in table.lines:
        known = line.value is not None
        hidden = mark or ("" if line.stated and known else "# ")
        value = value_text(line.value) if known else PLACEHOLDER
        said = " ".join(filter(None, ("" if known else FILL_IN, line.why)))
        why = f"  # {shown(said)}" if said else ""
        yield f"{hidden}{line.key} = {value}{why}"


def value_text(value: object) -> str:
    """Write a value as TOML does.

    Parameters
    ----------
    value : str, int, float, or sequence of these
        A pair of a latitude and a longitude, the ids of sensors, a number.

    Returns
    -------
    str
        On one line.
    """
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, tuple | list):
        return f"[{', '.join(value_text(item) for item in value)}]"
    return repr(value)


def shown(text: str) -> str:
    """Show what is not printed as its escape: no foreign text ends a comment.

    Parameters
    ----------
    text : str
        From anywhere.

    Returns
    -------
    str
        Printable, on one line: what a text of a site file must be.
    """
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
