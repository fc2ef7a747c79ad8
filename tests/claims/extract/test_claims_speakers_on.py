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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Nothing flew until ten, the tower said, and 12 flights were diverted.",
            [(12, "tower")],
        ),
        (
            "Three drones fell on Orla, the governor said; four people were injured.",
            [(3, "governor"), (4, "governor")],
        ),
        (
            "Windows were broken, the mayor said, but there were no injuries.",
            [(0, "mayor")],
        ),
        (
            (
                "The ministry said 12 drones came. The army said nine fell. It said "
                "two people were injured."
            ),
            [(12, "ministry"), (9, "army"), (2, "army")],
        ),
        (
            (
                "12 drones came, according to the army, which reported that nine "
                "drones were shot down."
            ),
            [(12, "army"), (9, "army")],
        ),
        (
            (
                "Governor Ana Orlo, bringing earlier figures up to date, wrote that "
                "two people were injured."
            ),
            [(2, "Governor Ana Orlo")],
        ),
        ("Nine drones were shot down, the ministry went on.", [(9, "ministry")]),
        # What compares, sets against or is done by others is not the speaker's.
        (
            "Nine drones were shot down, the army said, up from five on Sunday.",
            [(9, "army"), (5, "")],
        ),
        (
            ("Two drones fell, the mayor said, prompting the closure of two airports."),
            [(2, "mayor"), (2, "")],
        ),
        (
            (
                "Nine drones were seen, the army said, while the police spoke of four "
                "drones."
            ),
            [(9, "army"), (4, "police")],
        ),
        (
            (
                "Nobody died, the mayor said, but satellite images showed two damaged "
                "houses."
            ),
            [(0, "mayor"), (2, "")],
        ),
        (
            "Nine drones fell, the army said, but Orla counted two injured people.",
            [(9, "army"), (2, "")],
        ),
        (
            "The ministry said 30 drones were shot down. Five were injured.",
            [(30, "ministry"), (5, "")],
        ),
        (
            "The army said so. The navy declined to say more. It said two drones fell.",
            [(2, "")],
        ),
    ],
)
def test_what_follows_he_said_is_of_him(text: str, found: Told) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A figure that leans on what was counted before goes on with the report.
        (
            "The army said ten drones came. Nine were intercepted, whereas one fell.",
            [(10, "army"), (9, "army")],
        ),
        (
            (
                "- Karsova launched 300 drones, said Colonel Ada Orlo.\n\n- Fifty of "
                "them were shot down."
            ),
            [(300, "Colonel Ada Orlo"), (50, "Colonel Ada Orlo")],
        ),
        (
            "The army said ten drones came. Nine were reportedly shot down.",
            [(10, "army")],
        ),
        (
            "The army said ten drones came. Nine ships were hit and two people hurt.",
            [(10, "army"), (2, "")],
        ),
        # The fullest form of an office that the text gave.
        (
            (
                "Defence Minister Ana Orlo said so.\n\nThree drones were seen, the "
                "minister wrote."
            ),
            [(3, "Defence Minister Ana Orlo")],
        ),
        (
            (
                "Defence Minister Ana Orlo said so. Health Minister Jan Borl said more."
                "\n\nThree drones were seen, the minister wrote."
            ),
            [(3, "minister")],
        ),
        (
            (
                "Orland's Defence Ministry said so, and Velnia's Foreign Ministry said "
                "more. Three drones were seen, the ministry said."
            ),
            [(3, "ministry")],
        ),
        (
            "The agency quoted the commander as saying that three drones were seen.",
            [(3, "commander")],
        ),
        (
            'What the base says: "Three drones were seen," a sergeant stated.',
            [(3, "sergeant")],
        ),
        (
            "Ten drones came, the JCS said.\n\nTwo people were injured, it said.",
            [(10, "JCS"), (2, "JCS")],
        ),
        (
            (
                "According to the government's spokesman, Culture and Labour Minister "
                "Jan al-Orlo, three drones were seen."
            ),
            [(3, "Labour Minister Jan al-Orlo")],
        ),
        ("Earlier the tower said three drones were seen.", [(3, "tower")]),
        ("The tower likewise said three drones were seen.", [(3, "tower")]),
        (
            "The army gave the number of drones it shot down as 45.",
            [(45, "army")],
        ),
        ("Three drones were seen, Governor Orlo writes on X.", [(3, "Governor Orlo")]),
    ],
)
def test_who_goes_on_and_by_which_name(text: str, found: Told) -> None:
    assert [one for one in told(text) if one in found] == found
