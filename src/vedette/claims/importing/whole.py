"""A whole ``claims.json`` back into rows, value by value.

In: the document that `vedette.output.claims_json` writes. Out: its rows, without those
that the ledger has. A value whose id is taken by another is refused and named; nothing
is overwritten. Quotes keep their places: they were checked by whoever wrote the file,
and the hash of the document's text stands beside them.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import msgspec

from vedette.claims.book import Decision, Deed, Ledger, Page, Row
from vedette.claims.importing.columns import Refusal
from vedette.claims.importing.csv_rows import ROWS_MAX
from vedette.claims.model import Claim, Document, Source, Utterance
from vedette.errors import UsageError, VedetteError

SCHEMA = 1
NOT_SAID = frozenset({Deed.CONFIRMED, Deed.CORRECTED})  # the claims say so themselves


class Part(NamedTuple):
    """A member of the document, and what stands in it."""

    name: str
    holds: type[Any]
    among: Callable[[Ledger | Page], Mapping[str, object]]


PARTS = (
    Part("documents", Document, lambda book: book.documents),
    Part("sources", Source, lambda book: book.sources),
    Part("utterances", Utterance, lambda book: book.utterances),
    Part("withdrawn", Claim, lambda book: book.stated),
    Part("claims", Claim, lambda book: book.stated),
)


class Whole(NamedTuple):
    """What became of a whole document.

    Attributes
    ----------
    rows : list of Row
        To be entered.
    added : list of Claim
        Among them.
    already : int
        Claims that the ledger has.
    refused : list of Refusal
        Values that were not taken.
    """

    rows: list[Row]
    added: list[Claim]
    already: int
    refused: list[Refusal]


def is_whole(value: object) -> bool:
    """Say whether parsed JSON is a whole ``claims.json``."""
    return isinstance(value, dict) and {"schema", "claims"} <= value.keys()


def take_whole(value: object, ledger: Ledger, where: str) -> Whole:
    """Take a whole ``claims.json`` against a ledger.

    Parameters
    ----------
    value : object
        Parsed JSON.
    ledger : Ledger
        What is there.
    where : str
        The file.

    Returns
    -------
    Whole
        Rows, and what was refused.

    Raises
    ------
    UsageError
        Another schema, or a part that is no list.
    """
    members = value if isinstance(value, dict) else {}
    if members.get("schema") != SCHEMA:
        raise UsageError(
            expected=f"claims.json of schema {SCHEMA}",
            got=ascii(members.get("schema"))[:30],
            where=where,
        )
    page, whole, count = Page(ledger), Whole([], [], 0, []), 0
    for part in PARTS:
        for number, one in enumerate(_listed(members, part.name, where), start=1):
            count += _take(one, part, number, page, whole)
    for number, one in enumerate(_listed(members, "decisions", where), start=1):
        _decide(one, number, ledger, page, whole)
    return whole._replace(already=count)


def _listed(members: Mapping[str, object], name: str, where: str) -> list[object]:
    """Return a part of the document."""
    part = members.get(name, [])
    if not isinstance(part, list) or len(part) > ROWS_MAX:
        raise UsageError(
            expected=f"a list {name} of at most {ROWS_MAX:,}",
            got=f"{len(part):,}" if isinstance(part, list) else type(part).__name__,
            where=where,
        )
    return part


def _take(one: object, part: Part, number: int, page: Page, whole: Whole) -> bool:
    """Take one value; return whether it is a claim that is there already."""
    try:
        row = msgspec.convert(one, part.holds)
        was = part.among(page).get(row.id)
        if was == row:
            return isinstance(row, Claim)
        if was is not None:
            raise UsageError(expected="a new id", got=f"{row.id}, which says otherwise")
        page.enter(row)
    except (msgspec.ValidationError, VedetteError) as error:
        whole.refused.append(_refused(part.name, number, one, error))
        return False
    whole.rows.append(row)
    if isinstance(row, Claim):
        whole.added.append(row)
    return False


def _decide(one: object, number: int, ledger: Ledger, page: Page, whole: Whole) -> None:
    """Take one decision, unless the ledger has it or the claims say it."""
    try:
        row = msgspec.convert(one, Decision)
        if row.deed in NOT_SAID and row.proposal is None:
            return
        if row in ledger.decisions:
            return
        page.enter(row)
    except (msgspec.ValidationError, VedetteError) as error:
        whole.refused.append(_refused("decisions", number, one, error))
        return
    whole.rows.append(row)


def _refused(name: str, number: int, one: object, error: Exception) -> Refusal:
    """Say which value of which part was not taken, and why."""
    said = ascii(str(error))[1:-1][:300]
    note = msgspec.json.encode(one).decode()[:2000]
    return Refusal(
        line=number, column="", reason=f"{name}: {said}", values={"note": note}
    )
