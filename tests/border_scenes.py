"""Volumes for the tests of airspace: packaged states, and squares in the plane."""

import math
from pathlib import Path

import numpy as np

from vedette.airspace import Ring, Volume, load_volume
from vedette.earth.plane import SitePlane, from_plane, plane_at
from vedette.site.model import Volume as VolumeEntry


def state(code: str) -> Volume:
    """Load a state of the judging set."""
    entry = VolumeEntry(id=code.lower(), kind="state", source=f"borders-osm:{code}")
    return load_volume(entry, Path())


def poland_plane() -> SitePlane:
    """Lay a plane around the middle of Poland."""
    return plane_at(52.0, 20.0, 500.0)


def volume_of(
    plane: SitePlane, *outlines: list[tuple[float, float]], sigma_m: float = 40.0
) -> Volume:
    """Make a volume from outlines given in the plane, metres."""
    rings = []
    for outline in outlines:
        lat_lon = np.array([from_plane(plane, e, n) for e, n in outline])
        rings.append(
            Ring(
                lat_deg=lat_lon[:, 0].copy(),
                lon_deg=lat_lon[:, 1].copy(),
                sigma_m=np.full(len(outline), sigma_m),
                neighbour=np.zeros(len(outline), dtype=np.int64),
            )
        )
    return Volume(
        id="test",
        kind="zone",
        code="test",
        floor_m=-math.inf,
        ceiling_m=math.inf,
        source="drawn for a test",
        version="1",
        sha256="",
        valid_from="2025-01-01",
        worldview="none",
        neighbours=("unknown",),
        rings=tuple(rings),
    )
