"""``vedette claims import``: a table of statements into the ledger."""

from pathlib import Path

import msgspec

from vedette.claims.book import Ledger, extended
from vedette.claims.importing import Taken, take_file
from vedette.claims.importing.values import Terms
from vedette.claims.ledger import LEDGER, kept_texts, open_ledger, read_intact
from vedette.claims.text import known_encoding
from vedette.claims.zones import known_zone
from vedette.cli.claims_folder import (
    REFUSED,
    now,
    person,
    write_derived,
    write_refused,
)
from vedette.cli.terminal import complain, counted, say, say_json
from vedette.errors import UsageError
from vedette.record.keys import user_key

NAMED_MAX = 10  # refusals that are told one by one; refused.csv has all


def import_claims(
    tables: list[Path],
    /,
    *,
    out: Path,
    reviewer: str = "",
    zone: str = "",
    event: str = "",
    documents: Path | None = None,
    encoding: str = "",
    correct: bool = False,
    keep_text: bool = False,
    json: bool = False,
) -> int:
    """Enter tables of statements into the ledger, each row checked.

    One row is one statement: what was counted (`measure`), the words or the bounds,
    who said it, through whom, as of when, and the sentence it stands in. Only `measure`
    is mandatory; docs/claims.md explains every column. A table to begin with:

    ```
    doc,quote,speaker,measure,words,as_of
    herald.txt,at least 9 drones,Police,sighting.drones,at least 9,2031-03-04T22:30Z
    ```

    A quote must stand in its document, word for word, where the document lies beside
    the table; else its row is refused. Refused rows are told with line, column and
    reason and are written to refused.csv; the others land. Taking the same table again
    adds nothing. Nothing in the ledger is overwritten: with --correct, a row whose id
    is there with other content becomes its correction.

    A register is a table too, known by its columns: one with `rests_on` and `kind` is
    of effects, with `act` of response, with `wreck` of wrecks (docs/registers.md). It
    is taken whole or not at all.

    ```
    vedette claims import statements.csv --out ledger --zone Europe/Warsaw
    vedette claims import effects.csv response.csv wrecks.csv --out ledger
    vedette claims import ledger/claims.csv --out ledger --correct
    vedette claims import other/claims.json --out ledger --json
    ```

    Parameters
    ----------
    tables : list of pathlib.Path
        CSV (comma, semicolon or tab), JSON, JSON lines, registers, a whole claims.json.
    out : pathlib.Path
        The folder of the ledger; begun where there is none.
    reviewer : str
        Who vouches for the rows; without it, your name on this machine.
    zone : str
        Zone of times that name none, as Europe/Warsaw; without it they are refused.
    event : str
        Event of rows that name none.
    documents : pathlib.Path
        Folder of the documents; without it, that of the table.
    encoding : str
        Of documents that are no UTF-8 and do not say theirs, as windows-1250.
    correct : bool
        Rows whose id is there with other content correct it.
    keep_text : bool
        Keep the text of the documents in the ledger, not only its hash.
    json : bool
        Print what became of every row as JSON.
    """
    if zone:
        known_zone(zone)
    _check_tables(tables)
    at_ns, at = now()
    terms = Terms(
        by=person(reviewer),
        at=at,
        zone=zone,
        event=event,
        correct=correct,
        encoding=known_encoding(encoding),
    )
    # Read before anything is made, so that a wrong file makes no ledger and no row.
    begun = (out / LEDGER).is_dir()
    ledger = read_intact(out) if begun else Ledger()
    results: list[tuple[Path, Taken]] = []
    for table in tables:
        taken = take_file(table, ledger, terms, documents=documents)
        if not (taken.rows or taken.good or taken.refused):
            raise UsageError(expected="a table with rows", got="none", where=str(table))
        ledger = extended(ledger, taken.rows)
        results.append((table, taken))
    if begun or any(taken.rows for _, taken in results):
        ledger, results = _entered(out, tables, terms, at_ns, documents, keep=keep_text)
    if json:
        document = {
            "ledger": str(out),
            "record_root": ledger.root,
            "claims": len(ledger.claims),
            "tables": [_document(path, taken) for path, taken in results],
        }
        say_json(msgspec.json.format(msgspec.json.encode(document)))
    else:
        for path, taken in results:
            _say(path, taken, out)
    if not json and ledger.size:
        stand = counted(len(ledger.claims), "claim that stands", "claims that stand")
        say(
            f"Ledger: {out}, {stand}, {counted(ledger.size, 'leaf', 'leaves')}",
            f"Record root: {ledger.root}",
            f"Side by side: vedette claims compare {out}",
        )
    return 0 if any(taken.good for _, taken in results) else UsageError.exit_code


def _entered(
    out: Path,
    tables: list[Path],
    terms: Terms,
    at_ns: int,
    documents: Path | None,
    *,
    keep: bool,
) -> tuple[Ledger, list[tuple[Path, Taken]]]:
    """Enter what can be taken, and write what is derived from the ledger."""
    results: list[tuple[Path, Taken]] = []
    with open_ledger(out, user_key(), now_ns=at_ns) as book:
        for table in tables:
            texts = kept_texts(out)
            taken = take_file(
                table, book.ledger, terms, documents=documents, texts=texts
            )
            if taken.rows:
                book.enter(taken.rows, now_ns=at_ns, texts=taken.texts if keep else {})
            results.append((table, taken))
        write_refused(out, [(path.name, taken.refused) for path, taken in results])
        write_derived(out, book.ledger)
        return book.ledger, results


def _check_tables(tables: list[Path]) -> None:
    """Refuse what names no file."""
    for path in tables:
        if not path.is_file():
            raise UsageError(
                expected="a table of statements",
                got="a folder" if path.is_dir() else "nothing",
                where=str(path),
                advice="Articles are read by `vedette claims extract`.",
            )


def _say(path: Path, taken: Taken, out: Path) -> None:
    """Say what became of a table."""
    added, corrected, already = taken.keyed
    rows = (
        f"{counted(len(added), 'row')} entered, {len(corrected):,} corrected, "
        f"{already:,} there already"
    )
    if taken.register:
        say(f"{path}: register of {taken.register}: {rows}")
    else:
        say(
            f"{path}: {counted(len(taken.added), 'claim')} entered, "
            f"{len(taken.corrected):,} corrected, {taken.already:,} there already, "
            f"{len(taken.refused):,} refused"
        )
        if any(taken.keyed):
            say(f"  Registers: {rows}.")
    _say_there(taken)
    if taken.good and not taken.rows:
        say("  Nothing new: the ledger says all of it already.")
    if taken.unknown:
        named = ", ".join(taken.unknown[:NAMED_MAX])
        say(f"  Names what the ledger does not have: {named}.")
    if taken.unchecked:
        say(
            f"  {counted(taken.unchecked, 'quote')} unchecked: the document is not at "
            "hand (name its folder with --documents)."
        )
    if taken.unquoted:
        say(f"  {taken.unquoted:,} without a quote.")
    for one in taken.refused[:NAMED_MAX]:
        column = f", column {one.column}" if one.column else ""
        complain(f"  line {one.line}{column}: {one.reason}")
    if taken.refused and not (out / REFUSED).exists():
        complain("  Nothing was entered, and no ledger begun.")
    elif taken.refused:
        more = len(taken.refused) - NAMED_MAX
        rest = f" ({more:,} more)" if more > 0 else ""
        complain(f"  Refused rows, with the reason, are in {REFUSED}{rest}.")


def _say_there(taken: Taken) -> None:
    """Say what of a whole ledger is not believed here."""
    if taken.people:
        say(
            f"  Confirmed there, as the file says, by {', '.join(taken.people)}; here "
            "whoever imports it vouches for it."
        )
    if taken.aliases:
        say(
            f"  {counted(taken.aliases, 'other name', 'other names')} of sources left "
            "out: who is who here is "
            "said here."
        )


def _document(path: Path, taken: Taken) -> dict[str, object]:
    """Lay out what became of a table."""
    return {
        "table": str(path),
        "added": [one.id for one in taken.added],
        "corrected": [one.id for one in taken.corrected],
        "already": taken.already,
        "register": taken.register,
        "rows_added": [one.row.id for one in taken.keyed.added],
        "rows_corrected": [one.row.id for one in taken.keyed.corrected],
        "rows_already": taken.keyed.already,
        "rests_on_unknown": list(taken.unknown),
        "unchecked_quotes": taken.unchecked,
        "without_quote": taken.unquoted,
        "refused": [
            {"line": one.line, "column": one.column, "reason": one.reason}
            for one in taken.refused
        ],
    }
