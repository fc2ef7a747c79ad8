"""Where it happened: the map, with the numbers of the list of incursions.

The marks of a map have numbers of their own. Here those of the incursions come first,
so that the same number means the same entry on the map, the time line and in the list.
"""

from dataclasses import replace

from vedette.assessment.document import Assessment
from vedette.assessment.wording import number_of, to_ns
from vedette.web.chart import Chart, CrossingMark
from vedette.web.paper import MapSheet, Section, Words


def map_section(assessment: Assessment, chart: Chart | None) -> Section:
    """Show where.

    Parameters
    ----------
    assessment : Assessment
        As values.
    chart : Chart or None
        Of the same conclusion; None where no map could be drawn.

    Returns
    -------
    Section
        The map, or why there is none.
    """
    title = "Where"
    if chart is None:
        said = Words(text="No map could be drawn; map.txt says why.")
        return Section(id="map", title=title, blocks=(said,), sheet="summary")
    found = len(assessment.incursions)
    others = len(chart.crossings) - found
    numbers = {0: "", 1: "; number 1 as in the list of incursions"}.get(
        found, f"; numbers 1 to {found:,} as in the list of incursions"
    )
    caption = (
        f"{number_of(len(chart.tracks), 'track', 'tracks')}, "
        f"{number_of(len(chart.crossings), 'crossing', 'crossings')}{numbers}"
        + (", further ones are exits and other crossings" if found and others else "")
    )
    sheet = MapSheet(chart=renumbered(chart, assessment), caption=caption)
    return Section(id="map", title=title, blocks=(sheet,), sheet="summary")


def renumbered(chart: Chart, assessment: Assessment) -> Chart:
    """Give the entries of incursions the numbers of the list.

    Parameters
    ----------
    chart : Chart
        Of the same conclusion.
    assessment : Assessment
        Has the list.

    Returns
    -------
    Chart
        The same marks in the same order; those of no incursion are numbered after them.
    """
    outcome = assessment.conclusion.outcome
    number_of_entry: dict[tuple[int, str, str, int], int] = {}
    for number, reason in enumerate(assessment.incursions, 1):
        entry = reason.incursion.entry
        time_ns = to_ns(entry.time_s, outcome)
        number_of_entry[entry.track, entry.volume, "in", time_ns] = number
    beyond = len(assessment.incursions)
    marks: list[CrossingMark] = []
    for mark in chart.crossings:
        key = (mark.track, mark.volume, mark.direction, mark.time_ns)
        number = number_of_entry.pop(key, 0)
        if not number:
            beyond += 1
        marks.append(replace(mark, number=number or beyond))
    return replace(chart, crossings=tuple(marks))
