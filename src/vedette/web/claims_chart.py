"""What was said of one measure as bars along a line of numbers, claim under claim.

SVG 1.1, `WIDTH` units wide. A claim is a bar from its lower to its upper bound; the
strict reading is filled, what the loose one adds is pale, and a bound that is open ends
in an arrow. Claims stand in the order in which they were counted; under them, how many
articles and origins stand behind each figure. The caveat is part of the drawing, so
that it cannot be cut off by accident.
"""

from collections.abc import Sequence

from vedette.claims.compare import Row, first_ns, value_of
from vedette.claims.interval import Reading
from vedette.claims.model import Evidential
from vedette.claims.order import as_of
from vedette.claims.relation import Stated
from vedette.claims.said import when_said, who
from vedette.claims.tongue import Tongue, noun, word
from vedette.claims.voices import said_of
from vedette.web.map_ground import INK, NAME, PAPER, SANS
from vedette.web.map_marks import ENTERED, NEITHER
from vedette.web.markup import Look, number, path, tag, text

WIDTH, LEFT, RIGHT = 1200.0, 380.0, 60.0
TOP, STEP, FOOT = 74.0, 34.0, 76.0
BAR = 12.0
SHOWN_MAX = 60  # claims on one drawing; the table has the rest
LABELS_MAX = 12
# A denied figure is an empty bar: somebody says that it is not so.
HOLLOW: Look = {"fill": PAPER, "stroke": ENTERED, "stroke_width": 1.5}


def drawable(row: Row) -> bool:
    """Return whether a measure has quantities to draw."""
    return bool(_quantities(row))


def draw_claims(row: Row, event: str, tongue: Tongue = "en") -> str:
    """Draw the quantities of one measure.

    Parameters
    ----------
    row : Row
        Of a comparison.
    event : str
        Of which event, for the heading.
    tongue : Tongue
        Of our own words.

    Returns
    -------
    str
        An SVG document; equal rows give equal bytes.
    """
    claims = _quantities(row)
    shown = claims[:SHOWN_MAX]
    highest = _highest(shown)
    tall = TOP + STEP * len(shown) + FOOT
    rows = [_claim(one, TOP + STEP * i, highest, tongue) for i, one in enumerate(shown)]
    return tag(
        "svg",
        tag("title", text(f"{row.measure.named(tongue)}, {event}")),
        tag("rect", width=WIDTH, height=tall, fill=PAPER),
        *_heading(row, event, len(claims) - len(shown), tongue),
        *_axis(highest, tall),
        *rows,
        *_foot(row, tall, tongue),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(WIDTH)} {number(tall)}",
        width=WIDTH,
        height=tall,
        role="img",
        font_family=SANS,
        font_size=13,
        fill=INK,
    )


def _quantities(row: Row) -> list[Stated]:
    """Return the quantities of a measure in the order in which they were counted."""
    claims = [one for cell in (*row.cells, row.computed) for one in cell]
    counted = [
        one
        for one in claims
        if one.claim.strict is not None and not one.utterance.unanswered
    ]

    return sorted(counted, key=lambda one: (first_ns(one), one.claim.id))


def _highest(claims: Sequence[Stated]) -> float:
    """Choose where the line of numbers ends: beyond every bound that there is."""
    readings = [
        reading
        for one in claims
        for reading in (one.claim.strict, one.claim.loose)
        if reading is not None
    ]
    ends = [1.25 * one.lo if one.hi is None else one.top for one in readings]
    return 1.05 * max(ends, default=1.0) or 1.0


def _heading(row: Row, event: str, left_out: int, tongue: Tongue) -> list[str]:
    """Write what is drawn."""
    measure = row.measure
    told = [event]
    if measure.unit:
        told.append(word("bars_unit", tongue, unit=noun(measure.unit, 1, tongue)))
    if left_out:
        told.append(word("bars_more", tongue, number=left_out))
    name = text(measure.named(tongue))
    return [
        tag("text", name, x=0, y=20, font_size=20, font_weight="bold"),
        tag("text", text(" · ".join(told)), x=0, y=40, fill=NAME),
    ]


def _axis(highest: float, tall: float) -> list[str]:
    """Write the numbers and their lines."""
    steps = [factor * 10.0**power for power in range(7) for factor in (1, 2, 5)]
    step = next((s for s in steps if highest <= s * LABELS_MAX), steps[-1])
    look: Look = {"text_anchor": "middle", "font_size": 12, "fill": NAME}
    parts, value = [], 0.0
    while value <= highest:
        x = _x(value, highest)
        parts.append(
            path(
                f"M{number(x)} {number(TOP - 14)}V{number(tall - FOOT)}",
                stroke="#d8d4ca",
                stroke_width=1,
            )
        )
        parts.append(tag("text", f"{value:g}", x=x, y=TOP - 18, **look))
        value += step
    return parts


def _x(value: float, highest: float) -> float:
    """Return where a number stands."""
    return LEFT + (WIDTH - LEFT - RIGHT) * min(value / highest, 1.0)


def _claim(one: Stated, y: float, highest: float, tongue: Tongue) -> str:
    """Draw one claim: who, when, and its bar."""
    claim = one.claim
    computed = bool(claim.part_of)
    name = word("computed", tongue) if computed else who(one, tongue)
    label = tag("text", text(_short(name, 34)), x=0, y=y + 11, font_weight="bold")
    when = when_said(as_of(one), tongue)
    said = f"{value_of(one, tongue)} · {word('note_as_of', tongue, when=when)}"
    below = tag(
        "text", text(_short(said, 62)), x=0, y=y + 25, font_size=11.5, fill=NAME
    )
    bars = []
    denied = claim.evidential is Evidential.DENIED
    if claim.loose is not None and not denied:
        bars.append(_bar(claim.loose, y + 5, highest, {"fill": NEITHER}))
    if claim.strict is not None:
        look: Look = HOLLOW if denied else {"fill": ENTERED}
        bars.append(_bar(claim.strict, y + 5, highest, look))
    return tag("g", label, below, *bars)


def _bar(reading: Reading, y: float, highest: float, look: Look) -> str:
    """Draw an interval; an open one runs to the edge and ends in an arrow."""
    begin = _x(reading.lo, highest)
    end = _x(highest if reading.hi is None else reading.top, highest)
    wide = max(end - begin, 4.0)
    box: Look = {"x": begin - 2.0, "y": y, "width": wide + 2.0, "height": BAR}
    bar = tag("rect", **box, **look)
    if reading.hi is not None:
        return bar
    tip = (
        f"M{number(begin + wide)} {number(y - 3)}l12 {number(BAR / 2 + 3)}"
        f"l-12 {number(BAR / 2 + 3)}Z"
    )
    return bar + path(tip, **look)


def _foot(row: Row, tall: float, tongue: Tongue) -> list[str]:
    """Write who stands behind the figures, the legend, and the caveat."""
    figures = [
        f"{value_of(one.claims[0], tongue)}: {said_of(one.voices, tongue)}"
        for one in row.figures
    ]
    said = _short(" · ".join(figures), 190)
    legend, caveat = (
        text(word(key, tongue)) for key in ("bars_legend", "claims_caveat")
    )
    y = tall - FOOT + 22
    return [
        tag("text", text(said), x=0, y=y, font_size=12),
        tag("text", legend, x=0, y=y + 18, font_size=12, fill=NAME),
        tag("text", caveat, x=0, y=y + 38, font_size=12.5, font_weight="bold"),
    ]


def _short(words: str, most: int) -> str:
    """Cut what would run into the drawing."""
    return words if len(words) <= most else words[: most - 1] + "…"
