"""Scenario files that nobody has looked at while Vedette was made: drawn, not written.

Each number draws a family of its own within what docs/scenario-file.md describes:
place, zone, radars good and poor, raids, drones, balloons, birds and civil aircraft.
Used to ask whether what holds for the bundled families holds for others too.
"""

import json
from pathlib import Path

import numpy as np

KM_PER_DEG = 111.2
GROUND_M = 100.0


def write_scenario(folder: Path, number: int) -> Path:
    """Write a drawn family and its zone; return the scenario file."""
    rng = np.random.default_rng([0x5345414C, number])  # SEAL
    lat, lon = rng.uniform(36.0, 58.0), rng.uniform(-8.0, 28.0)
    parts = [
        _night(number, lat, lon),
        _zone(folder, number, rng, lat, lon),
        *(_radar(rng, lat, lon, at) for at in range(rng.integers(1, 4))),
        _intruders(number, rng, lat, lon),
    ]
    if rng.random() < 0.5:
        parts.append(_birds(rng, lat, lon))
    if rng.random() < 0.7:
        parts.append(_civil(rng, lat, lon))
    path = folder / f"drawn-{number}.toml"
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def _night(number: int, lat: float, lon: float) -> str:
    return f"""[night]
family = "drawn-{number}"
start = 2026-03-01T19:00:00Z
end = 2026-03-02T01:00:00Z
study_hours = 2

[site]
name = "Drawn family {number}, SYNTHETIC"
centre = [{lat:.4f}, {lon:.4f}]
radius_km = 90
ground_m = {GROUND_M}

[site.policy]
approach_km = 8

[weather]
wind = {{ speed_mps = {{ uniform = [0, 9] }} }}
"""


def _zone(
    folder: Path, number: int, rng: np.random.Generator, lat: float, lon: float
) -> str:
    """Draw a star-shaped zone of 10 to 35 km about the centre."""
    angles = np.sort(rng.uniform(0.0, 2.0 * np.pi, 24))
    radii = rng.uniform(10.0, 35.0) * rng.uniform(0.75, 1.25, 24)
    points = [
        _place(lat, lon, radius * np.sin(angle), radius * np.cos(angle))
        for angle, radius in zip(angles, radii, strict=True)
    ]
    ring = [[round(at[1], 5), round(at[0], 5)] for at in [*points, points[0]]]
    zone = {
        "type": "FeatureCollection",
        "source": "Invented",
        "valid_from": "2026-01-01",
        "accuracy_m": float(rng.choice([5, 50, 200])),
        "features": [
            {
                "type": "Feature",
                "properties": {"name": "Drawn zone, SYNTHETIC"},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
        ],
    }
    name = f"drawn-{number}.geojson"
    (folder / name).write_text(json.dumps(zone), encoding="utf-8")
    return f"""[[site.volume]]
id = "zone"
kind = "zone"
source = "{name}"
"""


def _radar(rng: np.random.Generator, lat: float, lon: float, at: int) -> str:
    place = _place(lat, lon, rng.uniform(-30, 30), rng.uniform(-30, 30))
    sigma_range_m = rng.uniform(20, 80)
    sigma_azimuth_deg = rng.uniform(0.06, 0.2)
    failures = "failures = { count = 1, lasts_s = { uniform = [300, 1200] } }"
    return f"""[[sensor]]
id = "radar-{at}"
kind = "radar"
sac = 251
sic = {at + 1}
lat = {place[0]:.4f}
lon = {place[1]:.4f}
height_m = {GROUND_M + rng.uniform(10, 60):.0f}
period_s = {rng.choice([6, 10, 12])}
range_max_m = {rng.uniform(50_000, 110_000):.0f}
sigma_range_m = {sigma_range_m:.0f}
sigma_azimuth_deg = {sigma_azimuth_deg:.2f}
p_detect = {rng.uniform(0.6, 0.95):.2f}
clutter_per_turn = {rng.uniform(1, 10):.1f}
bias_sigma = {{ range_m = {sigma_range_m / 2:.0f}, azimuth_deg = 0.03, time_s = 0.05 }}
resolution = {{ range_m = {3 * sigma_range_m:.0f}, azimuth_deg = 1.3 }}
{failures if rng.random() < 0.3 else ""}
"""


def _intruders(number: int, rng: np.random.Generator, lat: float, lon: float) -> str:
    """Draw a raid from a side, or drones within, or balloons with the wind."""
    side = rng.uniform(0.0, 2.0 * np.pi)
    far = _place(lat, lon, 45.0 * np.sin(side), 45.0 * np.cos(side))
    inwards = (np.degrees(side) + 180.0) % 360.0
    course = f"[{(inwards - 50) % 360:.0f}, {(inwards + 50) % 360:.0f}]"
    raid = f"""class = "one-way-attack-or-decoy"
area = {_square(*far, 12.0)}
course_deg = {course}
speed_mps = {{ uniform = [40, 60] }}
height_m = {{ uniform = [300, 2500] }}
flight_s = {{ uniform = [600, 3600] }}
guidance = {{ waypoints = 4, drift = 1, loiter = 1, displaced = 1 }}
end = {{ fuel = 3, lost = 1 }}"""
    drones = f"""class = "small drone"
area = {_square(lat, lon, 30.0)}
speed_mps = {{ uniform = [10, 24] }}
height_m = {{ uniform = [150, 600] }}
flight_s = {{ uniform = [300, 2400] }}
guidance = {{ waypoints = 3, loiter = 1 }}
loiter_radius_m = {{ uniform = [200, 1500] }}
member_spread_m = 200
end = "lands\""""
    balloons = f"""class = "balloon"
area = {_square(lat, lon, 40.0)}
guidance = "drift"
fix_lost_s = 0
speed_mps = 0.5
heading_walk_deg = 20
height_m = {{ uniform = [2000, 6000] }}
flight_s = {{ uniform = [3600, 9000] }}
end = "lands\""""
    size = ["1", "{ pmf = [0, 0.7, 0.2, 0.1] }", "{ pmf = [0, 0.4, 0.3, 0.2, 0.1] }"]
    mean, shape = rng.uniform(4, 30), rng.uniform(1.5, 8)
    batch, kind = rng.choice(size), rng.choice([raid, raid, drones, balloons])
    # Drawn on its own (LAWS), so that all else of a family stays: not every law is a
    # rate.
    laws = [f"{{ gamma = [{mean:.0f}, {shape:.1f}] }}"] * 3
    laws += [f"{mean:.0f}", f"{{ uniform = [0, {2.0 * mean:.0f}] }}"]
    return f"""[[targets]]
id = "intruder"
count = {np.random.default_rng([0x4C415753, number]).choice(laws)}
batch = {batch}
{kind}
"""


def _birds(rng: np.random.Generator, lat: float, lon: float) -> str:
    course = rng.uniform(0, 320)
    return f"""[[clutter]]
id = "birds"
count = {{ gamma = [{rng.uniform(1, 6):.0f}, 3] }}
area = {_square(lat, lon, 30.0)}
course_deg = [{course:.0f}, {course + 40:.0f}]
height_m = {{ uniform = [150, 1200] }}
echo = {rng.uniform(0.15, 0.4):.2f}
"""


def _civil(rng: np.random.Generator, lat: float, lon: float) -> str:
    side = rng.uniform(0.0, 2.0 * np.pi)
    ends = [
        _place(lat, lon, reach * np.sin(side), reach * np.cos(side))
        for reach in (-85.0, 0.0, 85.0)
    ]
    route = ", ".join(f"[{at[0]:.4f}, {at[1]:.4f}]" for at in ends)
    receiver = _place(lat, lon, 5.0, 5.0)
    return f"""[[targets]]
id = "civil"
class = "airliner"
count = {{ gamma = [{rng.uniform(5, 40):.0f}, 8] }}
route = [{route}]
spread_m = 6000
speed_mps = {{ uniform = [180, 240] }}
height_m = {{ uniform = [7000, 11000] }}
transponder = {{ callsign = "SYN" }}

[[sensor]]
id = "receiver"
kind = "adsb"
sac = 251
sic = 99
lat = {receiver[0]:.4f}
lon = {receiver[1]:.4f}
height_m = {GROUND_M + 20.0}
range_max_m = 200_000
"""


def _place(
    lat: float, lon: float, east_km: float, north_km: float
) -> tuple[float, float]:
    along = KM_PER_DEG * np.cos(np.radians(lat))
    return lat + north_km / KM_PER_DEG, lon + east_km / along


def _square(lat: float, lon: float, half_km: float) -> str:
    corners = [(-1, 1), (1, 1), (1, -1), (-1, -1)]
    places = [_place(lat, lon, half_km * a, half_km * b) for a, b in corners]
    return "[" + ", ".join(f"[{at[0]:.4f}, {at[1]:.4f}]" for at in places) + "]"
