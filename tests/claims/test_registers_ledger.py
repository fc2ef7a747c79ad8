"""Rows of registers as leaves of the ledger: entered, corrected, verified, written."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from import_scenes import NOON, TERMS, entered, taken
from ledger_scenes import NOON_NS, rows
from record_scenes import key_of
from vedette.assessment.registered import Registers, registers_of
from vedette.bundled import bundled
from vedette.claims.book import Ledger, extended
from vedette.claims.hang import events_of, rows_together
from vedette.claims.importing.register_rows import (
    register_in_csv,
    register_in_json,
)
from vedette.claims.ledger import open_ledger, read_ledger
from vedette.claims.model import Status
from vedette.claims.registers import (
    Effect,
    Response,
    WreckStatement,
    csv_text,
    json_text,
    read_effects,
    read_wrecks,
)
from vedette.claims.registers.keyed import REGISTERS, KeyedWreck, register_of
from vedette.claims.registers.tables import ROWS_MAX, read_rows
from vedette.errors import UsageError
from vedette.output.claims_json import claims_document

EVENT = "poland-2025-09-10"
WRECKS = "id,event,rests_on,wreck,place,same_object_as\n"
ONE, TWO = "a.1,velm,d1,a,Lipa,\n", "b.1,velm,d1,b,Lipa,a\n"
EFFECTS = "id,event,rests_on,kind,lo,hi\ne1,velm,d1,buildings,1,1\n"


def named(name: str) -> bytes:
    return bundled("september-2025", f"{name}.csv").read_bytes()


def test_every_bundled_register_is_told_by_its_columns_and_comes_back_equal(
    tmp_path: Path,
) -> None:
    for register in REGISTERS:
        content = named(register.name)
        result = taken(tmp_path, content, name=f"{register.name}.csv")
        assert result.register == register.name
        before = read_rows(content, "x", register.row)
        after = extended(Ledger(), result.rows).register(register.row)
        assert after == before
        # CSV -> ledger -> CSV -> ledger: the same bytes, and nothing new.
        written = csv_text(after, register.row)
        assert written == csv_text(before, register.row)
        ledger = extended(Ledger(), result.rows)
        again = taken(tmp_path, written, name="again.csv", ledger=ledger)
        assert (again.rows, again.keyed.already) == ((), len(before))
        lines = taken(tmp_path, json_text(after), name="again.json", ledger=ledger)
        assert (lines.rows, lines.register) == ((), register.name)


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        ({"rests_on", "kind"}, "effects"),
        ({"rests_on", "act"}, "response"),
        ({"rests_on", "wreck", "object"}, "wrecks"),
        ({"measure", "words"}, None),
        ({"measure", "rests_on", "kind"}, None),
        ({"kind", "id"}, None),
    ],
)
def test_a_register_is_known_by_a_column_of_its_own(
    columns: set[str], name: str | None
) -> None:
    found = register_of(columns, "x")
    assert (found.name if found else None) == name


@pytest.mark.parametrize("columns", [{"rests_on"}, {"rests_on", "act", "wreck"}])
def test_a_register_that_may_be_two_or_none_is_refused(columns: set[str]) -> None:
    with pytest.raises(UsageError, match="told by its column: kind of effects"):
        register_of(columns, "x")


def test_a_table_of_claims_is_no_register() -> None:
    assert register_in_csv("measure,words\nsighting.drones,9\n", "x") is None
    assert register_in_csv("\n", "x") is None
    for value in ({}, [], [1], None, [{"measure": "x"}]):
        assert register_in_json(value, "x") is None


def test_semicolons_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    table = "\ufeff" + WRECKS.replace(",", ";") + ONE.replace(",", ";")
    (row,) = entered(tmp_path, table).register(WreckStatement)
    assert row.wreck == "a"


@pytest.mark.parametrize(
    ("before", "sign"), [("sep=;\r\n", ";"), ("", "\t"), ("\n", ",")]
)
def test_a_register_is_told_with_tabs_and_after_a_spreadsheet_s_first_line(
    tmp_path: Path, before: str, sign: str
) -> None:
    table = before + WRECKS.replace(",", sign) + ONE.replace(",", sign)
    result = taken(tmp_path, table)
    assert (result.register, len(result.keyed.added)) == ("wrecks", 1)
    with pytest.raises(UsageError, match=f"line {3 + bool(before)}"):
        taken(tmp_path, table + sign * 9 + "x\n")


def test_who_and_when_and_from_which_file_stand_with_every_row(tmp_path: Path) -> None:
    (keyed,) = entered(tmp_path, EFFECTS, name="mine.csv").keyed
    assert (keyed.by, keyed.at) == ("A. Reader", NOON)
    assert keyed.note.startswith("import of mine.csv, sha256 of its text ")


def test_a_correction_takes_the_place_and_history_stays(tmp_path: Path) -> None:
    ledger = entered(tmp_path, EFFECTS)
    changed = EFFECTS.replace("1,1\n", "2,3\n")
    with pytest.raises(UsageError, match="With --correct"):
        taken(tmp_path, changed, ledger=ledger)
    terms = structs_of(correct=True)
    ledger = entered(tmp_path, changed, ledger=ledger, terms=terms)
    (row,) = ledger.register(Effect)
    assert row.strict is not None
    assert (row.strict.lo, len(ledger.keyed)) == (2, 2)
    gone = EFFECTS.replace("hi\n", "hi,status\n").replace("1,1\n", "2,3,rejected\n")
    ledger = entered(tmp_path, gone, ledger=ledger, terms=terms)
    (row,) = ledger.register(Effect)
    assert row.status is Status.REJECTED
    assert [one.row.status.value for one in ledger.keyed] == [
        "confirmed", "confirmed", "rejected",
    ]  # fmt: skip


def structs_of(*, correct: bool) -> object:
    """Take on the terms of the scenes, correcting or not."""
    return type(TERMS)(by="B. Reader", at=NOON, correct=correct)


def test_a_proposed_row_is_no_row_of_a_ledger(tmp_path: Path) -> None:
    table = EFFECTS.replace("hi\n", "hi,status\n").replace("1,1\n", "1,1,proposed\n")
    with pytest.raises(UsageError, match="that a person confirmed"):
        taken(tmp_path, table)


def test_a_wreck_may_be_one_with_a_wreck_of_the_ledger(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="another wreck of this register"):
        taken(tmp_path, WRECKS + TWO)
    ledger = entered(tmp_path, WRECKS + ONE)
    ledger = entered(tmp_path, WRECKS + TWO, ledger=ledger)
    assert [row.wreck for row in ledger.register(WreckStatement)] == ["a", "b"]


def test_what_a_row_rests_on_and_the_ledger_does_not_have_is_told(
    tmp_path: Path,
) -> None:
    assert taken(tmp_path, WRECKS + ONE).unknown == ("d1",)
    ledger = extended(Ledger(), rows())
    assert taken(tmp_path, WRECKS + ONE, ledger=ledger).unknown == ()
    for who, unknown in (("u1", ("u1",)), ("harbour-office", ())):
        head = WRECKS.replace("place", "place,said_by")
        said = head + ONE.replace("Lipa,", f"Lipa,{who},")
        assert taken(tmp_path, said, ledger=ledger).unknown == unknown


def test_a_register_in_a_ledger_has_a_limit_too() -> None:
    wreck = WreckStatement(id="x", event="velm", rests_on=("d",), wreck="w")
    many = [
        KeyedWreck(row=structs.replace(wreck, id=f"x{n}"), by="A", at=NOON)
        for n in range(ROWS_MAX)
    ]
    ledger = extended(Ledger(), many)
    extended(ledger, many[:1])  # said again, it is no row more
    with pytest.raises(UsageError, match="at most 1,000 rows in the register"):
        extended(ledger, [KeyedWreck(row=wreck, by="A", at=NOON)])


def test_rows_are_leaves_that_are_read_again(tmp_path: Path) -> None:
    result = taken(tmp_path, named("wrecks"), name="wrecks.csv")
    folder = tmp_path / "out"
    with open_ledger(folder, key_of(1), now_ns=NOON_NS) as book:
        book.enter([*rows(), *result.rows], now_ns=NOON_NS)
        written = book.ledger
    assert read_ledger(folder) == written
    assert read_ledger(folder).register(WreckStatement) == read_wrecks(
        named("wrecks"), "x"
    )


def test_registers_with_their_history_come_back_from_claims_json(
    tmp_path: Path,
) -> None:
    ledger = entered(tmp_path, EFFECTS)
    changed = EFFECTS.replace("1,1\n", "2,3\n")
    ledger = entered(tmp_path, changed, ledger=ledger, terms=structs_of(correct=True))
    whole = json.dumps(claims_document(ledger))
    result = taken(tmp_path, whole, name="claims.json")
    after = extended(Ledger(), result.rows)
    assert [one.row for one in after.keyed] == [one.row for one in ledger.keyed]
    assert "vouched for by B. Reader" in after.keyed[1].note
    assert (len(result.keyed.added), len(result.keyed.corrected)) == (1, 1)
    again = taken(tmp_path, whole, name="claims.json", ledger=after)
    assert (again.rows, again.keyed.already) == ((), 2)
    other = entered(tmp_path, EFFECTS.replace("1,1\n", "9,9\n"))
    refused = taken(tmp_path, whole, name="claims.json", ledger=other).refused
    assert len(refused) == 2
    assert all("other content of e1" in one.reason for one in refused)


@pytest.mark.parametrize("here", ["", "A", "AB", "ABA", "B", "ABAB"])
def test_a_row_that_was_set_back_comes_back_from_claims_json(
    tmp_path: Path, here: str
) -> None:
    tables = {"A": EFFECTS, "B": EFFECTS.replace("1,1\n", "2,3\n")}

    def told(rows_of: str) -> Ledger:
        ledger = Ledger()
        for one in rows_of:
            terms = structs_of(correct=True)
            ledger = entered(tmp_path, tables[one], ledger=ledger, terms=terms)
        return ledger

    there, ledger = told("ABA"), told(here)
    whole = json.dumps(claims_document(there))
    terms = structs_of(correct=True)
    after = entered(tmp_path, whole, name="claims.json", ledger=ledger, terms=terms)
    stands = there if here != "ABAB" else told("B")  # what came later stays
    assert after.register(Effect) == stands.register(Effect)
    if "ABA".startswith(here):
        assert [one.row for one in after.keyed] == [one.row for one in there.keyed]
    again = taken(tmp_path, whole, name="claims.json", ledger=after)
    assert (again.rows, again.keyed.already) == ((), 3)


def test_registers_of_ledgers_and_files_are_put_together_once_each(
    tmp_path: Path,
) -> None:
    ledger = entered(tmp_path, EFFECTS)
    own = ledger.register(Effect)
    assert registers_of([], Registers()) == Registers()
    assert registers_of([ledger], Registers()).effects == own
    assert registers_of([ledger], Registers(effects=own)).effects == own
    more = read_effects(EFFECTS.replace("e1,", "e2,").encode(), "x")
    assert registers_of([ledger], Registers(effects=more)).effects == (*own, *more)
    other = read_effects(EFFECTS.replace("1,1", "2,2").encode(), "x")
    with pytest.raises(UsageError, match="every id once"):
        registers_of([ledger], Registers(effects=other))
    assert Registers(effects=own).of("velm").effects == own
    assert Registers(effects=own).of("another") == Registers()
    assert events_of([ledger]) == ("velm",)


def test_rows_of_a_second_ledger_get_its_number_unless_they_are_the_same(
    tmp_path: Path,
) -> None:
    first = entered(tmp_path, WRECKS + ONE)
    second = entered(tmp_path, WRECKS + ONE + TWO)
    found = rows_together([first, second], WreckStatement)
    assert [(row.id, row.wreck) for row in found] == [("a.1", "a"), ("l2:b.1", "l2:b")]
    assert found[1].rests_on == ("l2:d1",)
    assert found[1].same_object_as == "l2:a"
    assert rows_together([first, first], Response) == ()


@settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 9)), max_size=12))
def test_the_last_row_of_each_id_stands_in_the_order_of_first_entry(
    tmp_path: Path, said: list[tuple[int, int]]
) -> None:
    ledger, last = Ledger(), dict[str, int]()
    for name, number in said:
        table = EFFECTS.replace("e1,", f"e{name},").replace("1,1\n", f"{number},9\n")
        ledger = entered(tmp_path, table, ledger=ledger, terms=structs_of(correct=True))
        last[f"e{name}"] = number
    found = {row.id: row.strict and row.strict.lo for row in ledger.register(Effect)}
    assert list(found.items()) == list(last.items())
