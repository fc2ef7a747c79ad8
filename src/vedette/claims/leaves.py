"""The leaves of a ledger: what a row may be, and what a person decided.

Law: docs/claims.md, section "the ledger". Kinds are those of the record's private
leaves (docs/record-format.md section 1); each holds one value in canonical JSON.
"""

from collections.abc import Mapping
from enum import Enum, IntEnum
from types import MappingProxyType
from typing import Annotated

from msgspec import Meta, Struct

from vedette.claims.model import Claim, Document, Id, Source, Utterance
from vedette.claims.person import NAME_MAX, check_person
from vedette.claims.registers.keyed import (
    KeyedEffect,
    KeyedResponse,
    KeyedRow,
    KeyedWreck,
)


class RowKind(IntEnum):
    """What a leaf of a ledger is; the numbers are frozen."""

    DOCUMENT = 128
    SOURCE = 129
    UTTERANCE = 130
    CLAIM = 131
    DECISION = 132
    EFFECT = 133
    RESPONSE = 134
    WRECK = 135


class Deed(Enum):
    """What a person did with claims or utterances."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    MERGED_ORIGIN = "merged origin"
    SET_EVENT = "set event"


Name = Annotated[str, Meta(max_length=NAME_MAX)]


class Decision(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person decided, who and when.

    Parameters
    ----------
    deed : Deed
        What was done.
    by : str
        Who.
    at : str
        When, RFC 3339.
    claims : tuple of str
        To which claims.
    utterances : tuple of str
        Whose origin was merged.
    value : str
        Name of the origin, of the event, or of the proposal that was decided.
    proposal : Claim or None
        What a rule had proposed, where a proposal was decided.
    note : str
        Why; of an import, from which file.
    """

    deed: Deed
    by: Annotated[str, Meta(min_length=1, max_length=NAME_MAX)]
    at: str
    claims: tuple[Id, ...] = ()
    utterances: tuple[Id, ...] = ()
    value: Name = ""
    proposal: Claim | None = None
    note: str = ""

    def __post_init__(self) -> None:
        check_person(self.by, self.at, f"a decision ({self.deed.value})")


Row = Document | Source | Utterance | Claim | Decision | KeyedRow

ROWS: Mapping[int, type[Row]] = MappingProxyType(
    {
        RowKind.DOCUMENT: Document,
        RowKind.SOURCE: Source,
        RowKind.UTTERANCE: Utterance,
        RowKind.CLAIM: Claim,
        RowKind.DECISION: Decision,
        RowKind.EFFECT: KeyedEffect,
        RowKind.RESPONSE: KeyedResponse,
        RowKind.WRECK: KeyedWreck,
    }
)


def kind_of(row: Row) -> int:
    """Return the kind of leaf that holds a row."""
    return next(kind for kind, cls in ROWS.items() if type(row) is cls)
