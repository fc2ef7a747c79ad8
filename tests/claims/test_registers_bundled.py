"""The bundled statements of the night parse, and keep to what their page promises."""

import csv
import io
import re
import tomllib
from functools import cache
from pathlib import Path

import msgspec
import pytest

from vedette.bundled import bundled
from vedette.claims.book import Ledger
from vedette.claims.importing import take_file
from vedette.claims.importing.values import Terms
from vedette.claims.measures import registry
from vedette.claims.model import (
    Anonymity,
    Claim,
    Document,
    Evidential,
    Place,
    Source,
    SourceKind,
    ValueKind,
)
from vedette.claims.registers import (
    Effect,
    Response,
    WreckStatement,
    closures,
    counted,
    course,
    disagreeing,
    held,
    read_effects,
    read_response,
    read_wrecks,
)
from vedette.claims.registers.cells import span_of
from vedette.claims.span import Span, before
from vedette.claims.words import Quantity, quantity_of

NIGHT = "poland-2025-09-10"
ROOT = Path(__file__).parents[2]
TIMES = ("time", "as_of", "said", "published")
EXACT_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"
QUOTED_WORDS_MAX = 12
TABLES = ("claims", "documents", "effects", "response", "sources", "wrecks")


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    data = bundled("september-2025", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(data, newline=""), strict=True))


def span(cell: str) -> Span | None:
    return span_of(cell, "claims.csv") if cell else None


def quantity(row: dict[str, str]) -> Quantity | None:
    if row["words"]:
        read = quantity_of(row["words"])
        assert read is not None, row
        return read
    if not row["lo"]:
        return None
    said = row["lo"] if row["hi"] == row["lo"] else f"at least {row['lo']}"
    assert not row["hi"] or row["hi"] == row["lo"], row
    return quantity_of(said)


def claim(row: dict[str, str]) -> Claim:
    measure = registry().get(row["measure"])
    assert measure is not None, row
    value = quantity(row)
    raw = {
        "id": row["id"],
        "utterance": f"u-{row['id']}",
        "document": row["doc"],
        "measure": row["measure"],
        "kind": measure.kind.value,
        "event": row["event"],
        "unit": row["unit"],
        "strict": value.strict if value else None,
        "loose": value.loose if value else None,
        "hedge": row["hedge"],
        "category": row["category"],
        "scope": row["scope"],
        "time": span(row["time"]),
        "place": Place(name=row["place"]) if row["place"] else None,
        "as_of": span(row["as_of"]),
        "evidential": row["evidential"],
        "grading": row["grading"],
        "note": row["note"],
    }
    return msgspec.convert(raw, Claim)


@cache
def claims() -> tuple[Claim, ...]:
    return tuple(claim(row) for row in table("claims"))


@cache
def registers() -> tuple[
    tuple[WreckStatement, ...], tuple[Effect, ...], tuple[Response, ...]
]:
    folder = bundled("september-2025")
    return (
        read_wrecks((folder / "wrecks.csv").read_bytes(), "wrecks.csv"),
        read_effects((folder / "effects.csv").read_bytes(), "effects.csv"),
        read_response((folder / "response.csv").read_bytes(), "response.csv"),
    )


def test_the_statements_make_claims_whose_measure_unit_and_value_fit() -> None:
    assert 55 <= len(claims()) <= 75
    assert len({one.id for one in claims()}) == len(claims())
    for one in claims():
        measure = registry().get(one.measure)
        assert measure is not None
        assert one.unit == measure.unit, one.id
        if one.kind is ValueKind.COUNT:
            assert one.strict is not None, one.id
        elif one.kind is ValueKind.TIME:
            assert one.time is not None, one.id
        else:
            assert one.category, one.id
        if measure.categories:
            assert one.category in measure.categories, one.id
        assert one.grading, one.id


def test_documents_and_sources_are_named_and_each_row_says_what_they_say() -> None:
    sources = {row["id"]: row for row in table("sources")}
    documents = {row["id"]: row for row in table("documents")}
    assert len(sources) == len(table("sources"))
    names = {row["name"] for row in sources.values()}
    for row in sources.values():
        party = {"yes": True, "no": False, "": None}[row["party"]]
        aliases = tuple(filter(None, row["aliases"].split(";")))
        Source(
            id=row["id"],
            name=row["name"],
            kind=SourceKind(row["kind"]),
            country=row["country"],
            party=party,
            aliases=aliases,
        )
    for row in documents.values():
        assert row["publisher"] in sources
        Document(id=row["id"], published=span(row["published"]), lang=row["lang"])
    for row in table("claims"):
        document = documents[row["doc"]]
        assert row["publisher"] == sources[document["publisher"]]["name"]
        assert row["published"] == document["published"]
        assert row["speaker"] in names
        assert set(filter(None, row["via"].split(";"))) <= names
        Anonymity(row["anonymity"])
        Evidential(row["evidential"])


def test_every_row_of_a_register_rests_on_a_document_and_a_source_of_the_tables() -> (
    None
):
    known = {row["id"] for row in table("documents")}
    known |= {row["id"] for row in table("claims")}
    sources = {row["id"] for row in table("sources")}
    rows = [row for register in registers() for row in register]
    for row in rows:
        assert set(row.rests_on) <= known, row.id
        assert row.said_by in sources, row.id
        assert row.event == NIGHT


def test_every_time_has_its_offset_and_nothing_is_said_before_it_happened() -> None:
    for row in table("claims"):
        for column in TIMES:
            assert not row[column] or re.fullmatch(
                rf"{EXACT_TIME}/{EXACT_TIME}(; [A-Za-z]+/[A-Za-z]+)?", row[column]
            ), row
        said, when = span(row["as_of"]), span(row["time"])
        assert said is None or when is None or not before(said, when), row["id"]


def test_first_entry_in_ukrainian_records_is_before_midnight_in_warsaw() -> None:
    times = {one.id: one for one in claims() if one.measure == "time.first_entry"}
    kyiv = next(
        one.time for one in times.values() if one.time and "Kyiv" in one.time.zone
    )
    assert kyiv.begin == "2025-09-09T21:50:00Z"


def test_the_tally_of_the_ministry_grew_and_nothing_of_it_fell() -> None:
    read = course(claims(), NIGHT, "wreck.objects")
    sizes = {one.id: one.strict.lo for one in claims() if one.strict}
    assert [sizes[name] for name in read.updates] == [10, 12, 15, 16, 17, 18]
    assert read.setbacks == ()
    nine = [one for one in claims() if one.measure == "inquiry.events"]
    assert [one.strict.lo for one in nine if one.strict] == [9]
    assert nine[0].id in read.other_measures


def test_violations_drones_and_drones_that_headed_are_not_one_measure() -> None:
    by_value = {
        (one.measure, one.strict.lo): one for one in claims() if one.strict is not None
    }
    assert ("incursion.violations", 19) in by_value
    assert ("incursion.violations", 21) in by_value
    assert ("incursion.drones", 21) in by_value
    assert ("incursion.headed", 92) in by_value
    assert ("incursion.objects", 23) in by_value
    assert ("incursion.drones", 92) not in by_value
    repeated = [row for row in table("claims") if row["origin"] == "chief-of-staff-21"]
    assert {row["measure"] for row in repeated} == {
        "incursion.violations",
        "incursion.drones",
    }


def test_the_registers_answer_what_they_are_for() -> None:
    wrecks, effects, response = registers()
    count = counted(wrecks, NIGHT)
    assert (count.sites.lo, count.sites.hi) == (19, 24)
    buildings = held(effects, NIGHT)[0]
    assert buildings.known.lo == 2
    assert {one.airport for one in closures(effects, NIGHT)} == {
        "EPLB",
        "EPMO",
        "EPRZ",
        "EPWA",
    }
    assert len(disagreeing(response)) == 1  # the first notice: before 4, after 4


@pytest.mark.parametrize("name", TABLES)
def test_texts_are_short_facts_and_no_report_is_copied(name: str) -> None:
    for row in table(name):
        for column in ("quote", "hedge", "words"):
            assert len(row.get(column, "").split()) <= QUOTED_WORDS_MAX, row
        assert not row.get("quote"), "the wording was not at hand"
        assert len(row.get("note", "").split()) <= 40, row


@pytest.mark.parametrize("name", TABLES)
def test_nothing_speaks_of_engaging_anything(name: str) -> None:
    text = bundled("september-2025", f"{name}.csv").read_text(encoding="utf-8")
    banned = (
        r"(?i)\b(?:engage\w*|launcher|battery|fire control|kill\w*|aim-\d+|warhead)"
    )
    assert re.search(banned, text) is None


def test_the_page_says_first_that_these_are_statements_that_nothing_supports() -> None:
    page = bundled("september-2025", "README.md").read_text(encoding="utf-8")
    head = page[:700]
    assert "statements that people made in public" in head
    assert "early errors" in head
    assert "Nothing that Vedette simulates supports" in head
    for name in TABLES:
        assert f"| `{name}.csv` | {len(table(name))} |" in page


def test_the_wheel_carries_the_folder() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wheel = tomllib.loads(text)["tool"]["hatch"]["build"]["targets"]["wheel"]
    carried = wheel["force-include"]["data/september-2025"]
    assert carried == "vedette/bundled/september-2025"


def test_the_import_takes_every_statement_and_refuses_none() -> None:
    taken = take_file(
        bundled("september-2025", "claims.csv"),
        Ledger(),
        Terms(by="a person", at="2026-01-01T00:00:00Z"),
    )
    assert taken.refused == ()
    assert len(taken.added) == len(claims())
    for ours, theirs in zip(claims(), taken.added, strict=True):
        assert ours.id == theirs.id
        assert (ours.strict, ours.loose) == (theirs.strict, theirs.loose), ours.id
        assert theirs.quote is None
        for a, b in ((ours.time, theirs.time), (ours.as_of, theirs.as_of)):
            assert (a is None) == (b is None)
            assert (
                a is None
                or b is None
                or (a.begin_ns, a.end_ns, a.zone)
                == (
                    b.begin_ns,
                    b.end_ns,
                    b.zone,
                )
            )
