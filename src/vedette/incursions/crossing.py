"""Crossings: passages of a border by a track, each with a probability.

P(crossed) is the share of sampled paths that pass, times the track's existence. Which
passages of different paths are one event is asked of the nominal path, the smoothed
mean over the line as drawn: `vedette.incursions.events`. A crossing's time, place and
neighbour are those of its paths.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from vedette.airspace.index import VolumeIndex
from vedette.airspace.volume import Volume
from vedette.incursions.back_cast import FirstSeen
from vedette.incursions.events import events
from vedette.incursions.likely import LIKELY
from vedette.incursions.paths import (
    Passages,
)
from vedette.kernel import kernel
from vedette.limits import LIMITS
from vedette.plots.plot import Floats, Ints
from vedette.site.model import NOT_OBJECTS
from vedette.tracks.corroboration import CONTRADICTED, doubt_at
from vedette.tracks.trajectory import Trajectory

PROBABILITY_MIN = 0.05  # less probable crossings are counted together, not listed


class Judged(NamedTuple):
    """A volume ready to be judged."""

    volume: Volume
    border: VolumeIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """One passage of a border by one track.

    Parameters
    ----------
    track : int
        Public number of the track.
    key : int
        Ordinal of the track within the run.
    address : int
        24-bit address, -1 where unknown.
    address_then : int
        The same as known at that time: an address that came later excuses nothing that
        was seen, but what was first seen inside may say later who it is.
    volume : str
        Id of the volume.
    inward : bool
        Into the volume.
    time_s, sigma_s : float
        Mean and standard deviation, seconds since epoch.
    e_m, n_m, sigma_m : float
        Mean place in the site plane and its standard deviation (both axes together).
    probability : float
        P(the object is real and passed here).
    contradicted : bool
        Radar looks that covered it saw nothing there: it is a claim and no more.
    across : tuple of (str, float)
        Neighbours by falling probability, summing to 1: ISO codes, sea, unknown; empty
        where no sample was ever outside.
    first_seen_inside : float
        For a track whose first plot lies inside: P(real and inside then). Its entry is
        a back-cast; 0 for a passage that was seen.
    never_outside : float
        Of that, the share of samples that were born inside.
    classes : tuple of (str, float)
        What it may be, by falling share, summing to 1; empty where nothing was expected
        or an aircraft said itself what it is.
    """

    track: int
    key: int
    address: int
    address_then: int
    volume: str
    inward: bool
    time_s: float
    sigma_s: float
    e_m: float
    n_m: float
    sigma_m: float
    probability: float
    across: tuple[tuple[str, float], ...]
    contradicted: bool = False
    first_seen_inside: float = 0.0
    never_outside: float = 0.0
    classes: tuple[tuple[str, float], ...] = ()

    @property
    def entered(self) -> float:
        """Return P(an object, and no bird, entered here or was first seen inside)."""
        birds = 0.0
        for label, share in self.classes:
            birds += share if label in NOT_OBJECTS else 0.0
        return max(self.probability, self.first_seen_inside) * (1.0 - birds)

    def inside_already(self, begin_s: float) -> bool:
        """Say whether it was rather inside already, at the watch's begin or at first.

        Parameters
        ----------
        begin_s : float
            Begin of the watch, seconds since epoch.
        """
        return self.time_s < begin_s or self.never_outside > LIKELY


def back_cast_crossing(
    trajectory: Trajectory, volume: Volume, seen: FirstSeen
) -> Iterator[Crossing]:
    """Say how a track that was first seen inside came there.

    Parameters
    ----------
    trajectory : Trajectory
        The track.
    volume : Volume
        The volume.
    seen : FirstSeen
        Its samples, walked back.

    Yields
    ------
    Crossing
        None where it hardly ever was inside.
    """
    inside = np.flatnonzero(seen.inside)
    found = inside.size / LIMITS.paths_per_track * trajectory.existence
    if found < PROBABILITY_MIN:
        return
    entered = np.flatnonzero(seen.entered)
    if entered.size < LIKELY * inside.size:  # never outside, rather: told where seen
        first, cov = trajectory.smoothed.mean[0], trajectory.smoothed.cov[0]
        before_s, sigma_s, e_m, n_m = 0.0, 0.0, float(first[0]), float(first[1])
        sigma_e, sigma_n = float(np.sqrt(cov[0, 0])), float(np.sqrt(cov[1, 1]))
    else:
        before_s, sigma_s = mean_and_sigma(seen.before_s[entered])
        e_m, sigma_e = mean_and_sigma(seen.e_m[entered])
        n_m, sigma_n = mean_and_sigma(seen.n_m[entered])
    names = volume.neighbours
    yield Crossing(
        track=trajectory.number,
        key=trajectory.key,
        address=trajectory.address,
        address_then=trajectory.address,  # nobody saw it cross without one
        volume=volume.id,
        inward=True,
        time_s=float(trajectory.time_s[0]) - before_s,
        sigma_s=sigma_s,
        e_m=e_m,
        n_m=n_m,
        sigma_m=float(np.sqrt(sigma_e * sigma_e + sigma_n * sigma_n)),
        probability=entered.size / LIMITS.paths_per_track * trajectory.existence,
        across=shares(seen.neighbour[entered], names) if entered.size else (),
        contradicted=_contradicted(trajectory, float(trajectory.time_s[0])),
        first_seen_inside=found,
        never_outside=1.0 - entered.size / inside.size,
    )


def event_crossings(
    trajectory: Trajectory, volume: Volume, nominal: Passages, passages: Passages
) -> Iterator[Crossing]:
    """Group the passages of one stretch into crossings.

    Parameters
    ----------
    trajectory : Trajectory
        The track.
    volume : Volume
        The volume.
    nominal, passages : Passages
        Of the mean path and of the sampled ones.

    Yields
    ------
    Crossing
        Those of at least `PROBABILITY_MIN`.
    """
    for event in events(nominal, passages):
        share = np.unique(passages.sample[event]).size / LIMITS.paths_per_track
        probability = share * trajectory.existence
        if probability >= PROBABILITY_MIN:
            yield _crossing(trajectory, volume, passages, event, probability)


def _known_then(trajectory: Trajectory, time_s: float) -> int:
    """Return the address that a track had at a time."""
    return trajectory.address if time_s >= trajectory.address_since_s else -1


def _contradicted(trajectory: Trajectory, time_s: float) -> bool:
    """Say whether a track was a claim against the radar at a time."""
    doubt = doubt_at(trajectory.time_s, trajectory.doubt, time_s)
    return trajectory.address >= 0 and doubt >= CONTRADICTED


def _crossing(
    trajectory: Trajectory,
    volume: Volume,
    passages: Passages,
    event: Ints,
    probability: float,
) -> Crossing:
    """Summarise the passages of one event."""
    time_s, sigma_s = mean_and_sigma(passages.time_s[event])
    e_m, sigma_e = mean_and_sigma(passages.e_m[event])
    n_m, sigma_n = mean_and_sigma(passages.n_m[event])
    return Crossing(
        track=trajectory.number,
        key=trajectory.key,
        address=trajectory.address,
        address_then=_known_then(trajectory, time_s),
        volume=volume.id,
        inward=bool(passages.inward[event[0]]),
        time_s=time_s,
        sigma_s=sigma_s,
        e_m=e_m,
        n_m=n_m,
        sigma_m=float(np.sqrt(sigma_e * sigma_e + sigma_n * sigma_n)),
        probability=probability,
        across=shares(passages.neighbour[event], volume.neighbours),
        contradicted=_contradicted(trajectory, time_s),
    )


def shares(neighbour: Ints, names: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """Say across what a set of passages went.

    Parameters
    ----------
    neighbour : (n,)
        Indices into ``names``; -1 for floor or ceiling.
    names : tuple of str
        Neighbours of the volume.

    Returns
    -------
    tuple of (str, float)
        Names by falling share, then by name; they sum to 1.
    """
    codes, counts = np.unique(neighbour, return_counts=True)
    named: dict[str, int] = {}
    for code, count in zip(codes.tolist(), counts.tolist(), strict=True):
        name = (names[code] if code >= 0 else "") or "unknown"
        named[name] = named.get(name, 0) + count
    ranked = sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((name, count / neighbour.size) for name, count in ranked)


@kernel
def mean_and_sigma(values: Floats) -> tuple[float, float]:
    """Return mean and standard deviation, summed in order.

    Parameters
    ----------
    values : (n,)
        At least one.

    Returns
    -------
    mean, sigma : float
        The deviation is about the mean, divided by n.
    """
    n = values.size
    total = 0.0
    for i in range(n):
        total += values[i] - values[0]
    mean = values[0] + total / n
    spread = 0.0
    for i in range(n):
        spread += (values[i] - mean) * (values[i] - mean)
    return mean, np.sqrt(spread / n)
