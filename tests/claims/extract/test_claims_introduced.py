"""Speakers by view, count, introduction and list: rules S20 to S25."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document


def speaker(text: str) -> str:
    one = extract(Document(id="d1"), text, event="e1")[-1]
    return one.speaker.name if one.speaker else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # S20: anybody, and more verbs
        (
            "Nobody saw it, but two drones crossed the bay, the headmistress said.",
            "headmistress",
        ),
        ("The governor went on television and spoke of nine drones.", "governor"),
        ("The ministry puts the number of drones seen at twelve.", "ministry"),
        ("Two drones were seen, the prefect complained.", "prefect"),
        ("Liv Ranck confirms that five drones were seen.", "Liv Ranck"),
        # S21, a view or a count
        (
            "In the view of the regulator, seven of the sightings were real.",
            "regulator",
        ),
        ("By the mayor's count, 34 people were hurt.", "mayor"),
        ("Four drones were seen, if the guards are to be believed.", "guards"),
        ("As the mayor tells it, six drones were seen.", "mayor"),
        ("Figures from Oro Navita show that 47 flights were cancelled.", "Oro Navita"),
        # S22, who is introduced
        (
            (
                "Police chief Mara Sund took questions. She said 31 calls had come in"
                " about drones."
            ),
            "Mara Sund",
        ),
        (
            (
                "The air defence force put out a bulletin. It now speaks of 352 drones"
                " seen."
            ),
            "air defence force",
        ),
        ('Captain Jens Orm was there. "Ten drones were seen."', "Jens Orm"),
        ('Our reporter Jess Malloy is there: "I saw two drones."', "Jess Malloy"),
        # S23: a list
        (
            (
                "Chief Constable Omar Fenn at the podium now. Key points:\n- two drones"
                " seen by officers"
            ),
            "Omar Fenn",
        ),
        ("Fire service statement:\n- nine houses damaged", "Fire service"),
        # S24: an aside
        ("Four drones, he said, were seen.", ""),
        ("Four drones, the governor says, flew over the plant.", "governor"),
        ("Two drones, according to the police, were seen at nine.", "police"),
        # S25: a gap
        ("The police speak of three drones, the airport of five.", "airport"),
    ],
)
def test_who_is_named_in_other_ways_is_the_speaker(text: str, name: str) -> None:
    assert speaker(text) == name


@pytest.mark.parametrize(
    "text",
    [
        # two are introduced: a choice
        "Chief Omar Fenn met Mayor Ana Orlo. She said two drones were seen.",
        'Chief Omar Fenn met Mayor Ana Orlo. "Two drones were seen."',
        # a paper's own list
        "Here is what we know from Chief Omar Fenn:\n- two drones were seen",
        # what is written says nothing, and a town is no person
        "The poster said two drones were seen.",
        "Port Aldane was calm. He said two drones were seen.",
        "The newspaper reports that two drones were seen.",
        # what follows a contrast is not of the one before it
        "Two drones were seen, the police say, while nine houses were damaged.",
    ],
)
def test_where_there_is_a_choice_nobody_is_named(text: str) -> None:
    assert speaker(text) == ""
