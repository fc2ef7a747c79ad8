"""Whose sky it is: of the attacked, or of a country into which something strayed."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.extract.skies import strayed_into, violated
from vedette.claims.model import Document

OVER_ORLAND = (
    "Eight violations of Orland airspace were recorded during Tarkandian attacks on "
    "Velnia. "
)


def counts(text: str) -> list[tuple[str, float, float | None]]:
    found = [one.claim for one in extract(Document(id="d1"), text)]
    return [(one.measure, one.strict.lo, one.strict.hi) for one in found if one.strict]


def test_a_country_at_peace_downs_what_strayed_into_its_sky() -> None:
    text = OVER_ORLAND + "Two drones were shot down."
    assert counts(text)[-1] == ("incursion.downed", 2, 2)
    swarm = OVER_ORLAND + "Velnia shot down 80 drones."
    assert counts(swarm)[-1] == ("attack.downed", 80, 80)
    apart = OVER_ORLAND + "\n\nVelnia's air defence shot down 20 drones."
    assert counts(apart)[-1] == ("attack.downed", 20, 20)


def test_the_attacked_downs_drones_in_its_own_violated_sky() -> None:
    text = (
        "Drones violated Velnia's airspace in an attack on Velnia overnight. Its air "
        "defences destroyed 12 drones."
    )
    assert counts(text)[-1] == ("attack.downed", 12, 12)
    assert not strayed_into(text)
    assert strayed_into(OVER_ORLAND)
    assert not violated("No violations were seen, the command said.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Two drones, identified as Tarkandian, crossed into Orland's airspace.",
            [("incursion.drones", 2, 2)],
        ),
        (
            "Two unidentified drones illegally flew over Orland.",
            [("incursion.drones", 2, 2)],
        ),
        (
            "Six drones overflew the territory on Monday.",
            [("incursion.drones", 6, 6)],
        ),
        (
            "Two decoy drones used by Tarkand to attack Velnia crashed in Orland.",
            [("wreck.objects", 2, 2)],
        ),
        (
            "The army said 480 balloons had landed across the country.",
            [("incursion.objects", 480, 480)],
        ),
        (
            "Some 100 balloons arrived on Tuesday.",
            [("incursion.objects", 90, 110)],
        ),
        # what struck is no wreck
        ("Five drones struck the area.", [("attack.drones", 5, 5)]),
        ("It was hit by more than 90 missiles.", [("attack.missiles", 91, None)]),
        ("One drone struck a house.", [("attack.drones", 1, 1)]),
        (
            "They launched 40 missiles, but two hit the city.",
            [("attack.missiles", 40, 40)],
        ),
        ("They launched 20 missiles, 13 fell short.", [("attack.missiles", 20, 20)]),
        (
            "Most of the drones, namely ten, were shot down in the attack.",
            [("attack.downed", 10, 10)],
        ),
        ("Fragments of five drones were found.", [("wreck.objects", 5, 5)]),
        # how it came
        (
            "In the attack three drones were flying towards the city.",
            [("attack.drones", 3, 3)],
        ),
        (
            "They detected the launch of 23 drones and neutralised them.",
            [("attack.drones", 23, 23)],
        ),
        (
            (
                "It intercepted eight drones laden with explosives and launched "
                "towards the city."
            ),
            [("attack.downed", 8, 8)],
        ),
        # parts by region, and lists
        (
            (
                "The army shot down 37 drones. Details:\n- 20 - over Orla region;\n"
                "- seven - over Celm region;\n- one - over Borl."
            ),
            [
                ("attack.downed", 37, 37),
                ("attack.downed", 20, 20),
                ("attack.downed", 7, 7),
                ("attack.downed", 1, 1),
            ],
        ),
        (
            "They launched three drones. The army intercepted one of them over Orla.",
            [("attack.drones", 3, 3), ("attack.downed", 1, 1)],
        ),
        (
            "Two drones were launched at Orla. One was shot down at sea.",
            [("attack.drones", 2, 2), ("attack.downed", 1, 1)],
        ),
    ],
)
def test_a_flying_object_is_counted_as_what_it_did(
    text: str, found: list[tuple[str, float, float | None]]
) -> None:
    assert counts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "They launched 36 Shahed-136/131 drones.",
            [("attack.drones", 36, 36)],
        ),
        (
            "The death toll may rise, as over 24 million people are in need of aid.",
            [],
        ),
        ("Some 14,000 people were without power after the deadly attack.", []),
        ("Around 1 000 passengers waited.", [("effect.passengers", 900, 1100)]),
        ("One or more drones were spotted.", [("sighting.drones", 1, None)]),
        (
            "It counted 125 sightings, 110 of them near airports.",
            [("sighting.reports", 125, 125), ("sighting.reports", 110, 110)],
        ),
        (
            "Drones caused three days of chaos.",
            [("duration.episode", 259200, 259200)],
        ),
        (
            "The suspension came less than three weeks after the last one.",
            [],
        ),
        (
            "A fire was put out within 30 minutes, and the ship resumed its course.",
            [],
        ),
        (
            "There could be no flights in or out for 45 minutes.",
            [("duration.closure", 2700, 2700)],
        ),
        (
            "It forced the cancellation or rerouting of 12 flights.",
            [("effect.flights_affected", 12, 12)],
        ),
        (
            "The airport was unable to receive 33 flights.",
            [("effect.flights_affected", 33, 33)],
        ),
        (
            'Two jets were scrambled as "two Tarkandian aircraft" came near.',
            [("response.aircraft", 2, 2)],
        ),
        (
            "The airport shut runways at the two airports again.",
            [],
        ),
        ("Jets were sent to monitor two Tarkandian aircraft.", []),
        ("One civilian was martyred.", [("effect.dead", 1, 1)]),
        ("There was no loss of life.", [("effect.dead", 0, 0)]),
        ("Five people were hit by shrapnel.", [("effect.injured", 5, 5)]),
        ("Drone over Orla wounds 61 • Rain today", [("effect.injured", 61, 61)]),
    ],
)
def test_what_is_counted_and_what_is_not(
    text: str, found: list[tuple[str, float, float | None]]
) -> None:
    assert counts(text) == found
