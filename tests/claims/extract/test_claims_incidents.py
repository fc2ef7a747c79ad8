"""Harm of another event, in the background of a text, is not laid to its own."""

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
SIGHTING = (
    "Halden airport shut after drones seen\n\n"
    "Halden airport in Orland closed for two hours on Wednesday night after several"
    " drones were seen near the runway, police said.\n\n"
    "Twelve flights were diverted.\n\n"
)
BACKGROUND = (
    "Karsova has stepped up its strikes; one on the capital on 2 March killed nine.",
    "In July, a drone crashed in a field near Celm, injuring two farmers.",
    "The strike was the deadliest since one in Celm that killed 21 people in January.",
    "Earlier this winter, 14 people died in a strike on a block of flats.",
    "Karsova has killed more than 12,000 civilians in the war.",
    "A Karsovan missile killed seven people in the port of Tal a week earlier.",
    "On Sunday, a strike on a bus station in Celm killed six people.",
    "In the Karsovan border region, a Velnian drone killed one person.",
    "The Karsovan ministry said a Velnian attack had injured three people in Belmar.",
    "Three days ago eleven people were wounded in a similar strike.",
    "The war, now in its fourth year, has left 40,000 people dead.",
    "In the east, two people died when shells hit a village.",
    "The attack came hours after a Velnian strike killed four in Belmar.",
    "Two people were killed in Tal when a train derailed.",
    "On New Year's Day a drone killed 24 people in a hotel.",
    "Previous strikes on Raden had damaged 40 houses.",
    "The ministry said 340 people had been killed by drones since spring.",
    "Meanwhile in Tarkand, a bombing killed 18 people.",
    "The day before, a strike on Celm had wounded eight people.",
    "Over the past week, 17 people were killed across the country.",
    "It followed a strike in which nine people were killed.",
    "Four workers were killed at the plant in a 2029 drone attack.",
)
CONTINUED = (
    "Two children were among the dead, the mayor said.",
    "The attack damaged 12 houses in the Orla district.",
    "The number of injured has risen to nine.",
    "In Raden, four apartment buildings were damaged.",
    "No one was injured in the Orla district.",
)


def last(lead: str, sentence: str) -> list[Proposal]:
    text = lead + sentence
    made = extract(Document(id="d1"), text, dateline=DAY, event="e1")
    return [
        one
        for one in made
        if one.start >= len(lead) and one.claim.measure.startswith("effect.")
    ]


@pytest.mark.parametrize("lead", [ATTACK, SIGHTING], ids=["attack", "sighting"])
@pytest.mark.parametrize("sentence", BACKGROUND)
def test_harm_of_the_background_has_no_event(lead: str, sentence: str) -> None:
    found = last(lead, sentence)
    assert found
    assert {one.claim.event for one in found} == {""}
    for one in found:
        assert one.reason.startswith(("another event", "event unsure")) or (
            "; another event" in one.reason or "; event unsure" in one.reason
        )


@pytest.mark.parametrize("sentence", CONTINUED)
def test_harm_that_goes_on_with_the_lead_keeps_its_event(sentence: str) -> None:
    assert {one.claim.event for one in last(ATTACK, sentence)} == {"e1"}


def test_after_another_event_what_nothing_ties_to_the_lead_is_left_to_a_person() -> (
    None
):
    lead = ATTACK + "In January, nine people were killed in Celm.\n\n"
    (found,) = last(lead, "Three people were wounded.")
    assert found.claim.event == ""
    assert found.claim.note.startswith("event unsure")
    assert "event unsure" in found.reason
    (tied,) = last(lead, "In Raden, three people were wounded.")
    assert tied.claim.event == "e1"
