"""States become a plane coverage: every border is one line that both sides share.

The polygons of a source overlap a little and leave slivers, because each was
generalised apart, and they overlap widely where two states claim the same ground. All
outlines are noded together on a grid of 1e-5 degree, the faces between them get
exactly one owner, and chains of edges between the same two owners become arcs. What
two states share is then the same arc, so no simplification can tear it open.

Coordinates after noding are integers, 1e-5 degree, longitude first.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely

GRID_DEG = 1e-5  # 1.1 m: a tenth of the resolution of the sources
SCALE = 100_000
SEA = -1  # nobody's: beyond the territorial sea
CUT = -2  # the edge of the window: no border at all
GAP_M = 3_000.0  # wider unclaimed land is a state or a lake that the set leaves out
SLIVER_M = 100.0  # narrower faces come from generalisation, not from a claim
DEGREE_M = 111_195.0

Point = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A border between the same two owners, from junction to junction.

    Parameters
    ----------
    points : (n, 2) int64, 1e-5 degree
    left, right : int
        Index of the owner on either side, or SEA or CUT.
    """

    points: np.ndarray
    left: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A face that several owners claim, or none on land, and who got it."""

    claimants: tuple[str, ...]
    given_to: str
    width_m: float
    face: shapely.Polygon


def faces_with_owner(
    states: dict[str, shapely.Geometry], land: shapely.Geometry
) -> tuple[np.ndarray, np.ndarray, list[Dispute]]:
    """Cut the plane into faces and give each exactly one owner.

    A sliver goes to its first claimant in the alphabet, an unclaimed sliver and
    unclaimed land to the neighbour with the longest edge. Wide faces with several
    claimants go to the first claimant too, and are returned as disputes.
    """
    names = sorted(states)
    for name in names:
        if states[name].geom_type not in {"Polygon", "MultiPolygon"}:
            raise ValueError(f"{name} is a {states[name].geom_type}")
    outlines = [shapely.boundary(states[name]) for name in names]
    noded = shapely.union_all(outlines, grid_size=GRID_DEG)
    faces = np.array(list(shapely.polygonize([noded]).geoms))
    inside = shapely.point_on_surface(faces)
    claims = np.zeros((len(names), len(faces)), dtype=bool)
    for index, name in enumerate(names):
        shapely.prepare(states[name])
        claims[index] = shapely.contains(states[name], inside)
    owner = np.where(claims.any(axis=0), claims.argmax(axis=0), SEA)
    width_m = _width_m(faces)
    disputes = []
    for face in np.nonzero(claims.sum(axis=0) > 1)[0]:
        claimants = tuple(names[i] for i in np.nonzero(claims[:, face])[0])
        if width_m[face] > SLIVER_M:
            disputes.append(
                Dispute(
                    claimants=claimants,
                    given_to=claimants[0],
                    width_m=float(width_m[face]),
                    face=faces[face],
                )
            )
    for face in np.nonzero(owner == SEA)[0]:
        on_land = SLIVER_M < width_m[face] < GAP_M and land.contains(inside[face])
        if width_m[face] > SLIVER_M and not on_land:
            continue
        nearest = _longest_neighbour(faces, owner, face)
        if nearest == SEA:
            continue
        owner[face] = nearest
        if on_land:
            disputes.append(
                Dispute(
                    claimants=(),
                    given_to=names[nearest],
                    width_m=float(width_m[face]),
                    face=faces[face],
                )
            )
    return faces, owner, disputes


def _width_m(faces: np.ndarray) -> np.ndarray:
    """Mean width: twice the area over the perimeter, longitudes shrunk by latitude."""
    latitude = shapely.get_y(shapely.point_on_surface(faces))
    shrink = np.cos(np.radians(latitude))
    width_deg = 2.0 * shapely.area(faces) / shapely.length(faces)
    return width_deg * np.sqrt(shrink) * DEGREE_M


def _longest_neighbour(faces: np.ndarray, owner: np.ndarray, face: int) -> int:
    """Return the owner that shares the longest edge with an unclaimed face."""
    outline = shapely.boundary(faces[face])
    shared: dict[int, float] = defaultdict(float)
    for other in np.nonzero((owner >= 0) & shapely.intersects(faces, outline))[0]:
        common = shapely.intersection(shapely.boundary(faces[other]), outline)
        shared[int(owner[other])] += shapely.length(common)
    if not shared:
        return SEA
    return max(sorted(shared), key=lambda name: shared[name])


def arcs_between(
    faces: np.ndarray, owner: np.ndarray, window: tuple[float, float, float, float]
) -> list[Arc]:
    """Chain the edges between different owners into arcs.

    Returns
    -------
    list of Arc
        In a fixed order: by their first two points.
    """
    sides = _edge_sides(faces, owner)
    frame = tuple(round(v * SCALE) for v in window)
    for (a, b), pair in sides.items():
        if _on_frame(a, b, frame):
            pair[:] = [CUT if side == SEA else side for side in pair]
    edges = {key: (pair[0], pair[1]) for key, pair in sides.items()}
    arcs = _Chains({key: pair for key, pair in edges.items() if pair[0] != pair[1]})
    return sorted(arcs.followed(), key=lambda arc: arc.points[:2].ravel().tolist())


class _Chains:
    """Edges between different owners, followed from junction to junction."""

    def __init__(self, edges: dict[tuple[Point, Point], tuple[int, int]]) -> None:
        self._edges = edges
        self._touching: dict[Point, list[Point]] = defaultdict(list)
        self._used: set[tuple[Point, Point]] = set()
        for a, b in edges:
            self._touching[a].append(b)
            self._touching[b].append(a)

    def followed(self) -> list[Arc]:
        """Return every arc once; closed lines without a junction come last."""
        nodes = sorted(self._touching)
        junctions = [node for node in nodes if self._ends_at(node)]
        return [
            self._follow(node, step)
            for node in (*junctions, *nodes)
            for step in sorted(self._touching[node])
            if (min(node, step), max(node, step)) not in self._used
        ]

    def _sides(self, a: Point, b: Point) -> tuple[int, int]:
        """Owners left and right of the way from a to b."""
        if a < b:
            return self._edges[a, b]
        right, left = self._edges[b, a]
        return left, right

    def _ends_at(self, node: Point) -> bool:
        """Say whether arcs end here: more than two ways, or the owners change."""
        around = self._touching[node]
        if len(around) != 2:
            return True
        before, after = around
        return self._sides(before, node) != self._sides(node, after)

    def _follow(self, a: Point, b: Point) -> Arc:
        """Follow one arc from its first edge to its end, or around to its start."""
        points = [a, b]
        self._used.add((min(a, b), max(a, b)))
        while points[-1] != a and not self._ends_at(points[-1]):
            first, second = self._touching[points[-1]]
            step = second if first == points[-2] else first
            self._used.add((min(points[-1], step), max(points[-1], step)))
            points.append(step)
        left, right = self._sides(a, b)
        return Arc(points=np.array(points), left=left, right=right)


def _edge_sides(
    faces: np.ndarray, owner: np.ndarray
) -> dict[tuple[Point, Point], list[int]]:
    """Map every edge (a < b) to the owners on its left and right, seen from a to b."""
    sides: dict[tuple[Point, Point], list[int]] = {}
    for face, who in zip(faces, owner.tolist(), strict=True):
        ring_left = shapely.geometry.polygon.orient(face)  # the face on the left
        for ring in (ring_left.exterior, *ring_left.interiors):
            xy = np.rint(shapely.get_coordinates(ring) * SCALE).astype(np.int64)
            points = [(int(x), int(y)) for x, y in xy]
            for a, b in pairwise(points):
                if a < b:
                    sides.setdefault((a, b), [SEA, SEA])[0] = who
                else:
                    sides.setdefault((b, a), [SEA, SEA])[1] = who
    return sides


def _on_frame(a: Point, b: Point, frame: tuple[int, ...]) -> bool:
    """Say whether an edge runs along the window's frame."""
    west, south, east, north = frame
    vertical = a[0] == b[0] and a[0] in {west, east}
    level = a[1] == b[1] and a[1] in {south, north}
    return vertical or level


def rings_of(arcs: list[Arc], who: int) -> list[list[int]]:
    """Join the arcs around one owner to closed rings with that owner on the left.

    Returns
    -------
    list of list of int
        Arc numbers; ``~i`` where arc i is walked backwards.
    """
    leaving: dict[Point, list[int]] = defaultdict(list)
    ends: dict[int, tuple[Point, Point]] = {}
    for index, arc in enumerate(arcs):
        if who not in {arc.left, arc.right}:
            continue
        first, last = (tuple(map(int, arc.points[k])) for k in (0, -1))
        signed = index if arc.left == who else ~index
        ends[signed] = (first, last) if arc.left == who else (last, first)
        leaving[ends[signed][0]].append(signed)
    rings: list[list[int]] = []
    while ends:
        start = min(ends, key=lambda signed: signed if signed >= 0 else ~signed)
        loop = [start]
        while True:
            first, here = ends.pop(loop[-1])
            leaving[first].remove(loop[-1])
            if not leaving[here]:
                break
            loop.append(leaving[here][0])
        rings += _without_pinches(loop, arcs)
    return rings


def _without_pinches(loop: list[int], arcs: list[Arc]) -> list[list[int]]:
    """Split a closed walk wherever it passes a junction twice, so rings are simple."""
    rings = []
    walk: list[int] = []
    for signed in loop:
        walk.append(signed)
        end = tuple(walked(arcs, signed)[-1].tolist())
        for begin in range(len(walk) - 1, -1, -1):
            if tuple(walked(arcs, walk[begin])[0].tolist()) == end:
                rings.append(walk[begin:])
                walk = walk[:begin]
                break
    return rings


def walked(arcs: list[Arc], signed: int) -> np.ndarray:
    """Return the points of a signed arc in walking order."""
    return arcs[signed].points if signed >= 0 else arcs[~signed].points[::-1]
