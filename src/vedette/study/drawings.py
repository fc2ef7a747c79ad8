"""Drawings of a study, as SVG: PIT histograms, reliability, counts, times of entry.

Equal rows make equal bytes. The grey band of a PIT histogram is where a perfect program
stays: each bar of n nights in b bins is binomial(n, 1/b), drawn from its 2.5 % to its
97.5 % quantile. Every drawing says that its nights are synthetic.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.stats import binom

from vedette.columns import Floats
from vedette.score.calibration import reliability
from vedette.study.kept import About
from vedette.study.observed import LOOKS
from vedette.study.row import Counted, Night
from vedette.study.summary import beliefs_at, by_count
from vedette.web.markup import tag, text

BINS = 10  # of a PIT histogram
SIDE, GAP, HEAD = 200.0, 56.0, 52.0  # of one panel, px
COLUMNS = 3
WIDTH_MIN = 600.0  # holds the lines above the panels
INK, PALE, BAND, MARK = "#1b1b1b", "#9aa3ad", "#dfe4ea", "#1f5fa8"
FONT = "Liberation Sans, Arial, sans-serif"
ERROR_MAX_S = 60.0


class Panel(NamedTuple):
    """One plot among several.

    Attributes
    ----------
    title : str
        Above it.
    across, up : (str, float, float)
        Axes: label, smallest and largest value.
    marks : list of str
        Markup in px of the panel, from its lower left corner, y upwards negative.
    """

    title: str
    across: tuple[str, float, float]
    up: tuple[str, float, float]
    marks: list[str]


def drawings(about: About, nights: Sequence[Night]) -> dict[str, str]:
    """Draw a study.

    Parameters
    ----------
    about : About
        Which study.
    nights : sequence of Night
        By seed.

    Returns
    -------
    dict of str to str
        SVG by file name.
    """
    counts = by_count(nights)
    said = f"SYNTHETIC: {len(nights)} nights of {about.family}"
    panels = {
        "pit.svg": [_pit(f"{v}, {m}", rows) for (v, m), rows in counts.items()],
        "counts.svg": [_truth(f"{v}, {m}", rows) for (v, m), rows in counts.items()],
        "reliability.svg": [_reliable(nights, looks) for looks in LOOKS],
        "times.svg": [_times(nights)],
    }
    about_of = {
        "pit.svg": "Where the truth fell in its stated law; grey: a perfect program",
        "counts.svg": "Stated mean and 90 % interval against the truth",
        "reliability.svg": "Stated existence against the share that was real",
        "times.svg": "Stated less true time of entry, where a look covered it",
    }
    return {
        name: _sheet(said, about_of[name], made)
        for name, made in panels.items()
        if made
    }


def _sheet(said: str, title: str, panels: Sequence[Panel]) -> str:
    """Lay panels out."""
    columns = min(COLUMNS, len(panels))
    rows = (len(panels) + columns - 1) // columns
    width = max(columns * (SIDE + GAP) + GAP, WIDTH_MIN)
    height = rows * (SIDE + GAP + HEAD) + HEAD
    drawn = [
        tag("rect", width=width, height=height, fill="#ffffff"),
        _line(said, 20.0),
        _line(title, 38.0),
    ]
    for number, panel in enumerate(panels):
        left = GAP + (number % columns) * (SIDE + GAP)
        foot = HEAD + (number // columns) * (SIDE + GAP + HEAD) + 24.0 + SIDE
        drawn.append(
            tag("g", *_frame(panel), transform=f"translate({left:g} {foot:g})")
        )
    return tag(
        "svg", *drawn, xmlns="http://www.w3.org/2000/svg", width=width, height=height,
        viewBox=f"0 0 {width:g} {height:g}",
    ) + "\n"  # fmt: skip


def _line(words: str, y: float) -> str:
    """Write a line above all panels."""
    return tag(
        "text", text(words), x=GAP, y=y, font_size=13.0, fill=INK, font_family=FONT
    )


def _frame(panel: Panel) -> list[str]:
    """Draw one panel with its axes."""
    label, low, high = panel.across
    up, least, most = panel.up

    def word(value: str, x: float, y: float, anchor: str = "middle") -> str:
        return tag(
            "text", text(value), x=x, y=y, font_size=11.0, fill=INK,
            text_anchor=anchor, font_family=FONT,
        )  # fmt: skip

    return [
        *panel.marks,
        tag(
            "rect", x=0.0, y=-SIDE, width=SIDE, height=SIDE, fill="none", stroke=PALE
        ),
        word(panel.title, 0.0, -SIDE - 8.0, "start"),
        word(f"{low:g}", 0.0, 16.0),
        word(f"{high:g}", SIDE, 16.0),
        word(label, SIDE / 2.0, 16.0),
        word(f"{least:g}", -6.0, 0.0, "end"),
        word(f"{most:g}", -6.0, -SIDE + 8.0, "end"),
        tag(
            "text", text(up), x=-10.0, y=-SIDE / 2.0, font_size=11.0, fill=INK,
            text_anchor="middle", font_family=FONT,
            transform=f"rotate(-90 -10 {-SIDE / 2.0:g})",
        ),
    ]  # fmt: skip


def _bars(heights: Floats, most: float, fill: str) -> list[str]:
    """Draw bars of equal width."""
    width = SIDE / heights.size
    return [
        tag(
            "rect", x=i * width + 1.0, y=-SIDE * value / most, width=width - 2.0,
            height=SIDE * value / most, fill=fill,
        )
        for i, value in enumerate(heights.tolist())
    ]  # fmt: skip


def _pit(title: str, rows: Sequence[Counted]) -> Panel:
    """Draw where the truth fell."""
    pit = np.array([one.pit for one in rows])
    held = np.bincount(np.minimum((pit * BINS).astype(np.int64), BINS - 1))
    bars = np.zeros(BINS)
    bars[: held.size] = held
    low, high = binom.ppf((0.025, 0.975), len(rows), 1.0 / BINS).tolist()
    most = float(np.ceil(max(float(bars.max()), high) * 1.1))
    band = tag(
        "rect", x=0.0, y=-SIDE * high / most, width=SIDE,
        height=SIDE * (high - low) / most, fill=BAND,
    )  # fmt: skip
    shape = _bars(bars, most, MARK)
    return Panel(title, ("PIT", 0.0, 1.0), ("nights", 0.0, most), [band, *shape])


def _truth(title: str, rows: Sequence[Counted]) -> Panel:
    """Draw stated counts against the truth."""
    most = float(max(max(one.truth, one.told.high) for one in rows) + 1)
    marks = [tag("line", x1=0.0, y1=0.0, x2=SIDE, y2=-SIDE, stroke=PALE)]
    for one in rows:
        x = SIDE * one.truth / most
        low, high = one.told.low / most, one.told.high / most
        marks.append(
            tag(
                "line", x1=x, x2=x, y1=-SIDE * low, y2=-SIDE * high, stroke=MARK,
                stroke_opacity=0.35, stroke_width=2.0,
            )
        )  # fmt: skip
        marks.append(
            tag(
                "circle", cx=x, cy=-SIDE * min(one.told.mean / most, 1.0), r=2.0,
                fill=MARK,
            )
        )  # fmt: skip
    return Panel(title, ("true", 0.0, most), ("stated", 0.0, most), marks)


def _reliable(nights: Sequence[Night], looks: int) -> Panel:
    """Draw stated existence against what came true."""
    stated, real = beliefs_at(nights, looks)
    marks = [tag("line", x1=0.0, y1=0.0, x2=SIDE, y2=-SIDE, stroke=PALE)]
    if stated.size:
        table = reliability(stated, real > 0.0)
        marks += [
            tag("circle", cx=SIDE * said, cy=-SIDE * seen, r=3.5, fill=MARK)
            for said, seen in zip(
                table.stated.tolist(), table.observed.tolist(), strict=True
            )
        ]
    title = f"{looks} looks after birth, {stated.size} tracks"
    return Panel(title, ("stated", 0.0, 1.0), ("real", 0.0, 1.0), marks)


def _times(nights: Sequence[Night]) -> Panel:
    """Draw errors of the time of entry."""
    errors = np.array(
        [
            one.error_s
            for night in nights
            for one in night.entered
            if one.covered and one.error_s is not None
        ]
    )
    edges = np.linspace(-ERROR_MAX_S, ERROR_MAX_S, 25)
    within = np.clip(errors, -ERROR_MAX_S, ERROR_MAX_S)
    bars = np.histogram(within, edges)[0].astype(np.float64)
    most = max(float(bars.max()), 1.0)
    title = f"{errors.size} entries; the outer bars hold all beyond"
    return Panel(
        title,
        ("s", -ERROR_MAX_S, ERROR_MAX_S),
        ("entries", 0.0, most),
        _bars(bars, most, MARK),
    )
