"""The map as one HTML page: drawing, list of crossings, and the script that links them.

The page loads nothing (`vedette.web.page`). Without script the drawing and the whole
list are there; the script adds enlarging, pointing, filtering and sorting. Data for it
stands in a JSON block with <, > and & escaped.
"""

import json
from collections.abc import Sequence
from importlib.resources import files
from math import isfinite

from vedette.units import SECOND_NS
from vedette.web.chart import (
    Chart,
    CrossingMark,
    credit_lines,
    map_sentences,
    worldview_line,
)
from vedette.web.map_svg import STAMPS, Drawing, drawing, projection_sentence, span
from vedette.web.markup import number, plain, tag, text, utc
from vedette.web.page import html_page

# Heading of each column, and whether it sorts as a number.
COLUMNS = (
    ("No.", True),
    ("Time (UTC)", True),
    ("± s", True),
    ("Identity", False),
    ("Direction", False),
    ("Across", False),
    ("P(across)", True),
    ("P(crossed)", True),
    ("Authorised", False),
    ("Latitude, longitude", False),
    ("± m", True),
    ("Track", True),
)
WORD = {True: "yes", False: "no", None: "not judged"}
NOTES_OPEN = 2  # notes that stand above the map; more are folded
SIGNS = {"in": "▲", "out": "▼"}
HINT = (
    "Point at a track or a crossing to see what it is; click to keep it. With the map "
    "focused: + and − enlarge, arrows move, 0 shows all; the wheel enlarges too."
)


def draw_html(chart: Chart) -> str:
    """Draw a chart as one self-contained page.

    Parameters
    ----------
    chart : Chart
        Its crossings are the rows of the table.

    Returns
    -------
    str
        HTML; the same for the same chart.
    """
    script = files("vedette.web").joinpath("map.js").read_text(encoding="utf-8")
    drawn = drawing(chart, heading=False)
    block = f'<script type="application/json" id="data">{_json(chart, drawn)}</script>'
    body = _header(chart) + _main(chart, drawn) + _footer(chart, drawn)
    return html_page(chart.title, ("map.css",), f"{body}\n{block}", script=script)


def _json(chart: Chart, drawn: Drawing) -> str:
    """Write what the script needs; no text in it can end the block."""
    index_of: dict[int, int] = {}
    tracks = []
    for index, track in enumerate(drawn.tracks):
        index_of.setdefault(track.line.track, index)
        seconds = (track.time_ns - chart.from_ns) // SECOND_NS
        tracks.append(
            {
                "id": str(track.line.track),
                "who": plain(track.line.identity),
                "x": [round(value, 1) for value in track.x.tolist()],
                "y": [round(value, 1) for value in track.y.tolist()],
                "t": seconds.tolist(),
            }
        )
    projection, frame = drawn.sheet
    crossings = {
        str(mark.number): {
            "x": round(place[0], 2),
            "y": round(place[1], 2),
            "track": index_of.get(mark.track, -1),
        }
        for mark, place in zip(chart.crossings, drawn.crossings, strict=True)
    }
    whole = {
        "from_s": chart.from_ns // SECOND_NS,
        "projection": {
            "lat": projection.lat_deg,
            "lon": projection.lon_deg,
            "radius": projection.radius_m,
            "scale": projection.scale,
            "x": projection.x,
            "y": projection.y,
        },
        "frame": {"x": frame.x, "y": frame.y, "w": frame.width, "h": frame.height},
        "tracks": tracks,
        "crossings": crossings,
    }
    written = json.dumps(whole, separators=(",", ":"), allow_nan=False)
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written


def _header(chart: Chart) -> str:
    """Write the heading: what this is, of when, from which kind of data."""
    word, _, meaning = STAMPS[chart.data_kind]
    kind = tag("span", word, class_=f"stamp {chart.data_kind}", title=meaning)
    subtitle = tag("p", text(chart.subtitle)) if chart.subtitle else ""
    parts = [
        kind,
        tag("h1", text(chart.title)),
        subtitle,
        tag("p", tag("strong", f"{text(span(chart))}"), f", {meaning}."),
        _notes(chart.notes),
    ]
    return tag("header", *parts)


def _notes(notes: Sequence[str]) -> str:
    """Write what is to be known of the inputs; many fold, so that the map is seen."""
    said = "".join(tag("p", text(note)) for note in notes)
    if len(notes) <= NOTES_OPEN:
        return said
    summary = tag("summary", f"Of the inputs: {len(notes)} notes")
    return tag("details", summary, said)


def _main(chart: Chart, drawn: Drawing) -> str:
    """Write map and list."""
    entries = sum(mark.direction == "in" for mark in chart.crossings)
    total = len(chart.crossings)
    sentences = map_sentences(chart)
    figure = (
        f'<figure id="sheet">{drawn.svg}<div id="tip" hidden></div></figure>'
        f'<p id="detail" aria-live="polite" data-hint="{text(HINT)}" hidden></p>'
    )
    caption = tag(
        "caption",
        f"{total} crossings: {entries} in, {total - entries} out{_meaning(chart)}. A "
        "number shows its crossing on the map; ± is one standard deviation.",
    )
    heads = "".join(
        f'<th scope="col"{_numeric(is_number)}>'
        f'<button type="button">{name}</button></th>'
        for name, is_number in COLUMNS
    )
    rows = "".join(_row(mark) for mark in chart.crossings)
    table = (
        f'<div class="scroll"><table>{caption}<thead><tr>{heads}</tr></thead>'
        f'<tbody id="rows">{rows}</tbody></table></div>'
    )
    return (
        f'<main><p class="sentences">{sentences}</p>{_tools()}{figure}'
        f"<h2>Crossings</h2>{table}</main>"
    )


def _meaning(chart: Chart) -> str:
    """Say what the numbers are, where they are those of another list."""
    return f"; {text(chart.numbers)}" if chart.numbers else ""


def _numeric(is_number: bool) -> str:  # noqa: FBT001 - a column's kind, not a switch
    return ' class="n"' if is_number else ""


def _tools() -> str:
    """Write the filters and the buttons of the map; the script shows them."""
    ways = "".join(
        f'<label><input type="radio" name="way" value="{value}"{checked}>'
        f" {name}</label>"
        for value, name, checked in (
            ("all", "all", " checked"),
            ("in", "in", ""),
            ("out", "out", ""),
        )
    )
    return (
        '<form id="filters" class="tools" hidden>'
        f"<fieldset><legend>Crossings</legend>{ways}</fieldset>"
        '<label><input type="checkbox" name="only"> not authorised only</label>'
        '<label>Find <input type="search" name="sought" size="12"></label>'
        '<output id="shown"></output>'
        '<span class="zoom"><output id="where"></output>'
        '<button type="button" id="nearer" aria-label="Enlarge the map">+</button>'
        '<button type="button" id="farther" aria-label="Reduce the map">−</button>'
        '<button type="button" id="whole">Show all</button></span></form>'
    )


def _row(mark: CrossingMark) -> str:
    """Write one crossing as a row; its words serve the map as well."""
    time = utc(mark.time_ns, decimals=1)
    judged = WORD[mark.authorised]
    way = f'<span class="sign-{mark.direction}">{SIGNS[mark.direction]}</span> '
    place = f"{mark.lat_deg:.4f}, {mark.lon_deg:.4f}"
    cells = (
        f'<td class="n"><button type="button">{mark.number}</button></td>',
        _cell(time, str(mark.time_ns // 1_000_000), "n"),
        _cell(_number(mark.sigma_s, 1), _number(mark.sigma_s, 3), "n"),
        _cell(mark.identity, None, "free"),
        f'<td data-v="{mark.direction}">{way}{mark.direction}</td>',
        _cell(mark.across),
        _cell(_probability(mark.across_p), _number(mark.across_p, 6), "n"),
        _cell(_probability(mark.probability), _number(mark.probability, 6), "n"),
        _cell(judged, None, "no" if mark.authorised is False else ""),
        _cell(place, number(mark.lat_deg, 6)),
        _cell(_number(mark.sigma_m, 0), _number(mark.sigma_m, 1), "n"),
        _cell(str(mark.track), None, "n"),
    )
    verb = "entered" if mark.direction == "in" else "left"
    words = (
        f"{mark.number}: {mark.identity or 'no identity'} {verb} {mark.volume}\n"
        f"{time} UTC ± {_number(mark.sigma_s, 1)} s\n"
        f"across the {mark.across} border, P {_probability(mark.across_p)}\n"
        f"crossed with P {_probability(mark.probability)}; authorised: {judged}"
    )
    judged_key = judged.split()[0] if mark.authorised is not None else "unknown"
    return (
        f'<tr id="r{mark.number}" data-way="{mark.direction}" '
        f'data-judged="{judged_key}" data-words="{text(words)}">'
        f"{''.join(cells)}</tr>"
    )


def _cell(shown: str, value: str | None = None, class_: str = "") -> str:
    kind = f' class="{class_}"' if class_ else ""
    key = "" if value is None else f' data-v="{value}"'
    return f"<td{kind}{key}>{text(shown)}</td>"


def _number(value: float, decimals: int) -> str:
    """Write a number with its decimals, nothing where it is not known."""
    return f"{value:.{decimals}f}" if isfinite(value) else ""


def _probability(value: float) -> str:
    """Write a probability; certainty is never said of what was only computed."""
    if not isfinite(value):
        return ""
    if value > 0.9995:  # noqa: PLR2004 - what three decimals would round to one
        return "> 0.999"
    return f"{value:.3f}"


def _footer(chart: Chart, drawn: Drawing) -> str:
    """Write whose view and whose data these are."""
    lines = (
        worldview_line(chart),
        projection_sentence(drawn.sheet, chart.lang),
        " · ".join(credit_lines(chart)),
    )
    return tag(
        "footer", *(tag("p", text(line), class_="small") for line in lines if line)
    )
