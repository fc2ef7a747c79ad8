"""Relations of a whole ledger: every pair of claims of one event and one thing.

In: claims with what they hang on. Out: relations, in the order of the claims. Law:
docs/claims.md. Two claims are of one thing where their event and place are the same;
where one names a place and the other none, the placed one is a part of the other.
Computed claims (`vedette.claims.derived`) take part like those that people made.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from vedette.claims.categories import related_categories
from vedette.claims.folded import folded
from vedette.claims.measures import Measure, Registry
from vedette.claims.model import Place, Status, ValueKind
from vedette.claims.moments import related_times
from vedette.claims.quantities import never_smaller, same_measure
from vedette.claims.relation import Kind, Relation, Stated, related

QUANTITIES = (ValueKind.COUNT, ValueKind.DURATION)
CATEGORIES = (ValueKind.CATEGORY, ValueKind.BOOLEAN)
PART = "the whole cannot be less than its part at one place"


def relations(stated: Sequence[Stated], registry: Registry) -> tuple[Relation, ...]:
    """Relate every pair of claims that can be related.

    Parameters
    ----------
    stated : sequence of Stated
        Claims that stand; proposals, rejected and superseded ones take no part.
    registry : Registry
        Of measures.

    Returns
    -------
    tuple of Relation
        In the order of the claims.
    """
    return tuple(_pairs(standing(stated), registry))


def standing(stated: Sequence[Stated]) -> list[Stated]:
    """Return the claims that stand: confirmed, and not superseded by another."""
    gone = {one.claim.supersedes for one in stated if one.claim.supersedes}
    return [
        one
        for one in stated
        if one.claim.id not in gone
        and one.claim.status in (Status.CONFIRMED, Status.CORRECTED)
    ]


def _pairs(stated: list[Stated], registry: Registry) -> Iterator[Relation]:
    """Yield the relations of pairs, in the order of the claims."""
    groups: dict[str, dict[str, list[int]]] = {}
    for place, one in enumerate(stated):
        event = groups.setdefault(one.claim.event, {})
        event.setdefault(one.claim.measure, []).append(place)
    near: set[tuple[int, int]] = set()
    for measures in groups.values():
        for key, own in measures.items():
            near.update(combinations(own, 2))
            for other in _kin(key, registry) & set(measures):
                near.update((min(p), max(p)) for p in product(own, measures[other]))
    for first, second in sorted(near):
        found = relate(stated[first], stated[second], registry)
        if found is not None:
            yield found


def _kin(key: str, registry: Registry) -> frozenset[str]:
    """Return the measures that one can be related to, but for itself."""
    confused = {one.key for one in registry.measure if registry.confused(key, one.key)}
    return (registry.at_least(key) | confused) - {key}


def relate(a: Stated, b: Stated, registry: Registry) -> Relation | None:
    """Relate two claims.

    Parameters
    ----------
    a, b : Stated
        Two claims that stand.
    registry : Registry
        Of measures.

    Returns
    -------
    Relation or None
        None where they are of two events or two things, where one says nothing, or
        where one was computed from the other.
    """
    ours, theirs = registry.get(a.claim.measure), registry.get(b.claim.measure)
    if ours is None or theirs is None or not _of_one_thing(a, b):
        return None
    if ours.key != theirs.key:
        return _unlike(a, b, registry)
    if ours.kind in CATEGORIES:
        said = a.claim.category and b.claim.category
        return related_categories(a, b, ours) if said else None
    if folded(a.claim.scope) != folded(b.claim.scope):
        text = f"two scopes: {a.claim.scope or 'all'} and {b.claim.scope or 'all'}"
        return related(a, b, Kind.DIFFERENT_MEASURE, "M2", text)
    return _times(a, b) if ours.kind is ValueKind.TIME else _counts(a, b, ours)


def _of_one_thing(a: Stated, b: Stated) -> bool:
    """Return whether two claims say something, of one event and place, on their own."""
    return (
        bool(a.claim.event)
        and a.claim.event == b.claim.event
        and not a.utterance.unanswered
        and not b.utterance.unanswered
        and a.claim.id not in b.claim.part_of
        and b.claim.id not in a.claim.part_of
        and _one_place(a.claim.place, b.claim.place)
    )


def _times(a: Stated, b: Stated) -> Relation | None:
    """Relate two times, of one place or of none."""
    ours, theirs = a.claim.time, b.claim.time
    if ours is None or theirs is None or _placed(a) != _placed(b):
        return None
    return related_times(a, b, ours, theirs)


def _counts(a: Stated, b: Stated, measure: Measure) -> Relation | None:
    """Relate two quantities of one measure; a place's is a part of the whole."""
    if measure.kind not in QUANTITIES or not (a.claim.strict and b.claim.strict):
        return None
    if _placed(a) == _placed(b):
        return same_measure(a, b, cumulative=measure.cumulative)
    if measure.kind is ValueKind.DURATION:
        return None
    whole, part = (b, a) if _placed(a) else (a, b)
    return never_smaller(whole, part, PART, cumulative=measure.cumulative)


def _unlike(a: Stated, b: Stated, registry: Registry) -> Relation | None:
    """Relate two claims of two measures, where the registry relates these."""
    scoped = folded(a.claim.scope) != folded(b.claim.scope)
    if scoped or not (a.claim.strict and b.claim.strict):
        return None  # of those that ..., and of all: neither bounds the other
    for large, small in ((a, b), (b, a)):
        if small.claim.measure in registry.at_least(large.claim.measure):
            return _bounded(large, small, registry)
    if registry.confused(a.claim.measure, b.claim.measure):
        text = "two things are counted; neither bounds the other"
        return related(a, b, Kind.DIFFERENT_MEASURE, "M1", text)
    return None


def _bounded(large: Stated, small: Stated, registry: Registry) -> Relation | None:
    """Relate two of which one is never smaller; not so many here of all of those."""
    measure = registry.get(large.claim.measure)
    other = registry.get(small.claim.measure)
    part = _placed(large) and not _placed(small)
    if measure is None or other is None or part:
        return None
    why = f"{measure.en} are never fewer than {other.en}"
    return never_smaller(
        large,
        small,
        why,
        cumulative=measure.cumulative,
        grouped=measure.grouped,
    )


def _placed(one: Stated) -> bool:
    """Return whether a claim is of one place alone."""
    return one.claim.place is not None


def _one_place(a: Place | None, b: Place | None) -> bool:
    """Return whether two claims may be of one place, or of a part and its whole."""
    if a is None or b is None:
        return True
    ours = {folded(name) for name in (a.name, *a.variants)}
    return bool(ours & {folded(name) for name in (b.name, *b.variants)})
