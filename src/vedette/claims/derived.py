"""Computed claims: sums of parts, and durations from begin to end.

Law: docs/claims.md, "computed" (rules D1, D2). Only what one speaker said on one
occasion, or what goes back to one origin, is put together: the sum of one office's
cruise missiles and another's ballistic ones is nobody's figure. A computed claim bears
the ids of its parts, and is of the method "computed", never anybody's words.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from vedette.claims.folded import folded
from vedette.claims.interval import Reading, total
from vedette.claims.measures import Registry
from vedette.claims.model import Claim, Evidential, ValueKind
from vedette.claims.relation import Stated
from vedette.claims.span import Span
from vedette.units import SECOND_NS

COMPUTED = "computed"
# Begin, end, and the duration that they make.
LASTING = (
    ("time.first_entry", "time.last_entry", "duration.episode"),
    ("time.closed", "time.reopened", "duration.closure"),
)


def derived(stated: Sequence[Stated], registry: Registry) -> tuple[Stated, ...]:
    """Compute the claims that follow from others.

    Parameters
    ----------
    stated : sequence of Stated
        Claims that stand.
    registry : Registry
        With the parts of its measures.

    Returns
    -------
    tuple of Stated
        Each beside the utterance of its first part.
    """
    groups: dict[tuple[str, ...], list[Stated]] = {}
    for one in stated:
        place = one.claim.place.name if one.claim.place else ""
        speaker = one.utterance.speaker
        if one.claim.evidential is Evidential.DENIED or one.utterance.unanswered:
            continue
        scope = folded(one.claim.scope)
        key = (one.claim.event, one.origin, speaker, place, scope)
        groups.setdefault(key, []).append(one)
    found: list[Stated] = []
    for group in groups.values():
        if group[0].claim.event:
            found += [*_sums(group, registry), *_durations(group)]
    return tuple(found)


def _sums(group: list[Stated], registry: Registry) -> Iterator[Stated]:
    """Add up the parts of a measure that one occasion gives whole."""
    for measure in registry.measure:
        parts = [_only(group, key) for key in measure.parts]
        given = [part for part in parts if part is not None and part.claim.strict]
        if len(given) < 2 or len(given) < len(parts):  # noqa: PLR2004 - two make a sum
            continue
        stricts = [one.claim.strict for one in given if one.claim.strict]
        looses = [one.claim.loose or one.claim.strict for one in given]
        yield _computed(
            given,
            measure.key,
            ValueKind.COUNT,
            total(tuple(stricts)),
            total(tuple(loose for loose in looses if loose)),
        )


def _durations(group: list[Stated]) -> Iterator[Stated]:
    """Take begin from end, where one occasion gives both."""
    for first, last, key in LASTING:
        begin, end = _only(group, first), _only(group, last)
        if begin is None or end is None:
            continue
        if begin.claim.time is None or end.claim.time is None:
            continue
        lasted = _lasted_s(begin.claim.time, end.claim.time)
        if lasted is not None:
            yield _computed([begin, end], key, ValueKind.DURATION, lasted, lasted)


def _only(group: Iterable[Stated], measure: str) -> Stated | None:
    """Return the one claim of a measure; None where there is none, or two."""
    found = [one for one in group if one.claim.measure == measure]
    return found[0] if len(found) == 1 else None


def _lasted_s(begin: Span, end: Span) -> Reading | None:
    """Return the shortest and the longest time between two spans, s.

    A span of a minute ends when the next begins, so its last moment is before it.
    """
    longest_ns = end.end_ns - begin.begin_ns
    if longest_ns < 0:
        return None
    shortest_ns = max(end.begin_ns - begin.end_ns, 0)
    return Reading(shortest_ns // SECOND_NS, longest_ns // SECOND_NS)


def _computed(
    parts: list[Stated], measure: str, kind: ValueKind, strict: Reading, loose: Reading
) -> Stated:
    """Write a computed claim down, beside its first part."""
    first = parts[0]
    claim = Claim(
        id=f"computed:{measure}:{first.claim.id}"[:100],
        utterance=first.claim.utterance,
        document=first.claim.document,
        event=first.claim.event,
        measure=measure,
        kind=kind,
        unit=first.claim.unit if kind is ValueKind.COUNT else "s",
        strict=strict,
        loose=loose,
        as_of=first.claim.as_of,
        place=first.claim.place,
        scope=first.claim.scope,
        part_of=tuple(part.claim.id for part in parts),
        method=COMPUTED,
    )
    return msgspec.structs.replace(first, claim=claim)
