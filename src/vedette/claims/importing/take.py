"""A whole table against a ledger: what is new, what is there already, what is refused.

Rows are taken one by one; a row that cannot be taken enters nothing, also no document
or speaker of its own. What a table says of a document or a speaker may stand in any of
its rows; two rows that disagree are told apart by line, and the later one is refused.
Taking the same table again adds nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from vedette.claims.book import Decision, Deed, Ledger, Row, extended
from vedette.claims.importing.columns import Cells, Refusal, refusal
from vedette.claims.importing.csv_rows import Table, csv_rows, file_text
from vedette.claims.importing.json_rows import json_value, rows_of_json, rows_of_lines
from vedette.claims.importing.rows import Reading
from vedette.claims.importing.values import Terms
from vedette.claims.importing.whole import is_whole, take_whole
from vedette.claims.model import Claim
from vedette.errors import UsageError

JSON_ENDINGS, LINES_ENDINGS = (".json",), (".jsonl", ".ndjson")
CSV_ENDINGS = (".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a table.

    Parameters
    ----------
    rows : tuple of Row
        To be entered, in order; the last one is the decision that confirms them.
    texts : mapping of str to str
        Texts of the documents at hand, by id.
    added, corrected : tuple of Claim
        New claims, and corrections among the rows.
    already : int
        Rows that say what the ledger has.
    refused : tuple of Refusal
        Rows that were not taken.
    """

    rows: tuple[Row, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    added: tuple[Claim, ...]
    corrected: tuple[Claim, ...] = ()
    already: int
    refused: tuple[Refusal, ...]

    @property
    def unchecked(self) -> int:
        """Claims whose quote nobody could look up."""
        return sum(
            one.quote is not None and not one.quote.checked
            for one in (*self.added, *self.corrected)
        )

    @property
    def unquoted(self) -> int:
        """Claims without a quote."""
        return sum(one.quote is None for one in (*self.added, *self.corrected))


def take_file(
    path: Path,
    ledger: Ledger,
    terms: Terms,
    *,
    documents: Path | None = None,
    texts: Mapping[str, str] = MappingProxyType({}),
) -> Taken:
    """Take a file against a ledger, without entering anything.

    Parameters
    ----------
    path : pathlib.Path
        CSV, JSON or JSON lines, by its name.
    ledger : Ledger
        What is there.
    terms : Terms
        Who vouches for it, zone, event.
    documents : pathlib.Path or None
        Where the documents lie; by default beside the file.
    texts : mapping of str to str
        Texts that the ledger keeps, by id of the document.

    Returns
    -------
    Taken
        Rows to enter, and what was refused.

    Raises
    ------
    UsageError
        The file is no table of ours at all.
    """
    text = file_text(path)
    digest = sha256(text.encode()).hexdigest()
    note = f"import of {path.name[:100]}, sha256 of its text {digest}"
    where, ending = str(path), path.suffix.casefold()
    if ending in JSON_ENDINGS:
        value = json_value(text, where)
        if is_whole(value):
            whole = take_whole(value, ledger, where)
            taken = Taken(
                rows=tuple(whole.rows),
                added=tuple(whole.added),
                already=whole.already,
                refused=tuple(whole.refused),
            )
            return _finished(taken, ledger, terms, note)
        table = rows_of_json(value, where)
    elif ending in LINES_ENDINGS:
        table = rows_of_lines(text, where)
    elif ending in CSV_ENDINGS:
        table = csv_rows(text, where)
    else:
        raise UsageError(
            expected="a table: .csv, .tsv, .json or .jsonl",
            got=ascii(path.name)[:90],
            where=where,
            advice="Articles are read by `vedette claims extract`.",
        )
    folder = path.parent if documents is None else documents
    taken = _take_table(table, ledger, terms, folder, texts)
    return _finished(taken, ledger, terms, note)


def _take_table(
    table: Table,
    ledger: Ledger,
    terms: Terms,
    folder: Path,
    texts: Mapping[str, str],
) -> Taken:
    """Take the rows of a table one by one."""
    reading = Reading(ledger, terms, folder, texts)
    refused = list(table.refused)
    kept: list[Cells] = []
    for cells in table.rows:
        try:
            reading.note_facts(cells)
            kept.append(cells)
        except UsageError as error:
            refused.append(refusal(cells, error))
    for cells in kept:
        try:
            reading.take(cells)
        except UsageError as error:
            refused.append(refusal(cells, error))
    return Taken(
        rows=tuple(reading.rows),
        texts=reading.texts,
        added=tuple(reading.added),
        corrected=tuple(reading.corrected),
        already=reading.already,
        refused=tuple(sorted(refused, key=lambda one: one.line)),
    )


def _finished(taken: Taken, ledger: Ledger, terms: Terms, note: str) -> Taken:
    """Add who confirmed it all, and make sure that it can be entered."""
    done: list[Row] = []
    for deed, claims in (
        (Deed.CONFIRMED, taken.added),
        (Deed.CORRECTED, taken.corrected),
    ):
        if claims:
            keys = tuple(one.id for one in claims)
            done.append(
                Decision(deed=deed, by=terms.by, at=terms.at, claims=keys, note=note)
            )
    rows = (*taken.rows, *done)
    extended(ledger, rows)
    return replace(taken, rows=rows)
