"""The page of a comparison: every claim can be linked to, and no text breaks it."""

import re
from html.parser import HTMLParser
from pathlib import Path

from msgspec.structs import replace

import september
from chromium_pipe import chromium
from claim_scenes import key_claims, stated
from vedette.claims.compare import compare
from vedette.claims.measures import registry
from vedette.claims.tongue import word
from vedette.output.svg_pdf import parse
from vedette.web.claims_chart import draw_claims, drawable
from vedette.web.ledger_html import draw_ledger

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=y>\u202e"


class _Read(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: set[str] = set()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cell is not None:
            self.tables[-1][-1].append("".join(self._cell).strip())
            self._cell = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._cell = []
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(str(value))
            if name == "href" and str(value).startswith("#"):
                self.links.add(str(value)[1:])


def page_of(*, hostile: bool = False) -> str:
    claims = list(key_claims().values())
    if hostile:
        claims = [
            stated("x", "night", "intent", HOSTILE, HOSTILE.replace("\u202e", ""))
        ]
    return draw_ledger([compare(claims, "night", registry())], "A night", "root 00")


def read(page: str) -> _Read:
    found = _Read()
    found.feed(page)
    return found


def test_every_link_leads_to_a_place_on_the_page_and_places_are_not_doubled() -> None:
    found = read(page_of())
    assert found.links <= set(found.ids)
    assert len(set(found.ids)) == len(found.ids)
    assert {f"c-{name}" for name in ("n1", "w4", "i5")} <= set(found.ids)


def test_hostile_text_is_text() -> None:
    page = page_of(hostile=True)
    assert "<script" not in page
    assert "\u202e" not in page
    assert "img" not in read(page).tags


def test_the_page_runs_nothing_and_loads_nothing() -> None:
    page = page_of()
    assert "default-src 'none'" in page
    assert "script" not in read(page).tags
    assert not re.findall(r"https?://(?!www\.w3\.org)", page)


def test_the_caveat_stands_in_every_drawing() -> None:
    comparison = compare(list(key_claims().values()), "night", registry())
    drawn = [draw_claims(row, "night") for row in comparison.rows if drawable(row)]
    assert len(drawn) > 10
    for svg in drawn:
        assert parse(svg)[1].width > 0.0
        assert word("claims_caveat") in svg


def test_an_empty_ledger_makes_a_page_that_says_so() -> None:
    assert "No claim stands in this ledger." in draw_ledger([], "Nothing", "root 00")


def test_a_table_has_the_speakers_of_its_own_measures_and_no_empty_column() -> None:
    comparison = september.comparison()
    tables = read(draw_ledger([comparison], "September", "root 00")).tables
    assert len(tables) == len({row.measure.family for row in comparison.rows})
    written, room = 0, 0
    for heads, *rows in tables:
        assert heads[0] == "Measure"
        assert len(set(heads)) == len(heads)
        for place in range(1, len(heads)):
            assert any(row[place] for row in rows), heads[place]
        filled = [cell for row in rows for cell in row[1:] if cell]
        written, room = written + len(filled), room + (len(heads) - 1) * len(rows)
    cells = [cell for row in comparison.rows for cell in row.cells]
    assert written == sum(map(bool, cells))
    assert written / room > 3.0 * written / len(cells)  # as one table it was empty
    order = [one.name for one in comparison.speakers]
    for heads, *_ in tables:
        assert sorted(heads[1:], key=order.index) == heads[1:]


def test_a_hedge_that_the_value_says_is_not_said_twice() -> None:
    rows = []
    for name, hedge, figure in (("a", "at least", "3"), ("b", "about", "24")):
        one = stated(name, "e", "incursion.drones", f"{hedge} {figure}", name)
        claim = replace(one.claim, hedge=hedge)
        rows.append(replace(one, claim=claim))
    page = draw_ledger([compare(rows, "e", registry())], "t", "root 00")
    assert "“at least”" not in page
    assert "“about”" in page


def test_the_first_column_stays_in_sight_in_a_real_browser(tmp_path: Path) -> None:
    page = tmp_path / "claims.html"
    drawn = draw_ledger([september.comparison()], "September", "root 00")
    page.write_text(drawn, encoding="utf-8")
    with chromium(tmp_path) as browser:
        browser.tell(
            "Emulation.setDeviceMetricsOverride",
            width=420, height=800, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        browser.tell("Page.navigate", url=page.as_uri())
        browser.wait("document.querySelector('table.ledger') !== null")
        browser.ask("document.querySelector('.scroll').scrollLeft = 400")
        browser.wait("document.querySelector('.scroll').scrollLeft > 300")
        apart = browser.ask(
            "document.querySelector('tbody th').getBoundingClientRect().left"
            " - document.querySelector('.scroll').getBoundingClientRect().left"
        )
        assert abs(apart) < 2
        # A link to a claim still leads to it.
        browser.ask("location.hash = '#c-s04'")
        browser.wait("document.querySelector('article:target').id === 'c-s04'")
        # And the page itself never scrolls sideways.
        body = browser.ask("document.documentElement.scrollWidth")
        assert body <= 420
        assert browser.logged == []
