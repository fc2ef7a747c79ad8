"""Counts of an output folder against the truth, and what cannot be told."""

import json
from pathlib import Path

import pytest

from vedette.errors import UsageError
from vedette.output.scored_counts import score_counts, scored_counts

TRUTH = {
    "counts": {"objects": 2, "entries": 3, "approached": 0},
    "volumes": {
        "PL": {"objects": 2, "entries": 3, "approached": 0},
        "LT": {"objects": 1},
    },
}


def folder(path: Path, **documents: object) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    for name, document in documents.items():
        (path / f"{name}.json").write_text(json.dumps(document))
    return path


def stated(volume: str, measure: str, *pmf: float) -> dict[str, object]:
    return {"volume": volume, "measure": measure, "pmf": pmf, "unit": "whatever"}


def test_counts_are_scored_volume_by_volume(tmp_path: Path) -> None:
    counts = [
        stated("PL", "objects", 0.0, 0.25, 0.5, 0.25),
        stated("PL", "entries", 0.0, 0.0, 0.0, 1.0),
        stated("LT", "objects", 1.0),
        stated("LT", "entries", 1.0),
    ]
    made = folder(tmp_path / "out", assessment={"counts": counts})
    scored = scored_counts(made, folder(tmp_path / "truth", truth=TRUTH))
    objects = scored["objects"]
    assert objects["truth"] == 2
    assert objects["mean"] == pytest.approx(2.0)
    assert objects["interval_90"] == [1, 3]
    assert 0.25 <= objects["pit"] <= 0.75
    # The squared area between the steps 0.25, 0.75, 1 and the step at 2.
    assert objects["crps"] == pytest.approx(0.25**2 + 0.25**2)
    assert scored["entries"]["crps"] == 0.0
    assert scored["approached"]["status"] == "not_assessed"
    assert scored["volumes"]["LT"]["objects"]["crps"] == pytest.approx(1.0)
    assert scored["volumes"]["LT"]["objects"]["pit"] == 1.0
    assert "truth.json" in scored["volumes"]["LT"]["entries"]["reason"]
    assert scored == scored_counts(made, tmp_path / "truth")


def test_other_inputs_draw_another_number_for_the_pit(tmp_path: Path) -> None:
    truth = folder(tmp_path / "truth", truth=TRUTH)
    pmf = {("PL", "objects"): (0.0, 0.25, 0.5, 0.25)}
    pits = {score_counts(pmf, truth, name)["objects"]["pit"] for name in "abc"}
    assert len(pits) == 3


def test_what_cannot_be_scored_says_why(tmp_path: Path) -> None:
    truth = folder(tmp_path / "truth", truth=TRUTH)
    nothing = scored_counts(folder(tmp_path / "none"), truth)
    assert nothing["objects"]["status"] == "not_assessed"
    unknown = {"counts": {"status": "not_assessed", "reason": "no volume"}}
    without = scored_counts(folder(tmp_path / "empty", assessment=unknown), truth)
    assert without["entries"]["status"] == "not_assessed"
    broken = folder(tmp_path / "broken", assessment={"counts": [{"pmf": "many"}]})
    with pytest.raises(UsageError, match=r"assessment\.json"):
        scored_counts(broken, truth)
    whole = folder(
        tmp_path / "whole", assessment={"counts": [stated("PL", "objects", 1.0)]}
    )
    with pytest.raises(UsageError, match=r"truth\.json"):
        scored_counts(whole, tmp_path / "nowhere")
