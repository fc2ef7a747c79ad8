"""Order: which of two claims was counted later, where that can be told.

Law: docs/claims.md, "as of". A claim counts what was known as of a time; where it does
not say so, what was known when it was said. Two spans that meet say an order only where
both are narrow: what two people said "on the 10th" may have come in either order.
"""

from enum import Enum

from vedette.claims.relation import Stated
from vedette.claims.span import Span, before, meet
from vedette.units import SECOND_NS

# Figures given within an hour of each other are of one state of knowledge.
AT_ONCE_S = 3600


class Order(Enum):
    """Which came first."""

    FIRST = "the first"
    SECOND = "the second"
    TOGETHER = "together"
    UNKNOWN = "unknown"


def as_of(one: Stated) -> Span | None:
    """Return up to when a claim counts, None where nothing says it.

    Parameters
    ----------
    one : Stated
        A claim with its utterance.

    Returns
    -------
    Span or None
        Its as-of time, else when it was said.
    """
    return one.claim.as_of or one.utterance.said


def order_of(a: Stated, b: Stated) -> Order:
    """Say which of two claims counts up to an earlier time.

    Parameters
    ----------
    a, b : Stated
        Two claims.

    Returns
    -------
    Order
        FIRST where `a` is the earlier.
    """
    ours, theirs = as_of(a), as_of(b)
    if ours is None or theirs is None:
        return Order.UNKNOWN
    if before(ours, theirs):
        return Order.FIRST
    if before(theirs, ours):
        return Order.SECOND
    narrow = max(_width_ns(ours), _width_ns(theirs)) <= AT_ONCE_S * SECOND_NS
    return Order.TOGETHER if meet(ours, theirs) and narrow else Order.UNKNOWN


def _width_ns(span: Span) -> int:
    """Return how long a span is."""
    return span.end_ns - span.begin_ns


def revised(a: Stated, b: Stated) -> tuple[Stated, Stated] | None:
    """Return the later and the earlier of two claims that one speaker made.

    Parameters
    ----------
    a, b : Stated
        Two claims.

    Returns
    -------
    (later, earlier) or None
        None for two speakers, for nobody named, and where no order can be told.
    """
    order = order_of(a, b)
    if a.source is None or a.source != b.source:
        return None
    if order is Order.FIRST:
        return b, a
    return (a, b) if order is Order.SECOND else None
