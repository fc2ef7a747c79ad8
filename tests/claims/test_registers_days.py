"""Days and stretches of the registers, as people read them."""

import re

import september
from vedette.assessment.said import said_paper
from vedette.claims.measures import registry
from vedette.claims.registers.sourced import hull
from vedette.claims.span import Span
from vedette.output.paper_markdown import draw_markdown

DAY, NEXT = "2025-09-09T22:00:00Z", "2025-09-10T22:00:00Z"


def test_a_day_of_the_bundled_night_is_told_as_a_day_and_not_from_22_to_22() -> None:
    day = re.compile(r"between \S+ (\d\d:\d\d) and \S+ \1 UTC")
    told = draw_markdown(
        said_paper(september.comparison(), registry(), {}, "en", september.registers())
    )
    assert not day.search(told)
    assert "| Cześniki | 2025-09-10 | drone | shot |" in told


def test_a_stretch_is_told_by_the_clocks_of_one_zone_where_all_have_it() -> None:
    warsaw = Span(begin=DAY, end=NEXT, zone="Europe/Warsaw")
    kyiv = Span(begin=DAY, end=NEXT, zone="Europe/Kyiv")
    assert hull([warsaw, warsaw]) == warsaw
    mixed = hull([warsaw, kyiv])
    assert mixed is not None
    assert mixed.zone == ""
