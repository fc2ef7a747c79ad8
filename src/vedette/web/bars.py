"""Distributions of a count as bars: what is known, and how well, at a glance.

SVG 1.1, `WIDTH` units wide. A bar's height is the probability of its number; the bars
within the 90 % interval are filled, the others pale, so that colour never stands alone
(the interval is also written). Equal values give equal bytes.
"""

from typing import NamedTuple

from vedette.claims.tongue import Tongue, interval, percent, word
from vedette.web.map_ground import INK, NAME, PAPER, SANS
from vedette.web.map_marks import ENTERED, NEITHER
from vedette.web.map_svg import stamp_of
from vedette.web.markup import Look, number, path, tag, text
from vedette.web.paper import Bars, Pmf

WIDTH, GAP = 1200.0, 36.0
TOP, TALL, FOOT = 40.0, 120.0, 26.0
LEVEL = 0.9  # of the interval that a `Pmf` has
SHOWN_MIN = 0.002  # a bar lower than half a unit shows nothing
LABELS_MAX = 12  # numbers under the bars that do not run into each other
TRUTH = "#a3154a"
NARROWEST = 8  # numbers on an axis: one single bar is no picture of a distribution


class _Panel(NamedTuple):
    """One set of axes: left edge, width, and the first and last number shown."""

    x: float
    width: float
    first: int
    last: int

    def at(self, count: float) -> float:
        """Return the middle of a number's bar."""
        return self.x + (count - self.first + 0.5) * self.step

    @property
    def step(self) -> float:
        """Width of one number."""
        return self.width / (self.last - self.first + 1)


def draw_bars(bars: Bars, data_kind: str, lang: Tongue = "en") -> str:
    """Draw distributions beside each other, on one scale of probability.

    Parameters
    ----------
    bars : Bars
        The distributions.
    data_kind : str
        Stamped on the drawing.
    lang : Tongue
        Of the stamp, and of what stands beside the truth.

    Returns
    -------
    str
        An SVG element.
    """
    count = max(len(bars.panels), 1)
    width = (WIDTH - GAP * (count - 1)) / count
    top = max((max(p.shares, default=0.0) for p in bars.panels), default=1.0) or 1.0
    parts = []
    for i, pmf in enumerate(bars.panels):
        first, last = _numbers(pmf)
        panel = _Panel(i * (width + GAP), width, first, last)
        parts.append(_panel(pmf, panel, top, lang))
    tall = TOP + TALL + FOOT
    said, colour, _ = stamp_of(data_kind, lang)
    stamp = tag(
        "text",
        text(said),
        x=WIDTH,
        y=12,
        text_anchor="end",
        font_size=11,
        font_weight="bold",
        letter_spacing=1.5,
        fill=colour,
    )
    return tag(
        "svg",
        tag("title", text(bars.caption)),
        tag("rect", width=WIDTH, height=tall, fill=PAPER),
        *parts,
        stamp,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(WIDTH)} {number(tall)}",
        width=WIDTH,
        height=tall,
        role="img",
        font_family=SANS,
        font_size=12,
        fill=INK,
    )


def _numbers(pmf: Pmf) -> tuple[int, int]:
    """Choose which numbers an axis shows: those with a bar, the interval, the truth."""
    seen = [k for k, share in enumerate(pmf.shares) if share >= SHOWN_MIN]
    marks = [*seen, *pmf.interval] + ([] if pmf.truth is None else [pmf.truth])
    first, last = min(marks), max(marks)
    short = NARROWEST - (last - first + 1)
    if short > 0:
        first, last = max(0, first - short // 2), last + short
        last = max(last - max(last - first + 1 - NARROWEST, 0), *marks)
    return first, last


def _panel(pmf: Pmf, panel: _Panel, top: float, lang: Tongue) -> str:
    """Draw one distribution."""
    base = TOP + TALL
    low, high = pmf.interval
    said = f"{low}" if low == high else interval(str(low), str(high), lang)
    said = f"{percent(LEVEL, lang)}: {said}"
    parts = [
        tag("text", text(pmf.name), x=panel.x, y=13, font_size=13, font_weight="bold"),
        tag("text", text(said), x=panel.x, y=29, font_size=12, fill=NAME),
    ]
    wide = min(panel.step * 0.82, 46.0)
    for k in range(panel.first, panel.last + 1):
        share = pmf.shares[k] if k < len(pmf.shares) else 0.0
        if share >= SHOWN_MIN:
            tall = TALL * 0.94 * share / top
            look: Look = {"fill": ENTERED if low <= k <= high else NEITHER}
            x = panel.at(k) - wide / 2.0
            box: Look = {"x": x, "y": base - tall, "width": wide, "height": tall}
            parts.append(tag("rect", **box, **look))
    parts.append(
        path(
            f"M{number(panel.x)} {number(base)}H{number(panel.x + panel.width)}",
            stroke=INK,
            stroke_width=1,
        )
    )
    parts += _labels(panel, base)
    if pmf.truth is not None:
        parts.append(_truth(pmf.truth, panel, base, lang))
    return tag("g", *parts)


def _labels(panel: _Panel, base: float) -> list[str]:
    """Write the numbers under the bars, every one or every so many."""
    span = panel.last - panel.first + 1
    steps = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000)
    step = next((s for s in steps if span <= s * LABELS_MAX), steps[-1])
    look: Look = {"text_anchor": "middle", "font_size": 11, "fill": NAME}
    first = -(-panel.first // step) * step
    return [
        tag("text", str(k), x=panel.at(k), y=base + 15.0, **look)
        for k in range(first, panel.last + 1, step)
    ]


def _truth(truth: int, panel: _Panel, base: float, lang: Tongue) -> str:
    """Mark what it truly was."""
    x = panel.at(truth)
    line = path(
        f"M{number(x)} {number(TOP - 2.0)}V{number(base)}",
        stroke=TRUTH,
        stroke_width=2,
        stroke_dasharray="4 3",
    )
    left = x > panel.x + panel.width * 0.6
    label = tag(
        "text",
        text(word("bars_truth", lang, number=truth)),
        x=x - 5.0 if left else x + 5.0,
        y=TOP + 8.0,
        text_anchor="end" if left else "start",
        font_size=11.5,
        font_weight="bold",
        fill=TRUTH,
        stroke=PAPER,
        stroke_width=3,
        paint_order="stroke",
    )
    return line + label
