"""From degrees to the sheet: projection, clipping and thinning of lines.

Projection: oblique stereographic on the sphere that fits the ellipsoid at the centre
(Snyder, Map Projections, USGS PP 1395, 1987, equations 21-2 to 21-4 with k0 = 1, and
the Gaussian mean radius). It is conformal on that sphere; at distance d the scale is
1 + (d / 2R)², 0.02 % at 180 km and 0.5 % at 900 km, which the drawing states.
Sheet: x to the right, y down, in units of the SVG; map distances in metres.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vedette.web.chart import Bounds, Floats

SEMI_MAJOR_M = 6378137.0  # WGS 84
ECCENTRICITY_2 = 6.69437999014e-3  # WGS 84, first eccentricity squared


class Projection(NamedTuple):
    """A plane that touches the Earth at its centre, and its place on the sheet.

    Attributes
    ----------
    lat_deg, lon_deg : float, the centre
    radius_m : float, of the fitted sphere
    scale : float, sheet units per metre
    x, y : float, the centre on the sheet
    """

    lat_deg: float
    lon_deg: float
    radius_m: float
    scale: float
    x: float
    y: float


class Frame(NamedTuple):
    """The rectangle of the sheet that holds the map."""

    x: float
    y: float
    width: float
    height: float


def fit(
    bounds: Bounds, x: float, y: float, width: float, heights: tuple[float, float]
) -> tuple[Projection, Frame]:
    """Choose centre, scale and height so that the bounds fill a given width.

    Parameters
    ----------
    bounds : Bounds
    x, y, width : float
        Upper left corner and width on the sheet.
    heights : (least, most)
        Where the shape asks for more, the scale shrinks and the map shows more
        to the sides; where it asks for less, more above and below.

    Returns
    -------
    (Projection, Frame)
    """
    lat = (bounds.south_deg + bounds.north_deg) / 2.0
    lon = (bounds.west_deg + bounds.east_deg) / 2.0
    w = 1.0 - ECCENTRICITY_2 * float(np.sin(np.radians(lat))) ** 2
    radius = SEMI_MAJOR_M * float(np.sqrt(1.0 - ECCENTRICITY_2)) / w
    plain = Projection(lat, lon, radius, 1.0, 0.0, 0.0)
    share = np.linspace(0.0, 1.0, 33)
    lats = bounds.south_deg + (bounds.north_deg - bounds.south_deg) * share
    lons = bounds.west_deg + (bounds.east_deg - bounds.west_deg) * share
    sides = [
        project(plain, lats, np.full_like(lats, bounds.west_deg)),
        project(plain, lats, np.full_like(lats, bounds.east_deg)),
        project(plain, np.full_like(lons, bounds.south_deg), lons),
        project(plain, np.full_like(lons, bounds.north_deg), lons),
    ]
    xs = np.concatenate([side[0] for side in sides])
    ys = np.concatenate([side[1] for side in sides])
    wide, tall = float(np.ptp(xs)), float(np.ptp(ys))
    scale = min(width / wide, heights[1] / tall)
    height = min(max(tall * scale, heights[0]), heights[1])
    middle_x = scale * float(xs.max() + xs.min()) / 2.0
    middle_y = scale * float(ys.max() + ys.min()) / 2.0
    frame = Frame(x, y, width, height)
    origin = x + width / 2.0 - middle_x, y + height / 2.0 - middle_y
    return Projection(lat, lon, radius, scale, *origin), frame


def reach_deg(bounds: Bounds) -> float:
    """Return how far east and west of bounds a frame may show.

    A shape that is taller than the frame leaves room at its sides.

    Parameters
    ----------
    bounds : Bounds
        Of a map.

    Returns
    -------
    float
        Degrees of longitude, with room to spare.
    """
    tall = bounds.north_deg - bounds.south_deg
    wide = bounds.east_deg - bounds.west_deg
    middle = np.radians((bounds.south_deg + bounds.north_deg) / 2.0)
    return max(wide * 0.5, tall / max(float(np.cos(middle)), 0.1))


def project(
    projection: Projection, lat_deg: Floats, lon_deg: Floats
) -> tuple[Floats, Floats]:
    """Place positions on the sheet.

    Parameters
    ----------
    projection : Projection
    lat_deg, lon_deg : (n,) degrees
        Within 90 degrees of the centre.

    Returns
    -------
    (x, y) : (n,) sheet units
    """
    lat, lat_0 = np.radians(lat_deg), np.radians(projection.lat_deg)
    turn = np.radians(lon_deg - projection.lon_deg)
    cos_lat, sin_lat = np.cos(lat), np.sin(lat)
    cos_0, sin_0 = np.cos(lat_0), np.sin(lat_0)
    cos_turn = np.cos(turn)
    # Snyder (21-4), then (21-2) and (21-3); y of the sheet points down.
    cos_c = sin_0 * sin_lat + cos_0 * cos_lat * cos_turn
    k = 2.0 * projection.radius_m * projection.scale / (1.0 + cos_c)
    x = projection.x + k * cos_lat * np.sin(turn)
    y = projection.y - k * (cos_0 * sin_lat - sin_0 * cos_lat * cos_turn)
    return x, y


def scale_error(projection: Projection, frame: Frame) -> float:
    """Return the largest relative error of scale in a frame (at a corner)."""
    side_x = max(projection.x - frame.x, frame.x + frame.width - projection.x)
    side_y = max(projection.y - frame.y, frame.y + frame.height - projection.y)
    distance_m = float(np.hypot(side_x, side_y)) / projection.scale
    return (distance_m / (2.0 * projection.radius_m)) ** 2


def unwrap(lon_deg: Floats, centre_deg: float) -> Floats:
    """Make longitudes continuous, starting within 180 degrees of a centre.

    Parameters
    ----------
    lon_deg : (n,) degrees
    centre_deg : float

    Returns
    -------
    (n,) degrees
        A line across the antimeridian goes on past 180 instead of jumping.
    """
    if lon_deg.size == 0:
        return lon_deg
    smooth = np.unwrap(lon_deg, period=360.0)
    offset = smooth[0] - centre_deg
    return np.asarray(smooth - 360.0 * np.round(offset / 360.0))


def visible_runs(x: Floats, y: Floats, frame: Frame) -> list[slice]:
    """Find the stretches of a line that may be seen.

    Parameters
    ----------
    x, y : (n,) sheet units
    frame : Frame

    Returns
    -------
    list of slice
        Vertices of each stretch; a segment counts when its box meets the frame.
    """
    if x.size < 2:  # noqa: PLR2004 - a line has two ends
        return []
    left, right = np.minimum(x[:-1], x[1:]), np.maximum(x[:-1], x[1:])
    above, below = np.minimum(y[:-1], y[1:]), np.maximum(y[:-1], y[1:])
    seen = (right >= frame.x) & (left <= frame.x + frame.width)
    seen &= (below >= frame.y) & (above <= frame.y + frame.height)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], seen.astype(np.int8), [0]))))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [slice(int(first), int(last) + 1) for first, last in pairs]


def clip_ring(lat: Floats, lon: Floats, box: Bounds) -> tuple[Floats, Floats]:
    """Cut a ring to a box of degrees (Sutherland and Hodgman, 1974).

    Parameters
    ----------
    lat, lon : (n,) degrees, unwrapped
    box : Bounds

    Returns
    -------
    (lat, lon) : (m,) degrees
        Empty where nothing is left.
    """
    points = np.column_stack((lat, lon))
    sides = (
        (0, box.south_deg, 1.0),
        (0, box.north_deg, -1.0),
        (1, box.west_deg, 1.0),
        (1, box.east_deg, -1.0),
    )
    for axis, limit, sign in sides:
        points = _cut(points, axis, limit, sign)
    return points[:, 0], points[:, 1]


def _cut(points: Floats, axis: int, limit: float, sign: float) -> Floats:
    """Keep the part of a ring on one side of one line."""
    if points.shape[0] == 0:
        return points
    over = sign * (points[:, axis] - limit)
    kept: list[Floats] = []
    for i in range(points.shape[0]):
        before, now = over[i - 1], over[i]
        if (before < 0.0) != (now < 0.0):
            share = before / (before - now)
            kept.append(points[i - 1] + share * (points[i] - points[i - 1]))
        if now >= 0.0:
            kept.append(points[i])
    return np.array(kept) if kept else np.empty((0, 2))


def thin(x: Floats, y: Floats, tolerance: float) -> npt.NDArray[np.intp]:
    """Choose the vertices that keep a line within a tolerance of itself.

    Parameters
    ----------
    x, y : (n,) sheet units
    tolerance : float
        Largest distance of a dropped vertex from the line drawn (Douglas and
        Peucker, 1973).

    Returns
    -------
    (m,) int
        Rising indices, the first and the last always among them.
    """
    n = x.size
    keep = np.zeros(n, dtype=np.bool_)
    if n == 0:
        return np.flatnonzero(keep)
    keep[0] = keep[-1] = True
    waiting = [(0, n - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:  # noqa: PLR2004 - no vertex between
            continue
        away = _distance(x[first : last + 1], y[first : last + 1])
        worst = int(np.argmax(away))
        if away[worst] > tolerance:
            keep[first + worst] = True
            waiting += [(first, first + worst), (first + worst, last)]
    return np.flatnonzero(keep)


def _distance(x: Floats, y: Floats) -> Floats:
    """Return how far each vertex is from the chord of the first and the last."""
    dx, dy = x[-1] - x[0], y[-1] - y[0]
    length_2 = dx * dx + dy * dy
    ax, ay = x - x[0], y - y[0]
    if length_2 == 0.0:
        return np.asarray(np.hypot(ax, ay))
    share = np.clip((ax * dx + ay * dy) / length_2, 0.0, 1.0)
    return np.asarray(np.hypot(ax - share * dx, ay - share * dy))
