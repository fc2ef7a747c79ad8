"""What the signs of a map mean: legend, scale bar, north.

Only signs that are on the map are explained, and every one that is. Lengths of the
scale bar are true at the projection's centre.
"""

import numpy as np

from vedette.claims.tongue import Tongue, notation, word
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

KINDS = ("in", "out", "both", "none")  # of tracks, in the order of the legend

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
    entries = _track_entries(drawn, chart.lang) + _crossing_entries(
        chart, sheet, hidden
    )
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


def _track_entries(drawn: list[DrawnTrack], lang: Tongue) -> list[Entry]:
    """Explain the lines of tracks."""
    kinds = {track.kind for track in drawn}
    entries: list[Entry] = [
        (_dash(COLOURS[kind], class_=f"track {kind}"), word(f"track_{kind}", lang))
        for kind in KINDS
        if kind in kinds
    ]
    if not drawn:
        return entries
    if any(bool(track.broken.any()) for track in drawn):
        words = word("track_coasted", lang, seconds=GAP_NS // SECOND_NS)
        entries.append((_dash(INK, stroke_dasharray="3 3", stroke_width=1.2), words))
    if any(np.max(track.line.existence) < FAINT_EXISTENCE for track in drawn):
        least = notation(str(FAINT_EXISTENCE), lang)
        words = word("track_faint", lang, probability=least)
        entries.append((_dash(INK, stroke_opacity=0.25), words))
    head = path("M0-4L2.4 2.2L0 1L-2.4 2.2Z", fill=INK)
    turned = tag("g", head, transform="rotate(90)")
    entries.append((turned, word("track_head", lang)))
    return entries


def _crossing_entries(chart: Chart, sheet: Sheet, hidden: int) -> list[Entry]:
    """Explain the marks of crossings."""
    marks, lang = chart.crossings, chart.lang
    entries: list[Entry] = []
    for direction in ("in", "out"):
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
            judged, key = _judgement(chosen, lang), f"crossing_{direction}"
            meaning = word(key, lang, judged=judged, number=len(chosen))
            entries.append((sign, meaning))
    if any(mark.probability < SURE for mark in marks):
        sign = mark_shape("in", authorised=None, likely=False)
        below = notation(str(SURE), lang)
        entries.append((sign, word("crossing_broken", lang, probability=below)))
    sigmas = [mark.sigma_m for mark in marks if np.isfinite(mark.sigma_m)]
    if sigmas:
        middle = float(np.median(sigmas))
        sign = tag("ellipse", rx=11, ry=5, fill=INK, fill_opacity=0.2)
        tiny = middle * sheet.projection.scale < 1.0
        entries.append((sign, _sigma("crossing_sigma", middle, lang, tiny=tiny)))
    if marks:
        sign = tag("text", "12", font_size=9, text_anchor="middle", y=3)
        left_out = word("crossing_hidden", lang, number=hidden) if hidden else ""
        entries.append((sign, word("crossing_number", lang, hidden=left_out)))
    return entries


def _sigma(key: str, middle_m: float, lang: Tongue, *, tiny: bool) -> str:
    """Say how large one sigma is, and where it is too small to be seen."""
    seen = word("enlarge", lang) if tiny else ""
    return word(key, lang, length=_length(middle_m, lang), enlarge=seen)


def _judgement(chosen: list[CrossingMark], lang: Tongue) -> str:
    """Name what the site's policy said of these crossings."""
    said = {mark.authorised for mark in chosen}
    names = {
        frozenset({True}): "authorised",
        frozenset({False}): "not_authorised",
        frozenset({None}): "not_judged",
    }
    return word(names.get(frozenset(said), "authorised_or_not_judged"), lang)


def _border_entries(chart: Chart, sheet: Sheet) -> list[Entry]:
    """Explain the borders."""
    entries: list[Entry] = []
    lang = chart.lang
    judged = [border for border in chart.borders if border.judged]
    if judged:
        names = ", ".join(sorted({border.label for border in judged}))
        sign = _dash(INK, stroke_width=1.5, class_="judging-border")
        entries.append((sign, word("border_judged", lang, names=names)))
    sigmas = [border.sigma_m for border in judged if border.sigma_m.size]
    if sigmas:
        middle = float(np.median(np.concatenate(sigmas)))
        tiny = 2.0 * middle * sheet.projection.scale < 1.5  # noqa: PLR2004 - its line
        band = _dash(INK, stroke_width=9, stroke_opacity=0.16, class_="border-band")
        entries.append((band, _sigma("border_band", middle, lang, tiny=tiny)))
    if any(not border.judged for border in chart.borders):
        sign = _dash(OTHER_BORDER, stroke_width=0.8, class_="border")
        entries.append((sign, word("border_other", lang)))
    return entries


def _length(metres: float, lang: Tongue) -> str:
    """Write a length as readers know it."""
    if metres >= 1000.0:  # noqa: PLR2004 - a kilometre
        return f"{notation(number(metres / 1000.0, 1), lang)} km"
    return f"{notation(number(metres, 0), lang)} m"


def scale_bar(sheet: Sheet, lang: Tongue = "en") -> str:
    """Draw a bar of 1, 2 or 5 times a power of ten, near a seventh of the map.

    Parameters
    ----------
    sheet : Sheet
    lang : Tongue
        In whose signs numbers are written.

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
    label = text(_length(float(length_m), lang))
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
