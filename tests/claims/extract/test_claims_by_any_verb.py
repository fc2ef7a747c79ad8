"""What is told by a verb that no list holds: zones, defence, balloons, what landed."""

import pytest

from vedette.claims.extract import extract
from vedette.claims.model import Document
from vedette.claims.span import Span

DAY = Span(begin="2031-03-06T00:00:00Z", end="2031-03-07T00:00:00Z")
ZONE = "Orland's air defence identification zone reaches far out over the sea. "
RAID = "Karsova attacked Velnia with drones and missiles overnight. "
BALLOONS = "Smugglers use balloons from Tarkand to bring cigarettes over the border. "


def _read(text: str) -> list[tuple[str, str]]:
    made = extract(Document(id="war", published=DAY), text)
    return [
        (text[one.start : one.end], one.claim.measure) for one in made if one.claim.kind
    ]


def _measure(text: str, words: str) -> str:
    told = [key for said, key in _read(text) if words in said]
    return told[-1] if told else ""


@pytest.mark.parametrize(
    "sentence",
    [
        "Seven Karsovan bombers slipped into the zone before dawn.",
        "The ministry logged seven warplanes inside the zone on Monday.",
        "By noon seven fighters had passed through the eastern corner of the zone.",
        "Seven Karsovan and Tarkandian bombers flew across the median line.",
        "The previous record was seven aircraft.",
        "Seven more jets followed by night.",
    ],
)
def test_aircraft_in_a_zone_came_in(sentence: str) -> None:
    assert _measure(ZONE + sentence, "even") == "incursion.objects"


@pytest.mark.parametrize(
    "sentence",
    [
        "Orland scrambled seven jets to meet them.",
        "Seven F-16s took off from Raden and watched the zone.",
        "Seven bombers stayed outside the zone.",
        "Seven helicopters flew along the coast, close to the zone.",
        "Seven airliners crossed the zone with passengers.",
    ],
)
def test_jets_that_answer_or_stay_away_do_not_come_in(sentence: str) -> None:
    assert _measure(ZONE + sentence, "even") != "incursion.objects"


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        ("Two Japanese balloons crossed the border.", "Two", "incursion.objects"),
        (
            "Three Chinese and Karsovan drones entered the airspace of Orland.",
            "Three",
            "incursion.drones",
        ),
        ("The blast caused 14 light and moderate injuries.", "14", "effect.injured"),
        ("Five Japanese were killed in the raid.", "Five", "effect.dead"),
        ("Six Lebanese and Karsovan citizens died.", "Six", "effect.dead"),
    ],
)
def test_the_name_of_a_people_may_describe(text: str, words: str, measure: str) -> None:
    assert _measure(text, words) == measure


@pytest.mark.parametrize(
    "sentence",
    [
        "Air defence units dispatched 23 drones over the bay.",
        "Our gunners swept aside 23 drones.",
        "The defenders cut short 23 drones on the approaches.",
        "Anti-aircraft guns snuffed out 23 drones.",
        "Velnia's air defence annihilated 23 drones.",
    ],
)
def test_what_the_defence_did_to_drones_brought_them_down(sentence: str) -> None:
    assert _measure(RAID + sentence, "23") == "attack.downed"


@pytest.mark.parametrize(
    "sentence",
    [
        "Air defence units watched out for 23 drones.",
        "The defenders heard 23 drones.",
        "Air defence forces lost 23 drones of their own.",
        "The gunners faced 23 drones.",
        "Air defence units reported 23 drones.",
    ],
)
def test_what_the_defence_only_saw_or_lost_is_not_down(sentence: str) -> None:
    assert _measure(RAID + sentence, "23") != "attack.downed"


@pytest.mark.parametrize(
    "sentence",
    [
        "Velnia saw off a night with 64 drones.",
        "Karsova throws 64 drones at Velnia.",
        "The harbour was the aim of 64 drones.",
        "64 drones in a single night.",
        "A new record of 64 Karsovan drones.",
    ],
)
def test_drones_of_an_attack_were_sent(sentence: str) -> None:
    assert _measure(RAID + sentence, "64") == "attack.drones"


@pytest.mark.parametrize(
    "sentence",
    [
        "Analysts expect raids by 64 drones.",
        "The factory turns out 64 drones a month.",
        "Karsova keeps 64 drones in stock.",
        "The brigade has 64 drones.",
        "A crew of four will operate 64 drones.",
    ],
)
def test_drones_of_a_plan_or_a_stock_were_not_sent(sentence: str) -> None:
    assert _measure(RAID + sentence, "64") == ""


@pytest.mark.parametrize(
    ("sentence", "words", "measure"),
    [
        ("Two rockets landed in a barracks.", "Two", "attack.missiles"),
        ("Four drones fell on the refinery.", "Four", "attack.drones"),
        ("Three missiles came down near the market.", "Three", "attack.missiles"),
        ("Two drones crashed in a field.", "Two", "wreck.objects"),
        ("The remains of two drones were found on the shore.", "two", "wreck.objects"),
        ("Some of the rockets came down in a suburb.", "Some", ""),
        ("The other three drones fell in the port.", "three", ""),
    ],
)
def test_what_landed_in_an_attack_was_sent(
    sentence: str, words: str, measure: str
) -> None:
    assert _measure(RAID + sentence, words) == measure


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine were over Celm and four over Raden.",
        "Over Celm there were destroyed nine, over Raden four.",
        "Another nine fell to its gunners over Celm.",
        "Nine of them were in the Celm region.",
        "In the south there were brought down nine and in the north four.",
    ],
)
def test_a_list_by_place_is_of_those_downed(sentence: str) -> None:
    text = f"{RAID}The army said that 50 drones had been destroyed. {sentence}"
    assert _measure(text, "ine") == "attack.downed"


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine turned back to Karsova.",
        "Nine more left for the sea.",
        "Fragments of nine of them were collected.",
        "Nine hours later the alert was over.",
        "Nine people were in the Celm region.",
    ],
)
def test_what_is_told_of_others_is_not_of_those_downed(sentence: str) -> None:
    text = f"{RAID}The army said that 50 drones had been destroyed. {sentence}"
    assert _measure(text, "ine") != "attack.downed"


@pytest.mark.parametrize(
    "sentence",
    [
        "Thirty balloons upset traffic at the airport.",
        "Thirty balloons drifted down by the lake.",
        "The wind brought thirty balloons.",
        "In May thirty of them arrived.",
        "Since May thirty of them have been sent.",
    ],
)
def test_balloons_of_a_neighbour_have_come(sentence: str) -> None:
    assert _measure(BALLOONS + sentence, "hirty") == "incursion.objects"


@pytest.mark.parametrize(
    "sentence",
    [
        "Thirty balloons were found by foresters.",
        "The fair showed thirty hot-air balloons.",
        "The institute sends up thirty weather balloons.",
        "The gang was ready to fill thirty balloons.",
        "Thirty party balloons were sold.",
    ],
)
def test_balloons_of_a_fair_or_a_find_have_not(sentence: str) -> None:
    assert _measure(BALLOONS + sentence, "hirty") != "incursion.objects"


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        (
            "Two rockets caused the casualties; eight of them were Turkish nationals.",
            "eight",
            "effect.injured",
        ),
        ("One of the three miners was killed.", "One", "effect.dead"),
        ("The clinic received 21 people after the attack.", "21", "effect.injured"),
        (
            "Thirty people were hurt: five in grave condition and 25 with light burns.",
            "25",
            "effect.injured",
        ),
        ("Seven residents needed a doctor.", "Seven", "effect.injured"),
        ("Four were hurt, among them a child of six.", "six", ""),
        ("Every one of them was hurt.", "one", ""),
        (
            "Drones have fallen on Orland's soil in 12 cases.",
            "12",
            "incursion.violations",
        ),
        ("Debris has come down in Orland in 12 cases.", "12", "wreck.sites"),
        (
            "A bomber broke into Orland's airspace on two occasions.",
            "two",
            "incursion.violations",
        ),
        ("He had called for calm on two occasions.", "two", ""),
        ("No foreign bomber had ever violated the airspace of Orland.", "No", ""),
    ],
)
def test_people_and_breaches(text: str, words: str, measure: str) -> None:
    assert _measure(text, words) == measure


def test_a_clause_that_follows_says_nothing_of_a_figure_before() -> None:
    text = (
        f"{RAID}The army put the numbers at 90 drones and 12 missiles, and said its"
        " crews had intercepted 60 drones."
    )
    assert _measure(text, "90") == "attack.drones"
    assert _measure(text, "60") == "attack.downed"
