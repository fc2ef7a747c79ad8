"""What a verb can be said of: people do not crash into a refinery."""

import pytest

from vedette.claims.extract.agreement import able
from vedette.claims.extract.nearby import Near, near
from vedette.claims.extract.quantities import quantities
from vedette.claims.extract.rules import extract
from vedette.claims.extract.topics import topic_of
from vedette.claims.model import Document, ValueKind

NIGHT = (
    "Drones attacked Karsova on Wednesday. Dozens were launched overnight, causing "
    "some damage but no deaths, officials said.\n\n"
)


def told(text: str) -> list[tuple[str, float]]:
    return [
        (one.claim.measure, one.claim.strict.lo or 0)
        for one in extract(Document(id="d1"), NIGHT + text, event="e1")
        if one.claim.kind is ValueKind.COUNT and one.claim.strict
    ]


@pytest.mark.parametrize(
    "text",
    [
        "One of them crashed into a depot near Marn.",
        "Five of them exploded over the port.",
        "Two more hit the refinery.",
        "In Celm three were hurt. Eight more were brought down over Raden.",
        "In Celm three were hurt. Two others flew on to the coast.",
    ],
)
def test_people_are_not_what_flies_and_falls(text: str) -> None:
    harm = [
        key for key, lo in told(text) if key.startswith("effect.") and lo not in (0, 3)
    ]
    assert harm == []


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("In Celm three people were hurt. Two more died later.", ("effect.dead", 2)),
        (
            "In Celm three people were hurt. One of them was taken to hospital.",
            ("effect.injured", 3),
        ),
    ],
)
def test_people_stay_people_where_the_verb_is_theirs(
    text: str, harm: tuple[str, float]
) -> None:
    assert harm in told(text)


def test_what_was_brought_down_after_the_hurt_is_counted_as_drones() -> None:
    text = "In Celm three were hurt. Eight more were brought down over Raden."
    assert ("attack.downed", 8) in told(text)


def test_people_are_left_out_of_what_a_verb_may_be_said_of() -> None:
    def words(sentence: str) -> Near:
        topic = topic_of("Drones attacked.")
        return near(sentence, quantities(sentence), 0, attack=True)._replace(
            topic=topic
        )

    classes = ["dead", "person", "missile"]
    assert able(classes, words("Five of them were shot down.")) == ["missile"]
    assert able(["dead"], words("Five of them were intercepted.")) == ["drone"]
    assert able(classes, words("Five of them were taken to hospital.")) == classes
