"""``claims import`` as people run it: files, exit codes, what is said."""

import json
import re
from pathlib import Path

import pytest

from import_scenes import article
from vedette.bundled import bundled
from vedette.claims.ledger import read_ledger
from vedette.cli.claims_folder import RELATED_MAX, person
from vedette.cli.main import run
from vedette.errors import UsageError

HEAD = "doc,quote,speaker,measure,words\n"
GOOD = "herald.txt,at least nine drones,Harbour Office,sighting.drones,at least nine\n"
BAD = "herald.txt,ninety drones,Harbour Office,sighting.drones,90\n"


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    article(tmp_path)
    path = tmp_path / "t.csv"
    path.write_text(HEAD + GOOD + BAD)
    return path


def test_good_rows_land_and_the_bad_one_is_in_refused_csv(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ledger"
    assert run(["claims", "import", str(table), "--out", str(out)]) == 0
    told = capsys.readouterr()
    assert "1 claim entered" in told.out
    assert "line 3, column quote: expected words that stand" in told.err
    refused = (out / "refused.csv").read_text(encoding="utf-8-sig")
    assert 't.csv,3,quote,"expected words' in refused
    assert "ninety drones" in refused
    assert len(read_ledger(out).claims) == 1
    assert run(["verify", str(out)]) == 0
    assert f"Record root: {read_ledger(out).root}" in told.out


def test_the_same_table_again_changes_no_byte_of_the_ledger(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ledger"
    run(["claims", "import", str(table), "--out", str(out)])
    before = read_ledger(out)
    assert run(["claims", "import", str(table), "--out", str(out)]) == 0
    assert "Nothing new" in capsys.readouterr().out
    assert read_ledger(out) == before
    own = str(out / "claims.csv")
    assert run(["claims", "import", own, "--out", str(out)]) == 0
    assert read_ledger(out) == before
    assert not (out / "refused.csv").exists()
    assert run(["verify", str(out)]) == 0


def test_a_refused_row_put_right_can_be_imported_from_refused_csv(
    table: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ledger"
    run(["claims", "import", str(table), "--out", str(out)])
    fixed = (out / "refused.csv").read_text(encoding="utf-8-sig")
    path = tmp_path / "fixed.csv"
    path.write_text(fixed.replace("ninety drones", "nearly two hours"))
    assert run(["claims", "import", str(path), "--out", str(out)]) == 0
    assert len(read_ledger(out).claims) == 2


def test_nothing_taken_is_exit_2_and_still_told_as_json(
    tmp_path: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_text(HEAD + BAD)
    out = tmp_path / "ledger"
    assert run(["claims", "import", str(table), "--out", str(out), "--json"]) == 2
    document = json.loads(capsys.readouterr().out)
    assert document["tables"][0]["refused"][0]["column"] == "quote"
    assert document["claims"] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["missing.csv"], "got nothing"),
        (["."], "got a folder"),
        (["herald.txt"], "columns"),
        (["t.csv", "--zone", "Mars/Base"], "Mars/Base"),
    ],
)
def test_wrong_usage_makes_no_ledger(
    words: list[str],
    said: str,
    table: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(table.parent)
    assert run(["claims", "import", *words, "--out", "ledger"]) == 2
    assert said in capsys.readouterr().err
    assert not (table.parent / "ledger").exists()


def test_a_folder_of_other_things_is_left_alone(table: Path) -> None:
    before = sorted(path.name for path in table.parent.iterdir())
    out = str(table.parent)
    assert run(["claims", "import", str(table), "--out", out]) == 2
    after = sorted(path.name for path in table.parent.iterdir())
    assert set(after) - set(before) <= {"state"}


def test_keeping_the_text_lets_quotes_be_checked_without_the_file(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ledger"
    run(["claims", "import", str(table), "--out", str(out), "--keep-text"])
    (tmp_path / "herald.txt").unlink()
    more = GOOD.replace("at least nine drones", "We counted nine").replace(
        "herald.txt", "herald-txt"
    )
    table.write_text(HEAD + more + BAD.replace("herald.txt", "herald-txt"))
    assert run(["claims", "import", str(table), "--out", str(out)]) == 0
    told = capsys.readouterr()
    assert "unchecked" not in told.out
    assert "line 3, column quote" in told.err


def test_control_characters_of_a_table_reach_no_terminal(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_text("measure,words\n\x1b[2Jdrones,9\nsighting.drones,9\n")
    run(["claims", "import", str(table), "--out", str(tmp_path / "ledger")])
    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err


@pytest.mark.parametrize("name", ["a\x1bb", "x" * 300, "a\u202eb"])
def test_a_reviewer_is_one_printable_line(name: str) -> None:
    with pytest.raises(UsageError, match="the name of a person"):
        person(name)


def test_a_long_table_of_one_event_leaves_its_pairs_to_compare(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = tmp_path / "long.csv", tmp_path / "ledger"
    rows = [f"velm,sighting.drones,{n}\n" for n in range(1, RELATED_MAX + 2)]
    few = ["orlo,sighting.drones,2\n", "orlo,sighting.drones,3\n"]
    table.write_text("event,measure,words\n" + "".join(few))
    assert run(["claims", "import", str(table), "--out", str(out)]) == 0
    whole = json.loads((out / "claims.json").read_text())
    assert (len(whole["relations"]), whole["relations_whole"]) == (1, True)
    assert "leaves out" not in capsys.readouterr().err
    table.write_text("event,measure,words\n" + "".join(rows))
    assert run(["claims", "import", str(table), "--out", str(out)]) == 0
    cut = json.loads((out / "claims.json").read_text())
    assert (cut["relations"], cut["relations_whole"]) == (whole["relations"], False)
    said = capsys.readouterr().err
    assert "leaves out how the 301 claims of velm are related" in said
    assert "vedette claims compare" in said


def test_registers_in_a_ledger_are_compared_and_assessed_without_their_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, wrecks, out = tmp_path / "t.csv", tmp_path / "finds.csv", tmp_path / "led"
    table.write_text("event,measure,words\nvelm,sighting.drones,9\n")
    wrecks.write_text(
        "id,event,rests_on,wreck,place\n"
        "a.1,velm,not-named,a,<b>Lipa</b>\nb.1,orlo,d9,b,Dąb\n"
    )
    words = ["claims", "import", str(table), str(wrecks), "--out", str(out)]
    assert run([*words, "--reviewer", "A. Reader"]) == 0
    told = capsys.readouterr().out
    assert "finds.csv: register of wrecks: 2 rows entered, 0 corrected" in told
    assert "Names what the ledger does not have: d9." in told
    wrecks.unlink()
    assert run(["claims", "compare", str(out)]) == 0
    told = capsys.readouterr().out
    assert "velm: 1 measure, 1 speaker" in told
    assert "registers beside it, rows: wrecks 1" in told
    assert "orlo: 0 measures, 0 speakers" in told
    page = (out / "claims.html").read_text("utf-8")
    assert 'id="r-velm-wrecks"' in page
    assert "&lt;b&gt;Lipa" in page
    assert "<b>Lipa" not in page
    assert run(["claims", "compare", str(out), "--json"]) == 0
    events = json.loads(capsys.readouterr().out)["events"]
    assert [one["registers"] for one in events] == [{"wrecks": 1}, {"wrecks": 1}]
    for event, counted in (("velm", "a"), ("orlo", "b")):
        words = ["assess", "--claims", str(out), "--event", event]
        assert run([*words, "--out", str(tmp_path / event)]) == 0
        made = json.loads((tmp_path / event / "assessment.json").read_text("utf-8"))
        assert made["wrecks"]["listed"] == [counted]
        assert made["effects"]["status"] == "not_assessed"
    own = str(out / "wrecks.csv")
    assert run(["claims", "import", own, "--out", str(out)]) == 0
    assert "2 there already" in capsys.readouterr().out
    assert run(["verify", str(out)]) == 0


def test_a_register_that_says_otherwise_enters_nothing_without_correct(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = tmp_path / "effects.csv", tmp_path / "led"
    head = "id,event,rests_on,kind,lo,hi\n"
    table.write_text(f"{head}e1,velm,d1,dead,0,0\n")
    assert run(["claims", "import", str(table), "--out", str(out)]) == 0
    before = read_ledger(out)
    table.write_text(f"{head}e1,velm,d1,dead,1,1\ne2,velm,d1,injured,2,2\n")
    assert run(["claims", "import", str(table), "--out", str(out)]) == 2
    assert "other content of e1" in " ".join(capsys.readouterr().err.split())
    assert read_ledger(out) == before
    assert run(["claims", "import", str(table), "--out", str(out), "--correct"]) == 0
    assert "1 row entered, 1 corrected, 0 there" in capsys.readouterr().out
    assert "e1,velm,d1,,,confirmed,,dead,1,1" in (out / "effects.csv").read_text()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEAD, "expected a table with rows, got none"),
        (HEAD + "a,b,c,no.such,9\n", "Nothing was entered, and no ledger begun."),
    ],
)
def test_a_table_of_which_nothing_enters_begins_no_ledger(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, said: str
) -> None:
    table, out = tmp_path / "t.csv", tmp_path / "out"
    table.write_text(content)
    assert run(["claims", "import", str(table), "--out", str(out)]) == 2
    assert said in " ".join(capsys.readouterr().err.split())
    assert not out.exists()


def test_what_a_spreadsheet_of_corrected_claims_lacks_is_said_with_the_way_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head, out = "id,measure,words\n", tmp_path / "led"
    for words, more in (("3", []), ("4", ["--correct"])):
        table = tmp_path / f"t{words}.csv"
        table.write_text(f"{head}x1,sighting.drones,{words}\n")
        assert run(["claims", "import", str(table), "--out", str(out), *more]) == 0
    capsys.readouterr()
    new = tmp_path / "new"
    assert run(["claims", "import", str(out / "claims.csv"), "--out", str(new)]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "claims.csv has only what stands, without what it corrected" in said
    assert "import the claims.json of that ledger, which has both" in said
    assert not new.exists()
    assert run(["claims", "import", str(out / "claims.json"), "--out", str(new)]) == 0
    assert len(read_ledger(new).claims) == 1
    cell = (out / "claims.csv").read_text().replace(",x1,", ",,")
    (tmp_path / "emptied.csv").write_text(cell)
    other = str(tmp_path / "other")
    assert run(["claims", "import", str(tmp_path / "emptied.csv"), "--out", other]) == 0


def test_one_of_anything_is_told_in_the_singular(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("id,measure,words,event\nx1,sighting.drones,3,velm\n")
    out = str(tmp_path / "led")
    run(["claims", "import", str(table), "--out", out])
    run(["claims", "compare", out])
    run(["claims", "revise", out, "x1", "--origin", "Briefing"])
    run(["claims", "seal", out])
    said = " ".join(capsys.readouterr().out.split())
    for one in (
        "1 claim entered",
        "1 claim that stands",
        "velm: 1 measure, 1 speaker",
        ": 1 utterance. 1 claim stands.",
    ):
        assert one in said
    assert not re.search(r"\b1 (?!there|refused|corrected|new)\w+s\b(?! stand)", said)


def test_the_commands_of_the_bundled_statements_page_make_a_ledger_that_is_assessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = bundled("september-2025")
    page = (place / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\$ vedette (.+)$", page, flags=re.MULTILINE)
    assert [one.split()[0] for one in commands] == ["claims", "claims", "assess"]
    monkeypatch.chdir(place)
    for command in commands:
        assert run(command.replace("~", str(tmp_path)).split()) == 0
    assessed = (tmp_path / "september-assessed" / "assessment.md").read_text("utf-8")
    assert "Rzesz\u00f3w" in assessed
    assert (tmp_path / "september" / "claims.html").is_file()
