"""Whose words a figure is not, though somebody speaks beside it: rule S29."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document


def speakers(text: str) -> dict[float, str]:
    """Return who says each figure, "" for nobody."""
    return {
        one.claim.strict.lo or 0.0: one.speaker.name if one.speaker else ""
        for one in extract(Document(id="d1"), text, event="e1")
        if one.claim.strict is not None
    }


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        # reports are nobody's, unless it is said whose they are
        ("The strike killed 13 people, according to breaking reports.", 13, ""),
        ("Some 40 drones entered, according to local media reports.", 36, ""),
        (
            "The strike killed 13 people, according to reports from the army.",
            13,
            "army",
        ),
        # what somebody did after he reported something
        (
            "Controllers reported it to police and halted flights for 30 minutes.",
            1800,
            "",
        ),
        ("The controllers reported 30 drones to police.", 30, "controllers"),
        # a paper that is known by its kind of name is a way
        ("The strike killed 13 people, according to Karsovska Pravda.", 13, ""),
        # a heading that opens with a place is of it, not by it
        ("Imdal airport: Nine flights were delayed and two were diverted", 9, ""),
        ("Imdal police: Nine drones were seen over the city", 9, "Imdal police"),
        # an objection is of the one who writes
        (
            "A detective said there may be no drone, despite scores of sightings.",
            40,
            "",
        ),
        ('The detective said: "We go on despite 40 sightings."', 40, "detective"),
    ],
)
def test_a_figure_beside_a_speaker_is_not_always_his(
    text: str, number: float, name: str
) -> None:
    assert name in speakers(text)[number]
    assert bool(name) == bool(speakers(text)[number])


def test_a_quote_that_others_interrupt_is_not_one_quote() -> None:
    """Its mark stands odd at the head; what closes much later is somebody else's."""
    text = (
        '"The army shot down three drones on Friday. General Ott said on Friday that'
        ' nobody was hurt. "We were lucky," said minister Ana Reed.'
    )
    assert "Reed" not in speakers(text)[3]


def test_a_quote_over_several_sentences_is_of_who_closes_it() -> None:
    text = '"We shot down three drones. They were slow," said minister Ana Reed.'
    assert "Reed" in speakers(text)[3]


def test_a_stop_without_its_blank_ends_a_sentence_before_however_and_a() -> None:
    text = "The army saw nothing.However, nine drones fell.An envoy said four fell."
    found = speakers(text)
    assert found[9] == ""
    assert "envoy" in found[4]


@pytest.mark.parametrize(
    "text",
    [
        # it is the envoy's, who is named after it
        '"They lie," said Mayor Orn.\n\n"Two people died."\n\nSo said the envoy.',
        # two have spoken before it
        '"A shock," said Mayor Orn. "Awful," said Ana Brod.\n\n"Two people died."',
    ],
)
def test_a_quote_of_its_own_paragraph_goes_on_from_one_speaker_only(text: str) -> None:
    assert speakers(text)[2] == ""


def test_a_quote_of_its_own_paragraph_goes_on_from_the_one_before() -> None:
    text = '"It was brutal," said Mayor Tal Orn.\n\n"Two people were killed."'
    assert "Orn" in speakers(text)[2]
