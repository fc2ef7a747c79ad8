"""Page, PDF and picture say the same, mark what is simulated, and believe no text."""

import dataclasses
import re
from html.parser import HTMLParser

import pypdfium2
import pytest

import assessment_scenes as scenes
from vedette.assessment.reading_air import ROWS_MAX
from vedette.assessment.reading_warned import Leads, leads_of, leads_told
from vedette.errors import BrokenInvariant, UsageError
from vedette.output.assessment_pdf import draw_pdf
from vedette.output.assessment_png import draw_png
from vedette.output.pdf_fonts import glyphs
from vedette.output.svg_pdf import draw, parse
from vedette.warnings import AreaWarning, State
from vedette.web import draw_svg
from vedette.web.bars import draw_bars
from vedette.web.paper import Bars, Grid, Lanes, MapSheet, Paper, Pmf, Words
from vedette.web.paper_html import draw_paper
from vedette.web.timeline import draw_lanes


class Tags(HTMLParser):
    """Counts tags and keeps the words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep its name and those of its attributes."""
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data)


def read(page: str) -> Tags:
    parser = Tags()
    parser.feed(page)
    return parser


def pdf_text(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def told() -> Paper:
    return scenes.paper(marking="FOR <TRIAL> ONLY")


@pytest.fixture(scope="module")
def page(told: Paper) -> str:
    return draw_paper(told)


@pytest.fixture(scope="module")
def printed(told: Paper) -> bytes:
    return draw_pdf(told)


def test_the_page_loads_and_runs_nothing(page: str) -> None:
    tags = read(page)
    assert not {"script", "iframe", "object", "img", "form", "base"} & set(tags.tags)
    assert not any(name.startswith("on") for name in tags.attributes)
    assert "src" not in tags.attributes
    assert tags.tags.count("style") == 1
    assert "default-src 'none'" in page
    assert "unsafe" not in page.partition("</head>")[0]
    links = re.findall(r'href="([^"]*)"', page)
    assert all(link.startswith("#") or link == "data:," for link in links)
    assert "http-equiv" in page
    outside = set(re.findall(r"https?://[^\"'<\s]+", page))
    assert outside <= {"http://www.w3.org/2000/svg"}


def test_hostile_names_are_only_ever_text(page: str, printed: bytes) -> None:
    assert "<script" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;" in page
    assert "<script>alert(1)</script>" in one_line("".join(pdf_text(printed)))


def test_simulated_data_is_marked_on_every_panel_and_page(
    told: Paper, page: str, printed: bytes
) -> None:
    for kind in ("caption", "figcaption", "h2"):
        said = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        assert said, kind
        assert all("SYNTHETIC" in one for one in said), kind
    drawings = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    blocks = [block for section in told.sections for block in section.blocks]
    assert len(drawings) == sum(isinstance(b, Bars | Lanes | MapSheet) for b in blocks)
    assert all("SYNTHETIC" in one for one in drawings)
    for text in pdf_text(printed):
        assert "SYNTHETIC" in text
        assert "FOR <TRIAL> ONLY" in text


def test_recorded_data_is_not_called_simulated() -> None:
    recorded = scenes.paper(kind="recorded", truth=None)
    page = draw_paper(recorded)
    assert "SYNTHETIC" not in page
    assert ">RECORDED<" in page
    assert "Truth beside" not in page
    assert "SYNTHETIC" not in "".join(pdf_text(draw_pdf(recorded)))


def test_pages_of_the_pdf_are_numbered_and_say_what_the_page_says(
    page: str, printed: bytes
) -> None:
    pages = pdf_text(printed)
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text
    whole = one_line(" ".join(pages))
    words = one_line(" ".join(read(page).words))
    for sentence in (
        "Objects that entered PL: 16-23 (90 %, given these sensors)",
        "Kinematics cannot tell who decided.",
        "Tracks show where a thing flew, not who built, launched or owned it.",
        "22:10:00 ± 4 s",
        "not assessed: no log of the response was given",
        "1 h 50 min" if "1 h 50 min" in words else "From first to last entry",
    ):
        assert sentence in words, sentence
        assert sentence in whole, sentence


def test_equal_papers_give_equal_bytes(told: Paper, printed: bytes) -> None:
    assert draw_pdf(told) == printed
    assert b"CreationDate" not in printed or b"D:2000" in printed
    assert draw_png(told) == draw_png(told)


def test_the_picture_is_a_png_of_a_readable_size(told: Paper) -> None:
    picture = draw_png(told)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width = int.from_bytes(picture[16:20], "big")
    height = int.from_bytes(picture[20:24], "big")
    assert 1600 < width < 1800
    assert 800 < height < 2400


def test_a_night_with_nothing_in_it_says_so_with_what_it_leaves_open() -> None:
    quiet = scenes.paper(found=0, counts=scenes.QUIET, truth=None)
    page = one_line(" ".join(read(draw_paper(quiet)).words))
    assert "No unauthorised entry into PL was found in this watch." in page
    assert "entries assumed unseen, 90 %, given these sensors: PL 0-2." in page
    assert "Not assessed: no unauthorised entry was found" in page
    assert pdf_text(draw_pdf(quiet))


def test_warnings_are_drafts_on_the_page_and_areas_on_the_map() -> None:
    told = scenes.paper(warnings=scenes.WARNINGS)
    page = draw_paper(told)
    words = one_line(" ".join(read(page).words))
    assert "nothing here was released" in words
    assert "PL-06 <b>Lubelskie</b> region 22:05:00 22:05:36 3 min 20 s" in words
    assert "EPLB Lublin aerodrome 22:06:40 never" in words
    square = scenes.chart().borders[0]
    chart = dataclasses.replace(scenes.chart(), warned=(square, square))
    svg = draw_svg(chart)
    assert svg.count('class="warned"') == 1
    assert "area warned, as a draft (1)" in svg
    assert "warned" not in draw_svg(scenes.chart())
    parse(draw_svg(chart).partition("?>")[2])


def test_a_draft_that_came_too_late_is_no_lead_of_nothing() -> None:
    def told(arrival_s: float, *, drafted: bool = True) -> AreaWarning:
        first = dataclasses.replace(
            scenes.WARNINGS[0].history[0], time_s=80_000.0, arrival_s=arrival_s
        )
        second = dataclasses.replace(first, state=State.ISSUED, time_s=80_036.0)
        history = (first, second) if drafted else (first,)
        return dataclasses.replace(scenes.WARNINGS[0], history=history)

    inside, late, never = told(80_000.0), told(80_020.0), told(80_300.0, drafted=False)
    early, earlier = told(80_136.0), told(80_536.0)
    leads = leads_of([inside, late, early, earlier, never])
    assert leads == Leads(before_s=(100.0, 500.0), after=2, from_inside=1, never=1)
    assert leads_told([inside, late, early, earlier, never]) == (
        "Drafted for 4 of 5 spells of danger: 2 before the area was reached (lead "
        "8 min 20 s at the median, 1 min 40 s to 8 min 20 s), 2 when an object was "
        "there already (1 of them when it was first seen)."
    )
    assert leads_told([never]) == (
        "Drafted for 0 of 1 spell of danger: 0 before the area was reached, 0 when an "
        "object was there already."
    )
    page = draw_paper(scenes.paper(warnings=(late,)))
    assert "was there" in page


def test_the_first_page_is_the_summary_and_each_part_begins_one() -> None:
    told = scenes.paper(found=25, warnings=scenes.WARNINGS)
    pages = [one_line(text) for text in pdf_text(draw_pdf(told))]
    first = pages[0]
    assert "Objects that entered PL: 16-23 (90 %, given these sensors)" in first
    assert "Counts, 90 % intervals" in first
    assert "Worldview:" in first  # the map is there
    assert "Truth" in first
    begun = [
        next(k for k, text in enumerate(pages) if words in text)
        for words in (
            "Incursions: unauthorised entries",
            "The episode",
            "What could have been seen",
            "Truth beside the result",
        )
    ]
    assert begun == sorted(set(begun))
    assert begun[0] == 1
    why = next(k for k, text in enumerate(pages) if "Why each incursion counts" in text)
    assert why >= begun[-1]


@pytest.mark.parametrize("more", [0, 1, 2, 3, 4, 5])
def test_words_longer_than_their_column_do_not_drive_the_map_from_page_one(
    more: int,
) -> None:
    told = scenes.paper(found=25, warnings=scenes.WARNINGS)
    longer = (*told.lead, *[Words(text="A sentence of a longer tongue. " * 6)] * more)
    first, second, *_ = pdf_text(draw_pdf(dataclasses.replace(told, lead=longer)))
    assert "Worldview:" in first  # the map is there
    assert one_line(first).count("A sentence of a longer tongue.") == 6 * more
    assert "Counts, 90 % intervals" in one_line(first + second)


def test_words_of_two_pages_have_their_map_after_them() -> None:
    told = scenes.paper(found=25, warnings=scenes.WARNINGS)
    longer = (*told.lead, *[Words(text="A sentence of a longer tongue. " * 6)] * 60)
    pages = pdf_text(draw_pdf(dataclasses.replace(told, lead=longer)))
    assert "Worldview:" not in pages[0]
    assert "Worldview:" in one_line(" ".join(pages))


def test_forty_incursions_are_a_document_and_no_book() -> None:
    told = scenes.paper(found=40, truth=None)
    pages = pdf_text(draw_pdf(told))
    assert len(pages) <= 20
    assert all("SYNTHETIC" in text for text in pages)
    page = draw_paper(told)
    assert page.count("<details>") == 40


def test_results_of_many_volumes_do_not_run_off_the_first_page() -> None:
    many = tuple(
        dataclasses.replace(count, volume=f"{count.volume}{k}")
        for k in range(4)
        for count in scenes.COUNTS
    )
    pages = pdf_text(draw_pdf(scenes.paper(counts=many, truth=None)))
    whole = one_line(" ".join(pages))
    assert "Objects that entered PL3" in whole
    assert "Worldview:" in whole


def test_what_is_wider_than_a_screen_is_reached_by_keys_and_has_a_name(
    page: str,
) -> None:
    rooms = re.findall(r'<div class="(?:wide|scroll)"([^>]*)>', page)
    assert len(rooms) == page.count("<table") + page.count("<figure")
    for room in rooms:
        assert 'tabindex="0"' in room
        assert 'role="region"' in room
        assert re.search(r'aria-label="[^"]+"', room)
    levels = [int(n) for n in re.findall(r"<h([1-6])", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert set(levels) == {1, 2}
    assert page.count('role="img"') == page.count("<svg")
    assert all(
        "<title>" in one for one in re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    )
    assert '<html lang="en">' in page
    assert "<th " in page
    assert 'scope="col"' in page


def test_an_interval_is_never_broken_over_two_lines(page: str) -> None:
    assert '<span class="n">16-23</span> (90 %' in page


def test_with_nobody_to_warn_the_lane_says_so() -> None:
    words = " ".join(read(draw_paper(scenes.paper(warnings=()))).words)
    assert "no warning was made" in words
    assert "No area was more likely than not to be reached" in words


def test_a_paper_without_a_map_is_still_one() -> None:
    bare = scenes.paper_of(scenes.assessment(), None)
    assert "No map could be drawn" in draw_paper(bare)
    assert draw_pdf(bare)
    assert draw_png(bare)


def test_many_incursions_do_not_make_an_endless_page() -> None:
    page = draw_paper(scenes.paper(found=150, truth=None))
    assert len(page) < 1_500_000
    assert page.count("<details>") == 100
    assert "50 more in incursions.json." in page
    assert page.count("<tr>") < ROWS_MAX + 400
    assert "more in the record." in page


def test_the_truth_stands_beside_the_result_and_in_no_document(page: str) -> None:
    words = one_line(" ".join(read(page).words))
    assert "truth 18" in words
    assert "raid-00-00, across BY" in words
    assert "1 answer a true entry" in words
    made = scenes.assessment()
    assert not any("truth" in field.name for field in dataclasses.fields(made))


def test_bars_and_lanes_stand_for_extreme_values() -> None:
    one = Pmf(name="x", shares=(1.0,), interval=(0, 0), truth=400)
    wide = Pmf(name="y", shares=(0.001,) * 1000, interval=(50, 950))
    none = Pmf(name="z", shares=(), interval=(0, 0))
    svg = draw_bars(Bars(caption="c", panels=(one, wide, none)), "synthetic")
    parse(svg)
    lanes = Lanes(caption="c", from_ns=0, to_ns=0, lanes=())
    parse(draw_lanes(lanes, "none"))
    week = Lanes(caption="c", from_ns=0, to_ns=40 * 86_400 * 10**9, lanes=())
    parse(draw_lanes(week, "none"))


def test_a_sign_that_the_pdf_cannot_draw_is_never_lost_in_silence() -> None:
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - for this test alone

    root, _ = parse(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image/></svg>'
    )
    with pytest.raises(BrokenInvariant):
        draw(Canvas("unwritten.pdf"), root, 0.0, 0.0, 1.0)


def test_letters_without_a_glyph_are_shown_as_such() -> None:
    assert glyphs("Żółć, Київ, Șiret") == "Żółć, Київ, Șiret"
    assert glyphs("北") == "\ufffd"


def test_a_table_with_a_missing_cell_is_refused() -> None:
    with pytest.raises(UsageError):
        Grid(caption="c", heads=("a", "b"), rows=(("1",),))
