"""Incursions: unauthorised entries, judged under the site's own policy.

An entry is an inward crossing by an object more likely than not, or an object that was
more likely than not inside when a sensor first saw it. Birds are no objects. Whether an
entry was authorised is the site's policy and never a guess. Each incursion tells what
the tracks show: when, where and across which border it entered, how deep it went, where
it left or where the track ends. It does not tell who launched it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vedette.airspace.index import VolumeIndex
from vedette.airspace.inside import nearest_on_segment, signed_distance
from vedette.columns import Floats
from vedette.incursions.authority import authorises, disbelieved
from vedette.incursions.crossing import Crossing, Judged
from vedette.incursions.likely import LIKELY
from vedette.kernel import kernel
from vedette.site.model import Policy
from vedette.tracks.trajectory import Trajectory


@dataclass(frozen=True, slots=True, kw_only=True)
class Incursion:
    """One unauthorised entry.

    Parameters
    ----------
    entry : Crossing
        How it entered.
    left : Crossing or None
        How it left; None where it did not.
    trajectory : Trajectory
        The track.
    airspaces_before : tuple of str
        Ids of the other judged volumes that it had been in, in order.
    deepest_m : float
        Largest distance inside the border on the way, of the smoothed track.
    until_s : float
        When it left, or its last plot.
    """

    entry: Crossing
    left: Crossing | None
    trajectory: Trajectory
    airspaces_before: tuple[str, ...]
    deepest_m: float
    until_s: float


def entered_across(entry: Crossing) -> dict[str, float]:
    """Say across what an object entered, or that it was never outside.

    Parameters
    ----------
    entry : Crossing
        Seen, or a back-cast.

    Returns
    -------
    dict of str to float
        Neighbours, ``sea``, ``inside``, ``unknown``; they sum to 1.
    """
    told = {"sea": 0.0, "inside": entry.never_outside, "unknown": 0.0}
    for name, share in entry.across:
        told[name] = told.get(name, 0.0) + share * (1.0 - entry.never_outside)
    return told


def quarantined(crossing: Crossing, policy: Policy) -> bool:
    """Say whether a crossing rests on a claim that the site's radars contradict.

    Parameters
    ----------
    crossing : Crossing
        Of any direction.
    policy : Policy
        Of the site; ``corroboration = "never"`` believes every claim.

    Returns
    -------
    bool
        Such a crossing is listed; it neither makes an incursion nor excuses one.
    """
    return disbelieved(policy, contradicted=crossing.contradicted)


def contradicted(crossings: Sequence[Crossing], policy: Policy) -> list[Crossing]:
    """Return the likely entries that rest on claims which the site's radars contradict.

    Parameters
    ----------
    crossings : sequence of Crossing
        All of them.
    policy : Policy
        Of the site.

    Returns
    -------
    list of Crossing
        In their order: told apart from incursions, so that nothing is lost from sight.
    """
    return [c for c in crossings if _enters(c) and quarantined(c, policy)]


def _enters(crossing: Crossing) -> bool:
    """Say whether a crossing is an entry more likely than not."""
    return crossing.inward and crossing.entered >= LIKELY


def authorised(crossing: Crossing, policy: Policy) -> bool:
    """Say whether the site's policy authorises an object to cross.

    Parameters
    ----------
    crossing : Crossing
        With the address that was known then.
    policy : Policy
        Of the site.

    Returns
    -------
    bool
        Objects without an address never are, nor are claims that radars contradict.
    """
    said = crossing.contradicted
    return authorises(policy, crossing.address_then, contradicted=said)


def find_incursions(
    trajectories: Sequence[Trajectory],
    crossings: Sequence[Crossing],
    judged: Sequence[Judged],
    policy: Policy,
) -> list[Incursion]:
    """Find every unauthorised entry.

    Parameters
    ----------
    trajectories : sequence of Trajectory
        All tracks.
    crossings : sequence of Crossing
        All crossings, by time.
    judged : sequence of Judged
        The volumes.
    policy : Policy
        Of the site.

    Returns
    -------
    list of Incursion
        In the order of their crossings.
    """
    by_key = {trajectory.key: trajectory for trajectory in trajectories}
    volumes = {j.volume.id: j for j in judged}
    found = []
    for at, crossing in enumerate(crossings):
        if not _enters(crossing) or quarantined(crossing, policy):
            continue
        if authorised(crossing, policy):
            continue
        left = _first_exit(crossings[at + 1 :], crossing)
        trajectory = by_key[crossing.key]
        until_s = left.time_s if left else float(trajectory.time_s[-1])
        found.append(
            Incursion(
                entry=crossing,
                left=left,
                trajectory=trajectory,
                airspaces_before=_before(trajectory, crossing, judged),
                deepest_m=_deepest(
                    trajectory, volumes[crossing.volume], crossing.time_s, until_s
                ),
                until_s=until_s,
            )
        )
    return found


def _first_exit(later: Sequence[Crossing], entry: Crossing) -> Crossing | None:
    """Return the crossing by which an entry ended."""
    for crossing in later:
        same = crossing.key == entry.key and crossing.volume == entry.volume
        if same and not crossing.inward and crossing.probability >= LIKELY:
            return crossing
    return None


def _before(
    trajectory: Trajectory, entry: Crossing, judged: Sequence[Judged]
) -> tuple[str, ...]:
    """Return the other volumes that a track had been in before an entry."""
    earlier = trajectory.smoothed.mean[trajectory.time_s < entry.time_s]
    found = [
        (row, j.volume.id)
        for j in judged
        if j.volume.id != entry.volume and (row := first_inside(j.border, earlier)) >= 0
    ]
    return tuple(name for _, name in sorted(found))


@kernel
def first_inside(index: VolumeIndex, mean: Floats) -> int:
    """Return the first state that lies inside a volume's sides, -1 where none does."""
    for i in range(mean.shape[0]):
        if signed_distance(index, mean[i, 0], mean[i, 1])[0] > 0.0:
            return i
    return -1


def _deepest(
    trajectory: Trajectory, judged: Judged, from_s: float, to_s: float
) -> float:
    """Return the largest signed distance of the smoothed track in a time span."""
    mean = trajectory.smoothed.mean
    inside = (trajectory.time_s >= from_s) & (trajectory.time_s <= to_s)
    return deepest(judged.border, mean[inside])


@kernel
def deepest(index: VolumeIndex, mean: Floats) -> float:
    """Return the largest depth of any state, however far from the border.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    mean : (n, 4) m, m/s
        States.

    Returns
    -------
    float
        Metres, 0 where none is inside.
    """
    most = 0.0
    for i in range(mean.shape[0]):
        e_m, n_m = mean[i, 0], mean[i, 1]
        depth_m, segment = signed_distance(index, e_m, n_m)
        if depth_m <= most:
            continue
        if segment < 0:  # beyond the grid's reach: ask every segment
            least2 = np.inf
            for k in range(index.e0_m.size):
                e, n = nearest_on_segment(index, k, e_m, n_m)
                least2 = min(least2, (e - e_m) * (e - e_m) + (n - n_m) * (n - n_m))
            depth_m = np.sqrt(least2)
        most = max(most, depth_m)
    return most
