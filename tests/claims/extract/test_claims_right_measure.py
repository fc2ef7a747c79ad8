"""Which measure a figure is of: sentences for each rule, and those that count none."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document, ValueKind

Found = list[tuple[str, float, float | None]]


def counted(text: str) -> Found:
    kinds = (ValueKind.COUNT, ValueKind.DURATION)
    return [
        (one.claim.measure, one.claim.strict.lo, one.claim.strict.hi)
        for one in extract(Document(id="d1"), text, event="e1")
        if one.claim.kind in kinds and one.claim.strict is not None
    ]


def of(measure: str, *figures: float) -> Found:
    return [(measure, one, one) for one in figures]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a length without its unit
        (
            "A drone shut Celm airport for two hours and Marn airport for three.",
            of("duration.closure", 7200, 10800),
        ),
        (
            (
                "Drones closed the airport twice; the first stop lasted 40 "
                "minutes, the second 15."
            ),
            of("duration.closure", 2400, 900),
        ),
        (
            "A drone shut the airport for two hours, for reasons that nobody gave.",
            of("duration.closure", 7200),
        ),
        # two ends
        (
            "The intrusions lasted 20 seconds to two minutes each.",
            [("duration.episode", 20, 120)],
        ),
        # parts
        (
            (
                "Karsova sent nine drones at the port: five at the docks and "
                "four at the silos."
            ),
            of("attack.drones", 9, 5, 4),
        ),
        (
            "Air defences shot down 60 drones, 12 of which were flying to the capital.",
            of("attack.downed", 60, 12),
        ),
        # those that came in
        (
            "Five drones entered Orland's airspace. The other four circled over Celm.",
            of("incursion.drones", 5, 4),
        ),
        (
            "Six drones crossed the border. Two of them got as far as the capital.",
            of("incursion.drones", 6, 2),
        ),
        # amended
        (
            (
                "Karsova launched 400 drones and 12 missiles. At first the "
                "army had spoken of 390."
            ),
            [
                *of("attack.drones", 400),
                *of("attack.missiles", 12),
                *of("attack.drones", 390),
            ],
        ),
        # whole of a plan
        (
            (
                "A total of 40 flights out of 300 scheduled were cancelled "
                "after drones came."
            ),
            of("effect.flights_cancelled", 40),
        ),
        # under way
        (
            (
                "Because of a drone six flights were diverted and two bound "
                "for Celm were cancelled."
            ),
            [*of("effect.flights_diverted", 6), *of("effect.flights_cancelled", 2)],
        ),
        # an earlier day
        (
            "Drones stranded 900 passengers, after 400 the night before.",
            of("effect.passengers", 900, 400),
        ),
        # flights over sites, obstructions
        (
            "Drones came again. Twelve flights over reactors were recorded in May.",
            of("sighting.reports", 12),
        ),
        (
            "The service counted 33 drone obstructions, 20 of them near runways.",
            of("sighting.reports", 33, 20),
        ),
        # whose sky
        ("Drone hits barracks. The army downed three drones.", of("attack.downed", 3)),
        (
            (
                "The airspace was closed. Gunners shot down two drones that "
                "Karsova had launched at the port."
            ),
            of("attack.downed", 2),
        ),
        # a border
        (
            "Radars showed three drones close to Orland's airspace.",
            of("incursion.headed", 3),
        ),
        # sites
        (
            "Debris of the drones lay in fields. The ministry listed six places.",
            of("wreck.sites", 6),
        ),
    ],
)
def test_the_measure_is_that_of_what_is_told(text: str, found: Found) -> None:
    assert counted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        # of traffic, and not of what was in the air
        "Traffic was stopped at noon, when two lorries overturned near the airport.",
        # a stray shot enters no sky
        "A stray bullet killed a dog at the base that guards against drones.",
        # a day late in a month
        "In late August the airline adds 40 flights from the airport.",
        # an outlet's name
        "Radio RMF 24 spoke to people who had seen drones.",
        # those told before
        "Drone wreckage was examined in both places.",
        # no mention
        "The army mentioned no drones.",
        # kept at a base of those who attack
        "Karsova attacks every night. Analysts had seen 40 drones at an air base.",
        # a show and a test
        "The town put on a light show. Of 300 drones 20 fell into the river.",
        "In tests the gunners downed nine of ten target drones.",
        # a truce
        "Drones flew at the front. Monitors saw 14 violations of the ceasefire.",
        # a figure beside one that was not read
        "Drones hurt nobody. There were 80 such attacks in May, up from 60 in April.",
        # people set free
        "Three men with a drone were held. All three have been released.",
        # smugglers
        "They flew drones into a prison. They made 22 flights and dropped 40 parcels.",
        # who did other things
        "No casualties were reported. The earlier five had targeted oil.",
        # in one of many areas
        "Drones were found in one district of the province.",
    ],
)
def test_what_only_looks_like_it_counts_nothing(text: str) -> None:
    assert [one for one in counted(text) if one[1] or one[2]] == []
