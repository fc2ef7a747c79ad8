"""A register against a ledger: which rows are new, corrected, or there already.

In: the text of a register (`vedette.claims.registers.tables`), which is taken whole or
not at all. Out: rows of the ledger. Law: docs/registers.md, section "In the ledger".
A row whose id is there with other content needs the word of whoever imports it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from vedette.claims.book import Ledger
from vedette.claims.importing.held import check_held_row
from vedette.claims.importing.values import Terms
from vedette.claims.registers.keyed import KeyedRow, Register, register_of
from vedette.claims.registers.tables import head_of, read_register
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


class Told:
    """What a ledger was told, id by id, while a file that tells it too is read.

    The rows of an id are held to its history in order, so that a row which was set
    back stands again; what the history does not go on with follows on it.

    Parameters
    ----------
    keyed : iterable of KeyedRow
        Every row of a register that was ever entered, in order.
    """

    def __init__(self, keyed: Iterable[KeyedRow]) -> None:
        self._told: dict[tuple[type, str], list[object]] = {}
        self._read: dict[tuple[type, str], int] = {}
        for one in keyed:
            self._told.setdefault((type(one), one.row.id), []).append(one.row)

    def has(self, one: KeyedRow) -> bool:
        """Say whether the ledger has the next row that the file has of an id.

        Parameters
        ----------
        one : KeyedRow
            The row.

        Returns
        -------
        bool
            Its history has it after the rows that were read before, or it stands.
        """
        key = type(one), one.row.id
        told, read = self._told.get(key, []), self._read.get(key, 0)
        if one.row in told[read:]:
            self._read[key] = told.index(one.row, read) + 1
            return True
        return bool(told) and told[-1] == one.row

    def enter(self, one: KeyedRow) -> None:
        """Let a row stand: what the file has of its id from here on follows on it."""
        key = type(one), one.row.id
        self._told.setdefault(key, []).append(one.row)
        self._read[key] = len(self._told[key])


def register_in_csv(text: str, where: str) -> Register | None:
    """Tell by its first line whether a table is a register, and which."""
    return register_of(head_of(text)[2], where)


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
        check_held_row(row, f"{where}, row {row.id}, ")
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
