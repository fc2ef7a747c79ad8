"""What a volume's own file must say of itself (vedette.site.geojson)."""

import json
from pathlib import Path

import pytest

from vedette.errors import UsageError
from vedette.site.geojson import volume_statement

STATED = {"source": "AIP", "valid_from": "2025-01-23", "accuracy_m": 10}


def write(path: Path, document: object) -> Path:
    path.write_text(json.dumps(document))
    return path


def feature(**properties: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": None, "properties": properties}


def test_one_feature_states_its_source_validity_and_accuracy(tmp_path: Path) -> None:
    said = volume_statement(write(tmp_path / "z", feature(**STATED)))
    assert said.source == "AIP"
    assert said.valid_from == "2025-01-23"
    assert said.accuracy_m == 10.0


def test_a_collection_is_as_good_as_its_worst_feature(tmp_path: Path) -> None:
    later = STATED | {"source": "BDL", "valid_from": "2025-05-01", "accuracy_m": 90.5}
    features = [feature(**STATED), feature(**later)]
    document = {"type": "FeatureCollection", "features": features}
    said = volume_statement(write(tmp_path / "z", document))
    assert (said.source, said.valid_from, said.accuracy_m) == (
        "AIP; BDL",
        "2025-05-01",
        90.5,
    )


@pytest.mark.parametrize("under", ["members", "properties"])
def test_the_three_may_stand_once_at_the_top(tmp_path: Path, under: str) -> None:
    top = STATED if under == "members" else {"properties": STATED}
    document = {"type": "FeatureCollection", "features": [feature()], **top}
    assert volume_statement(write(tmp_path / "z", document)).source == "AIP"


@pytest.mark.parametrize(
    "document",
    [
        [],
        5,
        {},
        {"type": "FeatureCollection", "features": []},
        {"type": "FeatureCollection", "features": [None, 5]},
        feature(source="AIP", valid_from="2025-01-23"),
        feature(**(STATED | {"accuracy_m": -1})),
        feature(**(STATED | {"accuracy_m": 0})),
        feature(**(STATED | {"accuracy_m": 10_000})),
        feature(**(STATED | {"accuracy_m": True})),
        feature(**(STATED | {"accuracy_m": "10"})),
        feature(**(STATED | {"accuracy_m": float("nan")})),
        feature(**(STATED | {"valid_from": "last year"})),
        feature(**(STATED | {"source": ""})),
        {"type": "FeatureCollection", "features": [feature(**STATED), feature()]},
    ],
)
def test_a_border_of_unknown_quality_is_refused(
    tmp_path: Path, document: object
) -> None:
    with pytest.raises(UsageError):
        volume_statement(write(tmp_path / "z", document))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[" * 100_000, b"{'a': 1}"])
def test_what_is_not_json_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "z"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="expected GeoJSON"):
        volume_statement(path)
