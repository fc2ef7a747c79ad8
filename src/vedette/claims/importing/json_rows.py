"""JSON and JSON lines as rows of cells; the same columns as in CSV.

In: an array of objects, an object with a member ``claims`` that is one, or one object a
line. A list becomes its items with ``;`` between them, true and false yes and no.
"""

import json
from collections.abc import Mapping, Sequence
from typing import NoReturn

from vedette.claims.importing.cells import CELL_MAX
from vedette.claims.importing.columns import COLUMNS, Cells, Refusal, check_columns
from vedette.claims.importing.csv_rows import ROWS_MAX, Table
from vedette.errors import UsageError


def json_value(text: str, where: str) -> object:
    """Parse JSON, strictly.

    Parameters
    ----------
    text : str
        The file.
    where : str
        Named in the error.

    Returns
    -------
    object
        Of it.

    Raises
    ------
    UsageError
        Not JSON, or nested too deeply; a name twice in one object; half a character.
    """
    try:
        value: object = json.loads(
            text, parse_constant=_no_constant, object_pairs_hook=_no_name_twice
        )
        # An escape may name half of a character, which no file of ours can hold.
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise UsageError(
            expected="JSON", got=ascii(str(error))[1:-1][:200], where=where
        ) from error
    return value


def rows_of_json(value: object, where: str) -> Table:
    """Read an array of objects as a table.

    Parameters
    ----------
    value : object
        Parsed JSON.
    where : str
        The file.

    Returns
    -------
    Table
        A row's line is its place in the array, from 1.

    Raises
    ------
    UsageError
        It is no array of objects, or has an unknown member.
    """
    if not isinstance(value, list) or len(value) > ROWS_MAX:
        raise UsageError(
            expected=f"an array of at most {ROWS_MAX:,} objects, one for each claim",
            got=f"{len(value):,}" if isinstance(value, list) else type(value).__name__,
            where=where,
        )
    table = Table([], [])
    for index, one in enumerate(value, start=1):
        _take(one, index, table, where)
    return table


def rows_of_lines(text: str, where: str) -> Table:
    """Read JSON lines as a table; a line that is no JSON is refused alone.

    Parameters
    ----------
    text : str
        One object a line.
    where : str
        The file.

    Returns
    -------
    Table
        In order.

    Raises
    ------
    UsageError
        An unknown member, or too many lines.
    """
    table = Table([], [])
    lines = text.split("\n")
    if len(lines) > ROWS_MAX + 1:
        raise UsageError(expected=f"at most {ROWS_MAX:,} lines", got="more")
    for index, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            one = json_value(line, where)
        except UsageError as error:
            reason = f"expected {error.expected}, got {error.got}."
            said = {"note": line.strip()[:CELL_MAX]}
            table.refused.append(
                Refusal(line=index, column="", reason=reason, values=said)
            )
            continue
        _take(one, index, table, where)
    return table


def _take(one: object, line: int, table: Table, where: str) -> None:
    """Take one object as a row, or refuse it."""
    if not isinstance(one, Mapping):
        said = {"note": json.dumps(one)[:CELL_MAX]}
        reason = f"expected an object, got {type(one).__name__}."
        table.refused.append(Refusal(line=line, column="", reason=reason, values=said))
        return
    check_columns([*one, *({"measure"} - one.keys())], f"{where}: row {line}")
    values: dict[str, str] = {}
    for name, value in one.items():
        cell = _cell(value)
        if cell is None or len(cell) > CELL_MAX:
            reason = f"expected text, a number, true or false, got {ascii(value)[:60]}."
            said = {key: _cell(v) or "" for key, v in one.items() if key in COLUMNS}
            table.refused.append(
                Refusal(line=line, column=name, reason=reason, values=said)
            )
            return
        if cell:
            values[name] = cell
    table.rows.append(Cells(line=line, values=values))


def _cell(value: object) -> str | None:
    """Write a JSON value as a cell; None where no cell can hold it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Sequence) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return None


def _no_constant(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which JSON does not have."""
    raise ValueError(name)


def _no_name_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse an object that says one thing twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice[:60]!a} twice in one object")
    return found
