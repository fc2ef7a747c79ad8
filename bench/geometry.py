"""Signed distance and inside test on the Polish border, beside shapely.

    python bench/geometry.py

10,000 positions over 20-28 E, 49-55 N; median of nine runs after one to warm up. The
same positions are asked of shapely: a tree of segments for the nearest one and
`contains_xy` for the side. Ratios above 1 are in our favour.
"""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
import shapely

from vedette.airspace import (
    build_index,
    inside_probabilities,
    load_volume,
    signed_distance,
    signed_distances,
)
from vedette.earth.plane import plane_at, to_plane_array
from vedette.site.model import Volume

POSITIONS = 10_000
RUNS = 9


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median time of the work, after one run to warm up."""
    work()
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return 1e3 * median(times)


def main() -> None:
    """Print the table."""
    plane = plane_at(52.0, 20.0, 500.0)
    entry = Volume(id="pl", kind="state", source="borders-osm:PL")
    volume = load_volume(entry, Path())
    index = build_index(volume, plane)
    rng = np.random.default_rng(2025)
    e_m, n_m = to_plane_array(
        plane, rng.uniform(49.0, 55.0, POSITIONS), rng.uniform(20.0, 28.0, POSITIONS)
    )
    spread = np.full(POSITIONS, 250_000.0)
    zero = np.zeros(POSITIONS)
    ends = np.stack([index.e0_m, index.n0_m, index.e1_m, index.n1_m], axis=1)
    tree = shapely.STRtree(shapely.linestrings(ends.reshape(-1, 2, 2)))
    polygon = shapely.Polygon(ends[:, :2])
    shapely.prepare(polygon)

    def with_shapely() -> None:
        points = shapely.points(e_m, n_m)
        tree.query_nearest(points, all_matches=False, return_distance=True)
        shapely.contains_xy(polygon, e_m, n_m)

    ours = milliseconds(lambda: signed_distances(index, e_m, n_m))
    theirs = milliseconds(with_shapely)
    print(f"segments: {len(index.e0_m)}, positions: {POSITIONS}")
    layout = milliseconds(lambda: build_index(volume, plane))
    print(f"lay out the border:     {layout:8.2f} ms")
    print(f"signed distance:        {ours:8.2f} ms")
    print(f"shapely, tree + inside: {theirs:8.2f} ms, ratio {theirs / ours:.1f}")
    probability = milliseconds(
        lambda: inside_probabilities(index, e_m, n_m, spread, zero, spread)
    )
    print(f"probability of inside:  {probability:8.2f} ms")
    inside = milliseconds(lambda: shapely.contains_xy(polygon, e_m, n_m))
    print(f"shapely, inside alone:  {inside:8.2f} ms (faster, without a distance)")
    one = milliseconds(lambda: [signed_distance(index, 1e5, 1e5) for _ in range(1000)])
    print(f"one call from Python:   {one:8.2f} us")


if __name__ == "__main__":
    main()
