"""Nodes and people speak: lines of `sightings-jsonl`, marked as simulated.

Law: docs/formats.md. What is not said is left out; times are RFC 3339 in UTC.
"""

from math import isnan

import msgspec

from vedette.feeds.sightings_jsonl import KINDS
from vedette.simulation.sensing.said import SightingFeed
from vedette.site.instant import instant_text

NUMBERS = ("lat", "lon", "sigma_m", "sigma_s", "height_m")


def sighting_lines(feed: SightingFeed) -> bytes:
    """Write everything that nodes, or people, say.

    Parameters
    ----------
    feed : SightingFeed
        What they say.

    Returns
    -------
    bytes
        A line for each.
    """
    rows = zip(*(column.tolist() for column in feed.sightings), strict=True)
    lines = []
    for sensor, kind, time_ns, received_ns, *numbers, _ in rows:
        said = zip(NUMBERS, numbers, strict=True)
        lines.append(
            {
                "time": instant_text(time_ns),
                "received": instant_text(received_ns),
                "sensor": feed.sensors[sensor],
                "kind": KINDS[kind],
                **{name: value for name, value in said if not isnan(value)},
                "simulated": True,
            }
        )
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
