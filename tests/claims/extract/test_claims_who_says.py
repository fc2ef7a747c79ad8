"""Whose a figure is: how far a speaker's words reach, and by which name he goes."""

import pytest

from vedette.claims.extract.names import read_name
from vedette.claims.extract.rules import extract
from vedette.claims.model import Document, ValueKind

Told = list[tuple[float, str]]


def told(text: str) -> Told:
    return [
        (one.claim.strict.lo, one.speaker.name if one.speaker else "")
        for one in extract(Document(id="d1"), text, event="e1")
        if one.claim.kind in (ValueKind.COUNT, ValueKind.DURATION) and one.claim.strict
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            (
                "The field was shut for two hours on Friday; nine flights were "
                "diverted, according to the airport."
            ),
            [(7200, ""), (9, "airport")],
        ),
        (
            (
                "Twelve drones were shot down, according to the air force; four "
                "people lost their lives in Celm."
            ),
            [(12, "air force"), (4, "")],
        ),
        (
            (
                "The airport says nine flights were diverted; in April the runway "
                "was closed for two hours."
            ),
            [(9, "airport"), (7200, "")],
        ),
        (
            (
                "The minister spoke of nine drones; by 12 March eleven drones had "
                "been found."
            ),
            [(9, "minister"), (11, "")],
        ),
    ],
)
def test_a_semicolon_ends_what_is_anothers(text: str, found: Told) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            (
                "Nine drones were shot down over Celm; five over Orla, according to "
                "the air force."
            ),
            [(9, "air force"), (5, "air force")],
        ),
        (
            (
                "Nine drones were seen, according to the army; two of them flew over "
                "the base."
            ),
            [(9, "army"), (2, "army")],
        ),
        (
            "The airport said nine flights were diverted; two were cancelled.",
            [(9, "airport"), (2, "airport")],
        ),
        (
            "Nine flights were diverted; two were cancelled, the airport said.",
            [(9, "airport"), (2, "airport")],
        ),
        (
            'The mayor said: "Nine drones were seen; in March we counted two drones."',
            [(9, "mayor"), (2, "mayor")],
        ),
    ],
)
def test_a_semicolon_keeps_what_is_the_speakers(text: str, found: Told) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("At first the Operational Command", "Operational Command"),
        ("In the early hours of Tuesday the air force", "air force"),
        ("Earlier in the morning the emergency service", "emergency service"),
        ("On Sunday officers", "officers"),
        ("During the week Karsova's defence ministry", "Karsova's defence ministry"),
        ("At the airport the head of the police", "head of the police"),
        ("a spokesman for the airport in the capital", ""),
        ("On 9 December Orland", "Orland"),
        ("On Sunday evening Oroavia", "Oroavia"),
        ("Later on the authorities", "authorities"),
        ("Four days later the Border Guard", "Border Guard"),
    ],
)
def test_what_stands_before_a_subject_is_no_part_of_it(words: str, name: str) -> None:
    assert read_name(words) == (name or words.removeprefix("a "))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nine flights were diverted, according to the operator, Oronav.", "Oronav"),
        (
            (
                "Nine flights were diverted, said the aviation authority, Oroavia, "
                "which runs the field."
            ),
            "Oroavia",
        ),
        (
            "Nine flights were diverted, says a source at ONS, the body.",
            "source at ONS",
        ),
        ("This year the air service, ONS, has recorded nine drones.", "ONS"),
        ("Nine flights were diverted, according to the operator, Poland.", "operator"),
        ("Nine flights were diverted, according to the operator, Friday.", "operator"),
        (
            "Nine flights were diverted, said officials at Monday's talks.",
            "officials",
        ),
    ],
)
def test_a_body_goes_by_its_own_name(text: str, name: str) -> None:
    assert [speaker for _, speaker in told(text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a verb of the present, of a body or of somebody with an office
        ("Two people were hurt, the local authorities report.", "local authorities"),
        ("Two people were hurt, the governor, Ewan Lisk, reports.", "Ewan Lisk"),
        ("Two drones were seen, residents report.", "residents"),
        # points, times and clauses between a name and its verb
        ("Two drones were seen, Gov. Ada Orlo said on Monday.", "Gov. Ada Orlo"),
        ("The police at that time spoke of two drones.", "police"),
        ("On Monday Orlo had reported two drones.", "Orlo"),
        ("A woman whose flight was late said two drones were seen.", "woman"),
        # what goes on behind the speaker
        ("No one was hurt, said the police, who have sent out 30 officers.", "police"),
        ("The firm had to divert two flights, its head said: one to Celm.", "its head"),
        # a heading that opens with a body
        ("Ministry of Defence: two drones destroyed today", "Ministry of Defence"),
        ("Border Guard: two drones crossed into Orland", "Border Guard"),
        # "it added" goes on, whoever the sentence is about
        (
            (
                "The coalition said it downed one drone. The airport diverted two "
                "flights, it added."
            ),
            "coalition",
        ),
    ],
)
def test_who_says_it_is_found(text: str, name: str) -> None:
    assert {speaker for lo, speaker in told(text) if lo > 1} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Two drones were seen over Celm, says the news report.",
        "Two drones were seen, and a third was then noted further inland.",
        "Two balloons were released by Orland on Monday.",
        "Airport reopens: two drones were seen",
        "Celm Airport: two drones were seen",
        "Two drones flew over the area for which it answers, in the west.",
        "Border guards recovered two drones.",
        "Rescuers found two drones in the lake.",
        "Data from the tracking site Flyradar24 showed that two flights were diverted.",
    ],
)
def test_who_only_acts_or_shows_is_no_speaker(text: str) -> None:
    assert {speaker for lo, speaker in told(text) if lo > 1} == {""}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Four Orair flights were cancelled, the airline said.", "Orair"),
        ("Forty flights were cancelled, the carrier said.", "carrier"),
        ("Of the Polish flights two were cancelled, the airline said.", "airline"),
        (
            (
                "Drones flew near Celm. Orla Police arrested a man. The force said it "
                "had received 40 calls."
            ),
            "Orla Police",
        ),
        (
            "Orla Police and Marn Police met. The force said it had received 40 calls.",
            "force",
        ),
        (
            (
                "The Orland Aviation Agency called the army. More than one drone was "
                "seen, according to the agency."
            ),
            "Orland Aviation Agency",
        ),
        (
            (
                "The Orland Aviation Agency told the ONA news agency that it was over. "
                "Nine drones were seen, according to the agency."
            ),
            "",
        ),
        (
            (
                "Six drones fell in Orla, Governor Ewan Lisk said. Nine drones fell "
                "over Marn, its governor said."
            ),
            "its governor",
        ),
    ],
)
def test_an_office_is_the_one_that_the_text_has_named(text: str, name: str) -> None:
    assert told(text)[-1][1] == name


@pytest.mark.parametrize(
    "words",
    [
        "as well as in the centre and the south",
        "Besides soldiers",
        "of the Orla military",
        "the Ministry of Defence it fell",
    ],
)
def test_words_without_a_subject_are_no_name(words: str) -> None:
    assert read_name(words.removeprefix("as well as ")) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two drones were seen, by an early estimate by the police.", ""),
        ("An early estimate by the police spoke of two drones.", "police"),
        ("Two drones were seen, according to figures from the army.", "army"),
        ("The case recalls two drones that were seen over Marn.", ""),
        ("Rescuers have recovered two drones.", "Rescuers"),
        (
            "Oroavia said the field was shut. At Celm it counted 40 late flights.",
            "Oroavia",
        ),
        ("The tower spoke of drones. A pilot saw two drones over Marn.", ""),
        ("Witnesses had seen two drones over Marn.", "Witnesses"),
        (
            "Residents noticed two drones over Marn, according to the Gazette.",
            "Residents",
        ),
        (
            (
                "Residents reported two drones, and police saw three drones, the "
                "Gazette wrote."
            ),
            "Residents",
        ),
    ],
)
def test_whose_record_and_whose_paper_it_is(text: str, name: str) -> None:
    assert {speaker for lo, speaker in told(text) if lo in (2, 40)} == {name}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The service had ten calls to 112 about drones.", [10]),
        ("Police received 112 calls about drones.", [112]),
        (
            (
                "In an attack 18 drones were sent, 17 of which were downed while the "
                "remaining one fell on a field."
            ),
            [18, 17],
        ),
    ],
)
def test_a_number_to_call_and_what_remains_count_nothing(
    text: str, figures: list[float]
) -> None:
    assert [lo for lo, _ in told(text)] == figures


def test_missiles_and_unmanned_aircraft_are_one_total() -> None:
    text = "Karsova launched 158 missiles and unmanned aircraft at Velnia."
    (one,) = extract(Document(id="d1"), text, event="e1")
    assert one.claim.measure == "attack.total"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NEW MARN: The airport was shut after two drones came near.", ""),
        ("PORT VEL: Two drones were seen over Marn.", ""),
        ("VELNIA NAVY: Two drones were seen over Marn.", "VELNIA NAVY"),
        ("It saw two drones over Marn, the North Velnia Morning Post reported.", ""),
        ("A statement by the navy said that two drones were over Marn.", "navy"),
    ],
)
def test_where_and_in_which_paper_it_was_written_is_no_speaker(
    text: str, name: str
) -> None:
    assert {speaker for lo, speaker in told(text) if lo == 2} == {name}


@pytest.mark.parametrize(
    "headline",
    ["Balloons from Karsova explained", "Orland's drone alarm explained"],
)
def test_a_headline_that_explains_something_says_nothing(headline: str) -> None:
    assert told(f"{headline}\n\nDozens of balloons entered Orland.") == [(24, "")]


def test_who_explains_a_figure_says_it() -> None:
    text = "Six drones had entered, Minister Anne Rud explained."
    assert told(text) == [(6, "Minister Anne Rud")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The company that runs Orla airport confirmed that two flights were hit.",
            [(2, "company that runs Orla airport")],
        ),
        (
            "The agency which guards the border said 12 drones had entered.",
            [(12, "agency which guards the border")],
        ),
        # who runs nothing is cut as before
        ("The drone that hit Orla said nothing of the 12 drones.", [(12, "")]),
    ],
)
def test_a_body_is_named_with_what_it_runs(text: str, found: Told) -> None:
    assert told(text) == found
