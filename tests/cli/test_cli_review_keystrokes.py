"""How many keys a person presses to review five articles that no rule was made with.

Counted, not timed: how long a person looks at a sentence, nobody has measured. The
person here knows the key of the articles (`tests/claims/samples`) and does what it
says: accepts what is right, names a speaker who is not named, rejects the rest.
"""

import io
from pathlib import Path
from typing import Any

import pytest

from extraction_score import EVENT, SAMPLES, articles
from vedette.claims.ledger import read_ledger
from vedette.claims.model import ValueKind
from vedette.claims.proposed import Proposed, read_proposals
from vedette.cli.main import run

NAMES = ("h01", "h02", "h03", "h04", "h05")
COUNTED = (ValueKind.COUNT, ValueKind.DURATION)


def lines_for(one: Proposed, quantities: list[dict[str, Any]]) -> list[str]:
    """Return what a person types who knows the key."""
    proposal, claim = one.proposal, one.proposal.claim
    if claim.kind not in COUNTED:
        return ["a"]  # a fact without a figure: the key has none
    strict = claim.strict and (claim.strict.lo, claim.strict.hi)
    for keyed in quantities:
        apart = proposal.start >= keyed["end"] or keyed["start"] >= proposal.end
        right = claim.measure == keyed["measure"]
        right = right and strict == (keyed["lo"], keyed["hi"])
        if apart or not right:
            continue
        if proposal.speaker is not None or not keyed["speaker"]:
            return ["a"]
        for number, name in enumerate(proposal.candidates, start=1):
            if any(known.casefold() in name.casefold() for known in keyed["speaker"]):
                return [f"a {number}"]
        return ["e", f"speaker={keyed['speaker'][0]}", ""]
    return ["r"]


def test_five_articles_need_about_a_key_and_an_enter_for_each_proposal(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    out, keys = tmp_path / "ledger", articles("held_out")
    for name in NAMES:
        key = keys[name][1]
        words = ["claims", "extract", str(SAMPLES / "held_out" / f"{name}.txt")]
        words += ["--event", EVENT, "--zone", key["zone"], "--out", str(out)]
        assert run([*words, "--published", key["published"]]) == 0
    waiting = read_proposals(out)
    typed = [
        lines_for(one, keys[Path(one.file).stem][1]["quantities"]) for one in waiting
    ]
    text = "".join(f"{line}\n" for lines in typed for line in lines)
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    capsys.readouterr()
    assert run(["claims", "review", str(out), "--reviewer", "A. Reader"]) == 0
    told = capsys.readouterr()
    assert "0 proposals wait" in told.out
    assert told.err == ""
    ledger = read_ledger(out)
    rejected = sum(lines == ["r"] for lines in typed)
    assert len(ledger.rejected) == rejected
    single = sum(len(lines) == 1 and len(lines[0]) == 1 for lines in typed)
    typing = sum(lines[0] == "e" for lines in typed)
    # docs/claims.md has the figures of one day; a better rule changes them.
    counts = f"{len(waiting)} proposals, {single} by one key, {typing} speakers typed"
    assert single >= 0.8 * len(waiting), counts
    assert typing <= 0.1 * len(waiting), counts
    assert len(text) <= 5 * len(waiting), f"{counts}, {len(text)} keystrokes"
