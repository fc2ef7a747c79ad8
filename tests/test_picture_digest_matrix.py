"""The whole pipeline gives the same bits whatever the processor, batches and process.

Ten minutes of the bundled hour, every aircraft of them, judged against a zone in the
middle of the country that needs no border package. Each environment runs in a process
of its own; the first to run compiles the kernels for its processor, the others share
them.
"""

import gzip
from pathlib import Path

import pytest

from digest_matrix import ENVIRONMENTS, digest_under
from vedette.bundled import bundled

MINUTES = 10
SITE = """
[site]
name = "ten minutes"
centre = [46.8, 8.2]
radius_km = 250

[[volume]]
id = "middle"
kind = "zone"
source = "middle.geojson"

[policy]
cooperative = "unauthorised"
"""
ZONE = """{"type": "Feature", "properties": {"source": "tests", "accuracy_m": 200,
"valid_from": "2018-01-01"}, "geometry": {"type": "Polygon", "coordinates":
[[[7.4, 46.5], [8.9, 46.4], [9.2, 47.1], [8.1, 47.4], [7.2, 47.0], [7.4, 46.5]]]}}"""
SCRIPT = """
import sys
import tempfile
from pathlib import Path

from vedette.feeds.io.inputs import open_inputs
from vedette.pipeline import Plan, keep, replay
from vedette.record.keys import new_key
from vedette.recorded import read_recorded

here = Path({folder!r})
inputs = open_inputs([here / "cut.jsonl"])
text = (here / "site.toml").read_text()
plan = Plan(site_text=text, folder=here, feeds=inputs.feeds, data_kind="recorded")
with tempfile.TemporaryDirectory() as place:
    key = new_key(Path(place) / "key.pem")
    record = Path(place) / "record.vedette"
    episode = keep(plan, inputs.leaves, record, key, batch={batch})
    assert len(episode.outcome.crossings) > 10
    assert episode.outcome.incursions
    if {again}:
        same, _ = replay(read_recorded(record))
        assert same.ok, same.findings
print(episode.made_from["inputs_sha256"], episode.made_from["picture_sha256"])
"""


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cut the first minutes from the bundled hour, and write a site file for them."""
    folder = tmp_path_factory.mktemp("cut")
    packed = bundled("switzerland", "traffic-hour.jsonl.gz").read_bytes()
    lines = gzip.decompress(packed).splitlines(keepends=True)
    begin = _milliseconds(lines[0])
    kept = [x for x in lines if _milliseconds(x) < begin + MINUTES * 60_000]
    (folder / "cut.jsonl").write_bytes(b"".join(kept))
    (folder / "site.toml").write_text(SITE)
    (folder / "middle.geojson").write_text(ZONE)
    return folder


def _milliseconds(line: bytes) -> int:
    return int(line.removeprefix(b'{"timestamp":').partition(b",")[0])


def digest(cut: Path, name: str, *, batch: int = 1000, again: bool = False) -> str:
    script = SCRIPT.format(folder=str(cut), batch=batch, again=again)
    return digest_under(ENVIRONMENTS[name], script)


@pytest.fixture(scope="module")
def reference(cut: Path) -> str:
    """Keep the picture once, as it is, and replay it in the same process."""
    return digest(cut, "as it is", again=True)


@pytest.mark.parametrize("name", [name for name in ENVIRONMENTS if name != "as it is"])
def test_the_picture_is_the_same_on_every_processor(
    cut: Path, reference: str, name: str
) -> None:
    assert digest(cut, name) == reference


@pytest.mark.parametrize("batch", [1, 10])
def test_the_picture_does_not_depend_on_batches(
    cut: Path, reference: str, batch: int
) -> None:
    assert digest(cut, "as it is", batch=batch) == reference
