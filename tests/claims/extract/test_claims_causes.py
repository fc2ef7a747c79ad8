"""Flights kept by fog, strikes or works (vedette.claims.extract.causes)."""

import pytest

from extraction_score import EVENT, proposals
from vedette.claims.extract.causes import other_cause

ABOUT = "Celm airport closed for two hours on Tuesday after a drone was seen. "
KEY = {"published": "2031-03-05", "zone": "Europe/Warsaw"}


@pytest.mark.parametrize(
    "sentence",
    [
        "On Monday fog had forced 14 flights to divert.",
        "Fourteen flights were cancelled because of a strike by cabin crew.",
        "A snowstorm delayed 30 departures.",
        "A power cut at the terminal stranded 900 passengers.",
    ],
)
def test_flights_kept_by_weather_or_people_are_of_another_event(sentence: str) -> None:
    found = proposals("x", ABOUT + sentence + "\n", KEY)
    (flights,) = [
        one
        for one in found
        if one.claim.measure.startswith(("effect.flights", "effect.passengers"))
    ]
    assert flights.claim.event == ""
    assert flights.claim.note.startswith("another ")


@pytest.mark.parametrize(
    "sentence",
    [
        "Despite the fog, the drones were seen by 12 pilots, and 14 flights diverted.",
        "Fourteen flights were cancelled.",
        "Two wrecks were found in flooded fields.",
        "Two people were hurt on an icy road as they fled.",
    ],
)
def test_weather_beside_drones_or_without_flights_says_nothing(sentence: str) -> None:
    assert other_cause(sentence) == ""
    for one in proposals("x", ABOUT + sentence + "\n", KEY):
        assert one.claim.event == EVENT or "cause" not in one.claim.note
