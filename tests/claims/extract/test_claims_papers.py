"""Papers and kinds of bodies that speak, harm of other days: rules S26, S27, E11."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document


def speaker(text: str) -> str:
    one = extract(Document(id="d1"), text, event="e1")[-1]
    return one.speaker.name if one.speaker else ""


def events(text: str) -> list[str]:
    """Events of all deaths, injuries and damage."""
    found = extract(Document(id="d1"), text, event="e1")
    harm = [one.claim for one in found if one.claim.measure.startswith("effect.")]
    return [claim.event for claim in harm]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            (
                "According to a statement released by the air force early on Friday, "
                "12 drones were shot down."
            ),
            "air force",
        ),
        ("An Orla Airways statement said two drones were seen.", "Orla Airways"),
        ("A police statement said two drones were seen.", "police"),
        (
            (
                "Orla Airways said the runway was shut. Two drones were seen, the "
                "statement said."
            ),
            "Orla Airways",
        ),
        (
            (
                "Mayor Ana Orlo spoke of smoke. Celm Airport said it was closed. Nine "
                "drones were seen, the group said."
            ),
            "",
        ),
        ("The statement said two drones were seen.", "statement"),
        ("A statement by the army said 12 drones were seen.", "army"),
        # Another party stands between.
        (
            (
                "Orland's army said 19 drones came. Karsova was blamed. A statement "
                "said two drones were seen."
            ),
            "",
        ),
        (
            (
                "The army said 19 drones came.\n\nKarsova rejected it. The statement "
                "said two drones were seen."
            ),
            "",
        ),
        # Another is named right before the figure.
        ("Orland reported two drones, Velnia one and Norland three.", ""),
        (
            "Police said five drones were seen, unlike the airport, which counted two.",
            "",
        ),
        (
            (
                "Airport officials said four drones were seen; the army, which sent a "
                "helicopter, saw none."
            ),
            "",
        ),
        ("BelTA said two drones were seen.", ""),
    ],
)
def test_a_paper_speaks_for_whoever_made_it(text: str, name: str) -> None:
    assert speaker(text) == name


def test_who_of_the_authorities_tells_is_not_said_where_one_told_before() -> None:
    told = "The ministry said 15 drones were shot down."
    assert speaker(f"{told} Authorities also detected 121 drones.") == ""
    assert speaker("Authorities also detected 121 drones.") == "Authorities"


@pytest.mark.parametrize(
    "text",
    [
        # Of an attack called earlier.
        (
            "A drone hit Orla, killing one. Two fell in Celm in an earlier attack. "
            "Eight people were wounded in that strike."
        ),
        # Of many attacks.
        "A drone hit Orla, killing one. Various attacks in the region killed four.",
        # Of the war.
        (
            "A drone hit Orla, killing one. Thousands of people have been killed "
            "during the conflict."
        ),
        # Of the attack that this one followed.
        (
            "A drone hit Orla, killing one. Wednesday's strikes followed the deadliest "
            "attack of the year, which killed 50 people."
        ),
        # Of another weekday, set against that of the attack.
        (
            "A drone hit Orla early on Wednesday, killing one. On Tuesday, four people "
            "were killed there."
        ),
    ],
)
def test_harm_of_another_day_or_attack_has_no_event(text: str) -> None:
    assert events(text) == ["e1", ""]


def test_a_weekday_alone_sets_nothing_against_anything() -> None:
    text = "A drone hit Orla on Monday, killing one. Four people were hurt on Monday."
    assert events(text) == ["e1", "e1"]


def test_a_figure_that_is_set_against_another_is_not_claimed() -> None:
    text = "Twelve people were killed, not 21, the mayor said."
    found = extract(Document(id="d1"), text, event="e1")
    assert [one.claim.strict.lo for one in found if one.claim.strict] == [12]
