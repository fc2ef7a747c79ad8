"""A few made-up flights over a square, written as a recording with its site file.

The square is a zone of 0.4 by 0.6 degrees around 47 N, 8 E, its border known within 50
m (95 %), Alphaland beyond it. Over an hour's quarter: one aircraft flies through it,
one enters and is still inside at the end, one enters and falls silent, one stays away.
"""

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

from vedette.feeds import InputSet
from vedette.pipeline import Episode

NOON_S = 1_533_124_800
STEP_S = 5
SQUARE = [[7.7, 46.8], [8.3, 46.8], [8.3, 47.2], [7.7, 47.2], [7.7, 46.8]]
SITE = """[site]
name = "The square"
centre = [47.0, 8.0]
radius_km = 150

[[volume]]
id = "SQ"
kind = "zone"
source = "square.geojson"

[policy]
cooperative = "unauthorised"
icao24 = ["aaaa04"]
"""
# Address: first position, degrees a second towards north and east, seconds flown.
FLIGHTS = {
    "aaaa01": (47.03, 7.30, 0.0, 0.0015, 600),  # in at 267 s and out at 667 s: lost
    "aaaa02": (46.50, 8.10, 0.001, 0.0, 600),  # in at 300 s, inside at the end
    "aaaa03": (46.95, 7.50, 0.0, 0.0020, 590),  # in at 100 s, out at 400 s
    "aaaa04": (47.40, 8.20, -0.001, 0.0, 600),  # in at 200 s, by name authorised
    "aaaa05": (46.60, 7.20, 0.0, 0.0020, 600),  # passes by in the south
    "aaaa06": (47.10, 7.50, 0.0, 0.0015, 300),  # in at 133 s, silent after 300 s
}


class Kept(NamedTuple):
    """An episode of these flights, its inputs and its output folder."""

    episode: Episode
    inputs: InputSet
    folder: Path


def rows() -> list[dict[str, object]]:
    """Give all positions, in time order."""
    noise = np.random.default_rng(1)
    found = []
    for second in range(0, 600, STEP_S):
        for address, (lat, lon, north, east, lasts) in FLIGHTS.items():
            if second < lasts:
                off = noise.normal(0.0, 2e-4, 2)
                found.append(
                    {
                        "timestamp": (NOON_S + second) * 1000,
                        "icao24": address,
                        "latitude": lat + north * second + off[0],
                        "longitude": lon + east * second + off[1],
                        "altitude": 30000.0,
                        "callsign": "\x1b[2J<b>",
                    }
                )
    return found


def write_flights(folder: Path) -> tuple[Path, Path]:
    """Write recording and site file; return their paths."""
    recording, site = folder / "flights.jsonl", folder / "site.toml"
    recording.write_text("".join(f"{json.dumps(row)}\n" for row in rows()))
    feature = {
        "type": "Feature",
        "properties": {
            "source": "tests",
            "valid_from": "2018-01-01",
            "accuracy_m": 50,
            "neighbour": "AL",
        },
        "geometry": {"type": "Polygon", "coordinates": [SQUARE]},
    }
    (folder / "square.geojson").write_text(json.dumps(feature))
    site.write_text(SITE)
    return recording, site
