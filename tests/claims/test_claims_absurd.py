"""Figures that nobody counted to: refused or left alone, and nothing else is lost."""

import json
from pathlib import Path

import pytest

from extraction_score import proposals
from vedette.claims.words import NUMBER_MAX, number_of, quantity_of
from vedette.cli.main import run

ABSURD = [
    "9" * 30,
    "9" * 400,
    "9" * 5000,
    "hundred " * 300,
    "a " + "million " * 12,
    "1" + ",000" * 50,
    "9" * 13,
]


@pytest.mark.parametrize("figure", ABSURD, ids=len)
@pytest.mark.parametrize("hedge", ["", "about ", "at least ", "nearly "])
def test_a_figure_beyond_all_counting_states_no_quantity(
    figure: str, hedge: str
) -> None:
    found = quantity_of(hedge + figure)
    assert found is None or (found.strict.lo or 0) <= NUMBER_MAX


def test_the_largest_figure_is_read_and_the_next_is_not() -> None:
    assert number_of(str(NUMBER_MAX)) == NUMBER_MAX
    assert number_of(str(NUMBER_MAX + 1)) is None


@pytest.mark.parametrize("figure", ABSURD, ids=len)
def test_an_absurd_row_is_refused_alone_and_the_others_land(
    figure: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"measure": "incursion.drones", "event": "velm", "speaker": "Army"}
    rows = [{**row, "words": words} for words in ("9", f"about {figure}", "12")]
    table = tmp_path / "rows.json"
    table.write_text(json.dumps(rows))
    out = str(tmp_path / "ledger")
    run(["claims", "import", str(table), "--out", out, "--json"])
    (told,) = json.loads(capsys.readouterr().out)["tables"]
    assert len(told["added"]) == 2
    assert [one["column"] for one in told["refused"]] == ["words"]


@pytest.mark.parametrize("figure", ABSURD, ids=len)
def test_an_article_with_an_absurd_figure_is_read_for_its_others(figure: str) -> None:
    text = (
        f"The army said about {figure} drones entered the country. "
        f"It closed the airport for {figure} hours at {figure[:6]}:30 on 5 March 9999. "
        "Three people were injured.\n"
    )
    found = proposals("x", text, {"published": "2031-03-05", "zone": "Europe/Warsaw"})
    assert "effect.injured" in {one.claim.measure for one in found}
