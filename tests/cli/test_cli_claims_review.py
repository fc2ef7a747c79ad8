"""``claims extract`` and ``claims review`` as people run them, also through a pipe."""

import io
import json
from pathlib import Path

import pytest

from vedette.claims.book import Ledger
from vedette.claims.ledger import read_ledger
from vedette.claims.proposed import read_proposals
from vedette.claims.shown import shown, value, values_of
from vedette.cli.main import run

ARTICLE = """Night over Velm

VELM, 4 March 2031. At least nine drones were seen, the Harbour Office said.
He said that 40 flights were delayed.
Police said that two people were injured.
"""


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "herald.txt").write_text(ARTICLE)
    (tmp_path / "articles" / "post.txt").write_text(ARTICLE.replace("VELM", "QUAY"))
    folder = tmp_path / "ledger"
    words = [str(tmp_path / "articles"), "--out", str(folder), "--event", "velm"]
    assert run(["claims", "extract", *words]) == 0
    return folder


def review(out: Path, lines: str, monkeypatch: pytest.MonkeyPatch, *more: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    return run(["claims", "review", str(out), "--reviewer", "A. Reader", *more])


def test_proposals_are_in_no_ledger_before_a_person_decides(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = str(out.parent / "articles")
    assert run(["claims", "extract", articles, "--out", str(out)]) == 0
    told = capsys.readouterr().out
    assert "Read 2 of 2 files: 6 proposals, 4 with a speaker; 0 are new" in told
    assert "6 wait for a person" in told
    assert [path.name for path in out.iterdir()] == ["proposals.jsonl"]


def test_reading_again_adds_nothing(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = str(out.parent / "articles")
    capsys.readouterr()
    before = (out / "proposals.jsonl").read_bytes()
    assert run(["claims", "extract", articles, "--out", str(out), "--json"]) == 0
    assert (out / "proposals.jsonl").read_bytes() == before
    assert json.loads(capsys.readouterr().out)["new"] == 0


def test_a_pipe_accepts_corrects_rejects_merges_and_skips(
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = "a\na 1\ne\nspeaker=Ana Orlo\nwords=three\n\nm\nr not said so\ns\n"
    assert review(out, lines, monkeypatch) == 0
    told = capsys.readouterr().out
    assert "»At least nine drones« were seen" in told
    assert "may repeat (1): herald-txt" in told
    assert "1 proposal waits" in told
    ledger = read_ledger(out)
    assert [one.status.value for one in ledger.claims] == [
        "confirmed", "corrected", "corrected", "confirmed",
    ]  # fmt: skip
    names = {one.name for one in ledger.sources.values()}
    assert names == {"Harbour Office", "Ana Orlo"}
    assert len(ledger.rejected) == 1
    assert ledger.decisions[-1].note == "not said so"
    assert "claims.csv" in {path.name for path in out.iterdir()}
    assert run(["verify", str(out)]) == 0
    assert review(out, "q\n", monkeypatch) == 0
    assert "1 proposal waits" in capsys.readouterr().out


def test_what_cannot_be_entered_is_said_and_asked_again(
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = "x\na 9\nm\ne\nas_of=10/09/2025\nnonsense\nid=x\n\ne\n\n"
    assert review(out, lines, monkeypatch) == 0
    told = capsys.readouterr()
    assert "Which is the day" in told.err
    assert "a number from" in told.err or "something to choose" in told.err
    assert "Nothing was changed" in told.out
    assert read_ledger(out).decisions == ()


def test_the_end_of_the_input_is_the_end_of_the_review(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert review(out, "a", monkeypatch) == 0
    assert len(read_ledger(out).claims) == 1


def test_a_statement_entered_by_import_and_by_review_is_one_ledger(
    out: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert review(out, "a\n", monkeypatch) == 0
    table = tmp_path / "t.csv"
    table.write_text("speaker,measure,words\nHarbour Office,sighting.reports,4\n")
    assert run(["claims", "import", str(table), "--out", str(out)]) == 0
    ledger = read_ledger(out)
    assert list(ledger.sources) == ["harbour-office"] or len(ledger.sources) == 1
    assert len(ledger.claims) == 2


def test_files_that_cannot_be_read_are_named_and_the_others_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.pdf").write_bytes(bytes(range(256)) * 9)
    out = tmp_path / "ledger"
    assert run(["claims", "extract", str(folder), "--out", str(out)]) == 0
    told = capsys.readouterr()
    assert "Read 1 of 3 files" in told.out
    assert "empty.txt: refused: expected a document, got an empty file" in told.err
    assert "noise.pdf: refused" in told.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["extract", "missing", "--out", "led"], "got nothing"),
        (["extract", ".", "--out", "led"], "articles"),
        (["extract", "t.txt", "--out", "led", "--zone", "Mars"], "Mars"),
        (["extract", "t.txt", "--out", "mine"], "novel.md"),
        (["review", "led"], "claims extract"),
        (["review", "mine"], "claims extract"),
    ],
)
def test_wrong_usage_makes_nothing(
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    here = tmp_path / "here"
    (here / "mine").mkdir(parents=True)
    monkeypatch.chdir(here)
    if words[1] != ".":
        (here / "t.txt").write_text(ARTICLE)
        (here / "mine" / "novel.md").write_text("chapter one")
    assert run(["claims", *words]) == 2
    assert said in capsys.readouterr().err
    assert not (here / "led").exists()


def test_a_proposal_is_shown_with_what_may_be_edited(out: Path) -> None:
    one = read_proposals(out)[0]
    assert value(one.proposal.claim) == "at least 9"
    assert shown(one, Ledger())[1].startswith("  »At least nine drones« were")
    assert next(values_of({"speaker": "x", "doc": "y"})) == ("speaker", "x")


def revise(out: Path, *words: str) -> int:
    return run(["claims", "revise", str(out), *words, "--reviewer", "B. Reader"])


def test_a_claim_that_stands_is_withdrawn_once_and_stays_readable(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(out, "a\n", monkeypatch) == 0
    (claim,) = read_ledger(out).claims
    capsys.readouterr()
    assert revise(out, claim.id, "--withdraw", "misread") == 0
    told = capsys.readouterr().out
    assert f"Withdrawn: {claim.id}. 0 claims stand." in told
    ledger = read_ledger(out)
    assert f"Record root: {ledger.root}" in told
    assert ledger.claims == ()
    assert ledger.stated == {claim.id: claim}
    done = ledger.decisions[-1]
    assert (done.by, done.note, done.claims) == ("B. Reader", "misread", (claim.id,))
    assert claim.id not in (out / "claims.csv").read_text(encoding="utf-8-sig")
    for words, said in (
        ([claim.id, "--withdraw", "again"], "stands no more: rejected by B. Reader"),
        ([claim.id, "--event", "x"], "stands no more"),
        (["c-none", "--event", "x"], "c-none, which is not in it"),
        (["c-\x1b[2J", "--event", "x"], "which is not in it"),
    ):
        assert revise(out, *words) == 2
        told = capsys.readouterr().err
        assert said in " ".join(told.split())
        assert "\x1b" not in told
    assert read_ledger(out) == ledger
    assert run(["verify", str(out)]) == 0


def test_event_and_origin_of_claims_that_stand_are_set_by_decisions(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(out, "a\na\na\na\n", monkeypatch) == 0
    one, _, _, same = (claim.id for claim in read_ledger(out).claims)
    capsys.readouterr()
    assert revise(out, one, same, "--event", "orlo", "--because", "another night") == 0
    assert f"Event orlo: {one}, {same}. 4 claims stand." in capsys.readouterr().out
    assert revise(out, same, "--origin", one) == 0
    ledger = read_ledger(out)
    root = ledger.stated[one].utterance
    assert ledger.utterances[ledger.stated[same].utterance].origin == root
    assert f"One origin, {root}: 2 utterances" in capsys.readouterr().out
    # Who was hurt is left to a person: nothing ties it to drones that were but seen.
    assert [claim.event for claim in ledger.claims] == ["orlo", "velm", "", "orlo"]
    assert ledger.decisions[-2].note == "another night"
    assert run(["claims", "compare", str(out), "--json"]) == 0
    assert '"event": "orlo"' in capsys.readouterr().out
    assert revise(out, same, "--origin", "") == 0
    assert revise(out, one, "--origin", "Briefing of  5 March") == 0
    ledger = read_ledger(out)
    assert ledger.utterances[ledger.stated[same].utterance].origin == ""
    assert ledger.utterances[root].origin == "Briefing of 5 March"
    assert revise(out, one, "--event", "") == 0
    assert "Event undecided" in capsys.readouterr().out
    assert read_ledger(out).claims[0].event == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["c-x"], "one of --event, --origin and --withdraw, got none"),
        (["c-x", "--event", "a", "--withdraw", "b"], "got 2 of them"),
        (["KEY", "--withdraw", " "], "a reason why it is withdrawn"),
        (["KEY", "--event", "x" * 300], "at most 200 characters"),
        ([], "CLAIMS"),
    ],
)
def test_a_revision_that_says_too_little_or_too_much_is_refused(
    words: list[str],
    said: str,
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert review(out, "a\n", monkeypatch) == 0
    ledger = read_ledger(out)
    key = ledger.claims[0].id
    assert revise(out, *(word.replace("KEY", key) for word in words)) == 2
    assert said in " ".join(capsys.readouterr().err.split())
    assert read_ledger(out) == ledger


def test_what_stands_is_revised_in_the_terminal(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(out, "a\na\na\na\n", monkeypatch) == 0
    capsys.readouterr()
    lines = "x\nm\nv orlo\no Briefing\nm 9\ns\nr\nr misread\ns\nq\n"
    assert review(out, lines, monkeypatch, "--standing") == 0
    told = capsys.readouterr()
    assert "4 claims stand. Keys: s next" in told.out
    assert "event: orlo" in told.out
    assert "origin: Briefing" in told.out
    assert "may repeat (1): post-txt" in told.out
    assert "a reason why it is withdrawn" in " ".join(told.err.split())
    assert "a number from 1 to 1, got '9'" in told.err
    assert "3 claims stand, 2 proposals wait" in told.out
    ledger = read_ledger(out)
    assert ledger.claims[0].event == "orlo"
    assert [one.deed.value for one in ledger.decisions[4:]] == [
        "merged origin", "set event", "merged origin", "rejected",
    ]  # fmt: skip


def test_a_key_alone_clears_neither_event_nor_origin(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(out, "a\na\na\na\n", monkeypatch) == 0
    assert review(out, "o Briefing\nq\n", monkeypatch, "--standing") == 0
    before = read_ledger(out)
    capsys.readouterr()
    assert review(out, "v\no\nv  \nq\n", monkeypatch, "--standing") == 0
    said = " ".join(capsys.readouterr().err.split())
    assert said.count("expected an event, or - to clear it, got the key alone") == 2
    assert "expected a name of its origin, or - to clear it" in said
    assert read_ledger(out) == before
    assert review(out, "v -\no -\nq\n", monkeypatch, "--standing") == 0
    after = read_ledger(out)
    first = after.claims[0]
    assert (before.claims[0].event, first.event) == ("velm", "")
    assert after.utterances[first.utterance].origin == ""


def test_a_seal_says_how_many_proposals_wait(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(out, "a\na\nq\n", monkeypatch) == 0
    waiting = len(read_proposals(out)) - 2
    capsys.readouterr()
    assert run(["claims", "seal", str(out)]) == 0
    said = f"proposals.jsonl: {waiting} proposals wait, which nobody can decide here"
    assert said in " ".join(capsys.readouterr().out.split())


def test_proposals_that_cannot_be_read_are_said_before_anything_is_sealed(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(out, "a\nq\n", monkeypatch) == 0
    proposals = out / "proposals.jsonl"
    proposals.write_text(proposals.read_text() + "{half\n")
    assert run(["claims", "seal", str(out)]) == 2
    assert "proposals.jsonl: line " in " ".join(capsys.readouterr().err.split())
    assert not read_ledger(out).closed


def test_what_stands_needs_a_ledger_and_no_proposals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    led = tmp_path / "led"
    assert review(led, "", monkeypatch, "--standing") == 2
    assert not led.exists()
    table = tmp_path / "t.csv"
    table.write_text("measure,words\nsighting.drones,9\n")
    assert run(["claims", "import", str(table), "--out", str(led)]) == 0
    assert review(led, "", monkeypatch) == 2
    assert "--standing" in capsys.readouterr().err
    assert review(led, "v velm\ns\n", monkeypatch, "--standing") == 0
    assert "by: the document itself" in capsys.readouterr().out
    assert read_ledger(led).claims[0].event == "velm"
