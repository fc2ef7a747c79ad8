"""Assessments of statements: in both languages, beside tracks, never beside fiction."""

import json
from dataclasses import replace
from importlib.resources import files

import msgspec
import pypdfium2
import pytest

import assessment_scenes as scenes
import september
from claim_scenes import key_claims, stated
from json_schema import breaches
from vedette.assessment.judged import (
    Verdict,
    across_support,
    count_support,
    judge,
    of_one_time,
    volume_of,
)
from vedette.assessment.registered import Registers
from vedette.assessment.said import said_paper
from vedette.assessment.spoken import Said
from vedette.claims.compare import Comparison, compare
from vedette.claims.interval import Reading
from vedette.claims.known import State, standings
from vedette.claims.measures import registry
from vedette.claims.tongue import tongue_of, word
from vedette.errors import UsageError
from vedette.output.assessment_pdf import draw_pdf
from vedette.output.paper_markdown import draw_markdown
from vedette.output.said import brief_of
from vedette.output.said_json import said_document, said_section
from vedette.web.paper import ClaimBars, Paper, Words
from vedette.web.paper_html import draw_paper

ROOT = {"ledger.vedette": "00" * 32}
NIGHT = "2025-09-09T22:10Z/1m"


def night(*extra: object) -> Comparison:
    return compare([*key_claims().values(), *extra], "night", registry())


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "\n".join(pages)


def judged_of(
    measure: str, value: str, kind: str = "recorded", extra: str = ""
) -> tuple:
    claim = stated("c", "e", measure, value, "x", NIGHT, extra=extra)
    comparison = compare([claim], "e", registry())
    (found,) = judge(comparison, scenes.assessment(kind=kind), "PL")
    return found.verdict, found.support, found.tells


@pytest.mark.parametrize("kind", ["synthetic", "mixed"])
def test_beside_a_simulated_night_no_claim_is_judged(kind: str) -> None:
    found = judge(night(), scenes.assessment(kind=kind), "PL")
    assert len(found) > 50
    assert {one.verdict for one in found} == {Verdict.SIMULATED}
    assert {one.support for one in found} == {None}
    assert Verdict.SIMULATED.value == "not judged: simulated night"


def test_support_is_what_the_distribution_gives_to_the_interval() -> None:
    count = scenes.COUNTS[0]
    by_hand = sum(p for n, p in enumerate(count.pmf) if 17 <= n <= 21)
    support, tells = count_support(Reading(17, 21), count)
    assert support == pytest.approx(by_hand)
    high = count.interval_90[1]
    assert tells == pytest.approx(1.0 - 5 / (2 * high + 1))


def test_a_bound_that_holds_of_any_night_has_support_and_tells_nothing() -> None:
    verdict, support, tells = judged_of("incursion.objects", "at least 1")
    assert verdict is Verdict.SUPPORTED
    assert support == pytest.approx(1.0)
    assert tells < 0.05


def test_a_figure_far_off_is_excluded_and_its_denial_supported() -> None:
    assert judged_of("incursion.objects", "90")[0] is Verdict.EXCLUDED
    denied = judged_of("incursion.objects", "90", extra="denied")
    assert denied[0] is Verdict.SUPPORTED
    assert denied[2] < 0.3


def test_who_counted_before_the_end_of_the_watch_bounds_it_from_below_alone() -> None:
    made = scenes.assessment(kind="recorded")
    late = "2025-09-10T08:00Z/1m"
    verdicts = []
    for when in (NIGHT, late):
        claim = stated("c", "e", "incursion.objects", "5", "x", when)
        (found,) = judge(compare([claim], "e", registry()), made, "PL")
        verdicts.append(found.verdict)
    assert verdicts == [Verdict.SUPPORTED, Verdict.EXCLUDED]


@pytest.mark.parametrize(
    ("measure", "value"), [("intent", "deliberate"), ("effect.dead", "3")]
)
def test_tracks_cannot_judge_intent_or_the_dead(measure: str, value: str) -> None:
    assert judged_of(measure, value) == (Verdict.CANNOT, None, None)


def test_the_time_of_the_first_entry_is_judged_by_draws() -> None:
    assert judged_of("time.first_entry", NIGHT)[0] is Verdict.SUPPORTED
    assert judged_of("time.first_entry", "2025-09-09T23:50Z/1m")[0] is Verdict.EXCLUDED


def test_an_entry_across_a_border_is_at_least_as_likely_as_its_likeliest() -> None:
    entries = scenes.assessment(kind="recorded").entries
    belarus, ukraine = across_support("BY", entries), across_support("ua", entries)
    assert belarus is not None
    assert ukraine is not None
    assert belarus[0] > 0.97 * 0.8
    assert 0.0 < ukraine[0] < belarus[0]


@pytest.mark.parametrize("border", ["Belarus", "LT"])
def test_a_border_that_the_picture_does_not_know_is_not_excluded(border: str) -> None:
    assert judged_of("entered.across", border) == (Verdict.NOTHING, None, None)


def test_a_picture_of_another_year_is_not_of_the_event() -> None:
    made = scenes.assessment(kind="recorded")
    for value, fits in (
        ("2025-09-09T22:10Z/1m", True),
        ("2018-08-01T11:00Z/1m", False),
    ):
        timed = stated("c", "e", "time.first_entry", value, "x", "2025-09-12T08:00Z/1m")
        assert of_one_time(compare([timed], "e", registry()), made) is fits
    for when, fits in (("2025-09-12T08:00Z/1m", True), ("2031-03-05T08:00Z/1m", False)):
        counted = stated("c", "e", "incursion.objects", "19", "x", when)
        assert of_one_time(compare([counted], "e", registry()), made) is fits


def test_where_nobody_looks_no_count_refutes_a_claim() -> None:
    made = scenes.assessment(kind="recorded")
    blind = replace(made, strip=made.strip._replace(sensors=()))
    claim = stated("c", "e", "incursion.objects", "90", "x", NIGHT)
    (found,) = judge(compare([claim], "e", registry()), blind, "PL")
    assert found.verdict is Verdict.NOTHING


def test_what_is_not_known_or_of_some_alone_is_not_judged() -> None:
    assert judged_of("entered.across", "undetermined")[0] is Verdict.CANNOT
    some = judged_of("incursion.objects", "4", extra="scope:towards Lasy")
    assert some == (Verdict.CANNOT, None, None)


def test_a_picture_of_no_sensors_judges_nobody() -> None:
    found = judge(night(), scenes.assessment(kind="none"), "PL")
    assert {one.verdict for one in found} == {Verdict.SIMULATED}


def test_nothing_is_judged_for_a_place_or_a_volume_that_is_not_there() -> None:
    placed = stated("c", "e", "incursion.drones", "3", "x", NIGHT, place="Brzeg")
    comparison = compare([placed], "e", registry())
    made = scenes.assessment(kind="recorded")
    assert judge(comparison, made, "PL")[0].verdict is Verdict.CANNOT
    plain = compare([stated("c", "e", "incursion.drones", "3")], "e", registry())
    assert judge(plain, made, "LT")[0].verdict is Verdict.NOTHING
    assert volume_of(made, "") == "PL"
    assert volume_of(made, "LT") is None


@pytest.mark.parametrize("language", ["en", "pl"])
def test_the_paper_names_every_claim_in_both_languages(language: str) -> None:
    paper = said_paper(night(), registry(), ROOT, tongue_of(language))
    page, markdown = draw_paper(paper), draw_markdown(paper)
    stamp = {"en": "NO SENSOR DATA", "pl": "BRAK DANYCH Z SENSORÓW"}[language]
    assert stamp in page
    assert stamp in markdown
    for name in night().claims:
        if not name.startswith("computed"):
            assert f"[{name}]" in page
    assert ("Disputed" in page) == (language == "en")
    assert ("Sporne" in page) == (language == "pl")


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError, match="en or pl"):
        tongue_of("de")


def test_hostile_text_stays_text_in_markdown() -> None:
    hostile = stated("h", "night", "object.kind", "[x](javascript:1)\n# <b>", "|a|")
    markdown = draw_markdown(said_paper(night(hostile), registry(), ROOT))
    assert "[x](javascript" not in markdown
    assert "<b>" not in markdown
    assert r"\|a\|" in markdown
    table_rows = [line for line in markdown.splitlines() if line.startswith("| ")]
    assert all(line.rstrip().endswith("|") for line in table_rows)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("0.2.0", r"0\.2.0"),
        ("12) one", r"12\) one"),
        ("- one", r"\- one"),
        ("2025-09-10", "2025-09-10"),
    ],
)
def test_a_number_at_the_head_of_a_line_makes_no_list_and_stays_as_it_is(
    said: str, written: str
) -> None:
    told = Paper(
        title="t",
        data_kind="none",
        marking="",
        lead=(Words(text=said),),
        sections=(),
    )
    assert draw_markdown(told).splitlines()[-1] == written


@pytest.mark.parametrize("beside", [False, True])
def test_the_document_holds_its_schema(*, beside: bool) -> None:
    judged = judge(night(), scenes.assessment(kind="recorded"), "PL") if beside else ()
    section = said_section(night(), registry(), ROOT, judged)
    said = Said(night(), ROOT, Registers(), "night")
    made = json.loads(msgspec.json.encode(said_document(section, said, "0.2.0")))
    path = files("vedette.output") / "schemas" / "assessment.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert breaches(made, schema, schema) == []
    claims = {name for one in made["claims"]["standings"] for name in one["claims"]}
    assert claims <= set(night().claims)


def test_a_ledger_without_claims_makes_a_paper_that_says_so() -> None:
    empty = compare([], "e", registry())
    paper = said_paper(empty, registry(), ROOT)
    assert "nobody said" in draw_markdown(paper)


@pytest.mark.parametrize("language", ["en", "pl"])
def test_the_brief_is_one_page_however_many_figures_are_disputed(language: str) -> None:
    tongue = tongue_of(language)
    many = [
        stated(f"x{i}", "night", "incursion.drones", str(11 + 7 * i), f"speaker {i}")
        for i in range(40)
    ]
    for comparison in (september.comparison(), night(), night(*many)):
        brief = brief_of(said_paper(comparison, registry(), ROOT, tongue))
        document = pypdfium2.PdfDocument(draw_pdf(brief))
        pages = len(document)
        document.close()
        assert pages == 1


@pytest.mark.parametrize("language", ["en", "pl"])
def test_figures_that_stand_apart_are_drawn_with_their_caveat(language: str) -> None:
    tongue = tongue_of(language)
    paper = said_paper(night(), registry(), ROOT, tongue)
    sections = {one.id: one for one in paper.sections}
    bars = [b for b in sections["disputed"].blocks if isinstance(b, ClaimBars)]
    apart = [
        one
        for one in standings(night())
        if one.state is State.DISPUTED and one.claims[0].claim.strict is not None
    ]
    assert len(bars) == len(apart) > 2
    page = draw_paper(paper)
    told = word("claims_caveat", tongue)
    assert page.count(told) >= len(bars)
    assert " ".join(told.split()) in " ".join(pdf_text(draw_pdf(paper)).split())
    assert not any(isinstance(b, ClaimBars) for b in sections["one-voice"].blocks)
