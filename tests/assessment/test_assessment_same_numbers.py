"""One number for one entry, one look for one kind of warning, on page and map."""

import dataclasses

import assessment_scenes as scenes
from vedette.assessment import paper_of
from vedette.assessment.reading_air import incursions_told
from vedette.assessment.reading_map import map_section, renumbered
from vedette.assessment.reading_warned import event_of
from vedette.output.svg_pdf import parse
from vedette.web import draw_html
from vedette.web.paper import Lane, Lanes, MapSheet
from vedette.web.timeline import draw_lanes
from web_charts import crossing


def test_a_number_on_the_map_is_that_of_the_list() -> None:
    made = scenes.assessment()
    marks = tuple(
        crossing(
            9 - i,
            volume="PL",
            track=entry.track,
            time_ns=scenes.EPOCH_NS + round(entry.time_s) * 10**9,
            lat_deg=52.0,
            lon_deg=20.0,
        )
        for i, entry in enumerate(made.entries)
    )
    other = crossing(1, track=1000, direction="out", lat_deg=52.0, lon_deg=20.0)
    chart = dataclasses.replace(scenes.chart(), crossings=(other, *marks))
    told = renumbered(chart, made)
    assert [mark.number for mark in told.crossings] == [1, 2, 3, 4, 5]
    assert [mark.track for mark in told.crossings] == [1000, 1001, 1002, 1000, 1009]
    assert told.crossings[3].direction == "out"
    assert told.numbers.startswith("numbers 1 to 3 as in the list of incursions")
    assert renumbered(told, made) == told
    page = draw_html(told)
    assert told.numbers in page
    (sheet,) = map_section(told).blocks
    assert isinstance(sheet, MapSheet)
    assert told.numbers in sheet.caption


def test_a_spell_without_a_draft_looks_and_reads_unlike_a_warning() -> None:
    made = scenes.assessment()
    kinds = {}
    for warning in scenes.WARNINGS:
        event = event_of(warning, made.conclusion.outcome)
        kinds[warning.lead_s is not None] = event
        lanes = Lanes(
            caption="c",
            from_ns=event.from_ns,
            to_ns=event.to_ns + 1,
            lanes=(Lane(name="Warnings", events=(event,)),),
        )
        drawn = draw_lanes(lanes, "none")
        parse(drawn)
        never = warning.lead_s is None
        assert ("no draft" in drawn) == never
        assert ("stroke-dasharray" in drawn) == never
    assert set(kinds) == {True, False}
    assert (kinds[True].begins, kinds[False].begins) == ("warning", "danger")


def test_more_incursions_than_entries_are_explained_where_they_are_told() -> None:
    made = scenes.assessment()
    assert not incursions_told(made)
    early = dataclasses.replace(made.incursions[0].incursion.entry, never_outside=0.9)
    inside = dataclasses.replace(made.incursions[0].incursion, entry=early)
    first = made.incursions[0]._replace(incursion=inside)
    more = dataclasses.replace(made, incursions=(first, *made.incursions[1:]))
    (told,) = incursions_told(more)
    assert "3 incursions are listed: 2 entries, and 1 object that was" in told.text
    paper = paper_of(more, None)
    assert told in paper.lead
    listed = next(one for one in paper.sections if one.id == "incursions")
    assert listed.blocks[0] == told
