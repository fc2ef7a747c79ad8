"""Flown: where everything really was, and which of it each track follows.

A track follows the target that it is nearest to, over its whole life: the median of the
distance is below `FOLLOWED_M`, and smallest. One that says the address of a target
follows that target, wherever its radar plots lie; before anybody said it, a place on
its path is that of whatever was nearest then. Positions m in the site plane, times s
since epoch.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.kernel import kernel
from vedette.simulation.sensing.flights import Flights, flights_of, state_at
from vedette.simulation.world import World
from vedette.tracks.trajectory import Trajectory

NOBODY = -1
# Six sigma of a plot at 150 km: two in formation may be told apart or not, but a track
# farther off follows nothing.
FOLLOWED_M = 3000.0
INSTANTS = 40  # of a track's life that are compared


class Flown(NamedTuple):
    """Everything that flew: targets, then birds.

    Attributes
    ----------
    flights : Flights
        Paths.
    targets : int
        How many of them are targets.
    address : (n,) 24-bit address, -1 where there is none
    authorised : (n,) True where the policy lets it enter
    """

    flights: Flights
    targets: int
    address: Ints
    authorised: np.typing.NDArray[np.bool_]


def flown_in(world: World) -> Flown:
    """Lay out what flew in a night.

    Parameters
    ----------
    world : World
        The night.

    Returns
    -------
    Flown
        Targets, then birds, as the sensing numbers them.
    """
    everything = (*world.targets, *world.birds)
    said = [one.transponder for one in everything]
    return Flown(
        flights=flights_of(everything),
        targets=len(world.targets),
        address=np.array([-1 if t is None else t.address for t in said], np.int64),
        authorised=np.array([one.authorised for one in everything], np.bool_),
    )


@kernel
def there_at(flights: Flights, time_s: float) -> tuple[Ints, Floats]:
    """Say what was in the air at a time, and where.

    Parameters
    ----------
    flights : Flights
        Of all.
    time_s : float
        s since epoch.

    Returns
    -------
    which : (k,)
        Numbers of those in the air.
    position_m : (k, 2)
        East and north.
    """
    n = flights.start.size - 1
    which, position = np.empty(n, np.int64), np.empty((n, 2))
    count = 0
    for i in range(n):
        first, last = flights.start[i], flights.start[i + 1] - 1
        if flights.time_s[first] <= time_s <= flights.time_s[last]:
            state = state_at(flights, i, time_s)
            which[count] = i
            position[count, 0], position[count, 1] = state.e_m, state.n_m
            count += 1
    return which[:count].copy(), position[:count].copy()


def nearest_at(flown: Flown, time_s: float, e_m: float, n_m: float) -> int:
    """Say what was nearest to a place at a time.

    Parameters
    ----------
    flown : Flown
        What flew.
    time_s, e_m, n_m : float
        s since epoch, m.

    Returns
    -------
    int
        Its number, `NOBODY` where nothing was within `FOLLOWED_M`.
    """
    which, position = there_at(flown.flights, time_s)
    if not which.size:
        return NOBODY
    gap = np.hypot(position[:, 0] - e_m, position[:, 1] - n_m)
    best = int(np.argmin(gap))
    return int(which[best]) if gap[best] <= FOLLOWED_M else NOBODY


@kernel
def _distances(flights: Flights, time_s: Floats, mean: Floats) -> Floats:
    """Return (targets, instants) distances, infinite where a target was not flying."""
    n = flights.start.size - 1
    gap = np.full((n, time_s.size), np.inf)
    for i in range(n):
        first, last = flights.start[i], flights.start[i + 1] - 1
        for k in range(time_s.size):
            if flights.time_s[first] <= time_s[k] <= flights.time_s[last]:
                state = state_at(flights, i, time_s[k])
                de, dn = mean[k, 0] - state.e_m, mean[k, 1] - state.n_m
                gap[i, k] = np.sqrt(de * de + dn * dn)
    return gap


def followed(trajectories: Sequence[Trajectory], flown: Flown) -> list[int]:
    """Say which target or bird each track follows.

    Parameters
    ----------
    trajectories : sequence of Trajectory
        Tracks.
    flown : Flown
        What flew.

    Returns
    -------
    list of int
        Its number, `NOBODY` for none.
    """
    by_address = {a: i for i, a in enumerate(flown.address.tolist()) if a >= 0}
    return [_follows(track, flown, by_address) for track in trajectories]


def _follows(track: Trajectory, flown: Flown, by_address: dict[int, int]) -> int:
    """Say which one a track follows."""
    if track.address in by_address:
        return by_address[track.address]
    if not flown.address.size:
        return NOBODY
    rows = np.unique(np.linspace(0, track.time_s.size - 1, INSTANTS).astype(np.int64))
    gap = _distances(flown.flights, track.time_s[rows], track.smoothed.mean[rows])
    middle = np.sort(gap, axis=1)[:, (rows.size - 1) // 2]
    best = int(np.argmin(middle))
    return best if middle[best] <= FOLLOWED_M else NOBODY
