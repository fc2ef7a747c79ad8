"""An output folder holds its warnings: messages by CAP 1.2, and the life of each."""

import json
import shutil
from pathlib import Path

import pytest
from lxml import etree

from cap_schema import HOSTILE, SCHEMA
from flights import SQUARE, write_flights
from vedette.cli.main import run
from vedette.warnings.cap import NAMESPACE
from vedette.warnings.elements import carried

Said = pytest.CaptureFixture[str]
NAMES = [name for name in HOSTILE if name.isprintable()]  # a file has no half letters
WIDE = [[7.6, 46.7], [8.4, 46.7], [8.4, 47.3], [7.6, 47.3], [7.6, 46.7]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Replay flights into regions whose names are hostile; return the folder."""
    folder = tmp_path_factory.mktemp("warned")
    recording, site = write_flights(folder)
    site.write_text(site.read_text() + '[warnings]\nregions = "counties.geojson"\n')
    features = [
        {
            "type": "Feature",
            "properties": {"code": f"{number}{name}", "name": name},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for number, name in enumerate(NAMES)
        for ring in [WIDE if number % 2 else SQUARE]
    ]
    counties = {"type": "FeatureCollection", "features": features}
    (folder / "counties.geojson").write_text(json.dumps(counties))
    out = folder / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        words = ["replay", str(recording), "--site", str(site), "--out", str(out)]
        assert run(words) == 0
    return out


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "out"))


def verified(out: Path, capsys: Said) -> tuple[int, str]:
    """Verify with a replay; return the exit code and what was said."""
    capsys.readouterr()
    code = run(["verify", str(out), "--replay"])
    return code, capsys.readouterr().out


def test_every_warning_of_the_assessment_has_its_files(made: Path) -> None:
    assessed = json.loads((made / "assessment.json").read_text())["warnings"]
    assert {one["name"] for one in assessed} == {carried(name) for name in NAMES}
    expected = set()
    for number, warning in enumerate(assessed, 1):
        life = json.loads((made / "warnings" / f"{number:04d}.json").read_text())
        assert (life["area"], life["state"]) == (warning["area"], warning["state"])
        assert life["data_kind"] == "recorded"
        expected |= {one["file"] for one in life["history"] if one["file"]}
        expected.add(f"{number:04d}.json")
    assert {path.name for path in (made / "warnings").iterdir()} == expected


def test_every_message_passes_the_schema_whatever_regions_are_called(
    made: Path,
) -> None:
    messages = sorted((made / "warnings").glob("*.xml"))
    assert len(messages) >= len(NAMES)
    told = set()
    for path in messages:
        message = etree.fromstring(path.read_bytes())
        SCHEMA.assertValid(message)
        told |= {one.text for one in message.iter(f"{{{NAMESPACE}}}areaDesc")}
        assert message.findtext(f"{{{NAMESPACE}}}status") == "Exercise"
    assert told == {carried(name) for name in NAMES}


def test_a_verification_makes_the_messages_again(out: Path, capsys: Said) -> None:
    files = sorted((out / "warnings").iterdir())
    code, said = verified(out, capsys)
    assert code == 0, said
    assert f"  warnings, {len(files)} files: same\n" in said

    forged, gone = files[1], files[0]
    forged.write_bytes(forged.read_bytes().replace(b"Exercise", b"Actual"))
    gone.unlink()
    (out / "warnings" / "0999-02.xml").write_text("<alert/>")
    (out / "warnings" / "notes.txt").write_text("mine")
    code, said = verified(out, capsys)
    assert code == 1
    assert f"missing: warnings/{gone.name};" in said
    assert f"  warnings/{forged.name}: differs: line " in said
    assert "  warnings/0999-02.xml: differs: the record gives no such warning" in said
    assert "  warnings/notes.txt: not ours, not checked" in said


def test_a_link_in_place_of_the_folder_is_a_difference(out: Path, capsys: Said) -> None:
    (out / "warnings").rename(out.parent / "elsewhere")
    (out / "warnings").symlink_to(out.parent / "elsewhere")
    code, said = verified(out, capsys)
    assert code == 1
    assert "found a link" in said


def test_an_earlier_output_is_replaced_with_its_warnings_and_nothing_else(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    record = shutil.copytree(out / "record.vedette", tmp_path / "record.vedette")
    words = ["replay", str(record), "--out", str(out), "--replace"]
    notes = out / "warnings" / "notes.txt"
    notes.write_text("mine")
    assert run(words) == 2
    assert "warnings/notes.txt" in capsys.readouterr().err
    notes.unlink()
    before = {p.name: p.read_bytes() for p in (out / "warnings").iterdir()}
    assert run(words) == 0
    assert {p.name: p.read_bytes() for p in (out / "warnings").iterdir()} == before


def test_a_night_without_a_warning_has_no_folder_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    recording, site = write_flights(tmp_path)
    out = tmp_path / "out"
    words = ["replay", str(recording), "--site", str(site), "--out", str(out)]
    assert run(words) == 0
    assert not (out / "warnings").exists()
    (out / "warnings").mkdir()
    (out / "warnings" / "0001.json").write_text("{}")
    code, said = verified(out, capsys)
    assert code == 1
    assert "warnings/0001.json: differs: the record gives no such warning" in said
