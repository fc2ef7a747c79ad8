"""The page on registers: its code prints what it says, its tables have every column.

python tests/claims/test_registers_page.py     writes what the code prints today
"""

import contextlib
import io
import re
from pathlib import Path

import pytest

from vedette.claims.registers import (
    Act,
    Effect,
    EffectKind,
    Fall,
    Night,
    ObjectKind,
    Response,
    WreckStatement,
)
from vedette.claims.registers.layout import columns

PAGE = Path(__file__).parents[2] / "docs" / "registers.md"
CODE = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)


def rewritten(text: str) -> str:
    """Run the code of the page from top to bottom; return it with what is printed."""
    names: dict[str, object] = {}

    def run(found: re.Match[str]) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(found[1], names)  # noqa: S102 - our own page
        return f"```python\n{found[1]}```\n\n```text\n{printed.getvalue()}```"

    return CODE.sub(run, text)


def test_the_code_of_the_page_prints_what_the_page_says() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(CODE.findall(text)) == text.count("```python")
    assert rewritten(text) == text


@pytest.mark.parametrize("kind", [Effect, Response, WreckStatement])
def test_every_column_is_on_the_page(kind: type) -> None:
    cells = re.findall(r"^\| (`[^|]*) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    written = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert set(columns(kind)) <= written


@pytest.mark.parametrize("words", [Act, EffectKind, Fall, Night, ObjectKind])
def test_every_word_that_a_cell_may_hold_is_on_the_page(words: type) -> None:
    text = PAGE.read_text("utf-8")
    for word in words:  # type: ignore[attr-defined]
        assert f"`{word.value}`" in text


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text("utf-8")), encoding="utf-8")
