"""Relations of quantities: intervals, order, and what cannot be smaller than what.

Law: docs/claims.md, "quantities"; the rules there bear the ids used here. Both claims
are of one event. Where strict readings have no number in common: a figure of something
that people go on counting is updated by a later one that is not lower, and of unknown
order where nothing says which is later; else the two differ if their loose readings
meet or lie within a tenth of each other, and contradict each other if not.
"""

from types import MappingProxyType
from typing import NamedTuple

from vedette.claims.interval import Reading, gap, overlap, said, within
from vedette.claims.model import Evidential
from vedette.claims.order import Order, order_of
from vedette.claims.relation import Kind, Relation, Stated, related
from vedette.claims.words import AT_LEAST, MORE

NEAR_SHARE = 0.10  # two figures within a tenth differ, they do not contradict
WEAK_SHARE = 0.5  # a bound under half of a figure says next to nothing of it
# Why two figures that do not meet differ and no more, each with its words.
EXCUSES = MappingProxyType(
    {
        "read loosely": ", read loosely they do",
        "near": ", but lie within a tenth of each other",
        "none reported": "; that none was reported is weaker than that there was none",
    }
)


class Verdict(NamedTuple):
    """What a rule says of two quantities."""

    kind: Kind
    rule: str
    explanation: str
    reading: str = "strict"
    swapped: bool = False


def same_measure(a: Stated, b: Stated, *, cumulative: bool) -> Relation:
    """Relate two quantities of one measure.

    Parameters
    ----------
    a, b : Stated
        Both with readings.
    cumulative : bool
        The measure grows as people go on counting.

    Returns
    -------
    Relation
        The relation.
    """
    ours, theirs = _strict(a), _strict(b)
    if Evidential.DENIED in (a.claim.evidential, b.claim.evidential):
        return _relation(a, b, _denied(a, b))
    if ours == theirs:
        agree = Verdict(Kind.AGREES, "Q1", f"both say {said(ours)}")
        return _relation(a, b, agree)
    if within(ours, theirs) or within(theirs, ours):
        return _relation(a, b, _nested(a, b))
    if overlap(ours, theirs):
        text = f"{said(ours)} and {said(theirs)} have figures in common"
        return _relation(a, b, Verdict(Kind.COMPATIBLE, "Q3", text))
    return _relation(a, b, _apart(a, b, cumulative=cumulative))


def never_smaller(
    large: Stated,
    small: Stated,
    why: str,
    *,
    cumulative: bool,
    grouped: bool = False,
) -> Relation:
    """Relate a quantity to one that it cannot be smaller than.

    Parameters
    ----------
    large, small : Stated
        Both with readings.
    why : str
        Why it cannot be.
    cumulative : bool
        They grow as people go on counting.
    grouped : bool
        One of the first may be told of several of the second that came together.

    Returns
    -------
    Relation
        Compatible where it is not smaller.
    """
    ours, theirs = _allowed(large), _allowed(small)
    if ours.top >= theirs.lo:
        text = f"{said(ours)} beside {said(theirs)}: {why}"
        return _relation(large, small, Verdict(Kind.COMPATIBLE, "Q8", text))
    text = f"{said(ours)} is less than {said(theirs)}, and {why}"
    later = _counted_later(large, small, text) if cumulative else None
    if later is None and grouped and ours.top > 0:
        text = f"{said(ours)} beside {said(theirs)}: one may be of several together"
        kind = Kind.COMPATIBLE if large.voice == small.voice else Kind.DIFFERS
        later = Verdict(kind, "Q12", text)
    verdict = later or _disjoint(large, small, text, "Q9")
    return _relation(large, small, verdict)


def _counted_later(large: Stated, small: Stated, text: str) -> Verdict | None:
    """Excuse one that is too small where the other was, or may have been, later."""
    order = order_of(large, small)
    if order is Order.UNKNOWN:
        return Verdict(Kind.ORDER_UNKNOWN, "Q9", text)
    if order is not Order.FIRST:
        return None
    if _flat_none(large) and not _one_speaker(large, small):
        return Verdict(Kind.DIFFERS, "Q11", f"{text}; the second was said later")
    return Verdict(Kind.COMPATIBLE, "Q9", f"{text}; the second was counted later")


def _nested(a: Stated, b: Stated) -> Verdict:
    """Relate two of which one lies in the other."""
    inner, outer = (a, b) if within(_strict(a), _strict(b)) else (b, a)
    ours, theirs = _strict(inner), _strict(outer)
    explicit = outer.claim.quantifier in (AT_LEAST, MORE)
    if explicit and theirs.open_above and theirs.lo < WEAK_SHARE * ours.lo:
        text = f"{said(theirs)} holds of {said(ours)}, and says little of it"
        return Verdict(Kind.WEAK_BOUND, "Q4", text, swapped=inner is b)
    text = f"{said(ours)} lies within {said(theirs)}"
    return Verdict(Kind.REFINES, "Q2", text, swapped=inner is b)


def _apart(a: Stated, b: Stated, *, cumulative: bool) -> Verdict:
    """Relate two whose strict readings have nothing in common."""
    ours, theirs = _strict(a), _strict(b)
    order = order_of(a, b)
    one_speaker = _one_speaker(a, b)
    if order in (Order.FIRST, Order.SECOND) and (cumulative or one_speaker):
        earlier, later = (a, b) if order is Order.FIRST else (b, a)
        grew = _strict(later).lo > _strict(earlier).lo
        if grew and not one_speaker and _flat_none(earlier):
            text = f"one said none, another later {said(_strict(later))}"
            return Verdict(Kind.DIFFERS, "Q11", text, swapped=later is b)
        if grew or one_speaker:
            text = f"{said(_strict(later))}, and {said(_strict(earlier))} before it"
            rule = "Q5" if grew else "Q6"
            return Verdict(Kind.UPDATE, rule, text, swapped=later is b)
    text = f"{said(ours)} and {said(theirs)} have no figure in common"
    if cumulative and order is Order.UNKNOWN:
        more = f"{text}; which was counted later is not known"
        return Verdict(Kind.ORDER_UNKNOWN, "Q5", more)
    return _disjoint(a, b, text, "Q7")


def _disjoint(a: Stated, b: Stated, text: str, rule: str) -> Verdict:
    """Say whether two that do not meet differ or contradict each other."""
    excuse = why_not_contradicting(a, b)
    kind = Kind.DIFFERS if excuse else Kind.CONTRADICTS
    return Verdict(kind, rule, text + EXCUSES.get(excuse, ""), "loose")


def why_not_contradicting(a: Stated, b: Stated) -> str:
    """Say why two that do not meet do not contradict each other all the same.

    Parameters
    ----------
    a, b : Stated
        Both with readings.

    Returns
    -------
    str
        Of `EXCUSES`; "" where they do contradict each other.
    """
    if overlap(_loose(a), _loose(b)):
        return "read loosely"
    if _gap_share(a, b) <= NEAR_SHARE:
        return "near"
    weak = _only_reported_none(a) or _only_reported_none(b)
    return "none reported" if weak else ""


def _denied(a: Stated, b: Stated) -> Verdict:
    """Relate two of which at least one is a denial of its figure."""
    both = a.claim.evidential is b.claim.evidential
    ours, theirs = _strict(a), _strict(b)
    if both:
        kind = Kind.AGREES if ours == theirs else Kind.COMPATIBLE
        text = f"both deny: {said(ours)} and {said(theirs)}"
        return Verdict(kind, "Q10", text)
    denied, held = (a, b) if a.claim.evidential is Evidential.DENIED else (b, a)
    if within(_strict(held), _strict(denied)):
        text = f"one says {said(_strict(held))}, the other denies it"
        return Verdict(Kind.CONTRADICTS, "Q10", text)
    text = f"{said(_strict(denied))} is denied, {said(_strict(held))} is said"
    return Verdict(Kind.COMPATIBLE, "Q10", text)


def _only_reported_none(one: Stated) -> bool:
    """Return whether it says no more than that none was reported."""
    return one.claim.evidential is Evidential.REPORTED and _strict(one).hi == 0


def _flat_none(one: Stated) -> bool:
    """Return whether it says that there was none, not that none was reported yet."""
    return one.claim.evidential is not Evidential.REPORTED and _strict(one).hi == 0


def _one_speaker(a: Stated, b: Stated) -> bool:
    """Return whether one who is named said both."""
    return a.source is not None and a.source == b.source


def _allowed(one: Stated) -> Reading:
    """Return what a claim allows: a denial of "at least n" is fewer than n."""
    reading = _strict(one)
    if one.claim.evidential is not Evidential.DENIED:
        return reading
    if reading.hi is None and reading.lo > 0:
        return Reading(0, reading.lo - 1)
    if reading.lo == 0 and reading.hi is not None:
        return Reading(reading.hi + 1)
    return Reading(0)  # that it was not just so many bounds nothing


def _gap_share(a: Stated, b: Stated) -> float:
    """Return the gap of what two allow as a share of the larger edge."""
    ours, theirs = _allowed(a), _allowed(b)
    upper = max(ours.lo, theirs.lo)
    return gap(ours, theirs) / upper if upper > 0 else 0.0


def _relation(a: Stated, b: Stated, found: Verdict) -> Relation:
    """Write a verdict down."""
    first, second = (b, a) if found.swapped else (a, b)
    return related(
        first,
        second,
        found.kind,
        found.rule,
        found.explanation,
        reading=found.reading,
        gap=gap(_strict(a), _strict(b)),
        gap_rel=_gap_share(a, b),
    )


def _strict(one: Stated) -> Reading:
    """Return the strict reading of a claim that has one."""
    return one.claim.strict or Reading(0)


def _loose(one: Stated) -> Reading:
    """Return the loose reading, the strict one where there is none."""
    if one.claim.evidential is Evidential.DENIED:
        return _allowed(one)
    return one.claim.loose or _strict(one)
