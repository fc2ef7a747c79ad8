"""Births: what is drawn where, when and how often, against what the site states."""

import math
from itertools import pairwise

import numpy as np
import pyproj
import pytest
import shapely

from track_scenes import (
    MOTION,
    PLANE,
    judged,
)
from vedette.columns import join
from vedette.earth.plane import from_plane, to_plane
from vedette.errors import UsageError
from vedette.site.load import parse_site
from vedette.tracks.birth import DRAWS_PER_MINUTE, RUN_IN_S, Births
from vedette.tracks.identity import WOULD_SAY_ONE
from vedette.tracks.unseen import (
    expected_unseen,
    no_unseen,
    there_at,
)

SITE = """
[site]
name = "Disc"
centre = [52.0, 20.0]
radius_km = 100
[[birth]]
area = "everywhere"
arrivals_per_h_mean = {rate}
speed_mps = [30, 60]
height_m = [100, 1000]
"""


def births(rate: float = 10.0) -> Births:
    return Births(parse_site(SITE.format(rate=rate), "test"), [], PLANE_100)


PLANE_100 = PLANE._replace(radius_km=100.0)


@pytest.mark.parametrize("seed", range(5))
def test_births_do_not_depend_on_how_a_span_is_split(seed: int) -> None:
    """Cuts on minutes, on births themselves, in between, and twice at one time."""
    rng = np.random.default_rng(seed)
    source = births()
    whole = source.between(-400.0, 1000.0)
    cuts = np.concatenate(
        [
            [-400.0, 1000.0, 60.0, 60.0, 120.0, 0.0],
            rng.uniform(-400.0, 1000.0, 20),
            rng.choice(whole.born_s[whole.born_s < 1000.0], 5),
        ]
    )
    cuts.sort()
    parts = [source.between(*span) for span in pairwise(cuts)]
    together = join(parts)
    young = whole.halved == 0  # those of one call that are old already stand for two
    for name in ("born_s", "height", "weight"):
        ours, theirs = getattr(together, name), getattr(whole, name)
        assert set(theirs[young].tolist()) <= set(ours.tolist())
    assert len(np.unique(together.born_s)) == len(together.born_s)
    assert len(together.born_s) == 23 * DRAWS_PER_MINUTE  # minutes -6 to 16
    for (begin, end), part in zip(pairwise(cuts), parts, strict=True):
        minute = np.floor(part.born_s / 60.0) * 60.0
        assert ((begin < minute) & (minute <= end)).all()


def test_first_scan_and_what_follows_share_no_birth() -> None:
    source = births()
    at_s = float(source.between(-1.0, 0.0).born_s[7])
    before, after = source.before(at_s), source.between(at_s, at_s + 600.0)
    assert not set(before.born_s) & set(after.born_s)
    assert at_s in before.born_s
    assert after.born_s.min() >= 60.0


@pytest.mark.parametrize("time_s", [0.0, 30.0, 1e5])
def test_what_flies_before_the_watch_is_what_always_flies(time_s: float) -> None:
    """Arrivals times mean life, less the two in a hundred older than the run-in."""
    source = births(36.0)
    mean_s = 1.0 / MOTION.death_rate_ps
    expected = 36.0 / 3600.0 * mean_s * (1.0 - math.exp(-RUN_IN_S / mean_s))
    before = source.before(time_s)
    assert expected_unseen(before, time_s, MOTION) == pytest.approx(expected, rel=0.01)
    assert len(before.born_s) < 0.5 * RUN_IN_S / 60.0 * DRAWS_PER_MINUTE


def test_a_stated_length_of_flight_is_obeyed() -> None:
    text = SITE.format(rate=36.0) + "flight_s = [600, 1800]\n"
    source = Births(parse_site(text, "test"), [], PLANE_100)
    before = source.before(0.0)
    assert expected_unseen(before, 0.0, MOTION) == pytest.approx(12.0, rel=0.01)
    (one,) = (no_unseen(1),)
    one = one._replace(weight=np.ones(1), flight_s=np.array([[600.0, 1800.0]]))
    ages = [-1.0, 0.0, 600.0, 1200.0, 1799.0, 1800.0, 9999.0]
    there = [there_at(one, age_s, MOTION)[0] for age_s in ages]
    assert there == pytest.approx([0.0, 1.0, 1.0, 0.5, 1.0 / 1200.0, 0.0, 0.0])


def test_a_batch_counts_each_of_its_objects() -> None:
    text = SITE.format(rate=10.0) + "batch_pmf = [0.5, 0.0, 0.5]\n"
    source = Births(parse_site(text, "test"), [], PLANE_100)
    arrivals = source.between(-1.0, 59.0)
    assert arrivals.weight.sum() == pytest.approx(10.0 * 2.0 / 60.0)


@pytest.mark.parametrize(
    ("begin", "end"), [(350.0, 10.0), (90.0, 90.0), (200.0, 300.0)]
)
def test_courses_lie_between_those_stated(begin: int, end: int) -> None:
    """True courses at the place of birth, told from two positions on the ground."""
    text = SITE.format(rate=10.0) + f"course_deg = [{begin}, {end}]\n"
    source = Births(parse_site(text, "test"), [], PLANE_100)
    (sample,) = source.sample(-60.0, 0.0, 1000)
    found = sample.drawn
    geod = pyproj.Geod(ellps="WGS84")
    courses = []
    for e, n, ve, vn in found.mean:
        lat, lon = from_plane(PLANE_100, e, n)
        ahead = from_plane(PLANE_100, e + 0.1 * ve, n + 0.1 * vn)
        courses.append(geod.inv(lon, lat, ahead[1], ahead[0])[0])
    past = (np.array(courses) - begin + 1.0) % 360.0 - 1.0
    assert past.min() >= -0.01
    assert past.max() <= (end - begin) % 360.0 + 0.01
    if begin != end:
        assert past.max() - past.min() > 0.9 * ((end - begin) % 360.0)


def test_a_polygon_of_birth_is_obeyed() -> None:
    """Points inside by shapely, with a corner that turns in."""
    outline = [(52.0, 20.0), (52.6, 20.0), (52.2, 20.3), (52.6, 20.9), (52.0, 20.9)]
    said = str([list(point) for point in outline])
    text = SITE.format(rate=10.0).replace('"everywhere"', said)
    found = Births(parse_site(text, "test"), [], PLANE_100).between(-1.0, 300.0)
    shape = shapely.Polygon([to_plane(PLANE_100, *point) for point in outline])
    assert shapely.contains_xy(shape, found.mean[:, 0], found.mean[:, 1]).all()
    west, south, east, north = shape.bounds
    spread = np.ptp(found.mean[:, :2], axis=0)
    assert spread[0] > 0.9 * (east - west)
    assert spread[1] > 0.9 * (north - south)


def test_a_polygon_beyond_the_site_is_refused() -> None:
    text = SITE.format(rate=1.0).replace(
        '"everywhere"', "[[30, 20], [31, 20], [30, 21]]"
    )
    with pytest.raises(UsageError, match="within the radius of 100 km"):
        Births(parse_site(text, "test"), [], PLANE_100)


def test_an_empty_span_bears_nothing() -> None:
    assert births().between(100.0, 100.0).weight.size == 0


def test_weights_sum_to_the_expected_arrivals() -> None:
    source = births(36.0)
    hour = join([source.between(60.0 * k - 1.0, 60.0 * k) for k in range(60)])
    assert hour.weight.sum() == pytest.approx(36.0)


def test_births_fill_the_disc_evenly() -> None:
    """Every moment of a uniform disc: radius², mean, quadrants."""
    source = births()
    found = join([source.between(60.0 * k - 1.0, 60.0 * k) for k in range(60)])
    assert len(found.weight) == 60 * DRAWS_PER_MINUTE
    places = found.mean[:, :2]
    radius = np.hypot(*places.T)
    assert radius.max() <= 100e3 + 1.0
    assert np.mean(radius**2) == pytest.approx(100e3**2 / 2.0, rel=0.03)
    share = np.mean((places[:, 0] > 0.0) & (places[:, 1] > 0.0))
    assert share == pytest.approx(0.25, abs=0.02)
    (sample,) = source.sample(0.0, 3600.0, 5000)
    speed = np.hypot(*sample.drawn.mean[:, 2:].T)
    assert speed.min() >= 30.0
    assert speed.max() <= 60.0
    assert speed.mean() == pytest.approx(45.0, abs=0.5)


def test_area_of_birth_is_obeyed() -> None:
    text = SITE.format(rate=10.0).replace('"everywhere"', '"box"')
    outline = [(10e3, 10e3), (30e3, 10e3), (30e3, 50e3), (10e3, 50e3)]
    text += '[[volume]]\nid = "box"\nkind = "zone"\nsource = "box.geojson"\n'
    box = judged(outline, volume_id="box").volume
    source = Births(parse_site(text, "test"), [box], PLANE_100)
    for e, n, _, _ in source.between(0.0, 600.0).mean:
        assert 10e3 - 50.0 <= e <= 30e3 + 50.0
        assert 10e3 - 50.0 <= n <= 50e3 + 50.0


def test_what_a_site_expects_hardly_says_an_address_and_a_bird_less() -> None:
    """A birth is of what does not say where it is; what no birth explains may well."""
    birds = """
[[birth]]
area = "everywhere"
arrivals_per_h_mean = 2.0
classes = ["bird"]
"""
    source = Births(parse_site(SITE.format(rate=1.0) + birds, "test"), [], PLANE_100)
    drone, bird = source.traits.says
    assert bird < drone < WOULD_SAY_ONE / 10.0
    unexpected = SITE.format(rate=1.0).split("[[birth]]")[0]
    stated_none = Births(parse_site(unexpected, "test"), [], PLANE_100)
    assert stated_none.traits.says[0] <= WOULD_SAY_ONE
