"""The ground of a map: land, graticule, borders with their accuracy, names.

Each function takes values and the sheet and returns SVG text. Lines are thinned to
`LINE_TOLERANCE` of a sheet unit, coordinates written to 0.01. Colours are presentation
attributes, so that the drawing needs no style sheet; classes let a page restyle it.
"""

from typing import NamedTuple

import numpy as np

from vedette.claims.tongue import notation
from vedette.web.chart import Border, Bounds, Chart, Floats
from vedette.web.markup import Look, number, path, tag, text
from vedette.web.projection import (
    Frame,
    Projection,
    clip_ring,
    project,
    reach_deg,
    thin,
    unwrap,
    visible_runs,
)

LINE_TOLERANCE = 0.12  # sheet units: a third of what a screen at twice the size shows

GROUND, LAND, PAPER, INK = "#e8ebec", "#efebe2", "#ffffff", "#2b2b2b"
GRID, NAME, OTHER_BORDER = "#c9c4b8", "#8a8475", "#9d9686"

SANS = "Helvetica Neue, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif"
SERIF = "Georgia, Liberation Serif, DejaVu Serif, serif"

# Graticule steps; about five lines to a side read well.
GRID_STEPS_DEG = (0.05, 0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0)
GRID_LINES = 5.5


class Sheet(NamedTuple):
    """Where the map lies on the drawing."""

    projection: Projection
    frame: Frame


def line_path(x: Floats, y: Floats, *, closed: bool = False) -> str:
    """Write vertices as path data.

    Parameters
    ----------
    x, y : (n,) sheet units
    closed : bool

    Returns
    -------
    str
    """
    pairs = [f"{number(a)} {number(b)}" for a, b in zip(x, y, strict=True)]
    return "M" + "L".join(pairs) + ("Z" if closed else "")


def land(chart: Chart, sheet: Sheet) -> str:
    """Draw the ground, the land of closed borders, and the judged area above it.

    Parameters
    ----------
    chart : Chart
    sheet : Sheet

    Returns
    -------
    str
    """
    frame = sheet.frame
    rings = [border for border in chart.borders if border.closed]
    # Cool grey, not blue: what no ring covers may be sea or a land nobody gave us.
    ground = GROUND if any(not ring.judged for ring in rings) else LAND
    parts = [
        tag(
            "rect",
            class_="ground",
            x=frame.x,
            y=frame.y,
            width=frame.width,
            height=frame.height,
            fill=ground,
        )
    ]
    by_label: dict[str, str] = {}
    for ring in rings:
        if not ring.judged:
            data = ring_path(ring, chart, sheet)
            by_label[ring.label] = by_label.get(ring.label, "") + data
    judged = "".join(ring_path(ring, chart, sheet) for ring in rings if ring.judged)
    # Country by country: where two overlap by a sliver, even-odd would make a hole.
    parts += [
        path(data, class_="land", fill=LAND, fill_rule="evenodd")
        for data in by_label.values()
        if data
    ]
    if judged:
        parts.append(
            path(
                judged,
                class_="judged-area",
                fill=PAPER,
                fill_opacity=0.72,
                fill_rule="evenodd",
            )
        )
    return "".join(parts)


def ring_path(ring: Border, chart: Chart, sheet: Sheet) -> str:
    """Cut one ring to a box well outside the frame and write its path data.

    Parameters
    ----------
    ring : Border
        Closed.
    chart : Chart
        Whose frame it is cut to.
    sheet : Sheet
        Where the map lies.

    Returns
    -------
    str
        Empty where nothing of it is left.
    """
    bounds = chart.bounds
    tall = bounds.north_deg - bounds.south_deg
    aside = reach_deg(bounds)
    box = Bounds(
        south_deg=max(bounds.south_deg - tall, -89.0),
        north_deg=min(bounds.north_deg + tall, 89.0),
        west_deg=bounds.west_deg - aside,
        east_deg=min(bounds.east_deg + aside, bounds.west_deg + 90.0),
    )
    centre = sheet.projection.lon_deg
    lat, lon = clip_ring(ring.lat_deg, unwrap(ring.lon_deg, centre), box)
    if lat.size < 3:  # noqa: PLR2004 - an area has three corners
        return ""
    x, y = project(sheet.projection, lat, lon)
    kept = thin(x, y, LINE_TOLERANCE)
    return line_path(x[kept], y[kept], closed=True)


def borders(chart: Chart, sheet: Sheet) -> str:
    """Draw the borders: others thin, the judging ones strong above their 1 sigma band.

    Parameters
    ----------
    chart : Chart
    sheet : Sheet

    Returns
    -------
    str
    """
    others = [one for one in chart.borders if not one.judged and one.outlined]
    judged = [border for border in chart.borders if border.judged]
    plain = "".join(
        line_path(x, y) for border in others for x, y, _ in _runs(border, sheet)
    )
    strong = "".join(
        line_path(x, y) for border in judged for x, y, _ in _runs(border, sheet)
    )
    lines: Look = {
        "fill": "none",
        "stroke_linejoin": "round",
        "stroke_linecap": "round",
        "vector_effect": "non-scaling-stroke",
    }
    parts = []
    if plain:
        look: Look = {"stroke": OTHER_BORDER, "stroke_width": 0.8}
        parts.append(path(plain, class_="border", **lines, **look))
    parts += _bands(judged, sheet)
    if strong:
        look = {"stroke": INK, "stroke_width": 1.5}
        parts.append(path(strong, class_="judging-border", **lines, **look))
    return "".join(parts)


def _bands(judged: list[Border], sheet: Sheet) -> list[str]:
    """Draw the accuracy of the judging border, to scale: two sigma wide in all."""
    by_width: dict[str, list[str]] = {}
    for border in judged:
        for x, y, sigma in _runs(border, sheet):
            if sigma.size == 0:
                continue
            # Stretches of like accuracy share a width, in steps of a square root of 2.
            level = np.round(2.0 * np.log2(np.maximum(sigma, 1.0)))
            edges = np.flatnonzero(np.diff(level)) + 1
            starts = [0, *edges.tolist()]
            ends = [*(edges + 1).tolist(), x.size]
            for first, last in zip(starts, ends, strict=True):
                metres = float(np.median(sigma[first:last]))
                width = number(2.0 * metres * sheet.projection.scale)
                piece = line_path(x[first:last], y[first:last])
                by_width.setdefault(width, []).append(piece)
    return [
        path(
            "".join(pieces),
            class_="border-band",
            fill="none",
            stroke=INK,
            stroke_opacity=0.16,
            stroke_width=float(width),
            stroke_linejoin="round",
        )
        for width, pieces in sorted(by_width.items(), key=lambda item: float(item[0]))
        if float(width) > 0.0
    ]


def _runs(border: Border, sheet: Sheet) -> list[tuple[Floats, Floats, Floats]]:
    """Project a border, keep what may be seen, thin it."""
    lat, lon = border.lat_deg, unwrap(border.lon_deg, sheet.projection.lon_deg)
    sigma = border.sigma_m
    if sigma.size == 1:
        sigma = np.full(lat.size, float(sigma[0]))
    if border.closed:
        lat, lon = np.append(lat, lat[:1]), np.append(lon, lon[:1])
        sigma = np.append(sigma, sigma[:1])
    near = np.abs(lon - sheet.projection.lon_deg) < 90.0  # noqa: PLR2004 - one hemisphere
    x, y = project(sheet.projection, lat, lon)
    x = np.where(near, x, -1e9)
    runs = []
    for run in visible_runs(x, y, sheet.frame):
        kept = thin(x[run], y[run], LINE_TOLERANCE)
        there = sigma[run][kept] if sigma.size else sigma
        runs.append((x[run][kept], y[run][kept], there))
    return runs


def graticule(chart: Chart, sheet: Sheet) -> tuple[str, str]:
    """Draw meridians and parallels, and their labels.

    Parameters
    ----------
    chart : Chart
    sheet : Sheet

    Returns
    -------
    (lines, labels) : str, str
        Labels stand outside the frame, left and below.
    """
    bounds, frame = chart.bounds, sheet.frame
    tall = bounds.north_deg - bounds.south_deg
    wide = bounds.east_deg - bounds.west_deg
    step_lat, step_lon = _step(tall), _step(wide)
    lats = np.linspace(
        max(bounds.south_deg - tall, -89.0), min(bounds.north_deg + tall, 89.0), 81
    )
    lons = np.linspace(bounds.west_deg - wide, bounds.east_deg + wide, 81)
    lines, labels = [], []
    for lon in _multiples(lons[0], lons[-1], step_lon):
        x, y = project(sheet.projection, lats, np.full_like(lats, lon))
        at = float(np.interp(-(frame.y + frame.height), -y[::1], x))
        if frame.x < at < frame.x + frame.width:
            name = notation(_degrees(lon, "E", "W", step_lon), chart.lang)
            labels.append(_grid_label(at, frame.y + frame.height + 13, "middle", name))
        lines.append(line_path(x, y))
    for lat in _multiples(lats[0], lats[-1], step_lat):
        x, y = project(sheet.projection, np.full_like(lons, lat), lons)
        at = float(np.interp(frame.x, x, y))
        if frame.y < at < frame.y + frame.height:
            name = notation(_degrees(lat, "N", "S", step_lat), chart.lang)
            labels.append(_grid_label(frame.x - 5, at + 3.5, "end", name))
        lines.append(line_path(x, y))
    drawn = path(
        "".join(lines),
        class_="grid",
        fill="none",
        stroke=GRID,
        stroke_width=0.5,
        vector_effect="non-scaling-stroke",
    )
    return drawn, tag("g", *labels, class_="grid-labels", fill=NAME, font_size=10)


def _step(span_deg: float) -> float:
    """Choose the graticule's step for a span."""
    for step in GRID_STEPS_DEG:
        if span_deg / step <= GRID_LINES:
            return step
    return GRID_STEPS_DEG[-1]


def _multiples(low: float, high: float, step: float) -> Floats:
    """List the multiples of a step within a range."""
    return np.arange(np.ceil(low / step), np.floor(high / step) + 1.0) * step


def _degrees(value: float, plus: str, minus: str, step: float) -> str:
    """Write a degree as readers know it."""
    value = (value + 180.0) % 360.0 - 180.0 if plus == "E" else value
    side = plus if value >= 0.0 else minus
    decimals = 0 if step >= 1.0 else 2
    return f"{number(abs(value), decimals)}° {side}"


def _grid_label(x: float, y: float, anchor: str, name: str) -> str:
    return tag("text", text(name), x=x, y=y, text_anchor=anchor)


def places(chart: Chart, sheet: Sheet) -> str:
    """Write the names of countries and towns that lie in the frame.

    Parameters
    ----------
    chart : Chart
    sheet : Sheet

    Returns
    -------
    str
    """
    frame, parts = sheet.frame, []
    for place in chart.places:
        lon = unwrap(np.array([place.lon_deg]), sheet.projection.lon_deg)
        x, y = project(sheet.projection, np.array([place.lat_deg]), lon)
        at_x, at_y = float(x[0]), float(y[0])
        inside_x = frame.x < at_x < frame.x + frame.width
        if not (inside_x and frame.y < at_y < frame.y + frame.height):
            continue
        parts.append(_place(place.name, at_x, at_y, country=place.country))
    return tag("g", *parts, class_="places", fill=NAME, font_family=SERIF)


def _place(name: str, x: float, y: float, *, country: bool) -> str:
    """Write one name, in the group that keeps its size when the map is enlarged."""
    if country:
        wide: Look = {
            "letter_spacing": 3.5,
            "font_size": 15,
            "text_anchor": "middle",
        }
        inside = tag("text", text(name.upper()), **wide)
    else:
        dot = tag("circle", r=1.8)
        inside = dot + tag("text", text(name), x=5, y=3.5, font_size=11)
    fixed = tag("g", inside, class_="fixed")
    return tag("g", fixed, transform=f"translate({number(x)} {number(y)})")
