"""What the claims of an event amount to: said alike, by one voice, disputed, not said.

In: a comparison. Out: for each measure one state with the claims it rests on. Law:
docs/claims.md, "what stands". "Said alike" means that at least two origins gave one
figure and nobody another; it never means that it is so.
"""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from vedette.claims.categories import UNDETERMINED
from vedette.claims.compare import Comparison, Row, first_ns, value_of
from vedette.claims.folded import folded
from vedette.claims.measures import Measure, Registry
from vedette.claims.relation import DISPUTED, Kind, Relation, Stated
from vedette.claims.tongue import Tongue
from vedette.claims.voices import Voices, voices

# What people ask first; where nobody said it, that is told.
ASKED = (
    "incursion.objects",
    "incursion.drones",
    "effect.dead",
    "effect.injured",
    "time.first_entry",
    "time.last_entry",
    "entered.across",
    "object.kind",
    "intent",
)
# Measures that answer one question: a figure for one is an answer for the other.
SAME_QUESTION = (
    frozenset({"incursion.objects", "incursion.drones", "incursion.violations"}),
)


class State(Enum):
    """What the claims of one measure amount to."""

    ALIKE = "said alike"
    ONE_VOICE = "one voice"
    SIDE_BY_SIDE = "side by side"
    UNSETTLED = "unsettled"
    DISPUTED = "disputed"
    UNDETERMINED = "undetermined"


class Standing(NamedTuple):
    """One measure, and what its claims amount to.

    Attributes
    ----------
    measure : Measure
        Which.
    state : State
        What they amount to.
    value : str
        What they have in common, or the figures that stand against each other.
    claims : tuple of Stated
        Those that it rests on: no later figure of the same took their place.
    voices : Voices
        Articles and origins behind them.
    relations : tuple of Relation
        Those that make it disputed or unsettled.
    earlier : tuple of Stated
        Those that a later figure took the place of.
    """

    measure: Measure
    state: State
    value: str
    claims: tuple[Stated, ...]
    voices: Voices
    relations: tuple[Relation, ...]
    earlier: tuple[Stated, ...] = ()


def standings(comparison: Comparison) -> tuple[Standing, ...]:
    """Say what the claims of every measure amount to.

    Parameters
    ----------
    comparison : Comparison
        Of an event.

    Returns
    -------
    tuple of Standing
        In the order of the registry; measures with computed claims alone are left out.
    """
    found = (_standing(row) for row in comparison.rows)
    return tuple(one for one in found if one is not None)


def missing(comparison: Comparison, registry: Registry) -> tuple[Measure, ...]:
    """Return what people ask first and nobody said.

    Parameters
    ----------
    comparison : Comparison
        Of an event.
    registry : Registry
        Of measures.

    Returns
    -------
    tuple of Measure
        In the order in which people ask.
    """
    told = {
        row.measure.key
        for row in comparison.rows
        if any(not one.utterance.unanswered for cell in row.cells for one in cell)
    }
    answered = told | {key for group in SAME_QUESTION if group & told for key in group}
    measures = (registry.get(key) for key in ASKED if key not in answered)
    return tuple(one for one in measures if one is not None)


def awaited(comparison: Comparison) -> tuple[Stated, ...]:
    """Return the claims whose speakers called them not final, or gave no answer.

    Parameters
    ----------
    comparison : Comparison
        Of an event.

    Returns
    -------
    tuple of Stated
        In the order of the registry.
    """
    claims = (one for row in comparison.rows for cell in row.cells for one in cell)
    return tuple(
        one for one in claims if one.utterance.provisional or one.utterance.unanswered
    )


def _standing(row: Row) -> Standing | None:
    """Say what the claims of one measure amount to."""
    claims = [one for cell in row.cells for one in cell if not one.utterance.unanswered]
    if not claims:
        return None
    replaced = {one.b for one in row.relations if one.kind is Kind.UPDATE}
    current = tuple(one for one in claims if one.claim.id not in replaced)
    ids = {one.claim.id for one in current}
    between = tuple(one for one in row.relations if {one.a, one.b} <= ids)
    state, why = _state(current, between)
    value = figures(current)
    earlier = tuple(
        sorted((one for one in claims if one.claim.id in replaced), key=first_ns)
    )
    return Standing(row.measure, state, value, current, voices(current), why, earlier)


def _state(
    current: tuple[Stated, ...], between: tuple[Relation, ...]
) -> tuple[State, tuple[Relation, ...]]:
    """Say what claims amount to, and which relations make it so."""
    disputed = tuple(one for one in between if one.kind in DISPUTED)
    if disputed:
        return State.DISPUTED, disputed
    open_order = tuple(one for one in between if one.kind is Kind.ORDER_UNKNOWN)
    if open_order:
        return State.UNSETTLED, open_order
    if all(folded(one.claim.category) in UNDETERMINED for one in current):
        return State.UNDETERMINED, ()
    if voices(current).origins == 1:
        return State.ONE_VOICE, ()
    one_figure = len({value_of(one) for one in current}) == 1
    return State.ALIKE if one_figure else State.SIDE_BY_SIDE, ()


def figures(claims: Sequence[Stated], tongue: Tongue = "en") -> str:
    """List the figures of claims, each once.

    Parameters
    ----------
    claims : sequence of Stated
        Of one measure.
    tongue : Tongue
        Of our own words.

    Returns
    -------
    str
        As "19; at least 21".
    """
    return "; ".join(dict.fromkeys(value_of(one, tongue) for one in claims))
