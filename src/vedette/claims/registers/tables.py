"""Registers as files: CSV as spreadsheets write it, and JSON.

In: bytes of a file somebody gave us, hostile until read. Out: rows, or a refusal that
names the line, the column and the reason. CSV (RFC 4180) is UTF-8 with or without a
byte order mark, parted by commas or semicolons; JSON (RFC 8259) is a list of rows with
the fields of the structs. `layout` writes both.
"""

import csv
import io
import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any, TypeVar

import msgspec
from msgspec import structs

from vedette.claims.registers.cells import number_of_cell, span_of
from vedette.claims.registers.effects import Effect
from vedette.claims.registers.layout import (
    BETWEEN,
    PLACE,
    READINGS,
    SPANS,
    columns,
)
from vedette.claims.registers.response import Response
from vedette.claims.registers.sourced import Sourced
from vedette.claims.registers.wrecks import WreckStatement
from vedette.claims.spreadsheet import unguarded
from vedette.errors import UsageError
from vedette.site.instant import shown

FILE_BYTES_MAX = 4 * 1024 * 1024  # ROWS_MAX rows of a page each
ROWS_MAX = 1_000  # keyed by hand there are some hundred; each is held against each
DELIMITERS = (",", ";", "\t")
CELL_CHARACTERS_MAX = 4_000  # a note of a page
LINES_NAMED_MAX = 10  # in one refusal
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

Row = TypeVar("Row", bound=Sourced)


def read_effects(data: bytes, where: str) -> tuple[Effect, ...]:
    """Read a register of effects; see `read_register`."""
    return read_register(data, where, Effect)


def read_response(data: bytes, where: str) -> tuple[Response, ...]:
    """Read a response log; see `read_register`."""
    return read_register(data, where, Response)


def read_wrecks(data: bytes, where: str) -> tuple[WreckStatement, ...]:
    """Read a register of wrecks; see `read_register`."""
    return read_register(data, where, WreckStatement)


def read_register(
    data: bytes, where: str, kind: type[Row], wrecks: Collection[str] = ()
) -> tuple[Row, ...]:
    """Read a register whose rows name one another.

    Parameters
    ----------
    data : bytes
        Of the file.
    where : str
        Name of the file, for messages.
    kind : type
        Of its rows.
    wrecks : collection of str
        Ids of wrecks that are known beside the file.

    Returns
    -------
    tuple
        In the order of the file.

    Raises
    ------
    UsageError
        As `read_rows`; or a wreck is said to be one with a wreck that nobody knows.
    """
    rows = read_rows(data, where, kind)
    own = [row for row in rows if isinstance(row, WreckStatement)]
    known = {row.wreck for row in own}.union(wrecks)
    for row in own:
        if row.same_object_as and row.same_object_as not in known - {row.wreck}:
            raise UsageError(
                expected="another wreck of this register in same_object_as",
                got=shown(row.same_object_as),
                where=f"{where}, row {row.id}",
                advice="Name the id that stands in the column wreck.",
            )
    return rows


def read_rows(data: bytes, where: str, kind: type[Row]) -> tuple[Row, ...]:
    """Read a register.

    Parameters
    ----------
    data : bytes
        Of the file; JSON where it begins with a bracket.
    where : str
        Name of the file, for messages.
    kind : type
        Of its rows.

    Returns
    -------
    tuple
        In the order of the file.

    Raises
    ------
    UsageError
        Too large, no text, a column too many or missing, a cell that is not what its
        column says, an id twice: with line and reason. Nothing is read in part.
    """
    text = _text(data, where)
    if text.lstrip()[:1] in ("[", "{"):
        rows = _from_json(text, where, kind)
    else:
        rows = _from_csv(text, where, kind)
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            raise UsageError(
                expected="every id once",
                got=f"{row.id} twice",
                where=where,
                advice="Give every row an id of its own.",
            )
        seen.add(row.id)
    return rows


def _text(data: bytes, where: str) -> str:
    """Decode a file, or say what it is instead."""
    got = ""
    if len(data) > FILE_BYTES_MAX:
        got = f"{len(data)} bytes"
    elif not data.strip():
        got = "an empty file"
    elif data[:2] == b"PK" or data[:4] == b"\xd0\xcf\x11\xe0":
        got = "a workbook"
    elif data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        got = "UTF-16"
    try:
        text = "" if got else data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        got = f"a byte that is no UTF-8 at offset {error.start}"
    if not got and "\x00" in text:
        got = "a binary file"
    if got:
        raise UsageError(
            expected=f"a CSV or JSON file in UTF-8 of at most {FILE_BYTES_MAX} bytes",
            got=got,
            where=where,
            advice="Save it from the spreadsheet as CSV UTF-8.",
        )
    return text


def _from_json(text: str, where: str, kind: type[Row]) -> tuple[Row, ...]:
    try:
        rows = msgspec.json.decode(text.encode(), type=tuple[kind, ...])  # type: ignore[valid-type]
    except (msgspec.DecodeError, RecursionError, UsageError) as error:
        raise UsageError(
            expected=f"a list of rows ({kind.__name__})",
            got=shown(str(error))[:300],
            where=where,
            advice="The fields stand in docs/registers.md.",
        ) from error
    if len(rows) > ROWS_MAX:
        raise _too_many(where)
    return tuple(rows)


def _too_many(where: str) -> UsageError:
    return UsageError(
        expected=f"at most {ROWS_MAX} rows",
        got="more",
        where=where,
        advice="Part the register by event.",
    )


def _from_csv(text: str, where: str, kind: type[Row]) -> tuple[Row, ...]:
    before, delimiter, _ = head_of(text)
    semicolons = delimiter == ";"
    lines = islice(_lines(text, delimiter, where), before, None)
    _, names = next(lines)
    _check_columns(names, columns(kind), where)
    rows: list[Row] = []
    refused: list[tuple[int, UsageError]] = []
    for line, cells in lines:
        if not any(cells):
            continue
        if len(rows) + len(refused) >= ROWS_MAX:
            raise _too_many(where)
        try:
            at = f"{where} line {line}"
            rows.append(_row(_named(names, cells, at), at, kind, comma=semicolons))
        except UsageError as error:
            refused.append((line, error))
    if refused:
        raise _all_refused(refused)
    return tuple(rows)


def head_of(text: str) -> tuple[int, str, list[str]]:
    """Find the columns of a register.

    Parameters
    ----------
    text : str
        CSV.

    Returns
    -------
    int
        Lines before them: empty ones, or a spreadsheet's ``sep=;``.
    str
        What parts the cells.
    list of str
        The columns.
    """
    lines = text.splitlines() or [""]
    found = (
        number
        for number, line in enumerate(lines)
        if line.strip() and line[:4].lower() != "sep="
    )
    before = next(found, 0)
    delimiter = max(DELIMITERS, key=lines[before].count)
    cells = next(csv.reader([lines[before]], delimiter=delimiter))
    return before, delimiter, [cell.strip() for cell in cells]


def _lines(text: str, delimiter: str, where: str) -> Iterator[tuple[int, list[str]]]:
    """Part a file into lines of stripped cells, each with its number."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise UsageError(
                expected="CSV (RFC 4180)",
                got=str(error),
                where=f"{where} line {line}",
                advice="Put cells with quotes, commas or line ends into quotes.",
            ) from error
        if cells is None:
            return
        yield line, [cell.strip() for cell in cells]
        line = reader.line_num + 1


def _check_columns(names: list[str], known: tuple[str, ...], where: str) -> None:
    missing = [name for name in ("id", "event", "rests_on") if name not in names]
    strange = [name for name in names if name not in known]
    twice = [name for name in set(names) if names.count(name) > 1]
    for fault, found in (
        ("no column", missing),
        ("a column", strange),
        ("twice the column", twice),
    ):
        if found:
            raise UsageError(
                expected=f"columns of {', '.join(known)}",
                got=f"{fault} {shown(found[0])}",
                where=f"{where} line 1",
                advice="The first line names the columns; see docs/registers.md.",
            )


def _named(names: list[str], cells: list[str], at: str) -> dict[str, str]:
    """Put cells under their columns; a line may leave out empty cells at its end."""
    if len(cells) > len(names):
        raise UsageError(
            expected=f"{len(names)} cells",
            got=str(len(cells)),
            where=at,
            advice="Put a cell that holds the separator into quotes.",
        )
    filled = [*map(unguarded, cells), *[""] * (len(names) - len(cells))]
    return dict(zip(names, filled, strict=True))


def _all_refused(refused: list[tuple[int, UsageError]]) -> UsageError:
    """Give the first refusal and the lines of the others."""
    first = refused[0][1]
    others = [str(line) for line, _ in refused[1 : LINES_NAMED_MAX + 1]]
    more = len(refused) - 1 - len(others)
    advice = first.advice
    if others:
        behind = f" and {more} more" if more else ""
        advice = f"{advice} Refused too: line {', '.join(others)}{behind}.".strip()
    return UsageError(
        expected=first.expected, got=first.got, where=first.where, advice=advice
    )


def _row(cells: dict[str, str], at: str, kind: type[Row], *, comma: bool) -> Row:
    """Make one row of its cells; an empty cell is not said."""
    for name, cell in cells.items():
        if len(cell) > CELL_CHARACTERS_MAX or _CONTROL.search(cell):
            raise UsageError(
                expected=f"text of at most {CELL_CHARACTERS_MAX} characters, none of "
                "them a control character",
                got=shown(cell),
                where=f"{at}, {name}",
            )
    raw: dict[str, Any] = {}
    for name in (field.name for field in structs.fields(kind)):
        value = _field(name, cells, at, comma=comma)
        if value is not None:
            raw[name] = value
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise UsageError(
            expected="a row as its columns say",
            got=shown(str(error).partition(" - at")[0])[:200],
            where=f"{at}, {str(error).partition('`$.')[2].rstrip('`') or 'row'}",
            advice="The columns stand in docs/registers.md.",
        ) from error


def _field(name: str, cells: dict[str, str], at: str, *, comma: bool) -> object:
    """Return the plain value of one field, None where its cells are empty."""
    cell = cells.get(name, "")
    if name in READINGS:
        return _reading(READINGS[name], cells, at, comma=comma)
    if name == "place" and (cell or any(cells.get(key) for key in PLACE)):
        return _place(cell, cells, at, comma=comma)
    if not cell:
        return None
    if name in SPANS:
        return span_of(cell, f"{at}, {name}")
    if name == "rests_on":
        return cell.replace(BETWEEN, " ").split()
    return cell


def _reading(
    names: tuple[str, str], cells: dict[str, str], at: str, *, comma: bool
) -> dict[str, int | float | None] | None:
    lo, hi = (cells.get(name, "") for name in names)
    if not lo:
        if hi:
            raise UsageError(
                expected="a lower bound beside an upper one",
                got="none",
                where=f"{at}, {names[0]}",
                advice="Write 0 where nothing bounds it below.",
            )
        return None
    return {
        "lo": number_of_cell(lo, f"{at}, {names[0]}", comma=comma),
        "hi": number_of_cell(hi, f"{at}, {names[1]}", comma=comma) if hi else None,
    }


def _place(
    name: str, cells: dict[str, str], at: str, *, comma: bool
) -> dict[str, object]:
    if not name:
        raise UsageError(
            expected="a place beside its coordinates or variants",
            got="none",
            where=f"{at}, place",
            advice="Give it the name that was said.",
        )
    variants = [one.strip() for one in cells.get("place_variants", "").split(BETWEEN)]
    place: dict[str, object] = {"name": name, "variants": [v for v in variants if v]}
    for key in ("lat", "lon", "uncertainty_m"):
        if cells.get(key):
            place[key] = number_of_cell(cells[key], f"{at}, {key}", comma=comma)
    return place
