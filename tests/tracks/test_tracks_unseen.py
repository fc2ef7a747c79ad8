"""The unseen against integrals done another way: by scipy, by closed form, by count."""

import math

import numpy as np
import pytest
from scipy import integrate

from naive import tracking as naive
from track_scenes import (
    MOTION,
    PLANE,
    SETTINGS,
    all_in_view,
    plots_at,
    random_covariance,
    unseen_at,
)
from vedette.columns import join
from vedette.plots.plot import Plots
from vedette.plots.scan import Scan
from vedette.sensors.coverage import EVERYWHERE, NO_EVIDENCE, RADAR, TWO_PI, Coverage
from vedette.sensors.coverage import p_detect_all as p_detect_of
from vedette.site.load import parse_site
from vedette.tracks.birth import Births
from vedette.tracks.first import HEIGHT_SIGMA_M, first_density, first_states
from vedette.tracks.gaussian import state_of
from vedette.tracks.motion import Motion
from vedette.tracks.tracker import Picture, step
from vedette.tracks.unseen import (
    Unseen,
    expected_unseen,
    no_unseen,
    predict_unseen,
    renewed,
    there_at,
    thin_unseen,
)
from vedette.tracks.view import in_view, thin_swept

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


def test_the_old_stand_for_each_other_and_their_number_stays() -> None:
    """Draws of an hour, halved as they age, still expect what all of them would."""
    source = births(36.0)
    kept, every = no_unseen(), no_unseen()
    for minute in range(60):
        to_s = 60.0 * minute
        arrivals = source.between(to_s - 60.0, to_s)
        every = join([every, arrivals])
        kept = renewed(kept, arrivals, to_s, MOTION, 1e-4)
    assert len(kept.weight) < 0.4 * len(every.weight)
    ours = expected_unseen(kept, 3600.0, MOTION)
    assert ours == pytest.approx(expected_unseen(every, 3600.0, MOTION), rel=0.005)
    east = every.mean[:, 0] > 0.0
    ours_east = there_at(kept, 3600.0, MOTION)[kept.mean[:, 0] > 0.0].sum()
    theirs_east = there_at(every, 3600.0, MOTION)[east].sum()
    assert ours_east == pytest.approx(theirs_east, rel=0.05)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_in_view_is_what_every_one_of_them_would_say(seed: int) -> None:
    """The quick way against the probability of each, for sectors of all widths."""
    rng = np.random.default_rng(seed)
    unseen = births(60.0).before(0.0)
    begin, width = rng.uniform(-7.0, 7.0), rng.choice([0.1, 0.8, 3.0, 3.3, 6.28])
    look = LOOK._replace(azimuth_from_rad=begin, azimuth_to_rad=begin + width)
    time_s = float(rng.uniform(-30.0, 60.0))
    view = in_view(unseen, look, time_s, MOTION)
    now = join([unseen])
    predict_unseen(now, time_s, MOTION)
    now.mean[:, :2] += (time_s - now.since_s)[:, np.newaxis] * now.mean[:, 2:]
    born = unseen.born_s <= time_s
    swept = p_detect_of(look, now.mean, now.height) * born
    around = p_detect_of(
        look._replace(azimuth_from_rad=0.0, azimuth_to_rad=TWO_PI), now.mean, now.height
    )
    assert view.row.tolist() == np.flatnonzero(around * born).tolist()
    assert view.p_swept.tolist() == swept[view.row].tolist()
    states = [state_of(now.mean, now.cov, k) for k in view.row.tolist()]
    assert view.state == pytest.approx(np.array(states))
    assert view.weight == pytest.approx(there_at(unseen, time_s, MOTION)[view.row])
    alike = join([unseen])
    thin_swept(alike, look, time_s, 1e-4)
    thin_unseen(unseen, view.row, view.p_swept, 1e-4)
    assert alike.weight == pytest.approx(unseen.weight)


def test_nothing_seen_leaves_the_integral_of_what_no_look_saw() -> None:
    """Uniform births in a disc of which a radar covers a part, looked at k times."""
    still = Motion(q_m2ps3=0.0, q_vertical_m2ps3=0.0, death_rate_ps=0.0)
    source = births(60.0)
    found = join([source.between(60.0 * k - 1.0, 60.0 * k) for k in range(300)])
    found.mean[:, 2:] = 0.0
    found = found._replace(height=np.full(len(found.weight), np.nan))
    end_s = 5 * 3600.0
    total = expected_unseen(found, end_s, still)

    both = integrate.quad(overlap_width, -80e3, 60e3, limit=200)[0]
    share = both / (math.pi * 100e3**2)
    for looks in range(1, 6):
        thin_swept(found, LOOK, end_s + looks, 0.0)
        expected = total * (1.0 - share + share * 0.6**looks)
        # 36,000 draws: three standard errors of the covered share are 1.3 % of this.
        left = expected_unseen(found, end_s + looks, still)
        assert left == pytest.approx(expected, rel=0.015)


def overlap_width(n: float) -> float:
    """Width of the part of the disc at one northing that the radar covers."""
    disc = math.sqrt(max(100e3**2 - n * n, 0.0))
    radar = math.sqrt(max(70e3**2 - (n + 10e3) ** 2, 0.0))
    return max(min(disc, 40e3 + radar) - max(-disc, 40e3 - radar), 0.0)


def test_a_dead_sensor_restores_what_a_live_one_would_have_thinned() -> None:
    left = {}
    before = births().before(0.0)
    for name, coverage in (("live", LOOK), ("dead", NO_EVIDENCE)):
        picture = Picture(time_s=0.0, unseen=join([before]))
        nothing = plots_at(np.zeros((0, 2)))
        for k in range(1, 6):
            step(picture, Scan(k * 1.0, nothing, coverage), SETTINGS, no_unseen())
        left[name] = expected_unseen(picture.unseen, 5.0, MOTION)
    assert left["dead"] == pytest.approx(expected_unseen(before, 5.0, MOTION))
    assert left["live"] < 0.75 * left["dead"]


def first_plots(
    unseen: Unseen, p: np.ndarray, plots: Plots
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Density of first plots, and the states of tracks that begin at all of them."""
    first, view = np.arange(plots.e_m.size), all_in_view(unseen, p)
    p_new = np.ones(first.size)
    begun = first_states(view, unseen, plots, first, first, p_new, 0.0, 1)
    return first_density(view, plots), begun.mean, begun.cov, begun.height


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
    assert height[0] == pytest.approx([300.0, HEIGHT_SIGMA_M**2])


def test_states_of_a_first_plot_are_mixtures_of_all_and_of_either_kind() -> None:
    """Three hundred trajectories, far ones too; the naive mixture leaves none out."""
    rng = np.random.default_rng(7)
    weight = rng.uniform(0.1, 2.0, 300)
    spread_m, spread_mps = [6000.0, 6000.0], [30.0, 30.0]
    means = rng.normal(0.0, [*spread_m, *spread_mps], (300, 4))
    cov = random_covariance(rng, 1500.0, 12.0)
    steady = rng.uniform(size=300) < 0.3
    unseen = unseen_at(weight, means, cov, height_m=300.0)
    unseen = unseen._replace(agility=np.where(steady, 0.1, 1.0))
    noise, place = np.diag([9e4, 4e4]), np.array([2500.0, -3000.0])
    one, plots = np.zeros(1, np.int64), plots_at(place, noise=noise)
    view = all_in_view(unseen, 0.8)
    begun = first_states(view, unseen, plots, one, one, np.ones(1), 0.0, 1)
    S = cov[:2, :2] + noise
    parts = weight * np.array([naive.density(place - m[:2], S) for m in means])
    states = [naive.update(m, cov, place, noise) for m in means]
    groups = [np.ones(300, bool), steady, ~steady]
    found = [(begun.mean[0], begun.cov[0])]
    found += [(begun.mode_mean[0, g], begun.mode_cov[0, g]) for g in range(2)]
    for (mean, spread), group in zip(found, groups, strict=True):
        share = np.where(group, parts, 0.0) / parts[group].sum()
        expected = naive.mixture(share, *zip(*states, strict=True))
        sigma = np.sqrt(np.diag(expected[1]))
        # What is left out has some thousandths of the weight, in the tails.
        assert np.all(np.abs(mean - expected[0]) < 0.02 * sigma)
        apart = np.abs(spread - expected[1]) / np.outer(sigma, sigma)
        assert np.max(apart) < 0.03


def test_the_height_of_a_first_plot_is_as_wide_as_the_births_say() -> None:
    count = 400
    heights = np.random.default_rng(2).uniform(200.0, 800.0, count)
    unseen = unseen_at(np.ones(count), np.zeros((count, 4)), 1e6 * np.eye(4))
    unseen = unseen._replace(height=heights)
    *_, found = first_plots(unseen, np.full(count, 0.5), plots_at([0.0, 0.0]))
    assert found[0, 0] == pytest.approx(heights.mean())
    variance = heights.var(ddof=1) + HEIGHT_SIGMA_M**2
    assert found[0, 1] == pytest.approx(variance, rel=1e-9)


def test_an_old_plot_is_a_measurement_of_where_a_trajectory_was() -> None:
    """H = [I, -age I], by the naive filter in other coordinates."""
    rng = np.random.default_rng(4)
    cov, age_s = random_covariance(rng, 800.0, 40.0), 7.0
    mean = np.array([100.0, -200.0, 60.0, -90.0])
    noise, place = np.array([[9e4, 1e4], [1e4, 4e4]]), np.array([-300.0, 500.0])
    H = np.hstack([np.eye(2), -age_s * np.eye(2)])
    S = H @ cov @ H.T + noise
    gain = cov @ H.T @ np.linalg.inv(S)
    plots = plots_at(place, noise=noise, age_s=age_s)
    found = first_plots(unseen_at([0.7], mean, cov), np.array([0.8]), plots)
    expected = 0.7 * 0.8 * naive.density(place - H @ mean, S)
    assert found[0][0] == pytest.approx(expected)
    assert found[1][0] == pytest.approx(mean + gain @ (place - H @ mean))
    assert found[2][0] == pytest.approx((np.eye(4) - gain @ H) @ cov)


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
    there = there_at(unseen, 60.0, MOTION)
    assert there[0] == pytest.approx(2.0 * math.exp(-60.0 / 1800.0))
    assert unseen.mean[0] == pytest.approx(mean)
    assert unseen.cov[0] == pytest.approx(cov)


@pytest.mark.parametrize("rate", [1.0, 0.01])
def test_even_a_rare_source_stays_until_it_is_looked_for(rate: float) -> None:
    """One arrival in a hundred hours, nobody looking: an hour expects a share of it."""
    picture = Picture(time_s=0.0)
    source = births(rate)
    nothing = plots_at(np.zeros((0, 2)))
    for k in range(1, 11):
        arrivals = source.between(60.0 * k - 61.0, 60.0 * k - 1.0)
        step(picture, Scan(60.0 * k, nothing, NO_EVIDENCE), SETTINGS, arrivals)
    expected = rate / 3600.0 * 1800.0 * (1.0 - math.exp(-600.0 / 1800.0))
    left = expected_unseen(picture.unseen, 600.0, MOTION)
    assert left == pytest.approx(expected, rel=0.03)


def test_everywhere_is_seen_with_one_probability() -> None:
    everywhere = Coverage(kind=EVERYWHERE, p_detect=0.3)
    unseen = births().before(0.0)
    before = expected_unseen(unseen, 0.0, MOTION)
    thin_swept(unseen, everywhere, 60.0, 1e-4)
    assert expected_unseen(unseen, 0.0, MOTION) == pytest.approx(0.7 * before)


def test_what_echoes_little_is_thinned_little_and_explains_first_plots_less() -> None:
    everywhere = Coverage(kind=EVERYWHERE, p_detect=0.8)
    faint = births().before(0.0)
    faint = faint._replace(echo=np.full(faint.weight.size, 0.25))
    before = expected_unseen(faint, 0.0, MOTION)
    view = in_view(faint, everywhere, 60.0, MOTION)
    assert view.p_first == pytest.approx(0.2)
    assert view.p_swept == pytest.approx(0.2)
    thin_swept(faint, everywhere, 60.0, 1e-4)
    assert expected_unseen(faint, 0.0, MOTION) == pytest.approx(0.8 * before)


def test_a_track_is_as_faint_as_what_may_have_given_its_first_plot() -> None:
    two = unseen_at([1.0, 3.0], np.zeros((2, 4)), 1e4 * np.eye(4))
    two = two._replace(echo=np.array([0.2, 1.0]), area=np.array([0, 1]))
    plots = plots_at([[0.0, 0.0], [9e5, 0.0]])
    view, both = all_in_view(two, 0.5), np.arange(2)
    begun = first_states(view, two, plots, both, both, np.ones(2), 0.0, 2)
    assert begun.echo == pytest.approx([(0.2 + 3.0) / 4.0, 1.0])
    assert begun.origin == pytest.approx(np.array([[0.25, 0.75], [0.0, 0.0]]))
