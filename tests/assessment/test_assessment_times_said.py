"""Times that people gave: on a line of their own, and beside a measured night alone."""

import json
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise

import msgspec
import pypdfium2
import pytest

import assessment_scenes as scenes
import september
from claim_scenes import span, stated
from json_schema import breaches
from vedette.assessment.beside import Beside, beside
from vedette.assessment.document import Assessment
from vedette.assessment.happened import happenings
from vedette.assessment.judged import judge
from vedette.assessment.limits import why_not
from vedette.assessment.reading import paper_of
from vedette.assessment.registered import Registers
from vedette.assessment.said import said_paper
from vedette.assessment.said_times import events_of, said_times_section
from vedette.assessment.spoken import Said
from vedette.claims.compare import compare
from vedette.claims.interval import Reading
from vedette.claims.measures import Family, registry
from vedette.claims.model import Evidential, Place
from vedette.claims.registers import Act, Effect, EffectKind, Response
from vedette.claims.span import Span
from vedette.claims.tongue import word
from vedette.output.assessment_json import assessment_document
from vedette.output.assessment_pdf import draw_pdf
from vedette.output.said_json import said_document, said_section, timeline_beside
from vedette.output.svg_pdf import parse
from vedette.web.paper import Drawn, Grid, Lane, Lanes, Paper
from vedette.web.paper_html import draw_paper
from vedette.web.timeline import draw_lanes

WITHIN, BEYOND = "2025-09-09T22:20Z/10m", "2025-09-11T08:00Z/1m"
DAY = "2025-09-08T22:00Z/1d"


def when(text: str) -> Span:
    found = span(text)
    assert found is not None
    return found


def effect(
    name: str, text: str = "", stance: Evidential = Evidential.ASSERTED
) -> Effect:
    closed = when(text) if text else None
    return Effect(
        id=name, event="e", rests_on=("doc",), kind=EffectKind.CLOSURE,
        airport="Brzeg", closed=closed, evidential=stance,
    )  # fmt: skip


def response(name: str, text: str = "") -> Response:
    return Response(
        id=name, event="e", rests_on=("doc",), act=Act.URGED, who="an office",
        which="people to stay at home", when=when(text) if text else None,
        said_by="speaker",
    )  # fmt: skip


def said(
    effects: tuple[Effect, ...] | None = (effect("e1", WITHIN),),
    responses: tuple[Response, ...] | None = (response("r1", WITHIN),),
) -> Said:
    return Said(None, {}, Registers(effects, responses, None), "e")


def lanes_of(paper: Paper) -> dict[str, Lane]:
    drawn = [
        block
        for section in paper.sections
        if section.id == "episode"
        for block in section.blocks
        if isinstance(block, Lanes)
    ]
    return {lane.name: lane for lane in drawn[0].lanes}


def told(given: Said, kind: str = "recorded") -> tuple[Paper, Beside, Assessment]:
    picture = scenes.assessment(kind=kind)
    laid = beside(given, (), registry(), picture)
    return paper_of(picture, None, said=laid), laid, picture


def test_beside_a_measured_night_the_lanes_hold_what_was_said_and_when() -> None:
    paper, _, picture = told(said())
    lanes = lanes_of(paper)
    for name in ("Civil effect", "Response"):
        (event,) = lanes[name].events
        assert event.begins == "said"
        assert event.to_ns - event.from_ns == 600 * 10**9  # as closely as it was said
        assert picture.from_ns <= event.from_ns < event.to_ns <= picture.to_ns
    page = draw_paper(paper)
    assert "closed: Brzeg" in page
    assert "urged: people to stay at home, an office" in page
    assert "nothing that a sensor saw" in page
    assert "not assessed: no register of effects" not in page
    assert draw_pdf(paper)[:5] == b"%PDF-"


@pytest.mark.parametrize("kind", ["synthetic", "mixed", "none"])
def test_a_simulated_night_and_statements_share_no_time_line(kind: str) -> None:
    paper, laid, picture = told(said(), kind)
    lanes = lanes_of(paper)
    for name in ("Civil effect", "Response"):
        assert lanes[name].events == ()
        assert lanes[name].said == word("line_apart")
    assert word("line_apart") in draw_paper(paper)
    # What was said is told all the same, on a line of its own, and not as simulated.
    assert {one.data_kind for one in laid.sections} == {"none"}
    (times,) = [one for one in laid.sections if one.id == "said-times"]
    (own,) = [block for block in times.blocks if isinstance(block, Lanes)]
    assert {lane.name: len(lane.events) for lane in own.lanes} == {
        "When": 0, "Civil effect": 1, "Response": 1,
    }  # fmt: skip
    page = draw_paper(paper)
    part = page.split('<section id="said-times">')[1].split("</section>")[0]
    assert "SYNTHETIC" not in part
    assert "MIXED" not in part
    assert "NO SENSOR DATA" in part
    timeline = timeline_beside({"air": []}, said(), picture)
    assert timeline["civil_effect"] == {
        "status": "not_assessed",
        "reason": word("line_apart"),
    }
    assert timeline["response"] == {
        "status": "not_assessed",
        "reason": word("line_apart"),
    }


@pytest.mark.parametrize("kind", ["recorded", "synthetic"])
def test_where_no_register_was_given_the_lane_says_so(kind: str) -> None:
    lanes = lanes_of(told(said(None, None), kind)[0])
    for name, part in (("Civil effect", "effects"), ("Response", "response")):
        assert lanes[name].events == ()
        assert lanes[name].said == f"not assessed: {why_not(part)}"
    one_given = lanes_of(told(said(None), kind)[0])
    assert "not assessed" in one_given["Civil effect"].said
    assert "not assessed" not in one_given["Response"].said


def test_an_unknown_or_denied_time_is_listed_and_on_no_line() -> None:
    rows = (effect("open"), effect("denied", WITHIN, Evidential.DENIED))
    paper, laid, _ = told(said(rows, ()))
    lanes = lanes_of(paper)
    assert lanes["Civil effect"].events == lanes["Response"].events == ()
    assert lanes["Civil effect"].said == word("line_nothing_within")
    (times,) = [one for one in laid.sections if one.id == "said-times"]
    (grid,) = [block for block in times.blocks if isinstance(block, Grid)]
    assert [row[-1] for row in grid.rows] == ["denied", "open"]
    assert "(denied)" in grid.rows[0][0]


def test_what_lies_beyond_the_record_is_not_pressed_onto_its_edge() -> None:
    rows = (effect("late", BEYOND), effect("day", DAY))
    paper, laid, picture = told(said(rows, ()))
    (event,) = lanes_of(paper)["Civil effect"].events
    assert event.from_ns == picture.from_ns
    assert event.to_ns == min(when(DAY).end_ns, picture.to_ns)
    (times,) = [one for one in laid.sections if one.id == "said-times"]
    grids = [block for block in times.blocks if isinstance(block, Grid)]
    assert [row[-1] for row in grids[0].rows] == ["day", "late"]
    # The number on the line is that of the list.
    assert grids[0].rows[int(event.label) - 1][-1] == "day"


def test_a_claim_with_a_time_stands_on_its_lane_and_a_silence_on_none() -> None:
    closed = stated("c", "e", "time.closed", WITHIN, "x", place="Brzeg")
    entered = stated("f", "e", "time.first_entry", WITHIN, "x")
    silent = stated("s", "e", "time.reopened", WITHIN, "x")
    silent = msgspec.structs.replace(
        silent, utterance=msgspec.structs.replace(silent.utterance, unanswered=True)
    )
    found = happenings(
        compare([closed, entered, silent], "e", registry()), Registers(), "e"
    )
    assert [(one.id, one.family) for one in found] == [
        ("c", Family.EFFECT),
        ("f", Family.WHEN),
    ]
    assert found[0].what == "closed at Brzeg"
    assert found[0].who == "x"


def test_a_number_is_told_with_its_place_and_no_time() -> None:
    row = Effect(
        id="b", event="e", rests_on=("doc",), kind=EffectKind.BUILDINGS,
        strict=Reading(2, 2), place=Place(name="Brzeg"),
        evidential=Evidential.REPORTED,
    )  # fmt: skip
    (found,) = happenings(None, Registers((row,), None, None), "e")
    assert found.what == "buildings: 2, Brzeg (reported)"
    assert found.when is None
    assert found.who == "doc"  # nobody named: the document speaks


def test_a_register_of_another_event_is_on_no_lane() -> None:
    other = Said(None, {}, said().registers, "another")
    lanes = lanes_of(told(other)[0])
    assert lanes["Civil effect"].events == lanes["Response"].events == ()


def test_the_documents_hold_their_schema_with_lanes_filled() -> None:
    path = files("vedette.output") / "schemas" / "assessment.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    given = Said(september.comparison(), {}, september.registers(), september.EVENT)
    section = said_section(september.comparison(), registry(), {})
    alone = said_document(section, given, "0.2.0")
    for kind in ("recorded", "synthetic"):
        picture = scenes.assessment(kind=kind)
        document = assessment_document(picture)
        document["timeline"] = timeline_beside(document["timeline"], given, picture)
        for one in (document, alone):
            made = json.loads(msgspec.json.encode(one))
            assert breaches(made, schema, schema) == []
    made = json.loads(msgspec.json.encode(alone))["timeline"]
    begins = [one["from"] for one in made["response"] if one["from"]]
    assert len(begins) > 10
    assert all(a <= b for a, b in pairwise(begins))
    assert made["air"]["status"] == "not_assessed"
    assert any(one["from"] is None for one in made["response"])


def test_the_bundled_night_is_drawn_when_it_was_and_when_it_was_said() -> None:
    paper = said_paper(
        september.comparison(), registry(), {}, "en", september.registers()
    )
    (times,) = [one for one in paper.sections if one.id == "said-times"]
    was, uttered = [block for block in times.blocks if isinstance(block, Lanes)]
    assert all(lane.events for lane in was.lanes)
    assert was.to_ns - was.from_ns < 24 * 3600 * 10**9  # a night, though weeks follow
    assert uttered.to_ns - uttered.from_ns > 30 * 86_400 * 10**9
    labels = ", ".join(event.label for event in uttered.lanes[0].events)
    assert "s12" in labels
    for lanes in (was, uttered):
        assert parse(draw_lanes(lanes, "none"))[1].width > 0.0
    drawn = [b for one in paper.sections for b in one.blocks if isinstance(b, Drawn)]
    assert draw_paper(paper).count("<svg") == len(drawn) > len((was, uttered))


def test_without_any_time_there_is_no_such_section() -> None:
    assert said_times_section((), None) == ()
    bare = compare([stated("c", "e", "incursion.drones", "3")], "e", registry())
    (section,) = said_times_section((), bare)
    assert "nobody knows when they were said: 1" in str(section.blocks)


def test_two_moments_at_the_edges_stay_on_the_drawing() -> None:
    found = happenings(None, said().registers, "e")
    moment = when("2025-09-09T22:20Z/1m").begin_ns
    (event,) = events_of(found, Family.EFFECT, moment, moment)
    lanes = Lanes(
        caption="c",
        from_ns=moment,
        to_ns=moment,
        lanes=(Lane(name="n", events=(replace(event, note="x" * 300),)),),
    )
    assert parse(draw_lanes(lanes, "none"))[1].width > 0.0


def test_a_judged_claim_beside_a_simulated_night_is_told_apart() -> None:
    claim = stated("c", "e", "incursion.drones", "3", "x", WITHIN)
    comparison = compare([claim], "e", registry())
    given = Said(comparison, {}, Registers(), "e")
    picture = scenes.assessment(kind="synthetic")
    judged = judge(comparison, picture, "PL")
    for tongue, words in (
        ("en", "none of their times stands on its time line"),
        ("pl", "nie oceniono: noc symulowana"),
    ):
        laid = beside(given, judged, registry(), picture, tongue)
        page = draw_paper(paper_of(picture, None, said=laid))
        assert words in page
        assert ('<section id="beside-tracks" lang="pl">' in page) == (tongue == "pl")


def test_pages_of_statements_are_never_stamped_as_simulated() -> None:
    paper, _, _ = told(said(), "synthetic")
    document = pypdfium2.PdfDocument(draw_pdf(paper))
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    stated_on = [page for page in pages if "urged: people" in page]
    others = [page for page in pages if page not in stated_on]
    assert stated_on
    assert others
    for page in stated_on:
        assert "NO SENSOR DATA" in page
        assert "simulated, not a recording" not in page
    for page in others:
        assert "simulated, not a recording" in page or "NO SENSOR DATA" in page
    assert "simulated, not a recording" in pages[0]
    assert "simulated, not a recording" in pages[-1]
