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

from vedette.claims.book import Ledger, extended
from vedette.claims.importing.columns import Cells, Refusal, refusal
from vedette.claims.importing.csv_rows import Table, csv_rows, file_text
from vedette.claims.importing.foreign import Texts
from vedette.claims.importing.json_rows import json_value, rows_of_json, rows_of_lines
from vedette.claims.importing.register_rows import (
    TakenRows,
    register_in_csv,
    register_in_json,
    take_register,
)
from vedette.claims.importing.rows import Reading
from vedette.claims.importing.values import Terms
from vedette.claims.importing.whole import Whole, is_whole, take_whole
from vedette.claims.leaves import Decision, Deed, Row
from vedette.claims.model import Claim
from vedette.claims.registers.keyed import Register
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
    register : str
        Name of the register that the file is, "" for claims.
    keyed : TakenRows
        What became of rows of registers.
    people : tuple of str
        Who confirmed the claims of a whole ledger there, as the file says.
    aliases : int
        Other names of sources of a whole ledger, which were left out.
    unknown : tuple of str
        What rows of a register rest on, or who said it, that the ledger does not have.
    """

    rows: tuple[Row, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    added: tuple[Claim, ...]
    corrected: tuple[Claim, ...] = ()
    already: int
    refused: tuple[Refusal, ...]
    register: str = ""
    keyed: TakenRows = field(default_factory=TakenRows)
    people: tuple[str, ...] = ()
    aliases: int = 0
    unknown: tuple[str, ...] = ()

    @property
    def good(self) -> int:
        """Rows that are in the ledger now, or were before."""
        entered = (self.added, self.corrected, self.keyed.added, self.keyed.corrected)
        return sum(map(len, entered)) + self.already + self.keyed.already

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
    folder = path.parent if documents is None else documents
    if ending in JSON_ENDINGS:
        value = json_value(text, where)
        if is_whole(value):
            found = Texts(texts, folder)
            return _whole(take_whole(value, ledger, where, terms, found, note), ledger)
        register = register_in_json(value, where)
    elif ending in CSV_ENDINGS:
        register = register_in_csv(text, where)
    elif ending in LINES_ENDINGS:
        register = None
    else:
        raise UsageError(
            expected="a table: .csv, .tsv, .json or .jsonl",
            got=ascii(path.name)[:90],
            where=where,
            advice="Articles are read by `vedette claims extract`.",
        )
    if register is not None:
        return _take_register(register, text, where, ledger, terms, note)
    if ending in JSON_ENDINGS:
        table = rows_of_json(value, where)
    elif ending in LINES_ENDINGS:
        table = rows_of_lines(text, where)
    else:
        table = csv_rows(text, where)
    return _finished(
        _take_table(table, ledger, terms, folder, texts), ledger, terms, note
    )


def _whole(whole: Whole, ledger: Ledger) -> Taken:
    """Make sure that a whole ledger can be entered."""
    extended(ledger, whole.rows)
    return Taken(
        rows=tuple(whole.rows),
        added=tuple(whole.added),
        already=whole.already,
        refused=tuple(whole.refused),
        keyed=whole.keyed,
        people=whole.people,
        aliases=whole.aliases,
    )


def _take_register(
    register: Register, text: str, where: str, ledger: Ledger, terms: Terms, note: str
) -> Taken:
    """Take a register, which is taken whole or not at all."""
    keyed = take_register(register, text, where, ledger, terms, note)
    rows = (*keyed.added, *keyed.corrected)
    extended(ledger, rows)
    known = {*ledger.documents, *ledger.utterances, *ledger.stated}
    said = [one.row for one in rows]
    unknown = [key for row in said for key in row.rests_on if key not in known]
    unknown += [row.said_by for row in said if row.said_by not in {"", *ledger.sources}]
    return Taken(
        rows=rows,
        added=(),
        already=0,
        refused=(),
        register=register.name,
        keyed=keyed,
        unknown=tuple(dict.fromkeys(unknown)),
    )


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
