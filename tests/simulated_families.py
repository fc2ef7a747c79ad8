"""Scenarios for the tests of nights: the shipped families, and small ones by hand."""

from pathlib import Path

from vedette.simulation import Scenario, load_scenario, parse_scenario

FOLDER = Path(__file__).parents[1] / "scenarios"
FAMILIES = sorted(FOLDER.glob("*.toml"))
HEAD = """
[night]
family = "small"
start = 2025-06-01T21:00:00Z
end = 2025-06-02T03:00:00Z
[site]
name = "Small"
centre = [51.0, 23.0]
radius_km = 200
ground_m = 200
"""
RAID = """
[[targets]]
id = "raid"
class = "one-way-attack-or-decoy"
count = { gamma = [20, 4] }
batch = { pmf = [0, 0.6, 0.3, 0.1] }
area = [[51.4, 24.5], [51.4, 25.5], [50.4, 25.7], [50.2, 24.7]]
course_deg = [210, 350]
speed_mps = { uniform = [42, 53] }
height_m = { uniform = [300, 3000] }
flight_s = { uniform = [600, 4800] }
guidance = { waypoints = 3, drift = 1 }
end = { fuel = 4, lost = 1 }
"""
CIVIL = """
[[targets]]
id = "civil"
class = "airliner"
count = 6
route = [[52.6, 22.0], [51.0, 22.4], [49.6, 22.9]]
spread_m = 5000
speed_mps = { uniform = [210, 245] }
height_m = { uniform = [9500, 11800] }
transponder = {}
"""
RADAR = """
[[sensor]]
id = "radar-1"
kind = "radar"
sac = 251
sic = 1
lat = 51.30
lon = 22.90
height_m = 240
period_s = 10
range_max_m = 150_000
sigma_range_m = 60
sigma_azimuth_deg = 0.08
p_detect = 0.85
clutter_per_turn = 6
bias_sigma = { range_m = 30, azimuth_deg = 0.03, time_s = 0.05 }
failures = { count = { gamma = [1, 1] }, lasts_s = { uniform = [300, 1500] } }
"""
BIRDS = """
[[clutter]]
id = "birds"
count = 5
area = [[51.8, 22.5], [51.8, 23.5], [50.8, 23.5], [50.8, 22.5]]
course_deg = [200, 250]
"""
ALL = HEAD + RAID + CIVIL + RADAR + BIRDS


def small(*parts: str) -> Scenario:
    """Read a scenario made of parts behind the common head."""
    return parse_scenario("".join((HEAD, *parts)), "small.toml")


def family(name: str) -> Scenario:
    """Read a shipped family."""
    return load_scenario(FOLDER / f"{name}.toml")
