"""What really happened in a drawn night, counted as an assessment counts.

The true border is one more sample of the border's error: where `vedette.incursions`
draws a normal number for each block of the line and each sampled path, the truth takes
sample 0 under the key of the night. Passages are found on the true path by the same
kernel, so a touch (short and shallow) is none here as it is none there. Per volume:

- *objects*: distinct objects without authorisation that were inside during the watch;
- *entries*: inward passages by such objects during the watch;
- *approached*: such objects that came within `approach_km` and were never inside.

Birds and false plots are none of them. Aircraft that the policy authorises are not
counted; their entries are listed, marked as authorised.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vedette.airspace.index import REACH_M, VolumeIndex, build_index
from vedette.airspace.volume import Volume
from vedette.earth.plane import from_plane
from vedette.incursions.line import Limits3d, depth, margins
from vedette.incursions.paths import Passages, Stretch, find_passages
from vedette.kernel import kernel
from vedette.simulation.world import Path, Target, World

TRUE_SAMPLE = 0  # of the border's error, under the key of the night
PIECES = 8  # of a row, between which the nearest approach is sought: 150 m of a jet's


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueEntry:
    """One inward passage.

    Parameters
    ----------
    target : str
        Id of the target.
    volume : str
        Id of the volume.
    time_s : float
        s since epoch.
    lat_deg, lon_deg : float
        Where.
    across : str
        Neighbour: ISO code, sea, unknown (through floor or ceiling too).
    authorised : bool
        Whether the policy allows it; such an entry is not counted.
    """

    target: str
    volume: str
    time_s: float
    lat_deg: float
    lon_deg: float
    across: str
    authorised: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueCounts:
    """What an assessment should have found at one volume.

    Parameters
    ----------
    volume : str
        Its id.
    objects, entries, approached : int
        As the module says.
    """

    volume: str
    objects: int
    entries: int
    approached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What really happened.

    Parameters
    ----------
    counts : tuple of TrueCounts
        In the order of the volumes.
    entries : tuple of TrueEntry
        By time.
    """

    counts: tuple[TrueCounts, ...]
    entries: tuple[TrueEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What one target did at one volume.

    Parameters
    ----------
    inside : bool
        Whether it was ever inside.
    near : bool
        Whether it was not, and came as near as an approach.
    entries : tuple of TrueEntry
        By time.
    """

    inside: bool
    near: bool
    entries: tuple[TrueEntry, ...]


def truth_of(world: World, volumes: Sequence[Volume]) -> Truth:
    """Count what really happened in a night.

    Parameters
    ----------
    world : World
        The night.
    volumes : sequence of Volume
        Of its site, loaded.

    Returns
    -------
    Truth
        Over the whole watch.
    """
    approach_m = 1000.0 * world.site.policy.approach_km
    counts: list[TrueCounts] = []
    entries: list[TrueEntry] = []
    for volume in volumes:
        border = build_index(volume, world.plane, max(REACH_M, approach_m))
        visits = [
            visit_of(target, volume, border, world, approach_m)
            for target in world.targets
        ]
        entries += [entry for visit in visits for entry in visit.entries]
        uncalled = [
            visit
            for target, visit in zip(world.targets, visits, strict=True)
            if not target.authorised
        ]
        count = TrueCounts(
            volume=volume.id,
            objects=sum(visit.inside for visit in uncalled),
            entries=sum(len(visit.entries) for visit in uncalled),
            approached=sum(visit.near for visit in uncalled),
        )
        counts.append(count)
    entries.sort(key=lambda entry: (entry.time_s, entry.target, entry.volume))
    return Truth(counts=tuple(counts), entries=tuple(entries))


def visit_of(
    target: Target, volume: Volume, border: VolumeIndex, world: World, approach_m: float
) -> Visit:
    """Say what one target did at one volume.

    Parameters
    ----------
    target : Target
        With its path.
    volume : Volume
        The volume.
    border : VolumeIndex
        Its border, exact up to the approach.
    world : World
        The night, whose key draws the true border.
    approach_m : float
        Nearer than this is an approach.

    Returns
    -------
    Visit
        During the watch.
    """
    limits = Limits3d(volume.floor_m, volume.ceiling_m)
    path = target.path
    passages = _passages(border, limits, path, world.key)
    inward = np.flatnonzero(passages.inward == 1).tolist()
    entries = tuple(_entry(target, volume, passages, i, world) for i in inward)
    inside = bool(entries) or begins_inside(border, limits, path, world.key)
    near = not inside and nearest_m(border, path, world.key) > -approach_m
    return Visit(inside=inside, near=near, entries=entries)


def _passages(border: VolumeIndex, limits: Limits3d, path: Path, key: int) -> Passages:
    """Find the passages of a true path over the true border."""
    sure = np.zeros(path.time_s.size)
    states = np.zeros((1, path.time_s.size, 4))
    states[0, :, 0], states[0, :, 1] = path.e_m, path.n_m
    stretch = Stretch(path.time_s, path.h_m, sure)
    return find_passages(border, limits, stretch, states, key, 0)


def _entry(
    target: Target, volume: Volume, passages: Passages, i: int, world: World
) -> TrueEntry:
    """Describe one inward passage."""
    lat_deg, lon_deg = from_plane(
        world.plane, float(passages.e_m[i]), float(passages.n_m[i])
    )
    neighbour = int(passages.neighbour[i])
    return TrueEntry(
        target=target.id,
        volume=volume.id,
        time_s=float(passages.time_s[i]),
        lat_deg=lat_deg,
        lon_deg=lon_deg,
        across=(volume.neighbours[neighbour] if neighbour >= 0 else "") or "unknown",
        authorised=target.authorised,
    )


@kernel
def begins_inside(border: VolumeIndex, limits: Limits3d, path: Path, key: int) -> bool:
    """Say whether a path begins inside a volume, floor and ceiling included.

    Parameters
    ----------
    border : VolumeIndex
        The border.
    limits : Limits3d
        Floor and ceiling.
    path : Path
        (n,) Rows.
    key : int
        Of the night.

    Returns
    -------
    bool
        True inside.
    """
    low, high = margins(limits, path.h_m[0])
    d, _ = depth(border, path.e_m[0], path.n_m[0], low, high, key, TRUE_SAMPLE)
    return bool(d > 0.0)


@kernel
def nearest_m(border: VolumeIndex, path: Path, key: int) -> float:
    """Say how near a path comes to a volume, whatever its height.

    Parameters
    ----------
    border : VolumeIndex
        The border.
    path : Path
        (n,) Rows.
    key : int
        Of the night.

    Returns
    -------
    float
        Largest depth over the ground, m, negative outside; no lower than the reach.
    """
    e0, n0 = path.e_m[0], path.n_m[0]
    d0, _ = depth(border, e0, n0, np.inf, np.inf, key, TRUE_SAMPLE)
    nearest = d0
    for i in range(1, path.time_s.size):
        e1, n1 = path.e_m[i], path.n_m[i]
        d1, _ = depth(border, e1, n1, np.inf, np.inf, key, TRUE_SAMPLE)
        nearest = max(nearest, d1)
        de, dn = e1 - e0, n1 - n0
        half_m = 0.5 * np.sqrt(de * de + dn * dn)
        # Nothing between two rows is deeper than the deeper of them and half the way.
        if nearest < 0.0 and max(d0, d1) + half_m > nearest:
            for k in range(1, PIECES):
                e, n = e0 + de * k / PIECES, n0 + dn * k / PIECES
                d, _ = depth(border, e, n, np.inf, np.inf, key, TRUE_SAMPLE)
                nearest = max(nearest, d)
        e0, n0, d0 = e1, n1, d1
    return float(nearest)
