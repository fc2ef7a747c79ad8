"""The rules on articles held out: what they must find, and what must never happen."""

from functools import cache

import extraction_score
from extraction_score import Score, articles, proposals
from vedette.claims.extract.propose import METHOD, METHOD_VERSION
from vedette.claims.extract.rules import extract
from vedette.claims.measures import registry
from vedette.claims.model import Document, Status
from vedette.claims.text.normal import normalised


@cache
def held_out() -> Score:
    return extraction_score.score(articles("held_out"))


def test_of_values_held_out_85_percent_are_found_and_90_percent_are_right() -> None:
    found = held_out()
    assert found.keyed >= 100
    assert found.recall >= 0.85, "\n".join(found.remarks)
    assert found.precision >= 0.90, "\n".join(found.remarks)


def test_a_speaker_who_is_named_is_right_and_few_are_left_unnamed() -> None:
    found = held_out()
    assert found.named > 50
    assert found.speakers_right >= 0.95
    assert found.wrong_mouth == 0, "\n".join(found.remarks)
    assert found.abstained <= 0.30


def test_no_death_or_damage_is_laid_to_the_wrong_event() -> None:
    for part in ("held_out", "development"):
        assert extraction_score.score(articles(part)).wrong_event == 0


def test_every_quote_is_the_exact_text_at_its_offsets_around_its_trigger() -> None:
    for part in ("held_out", "development"):
        for name, (raw, key) in articles(part).items():
            text = normalised(raw)
            for one in proposals(name, raw, key):
                quote = one.claim.quote
                assert quote is not None
                assert quote.start is not None
                assert quote.end is not None
                assert text[quote.start : quote.end] == quote.exact
                assert quote.start <= one.start < one.end <= quote.end


def test_every_proposal_keeps_the_contract_of_the_ledger() -> None:
    seen: set[str] = set()
    for name, (raw, key) in articles("held_out").items():
        for one in proposals(name, raw, key):
            claim = one.claim
            assert registry().get(claim.measure) is not None
            assert claim.status is Status.PROPOSED
            assert (claim.method, claim.method_version) == (METHOD, METHOD_VERSION)
            assert claim.id not in seen
            assert claim.utterance == one.utterance.id
            assert one.utterance.speaker == (one.speaker.id if one.speaker else "")
            apart = claim.note.startswith(("another event", "event unsure"))
            assert bool(claim.event) != apart
            seen.add(claim.id)


def test_the_same_text_gives_the_same_proposals() -> None:
    for name, (raw, key) in articles("development").items():
        assert proposals(name, raw, key) == proposals(name, raw, key)


def test_furniture_is_skipped_and_offsets_hold() -> None:
    text = "Share this\n\nRead more: 12 drones shot down\n\nPolice saw two drones."
    made = extract(Document(id="d1"), text)
    assert [text[one.start : one.end] for one in made] == ["two drones"]
