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
            "The field was shut for two hours on Friday; nine flights were "
            "diverted, according to the airport.",
            [(7200, ""), (9, "airport")],
        ),
        (
            "Twelve drones were shot down, according to the air force; four "
            "people lost their lives in Celm.",
            [(12, "air force"), (4, "")],
        ),
        (
            "The airport says nine flights were diverted; in April the runway "
            "was closed for two hours.",
            [(9, "airport"), (7200, "")],
        ),
        (
            "The minister spoke of nine drones; by 12 March eleven drones had "
            "been found.",
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
            "Nine drones were shot down over Celm; five over Orla, according to "
            "the air force.",
            [(9, "air force"), (5, "air force")],
        ),
        (
            "Nine drones were seen, according to the army; two of them flew over "
            "the base.",
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
    ],
)
def test_what_stands_before_a_subject_is_no_part_of_it(words: str, name: str) -> None:
    assert read_name(words) == (name or words.removeprefix("a "))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nine flights were diverted, according to the operator, Oronav.", "Oronav"),
        (
            "Nine flights were diverted, said the aviation authority, Oroavia, "
            "which runs the field.",
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
