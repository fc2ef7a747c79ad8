"""Relations of times: when something was, as two people say.

Law: docs/claims.md, "times" (rules T1 to T6), after the interval algebra of Allen
(1983): equal, during, overlapping, apart. A clock time said in minutes is a span of one
minute; *loosely* it is as close as people say times: five minutes, and a quarter of an
hour where it is a full or a half hour.
"""

from vedette.claims.model import Evidential
from vedette.claims.order import revised
from vedette.claims.relation import Kind, Relation, Stated, related
from vedette.claims.span import MINUTE_S, Span, meet
from vedette.units import SECOND_NS

MINUTE_NS = MINUTE_S * SECOND_NS
LOOSE_NS = 5 * MINUTE_NS
LOOSE_ROUND_NS = 15 * MINUTE_NS
ROUND_NS = 30 * MINUTE_NS


def related_times(a: Stated, b: Stated, ours: Span, theirs: Span) -> Relation:
    """Relate two times of one thing.

    Parameters
    ----------
    a, b : Stated
        The claims.
    ours, theirs : Span
        When each says that it was.

    Returns
    -------
    Relation
        Gaps in seconds.
    """
    denials = [one.claim.evidential is Evidential.DENIED for one in (a, b)]
    if any(denials):
        return _denied(a, b, ours, theirs, both=all(denials))
    meets = _meeting(a, b, ours, theirs)
    return meets or _revised(a, b) or _apart(a, b, ours, theirs)


def _meeting(a: Stated, b: Stated, ours: Span, theirs: Span) -> Relation | None:
    """Relate two times that have a moment in common."""
    if (ours.begin_ns, ours.end_ns) == (theirs.begin_ns, theirs.end_ns):
        return _relation(a, b, Kind.AGREES, "T1", "both give one time")
    if _inside(ours, theirs):
        return _relation(a, b, Kind.REFINES, "T2", "the first time lies in the second")
    if _inside(theirs, ours):
        return _relation(b, a, Kind.REFINES, "T2", "the first time lies in the second")
    if meet(ours, theirs):
        return _relation(a, b, Kind.COMPATIBLE, "T3", "the two times overlap")
    return None


def _revised(a: Stated, b: Stated) -> Relation | None:
    """Say that one speaker later gave another time, where that is so."""
    pair = revised(a, b)
    text = "one speaker gave another time later"
    return None if pair is None else _relation(*pair, Kind.UPDATE, "T6", text)


def _apart(a: Stated, b: Stated, ours: Span, theirs: Span) -> Relation:
    """Relate two times that have no moment in common."""
    apart_s = _gap_ns(ours, theirs) / SECOND_NS
    near = _gap_ns(ours, theirs) < slack_ns(ours) + slack_ns(theirs)
    kind = Kind.DIFFERS if near else Kind.CONTRADICTS
    text = f"the two times lie {apart_s / 60:.0f} min apart"
    return _relation(a, b, kind, "T4", text, apart_s)


def _denied(a: Stated, b: Stated, ours: Span, theirs: Span, *, both: bool) -> Relation:
    """Relate two times of which at least one is denied."""
    same = (ours.begin_ns, ours.end_ns) == (theirs.begin_ns, theirs.end_ns)
    if both:
        kind = Kind.AGREES if same else Kind.COMPATIBLE
        return _relation(a, b, kind, "T5", "both deny a time")
    first_denies = a.claim.evidential is Evidential.DENIED
    denied, held = (ours, theirs) if first_denies else (theirs, ours)
    if _inside(held, denied):
        return _relation(a, b, Kind.CONTRADICTS, "T5", "one denies the other's time")
    text = "a time is denied, and another is said"
    return _relation(a, b, Kind.COMPATIBLE, "T5", text)


def _inside(inner: Span, outer: Span) -> bool:
    """Return whether one span lies in another."""
    return inner.begin_ns >= outer.begin_ns and inner.end_ns <= outer.end_ns


def _gap_ns(a: Span, b: Span) -> int:
    """Return how far two spans lie apart."""
    return max(a.begin_ns - b.end_ns, b.begin_ns - a.end_ns, 0)


def slack_ns(span: Span) -> int:
    """Return by how much a time may be off, loosely read.

    Parameters
    ----------
    span : Span
        As said.

    Returns
    -------
    int
        Nanoseconds to either side.
    """
    if span.end_ns - span.begin_ns > MINUTE_NS:
        return LOOSE_NS
    return LOOSE_ROUND_NS if span.begin_ns % ROUND_NS == 0 else LOOSE_NS


def _relation(
    a: Stated, b: Stated, kind: Kind, rule: str, text: str, gap_s: float = 0.0
) -> Relation:
    """Write one down."""
    reading = "loose" if rule == "T4" else "strict"
    return related(a, b, kind, rule, text, reading=reading, gap=gap_s)
