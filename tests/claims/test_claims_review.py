"""Review: what may follow on what, and that edits are read as an import reads them."""

from pathlib import Path

import pytest
from msgspec import structs

from ledger_scenes import NOON
from vedette.claims.book import Ledger, extended
from vedette.claims.extract import extract
from vedette.claims.interval import Reading
from vedette.claims.leaves import Deed
from vedette.claims.model import Claim, Status
from vedette.claims.origins import merged, repeated, repeats
from vedette.claims.proposed import (
    Proposed,
    add_proposals,
    pending,
    proposed,
    read_proposals,
)
from vedette.claims.review import (
    EDITABLE,
    TRANSITIONS,
    Verdict,
    after,
    decide,
    proposal_cells,
)
from vedette.claims.revise import Revision, revised
from vedette.claims.text import read_document
from vedette.errors import UsageError

TEXT = """Night over Velm

VELM, 4 March 2031. At least nine drones were seen over the harbour, the Harbour Office
said. Police said that two people were injured.
"""


def found(name: str = "herald", text: str = TEXT) -> list[Proposed]:
    """Read the article."""
    read = read_document(text.encode(), id=name, name=f"{name}.txt")
    return [
        proposed(one, read.document, f"{name}.txt")
        for one in extract(read.document, read.text, event="velm")
    ]


def verdict(deed: Deed = Deed.CONFIRMED, **edits: str) -> Verdict:
    """Decide as A. Reader."""
    return Verdict(deed=deed, by="A. Reader", at=NOON, edits=edits)


def claims_of(rows: list[object]) -> list[Claim]:
    return [row for row in rows if isinstance(row, Claim)]


def test_the_table_has_a_row_for_every_status_and_rejection_is_the_end() -> None:
    assert set(TRANSITIONS) == set(Status)
    assert TRANSITIONS[Status.REJECTED] == {}
    assert all(Status.PROPOSED not in row.values() for row in TRANSITIONS.values())
    assert after(Status.CONFIRMED, Deed.CORRECTED) is Status.CORRECTED


@pytest.mark.parametrize(
    ("status", "deed"),
    [
        (Status.REJECTED, Deed.CONFIRMED),
        (Status.CONFIRMED, Deed.CONFIRMED),
        (Status.PROPOSED, Deed.MERGED_ORIGIN),
        (Status.CORRECTED, Deed.CONFIRMED),
    ],
)
def test_an_illegal_step_is_an_error(status: Status, deed: Deed) -> None:
    with pytest.raises(UsageError, match=f"that is {status.value}"):
        after(status, deed)


def test_a_confirmed_proposal_is_a_claim_with_its_words_in_place() -> None:
    one = found()[0]
    rows = decide(one, Ledger(), verdict())
    (claim,) = claims_of(rows)  # type: ignore[arg-type]
    assert claim.status is Status.CONFIRMED
    assert claim.reviewer == "A. Reader"
    assert claim.method == "rules"
    assert claim.strict == one.proposal.claim.strict
    assert claim.quote == one.proposal.claim.quote
    assert claim.event == "velm"
    ledger = extended(Ledger(), rows)
    spoken = ledger.utterances[claim.utterance]
    assert ledger.sources[spoken.speaker].name == "Harbour Office"
    assert ledger.decisions[-1].proposal == one.proposal.claim


def test_every_proposal_of_the_article_can_be_confirmed() -> None:
    ledger = Ledger()
    for one in found():
        ledger = extended(ledger, decide(one, ledger, verdict()))
    assert len(ledger.claims) == len(found())
    assert pending(found(), ledger) == ()
    assert len(ledger.documents) == 1


def test_a_corrected_proposal_keeps_what_was_proposed() -> None:
    one = found()[0]
    edits = {
        "speaker": "Ana Orlo",
        "words": "more than nine",
        "as_of": "2031-03-04T20:00Z",
    }
    rows = decide(one, Ledger(), verdict(Deed.CORRECTED, **edits))
    ledger = extended(Ledger(), rows)
    (claim,) = ledger.claims
    assert claim.status is Status.CORRECTED
    assert claim.strict == Reading(10)
    assert claim.hedge == "more than"
    assert claim.as_of is not None
    speaker = ledger.utterances[claim.utterance].speaker
    assert ledger.sources[speaker].name == "Ana Orlo"
    assert ledger.decisions[-1].proposal == one.proposal.claim


def test_a_rejected_proposal_leaves_no_claim_and_is_decided() -> None:
    one = found()[0]
    ledger = extended(Ledger(), decide(one, Ledger(), verdict(Deed.REJECTED)))
    assert ledger.claims == ()
    assert ledger.rejected == (one.proposal.claim,)
    assert one not in pending(found(), ledger)
    with pytest.raises(UsageError, match="decided already"):
        decide(one, ledger, verdict())


def test_a_quote_may_be_trimmed_and_not_changed() -> None:
    one = found()[0]
    quote = one.proposal.claim.quote
    assert quote is not None
    rows = decide(one, Ledger(), verdict(Deed.CORRECTED, quote="nine drones"))
    (claim,) = claims_of(rows)  # type: ignore[arg-type]
    assert claim.quote is not None
    assert claim.quote.exact == "nine drones"
    assert quote.start is not None
    text = read_document(TEXT.encode(), id="x", name="x").text
    assert text[claim.quote.start : claim.quote.end] == "nine drones"
    with pytest.raises(UsageError, match="trimmed, not changed"):
        decide(one, Ledger(), verdict(Deed.CORRECTED, quote="ninety drones"))


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("measure", "sighting.drons", "Did you mean sighting.drones"),
        ("words", "lots", "the words of a quantity"),
        ("as_of", "10/09/2025", "Which is the day"),
        ("speaker", "?", "the name of a person"),
        ("id", "x", "a column of"),
        ("reviewer", "somebody else", "a column of"),
        ("start", "0", "a column of"),
    ],
)
def test_an_edit_is_read_as_an_import_reads_it(
    column: str, cell: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        decide(found()[0], Ledger(), verdict(Deed.CORRECTED, **{column: cell}))
    assert "reviewer" not in EDITABLE


def test_cells_of_a_proposal_do_not_contradict_what_the_ledger_says() -> None:
    one = found()[0]
    ledger = extended(Ledger(), decide(one, Ledger(), verdict()))
    speaker = ledger.sources["harbour-office"]
    ledger = extended(ledger, [structs.replace(speaker, country="VE", party=True)])
    other = found("post")[0]
    assert "country" not in proposal_cells(other, ledger)
    rows = decide(other, ledger, verdict())
    assert extended(ledger, rows).sources["harbour-office"].country == "VE"


def test_the_same_statement_in_two_papers_is_suggested_and_merged_by_a_person() -> None:
    ledger = Ledger()
    first, second = found()[0], found("post")[0]
    ledger = extended(ledger, decide(first, ledger, verdict()))
    suggested = repeats(second, ledger)
    assert [one.document for one in suggested] == ["herald"]
    ledger = extended(ledger, decide(second, ledger, verdict()))
    assert len({one.utterance for one in ledger.claims}) == 2
    keys = [one.utterance for one in ledger.claims]
    done = merged(keys, ledger, by="A", at=NOON)
    after_it = extended(ledger, [done])
    assert {one.origin for one in after_it.utterances.values()} == {keys[0]}
    with pytest.raises(UsageError, match="two utterances"):
        merged(keys[:1], ledger, by="A", at=NOON)
    with pytest.raises(UsageError, match="two utterances"):
        merged([*keys, "u-none"], ledger, by="A", at=NOON)
    with pytest.raises(UsageError, match="of one origin"):
        merged(keys, after_it, by="A", at=NOON, name="another")


def test_another_figure_is_no_repetition() -> None:
    first = found()[0]
    ledger = extended(Ledger(), decide(first, Ledger(), verdict()))
    other = found("post", TEXT.replace("nine", "eight"))[0]
    assert repeats(other, ledger) == ()


def test_proposals_are_kept_beside_the_ledger_once_each(tmp_path: Path) -> None:
    assert read_proposals(tmp_path) == ()
    listed = found()
    assert add_proposals(tmp_path, listed) == len(listed)
    assert add_proposals(tmp_path, [*listed, *listed]) == 0
    assert read_proposals(tmp_path) == tuple(listed)
    more = found("post")
    assert add_proposals(tmp_path, more) == len(more)
    assert len({one.key for one in read_proposals(tmp_path)}) == len(listed) + len(more)


@pytest.mark.parametrize(
    "line", [b"{}", b"not json", b"[]", b"\xff\xfe", b'{"key":"x"}']
)
def test_a_damaged_line_of_proposals_is_named(tmp_path: Path, line: bytes) -> None:
    add_proposals(tmp_path, found())
    path = tmp_path / "proposals.jsonl"
    path.write_bytes(path.read_bytes() + line + b"\n")
    count = len(path.read_bytes().splitlines())
    with pytest.raises(UsageError) as caught:
        read_proposals(tmp_path)
    assert f"line {count}" in caught.value.where


def revision(deed: Deed, value: str = "", note: str = "") -> Revision:
    """Revise as B. Reader."""
    return Revision(deed, "B. Reader", NOON, value, note)


def two_that_stand() -> tuple[Ledger, str, str]:
    """Enter the first statement of two papers."""
    ledger = Ledger()
    for name in ("herald", "post"):
        ledger = extended(ledger, decide(found(name)[0], ledger, verdict()))
    first, second = (claim.id for claim in ledger.claims)
    return ledger, first, second


def test_a_revision_is_a_decision_that_changes_no_claim_as_entered() -> None:
    ledger, first, second = two_that_stand()
    event = revised([first, first], ledger, revision(Deed.SET_EVENT, "orlo"))
    assert event.claims == (first,)
    after_it = extended(ledger, [event])
    assert after_it.stated[first].event == "orlo"
    assert ledger.stated[first].event == "velm"
    gone = revised([first, second], after_it, revision(Deed.REJECTED, note=" no "))
    assert (gone.note, gone.value) == ("no", "")
    after_it = extended(after_it, [gone])
    assert after_it.claims == ()
    assert set(after_it.stated) == {first, second}
    for key in (first, "c-none"):
        with pytest.raises(UsageError, match="a claim that stands in this ledger"):
            revised([key], after_it, revision(Deed.SET_EVENT, "x"))
    with pytest.raises(UsageError, match="the id of a claim"):
        revised([], ledger, revision(Deed.SET_EVENT, "x"))
    with pytest.raises(UsageError, match="that is confirmed"):
        revised([first], ledger, revision(Deed.CONFIRMED))


def test_a_claim_that_was_corrected_names_its_correction() -> None:
    ledger, first, _ = two_that_stand()
    was = ledger.stated[first]
    ten = structs.replace(was, id="c-ten", supersedes=first, status=Status.CORRECTED)
    ledger = extended(ledger, [ten])
    with pytest.raises(UsageError, match="stands no more: corrected by c-ten"):
        revised([first], ledger, revision(Deed.SET_EVENT, "x"))
    done = revised(["c-ten"], ledger, revision(Deed.REJECTED, note="x"))
    assert len(extended(ledger, [done]).claims) == 1


def test_an_origin_is_a_claim_or_a_name_and_can_be_taken_back() -> None:
    ledger, first, second = two_that_stand()
    own = [claim.utterance for claim in ledger.claims]
    assert [one.id for one in repeated(ledger.stated[second], ledger)] == [first]
    done = revised([second], ledger, revision(Deed.MERGED_ORIGIN, first))
    assert (done.value, done.utterances, done.claims) == (own[0], tuple(own), ())
    merged_so = extended(ledger, [done])
    assert repeated(merged_so.stated[second], merged_so) == ()
    named = revised([first], merged_so, revision(Deed.MERGED_ORIGIN, "a  briefing"))
    ledger = extended(merged_so, [named])
    assert [ledger.utterances[key].origin for key in own] == ["a briefing", own[0]]
    # Who repeats a claim that has an origin repeats that origin.
    done = revised([second], ledger, revision(Deed.MERGED_ORIGIN, first))
    ledger = extended(ledger, [done])
    assert [ledger.utterances[key].origin for key in own] == ["a briefing"] * 2
    done = revised([first, second], ledger, revision(Deed.MERGED_ORIGIN))
    ledger = extended(ledger, [done])
    assert [ledger.utterances[key].origin for key in own] == ["", ""]
    gone = revised([first], ledger, revision(Deed.REJECTED, note="x"))
    with pytest.raises(UsageError, match="stands no more"):
        revised(
            [second],
            extended(ledger, [gone]),
            revision(Deed.MERGED_ORIGIN, first),
        )
