"""Degrees to the sheet: against PROJ and shapely, and the bounds of thinning."""

import itertools

import numpy as np
import pyproj
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon, box

from vedette.web.chart import Bounds
from vedette.web.projection import (
    Frame,
    clip_ring,
    fit,
    project,
    scale_error,
    thin,
    unwrap,
    visible_runs,
)

POLAND = Bounds(south_deg=48.9, west_deg=14.0, north_deg=55.0, east_deg=24.3)
HEIGHTS = (420.0, 940.0)


def test_projection_agrees_with_proj_on_the_same_sphere() -> None:
    projection, _ = fit(POLAND, 0.0, 0.0, 1000.0, HEIGHTS)
    told = {
        "proj": "stere",
        "lat_0": projection.lat_deg,
        "lon_0": projection.lon_deg,
        "R": projection.radius_m,
    }
    theirs = pyproj.Proj(told)
    rng = np.random.default_rng(1)
    lat, lon = rng.uniform(47.0, 57.0, 200), rng.uniform(12.0, 26.0, 200)
    x, y = project(projection, lat, lon)
    e, n = theirs(lon, lat)
    east_m = (x - projection.x) / projection.scale
    north_m = (projection.y - y) / projection.scale
    assert np.max(np.abs(east_m - e)) < 1e-3
    assert np.max(np.abs(north_m - n)) < 1e-3


def test_distances_on_the_sheet_are_true_within_the_stated_error() -> None:
    projection, frame = fit(POLAND, 0.0, 0.0, 1000.0, HEIGHTS)
    geod = pyproj.Geod(ellps="WGS84")
    lat, lon = np.array([49.0, 49.05]), np.array([14.1, 14.15])  # near a corner
    x, y = project(projection, lat, lon)
    drawn_m = np.hypot(x[1] - x[0], y[1] - y[0]) / projection.scale
    true_m = geod.inv(lon[0], lat[0], lon[1], lat[1])[2]
    # The sphere differs from the ellipsoid by up to 0.3 % with direction.
    assert abs(drawn_m / true_m - 1.0) < scale_error(projection, frame) + 0.003


def test_bounds_fill_the_frame_and_stay_inside_it() -> None:
    projection, frame = fit(POLAND, 40.0, 60.0, 1000.0, HEIGHTS)
    lat = np.array([48.9, 48.9, 55.0, 55.0, 48.9, 55.0])
    lon = np.array([14.0, 24.3, 14.0, 24.3, 19.15, 19.15])
    x, y = project(projection, lat, lon)
    assert frame.x - 1e-6 <= x.min()
    assert x.max() <= frame.x + frame.width + 1e-6
    assert frame.y - 1e-6 <= y.min()
    assert y.max() <= frame.y + frame.height + 1e-6
    wide = (x.max() - x.min()) / frame.width
    tall = (y.max() - y.min()) / frame.height
    assert max(wide, tall) > 0.999


# Thousandths: far below them shapely itself says that a distance is infinite.
PLACES = st.integers(-50_000, 50_000).map(lambda value: value / 1000.0)


@settings(deadline=None)
@given(
    st.lists(st.tuples(PLACES, PLACES), min_size=1, max_size=60), st.floats(0.01, 5.0)
)
def test_thinned_line_stays_within_the_tolerance(
    points: list[tuple[float, float]], tolerance: float
) -> None:
    array = np.array(points)
    kept = thin(array[:, 0], array[:, 1], tolerance)
    assert kept[0] == 0
    assert kept[-1] == len(points) - 1
    for first, last in itertools.pairwise(kept):
        chord = LineString([points[first], points[last]])
        for between in range(first, last + 1):
            assert chord.distance(Point(points[between])) <= tolerance + 1e-9


def test_clipped_ring_covers_what_shapely_says() -> None:
    rng = np.random.default_rng(5)
    angle = np.sort(rng.uniform(0.0, 2.0 * np.pi, 80))
    far = rng.uniform(2.0, 9.0, 80)
    lat, lon = far * np.sin(angle), far * np.cos(angle)
    limits = Bounds(south_deg=-4.0, west_deg=-3.0, north_deg=5.0, east_deg=6.0)
    cut = Polygon(np.column_stack(clip_ring(lat, lon, limits)))
    truth = Polygon(np.column_stack((lat, lon))).intersection(box(-4, -3, 5, 6))
    assert abs(cut.area - truth.area) < 1e-9
    away = Bounds(south_deg=20.0, west_deg=20.0, north_deg=21.0, east_deg=21.0)
    assert clip_ring(lat, lon, away)[0].size == 0


def test_longitudes_go_on_past_the_antimeridian() -> None:
    lon = unwrap(np.array([179.0, -179.0, -178.0]), 180.0)
    assert lon.tolist() == [179.0, 181.0, 182.0]
    assert unwrap(np.array([-179.0, 179.0]), -180.0).tolist() == [-179.0, -181.0]
    assert unwrap(np.array([]), 0.0).size == 0


def test_only_stretches_that_may_be_seen_are_kept() -> None:
    frame = Frame(0.0, 0.0, 10.0, 10.0)
    x = np.array([-30.0, -20.0, 20.0, 40.0, 5.0])
    y = np.array([5.0, 5.0, 5.0, 5.0, 5.0])
    runs = visible_runs(x, y, frame)
    assert runs == [slice(1, 3), slice(3, 5)]
    assert visible_runs(x[:1], y[:1], frame) == []
