"""Fuzz targets: what a stranger hands in beside recordings: borders, sites, records."""

import json
import shutil
from functools import cache
from pathlib import Path

from fuzz.target import Outcome, Target, refused
from fuzz.target_files import WORDS, folder
from record_scenes import closed_record, key_of
from vedette.airspace.user_geojson import read_volume_file
from vedette.errors import RecordError, UsageError
from vedette.record import Kind
from vedette.record.canonical import canonical_json, parse_canonical_object
from vedette.record.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from vedette.record.entry import Leaf, decode_leaf, encode_leaf, through_seq
from vedette.record.keys import parse_verifier_key
from vedette.record.merkle import HASH_BYTES
from vedette.record.note import sign_note
from vedette.record.rows import Row, pack_rows, unpack_row
from vedette.record.seal import open_manifest
from vedette.record.verify import verify
from vedette.simulation.load import parse_scenario
from vedette.site.load import parse_site

ROOT = Path(__file__).parents[2]
SITE = b"""[site]
name = "Watch"
centre = [51.25, 23.10]
radius_km = 300
from = 2025-09-09T20:00:00Z
to = 2025-09-10T06:00:00Z
[[volume]]
id = "PL"
kind = "state"
source = "borders-osm:PL"
[[sensor]]
id = "radar-1"
kind = "radar"
sac = 25
sic = 201
lat = 51.30
lon = 22.90
height_m = 240
period_s = 10
range_max_m = 200_000
sigma_range_m = 60
sigma_azimuth_deg = 0.08
p_detect = 0.85
clutter_per_turn = 6
[[feed]]
id = "radar-1"
format = "radar-jsonl"
source = "radar-1.jsonl"
sensors = ["radar-1"]
"""


def run_borders(data: bytes) -> Outcome:
    """Read a volume of a user's own."""
    path = folder() / "volume.geojson"
    path.write_bytes(data)
    try:
        volume = read_volume_file(
            path, id="v", kind="zone", floor_m=0.0, ceiling_m=9000.0
        )
    except UsageError as error:
        return refused(error, path)
    for ring in volume.rings:
        assert ring.lat_deg.size == ring.lon_deg.size == ring.sigma_m.size >= 3
        assert (abs(ring.lat_deg) <= 90).all()
        assert (abs(ring.lon_deg) <= 180).all()
        assert (ring.sigma_m > 0).all()
    said = [(r.lat_deg.tolist(), r.lon_deg.tolist()) for r in volume.rings]
    return Outcome((said, volume.neighbours, volume.source))


def border_seeds() -> list[bytes]:
    """Draw squares, one with a hole, two side by side, one that crosses itself."""

    def square(lon: float, lat: float, size: float) -> list[list[float]]:
        end_lon, end_lat = lon + size, lat + size
        return [
            [lon, lat],
            [end_lon, lat],
            [end_lon, end_lat],
            [lon, end_lat],
            [lon, lat],
        ]

    said = {"source": "s", "valid_from": "2025-01-01", "accuracy_m": 10}
    one, hole, two = square(20, 52, 1), square(20.25, 52.25, 0.5), square(30, 52, 1)
    shapes = [
        {"type": "Polygon", "coordinates": [one]},
        {"type": "Polygon", "coordinates": [one, hole]},
        {"type": "MultiPolygon", "coordinates": [[one], [two]]},
        {"type": "Polygon", "coordinates": [[one[0], one[2], one[1], one[3], one[0]]]},
    ]
    features = [{"type": "Feature", "properties": said, "geometry": s} for s in shapes]
    collection = {"type": "FeatureCollection", "features": features[:1]}
    return [json.dumps(document).encode() for document in (*features, collection)]


def run_site(data: bytes) -> Outcome:
    """Check the text of a site file."""
    try:
        site = parse_site(data.decode(), "site.toml")
    except UnicodeDecodeError:
        return Outcome("no text")
    except UsageError as error:
        return refused(error)
    return Outcome(site)


def site_seeds() -> list[bytes]:
    """Give a small site, and the one that is shipped."""
    shipped = (ROOT / "data" / "switzerland" / "site.toml").read_bytes()
    return [shipped, SITE, b""]


def run_scenario(data: bytes) -> Outcome:
    """Check the text of a scenario file."""
    try:
        scenario = parse_scenario(data.decode(), "scenario.toml")
    except UnicodeDecodeError:
        return Outcome("no text")
    except UsageError as error:
        return refused(error)
    return Outcome(scenario)


def scenario_seeds() -> list[bytes]:
    """Give the families that are shipped, and a night of nothing."""
    night = b"""[night]
family = "x"
start = 2025-09-09T20:00:00Z
end = 2025-09-10T04:00:00Z
[site]
name = "N"
centre = [51.25, 23.1]
radius_km = 300
"""
    families = sorted((ROOT / "scenarios").glob("*.toml"))
    return [*(path.read_bytes() for path in families), night, b""]


def run_leaf(data: bytes) -> Outcome:
    """Read a leaf of a record; writing it gives the same bytes."""
    try:
        leaf = decode_leaf(data)
    except RecordError as error:
        return refused(error)
    assert encode_leaf(leaf) == data
    try:
        return Outcome((leaf, through_seq(leaf)))
    except RecordError as error:
        return Outcome((leaf, refused(error).said))


def leaf_seeds() -> list[bytes]:
    """Write leaves of every kind."""
    body = canonical_json({"through_seq": 3, "tracks": [1, 2.5, None]})
    return [
        encode_leaf(Leaf(kind=kind, seq=9, received_ns=-5, feed="żółw", body=body))
        for kind in (*Kind, 200)
    ]


def run_row(data: bytes) -> Outcome:
    """Unpack a row of the journal: first octet leaves, second marks, then the body."""
    leaves, marks = (data[0], data[1]) if len(data) > 1 else (0, 0)
    row = Row(first_seq=0, leaves=leaves, marks=bytes(marks), body=data[2:])
    try:
        found = unpack_row(row)
    except RecordError as error:
        return refused(error)
    assert len(found) == leaves
    return Outcome(found)


def row_seeds() -> list[bytes]:
    """Pack a few leaves."""
    found = []
    for leaves in ([b"a"], [b"abc", b"", b"x" * 50], leaf_seeds()):
        hashes = [bytes(HASH_BYTES)] * len(leaves)
        (row,) = pack_rows(0, leaves, hashes)
        found.append(bytes([row.leaves, len(row.marks)]) + row.body)
    return found


def run_note(data: bytes) -> Outcome:
    """Open a checkpoint, a manifest and a key, whatever the text is."""
    said: list[object] = []
    key = key_of(1).verifier
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return Outcome("no text")
    for open_text in (
        lambda: open_checkpoint(text, key, "note", alone=False),
        lambda: open_manifest(text, key),
        lambda: parse_verifier_key(text, "key"),
    ):
        try:
            said.append(open_text())
        except RecordError as error:
            said.append(refused(error).said)
    return Outcome(said)


def note_seeds() -> list[bytes]:
    """Sign a checkpoint, a manifest and nonsense; write the key."""
    key = key_of(1)
    checkpoint = Checkpoint(
        origin="vedette/0123456789abcdef",
        size=5,
        root=bytes(range(HASH_BYTES)),
        received_ns=7,
        signed_ns=8,
    )
    manifest = (_pristine() / "manifest.note").read_bytes()
    return [
        sign_checkpoint(checkpoint, key).encode(),
        sign_note("vedette\nx\n", key).encode(),
        sign_note("{}\n", key).encode(),
        manifest,
        key.verifier.line.encode(),
    ]


def run_canonical(data: bytes) -> Outcome:
    """Read canonical JSON; writing it gives the same bytes."""
    try:
        value = parse_canonical_object(data, "body")
    except RecordError as error:
        return refused(error)
    assert canonical_json(value) == data
    return Outcome(value)


@cache
def _pristine() -> Path:
    """Make a small closed record once."""
    return closed_record(folder() / "pristine.vedette", key_of(1))


def run_record(data: bytes) -> Outcome:
    """Damage a closed record, then verify it: whatever changed is found.

    An input is a list of changes of five octets: file, place (three), new octet.
    """
    damaged = folder() / "damaged.vedette"
    shutil.rmtree(damaged, ignore_errors=True)
    shutil.copytree(_pristine(), damaged)
    names = sorted(path.name for path in damaged.iterdir() if path.is_file())
    changed = False
    for at in range(0, len(data) - 4, 5):
        path = damaged / names[data[at] % len(names)]
        content = bytearray(path.read_bytes())
        place = int.from_bytes(data[at + 1 : at + 4], "big") % max(len(content), 1)
        content[place : place + 1] = data[at + 4 : at + 5]
        path.write_bytes(content)
    for name in names:
        before, after = _pristine() / name, damaged / name
        changed |= before.read_bytes() != after.read_bytes()
    report = verify(damaged)
    assert bool(report.findings) == changed
    steps = sorted({found.step for found in report.findings})
    return Outcome((changed, steps), frozenset(("step", step) for step in steps))


def record_seeds() -> list[bytes]:
    """Change an octet of each file, and the database's header."""
    found = [b"", bytes(5)]
    for file in range(4):
        found += [bytes([file, 0, 0, place, 0x41]) for place in (0, 20, 60, 100)]
    return found


RECORD_STEPS = 400_000
TARGETS = (
    Target(
        name="geojson",
        reaches=("vedette.airspace.user_geojson", "vedette.site.geojson"),
        run=run_borders,
        seeds=border_seeds,
        tokens=(*WORDS, b"Polygon", b"coordinates", b"[20,52]", b"accuracy_m"),
        text=True,
    ),
    Target(
        name="site",
        reaches=("vedette.site",),
        run=run_site,
        seeds=site_seeds,
        tokens=(*WORDS, b"[[", b"]]", b" = ", b"1979-05-27T07:32:00Z", b"[sensor]"),
        text=True,
        octets_max=4096,
    ),
    Target(
        name="scenario",
        reaches=(
            "vedette.simulation.distribution",
            "vedette.simulation.limits_of",
            "vedette.simulation.load",
            "vedette.simulation.possible",
        ),
        run=run_scenario,
        seeds=scenario_seeds,
        tokens=(*WORDS, b"[[targets]]", b"{ normal = [1, 2] }", b"{ pmf = [0, 1] }"),
        text=True,
        octets_max=7000,
    ),
    Target(
        name="record-leaf",
        reaches=("vedette.record.entry", "vedette.record.canonical"),
        run=run_leaf,
        seeds=leaf_seeds,
        octets_max=300,
    ),
    Target(
        name="record-row",
        reaches=("vedette.record.rows",),
        run=run_row,
        seeds=row_seeds,
        octets_max=500,
    ),
    Target(
        name="record-note",
        reaches=("vedette.record.note", "vedette.record.checkpoint"),
        run=run_note,
        seeds=note_seeds,
        tokens=("— ".encode(), b"\n\n", b"=", b"\n", "١".encode(), b"signed_ns 1"),
        octets_max=1500,
    ),
    Target(
        name="record-json",
        reaches=("vedette.record.canonical",),
        run=run_canonical,
        seeds=lambda: [
            canonical_json({"a": [1, -2.5, None, True, {"ż": "\u007f"}], "b": {}}),
            b'{"a":1e3}',
        ],
        tokens=(*WORDS, b'{"a":', b"1.0", b"-0", b"1e16", b"\\ud800", b"\xed\xa0\x80"),
        text=True,
        octets_max=400,
    ),
    Target(
        name="record",
        reaches=("vedette.record.verify", "vedette.record.audit"),
        run=run_record,
        seeds=record_seeds,
        octets_max=40,
        steps_base=RECORD_STEPS,
    ),
)
