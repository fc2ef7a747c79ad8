"""Presence, sightings and listening as scans."""

import json
from math import pi, sqrt

import numpy as np
import pytest

from vedette.feeds.decoder import decoder_for
from vedette.feeds.report import SightingReport
from vedette.plots.assemble import Assembler
from vedette.plots.radar import antenna_of
from vedette.plots.scan import Scan
from vedette.sensors.coverage import NOWHERE, p_detect_at
from vedette.site.load import parse_site

SITE = """
[site]
name = "wide"
centre = [50.8, 23.4]
radius_km = 100

[[sensor]]
id = "node"
kind = "acoustic"
lat = 50.8
lon = 23.4
height_m = 200.0
period_s = 20.0
range_max_m = 5000.0
p_detect = 0.7
clutter_per_turn = 0.02
sigma_azimuth_deg = 10.0
outages = [[2025-09-09T23:40:00Z, 2025-09-09T23:50:00Z]]

[[sensor]]
id = "people"
kind = "observer"
lat = 50.8
lon = 23.4
range_max_m = 30000.0

[[sensor]]
id = "radar"
kind = "radar"
sac = 1
sic = 2
lat = 50.8
lon = 23.4
height_m = 200.0
period_s = 10.0
range_max_m = 200000.0
sigma_range_m = 60.0
sigma_azimuth_deg = 0.08
p_detect = 0.8
clutter_per_turn = 5.0
bias_sigma = {range_m = 80.0, azimuth_deg = 0.06, time_s = 0.5}
"""
EPOCH_NS = 1_757_376_000 * 10**9
TIME = "2025-09-09T23:30:00Z"
PLACE = {"lat": 50.8, "lon": 23.4, "sigma_m": 2500.0}


def report(**row: object) -> SightingReport:
    said = {"time": TIME, "sensor": "node", "kind": "presence", **row}
    raw = json.dumps(said).encode()
    (made,) = decoder_for("sightings-jsonl").decode(raw, -1, 0)
    return made


def scan_of(made: SightingReport) -> tuple[list[Scan], list[str]]:
    assembler = Assembler(parse_site(SITE, "test"), EPOCH_NS)
    scans = [*assembler.take([(7, made)]), *assembler.flush()]
    return scans, [refused.reason for refused in assembler.refused]


def test_a_presence_is_a_plot_as_wide_as_the_node_hears() -> None:
    ((scan,), _) = scan_of(report(**PLACE))
    plots = scan.plots
    assert abs(plots.e_m[0]) < 1e-6
    assert plots.r_ee_m2[0] == pytest.approx(5000.0**2 / 4)
    assert plots.clutter_density_pm2[0] == pytest.approx(0.02 / (pi * 5000.0**2))
    assert plots.seq[0] == 7
    assert scan.coverage.absence == 0.0
    assert p_detect_at(scan.coverage, 0.0, 0.0, 500.0) == 0.7


def test_a_node_that_listened_covers_its_disc_without_a_horizon() -> None:
    ((scan,), _) = scan_of(report(kind="listened"))
    assert scan.plots.e_m.size == 0
    assert scan.coverage.absence == 1.0
    for distance_m in (0.0, 2_000.0, 4_900.0):
        assert p_detect_at(scan.coverage, distance_m, 0.0, 30.0) == 0.7
        assert p_detect_at(scan.coverage, distance_m, 0.0, 11_000.0) == 0.0
    assert p_detect_at(scan.coverage, 5_100.0, 0.0, 500.0) == 0.0


def test_a_node_declared_dead_listens_in_vain() -> None:
    ((scan,), _) = scan_of(report(kind="listened", time="2025-09-09T23:45:00Z"))
    assert scan.coverage.absence == 0.0


def test_a_sighting_is_widened_by_its_age_and_its_time() -> None:
    late = report(
        sensor="people",
        kind="sighting",
        received="2025-09-09T23:32:00Z",
        sigma_s=60.0,
        **PLACE,
    )
    ((scan,), _) = scan_of(late)
    assert scan.time_s == 23 * 3600 + 32 * 60
    assert scan.coverage.kind == NOWHERE
    spread = 2500.0**2 + (50.0 * 120.0) ** 2 + (50.0 * 60.0) ** 2
    assert scan.plots.r_nn_m2[0] == pytest.approx(spread)


@pytest.mark.parametrize(
    "row",
    [
        {"sensor": "nobody", **PLACE},
        {"sensor": "people", **PLACE},
        {"sensor": "radar", **PLACE},
        {"kind": "sighting", **PLACE},
    ],
)
def test_what_no_declared_sensor_can_have_said_is_refused(
    row: dict[str, object],
) -> None:
    scans, reasons = scan_of(report(**row))
    assert scans == []
    assert len(reasons) == 1


def test_constant_errors_of_a_radar_widen_its_plots() -> None:
    site = parse_site(SITE, "test")
    assembler = Assembler(site, EPOCH_NS)
    radar = site.sensor("radar")
    assert radar is not None
    antenna = antenna_of(radar, 2, 0, assembler.plane, (0.0, 3_000.0))
    assert antenna.sigma_range_m == pytest.approx(sqrt(60.0**2 + 80.0**2))
    assert np.degrees(antenna.sigma_azimuth_rad) == pytest.approx(0.1)
    assert antenna.sigma_late_m == 25.0
