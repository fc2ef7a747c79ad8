"""Pressure altitudes against the ISA tables and real aircraft's geometric heights."""

import gzip
import json
import math

import pytest

from realdata import realdata
from vedette.earth.geoid import load_geoid, undulation
from vedette.earth.pressure import (
    geometric_from_geopotential,
    height_from_pressure_altitude,
    pressure_hpa,
)

FOOT_M = 0.3048


@pytest.mark.parametrize(
    ("altitude_m", "hpa"),
    [  # ICAO Doc 7488, geopotential metres
        (-500.0, 1074.78),
        (0.0, 1013.25),
        (1000.0, 898.75),
        (5000.0, 540.20),
        (10000.0, 264.36),
        (11000.0, 226.32),
    ],
)
def test_pressures_are_those_of_the_isa_table(altitude_m: float, hpa: float) -> None:
    assert pressure_hpa(altitude_m) == pytest.approx(hpa, abs=0.006)


def test_geometric_height_is_that_of_the_isa_table() -> None:
    assert geometric_from_geopotential(11000.0) == pytest.approx(11019.07, abs=0.01)
    assert geometric_from_geopotential(0.0) == 0.0


def test_unknown_altitude_or_geoid_gives_no_height() -> None:
    for altitude_m, undulation_m in (
        (math.nan, 30.0),
        (1000.0, math.nan),
        (math.inf, 30.0),
    ):
        got = height_from_pressure_altitude(altitude_m, undulation_m)
        assert all(math.isnan(value) for value in got)


def test_doubt_grows_with_height_from_the_weather_at_sea_level() -> None:
    low = height_from_pressure_altitude(0.0, 32.0)
    high = height_from_pressure_altitude(10668.0, 32.0)
    assert low == pytest.approx((32.0, 103.6), abs=0.1)
    assert high == pytest.approx((10717.9, 387.5), abs=0.1)
    assert height_from_pressure_altitude(-300.0, 32.0)[1] > low[1]


def test_a_real_flight_over_france_lies_within_two_sigma() -> None:
    # July 2024: DF17 velocity messages carry geometric minus pressure altitude
    path = realdata("adsb", "full_flight_short.jsonl.gz")
    geoid, altitude_ft, position, seen = load_geoid(), math.nan, None, 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            said = json.loads(line)
            altitude_ft = said.get("altitude") or altitude_ft
            if said.get("latitude") is not None:
                position = (said["latitude"], said["longitude"])
            difference_ft = said.get("geo_minus_baro")
            if difference_ft is None or position is None or math.isnan(altitude_ft):
                continue
            known = undulation(geoid, *position)
            got, sigma = height_from_pressure_altitude(altitude_ft * FOOT_M, known)
            truth = (altitude_ft + difference_ft) * FOOT_M
            assert abs(got - truth) < 2.0 * sigma
            seen += 1
    assert seen > 100


def test_a_real_airliner_lies_within_two_sigma() -> None:
    # N899DN from a frosty Minneapolis to Belize, February 2025: 1035 hPa and cold
    # air, then the tropics. EGM96 is about -27 m on the way
    trace = json.loads(realdata("adsb", "trace_full_ac671b.json").read_text())["trace"]
    worst, seen = 0.0, 0
    for row in trace:
        if not isinstance(row[3], int | float) or row[10] is None:
            continue
        got, sigma = height_from_pressure_altitude(row[3] * FOOT_M, -27.0)
        worst = max(worst, abs(got - row[10] * FOOT_M) / sigma)
        seen += 1
    assert seen > 100
    assert worst < 2.0
