"""Onward flights against closed forms: a straight border and a known way to it."""

import numpy as np
import pytest

from track_scenes import east_half
from vedette.incursions.line import Limits3d
from vedette.incursions.onward import Life, Onward, fly_on, lasting_s

COUNT = 4000
RATE = 1.0 / 1800.0


def onward(
    west_m: float,
    life: Life,
    *,
    speed: float = 50.0,
    ceiling_m: float = np.inf,
    height: tuple[float, float] = (np.nan, 0.0),
) -> Onward:
    """Fly on from ``west_m`` before the border, straight to it; 2 km is near."""
    return fly_on(
        east_half(sigma_m=1.0).border,
        Limits3d(-np.inf, ceiling_m),
        np.array([-west_m, 0.0, speed, 0.0]),
        1e-6 * np.eye(4),
        height,
        life,
        2000.0,
        COUNT,
        5,
        9,
    )


@pytest.mark.parametrize(("there", "expected"), [(0.5, 0.5**0.5), (1.0, 1.0)])
def test_it_enters_as_often_as_it_is_still_there_on_the_way(
    there: float, expected: float
) -> None:
    # 5 km at 50 m/s are 100 s, half of the way to the last look at it.
    found = onward(5000.0, Life(200.0, there, RATE, 5000.0))
    assert np.isfinite(found.enters_s).mean() == pytest.approx(expected, abs=0.03)
    assert np.nanmean(found.enters_s) == pytest.approx(100.0, abs=2.0)


def test_beyond_the_last_look_it_lasts_as_the_motion_says() -> None:
    found = onward(50_000.0, Life(100.0, 0.8, RATE, 5000.0))
    expected = 0.8 * np.exp(-900.0 * RATE)
    assert np.isfinite(found.enters_s).mean() == pytest.approx(expected, abs=0.03)


def test_nothing_enters_after_the_watch_and_it_may_have_come_near() -> None:
    late = onward(5000.0, Life(0.0, 1.0, RATE, 99.0))
    assert not np.isfinite(late.enters_s).any()
    assert late.near.mean() == pytest.approx(np.exp(-60.0 * RATE), abs=0.02)


def test_away_from_the_border_nothing_enters_or_comes_near() -> None:
    away = onward(5000.0, Life(0.0, 1.0, RATE, 5000.0), speed=-50.0)
    assert not np.isfinite(away.enters_s).any()
    assert not away.near.any()


def test_what_looks_saw_to_be_gone_goes_nowhere() -> None:
    gone = onward(5000.0, Life(20.0, 1e-6, RATE, 5000.0))
    assert np.isfinite(gone.enters_s).mean() < 0.001


def test_the_time_that_it_lasts_has_the_law_it_should() -> None:
    life = Life(100.0, 0.3, RATE, 1e9)
    marks = (np.arange(20_000) + 0.5) / 20_000
    lasts = np.array([lasting_s(life, float(mark)) for mark in marks])
    for t_s, left in ((50.0, 0.3**0.5), (100.0, 0.3), (1000.0, 0.3 * np.exp(-0.5))):
        assert (lasts > t_s).mean() == pytest.approx(left, abs=1e-3)


def test_above_a_ceiling_it_comes_over_the_volume_and_not_into_it() -> None:
    life = Life(0.0, 1.0, RATE, 5000.0)
    above = onward(5000.0, life, ceiling_m=1000.0, height=(9000.0, 100.0))
    assert not np.isfinite(above.enters_s).any()
    assert above.near.mean() == pytest.approx(np.exp(-60.0 * RATE), abs=0.02)


def test_a_height_in_doubt_is_under_a_ceiling_as_often_as_it_says() -> None:
    life = Life(0.0, 1.0, 1e-9, 5000.0)
    doubtful = onward(5000.0, life, ceiling_m=1000.0, height=(1000.0, 300.0))
    assert np.isfinite(doubtful.enters_s).mean() == pytest.approx(0.5, abs=0.03)
