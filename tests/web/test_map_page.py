"""The page: nothing loaded, nothing hostile run, every crossing a row; and Chromium."""

import base64
import dataclasses
import hashlib
import html
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest

from vedette.claims.tongue import word
from vedette.web import draw_html, map_ground, map_marks
from vedette.web.map_svg import STAMPS
from web_charts import NOTE, ROUGH, crossing, hour_chart, ring, small_chart, track

HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\u202e'
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
    "--virtual-time-budget=3000",
)


class Elements(HTMLParser):
    """Count elements, and keep what scripts and styles say."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str]] = []
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.tags.append((tag, dict(attrs)))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        self._open = "" if tag == self._open else self._open

    def handle_data(self, data: str) -> None:
        """Keep what scripts and styles say."""
        if self._open in ("script", "style"):
            self.raw.append((self._open, data))


def hostile_page() -> str:
    chart = small_chart(
        title=HOSTILE,
        notes=(HOSTILE,),
        worldview=HOSTILE,
        borders=(ring(HOSTILE, ROUGH),),
        tracks=(track(7, HOSTILE, [(0, 46.0, 7.0), (10, 46.1, 7.1)]),),
        crossings=(crossing(1, identity=HOSTILE, across=HOSTILE, volume=HOSTILE),),
    )
    return draw_html(chart)


@pytest.mark.parametrize("page", [draw_html(small_chart()), hostile_page()])
def test_policy_allows_exactly_the_style_and_the_script_of_the_page(page: str) -> None:
    found = Elements(page)
    (policy,) = [
        attrs["content"]
        for tag, attrs in found.tags
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    kinds = [kind for kind, _ in found.raw]
    assert sorted(kinds) == ["script", "script", "style"]  # data, code, style
    sheet = next(said for kind, said in found.raw if kind == "style")
    code = [said for kind, said in found.raw if kind == "script"][1]
    for directive, source in (("style-src", sheet), ("script-src", code)):
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy


@pytest.mark.parametrize("page", [draw_html(small_chart()), hostile_page()])
def test_page_loads_nothing_and_runs_nothing_from_the_data(page: str) -> None:
    found = Elements(page)
    for tag, attrs in found.tags:
        assert tag not in ("img", "iframe", "object", "embed", "base", "audio", "video")
        for name, value in attrs.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in ("src", "srcset", "style"), (tag, name)
            if name == "href":
                assert value == "data:,"
    assert "\u202e" not in page


def test_data_block_is_json_and_cannot_be_closed_from_inside() -> None:
    found = Elements(hostile_page())
    block = next(said for kind, said in found.raw if kind == "script")
    assert "<" not in block
    data = json.loads(block)
    assert data["tracks"][0]["who"].startswith("</script>")
    assert data["crossings"]["1"]["track"] == 0


def test_page_says_what_the_data_is_and_the_two_fixed_sentences() -> None:
    page = draw_html(small_chart(data_kind="synthetic"))
    for sentence in (NOTE, word("where_it_flew"), word("crossing_not_incursion")):
        assert sentence in page
    assert '<span class="stamp synthetic"' in page
    assert page.count(">SYNTHETIC<") == 4  # the stamp, and three times over the map


def test_page_is_the_same_for_the_same_chart() -> None:
    assert draw_html(small_chart()) == draw_html(small_chart())


def test_certainty_is_never_said_and_what_is_unknown_is_left_empty() -> None:
    nan = float("nan")
    mark = crossing(1, probability=1.0, across_p=nan, authorised=None, sigma_m=nan)
    page = draw_html(small_chart(crossings=(mark,)))
    assert "&gt; 0.999" in page
    assert ">not judged<" in page
    assert "nan" not in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)


def test_style_sheet_knows_every_colour_of_the_drawing() -> None:
    sheet = files("vedette.web").joinpath("map.css").read_text(encoding="utf-8")
    colours = set(map_marks.COLOURS.values()) | {stamp[1] for stamp in STAMPS.values()}
    for name in ("GROUND", "LAND", "PAPER", "INK", "GRID", "NAME", "OTHER_BORDER"):
        colours.add(getattr(map_ground, name))
    colours -= {"#0a6b4b"}  # of the live stamp, which the page writes as text
    assert [colour for colour in colours if f'="{colour}"]' not in sheet] == []


def test_many_notes_fold_so_that_the_map_is_seen() -> None:
    few = dataclasses.replace(small_chart(), notes=("one", "two"))
    many = dataclasses.replace(few, notes=("one", "two", "<three>"))
    assert "<details>" not in draw_html(few)
    page = draw_html(many)
    assert "<summary>Of the inputs: 3 notes</summary><p>one</p>" in page
    assert "<p>&lt;three&gt;</p></details>" in page


@pytest.fixture(scope="module")
def chromium() -> str:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not on PATH: the page was not opened in a browser")
    return path


def opened(chromium: str, page: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    profile = page.parent / f"profile-{len(list(page.parent.iterdir()))}"
    command = [chromium, *FLAGS, f"--user-data-dir={profile}", *flags, page.as_uri()]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=True
    )


def test_browser_lists_every_crossing_without_a_word_on_the_console(
    chromium: str, tmp_path: Path
) -> None:
    chart = hour_chart()
    page = tmp_path / "map.html"
    page.write_text(draw_html(chart), encoding="utf-8")
    ran = opened(chromium, page, "--dump-dom")
    assert "CONSOLE" not in ran.stderr
    body = ran.stdout.split('<tbody id="rows">')[1].split("</tbody>")[0]
    assert body.count("<tr ") == len(chart.crossings)
    total = len(chart.crossings)
    assert f"{total} of {total} crossings shown" in ran.stdout  # the script ran


def test_browser_runs_nothing_that_a_callsign_brings(
    chromium: str, tmp_path: Path
) -> None:
    page = tmp_path / "map.html"
    page.write_text(hostile_page(), encoding="utf-8")
    ran = opened(chromium, page, "--dump-dom")
    assert "CONSOLE" not in ran.stderr
    assert "1 of 1 crossings shown" in ran.stdout
    assert "<img" not in ran.stdout


def test_browser_paints_the_page(chromium: str, tmp_path: Path) -> None:
    page, picture = tmp_path / "map.html", tmp_path / "map.png"
    page.write_text(draw_html(small_chart()), encoding="utf-8")
    opened(chromium, page, "--window-size=1280,1400", f"--screenshot={picture}")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 20_000  # an empty page is a few kilobytes


DRIVER = """
const said = [];
const text = (query) => document.querySelector(query).textContent;
document.querySelector("#r2 button").click();
said.push(text("#detail"), text("#scale-label"), text("#where"));
said.push(document.querySelector("#c2").classList.contains("chosen"));
document.querySelector("#whole").click();
said.push(document.querySelector("#world").getAttribute("transform"));
const form = document.querySelector("#filters");
form.elements.only.click();
said.push(text("#shown"));
form.elements.only.click();
const heads = document.querySelectorAll("th button");
heads[7].click();
said.push(document.querySelector("#rows tr").id);
heads[7].click();
said.push(document.querySelector("#rows tr").id);
document.title = JSON.stringify(said);
"""


def test_browser_links_list_and_map_filters_and_sorts(
    chromium: str, tmp_path: Path
) -> None:
    page = re.sub(r"<meta http-equiv=[^>]*>", "", draw_html(small_chart()))
    page = page.replace("</body>", f"<script>{DRIVER}</script></body>")
    path = tmp_path / "driven.html"
    path.write_text(page, encoding="utf-8")
    ran = opened(chromium, path, "--dump-dom")
    assert "CONSOLE" not in ran.stderr
    title = ran.stdout.split("<title>")[1].split("</title>")[0]
    detail, scale, where, chosen, transform, shown, first, last = json.loads(
        html.unescape(title)
    )
    assert detail.startswith("2: TEST1 left CH")
    assert scale.endswith(" km")
    assert where == "centre 46.4000° N, 9.9000° E"  # the crossing, projected and back
    assert chosen is True
    assert transform == "translate(0 0) scale(1)"
    assert shown == "1 of 2 crossings shown"
    assert [first, last] == ["r2", "r1"]  # by probability, rising and falling
