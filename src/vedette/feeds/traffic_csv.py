"""Lines of a CSV table with the columns of `vedette.feeds.traffic`.

Law: RFC 4180, but a record is one line: a quoted line break is refused, because a leaf
of the record is a line. The separator is the one of comma, semicolon and tab that the
header line uses most. Lines before the header that begin with # belong to it. Empty
fields were not said; `nan` is not said either.
"""

import csv

from vedette.feeds.fields import BadValue
from vedette.feeds.report import PositionReport, Rejected
from vedette.feeds.traffic import COLUMNS, REQUIRED, TrafficRow, report_of

SEPARATORS = (",", ";", "\t")
COMMENT = b"#"
TEXTS = ("timestamp", "icao24", "callsign")
YES = ("true", "1", "t", "yes")
NO = ("false", "0", "f", "no", "", "nan")


def separator_of(header: str) -> str:
    """Choose the separator that a header line uses most.

    Parameters
    ----------
    header : str
        First line of the file.

    Returns
    -------
    str
        Comma, semicolon or tab; comma where the line has none.
    """
    return max(SEPARATORS, key=header.count)


def split_line(raw: bytes, separator: str) -> list[str]:
    """Split one line into its fields.

    Parameters
    ----------
    raw : bytes
        UTF-8, with or without its line end and byte order mark.
    separator : str
        From `separator_of`.

    Returns
    -------
    list of str
        The fields, unquoted.

    Raises
    ------
    BadValue
        If the line is no UTF-8, or a quote stays open.
    """
    try:
        text = raw.decode("utf-8-sig").rstrip("\r\n")
        if '"' not in text:
            return text.split(separator)
        return next(csv.reader([text], delimiter=separator, strict=True))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise BadValue(f"expected a CSV line, got: {problem}") from None


def columns_of(header: bytes) -> tuple[str, ...]:
    """Read the column names of a header line.

    Parameters
    ----------
    header : bytes
        First line of the file.

    Returns
    -------
    tuple of str
        Stripped, in order.

    Raises
    ------
    BadValue
        If it is no CSV line.
    """
    separator = separator_of(header.decode("utf-8-sig", "replace"))
    return tuple(name.strip() for name in split_line(header, separator))


class CsvDecoder:
    """Decode the lines of one feed; without a good header all are rejected."""

    def __init__(self) -> None:
        self._refused = ""
        self._columns: tuple[str, ...] = ()
        self._separator = ","
        self._places: tuple[tuple[str, int], ...] = ()

    def decode(
        self, raw: bytes, received_ns: int, offset: int
    ) -> tuple[PositionReport, ...] | Rejected:
        """Decode one line.

        Parameters
        ----------
        raw : bytes
            A source line.
        received_ns : int
            Nanoseconds UTC, -1 where unknown.
        offset : int
            Number of the line.

        Returns
        -------
        tuple of PositionReport or Rejected
            Empty for the header, a comment above it, and a blank line.
        """
        if not raw.strip():
            return ()
        try:
            if self._columns:
                return (report_of(self._row(raw), received_ns),)
            if not raw.startswith(COMMENT):
                self._read_header(raw)
        except BadValue as problem:
            return Rejected(offset=offset, length=1, reason=str(problem))
        return ()

    def _read_header(self, raw: bytes) -> None:
        """Keep where each known column stands; a bad header spoils the feed."""
        if self._refused:
            raise BadValue(self._refused)
        self._refused = "expected a header with the required columns above this row"
        columns = columns_of(raw)
        missing = [name for name in REQUIRED if name not in columns]
        twice = [name for name in COLUMNS if columns.count(name) > 1]
        if missing:
            raise BadValue(f"expected columns {', '.join(missing)}, got others")
        if twice:
            raise BadValue(f"expected each column once, got {', '.join(twice)} twice")
        self._columns = columns
        self._separator = separator_of(raw.decode("utf-8-sig", "replace"))
        self._places = tuple((n, columns.index(n)) for n in COLUMNS if n in columns)

    def _row(self, raw: bytes) -> TrafficRow:
        """Read the known columns of a line."""
        fields = split_line(raw, self._separator)
        if len(fields) != len(self._columns):
            raise BadValue(f"expected {len(self._columns)} fields, got {len(fields)}")
        row = TrafficRow()
        for name, place in self._places:
            text = fields[place]
            if name in TEXTS:
                setattr(row, name, text)
            elif name == "onground":
                row.onground = _yes(text)
            else:
                setattr(row, name, _number(name, text))
        return row


def _number(name: str, text: str) -> float | None:
    """Read a number; Python's own reader would take 1_000 for one."""
    if not text:
        return None
    try:
        if "_" not in text:
            return float(text)
    except ValueError:
        pass
    raise BadValue(f"expected a number as {name}, got {text[:40]!r}")


def _yes(text: str) -> bool:
    """Read a truth value as pandas, Excel and SQL write it."""
    word = text.strip().lower().removesuffix(".0")
    if word in YES:
        return True
    if word in NO:
        return False
    raise BadValue(f"expected true or false as onground, got {text[:40]!r}")
