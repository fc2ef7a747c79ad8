"""Claims beside tracks: what a picture says of what people said, and what it cannot.

Law: docs/claims.md, "beside the tracks". For a claim that tracks can judge: *support*,
the probability that the picture gives to what was claimed, given these sensors, and how
much the claim *tells apart*, the share of what might have been that it rules out: a
bound that holds of almost any night has much support and tells nothing. What only
documents, intercepts or wrecks can tell is "tracks cannot judge". And beside a
simulated night every claim is "not judged": the two never lend each other support.

Quantities are read loosely, as people mean round figures (`vedette.claims.words`).
"""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

import numpy as np

from vedette.assessment.document import Assessment
from vedette.assessment.span import ends_of, passage_probability
from vedette.claims.categories import UNDETERMINED
from vedette.claims.compare import Comparison, Row
from vedette.claims.folded import folded
from vedette.claims.interval import Reading
from vedette.claims.model import Evidential
from vedette.claims.moments import slack_ns
from vedette.claims.order import as_of
from vedette.claims.relation import Stated
from vedette.claims.span import DAY_S, Span
from vedette.incursions.counts import Count
from vedette.incursions.crossing import Crossing
from vedette.incursions.incursion import entered_across
from vedette.units import SECOND_NS

SUPPORTED_MIN, EXCLUDED_MAX = 0.9, 0.05
# What might have been: none, up to twice the upper end of the 90 % interval.
MIGHT_HAVE_BEEN = 2
MEASURED = ("recorded", "live")  # a picture of anything else judges nobody
DAY_NS = DAY_S * SECOND_NS
MONTH_NS = 31 * DAY_NS
TIMES = ("first_entry", "last_entry")


class Verdict(Enum):
    """What a picture says of a claim."""

    SUPPORTED = "supported"
    OPEN = "open"
    EXCLUDED = "excluded"
    CANNOT = "tracks cannot judge"
    SIMULATED = "not judged: simulated night"
    NOTHING = "not judged: the picture says nothing of it"


class Judged(NamedTuple):
    """One claim beside a picture.

    Attributes
    ----------
    stated : Stated
        The claim.
    verdict : Verdict
        What the picture says of it.
    support : float or None
        Probability; None where nothing was judged.
    tells : float or None
        Share of what might have been that it rules out.
    """

    stated: Stated
    verdict: Verdict
    support: float | None = None
    tells: float | None = None


def judge(
    comparison: Comparison, assessment: Assessment, volume: str
) -> tuple[Judged, ...]:
    """Set every claim of an event beside a picture of it.

    Parameters
    ----------
    comparison : Comparison
        Of the event that a person says the picture is of.
    assessment : Assessment
        Of the picture.
    volume : str
        Id of the volume that the claims speak of.

    Returns
    -------
    tuple of Judged
        In the order of the comparison, computed claims left out.
    """
    simulated = assessment.conclusion.data_kind not in MEASURED
    counts = {one.measure: one for one in assessment.counts if one.volume == volume}
    found = []
    for row in comparison.rows:
        for one in (one for cell in row.cells for one in cell):
            if simulated:
                found.append(Judged(one, Verdict.SIMULATED))
            elif not row.measure.estimator or one.utterance.unanswered:
                found.append(Judged(one, Verdict.CANNOT))
            else:
                found.append(_judged(one, row, assessment, counts, volume))
    return tuple(found)


def _judged(
    one: Stated,
    row: Row,
    assessment: Assessment,
    counts: dict[str, Count],
    volume: str,
) -> Judged:
    """Judge one claim that tracks may judge."""
    estimator, claim = row.measure.estimator, one.claim
    known: tuple[float, float] | None = None
    if claim.place is not None or claim.scope:
        return Judged(one, Verdict.CANNOT)  # it counts for a volume, all that came
    if folded(claim.category) in UNDETERMINED:
        return Judged(one, Verdict.CANNOT)
    entries = [each for each in assessment.entries if each.volume == volume]
    if not any(sensor.looks for sensor in assessment.strip.sensors):
        return Judged(one, Verdict.NOTHING)  # silence is no evidence where nobody looks
    if estimator in counts and claim.strict is not None:
        known = count_support(_by_the_end(one, row, assessment), counts[estimator])
    elif estimator in TIMES and claim.time is not None:
        last = estimator == TIMES[1]
        known = time_support(claim.time, assessment, entries, last=last)
    elif estimator == "entered_across" and claim.category:
        known = across_support(claim.category, entries)
    if known is None:
        return Judged(one, Verdict.NOTHING)
    support, tells = known
    if claim.evidential is Evidential.DENIED:
        support, tells = 1.0 - support, 1.0 - tells
    return Judged(one, _verdict(support), support, tells)


def _by_the_end(one: Stated, row: Row, assessment: Assessment) -> Reading:
    """Return what a claim allows of the count of the whole watch.

    Who counted before the watch was over could not know what came later, so that the
    figure bounds the whole from below alone.
    """
    claimed = one.claim.loose or one.claim.strict or Reading(0)
    counted = as_of(one)
    early = counted is not None and counted.end_ns <= assessment.to_ns
    return Reading(claimed.lo) if row.measure.cumulative and early else claimed


def _verdict(support: float) -> Verdict:
    """Put a probability into a word."""
    if support >= SUPPORTED_MIN:
        return Verdict.SUPPORTED
    return Verdict.EXCLUDED if support <= EXCLUDED_MAX else Verdict.OPEN


def count_support(claimed: Reading, count: Count) -> tuple[float, float]:
    """Say how much a count supports an interval, and what the interval tells apart.

    Parameters
    ----------
    claimed : Reading
        What was claimed.
    count : Count
        What the picture says.

    Returns
    -------
    support, tells : float
        0 to 1.
    """
    support = 0.0
    for number, share in enumerate(count.pmf):
        if claimed.lo <= number <= claimed.top:
            support += share
    most = MIGHT_HAVE_BEEN * max(count.interval_90[1], 1)
    inside = sum(claimed.lo <= number <= claimed.top for number in range(most + 1))
    return min(support, 1.0), 1.0 - inside / (most + 1)


def time_support(
    claimed: Span, assessment: Assessment, entries: Sequence[Crossing], *, last: bool
) -> tuple[float, float] | None:
    """Say how much a picture supports a time of the first or last entry.

    Parameters
    ----------
    claimed : Span
        When it was, as said; read loosely.
    assessment : Assessment
        Of the picture.
    entries : sequence of Crossing
        Into the volume that the claim speaks of.
    last : bool
        Of the last entry, else of the first.

    Returns
    -------
    (support, tells) or None
        None where nothing entered in any draw.
    """
    epoch_ns = assessment.conclusion.outcome.epoch_ns
    slack = slack_ns(claimed)
    from_s = (claimed.begin_ns - slack - epoch_ns) / SECOND_NS
    to_s = (claimed.end_ns + slack - epoch_ns) / SECOND_NS
    draws = ends_of(entries, assessment.begin_s)[1 if last else 0]
    if not draws.size:
        return None
    support = float(np.count_nonzero((draws >= from_s) & (draws < to_s)) / draws.size)
    watch_s = (assessment.to_ns - epoch_ns) / SECOND_NS - assessment.begin_s
    return support, 1.0 - min((to_s - from_s) / max(watch_s, to_s - from_s), 1.0)


def across_support(
    border: str, entries: Sequence[Crossing]
) -> tuple[float, float] | None:
    """Say how probable it is that anything entered across a border.

    Parameters
    ----------
    border : str
        ISO 3166-1 code of the neighbour, or sea.
    entries : sequence of Crossing
        Into the volume that the claim speaks of.

    Returns
    -------
    (support, tells) or None
        Entries taken as independent given the picture; None where nobody entered, or
        the picture has no such border: it then says nothing of it.
    """
    shares = [entered_across(entry) for entry in entries]
    neighbours = {name for one in shares for name in one}
    asked = next((name for name in neighbours if folded(name) == folded(border)), None)
    if asked is None:
        return None
    none = 1.0
    for entry, share in zip(entries, shares, strict=True):
        none *= 1.0 - passage_probability(entry) * share.get(asked, 0.0)
    return 1.0 - none, 1.0 - 1.0 / len(neighbours)


def of_one_time(comparison: Comparison, assessment: Assessment) -> bool:
    """Return whether a picture can be of the event that claims speak of, by its time.

    Parameters
    ----------
    comparison : Comparison
        Of the event.
    assessment : Assessment
        Of the picture.

    Returns
    -------
    bool
        Some time that is said lies within a day of the watch; where none is said, some
        claim was counted after its begin and within a month of its end.
    """
    begin_ns = assessment.conclusion.outcome.epoch_ns
    begin_ns += round(assessment.begin_s * SECOND_NS)
    claims = list(comparison.claims.values())
    said = [one.claim.time for one in claims if one.claim.time is not None]
    slack_before_ns, slack_after_ns = DAY_NS, DAY_NS
    if not said:
        said = [when for one in claims if (when := as_of(one)) is not None]
        slack_before_ns, slack_after_ns = 0, MONTH_NS
    return not said or any(
        begin_ns - slack_before_ns <= when.end_ns
        and when.begin_ns <= assessment.to_ns + slack_after_ns
        for when in said
    )


def volume_of(assessment: Assessment, asked: str) -> str | None:
    """Choose the volume that claims speak of.

    Parameters
    ----------
    assessment : Assessment
        Of a picture.
    asked : str
        As a person said, "" for whichever is the only one.

    Returns
    -------
    str or None
        None where there is none of that name, or more than one and nobody chose.
    """
    known = [one.id for one in assessment.conclusion.volumes]
    if asked:
        return asked if asked in known else None
    return known[0] if len(known) == 1 else None
