"""How well a border is known: the distance between two cuts of the same source.

Two packages were cut from OpenStreetMap some years apart. Where they differ, somebody
moved the line, and that is the only measure of error that the data carry. The cuts
are not independent, so the distance is a lower bound: a floor stands below it, higher
at sea, where baselines and treaties are drawn coarsely.
"""

import numpy as np
import pyproj
import shapely
from borders.coverage import CUT, SCALE, SEA, Arc, Dispute

SAMPLE_M = 500.0  # along the line; the running window holds at least 40 samples
WINDOW_M = 10_000.0  # to either side: an edit of a border concerns some kilometres
SHARE = 0.9  # of the distances within the window that stay below the stated sigma
FLOOR_LAND_M = 30.0  # three times the 10 m that both cuts state as their resolution
FLOOR_SEA_M = 300.0  # ten times that: baselines are drawn by hand; not measured
# A closed line on land that the other cut lacks is a choice of what to draw (an enclave
# left out), not an error of this one: nothing confirms it, and it is not 5 km off. Had
# the other cut the line, some of it would lie within metres.
ABSENT_BEYOND_M = 100.0
ABSENT_M = 200.0
CAP_M = 5_000.0  # a larger disagreement is a different claim, not an error
# Sigmas are rounded up to this ladder: steps of about a quarter.
LADDER_M = tuple(
    m * 10**e for e in (0, 1, 2, 3) for m in (10, 12.5, 16, 20, 25, 32, 40, 50, 65, 80)
)
LADDER_M = tuple(v for v in LADDER_M if FLOOR_LAND_M <= v <= CAP_M)
# Equal-area around the middle of the window: lengths within 3 % everywhere in it.
PLANE = pyproj.Transformer.from_crs(
    "EPSG:4326", "+proj=laea +lat_0=52 +lon_0=20 +datum=WGS84", always_xy=True
)


class OtherCut:
    """The boundaries of another cut, each state's segments in a search tree."""

    def __init__(self, states: dict[str, shapely.Geometry]) -> None:
        self._trees = {
            name: shapely.STRtree(_segments(shape)) for name, shape in states.items()
        }

    def distance_m(self, name: str, points: np.ndarray) -> np.ndarray:
        """Distance of plane points to the boundary of one state, nan if unknown."""
        tree = self._trees.get(name)
        if tree is None:
            return np.full(len(points), np.nan)
        (asked, _), distance = tree.query_nearest(
            points, all_matches=False, return_distance=True
        )
        result = np.full(len(points), np.nan)
        result[asked] = distance
        return result


def _segments(shape: shapely.Geometry) -> np.ndarray:
    """Cut an outline into single segments in the plane."""
    pieces = []
    for line in shapely.get_parts(shapely.boundary(shape)):
        xy = np.column_stack(PLANE.transform(*shapely.get_coordinates(line).T))
        pieces.append(np.stack([xy[:-1], xy[1:]], axis=1))
    return shapely.linestrings(np.concatenate(pieces))


def samples(arc: Arc) -> tuple[np.ndarray, np.ndarray]:
    """Return plane points (n, 2) about every SAMPLE_M of an arc and their chainage."""
    xy = np.column_stack(PLANE.transform(*(arc.points / SCALE).T))
    chainage = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(xy, axis=0).T))])
    count = max(2, int(chainage[-1] / SAMPLE_M) + 1)
    along = np.linspace(0.0, chainage[-1], count)
    points = np.column_stack([np.interp(along, chainage, xy[:, k]) for k in (0, 1)])
    return points, along


def disagreement_m(arc: Arc, names: list[str], other: OtherCut) -> np.ndarray:
    """Distance of an arc's samples to the other cut; the larger of both owners'."""
    points = shapely.points(samples(arc)[0])
    owners = [names[side] for side in (arc.left, arc.right) if side >= 0]
    distances = np.stack([other.distance_m(name, points) for name in owners])
    known = np.where(np.isnan(distances), -1.0, distances).max(axis=0)
    return np.where(known < 0.0, CAP_M, known)


def sigma_steps(
    source: Arc,
    line: Arc,
    apart_m: np.ndarray,
    tolerance_m: float,
    land: shapely.Geometry,
) -> np.ndarray:
    """State sigma for each segment of a simplified arc, as steps of the ladder.

    Parameters
    ----------
    source, line : Arc
        Before and after simplification.
    apart_m : (n,) m
        Distances of the samples of `source` to the other cut.
    tolerance_m : float
        Largest distance that simplification added; uniform error has sigma t / sqrt 3.
    land : shapely.Geometry
        Prepared; segments whose middle lies outside it are at sea.
    """
    segments = len(line.points) - 1
    if CUT in {line.left, line.right}:
        return np.full(segments, len(LADDER_M) - 1)
    closed = bool((source.points[0] == source.points[-1]).all())
    if (
        closed
        and SEA not in {line.left, line.right}
        and apart_m.min() > ABSENT_BEYOND_M
    ):
        apart_m = np.full_like(apart_m, ABSENT_M)
    _, along = samples(source)
    xy = np.column_stack(PLANE.transform(*(line.points / SCALE).T))
    chainage = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(xy, axis=0).T))])
    chainage *= along[-1] / chainage[-1]  # the simplified line is a little shorter
    first = np.searchsorted(along, chainage[:-1] - WINDOW_M)
    last = np.searchsorted(along, chainage[1:] + WINDOW_M)
    near = np.array(
        [
            np.quantile(apart_m[a:b], SHARE)
            for a, b in zip(first, np.maximum(last, first + 1), strict=True)
        ]
    )
    middle = (line.points[:-1] + line.points[1:]) / (2 * SCALE)
    at_sea = ~shapely.contains(land, shapely.points(middle))
    at_sea |= SEA in {line.left, line.right}
    floor = np.where(at_sea, FLOOR_SEA_M, FLOOR_LAND_M)
    sigma = np.hypot(np.maximum(near, floor), tolerance_m / np.sqrt(3.0))
    return np.searchsorted(LADDER_M, np.minimum(sigma, CAP_M))


def widen_disputed(
    line: Arc, steps: np.ndarray, disputes: list[Dispute], names: list[str]
) -> np.ndarray:
    """Around a face that two states claim, sigma is at least half its width."""
    middle = shapely.points((line.points[:-1] + line.points[1:]) / (2 * SCALE))
    owners = {names[side] for side in (line.left, line.right) if side >= 0}
    for dispute in disputes:
        if owners.isdisjoint({*dispute.claimants, dispute.given_to}):
            continue
        step = int(np.searchsorted(LADDER_M, min(dispute.width_m / 2.0, CAP_M)))
        reach_deg = dispute.width_m / 111_195.0
        near = shapely.dwithin(dispute.face, middle, reach_deg)
        steps = np.where(near, np.maximum(steps, step), steps)
    return steps
