"""The page and the drawings of a comparison in Polish: to the last word of ours."""

from pathlib import Path

import pytest

import september
from polish_walk import foreign, html_text
from vedette.bundled import bundled
from vedette.cli.main import run
from vedette.output.compared import write_comparison

# How sure somebody was, in words of their own: shown as a quotation.
HEDGES = {one.hedge for one in september.ledger().claims if one.hedge}


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    place = bundled("data", "september-2025") / "claims.csv"
    run(["claims", "import", str(place), "--out", str(tmp_path / "ledger")])
    return tmp_path / "ledger"


def test_no_english_word_of_ours_is_left_on_the_polish_page_of_a_ledger(
    tmp_path: Path,
) -> None:
    folders = {tongue: tmp_path / tongue for tongue in ("en", "pl")}
    for tongue, folder in folders.items():
        folder.mkdir()
        write_comparison(
            [september.comparison()], "", "", folder, september.registers(), tongue
        )
    page = (folders["pl"] / "claims.html").read_text()
    assert '<html lang="pl">' in page
    assert foreign(html_text(page), HEDGES) == set()
    drawings = sorted(folders["pl"].glob("compare/*.svg"))
    assert len(drawings) > 10
    for drawing in drawings:
        assert foreign(html_text(drawing.read_text())) == set()
    english = html_text((folders["en"] / "claims.html").read_text())
    assert len(foreign(english, HEDGES)) > 50
    pairs = [(folder / "comparison.csv").read_bytes() for folder in folders.values()]
    assert pairs[0] == pairs[1]


def test_the_command_compares_in_the_language_that_is_asked_for(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["claims", "compare", str(ledger), "--lang", "pl"]) == 0
    page = (ledger / "claims.html").read_text()
    assert "Co powiedziano" in page
    assert "Księga, korzeń " in page
    assert run(["claims", "compare", str(ledger), "--lang", "de"]) == 2
    assert "expected a language: en or pl" in capsys.readouterr().err
