"""What happened and when, as people said: each statement for itself, none merged.

In: the claims of an event that have a time or tell of civil effect and response, and
rows of registers. Out: `Happening` values by time. Law: docs/claims.md, "assessment".
A time stays the span that it was said to be; who gave none has none, and a time that
is denied is none either.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vedette.assessment.registered import Registers
from vedette.claims.compare import Comparison, qualified, value_of
from vedette.claims.interval import said
from vedette.claims.measures import Family, Measure
from vedette.claims.model import Evidential, ValueKind
from vedette.claims.order import as_of
from vedette.claims.registers import Effect, EffectKind, Response, log
from vedette.claims.registers.sourced import Sourced, standing
from vedette.claims.relation import Stated
from vedette.claims.said import who
from vedette.claims.span import Span
from vedette.claims.tongue import Tongue, term, word

FOLLOWED = (Family.EFFECT, Family.RESPONSE)


class Happening(NamedTuple):
    """One statement that something was so.

    Attributes
    ----------
    id : str
        Of the claim, or of the row of a register.
    family : Family
        EFFECT, RESPONSE, or WHEN for all else.
    what : str
        What is said to have been.
    who : str
        Who says it.
    when : Span or None
        When it was, as closely as said.
    said : Span or None
        When it was said, or as of when.
    """

    id: str
    family: Family
    what: str
    who: str
    when: Span | None
    said: Span | None


def happenings(
    comparison: Comparison | None,
    registers: Registers,
    event: str,
    tongue: Tongue = "en",
) -> tuple[Happening, ...]:
    """Gather what people said to have happened.

    Parameters
    ----------
    comparison : Comparison or None
        Of the event; None where no ledger was given.
    registers : Registers
        Those that were given.
    event : str
        Which.
    tongue : Tongue
        Of our own words.

    Returns
    -------
    tuple of Happening
        By begin, then id; those without a time last.
    """
    found: list[Happening] = []
    names: dict[str, str] = {}
    for row in () if comparison is None else comparison.rows:
        for one in (one for cell in row.cells for one in cell):
            if one.source is not None:
                names[one.source.id] = one.source.name
            if _tells(one, row.measure):
                found.append(_claimed(one, row.measure, tongue))
    for effect in standing(registers.effects or (), event):
        found += _effect(effect, names, tongue)
    for response in log(registers.response or (), event):
        found += _response(response, names, tongue)
    return tuple(sorted(found, key=_begin))


def given(comparison: Comparison | None, registers: Registers, family: Family) -> bool:
    """Return whether anything was given that tells of civil effect or response.

    Parameters
    ----------
    comparison : Comparison or None
        Of the event.
    registers : Registers
        Those that were given.
    family : Family
        EFFECT or RESPONSE.

    Returns
    -------
    bool
        A register was given, or a claim tells of it.
    """
    rows = registers.effects if family is Family.EFFECT else registers.response
    told = () if comparison is None else comparison.rows
    return rows is not None or any(row.measure.family is family for row in told)


def _begin(one: Happening) -> tuple[bool, int, str]:
    return one.when is None, one.when.begin_ns if one.when else 0, one.id


def _tells(one: Stated, measure: Measure) -> bool:
    """Return whether a claim has a time, or tells of what followed."""
    followed = measure.family in FOLLOWED or one.claim.time is not None
    return followed and not one.utterance.unanswered


def _claimed(one: Stated, measure: Measure, tongue: Tongue) -> Happening:
    """Tell a claim."""
    denied = one.claim.evidential is Evidential.DENIED
    what = measure.named(tongue)
    if measure.kind is ValueKind.TIME and not denied:
        what = qualified(what, one, tongue)
    else:
        what = f"{what}: {value_of(one, tongue)}"
    when = None if denied else one.claim.time
    said_at = one.utterance.said or as_of(one)
    family = measure.family if measure.family in FOLLOWED else Family.WHEN
    return Happening(one.claim.id, family, what, who(one, tongue), when, said_at)


def _effect(
    row: Effect, names: Mapping[str, str], tongue: Tongue
) -> Iterator[Happening]:
    """Tell a row of the register of effects; a closure is two moments."""
    place = row.airport or (row.place.name if row.place else "")
    kind = term(row.kind.value, tongue)
    stance = ""
    if row.evidential is not Evidential.ASSERTED:
        stance = f" ({term(row.evidential.value, tongue)})"
    if row.kind is not EffectKind.CLOSURE:
        number = said(row.strict, tongue) if row.strict else ""
        what = ", ".join(filter(None, (f"{kind}: {number}", place))) + stance
        yield _of_row(row, Family.EFFECT, what, None, names)
        return
    denied = row.evidential is Evidential.DENIED
    moments = [("closed", row.closed), ("reopened", row.reopened)]
    timed = [one for one in moments if one[1] is not None]
    for name, when in timed or [("closure", None)]:
        what = f"{term(name, tongue)}: {place}{stance}"
        yield _of_row(row, Family.EFFECT, what, None if denied else when, names)


def _response(
    row: Response, names: Mapping[str, str], tongue: Tongue
) -> Iterator[Happening]:
    """Tell a row of the response log, and its end where one is said."""
    told = ", ".join(filter(None, (row.which, row.who)))
    what = f"{term(row.act.value, tongue)}: {told}"
    yield _of_row(row, Family.RESPONSE, what, row.when, names)
    if row.ended is not None:
        over = word("ended", tongue, what=what)
        yield _of_row(row, Family.RESPONSE, over, row.ended, names)


def _of_row(
    row: Sourced,
    family: Family,
    what: str,
    when: Span | None,
    names: Mapping[str, str],
) -> Happening:
    """Put a row down; where a document speaks itself, that is named."""
    teller = names.get(row.said_by, row.said_by) or ", ".join(row.rests_on)
    return Happening(row.id, family, what, teller, when, row.as_of)
