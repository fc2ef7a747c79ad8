"""A small family of nights, and rows by hand, for the tests of studies."""

from pathlib import Path

import msgspec

from vedette.simulation import Scenario
from vedette.study.row import Counted, Night, Told, Tracking

HOUR_NS = 3_600_000_000_000
# Ten minutes on a plain border: quick, and something of everything happens.
FAMILY = """
[night]
family = "small"
start = 2025-05-14T20:00:00Z
end = 2025-05-14T20:10:00Z

[site]
name = "Synthetic small night"
centre = [52.0, 22.0]
radius_km = 80

[[site.volume]]
id = "zone"
kind = "zone"
source = "zone.geojson"

[[targets]]
id = "across"
class = "one-way-attack-or-decoy"
count = COUNT
area = [[52.1, 22.3], [52.1, 22.4], [51.9, 22.4], [51.9, 22.3]]
course_deg = [250, 290]
speed_mps = { uniform = [42, 53] }
height_m = { uniform = [800, 2000] }
flight_s = { uniform = [300, 900] }

[[targets]]
id = "airliner"
class = "airliner"
count = 2
start = { uniform = [0, 300] }
route = [[52.4, 22.1], [51.6, 22.0]]
speed_mps = { uniform = [210, 240] }
height_m = { uniform = [9000, 11000] }
transponder = { callsign = "SYN" }

[[sensor]]
id = "radar"
kind = "radar"
sac = 251
sic = 91
lat = 52.0
lon = 21.8
height_m = 200
period_s = 10
range_max_m = 90_000
sigma_range_m = 60
sigma_azimuth_deg = 0.08
p_detect = 0.8
clutter_per_turn = 3

[[sensor]]
id = "receiver"
kind = "adsb"
sac = 251
sic = 92
lat = 52.0
lon = 21.9
height_m = 200
range_max_m = 250_000
"""
BIRDS = """
[[clutter]]
id = "birds"
count = 1
area = [[52.1, 21.9], [52.1, 21.8], [51.9, 21.8]]
course_deg = [200, 250]
"""
ZONE = """{"type": "FeatureCollection", "features": [{"type": "Feature",
"properties": {"name": "zone", "source": "invented", "valid_from": "2025-01-01",
"accuracy_m": 50, "floor_m": 0, "ceiling_m": 20000},
"geometry": {"type": "Polygon", "coordinates":
[[[21.5, 51.7], [22.2, 51.7], [22.2, 52.3], [21.5, 52.3], [21.5, 51.7]]]}}]}
"""


def family(folder: Path, count: str = "{ gamma = [4, 4] }") -> Path:
    """Write the small family, with so many that cross."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "zone.geojson").write_text(ZONE, encoding="utf-8")
    path = folder / "small.toml"
    path.write_text(FAMILY.replace("COUNT", count), encoding="utf-8")
    return path


def distrusting(folder: Path) -> Path:
    """Write the small family with a policy that authorises no transponder.

    Aircraft with one, across a radar that sees the middle of it, and birds there.
    """
    path = family(folder)
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition('[[targets]]\nid = "across"')
    text = before + rest[rest.index("[[targets]]") :]
    for old, new in (
        (
            "radius_km = 80",
            'radius_km = 80\n[site.policy]\ncooperative = "unauthorised"',
        ),
        ("count = 2\nstart = { uniform = [0, 300] }", "count = { gamma = [12, 3] }"),
        ("range_max_m = 90_000", "range_max_m = 25_000"),
        ("clutter_per_turn = 3", "clutter_per_turn = 0.1"),
        ("transponder =", "spread_m = 4000\ntransponder ="),
    ):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text + BIRDS, encoding="utf-8")
    return path


def shortened(scenario: Scenario, hours: float) -> Scenario:
    """Study only the first minutes."""
    night = msgspec.structs.replace(scenario.night, study_hours=hours)
    return msgspec.structs.replace(scenario, night=night)


def told(
    mean: float,
    low: int,
    high: int,
    crps: float = 0.5,
    *,
    variance: float = 0.0,
    unseen: float = 0.0,
) -> Told:
    return Told(
        mean=mean,
        low=low,
        high=high,
        seen_mean=mean - unseen,
        unseen_mean=unseen,
        variance=variance,
        crps=crps,
    )


def night(seed: int, *counted: Counted, **more: object) -> Night:
    """Say a night in which nothing else happened."""
    nothing = {
        "beliefs": (),
        "entered": (),
        "wrong": (),
        "near_h": 1.0,
        "authorised": 0,
        "authorised_sum": 0.0,
        "authorised_max": 0.0,
        "tracking": Tracking(
            objects=0,
            objects_seen=0,
            objects_held=0,
            existence_of_objects=0.0,
            existence_of_authorised=0.0,
            existence_of_birds=0.0,
            existence_of_nothing=0.0,
            fragments=0,
        ),
        "core_s": float(seed),
        **more,
    }
    return Night(seed=seed, counted=counted, **nothing)
