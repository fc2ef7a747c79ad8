"""Denied, open or said: no proposal may say the reverse of its sentence."""

import pytest

from extraction_score import proposals
from vedette.claims.extract.rules import extract
from vedette.claims.extract.stance import Stance, stance_of
from vedette.claims.model import Document, Evidential
from vedette.claims.proposal import Proposal
from vedette.claims.span import Span

DATELINE = Span(begin="2031-09-10T00:00:00Z", end="2031-09-11T00:00:00Z")


def read(text: str, dateline: Span | None = DATELINE) -> tuple[Proposal, ...]:
    document = Document(id="d1")
    return extract(document, text, dateline=dateline, zone="Europe/Warsaw", event="e1")


@pytest.mark.parametrize(
    "text",
    [
        "The police denied that four people were hurt.",
        "The mayor dismissed claims that four people were hurt.",
        "The ministry refuted reports of 12 drones seen over Orla.",
        "The army denies shooting down three drones.",
        "The mayor said it was not true that five houses were damaged.",
        "Reports that four people were killed were false, the police said.",
        "Colonel Orlo said seven drones did not cross the border.",
        "The army said it did not shoot down three drones.",
        "The army never shot down three drones.",
        "The police denied that the airport was closed.",
        "Ana Orlo denied reports that, on Monday, two people were killed.",
    ],
)
def test_what_is_plainly_denied_is_proposed_as_denied(text: str) -> None:
    made = read(text)
    assert made
    assert {one.claim.evidential for one in made} == {Evidential.DENIED}


@pytest.mark.parametrize(
    "text",
    [
        "The country might see up to 30 drones in its airspace.",
        "Up to 30 drones could enter the airspace, the army said.",
        "If six drones entered, the army would act.",
        "The army would act if six drones entered.",
        "It is unclear whether two people were killed.",
        "The police asked whether three houses were damaged.",
        "No minister confirmed that six drones had entered.",
        "Nobody said that two people were killed.",
        "There was no evidence that six drones had entered.",
        "The army could not confirm that six drones had entered.",
        "The mayor did not say how many of the two people were hurt.",
        "Unconfirmed reports said two people were killed.",
        "Reports that two people were killed could not be verified.",
        "The mayor denied that six drones did not enter.",
        "Two people were not seriously injured.",
    ],
)
def test_what_is_left_open_is_not_proposed(text: str) -> None:
    assert not read(text), [one.claim for one in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "No one was hurt.",
        "No injuries were reported after two drones hit the house.",
        "The police did not react when six drones entered.",
        "Six drones entered and did not leave.",
        "The mayor denied fault, and the police said two people were killed.",
        "Three flights did not take off.",
        "12 flights were denied landing and were diverted.",
        "In May six drones entered, but nobody could say why.",
        "Nobody could land and 12 flights were diverted.",
        "After a false alarm two jets were scrambled.",
    ],
)
def test_what_is_said_beside_a_negation_stays_said(text: str) -> None:
    made = read(text)
    assert made
    assert Evidential.DENIED not in {one.claim.evidential for one in made}


def test_nobody_is_no_speaker() -> None:
    for text in ("No official said it. Police saw two drones.", "Nobody said so."):
        assert all(
            not one.speaker or "o " not in one.speaker.name for one in read(text)
        )
    assert stance_of("Two drones came.", 0, 10) is Stance.SAID


@pytest.mark.parametrize(
    "text",
    [
        "In 2022, a missile killed two people in Orla, officials said.",
        "A missile killed two people in November 2022.",
        "The 2024 attack killed two people.",
        "Two people were killed in 2035.",
    ],
)
@pytest.mark.parametrize("dateline", [DATELINE, None])
def test_another_year_clears_the_event_with_and_without_a_dateline(
    text: str, dateline: Span | None
) -> None:
    one = next(one for one in read(text, dateline) if one.claim.strict)
    assert one.claim.event == ""
    assert one.claim.note.startswith("another event")


def test_the_year_of_the_dateline_keeps_the_event() -> None:
    text = "Two people were killed on 10 September 2031."
    assert read(text)[0].claim.event == "e1"
    assert read(text, None)[0].claim.event == "e1"
    assert read("Two drones were seen at 2030 GMT.")[0].claim.event == "e1"


def test_a_bound_leaves_the_time_empty_with_its_words() -> None:
    made = read("The airport reopened after 06:30 on Tuesday.")
    assert [one.claim.measure for one in made] == ["response.action", "time.reopened"]
    for one in made:
        assert one.claim.time is None
        assert "'after 06:30 on Tuesday'" in one.claim.note
    until = read("The airport was closed until 04:00 on Tuesday.")
    assert [one.claim.measure for one in until] == ["response.action"]
    assert until[0].claim.time is None


def test_a_figure_that_a_spokesman_is_asked_about_is_not_said_again() -> None:
    text = (
        "Local media, quoting an unnamed official, reported 30 drones over Velm. "
        "A government spokesman, asked about the figure of 30 drones, declined to "
        "comment.\n"
    )
    found = proposals("x", text, {"published": "2031-03-05", "zone": "Europe/Warsaw"})
    assert [one.claim.measure for one in found] == ["sighting.drones"]


def test_a_count_since_a_month_is_of_no_one_night_and_a_record_since_it_is() -> None:
    key = {"published": "2031-03-05", "zone": "Europe/Warsaw"}
    since = "The ministry said it had recorded 23 incursions since January.\n"
    (counted,) = proposals("x", since, key)
    assert counted.claim.event == ""
    record = "Eleven drones crossed on Tuesday, the largest number since March.\n"
    (largest,) = proposals("x", record, key)
    assert largest.claim.event
