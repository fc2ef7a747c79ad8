"""What a cell of a table may not say, no claims.json and no revision says either."""

import json
from pathlib import Path

import pytest

from import_scenes import NOON, entered, one_reason, taken
from ledger_scenes import rows
from vedette.claims.book import Ledger, extended
from vedette.claims.leaves import Deed
from vedette.claims.revise import Revision, revised
from vedette.errors import UsageError
from vedette.output.claims_json import claims_document

TURNED = "\u202eevil"
CLEARED = "a\x1b[2Jb"


@pytest.mark.parametrize(
    ("part", "member", "value", "said"),
    [
        ("claims", "measure", "no.such", "a measure of registry"),
        ("claims", "kind", "boolean", "the kind of sighting.drones"),
        ("claims", "unit", "elephant", "the unit of sighting.drones"),
        ("claims", "event", CLEARED, "hidden sign"),
        ("claims", "note", TURNED, "hidden sign"),
        ("claims", "note", "x" * 100_000, "at most 20,000"),
        ("claims", "hedge", "x" * 300, "at most 200"),
        ("claims", "place", {"name": TURNED}, "hidden sign"),
        ("claims", "strict", {"lo": 10**15}, "at most 1,000,000,000,000"),
        ("claims", "as_of", {"begin": NOON, "end": NOON, "text": CLEARED}, "hidden"),
        ("claims", "quote", {"exact": "x" * 30_000}, "at most 20,000"),
        ("claims", "quote", {"exact": TURNED}, "quote: expected text that can be seen"),
        ("claims", "quote", {"exact": "at least\u200b nine"}, "u200b"),
        ("claims", "quote", {"exact": "nine", "prefix": CLEARED}, "hidden sign"),
        ("claims", "quote", {"exact": "nine", "suffix": TURNED}, "hidden sign"),
        ("documents", "url", "javascript:alert(1)", "begins with http"),
        ("documents", "title", CLEARED, "hidden sign"),
        ("sources", "name", TURNED, "hidden sign"),
        ("utterances", "channel", CLEARED, "hidden sign"),
        ("decisions", "note", TURNED, "hidden sign"),
    ],
)
def test_a_foreign_value_is_held_to_what_a_cell_may_say(
    tmp_path: Path, part: str, member: str, value: object, said: str
) -> None:
    document = json.loads(json.dumps(claims_document(extended(Ledger(), rows()))))
    event = {"deed": "set event", "by": "A", "at": NOON, "claims": ["c1"], "value": "x"}
    document["decisions"] = [event]
    document[part][0][member] = value
    result = taken(tmp_path, json.dumps(document), name="claims.json")
    assert said in result.refused[0].reason
    assert bool(result.added) == (part == "decisions")


@pytest.mark.parametrize("head", [{"schema": True}, {"data_kind": "synthetic"}])
def test_a_file_of_another_kind_is_refused_whole(
    tmp_path: Path, head: dict[str, object]
) -> None:
    document = claims_document(extended(Ledger(), rows()))
    with pytest.raises(UsageError, match="schema 1, data kind none"):
        taken(tmp_path, json.dumps(document | head), name="claims.json")


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("event", TURNED, "event: expected text that can be seen, got the hidden sign"),
        ("speaker", CLEARED, "hidden sign \\x1b"),
        ("note", CLEARED, "note: expected text that can be seen"),
        ("title", TURNED, "hidden sign \\u202e"),
        ("url", "javascript:alert(1)", "begins with http:// or https://"),
    ],
)
def test_a_cell_with_what_nobody_sees_is_refused(
    tmp_path: Path, column: str, cell: str, said: str
) -> None:
    row = {"measure": "sighting.drones", "words": "nine", column: cell}
    assert said in one_reason(taken(tmp_path, json.dumps([row]), name="t.json"))


def test_letters_of_any_script_and_lines_of_a_note_are_seen(tmp_path: Path) -> None:
    row = {
        "measure": "sighting.drones", "words": "nine", "speaker": "Łódź – Мэр 市長",
        "note": "one\n\ttwo", "url": "HTTPS://herald.example/1",
    }  # fmt: skip
    (claim,) = entered(tmp_path, json.dumps([row]), name="t.json").claims
    assert claim.note == "one\n\ttwo"


@pytest.mark.parametrize(
    ("deed", "value", "note"),
    [
        (Deed.SET_EVENT, TURNED, ""),
        (Deed.SET_EVENT, "velm", CLEARED),
        (Deed.MERGED_ORIGIN, CLEARED, ""),
        (Deed.REJECTED, "", TURNED),
    ],
)
def test_no_decision_hides_what_it_says(deed: Deed, value: str, note: str) -> None:
    ledger = extended(Ledger(), rows())
    with pytest.raises(UsageError, match="text that can be seen"):
        revised(["c1"], ledger, Revision(deed, "A. Reader", NOON, value, note))


@pytest.mark.parametrize(
    ("register", "member", "value", "said"),
    [
        ("effects", "airport", TURNED, "airport: expected text that can be seen"),
        ("effects", "words", CLEARED, "hidden sign \\\\x1b"),
        ("effects", "note", "x" * 5_000, "at most 4,000"),
        ("effects", "strict", {"lo": 10**15}, "at most 1,000,000,000,000"),
        ("effects", "place", {"name": "Velm", "variants": [TURNED]}, "hidden sign"),
        (
            "effects",
            "as_of",
            {"begin": NOON, "end": NOON, "text": CLEARED},
            "as_of: expected text that can be seen",
        ),
        ("response", "who", "an\u200boffice", "hidden sign"),
        ("wrecks", "markings", TURNED, "hidden sign"),
        ("wrecks", "found_by", CLEARED, "hidden sign"),
    ],
)
def test_a_row_of_a_register_in_a_foreign_file_is_held_to_what_a_table_may_say(
    tmp_path: Path, register: str, member: str, value: object, said: str
) -> None:
    document = claims_document(extended(Ledger(), rows()))
    kind = {
        "effects": {"kind": "injured", "strict": {"lo": 1, "hi": 1}},
        "response": {"act": "urged"},
        "wrecks": {"wreck": "w1"},
    }
    row = {"id": "r1", "event": "velm", "rests_on": ["c1"], **kind[register]}
    sound = {"by": "A. Reader", "at": NOON, "note": "", "row": row}
    document[register] = [sound]
    assert not taken(tmp_path, json.dumps(document), name="claims.json").refused
    document[register] = [{**sound, "row": {**row, member: value}}]
    reason = one_reason(taken(tmp_path, json.dumps(document), name="claims.json"))
    assert said in reason
    document[register] = [{**sound, "note": TURNED}]
    reason = one_reason(taken(tmp_path, json.dumps(document), name="claims.json"))
    assert "note: expected text that can be seen" in reason


def test_a_quote_with_a_hidden_sign_is_refused_where_nobody_can_check_it(
    tmp_path: Path,
) -> None:
    row = {"measure": "sighting.drones", "words": "nine", "quote": "\u202enine"}
    assert "quote: expected text that can be seen" in one_reason(
        taken(tmp_path, json.dumps([row]), name="t.json")
    )


def test_a_letter_of_a_font_of_a_paper_hides_nothing(tmp_path: Path) -> None:
    row = {"measure": "sighting.drones", "words": "nine", "quote": "\uf0b7 nine drones"}
    (claim,) = entered(tmp_path, json.dumps([row]), name="t.json").claims
    assert claim.quote is not None
    assert claim.quote.exact == "\uf0b7 nine drones"
