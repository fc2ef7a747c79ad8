"""``assessment.json``: what is known of an episode, how well, and what is not.

Law: docs/fields.md and ``schemas/assessment.schema.json``. Every count has its unit and
is a distribution; a section that was not assessed says so with its reason. Times are
RFC 3339 in UTC, places WGS 84 degrees, probabilities 0 to 1.
"""

import numpy as np

from vedette.assessment.counted import unit_of
from vedette.assessment.document import Assessment
from vedette.assessment.evidence import Reason
from vedette.assessment.limits import fixed_sentences, why_not
from vedette.assessment.reading_warned import stands_until_s
from vedette.assessment.span import Known, entry_probability
from vedette.claims.tongue import word
from vedette.earth.plane import from_plane
from vedette.incursions.counts import Count, interval_90
from vedette.incursions.crossing import Crossing
from vedette.incursions.incursion import entered_across
from vedette.output.tables import ground_m, identity, nanoseconds
from vedette.picture import Outcome
from vedette.site.instant import instant_text
from vedette.warnings import State

SCHEMA = 1
Json = dict[str, object]


def not_assessed(reason: str) -> Json:
    """Say that something was not examined, and why."""
    return {"status": "not_assessed", "reason": reason}


def assessment_document(assessment: Assessment) -> Json:
    """Lay out an assessment.

    Parameters
    ----------
    assessment : Assessment
        As values.

    Returns
    -------
    dict
        Of JSON values.
    """
    outcome = assessment.conclusion.outcome
    approach_km = assessment.conclusion.site.policy.approach_km
    counts = [_count(count, approach_km, outcome) for count in assessment.counts]
    return {
        "schema": SCHEMA,
        "data_kind": assessment.conclusion.data_kind,
        "marking": assessment.marking,
        "episode": _episode(assessment),
        "made_from": dict(assessment.made_from),
        "counts": counts or not_assessed(why_not("counts")),
        "incursions": [
            _incursion(number, reason, outcome)
            for number, reason in enumerate(assessment.incursions, 1)
        ],
        "timeline": _timeline(assessment),
        "warnings": _warnings(assessment),
        "claims": not_assessed(why_not("claims")),
        "effects": not_assessed(why_not("effects")),
        "response": not_assessed(why_not("response")),
        "wrecks": not_assessed(why_not("wrecks")),
        "mechanism": not_assessed(why_not("mechanism")),
        "interference": not_assessed(why_not("interference")),
        "coverage": _coverage(assessment),
        "limits": list(assessment.limits),
        "fixed_sentences": list(fixed_sentences()),
    }


def _instant(time_s: float, outcome: Outcome) -> str:
    """Write a time."""
    return instant_text(int(nanoseconds(outcome.epoch_ns, np.array([time_s]))[0]))


def _episode(assessment: Assessment) -> Json:
    """Lay out when it began and ended."""
    span, outcome = assessment.span, assessment.conclusion.outcome
    if span is None:
        nothing = not_assessed(why_not("entry"))
        times = dict.fromkeys(("first_entry", "last_entry", "duration_s"), nothing)
        return {"name": assessment.name, **times}

    def moment(known: Known) -> Json:
        low, high = known.interval_90
        return {
            "mean": _instant(known.mean, outcome),
            "interval_90": [_instant(low, outcome), _instant(high, outcome)],
        }

    return {
        "name": assessment.name,
        "first_entry": moment(span.first_entry_s),
        "last_entry": moment(span.last_entry_s),
        "duration_s": {
            "mean": span.duration_s.mean,
            "interval_90": list(span.duration_s.interval_90),
        },
    }


def _count(count: Count, approach_km: float, outcome: Outcome) -> Json:
    """Lay out one count."""
    return {
        "volume": count.volume,
        "measure": count.measure,
        "unit": unit_of(count, approach_km),
        "given": word("count_given"),
        "from": _instant(count.from_s, outcome),
        "to": _instant(count.to_s, outcome),
        "mean": count.mean,
        "interval_90": list(count.interval_90),
        "pmf": list(count.pmf),
        "seen_mean": count.seen_mean,
        "seen_interval_90": list(interval_90(count.seen_pmf)),
        "unseen_mean": count.unseen_mean,
        "unseen_interval_90": list(interval_90(count.unseen_pmf)),
        "prior_band": list(count.prior_band),
    }


def _incursion(number: int, reason: Reason, outcome: Outcome) -> Json:
    """Lay out why one counts; ``incursions.json`` has the rest under the same id."""
    entry = reason.incursion.entry
    return {
        "id": str(number),
        "tracks": [entry.track],
        "identity": identity(entry.address),
        "volume": entry.volume,
        "probability": entry_probability(entry),
        "entered": _passage(entry, outcome),
        "entered_across": entered_across(entry),
        "first_plot": _instant(reason.first_plot_s, outcome),
        "last_plot": _instant(reason.last_plot_s, outcome),
        "plots": reason.sure,
        "feeds": dict(reason.feeds),
    }


def _passage(entry: Crossing, outcome: Outcome) -> Json:
    """Lay out when and where a border was passed."""
    lat_deg, lon_deg = from_plane(outcome.plane, entry.e_m, entry.n_m)
    return {
        "time": _instant(entry.time_s, outcome),
        "sigma_s": entry.sigma_s,
        "lat": lat_deg,
        "lon": lon_deg,
        "sigma_m": ground_m(outcome.plane, entry),
    }


def _timeline(assessment: Assessment) -> Json:
    """Lay out the lanes."""
    outcome = assessment.conclusion.outcome
    air: list[Json] = []
    for number, reason in enumerate(assessment.incursions, 1):
        entry, left = reason.incursion.entry, reason.incursion.left
        air.append(_event("entered", entry, number, outcome))
        if left is not None:
            air.append(_event("left", left, number, outcome))
    return {
        "air": sorted(air, key=lambda event: (str(event["time"]), str(event["what"]))),
        "warnings": _warnings(assessment),
        "civil_effect": not_assessed(why_not("effects")),
        "response": not_assessed(why_not("response")),
    }


def _event(what: str, crossing: Crossing, number: int, outcome: Outcome) -> Json:
    """Lay out one event in the air."""
    return {
        "time": _instant(crossing.time_s, outcome),
        "sigma_s": crossing.sigma_s,
        "what": what,
        "volume": crossing.volume,
        "probability": entry_probability(crossing),
        "incursion": str(number),
        "track": crossing.track,
    }


def _warnings(assessment: Assessment) -> object:
    """Lay out what was warned."""
    outcome = assessment.conclusion.outcome
    if assessment.warnings is None:
        return not_assessed(why_not("warnings"))
    return [
        {
            "id": warning.id,
            "area": warning.area,
            "name": warning.name,
            "kind": warning.kind,
            "state": warning.state.value,
            "probability": warning.probability,
            "tracks": list(warning.tracks),
            "from": _instant(warning.history[0].time_s, outcome),
            "drafted": next(
                (
                    _instant(change.time_s, outcome)
                    for change in warning.history
                    if change.state is State.ISSUED
                ),
                None,
            ),
            "to": _instant(stands_until_s(warning), outcome),
        }
        for warning in assessment.warnings
    ]


def _coverage(assessment: Assessment) -> Json:
    """Lay out what could have been seen: shares, never a map."""
    strip = assessment.strip
    return {
        "judged_border_km": strip.length_km,
        "covered": [
            {"height_m": seen.height_m, "share": seen.share} for seen in strip.seen
        ]
        or not_assessed("no radar is declared, or no border is judged within range"),
        "sensors": [
            {
                "id": sensor.id,
                "kind": sensor.kind,
                "silence_is_evidence": sensor.looks,
                "outages": [
                    [instant_text(begin), instant_text(end)]
                    for begin, end in sensor.outages
                ],
            }
            for sensor in strip.sensors
        ],
    }
