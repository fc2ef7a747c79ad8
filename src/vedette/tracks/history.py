"""History: every state that a track ever had, and how every track ended.

Ended trajectories stay: a count of the night is over trajectories, not over what is
on the screen now. A row is kept whenever a scan said something about a track. Blocks
are kept as they come and joined once, when somebody asks.
"""

from typing import NamedTuple

import numpy as np

from vedette.columns import join, take
from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints
from vedette.tracks.bernoulli import Tracks
from vedette.tracks.origin import Origins, no_origins


class Rows(NamedTuple):
    """Filtered states, first axis = the row; by track, then by time.

    Attributes
    ----------
    key, number, address : (n,)
        As in `Tracks`.
    time_s : (n,) s since epoch
    existence, alive : (n,)
    mean : (n, 4) m, m/s
    cov : (n, 4, 4)
    height : (n, 2) m, m/s
    height_cov : (n, 3)
    shift : (n, 2) m, by one sigma of an unknown height
    updated_s : (n,) s since epoch, last plot up to here
    doubt : (n,), answers : (n, a)
        As in `Tracks`.
    """

    key: Ints
    number: Ints
    address: Ints
    time_s: Floats
    existence: Floats
    alive: Floats
    mean: Floats
    cov: Floats
    height: Floats
    height_cov: Floats
    shift: Floats
    updated_s: Floats
    doubt: Floats
    answers: Floats


class Firsts(NamedTuple):
    """First plots of tracks, first axis = the track.

    Attributes
    ----------
    key : (n,) of the track
    density_pm2 : (n,) 1/m², expected first plots per area where its first plot was
    origin : (n, a) shares of the births in it
    """

    key: Ints
    density_pm2: Floats
    origin: Floats


@kernel
def _rows(time_s: float, tracks: Tracks, chosen: Ints) -> Rows:
    """Copy the chosen tracks as rows of one time."""
    return Rows(
        tracks.key[chosen],
        tracks.number[chosen],
        tracks.address[chosen],
        np.full(chosen.size, time_s),
        tracks.existence[chosen],
        tracks.alive[chosen],
        tracks.mean[chosen],
        tracks.cov[chosen],
        tracks.height[chosen],
        tracks.height_cov[chosen],
        tracks.shift[chosen],
        tracks.updated_s[chosen],
        tracks.doubt[chosen],
        tracks.answers[chosen],
    )


class History:
    """Grows by a block a scan; `rows` joins them."""

    def __init__(self) -> None:
        self._blocks: list[Rows] = []
        self._ends: list[Rows] = []
        self._origins: list[Origins] = []
        self._firsts: list[Firsts] = []

    def add(self, time_s: float, tracks: Tracks, chosen: Ints) -> None:
        """Keep the states of the chosen tracks at one time."""
        if chosen.size:
            self._blocks.append(_rows(time_s, tracks, chosen))

    def begun_at(self, firsts: Firsts, origins: Origins) -> None:
        """Keep what first plots new tracks began at, and how old their objects are."""
        if firsts.key.size:
            self._firsts.append(firsts)
        if origins.key.size:
            self._origins.append(origins)

    def firsts(self) -> Firsts:
        """Return the first plot of every track, in order of key."""
        return join(self._firsts) if self._firsts else _NO_FIRSTS

    def origins(self) -> Origins:
        """Return them all, in order of key."""
        return join([no_origins(), *self._origins])

    def end(self, time_s: float, tracks: Tracks) -> None:
        """Keep the last word on tracks that end."""
        self._ends.append(_rows(time_s, tracks, np.arange(tracks.key.size)))

    def ends(self) -> Rows:
        """Return one row for every track that has ended."""
        return join(self._ends) if self._ends else _EMPTY

    def rows(self, existence_min: float) -> Rows:
        """Return all rows of every trajectory worth keeping.

        Parameters
        ----------
        existence_min : float
            A trajectory is kept when its last existence is at least this.

        Returns
        -------
        Rows
            Sorted by key, then by time.
        """
        everything = join(self._blocks) if self._blocks else _EMPTY
        order = np.lexsort((everything.time_s, everything.key))  # stable
        rows = take(everything, order)
        if rows.key.size == 0:
            return rows
        last = np.flatnonzero(np.append(rows.key[1:] != rows.key[:-1], True))
        kept = rows.key[last[rows.existence[last] >= existence_min]]
        return take(rows, np.flatnonzero(np.isin(rows.key, kept)))


_NO_FIRSTS = Firsts(np.zeros(0, np.int64), np.zeros(0), np.zeros((0, 1)))
_EMPTY = Rows(
    key=np.zeros(0, np.int64),
    number=np.zeros(0, np.int64),
    address=np.zeros(0, np.int64),
    time_s=np.zeros(0),
    existence=np.zeros(0),
    alive=np.zeros(0),
    mean=np.zeros((0, 4)),
    cov=np.zeros((0, 4, 4)),
    height=np.zeros((0, 2)),
    height_cov=np.zeros((0, 3)),
    shift=np.zeros((0, 2)),
    updated_s=np.zeros(0),
    doubt=np.zeros(0),
    answers=np.zeros((0, 1)),
)
