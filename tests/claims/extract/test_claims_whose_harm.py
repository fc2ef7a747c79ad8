"""Whose harm it is: other towns, mishaps, an attacker's own tally, other days."""

import pytest

from vedette.claims.extract.lands import names_land, same_land
from vedette.claims.extract.rules import extract
from vedette.claims.model import Document
from vedette.claims.proposal import Proposal
from vedette.claims.span import Span

LEAD = "Drones hit Raden overnight and killed two people.\n\n"
DATELINE = Span(begin="2031-03-06T00:00:00Z", end="2031-03-07T00:00:00Z")


def read(text: str) -> tuple[Proposal, ...]:
    return extract(Document(id="d1", published=DATELINE), text, event="e1")


def later_harm(text: str) -> list[tuple[float, str]]:
    return [
        (one.claim.strict.lo, one.claim.event)
        for one in read(LEAD + text)[1:]
        if one.claim.strict and one.claim.measure.startswith("effect.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        # a place that the lead does not name
        "Lenn's mayor said three people had died.",
        "Lenn police said three people had been killed.",
        "The port of Lenn counted three dead.",
        "Lenn reported three dead.",
        "Over Lenn, wreckage came down on a queue and killed three.",
        "Missiles on Lenn killed three.",
        "Off Cape Sorn three seamen were killed.",
        "Tarkand, too, was struck: three people died there.",
        # a time of its own, with which the sentence opens
        "At the weekend three people were hurt by drones in the same town.",
        "Last spring three people died there.",
        # a cause of its own, whoever tells of it
        "Police said three men were hurt in a brawl outside a bar.",
        "Doctors said three had died from the cold.",
        "Hospitals treated three people for heat exhaustion.",
        "A police spokesman said three people were hurt when a crowd panicked.",
        "Firefighters said a burst pipe had damaged three houses.",
        "Rescuers said three people died on the motorway.",
        # an attacker's own count
        "Tarkand's ministry said its forces had killed 3 soldiers near Raden.",
        "Velnian forces lost 3 soldiers near Raden, the ministry said.",
        "Three servicemen were killed in the Raden sector, the army said.",
        # another day
        "The toll of Monday's missile strikes is three dead.",
        "It came ten days after the station was bombed and three people died.",
        "It was the worst since missiles hit the theatre and killed three.",
    ],
)
def test_harm_that_another_place_cause_side_or_day_did_has_no_event(text: str) -> None:
    found = later_harm(text)
    assert found
    assert {event for _, event in found} == {""}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Raden said three people were injured.",
        "Raden police said three people were injured.",
        "The mayor said in a post that three people had been hurt.",
        "The mayor said three people had been hurt in a kindergarten.",
        "Doctors said three people were treated for shrapnel wounds.",
        "Rescuers said three men died from their wounds in hospital.",
        "The governor said a fire had injured three people.",
        "The strike on Raden, the worst since May, wounded three.",
        "The attack wounded three workers from Lenn.",
        "Three of the wounded came from Lenn, doctors said.",
    ],
)
def test_harm_that_goes_on_with_the_lead_has_its_event(text: str) -> None:
    assert later_harm(text) == [(3, "e1")]


def test_strikes_of_a_weekday_are_the_events_where_the_lead_names_it() -> None:
    lead = "Drones struck Raden on Wednesday.\n\n"
    own, other = "Wednesday's strikes killed three.", "Monday's strikes killed three."
    assert [one.claim.event for one in read(lead + own)] == ["e1"]
    assert [one.claim.event for one in read(lead + other)] == [""]


def test_harm_on_the_attackers_own_land_is_the_answers() -> None:
    lead = "Karsova attacked cities across Velnia with drones, killing nine people.\n\n"
    for other in ("In Karsova's Belmar region", "In the Karsovan town of Belmar"):
        found = read(f"{lead}{other} two people died.")
        assert [one.claim.event for one in found] == ["e1", ""]
    at_home = "Karsovan drones hit a vigil in Karsova, killing nine people.\n\n"
    found = read(f"{at_home}In the Karsovan town of Belmar two people died.")
    assert "another event" not in found[-1].claim.note


def test_drones_and_shells_that_hit_together_are_one_attack() -> None:
    text = "Drones and shells hit a shelter in Celm. Thirteen people were killed."
    assert [one.claim.event for one in read(text)] == ["e1"]
    apart = "Drones hit Celm. In Orla shelling killed thirteen people."
    assert [one.claim.event for one in read(apart)] == [""]


def test_what_planes_drop_is_no_bomb_that_was_left_somewhere() -> None:
    dropped = "An army plane dropped three bombs on Tal, killing 16 people."
    left = "A bomb at a stop in Tal killed 16 people."
    assert [one.claim.event for one in read(dropped)] == ["e1"]
    assert [one.claim.event for one in read(left)] == [""]


def test_a_day_long_past_is_the_events_where_the_lead_tells_its_harm() -> None:
    text = (
        "14 villagers were killed when drones struck Amsa on 17 February, a rights "
        "group said on Thursday."
    )
    assert [one.claim.event for one in read(text) if one.claim.strict] == ["e1"]
    since = "Drones were seen over Orla, since 17 February when drones killed two."
    assert all(not one.claim.event for one in read(since))


def test_a_land_and_its_people_share_a_stem_or_are_in_the_table() -> None:
    assert same_land("Karsova", "Karsovan")
    assert same_land("Poland", "Polish")
    assert not same_land("Iran", "Iraq")
    assert names_land("The Polish army fired.", "Poland")
    assert not names_land("", "Poland")
