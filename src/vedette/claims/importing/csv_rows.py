"""CSV as spreadsheets write it, as rows of cells.

Law: RFC 4180, widened by what is met: commas, semicolons or tabs (whichever makes known
columns of the first line), a byte order mark, UTF-16 with one, a first line ``sep=;``,
any line ends, quoted line breaks, columns without a name at the end, empty lines. The
apostrophe that guards a cell (`vedette.claims.spreadsheet`) is taken off again. The
file is foreign: sizes are bounded, and what cannot be read is refused with its line.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from vedette.claims.importing.cells import CELL_MAX
from vedette.claims.importing.columns import COLUMNS, Cells, Refusal, check_columns
from vedette.claims.spreadsheet import unguarded
from vedette.errors import UsageError

FILE_BYTES_MAX = 64 * 1024 * 1024  # a million short rows; more is another kind of file
ROWS_MAX = 200_000  # more than one person can have checked
DELIMITERS = (",", ";", "\t")


class Table(NamedTuple):
    """A table as read.

    Attributes
    ----------
    rows : list of Cells
        In order.
    refused : list of Refusal
        Rows that could not be read.
    """

    rows: list[Cells]
    refused: list[Refusal]


def file_text(path: Path) -> str:
    """Read a file of text that people made.

    Parameters
    ----------
    path : pathlib.Path
        UTF-8, or UTF-16 with a byte order mark.

    Returns
    -------
    str
        Without the mark.

    Raises
    ------
    UsageError
        Empty, too large, binary, or another encoding.
    """
    where = str(path)
    try:
        with path.open("rb") as file:
            content = file.read(FILE_BYTES_MAX + 1)
    except OSError as error:
        raise UsageError(
            expected="a file that can be read",
            got=error.strerror or type(error).__name__,
            where=where,
        ) from error
    if len(content) > FILE_BYTES_MAX:
        raise UsageError(
            expected=f"at most {FILE_BYTES_MAX:,} bytes",
            got="more",
            where=where,
            advice="Split it.",
        )
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            expected="text in UTF-8",
            got=f"byte 0x{content[error.start]:02x} at offset {error.start}",
            where=where,
            advice="In the spreadsheet, save as “CSV UTF-8”.",
        ) from error
    if "\0" in text or not text.strip():
        raise UsageError(
            expected="a table of text",
            got="an empty file" if not text.strip() else "a binary file",
            where=where,
        )
    return text


def csv_rows(text: str, where: str) -> Table:
    """Read a table.

    Parameters
    ----------
    text : str
        Its first line names the columns.
    where : str
        The file, for messages.

    Returns
    -------
    Table
        Rows, and what could not be read.

    Raises
    ------
    UsageError
        No table of ours: an unknown column, or none.
    """
    lines_before = 0
    head = text.lstrip("\ufeff").splitlines()[0]
    if head[:4].lower() == "sep=":
        text, lines_before = text.partition("\n")[2], 1
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    table = Table([], [])
    names: list[str] = []
    for line, cells, problem in _read(reader):
        at = line + lines_before
        if problem:
            said = {"note": delimiter.join(cells)} if cells else {}
            reason = f"{problem}. Nothing after this line could be read."
            table.refused.append(
                Refusal(line=at, column="", reason=reason, values=said)
            )
        elif not names:
            names = [cell.strip().lower().replace(" ", "_") for cell in cells]
            check_columns(names, f"{where}: line {at}")
        elif any(cell.strip() for cell in cells):
            _take(names, cells, at, table)
        if len(table.rows) > ROWS_MAX:
            raise UsageError(
                expected=f"at most {ROWS_MAX:,} rows",
                got="more",
                where=where,
                advice="Split it.",
            )
    return table


def _delimiter(text: str) -> str:
    """Choose what parts the cells: that which makes most known columns."""
    head = next((line for line in text.splitlines() if line.strip()), "")

    def known(delimiter: str) -> int:
        cells = next(csv.reader([head], delimiter=delimiter))
        return sum(cell.strip().lower() in COLUMNS for cell in cells)

    return max(DELIMITERS, key=known)


def _read(reader: "csv._reader") -> Iterator[tuple[int, list[str], str]]:  # type: ignore[name-defined]
    """Yield the line on which each row begins, its cells, and what is wrong."""
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, [], f"expected a row of CSV, got {error}"
            return
        yield line, cells, ""


def _take(names: list[str], cells: list[str], line: int, table: Table) -> None:
    """Name the cells of a row, or refuse it."""
    values = {
        name: unguarded(cell.strip())
        for name, cell in zip(names, cells, strict=False)
        if name and cell.strip()
    }
    unnamed = [
        cell
        for index, cell in enumerate(cells)
        if cell.strip() and (index >= len(names) or not names[index])
    ]
    longest = max(map(len, cells), default=0)
    if unnamed:
        reason = (
            f"expected at most {len([n for n in names if n])} cells, got another one, "
            f"{ascii(unnamed[0])[:60]}. Put a cell with a delimiter in it into quotes."
        )
    elif longest > CELL_MAX:
        reason = (
            f"expected cells of at most {CELL_MAX:,} characters, got {longest:,}. "
            "Is a quote mark not closed?"
        )
    else:
        table.rows.append(Cells(line=line, values=values))
        return
    values["note"] = " ".join([values.get("note", ""), *unnamed]).strip()
    table.refused.append(Refusal(line=line, column="", reason=reason, values=values))
