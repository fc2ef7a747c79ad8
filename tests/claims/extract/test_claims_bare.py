"""Figures without a noun, rules B1 to B6 of docs/claims-extraction.md."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document


def counts(text: str) -> list[tuple[str, float, float | None]]:
    return [
        (one.claim.measure, one.claim.strict.lo, one.claim.strict.hi)
        for one in extract(Document(id="d1"), text, event="e1")
        if one.claim.strict is not None
    ]


@pytest.mark.parametrize(
    ("text", "key", "figure"),
    [
        # B1: a part
        (
            "Drones came from the sea. The tower had three of them in sight.",
            "sighting.drones",
            3,
        ),
        (
            (
                "The file lists 18 incidents with drones, of which eleven took place"
                " this year."
            ),
            "sighting.reports",
            11,
        ),
        (
            "Border guards found 18 balloons, among them three on a roof.",
            "wreck.objects",
            3,
        ),
        # B2: beside an earlier figure
        (
            "Police took 83 calls about drones, a figure later amended to 79.",
            "sighting.reports",
            79,
        ),
        (
            "Cancelled flights now stand at 58, up from 37.",
            "effect.flights_cancelled",
            37,
        ),
        (
            "The mayor counted nine damaged houses; the insurer knows of five.",
            "effect.buildings",
            5,
        ),
        ("The ministry has raised its toll to eleven.", "effect.dead", 11),
        (
            "By Sunday there had been 412 reports of drones; by New Year, 5,000.",
            "sighting.reports",
            5000,
        ),
        # B3: an answer
        (
            "How many drones there were is open; the working guess was four.",
            "sighting.drones",
            4,
        ),
        (
            'Asked how many drones had been seen, the chief answered: "Seven."',
            "sighting.drones",
            7,
        ),
        # B4, what came after
        (
            "Four drones entered Orland's airspace. Two more followed at dawn.",
            "incursion.drones",
            2,
        ),
        (
            "The first drone crossed the border at ten. Four others followed.",
            "incursion.drones",
            4,
        ),
        # B5: a verb left out
        (
            "Norvan Air cancelled 14 flights, its rival Celmjet nine.",
            "effect.flights_cancelled",
            9,
        ),
        (
            (
                "Eleven drones entered its airspace: eight from the north, three from"
                " the east."
            ),
            "incursion.drones",
            3,
        ),
        # B6: its own verb
        (
            "Of about 30 drones that approached the border, seven crossed it.",
            "incursion.drones",
            7,
        ),
    ],
)
def test_a_figure_that_stands_alone_takes_what_stood_before(
    text: str, key: str, figure: int
) -> None:
    assert (key, figure, figure) in counts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two drones were seen. The hunt ended at nine.",
        "Two drones were seen. Her son, nine, filmed them.",
        "Two drones were seen. Level four was declared.",
        "Two drones were seen. The law passed by 61 to 40.",
        "Two drones were seen. The youngest witness is nine.",
        "Two drones were seen. Others came to look, some on bicycles.",
        "Two drones were seen. The vase broke in three.",
    ],
)
def test_a_clock_an_age_or_a_page_takes_nothing(text: str) -> None:
    assert counts(text) == [("sighting.drones", 2, 2)]


def test_what_a_second_verb_does_is_done_to_the_second_figure() -> None:
    text = "The air force tracked 340 drones and intercepted 301 in the attack."
    assert counts(text) == [("attack.drones", 340, 340), ("attack.downed", 301, 301)]


def test_a_part_that_fell_is_no_wreck_found() -> None:
    text = "Two drones crossed the border and one fell in a forest."
    assert counts(text) == [("incursion.drones", 2, 2)]
