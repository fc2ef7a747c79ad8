"""Whom a pronoun means, and whose night harm is of; a choice leaves it open."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document
from vedette.claims.proposal import Proposal
from vedette.claims.span import Span

# A Wednesday.
DATELINE = Span(begin="2031-09-10T00:00:00Z", end="2031-09-11T00:00:00Z")


def read(text: str) -> tuple[Proposal, ...]:
    return extract(
        Document(id="d1"), text, dateline=DATELINE, zone="Europe/Warsaw", event="e1"
    )


def speaker(text: str) -> str:
    one = read(text)[-1]
    return one.speaker.name if one.speaker else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Governor Ana Orlo said the port was calm. She said two drones were seen.",
            "Governor Ana Orlo",
        ),
        (
            'Governor Ana Orlo said so.\n\n"Two people were killed," she said.',
            "Governor Ana Orlo",
        ),
        (
            "Mayor Jan Borl said so. According to him, two people were killed.",
            "Mayor Jan Borl",
        ),
        (
            "The air force said 20 drones came. Two were shot down, it said.",
            "air force",
        ),
        (
            "Officials said a ship burned. They added that two people were injured.",
            "Officials",
        ),
        (
            "Mayor Jan Borl said so. He met nobody, he said. He said one man was hurt.",
            "Mayor Jan Borl",
        ),
    ],
)
def test_a_pronoun_means_the_one_who_spoke_just_before(text: str, name: str) -> None:
    assert speaker(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Ana Orlo said so. Jan Borl said no. He said two drones were seen.",
        "Ana Orlo said that Mayor Jan Borl slept. He said two drones were seen.",
        "Ana Orlo said that a pilot slept. He said two drones were seen.",
        "Ana Orlo said so.\n\nJan Borl sat outside. He said two drones were seen.",
        "Ana Orlo said so.\n\nAll was calm.\n\nShe said two drones were seen.",
        "The army said so. The navy said nothing. It said two drones came in.",
        "The ministry said so. The airport closed. It said two drones were seen.",
        "Officials said so. Residents slept. They said two drones were seen.",
        "Mayor Ana Orlo said so. It said two drones were seen.",
        "Mayor Ana Orlo said so. They said two drones were seen.",
        "She said two drones were seen.",
    ],
)
def test_a_pronoun_that_leaves_a_choice_names_nobody(text: str) -> None:
    assert speaker(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        # E2: guns are no drones
        "Drones came. Tarkandian shelling killed four people in Orla.",
        "The queen visited the school where a Tarkandian raid killed four people.",
        "Drones hit Orla. The day before, four people had died there.",
        # E3: what is told beside the event
        "Two drones hit Orla. Meanwhile, a blast in Borl injured three people.",
        # E4: the other side's attack, and where it goes on
        (
            "Tarkand launched 40 drones. In turn Karsovan drones hit Celm, injuring "
            "three people."
        ),
        (
            "Tarkandian drones hit Orla.\n\nThe army downed 60 Karsovan drones.\n\n"
            "Tarkandian officials said two people were killed."
        ),
        # E5: a day that was over a day before the first one that is named
        "On Wednesday drones hit Orla. The missile on Monday killed two people.",
    ],
)
def test_harm_of_another_side_means_or_day_has_no_event(text: str) -> None:
    assert read(text)[-1].claim.event == ""
    assert read(text)[-1].claim.note.startswith("another event")


@pytest.mark.parametrize(
    "text",
    [
        "Tarkand launched 40 drones. Tarkandian drones killed two people.",
        "Tarkandian drones hit Orla. Karsovan officials said two people were killed.",
        (
            "Tarkand launched 40 drones.\n\nThe army downed 60 Karsovan drones.\n\n"
            "The strike on Orla killed two people."
        ),
        "On Wednesday drones hit Orla. On Tuesday night two people were killed.",
        "A drone attack on Orla killed two people.",
    ],
)
def test_harm_of_the_first_side_and_night_keeps_its_event(text: str) -> None:
    assert read(text)[-1].claim.event == "e1"
