"""What the signs of a map mean: legend, scale bar, north.

Only signs that are on the map are explained, and every one that is. Lengths of the
scale bar are true at the projection's centre.
"""

import numpy as np

from vedette.incursions.likely import SURE
from vedette.units import SECOND_NS
from vedette.web.chart import Chart, CrossingMark
from vedette.web.map_ground import INK, OTHER_BORDER, PAPER, Sheet
from vedette.web.map_marks import (
    COLOURS,
    FAINT_EXISTENCE,
    GAP_NS,
    DrawnTrack,
    mark_shape,
)
from vedette.web.map_warned import warned_entries
from vedette.web.markup import Look, number, path, tag, text

COLUMNS, COLUMN_WIDTH, ROW_HEIGHT = 3, 383.0, 19.0
SIGN_WIDTH = 34.0

TRACK_WORDS = {
    "in": "track that entered",
    "out": "track that left",
    "both": "track that entered and left",
    "none": "track that crossed no judged border",
}

Entry = tuple[str, str]  # the sign, drawn round its middle, and its meaning


def legend(
    chart: Chart, drawn: list[DrawnTrack], sheet: Sheet, hidden: int, y: float
) -> tuple[str, float]:
    """Explain every sign on the map.

    Parameters
    ----------
    chart : Chart
    drawn : list of DrawnTrack
    sheet : Sheet
    hidden : int
        Numbers of crossings that found no room.
    y : float
        Where the legend begins.

    Returns
    -------
    (markup, y) : str, float
        Where it ends.
    """
    entries = _track_entries(drawn) + _crossing_entries(chart, sheet, hidden)
    entries += _border_entries(chart, sheet)
    entries += warned_entries(chart)
    rows = -(-len(entries) // COLUMNS)
    left = sheet.frame.x
    parts = []
    for i, (sign, meaning) in enumerate(entries):
        column, row = divmod(i, rows)
        x, at = left + column * COLUMN_WIDTH, y + row * ROW_HEIGHT
        middle = f"translate({number(x + SIGN_WIDTH / 2.0 - 4.0)} {number(at)})"
        parts.append(tag("g", sign, transform=middle))
        parts.append(tag("text", text(meaning), x=x + SIGN_WIDTH, y=at + 4.0))
    return tag("g", *parts, class_="legend", font_size=11.5), y + rows * ROW_HEIGHT


def _dash(colour: str, **look: str | float) -> str:
    """Draw a piece of line as a sign."""
    style: Look = {"fill": "none", "stroke": colour, "stroke_width": 2.0}
    style.update(look)
    return path("M-13 0H13", **style)


def _track_entries(drawn: list[DrawnTrack]) -> list[Entry]:
    """Explain the lines of tracks."""
    kinds = {track.kind for track in drawn}
    entries: list[Entry] = [
        (_dash(COLOURS[kind], class_=f"track {kind}"), words)
        for kind, words in TRACK_WORDS.items()
        if kind in kinds
    ]
    if not drawn:
        return entries
    if any(bool(track.broken.any()) for track in drawn):
        words = f"coasted, or over {GAP_NS // SECOND_NS} s without a plot"
        entries.append((_dash(INK, stroke_dasharray="3 3", stroke_width=1.2), words))
    if any(np.max(track.line.existence) < FAINT_EXISTENCE for track in drawn):
        words = f"faint: never above {FAINT_EXISTENCE} likely to be real"
        entries.append((_dash(INK, stroke_opacity=0.25), words))
    head = path("M0-4L2.4 2.2L0 1L-2.4 2.2Z", fill=INK)
    turned = tag("g", head, transform="rotate(90)")
    entries.append((turned, "last position of a track and its course"))
    return entries


def _crossing_entries(chart: Chart, sheet: Sheet, hidden: int) -> list[Entry]:
    """Explain the marks of crossings."""
    marks = chart.crossings
    entries: list[Entry] = []
    for direction, verb in (("in", "entry"), ("out", "exit")):
        for unauthorised in (False, True):
            chosen = [
                mark
                for mark in marks
                if mark.direction == direction
                and (mark.authorised is False) == unauthorised
            ]
            if not chosen:
                continue
            sign = mark_shape(
                direction, authorised=False if unauthorised else None, likely=True
            )
            entries.append((sign, f"{verb}, {_judgement(chosen)} ({len(chosen)})"))
    if any(mark.probability < SURE for mark in marks):
        sign = mark_shape("in", authorised=None, likely=False)
        entries.append((sign, f"broken outline: probability below {SURE}"))
    sigmas = [mark.sigma_m for mark in marks if np.isfinite(mark.sigma_m)]
    if sigmas:
        middle = float(np.median(sigmas))
        sign = tag("ellipse", rx=11, ry=5, fill=INK, fill_opacity=0.2)
        size = f"median ± {_length(middle)}"
        tiny = middle * sheet.projection.scale < 1.0
        seen = "; enlarge to see" if tiny else ""
        entries.append((sign, f"1 sigma of place, to scale ({size}{seen})"))
    if marks:
        sign = tag("text", "12", font_size=9, text_anchor="middle", y=3)
        left_out = f"; {hidden} left out for lack of room" if hidden else ""
        entries.append((sign, f"number in the list of crossings{left_out}"))
    return entries


def _judgement(chosen: list[CrossingMark]) -> str:
    """Name what the site's policy said of these crossings."""
    said = {mark.authorised for mark in chosen}
    names = {
        frozenset({True}): "authorised",
        frozenset({False}): "not authorised",
        frozenset({None}): "not judged",
    }
    return names.get(frozenset(said), "authorised or not judged")


def _border_entries(chart: Chart, sheet: Sheet) -> list[Entry]:
    """Explain the borders."""
    entries: list[Entry] = []
    judged = [border for border in chart.borders if border.judged]
    if judged:
        names = ", ".join(sorted({border.label for border in judged}))
        sign = _dash(INK, stroke_width=1.5, class_="judging-border")
        entries.append((sign, f"border judged against: {names}"))
    sigmas = [border.sigma_m for border in judged if border.sigma_m.size]
    if sigmas:
        middle = float(np.median(np.concatenate(sigmas)))
        tiny = 2.0 * middle * sheet.projection.scale < 1.5  # noqa: PLR2004 - its line
        seen = "; enlarge to see" if tiny else ""
        band = _dash(INK, stroke_width=9, stroke_opacity=0.16, class_="border-band")
        words = f"its 1 sigma band, to scale (± {_length(middle)}{seen})"
        entries.append((band, words))
    if any(not border.judged for border in chart.borders):
        sign = _dash(OTHER_BORDER, stroke_width=0.8, class_="border")
        entries.append((sign, "other borders and coasts, for orientation"))
    return entries


def _length(metres: float) -> str:
    """Write a length as readers know it."""
    if metres >= 1000.0:  # noqa: PLR2004 - a kilometre
        return f"{number(metres / 1000.0, 1)} km"
    return f"{number(metres, 0)} m"


def scale_bar(sheet: Sheet) -> str:
    """Draw a bar of 1, 2 or 5 times a power of ten, near a seventh of the map.

    Parameters
    ----------
    sheet : Sheet

    Returns
    -------
    str
    """
    frame, scale = sheet.frame, sheet.projection.scale
    wish_m = frame.width / 7.0 / scale
    power = 10.0 ** np.floor(np.log10(wish_m))
    length_m = max(step * power for step in (1.0, 2.0, 5.0) if step * power <= wish_m)
    wide = float(length_m) * scale
    x, y = frame.x + frame.width - wide - 18.0, frame.y + frame.height - 16.0
    halo: Look = {"stroke": PAPER, "stroke_width": 3, "paint_order": "stroke"}
    bar = f"M{number(x)} {number(y - 5.0)}v5h{number(wide)}v-5"
    middle = f"M{number(x + wide / 2.0)} {number(y - 3.0)}v3"
    look: Look = {"fill": "none", "class_": "bar"}
    label = text(_length(float(length_m)))
    at: Look = {"x": x + wide / 2.0, "y": y - 8.0, "text_anchor": "middle"}
    return tag(
        "g",
        path(bar + middle, stroke=PAPER, stroke_width=3.5, class_="halo", fill="none"),
        path(bar + middle, stroke=INK, stroke_width=1.2, **look),
        tag("text", label, id="scale-label", font_size=11, **at, **halo),
        id="scale-bar",
    )


def north(sheet: Sheet) -> str:
    """Draw an arrow to true north, exact on the meridian of the centre.

    Parameters
    ----------
    sheet : Sheet

    Returns
    -------
    str
    """
    frame = sheet.frame
    x, y = frame.x + frame.width - 24.0, frame.y + 16.0
    place = f"translate({number(x)} {number(y)})"
    halo: Look = {"stroke": PAPER, "stroke_width": 3, "paint_order": "stroke"}
    return tag(
        "g",
        path("M0 0L6 22L0 17L-6 22Z", fill=INK, stroke=PAPER, stroke_width=1),
        tag("text", "N", y=34, text_anchor="middle", font_size=12, **halo),
        transform=place,
        class_="north",
    )
