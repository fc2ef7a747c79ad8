"""What was said before and is imported again: set back, withdrawn, renamed."""

import json
from pathlib import Path

import pytest

from import_scenes import TERMS, entered, one_reason, taken
from ledger_scenes import rows
from vedette.claims.book import Ledger, extended
from vedette.claims.importing.values import Terms
from vedette.claims.interval import Reading
from vedette.claims.leaves import Decision, Deed
from vedette.claims.model import Source
from vedette.claims.revise import Revision, revised
from vedette.errors import UsageError
from vedette.output.claims_json import claims_document


def test_a_correction_can_be_set_back_when_asked(tmp_path: Path) -> None:
    table = "id,measure,words\nx1,sighting.drones,9\n"
    terms = Terms(by="B", at=TERMS.at, event="velm", correct=True)
    ledger = entered(tmp_path, table)
    for words in ("10", "9", "10", "9"):
        changed = table.replace(",9", f",{words}")
        ledger = entered(tmp_path, changed, ledger=ledger, terms=terms)
        (claim,) = ledger.claims
        assert claim.strict == Reading(int(words), int(words))
        assert taken(tmp_path, changed, ledger=ledger, terms=terms).already == 1
    assert len(ledger.stated) == 5
    # Who does not correct anything is told that the ledger has said it before.
    assert taken(tmp_path, table, ledger=ledger).already == 1


@pytest.mark.parametrize("correct", [False, True])
def test_what_was_withdrawn_is_entered_anew_under_a_new_id(
    tmp_path: Path,
    correct: bool,  # noqa: FBT001 - a parameter
) -> None:
    table = "id,measure,words\nx1,sighting.drones,9\n"
    gone = Decision(deed=Deed.REJECTED, by="M. Own", at=TERMS.at, claims=("x1",))
    ledger = extended(entered(tmp_path, table), [gone])
    terms = Terms(by="B", at=TERMS.at, event="velm", correct=correct)
    for content in (table, table.replace(",9", ",10")):
        reason = one_reason(taken(tmp_path, content, ledger=ledger, terms=terms))
        assert f"withdrawn: rejected by M. Own, {TERMS.at}" in reason
        assert "give the row a new id" in reason
    anew = table.replace("x1", "x2")
    (claim,) = entered(tmp_path, anew, ledger=ledger, terms=terms).claims
    assert claim.id == "x2"


@pytest.mark.parametrize(
    ("key", "aliases"),
    [("evil", ["Police", "Kremlin"]), ("Police", []), ("police", [])],
)
def test_no_words_are_laid_to_whom_a_foreign_file_calls_so(
    tmp_path: Path, key: str, aliases: list[str]
) -> None:
    evil = Source(id=key, name="Kremlin", aliases=tuple(aliases))
    whole = json.dumps(claims_document(extended(Ledger(), [*rows(), evil])))
    result = taken(tmp_path, whole, name="claims.json")
    assert result.refused == ()
    assert result.aliases == len(aliases[:1])  # its own name is no other
    ledger = extended(Ledger(), result.rows)
    assert ledger.sources[key].aliases == ()
    again = taken(tmp_path, whole, name="claims.json", ledger=ledger)
    assert (again.rows, again.refused) == ((), ())
    for name in ("Police", "police"):
        table = f"speaker,measure,words\n{name},sighting.drones,9\n"
        after = entered(tmp_path, table, ledger=ledger)
        spoken = after.utterances[after.claims[-1].utterance]
        assert after.sources[spoken.speaker].name == name


def test_a_foreign_alias_makes_nobody_of_this_ledger(tmp_path: Path) -> None:
    document = claims_document(extended(Ledger(), rows()))
    document["sources"][0].update(name="Kremlin", aliases=["Harbour Office"])  # type: ignore[index]
    ledger = extended(Ledger(), rows())
    result = taken(tmp_path, json.dumps(document), name="claims.json", ledger=ledger)
    assert "says otherwise" in result.refused[0].reason
    assert result.rows == ()


def test_an_alias_that_was_keyed_here_names_a_source(tmp_path: Path) -> None:
    known = Source(id="harbour-office", name="Harbour Office", aliases=("The Harbour",))
    ledger = extended(Ledger(), [*rows(), known])
    table = "speaker,measure,words\nthe harbour,sighting.drones,12\n"
    after = entered(tmp_path, table, ledger=ledger)
    assert after.sources.keys() == ledger.sources.keys()
    whole = json.dumps(claims_document(ledger))
    again = taken(tmp_path, whole, name="claims.json", ledger=ledger)
    assert (again.rows, again.refused, again.aliases) == ((), (), 0)


@pytest.mark.parametrize(
    ("deed", "value"), [(Deed.SET_EVENT, "velm"), (Deed.MERGED_ORIGIN, "briefing")]
)
def test_a_decision_that_changes_nothing_is_refused(deed: Deed, value: str) -> None:
    ledger = extended(Ledger(), rows())
    for said in (value, ""):
        revision = Revision(deed, "A. Reader", TERMS.at, said)
        ledger = extended(ledger, [revised(["c1"], ledger, revision)])
        with pytest.raises(UsageError, match="a decision that changes something"):
            revised(["c1"], ledger, revision)
