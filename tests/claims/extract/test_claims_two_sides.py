"""No side's words in the other's mouth, and nobody named who is not said to say it."""

import pytest

from vedette.claims.extract import extract
from vedette.claims.model import Document


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            (
                "Velnia's air force said it shot down 60 drones in the attack, whereas"
                " Karsova claimed that 20 drones had hit their targets."
            ),
            ["Velnia's air force", "Karsova"],
        ),
        (
            "Tarkand says it shot down 51 drones, while Velnia maintains downing 283.",
            ["Tarkand", "Velnia"],
        ),
        (
            (
                "In the attack 31 drones were shot down, the Karsovan ministry said,"
                " while Velnian officials reported three dead."
            ),
            ["Karsovan ministry", "Velnian officials"],
        ),
        (
            (
                '"Ten drones were shot down in the attack," the ministry said. "Four'
                ' people were injured," the governor said.'
            ),
            ["ministry", "governor"],
        ),
        (
            (
                "The Karsovan ministry rejected the statement of the Velnian president"
                " that 14 people were killed in the attack."
            ),
            [""],
        ),
        # a clause of what came of it
        (
            "Officials reported eight dead, before the death toll rose to 12.",
            ["Officials", ""],
        ),
        # a report that the speaker had from others
        (
            'The airport confirmed that it closed after "three drones" were reported.',
            [""],
        ),
        ("It injured several workers in the attack, the agency said.", [""]),
        ("Two drones were spotted, the TV station NTV reported.", [""]),
        ("The chancellor condemned the attack, in which nine people died.", [""]),
        ("Prime Minister Tom Arvel shut the airport after two drones were seen.", [""]),
        ("Tarkand, quoting its experts, says it used 300 drones in the attack.", [""]),
    ],
)
def test_who_is_named_is_who_says_it(text: str, speakers: list[str]) -> None:
    made = extract(Document(id="d1"), text, event="e1")
    counted = [one for one in made if one.claim.quantifier]
    assert [one.speaker.name if one.speaker else "" for one in counted] == speakers


def test_a_quote_left_open_goes_on_in_the_next_paragraph() -> None:
    text = (
        'The airport group, Aena, said: "Two drones were seen near the runway.\n\n'
        '"During that time, eight flights were diverted. We are sorry."'
    )
    names = [
        one.speaker.name for one in extract(Document(id="d1"), text) if one.speaker
    ]
    assert names == ["Aena", "Aena"]
