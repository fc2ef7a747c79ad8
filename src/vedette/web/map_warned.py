"""Areas that were warned, under everything that flew over them.

A pale fill with a broken outline, so that colour does not stand alone; overlapping
areas stay apart. What was warned was drafted: a person releases what the public sees.
"""

from vedette.claims.tongue import word
from vedette.web.chart import Chart
from vedette.web.map_ground import Sheet, ring_path
from vedette.web.markup import Look, path, tag

COLOUR = "#a3154a"
FILL: Look = {"fill": COLOUR, "fill_opacity": 0.09}
LINE: Look = {"stroke": COLOUR, "stroke_width": 1.1, "stroke_dasharray": "5 3"}


def warned(chart: Chart, sheet: Sheet) -> str:
    """Draw the areas that were warned.

    Parameters
    ----------
    chart : Chart
        With outlines in `Chart.warned`.
    sheet : Sheet
        Where the map lies.

    Returns
    -------
    str
        Empty where none was.
    """
    outlines: dict[str, str] = {}
    for ring in chart.warned:
        data = ring_path(ring, chart, sheet)
        outlines[ring.label] = outlines.get(ring.label, "") + data
    drawn = [
        path(data, **FILL, **LINE, fill_rule="evenodd")
        for data in outlines.values()
        if data
    ]
    return tag("g", *drawn, class_="warned") if drawn else ""


def warned_entries(chart: Chart) -> list[tuple[str, str]]:
    """Explain them in the legend.

    Parameters
    ----------
    chart : Chart
        With or without outlines.

    Returns
    -------
    list of (str, str)
        The sign and its meaning.
    """
    areas = len({ring.label for ring in chart.warned})
    if not areas:
        return []
    box: Look = {"x": -13, "y": -5, "width": 26, "height": 10}
    sign = tag("rect", **box, **FILL, **LINE)
    return [(sign, word("area_warned", chart.lang, number=areas))]
