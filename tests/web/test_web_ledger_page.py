"""The page of a comparison: every claim can be linked to, and no text breaks it."""

import re
from html.parser import HTMLParser

from claim_scenes import key_claims, stated
from vedette.claims.compare import compare
from vedette.claims.measures import registry
from vedette.output.svg_pdf import parse
from vedette.web.claims_chart import CAVEAT, draw_claims, drawable
from vedette.web.ledger_html import draw_ledger

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=y>\u202e"


class _Read(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
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
        assert CAVEAT in svg


def test_an_empty_ledger_makes_a_page_that_says_so() -> None:
    assert "No claim stands in this ledger." in draw_ledger([], "Nothing", "root 00")
