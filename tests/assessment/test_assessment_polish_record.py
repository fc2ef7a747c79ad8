"""A Polish paper with a record is Polish to the last word of ours, map and all.

The same walk as of a paper of statements alone, through a made-up night with every part
that a reader may meet, and through a small recording that was kept, recorded and
assessed by the command itself. The English paper is another, and both have one JSON.
"""

import re
import tomllib
from dataclasses import replace
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest

import assessment_scenes as scenes
import september
from flights import write_flights
from polish_walk import foreign, html_text, pdf_text
from record_scenes import key_of
from vedette.assessment.beside import beside
from vedette.assessment.judged import judge
from vedette.assessment.reading import marking_of, paper_of
from vedette.assessment.reading_map import renumbered
from vedette.assessment.spoken import Said
from vedette.claims.measures import registry
from vedette.claims.tongue import FILES, Tongue, country, dictionary, notation, word
from vedette.cli.main import run
from vedette.feeds.io.inputs import open_inputs
from vedette.incursions.likely import SURE
from vedette.output.assessment_pdf import draw_pdf
from vedette.output.paper_markdown import draw_markdown
from vedette.output.pdf_fonts import PLAIN, load_fonts, width_of
from vedette.output.said import brief_of
from vedette.pipeline import keep
from vedette.plan import Plan
from vedette.warnings import State
from vedette.web.chart import Chart, Place, credit_lines
from vedette.web.map_legend import COLUMN_WIDTH, KINDS, SIGN_WIDTH
from vedette.web.map_svg import draw_svg
from vedette.web.paper import Paper
from vedette.web.paper_html import draw_paper
from web_charts import small_chart

NAME = "Synthetic night"
# What a site file, a recording and a digest call things: no words of ours.
NAMES = (
    *(NAME, "tower", "radar", "Lubelskie", "b", "EPLB", "Lublin", "raid-00-00", "BY"),
    *(
        "PL",
        "UA",
        "CH",
        "CET",
        "CEST",
        "inputs_sha256",
        "picture_sha256",
        "site_sha256",
    ),
    *("record_root", "crossings.parquet", "incursions.json", "Made with Natural Earth"),
    *("© OpenStreetMap contributors", "ODbL-1.0", "ODbL", "Traffic: a test"),
    *("One aircraft, two crossings", "no disputed border lies in this frame"),
    "vedette study",
)
POINTED = re.compile(r"(?<![\d.])\d+\.\d+(?![\d.])")  # a version has more points
HYPHENED = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)?-\d+(?![\w-])")
WARNED = (
    *scenes.WARNINGS,
    *(
        replace(scenes.WARNINGS[1], id=3 + i, history=(scenes.change(state, 400.0),))
        for i, state in enumerate(State)
    ),
)


def chart(kind: str, tongue: Tongue) -> Chart:
    place = Place(name=country("CH", tongue), lat_deg=46.8, lon_deg=8.2)
    return small_chart(data_kind=kind, places=(place,), notes=(), lang=tongue)


def paper(tongue: Tongue, kind: str, **more: object) -> Paper:
    truth = more.pop("truth", None)
    picture = scenes.assessment(kind=kind, name=NAME, **more)
    found, rows = september.comparison(), september.registers()
    given = Said(found, {}, rows, september.EVENT)
    judged = judge(found, picture, "PL")
    laid = beside(given, judged, registry(), picture, tongue)
    drawn = renumbered(chart(kind, tongue), picture)
    return paper_of(picture, drawn, truth, (), (), laid, tongue)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("recorded", {"warnings": WARNED}),
        ("synthetic", {"warnings": WARNED, "truth": scenes.TRUTH}),
        ("mixed", {"found": 0, "counts": scenes.QUIET}),
        ("live", {"found": 1, "counts": (), "warnings": ()}),
    ],
)
def test_no_english_word_of_ours_is_left_beside_a_picture(
    kind: str, more: dict[str, object]
) -> None:
    told = paper("pl", kind, **more)
    assert foreign(draw_markdown(told), NAMES) == set()
    assert foreign(html_text(draw_paper(told)), NAMES) == set()
    assert foreign(draw_markdown(brief_of(told)), NAMES) == set()
    english = paper("en", kind, **more)
    assert len(foreign(html_text(draw_paper(english)), NAMES)) > 200


def test_the_pdf_of_a_simulated_night_is_stamped_in_polish_alone() -> None:
    told = " ".join(pdf_text(draw_pdf(paper("pl", "synthetic"))).split())
    assert "SYNTETYCZNE" in told
    assert "symulacja, a nie zapis czegokolwiek" in told
    for english in ("SYNTHETIC", "Page 1", "unseen", "Time line", "Worldview"):
        assert english not in told


@pytest.mark.parametrize("kind", ["recorded", "synthetic", "mixed"])
def test_every_sign_of_a_polish_map_is_explained_in_polish(kind: str) -> None:
    drawn = draw_svg(replace(chart(kind, "pl"), title=NAME, subtitle=""))
    assert foreign(html_text(drawn), NAMES) == set()
    assert "SZWAJCARIA" in drawn
    assert "blada" not in drawn  # every track on it is likely to be real
    unlikely = replace(chart(kind, "pl").crossings[0], probability=0.2)
    doubted = draw_svg(replace(chart(kind, "pl"), crossings=(unlikely,)))
    below = notation(str(SURE), "pl")
    assert f"przerywany obrys: prawdopodobieństwo poniżej {below}" in doubted
    assert "," in below


def test_a_polish_paper_writes_fractions_with_a_comma_on_its_map_too() -> None:
    told = html_text(draw_paper(paper("pl", "recorded", warnings=WARNED)))
    assert "47,5° N" in told
    assert not POINTED.findall(told)
    english = html_text(draw_paper(paper("en", "recorded", warnings=WARNED)))
    assert "47.5° N" in english
    assert len(POINTED.findall(english)) > 20


def test_a_polish_paper_writes_intervals_and_per_cent_as_in_poland() -> None:
    told = html_text(draw_paper(paper("pl", "recorded", warnings=WARNED)))
    assert "16–23" in told  # with an en dash
    assert "90%" in told
    assert "1000 m" in told
    assert HYPHENED.findall(told) == []
    assert re.findall(r"\d\s%", told) == []
    english = html_text(draw_paper(paper("en", "recorded", warnings=WARNED)))
    assert HYPHENED.findall(english)
    assert "90 %" in english


def test_a_simulated_site_is_marked_in_polish_and_another_as_it_says() -> None:
    assert marking_of("SYNTHETIC", "pl") == "SYNTETYCZNE"
    assert marking_of("SYNTHETIC") == "SYNTHETIC"
    for own in ("RESTRICTED", "open", ""):
        assert marking_of(own, "pl") == own


@pytest.mark.parametrize("tongue", ["en", "pl"])
def test_what_a_sign_of_the_map_means_does_not_run_into_the_next_column(
    tongue: Tongue,
) -> None:
    near = {"length": notation("12.3 km", tongue), "enlarge": word("enlarge", tongue)}
    judged = word("authorised_or_not_judged", tongue)
    hidden = word("crossing_hidden", tongue, number=120)
    said = [
        *(word(f"track_{kind}", tongue) for kind in (*KINDS, "head")),
        word("track_coasted", tongue, seconds=60),
        word("track_faint", tongue, probability="0,25"),
        *(word(f"crossing_{way}", tongue, judged=judged, number=120)
          for way in ("in", "out")),
        word("crossing_broken", tongue, probability="0,25"),
        *(word(key, tongue, **near) for key in ("crossing_sigma", "border_band")),
        word("crossing_number", tongue, hidden=hidden),
        word("border_other", tongue),
        word("area_warned", tongue, number=120),
    ]  # fmt: skip
    load_fonts()
    room = COLUMN_WIDTH - SIGN_WIDTH
    assert [one for one in said if width_of(one, PLAIN, 11.5) > room] == []


def test_the_credit_of_borders_stays_as_their_licence_asks() -> None:
    from_osm = replace(small_chart().borders[0], source="OpenStreetMap")
    polish = small_chart(borders=(from_osm,), lang="pl")
    assert "© OpenStreetMap contributors, ODbL" in " ".join(credit_lines(polish))


def test_no_key_stands_in_two_files_of_words() -> None:
    read = [
        tomllib.loads(files("vedette.claims").joinpath(name).read_text("utf-8"))
        for name in FILES
    ]
    for first, second in product(read, read):
        if first is not second:
            for part in first.keys() & second.keys():
                assert not first[part].keys() & second[part].keys()


def test_every_state_of_the_border_sets_has_a_name_in_both_languages() -> None:
    assert country("PL", "pl") == "Polska"
    assert country("PL") == "Poland"
    assert country("XX", "pl") == "XX"
    assert all(set(both) == {"en", "pl"} for both in dictionary().countries.values())


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep a quarter of an hour of made-up flights over a made-up square."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    recording, site = write_flights(tmp_path)
    inputs = open_inputs([recording])
    text = site.read_text()
    plan = Plan(
        site_text=text, folder=tmp_path, feeds=inputs.feeds, data_kind="recorded"
    )
    keep(plan, inputs.leaves, tmp_path / "record.vedette", key_of(7))
    return tmp_path / "record.vedette"


def test_the_command_writes_one_json_and_a_polish_paper_of_a_record(
    record: Path, tmp_path: Path
) -> None:
    claims = tmp_path / "claims.csv"
    claims.write_text(
        "measure,words,speaker,event,as_of\n"
        "incursion.objects,at least 1,Harbour Office,velm,2018-08-01 13:00Z\n"
    )
    ledger = str(tmp_path / "ledger")
    run(["claims", "import", str(claims), "--out", ledger])
    for tongue in ("en", "pl"):
        words = ["--claims", ledger, "--lang", tongue, "--out", str(tmp_path / tongue)]
        assert run(["assess", str(record), *words]) == 0
    polish, english = tmp_path / "pl", tmp_path / "en"
    told = (polish / "assessment.json").read_bytes()
    assert told == (english / "assessment.json").read_bytes()
    shown = {
        "The square", "flights", "Harbour Office", "velm", "claims.csv", "SQ", "AL",
        "1:ledger", "file-1", "not-named", "file", "c", "claims", "tests",
        "flights.jsonl", *NAMES,
    }  # fmt: skip
    page = html_text((polish / "assessment.html").read_text())
    assert foreign(page, shown) == set()
    assert foreign((polish / "assessment.md").read_text(), shown) == set()
    assert foreign((polish / "brief.md").read_text(), shown) == set()
    assert word("note_record", "pl") in page
    printed = " ".join(pdf_text((polish / "assessment.pdf").read_bytes()).split())
    assert "Przyjęty przebieg granic: tak, jak rysuje je źródło" in printed
    assert "Worldview" not in printed
