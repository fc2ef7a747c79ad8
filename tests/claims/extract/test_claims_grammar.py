"""Rules of grammar by their ids in docs/claims-extraction.md, each on own sentences."""

import pytest

from vedette.claims.extract.rules import extract
from vedette.claims.model import Document
from vedette.claims.proposal import Proposal
from vedette.claims.span import Span

DATELINE = Span(begin="2031-09-10T00:00:00Z", end="2031-09-11T00:00:00Z")


def read(text: str) -> tuple[Proposal, ...]:
    return extract(
        Document(id="d1"), text, dateline=DATELINE, zone="Europe/Warsaw", event="e1"
    )


def counts(text: str) -> list[tuple[str, float, float | None]]:
    return [
        (one.claim.measure, one.claim.strict.lo, one.claim.strict.hi)
        for one in read(text)
        if one.claim.strict is not None
    ]


def speakers(text: str) -> list[str]:
    return [one.speaker.name if one.speaker else "" for one in read(text)]


RULES = [
    # N1: the verb that governs a figure says more than words that follow it
    (
        "The army shot down 12 drones launched by Tarkand.",
        [("attack.downed", 12, 12)],
    ),
    (
        "Twelve drones launched by Tarkand were shot down.",
        [("attack.downed", 12, 12)],
    ),
    (
        "The strike resulted in the deaths of two people and injured 16 others.",
        [("effect.dead", 2, 2), ("effect.injured", 16, 16)],
    ),
    # N2: joined figures share a verb
    (
        "Air defences downed 15 drones and nine missiles.",
        [("attack.downed", 15, 15), ("attack.downed", 9, 9)],
    ),
    # N3: a part and its whole
    (
        "It shot down 22 of the 27 drones.",
        [("incursion.downed", 22, 22), ("incursion.drones", 27, 27)],
    ),
    ("Two of the 30 flights were cancelled.", [("effect.flights_cancelled", 2, 2)]),
    # N4: a noun that two figures share
    (
        "16 departing and 24 arriving flights were cancelled.",
        [("effect.flights_cancelled", 16, 16), ("effect.flights_cancelled", 24, 24)],
    ),
    # N5: a noun that is understood
    (
        "The blast killed three and injured two.",
        [("effect.dead", 3, 3), ("effect.injured", 2, 2)],
    ),
    (
        "Debris hit a private home and damaged about 10 more.",
        [("effect.buildings", 9, 11)],
    ),
    ("The number of injured has risen to 23.", [("effect.injured", 23, 23)]),
    (
        "Ten flights were diverted: six to Orla and one to Celm.",
        [
            ("effect.flights_diverted", 10, 10),
            ("effect.flights_diverted", 6, 6),
            ("effect.flights_diverted", 1, 1),
        ],
    ),
    # N6: a list below a line
    (
        (
            "Air defences destroyed three drones:\n2 - over the Orla region,\n"
            "1 - over the Borl region."
        ),
        [("attack.downed", 3, 3), ("attack.downed", 2, 2), ("attack.downed", 1, 1)],
    ),
    # N7: types, peoples, arms and pilotless aircraft
    ("Three MiG-31s violated the airspace.", [("incursion.objects", 3, 3)]),
    ("Two Vendrians were injured.", [("effect.injured", 2, 2)]),
    ("Tarkand launched 405 air attack weapons.", [("attack.total", 405, 405)]),
    ("Five unmanned aircraft were spotted.", [("sighting.drones", 5, 5)]),
    (
        "Tarkand fired 300 drones, cruise missiles and rockets.",
        [("attack.total", 300, 300)],
    ),
    # N8: what was done to flights by two verbs is told of neither
    ("Nine flights were cancelled or delayed.", [("effect.flights_affected", 9, 9)]),
]


@pytest.mark.parametrize(("text", "found"), RULES)
def test_a_figure_is_read_by_its_grammar(
    text: str, found: list[tuple[str, float, float | None]]
) -> None:
    assert counts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        # P1: no count of the event
        "A house was damaged and a missile fell.",
        "One passenger, Ada Lind, said she waited.",
        "Over 100,000 passengers a day use the airport.",
        "Tens of thousands of passengers were stranded.",
        "No further drones were seen.",
        "No sightings were reported since Monday.",
        "One of the airports was closed.",
        "There were no details of damage.",
        "The power was cut to 400 households.",
        "A second drone entered.",
        "The plane circled for half an hour.",
        "The runway reopened at 3 a.m., but 45 minutes later it was shut.",
        "Jets were scrambled to shoot down two drones.",
        "Several types of missiles were fired.",
        "Dozens of vehicles were crushed by debris.",
    ],
)
def test_what_is_no_count_of_the_event_gives_none(text: str) -> None:
    assert counts(text) == []


def test_no_reports_of_harm_are_no_harm_reported() -> None:
    assert counts("There were no reports of casualties.") == [("effect.injured", 0, 0)]
    assert counts("The agency had no reports of delays.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # S1: a quote that is closed by its speaker in a later sentence
        ('"We saw two drones. They left," said Ana Orlo.', "Ana Orlo"),
        # S2: who is named by a passive
        ("Two drones were seen, as reported by the police.", "police"),
        ("Two drones were seen.\n\nThis was announced by the operator.", "operator"),
        # S3: ranks stand before a name
        (
            "The army's spokesman, Lt. Gen. Jan Orlo, said two drones were seen.",
            "Lt. Gen. Jan Orlo",
        ),
        # S4: an outlet is a way
        ("Two drones were seen. This was reported by DW.", ""),
        (
            "Two drones were seen there, Ana Orlo said on Telegram, adding no more.",
            "Ana Orlo",
        ),
        # S5: lives are claimed by nobody who speaks
        ("The strike claims nine lives.", ""),
    ],
)
def test_a_speaker_is_found_where_the_words_name_one(text: str, speaker: str) -> None:
    assert speakers(text)[:1] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The strike came a day after eight people were killed in Orla.",
        "It came less than a day after a similar Tarkand missile attack killed four.",
        "Tarkand has attacked nearly every day, killing 20 people.",
    ],
)
def test_harm_that_came_before_has_no_event(text: str) -> None:
    one = next(one for one in read(text) if one.claim.measure == "effect.dead")
    assert one.claim.event == ""


def test_the_largest_attack_since_is_this_one() -> None:
    one = read("The largest attack since the start of the war killed four people.")[0]
    assert one.claim.event == "e1"


def test_a_closure_is_given_both_its_ends_and_a_verb_its_own_time() -> None:
    made = read("The airport was closed from 22:18 on Tuesday until 05:00.")
    assert [
        (one.claim.measure, one.claim.time and one.claim.time.begin) for one in made[1:]
    ] == [
        ("time.closed", "2031-09-09T20:18:00Z"),
        ("time.reopened", "2031-09-10T03:00:00Z"),
    ]
    made = read(
        "At 21:40 on Tuesday the tower closed the airspace. It reopened at 23:05."
    )
    times = [
        one.claim.time.begin
        for one in made
        if one.claim.measure.startswith("time") and one.claim.time
    ]
    assert times == ["2031-09-09T19:40:00Z", "2031-09-09T21:05:00Z"]


def test_a_heading_is_a_paragraph_of_its_own() -> None:
    heading = "Airport of Orla closed for a second night after drones were seen"
    text = f"{heading}\nTwo flights were cancelled."
    assert [one.claim.quote.exact for one in read(text) if one.claim.quote][-1] == (
        "Two flights were cancelled."
    )


MORE_RULES = [
    # N9: what stood in the way, and what follows a passive, says nothing
    (
        "Two UAVs were detected and destroyed over Orla during the attack.",
        [("attack.downed", 2, 2)],
    ),
    (
        "Ten drones targeting the capital were intercepted by air defences.",
        [("attack.downed", 10, 10)],
    ),
    # N10: of a share, the whole is what was launched
    (
        "99 per cent of more than 300 drones and missiles fired were intercepted.",
        [("attack.total", 301, None)],
    ),
    # N11: parts with a noun that is left out
    (
        "Four people were injured, with three in critical condition.",
        [("effect.injured", 4, 4), ("effect.injured", 3, 3)],
    ),
    (
        "Three people were killed, one of them a child.",
        [("effect.dead", 3, 3), ("effect.dead", 1, 1)],
    ),
    (
        "A drone attack injured four people in Orla, as well as one more in Celm.",
        [("effect.injured", 4, 4), ("effect.injured", 1, 1)],
    ),
    (
        "Guards saw first five and later ten drones.",
        [("sighting.drones", 5, 5), ("sighting.drones", 10, 10)],
    ),
    # N12: incidents of drones are reports of them; loitering munitions are drones
    (
        "Police recorded 36 cases of drones over ports.",
        [("sighting.reports", 36, 36)],
    ),
    ("Tarkand launched 17 loitering munitions.", [("attack.drones", 17, 17)]),
    # N13: a balloon is stopped, not shot down; a missile may come in too
    (
        "The guard intercepted 60 hot-air balloons that had entered.",
        [("incursion.objects", 60, 60)],
    ),
    (
        "Several missiles reached Karsovan territory.",
        [("incursion.objects", 3, None)],
    ),
    # N14: what is downed by an attacked state is its defence, what strayed in is not
    (
        "The army destroyed 122 Karsovan drones: 41 over the Orla region.",
        [("attack.downed", 122, 122), ("attack.downed", 41, 41)],
    ),
    (
        "The army shot down 40 drones that had entered its airspace.",
        [("incursion.downed", 40, 40)],
    ),
    (
        "Tarkand fired 45 missiles at Orla. Eleven drones were shot down.",
        [("attack.missiles", 45, 45), ("attack.downed", 11, 11)],
    ),
    # N15: "of them were" goes on with the measure of the sentence before
    (
        "Tarkand launched 149 drones. About 90 of them were decoys.",
        [("attack.drones", 149, 149), ("attack.drones", 81, 99)],
    ),
    (
        "Prosecutors opened 12 investigations.",
        [("inquiry.events", 12, 12)],
    ),
    ("No wreckage was found.", [("wreck.objects", 0, 0)]),
    (
        "The suspension lasted for about an hour.",
        [("duration.closure", 3240, 3960)],
    ),
]


@pytest.mark.parametrize(("text", "found"), MORE_RULES)
def test_a_figure_is_read_by_the_words_that_govern_it(
    text: str, found: list[tuple[str, float, float | None]]
) -> None:
    assert counts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        # P1: no count of the event
        "Nearly 60 million passengers went through the airport last year.",
        "The office has registered over one million drones.",
        "Experts identified one drone as a decoy.",
        "Impacts of 16 drones were recorded.",
        "None of the incursions harmed the base.",
        "Traffic resumed once no drones were seen.",
        "It made no mention of casualties.",
        "Many drones appeared to be toys.",
        "In some cases drones are flown by children.",
        "Thirty drones did not reach their targets.",
        "There was no significant damage.",
    ],
)
def test_what_tells_of_something_else_counts_nothing(text: str) -> None:
    assert counts(text) == []
    assert not [one for one in read(text) if one.claim.measure == "effect.property"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Three drones shot down over Orla: Defence Ministry", "Defence Ministry"),
        ("The operator, ORAX, tweeted that 26 flights were diverted.", "ORAX"),
        ("Ana Orlo, Celm Governor, said two drones were seen.", "Ana Orlo"),
        ("Two drones were seen, the statement added. — NNA", "statement"),
        (
            "Celm Railways said two people died and trains ran according to plan.",
            "Celm",
        ),
        ("The strikes resulted in nine confirmed hits and two drones were seen.", ""),
        ("Two drones were seen.\n\nMayor Ana Orlo reported this.", "Mayor Ana Orlo"),
        (
            "Two drones were seen. They left.\n\nThis was reported by the police.",
            "police",
        ),
        ("Two drones were seen.\n\nThis was reported by the Velna Herald.", ""),
    ],
)
def test_a_speaker_who_stands_there_is_read(text: str, speaker: str) -> None:
    named = speakers(text)[0]
    assert named.startswith(speaker)
    assert bool(named) == bool(speaker)


def test_a_caption_is_skipped() -> None:
    assert counts("Two houses were damaged in Orla (Rescue Service/AP)") == []
