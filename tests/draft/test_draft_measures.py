"""What is measured of a radar comes out as it was put in, under misses and errors."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_from_scenes import (
    MIDNIGHT,
    PERIOD_S,
    SIGMA_AZIMUTH_DEG,
    SIGMA_RANGE_M,
    TOWER,
    S,
    flights,
    plots_and_claims,
    without_addresses,
)
from vedette.draft.antenna import COMMON_MIN, ecef, fit_antenna, sight
from vedette.draft.period import period_of_beams, period_of_targets
from vedette.draft.quality import P_DETECT, clutter, detection, errors, farthest_m
from vedette.draft.tables import BeamRows, Beams, ClaimRows, Claims, PlotRows, Plots
from vedette.earth.ellipsoid import (
    geodetic_to_ecef,
    horizon_at,
    range_azimuth_elevation,
)
from vedette.feeds.report import BeamReport, PositionReport, RadarReport, Report


def tables(reports: list[Report]) -> tuple[Plots, Beams, Claims]:
    plots, beams, claims = PlotRows(), BeamRows(), ClaimRows()
    for report in reports:
        if isinstance(report, RadarReport):
            plots.plot(report)
        elif isinstance(report, BeamReport):
            beams.add(report.time_ns, report.azimuth_deg)
        elif isinstance(report, PositionReport):
            claims.claim(report)
    return plots.table(), beams.table(), claims.table()


SCENE = plots_and_claims(flights(12), 60, p_detect=0.8, clutter=7.0)
PLOTS, BEAMS, CLAIMS = tables(SCENE)


def beams(times_s: list[float], azimuths_deg: list[float]) -> Beams:
    return Beams(np.array(times_s), np.array(azimuths_deg))


def test_crossings_give_the_period_to_a_thousandth() -> None:
    found = period_of_beams(BEAMS)
    assert found is not None
    assert found.period_s == pytest.approx(PERIOD_S, rel=1e-3)
    assert found.turns > 1000


def test_two_radars_of_one_code_fit_no_period() -> None:
    every = [(10.0 * n / 32, n) for n in range(32 * 12)]
    every += [(7.0 * n / 32 + 0.01, n) for n in range(32 * 12)]
    times, sectors = zip(*sorted(every), strict=True)
    found = period_of_beams(beams(list(times), [n % 32 * 11.25 for n in sectors]))
    assert found is not None
    assert found.unfit > found.sightings
    alone = period_of_beams(BEAMS)
    assert alone is not None
    assert alone.unfit == 0


@pytest.mark.parametrize("kept", [0.3, 0.5, 0.9])
def test_missing_markers_do_no_harm(kept: float) -> None:
    rng = np.random.default_rng(5)
    times = [4.8 * k + rng.uniform(-0.004, 0.004) for k in range(200)]
    times = [time for time in times if rng.random() < kept]
    found = period_of_beams(beams(times, [0.0] * len(times)))
    assert found is not None
    assert found.period_s == pytest.approx(4.8, rel=2e-3)


def test_three_crossings_within_a_turn_give_it_roughly() -> None:
    found = period_of_beams(beams([0.0, 0.15625, 0.3125], [135.0, 146.25, 157.5]))
    assert found is not None
    assert found.period_s == pytest.approx(5.0)
    assert found.turns < 1.0


@pytest.mark.parametrize(
    ("times", "azimuths"),
    [
        ([], []),
        ([0.0], [0.0]),
        ([0.0, 0.0], [0.0, 0.0]),  # the same message twice
        ([0.0, 1e6], [0.0, 0.0]),  # nothing turns so slowly
        ([0.0, 0.001], [0.0, 179.0]),  # nor so fast
    ],
)
def test_what_cannot_be_measured_is_none(
    times: list[float], azimuths: list[float]
) -> None:
    assert period_of_beams(beams(times, azimuths)) is None


def test_addressed_targets_give_the_period_without_any_beam() -> None:
    found = period_of_targets(PLOTS)
    assert found is not None
    assert found.period_s == pytest.approx(PERIOD_S, rel=2e-3)
    assert period_of_targets(tables(without_addresses(SCENE))[0]) is None


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 1e5), st.floats(0, 360)), min_size=0, max_size=40)
)
def test_any_sightings_at_all_give_a_period_that_can_be_or_none(
    sightings: list[tuple[float, float]],
) -> None:
    times = sorted(time for time, _ in sightings)
    found = period_of_beams(beams(times, [azimuth for _, azimuth in sightings]))
    assert found is None or 0.5 <= found.period_s <= 121.0


def test_lines_of_sight_are_those_of_the_recorded_path() -> None:
    rng = np.random.default_rng(1)
    lat, lon = rng.uniform(-80, 80, 50), rng.uniform(-180, 180, 50)
    height = rng.uniform(0, 12e3, 50)
    range_m, azimuth = sight(TOWER, ecef(lat, lon, height))
    for k in range(50):
        place = geodetic_to_ecef(lat[k], lon[k], height[k])
        exact_m, exact, _ = range_azimuth_elevation(horizon_at(*TOWER), *place)
        assert range_m[k] == pytest.approx(exact_m, abs=1e-3)
        assert azimuth[k] % (2 * np.pi) == pytest.approx(exact, abs=1e-9)


def test_an_antenna_is_found_by_aircraft_that_say_where_they_are() -> None:
    found = fit_antenna(PLOTS, CLAIMS)
    assert found is not None
    assert found.good
    assert found.aircraft == 12
    off_m = np.hypot(
        (found.lat_deg - TOWER[0]) * 111e3, (found.lon_deg - TOWER[1]) * 68e3
    )
    assert off_m < 30.0
    # 60 m along and 0.1 degrees at 25 to 110 km across: a median of about 130 m.
    assert 60.0 < found.residual_m < 200.0


def test_an_aircraft_that_lies_does_not_move_the_antenna() -> None:
    liar = next(r.address for r in SCENE if isinstance(r, PositionReport))
    lied = [
        replace(r, lat_deg=r.lat_deg + 0.5)
        if isinstance(r, PositionReport) and r.address == liar
        else r
        for r in SCENE
    ]
    plots, _, claims = tables(lied)
    found = fit_antenna(plots, claims)
    assert found is not None
    assert found.good
    assert abs(found.lat_deg - TOWER[0]) * 111e3 < 200.0


def test_positions_that_fit_nowhere_are_not_believed() -> None:
    rng = np.random.default_rng(9)
    lied = [
        replace(r, lat_deg=52 + rng.uniform(-1, 1), lon_deg=20 + rng.uniform(-1, 1))
        if isinstance(r, PositionReport)
        else r
        for r in SCENE
    ]
    plots, _, claims = tables(lied)
    found = fit_antenna(plots, claims)
    assert found is not None
    assert not found.good
    assert found.residual_m > 10_000.0


def test_few_common_plots_are_no_ground_for_a_position() -> None:
    seen = [r for r in SCENE if isinstance(r, RadarReport) and r.address >= 0]
    said = [r for r in SCENE if isinstance(r, PositionReport)]
    plots, _, claims = tables([*seen[: COMMON_MIN - 1], *said])
    assert fit_antenna(plots, claims) is None
    plots, _, claims = tables([*seen, *said[:1]])
    assert fit_antenna(plots, claims) is None
    late = [replace(r, time_ns=r.time_ns + 86_400 * S) for r in said]
    plots, _, claims = tables([*seen, *late])
    assert fit_antenna(plots, claims) is None


@pytest.mark.parametrize("truth", [0.6, 0.8, 0.95])
def test_detection_comes_out_as_it_was_drawn(truth: float) -> None:
    reports = plots_and_claims(flights(12), 60, p_detect=truth, each_s=0.0)
    found = detection(tables(reports)[0], PERIOD_S)
    assert found is not None
    # Of some 600 target-turns, three sigma are 0.06.
    assert found.p_detect == pytest.approx(truth, abs=3 * np.sqrt(0.25 / found.turns))
    assert found.primary == 0.0


def test_a_perfect_radar_and_one_turn_are_not_believed() -> None:
    reports = plots_and_claims(flights(6), 60, p_detect=1.0, each_s=0.0)
    found = detection(tables(reports)[0], PERIOD_S)
    assert found is not None
    assert found.p_detect == P_DETECT[1]
    assert detection(tables(reports[:40])[0], PERIOD_S) is None


def test_errors_come_out_as_they_were_drawn() -> None:
    found = errors(PLOTS, PERIOD_S)
    assert found is not None
    assert found.range_m == pytest.approx(SIGMA_RANGE_M, rel=0.2)
    assert np.degrees(found.azimuth_rad) == pytest.approx(SIGMA_AZIMUTH_DEG, rel=0.2)
    assert errors(tables(without_addresses(SCENE))[0], PERIOD_S) is None


@pytest.mark.parametrize("truth", [0.0, 7.0, 30.0])
def test_clutter_comes_out_as_it_was_drawn(truth: float) -> None:
    reports = plots_and_claims(flights(6), 60, clutter=truth, each_s=0.0)
    found = clutter(tables(reports)[0], PERIOD_S)
    assert found is not None
    assert found.turns == 59
    expected = max(truth, 1 / 59)
    assert found.per_turn == pytest.approx(expected, rel=0.2)


def test_a_primary_target_is_no_clutter() -> None:
    reports = plots_and_claims(flights(6), 60, clutter=0.0, p_detect=0.9, each_s=0.0)
    found = clutter(tables(without_addresses(reports))[0], PERIOD_S)
    assert found is not None
    assert found.per_turn < 0.5  # 6 targets a turn, each lone once in a hundred
    assert clutter(tables(reports[:20])[0], PERIOD_S) is None


def test_the_farthest_plot_is_rounded_up() -> None:
    rows = PlotRows()
    for range_m in (1.0, 120_000.1, 7.0):
        rows.plot(
            RadarReport(
                time_ns=MIDNIGHT,
                received_ns=MIDNIGHT,
                sensor="25/10",
                range_m=range_m,
                azimuth_deg=1.0,
            )
        )
    assert farthest_m(rows.table()) == 130_000.0
