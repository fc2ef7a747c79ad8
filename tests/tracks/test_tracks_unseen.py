"""The unseen against integrals done another way: by scipy, by closed form, by count."""

import math
from itertools import pairwise

import numpy as np
import pytest
from scipy import integrate

from naive import tracking as naive
from track_scenes import MOTION, PLANE, SETTINGS, judged, plots_at, unseen_at
from vedette.columns import join
from vedette.plots.scan import Scan
from vedette.sensors.coverage import EVERYWHERE, NO_EVIDENCE, RADAR, Coverage
from vedette.sensors.coverage import p_detect_all as p_detect_of
from vedette.site.load import parse_site
from vedette.tracks.birth import DRAWS_PER_MINUTE, RUN_IN_S, Births
from vedette.tracks.motion import Motion
from vedette.tracks.tracker import Picture, step
from vedette.tracks.unseen import (
    expected_unseen,
    first_plots,
    no_unseen,
    predict_unseen,
    thin_unseen,
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
LOOK = Coverage(
    kind=RADAR, p_detect=0.4, e_m=40e3, n_m=-10e3, h_m=50.0, range_max_m=70e3
)


def births(rate: float = 10.0) -> Births:
    return Births(parse_site(SITE.format(rate=rate), "test"), [], PLANE_100)


PLANE_100 = PLANE._replace(radius_km=100.0)


@pytest.mark.parametrize("seed", range(5))
def test_births_do_not_depend_on_how_a_span_is_split(seed: int) -> None:
    """Cuts on minutes, on births themselves, in between, and twice at one time."""
    rng = np.random.default_rng(seed)
    source = births()
    whole = source.between(-400.0, 1000.0)
    assert len(whole.born_s) == 1400 / 60 * DRAWS_PER_MINUTE
    cuts = np.concatenate(
        [
            [-400.0, 1000.0, 60.0, 60.0, 120.0, 0.0],
            rng.uniform(-400.0, 1000.0, 20),
            rng.choice(whole.born_s, 5),
        ]
    )
    cuts.sort()
    parts = [source.between(*span) for span in pairwise(cuts)]
    together = join(parts)
    assert sorted(together.born_s) == sorted(whole.born_s)
    assert len(np.unique(together.born_s)) == len(together.born_s)
    assert sorted(together.height) == sorted(whole.height)
    velocity = sorted(map(tuple, together.mean[:, 2:]))
    assert velocity == sorted(map(tuple, whole.mean[:, 2:]))
    for (begin, end), part in zip(pairwise(cuts), parts, strict=True):
        assert ((begin < part.born_s) & (part.born_s <= end)).all()


def test_first_scan_and_what_follows_share_no_birth() -> None:
    source = births()
    at_s = float(source.between(0.0, 60.0).born_s[7])
    before, after = source.before(at_s), source.between(at_s, at_s + 600.0)
    assert not set(before.born_s) & set(after.born_s)
    assert at_s in before.born_s
    assert len(before.born_s) == pytest.approx(
        RUN_IN_S / 60.0 * DRAWS_PER_MINUTE, abs=1
    )


def test_an_empty_span_bears_nothing() -> None:
    assert births().between(100.0, 100.0).weight.size == 0


def test_weights_sum_to_the_expected_arrivals() -> None:
    arrivals = births(36.0).between(0.0, 3600.0)
    assert expected_unseen(arrivals) == pytest.approx(36.0)


def test_births_fill_the_disc_evenly() -> None:
    """Every moment of a uniform disc: radius², mean, quadrants."""
    found = births().between(0.0, 3600.0)
    count = len(found.weight)
    assert count == 60 * DRAWS_PER_MINUTE
    places = np.concatenate(
        [births().between(born - 1e-6, born).mean[:, :2] for born in found.born_s[:800]]
    )
    radius = np.hypot(*places.T)
    assert radius.max() <= 100e3 + 1.0
    assert np.mean(radius**2) == pytest.approx(100e3**2 / 2.0, rel=0.06)
    share = np.mean((places[:, 0] > 0.0) & (places[:, 1] > 0.0))
    assert share == pytest.approx(0.25, abs=0.06)
    speed = np.hypot(*found.mean[:, 2:].T)
    assert speed.min() >= 30.0
    assert speed.max() <= 60.0
    assert speed.mean() == pytest.approx(45.0, abs=0.5)


def test_area_of_birth_is_obeyed() -> None:
    text = SITE.format(rate=10.0).replace('"everywhere"', '"box"')
    outline = [(10e3, 10e3), (30e3, 10e3), (30e3, 50e3), (10e3, 50e3)]
    text += '[[volume]]\nid = "box"\nkind = "zone"\nsource = "box.geojson"\n'
    box = judged(outline, volume_id="box").volume
    source = Births(parse_site(text, "test"), [box], PLANE_100)
    for born in source.between(0.0, 600.0).born_s:
        ((e, n, _, _),) = source.between(born - 1e-9, born).mean
        assert 10e3 - 50.0 <= e <= 30e3 + 50.0
        assert 10e3 - 50.0 <= n <= 50e3 + 50.0


def test_nothing_seen_leaves_the_integral_of_what_no_look_saw() -> None:
    """Uniform births in a disc of which a radar covers a part, looked at k times."""
    still = Motion(q_m2ps3=0.0, q_vertical_m2ps3=0.0, death_rate_ps=0.0)
    found = births(60.0).between(0.0, 5 * 3600.0)
    found = found._replace(
        mean=np.column_stack([places_of_births(), np.zeros((len(found.weight), 2))])
    )
    total = expected_unseen(found)

    both = integrate.quad(overlap_width, -80e3, 60e3, limit=200)[0]
    share = both / (math.pi * 100e3**2)
    for looks in range(1, 6):
        predict_unseen(found, 1.0, still)
        thin_unseen(
            found, p_detect_of(LOOK, found.mean, np.full(len(found.weight), np.nan))
        )
        expected = total * (1.0 - share + share * 0.6**looks)
        # 36,000 draws: three standard errors of the covered share are 1.3 % of this.
        assert expected_unseen(found) == pytest.approx(expected, rel=0.015)


def overlap_width(n: float) -> float:
    """Width of the part of the disc at one northing that the radar covers."""
    disc = math.sqrt(max(100e3**2 - n * n, 0.0))
    radar = math.sqrt(max(70e3**2 - (n + 10e3) ** 2, 0.0))
    return max(min(disc, 40e3 + radar) - max(-disc, 40e3 - radar), 0.0)


def places_of_births() -> np.ndarray:
    """Where the draws of five hours were born, before they flew."""
    source = births(60.0)
    found = source.between(0.0, 5 * 3600.0)
    ages = 5 * 3600.0 - found.born_s
    return found.mean[:, :2] - found.mean[:, 2:] * ages[:, np.newaxis]


def test_a_dead_sensor_restores_what_a_live_one_would_have_thinned() -> None:
    left = {}
    for name, coverage in (("live", LOOK), ("dead", NO_EVIDENCE)):
        picture = Picture(time_s=0.0, unseen=births().before(0.0))
        nothing = plots_at(np.zeros((0, 2)))
        for k in range(1, 6):
            step(picture, Scan(k * 1.0, nothing, coverage), SETTINGS, no_unseen())
        left[name] = expected_unseen(picture.unseen)
    before = expected_unseen(births().before(0.0))
    assert left["dead"] == pytest.approx(before * math.exp(-5.0 / 1800.0), rel=1e-6)
    assert left["live"] < 0.75 * left["dead"]


def test_density_of_first_plots_is_the_gaussian_integral() -> None:
    rng = np.random.default_rng(1)
    cov = np.diag([4e6, 1e6, 900.0, 400.0])
    cov[0, 2] = cov[2, 0] = 3e4
    cov[0, 1] = cov[1, 0] = 5e5
    means = rng.normal(0.0, 2000.0, (4, 4))
    unseen = unseen_at([0.5, 1.0, 2.0, 0.1], means, cov, height_m=300.0)
    p = np.array([0.9, 0.5, 0.0, 0.2])
    noise = np.array([[9e4, 1e4], [1e4, 4e4]])
    place = np.array([500.0, -300.0])
    density, mean, spread, height = first_plots(unseen, p, plots_at(place, noise=noise))
    S = cov[:2, :2] + noise
    parts = np.array([0.5, 1.0, 2.0, 0.1]) * p
    parts *= [naive.density(place - m[:2], S) for m in means]
    assert density[0] == pytest.approx(parts.sum(), rel=1e-9)
    states = [naive.update(m, cov, place, noise) for m in means]
    expected = naive.mixture(parts / parts.sum(), *zip(*states, strict=True))
    assert mean[0] == pytest.approx(expected[0], rel=1e-8)
    assert spread[0] == pytest.approx(expected[1], rel=1e-6, abs=1e-6)
    assert height[0] == pytest.approx(300.0)


def test_first_plots_integrate_to_the_expected_detections() -> None:
    """Over all the plane the density sums to the objects that a look detects."""
    cov = np.diag([1e6, 1e6, 100.0, 100.0])
    unseen = unseen_at([0.7, 0.2], [[0.0] * 4, [3000.0, 0, 0, 0]], cov)
    side = np.linspace(-9e3, 12e3, 70)
    places = np.array([[e, n] for e in side for n in side])
    density, *_ = first_plots(unseen, np.array([0.9, 0.5]), plots_at(places))
    area = (side[1] - side[0]) ** 2
    assert density.sum() * area == pytest.approx(0.7 * 0.9 + 0.2 * 0.5, rel=1e-4)


def test_moments_do_not_cancel_far_from_the_centre() -> None:
    cov = np.diag([1e4, 1e4, 100.0, 100.0])
    near = unseen_at([1.0, 1.0], [[0.0] * 4, [50.0, 20.0, 5.0, 0.0]], cov)
    shift = np.array([9e5, -8e5, 0.0, 0.0])
    far = near._replace(mean=near.mean + shift)
    p = np.array([0.9, 0.9])
    here = first_plots(near, p, plots_at([10.0, 10.0]))
    there = first_plots(far, p, plots_at([9e5 + 10.0, -8e5 + 10.0]))
    assert there[0] == pytest.approx(here[0], rel=1e-9)
    assert there[1] == pytest.approx(here[1] + shift, rel=1e-12)
    assert there[2] == pytest.approx(here[2], rel=1e-6, abs=1e-6)


def test_no_unseen_explain_no_plot() -> None:
    density, mean, cov, height = first_plots(
        no_unseen(), np.zeros(0), plots_at([[0.0, 0.0], [1.0, 1.0]])
    )
    assert density.tolist() == [0.0, 0.0]
    assert not mean.any()
    assert not cov.any()
    assert not height.any()


def test_survival_thins_the_unseen_and_motion_carries_them() -> None:
    unseen = unseen_at([2.0], [1000.0, 0.0, 50.0, -20.0], np.diag([1e4, 1e4, 1.0, 1.0]))
    mean, cov = naive.predict(unseen.mean[0], unseen.cov[0], 60.0, MOTION.q_m2ps3)
    predict_unseen(unseen, 60.0, MOTION)
    assert unseen.weight[0] == pytest.approx(2.0 * math.exp(-60.0 / 1800.0))
    assert unseen.mean[0] == pytest.approx(mean)
    assert unseen.cov[0] == pytest.approx(cov)


@pytest.mark.parametrize("rate", [1.0, 0.01])
def test_even_a_rare_source_stays_until_it_is_looked_for(rate: float) -> None:
    """One arrival in a hundred hours, nobody looking: an hour expects a share of it."""
    picture = Picture(time_s=0.0)
    source = births(rate)
    nothing = plots_at(np.zeros((0, 2)))
    for k in range(1, 11):
        arrivals = source.between(picture.time_s, 60.0 * k)
        step(picture, Scan(60.0 * k, nothing, NO_EVIDENCE), SETTINGS, arrivals)
    expected = rate / 3600.0 * 1800.0 * (1.0 - math.exp(-600.0 / 1800.0))
    assert expected_unseen(picture.unseen) == pytest.approx(expected, rel=0.03)


def test_everywhere_is_seen_with_one_probability() -> None:
    everywhere = Coverage(kind=EVERYWHERE, p_detect=0.3)
    unseen = births().before(0.0)
    before = expected_unseen(unseen)
    thin_unseen(unseen, p_detect_of(everywhere, unseen.mean, unseen.height))
    assert expected_unseen(unseen) == pytest.approx(0.7 * before)
