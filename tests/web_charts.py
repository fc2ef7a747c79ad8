"""Charts for the tests of the picture: a small one, and a real hour over Switzerland.

The border of the real hour is a rough polygon drawn for these tests alone; the traffic
is the bundled recording.
"""

import dataclasses
import gzip
import itertools
import json
from typing import Any

import numpy as np
from shapely.geometry import Point, Polygon

from vedette.bundled import bundled
from vedette.web import Border, Bounds, Chart, CrossingMark, Place, TrackLine

NOON_NS = 1_533_121_200_000_000_000  # 2018-08-01T11:00:00Z
ROUGH = [  # latitude, longitude
    (47.60, 7.59),
    (47.80, 8.57),
    (47.48, 9.57),
    (46.87, 10.46),
    (46.17, 9.25),
    (45.83, 9.02),
    (46.43, 8.46),
    (45.92, 7.85),
    (46.00, 7.04),
    (46.15, 5.97),
    (46.60, 6.11),
    (47.35, 7.05),
]
NOTE = "recorded: 10-second resampled states; received time = time."


def ring(
    label: str,
    corners: list[tuple[float, float]],
    **more: Any,  # noqa: ANN401 - what else a border says
) -> Border:
    """Build a closed border from its corners."""
    array = np.array(corners, dtype=np.float64)
    told = {"sigma_m": np.array([120.0]), "judged": True, "source": "a test"} | more
    return Border(
        label=label, lat_deg=array[:, 0], lon_deg=array[:, 1], closed=True, **told
    )


def track(
    number: int, identity: str, rows: list[tuple[int, float, float]]
) -> TrackLine:
    """Build a firm track from (seconds after noon, latitude, longitude)."""
    seconds = np.array([row[0] for row in rows], dtype=np.int64)
    return TrackLine(
        track=number,
        identity=identity,
        time_ns=NOON_NS + seconds * 1_000_000_000,
        lat_deg=np.array([row[1] for row in rows], dtype=np.float64),
        lon_deg=np.array([row[2] for row in rows], dtype=np.float64),
        existence=np.full(len(rows), 0.99),
        coasted=np.zeros(len(rows), dtype=np.bool_),
    )


def crossing(number: int, **more: Any) -> CrossingMark:  # noqa: ANN401
    """Build an entry near Geneva, with what a test says otherwise."""
    told = {
        "time_ns": NOON_NS + 60_000_000_000,
        "sigma_s": 1.5,
        "lat_deg": 46.4,
        "lon_deg": 6.05,
        "sigma_m": 90.0,
        "track": 7,
        "identity": "TEST1",
        "volume": "CH",
        "direction": "in",
        "across": "FR",
        "across_p": 0.99,
        "probability": 0.97,
        "authorised": True,
    }
    return CrossingMark(number=number, **(told | more))


def small_chart(**more: Any) -> Chart:  # noqa: ANN401
    """Build a chart of one border, one track, two crossings."""
    told: dict[str, Any] = {
        "title": "One aircraft, two crossings",
        "subtitle": "A drawing for tests",
        "data_kind": "recorded",
        "worldview": "no disputed border lies in this frame.",
        "bounds": Bounds(south_deg=45.7, west_deg=5.8, north_deg=47.9, east_deg=10.6),
        "from_ns": NOON_NS,
        "to_ns": NOON_NS + 3_600_000_000_000,
        "attributions": ("Traffic: a test",),
        "notes": (NOTE,),
        "borders": (ring("CH", ROUGH),),
        "places": (Place(name="Switzerland", lat_deg=46.8, lon_deg=8.2),),
        "tracks": (
            track(7, "TEST1", [(0, 46.4, 5.9), (60, 46.4, 6.05), (900, 46.6, 9)]),
        ),
        "crossings": (
            crossing(1),
            crossing(
                2, direction="out", authorised=False, probability=0.6, lon_deg=9.9
            ),
        ),
    }
    return Chart(**(told | more))


def hour_chart() -> Chart:
    """Build the chart of the bundled hour, judged against the rough polygon."""
    area = Polygon([(lon, lat) for lat, lon in ROUGH])
    with gzip.open(bundled("switzerland", "traffic-hour.jsonl.gz"), "rt") as lines:
        rows = sorted(map(json.loads, lines), key=lambda row: row["icao24"])
    tracks, marks = [], []
    for address, group in itertools.groupby(rows, key=lambda row: row["icao24"]):
        states = sorted(group, key=lambda row: row["timestamp"])
        places = [
            (
                int(s["timestamp"] // 1000 - NOON_NS // 10**9),
                s["latitude"],
                s["longitude"],
            )
            for s in states
        ]
        line = track(int(address, 16), states[0]["callsign"] or "", places)
        tracks.append(line)
        inside = [area.contains(Point(lon, lat)) for _, lat, lon in places]
        marks += [
            crossing(
                0,
                time_ns=int(line.time_ns[i]),
                lat_deg=places[i][1],
                lon_deg=places[i][2],
                track=line.track,
                identity=line.identity,
                direction="in" if inside[i] else "out",
            )
            for i in range(1, len(places))
            if inside[i] != inside[i - 1]
        ]
    marks.sort(key=lambda mark: (mark.time_ns, mark.track))
    numbered = [dataclasses.replace(mark, number=i + 1) for i, mark in enumerate(marks)]
    return small_chart(tracks=tuple(tracks), crossings=tuple(numbered))
