"""The truth counts as an assessment counts (vedette.simulation.truth, truth_files)."""

import json
import math
from dataclasses import replace
from itertools import pairwise
from pathlib import Path as File

import numpy as np
import pyarrow.parquet as pq
import pytest
import shapely

from border_scenes import volume_of
from simulated_families import FOLDER, RAID, family, small
from small_nights import target
from vedette.airspace import Volume, build_index, load_volume
from vedette.airspace.inside import signed_distance
from vedette.fixed_math import normal
from vedette.incursions.line import BORDER_DOMAIN
from vedette.output.truth import entry_ns, read_truth
from vedette.simulation import World, world_of
from vedette.simulation.truth import Truth, truth_of
from vedette.simulation.truth_files import truth_files
from vedette.simulation.world import Path, Target

SQUARE = [(-20e3, -20e3), (20e3, -20e3), (20e3, 20e3), (-20e3, 20e3)]


def night_with(*targets: Target, seed: int = 1) -> World:
    """Put targets into an empty night."""
    return replace(world_of(small(), seed), targets=tuple(targets))


def flown(
    world: World, *corners: tuple[float, float, float], speed_mps: float = 50.0
) -> Path:
    """Fly straight from corner to corner (e, n, height), rows 5 s apart."""
    rows = [corners[0]]
    for first, last in pairwise(corners):
        steps = math.ceil(math.dist(first[:2], last[:2]) / speed_mps / 5.0) or 1
        rows += [
            tuple(
                a + (b - a) * (k + 1) / steps for a, b in zip(first, last, strict=True)
            )
            for k in range(steps)
        ]
    e, n, h = (np.array(column) for column in zip(*rows, strict=True))
    return Path(world.start_s + 5.0 * np.arange(e.size), e, n, h)


def judged(world: World, volume: Volume) -> tuple[int, int, int]:
    truth = truth_of(world, [volume]).counts[0]
    return truth.objects, truth.entries, truth.approached


def test_each_measure_counts_what_it_says() -> None:
    empty = night_with()
    zone = volume_of(empty.plane, SQUARE, sigma_m=0.0)
    through = flown(empty, (-40e3, 0, 900), (40e3, 0, 900))
    twice = flown(empty, (-40e3, 0, 900), (0, 0, 900), (0, 30e3, 900), (0, 0, 900))
    passing = flown(empty, (-45e3, 35e3, 900), (45e3, 35e3, 900))
    far = flown(empty, (-45e3, 45e3, 900), (45e3, 45e3, 900))
    starts = flown(empty, (0, 0, 900), (5e3, 0, 900))
    world = night_with(
        target("through", through),
        target("twice", twice),
        target("passing", passing),
        target("far", far),
        target("starts", starts),
        target("liner", through, authorised=True),
    )
    assert judged(world, zone) == (3, 3, 1)
    entries = truth_of(world, [zone]).entries
    assert [e.target for e in entries if e.authorised] == ["liner"]
    assert len(entries) == 4


def test_birds_are_never_counted() -> None:
    empty = night_with()
    bird = target("bird", flown(empty, (-40e3, 0, 900), (40e3, 0, 900)), kind="bird")
    world = replace(empty, birds=(bird,))
    assert judged(world, volume_of(empty.plane, SQUARE)) == (0, 0, 0)


def test_a_ceiling_is_a_border_too() -> None:
    empty = night_with()
    zone = replace(volume_of(empty.plane, SQUARE, sigma_m=0.0), ceiling_m=1000.0)
    above = target("above", flown(empty, (-40e3, 0, 1500), (40e3, 0, 1500)))
    sinks = target("sinks", flown(empty, (-40e3, 0, 1500), (0, 0, 1500), (9e3, 0, 500)))
    assert judged(night_with(above), zone) == (0, 0, 1)
    assert judged(night_with(sinks), zone) == (1, 1, 0)
    entry = truth_of(night_with(sinks), [zone]).entries[0]
    assert entry.across == "unknown"
    # Rows run straight down to 500 m over 9 km: half way is 1,000 m.
    assert entry.lon_deg > 23.06


def test_a_short_and_shallow_excursion_is_no_passage() -> None:
    empty = night_with()
    zone = volume_of(empty.plane, SQUARE, sigma_m=40.0)
    world = night_with(seed=3)
    index = build_index(zone, empty.plane)
    _, segment = signed_distance(index, -20e3, 0.0)
    off_m = 40.0 * normal(world.key ^ BORDER_DOMAIN, int(index.block[segment]), 0)
    rim_m = -20e3 - off_m  # the line lies so far outwards of where it is drawn
    grazes = flown(empty, (-40e3, 0, 900), (rim_m + 60.0, 0, 900), (-40e3, 0, 900))
    dives = flown(empty, (-40e3, 0, 900), (rim_m + 400.0, 0, 900), (-40e3, 0, 900))
    assert judged(replace(world, targets=(target("a", grazes),)), zone)[:2] == (0, 0)
    assert judged(replace(world, targets=(target("a", dives),)), zone)[:2] == (1, 1)


def test_the_true_border_is_drawn_within_its_sigma_and_anew_by_every_seed() -> None:
    empty = night_with()
    zone = volume_of(empty.plane, SQUARE, sigma_m=300.0)
    path = flown(empty, (-40e3, 0, 900), (0, 0, 900))
    times = []
    for seed in range(200):
        world = night_with(target("a", path), seed=seed)
        times.append(truth_of(world, [zone]).entries[0].time_s - world.start_s)
    along_m = 50.0 * (np.array(times) - 400.0)  # 20 km to the line as drawn
    assert along_m.std() == pytest.approx(300.0, rel=0.15)
    assert abs(along_m.mean()) < 4.0 * 300.0 / math.sqrt(200.0)


def _crossings(path: Path, shape: shapely.Polygon) -> list[float]:
    """Find times of inward passages by shapely, s since the first row."""
    found = []
    for i in range(path.time_s.size - 1):
        ends = [(path.e_m[k], path.n_m[k]) for k in (i, i + 1)]
        step = shapely.LineString(ends)
        if not step.crosses(shape) and not step.within(shape):
            continue
        met = shape.boundary.intersection(step)
        cuts = [step.project(shapely.Point(p.coords[0])) for p in _points(met)]
        edges = [0.0, *sorted(cuts), step.length]
        for before, at, after in zip(edges, edges[1:], edges[2:], strict=False):
            was = shape.contains(step.interpolate(0.5 * (before + at)))
            now = shape.contains(step.interpolate(0.5 * (at + after)))
            if now and not was:
                found.append(path.time_s[i] + 5.0 * at / step.length)
    return found


def _points(met: shapely.Geometry) -> list[shapely.Geometry]:
    return list(getattr(met, "geoms", [met])) if not met.is_empty else []


def test_entries_are_those_that_shapely_finds_where_the_border_is_sure() -> None:
    corners = [
        (-30e3, -25e3), (-5e3, -30e3), (3e3, -8e3), (25e3, -22e3), (30e3, 10e3),
        (8e3, 6e3), (12e3, 28e3), (-15e3, 20e3), (-9e3, 2e3), (-28e3, 4e3),
    ]  # fmt: skip
    empty = night_with()
    zone = volume_of(empty.plane, corners, sigma_m=0.0)
    index = build_index(zone, empty.plane)
    line = list(zip(index.e0_m, index.n0_m, strict=True))
    shape = shapely.Polygon(line)
    area = "[[51.5, 22.3], [51.5, 23.7], [50.5, 23.7], [50.5, 22.3]]"
    raid = RAID.replace(
        RAID[RAID.index("area") : RAID.index("course")], f"area = {area}\n"
    )
    scenario = small(raid.replace("[210, 350]", "[0, 360]"))
    compared = 0
    for seed in range(6):
        world = world_of(scenario, seed)
        truth = truth_of(world, [zone])
        for flying in world.targets:
            mine = [e.time_s for e in truth.entries if e.target == flying.id]
            theirs = _crossings(flying.path, shape)
            assert mine == pytest.approx(theirs, abs=0.01), flying.id
            compared += len(mine)
    assert compared > 30


def test_truth_of_a_family_is_plausible_and_neighbours_are_named() -> None:
    scenario = family("poland-2025-09-10")
    volumes = [load_volume(volume, FOLDER) for volume in scenario.site.volumes]
    objects = []
    for seed in range(8):
        world = world_of(scenario, seed)
        truth = truth_of(world, volumes)
        objects.append(truth.counts[0].objects)
        for entry in truth.entries:
            if not entry.authorised:
                assert entry.across in ("BY", "UA")
        flying = [t for t in world.targets if not t.authorised]
        assert truth.counts[0].objects + truth.counts[0].approached <= len(flying)
    assert 12 <= np.mean(objects) <= 34


def test_the_files_are_read_by_the_score(tmp_path: File) -> None:
    scenario = family("poland-2025-09-10")
    world = world_of(scenario, 2, study=True)
    volumes = [load_volume(volume, FOLDER) for volume in scenario.site.volumes]
    truth = truth_of(world, volumes)
    for name, content in truth_files(world, truth).items():
        (tmp_path / name).write_bytes(content)
    again = read_truth(tmp_path, world.plane)
    assert again.names == sorted(target.id for target in world.targets)
    assert len(again.entries) == len(truth.entries)
    first = world.epoch_ns + round(truth.entries[0].time_s * 1e9)
    assert entry_ns(again.entries[0]) == first
    chosen = next(t for t in world.targets if t.id == again.names[0])
    rows = again.target == 0
    assert again.e_m[rows] == pytest.approx(chosen.path.e_m, abs=1e-3)
    table = pq.read_table(tmp_path / "truth.parquet")
    assert table.column_names == [
        "time", "target", "lat", "lon", "height_m", "class",
    ]  # fmt: skip
    assert table.schema.metadata[b"data_kind"] == b"synthetic"
    document = json.loads((tmp_path / "truth.json").read_bytes())
    assert document["data_kind"] == "synthetic"
    assert set(document["counts"]) == {"objects", "entries", "approached"}
    assert document["volumes"]["PL"] == document["counts"]
    entered = [e for e in document["entries"] if not e["authorised"]]
    assert document["counts"]["entries"] == len(entered)


def test_an_empty_night_has_an_empty_truth() -> None:
    world = night_with()
    truth = truth_of(world, [])
    assert truth == Truth(counts=(), entries=())
    files = truth_files(world, truth)
    document = json.loads(files["truth.json"])
    assert document["counts"] == {"objects": 0, "entries": 0, "approached": 0}
