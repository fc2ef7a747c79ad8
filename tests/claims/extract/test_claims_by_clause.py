"""What traffic, flights, fighters and registers are told of by their whole clause."""

import time

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document

Found = list[tuple[str, float, float | None]]
AIRPORT = "Drones were over Velm airport."


def counted(text: str) -> Found:
    return [
        (one.claim.measure, one.claim.strict.lo, one.claim.strict.hi)
        for one in extract(Document(id="d1"), text, event="e1")
        if one.claim.strict is not None
    ]


def of(measure: str, *figures: float) -> Found:
    return [(measure, one, one) for one in figures]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Touchdowns and starts were barred for fifty minutes.", 3000),
        ("Controllers emptied the sky above the airport for two hours.", 7200),
        ("The tower withheld landing clearance for 35 minutes.", 2100),
        ("Nothing came in or went out for an hour and a half.", 5400),
        ("The field was handed back to traffic 25 minutes later.", 1500),
        ("Arrivals were allowed in again after 70 minutes.", 4200),
        ("It took 45 minutes until planes could land again.", 2700),
        ("For 90 minutes no machine left the ground.", 5400),
        ("The alarm silenced the runways for half an hour.", 1800),
        ("A quadcopter kept planes at their gates for 25 minutes.", 1500),
        ("In the 28 minutes for which the gates were shut nobody left.", 1680),
        ("The airport shut for quarter of an hour.", 900),
    ],
)
def test_traffic_stood_still_for_as_long_as_something_was_done_to_it(
    text: str, seconds: float
) -> None:
    assert counted(f"{AIRPORT} {text}") == of("duration.closure", seconds)


@pytest.mark.parametrize(
    "text",
    [
        "It shut at five minutes past six.",
        "Flights were delayed for three hours.",
        "The airport has been run by the city for five days.",
        "The police said an hour later that the runway was open.",
        "The airport was closed two hours before the drone fell.",
        "Drones appeared at the airport again an hour later.",
        "The runway was inspected again two hours later.",
        "Police were back at the airport a day later.",
        "Traders at the airport were kept out of the terminal for 40 minutes.",
        "Passengers waited at the airport for six hours.",
        "There were delays of almost an hour for some flights.",
    ],
)
def test_what_else_took_as_long_is_no_closure(text: str) -> None:
    assert counted(f"{AIRPORT} {text}") == []


def test_a_second_length_goes_on_with_the_first() -> None:
    text = (
        "That kept aircraft on the ground for an hour and two minutes at Celm airport "
        "and for 48 minutes at Marn."
    )
    assert counted(text) == of("duration.closure", 3720, 2880)


@pytest.mark.parametrize(
    ("text", "fate", "number"),
    [
        ("Nineteen planes found their way to Marn and Celm.", "diverted", 19),
        ("Eight aircraft bound for Velm touched down at Celm.", "diverted", 8),
        ("Seven flights had to look for another airport.", "diverted", 7),
        ("Six flights headed back to where they had started.", "diverted", 6),
        ("The alarm drove a dozen flights away.", "diverted", 12),
        ("The tower waved nine planes on to Marn.", "diverted", 9),
        ("Forty departures slipped by more than an hour.", "delayed", 40),
        ("Twelve flights got away behind time.", "delayed", 12),
        ("Five planes had their landings put off.", "delayed", 5),
        ("About 20 planes were late into Celm.", "delayed", 20),
        ("The carrier took 14 flights out of its programme.", "cancelled", 14),
        ("Eleven flights bore the brunt.", "affected", 11),
        ("Two flights broke off their approach.", "affected", 2),
        ("The alarm cost Oro 12 rotations.", "cancelled", 12),
        ("Nine flights were barred from landing.", "affected", 9),
        ("Thirty flights felt it.", "affected", 30),
    ],
)
def test_what_became_of_flights_is_told_by_their_clause(
    text: str, fate: str, number: float
) -> None:
    keys = {(key, low) for key, low, _ in counted(f"{AIRPORT} {text}")}
    hedged = 0.9 * number if text.startswith("About") else number
    assert keys <= {(f"effect.flights_{fate}", hedged), ("duration.closure", 3600)}
    assert (f"effect.flights_{fate}", hedged) in keys


@pytest.mark.parametrize(
    "text",
    [
        "Since reopening, 12 flights have landed.",
        "Oro Air flies 14 planes to Celm every day.",
        "The airport handles 300 flights on a Friday.",
        "By noon 40 flights had departed for Marn and other cities as usual.",
        "The airline owns 60 planes from two makers.",
        "Six flights came close to the drone.",
        "Three passengers recalled a similar scare.",
        "Some passengers slept.",
    ],
)
def test_flights_to_which_nothing_happened_count_nothing(text: str) -> None:
    assert counted(f"{AIRPORT} {text}") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "More than 30 flights of Oro, three of Celm and two of Marn were hit.",
            [
                ("effect.flights_affected", 31, None),
                *of("effect.flights_affected", 3, 2),
            ],
        ),
        (
            (
                "The alarm forced 30 flights to land at other airports, five to turn "
                "back and nine to be scrapped."
            ),
            of("effect.flights_diverted", 30, 5) + of("effect.flights_cancelled", 9),
        ),
        (
            "Four flights were diverted to Marn and six to Raden.",
            of("effect.flights_diverted", 4, 6),
        ),
        (
            "The board listed ten cancelled flights and two late ones.",
            of("effect.flights_cancelled", 10) + of("effect.flights_delayed", 2),
        ),
        (
            "Four planes were diverted to Marn. At Raden, two planes have landed.",
            of("effect.flights_diverted", 4, 2),
        ),
    ],
)
def test_flights_in_a_row(text: str, found: Found) -> None:
    assert counted(f"{AIRPORT} {text}") == found


@pytest.mark.parametrize(
    "text",
    [
        "Two Orland F-16s went after it at once.",
        "The intruder was Karsovan, and two Gripens tailed it.",
        "Two F-16 fighters left the ground at 01:40.",
        "Two F-35s hurried to the spot.",
        "It led the air force to order two F-16s up.",
        "The air force got two fighters airborne, and two fighters photographed it.",
    ],
)
def test_fighters_that_did_something_to_an_intruder_were_sent_up(text: str) -> None:
    assert ("response.aircraft", 2, 2) in counted(f"A plane came near Orland. {text}")


@pytest.mark.parametrize(
    "text",
    [
        "Two jets from Karsova crossed into Orland and photographed it.",
        "Four fighters from Karsova flew into Orland's airspace.",
        "Karsova said two of its bombers had been followed by Orland's jets.",
        "Two airliners could be seen behind it.",
        "Two jets like it were sold in spring.",
    ],
)
def test_intruders_and_others_were_not_sent_up(text: str) -> None:
    assert all(not key.startswith("response") for key, _, _ in counted(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            (
                "Police counted 160 drone incidents in the year to May. That is 20% "
                "more than the 133 of the year before and twice the 80 of 2027/28. In "
                "2026/27 there were 31."
            ),
            of("sighting.reports", 160, 133, 80, 31),
        ),
        (
            (
                "At Celm twelve drones were observed this year after nine in 2028, "
                "against four in the previous year."
            ),
            of("sighting.drones", 12, 9, 4),
        ),
        (
            "The prison noted 68 overflights of its yards by drones.",
            of("sighting.reports", 68),
        ),
        (
            "Drones were heard on 31 occasions at the prison.",
            of("sighting.reports", 31),
        ),
        (
            "Police took over the investigation of three incidents with drones.",
            of("inquiry.events", 3),
        ),
        (
            "411: that is how many reports of drones the agency recorded.",
            of("sighting.reports", 411),
        ),
    ],
)
def test_figures_of_a_register_are_laid_to_their_period(
    text: str, found: Found
) -> None:
    assert counted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Police made 300 house-to-house calls about the drone.",
        "Some of the drones that people saw may have been those of the police.",
        "The drones, no ordinary craft, were first seen in May.",
        'Drones were over the base. "We crossed it," says one of them.',
        "In Marn parts of one were picked up after the drones left.",
        "Drones caused a scare, one local report said.",
        "Five crews saw a drone near the prison.",
    ],
)
def test_what_counts_no_drones_and_no_reports(text: str) -> None:
    assert counted(text) == []


def test_hostile_rows_take_no_longer_than_their_length() -> None:
    began = time.process_time()
    counted("Drones. 12 flights of Oro, " + "two of Oro, " * 1500 + "were hit.")
    counted("The airport was " + "back at the runway again " * 400 + "an hour later.")
    assert time.process_time() - began < 10
