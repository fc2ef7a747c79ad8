"""A simulated night, replayed and scored: its counts beside those of the oracle."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import study_scenes
from vedette.cli.main import run
from vedette.errors import UsageError
from vedette.recorded import read_recorded
from vedette.study.night import judge_night, open_setting
from vedette.study.oracle_of_record import oracle_counts

SEED = 4


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scored")
    scenario = study_scenes.family(folder)
    night, out = folder / "night", folder / "out"
    assert (
        run(["simulate", str(scenario), "--seed", str(SEED), "--out", str(night)]) == 0
    )
    feeds = sorted(map(str, (night / "feeds").iterdir()))
    site = str(night / "site.toml")
    assert run(["replay", *feeds, "--site", site, "--out", str(out)]) == 0
    return folder


def test_the_score_of_a_night_is_that_of_its_study(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["score", str(made / "out"), "--truth", str(made / "night" / "truth")]
    capsys.readouterr()
    assert run([*words, "--json"]) == 0
    scored = json.loads(capsys.readouterr().out)
    row = judge_night(open_setting(made / "small.toml"), SEED)
    for one in row.counted:
        mine = scored["counts"]["volumes"][one.volume][one.measure]
        assert mine["truth"] == one.truth
        assert mine["mean"] == pytest.approx(one.told.mean)
        assert mine["interval_90"] == [one.told.low, one.told.high]
        beside = scored["oracle"]["counts"]["volumes"][one.volume][one.measure]
        assert one.oracle is not None
        assert beside["mean"] == pytest.approx(one.oracle.mean)
        assert beside["crps"] == pytest.approx(one.oracle.crps)
    assert run(words) == 0
    said = capsys.readouterr().out
    assert "Counts, zone objects: true" in said
    assert "Oracle, zone objects: true" in said


def test_the_truth_of_another_night_is_refused(made: Path, tmp_path: Path) -> None:
    recorded = read_recorded(made / "out" / "record.vedette")
    truth = made / "night" / "truth"
    (tmp_path / "truth.json").write_bytes((truth / "truth.json").read_bytes())
    table = pq.read_table(truth / "plots.parquet")
    pq.write_table(table.slice(0, table.num_rows - 3), tmp_path / "plots.parquet")
    with pytest.raises(UsageError, match="another number of plots"):
        oracle_counts(recorded, tmp_path)
    with pytest.raises(UsageError, match=r"plots\.parquet"):
        oracle_counts(recorded, tmp_path / "nowhere")
