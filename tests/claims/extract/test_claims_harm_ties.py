"""Harm is of the event only where the text ties it: in the lead, and after it."""

import pytest

from vedette.claims.extract import extract
from vedette.claims.model import Document
from vedette.claims.proposal import Proposal
from vedette.claims.span import Span

DAY = Span(begin="2031-03-06T00:00:00Z", end="2031-03-07T00:00:00Z")
ATTACK = (
    "Karsovan drones kill two in Raden\n\n"
    "Karsovan drones struck the Velnian city of Raden overnight, killing two people and"
    " injuring five, the mayor said.\n\n"
    "Firefighters put out a blaze in the Orla district, Mayor Tal Orn said.\n\n"
)
ELSEWHERE = (
    # other mishaps
    "In an unrelated incident, a gas cylinder exploded in a café and injured seven.",
    "The same day, a bus went off a mountain road and 17 people died.",
    "The hospital still treats 30 people hurt in Sunday's train crash.",
    "The town lost 200 people in the great flood of 2019.",
    "Three conscripts were killed on a range when a shell went off too early.",
    "A collision in the blackout injured four motorists.",
    "Nine workers died when the dam was blown up.",
    # other times
    "Two weeks of bombardment have cost the province 40 lives.",
    "In the spring, a similar raid left 11 dead.",
    "Raden has been hit four times now. The first strike killed three.",
    "Karsovan strikes have now killed 19 people in the region this week.",
    "The last time the tower was hit, two radio hosts died.",
    "It took Raden's toll for the month to 27 dead.",
    "By comparison, the raid of 12 February killed nine.",
    "Residents compared it to the night the theatre was hit, when 300 died.",
    "On the previous evening three people had died in Raden.",
    # other sides
    "Velnia struck back, killing four people in the Karsovan town of Belmar.",
    "The governor of Belmar, on the Karsovan side of the border, reported four hurt.",
    "Over the border in Karsova, a drone struck a lorry and killed two drivers.",
    # other places and other lands
    "A strike on Lenn in the afternoon killed one person and wounded 12.",
    "In Sudan, 26 people were killed by a drone at a wedding.",
    "Tarkand's army said 26 people had been killed by drones.",
    # asides
    "The mayor, whose brother was among the 14 killed at the station, wept.",
    "The drone, the same model that killed three tourists, carried 50 kilograms.",
    # more than one event does
    "Analysts speak of 90,000 dead.",
    # other stories of a page
    "Also today: four miners died in a colliery.",
)
TIED = (
    "The death toll rose to four, the mayor said.",
    "Three more people later died in hospital, bringing the toll to five.",
    "Debris damaged four houses and a school.",
    "Both victims were men; two women were among the injured.",
    "Emergency workers said 11 people had been hurt.",
    "Another two residents are being treated for burns.",
    "Police said two bodies had been found under the stairwell.",
    "More than 20 homes lost their roofs, and four were burnt to the ground.",
    "A drone also hit the port of Raden, injuring three people.",
    "The attack left four people dead, according to the prosecutor's office.",
)


def harm(text: str, since: int = 0) -> list[Proposal]:
    made = extract(Document(id="d1"), text, dateline=DAY, event="e1")
    return [
        one
        for one in made
        if one.start >= since and one.claim.measure.startswith("effect.")
    ]


@pytest.mark.parametrize("sentence", ELSEWHERE)
def test_what_nothing_ties_to_the_lead_has_no_event(sentence: str) -> None:
    found = harm(ATTACK + sentence, len(ATTACK))
    assert found
    assert {one.claim.event for one in found} == {""}


@pytest.mark.parametrize("sentence", TIED)
def test_what_goes_on_with_the_lead_is_of_its_event(sentence: str) -> None:
    found = harm(ATTACK + sentence, len(ATTACK))
    assert found
    assert {one.claim.event for one in found} == {"e1"}


@pytest.mark.parametrize(
    ("text", "here", "elsewhere"),
    [
        (
            (
                "Karsova's missiles killed two people in Raden and Velnia's "
                "drones one in "
                "Belmar."
            ),
            2,
            1,
        ),
        (
            (
                "The attack on Raden, which killed six people, was the deadliest since "
                "August, when 12 died."
            ),
            6,
            12,
        ),
        (
            (
                "Nine people were killed in an attack on a bus near Raden, the "
                "governor "
                "said. A second bus, hit on Monday, had four dead."
            ),
            9,
            4,
        ),
        (
            (
                "Eight people have been killed in Raden. Just down the coast, "
                "in Lenn, a "
                "missile killed three."
            ),
            8,
            3,
        ),
    ],
)
def test_one_paragraph_may_tell_of_two_events(
    text: str, here: int, elsewhere: int
) -> None:
    events = {
        one.claim.strict.lo: one.claim.event for one in harm(text) if one.claim.strict
    }
    assert events == {here: "e1", elsewhere: ""}


@pytest.mark.parametrize(
    "text",
    [
        (
            "LIVE: drones over Orland\n10:40 Police lift the cordon in "
            "Halden.\n10:22 A "
            "bomb at a bus stop in Marn kills two people.\n09:58 Airport reopens."
        ),
        (
            "WHAT HAPPENED OVERNIGHT\nVelnia: drones kill a guard in "
            "Raden.\nTarkand: a "
            "lorry bomb killed seven people."
        ),
        (
            "Drones hit Raden, killing a guard.\n\nOther news:\n\nIn the hills, two "
            "hikers were killed."
        ),
    ],
)
def test_items_of_a_live_page_are_stories_of_their_own(text: str) -> None:
    assert [one.claim.event for one in harm(text)] == [""]
