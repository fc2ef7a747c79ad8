"""A comparison: what was said of one event, measure by measure, speaker by speaker.

In: the claims that stand, with what they hang on. Out: rows of measures, columns of
speakers in the order in which they first counted, cells of claims, and how they stand
to each other. Pure: equal ledgers give equal comparisons. Law: docs/claims.md.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from vedette.claims.categories import UNDETERMINED, YES_NO
from vedette.claims.derived import COMPUTED, derived
from vedette.claims.folded import folded
from vedette.claims.interval import said, said_for
from vedette.claims.measures import Measure, Registry, registry
from vedette.claims.model import Claim, Evidential, ValueKind
from vedette.claims.order import as_of
from vedette.claims.quantities import why_not_contradicting
from vedette.claims.relate import relations, standing
from vedette.claims.relation import DISPUTED, Kind, Relation, Stated
from vedette.claims.said import when_said
from vedette.claims.span import MINUTE_S
from vedette.claims.tongue import Tongue, dictionary, so_many, term, word
from vedette.claims.voices import Voices, voices

NEVER = 1 << 62  # ns; what has no time comes after all that have one
DISJOINT = ("Q7", "Q9")  # rules of figures that do not meet
NARRATOR = ""  # nobody named: the document itself


class Speaker(NamedTuple):
    """One column.

    Attributes
    ----------
    id : str
        Of the source, `NARRATOR` where nobody is named.
    name : str
        For people.
    first_ns : int
        When it first counted, nanoseconds UTC; `NEVER` unknown.
    """

    id: str
    name: str
    first_ns: int


class Figure(NamedTuple):
    """Claims of one measure that say the same.

    Attributes
    ----------
    value : str
        In words.
    claims : tuple of Stated
        In the order of the ledger.
    voices : Voices
        Articles and origins behind it.
    """

    value: str
    claims: tuple[Stated, ...]
    voices: Voices


class Row(NamedTuple):
    """One measure of one event.

    Attributes
    ----------
    measure : Measure
        What is counted.
    cells : tuple of tuple of Stated
        By speaker, as `Comparison.speakers`; computed claims are in none.
    figures : tuple of Figure
        What was said, each figure once.
    relations : tuple of Relation
        Between claims of this measure.
    computed : tuple of Stated
        Sums and durations.
    """

    measure: Measure
    cells: tuple[tuple[Stated, ...], ...]
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]
    computed: tuple[Stated, ...]

    @property
    def disputed(self) -> bool:
        """Whether two of its claims differ or contradict each other."""
        return any(one.kind in DISPUTED for one in self.relations)


class Comparison(NamedTuple):
    """All that was said of one event.

    Attributes
    ----------
    event : str
        Its id.
    speakers : tuple of Speaker
        Columns.
    rows : tuple of Row
        In the order of the registry.
    across : tuple of Relation
        Between claims of two measures.
    """

    event: str
    speakers: tuple[Speaker, ...]
    rows: tuple[Row, ...]
    across: tuple[Relation, ...]

    @property
    def claims(self) -> dict[str, Stated]:
        """Every claim by its id, computed ones too."""
        found = [
            one
            for row in self.rows
            for claims in (*row.cells, row.computed)
            for one in claims
        ]
        return {one.claim.id: one for one in found}


def events(stated: Iterable[Stated]) -> tuple[str, ...]:
    """Return the events of a ledger, in the order in which they come.

    Parameters
    ----------
    stated : iterable of Stated
        Claims.

    Returns
    -------
    tuple of str
        Without the undecided.
    """
    return tuple(dict.fromkeys(one.claim.event for one in stated if one.claim.event))


def compare(stated: Sequence[Stated], event: str, registry: Registry) -> Comparison:
    """Set what was said of an event side by side.

    Parameters
    ----------
    stated : sequence of Stated
        Of a ledger.
    event : str
        Which.
    registry : Registry
        Of measures.

    Returns
    -------
    Comparison
        Without rows where nobody said anything.
    """
    own = [one for one in standing(stated) if one.claim.event == event]
    made = derived(own, registry)
    related = relations([*own, *made], registry)
    speakers = _speakers(own)
    rows = [
        _row(measure, own, made, speakers, related)
        for measure in registry.measure
        if any(one.claim.measure == measure.key for one in (*own, *made))
    ]
    kinds = {one.claim.id: one.claim.measure for one in (*own, *made)}
    across = [one for one in related if kinds[one.a] != kinds[one.b]]
    return Comparison(event, speakers, tuple(rows), tuple(across))


def _speakers(own: list[Stated]) -> tuple[Speaker, ...]:
    """Put the speakers into the order in which they first counted."""
    first: dict[str, Speaker] = {}
    for one in own:
        name = one.source.name if one.source else word("document_itself")
        key = one.source.id if one.source else NARRATOR
        time_ns = first_ns(one)
        if key not in first or time_ns < first[key].first_ns:
            first[key] = Speaker(key, name, time_ns)
    return tuple(sorted(first.values(), key=lambda one: (one.first_ns, one.name)))


def _row(
    measure: Measure,
    own: list[Stated],
    made: Sequence[Stated],
    speakers: Sequence[Speaker],
    related: Sequence[Relation],
) -> Row:
    """Lay out one measure."""
    claims = [one for one in own if one.claim.measure == measure.key]
    computed = tuple(one for one in made if one.claim.measure == measure.key)
    ids = {one.claim.id for one in (*claims, *computed)}
    cells = tuple(
        tuple(
            one
            for one in claims
            if (one.source.id if one.source else NARRATOR) == speaker.id
        )
        for speaker in speakers
    )
    groups: dict[str, list[Stated]] = {}
    for one in claims:
        groups.setdefault(value_of(one), []).append(one)
    figures = [
        Figure(value, tuple(same), voices(same)) for value, same in groups.items()
    ]
    between = tuple(one for one in related if one.a in ids and one.b in ids)
    return Row(measure, cells, tuple(figures), between, computed)


def value_of(one: Stated, tongue: Tongue = "en") -> str:
    """Say what a claim states, without its unit.

    Parameters
    ----------
    one : Stated
        A claim.
    tongue : Tongue
        Of our own words.

    Returns
    -------
    str
        As "19", "at least 3", "2025-09-09 21:30 UTC", "deliberate (denied)".
    """
    return qualified(_bare(one.claim, tongue), one, tongue)


def qualified(value: str, one: Stated, tongue: Tongue = "en") -> str:
    """Add to what is said of a claim its place, its scope and its doubts.

    Parameters
    ----------
    value : str
        What is said.
    one : Stated
        A claim.
    tongue : Tongue
        Of our own words.

    Returns
    -------
    str
        As "3 at Brzeg (towards Lasy) (denied)".
    """
    claim = one.claim
    place = claim.place.name if claim.place else ""
    if place and place != value:
        value = word("value_at", tongue, value=value, place=place)
    doubts = [claim.scope if claim.scope != place else ""]
    if claim.evidential is not Evidential.ASSERTED:
        doubts.append(term(claim.evidential.value, tongue))
    if one.utterance.unanswered:
        doubts.append(word("silent", tongue))
    return value + "".join(f" ({doubt})" for doubt in doubts if doubt)


def _bare(claim: Claim, tongue: Tongue) -> str:
    """Say the value alone."""
    if claim.strict is not None:
        one = said_for if claim.kind is ValueKind.DURATION else said
        return one(claim.strict, tongue)
    if claim.category:
        key = folded(claim.category)
        ours = tongue != "en" and key in _declared()
        return term(key, tongue) if ours else claim.category
    if claim.time is not None:
        return when_said(claim.time, tongue)
    return claim.place.name if claim.place else "?"


@cache
def _declared() -> frozenset[str]:
    """Return the categories that are words of the registry, not of a speaker."""
    sets = [one.categories for one in registry().measure]
    return YES_NO | UNDETERMINED | {folded(one) for each in sets for one in each}


def explained(one: Relation, a: Stated, b: Stated, tongue: Tongue = "en") -> str:
    """Say why two claims stand to each other as they do.

    Parameters
    ----------
    one : Relation
        Of them.
    a, b : Stated
        Its two claims.
    tongue : Tongue
        In which language; in English in the relation's own words.

    Returns
    -------
    str
        A sentence without its end.
    """
    if tongue == "en":
        return one.explanation
    ours, theirs = value_of(a, tongue), value_of(b, tongue)
    apart = so_many(round(one.gap / MINUTE_S), "min", tongue)  # of two times
    rules = dictionary().rules
    said_there = rules[_sentence(one, a, b)].format(a=ours, b=theirs, apart=apart)
    if one.rule in DISJOINT and one.kind is Kind.DIFFERS:
        return said_there + rules[why_not_contradicting(a, b)]
    return said_there


def _sentence(one: Relation, a: Stated, b: Stated) -> str:
    """Choose among the sentences of a rule that says more than one thing."""
    denied = all(each.claim.evidential is Evidential.DENIED for each in (a, b))
    special = [f"{one.rule} both deny"] * denied + [f"{one.rule} {one.kind.value}"]
    rules = dictionary().rules
    return next((key for key in special if key in rules), one.rule)


def disputes(comparison: Comparison) -> tuple[Relation, ...]:
    """Return what differs or contradicts, within measures and across them.

    Parameters
    ----------
    comparison : Comparison
        Of an event.

    Returns
    -------
    tuple of Relation
        Contradictions first.
    """
    found = [one for row in comparison.rows for one in row.relations]
    found = [one for one in (*found, *comparison.across) if one.kind in DISPUTED]
    return tuple(sorted(found, key=lambda one: one.kind is not Kind.CONTRADICTS))


def first_ns(one: Stated) -> int:
    """Return from when a claim counts, `NEVER` where nothing says it; for sorting."""
    when = as_of(one)
    return NEVER if when is None else when.begin_ns


def is_computed(one: Stated) -> bool:
    """Return whether nobody said a claim: it was computed from others."""
    return one.claim.method == COMPUTED
