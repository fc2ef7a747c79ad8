"""docs/claims.md says what is in the code: columns, kinds of leaves, measures."""

from pathlib import Path

from msgspec import structs

from vedette.claims.importing.columns import COLUMNS, OTHER_NAMES
from vedette.claims.leaves import ROWS, Deed
from vedette.claims.measures import registry
from vedette.claims.proposal import Proposal
from vedette.claims.review import TRANSITIONS

PAGE = (Path(__file__).parents[2] / "docs" / "claims.md").read_text(encoding="utf-8")


def test_every_column_is_documented_with_its_meaning() -> None:
    for name, meaning in COLUMNS.items():
        assert f"| `{name}` | {meaning} |" in PAGE


def test_other_names_of_columns_lead_to_columns() -> None:
    assert set(OTHER_NAMES.values()) <= set(COLUMNS)
    assert not set(OTHER_NAMES) & set(COLUMNS)


def test_every_kind_of_leaf_is_documented_with_all_members() -> None:
    for kind, row in ROWS.items():
        line = next(one for one in PAGE.splitlines() if one.startswith(f"| {kind} |"))
        for field in structs.fields(row):
            assert f"`{field.name}`" in line, field.name
    for deed in Deed:
        assert deed.value in PAGE


def test_every_measure_is_documented() -> None:
    for one in registry().measure:
        assert f"| `{one.key}` | {one.kind.value} |" in PAGE
        assert one.en in PAGE


def test_what_may_follow_on_what_is_documented() -> None:
    section = PAGE.split("## Review")[1].split("\n## ")[0]
    for status, allowed in TRANSITIONS.items():
        line = next(
            one for one in section.splitlines() if one.startswith(f"| {status.value} |")
        )
        same = "the same" in line
        assert same or all(deed.value.split()[0] in line for deed in allowed)
    for field in structs.fields(Proposal):
        assert f"`{field.name}`" in section
