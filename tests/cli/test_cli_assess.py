"""``claims compare`` and ``assess`` as people run them: real files, and wrong ones."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

import assessment_scenes as scenes
from json_schema import breaches
from ledger_scenes import NOON_NS, rows
from record_scenes import key_of
from vedette.assessment.beside import Beside, beside
from vedette.assessment.registered import Registers
from vedette.assessment.spoken import Said
from vedette.bundled import bundled
from vedette.claims.hang import stated_of, together
from vedette.claims.ledger import open_ledger, read_ledger
from vedette.claims.measures import registry
from vedette.cli.main import run
from vedette.output.compared import is_drawing, pairs_csv
from vedette.output.said import NAMES
from vedette.output.svg_png import draw_svg_png

PNG = b"\x89PNG\r\n\x1a\n"
EVENT = "poland-2025-09-10"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a user with no key yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


@pytest.fixture
def ledger(home: Path) -> Path:
    """Import the bundled statements."""
    place = bundled("september-2025")
    folder = home / "ledger"
    words = ["claims", "import", str(place / "claims.csv"), "--out", str(folder)]
    assert run([*words, "--reviewer", "A. Reader"]) == 0
    return folder


def assessed(*words: str) -> int:
    return run(["assess", *words])


def document(folder: Path) -> dict[str, object]:
    made = json.loads((folder / "assessment.json").read_text("utf-8"))
    path = files("vedette.output") / "schemas" / "assessment.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert breaches(made, schema, schema) == []
    return dict(made)


def test_the_bundled_statements_are_compared_and_assessed(
    ledger: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["claims", "compare", str(ledger)]) == 0
    said = capsys.readouterr().out
    assert "drones that entered: disputed" in said
    page = (ledger / "claims.html").read_text("utf-8")
    assert 'id="c-s04"' in page
    drawings = sorted(path.name for path in (ledger / "compare").iterdir())
    assert all(is_drawing(f"compare/{name}") for name in drawings)
    assert (ledger / "compare" / "1-incursion.drones.png").read_bytes()[:8] == PNG
    assert (ledger / "comparison.csv").read_text("utf-8").count("\n") > 20

    place, out = bundled("september-2025"), home / "assessed"
    words = ["--claims", str(ledger), "--event", EVENT, "--out", str(out)]
    for name in ("effects", "response", "wrecks"):
        words += [f"--{name}", str(place / f"{name}.csv")]
    assert assessed(*words) == 0
    assert {path.name for path in out.iterdir()} >= set(NAMES)
    made = document(out)
    assert made["data_kind"] == "none"
    root = read_ledger(ledger).root
    assert made["claims"]["ledgers"] == {"1:ledger": root}  # type: ignore[index]
    assert len(made["wrecks"]["listed"]) > 20  # type: ignore[index]
    assert assessed(*words) == 2  # it is there already
    assert assessed(*words, "--replace", "--lang", "pl") == 0
    assert "Sporne" in (out / "brief.md").read_text("utf-8")


def test_equal_ledgers_give_equal_bytes(ledger: Path, home: Path) -> None:
    for name in ("one", "two"):
        words = ["--claims", str(ledger), "--event", EVENT, "--out", str(home / name)]
        assert assessed(*words) == 0
    for name in NAMES:
        assert (home / "one" / name).read_bytes() == (home / "two" / name).read_bytes()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "a record, or a ledger"),
        (["--claims", "{ledger}"], "an event of the ledgers"),
        (["--claims", "{ledger}", "--event", "nowhere"], "an event of the ledgers"),
        (["--claims", "{home}"], "a ledger"),
        (["--claims", "{ledger}", "--event", EVENT, "--lang", "de"], "en or pl"),
        (
            ["--claims", "{ledger}", "--event", EVENT, "--wrecks", "{home}/no.csv"],
            "a register that can be read",
        ),
    ],
)
def test_wrong_arguments_are_told_and_write_nothing(
    words: list[str],
    told: str,
    ledger: Path,
    home: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = [word.format(ledger=ledger, home=home) for word in words]
    assert assessed(*given, "--out", str(home / "out")) in (2, 3)
    assert told in capsys.readouterr().err
    assert not (home / "out").exists()


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (["", ""], "no claim has an event"),
        (["velm", "orlo"], "no --event, and claims of several"),
    ],
)
def test_no_event_and_several_events_are_told_apart(
    home: Path, events: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = home / "t.csv", home / "two"
    rows = [f"{event},sighting.drones,9\n" for event in events]
    table.write_text("event,measure,words\n" + "".join(rows))
    run(["claims", "import", str(table), "--out", str(out)])
    assert assessed("--claims", str(out), "--out", str(home / "assessed")) == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_a_ledger_that_was_changed_is_refused(
    ledger: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = ledger / "ledger.vedette" / "journal.db"
    content = bytearray(journal.read_bytes())
    place = content.rindex(b"vedette/record/") + 90  # within a signed checkpoint
    content[place] ^= 1
    journal.write_bytes(bytes(content))
    words = ["--claims", str(ledger), "--event", EVENT, "--out", str(home / "out")]
    assert assessed(*words) == 1
    assert "verif" in capsys.readouterr().err
    assert not (home / "out").exists()


def test_ids_of_two_ledgers_do_not_meet(tmp_path: Path) -> None:
    both = []
    for number in (1, 2):
        folder = tmp_path / str(number)
        with open_ledger(folder, key_of(number), now_ns=NOON_NS) as book:
            book.enter(rows(), now_ns=NOON_NS)
        both.append(read_ledger(folder))
    found = together(both)
    assert [one.claim.id for one in found] == ["c1", "l2:c1"]
    assert found[1].utterance.id == "l2:u1"
    assert found[1].source == stated_of(both[0])[0].source


def test_a_spreadsheet_runs_nothing_of_what_people_said() -> None:
    assert pairs_csv([]).startswith("event,measure,kind")


@pytest.mark.parametrize(
    "name", ["compare/../x.svg", "compare/1-nothing.svg", "compare/1-intent.exe", "x"]
)
def test_only_our_own_drawings_are_known_as_ours(name: str) -> None:
    assert not is_drawing(name)


def test_a_drawing_becomes_a_picture() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" '
        'height="10"><rect x="0" y="0" width="10" height="10" fill="#000000"/></svg>'
    )
    assert draw_svg_png(svg)[:8] == PNG


def test_without_ledger_and_registers_nothing_is_laid_beside_a_picture() -> None:
    said = Said(None, {}, Registers(), "")
    assert said.roots() == {}
    assert beside(said, (), registry(), scenes.assessment()) == Beside()
