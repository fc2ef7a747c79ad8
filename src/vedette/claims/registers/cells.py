"""Cells of a table: how times and numbers are written in CSV.

Times are ISO 8601 with an offset, as precise as they are written: a day
``2025-09-12+02:00`` is 24 h, ``2025-09-10T05:40+02:00`` a minute, ``...T05+02:00`` an
hour, two of them with ``/`` between them a stretch. The IANA zone in which it was said
and the words may follow, ``TIME; ZONE; WORDS``; the zone is held against the offset,
since 00:50 in Kyiv and in Warsaw are not one moment. 10/09/2025 is refused: nobody can
tell the day from the month.
"""

import re
from datetime import UTC, datetime

from vedette.claims.span import DAY_S, HOUR_S, MINUTE_S, Span
from vedette.claims.zones import known_zone, to_local
from vedette.errors import UsageError
from vedette.site.instant import instant_ns, instant_text, shown
from vedette.units import SECOND_NS

_TIME = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[Tt ](?P<hour>\d{2})(?P<minute>:\d{2})?(?P<second>:\d{2})?)?"
    r"(?P<offset>[Zz]|[+-]\d{2}:\d{2})",
    re.ASCII,
)
_NUMBER = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,12})?", re.ASCII)
_HOW = (
    "Write a day as 2025-09-12+02:00, a minute as 2025-09-10T05:40+02:00, a stretch as "
    "two of them with / between, a zone behind as ; Europe/Warsaw."
)


def span_of(said: str, where: str) -> Span:
    """Read a time as precisely as it is written.

    Parameters
    ----------
    said : str
        As the head of this module says.
    where : str
        File, line and column, for the message.

    Returns
    -------
    Span
        With its zone and words where they were written.

    Raises
    ------
    UsageError
        No time, one without an offset, or an offset that the zone did not have.
    """
    time, _, behind = said.partition(";")
    zone, _, words = (part.strip() for part in behind.partition(";"))
    first, slash, last = time.partition("/")
    begin_ns, end_ns = _stretch(first, said, where)
    if slash:
        last_ns, past_ns = _stretch(last, said, where)
        # A stretch runs through its last day, but up to its last moment.
        end_ns = last_ns if ":" in last.strip()[:16] else past_ns
        if last_ns < begin_ns:
            raise _refused("a time that ends after it begins", said, where)
    if zone:
        _hold_against(zone, first.strip(), begin_ns, where)
    return Span(
        begin=instant_text(begin_ns),
        end=instant_text(end_ns),
        zone=zone,
        text=words,
    )


def _stretch(written: str, said: str, where: str) -> tuple[int, int]:
    """Read one time: begin and end, ns; what is not written is not known."""
    found = _TIME.fullmatch(written.strip())
    if found is None:
        raise _refused("a time with its offset from UTC", said, where)
    clock = "".join(
        (found[name] or default)
        for name, default in (("hour", "00"), ("minute", ":00"), ("second", ":00"))
    )
    begin_ns = instant_ns(f"{found['day']}T{clock}{found['offset']}", where=where)
    width_s = DAY_S
    for name, seconds in (("hour", HOUR_S), ("minute", MINUTE_S), ("second", 1)):
        width_s = seconds if found[name] else width_s
    return begin_ns, begin_ns + width_s * SECOND_NS


def _hold_against(zone: str, first: str, begin_ns: int, where: str) -> None:
    """Refuse a zone that is none, or did not have the offset written beside it."""
    moment = datetime.fromtimestamp(begin_ns // SECOND_NS, UTC)
    try:
        local = to_local(moment, known_zone(zone))
    except UsageError as error:
        raise _refused("a time with a zone of the IANA database", zone, where) from (
            error
        )
    got = "+00:00" if first[-1] in "Zz" else first[-6:]
    if got == "+00:00":
        return  # rewritten to UTC, the zone tells only where it was said
    ahead_min = int((local.replace(tzinfo=UTC) - moment).total_seconds()) // 60
    hours, minutes = divmod(abs(ahead_min), 60)
    wanted = f"{'-' if ahead_min < 0 else '+'}{hours:02d}:{minutes:02d}"
    if got != wanted:
        raise _refused(f"{wanted}, the offset of {zone} at that time", got, where)


def span_text(span: Span) -> str:
    """Write a time so that `span_of` reads the same stretch.

    Parameters
    ----------
    span : Span
        Of whole seconds.

    Returns
    -------
    str
        ``BEGIN/END``, then its zone and words where it has them.
    """
    both = f"{span.begin}/{span.end}"
    if span.text:
        return f"{both}; {span.zone}; {span.text}"
    return f"{both}; {span.zone}" if span.zone else both


def number_of_cell(said: str, where: str, *, comma: bool) -> int | float:
    """Read a number.

    Parameters
    ----------
    said : str
        Figures with at most one point.
    where : str
        For the message.
    comma : bool
        A comma is the decimal point, as spreadsheets that part cells by ; write it.

    Returns
    -------
    int or float
        Whole where it is written whole.

    Raises
    ------
    UsageError
        No number.
    """
    text = said.replace(",", ".") if comma else said
    if not _NUMBER.fullmatch(text):
        raise _refused("a number", said, where)
    return float(text) if "." in text else int(text)


def _refused(expected: str, got: str, where: str) -> UsageError:
    advice = _HOW if "time" in expected else ""
    return UsageError(expected=expected, got=shown(got), where=where, advice=advice)
