"""The backdrop of a chart: judged borders, the land around, and its names.

The judged lines are those of the volumes themselves, with their accuracy. Around them,
land comes from the drawing set (Natural Earth) without lines, coasts from it as thin
lines, and land borders from the judging set, where two states share one arc: so the
lines that people compare never disagree with those that were judged. Both sets follow
one worldview, which `background` returns for the chart to print.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vedette.airspace.border_set import (
    DRAWING_SET,
    JUDGING_SET,
    BorderSet,
    load_border_set,
)
from vedette.airspace.volume import SEA, UNKNOWN, Ring, Volume
from vedette.claims.tongue import Tongue, country, word
from vedette.web.chart import Border, Bounds, Floats, Place
from vedette.web.projection import clip_ring, reach_deg

UNKNOWN_SIGMA: Floats = np.empty(0)
LABEL_GRID = 25  # trial places to a side: finer than a letter on the map
LABEL_ASPECT = 6.0  # a name is about six times as wide as high
LABEL_ROOM = 0.012  # of the frame's height, the least room that holds a name


class Backdrop(NamedTuple):
    """What lies around the judged borders.

    Attributes
    ----------
    borders : tuple of Border
    places : tuple of Place
    attributions : tuple of str
    worldview : str
    """

    borders: tuple[Border, ...]
    places: tuple[Place, ...]
    attributions: tuple[str, ...]
    worldview: str


def judged_borders(volumes: Sequence[Volume]) -> tuple[Border, ...]:
    """Turn judged volumes into the lines that a chart draws strongly.

    Parameters
    ----------
    volumes : sequence of vedette.airspace.volume.Volume

    Returns
    -------
    tuple of Border
        One for each ring.
    """
    return tuple(
        Border(
            label=volume.id,
            lat_deg=ring.lat_deg,
            lon_deg=ring.lon_deg,
            sigma_m=ring.sigma_m,
            judged=True,
            closed=True,
            source=volume.source,
        )
        for volume in volumes
        for ring in volume.rings
    )


def background(
    bounds: Bounds, judged: Sequence[str] = (), tongue: Tongue = "en"
) -> Backdrop:
    """Gather land, coasts, other borders and names for a frame.

    Parameters
    ----------
    bounds : Bounds
    judged : sequence of str
        ISO 3166-1 codes whose borders are drawn already.
    tongue : Tongue
        Of names.

    Returns
    -------
    Backdrop
        Empty lines and names where the packaged sets do not reach.
    """
    drawing, judging = load_border_set(DRAWING_SET), load_border_set(JUDGING_SET)
    lines: list[Border] = []
    places: list[Place] = []
    drawn, lined = _whole(drawing), _whole(judging)
    for code in sorted(drawn | lined):
        chosen = drawing if code in drawn else judging
        rings = [ring for ring in chosen.rings(code) if _meets(ring, bounds)]
        lines += [_land(code, ring, chosen) for ring in rings]
        if chosen is drawing:
            lines += _lines(code, rings, drawing, {SEA})
        place = _place(code, rings, bounds, tongue)
        if place is not None:
            places.append(place)
        if code in lined and code not in judged:
            near = [ring for ring in judging.rings(code) if _meets(ring, bounds)]
            # Each border once: where the neighbour comes later, or draws nothing.
            beyond = {n for n in judging.neighbours if n > code} - {SEA, UNKNOWN}
            lines += _lines(code, near, judging, beyond - set(judged))
    attributions = (
        word("map_credit_land", tongue, by=drawing.manifest.attribution),
        word(
            "map_credit_borders",
            tongue,
            by=judging.manifest.attribution,
            licence=judging.manifest.licence,
        ),
    )
    worldview = judging.manifest.worldview
    return Backdrop(tuple(lines), tuple(places), attributions, worldview)


def _whole(chosen: BorderSet) -> set[str]:
    """List the states of a set, parts such as RU-KGD under their state."""
    return {code.partition("-")[0] for code in chosen.states}


def _meets(ring: Ring, bounds: Bounds) -> bool:
    """Say whether the box of a ring meets the frame and what shows beside it."""
    tall = bounds.north_deg - bounds.south_deg
    aside = reach_deg(bounds)
    lat, lon = ring.lat_deg, ring.lon_deg
    north_south = lat.max() > bounds.south_deg - tall * 0.5
    north_south &= lat.min() < bounds.north_deg + tall * 0.5
    east_west = lon.max() > bounds.west_deg - aside
    east_west &= lon.min() < bounds.east_deg + aside
    return bool(north_south and east_west)


def _land(code: str, ring: Ring, chosen: BorderSet) -> Border:
    """Tint a ring as land, without a line."""
    return Border(
        label=code,
        lat_deg=ring.lat_deg,
        lon_deg=ring.lon_deg,
        sigma_m=UNKNOWN_SIGMA,
        closed=True,
        outlined=False,
        source=chosen.manifest.attribution,
    )


def _lines(
    code: str, rings: list[Ring], chosen: BorderSet, beyond: set[str]
) -> list[Border]:
    """Cut from rings the stretches that border on given neighbours."""
    numbers = [i for i, name in enumerate(chosen.neighbours) if name in beyond]
    return [
        Border(
            label=code,
            lat_deg=ring.lat_deg[stretch],
            lon_deg=ring.lon_deg[stretch],
            sigma_m=UNKNOWN_SIGMA,
            source=chosen.manifest.attribution,
        )
        for ring in rings
        for stretch in stretches(np.isin(ring.neighbour, numbers))
    ]


def stretches(chosen: npt.NDArray[np.bool_]) -> list[npt.NDArray[np.intp]]:
    """Find the vertices of each run of chosen segments of a closed ring.

    Parameters
    ----------
    chosen : (n,) bool
        Segment i runs from vertex i to the next, the last to the first.

    Returns
    -------
    list of (m,) int
        Vertices in order; a run over the seam of the ring is one run.
    """
    n = chosen.size
    if n == 0 or not chosen.any():
        return []
    if chosen.all():
        return [np.append(np.arange(n), 0)]
    first = int(np.flatnonzero(~chosen)[0])
    turned = np.roll(chosen, -first)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], turned.astype(int), [0]))))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(np.arange(begin, end + 1) + first) % n for begin, end in pairs]


def _place(
    code: str, rings: list[Ring], bounds: Bounds, tongue: Tongue
) -> Place | None:
    """Put a name where the visible part of a state has most room for it."""
    best: tuple[float, float, float] = (0.0, 0.0, 0.0)
    for ring in rings:
        lat, lon = clip_ring(ring.lat_deg, ring.lon_deg, bounds)
        if lat.size:
            best = max(best, _roomiest(lat, lon, bounds))
    least = LABEL_ROOM * (bounds.north_deg - bounds.south_deg)
    if best[0] < least:
        return None
    return Place(name=country(code, tongue), lat_deg=best[1], lon_deg=best[2])


def _roomiest(lat: Floats, lon: Floats, bounds: Bounds) -> tuple[float, float, float]:
    """Try places on a grid; return (room in degrees of latitude, lat, lon) of the best.

    Longitudes are squeezed by the shape of a name, so that room is measured as a wide
    label needs it.
    """
    squeeze = np.cos(np.radians((bounds.south_deg + bounds.north_deg) / 2.0))
    squeeze /= LABEL_ASPECT
    share = (np.arange(LABEL_GRID) + 0.5) / LABEL_GRID
    grid_lat = lat.min() + share * np.ptp(lat)
    grid_lon = lon.min() + share * np.ptp(lon)
    at_lat, at_lon = (a.ravel() for a in np.meshgrid(grid_lat, grid_lon, indexing="ij"))
    step = max(1, lat.size // 400)  # room needs no detail
    y, x = lat[::step], lon[::step] * squeeze
    y2, x2 = np.roll(y, -1), np.roll(x, -1)
    px, py = at_lon[:, None] * squeeze, at_lat[:, None]
    crosses = (y > py) != (y2 > py)
    rise = np.where(y2 == y, 1.0, y2 - y)
    inside = (crosses & (px < x + (py - y) * (x2 - x) / rise)).sum(axis=1) % 2 == 1
    dx, dy = x2 - x, y2 - y
    length_2 = np.maximum(dx * dx + dy * dy, 1e-30)
    along = np.clip(((px - x) * dx + (py - y) * dy) / length_2, 0.0, 1.0)
    away_2 = (px - x - along * dx) ** 2 + (py - y - along * dy) ** 2
    room = np.where(inside, np.sqrt(away_2.min(axis=1)), 0.0)
    i = int(np.argmax(room))
    return float(room[i]), float(at_lat[i]), float(at_lon[i])
