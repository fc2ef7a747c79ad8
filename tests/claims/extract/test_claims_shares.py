"""Shares of a number, and figures that share a round word."""

import pytest

from vedette.claims.extract.quantities import quantities
from vedette.claims.extract.rules import extract
from vedette.claims.model import Document


def counts(text: str) -> list[tuple[str, float, float | None]]:
    return [
        (one.claim.measure, one.claim.strict.lo, one.claim.strict.hi)
        for one in extract(Document(id="d1"), text, event="e1")
        if one.claim.strict is not None
    ]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("five to six hundred drones", 500, 600),
        ("between two and three hundred drones", 200, 300),
        ("two or three dozen drones", 24, 36),
        ("20 to 25 thousand passengers", 20_000, 25_000),
        ("fifty to two hundred drones", 50, 200),
        ("half a million passengers", 500_000, 500_000),
        ("two and a half thousand passengers", 2500, 2500),
        ("a million and a half passengers", 1_500_000, 1_500_000),
        ("one and a half dozen drones", 18, 18),
        ("half a dozen drones", 6, 6),
        ("two pairs of jets", 4, 4),
        ("two hundred and some drones", 200, None),
        ("several (four) balloons", 4, 4),
        ("every one of the 14 flights", 14, 14),
        ("both missiles", 2, 2),
        ("7 1/2 hours", 27_000, 27_000),
        ("2½ hours", 9000, 9000),
    ],
)
def test_compound_figures_have_their_bounds(
    words: str, low: int, high: int | None
) -> None:
    (one,) = quantities(f"There were {words} here.")
    assert (one.quantity.strict.lo, one.quantity.strict.hi) == (low, high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two-thirds of the 90 drones were shot down in the attack.",
            [("attack.downed", 60, 60), ("attack.drones", 90, 90)],
        ),
        (
            "Most of the 40 drones launched against the port were shot down.",
            [("attack.downed", 21, 40), ("attack.drones", 40, 40)],
        ),
        (
            "Of 60 drones launched in the attack, all but five were shot down.",
            [("attack.drones", 60, 60), ("attack.downed", 55, 55)],
        ),
        (
            "Karsova launched 300 drones in the attack, of which a third were downed.",
            [("attack.drones", 300, 300), ("attack.downed", 100, 100)],
        ),
        (
            "A third of the day's 90 flights were cancelled after a drone was seen.",
            [("effect.flights_cancelled", 30, 30)],
        ),
        (
            "Half the 60 flights were delayed after a drone was seen.",
            [("effect.flights_delayed", 30, 30)],
        ),
        (
            "More than half of its 80 flights were cancelled after a drone was seen.",
            [("effect.flights_cancelled", 41, 80)],
        ),
        (
            "All but two of the 14 airports were closed after drones were seen.",
            [("effect.airports_closed", 12, 12)],
        ),
        (
            "Two of the 13 hurt in the drone attack died.",
            [("effect.dead", 2, 2), ("effect.injured", 13, 13)],
        ),
    ],
)
def test_a_share_of_a_number_is_so_many(
    text: str, expected: list[tuple[str, float, float | None]]
) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "One in three flights was cancelled after the drone alarm.",
        "One in ten drones was shot down in the attack.",
        "Nine out of ten drones were shot down in the attack.",
        "Most of the drones were shot down in the attack.",
        "Two-thirds of the members voted for the drone law.",
        "Half a million people signed the petition against the drone base.",
        "Most of the 40 drones in the show were lit in red.",
        "The drone fell a third of a mile from 12 houses.",
        "Both sides launched drones.",
        "Both drones and missiles were used in the attack.",
        "The second half of the 90 minutes was played after the drone had left.",
        "Some flights were diverted after a drone was seen.",
        "There were no serious injuries in the drone attack.",
        "Sixteen donkeys were killed in the drone attack.",
        "Whoever sees 12 lights over the base sees drones, it was said at the museum.",
    ],
)
def test_ordinary_shares_count_nothing(text: str) -> None:
    assert counts(text) == []


def test_a_share_with_the_measure_of_its_whole_is_dropped() -> None:
    text = "Two-thirds of the 66 balloons that came in over the border carried tea."
    assert counts(text) == [("incursion.objects", 66, 66)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an aside between a noun and its verb
        (
            (
                "At least three flights, two run by Oro Air and one by Celmjet, were"
                " delayed after a drone was seen."
            ),
            [
                ("effect.flights_delayed", 3, None),
                ("effect.flights_delayed", 2, 2),
                ("effect.flights_delayed", 1, 1),
            ],
        ),
        (
            "Forty flights, 12 diverted and 28 cancelled, were affected by the drone.",
            [
                ("effect.flights_affected", 40, 40),
                ("effect.flights_diverted", 12, 12),
                ("effect.flights_cancelled", 28, 28),
            ],
        ),
        # a noun of action is of the figure after it
        (
            (
                "The drones led to delays for three flights, the diversion of two and"
                " the cancellation of one."
            ),
            [
                ("effect.flights_delayed", 3, 3),
                ("effect.flights_diverted", 2, 2),
                ("effect.flights_cancelled", 1, 1),
            ],
        ),
        (
            "In the attack it detected 16 ballistic missiles, destroying 15 of them.",
            [("attack.missiles.ballistic", 16, 16), ("attack.downed", 15, 15)],
        ),
        # types before the noun
        (
            "It shot down two Oro-M or KN-23 ballistic missiles in the attack.",
            [("attack.downed", 2, 2)],
        ),
        (
            "It downed 99 Oro-101, Kalda, and Oro-59/69 cruise missiles in the attack.",
            [("attack.downed", 99, 99)],
        ),
        # a relative clause that says who downed the whole
        (
            "It said 49 of the 75 drones it shot down in the attack were over Celm.",
            [("attack.downed", 49, 49), ("attack.downed", 75, 75)],
        ),
        # answers
        (
            "How many drones were there? Twelve. How many people were hurt? Three.",
            [("sighting.drones", 12, 12), ("effect.injured", 3, 3)],
        ),
        (
            "Q: How many drones crossed the border?\nA: Eleven, as far as we know.",
            [("incursion.drones", 11, 11)],
        ),
        # what was looked for and not found was not seen
        (
            "A drone was seen. The police searched the base and found no drones.",
            [("sighting.drones", 0, 0)],
        ),
        # aircraft that stay outside have not come in
        (
            (
                "Two bombers entered the zone of air defence. They remained in"
                " international airspace."
            ),
            [],
        ),
        (
            (
                "The airport was closed after a drone was seen. Two aircraft waited in"
                " the air until it reopened."
            ),
            [("effect.flights_delayed", 2, 2)],
        ),
        # no length of a closure
        (
            "The airport was closed for the third time in the last four days.",
            [],
        ),
        ("The procedure is to close the airport for ten minutes.", []),
        ("The airport said about an hour later that flights had resumed.", []),
    ],
)
def test_nouns_verbs_and_figures_find_each_other(
    text: str, expected: list[tuple[str, float, float | None]]
) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Witnesses saw two drones over the base, the police one, the army none.",
            ["Witnesses", "police", "army"],
        ),
        (
            "Unlike the airport, the police counted four drones over the runway.",
            ["police"],
        ),
        (
            "The police searched the base but found no drones.",
            [""],
        ),
        (
            '"It was loud," said Ana Orlo.\n\n"Two drones flew over us."',
            ["Ana Orlo"],
        ),
        # somebody else is named in the paragraph: a choice
        (
            (
                '"It was loud," said Ana Orlo.\n\n"Two drones flew over us." "They were'
                ' grey," said Jan Brod.'
            ),
            [""],
        ),
        (
            "The army on March 1 said that 12 drones had entered the airspace.",
            ["army"],
        ),
        (
            "Velnia's air force shot down 12 drones in the attack, it said.",
            ["Velnia's air force"],
        ),
    ],
)
def test_who_tells_of_figures_side_by_side(text: str, speakers: list[str]) -> None:
    made = extract(Document(id="d1"), text, event="e1")
    counted = [one for one in made if one.claim.quantifier]
    assert [one.speaker.name if one.speaker else "" for one in counted] == speakers
