"""Import: what people typed into a table becomes rows of the ledger, or is refused.

In: CSV, JSON or JSON lines, and the documents that they quote. Out: rows of the ledger,
and every row that was refused with line, column and reason: nothing is lost.
Law: docs/claims.md, section "columns".

- `columns`: the columns and what they mean
- `csv_rows`, `json_rows`: files as rows of cells
- `cells`: what stands in one cell
- `quantities`, `values`: the value of a claim, and the rest of it, out of its cells
- `documents`: the documents beside the file
- `take`: a whole file against a ledger
- `register_rows`: a register against a ledger
- `whole`: a whole ``claims.json``; `foreign`: what of it may be believed here
- `held`: foreign values held to what a cell may say
"""

from vedette.claims.importing.take import Taken, take_file

__all__ = ["Taken", "take_file"]
