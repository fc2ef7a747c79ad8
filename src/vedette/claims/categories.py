"""Relations of categories and of yes and no: intent, origin, what it was, first time.

Law: docs/claims.md, "categories" (rules C1 to C7). Two categories exclude each other
only where the registry declares the set. That something is not known yet excludes
nothing. A claim of precedent holds within its scope, and two scopes are two claims.
"""

from collections.abc import Collection

from vedette.claims.folded import folded
from vedette.claims.measures import Measure
from vedette.claims.model import Evidential
from vedette.claims.order import Order, order_of, revised
from vedette.claims.relation import Kind, Relation, Stated, related

YES_NO = frozenset({"yes", "no"})
UNDETERMINED = frozenset({"undetermined", "ongoing", "unknown"})


def related_categories(a: Stated, b: Stated, measure: Measure) -> Relation:
    """Relate two categories of one measure.

    Parameters
    ----------
    a, b : Stated
        The claims, of one event.
    measure : Measure
        With its exclusive categories, if any.

    Returns
    -------
    Relation
        The relation.
    """
    ours, theirs = folded(a.claim.category), folded(b.claim.category)
    if folded(a.claim.scope) != folded(b.claim.scope):
        text = f"two scopes: {a.claim.scope or 'none'} and {b.claim.scope or 'none'}"
        return related(a, b, Kind.DIFFERENT_MEASURE, "C6", text)
    exclusive = {folded(one) for one in measure.categories} or YES_NO
    denials = [one.claim.evidential is Evidential.DENIED for one in (a, b)]
    if exclusive == YES_NO:  # to deny a yes is a no
        ours, theirs = (
            _turned(said) if denied else said
            for said, denied in zip((ours, theirs), denials, strict=True)
        )
    elif any(denials):
        return _denied(a, b, same=ours == theirs, both=all(denials))
    return _asserted(a, b, ours, theirs, exclusive)


def _asserted(
    a: Stated, b: Stated, ours: str, theirs: str, exclusive: Collection[str]
) -> Relation:
    """Relate two that say what it was."""
    if ours == theirs:
        return related(a, b, Kind.AGREES, "C1", f"both say {a.claim.category}")
    if ours in UNDETERMINED or theirs in UNDETERMINED:
        return _undetermined(a, b)
    update = _revised(a, b)
    if update is not None:
        return update
    if {ours, theirs} <= set(exclusive):
        text = f"{a.claim.category} excludes {b.claim.category}"
        return related(a, b, Kind.CONTRADICTS, "C3", text)
    text = f"{a.claim.category} and {b.claim.category} do not exclude each other"
    return related(a, b, Kind.COMPATIBLE, "C4", text)


def _turned(answer: str) -> str:
    """Turn a yes into a no, and back."""
    return {"yes": "no", "no": "yes"}.get(answer, answer)


def _revised(a: Stated, b: Stated) -> Relation | None:
    """Say that one speaker later said another thing, where that is so."""
    pair = revised(a, b)
    text = "one speaker later said another thing"
    return None if pair is None else related(*pair, Kind.UPDATE, "C7", text)


def _denied(a: Stated, b: Stated, *, same: bool, both: bool) -> Relation:
    """Relate two of which at least one is a denial."""
    if not same:
        text = "a denial of one thing says nothing of another"
        return related(a, b, Kind.COMPATIBLE, "C5", text)
    if both:
        return related(a, b, Kind.AGREES, "C5", f"both deny {a.claim.category}")
    text = f"one says {a.claim.category}, the other denies it"
    return related(a, b, Kind.CONTRADICTS, "C5", text)


def _undetermined(a: Stated, b: Stated) -> Relation:
    """Relate one that says what it was to one that says it is not known."""
    open_one, closed = (a, b) if folded(a.claim.category) in UNDETERMINED else (b, a)
    if order_of(open_one, closed) is Order.FIRST:
        text = f"not known at first, then {closed.claim.category}"
        return related(closed, open_one, Kind.UPDATE, "C2", text)
    text = f"one says {closed.claim.category}, the other that it is not known"
    return related(a, b, Kind.DIFFERS, "C2", text)
