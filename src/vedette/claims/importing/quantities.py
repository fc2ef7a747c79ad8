"""The quantity of a row: words, or bounds, or both where they agree.

Words are read by `vedette.claims.words` (counts) and `vedette.claims.durations`;
bounds with a hedge likewise. Bounds alone are taken as they stand: `lo` without `hi` is
at least so many, both alike is the figure itself, whose loose reading follows the table
of hedges. Durations are stored in seconds.
"""

import re
from types import MappingProxyType
from typing import NamedTuple

from vedette.claims.durations import duration_of
from vedette.claims.importing.cells import meant, number_in
from vedette.claims.importing.columns import Cells
from vedette.claims.interval import Reading
from vedette.claims.measures import Measure
from vedette.claims.model import ValueKind
from vedette.claims.words import (
    AT_LEAST,
    AT_MOST,
    EXACT,
    QUANTIFIERS,
    RANGE,
    Quantity,
    quantity_of,
    read,
)
from vedette.errors import UsageError

SECONDS = MappingProxyType(
    {
        "s": 1,
        "second": 1,
        "min": 60,
        "minute": 60,
        "h": 3600,
        "hour": 3600,
        "day": 86_400,
    }
)


# "1.200" of things that are counted: 1,200 as half of Europe writes it, or 1.2.
_EITHER = re.compile(
    r"(?<![\d.,])(?P<head>\d{1,3})\.(?P<tail>\d{3})(?![\d.,])"
    r"(?!\s(?:dozen|score|hundred|thousand|million))",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\d,\d")  # "3,5": a decimal comma, or thousands cut short


class Bounds(NamedTuple):
    """What the columns lo and hi say, in the unit of the measure."""

    lo: int | float | None
    hi: int | float | None


def quantity_in(cells: Cells, measure: Measure) -> Quantity | None:
    """Read the quantity of a row.

    Parameters
    ----------
    cells : Cells
        The row.
    measure : Measure
        What it counts or times.

    Returns
    -------
    Quantity or None
        In the unit of the measure; None where the row states none.

    Raises
    ------
    UsageError
        It cannot be read, or its columns disagree.
    """
    scale = _scale(cells, measure)
    bounds = _bounds(cells, measure, ("lo", "hi"), scale)
    said = _said(cells, measure)
    if said is None and bounds == (None, None):
        return None
    if said is None:
        said = _of_bounds(cells, bounds, scale)
    elif bounds != (None, None):
        stated = Bounds(said.strict.lo, said.strict.hi)
        if stated != Bounds(bounds.lo or 0, bounds.hi):
            raise UsageError(
                expected=f"{_shown(stated)}, as its words say",
                got=_shown(bounds),
                where="lo",
                advice="Leave lo and hi empty, or words.",
            )
    return _loosened(cells, measure, said, scale)


def _said(cells: Cells, measure: Measure) -> Quantity | None:
    """Read the column words."""
    words = cells.get("words")
    if not words:
        return None
    found = quantity_of(words)
    if measure.kind is ValueKind.DURATION:
        unit = cells.get("unit") if found else ""
        found = duration_of(f"{words} {unit}".strip())
    if found is None:
        raise UsageError(
            expected="the words of a quantity, from its hedge to its figure",
            got=ascii(words)[:60],
            where="words",
            advice="Thousands are written 1,200 or 1 200, a fraction with a point: 3.5."
            if _COMMA.search(words)
            else "As “at least 19”, “about two dozen”, “22 to 25”, “no”; without the "
            "thing counted. “No more than a few” names no figure: write lo and hi.",
        )
    if measure.kind is ValueKind.COUNT:
        _check_whole(words, found)
    return found


def _check_whole(words: str, found: Quantity) -> None:
    """Refuse a count that is not whole, or that can be read in two ways."""
    either = _EITHER.search(words)
    if either:
        head, tail = either["head"], either["tail"]
        raise UsageError(
            expected="a whole number",
            got=f"{either[0]}, which may be {head},{tail} or {float(either[0]):.10g}",
            where="words",
            advice="Write thousands as 1,200 or 1 200; there are no parts of one.",
        )
    ends = (found.strict.lo, found.strict.hi, found.loose.lo, found.loose.hi)
    if any(end is not None and end != int(end) for end in ends):
        raise UsageError(
            expected="a whole number",
            got=ascii(words)[:60],
            where="words",
            advice="Things are counted whole; thousands are written 1,200 or 1 200.",
        )


def _of_bounds(cells: Cells, bounds: Bounds, scale: int) -> Quantity:
    """Make a quantity of bounds, and of a hedge where one is given."""
    lo, hi = bounds
    if lo is not None and hi is not None and lo > hi:
        raise UsageError(
            expected="lo not above hi", got=f"{lo:g} above {hi:g}", where="lo"
        )
    hedge, quantifier = cells.get("hedge"), cells.get("quantifier")
    if hedge and not quantifier and lo is not None and hi in (lo, None) and scale == 1:
        hedged = quantity_of(f"{hedge} {lo}")
        if hedged is not None:
            return hedged
    if lo is not None and lo == hi and quantifier in ("", EXACT):
        return read(lo, EXACT, hedge)
    strict = Reading(lo or 0, hi)
    if lo is not None and hi is not None:
        made = RANGE
    else:
        made = AT_LEAST if hi is None else AT_MOST
    return Quantity(strict, strict, quantifier or made, hedge)


def _loosened(cells: Cells, measure: Measure, said: Quantity, scale: int) -> Quantity:
    """Take the loose reading from its own columns, where they have one."""
    loose = _bounds(cells, measure, ("loose_lo", "loose_hi"), scale)
    quantifier = cells.get("quantifier") or said.quantifier
    if quantifier not in QUANTIFIERS:
        raise UsageError(
            expected=f"one of: {', '.join(QUANTIFIERS)}",
            got=ascii(quantifier)[:60],
            where="quantifier",
            advice=meant(quantifier, QUANTIFIERS),
        )
    if loose == (None, None):
        return said._replace(quantifier=quantifier)
    lo = loose.lo or 0
    if loose.hi is not None and lo > loose.hi:
        raise UsageError(
            expected="loose_lo not above loose_hi", got=_shown(loose), where="loose_lo"
        )
    return said._replace(quantifier=quantifier, loose=Reading(lo, loose.hi))


def _bounds(
    cells: Cells, measure: Measure, columns: tuple[str, str], scale: int
) -> Bounds:
    """Read two columns as bounds in the unit of the measure."""
    whole = measure.kind is ValueKind.COUNT
    found: list[int | float | None] = []
    for column in columns:
        cell = cells.get(column)
        value = number_in(cell, column, whole=whole) if cell else None
        found.append(None if value is None else value * scale)
    return Bounds(*found)


def _scale(cells: Cells, measure: Measure) -> int:
    """Return by how much the unit of a row exceeds that of the measure."""
    unit = cells.get("unit").casefold().strip()
    if not unit:
        return 1
    if measure.kind is ValueKind.DURATION:
        known = SECONDS.get(unit) or SECONDS.get(unit.removesuffix("s"))
        if known:
            return known
        expected = "s, min, h or days"
    else:
        expected = measure.unit or "no unit"
        if unit in (measure.unit.casefold(), f"{measure.unit.casefold()}s"):
            return 1
    raise UsageError(
        expected=expected,
        got=ascii(cells.get("unit"))[:60],
        where="unit",
        advice=f"{measure.key} counts one {measure.unit or 'thing'} as one.",
    )


def _shown(bounds: Bounds) -> str:
    lo = "no lower bound" if bounds.lo is None else f"{bounds.lo:g}"
    return f"{lo} to {'no bound' if bounds.hi is None else format(bounds.hi, 'g')}"
