"""The two border sets: the judging line from OpenStreetMap, and the drawn outline.

Each function takes the cache of archives and returns columns and manifest, ready to
be written; nothing here depends on the clock, the network or the machine.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from borders import accuracy, pack, sources
from borders.codes import ALPHA2, NUMERIC, STORED, UNNUMBERED, WINDOW_DEG, WORLDVIEW
from borders.coverage import GRID_DEG, Arc, Dispute, arcs_between, faces_with_owner
from borders.simplify import simplified

# 0.0003 degree is at most 33 m: far below the 450 m that a displayed map boundary may
# be off in control rooms, and it halves the points.
OSM_TOLERANCE_DEG = 0.0003
OUTLINE_TOLERANCE_DEG = 0.003  # 330 m: a pixel at zoom 8, where the judging line shows
DEGREE_M = 111_195.0
SHORE_DEG = 0.01  # the drawn shore is off by a kilometre
BUILD_DATE = "2026-11-22"  # of the recipe; the clock is never asked
KALININGRAD_EAST_DEG = 24.0  # parts of Russia west of this are the exclave


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A coverage before and after simplification, with its accuracy."""

    names: list[str]
    source: list[Arc]
    arcs: list[Arc]
    apart_m: list[np.ndarray]
    disputes: list[Dispute]
    land: shapely.Geometry


def window() -> shapely.Polygon:
    """Return the window that every set is cropped to."""
    return shapely.box(*WINDOW_DEG)


def osm_states(
    cache: Path, source: sources.Source, member: str, key: str
) -> dict[str, shapely.Geometry]:
    """Read an OpenStreetMap cut as states by code, under the worldview."""
    archive = sources.fetch(source, cache)
    raw = sources.geojson_states(archive, member, key, window())
    states: dict[str, list] = {}
    for alpha3, shape in raw.items():
        if alpha3 in ALPHA2:
            states.setdefault(ALPHA2[alpha3], []).append(shape)
    joined = {code: shapely.union_all(shapes) for code, shapes in states.items()}
    joined["RU"] = shapely.difference(joined["RU"], joined["UA"])
    parts = shapely.get_parts(sources.areas(joined["RU"]))
    west = shapely.bounds(parts)[:, 2] < KALININGRAD_EAST_DEG
    joined["RU-KGD"] = shapely.union_all(parts[west])
    joined["RU"] = shapely.union_all(parts[~west])
    return joined


def shore(cache: Path) -> shapely.Geometry:
    """Return the land with a margin, prepared for point tests."""
    archive = sources.fetch(sources.NATURAL_EARTH, cache)
    text = sources.tar_text(archive, "land-10m.json")
    shapes = [shape for _, _, shape in sources.topojson_shapes(text, "land")]
    land = shapely.intersection(shapely.union_all(shapes), window())
    wide = shapely.buffer(land, SHORE_DEG, quad_segs=2)
    shapely.prepare(wide)
    return wide


def osm_line(cache: Path) -> Line:
    """Build the judging line and measure it against the earlier cut."""
    states = osm_states(cache, sources.OSM, "borders.geo.json", "isoA3")
    earlier = osm_states(cache, sources.OSM_EARLIER, "map.geo.json", "A3")
    land = shore(cache)
    faces, owner, disputes = faces_with_owner(states, land)
    source = arcs_between(faces, owner, WINDOW_DEG)
    names = sorted(states)
    other = accuracy.OtherCut(earlier)
    apart_m = [
        accuracy.disagreement_m(arc, names, other)
        if {names[s] for s in (arc.left, arc.right) if s >= 0} & set(STORED)
        else np.zeros(len(accuracy.samples(arc)[1]))
        for arc in source
    ]
    return Line(
        names=names,
        source=source,
        arcs=simplified(source, OSM_TOLERANCE_DEG),
        apart_m=apart_m,
        disputes=disputes,
        land=land,
    )


def osm_set(line: Line) -> tuple[dict[str, np.ndarray], dict]:
    """Return columns and manifest of the judging set."""
    tolerance_m = OSM_TOLERANCE_DEG * DEGREE_M
    steps = [
        accuracy.widen_disputed(
            arc,
            accuracy.sigma_steps(source, arc, apart, tolerance_m, line.land),
            line.disputes,
            line.names,
        )
        for source, arc, apart in zip(line.source, line.arcs, line.apart_m, strict=True)
    ]
    stored = [line.names.index(code) for code in STORED]
    table = pack.columns(line.arcs, steps, stored)
    disputed = [
        {
            "claimed_by": list(dispute.claimants),
            "given_to": dispute.given_to,
            "width_m": round(dispute.width_m),
            "at": [round(v, 2) for v in _place(dispute.face)],
        }
        for dispute in line.disputes
    ]
    manifest = set_manifest(
        "borders-osm",
        [sources.OSM, sources.OSM_EARLIER],
        line.names,
        OSM_TOLERANCE_DEG,
    )
    return table, {
        **manifest,
        "judging": True,
        "licence": "ODbL-1.0",
        "attribution": "© OpenStreetMap contributors",
        "valid_from": "undated, after 2017-11",
        "valid_from_note": (
            "the earlier cut dates from November 2017; the later one is undated"
        ),
        "sigma_m": list(accuracy.LADDER_M),
        "disputed": disputed,
    }


def outline_set(cache: Path) -> tuple[dict[str, np.ndarray], dict]:
    """Return columns and manifest of the drawn outline (land only, public domain)."""
    archive = sources.fetch(sources.NATURAL_EARTH, cache)
    text = sources.tar_text(archive, "countries-10m.json")
    shapes: dict[str, list] = {}
    crimea = shapely.Point(34.1, 44.95)
    for number, properties, shape in sources.topojson_shapes(text, "countries"):
        code = NUMERIC.get(number) or UNNUMBERED.get(properties["name"])
        cropped = sources.areas(shapely.intersection(shape, window()))
        if code is None or not cropped.area > 0.0:
            continue
        for part in shapely.get_parts(cropped):
            ours = "UA" if shapely.contains(part, crimea) else code
            shapes.setdefault(ours, []).append(part)
    states = {code: shapely.union_all(parts) for code, parts in shapes.items()}
    faces, owner, _ = faces_with_owner(states, shore(cache))
    names = sorted(states)
    arcs = simplified(arcs_between(faces, owner, WINDOW_DEG), OUTLINE_TOLERANCE_DEG)
    steps = [np.zeros(len(arc.points) - 1, dtype=np.int64) for arc in arcs]
    table = pack.columns(arcs, steps, list(range(len(names))))
    manifest = set_manifest(
        "borders-core", [sources.NATURAL_EARTH], names, OUTLINE_TOLERANCE_DEG
    )
    return table, {
        **manifest,
        "judging": False,
        "licence": sources.NATURAL_EARTH.licence,
        "attribution": "Made with Natural Earth",
        "valid_from": "2018",
        "valid_from_note": "Natural Earth 4.1.0; land only, off by 0.6-3 km",
        "sigma_m": [1500],
        "disputed": [],
    }


def _place(face: shapely.Polygon) -> tuple[float, float]:
    """Return latitude and longitude of a point inside a face."""
    inside = shapely.point_on_surface(face)
    return inside.y, inside.x


def set_manifest(
    name: str, made_from: list[sources.Source], names: list[str], tolerance_deg: float
) -> dict:
    """Return what every manifest says."""
    return {
        "schema": 1,
        "set": name,
        "built": BUILD_DATE,
        "worldview": WORLDVIEW,
        "sources": [
            {
                "package": f"{source.registry}:{source.name}",
                "version": source.version,
                "sha256": source.sha256,
                "licence": source.licence,
            }
            for source in made_from
        ],
        "window_deg": list(WINDOW_DEG),
        "grid_deg": GRID_DEG,
        "tolerance_deg": tolerance_deg,
        "codes": [pack.SEA_CODE, pack.CUT_CODE, *names],
    }
