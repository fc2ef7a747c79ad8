"""Broad words in ordinary sentences, where they count nothing of an event."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document, ValueKind

AIRPORT = "Drones were seen over Celm airport on Monday and flights stopped.\n"
ATTACK = "Karsova attacked Velnia with drones; air defences shot some down.\n"
BASE = "Guards reported drones over the base at Raden.\n"


def counted(text: str) -> list[str]:
    told = extract(Document(id="d1"), text, event="e1")
    kinds = (ValueKind.COUNT, ValueKind.DURATION)
    return [
        f"{text[one.start : one.end]}: {one.claim.measure}"
        for one in told
        if one.claim.kind in kinds
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        # lost, hit, sent, pulled, gone: not of flights
        "The club lost 14 games in a row.",
        "The airline lost 14 million in the quarter.",
        "Three friends were hit by the news.",
        "The firm sent 14 engineers to a trade fair.",
        "Two of the pilots have gone to a rival.",
        # devices, machines, lights, things
        "Two machines sell tickets in the hall.",
        "The technician repaired four lights on the apron in May.",
        "There are three things to know.",
        "The shop sells 12 devices for pilots.",
        "Two machine guns were on display.",
        # people
        "Two engineers said the radar was old.",
        "Six hundred people work at the airport.",
        "Four customers sued the firm.",
        "The mayor met 20 residents.",
        "Two brothers own the bakery.",
        # officers and soldiers
        "Two officers said they were tired.",
        "The force wants to hire 120 constables.",
        "Four soldiers were suspended from duty.",
        "The army will send 200 troops in spring.",
        "Police sent 30 recruits home.",
        # reports, calls, cases
        "The minister made two calls to his wife.",
        "In two cases the pilots were wrong.",
        "The auditors wrote three reports on costs.",
        "He sent her four messages about the party.",
        "The court heard six cases about parking.",
        # lengths
        "The meeting with the pilots took three hours.",
        "Two hours after the first sighting the mayor called.",
        "The drive to the airport takes 40 minutes.",
        "He has worked there for six years.",
        "The film runs for two hours.",
        # figures that stand alone
        "The airport will open at nine.",
        "Her son is nine.",
        "The bill was passed by 61 to 40.",
        "See page nine.",
        "The runway was renamed in 2029.",
    ],
)
@pytest.mark.parametrize("topic", [AIRPORT, BASE])
def test_a_broad_word_in_an_ordinary_sentence_counts_nothing(
    topic: str, sentence: str
) -> None:
    assert counted(topic + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The army owns 40 drones of that type.",
        "The ministry ordered 60 drones for the border guard.",
        "A drone of this kind costs 20,000 and can carry two cameras.",
        "In the exercise, 12 drones were shot down.",
        "The museum shows three drones.",
        "Two experts explained how drones find their way.",
        "The firm builds 300 drones a month.",
        "Three students flew two drones at a show.",
        "The law allows four drones per pilot.",
        "The new system can stop ten drones at once.",
    ],
)
@pytest.mark.parametrize("topic", [AIRPORT, BASE, ATTACK])
def test_drones_of_no_event_are_not_counted_for_what_the_text_is_about(
    topic: str, sentence: str
) -> None:
    assert counted(topic + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Two suspects were arrested; one of them is 19.",
        "Police questioned six people, two of them twice.",
        "Eleven reports came in. Two of these have since been ruled out.",
    ],
)
def test_what_turned_out_to_be_something_else_is_not_counted(sentence: str) -> None:
    found = counted(BASE + sentence)
    assert all(one.startswith("Eleven reports") for one in found), found


HARM = "Karsova attacked Velnia. Four people were killed and 31 were hurt.\n\n"
BALLOONS = "Balloons from Karsova flew into Orland and closed Marn airport.\n\n"


@pytest.mark.parametrize(
    ("lead", "sentence"),
    [
        (HARM, "The prosecutors held six men. Three were Karsovan citizens."),
        (HARM, "The city evacuated 40 people. Six were pensioners."),
        (HARM, "Two were soldiers' widows."),
        (ATTACK, "Drone units lent 12 drones to the marines."),
        (ATTACK, "Of the passengers, 12 had flown in from Celm."),
        (ATTACK, "Four were launched as candidates by the party."),
        (AIRPORT, "Ten flights left for Asia before midnight."),
        (AIRPORT, "Eleven flights departed to Celm between 6 a.m. and noon."),
        (AIRPORT, "A dozen flights were moved to Terminal 3."),
        (AIRPORT, "Two planes stood at Gate 12."),
        (AIRPORT, "The terminal was heated for two hours."),
        (BALLOONS, "The court fined him 500 euros for two balloons."),
        (BALLOONS, "Police charged a man with ordering 25 balloons."),
        (BALLOONS, "Children lost six balloons in the car park."),
        (BALLOONS, "Twelve came from parliament to vote."),
    ],
)
def test_any_verb_is_not_every_verb(lead: str, sentence: str) -> None:
    assert len(counted(lead + sentence)) == len(counted(lead))
