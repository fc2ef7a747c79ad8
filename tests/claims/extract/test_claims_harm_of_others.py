"""Harm that is of another event, harms that one "no" denies, outlets and titles."""

import pytest

from extraction_score import EVENT, proposals
from vedette.claims.extract.rules import extract
from vedette.claims.model import Document
from vedette.claims.proposal import Proposal


def read(text: str) -> tuple[Proposal, ...]:
    return extract(Document(id="d1"), text, event="e1")


def harm(text: str) -> list[tuple[str, str]]:
    return [
        (one.claim.measure, one.claim.event)
        for one in read(text)
        if one.claim.measure.startswith("effect.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        # the attack is on another country than the one into which the drones flew
        (
            "Two drones crossed into Orland's airspace during strikes on Velnia that "
            "killed three people."
        ),
        # in return for what the first attacker says was done to it
        (
            "A drone attack by Tarkand hit Orla.\n\nTarkand said it was in return for "
            "Velnian airstrikes on Celm, which killed 22 people."
        ),
        # one of many
        "It comes in the wake of raids in which four people were killed.",
        "An example of this was a raid in which four people were killed.",
        "Around 25 people were injured in multiple incidents.",
        "It comes on the heels of a strike that killed 31 tourists.",
        # a fight on the ground
        "Two soldiers battling rebels were wounded.",
        # a headline of two stories
        "Drone crashes near Orla • 25 soldiers wounded in Celm",
        # the title of another story under the text
        "A drone fell.\n\nIt burnt.\n\nIt was old.\n\nTrain attack: six people dead",
    ],
)
def test_harm_of_another_story_has_no_event(text: str) -> None:
    found = harm(text)
    assert found
    assert {event for _, event in found} == {""}


def test_who_were_hurt_in_a_fight_are_told_of_up_to_the_end_of_the_paragraph() -> None:
    text = "Two soldiers battling rebels were wounded. An additional 23 were wounded."
    assert [event for _, event in harm(text)] == ["", ""]
    after = f"A drone hit Orla.\n\n{text}\n\nIn the town of Orla one woman died."
    assert harm(after)[-1] == ("effect.dead", "e1")


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (
            "There was no damage on the ground or casualties.",
            ["effect.injured", "effect.property"],
        ),
        (
            "It did not hit ships and there were no injuries or damage.",
            ["effect.injured", "effect.property"],
        ),
        (
            "No deaths, injuries or fires were reported.",
            ["effect.dead", "effect.injured"],
        ),
        ("There were no casualties and damage was slight.", ["effect.injured"]),
    ],
)
def test_one_no_denies_each_harm_that_is_named(text: str, measures: list[str]) -> None:
    assert sorted(one for one, _ in harm(text)) == measures


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('The statement continued, "Two drones were seen."', "statement"),
        ("The road continued, two drones were seen.", ""),
        ("Two drones were seen, Orland press agency OPA said.", ""),
        (
            (
                "According to the head of the Orla administration, Ana Celm, four "
                "people were injured."
            ),
            "Ana Celm",
        ),
        ('The "Orla Command" of the U.S. military said two drones were seen.', ""),
    ],
)
def test_the_nearest_words_are_not_always_a_speaker(text: str, speaker: str) -> None:
    one = read(text)[0]
    assert (one.speaker.name if one.speaker else "") == speaker


def test_the_dead_of_a_year_before_are_not_laid_to_what_opens_with_them() -> None:
    text = (
        "A year after the attack that killed 27 in Marn, mourners gathered on "
        "Thursday. That evening a drone injured two of them.\n"
    )
    found = proposals("x", text, {"published": "2031-03-07", "zone": "Europe/Warsaw"})
    told = {one.claim.measure: one.claim.event for one in found}
    assert told == {"effect.dead": "", "effect.injured": EVENT}
