"""A user's own volume: GeoJSON (RFC 7946) polygons with a stated accuracy.

Official lines always win over packaged ones, but only with their source, their
validity and their accuracy: these are read by `vedette.site.geojson`, the geometry
here. Positions are longitude, latitude, WGS 84 degrees. A feature may name who lies
beyond it in a property `neighbour`; otherwise that is unknown.

What would be judged wrongly is refused, with the ring by name: open rings, rings that
touch or cross themselves or each other, polygons on top of polygons.
"""

import hashlib
import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np

from vedette.airspace.rings import crossed_edges, encloses
from vedette.airspace.volume import UNKNOWN, Floats, Ring, Volume
from vedette.errors import UsageError
from vedette.site.geojson import SIGMA_PER_95, volume_statement

CORNERS_MIN = 4  # RFC 7946, 3.1.6: three corners and the first again
LATITUDE_MAX_DEG = 90.0
LONGITUDE_MAX_DEG = 180.0


class _Shape(NamedTuple):
    """One ring of a file: its corners, closed, and what it belongs to."""

    name: str
    lon_deg: Floats
    lat_deg: Floats
    polygon: int
    neighbour: str


def read_volume_file(
    path: Path,
    *,
    id: str,  # noqa: A002 - the volume's own word for it
    kind: Literal["state", "fir", "zone"],
    floor_m: float,
    ceiling_m: float,
) -> Volume:
    """Read a GeoJSON file as a volume.

    Parameters
    ----------
    path : pathlib.Path
        Polygon, MultiPolygon, Feature or FeatureCollection.
    id : str
        Name of the volume.
    kind : str
        state, fir or zone.
    floor_m, ceiling_m : float
        m above the ellipsoid.

    Returns
    -------
    Volume
        Every segment with the accuracy that the file states.

    Raises
    ------
    UsageError
        The file or its geometry does not hold; the message names the ring.
    """
    said = volume_statement(path)
    content = path.read_bytes()
    sigma_m = said.accuracy_m / SIGMA_PER_95
    rings, neighbours = rings_of(json.loads(content), sigma_m, str(path))
    return Volume(
        id=id,
        kind=kind,
        code=id,
        floor_m=floor_m,
        ceiling_m=ceiling_m,
        source=said.source,
        version=path.name,
        sha256=hashlib.sha256(content).hexdigest(),
        valid_from=said.valid_from,
        worldview="as the source draws it",
        neighbours=neighbours,
        rings=rings,
    )


def rings_of(
    document: dict[str, Any], sigma_m: float, where: str
) -> tuple[tuple[Ring, ...], tuple[str, ...]]:
    """Read the outlines of a GeoJSON document.

    Parameters
    ----------
    document : dict
        Polygon, MultiPolygon, Feature or FeatureCollection.
    sigma_m : float
        m, standard deviation of every segment.
    where : str
        What to call the document in messages.

    Returns
    -------
    rings : tuple of Ring
        Judged by the even-odd rule.
    neighbours : tuple of str
        Whom the rings name beyond them.

    Raises
    ------
    UsageError
        The geometry does not hold; the message names the ring.
    """
    shapes = _shapes(document, where)
    _check_together(shapes)
    neighbours = tuple(dict.fromkeys(shape.neighbour for shape in shapes))
    rings = tuple(
        Ring(
            lat_deg=shape.lat_deg[:-1],
            lon_deg=shape.lon_deg[:-1],
            sigma_m=np.full(len(shape.lat_deg) - 1, sigma_m),
            neighbour=np.full(
                len(shape.lat_deg) - 1, neighbours.index(shape.neighbour)
            ),
        )
        for shape in shapes
    )
    return rings, neighbours


def _shapes(document: dict[str, Any], where: str) -> list[_Shape]:
    """Collect every ring of a document."""
    shapes: list[_Shape] = []
    polygons = 0
    for number, feature in enumerate(_features(document, where)):
        geometry, neighbour = _geometry(feature, f"{where}: feature {number}")
        nested = geometry.get("coordinates")
        if geometry["type"] == "Polygon":
            nested = [nested]
        for rings in _list(nested, f"{where}: feature {number}", "polygons"):
            for k, ring in enumerate(_list(rings, where, "rings")):
                name = f"{where}: feature {number}, polygon {polygons}, ring {k}"
                shapes.append(_ring(ring, name, polygons, neighbour))
            polygons += 1
    return shapes


def _features(document: dict[str, Any], where: str) -> list[Any]:
    """Return the features, or the document itself where it is one."""
    if document.get("type") != "FeatureCollection":
        return [document]
    return _list(document.get("features"), where, "features")


def _list(value: object, where: str, what: str) -> list[Any]:
    """Return a list that holds something."""
    if not isinstance(value, list) or not value:
        raise UsageError(expected=f"a list of {what}", got=_short(value), where=where)
    return value


def _geometry(feature: object, where: str) -> tuple[dict[str, Any], str]:
    """Return a feature's Polygon or MultiPolygon and the neighbour it names."""
    inner = feature if isinstance(feature, dict) else {}
    neighbour = UNKNOWN
    if inner.get("type") == "Feature":
        properties = inner.get("properties")
        if isinstance(properties, dict):
            neighbour = str(properties.get("neighbour") or UNKNOWN)
        geometry = inner.get("geometry")
        inner = geometry if isinstance(geometry, dict) else {}
    if inner.get("type") not in ("Polygon", "MultiPolygon"):
        raise UsageError(
            expected="a Polygon or MultiPolygon",
            got=_short(inner.get("type")),
            where=where,
        )
    return inner, neighbour


def _ring(ring: object, name: str, polygon: int, neighbour: str) -> _Shape:
    """Check one ring: numbers, range, closed, not folded."""
    positions = [_position(p, name) for p in _list(ring, name, "positions")]
    if positions[0] != positions[-1]:
        raise UsageError(
            expected="a closed ring, whose last position repeats the first",
            got=f"first {_said(positions[0])}, last {_said(positions[-1])}",
            where=name,
            advice="Append the first position (RFC 7946, section 3.1.6).",
        )
    distinct = [p for p, q in pairwise(positions) if p != q]
    if len(distinct) < CORNERS_MIN - 1:
        raise UsageError(
            expected="at least three different corners",
            got=f"{len(distinct)}",
            where=name,
        )
    closed = np.array([*distinct, distinct[0]])
    wide = np.abs(np.diff(closed[:, 0])) > LONGITUDE_MAX_DEG
    if wide.any():
        raise UsageError(
            expected="segments of at most 180° of longitude",
            got=f"one from {_said(closed[int(wide.argmax())])}",
            where=name,
            advice="Cut the polygon at the antimeridian (RFC 7946, section 3.1.9).",
        )
    return _Shape(name, closed[:, 0].copy(), closed[:, 1].copy(), polygon, neighbour)


def _position(value: object, name: str) -> tuple[float, float]:
    """Check one position: longitude and latitude, finite, in range."""
    numbers = value[:2] if isinstance(value, list) else []
    if len(numbers) != 2 or not all(  # noqa: PLR2004 - longitude and latitude
        isinstance(n, int | float) and not isinstance(n, bool) and math.isfinite(n)
        for n in numbers
    ):
        raise UsageError(
            expected="a position [longitude, latitude] of finite numbers",
            got=_short(value),
            where=name,
        )
    lon_deg, lat_deg = float(numbers[0]), float(numbers[1])
    if abs(lat_deg) > LATITUDE_MAX_DEG or abs(lon_deg) > LONGITUDE_MAX_DEG:
        raise UsageError(
            expected="longitude within 180° and latitude within 90°",
            got=_said((lon_deg, lat_deg)),
            where=name,
            advice="GeoJSON writes longitude first.",
        )
    return lon_deg, lat_deg


def _check_together(shapes: list[_Shape]) -> None:
    """Refuse rings that touch themselves, cross each other, or lie on another."""
    lon = np.concatenate([s.lon_deg[:-1] for s in shapes])
    lat = np.concatenate([s.lat_deg[:-1] for s in shapes])
    lon_end = np.concatenate([s.lon_deg[1:] for s in shapes])
    lat_end = np.concatenate([s.lat_deg[1:] for s in shapes])
    sizes = [len(s.lon_deg) - 1 for s in shapes]
    ring = np.repeat(np.arange(len(shapes)), sizes)
    a, b = crossed_edges(lon, lat, lon_end, lat_end, ring)
    if a >= 0:
        raise UsageError(
            expected="rings that neither touch themselves nor cross each other",
            got=f"edges from {_said((lon[a], lat[a]))} and from "
            f"{_said((lon[b], lat[b]))}",
            where=shapes[ring[a]].name,
        )
    for shape in shapes:
        _check_place(shape, shapes)


def _check_place(shape: _Shape, shapes: list[_Shape]) -> None:
    """Refuse a polygon on top of another, and a hole outside its polygon."""
    family = [s for s in shapes if s.polygon == shape.polygon]
    others = [s for s in shapes if s.polygon != shape.polygon]
    if _depth(shape, others) % 2:
        raise UsageError(
            expected="polygons that do not lie on each other",
            got="one that lies inside another",
            where=shape.name,
            advice="Write it as a hole, or leave it away.",
        )
    holes = [s for s in family if s is not shape]
    if shape is not family[0] and _depth(shape, holes) != 1:
        raise UsageError(
            expected="a hole inside its polygon and in no other hole",
            got="one elsewhere",
            where=shape.name,
        )


def _depth(inner: _Shape, others: list[_Shape]) -> int:
    """Count the rings that hold the middle of the inner ring's first edge."""
    lon = 0.5 * (inner.lon_deg[0] + inner.lon_deg[1])
    lat = 0.5 * (inner.lat_deg[0] + inner.lat_deg[1])
    return sum(bool(encloses(s.lon_deg, s.lat_deg, lon, lat)) for s in others)


def _said(position: Any) -> str:  # noqa: ANN401 - a pair, as tuple or array
    """Write a position for a message."""
    return f"[{position[0]:g}, {position[1]:g}]"


def _short(value: object) -> str:
    """Write any value for a message, not endlessly."""
    text = ascii(value)
    return text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004 - a line
