"""Who went up, was alarmed, told, called in or consulted; and why it came."""

import time

import pytest

from vedette.claims.extract.facts import facts
from vedette.claims.extract.reasons import Reason, reasons
from vedette.claims.extract.responses import responses

DONE = [
    ("scrambled", "Karsova scrambled two jets after radar contact."),
    ("scrambled", "Gripens scramble as drones near border"),
    ("scrambled", "Two Gripens were sent into the air at 03:10."),
    ("scrambled", "Allied fighters took off from Celm and met the drone at sea."),
    ("scrambled", "A pair of Rafales took to the skies."),
    ("scrambled", "The air force sent up a helicopter to look for it."),
    ("scrambled", "The command dispatched two F-16s to intercept the object."),
    ("scrambled", "Quick reaction fighters were airborne within ten minutes."),
    ("scrambled", "The army answered with fighter jets."),
    ("activated", "Air raid sirens wailed across the city."),
    ("activated", "Air defences were put on high alert."),
    ("activated", "The ministry activated its crisis centre."),
    ("activated", "An air alert was declared in five regions."),
    ("activated", "Ground-based air defence systems were activated."),
    ("urged", "Residents were told to stay indoors."),
    ("urged", "Police asked anyone who had seen a drone to come forward."),
    ("urged", "The mayor appealed to people not to touch the wreckage."),
    ("urged", "The army warned villagers to keep away from debris."),
    ("urged", "Officers appealed for witnesses."),
    ("urged", "Passengers have been advised to check with their airline."),
    ("summoned", "The foreign ministry called in the ambassador of Karsova."),
    ("summoned", "Karsova's charge d'affaires was summoned on Thursday."),
    ("summoned", "Velnia summons ambassador over drones"),
    ("summoned", "The minister hauled in the envoy."),
    ("summoned", "The ambassador has been called to the ministry."),
    ("consulted", "Velnia invoked Article 4 of the treaty."),
    ("consulted", "The prime minister convened an emergency meeting."),
    ("consulted", "The president called together the security council."),
    ("consulted", "The government held talks with allies in the night."),
    ("consulted", "Velnia requested urgent consultations under the treaty."),
]
NOT_DONE = [
    ("scrambled", "Jets may be scrambled if it comes back."),
    ("scrambled", "No fighters were scrambled."),
    ("scrambled", "Russian bombers took off from an airfield in the north."),
    ("scrambled", "A MiG-31K took off and the whole country was alarmed."),
    ("scrambled", "A passenger plane took off late."),
    ("scrambled", "Passengers scrambled for the exits."),
    ("scrambled", "Fighters are often scrambled to meet such planes."),
    ("scrambled", "F-35s were deployed to the country in spring."),
    ("activated", "The alarm could be activated at any time."),
    ("activated", "The switch activated a lamp."),
    ("activated", "The sirens did not sound."),
    ("activated", "The exercise will put troops on alert."),
    ("activated", "The sirens are tested every month."),
    ("urged", "The bank urged caution to investors."),
    ("urged", "The minister urged the alliance to act."),
    ("urged", "He told people familiar with the matter."),
    ("urged", "Residents were not told to leave."),
    ("urged", "Residents are usually told to stay inside."),
    ("summoned", "A man was summoned for questioning."),
    ("summoned", "The ambassador may be summoned."),
    ("summoned", "The ministry did not summon the ambassador."),
    ("summoned", "The ambassador called the report untrue."),
    ("summoned", "He summoned the strength to go on."),
    ("consulted", "Velnia will request consultations."),
    ("consulted", "The minister did not invoke Article 4."),
    ("consulted", "Article 4 allows consultations."),
    ("consulted", "The council meets on Monday."),
    ("consulted", "He consulted a doctor."),
]
WHY = [
    ("deliberate", "The minister called it a provocation."),
    ("deliberate", "This was no accident, the president said."),
    ("deliberate", "The flights were meant to test our defences."),
    ("deliberate", "It was done on purpose."),
    ("off course", "The drone lost its way in the fog."),
    ("off course", "It crossed the border by accident."),
    ("off course", "A navigation error was the reason, the army said."),
    ("off course", "The missile veered off course."),
    ("not targeted", "The country was not the target, the embassy said."),
    ("not targeted", "We never meant to hit Orland."),
    ("undetermined", "It is not known whether it was deliberate."),
    ("undetermined", "The motive remains unclear."),
    ("undetermined", "We cannot yet say whether the drones strayed."),
]
NO_REASON = [
    "It was not deliberate.",
    "A provocation is possible.",
    "It could be a provocation.",
    "The army ruled out that it had strayed.",
    "There was no accident that night.",
    "A stray dog ran over the runway.",
    "The target was hit.",
    "The balloons drifted over the border.",
]


@pytest.mark.parametrize(("name", "sentence"), DONE)
def test_done(name: str, sentence: str) -> None:
    assert name in {act.name for act in responses(sentence)}


@pytest.mark.parametrize(("name", "sentence"), NOT_DONE)
def test_not_done(name: str, sentence: str) -> None:
    assert name not in {act.name for act in responses(sentence)}


@pytest.mark.parametrize(("name", "sentence"), WHY)
def test_why(name: str, sentence: str) -> None:
    assert [one.name for one in reasons(sentence)] == [name]


@pytest.mark.parametrize("sentence", NO_REASON)
def test_no_reason(sentence: str) -> None:
    assert reasons(sentence) == []


def test_facts_in_order() -> None:
    text = "It was no accident: sirens sounded and the airport was closed."
    assert [one.category for one in facts(text)] == [
        "deliberate",
        "activated",
        "closed",
    ]
    assert reasons("It strayed.") == [Reason(3, 10, "off course")]


@pytest.mark.parametrize("words", ["jets ", "alert ", "told people ", "not clear if "])
def test_hostile_text_costs_little(words: str) -> None:
    begun = time.process_time()
    facts(words * (120_000 // len(words)))
    assert time.process_time() - begun < 10.0
