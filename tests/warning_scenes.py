"""Pictures, sites and areas for the tests of warnings."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from border_scenes import volume_of
from track_scenes import PLANE, tracks_at
from vedette.airspace import VolumeIndex, build_index
from vedette.site.model import Policy, Site, Warnings, Watch
from vedette.tracks.bernoulli import Tracks
from vedette.warnings import Area

HUGE_M = 300_000.0
SQUARE = [(-20e3, -20e3), (20e3, -20e3), (20e3, 20e3), (-20e3, 20e3)]
COV = np.diag([100.0**2, 100.0**2, 2.0**2, 2.0**2])
SECOND_NS = 1_000_000_000


class Picture(NamedTuple):
    """One published step."""

    time_s: float
    received_ns: int
    tracks: Tracks


def border_of(outline: Sequence[tuple[float, float]]) -> VolumeIndex:
    """Lay an outline in the plane out as a border without an error."""
    return build_index(volume_of(PLANE, list(outline), sigma_m=0.0), PLANE)


def half_plane(east_of_m: float) -> list[tuple[float, float]]:
    """Outline everything east of a meridian of the plane."""
    return [
        (east_of_m, -HUGE_M),
        (HUGE_M, -HUGE_M),
        (HUGE_M, HUGE_M),
        (east_of_m, HUGE_M),
    ]


def disc(e_m: float, n_m: float, radius_m: float) -> list[tuple[float, float]]:
    """Outline a disc with 72 corners."""
    turns = [2.0 * math.pi * k / 72 for k in range(72)]
    return [(e_m + radius_m * math.cos(t), n_m + radius_m * math.sin(t)) for t in turns]


def area(
    outline: Sequence[tuple[float, float]] = SQUARE,
    *,
    code: str = "PL-06",
    name: str = "lubelskie",
    kind: str = "region",
    country: str = "PL",
) -> Area:
    """Make an area to warn from an outline in the plane."""
    volume = volume_of(PLANE, list(outline))
    border = build_index(volume, PLANE)
    return Area(
        code=code,
        name=name,
        kind=kind,
        country=country,
        rings=volume.rings,
        circle=None if kind == "region" else (52.0, 20.0, 9_260.0),
        border=border,
        box_m=(
            border.e0_m.min(),
            border.n0_m.min(),
            border.e0_m.max(),
            border.n0_m.max(),
        ),
    )


def site_of(
    *, policy: Policy | None = None, false_alarms: float = 1.0, status: str = "Exercise"
) -> Site:
    """Make a site that states little else."""
    return Site(
        watch=Watch(name="Exercise site", centre=(52.0, 20.0), radius_km=300.0),
        policy=policy or Policy(),
        warnings=Warnings(false_alarms_per_month=false_alarms, status=status),
    )


def flown(
    start: tuple[float, float],
    velocity: tuple[float, float],
    duration_s: float,
    *,
    from_s: float = 0.0,
    existence: float = 1.0,
    alive: float = 1.0,
    address: int = -1,
    number: int = 1000,
) -> Iterator[Picture]:
    """Publish one object that flies straight, every 4 s."""
    for k in range(int(duration_s / 4.0) + 1):
        t = 4.0 * k
        state = [
            start[0] + t * velocity[0],
            start[1] + t * velocity[1],
            velocity[0],
            velocity[1],
        ]
        tracks = tracks_at(
            state, COV, existence=existence, alive=alive, address=address
        )
        tracks.number[:] = number
        yield picture(from_s + t, tracks)


def nothing(from_s: float, duration_s: float) -> Iterator[Picture]:
    """Publish pictures without a track."""
    for k in range(int(duration_s / 4.0) + 1):
        yield picture(from_s + 4.0 * k, tracks_at(np.zeros((0, 4)), COV))


def picture(time_s: float, tracks: Tracks) -> Picture:
    """Publish tracks, received half a second later."""
    return Picture(time_s, int((time_s + 0.5) * SECOND_NS), tracks)
