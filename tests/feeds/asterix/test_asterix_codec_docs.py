"""docs/asterix.md says what the tables say, and its example prints what it prints."""

import contextlib
import io
import re
from pathlib import Path

from vedette.feeds.asterix.rare import EDITIONS
from vedette.feeds.asterix.table import MODULES, tables

PAGE = (Path(__file__).parents[3] / "docs" / "asterix.md").read_text(encoding="utf-8")


def table_rows() -> list[str]:
    """Write the table of editions as the page must have it."""
    return [
        f"| {category:03} {MODULES[category].TITLE} | {', '.join(table.editions)}"
        f" | {table.change} |"
        for category in sorted(MODULES)
        for table in tables(category)
    ]


def test_the_page_lists_every_edition_and_what_it_changed() -> None:
    expected = table_rows()
    there = [line for line in PAGE.splitlines() if line in expected]
    assert there == expected, "expected these rows:\n" + "\n".join(expected)


def test_the_page_lists_the_editions_of_rare_categories() -> None:
    for category, editions in EDITIONS.items():
        row = rf"^\| {category:03} [^|]+\| {re.escape(', '.join(editions))} \|$"
        assert re.search(row, PAGE, re.MULTILINE), category


def test_the_example_prints_what_the_page_shows() -> None:
    code, shown = re.findall(r"```(?:python|text)\n(.*?)```", PAGE, re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})  # noqa: S102 - our own page
    assert printed.getvalue() == shown
