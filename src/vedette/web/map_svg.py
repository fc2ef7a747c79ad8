"""The map as one SVG file that needs nothing else: no script, style sheet or font file.

SVG 1.1 with `vector-effect` and `paint-order` of SVG 2 (viewers without them draw
slightly thicker lines). The sheet is `WIDTH` units wide; the map is an oblique
stereographic projection (`vedette.web.projection`), which the drawing states with its
scale error. Equal charts give equal bytes.
"""

import textwrap
from typing import NamedTuple

from vedette.claims.tongue import Tongue, notation, term, word
from vedette.web.chart import Chart, credit_lines, map_sentences, worldview_line
from vedette.web.map_ground import (
    INK,
    NAME,
    PAPER,
    SANS,
    SERIF,
    Sheet,
    borders,
    graticule,
    land,
    places,
)
from vedette.web.map_legend import legend, north, scale_bar
from vedette.web.map_marks import (
    DrawnTrack,
    crossing_points,
    crossings,
    drawn_tracks,
    tracks,
)
from vedette.web.map_warned import warned
from vedette.web.markup import Look, number, path, tag, text, utc
from vedette.web.projection import fit, scale_error

WIDTH = 1200.0
MARGIN = 44.0  # room for the labels of the parallels
HEIGHTS = (420.0, 940.0)  # of the map: neither a strip nor taller than a screen
FOOT_CHARACTERS = 190  # of the small print, to a line of the map's width
HEAD_CHARACTERS = 78

STAMPS = {
    "synthetic": ("SYNTHETIC", "#a3154a", "simulated, not a recording of anything"),
    "recorded": ("RECORDED", INK, "from recorded data"),
    "live": ("LIVE", "#0a6b4b", "from live feeds"),
    "mixed": ("MIXED", "#a3154a", "in part simulated"),
    "none": ("NO SENSOR DATA", INK, "nothing here was measured"),
}


def stamp_of(data_kind: str, lang: Tongue) -> tuple[str, str, str]:
    """Return the stamp of a kind of data in a language.

    Parameters
    ----------
    data_kind : str
        synthetic, recorded, live, mixed or none.
    lang : Tongue
        Of its words.

    Returns
    -------
    (word, colour, meaning) : tuple of str
    """
    said, colour, meaning = STAMPS[data_kind]
    return term(said, lang), colour, term(meaning, lang)


class Drawing(NamedTuple):
    """A drawn map and what a page needs to know of it.

    Attributes
    ----------
    svg : str
    sheet : Sheet
    tracks : list of DrawnTrack, in the order of their ids t0, t1, ...
    crossings : list of (x, y) sheet units, as the chart's
    """

    svg: str
    sheet: Sheet
    tracks: list[DrawnTrack]
    crossings: list[tuple[float, float]]


def draw_svg(chart: Chart) -> str:
    """Draw a chart as one self-contained SVG.

    Parameters
    ----------
    chart : Chart

    Returns
    -------
    str
        Well-formed XML, UTF-8 when encoded; the same for the same chart.
    """
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + drawing(chart).svg + "\n"


def drawing(chart: Chart, *, heading: bool = True) -> Drawing:
    """Draw a chart, for a file or for a page that has its own heading.

    Parameters
    ----------
    chart : Chart
    heading : bool
        Whether title and small print belong to the drawing.

    Returns
    -------
    Drawing
    """
    head, top = _head(chart) if heading else ("", 8.0)
    width = WIDTH - MARGIN - 12.0
    sheet = Sheet(*fit(chart.bounds, MARGIN, top, width, HEIGHTS))
    drawn = drawn_tracks(chart, sheet)
    points = crossing_points(chart, sheet)
    marks, hidden = crossings(chart, sheet, points)
    body = _map(chart, sheet, drawn, marks)
    y = sheet.frame.y + sheet.frame.height + 34.0
    key, y = legend(chart, drawn, sheet, hidden, y)
    foot, y = _foot(chart, sheet, y + 6.0) if heading else ("", y)
    svg = tag(
        "svg",
        tag("title", text(chart.title)),
        tag("desc", text(_description(chart))),
        tag("rect", class_="paper", width=WIDTH, height=y, fill=PAPER),
        head,
        body,
        key,
        foot,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(WIDTH)} {number(y)}",
        width=WIDTH,
        height=y,
        role="img",
        font_family=SANS,
        font_size=12,
        fill=INK,
    )
    return Drawing(svg, sheet, drawn, points)


def _map(chart: Chart, sheet: Sheet, drawn: list[DrawnTrack], marks: str) -> str:
    """Lay the layers of the map over each other inside its frame."""
    frame = sheet.frame
    grid, grid_labels = graticule(chart, sheet)
    box = {
        "x": frame.x,
        "y": frame.y,
        "width": frame.width,
        "height": frame.height,
    }
    clip = tag("clipPath", tag("rect", **box), id="frame")
    world = tag(
        "g",
        land(chart, sheet),
        warned(chart, sheet),
        grid,
        places(chart, sheet),
        borders(chart, sheet),
        tracks(drawn),
        marks,
        id="world",
    )
    return "".join(
        (
            tag("defs", clip),
            tag("g", world, _watermark(chart, sheet), clip_path="url(#frame)"),
            tag(
                "rect",
                **box,
                class_="neatline",
                fill="none",
                stroke=INK,
                stroke_width=1,
            ),
            grid_labels,
            scale_bar(sheet, chart.lang),
            north(sheet),
        )
    )


def _head(chart: Chart) -> tuple[str, float]:
    """Write title, subtitle, time span and stamp; return where the map begins."""
    lines = textwrap.wrap(chart.title, HEAD_CHARACTERS) or [""]
    parts, y = [], 14.0
    for line in lines:
        y += 27.0
        look: Look = {"font_family": SERIF, "font_size": 25, "font_weight": "bold"}
        parts.append(tag("text", text(line), x=MARGIN, y=y, **look))
    y += 22.0
    under = ". ".join(filter(None, (chart.subtitle.rstrip("."), span(chart))))
    for line in textwrap.wrap(under, int(HEAD_CHARACTERS * 1.9)):
        parts.append(tag("text", text(line), x=MARGIN, y=y, font_size=13.5))
        y += 18.0
    said, colour, meaning = stamp_of(chart.data_kind, chart.lang)
    right = WIDTH - 12.0
    wide = 10.5 * len(said) + 20.0
    stamp: Look = {"x": right - wide, "y": 17, "width": wide, "height": 24, "rx": 2}
    middle: Look = {"x": right - wide / 2.0, "text_anchor": "middle", "fill": colour}
    bold: Look = {"font_size": 13, "font_weight": "bold", "letter_spacing": 1.5}
    parts += [
        tag("rect", **stamp, fill="none", stroke=colour, stroke_width=1.5),
        tag("text", text(said), y=33.5, **middle, **bold),
        tag("text", text(meaning), x=right, y=54, text_anchor="end", font_size=10.5),
    ]
    return tag("g", *parts, class_="head"), y - 4.0


def span(chart: Chart) -> str:
    """Say which time a chart covers.

    Parameters
    ----------
    chart : Chart

    Returns
    -------
    str
    """
    one_day = utc(chart.from_ns)[:10] == utc(chart.to_ns)[:10]
    begin, end = utc(chart.from_ns), utc(chart.to_ns, date=not one_day)
    return word("map_span", chart.lang, begin=begin, end=end)


def projection_sentence(sheet: Sheet, lang: Tongue = "en") -> str:
    """State the projection and the largest error of scale in the frame.

    Parameters
    ----------
    sheet : Sheet
    lang : Tongue

    Returns
    -------
    str
    """
    projection, frame = sheet
    error = 100.0 * scale_error(projection, frame)
    bound = next((b for b in (0.01, 0.05, 0.1, 0.5, 1.0, 2.0, 5.0) if error < b), 10.0)
    lat, lon = projection.lat_deg, (projection.lon_deg + 180.0) % 360.0 - 180.0
    centre = f"{abs(lat):.2f}° {'NS'[lat < 0]} {abs(lon):.2f}° {'EW'[lon < 0]}"
    return word(
        "map_projection",
        lang,
        centre=notation(centre, lang),
        bound=notation(number(bound), lang),
    )


def _foot(chart: Chart, sheet: Sheet, y: float) -> tuple[str, float]:
    """Write the small print: fixed sentences, notes, worldview, projection, names."""
    sentences = [
        map_sentences(chart),
        *chart.notes,
        worldview_line(chart),
        projection_sentence(sheet, chart.lang),
        " · ".join(credit_lines(chart)),
    ]
    rule = path(
        f"M{number(MARGIN)} {number(y)}H{number(WIDTH - 12.0)}",
        stroke=NAME,
        stroke_width=0.5,
    )
    parts, y = [rule], y + 4.0
    for i, sentence in enumerate(sentences):
        for line in textwrap.wrap(sentence, FOOT_CHARACTERS):
            y += 15.0
            bold = {"font_weight": "bold"} if i == 0 else {}
            parts.append(tag("text", text(line), x=MARGIN, y=y, **bold))
    return tag("g", *parts, class_="foot", font_size=11), y + 16.0


def _watermark(chart: Chart, sheet: Sheet) -> str:
    """Write the kind of data across the drawing where any of it is simulated."""
    if chart.data_kind not in ("synthetic", "mixed"):
        return ""
    frame = sheet.frame
    said, colour, _ = stamp_of(chart.data_kind, chart.lang)
    if chart.data_kind == "mixed":
        said = word("partly_synthetic", chart.lang)
    x = frame.x + frame.width / 2.0
    lines = []
    for share in (0.2, 0.5, 0.8):
        y = frame.y + frame.height * share
        turn = f"translate({number(x)} {number(y)}) rotate(-16)"
        lines.append(tag("text", text(said), transform=turn, y=28))
    return tag(
        "g",
        *lines,
        class_="watermark",
        fill=colour,
        fill_opacity=0.13,
        font_size=min(96.0, frame.width / len(said) * 1.1),
        font_weight="bold",
        letter_spacing=10,
        text_anchor="middle",
        pointer_events="none",
    )


def _description(chart: Chart) -> str:
    """Say in words what the drawing shows, for those who cannot see it."""
    entries = sum(mark.direction == "in" for mark in chart.crossings)
    exits = len(chart.crossings) - entries
    return word(
        "map_told",
        chart.lang,
        tracks=len(chart.tracks),
        crossings=len(chart.crossings),
        entries=entries,
        exits=exits,
        span=span(chart),
        kind=stamp_of(chart.data_kind, chart.lang)[0].lower(),
        makers=word("where_it_flew", chart.lang),
    )
