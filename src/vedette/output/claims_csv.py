"""``claims.csv``: the claims that stand, a row each, for a spreadsheet and back again.

Law: docs/claims.md, section "columns"; RFC 4180, UTF-8 with a byte order mark (without
which spreadsheets take it for another encoding), CRLF. A cell that a spreadsheet would
compute gets an apostrophe before it, which an import takes off again. Times stand in
their exact form. Read again by ``claims import``, the file says nothing new.
"""

import csv
import io
from collections.abc import Sequence

from vedette.claims.book import Ledger
from vedette.claims.importing.columns import COLUMNS, REFUSED_COLUMNS, Refusal
from vedette.claims.importing.written import claim_cells
from vedette.claims.spreadsheet import guarded

BOM = "\ufeff"


def claims_csv(ledger: Ledger) -> str:
    """Write the claims that stand.

    Parameters
    ----------
    ledger : Ledger
        Whose claims.

    Returns
    -------
    str
        With a byte order mark; one row for each claim, in the order of entry.
    """
    rows = [claim_cells(ledger, claim) for claim in ledger.claims]
    return _written(tuple(COLUMNS), rows)


def refused_csv(refused: Sequence[tuple[str, Sequence[Refusal]]]) -> str:
    """Write rows that were refused, with the reason first.

    Parameters
    ----------
    refused : sequence of (str, sequence of Refusal)
        By table.

    Returns
    -------
    str
        With a byte order mark. Put right, it can be imported.
    """
    used = {name for _, rows in refused for row in rows for name in row.values}
    named = tuple(name for name in COLUMNS if name in used)
    rows = [
        {
            **{name: text for name, text in row.values.items() if name in named},
            "table": table,
            "line": str(row.line),
            "column": row.column,
            "reason": row.reason,
        }
        for table, listed in refused
        for row in listed
    ]
    return _written((*REFUSED_COLUMNS, *named), rows)


def _written(columns: tuple[str, ...], rows: Sequence[dict[str, str]]) -> str:
    """Write a table."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guarded(row.get(name, "")) for name in columns])
    return BOM + out.getvalue()
