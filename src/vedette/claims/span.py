"""Spans of time: when something was said or was so, as closely as words tell.

A span is half open, from its begin up to its end, in RFC 3339 UTC text, whole seconds.
A day is a span of 24 h of its own zone, a minute one of 60 s: how precise a time is
stands in its width. The zone and the words from which it was read stay beside it.
"""

from msgspec import Struct

from vedette.site.instant import instant_ns

MINUTE_S, HOUR_S, DAY_S = 60, 3_600, 86_400


class Span(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of time.

    Parameters
    ----------
    begin, end : str
        RFC 3339, with an offset; end not included and not before begin.
    zone : str
        IANA name of the zone in which it was said, "" where none was.
    text : str
        The words.

    Raises
    ------
    ValueError
        Where one is no time or it ends before it begins.
    """

    begin: str
    end: str
    zone: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        if self.end_ns < self.begin_ns:
            raise ValueError("a span that ends before it begins")

    @property
    def begin_ns(self) -> int:
        """Nanoseconds UTC."""
        return instant_ns(self.begin, where="begin")

    @property
    def end_ns(self) -> int:
        """Nanoseconds UTC."""
        return instant_ns(self.end, where="end")


def meet(a: Span, b: Span) -> bool:
    """Return whether two spans have a moment in common."""
    same = a.begin_ns == b.begin_ns
    return same or (a.begin_ns < b.end_ns and b.begin_ns < a.end_ns)


def before(a: Span, b: Span) -> bool:
    """Return whether one span is over when the other begins."""
    return a.end_ns <= b.begin_ns and a.begin_ns < b.begin_ns
