"""Who tells what no word of saying stands beside; and how long hostile text takes."""

import sys
from types import FrameType

import pytest

from vedette.claims.extract.figures import LEAD_MAX, lead_to
from vedette.claims.extract.nearby import REACH, near
from vedette.claims.extract.quantities import quantities
from vedette.claims.extract.rules import extract
from vedette.claims.model import Document


def speaker(text: str) -> str:
    one = extract(Document(id="d1"), text, event="e1")[-1]
    return one.speaker.name if one.speaker else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # who is said to have recorded, seen, received or found it
        ("Police officers counted four drones over the dock.", "Police officers"),
        ("Celm air base logged 12 drone sightings in a night.", "Celm air base"),
        ("Two drones were spotted by coast guards near Celm.", "coast guards"),
        # a report that goes on
        (
            (
                "The ministry said that 20 flights were cancelled."
                " A further nine flights were diverted."
            ),
            "ministry",
        ),
        (
            "Governor Ana Orlo reported a strike on Raden. Two people were injured.",
            "Governor Ana Orlo",
        ),
        (
            "Governor of Celm Region Orlo: 00:27. Air defences downed two drones.",
            "Governor of Celm Region Orlo",
        ),
        # clauses of their own speaker
        (
            "The port burned, with the mayor stating that two people were hurt.",
            "mayor",
        ),
        (
            "The ministry condemned the raid, saying that two people were hurt.",
            "ministry",
        ),
        ("Two people were hurt, the mayor said Friday, sparking protests.", "mayor"),
        ("Per the state police, two drones were seen.", "state police"),
        (
            "Orla Air was hit hard. The airline cancelled 22 flights, it said.",
            "airline",
        ),
        ("According to initial data from the army, two drones fell.", "army"),
    ],
)
def test_what_a_reader_follows_is_followed(text: str, name: str) -> None:
    assert speaker(text) == name


@pytest.mark.parametrize(
    "text",
    [
        # who acts says nothing
        "Air defence forces detected and destroyed four drones.",
        # radars and papers are no speakers
        "Radars detected four drones over the port.",
        "Later updates confirmed that two people were killed.",
        "As Ukrpress previously reported, two people were killed.",
        # set against what was said, or of others
        (
            "The ministry said that 20 flights were cancelled. However, nine flights"
            " were diverted."
        ),
        (
            "Governor Ana Orlo reported a strike on Raden. Two people were reported"
            " injured."
        ),
        (
            "The ministry said that 20 flights were cancelled.\n\nNine flights were"
            " diverted."
        ),
        "The police said that a bridge was closed. One drone crashed into a house.",
        "The army warned the pilot and then sent two jets.",
        # harm and drones may be of the other side
        (
            "Karsova's defence ministry said that 40 drones were shot down. Twenty"
            " Tarkandian drones were launched at Orla in the attack."
        ),
        (
            "Karsova's defence ministry said that 40 drones were shot down. Two people"
            " were killed in Orla."
        ),
    ],
)
def test_what_is_not_plainly_somebodys_stays_nobodys(text: str) -> None:
    assert speaker(text) == ""


def test_a_figure_in_a_long_list_looks_at_a_few_of_its_neighbours_only() -> None:
    sentence = "12 drones, " * 70
    counted = quantities(sentence)
    words = near(sentence, counted, 30, attack=True)
    assert len(words.after) <= (REACH + 2) * len("12 drones, ")
    assert len(lead_to(sentence, 600)) == LEAD_MAX


def _steps(text: str) -> int:
    """Count calls of functions while a text is read."""
    count = 0

    def called(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        extract(Document(id="d1"), text, event="e1")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece", [", ", "1, ", "12 drones, ", '"Ab." ', "x said, ", "This was said by X. "]
)
def test_steps_grow_as_the_text_does(piece: str) -> None:
    once = _steps(piece * 300)
    assert _steps(piece * 1200) <= 6 * once
