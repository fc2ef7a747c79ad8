"""Headlines that repeat a figure, lists under a line, and one of those told before."""

import pytest

from vedette.claims.extract import extract
from vedette.claims.model import Document
from vedette.claims.span import Span

DAY = Span(begin="2031-03-06T00:00:00Z", end="2031-03-07T00:00:00Z")
BODY = (
    "\n\nCELM - Seven drones came down near the port of Celm at night, police said. "
    "At least nine people were wounded by glass.\n\nFlights at Raden were suspended "
    "for about two hours. Air defence intercepted 41 drones and six missiles that "
    "Karsova had fired at Velnia."
)
TRAFFIC = "Drone shuts Raden airport\n\nRaden airport was closed on Monday.\n\n"
STRAYED = "Velnian drones violated Orland's airspace on Monday. "


def _read(text: str) -> list[tuple[str, str]]:
    made = extract(Document(id="list", published=DAY), text)
    return [
        (text[one.start : one.end], one.claim.measure) for one in made if one.claim.kind
    ]


def _measure(text: str, words: str) -> str:
    told = [key for said, key in _read(text) if words in said]
    return told[0] if told else ""


@pytest.mark.parametrize(
    ("head", "words", "measure"),
    [
        ("Seven drones litter Celm port", "Seven", "wreck.objects"),
        ("Glass storm in Celm, nine badly wounded", "nine", "effect.injured"),
        ("Raden flights frozen two hours", "two hours", "duration.closure"),
        ("Velnian gunners see off 41 drones", "41", "attack.downed"),
        ("Night of fear: 41 drones over Velnia", "41", "attack.downed"),
    ],
)
def test_headlines_have_the_measure_of_the_figure_below(
    head: str, words: str, measure: str
) -> None:
    assert _measure(head + BODY, words) == measure


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("Seven detained after night in Celm", "Seven"),
        ("Nine refineries in Velnia fear for winter", "Nine"),
        ("Talks in Celm go on about eight bridges", "eight"),
        ("Six people charged over flights at Raden", "Six"),
        ("Group of nine signs deal on glass", "nine"),
    ],
)
def test_headlines_that_tell_of_something_else_take_nothing(
    head: str, words: str
) -> None:
    made = extract(Document(id="list", published=DAY), head + BODY)
    told = [one for one in made if one.start < len(head) and one.claim.strict]
    assert words in head
    assert not told


@pytest.mark.parametrize(
    ("lines", "words", "measure"),
    [
        ("Where the rerouted jets went:\n- Celm: 4", "4", "effect.flights_diverted"),
        (
            "Airports that accepted flights bound for Raden:\n- Celm: three in all",
            "three",
            "effect.flights_diverted",
        ),
        ("Cancelled flights by airline:\n- Celmjet: 12", "12", "effect.flights_canc"),
        (
            "Flights that left late:\n- to Celm: two flights",
            "two",
            "effect.flights_del",
        ),
        ("People hurt in the rush, by hall:\n- Hall A: 8", "8", "effect.injured"),
    ],
)
def test_items_of_a_list_are_of_what_its_line_names(
    lines: str, words: str, measure: str
) -> None:
    assert _measure(TRAFFIC + lines, words).startswith(measure)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("What we know of the airport:\n- Runways: 2", "2"),
        ("Where the diverted planes went:\nThe terminal has 14 gates.", "14"),
        ("Where the diverted planes went:\n- Celm, at 9", "9"),
        ("Where the diverted planes went:\n- Celm: two hotels", "two"),
        ("How to reach the airport:\n- Bus: 31", "31"),
    ],
)
def test_items_of_other_lists_count_nothing(lines: str, words: str) -> None:
    assert _measure(TRAFFIC + lines, words) == ""


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        ("Nine people were hurt. One of the wounded died later.", "One", "effect.dead"),
        (
            "Two drones were seen over Celm. One of the drones was jammed.",
            "One",
            "incursion.downed",
        ),
        (
            TRAFFIC + "Five jets were diverted and another flew back to Celm.",
            "another",
            "effect.flights_diverted",
        ),
        (
            TRAFFIC + "Nine planes turned away; another landed at Marn instead.",
            "another",
            "effect.flights_diverted",
        ),
        (STRAYED + "Two of them blew up on a farm.", "Two", "wreck.objects"),
    ],
)
def test_one_of_those_told_before_counts(text: str, words: str, measure: str) -> None:
    assert _measure(text, words) == measure


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Drones hit Celm. A barn was lit by one of the drones that flew past.", "one"),
        ("Nine people were hurt. One of the wounded told a paper of it.", "One"),
        ("Nine people were hurt. One of the victims was a cook.", "One"),
        (TRAFFIC + "It was another day of waiting.", "another"),
        ("One of the drones in the shop is sold out.", "One"),
    ],
)
def test_one_that_only_tells_or_describes_counts_nothing(text: str, words: str) -> None:
    assert _measure(text, words) == ""


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        (
            "Orland breached Velnian airspace 12 times. Six F-16s flew over the lakes.",
            "Six",
            "incursion.objects",
        ),
        ("Three drones strayed into Latvia at dawn.", "Three", "incursion.drones"),
        ("Three drones passed through Estonia at dawn.", "Three", "incursion.drones"),
        (
            "Karsova attacks Velnia. The defenders took six of the drones down.",
            "six",
            "attack.downed",
        ),
        (
            "Smugglers at work. Nine drones with contraband have been captured.",
            "Nine",
            "wreck.objects",
        ),
        (
            "On many occasions drones of Velnia have crashed on Orland's soil.",
            "many",
            "incursion.violations",
        ),
        (
            TRAFFIC + "About 30 jets left later than scheduled.",
            "30",
            "effect.flights_d",
        ),
        (
            TRAFFIC + "The tower was dealing with the drone for 40 minutes.",
            "40",
            "duration.episode",
        ),
        (
            "Drone blast. As many as 90 people were on the ground, including sappers.",
            "90",
            "response.people",
        ),
    ],
)
def test_what_the_clause_says(text: str, words: str, measure: str) -> None:
    assert _measure(text, words).startswith(measure)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Orland's air force is 90 years old. Six F-16s flew over the lakes.", "Six"),
        ("Police at the jail: nine drones were confiscated from a cell.", "nine"),
        ("On several occasions the minister has spoken of drones.", "several"),
        (TRAFFIC + "The hotline was busy for 40 minutes.", "40"),
        ("Drone over Celm fair. Some 90 people were at work on the stalls.", "90"),
        ("Celm was hit. 14 burned lorries and a tank were towed away.", "14"),
        ("Drone falls on Celm. One woman, 61, was treated for burns.", "61"),
        ("A house was hit. Two girls, aged 8 and 11, were unhurt.", "11"),
        ("Drone over Celm. There were 60 calls about falling metal.", "60"),
        ("They took two cars down to the port.", "two"),
        ("A club owns drones. One of the drones was shown at the fair.", "One"),
        (STRAYED + "Four airliners flew over the lake as usual.", "Four"),
    ],
)
def test_what_only_looks_alike_counts_nothing(text: str, words: str) -> None:
    assert _measure(text, words) == ""


def test_a_toll_that_rose_in_steps_is_no_range() -> None:
    text = "A strike hit Celm. The toll went from two to five and then to six dead."
    told = [one for one in _read(text) if one[1] == "effect.dead"]
    assert [said.split(" ")[0] for said, _ in told][-2:] == ["five", "six"]


def test_those_that_could_not_be_stopped_are_not_denied() -> None:
    text = (
        "Karsova fired missiles and drones at Velnia. 40 missiles and drones were shot "
        "down, and nine could not be intercepted."
    )
    made = extract(Document(id="list", published=DAY), text)
    nine = [one for one in made if text[one.start :].startswith("nine")]
    assert [one.claim.measure for one in nine] == ["attack.total"]
    assert nine[0].claim.evidential.value == "asserted"
