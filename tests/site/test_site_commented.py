"""A drafted site file is TOML whatever files and sources are called."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.site.commented import Line, Table, commented_text
from vedette.site.write import quoted

NASTY = [
    'a"\n[policy]\ncooperative = "unauthorised',
    "a\r[x]",
    "\x00\x1b[31m\x7f",
    "\u2028\u202e\ufeff\U000e0001",
    "\\u0041 \\",
    "",
]


@pytest.mark.parametrize("name", NASTY)
def test_a_hostile_name_is_a_value_and_a_comment_and_nothing_else(name: str) -> None:
    table = Table(head="[site]", lines=(Line("name", name, name),), notes=(name,))
    text = commented_text([table])
    assert tomllib.loads(text) == {"site": {"name": name}}
    assert all(line.isprintable() for line in text.splitlines())


@given(st.text())
def test_any_text_can_be_quoted(text: str) -> None:
    read = tomllib.loads(f"x = {quoted(text)}")["x"]
    assert read == "".join(
        "\N{REPLACEMENT CHARACTER}" if "\ud800" <= letter <= "\udfff" else letter
        for letter in text
    )


def test_a_name_that_is_not_unicode_is_written_with_a_mark() -> None:
    assert tomllib.loads(f"x = {quoted('a' + chr(0xDCFF))}")["x"] == "a\ufffd"


def test_what_is_not_known_is_a_comment_with_what_to_do() -> None:
    lines = (
        Line("id", "radar-25-10"),
        Line("lat", None, "nothing says it"),
        Line("period_s", 10.0, "said by I034/041"),
        Line("from", "2025-09-09T00:00:00Z", "begin", stated=False),
    )
    text = commented_text([Table(head="[[sensor]]", lines=lines)])
    assert text.splitlines() == [
        "[[sensor]]",
        'id = "radar-25-10"',
        "# lat = ...  # fill in: nothing says it",
        "period_s = 10.0  # said by I034/041",
        '# from = "2025-09-09T00:00:00Z"  # begin',
    ]
    hidden = commented_text([Table(head="[[sensor]]", lines=lines, stated=False)])
    assert all(line.startswith("# ") for line in hidden.splitlines())
    assert tomllib.loads(hidden) == {}
