"""Where a rival may be the speaker nobody is named: no word in the other's mouth."""

import pytest

from extraction_score import proposals
from vedette.claims.extract import extract
from vedette.claims.model import Document, Evidential


def told(text: str) -> list[tuple[float, str]]:
    return [
        (one.claim.strict.lo, one.speaker.name if one.speaker else "")
        for one in extract(Document(id="d1"), text, event="e1")
        if one.claim.strict
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            (
                "VELM, 5 March 2031 - According to Velnia's army, 12 drones were "
                "downed; according to Karsovia's army, 30 were downed."
            ),
            [(12, "Velnia's army"), (30, "Karsovia's army")],
        ),
        (
            (
                "In its report, according to the Velnian army, 12 drones crossed "
                "the border, while according to the Karsovan army, three drones "
                "crossed the border."
            ),
            [(12, "Velnian army"), (3, "Karsovan army")],
        ),
        (
            (
                "According to the Velnian army, 12 drones were downed, but "
                "according to the Karsovan embassy, 30 drones were downed."
            ),
            [(12, "Velnian army"), (30, "Karsovan embassy")],
        ),
        (
            (
                "Velnia's army spoke of 12 drones over the border; three drones "
                "crossed it, Karsovia's embassy said."
            ),
            [(12, "Velnia's army"), (3, "Karsovia's embassy")],
        ),
        (
            (
                "On Tuesday, Velnia's army said, 12 drones crossed the border; "
                "three, Karsovia's embassy said."
            ),
            [(12, "Velnia's army")],
        ),
        # what stands before goes on to be of the one who is named behind it
        (
            "Twelve drones crossed the border, according to Velnia's army.",
            [(12, "Velnia's army")],
        ),
        (
            "Twelve drones, according to Velnia's army, crossed the border.",
            [(12, "Velnia's army")],
        ),
    ],
)
def test_a_mark_that_opens_a_clause_covers_what_follows(
    text: str, found: list[tuple[float, str]]
) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            (
                "The army spokesman said 12 drones had been shot down. The "
                'ambassador laughed. "Three drones were shot down," he said.'
            ),
            "",
        ),
        (
            (
                "Minister Ada Lem told reporters that 19 drones had crossed. "
                "Karsovia's envoy called that a fairy tale. He said four drones "
                "had crossed."
            ),
            "",
        ),
        (
            (
                "Spokesman Pim Dahl said 12 drones were downed. Karsovia's "
                "spokesman would not confirm it. He said two drones were downed."
            ),
            "",
        ),
        (
            (
                "Velnia's army said it downed 12 drones. The Karsovan side "
                "mocked it. It said two drones were downed."
            ),
            "",
        ),
        (
            (
                "Velnia's army said it downed 12 drones. Karsovia's, which had "
                "sent them, mocked it. It said two drones were downed."
            ),
            "",
        ),
        (
            (
                "Minister Ada Lem said 12 drones had crossed.\n\nKarsovia's "
                'envoy was angry. "Two drones crossed," he said.'
            ),
            "",
        ),
        (
            (
                'Minister Ada Lem said 12 drones had crossed. "That is '
                'nonsense," replied Karsovia\'s envoy. "Two drones crossed."'
            ),
            "Karsovia's envoy",
        ),
        (
            (
                '"Twelve drones crossed," Minister Pim Dahl told his '
                'counterpart. "Two drones crossed," came the answer.'
            ),
            "",
        ),
        (
            (
                "Karsovia's chief of staff said three drones had strayed; Poles "
                "later said they had counted six drones."
            ),
            "Poles",
        ),
        (
            (
                "Velnia's army said it had shot down 50 drones and Karsovia's "
                "that five drones were shot down."
            ),
            "Karsovia's army",
        ),
        (
            (
                "Karsovia's army said it had killed 70 soldiers in the attack "
                "and Velnia's that three civilians had been killed."
            ),
            "Velnia's army",
        ),
        (
            (
                '"They sent 19 drones," Tusk said of the Russians. "They say '
                'there were two drones."'
            ),
            "",
        ),
        (
            '"They told us 50 drones were shot down," Karsovia\'s ambassador said.',
            "",
        ),
        # the speaker himself, and the newspaper between
        (
            (
                "Mayor Pim Dahl said nine drones flew over the port. The mayor "
                "was unmoved. He said two drones were shot down."
            ),
            "Mayor Pim Dahl",
        ),
        (
            (
                "Minister Pim Dahl said 19 drones had crossed. The night was "
                "cold. He said four drones were shot down."
            ),
            "Minister Pim Dahl",
        ),
        (
            "Velnia's army said it had counted 12 drones over the border.",
            "Velnia's army",
        ),
        (
            (
                '"Twelve drones crossed," Minister Pim Dahl said. "Two drones '
                'were shot down."'
            ),
            "Minister Pim Dahl",
        ),
    ],
)
def test_a_rival_in_between_leaves_the_speaker_open(text: str, last: str) -> None:
    assert told(text)[-1][1] == last


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ('"No one was injured in the drone attack," a spokesman said.', "asserted"),
        ("No drone had entered the airspace, the embassy said.", "asserted"),
        ("No casualties were reported in the drone attack.", "reported"),
        ("There were no reports of injuries in the drone attack.", "reported"),
    ],
)
def test_a_flat_none_is_said_and_an_unheard_one_reported(
    text: str, stands: str
) -> None:
    found = [
        one.claim.evidential
        for one in extract(Document(id="d1"), text, event="e1")
        if one.claim.strict and one.claim.strict.hi == 0
    ]
    assert found == [Evidential(stands)]


def test_a_listener_is_no_way() -> None:
    text = "Police chief Ola Bern told Mayor Pim Dahl that nine drones were seen."
    assert extract(Document(id="d1"), text, event="e1")[0].via == ()


def test_who_summoned_somebody_and_counted_is_named_without_the_verb() -> None:
    text = (
        "“Not a single drone of ours crossed,” said Karsova's ambassador after being "
        "summoned by Foreign Minister Ada Fenn, who had counted 21.\n"
    )
    found = proposals("x", text, {"published": "2031-03-05", "zone": "Europe/Warsaw"})
    said = {
        one.claim.strict.lo: one.speaker.name
        for one in found
        if one.claim.strict and one.speaker
    }
    assert said == {0: "Karsova's ambassador", 21: "Foreign Minister Ada Fenn"}
