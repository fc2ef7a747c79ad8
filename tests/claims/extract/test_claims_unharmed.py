"""People beside a verb of harm who came to none, and those whom no word names."""

import pytest

from vedette.claims.extract import extract
from vedette.claims.model import Document


def read(text: str) -> list[tuple[str, float]]:
    return [
        (one.claim.measure, one.claim.strict.lo)
        for one in extract(Document(id="d1"), text, event="e1")
        if one.claim.strict
    ]


@pytest.mark.parametrize(
    "text",
    [
        "After the attack 4,000 people lost power.",
        "Sixty-seven people survived the strike that killed the mayor.",
        "Twelve people lived there before the strike killed the landlord.",
        "There were 60 aboard the ferry when the drone exploded beside it.",
        "The drone killed 11 donkeys and a mule.",
        "The aid worker said 16 donkeys were killed in the strike.",
        "Three hundred people attended the funeral of the pilot killed in the attack.",
        "The attack wounded the pride of a nation of ten million people.",
        "The hospital that was hit had treated 900 people since it opened.",
        "The bombardment drove 5,000 people over the bridge into Orland.",
        "More than 90 people gave blood after the strike that killed the mayor.",
        "The agency said 100 people were evacuated after the strike killed a girl.",
        "The blast killed 300 jobs.",
        "The strike wounded 12 businesses.",
        "The price of a barrel fell from 82 to 79 after the drones were shot down.",
    ],
)
def test_who_came_to_no_harm_is_not_counted(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Five were dead and 20 wounded.",
            [("effect.dead", 5), ("effect.injured", 20)],
        ),
        ("The dead numbered seven.", [("effect.dead", 7)]),
        ("Of the 31 pulled from the rubble, four were dead.", [("effect.dead", 4)]),
        ("The strike killed two grooms.", [("effect.dead", 2)]),
        ("Fourteen pilgrims died in the strike.", [("effect.dead", 14)]),
        (
            "Two people and three dogs died in the fire that the drone started.",
            [("effect.dead", 2)],
        ),
        ("Four people who lived there were killed.", [("effect.dead", 4)]),
        ("Two people lost legs in the strike.", [("effect.injured", 2)]),
        ("RADEN, March 6 - Six people were killed in a strike.", [("effect.dead", 6)]),
        (
            "Three of the victims died jumping from the upper floors.",
            [("effect.dead", 3)],
        ),
    ],
)
def test_who_came_to_harm_is_counted(text: str, found: list[tuple[str, float]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            (
                "Drones entered Orland's airspace. Velnia said it had shot down "
                "380 of 415 "
                "drones launched at it."
            ),
            [("attack.downed", 380), ("attack.drones", 415)],
        ),
        (
            "The tally of drones fell from 21 to 19.",
            [("sighting.drones", 21), ("sighting.drones", 19)],
        ),
        (
            "Two drones fell from a height of 90 metres.",
            [("wreck.objects", 2)],
        ),
    ],
)
def test_a_country_at_war_and_a_falling_number(
    text: str, found: list[tuple[str, float]]
) -> None:
    assert read(text) == found
