"""What closed and opened again: where it must be found, and where it must not."""

import time

import pytest

from vedette.claims.extract import closure_words
from vedette.claims.extract.closures import Act, closures
from vedette.claims.extract.heads import Head, head_before, opens_other

CLOSED = [
    "Drone shuts Orlo airport",
    "Orlo airport closed after drone scare",
    "Unknown drones paralyse air traffic in the north",
    "Balloons ground flights at Celm for three hours",
    "Celm grounded: no plane took off for two hours",
    "Both runways were sealed off at 21:15.",
    "Air traffic over the capital was brought to a complete standstill.",
    "All departures were put on hold until the police had searched the grounds.",
    "The control tower stopped all landings at once.",
    "The airport had to suspend its operations twice.",
    "Flights came to a halt when lights were seen over the apron.",
    "Officials ordered the pilots to wait and shut down the northern runway.",
    "The closure of the airspace lasted an hour.",
    "The drone led to a halt to all take-offs.",
    "An airspace closure followed.",
    "Take-offs and landings were not possible for 40 minutes.",
    "Nothing could land between 21:00 and 22:10.",
    "The hub was forced to close.",
    "The northern runway has been out of service since 20:15.",
    "The sky over the province remains closed to civil planes.",
    "Orlo, which is the country's largest airport, shut for half an hour.",
    "Karsova closed its airspace along the border.",
    "Traffic at the airport has been suspended.",
    "Air traffic controllers halted every movement on the ground and all arrivals.",
    "The military airfield went into lockdown.",
    "Thousands of flights were grounded.",
    "Operations were interrupted for the second time in a week.",
    "The shutdown of Marn airport caused chaos.",
    "Two airports in the south let no plane land.",
    "The airport was shut at 9 p.m. because of a drone.",
]
NOT_CLOSED = [
    "The drones came close to the airport.",
    "The road to the airport was closed.",
    "Schools near the airport were closed on Friday.",
    "The airport will be closed on Friday.",
    "The runway may be closed again, the operator warned.",
    "The airport was not closed.",
    "At no time was the airspace closed.",
    "Rumours that the airport had been closed were untrue.",
    "The airport closes every night at 23:30.",
    "The airport was closed because of snow.",
    "Three flights were cancelled and two were delayed.",
    "Police stopped a man who was flying a drone.",
    "The border crossing was closed for an hour.",
    "The airport's car park was shut.",
    "The search was suspended at nightfall.",
    "A shop at the airport was closed.",
    "Traffic on the motorway was halted.",
    "Train services were suspended.",
    "The inquiry was closed in May.",
    "Officials are ready to close the airspace if drones return.",
    "The officer was suspended after the flight.",
    "The talks were held at the airport.",
    "The airport should have been closed, an expert said.",
    "If a drone is seen, the runway is closed.",
    "The government threatened to close its airspace.",
    "Airlines suspended flights to Velnia.",
    "Fighting halted traffic on the bridge.",
    "Investors closed their positions as the port shut.",
    "The runway was closed for maintenance.",
    "The closure of the border crossing hit lorry drivers.",
]
REOPENED = [
    "Orlo airport reopens after drone alarm",
    "The airport opened again at 23:40.",
    "Traffic began again at 15:20.",
    "Operations were back to normal by noon.",
    "The runway was cleared and flights resumed.",
    "Planes could take off again half an hour later.",
    "The restrictions were lifted shortly after 1 a.m.",
    "The airspace is open again.",
    "Celm airport is up and running.",
    "The authorities lifted the flight ban at 03:15.",
    "Departures got going again at midnight.",
    "Two hours later the airport resumed service.",
    "Air traffic has returned to normal.",
    "The first planes were landing again at 6:10.",
    "The closure was lifted after 50 minutes.",
    "Both runways are back in use.",
    "Flights restarted late in the evening.",
    "The authority closed the airspace and opened it again an hour later.",
    "Arrivals were allowed again at 4:30.",
    "The hub took up work again on Sunday.",
]
NOT_REOPENED = [
    "The attack reopened the debate about drones.",
    "The airport will reopen at 6 a.m.",
    "The airport is to reopen on Sunday.",
    "It was not clear when flights would resume.",
    "Police resumed their search at the airport.",
    "The road to the airport was reopened.",
    "The airspace stays shut until the runway is reopened.",
    "The airport remains open.",
    "The drones began again after midnight.",
    "The museum reopened after the alarm.",
    "Flights have not resumed.",
    "The airport reopened after its renovation.",
    "Drones appeared over the airport again.",
    "The ministry reopened the case.",
    "Talks resumed at the airport hotel.",
]


def names(sentence: str) -> set[str]:
    return {act.name for act in closures(sentence)}


@pytest.mark.parametrize("sentence", CLOSED)
def test_closed(sentence: str) -> None:
    assert "closed" in names(sentence)


@pytest.mark.parametrize("sentence", NOT_CLOSED)
def test_not_closed(sentence: str) -> None:
    assert "closed" not in names(sentence)


@pytest.mark.parametrize("sentence", REOPENED)
def test_reopened(sentence: str) -> None:
    assert "reopened" in names(sentence)


@pytest.mark.parametrize("sentence", NOT_REOPENED)
def test_not_reopened(sentence: str) -> None:
    assert "reopened" not in names(sentence)


def test_once_in_a_sentence_unless_it_says_again() -> None:
    once = "Flights were suspended and the runway was closed."
    assert [act.name for act in closures(once)] == ["closed"]
    twice = "The airport was closed, reopened at nine and was shut again at ten."
    assert [act.name for act in closures(twice)] == ["closed", "reopened", "closed"]
    assert closures("The airport was closed.") == [Act(12, 22, "closed")]


def test_what_leans_on_an_airport_needs_one() -> None:
    assert closures("Orlo was closed for an hour.")
    assert closures("The closure lasted an hour.")
    assert not closures("Orlo was closed for an hour.", air=False)
    assert not closures("The closure lasted an hour.", air=False)


def test_words_say_what_else_they_need() -> None:
    tables = (closure_words.CLOSED, closure_words.OPENED)
    needs = {need for table in tables for need, _ in table}
    assert needs == {closure_words.SUBJECT, closure_words.ITSELF}


def test_heads_of_clauses() -> None:
    assert head_before("The road to the airport ") is Head.OTHER
    assert head_before("Flights at the port of Orlo ") is Head.AIR
    assert head_before("The airport, which ") is Head.AIR
    assert head_before("Later it ") is Head.PRONOUN
    assert head_before("Orlo ") is Head.NAME
    assert head_before("The bakery ") is Head.UNKNOWN
    assert opens_other(" the debate on drones")
    assert not opens_other(" the runway")


@pytest.mark.parametrize("words", ["closed ", "flights ", "the airport was ", "until "])
def test_hostile_text_costs_little(words: str) -> None:
    begun = time.process_time()
    closures(words * (120_000 // len(words)))
    assert time.process_time() - begun < 10.0
