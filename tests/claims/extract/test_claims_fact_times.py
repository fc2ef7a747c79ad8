"""Whose time a fact has, whence drones came, and what hostile text costs."""

import re
import time

import pytest

from vedette.claims.extract import extract
from vedette.claims.extract.clauses import JOINS, OFTEN, UNSURE, UNTRUE
from vedette.claims.extract.facts import facts
from vedette.claims.extract.heads import Head, head_before
from vedette.claims.extract.misfits import misfit
from vedette.claims.extract.origins import origin
from vedette.claims.extract.reasons import reasons
from vedette.claims.extract.response_words import RULES
from vedette.claims.extract.scope import long_past
from vedette.claims.model import Document, Evidential
from vedette.claims.span import Span

HOSTILE = (
    *("drones from ", "drones that came ", "whether planned ", "Had it ", "almost "),
    *("the law says ", "asked people to ", "jets took off ", "called a provocation "),
    *("flights leaving the ", "ban on the ", "had to close "),
)

# A time behind a closing or reopening, and the one that is its own, "" for none.
TIMES = [
    ("The airport closed after the last flight left at 23:10.", "closed", ""),
    ("The airport was closed, and the last train left at 23:40.", "closed", ""),
    ("The airport was closed after a drone appeared at 20:10.", "closed", ""),
    ("The runway was closed, the operator wrote at 22:05.", "closed", ""),
    ("Flights resumed, a statement of 06:30 says.", "reopened", ""),
    ("At 21:40 the last plane landed and the airport was closed.", "closed", ""),
    ("The airport reopened when the first bus came at 05:20.", "reopened", ""),
    ("The airport was closed to arriving planes at 21:05.", "closed", "21:05"),
    ("Flights leaving Orlo were halted at about 22:15.", "closed", "about 22:15"),
    ("The airport closed at 21:10 and reopened at 22:50.", "reopened", "22:50"),
    ("The airport closed at 21:10 GMT and reopened.", "reopened", ""),
    ("It closed at 21:10 local time and reopened at 22:50.", "reopened", "22:50"),
]
# What is likely is believed, what is said is not.
BELIEVED = [
    "The drones may have come from Velnia.",
    "Two drones probably flew in from Karsova.",
    "The objects are believed to have been launched from Velnia.",
]
KNOWN = [
    "The drones came from Velnia.",
    "The army shot down ten drones launched from Karsova.",
]


@pytest.mark.parametrize(("sentence", "name", "when"), TIMES)
def test_time_of_the_act_alone(sentence: str, name: str, when: str) -> None:
    acts = [one for one in facts(sentence) if one.category == name]
    assert [one.when for one in acts] == [when]
    timed = any(one.measure == f"time.{name}" for one in facts(sentence))
    assert timed == bool(when)


@pytest.mark.parametrize("sentence", BELIEVED)
def test_origin_believed(sentence: str) -> None:
    found = origin(sentence)
    assert found
    assert found.believed


@pytest.mark.parametrize("sentence", KNOWN)
def test_origin_known(sentence: str) -> None:
    found = origin(sentence)
    assert found
    assert not found.believed


def test_believed_stays_believed_in_the_claim() -> None:
    day = Span(begin="2025-11-23T00:00:00Z", end="2025-11-24T00:00:00Z")
    text = "The drones may have come from Velnia, the army said."
    made = extract(Document(id="a", published=day), text)
    assert [one.claim.evidential for one in made] == [Evidential.BELIEVED]


def test_last_october_is_long_past() -> None:
    last = "Last October the airport closed for two hours."
    assert long_past(last, dateline=None, zone="UTC")
    assert not long_past(
        "It was the third closure since last October.", dateline=None, zone="UTC"
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_costs_little(words: str) -> None:
    begun = time.process_time()
    facts(words * (120_000 // len(words)))
    assert time.process_time() - begun < 10.0


def test_words_of_adverbs_cost_little() -> None:
    begun = time.process_time()
    assert head_before("ly" * 100 + "! ") is Head.UNKNOWN
    assert reasons("ly" * 60 + "! by mistake") == []
    assert time.process_time() - begun < 1.0


def test_shared_words_part_and_hedge_clauses() -> None:
    for words in (JOINS, UNSURE, OFTEN, UNTRUE):
        assert re.compile(rf"\b(?:{words})\b")
    assert {name for name, _ in RULES} >= {"scrambled", "urged", "summoned"}
    found = re.compile("helicopter took off").search("A rescue helicopter took off.")
    assert found
    assert misfit("scrambled", found.string, found, "A rescue ")
