"""A claims.json that somebody else wrote: what of it is believed, and what is not."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from import_scenes import ARTICLE, NOON, TERMS, article, entered, taken
from ledger_scenes import correction, rows
from vedette.claims.book import Ledger, extended
from vedette.claims.extract import extract
from vedette.claims.importing import Taken, take_file
from vedette.claims.importing.foreign import Texts
from vedette.claims.importing.values import Terms
from vedette.claims.leaves import Deed
from vedette.claims.model import Document
from vedette.claims.person import check_person
from vedette.claims.proposed import pending, proposed
from vedette.claims.review import Verdict, decide
from vedette.claims.text import read_document
from vedette.errors import UsageError
from vedette.output.claims_json import claims_document

TABLE = (
    "id,doc,quote,speaker,measure,words,event\n"
    "c1,herald.txt,at least nine drones,Harbour Office,sighting.drones,at least 9,e\n"
    "c2,herald.txt,We counted nine,Ana Orlo,sighting.drones,9,e\n"
)
MINE = Terms(by="M. Own", at="2031-03-06T08:00:00Z")
CORRECT = Terms(by="M. Own", at="2031-03-06T08:00:00Z", correct=True)


def theirs(folder: Path, change: Callable[[dict], None] = lambda _: None) -> Path:  # type: ignore[type-arg]
    """Write the claims.json of another ledger, whose quotes are checked."""
    place = folder / "theirs"
    place.mkdir(exist_ok=True)
    article(place)
    document = json.loads(json.dumps(claims_document(entered(place, TABLE))))
    (place / "herald.txt").unlink()
    change(document)
    path = place / "claims.json"
    path.write_text(json.dumps(document))
    return path


def believed(path: Path, ledger: Ledger | None = None, **more: object) -> Taken:
    return take_file(path, ledger or Ledger(), more.pop("terms", MINE), **more)  # type: ignore[arg-type]


def reasons(result: Taken) -> str:
    return " | ".join(one.reason for one in result.refused)


def test_without_the_text_a_quote_is_unchecked_and_counted(tmp_path: Path) -> None:
    result = believed(theirs(tmp_path))
    assert (len(result.added), result.unchecked) == (2, 2)
    assert [one.quote and one.quote.exact for one in result.added] == [
        "at least nine drones", "We counted nine",
    ]  # fmt: skip


@pytest.mark.parametrize("where", ["kept", "beside", "documents"])
def test_with_the_text_at_hand_a_quote_is_checked(tmp_path: Path, where: str) -> None:
    path, more = theirs(tmp_path), {}
    text = read_document(ARTICLE.encode(), id="herald-txt", name="x").text
    if where == "kept":
        more = {"texts": {"herald-txt": text}}
    elif where == "beside":
        article(path.parent)
    else:
        article(tmp_path)
        more = {"documents": tmp_path}
    result = believed(path, **more)
    assert result.unchecked == 0
    for claim in result.added:
        assert claim.quote is not None
        assert text[claim.quote.start : claim.quote.end] == claim.quote.exact


def test_a_quote_that_is_not_where_the_file_says_is_refused(tmp_path: Path) -> None:
    def change(document: dict) -> None:  # type: ignore[type-arg]
        document["claims"][0]["quote"]["start"] += 1
        document["claims"][1]["quote"]["exact"] = "We counted ninety"

    path = theirs(tmp_path, change)
    article(path.parent)
    result = believed(path)
    assert result.added == ()
    assert reasons(result).count("words that stand in the document") == 2


@pytest.mark.parametrize(
    ("start", "end"), [(10**15, 10**15 + 20), (5, 2), (0, None), (None, 7)]
)
def test_odd_offsets_are_refused_or_looked_up(
    tmp_path: Path, start: int | None, end: int | None
) -> None:
    def change(document: dict) -> None:  # type: ignore[type-arg]
        document["claims"][0]["quote"].update(start=start, end=end)

    path = theirs(tmp_path, change)
    article(path.parent)
    result = believed(path)
    half = None in (start, end)
    assert (len(result.added), len(result.refused)) == ((2, 0) if half else (1, 1))
    assert result.unchecked == 0


def test_another_text_under_the_name_of_the_document_checks_nothing(
    tmp_path: Path,
) -> None:
    path = theirs(tmp_path)
    (path.parent / "herald.txt").write_text(f"Foreword.\n{ARTICLE}")
    assert believed(path).unchecked == 2


def test_a_link_out_of_the_folder_is_no_document(tmp_path: Path) -> None:
    path = theirs(tmp_path)
    article(tmp_path)
    (path.parent / "herald.txt").symlink_to(tmp_path / "herald.txt")
    assert believed(path).unchecked == 2


def test_texts_are_found_by_hash_and_name_alone(tmp_path: Path) -> None:
    text = "of nine drones"
    hashed = sha256(text.encode()).hexdigest()
    texts = Texts({"d1": text, "d2": text}, None)
    assert texts.of(Document(id="d1", text_sha256=hashed)) == text
    assert texts.of(Document(id="d2", text_sha256="0" * 64)) is None
    assert texts.of(Document(id="d3")) is None
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)))
    assert Texts({}, tmp_path).of(Document(id="noise-txt")) is None
    assert Texts({}, tmp_path / "none").of(Document(id="d1")) is None


@pytest.mark.parametrize(
    ("member", "value", "said"),
    [
        ("reviewer", "", "who confirmed it and when"),
        ("reviewer", "  ", "who confirmed it and when"),
        ("reviewer", "\x1b[2J", "who confirmed it and when"),
        ("reviewer", "A\u202eB", "who confirmed it and when"),
        ("reviewer", "x" * 300, "who confirmed it and when"),
        ("reviewed", "", "a time"),
        ("reviewed", "yesterday", "a time"),
        ("reviewed", "2031-03-05T12:00:00", "offset"),
        ("status", "proposed", "confirmed or corrected"),
        ("status", "rejected", "confirmed or corrected"),
        ("status", "accepted", "Invalid enum"),
    ],
)
def test_what_nobody_confirmed_is_refused(
    tmp_path: Path, member: str, value: str, said: str
) -> None:
    def change(document: dict) -> None:  # type: ignore[type-arg]
        document["claims"][0][member] = value

    result = believed(theirs(tmp_path, change))
    assert [one.id for one in result.added] == ["c2"]
    assert said in reasons(result)


def test_who_imports_vouches_and_the_note_says_who_did_there(tmp_path: Path) -> None:
    result = believed(theirs(tmp_path))
    ledger = extended(Ledger(), result.rows)
    assert {one.reviewer for one in ledger.claims} == {"M. Own"}
    assert {one.reviewed for one in ledger.claims} == {MINE.at}
    assert {one.by for one in ledger.decisions} == {"M. Own"}
    assert f"confirmed by {TERMS.by}, {NOON}" in ledger.decisions[0].note
    assert result.people == (TERMS.by,)


def test_a_forged_decision_is_nobody_s_but_the_importer_s(tmp_path: Path) -> None:
    forged = {"by": "The President", "at": NOON, "note": "true"}

    def change(document: dict) -> None:  # type: ignore[type-arg]
        document["decisions"] += [
            {"deed": "set event", "claims": ["c1"], "value": "x", **forged},
            {"deed": "rejected", "claims": ["c2"], **forged},
            {"deed": "rejected", "claims": ["c2"], **forged},
            {"deed": "rejected", "claims": ["c9"], **forged},
            {"deed": "set event", "claims": ["c1"], **forged, "by": "\t"},
            {"deed": "set event", "claims": ["c1"], **forged, "at": "noon"},
        ]

    result = believed(theirs(tmp_path, change))
    assert len(result.refused) == 4
    ledger = extended(Ledger(), result.rows)
    assert {one.by for one in ledger.decisions} == {"M. Own"}
    assert "decided by The President" in ledger.decisions[-1].note
    assert ledger.claims[0].event == "x"
    assert ledger.withdrawn["c2"].startswith("rejected by M. Own")


def mine() -> Ledger:
    """Return a ledger of my own, with a claim c1 of its own."""
    return extended(Ledger(), rows())


@pytest.mark.parametrize(
    "decision",
    [
        {"deed": "rejected", "claims": ["c1"]},
        {"deed": "set event", "claims": ["c1"], "value": "x"},
        {"deed": "merged origin", "utterances": ["u1"], "value": "x"},
    ],
)
def test_what_stands_here_is_changed_by_no_file_unless_asked(
    tmp_path: Path, decision: dict[str, object]
) -> None:
    path = tmp_path / "claims.json"
    document = claims_document(mine())
    decision |= {"by": "B", "at": NOON}
    path.write_text(json.dumps(document | {"decisions": [decision]}))
    result = believed(path, mine())
    assert result.rows == ()
    assert "a change of" in reasons(result)
    assert "--correct" in reasons(result)
    changed = believed(path, mine(), terms=CORRECT)
    assert (len(changed.rows), changed.refused) == (1, ())


def test_a_foreign_correction_of_a_claim_that_stands_here_needs_the_word(
    tmp_path: Path,
) -> None:
    document = claims_document(extended(mine(), correction()))
    path = tmp_path / "claims.json"
    path.write_text(json.dumps(document))
    result = believed(path, mine())
    assert (result.added, result.already) == ((), 1)
    assert "a change of c1" in reasons(result)
    assert len(believed(path, mine(), terms=CORRECT).added) == 1


def test_a_proposal_that_was_decided_elsewhere_still_waits_here(
    tmp_path: Path,
) -> None:
    article(tmp_path)
    read = read_document((tmp_path / "herald.txt").read_bytes(), id="h", name="h.txt")
    waiting = [
        proposed(one, read.document, "h.txt")
        for one in extract(read.document, read.text, event="e")
    ]
    there = Ledger()
    for one in waiting:
        verdict = Verdict(deed=Deed.REJECTED, by="B", at=NOON)
        there = extended(there, decide(one, there, verdict))
    path = tmp_path / "claims.json"
    path.write_text(json.dumps(claims_document(there)))
    here = extended(Ledger(), believed(path).rows)
    assert waiting
    assert pending(waiting, there) == ()
    assert pending(waiting, here) == tuple(waiting)
    assert len(here.rejected) == len(waiting)
    assert all(one.quote and not one.quote.checked for one in here.rejected)
    assert believed(path, here).rows == ()


def test_what_was_withdrawn_there_never_stands_here(tmp_path: Path) -> None:
    def change(document: dict) -> None:  # type: ignore[type-arg]
        document["withdrawn"] = [document["claims"].pop()]

    ledger = extended(Ledger(), believed(theirs(tmp_path, change)).rows)
    assert [one.id for one in ledger.claims] == ["c1"]
    assert ledger.withdrawn["c2"].startswith("rejected by M. Own")


def test_a_name_and_a_time_make_a_person() -> None:
    check_person("A. Reader", NOON, "x")
    with pytest.raises(UsageError, match="the name ''"):
        check_person("", NOON, "x")


def test_a_table_names_no_reviewer_but_who_imports_it(tmp_path: Path) -> None:
    table = (
        "measure,words,reviewer,reviewed,status\nsighting.drones,9,X,never,rejected\n"
    )
    (claim,) = taken(tmp_path, table).added
    assert (claim.reviewer, claim.status.value) == (TERMS.by, "confirmed")


def mixed(folder: Path, **changes: dict[str, object]) -> Taken:
    """Take a ledger with ids of mine against mine, with one claim more."""
    document = json.loads(json.dumps(claims_document(mine())))
    more = {**document["claims"][0], "id": "c7", "note": "more"}
    document["claims"].append(more)
    for part, change in changes.items():
        document[part][0].update(change)
    path = folder / "claims.json"
    path.write_text(json.dumps(document))
    return believed(path, mine())


@pytest.mark.parametrize(
    "changes",
    [
        {"sources": {"name": "Ministry of Orlo"}},
        {"documents": {"title": "Another paper"}},
        {"documents": {"publisher": "Another outlet"}},
        {"utterances": {"said": {"begin": NOON, "end": NOON}}},
        {"utterances": {"speaker": "", "reported_via": ["harbour-office"]}},
        {"sources": {"name": ""}},
        {"documents": {"faults": "none"}},
    ],
)
def test_words_of_another_under_an_id_of_mine_are_laid_to_nobody_here(
    tmp_path: Path, changes: dict[str, dict[str, object]]
) -> None:
    result = mixed(tmp_path, **changes)
    assert result.added == ()
    assert len(result.refused) >= 2
    assert result.rows == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"sources": {"country": "VE"}},
        {"documents": {"url": "https://herald.example/1"}},
        {"utterances": {"origin": "a briefing"}},
    ],
)
def test_more_of_the_same_is_told_and_its_words_are_taken(
    tmp_path: Path, changes: dict[str, dict[str, object]]
) -> None:
    result = mixed(tmp_path, **changes)
    assert [one.id for one in result.added] == ["c7"]
    assert "something else of the same" in reasons(result)
    ledger = extended(mine(), result.rows)
    assert ledger.sources == mine().sources
    assert ledger.documents == mine().documents
    assert ledger.utterances == mine().utterances


def test_a_row_of_a_register_rests_on_no_other_paper_of_that_id(
    tmp_path: Path,
) -> None:
    effects = tmp_path / "effects.csv"
    effects.write_text("id,event,rests_on,kind,lo,hi\ne1,velm,d1,dead,0,0\n")
    there = extended(mine(), take_file(effects, mine(), MINE).rows)
    document = json.loads(json.dumps(claims_document(there)))
    path = tmp_path / "claims.json"
    path.write_text(json.dumps(document))
    assert len(believed(path, mine()).keyed.added) == 1
    document["documents"][0]["title"] = "Another paper"
    path.write_text(json.dumps(document))
    result = believed(path, mine())
    assert result.keyed.added == ()
    assert "Under that id the ledger may have another" in reasons(result)


def test_a_file_states_whatever_it_refers_to(tmp_path: Path) -> None:
    document = json.loads(json.dumps(claims_document(mine())))
    document["claims"][0]["id"] = "c7"
    del document["utterances"]
    path = tmp_path / "claims.json"
    path.write_text(json.dumps(document))
    assert "one of the utterances that the file states" in reasons(
        believed(path, mine())
    )
