"""A register against a ledger: which rows are new, corrected, or there already.

In: the text of a register (`vedette.claims.registers.tables`), which is taken whole or
not at all. Out: rows of the ledger. Law: docs/registers.md, section "In the ledger".
A row whose id is there with other content needs the word of whoever imports it.
"""

import csv
from typing import NamedTuple

from vedette.claims.book import Ledger
from vedette.claims.importing.values import Terms
from vedette.claims.registers.keyed import KeyedRow, Register, register_of
from vedette.claims.registers.tables import read_register
from vedette.claims.registers.wrecks import WreckStatement
from vedette.errors import UsageError

NAMED_MAX = 10  # ids in one refusal


class TakenRows(NamedTuple):
    """What became of rows of registers.

    Attributes
    ----------
    added, corrected : tuple of KeyedRow
        To be entered.
    already : int
        Rows that the ledger has.
    """

    added: tuple[KeyedRow, ...] = ()
    corrected: tuple[KeyedRow, ...] = ()
    already: int = 0


def register_in_csv(text: str, where: str) -> Register | None:
    """Tell by its first line whether a table is a register, and which."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    for delimiter in (",", ";"):
        names = [cell.strip() for cell in next(csv.reader([head], delimiter=delimiter))]
        found = register_of(names, where)
        if found is not None:
            return found
    return None


def register_in_json(value: object, where: str) -> Register | None:
    """Tell by its first row whether a list is a register, and which."""
    first = value[0] if isinstance(value, list) and value else None
    return register_of(first.keys(), where) if isinstance(first, dict) else None


def take_register(
    register: Register, text: str, where: str, ledger: Ledger, terms: Terms, note: str
) -> TakenRows:
    """Take a register against a ledger.

    Parameters
    ----------
    register : Register
        Which.
    text : str
        Of the file.
    where : str
        The file.
    ledger : Ledger
        What is there.
    terms : Terms
        Who vouches for it, and whether rows correct what stands.
    note : str
        From which file.

    Returns
    -------
    TakenRows
        Rows to enter.

    Raises
    ------
    UsageError
        It cannot be read, or says otherwise under an id that is there.
    """
    wrecks = frozenset(one.wreck for one in ledger.register(WreckStatement))
    stands = {row.id: row for row in ledger.register(register.row)}
    added: list[KeyedRow] = []
    corrected: list[KeyedRow] = []
    already = 0
    for row in read_register(text.encode(), where, register.row, wrecks):
        if stands.get(row.id) == row:
            already += 1
            continue
        # The register pairs the type of its rows with that of its leaves.
        made = register.leaf(row=row, by=terms.by, at=terms.at, note=note)  # type: ignore[arg-type]
        (corrected if row.id in stands else added).append(made)
    if corrected and not terms.correct:
        raise otherwise([one.row.id for one in corrected], where)
    return TakenRows(tuple(added), tuple(corrected), already)


def otherwise(ids: list[str], where: str) -> UsageError:
    """Say which rows would take the place of others, and how that is done.

    Parameters
    ----------
    ids : list of str
        Of the rows, at least one.
    where : str
        The file.

    Returns
    -------
    UsageError
        To be raised.
    """
    more = f" and {len(ids) - NAMED_MAX} more" if len(ids) > NAMED_MAX else ""
    return UsageError(
        expected="new ids, or what the ledger says under them",
        got=f"other content of {', '.join(ids[:NAMED_MAX])}{more}",
        where=where,
        advice="With --correct such rows take the place of what stands.",
    )
