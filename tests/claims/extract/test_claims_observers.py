"""Who recorded something is its speaker, unless somebody else tells of it."""

import pytest

from vedette.claims.extract.names import read_name
from vedette.claims.extract.observers import Record, records
from vedette.claims.extract.speakers import quotes


def recorded(sentence: str, *, opened: bool = False) -> list[Record]:
    return records(sentence, quotes(sentence, opened=opened))


def test_a_ministry_that_detected_is_the_speaker_of_the_count() -> None:
    found = recorded("The defence ministry detected 20 aircraft around the island.")
    assert [one.who for one in found] == ["defence ministry"]


def test_who_is_told_in_a_quote_to_have_seen_is_not_its_speaker() -> None:
    quote = '"Our guard post in Celm noticed multiple drones," the minister wrote.'
    assert recorded(quote) == []


def test_a_quote_may_have_been_opened_a_sentence_before() -> None:
    text = 'The guards noticed two drones." Police recorded 40 calls.'
    assert [one.who for one in recorded(text, opened=True)] == ["Police"]


def test_who_reports_the_event_to_police_says_no_count() -> None:
    told = "Air traffic controllers reported the event to police for 30 minutes."
    assert recorded(told) == []


def test_a_record_ends_where_another_office_acts() -> None:
    text = "Emergency services logged a report, and Red Star treated two people."
    (found,) = recorded(text)
    assert "two" not in text[found.begin : found.end]


@pytest.mark.parametrize("word", ["How", "As", "Why", "Where", "When"])
def test_an_opening_word_of_a_bad_translation_is_nobody(word: str) -> None:
    assert read_name(word) == ""
