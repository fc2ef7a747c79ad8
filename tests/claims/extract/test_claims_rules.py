"""Rules one by one: what is counted, by whom it is said, of which night; and traps."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.claims.extract.assign import measure_of
from vedette.claims.extract.facts import facts
from vedette.claims.extract.nearby import near
from vedette.claims.extract.nouns import noun_after
from vedette.claims.extract.propose import source
from vedette.claims.extract.quantities import quantities
from vedette.claims.extract.rules import extract
from vedette.claims.extract.scope import other_event
from vedette.claims.extract.sentences import folded, sentences
from vedette.claims.extract.skies import tells_of_attack
from vedette.claims.extract.speakers import sayings
from vedette.claims.extract.subjects import subject_after, subject_before
from vedette.claims.extract.voices import Voices
from vedette.claims.model import Attribution, Document, Evidential, SourceKind
from vedette.claims.proposal import Proposal
from vedette.claims.span import Span

DATELINE = Span(begin="2031-09-10T00:00:00Z", end="2031-09-11T00:00:00Z")


def read(text: str) -> tuple[Proposal, ...]:
    return extract(
        Document(id="d1"), text, dateline=DATELINE, zone="Europe/Warsaw", event="e1"
    )


def speakers(text: str) -> list[str]:
    return [one.speaker.name if one.speaker else "" for one in read(text)]


@pytest.mark.parametrize(
    "trap",
    [
        "A drone pilot, 34, and his brother aged 12 were seen.",
        "Two-thirds of the drones were seen over Article 4 countries.",
        "It was seen 20 kilometres away, at 9.15 p.m., and cost 3 million euros.",
        "About 40 % of 2,000-tonne ships saw the F-35 and the MiG-31.",
        "On 9 September 2031 the 14th floor of building 7 was hit.",
        "One of the drone operators saw them; call +48 22 123 45 67.",
        "The drone flew at 300 feet for the third time.",
        "Two drone attacks were reported.",
    ],
)
def test_what_is_no_count_of_the_ledger_gives_no_count(trap: str) -> None:
    made = [one for one in read(trap) if one.claim.strict is not None]
    assert not made, [one.claim for one in made]


@pytest.mark.parametrize(
    ("text", "measure", "lo", "hi"),
    [
        ("Nineteen drones entered the airspace.", "incursion.drones", 19, 19),
        ("At least 3 drones were shot down.", "incursion.downed", 3, None),
        ("Between 20 and 30 drones were spotted.", "sighting.drones", 20, 30),
        ("They launched 62 drones at the city.", "attack.drones", 62, 62),
        ("Nobody was injured.", "effect.injured", 0, 0),
        ("There were no casualties.", "effect.injured", 0, 0),
        ("More than a dozen homes were damaged.", "effect.buildings", 13, None),
        ("Some 40 flights were diverted.", "effect.flights_diverted", 36, 44),
        ("Wreckage was found in nine places.", "wreck.sites", 9, 9),
        ("Airspace was violated 19 times.", "incursion.violations", 19, 19),
        ("It was closed for nearly four hours.", "duration.closure", 12960, 14399),
        ("Two F-16s were scrambled.", "response.aircraft", 2, 2),
        ("The blast killed one woman.", "effect.dead", 1, 1),
    ],
)
def test_what_is_counted_is_told_by_noun_and_verb(
    text: str, measure: str, lo: int, hi: int | None
) -> None:
    made = [one.claim for one in read(text) if one.claim.strict is not None]
    assert [(one.measure, one.strict and one.strict.lo) for one in made] == [
        (measure, lo)
    ]
    assert made[0].strict is not None
    assert made[0].strict.hi == hi


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ana Orlo said two drones were seen.", "Mayor Ana Orlo"),
        ("Two drones were seen, the police said.", "police"),
        ("Two drones were seen, said Ana Orlo, the mayor.", "Ana Orlo"),
        ("Ana Orlo, the mayor, said two drones were seen.", "Ana Orlo"),
        ("According to the army, two drones were seen.", "army"),
        ("Two drones were seen, according to the army.", "army"),
        ('"We saw two drones," Ana Orlo told reporters.', "Ana Orlo"),
        ("He said two drones were seen.", ""),
        ("It said that two drones were seen.", ""),
        ("President , who visited, said two drones were seen.", ""),
        ("ORLA (NNA) - Two drones were seen.", ""),
        ("Units in Arla, Borl and Celm said two drones were seen.", ""),
        ("Two drones were seen on Tuesday.", ""),
        ("Two drones were seen, it was reported.", ""),
    ],
)
def test_a_speaker_is_named_only_where_the_sentence_does(
    text: str, speaker: str
) -> None:
    assert speakers(text)[:1] == [speaker]


def test_a_pronoun_without_one_candidate_abstains_and_no_quote_crosses() -> None:
    made = read("Ana Orlo and Jan Borl met.\n\nShe said two drones were seen.")
    assert made[0].speaker is None
    assert "unresolved" in made[0].reason
    made = read("Ana Orlo said so. Jan Borl said no. He said two drones were seen.")
    assert made[0].speaker is None
    assert made[0].candidates == ("Jan Borl", "Ana Orlo")
    assert speakers('Ana Orlo said it was calm.\n\n"We saw two drones."') == [""]
    assert speakers('"It was calm," Ana Orlo said. "We saw two drones."') == [
        "Ana Orlo"
    ]


def test_hearsay_goes_to_who_said_it_with_its_way() -> None:
    one = read("Ana Orlo said that the army claimed two drones were seen.")[0]
    assert one.speaker is not None
    assert one.speaker.name == "army"
    assert [way.name for way in one.via] == ["Ana Orlo"]
    assert one.utterance.attribution is Attribution.HEARSAY
    told = read("Ana Orlo told broadcaster SRK that two drones were seen.")[0]
    assert [way.name for way in told.via] == ["broadcaster SRK"]


def test_a_denial_and_an_unsourced_report_are_marked() -> None:
    denied = read("The mayor Ana Orlo denied that two people were hurt.")[0]
    assert denied.claim.evidential is Evidential.DENIED
    none = read("No injuries were reported.")[0]
    assert none.claim.evidential is Evidential.REPORTED


@pytest.mark.parametrize(
    "text",
    [
        "In 2022, two people were killed.",
        "Last month two people were killed.",
        "Two people were killed in a separate attack in Orla.",
        "A year ago two people were killed.",
        "On 14 March two people were killed.",
        "In a similar attack, two people were killed.",
    ],
)
def test_harm_of_another_night_is_given_to_no_event(text: str) -> None:
    one = next(one for one in read(text) if one.claim.measure == "effect.dead")
    assert one.claim.event == ""
    assert one.claim.note.startswith("another event")
    assert read("Two people were killed on Tuesday.")[0].claim.event == "e1"


def test_parts_by_place_do_not_stand_as_the_whole() -> None:
    made = read("Air defences shot down 31 drones, seven over the Orla region.")
    assert [one.claim.measure for one in made] == ["attack.downed", "attack.downed"]
    assert made[0].claim.place is None
    assert made[1].claim.place is not None
    assert made[1].claim.place.name == "Orla region"


def test_facts_without_figures() -> None:
    made = read(
        "The airport was closed at 23:05 on Tuesday. It will be closed on Friday. It "
        "reopened at 01:15 on Wednesday. The drones came from Tarkand, the army said. "
        "It is too early to say whether it was deliberate."
    )
    kinds = [(one.claim.measure, one.claim.category) for one in made]
    assert kinds == [
        ("response.action", "closed"),
        ("time.closed", ""),
        ("response.action", "reopened"),
        ("time.reopened", ""),
        ("origin.country", "Tarkand"),
        ("intent", "undetermined"),
    ]
    assert made[1].claim.time is not None
    assert made[1].claim.time.begin == "2031-09-09T21:05:00Z"
    assert made[3].claim.time is not None
    assert made[3].claim.time.begin == "2031-09-09T23:15:00Z"


def test_sentences_end_where_they_end() -> None:
    text = (
        "Mr. J. Orlo of St. Arn fell at 9 p.m. Tuesday. He has 3.5 points. “No one?” "
        "he asked.\n\nAt 8 p.m. Police came."
    )
    assert [one.text for one in sentences(text, [])] == [
        "Mr. J. Orlo of St. Arn fell at 9 p.m. Tuesday.",
        "He has 3.5 points.",
        '"No one?" he asked.',
        "At 8 p.m.",
        "Police came.",
    ]
    assert len(folded(text)) == len(text)


def test_rules_part_by_part() -> None:
    counted = quantities("two large drones were seen")
    assert (
        measure_of(
            "drone",
            near("two large drones were seen", counted, 0, attack=False),
            none=False,
        )
        == "sighting.drones"
    )
    noun = noun_after("two large drones", 3, single=False)
    assert noun is not None
    assert noun.unit == "drone"
    assert tells_of_attack("An attack after the strike.")
    assert [fact.category for fact in facts("Jets were scrambled.")] == ["scrambled"]
    assert subject_before("The police said", 11) == ("police", 0)
    assert subject_after("according to the army.", 13)[0] == "army"
    assert source("Żółty Ośrodek").id == "src-zoty-osrodek"
    assert source("国防部").id.startswith("src-")
    assert source("air force").kind is SourceKind.ARMED_FORCES
    assert other_event("In 2022 it fell.", dateline=DATELINE, zone="UTC")
    assert sayings("The army said so.")[0].speaker == "army"
    assert not Voices()._names


HOSTILE = {
    "one and ": 2000,
    '"': 5000,
    "X said ": 2000,
    "(": 5000,
    ", ": 5000,
    "A": 20_000,
    "at 8 p.m. ": 1000,
    "3 over A ": 1000,
    "a\n": 5000,
    "from 1 to ": 1500,
    "twelve of the ": 1500,
    "and spoke of ": 1000,
    "10 h ": 1500,
    "in two ": 1500,
    "Aa ": 4000,
}


@pytest.mark.parametrize(("words", "times"), HOSTILE.items())
def test_hostile_text_costs_little(words: str, times: int) -> None:
    begun = time.process_time()
    read(words * times)
    assert time.process_time() - begun < 5.0


@given(
    st.text(
        alphabet='One two 3drones said".,\n shot down“”é\u0301 killed', max_size=200
    )
)
def test_any_text_gives_exact_quotes(text: str) -> None:
    for one in read(text):
        quote = one.claim.quote
        assert quote is not None
        assert text[quote.start : quote.end] == quote.exact
