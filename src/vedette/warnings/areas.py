"""Areas to warn: first-level regions, and a circle around each aerodrome.

By default the packaged regions of every state that the site judges, as far as they
reach into the circle that it watches; or the features of the site's own GeoJSON file
(RFC 7946), each named by its properties ``code`` and ``name``. Aerodromes by ICAO
indicator. An area addresses people; no border is judged against it, so its line may be
off by a kilometre or two.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any, Literal

import numpy as np

from vedette.airspace.aerodrome import Aerodrome, aerodrome
from vedette.airspace.index import VolumeIndex, build_index
from vedette.airspace.region import regions
from vedette.airspace.user_geojson import rings_of
from vedette.airspace.volume import UNKNOWN, Ring, Volume
from vedette.earth.plane import SitePlane, from_plane, to_plane
from vedette.errors import UsageError
from vedette.fixed_math import sin_cos
from vedette.site.model import Site
from vedette.units import PI

# Within this of an aerodrome its traffic is affected: the 5 NM of a usual control zone.
AERODROME_RADIUS_M = 9_260.0
CORNERS = 72  # of that circle: the chord then leaves it by 9 m
SIGMA_M = 1_500.0  # of a user's region: as the packaged ones, see airspace.region
NAME_MAX = 200  # letters of a name that are kept; longer ones are no names


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One area that can be warned.

    Parameters
    ----------
    code : str
        ISO 3166-2 of a packaged region, ICAO indicator, or the user's own.
    name : str
        For people, in the local language; foreign text, not to be trusted.
    kind : str
        region or aerodrome.
    country : str
        ISO 3166-1, empty where not known: chooses the language.
    rings : tuple of Ring
        Its outline, by the even-odd rule.
    circle : tuple of float or None
        Latitude, longitude (degrees) and radius (m) of an aerodrome's circle.
    border : VolumeIndex
        The outline in the site plane.
    box_m : tuple of float
        West, south, east, north of the outline in the site plane, m.
    """

    code: str
    name: str
    kind: Literal["region", "aerodrome"]
    country: str
    rings: tuple[Ring, ...]
    circle: tuple[float, float, float] | None
    border: VolumeIndex
    box_m: tuple[float, float, float, float]


def areas_of(site: Site, plane: SitePlane, folder: Path) -> tuple[Area, ...]:
    """Lay out what a site can warn.

    Parameters
    ----------
    site : Site
        Its ``[warnings]``, or the states that it judges.
    plane : SitePlane
        Of the site.
    folder : pathlib.Path
        Where the site file lies; a GeoJSON path is relative to it.

    Returns
    -------
    tuple of Area
        Regions first, each kind in the order of its source.

    Raises
    ------
    UsageError
        An unknown aerodrome, a file that does not hold, or two areas of one code.
    """
    wanted = site.warnings
    found = list(
        _own_regions(folder / wanted.regions, plane)
        if wanted.regions
        else _judged_regions(site, plane)
    )
    found += [_aerodrome_area(aerodrome(icao), plane) for icao in wanted.aerodromes]
    codes = [area.code for area in found]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is not None:
        raise UsageError(
            expected="areas to warn with a code of their own each",
            got=f"two with {ascii(twice)[:NAME_MAX]}",
            where="[warnings]",
        )
    return tuple(found)


def _judged_regions(site: Site, plane: SitePlane) -> Iterator[Area]:
    """Give the packaged regions of the judged states that reach into the circle."""
    sources = [v.border_set for v in site.volumes if v.kind == "state"]
    states = dict.fromkeys(s[1].partition("-")[0] for s in sources if s is not None)
    radius_m = site.watch.radius_km * 1000.0
    for state in states:
        for region in regions(state):
            rings = tuple(_nobody_beyond(ring) for ring in region.rings)
            area = _area(region.code, region.name, "region", state, rings, plane)
            west, south, east, north = area.box_m
            e_m = max(west, 0.0, -east)
            n_m = max(south, 0.0, -north)
            if e_m * e_m + n_m * n_m <= radius_m * radius_m:
                yield area


def _own_regions(path: Path, plane: SitePlane) -> Iterator[Area]:
    """Read the features of a site's own file."""
    try:
        document = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(
            expected="a GeoJSON file of the regions that can be warned",
            got=f"{error}"[:NAME_MAX],
            where=f"[warnings] regions: {path.name}",
            advice="Paths are relative to the site file.",
        ) from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not features:
        raise UsageError(
            expected="a FeatureCollection with a feature for each region",
            got="none",
            where=path.name,
        )
    for number, feature in enumerate(features):
        where = f"{path.name}: feature {number}"
        rings, _ = rings_of(_stated(feature, where), SIGMA_M, where)
        said = feature.get("properties")
        code = _word(said, "code", where)
        country = code.partition("-")[0] if "-" in code else ""
        bare = tuple(_nobody_beyond(ring) for ring in rings)
        yield _area(code, _word(said, "name", where), "region", country, bare, plane)


def _stated(feature: object, where: str) -> dict[str, Any]:
    """Return a feature that is one."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise UsageError(expected="a Feature", got="something else", where=where)
    return feature


def _word(said: object, key: str, where: str) -> str:
    """Return a property that names the region."""
    text = said.get(key) if isinstance(said, dict) else None
    if not isinstance(text, str) or not text.strip() or len(text) > NAME_MAX:
        raise UsageError(
            expected=f"a property `{key}`, a text of at most {NAME_MAX} letters",
            got="none" if text is None else ascii(text)[:60],
            where=where,
        )
    return text.strip()


def _nobody_beyond(ring: Ring) -> Ring:
    """Forget who lies beyond: a warning does not ask."""
    return ring._replace(neighbour=np.zeros(len(ring.lat_deg), np.int64))


def _aerodrome_area(found: Aerodrome, plane: SitePlane) -> Area:
    """Draw the circle of an aerodrome, as a ring of corners in the site plane."""
    e_m, n_m = to_plane(plane, found.lat_deg, found.lon_deg)
    corners = []
    for k in range(CORNERS):
        s, c = sin_cos(2.0 * PI * (k / CORNERS))
        de_m, dn_m = AERODROME_RADIUS_M * c, AERODROME_RADIUS_M * s
        corners.append(from_plane(plane, e_m + de_m, n_m + dn_m))
    ring = Ring(
        lat_deg=np.array([lat for lat, _ in corners]),
        lon_deg=np.array([lon for _, lon in corners]),
        sigma_m=np.zeros(CORNERS),
        neighbour=np.zeros(CORNERS, np.int64),
    )
    circle = (found.lat_deg, found.lon_deg, AERODROME_RADIUS_M)
    return _area(
        found.icao, found.name, "aerodrome", found.country, (ring,), plane, circle
    )


def _area(
    code: str,
    name: str,
    kind: Literal["region", "aerodrome"],
    country: str,
    rings: Sequence[Ring],
    plane: SitePlane,
    circle: tuple[float, float, float] | None = None,
) -> Area:
    """Lay an outline out in the site plane."""
    outline = Volume(
        id=code,
        kind="zone",
        code=code,
        floor_m=-inf,
        ceiling_m=inf,
        source="areas to warn",
        version="",
        sha256="",
        valid_from="",
        worldview="",
        neighbours=(UNKNOWN,),
        rings=tuple(rings),
    )
    border = build_index(outline, plane)
    return Area(
        code=code,
        name=name,
        kind=kind,
        country=country,
        rings=outline.rings,
        circle=circle,
        border=border,
        box_m=(
            float(min(border.e0_m.min(), border.e1_m.min())),
            float(min(border.n0_m.min(), border.n1_m.min())),
            float(max(border.e0_m.max(), border.e1_m.max())),
            float(max(border.n0_m.max(), border.n1_m.max())),
        ),
    )
