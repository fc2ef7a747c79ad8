"""What looks like a figure of the event: of another list or headline, an age, a toy."""

import pytest

from vedette.claims.extract import extract
from vedette.claims.model import Document
from vedette.claims.proposal import Proposal
from vedette.claims.span import Span

DAY = Span(begin="2031-03-06T00:00:00Z", end="2031-03-07T00:00:00Z")
STRIKE = (
    "Drones hit Celm overnight\n\nCELM - Karsovan drones hit a depot in Celm "
    "overnight, killing ten, the governor said.\n\n"
)
HURT = "Nine people were hurt when a drone hit Celm. "
SEEN = "Two drones were seen over Celm. "
SHUT = "Drone shuts Raden airport\n\n"
SIGHTED = "\n\nCELM - Two drones were seen over Raden airport on Monday, police said."
DIVERTED = "\n\nCELM - Two flights were diverted from Raden when a drone was seen."
CLOSED = "\n\nCELM - Flights at Raden airport were suspended for five hours."
KILLED = (
    "\n\nCELM - Drones hit Celm at night. Nine people were killed and others had to "
    "sleep in a station."
)


def _made(text: str) -> list[Proposal]:
    made = extract(Document(id="other", published=DAY), text, event="this")
    return [one for one in made if one.claim.strict]


def _of(text: str, words: str) -> list[Proposal]:
    return [one for one in _made(text) if words in text[one.start : one.end]]


@pytest.mark.parametrize(
    ("lines", "this"),
    [
        ("People killed by the storm:\n- Celm: 6\nThat was all.", False),
        ("People killed by the flu:\n- Celm port: 6\nThat was all.", False),
        ("People killed in last year's raid:\n- Celm: 6\nThat was all.", False),
        ("People killed on the roads:\n- Celm: 6\nThat was all.", False),
        ("People killed in the attack:\n- Celm: 6\nThat was all.", True),
        ("People hurt by falling glass:\n- Celm port: 6\nThat was all.", True),
        ("The dead, by district:\n- Celm port: 6\nThat was all.", True),
    ],
)
def test_a_list_is_of_the_event_of_the_line_that_opens_it(
    lines: str, *, this: bool
) -> None:
    told = _of(STRIKE + lines, "6")
    assert [bool(one.claim.event) for one in told] == [this]


def test_a_figure_after_a_name_in_a_list_of_dead_is_an_age() -> None:
    lines = "People killed in the attack:\n- Ivan Orlo, 28\n- Olga Renn (61)\n- Celm: 7"
    told = _made(STRIKE + lines + "\nThat was all.")
    assert [one.claim.strict.lo for one in told if one.claim.strict] == [10, 7]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people sleep in station" + KILLED,
        "Nine people mourned in Celm" + KILLED,
        "Five hours of talks" + CLOSED,
        "Five hours of flight talks in Celm" + CLOSED,
        "Airport staff strike for five hours" + CLOSED,
        "Airport opens five hours after blaze" + CLOSED,
        "Five hours that changed Celm" + CLOSED,
        "Two planes collide" + DIVERTED,
        "Two flights to win in Celm lottery" + DIVERTED,
        "Two drones win prize at fair" + SIGHTED,
        "Two drones stolen from shop" + SIGHTED,
        "Police buy two drones" + SIGHTED,
    ],
)
def test_a_headline_of_other_news_takes_no_figure_of_the_text(text: str) -> None:
    head = text.index("\n")
    assert not [one for one in _made(text) if one.start < head]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Nine killed at Celm" + KILLED, "effect.dead"),
        ("Raden flights frozen five hours" + CLOSED, "duration.closure"),
        ("Raden departures held for five hours after scare" + CLOSED, "duration.cl"),
        ("Five hours without flights at Raden" + CLOSED, "duration.closure"),
        ("Two planes diverted to Marn" + DIVERTED, "effect.flights_diverted"),
        ("Two drones shut Raden airport" + SIGHTED, "sighting.drones"),
        ("Two drones over Raden" + SIGHTED, "sighting.drones"),
    ],
)
def test_a_headline_of_the_same_clause_still_does(text: str, measure: str) -> None:
    head = text.index("\n")
    told = [one.claim.measure for one in _made(text) if one.start < head]
    assert len(told) == 1
    assert told[0].startswith(measure)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Two children, 8 and 11, were killed.", [2]),
        ("Two soldiers, both 22, were killed.", [2]),
        ("Two guards (22 and 23) were killed.", [2]),
        ("Three women aged 61, 70 and 72 died.", [3]),
        ("Three brothers, 8, 11 and 14, were wounded.", [3]),
        ("The drone killed a couple, 70 and 68.", [2]),
        ("A boy, 9, and two women, 31 and 40, died.", [2]),
        ("They were killed, aged 8 and 11.", []),
        ("A boy aged 8 and 11 others were killed.", [11]),
        ("The drone killed two children, 8 women and 11 men.", [2, 8, 11]),
        ("Of the soldiers, 14 were killed.", [14]),
        ("Two women, 8 men and 11 children were killed.", [2, 8, 11]),
    ],
)
def test_ages_of_one_or_several_are_no_counts(text: str, values: list[int]) -> None:
    told = [one.claim.strict for one in _made("A drone hit Celm. " + text)]
    assert [one.lo for one in told if one] == values


@pytest.mark.parametrize(
    "text",
    [
        HURT + "One of the wounded died of cancer years later.",
        HURT + "One of the wounded died in a car crash.",
        HURT + "One of the wounded was elected mayor.",
        HURT + "One of the wounded was in a band.",
        SEEN + "One of the drones made headlines.",
        SEEN + "One of the drones got a name.",
        SEEN + "One of the drones belonged to a club.",
        SEEN + "One of the drones left a trail of questions.",
    ],
)
def test_one_of_them_without_a_fate_counts_nothing(text: str) -> None:
    assert not _of(text, "One of")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (HURT + "One of the wounded died of his injuries.", "effect.dead"),
        (HURT + "One of the wounded has since died.", "effect.dead"),
        (HURT + "One of the wounded, a girl, is in intensive care.", "effect.injured"),
        (HURT + "One of the victims suffered burns.", "effect.injured"),
        (SEEN + "One of the drones was jammed.", "incursion.downed"),
        (SEEN + "One of the drones fell on a farm.", "wreck.objects"),
        (SEEN + "One of the drones flew over the terminal.", "sighting.drones"),
    ],
)
def test_one_of_them_with_a_fate_counts(text: str, measure: str) -> None:
    assert [one.claim.measure for one in _of(text, "One of")] == [measure]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (SHUT + "Two ministers came to Raden airport; another flew to Rome.", ""),
        (SHUT + "One minister stayed, another went to Paris.", ""),
        (SHUT + "Five flights were diverted. A singer left; another flew home.", ""),
        (SHUT + "Two drones were seen; another flew over a gate.", "sighting.drones"),
        (
            SHUT + "Five flights were diverted, a spokesman said, and another turned "
            "back.",
            "effect.flights_diverted",
        ),
    ],
)
def test_another_is_of_what_flew_right_before(text: str, measure: str) -> None:
    assert [one.claim.measure for one in _of(text, "another")] == [measure] * bool(
        measure
    )


@pytest.mark.parametrize(
    "text",
    [
        "Smugglers. Nine drones were caught on camera near the border.",
        "Smugglers. Nine drones were captured in a photograph at the border.",
        "Nine drones of children were seized in a school near the border.",
        "Nine drones were seized in the border town of Celm.",
    ],
)
def test_what_was_filmed_or_taken_from_its_owner_is_no_wreck(text: str) -> None:
    assert "wreck.objects" not in [one.claim.measure for one in _made(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Border guards at Celm: nine drones with cigarettes were seized.",
        "Nine drones from over the border were confiscated by guards.",
    ],
)
def test_drones_of_smugglers_that_were_seized_are_wrecks(text: str) -> None:
    assert [one.claim.measure for one in _made(text)] == ["wreck.objects"]


@pytest.mark.parametrize(
    "text",
    [
        SHUT + "The airport handles 300 flights a day and 40,000 passengers.",
        SHUT + "The airport was due to close for six hours for repairs.",
        SHUT + "The plan foresees 15 new officers at each airport.",
        SHUT + "The parliament asked for 40 missiles.",
        SHUT + "Two drones were found in his flat.",
        SHUT + "Police counted 12 drones in the toy shop.",
        SHUT + "The hotline took 300 calls, most about a lost dog.",
        SHUT + "Most read:\n1. Nine drones shot down over Velnia",
        SHUT + "More news:\n- 30 flights cancelled in snow",
        "Drones fell on Celm. Shares fell 12 points.",
        "Karsova attacks Velnia. A farmer shot down a neighbour's two drones.",
        "Jets violated Estonia's airspace. Two airliners passed through Estonia.",
    ],
)
def test_plans_capacities_and_other_news_count_nothing(text: str) -> None:
    assert not _made(text)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (SHUT + "It handled 6,300 disrupted passengers.", "effect.passengers"),
        (SHUT + "The airport closed for six hours.", "duration.closure"),
        (SHUT + "The hotline took 300 calls, most about drones.", "sighting.reports"),
        ("Drones hit Celm. Debris fell at 12 points.", "wreck.sites"),
        ("Jets violated Estonia's airspace. Two airliners did too.", ""),
        ("Two drones were found in his barn, police said.", "wreck.objects"),
    ],
)
def test_what_happened_in_the_same_words_still_counts(text: str, measure: str) -> None:
    assert [one.claim.measure for one in _made(text)] == [measure] * bool(measure)


def test_what_nobody_did_is_denied() -> None:
    told = _made(SHUT + "Nobody cancelled 30 flights, the operator said.")
    assert [one.claim.evidential.value for one in told] == ["denied"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army came soon after. They said nine people were hurt.", ""),
        ("Residents had fled. They said nine people were hurt.", ""),
        ("They said nine people were hurt.", "Police"),
        ("They were called by residents. They said nine people were hurt.", "Police"),
    ],
)
def test_they_after_others_who_may_speak_is_nobody(text: str, name: str) -> None:
    told = _made("Police said a drone hit Celm. " + text)
    assert [one.speaker.name if one.speaker else "" for one in told] == [name]
