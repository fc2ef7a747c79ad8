"""A row of a register as it stands in a ledger: with who vouches for it, and when.

In: rows that `tables` read. Out: values that are leaves of the ledger
(`vedette.claims.book`). Law: docs/registers.md, section "In the ledger". A later row of
the same id takes the place of an earlier one, which stays readable.
"""

from collections.abc import Collection
from typing import Annotated, Generic, NamedTuple, TypeVar

from msgspec import Meta, Struct

from vedette.claims.person import NAME_MAX, check_person
from vedette.claims.registers.effects import Effect
from vedette.claims.registers.response import Response
from vedette.claims.registers.wrecks import WreckStatement
from vedette.errors import UsageError

Keeps = TypeVar("Keeps", Effect, Response, WreckStatement)


class Keyed(
    Struct, Generic[Keeps], frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """A row, and who vouches for it.

    Parameters
    ----------
    by : str
        Who.
    at : str
        When, RFC 3339.
    note : str
        From which file; of a row that came with another ledger, who vouched there.
    row : Effect, Response or WreckStatement
        As it was keyed.
    """

    by: Annotated[str, Meta(min_length=1, max_length=NAME_MAX)]
    at: str
    note: str = ""
    row: Keeps

    def __post_init__(self) -> None:
        check_person(self.by, self.at, "a row of a register")


class KeyedEffect(Keyed[Effect], frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of the register of effects."""


class KeyedResponse(
    Keyed[Response], frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """A row of the response log."""


class KeyedWreck(
    Keyed[WreckStatement], frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """A row of the register of wrecks."""


KeyedRow = KeyedEffect | KeyedResponse | KeyedWreck


class Register(NamedTuple):
    """One of the registers.

    Attributes
    ----------
    name : str
        As its file and its member of ``claims.json`` are called.
    column : str
        That no other register has, and no table of claims.
    row : type
        Of its rows.
    leaf : type
        Of its rows in a ledger.
    """

    name: str
    column: str
    row: type[Effect | Response | WreckStatement]
    leaf: type[KeyedRow]


REGISTERS = (
    Register("effects", "kind", Effect, KeyedEffect),
    Register("response", "act", Response, KeyedResponse),
    Register("wrecks", "wreck", WreckStatement, KeyedWreck),
)
SOURCED = "rests_on"  # a column that every register has and no table of claims


def register_of(columns: Collection[str], where: str) -> Register | None:
    """Tell by its columns which register a table is.

    Parameters
    ----------
    columns : collection of str
        As the table names them.
    where : str
        The file.

    Returns
    -------
    Register or None
        None for a table that is no register.

    Raises
    ------
    UsageError
        A register, but not to be told which.
    """
    if SOURCED not in columns or "measure" in columns:
        return None
    found = [one for one in REGISTERS if one.column in columns]
    if len(found) == 1:
        return found[0]
    raise UsageError(
        expected="a register, told by its column: "
        + ", ".join(f"{one.column} of {one.name}" for one in REGISTERS),
        got=" and ".join(one.column for one in found) or f"{SOURCED} alone",
        where=where,
        advice="The columns stand in docs/registers.md.",
    )
