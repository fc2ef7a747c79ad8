"""What a number is of, whose sky it was, and what became of balloons."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document, ValueKind

ATTACK = "Norva attacked Celm with drones and missiles overnight.\n\n"
BALLOONS = "Balloons from Norva closed Celm airport.\n\n"
SKY = "Drones entered Celm's airspace.\n\n"


def counted(text: str) -> list[tuple[str, float]]:
    return [
        (one.claim.measure, one.claim.strict.lo)
        for one in extract(Document(id="d1"), text, event="e1")
        if one.claim.kind is ValueKind.COUNT and one.claim.strict is not None
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            ATTACK + "He put the number of drones at 420 and that of missiles at 39.",
            [("attack.drones", 420), ("attack.missiles", 39)],
        ),
        (
            ATTACK + "The army put the number of drones and missiles at 96.",
            [("attack.total", 96)],
        ),
        (
            (
                "It put the number of flights that were delayed, cancelled or sent on "
                "another route at 94."
            ),
            [("effect.flights_affected", 94)],
        ),
        (
            "It gave the number of cancelled flights at three big airports as 87.",
            [("effect.flights_cancelled", 87)],
        ),
        (
            BALLOONS + "Last year 66 such balloons were intercepted.",
            [("incursion.objects", 66)],
        ),
        (
            BALLOONS + "Seven of the balloons that flew into Orland have been found.",
            [("wreck.objects", 7)],
        ),
        (
            (
                "Three hostile drones were directed at Celm airport, violating the "
                "country's airspace. Two drones hit fuel tanks. The guard destroyed "
                "five drones."
            ),
            [("attack.drones", 3), ("attack.drones", 2), ("attack.downed", 5)],
        ),
        (
            "Norva had sent 38 drones in the night, of which 25 had been shot down.",
            [("attack.drones", 38), ("attack.downed", 25)],
        ),
        (
            SKY + "In May 49 drones got into Orland.",
            [("incursion.drones", 49)],
        ),
    ],
)
def test_what_is_counted(text: str, figures: list[tuple[str, float]]) -> None:
    assert counted(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "The number of schools in Celm is 14.",
        "The number of drones that it owns rose to 30.",
        ATTACK + "Of 62 drones five got through.",
        SKY + "Nine new drones went into service.",
        SKY + "The police said that 40 drones got into trouble with the law.",
        "The number of members is 40 and that of clubs seven.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert [one for one in counted(text) if one[1] in (14, 30, 5, 9, 40, 7)] == []


def test_a_sky_crossed_in_the_attack_on_another_stays_an_intrusion() -> None:
    text = (
        "Drones violated the airspace of Celm during the attack on Norva. A drone hit a"
        " house. The army shot down three drones."
    )
    assert ("incursion.downed", 3) in counted(text)


REGISTER = "The service counted 25 drone sightings near airports this year.\n\n"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Three come from Celm and two from Marn.", [25, 3, 2]),
        ("Celm follows with 14 cases, ahead of Marn with 13 and Orla with 12.", None),
        ("Celm accounted for nine of the latter.", [25, 9]),
        ("At Marn they were sighted in 45 cases.", [25, 45]),
    ],
)
def test_a_register_goes_on(text: str, figures: list[float] | None) -> None:
    found = [value for key, value in counted(REGISTER + text) if "reports" in key]
    assert found == (figures or [25, 14, 13, 12])


@pytest.mark.parametrize(
    "text",
    [
        "Police opened proceedings in 14 criminal cases of theft.",
        "Marn lies some 100 kilometres from Celm and around 90 from Orla.",
        "The mayor came at seven from Celm.",
        "The court of Marn tried 14 cases.",
        "Jan Ober, 34, and his wife, 31, live in Celm.",
        "The club followed with nine points.",
        "Almost three out of four drones are toys.",
    ],
)
def test_a_register_does_not_go_on(text: str) -> None:
    found = [value for key, value in counted(REGISTER + text) if "inquiry" not in key]
    assert found == [25]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Drones were seen. They were up over the port for two hours.", "episode"),
        ("The drone crashed seven minutes after it had entered the sky.", "episode"),
        ("At the airport arriving traffic had been held up for 35 minutes.", "closure"),
        ("Airport operations came to a full stop for four hours.", "closure"),
        ("Drones were seen. The mayor waited there for two hours.", ""),
        ("The minister left seven minutes after the drone had entered.", ""),
    ],
)
def test_lengths(text: str, measure: str) -> None:
    made = extract(Document(id="d1"), text, event="e1")
    found = [one.claim.measure for one in made if one.claim.kind is ValueKind.DURATION]
    assert found == ([f"duration.{measure}"] if measure else [])


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Drones flew over the plant. 'We noticed three at first,' he said.", [3]),
        ("Eleven drones entered Norva. Two of these flew over the airport.", [11, 2]),
        ("Six balloons entered Norva. One flew on. The remaining five stayed.", None),
    ],
)
def test_drones_noticed_and_parts(text: str, figures: list[float] | None) -> None:
    found = [value for _, value in counted(text)]
    assert found == (figures or [6, 1, 5])
