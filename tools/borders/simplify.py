"""Fewer points on every arc, within a tolerance, and never two arcs that cross.

Douglas and Peucker (1973) keeps a line within the tolerance of the original. An arc
that crosses or touches another one afterwards is done again with half the tolerance,
until the coverage is plane again. Junctions never move.
"""

import numpy as np
import shapely
from borders.coverage import SCALE, Arc

ROUNDS = 12  # 0.0003 degree halved so often is below the grid: the arc is as it was


def simplified(arcs: list[Arc], tolerance_deg: float) -> list[Arc]:
    """Simplify all arcs so that their lines still do not cross.

    Raises
    ------
    RuntimeError
        The arcs cross in their original form.
    """
    tolerance = np.full(len(arcs), tolerance_deg * SCALE)
    lines = np.array([_reduced(arc.points, tolerance_deg * SCALE) for arc in arcs])
    for _ in range(ROUNDS):
        bad = _crossing(lines)
        if not len(bad):
            return [
                Arc(
                    points=np.rint(shapely.get_coordinates(line)).astype(np.int64),
                    left=arc.left,
                    right=arc.right,
                )
                for line, arc in zip(lines, arcs, strict=True)
            ]
        for index in bad:
            tolerance[index] *= 0.5
            lines[index] = _reduced(arcs[index].points, tolerance[index])
    raise RuntimeError(f"arcs {bad.tolist()} cross even without simplification")


def _reduced(points: np.ndarray, tolerance: float) -> shapely.LineString:
    """Simplify one arc; a closed one is split at the point farthest from its start."""
    if tolerance < 0.5:
        return shapely.LineString(points)
    if not np.array_equal(points[0], points[-1]):
        return shapely.simplify(shapely.LineString(points), tolerance, False)
    far = int(((points - points[0]) ** 2).sum(axis=1).argmax())
    halves = [points[: far + 1], points[far:]]
    out, back = (
        shapely.get_coordinates(
            shapely.simplify(shapely.LineString(half), tolerance, False)
        )
        for half in halves
    )
    ring = np.concatenate([out, back[1:]])
    return shapely.LineString(ring if len(ring) > 3 else points)


def _crossing(lines: np.ndarray) -> np.ndarray:
    """Return the arcs that cross themselves, or meet another elsewhere than at ends."""
    twisted = np.nonzero(~shapely.is_simple(lines))[0]
    one, other = shapely.STRtree(lines).query(lines, predicate="intersects")
    one, other = one[one < other], other[one < other]
    common = shapely.intersection(lines[one], lines[other])
    ends = shapely.boundary(lines)
    starts = shapely.get_point(lines, 0)
    closed = shapely.is_closed(lines)
    ends[closed] = starts[closed]
    extra = shapely.difference(common, ends[one])
    extra_other = shapely.difference(common, ends[other])
    wrong = ~shapely.is_empty(extra) | ~shapely.is_empty(extra_other)
    return np.unique(np.concatenate([twisted, one[wrong], other[wrong]]))
