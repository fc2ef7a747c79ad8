"""Figures that add up to one told before are its parts; others are left alone."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document, ValueKind


def counted(text: str) -> list[tuple[str, float]]:
    return [
        (one.claim.measure, one.claim.strict.lo)
        for one in extract(Document(id="d1"), text, event="e1")
        if one.claim.kind is ValueKind.COUNT and one.claim.strict is not None
    ]


@pytest.mark.parametrize(
    ("text", "measure", "figures"),
    [
        (
            "Celm airport cancelled 40 flights: 25 going out and 15 coming in.",
            "effect.flights_cancelled",
            [40, 25, 15],
        ),
        (
            (
                "Seven flights were diverted: four, from Orla, to Marn, and three, from"
                " Suvek, to Raden."
            ),
            "effect.flights_diverted",
            [7, 4, 3],
        ),
        (
            (
                "The service has recorded 25 drone sightings. Before there were 17."
                "\n\nFour cases fell to January, ten to February and eleven to March."
            ),
            "sighting.reports",
            [25, 17, 4, 10, 11],
        ),
        (
            (
                "In the attack on Celm the air force shot down 16 drones.\n\nFour were "
                "downed in the first "
                "attempt, six in the second, four in the third and two in the last."
            ),
            "attack.downed",
            [16, 4, 6, 4, 2],
        ),
    ],
)
def test_figures_that_add_up_are_parts(
    text: str, measure: str, figures: list[int]
) -> None:
    found = [value for key, value in counted(text) if key == measure]
    assert found == figures


@pytest.mark.parametrize(
    "text",
    [
        (
            "Twelve flights were cancelled. The council has seven members of one party "
            "and five of another."
        ),
        "Five flights were diverted. At two the mayor came, and at three he left.",
        "Eight drones were seen. The witness has six sons, and two cows graze there.",
        "Seven flights were cancelled. One does not see three drones every day.",
        "Nine drones entered Norvan airspace. Two went back, and seven vanished.",
        "Five flights were cancelled. Two of the pilots, aged two, and three dogs.",
        "Six flights were diverted. Four runways exist, and two towers.",
    ],
)
def test_what_adds_up_by_chance_is_no_part(text: str) -> None:
    assert len(counted(text)) <= 1 + text.count("drones every day")
