"""The truth of a night is read as an assessment tells it, and nothing else of it."""

import json
from pathlib import Path

import pytest

import assessment_scenes as scenes
from vedette.errors import UsageError
from vedette.output.truth_beside import truth_beside

ENTRY = {
    "target": "raid-00-00",
    "volume": "PL",
    "time": "2025-09-09T22:10:00Z",
    "lat": 52.0,
    "lon": 20.0,
    "across": "BY",
    "authorised": False,
}


def test_counts_of_every_volume_and_entries_that_nothing_excuses(
    tmp_path: Path,
) -> None:
    document = {
        "counts": {"objects": 3, "entries": 4, "approached": 0},
        "volumes": {"PL": {"objects": 3, "entries": 4, "approached": 0}},
        "entries": [ENTRY, {**ENTRY, "target": "liner", "authorised": True}],
        "mechanism": {"guidance": {"waypoints": 3}},
    }
    (tmp_path / "truth.json").write_text(json.dumps(document))
    told = truth_beside(tmp_path, scenes.conclusion().outcome)
    assert told.told("PL", "entries") == 4
    assert told.told("LT", "entries") is None
    (entry,) = told.entries
    assert entry.target == "raid-00-00"
    assert entry.time_s == 79_800.0
    assert (entry.e_m, entry.n_m) == pytest.approx((0.0, 0.0), abs=1e-6)


@pytest.mark.parametrize("content", [None, "", "[]", '{"entries": [{"time": 1}]}'])
def test_what_is_no_truth_is_refused(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "truth.json").write_text(content)
    with pytest.raises(UsageError, match=r"truth\.json"):
        truth_beside(tmp_path, scenes.conclusion().outcome)
