"""JSON into the ledger: tables, lines, and a whole claims.json there and back."""

import json
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from import_scenes import NOON, TERMS, article, entered, one_reason, taken
from json_schema import breaches
from ledger_scenes import correction, rows
from vedette.claims.book import Ledger, extended
from vedette.claims.importing.columns import COLUMNS
from vedette.claims.importing.foreign import same_said
from vedette.claims.importing.values import Terms
from vedette.claims.importing.written import claim_cells
from vedette.claims.leaves import Decision, Deed
from vedette.claims.measures import registry
from vedette.claims.model import ValueKind
from vedette.output.claims_csv import claims_csv
from vedette.output.claims_json import claims_document, claims_schema

ROW = {"measure": "sighting.drones", "words": "nine", "speaker": "Harbour Office"}


def whole(ledger: Ledger) -> str:
    return json.dumps(claims_document(ledger))


def busy_ledger() -> Ledger:
    more = [
        Decision(
            deed=Deed.MERGED_ORIGIN, by="A", at=NOON, utterances=("u1",), value="b"
        ),
        Decision(deed=Deed.SET_EVENT, by="A", at=NOON, claims=("c2",), value="velm"),
        Decision(deed=Deed.REJECTED, by="A", at=NOON, proposal=correction()[0]),  # type: ignore[arg-type]
    ]
    return extended(Ledger(), [*rows(), *correction(), *more])


def test_an_array_of_objects_is_a_table(tmp_path: Path) -> None:
    more = {"via": ["The Herald", "Coast Radio"], "provisional": True, "note": None}
    place = {"lat": 5.5, "lon": -7, "lo": 9, "hi": 9}
    ledger = entered(tmp_path, json.dumps([{**ROW, **more, **place}]), name="t.json")
    (claim,) = ledger.claims
    assert ledger.utterances[claim.utterance].provisional
    assert len(ledger.utterances[claim.utterance].reported_via) == 2
    assert claim.place is not None
    assert claim.place.lon == -7.0


def test_json_and_csv_of_one_row_are_one_claim(tmp_path: Path) -> None:
    ledger = entered(tmp_path, json.dumps([ROW]), name="t.json")
    table = "speaker,words,measure\nHarbour Office,nine,sighting.drones\n"
    assert taken(tmp_path, table, ledger=ledger).already == 1


def test_a_line_that_is_no_json_is_refused_alone(tmp_path: Path) -> None:
    lines = "\n".join([json.dumps(ROW), "{oops", "[1]", '{"a":1,"a":2}', "NaN", ""])
    result = taken(tmp_path, lines, name="t.jsonl")
    assert len(result.added) == 1
    assert [one.line for one in result.refused] == [2, 3, 4, 5]
    assert "{oops" in result.refused[0].values["note"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "JSON"),
        ("[" * 100_000, "JSON"),
        ("3", "an array"),
        ('{"claims": []}', "an array"),
        ('[{"measure": "x", "speeker": 1}]', "Did you mean speaker"),
        ('[{"measure": "x", "note": "\\ud800"}]', "surrogates not allowed"),
        ('{"schema": 9, "claims": []}', "schema 1"),
        ('{"schema": 1, "claims": 5}', "a list claims"),
    ],
)
def test_json_that_is_no_table_is_refused(
    tmp_path: Path, content: str, said: str
) -> None:
    with pytest.raises(Exception, match=said) as caught:
        taken(tmp_path, content, name="t.json")
    assert type(caught.value).__name__ == "UsageError"


def test_an_object_in_a_cell_is_refused_with_its_column(tmp_path: Path) -> None:
    result = taken(tmp_path, json.dumps([{**ROW, "place": {"a": 1}}]), name="t.json")
    assert one_reason(result).startswith("1 place: ")


def test_a_whole_ledger_comes_back_from_claims_json(tmp_path: Path) -> None:
    before = busy_ledger()
    after = entered(tmp_path, whole(before), name="claims.json")
    assert after.stated.keys() == before.stated.keys()
    for key, claim in after.stated.items():
        assert same_said(claim, before.stated[key])
    assert after.withdrawn == before.withdrawn
    assert after.utterances == before.utterances
    assert after.sources == before.sources
    assert after.documents == before.documents
    assert [same_said(*pair) for pair in zip(after.rejected, before.rejected)] == [True]  # noqa: B905 - lengths are in the result
    again = taken(tmp_path, whole(before), name="claims.json", ledger=after)
    assert again.rows == ()
    assert again.already == 2
    own = taken(tmp_path, whole(before), name="claims.json", ledger=before)
    assert (own.rows, own.already, own.refused) == ((), 2, ())


def test_a_value_whose_id_is_taken_is_refused_and_nothing_overwritten(
    tmp_path: Path,
) -> None:
    ledger = busy_ledger()
    document = claims_document(ledger)
    document["sources"][0]["name"] = "Another Office"  # type: ignore[index]
    result = taken(tmp_path, json.dumps(document), name="claims.json", ledger=ledger)
    reasons = [one.reason for one in result.refused]
    assert "says otherwise" in reasons[0]
    # What the other office said is not laid to the one of that id here.
    assert len(reasons) == 4
    assert all("that the file states and the" in one for one in reasons[1:])
    assert result.rows == ()


def test_hostile_values_of_a_whole_ledger_are_refused_one_by_one(
    tmp_path: Path,
) -> None:
    document = claims_document(busy_ledger())
    document["claims"] = [
        {"id": "../x"}, 5, None, {"id": "y", "utterance": "u1", "document": "d1",
         "measure": "m", "strict": {"lo": 5, "hi": 1}},
        {"id": "z", "utterance": "u1", "document": "d1", "measure": "m",
         "as_of": {"begin": "never", "end": "never"}},
    ]  # fmt: skip
    document["withdrawn"] = []
    document["decisions"] = [{"deed": "blessed"}, {}]
    result = taken(tmp_path, json.dumps(document), name="claims.json")
    assert len(result.refused) == 7
    assert result.added == ()


def test_a_claim_as_cells_says_no_more_than_columns_hold() -> None:
    ledger = busy_ledger()
    cells = claim_cells(ledger, ledger.claims[0])
    assert set(cells) <= set(COLUMNS)
    assert (cells["lo"], cells["hi"], cells["speaker"]) == ("10", "", "Harbour Office")


def test_the_document_follows_its_schema() -> None:
    text = files("vedette.output").joinpath("schemas", "claims.schema.json").read_text()
    schema = json.loads(text)
    assert schema == json.loads(msgspec.json.encode(claims_schema()))
    document = json.loads(msgspec.json.encode(claims_document(busy_ledger())))
    assert breaches(document, schema, schema) == []
    asked = claims_document(busy_ledger(), relations_whole=True)
    assert breaches(json.loads(msgspec.json.encode(asked)), schema, schema) == []
    document["claims"][0]["quote"]["start"] = -1
    del document["sources"][0]["party"]
    document["claims"][0]["kind"] = "rumour"
    assert len(breaches(document, schema, schema)) == 2


COUNTS = [one for one in registry().measure if one.kind is ValueKind.COUNT]
LINE = st.text(
    st.characters(exclude_categories=("C", "Z"), include_characters=" "), max_size=30
).map(lambda text: " ".join(text.split()))
NAME = LINE.filter(lambda text: any(letter.isalpha() for letter in text)).filter(
    lambda text: ";" not in text
)
TIMES = st.sampled_from(
    ["", "2031-03-04", "2031-03-04T22:30Z", "4 March 2031", "2031-03-04T22:30:05+02:00"]
)
ROWS = st.fixed_dictionaries(
    {
        "measure": st.sampled_from([one.key for one in COUNTS]),
        "words": st.sampled_from(
            ["nine", "at least 19", "about 40", "no", "22 to 25", "several", "3,000"]
        ),
        "speaker": st.one_of(st.just(""), NAME),
        "via": st.lists(NAME, max_size=2),
        "quote": LINE,
        "note": st.one_of(
            LINE, st.sampled_from(["=1+1", "'x'", "-a", 'a "b", c', "a\nb"])
        ),
        "channel": LINE,
        "place": LINE,
        "origin": LINE,
        "as_of": TIMES,
        "time": TIMES,
        "said": TIMES,
        "provisional": st.booleans(),
        "grading": st.sampled_from(["", "B2"]),
        "translated_from": st.sampled_from(["", "pl"]),
    }
)


@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(ROWS, min_size=1, max_size=4))
def test_whatever_was_entered_comes_back_from_a_spreadsheet(
    tmp_path: Path, table: list[dict[str, object]]
) -> None:
    article(tmp_path)
    first = taken(tmp_path, json.dumps(table), name="t.json")
    before = extended(Ledger(), first.rows)
    written = claims_csv(before)
    again = taken(tmp_path, written, ledger=before)
    assert not again.refused, again.refused
    assert (again.rows, again.already) == ((), len(before.claims))
    terms = Terms(by=TERMS.by, at=TERMS.at)
    after = entered(tmp_path, written, terms=terms)
    assert after.claims == before.claims
    assert after.utterances == before.utterances
    assert after.sources == before.sources
    assert after.documents == before.documents
