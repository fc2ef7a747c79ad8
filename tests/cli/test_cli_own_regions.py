"""A site's own file of regions is checked, kept in the record, and replayed from it.

The file that `[warnings] regions` names. Also vedette.plan and vedette.output.warned.
"""

import json
import shutil
from pathlib import Path

import pytest

from flights import SQUARE, write_flights
from vedette.cli.main import run
from vedette.errors import UsageError
from vedette.recorded import read_recorded
from vedette.site.model import REGIONS

Said = pytest.CaptureFixture[str]
NAMED = '[warnings]\nregions = "counties.geojson"\n'


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def county(code: str = "AL-01", *, feature_type: str = "Feature") -> dict[str, object]:
    """Give a region that is the square, which the flights enter."""
    return {
        "type": feature_type,
        "properties": {"code": code, "name": "Square County"},
        "geometry": {"type": "Polygon", "coordinates": [SQUARE]},
    }


def write(folder: Path, document: object) -> tuple[Path, Path]:
    """Write flights, a site that names its regions, and the regions."""
    recording, site = write_flights(folder)
    site.write_text(site.read_text() + NAMED)
    (folder / "counties.geojson").write_text(json.dumps(document))
    return recording, site


def collection(*features: dict[str, object]) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": list(features)}


def test_regions_are_kept_in_the_record_and_replay_from_it_alone(
    tmp_path: Path, capsys: Said
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    recording, site = write(given, collection(county()))
    content = (given / "counties.geojson").read_bytes()
    first, again = tmp_path / "first", tmp_path / "again"
    assert (
        run(["replay", str(recording), "--site", str(site), "--out", str(first)]) == 0
    )
    shutil.rmtree(given)

    record = first / "record.vedette"
    assert read_recorded(record).borders[REGIONS] == content
    assert run(["replay", str(record), "--out", str(again)]) == 0
    assert (again / "counties.geojson").read_bytes() == content
    told = [json.loads((out / "assessment.json").read_text()) for out in (first, again)]
    assert [warning["area"] for warning in told[0]["warnings"]] == ["AL-01"]
    assert told[0]["warnings"] == told[1]["warnings"]
    assert (
        told[0]["made_from"]["picture_sha256"] == told[1]["made_from"]["picture_sha256"]
    )
    for out in (first, again):
        assert "area warned, as a draft (1)" in (out / "map.svg").read_text()

    capsys.readouterr()
    for out in (first, again):
        assert run(["verify", str(out), "--replay"]) == 0
        assert "  counties.geojson: same\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ([], "a FeatureCollection with a feature for each region"),
        (collection(county(feature_type="Polygon")), "expected a Feature"),
        (collection(county(code=" ")), "a property `code`"),
        (collection(county(), county()), "a code of their own each"),
    ],
)
def test_check_and_replay_refuse_regions_that_do_not_hold_alike(
    tmp_path: Path, capsys: Said, document: object, said: str
) -> None:
    recording, site = write(tmp_path, document)
    out = tmp_path / "out"
    refusals = []
    for words in (
        ["check", str(site)],
        ["replay", str(recording), "--site", str(site), "--out", str(out)],
    ):
        assert run(words) == UsageError.exit_code
        refusals.append(capsys.readouterr().err)
    assert said in refusals[0]
    assert refusals[0] == refusals[1]
    assert not out.exists()


def test_check_refuses_regions_that_are_not_there(tmp_path: Path, capsys: Said) -> None:
    _, site = write(tmp_path, collection(county()))
    (tmp_path / "counties.geojson").unlink()
    assert run(["check", str(site)]) == UsageError.exit_code
    assert "relative to the site file" in capsys.readouterr().err
