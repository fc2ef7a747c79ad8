"""The part of ``assessment.json`` that tells what was said.

Law: docs/fields.md and ``schemas/assessment.schema.json``. Every line names the claims
that it rests on, so that each sentence of the page can be traced; the claims themselves
are in ``claims.json``. What stands in no ledger is not said here either.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

import msgspec

from vedette.assessment.document import Assessment
from vedette.assessment.happened import Happening, given, happenings
from vedette.assessment.judged import MEASURED, Judged
from vedette.assessment.limits import fixed_sentences, why_not
from vedette.assessment.registered import Registers
from vedette.assessment.spoken import Said
from vedette.claims.compare import Comparison, disputes
from vedette.claims.known import Standing, awaited, missing, standings
from vedette.claims.measures import Family, Registry
from vedette.claims.registers import WreckStatement, counted, held, log
from vedette.claims.registers.sourced import Sourced
from vedette.claims.span import Span
from vedette.claims.tongue import word
from vedette.output.assessment_json import SCHEMA, Json, not_assessed
from vedette.site.instant import instant_text

LANES = (
    ("civil_effect", "effects", Family.EFFECT),
    ("response", "response", Family.RESPONSE),
)
NO_RECORD = "no record of sensors was given"
LIMITS = (
    (
        "Statements are reported as statements; that several agree does not make them "
        "true."
    ),
    "Which statements are of this event, and which are one origin, people decided.",
)


def said_section(
    comparison: Comparison,
    registry: Registry,
    ledgers: Mapping[str, str],
    judged: Sequence[Judged] = (),
) -> Json:
    """Lay out what was said of an event.

    Parameters
    ----------
    comparison : Comparison
        Of the event.
    registry : Registry
        Of measures.
    ledgers : mapping of str to str
        Name of each ledger to its root.
    judged : sequence of Judged
        Beside a picture; empty where there is none.

    Returns
    -------
    dict
        Of JSON values.
    """
    return {
        "event": comparison.event,
        "ledgers": dict(ledgers),
        "standings": [_standing(one) for one in standings(comparison)],
        "disputes": [
            {
                "a": one.a,
                "b": one.b,
                "kind": one.kind.value,
                "reading": one.reading,
                "rule": one.rule,
                "one_origin": one.one_origin,
                "explanation": one.explanation,
            }
            for one in disputes(comparison)
        ],
        "not_said": [one.key for one in missing(comparison, registry)],
        "awaited": [one.claim.id for one in awaited(comparison)],
        "judged": [_judged(one) for one in judged] or not_assessed(NO_RECORD),
    }


def registered(registers: Registers, event: str) -> Json:
    """Lay out the registers that were given.

    Parameters
    ----------
    registers : Registers
        Rows of any events.
    event : str
        Which to tell.

    Returns
    -------
    dict
        effects, response and wrecks; not assessed where none was given.
    """
    found: Json = {
        part: not_assessed(why_not(part)) for part in ("effects", "response", "wrecks")
    }
    if registers.effects is not None:
        found["effects"] = {
            "rows": _rows(one for one in registers.effects if one.event == event),
            "held": [
                {
                    "kind": one.kind.value,
                    "airport": one.airport,
                    "known": {"lo": one.known.lo, "hi": one.known.hi},
                    "rows": list(one.rows),
                    "disputed_by": list(one.disputed_by),
                }
                for one in held(registers.effects, event)
            ],
        }
    if registers.response is not None:
        found["response"] = {"rows": _rows(log(registers.response, event))}
    if registers.wrecks is not None:
        found["wrecks"] = _wrecks(registers.wrecks, event)
    return found


def _wrecks(rows: Sequence[WreckStatement], event: str) -> Json:
    """Lay out the wrecks, and how many they make."""
    count = counted(rows, event)
    numbers = {"sites": count.sites, "objects": count.objects, "drones": count.drones}
    return {
        "rows": _rows(one for one in rows if one.event == event),
        "listed": list(count.listed),
        "other_night": list(count.other_night),
        **{name: {"lo": one.lo, "hi": one.hi} for name, one in numbers.items()},
        "may_be_one": [
            {"a": one.first, "b": one.second, "reason": one.reason}
            for one in count.may_be_one
        ],
    }


def _rows(rows: Iterable[Sourced]) -> list[object]:
    """Lay out rows as they were keyed."""
    return [msgspec.to_builtins(one) for one in rows]


def timeline_beside(timeline: object, said: Said, picture: Assessment) -> Json:
    """Lay what followed beside a picture's time line; apart from a simulated one.

    Parameters
    ----------
    timeline : dict
        Of the picture.
    said : Said
        What was given.
    picture : Assessment
        Knows what its data is.

    Returns
    -------
    dict
        The time line, with civil effect and response as far as they were given.
    """
    simulated = picture.conclusion.data_kind not in MEASURED
    followed = _followed(said)
    if simulated:
        given = [name for name, told in followed.items() if isinstance(told, list)]
        followed |= {name: not_assessed(word("line_apart")) for name in given}
    return {**cast("Json", timeline), **followed}


def _followed(said: Said) -> Json:
    """Lay out civil effect and response as people said: each statement for itself."""
    found = happenings(said.comparison, said.registers, said.event)
    lanes: Json = {}
    for name, part, family in LANES:
        if given(said.comparison, said.registers, family):
            lanes[name] = [_happening(one) for one in found if one.family is family]
        else:
            lanes[name] = not_assessed(why_not(part))
    return lanes


def _happening(one: Happening) -> Json:
    """Lay out one statement of what was, and when."""
    return {
        "statement": one.id,
        "what": one.what,
        "who": one.who,
        **_ends("from", "to", one.when),
        **_ends("said_from", "said_to", one.said),
    }


def _ends(begin: str, end: str, span: Span | None) -> Json:
    """Lay out a span as begin and end, UTC; null where nobody said it."""
    if span is None:
        return {begin: None, end: None}
    return {begin: instant_text(span.begin_ns), end: instant_text(span.end_ns)}


def said_document(claims: Json, said: Said, version: str) -> Json:
    """Lay out an assessment of statements alone.

    Parameters
    ----------
    claims : dict
        Of `said_section`.
    said : Said
        What was given.
    version : str
        Of Vedette.

    Returns
    -------
    dict
        With every section of an assessment, the others not assessed.
    """
    nothing = not_assessed(NO_RECORD)
    times = dict.fromkeys(("first_entry", "last_entry", "duration_s"), nothing)
    event = str(claims["event"])
    return {
        "schema": SCHEMA,
        "data_kind": "none",
        "marking": "",
        "episode": {"name": event, **times},
        "made_from": {"ledgers": claims["ledgers"], "version": version},
        "counts": nothing,
        "incursions": nothing,
        "timeline": {"air": nothing, "warnings": nothing, **_followed(said)},
        "warnings": nothing,
        "claims": claims,
        **registered(said.registers, event),
        **{part: not_assessed(why_not(part)) for part in ("mechanism", "interference")},
        "coverage": nothing,
        "limits": list(LIMITS),
        "fixed_sentences": list(fixed_sentences()),
    }


def _standing(one: Standing) -> Json:
    """Lay out one measure."""
    return {
        "measure": one.measure.key,
        "unit": one.measure.unit,
        "state": one.state.value,
        "value": one.value,
        "claims": [each.claim.id for each in one.claims],
        "articles": one.voices.articles,
        "origins": one.voices.origins,
    }


def _judged(one: Judged) -> Json:
    """Lay out one claim beside a picture."""
    return {
        "claim": one.stated.claim.id,
        "verdict": one.verdict.value,
        "support": one.support,
        "tells": one.tells,
    }
