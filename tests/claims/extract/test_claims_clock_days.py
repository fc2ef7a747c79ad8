"""A night's clock is of the next day; four figures are a clock where words say so."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document
from vedette.claims.span import Span
from vedette.claims.when import phrases, span_of

# A Friday.
DATELINE = Span(begin="2031-09-12T00:00:00Z", end="2031-09-13T00:00:00Z")


def reopened(text: str) -> list[str]:
    made = extract(Document(id="d1"), text, dateline=DATELINE, zone="UTC", event="e1")
    return [
        one.claim.time.begin[5:16]
        for one in made
        if one.claim.measure == "time.reopened" and one.claim.time
    ]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("On Wednesday night drones came. The airport reopened at 3 a.m.", "11T03:00"),
        ("Late on Wednesday drones came. The airport reopened at 5:00.", "11T05:00"),
        ("At 22:18 on Wednesday it was shut. It reopened at 05:00.", "11T05:00"),
        ("At 21:40 on Wednesday it was shut. It reopened at 23:05.", "10T23:05"),
        ("At noon on Wednesday it was shut. It reopened at 4 p.m.", "10T16:00"),
        ("On Wednesday morning it was shut. It reopened at 11 a.m.", "10T11:00"),
        (
            "On Wednesday night drones came. They slept at night. It reopened at 2:15.",
            "11T02:15",
        ),
        # What was said on an evening is no night of the event.
        ("Police said on Wednesday evening it had reopened at 3 a.m.", "10T03:00"),
        # Nothing that was published on Friday tells of a clock on Saturday.
        ("At 22:18 on Friday it was shut. It reopened at 05:00.", "12T05:00"),
        ("The airport reopened at 0300 on Thursday.", "11T03:00"),
        ("At 2230 on Wednesday it was shut. It reopened at 0415.", "11T04:15"),
    ],
)
def test_a_clock_without_a_day_is_of_the_day_or_night_named_last(
    text: str, when: str
) -> None:
    assert reopened(text) == [f"09-{when}"]


@pytest.mark.parametrize(
    ("words", "begin"),
    [
        ("0300", "2031-09-12T03:00:00Z"),
        ("at 2230 on Wednesday", "2031-09-10T22:30:00Z"),
        ("1130 GMT", "2031-09-12T11:30:00Z"),
        ("from 2230 to 0415 on Wednesday", "2031-09-09T22:30:00Z"),
        ("5:00 on Tuesday night", "2031-09-10T05:00:00Z"),
        ("10:30 on Tuesday night", "2031-09-09T22:30:00Z"),
    ],
)
def test_four_figures_and_half_clocks_are_read(words: str, begin: str) -> None:
    found = span_of(words, dateline=DATELINE, zone="UTC")
    assert found is not None
    assert found.begin == begin


@pytest.mark.parametrize(
    "text",
    [
        "About 1200 drones were seen.",
        "Call 0800 123 456.",
        "It flew at 2000 metres.",
        "It cost 0.0300 per unit, and 2230 people came.",
    ],
)
def test_four_figures_of_something_else_are_no_clock(text: str) -> None:
    assert phrases(text) == []
