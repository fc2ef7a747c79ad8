"""How a register lies in a file: its columns, and rows written into them.

CSV (RFC 4180, UTF-8, LF) or JSON (RFC 8259); `tables` reads both back. Cells are
guarded (`vedette.claims.spreadsheet`).
"""

import csv
import io
from collections.abc import Iterable

import msgspec
from msgspec import structs

from vedette.claims.registers.sourced import Sourced
from vedette.claims.span import span_text
from vedette.claims.spreadsheet import guarded

SPANS = ("as_of", "found", "when", "ended", "closed", "reopened")
READINGS = {"strict": ("lo", "hi"), "loose": ("loose_lo", "loose_hi")}
PLACE = ("place_variants", "lat", "lon", "uncertainty_m")
BETWEEN = ";"  # parts several names in one cell


def columns(kind: type[Sourced]) -> tuple[str, ...]:
    """Return the columns of a register, in order.

    Parameters
    ----------
    kind : type
        `Effect`, `Response` or `WreckStatement`.

    Returns
    -------
    tuple of str
        A reading is parted into lo and hi, a place into name and coordinates.
    """
    found: list[str] = []
    for field in structs.fields(kind):
        found += READINGS.get(field.name, (field.name,))
        found += PLACE if field.name == "place" else ()
    return tuple(found)


def csv_text(rows: Iterable[Sourced], kind: type[Sourced]) -> str:
    """Write a register as CSV that `read_rows` reads back.

    Parameters
    ----------
    rows : iterable
        All of one kind.
    kind : type
        Of the rows.

    Returns
    -------
    str
        Lines end in LF.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    names = columns(kind)
    writer.writerow(names)
    for row in rows:
        filled = _cells(row)
        writer.writerow([guarded(filled.get(name, "")) for name in names])
    return out.getvalue()


def json_text(rows: Iterable[Sourced]) -> str:
    """Write a register as JSON that `read_rows` reads back."""
    written = msgspec.json.format(msgspec.json.encode(list(rows)), indent=1)
    return written.decode() + "\n"


def _cells(row: Sourced) -> dict[str, str]:
    """Part a row into its cells."""
    filled: dict[str, str] = {}
    for name, value in msgspec.to_builtins(row).items():
        if value is None:
            continue
        if name in SPANS:
            filled[name] = span_text(getattr(row, name))
        elif name in READINGS:
            bounds = (value["lo"], value["hi"])
            for key, bound in zip(READINGS[name], bounds, strict=True):
                filled[key] = "" if bound is None else str(bound)
        elif name == "place":
            filled["place"] = value["name"]
            filled["place_variants"] = f"{BETWEEN} ".join(value["variants"])
            for key in PLACE[1:]:
                filled[key] = "" if value[key] is None else str(value[key])
        elif name == "rests_on":
            filled[name] = " ".join(value)
        else:
            filled[name] = str(value)
    return filled
