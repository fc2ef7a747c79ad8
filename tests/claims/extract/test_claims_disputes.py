"""What a speaker disputes is no claim of his own: rules D1 to D3 of the docs."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document, Evidential

Told = tuple[float, str, str]


def told(text: str) -> list[Told]:
    """Return figure, stance and speaker of all that is counted."""
    return [
        (
            one.claim.strict.lo,
            one.claim.evidential.value,
            one.speaker.name if one.speaker else "",
        )
        for one in extract(Document(id="d1"), text, event="e1")
        if one.claim.strict is not None
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The minister called reports of 40 drones over the base exaggerated.", "mini"),
        ("The envoy described the claim that 40 drones had entered as a lie.", "envoy"),
        ("The army disputes that 40 drones crossed the border.", "army"),
        ("The army dismissed as rumour talk of 40 drones over the base.", "army"),
        ("The figure of 40 drones launched is inflated, the army said.", "army"),
        (
            "It is a fabrication that 40 drones entered the airspace, the army said.",
            "army",
        ),
        ("There is no truth in reports of 40 drones over the base.", ""),
        ("Reports that 40 drones entered the airspace were fake news.", ""),
        # two parties: nobody is named
        ("The army contests the ministry's figure of 40 drones that entered.", ""),
        ("The army rejected the claim by residents that 40 drones were seen.", ""),
        ("Karsova called Velnia's figure of 40 drones launched fantasy.", ""),
    ],
)
def test_a_disputed_figure_is_denied_by_whoever_disputes_it(
    text: str, speaker: str
) -> None:
    (one,) = told(text)
    assert one[:2] == (40, Evidential.DENIED.value)
    assert one[2].startswith(speaker)
    assert bool(one[2]) == bool(speaker)


@pytest.mark.parametrize(
    "text",
    [
        "The opposition doubts that 40 drones crossed the border.",
        "The senator cast doubt on the claim that 40 drones had entered the airspace.",
        "The mayor questioned the report of 40 drones over the base.",
        "Rumours that 40 drones had entered the airspace spread on Wednesday.",
        "The alleged 40 drones over the refinery were stars.",
        "The minister wrongly said that 40 drones entered the airspace.",
        "It did not say what became of the 40 drones that were not shot down.",
        "The army found it hard to believe that 40 drones had crossed the border.",
    ],
)
def test_a_doubted_figure_is_not_proposed(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "There is no doubt that 40 drones entered the airspace.",
        "The reports of 40 drones over the base were not exaggerated.",
        "It was not a lie that 40 drones entered the airspace.",
        "The report of 40 drones seen over the base stood on a fake website.",
        "The minister called the incursion of 40 drones unacceptable.",
        "The minister called the attack with 40 drones a crime.",
        "The court rejected the appeal; 40 drones had entered the airspace.",
        "He denied wrongdoing, and 40 drones were found in his barn.",
        "Contrary to reports, 40 drones entered the airspace.",
        "Questioned by reporters, the mayor said 40 drones were seen over the base.",
        "The story of 40 drones over the base made headlines.",
        "Without question, 40 drones entered the airspace.",
        "Disputing the account of residents, police said 40 drones were seen.",
        "The minister described how 40 drones crossed the border.",
        "In the attack 40 people did not survive.",
        "In the attack 40 people did not get out of the building alive.",
        "It did not say what happened to the 40 drones launched in the attack.",
    ],
)
def test_ordinary_words_of_doubt_leave_a_figure_as_it_is(text: str) -> None:
    (one,) = told(text)
    assert one[:2] == (40, Evidential.ASSERTED.value)


def test_who_speaks_after_another_keeps_his_own_figure() -> None:
    text = (
        'The airport spoke of eight drones over the runway. "Nonsense," said police'
        ' chief Mira Holm. "There were two."'
    )
    assert told(text) == [
        (8, "asserted", "airport"),
        (2, "asserted", "police chief Mira Holm"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not dispute that 40 drones had crossed the border.",
        "The army no longer disputes that 40 drones crossed the border.",
        "He called the report that 40 drones crossed the border no joke.",
        "He called reports of 40 drones worrying and said it was wrong to doubt it.",
        "It is absurd that 40 drones crossed the border and nobody saw them.",
        "Reports of 40 drones here, which were dismissed at first, proved true.",
    ],
)
def test_what_is_not_disputed_is_not_denied(text: str) -> None:
    assert "denied" not in {stance for _, stance, _ in told(text)}
