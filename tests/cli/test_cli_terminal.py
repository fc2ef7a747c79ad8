"""Nothing foreign is obeyed on a terminal (vedette.cli.terminal, vedette.cli.progress).

The truth about what a terminal obeys is the Unicode category of each character.
"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.cli.progress import progress
from vedette.cli.terminal import complain, harmless, say, say_json

MARKUP = "[bold red]x[/] :warning: [link=http://x]y[/link] \\[a]"


@given(st.text())
def test_no_control_character_survives(text: str) -> None:
    shown = harmless(text)
    assert all(unicodedata.category(letter)[0] != "C" for letter in shown)
    assert harmless(shown) == shown


@pytest.mark.parametrize("text", ["SWR123", "Łódź Ω 日本 ½ €", MARKUP, ""])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", r"\x1b[2J"),
        ("a\rb\nc\td", r"a\rb\nc\td"),
        ("\u202eabc", r"\u202eabc"),
        ("\u200b\ufeff", r"\u200b\ufeff"),
        ("\x9b31m", r"\x9b31m"),
        ("\udcff", r"\udcff"),
        ("\U000e0001", r"\U000e0001"),
    ],
)
def test_what_would_be_obeyed_is_shown(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_markup_is_printed_not_interpreted(capsys: pytest.CaptureFixture[str]) -> None:
    say(MARKUP, "12 km 'x' http://a/b")
    complain(MARKUP)
    say("\x1b[31m")
    printed = capsys.readouterr()
    assert printed.out.startswith(f"{MARKUP}\n12 km 'x' http://a/b\n")
    assert printed.err == f"{MARKUP}\n"
    assert "\x1b" not in printed.out
    assert r"\x1b[31m" in printed.out


def test_json_is_printed_to_the_byte(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    say_json(b'{"a": "[red]\\u001b"}\n')
    assert capsysbinary.readouterr().out == b'{"a": "[red]\\u001b"}\n'


def test_progress_is_silent_where_nobody_watches(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with progress("decoding [red]x[/]", 10.0) as advance:
        advance(4.0)
        advance(6.0)
    with progress("of unknown length", None) as advance:
        advance(1.0)
    assert capsys.readouterr() == ("", "")
