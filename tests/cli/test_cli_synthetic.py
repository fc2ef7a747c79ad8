"""Synthetic data is called synthetic on the terminal too."""

from pathlib import Path

import pytest

from vedette.cli.replay import replay


def test_what_no_sensor_measured_is_called_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = '{"timestamp": %d, "sensor": "t", "range_m": 5e4, "azimuth_deg": 9, %s}\n'
    lines = [row % (1_757_462_400 + 4 * k, '"simulated": true') for k in range(5)]
    (tmp_path / "plots.jsonl").write_text("".join(lines))
    (tmp_path / "site.toml").write_text(SIMULATED_SITE)
    out = tmp_path / "out"
    replay(tmp_path / "plots.jsonl", out=out, site=tmp_path / "site.toml")
    assert "Data: synthetic: no sensor measured it" in capsys.readouterr().out


SIMULATED_SITE = """
[site]
name = "simulated"
centre = [52.0, 20.0]
radius_km = 100
[[sensor]]
id = "t"
kind = "radar"
lat = 52.0
lon = 20.0
height_m = 100
period_s = 4
range_max_m = 90000
sigma_range_m = 60
sigma_azimuth_deg = 0.1
p_detect = 0.9
clutter_per_turn = 5
"""
