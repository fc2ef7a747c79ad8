"""What a look covers: discs, sectors, horizons, and places on their very edges."""

import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.sensors.coverage import (
    EVERYWHERE,
    NO_EVIDENCE,
    P_DETECT_MAX,
    RADAR,
    TWO_PI,
    Coverage,
    p_detect_all,
    p_detect_at,
)

RANGE_M = 100e3


def test_module_can_be_the_first_that_is_imported() -> None:
    first = "import vedette.sensors.coverage"
    subprocess.run([sys.executable, "-c", first], check=True, capture_output=True)


def radar(from_deg: float = 0.0, to_deg: float = 360.0, **how: float) -> Coverage:
    return Coverage(
        kind=RADAR,
        p_detect=how.get("p", 0.8),
        e_m=5e3,
        n_m=-7e3,
        h_m=how.get("h_m", 30.0),
        range_max_m=RANGE_M,
        azimuth_from_rad=math.radians(from_deg),
        azimuth_to_rad=math.radians(to_deg),
    )


def seen(
    look: Coverage, distance_m: float, azimuth_deg: float, h_m: float = math.nan
) -> float:
    azimuth = math.radians(azimuth_deg)
    e_m = look.e_m + distance_m * math.sin(azimuth)
    n_m = look.n_m + distance_m * math.cos(azimuth)
    return p_detect_at(look, e_m, n_m, h_m)


@given(st.floats(0.0, 3.0), st.floats(0.0, 360.0))
@settings(deadline=None)
def test_a_full_turn_covers_its_disc(share: float, azimuth_deg: float) -> None:
    p = seen(radar(), share * RANGE_M, azimuth_deg)
    if abs(share - 1.0) > 1e-9:
        assert p == (0.8 if share < 1.0 else 0.0)


@given(st.floats(0.0, 360.0), st.floats(0.1, 359.9), st.floats(0.0, 360.0))
@settings(deadline=None)
def test_a_sector_covers_its_angles(
    from_deg: float, width_deg: float, azimuth_deg: float
) -> None:
    """Also beyond a full turn: 350 to 370 covers north."""
    turn = (azimuth_deg - from_deg) % 360.0
    if min(abs(turn - width_deg), turn, 360.0 - turn) < 1e-6:
        return
    expected = 0.8 if turn < width_deg else 0.0
    assert seen(radar(from_deg, from_deg + width_deg), 50e3, azimuth_deg) == expected


@pytest.mark.parametrize("azimuth_deg", [351.0, 359.9, 0.0, 5.0, 9.0])
def test_a_sector_written_across_north_covers_north(azimuth_deg: float) -> None:
    """A radar that swept from 350 to 10 degrees says so, clockwise."""
    assert seen(radar(350.0, 10.0), 50e3, azimuth_deg) == 0.8
    assert seen(radar(350.0, 10.0), 50e3, 180.0) == 0.0
    assert seen(radar(350.0, 10.0), 50e3, 11.0) == 0.0


@given(st.integers(2, 64), st.floats(0.0, 359.99))
@settings(deadline=None)
def test_sectors_of_a_turn_cover_every_direction_once(
    parts: int, azimuth_deg: float
) -> None:
    width = 360.0 / parts
    if min(azimuth_deg % width, width - azimuth_deg % width) < 1e-6:
        return
    covered = sum(
        seen(radar(k * width, (k + 1) * width), 50e3, azimuth_deg) for k in range(parts)
    )
    assert covered == pytest.approx(0.8)


@pytest.mark.parametrize("h_m", [0.0, 50.0, 100.0, 300.0, 1000.0])
def test_horizon_is_that_of_a_four_thirds_earth(h_m: float) -> None:
    """Skolnik: 4.12 (sqrt h1 + sqrt h2) km, heights in metres."""
    limit_m = 4122.0 * (math.sqrt(30.0) + math.sqrt(h_m))
    if limit_m < RANGE_M:
        assert seen(radar(), limit_m * 0.999, 77.0, h_m) == 0.8
        assert seen(radar(), limit_m * 1.001, 77.0, h_m) == 0.0
    else:
        assert seen(radar(), 0.999 * RANGE_M, 77.0, h_m) == 0.8


def test_an_unknown_height_is_in_view_as_far_as_the_heights_it_may_have() -> None:
    rng = np.random.default_rng(3)
    look = radar()._replace(low_m=0.0, high_m=12_000.0)
    for distance_m in (300.0, 3e3, 30e3, 60e3, 99e3):
        heights = rng.uniform(0.0, 12_000.0, 4000)
        each = [seen(look, distance_m, 10.0, h) for h in heights]
        expected = pytest.approx(np.mean(each), abs=0.02)
        assert seen(look, distance_m, 10.0) == expected
    single = look._replace(low_m=100.0, high_m=100.0)
    assert seen(single, 30e3, 10.0) == pytest.approx(0.8)
    assert seen(single, 99e3, 10.0) == 0.0


def test_where_heights_are_not_said_an_unknown_one_has_no_horizon() -> None:
    assert seen(radar(), 99e3, 10.0) == 0.8
    assert seen(radar(), 20e3, 10.0, -50.0) == seen(radar(), 20e3, 10.0, 0.0) == 0.8
    assert seen(radar(h_m=-5.0), 100.0, 10.0, -5.0) == 0.0


def test_certainty_is_never_granted() -> None:
    assert seen(radar(p=1.0), 50e3, 0.0) == P_DETECT_MAX < 1.0
    assert p_detect_at(Coverage(EVERYWHERE, 1.0), 9e9, 0.0, 0.0) == P_DETECT_MAX
    assert p_detect_at(NO_EVIDENCE, 0.0, 0.0, 0.0) == 0.0


def test_many_places_are_as_each_alone() -> None:
    rng = np.random.default_rng(1)
    states = rng.uniform(-1.5e5, 1.5e5, (100, 4))
    heights = np.where(rng.random(100) < 0.3, np.nan, rng.uniform(0.0, 3e3, 100))
    look = radar(200.0, 300.0)
    expected = [
        p_detect_at(look, state[0], state[1], h)
        for state, h in zip(states, heights, strict=True)
    ]
    assert p_detect_all(look, states, heights).tolist() == expected
    strided = np.column_stack([heights, heights])[:, 0]
    assert p_detect_all(look, states, strided).tolist() == expected


def test_a_full_turn_is_two_pi() -> None:
    assert 2.0 * math.pi == TWO_PI
