"""docs/night.md promises no more than there is: commands, fields and tests exist."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from vedette.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
NIGHT = (ROOT / "docs" / "night.md").read_text(encoding="utf-8")
FIELDS = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
STATES = ("works", "partly", "not built")


class Row(NamedTuple):
    """One row of the table."""

    number: str
    claim: str
    capability: str
    command: str
    field: str
    test: str
    state: str


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


ROWS = [Row(*cells(line)) for line in NIGHT.splitlines() if re.match(r"\| \d", line)]
BUILT = [row for row in ROWS if not row.state.startswith("not built")]


def documented() -> tuple[set[str], set[str]]:
    """Return what docs/fields.md lists: written today, and planned."""
    written: set[str] = set()
    planned: set[str] = set()
    heading = ""
    for line in FIELDS.splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ").strip("`")
        found = re.match(r"\| `([^`]+)` \|", line)
        if found and heading == "Planned":
            planned.add(found[1])
        elif found:
            written.add(f"{heading}:{found[1]}")
    return written, planned


@cache
def names_of_tests() -> set[str]:
    names: set[str] = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names |= {
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        }
    return names


def test_table_is_numbered_and_whole() -> None:
    assert [row.number for row in ROWS] == [str(i + 1) for i in range(len(ROWS))]
    assert len(ROWS) >= 20
    for row in ROWS:
        assert row.state.startswith(STATES), row
        assert row.claim
        assert row.capability


@pytest.mark.parametrize("row", BUILT, ids=lambda row: f"row {row.number}")
def test_what_is_said_to_run_has_its_command(row: Row) -> None:
    name = row.command.strip("`").removeprefix("vedette ")
    assert name in {command.name for command in COMMANDS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"row {row.number}")
def test_every_field_is_documented_and_what_runs_writes_it_today(row: Row) -> None:
    written, planned = documented()
    field = row.field.strip("`")
    if field == "-":
        return
    assert field in (written if row in BUILT else written | planned)


@pytest.mark.parametrize("row", BUILT, ids=lambda row: f"row {row.number}")
def test_what_is_said_to_run_has_a_test(row: Row) -> None:
    assert row.test.strip("`") in names_of_tests()


def test_every_claim_names_who_made_it() -> None:
    for row in ROWS:
        assert "(" in row.claim or row.claim.startswith("the same"), row.number


def test_page_says_first_that_no_sensor_data_is_public() -> None:
    before = NIGHT.split("| no. |")[0]
    assert "No sensor data of that night is public." in before
    assert "A synthetic night lends no support to any real claim." in before
    assert "**not built**" in before
    assert "Kinematics cannot" in before


def test_fields_of_both_pictures_differ_as_the_contract_says() -> None:
    written, _ = documented()
    names = {
        file: {name.partition(":")[2] for name in written if name.startswith(file)}
        for file in ("tracks.parquet", "trajectories.parquet")
    }
    assert names["trajectories.parquet"] == (
        names["tracks.parquet"] - {"received_through"}
    ) | {"started", "ended", "smoothed_through"}
