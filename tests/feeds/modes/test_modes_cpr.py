"""Compact positions: the standard's formula, published pairs, and the whole earth."""

import random
from itertools import pairwise

import mpmath
import pytest

from feeds.modes.squitter_scenes import encoded, zones_by_formula
from vedette.feeds.modes import cpr

# Half a step of the encoding, and a little for the encoder's own rounding.
STEP_DEG = 6.2 / 131072


def test_the_latitudes_of_transition_are_those_of_the_formula() -> None:
    with mpmath.workdps(50):
        for count, written in zip(range(59, 1, -1), cpr.TRANSITIONS_DEG, strict=True):
            ratio = (1 - mpmath.cos(mpmath.pi / 30)) / (
                1 - mpmath.cos(2 * mpmath.pi / count)
            )
            exact = mpmath.degrees(mpmath.acos(mpmath.sqrt(ratio)))
            assert written == float(exact)


def test_the_zones_fall_from_59_at_the_equator_to_1_at_the_poles() -> None:
    assert [cpr.zones(lat) for lat in (0.0, 10.4, 10.5, 52.0, 86.9, 87.0, 87.1)] == [
        *(59, 59, 58, 36, 2, 2, 1)
    ]
    assert [cpr.zones(-lat) for lat in (10.5, 89.0)] == [58, 1]
    for low, high in pairwise(cpr.TRANSITIONS_DEG):
        middle = (low + high) / 2
        assert cpr.zones(middle) == zones_by_formula(middle)


def test_the_pair_that_every_textbook_decodes() -> None:
    # 8D40621D58C382D690C8AC2863A7 and 8D40621D58C386435CC412692AD6 (Sun 2021, 5.4)
    pair = cpr.airborne_pair((93000, 51372), (74158, 50194))
    assert pair is not None
    assert pair[0] == pytest.approx((52.25720, 3.91937), abs=1e-5)
    assert pair[1] == pytest.approx((52.26578, 3.93891), abs=1e-5)


def test_a_surface_pair_is_placed_in_the_quarter_of_its_reference() -> None:
    # 8C4841753AAB238733C8CD4020B1 and 8C4841753A8A35323FAEBDAC702D (Sun 2021, 6.2)
    even, odd = (115609, 116941), (39199, 110269)
    pair = cpr.surface_pair(even, odd, (51.990, 4.375))
    assert pair is not None
    assert pair[1] == pytest.approx((52.320607, 4.734735), abs=1e-6)


@pytest.mark.parametrize("surface", [False, True])
def test_places_all_over_the_earth_come_back(*, surface: bool) -> None:
    draw = random.Random(5)  # noqa: S311 - a seeded scene
    step = STEP_DEG / 4 if surface else STEP_DEG
    solved = 0
    for _ in range(3000):
        lat = draw.uniform(-89.9, 89.9)
        lon = draw.uniform(-180.0, 179.999)
        even = encoded(lat, lon, odd=False, surface=surface)
        odd = encoded(lat, lon, odd=True, surface=surface)
        near = (max(-90.0, min(90.0, lat + 0.3)), cpr.wrap_deg(lon + 0.3))
        pair = (
            cpr.surface_pair(even, odd, near)
            if surface
            else cpr.airborne_pair(even, odd)
        )
        if pair is not None:
            solved += 1
            for found in pair:
                assert abs(found[0] - lat) <= step
                wide = step * 60 / max(cpr.zones(lat) - 1, 1)
                assert abs(cpr.wrap_deg(found[1] - lon)) <= wide
        alone = cpr.place_near(odd, near, odd=True, surface=surface)
        if alone is not None and pair is not None:
            assert alone == pytest.approx(pair[1], abs=1e-9)
    assert solved > 2990  # the rest lies in two belts at once


def test_a_pair_in_two_belts_of_longitude_is_none() -> None:
    lat = cpr.TRANSITIONS_DEG[20]
    even = encoded(lat - 0.01, 10.0, odd=False, surface=False)
    odd = encoded(lat + 0.01, 10.0, odd=True, surface=False)
    assert cpr.airborne_pair(even, odd) is None


def test_nothing_lies_beyond_a_pole() -> None:
    draw = random.Random(6)  # noqa: S311 - a seeded scene
    for _ in range(20_000):
        even = (draw.randrange(1 << 17), draw.randrange(1 << 17))
        odd = (draw.randrange(1 << 17), draw.randrange(1 << 17))
        reference = (draw.uniform(-90, 90), draw.uniform(-180, 180))
        found = [
            *(cpr.airborne_pair(even, odd) or ()),
            *(cpr.surface_pair(even, odd, reference) or ()),
            cpr.place_near(even, reference, odd=False, surface=False),
            cpr.place_near(odd, reference, odd=True, surface=True),
        ]
        for place in filter(None, found):
            assert abs(place[0]) <= 90.0
            assert -180.0 <= place[1] < 180.0


def test_a_local_position_lies_within_half_a_zone_of_its_reference() -> None:
    draw = random.Random(7)  # noqa: S311 - a seeded scene
    for _ in range(2000):
        sent = (draw.randrange(1 << 17), draw.randrange(1 << 17))
        near = (draw.uniform(-80, 80), draw.uniform(-180, 180))
        place = cpr.place_near(sent, near, odd=False, surface=False)
        assert place is None or abs(place[0] - near[0]) <= 3.0
