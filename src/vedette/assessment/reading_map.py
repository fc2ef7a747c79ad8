"""Where it happened: the map, with the numbers of the list of incursions.

The crossings of a chart are numbered by time. `renumbered` lets those of the incursions
come first, so that the same number means the same entry on every map, on the time line
and in the list.
"""

from collections.abc import Sequence
from dataclasses import replace

from vedette.assessment.document import Assessment
from vedette.assessment.wording import to_ns
from vedette.claims.tongue import Tongue, figure, so_many, word
from vedette.web.chart import Chart, CrossingMark
from vedette.web.paper import MapSheet, Section, Words


def map_section(chart: Chart | None, tongue: Tongue = "en") -> Section:
    """Show where.

    Parameters
    ----------
    chart : Chart or None
        `renumbered`; None where no map could be drawn.
    tongue : Tongue
        In which language.

    Returns
    -------
    Section
        The map, or why there is none.
    """
    title = word("map", tongue)
    if chart is None:
        said = Words(text=word("map_none", tongue))
        return Section(id="map", title=title, blocks=(said,), sheet="summary")
    caption = (
        f"{so_many(len(chart.tracks), 'track', tongue)}, "
        f"{so_many(len(chart.crossings), 'crossing', tongue)}"
        + (f"; {chart.numbers}" if chart.numbers else "")
    )
    sheet = MapSheet(chart=chart, caption=caption)
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
        Its marks by number: those of no incursion come after the others. It says so.
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
    marks.sort(key=lambda mark: mark.number)
    return replace(
        chart, crossings=tuple(marks), numbers=_numbers(assessment, marks, chart.lang)
    )


def _numbers(
    assessment: Assessment, marks: Sequence[CrossingMark], tongue: Tongue
) -> str:
    """Say what the numbers of the marks mean."""
    found = len(assessment.incursions)
    if not found:
        return ""
    key = "map_number_one" if found == 1 else "map_numbers"
    said = word(key, tongue, found=figure(found, tongue))
    return said + (word("map_further", tongue) if len(marks) > found else "")
