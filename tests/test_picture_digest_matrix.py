"""The whole pipeline gives the same bits whatever the processor, batches and process.

Two episodes. Ten minutes of the bundled hour, every aircraft of them, judged against a
zone in the middle of the country that needs no border package. And a synthetic radar
that turns, with a receiver beside it, both as ASTERIX in a capture, and Mode S frames
of one of the aircraft. Each environment runs in a process of its own; the first to run
compiles the kernels for its processor, the others share them.
"""

import gzip
from itertools import pairwise
from pathlib import Path

import pytest

from asterix_scene import capture_of
from claimed_flight import claims
from digest_matrix import ENVIRONMENTS, digest_under
from feeds.modes.squitter_scenes import airborne, squitter
from turning_radar import MIDNIGHT, S, Target, reports_of, site_text
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
ZONE = """{{"type": "Feature", "properties": {{"source": "tests", "accuracy_m": 200,
"valid_from": "2018-01-01"}}, "geometry": {{"type": "Polygon", "coordinates":
[{ring}]}}}}"""
MIDDLE = (
    "[[7.4, 46.5], [8.9, 46.4], [9.2, 47.1], [8.1, 47.4], [7.2, 47.0], [7.4, 46.5]]"
)
EAST = "[[20.0, 51.0], [22.0, 51.0], [22.0, 53.0], [20.0, 53.0], [20.0, 51.0]]"
EAST_TABLE = """
[[volume]]
id = "east"
kind = "zone"
source = "east.geojson"

[policy]
cooperative = "unauthorised"
"""
SCRIPT = """
import tempfile
from pathlib import Path

from vedette.feeds.io.inputs import open_inputs
from vedette.pipeline import keep, replay
from vedette.plan import Plan
from vedette.record.keys import new_key
from vedette.recorded import read_recorded

here = Path({folder!r})
for names, site, least in (
    (["cut.jsonl"], "middle.toml", 10),
    (["radar.pcap", "frames.jsonl"], "east.toml", 1),
):
    inputs = open_inputs([here / name for name in names])
    text = (here / site).read_text()
    plan = Plan(site_text=text, folder=here, feeds=inputs.feeds,
                data_kind=inputs.data_kind)
    with tempfile.TemporaryDirectory() as place:
        key = new_key(Path(place) / "key.pem")
        record = Path(place) / "record.vedette"
        episode = keep(plan, inputs.leaves, record, key, batch={batch})
        assert len(episode.outcome.crossings) >= least, episode.outcome.crossings
        assert episode.outcome.incursions
        if {again}:
            same, _ = replay(read_recorded(record))
            assert same.ok, same.findings
    made = episode.made_from
    print(made["inputs_sha256"], made["picture_sha256"], len(episode.outcome.unused))
"""
FLIGHTS = [
    Target(-30e3, 20e3, 150.0, 0.0),
    Target(40e3, -30e3, -200.0, 80.0),
    Target(-10e3, 60e3, 120.0, -180.0),
]
FRAMES_OF = 1  # the second flight sends Mode S, the first is claimed by CAT021


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write both episodes with site files of their own."""
    folder = tmp_path_factory.mktemp("cut")
    packed = bundled("switzerland", "traffic-hour.jsonl.gz").read_bytes()
    lines = gzip.decompress(packed).splitlines(keepends=True)
    begin = _milliseconds(lines[0])
    kept = [x for x in lines if _milliseconds(x) < begin + MINUTES * 60_000]
    (folder / "cut.jsonl").write_bytes(b"".join(kept))
    (folder / "middle.toml").write_text(SITE)
    (folder / "middle.geojson").write_text(ZONE.format(ring=MIDDLE))
    said = [*reports_of(FLIGHTS, 30, seed=3), *claims(FLIGHTS[0], 30)]
    capture = capture_of(sorted(said, key=lambda report: report.time_ns))
    (folder / "radar.pcap").write_bytes(capture)
    (folder / "frames.jsonl").write_bytes(b"".join(_frames(FLIGHTS[FRAMES_OF], 30)))
    (folder / "east.toml").write_text(site_text() + EAST_TABLE)
    (folder / "east.geojson").write_text(ZONE.format(ring=EAST))
    return folder


def _milliseconds(line: bytes) -> int:
    return int(line.removeprefix(b'{"timestamp":').partition(b",")[0])


def _frames(flight: Target, turns: int) -> list[bytes]:
    """Even and odd positions in turn, a line each."""
    found = []
    for k, claim in enumerate(claims(flight, turns, each_s=1.0)):
        me = airborne(claim.lat_deg, claim.lon_deg, odd=k % 2 == 1)
        frame = squitter(me, address=0x3C6444).hex()
        after_s = (claim.time_ns - MIDNIGHT) / S
        row = f'{{"timestamp": {MIDNIGHT / S + after_s:.3f}, "frame": "{frame}"}}\n'
        found.append(row.encode())
    return found


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


def test_nothing_of_the_bytes_is_unused(reference: str) -> None:
    unused = [line.split()[-1] for line in reference.splitlines()]
    assert unused == ["0", "0"]


def test_frames_follow_one_another(cut: Path) -> None:
    times = [
        float(row.split(b":")[1].split(b",")[0])
        for row in (cut / "frames.jsonl").read_bytes().splitlines()
    ]
    assert all(a < b for a, b in pairwise(times))
