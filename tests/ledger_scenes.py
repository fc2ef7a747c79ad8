"""Invented statements of an invented night, for tests of the ledger."""

from vedette.claims.interval import Reading
from vedette.claims.leaves import Decision, Deed, Row
from vedette.claims.model import (
    Claim,
    Document,
    Quote,
    Source,
    SourceKind,
    Status,
    Utterance,
)

NOON_NS = 1_757_505_600_000_000_000  # 2025-09-10T12:00:00Z
NOON = "2025-09-10T12:00:00Z"


def claim(key: str = "c1", **values: object) -> Claim:
    """Claim "at least nine" drones, confirmed by a reviewer."""
    stated = {
        "utterance": "u1",
        "document": "d1",
        "measure": "sighting.drones",
        "unit": "drone",
        "strict": Reading(9),
        "loose": Reading(9),
        "quantifier": "at_least",
        "hedge": "at least",
        "quote": Quote(exact="“at least nine drones”", start=4, end=26),
        "reviewer": "A. Reader",
        "reviewed": NOON,
    }
    return Claim(id=key, **{**stated, **values})  # type: ignore[arg-type]


def rows() -> list[Row]:
    """One claim with all that it needs, and its confirmation."""
    return [
        Document(id="d1", title="Lights over Velm", publisher="The Velm Herald"),
        Source(id="harbour-office", name="Harbour Office", kind=SourceKind.OFFICIAL),
        Utterance(id="u1", speaker="harbour-office"),
        claim(),
        Decision(deed=Deed.CONFIRMED, by="A. Reader", at=NOON, claims=("c1",)),
    ]


def correction() -> list[Row]:
    """Correct the same claim to ten."""
    ten = claim(
        "c2",
        strict=Reading(10),
        loose=Reading(10),
        supersedes="c1",
        status=Status.CORRECTED,
    )
    done = Decision(deed=Deed.CORRECTED, by="B. Reader", at=NOON, claims=("c2",))
    return [ten, done]
