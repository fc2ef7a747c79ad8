"""Who speaks: what goes on after a speaker is named, and who is named in other ways."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document, ValueKind

Told = list[tuple[float, str]]


def told(text: str) -> Told:
    return [
        (one.claim.strict.lo, one.speaker.name if one.speaker else "")
        for one in extract(Document(id="d1"), text, event="e1")
        if one.claim.kind in (ValueKind.COUNT, ValueKind.DURATION) and one.claim.strict
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Nine drones were seen, the tower said, two of them over the runway.",
            [(9, "tower"), (2, "tower")],
        ),
        (
            "Two drones which the coastguard had seen flew on.",
            [(2, "coastguard")],
        ),
        (
            "Residents had reported three drones, the police said.",
            [(3, "police")],
        ),
        (
            "The alliance, for its part, announced that it had downed four drones.",
            [(4, "alliance")],
        ),
        (
            (
                "Major Ada Orlo, its spokeswoman, was quoted by the agency as "
                "saying that six drones had been shot down."
            ),
            [(6, "Major Ada Orlo")],
        ),
        (
            "The tower closed the field and put the number of drones at three.",
            [(3, "tower")],
        ),
        (
            (
                "Ten flights were diverted because of drones. That is how the "
                "airport described it."
            ),
            [(10, "airport")],
        ),
        (
            (
                "Ministry of Defence of Orland: on the night of 3 March\nAir "
                "defence systems destroyed 40 drones:\n- 30 over Celm,\n- 10 "
                "over Marn."
            ),
            [(one, "Ministry of Defence of Orland") for one in (40, 30, 10)],
        ),
        (
            "The rebels claim to have sent nine drones at the port.",
            [(9, "rebels")],
        ),
        (
            "A plane spotter said that he saw five drones over the base.",
            [(5, "plane spotter")],
        ),
        (
            (
                "Skywatch International counted 40 drone sightings, it said. "
                "In June there were 52 drone sightings, according to the "
                "organisation."
            ),
            [(40, "Skywatch International"), (52, "Skywatch International")],
        ),
    ],
)
def test_who_speaks_is_named_where_the_words_go_on(text: str, found: Told) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        # an outlet is a way
        "A Raden paper said that three drones had been seen over the airport.",
        "The Sun said that three drones had been seen over the airport.",
        # an article's own title
        "Police: on the night of the drones\nThree drones were seen over the airport.",
        # said this was
        "Three drones were seen. Minister Ada Orlo said this was the second case.",
    ],
)
def test_nobody_is_named_where_the_words_do_not_go_on(text: str) -> None:
    assert told(text) == [(3, "")]
