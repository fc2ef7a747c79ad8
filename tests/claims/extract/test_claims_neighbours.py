"""Harm in a land beside the one that a text is about is another event's."""

import pytest

from vedette.claims.extract.neighbours import in_another_land
from vedette.claims.extract.rules import extract
from vedette.claims.model import Document

LEAD = (
    "Two drones found in Orland\n\nTwo drones were found in the south of Orland on "
    "Thursday, the police said. They had violated its airspace. Nobody was hurt.\n\n"
)


def beside(text: str) -> list[bool]:
    return [
        "another event" in one.reason
        for one in extract(Document(id="d1"), LEAD + text, event="e1")
        if one.claim.measure in ("effect.injured", "effect.dead")
    ][1:]


@pytest.mark.parametrize(
    "text",
    [
        (
            "That night Karsova attacked Sweden with 140 drones. In Celm two men "
            "were hurt."
        ),
        "In Norway, too, a drone fell. Two people were hurt there.",
        "Meanwhile in Norway a drone fell on a barn and hurt two people.",
        "From the beginning of the year such rockets have killed 21 people.",
    ],
)
def test_harm_of_another_land_or_a_whole_year_is_not_of_this_event(text: str) -> None:
    assert beside(text) == [True]


def test_the_land_of_the_lead_is_no_other() -> None:
    stays = in_another_land("In Orland, too, it rained.", LEAD, intrusion=True)
    assert stays == ""
    attack = "Karsova attacked Sweden in the night."
    assert in_another_land(attack, "An attack on Sweden.", intrusion=True) == ""
    assert in_another_land(attack, LEAD, intrusion=False) == ""


@pytest.mark.parametrize(
    "text",
    [
        "In Celm, too, the attack killed two people.",
        "Also in Marn, the drone attack hurt three people.",
        "The drones, sent in an attack on Sweden, hurt two people.",
    ],
)
def test_a_town_and_an_attack_told_in_passing_take_the_text_nowhere(text: str) -> None:
    assert in_another_land(text, LEAD, intrusion=True) == ""
