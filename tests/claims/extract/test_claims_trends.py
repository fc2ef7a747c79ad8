"""Registers of sightings, and words that look like a measure and are none."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document, ValueKind

DRONES = "Drone sightings near airports have risen, the register shows. "
SEEN = "Drones were spotted over the base at Raden.\n"


def counted(text: str) -> list[tuple[str, float, float | None]]:
    kinds = (ValueKind.COUNT, ValueKind.DURATION)
    return [
        (one.claim.measure, one.claim.strict.lo, one.claim.strict.hi)
        for one in extract(Document(id="d1"), text, event="e1")
        if one.claim.kind in kinds and one.claim.strict is not None
    ]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Celm (15), Marn (11) and Orla (9) led the list.", [15, 11, 9]),
        ("They rose all summer, peaking at 131 in July.", [131]),
        ("Celm had 22.", [22]),
        ("The largest share of sightings, 97, was reported in Celm.", [97]),
        ("About 12 per cent of sightings (48) were made at noon.", [48]),
        ("There were 85 sightings at Celm, 40 at Marn and 23 at Orla.", [85, 40, 23]),
        ("There were 11 incidents in 2029, 24 in 2030.", [11, 24]),
        ("In 12 cases drones were seen from a cockpit.", [12]),
    ],
)
def test_a_register_counts_by_place_day_and_year(
    sentence: str, figures: list[int]
) -> None:
    found = counted(DRONES + sentence)
    assert found == [("sighting.reports", one, one) for one in figures]


@pytest.mark.parametrize(
    "sentence",
    [
        "Jan Ober (34) and his wife Eva (31) live near the base.",
        "The mayor (61) and the pilot (45) met on Monday.",
        "Celm had 4,000 inhabitants.",
        "Celm had enough of it.",
        "Temperatures were peaking at 31 in July.",
        "The firm (1,200 employees) and the airport (3,400) want more radars.",
        "The club won in Celm (2) and Marn (3).",
        "On several occasions the mayor asked for radars.",
        "The court heard 12 cases in May.",
    ],
)
def test_figures_beside_a_register_count_no_sightings(sentence: str) -> None:
    assert counted(DRONES + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Six breaches of air traffic rules were recorded in the Orla FIR.",
        "Four jets of Velnia entered the Orla flight information region at night.",
        "The pilot was warned ten times about violating the airspace.",
        "There were three times as many violations of the airspace as last year.",
        "About 350 soldiers are stationed at the base.",
        "A small number of soldiers is based there.",
        "There were no reports of alarms.",
        "Some of them report that the alarm was late.",
        "The drones are meant to send several messages to the government.",
        "He was one of many travellers at the airport.",
        "They spent four hours on board the plane.",
        "After half an hour a new look is taken and the airport is opened again.",
        "The airport was shut twice in three hours.",
        "Flights are cancelled until at least 16.00 today.",
        "The army foiled attempts to strike a number of military targets.",
        "Police confirmed some of the sightings.",
        "Talks were held on May 6 and 7 about the injured.",
        "An hour after the runway reopened a second drone was seen.",
    ],
)
def test_what_only_looks_like_a_measure_counts_nothing(sentence: str) -> None:
    assert counted(SEEN + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "The Orla FIR saw 12 violations of Orland's airspace.",
            ("incursion.violations", 12, 12),
        ),
        (
            "Some 200 soldiers were stationed around the airport to search for it.",
            ("response.people", 180, 220),
        ),
        ("There were no reports of drones.", ("sighting.reports", 0, 0)),
        ("The drone was seen four times on Monday.", ("sighting.reports", 4, 4)),
        (
            "There were four cases of drones falling on Orland's territory.",
            ("incursion.violations", 4, 4),
        ),
        (
            "Drones breached the border on 61 occasions.",
            ("incursion.violations", 61, 61),
        ),
        (
            "Forty minutes after the drone was seen, flights resumed.",
            ("duration.closure", 2400, 2400),
        ),
        (
            "It fell after spending three minutes in Orland's airspace.",
            ("duration.episode", 180, 180),
        ),
        (
            "Flights were suspended for about 10 to 15 minutes.",
            ("duration.closure", 540, 990),
        ),
        ("Drones flew over the base for 17 days.", ("duration.episode", 1468800, None)),
    ],
)
def test_what_is_a_measure_is_counted(
    sentence: str, found: tuple[str, float, float | None]
) -> None:
    told = counted(SEEN + sentence)
    assert [one[:2] for one in told] == [found[:2]]
    assert found[2] is None or told[0][2] == found[2]


def test_drones_that_had_entered_are_told_of_again() -> None:
    text = "Five drones crossed into Orland.\nOne of the five drones flew near Celm."
    assert counted(text) == [("incursion.drones", 5, 5)] * 2
    other = "Five drones crossed into Orland.\nFive drones were seen over Marn in May."
    assert counted(other)[1][0] == "sighting.drones"


def test_parts_go_on_with_their_whole() -> None:
    told = counted("A drone hit Celm. Dozens were injured, seven critically.")
    assert told == [("effect.injured", 24, None), ("effect.injured", 7, 7)]
    told = counted("At least 60 balloons crossed the border, with 40 reaching Celm.")
    assert told == [("incursion.objects", 60, None), ("incursion.objects", 40, 40)]
