"""Packed nights: taken up as they were, and by no other program."""

import random
from pathlib import Path

import msgspec
import pytest

from bench_scenes import bench_module
from study_scenes import family as small_family
from vedette.study.kept import about
from vedette.study.night import judge_night, open_setting
from vedette.study.row import Night
from vedette.study.run import run_nights
from vedette.study.told import RIGHT

night_rows = bench_module("night_rows")
studies = bench_module("studies")


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two nights of a small family, made and packed."""
    monkeypatch.setattr(night_rows, "CARRIED", tmp_path / "carried")
    scenario = small_family(tmp_path)
    run_nights(scenario, tmp_path / "here", 2, workers=1)
    assert night_rows.pack("small/family", tmp_path / "here") == 2
    return scenario


def test_packed_nights_are_taken_up_as_they_were(packed: Path, tmp_path: Path) -> None:
    this, nights = night_rows.carried("small/family")
    night_rows.take_up("small/family", tmp_path / "there", this)
    there = run_nights(packed, tmp_path / "there", 2, workers=1)
    assert there == (this, [nights[1], nights[2]])
    # Had it made a night again, its core-seconds would differ.


@pytest.mark.usefixtures("packed")
def test_nights_of_another_program_are_not_taken_up(tmp_path: Path) -> None:
    this, _ = night_rows.carried("small/family")
    other = msgspec.structs.replace(this, program_sha256="0" * 64)
    night_rows.take_up("small/family", tmp_path / "there", other)
    assert not (tmp_path / "there").exists()


@pytest.mark.usefixtures("packed")
def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    this, _ = night_rows.carried("small/family")
    (tmp_path / "there").mkdir()
    night_rows.take_up("small/family", tmp_path / "there", this)
    assert not list((tmp_path / "there").iterdir())


def test_packing_fewer_nights_loses_none(packed: Path, tmp_path: Path) -> None:
    run_nights(packed, tmp_path / "fewer", 1, first_seed=3, workers=1)
    assert night_rows.pack("small/family", tmp_path / "fewer") == 3


@pytest.mark.prove
@pytest.mark.parametrize("family", studies.FAMILIES)
def test_a_packed_night_is_what_its_seed_makes(family: str) -> None:
    """Three of each family, by chance; their core-seconds are the machine's."""
    found = night_rows.carried(family)
    if found is None:
        pytest.skip("no nights are packed")
    this, nights = found
    scenario = Path(studies.ROOT) / "scenarios" / f"{family}.toml"
    setting = open_setting(scenario, oracle_every=this.oracle_every)
    own = about(
        scenario, this.family, setting.volumes, RIGHT, this.oracle_every, this.kill
    )
    if own != this:
        pytest.skip("the packed nights are of another program")
    for seed in random.sample(sorted(nights), k=min(3, len(nights))):
        again = judge_night(setting, seed)
        assert timeless(again) == timeless(nights[seed])


def timeless(night: Night) -> Night:
    """Leave out what depends on the machine; say it as it is packed."""
    said = msgspec.json.decode(msgspec.json.encode(night), type=Night)
    return msgspec.structs.replace(said, core_s=0.0)
