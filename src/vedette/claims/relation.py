"""Relations: how two claims stand to each other, in a word that a rule gives.

A relation says nothing of truth: two claims that agree may both be wrong. Law:
docs/claims.md, "relations"; each has the id of the rule that gave it, so that anybody
can look it up and apply it by hand.
"""

from enum import Enum

from msgspec import Struct

from vedette.claims.model import Claim, Document, Source, Utterance


class Kind(Enum):
    """How two claims stand to each other."""

    AGREES = "agrees"
    REFINES = "refines"
    COMPATIBLE = "compatible"
    WEAK_BOUND = "weak-bound"
    UPDATE = "update"
    ORDER_UNKNOWN = "order-unknown"
    DIFFERENT_MEASURE = "different-measure"
    DIFFERS = "differs"
    CONTRADICTS = "contradicts"


# Those that a reader who looks for a dispute wants to see.
DISPUTED = frozenset({Kind.DIFFERS, Kind.CONTRADICTS})


class Relation(Struct, frozen=True, kw_only=True):
    """How one claim stands to another.

    Parameters
    ----------
    a, b : str
        Ids of the claims. Where the kind has a direction, `a` refines `b`, `a` updates
        `b`, and `a` is bounded by the weak bound `b`.
    kind : Kind
        The relation.
    reading : str
        Which reading decided: strict, loose, or "" where no quantity did.
    gap : float
        How far the readings lie apart, in the unit of the measure; 0 where they meet.
    gap_rel : float
        The same as a share of the larger of the two figures that face each other.
    rule : str
        Id of the rule (docs/claims.md).
    one_origin : bool
        Both repeat one statement, so that their agreement is no confirmation.
    explanation : str
        In words.
    """

    a: str
    b: str
    kind: Kind
    reading: str = ""
    gap: float = 0.0
    gap_rel: float = 0.0
    rule: str
    one_origin: bool = False
    explanation: str


class Stated(Struct, frozen=True, kw_only=True):
    """A claim with what it hangs on.

    Parameters
    ----------
    claim : Claim
        The claim.
    utterance : Utterance
        The occasion.
    source : Source or None
        The speaker; None where nobody is named.
    document : Document or None
        Where it stands.
    """

    claim: Claim
    utterance: Utterance
    source: Source | None = None
    document: Document | None = None

    @property
    def origin(self) -> str:
        """Name of the statement that it goes back to."""
        return self.utterance.origin or self.utterance.id

    @property
    def voice(self) -> str:
        """Whose word it is: the origin that a person named, else who says it where.

        One speaker in one document is one voice, however often it is quoted there, and
        so is all that a document says of itself.
        """
        named = self.utterance.origin
        return named or f"{self.claim.document}/{self.utterance.speaker}"


def related(
    a: Stated,
    b: Stated,
    kind: Kind,
    rule: str,
    explanation: str,
    *,
    reading: str = "",
    gap: float = 0.0,
    gap_rel: float = 0.0,
) -> Relation:
    """Write a relation of two claims down.

    Parameters
    ----------
    a, b : Stated
        The claims, in the order that the kind has.
    kind, rule, explanation, reading, gap, gap_rel
        As in `Relation`.

    Returns
    -------
    Relation
        With whether both are one voice.
    """
    return Relation(
        a=a.claim.id,
        b=b.claim.id,
        kind=kind,
        reading=reading,
        gap=gap,
        gap_rel=gap_rel,
        rule=rule,
        one_origin=a.voice == b.voice,
        explanation=explanation,
    )
