"""Velocities of a birth, against draws of its laws."""

import numpy as np
import pytest

from vedette.earth.plane import plane_at
from vedette.site.load import parse_site
from vedette.tracks.birth import Births
from vedette.tracks.velocity import velocity_of, width_deg

LAWS = [
    ((10.0, 20.0), (200.0, 250.0)),
    ((8.0, 22.0), (0.0, 360.0)),
    ((30.0, 60.0), (350.0, 20.0)),
    ((40.0, 40.0), (90.0, 180.0)),
]


def drawn(speed: tuple[float, float], course: tuple[float, float]) -> np.ndarray:
    rng = np.random.default_rng(5)
    width = (course[1] - course[0]) % 360.0 or 360.0
    angle = np.radians(course[0] + width * rng.random(200_000))
    pace = rng.uniform(speed[0], speed[1], angle.size)
    return np.array([pace * np.sin(angle), pace * np.cos(angle)])


@pytest.mark.parametrize(("speed", "course"), LAWS)
def test_mean_and_covariance_are_those_of_draws(
    speed: tuple[float, float], course: tuple[float, float]
) -> None:
    found, each = velocity_of(speed, course), drawn(speed, course)
    near = 0.02 * speed[1]
    assert [found.e, found.n] == pytest.approx(each.mean(axis=1), abs=near)
    cov = np.cov(each)
    spread = [found.ee, found.en, found.nn]
    assert spread == pytest.approx([cov[0, 0], cov[0, 1], cov[1, 1]], abs=near**2 + 0.5)


def test_a_single_velocity_has_no_spread() -> None:
    one = velocity_of((5.0, 5.0), (90.0, 90.0))
    assert one == pytest.approx((5.0, 0.0, 0.0, 0.0, 0.0), abs=1e-12)
    assert width_deg((90.0, 90.0)) == 0.0
    assert width_deg((350.0, 20.0)) == 30.0


@pytest.mark.parametrize(("speed", "course"), LAWS)
def test_all_that_may_come_fly_as_the_site_says_and_no_more(
    speed: tuple[float, float], course: tuple[float, float]
) -> None:
    """Kernels and draws together, against draws of the law; few degrees of meridian."""
    text = f"""
    [site]
    name = "Disc"
    centre = [52.0, 20.0]
    radius_km = 30
    [[birth]]
    area = "everywhere"
    arrivals_per_h_mean = 10
    speed_mps = {list(speed)}
    course_deg = {list(course)}
    """
    site = parse_site("\n".join(line.strip() for line in text.splitlines()), "test")
    unseen = Births(site, [], plane_at(52.0, 20.0, 30.0)).between(0.0, 36_000.0)
    whole = np.cov(unseen.mean[:, 2:].T) + unseen.cov[:, 2:, 2:].mean(axis=0)
    expected = drawn(speed, course)
    sigma = np.sqrt(np.cov(expected).trace())
    assert unseen.mean[:, 2:].mean(axis=0) == pytest.approx(
        expected.mean(axis=1), abs=0.05 * sigma
    )
    assert whole == pytest.approx(np.cov(expected), abs=0.05 * sigma**2 + 1.0)
