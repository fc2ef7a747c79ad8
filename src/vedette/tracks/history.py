"""History: every state that a track ever had.

Ended trajectories stay: a count of the night is over trajectories, not over what is
on the screen now. A row is kept whenever a scan said something about a track. Rows are
written into blocks of thousands, which are joined when somebody asks.
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
    agility : (n,) share of the motion's power by which it moves on from here
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
    agility: Floats
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


class HistoryMark(NamedTuple):
    """How much was written at a point."""

    full: int
    block: Rows
    used: int
    origins: int
    firsts: int


BLOCK_ROWS = 4096  # a megabyte: some minutes of a hundred tracks


@kernel
def write_rows(
    rows: Rows, used: int, time_s: float, tracks: Tracks, chosen: Ints
) -> int:
    """Write the states of some tracks at one time, in place.

    Parameters
    ----------
    rows : Rows
        Written from `used` on; there is room.
    used : int
        How many are written.
    time_s : float
        Seconds since epoch.
    tracks : Tracks
        The tracks.
    chosen : (k,)
        Which of them.

    Returns
    -------
    int
        How many are written now.
    """
    for i in chosen:
        rows.key[used] = tracks.key[i]
        rows.number[used] = tracks.number[i]
        rows.address[used] = tracks.address[i]
        rows.time_s[used] = time_s
        rows.existence[used] = tracks.existence[i]
        rows.alive[used] = tracks.alive[i]
        for a in range(4):
            rows.mean[used, a] = tracks.mean[i, a]
            for b in range(4):
                rows.cov[used, a, b] = tracks.cov[i, a, b]
        rows.agility[used] = tracks.agility[i]
        for a in range(2):
            rows.height[used, a] = tracks.height[i, a]
            rows.shift[used, a] = tracks.shift[i, a]
        for a in range(3):
            rows.height_cov[used, a] = tracks.height_cov[i, a]
        rows.updated_s[used] = tracks.updated_s[i]
        rows.doubt[used] = tracks.doubt[i]
        for k in range(tracks.answers.shape[1]):
            rows.answers[used, k] = tracks.answers[i, k]
        used += 1
    return used


def no_rows(count: int = 0, kinds: int = 1) -> Rows:
    """Return rows that are not written yet, for so many births."""
    return Rows(
        key=np.empty(count, np.int64),
        number=np.empty(count, np.int64),
        address=np.empty(count, np.int64),
        time_s=np.empty(count),
        existence=np.empty(count),
        alive=np.empty(count),
        mean=np.empty((count, 4)),
        cov=np.empty((count, 4, 4)),
        agility=np.empty(count),
        height=np.empty((count, 2)),
        height_cov=np.empty((count, 3)),
        shift=np.empty((count, 2)),
        updated_s=np.empty(count),
        doubt=np.empty(count),
        answers=np.empty((count, kinds)),
    )


class History:
    """Grows by rows; `room` is where the next ones are written."""

    def __init__(self) -> None:
        self._full: list[Rows] = []
        self._block = no_rows()
        self._used = 0
        self._origins: list[Origins] = []
        self._firsts: list[Firsts] = []

    def room(self, count: int, kinds: int = 1) -> tuple[Rows, int]:
        """Return a block with room for more rows, and how many it has.

        Parameters
        ----------
        count : int
            Rows at most.
        kinds : int
            Births of the site: as many as before.

        Returns
        -------
        rows : Rows
            The block.
        used : int
            How many are written; `wrote` notes how many are then.
        """
        if self._used + count > self._block.key.size:
            if self._used:
                self._full.append(self._written())
            self._block, self._used = no_rows(max(BLOCK_ROWS, count), kinds), 0
        return self._block, self._used

    def wrote(self, used: int) -> None:
        """Note how many rows the block has now."""
        self._used = used

    def mark(self) -> HistoryMark:
        """Give what `rewind` needs to come back to this point."""
        return HistoryMark(
            len(self._full),
            self._block,
            self._used,
            len(self._origins),
            len(self._firsts),
        )

    def rewind(self, mark: HistoryMark) -> None:
        """Come back to a point: what was written since is written over."""
        del self._full[mark.full :]
        self._block, self._used = mark.block, mark.used
        del self._origins[mark.origins :]
        del self._firsts[mark.firsts :]

    def _written(self) -> Rows:
        """Return what of the block is written."""
        return Rows._make(column[: self._used] for column in self._block)

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
        blocks = [*self._full, self._written()]
        key = np.concatenate([block.key for block in blocks])
        last = np.zeros(int(key.max(initial=-1)) + 1)
        for block in blocks:  # by time, so the last one written stays
            _note_last(last, block)
        kept = join(
            [take(b, np.flatnonzero(last[b.key] >= existence_min)) for b in blocks]
        )
        return take(kept, np.lexsort((kept.time_s, kept.key)))  # stable


@kernel
def _note_last(last: Floats, rows: Rows) -> None:
    """Note the last existence of every track, by key, in place."""
    for r in range(rows.key.size):
        last[rows.key[r]] = rows.existence[r]


_NO_FIRSTS = Firsts(np.zeros(0, np.int64), np.zeros(0), np.zeros((0, 1)))
