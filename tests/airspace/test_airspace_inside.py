"""Signed distance and probability against naive twins, shapely and samples."""

import math
from statistics import NormalDist

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from border_scenes import poland_plane, state, volume_of
from naive.border import signed_distance_m
from vedette.airspace import (
    VolumeIndex,
    build_index,
    inside_probabilities,
    inside_probability,
    signed_distance,
    signed_distances,
)
from vedette.airspace.index import is_inside
from vedette.earth.plane import plane_at, to_plane

SQUARE = [(0.0, 0.0), (9000.0, 0.0), (9000.0, 9000.0), (0.0, 9000.0)]
HOLE = [(3000.0, 3000.0), (3000.0, 6000.0), (6000.0, 6000.0), (6000.0, 3000.0)]


def _segments(index: VolumeIndex) -> list[tuple[float, ...]]:
    columns = (index.e0_m, index.n0_m, index.e1_m, index.n1_m)
    return [tuple(map(float, row)) for row in zip(*columns, strict=True)]


def _polygon(index: VolumeIndex) -> shapely.Polygon:
    """One ring in the plane, as shapely sees it."""
    return shapely.Polygon(np.column_stack([index.e0_m, index.n0_m]))


@pytest.fixture(scope="module")
def poland() -> VolumeIndex:
    return build_index(state("PL"), poland_plane())


def test_poland_agrees_with_shapely_within_a_micrometre(poland: VolumeIndex) -> None:
    rng = np.random.default_rng(20250910)
    near = rng.integers(0, len(poland.e0_m), 3000)
    e_m = poland.e0_m[near] + rng.normal(0.0, 8_000.0, 3000)
    n_m = poland.n0_m[near] + rng.normal(0.0, 8_000.0, 3000)
    distance_m, segment = signed_distances(poland, e_m, n_m)
    shape = _polygon(poland)
    shapely.prepare(shape)
    points = shapely.points(e_m, n_m)
    lines = shapely.linestrings(np.array(_segments(poland)).reshape(-1, 2, 2))
    tree = shapely.STRtree(lines)
    (asked, _), truth = tree.query_nearest(
        points, all_matches=False, return_distance=True
    )
    assert np.array_equal(asked, np.arange(3000))
    within = truth < poland.reach_m
    assert np.abs(np.abs(distance_m[within]) - truth[within]).max() < 1e-6
    assert (segment[within] >= 0).all()
    assert (segment[~within] == -1).all()
    assert (np.abs(distance_m[~within]) == poland.reach_m).all()
    assert np.array_equal(distance_m > 0.0, shapely.contains(shape, points))


def test_inside_is_right_everywhere_not_only_near_the_border(
    poland: VolumeIndex,
) -> None:
    rng = np.random.default_rng(7)
    e_m = rng.uniform(-1_500_000.0, 1_500_000.0, 4000)
    n_m = rng.uniform(-1_500_000.0, 1_500_000.0, 4000)
    distance_m, _ = signed_distances(poland, e_m, n_m)
    shape = _polygon(poland)
    shapely.prepare(shape)
    assert np.array_equal(distance_m > 0.0, shapely.contains_xy(shape, e_m, n_m))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(st.floats(-30_000.0, 30_000.0), st.floats(-30_000.0, 30_000.0)),
        min_size=3,
        max_size=9,
        unique=True,
    ),
    st.floats(-40_000.0, 40_000.0),
    st.floats(-40_000.0, 40_000.0),
)
def test_any_polygon_even_a_crossed_one_agrees_with_the_naive_twin(
    outline: list[tuple[float, float]], e_m: float, n_m: float
) -> None:
    plane = poland_plane()
    index = build_index(volume_of(plane, outline), plane)
    truth = signed_distance_m(_segments(index), e_m, n_m)
    distance_m, _ = signed_distance(index, e_m, n_m)
    if abs(truth) < index.reach_m:
        assert abs(distance_m) == pytest.approx(abs(truth), abs=1e-6)
    else:
        assert abs(distance_m) == index.reach_m
    if abs(truth) > 1e-6:
        assert (distance_m > 0.0) == (truth > 0.0)


def test_points_on_vertices_and_level_edges_have_distance_zero() -> None:
    plane = poland_plane()
    index = build_index(volume_of(plane, SQUARE), plane)
    for segment in _segments(index):
        for e_m, n_m in (segment[:2], segment[2:]):
            distance_m, found = signed_distance(index, e_m, n_m)
            assert distance_m == 0.0
            assert found >= 0
            assert inside_probability(index, e_m, n_m, 1e4, 0.0, 1e4) == 0.5


def test_a_ray_through_vertices_and_along_level_edges_counts_right() -> None:
    # Exact corners in the plane, so that points lie exactly level with them.
    plane = poland_plane()
    index = build_index(volume_of(plane, SQUARE), plane)
    corners = np.array(
        [
            (0.0, 0.0),
            (4e3, 0.0),
            (4e3, 2e3),
            (6e3, 2e3),
            (6e3, 0.0),
            (8e3, 0.0),
            (8e3, 4e3),
            (4e3, 6e3),
            (0.0, 4e3),
        ]
    )
    ends = np.roll(corners, -1, axis=0)
    count = len(corners)
    bands = (6000 // 1000) + 1
    index = index._replace(
        e0_m=corners[:, 0].copy(),
        n0_m=corners[:, 1].copy(),
        e1_m=ends[:, 0].copy(),
        n1_m=ends[:, 1].copy(),
        band_n0_m=0.0,
        band_start=np.arange(bands + 1) * count,
        band_segment=np.tile(np.arange(count), bands),
    )
    shape = shapely.Polygon(corners)
    for e_m in np.arange(-500.0, 9_001.0, 500.0):
        for n_m in np.arange(-500.0, 6_501.0, 500.0):
            if shape.boundary.distance(shapely.Point(e_m, n_m)) > 0.0:
                inside = shapely.contains_xy(shape, e_m, n_m)
                assert is_inside(index, e_m, n_m) == inside, (e_m, n_m)


def test_a_hole_is_outside() -> None:
    plane = poland_plane()
    index = build_index(volume_of(plane, SQUARE, HOLE), plane)
    assert signed_distance(index, 4_500.0, 4_500.0)[0] == pytest.approx(-1_500.0, abs=2)
    assert signed_distance(index, 1_500.0, 4_500.0)[0] == pytest.approx(1_500.0, abs=2)


def test_no_number_gives_no_answer(poland: VolumeIndex) -> None:
    for e_m, n_m in ((math.nan, 0.0), (0.0, math.nan), (math.inf, 0.0)):
        distance_m, segment = signed_distance(poland, e_m, n_m)
        assert math.isnan(distance_m)
        assert segment == -1
        assert math.isnan(inside_probability(poland, e_m, n_m, 1.0, 0.0, 1.0))


def test_long_edges_follow_their_parallel_within_a_metre() -> None:
    # A zone between two parallels: its edges are 700 km long.
    plane = plane_at(52.0, 20.0, 600.0)
    corners = [
        to_plane(plane, lat, lon)
        for lat, lon in ((51.0, 15.0), (51.0, 25.0), (53.0, 25.0), (53.0, 15.0))
    ]
    index = build_index(volume_of(plane, corners), plane)
    for lon_deg in np.linspace(15.05, 24.95, 137):
        for lat_deg in (51.0, 53.0):
            distance_m, _ = signed_distance(index, *to_plane(plane, lat_deg, lon_deg))
            assert abs(distance_m) < 1.0


def test_probability_agrees_with_samples_of_position_and_border(
    poland: VolumeIndex,
) -> None:
    rng = np.random.default_rng(3)
    straight = rng.integers(0, len(poland.e0_m), 60)
    e_m = poland.e0_m[straight] + rng.normal(0.0, 800.0, 60)
    n_m = poland.n0_m[straight] + rng.normal(0.0, 800.0, 60)
    variance = np.array([[300.0**2, 0.3 * 300 * 500], [0.3 * 300 * 500, 500.0**2]])
    fast = inside_probabilities(
        poland,
        e_m,
        n_m,
        *(np.full(60, value) for value in variance.ravel()[[0, 1, 3]]),
    )
    sampled = np.empty(60)
    for i in range(60):
        drawn = rng.multivariate_normal((e_m[i], n_m[i]), variance, 4000)
        distance_m, segment = signed_distances(
            poland, drawn[:, 0].copy(), drawn[:, 1].copy()
        )
        moved = distance_m + rng.normal(0.0, 1.0, 4000) * poland.sigma_m[segment]
        sampled[i] = (moved > 0.0).mean()
    # Rivers bend within a sigma and the half plane does not: 0.07 was measured.
    assert np.sqrt(np.mean((fast - sampled) ** 2)) < 0.09


def test_probability_on_a_straight_border_is_exact() -> None:
    plane = poland_plane()
    index = build_index(volume_of(plane, SQUARE, sigma_m=40.0), plane)
    for e_m in (-900.0, -60.0, 0.0, 25.0, 300.0):
        sigma_m = math.hypot(300.0, 40.0)
        expected = NormalDist(0.0, sigma_m).cdf(e_m)
        found = inside_probability(index, e_m, 4_500.0, 300.0**2, 0.0, 900.0**2)
        assert found == pytest.approx(expected, abs=2e-4)


def test_deep_inside_is_certain_and_far_outside_impossible(poland: VolumeIndex) -> None:
    lodz = to_plane(poland_plane(), 51.77, 19.46)
    kyiv = to_plane(poland_plane(), 50.45, 30.52)
    assert inside_probability(poland, *lodz, 1e6, 0.0, 1e6) > 1.0 - 1e-9
    assert inside_probability(poland, *kyiv, 1e6, 0.0, 1e6) < 1e-9


def test_blocks_are_about_five_kilometres_and_stable(poland: VolumeIndex) -> None:
    lengths = np.hypot(poland.e1_m - poland.e0_m, poland.n1_m - poland.n0_m)
    _, member = np.unique(poland.block, return_inverse=True)
    block_m = np.bincount(member, weights=lengths)
    assert 4_000.0 < np.median(block_m) < 6_000.0
    elsewhere = build_index(state("PL"), plane_at(51.0, 23.0, 300.0))
    assert set(np.unique(elsewhere.block)) == set(np.unique(poland.block))
    assert poland.block.min() >= 0


def test_rotating_the_corners_of_a_ring_changes_no_distance() -> None:
    plane = poland_plane()
    turned = SQUARE[2:] + SQUARE[:2]
    one = build_index(volume_of(plane, SQUARE), plane)
    other = build_index(volume_of(plane, turned[::-1]), plane)
    for e_m, n_m in ((100.0, 200.0), (-4_000.0, 12_000.0), (8_999.0, 8_999.0)):
        first, second = (signed_distance(index, e_m, n_m)[0] for index in (one, other))
        assert first == pytest.approx(second, abs=1e-3)
