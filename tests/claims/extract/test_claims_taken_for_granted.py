"""What a denial takes for granted, where its clause ends, and what it calls false."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document, Evidential
from vedette.claims.proposal import Proposal


def read(text: str) -> list[Proposal]:
    found = extract(Document(id="d1"), text, event="e1")
    return [one for one in found if one.claim.strict]


@pytest.mark.parametrize(
    "text",
    [
        "Karsova denied having anything to do with the strike that killed 12 people.",
        "Karsova denied it had fired the missile that killed 12 people in Raden.",
        "Karsova rejected claims that it was behind the attack in which 12 died.",
        "Karsova denied responsibility for the attack on Raden, which killed 12.",
        "Karsova denied any part in the deaths of 12 people at the market in Orla.",
        "The company denied negligence after 12 workers died in the drone strike.",
        "The minister rejected calls to resign because 12 people died in the strike.",
        "The airline denied wrongdoing, though 12 passengers were hurt by the drone.",
        "Tarkand denied being behind the drones, 12 of which crossed the border.",
    ],
)
def test_what_a_denial_takes_for_granted_stands_and_is_nobodys(text: str) -> None:
    (one,) = read(text)
    assert one.claim.strict
    assert one.claim.strict.lo == 12
    assert one.claim.evidential is not Evidential.DENIED
    assert one.speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "Karsova denied that its drones killed 12 people in Raden.",
        "Karsova denied killing 12 people in Raden.",
        "The ministry denied that after midnight 12 drones had crossed the border.",
        "The army rejected a report of 12 dead in Raden.",
        "The embassy laughed off a boast that 12 drones had crossed the border.",
        "The army dismissed a video of 12 drones over the base as a montage.",
        "The minister called talk of 12 drones crossing the border hot air.",
        "The mayor said the count of 12 drones that crossed was far too low.",
    ],
)
def test_what_is_denied_or_called_false_stays_denied(text: str) -> None:
    (one,) = read(text)
    assert one.claim.evidential is Evidential.DENIED


@pytest.mark.parametrize(
    "text",
    [
        "Nobody denies that 12 drones crossed the border.",
        "The minister denied that drones entered the country when 12 fell in Celm.",
        "Asked if 12 drones had crossed the border, the minister said no.",
        "Two of every three people hurt by drones this year were farmers.",
        "A jet with 140 passengers made an emergency landing with engine trouble.",
        "None of them was badly hurt in the drone strike.",
    ],
)
def test_what_is_open_asked_graded_or_a_rate_gives_no_proposal(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A drone hit a depot, wounding nine of the 60 people inside.", [9]),
        ("A drone struck the dormitory and hurt twelve of its 200 students.", [12]),
        ("Of the 45 workers in the hall the drone strike injured seven.", [7]),
        ("Four of the 12 people killed by the drone were children.", [4, 12]),
        ("A quarter of a million passengers were stranded at Halden.", [250_000]),
        ("The drone killed two Poles and one Romanian.", [2, 1]),
        ("Nine people died on the spot in the strike and two in hospital.", [9, 2]),
    ],
)
def test_a_whole_is_not_its_part_and_a_people_is_people(
    text: str, told: list[float]
) -> None:
    assert [one.claim.strict.lo for one in read(text) if one.claim.strict] == told


def test_no_verb_and_no_adverb_belongs_to_the_name_of_who_says_it() -> None:
    for text in (
        "Police first said five drones had entered the airspace.",
        "Police denied reports that five drones had entered the airspace.",
    ):
        (one,) = read(text)
        assert one.speaker
        assert one.speaker.name == "Police"
