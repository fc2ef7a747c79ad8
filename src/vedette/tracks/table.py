"""The table of tracks: some of its rows, and room for more at its end.

The living tracks are the first rows of a table that is longer than they are many. So
tracks begin and end where they stand, and no look has to copy all that there are.

A kernel cannot go through the columns of a table by a loop, since they differ in
shape; so they stand here one by one, and nowhere else.
"""

from typing import TypeVar

import numpy as np

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints
from vedette.tracks.bernoulli import Tracks, empty_tracks

Column = TypeVar("Column", Floats, Ints)


def with_room(tracks: Tracks, count: int) -> Tracks:
    """Return a copy with room for more at its end, as `empty_tracks` gives it.

    Parameters
    ----------
    tracks : Tracks
        (n,)
    count : int
        How many more.

    Returns
    -------
    Tracks
        (n + count,)
    """
    rows = tracks.key.size
    room = empty_tracks(
        rows + count,
        tracks.hit.shape[1],
        tracks.origin.shape[1],
        tracks.mode_mean.shape[1],
    )
    for longer, column in zip(room, tracks, strict=True):
        longer[:rows] = column
    return room


def first_rows(tracks: Tracks, count: int) -> Tracks:
    """Return the first rows of a table: the same memory, not copies.

    Parameters
    ----------
    tracks : Tracks
        (n,)
    count : int
        How many.

    Returns
    -------
    Tracks
        (count,)
    """
    return Tracks._make([column[:count] for column in tracks])


@kernel
def clear(tracks: Tracks) -> None:
    """Make all rows as `empty_tracks` gives them, in place.

    Parameters
    ----------
    tracks : Tracks
        (n,)
    """
    tracks.key[:] = 0
    tracks.number[:] = 0
    tracks.address[:] = -1
    tracks.existence[:] = 0.0
    tracks.alive[:] = 0.0
    tracks.mean[:] = 0.0
    tracks.cov[:] = 0.0
    tracks.height[:] = np.nan
    tracks.height_cov[:] = 0.0
    tracks.shift[:] = 0.0
    tracks.echo[:] = 1.0
    tracks.agility[:] = 1.0
    tracks.origin[:] = 0.0
    tracks.answers[:] = 1.0
    tracks.there[:] = 1.0
    tracks.started_s[:] = 0.0
    tracks.updated_s[:] = 0.0
    tracks.hit[:] = 0.0
    tracks.hit_s[:] = -np.inf
    tracks.judged_s[:] = -np.inf
    tracks.claimed_s[:] = -np.inf
    tracks.answered[:] = 0
    tracks.doubt[:] = 0.0
    tracks.moved[:] = 1.0
    tracks.turning[:] = 0.0
    tracks.mode_mean[:] = 0.0
    tracks.mode_cov[:] = 0.0
    tracks.mode_s[:] = 0.0


@kernel
def keep(tracks: Tracks, row: Ints) -> None:
    """Move some rows to the front, in place; what stands behind them is left over.

    Parameters
    ----------
    tracks : Tracks
        (n,)
    row : (k,)
        Which of them, rising.
    """
    _move(tracks.key, row)
    _move(tracks.number, row)
    _move(tracks.address, row)
    _move(tracks.existence, row)
    _move(tracks.alive, row)
    _move(tracks.mean, row)
    _move(tracks.cov, row)
    _move(tracks.height, row)
    _move(tracks.height_cov, row)
    _move(tracks.shift, row)
    _move(tracks.echo, row)
    _move(tracks.agility, row)
    _move(tracks.origin, row)
    _move(tracks.answers, row)
    _move(tracks.there, row)
    _move(tracks.started_s, row)
    _move(tracks.updated_s, row)
    _move(tracks.hit, row)
    _move(tracks.hit_s, row)
    _move(tracks.judged_s, row)
    _move(tracks.claimed_s, row)
    _move(tracks.answered, row)
    _move(tracks.doubt, row)
    _move(tracks.moved, row)
    _move(tracks.turning, row)
    _move(tracks.mode_mean, row)
    _move(tracks.mode_cov, row)
    _move(tracks.mode_s, row)


@kernel
def _move(column: Column, row: Ints) -> None:
    """Move some rows of a column to its front, in place."""
    flat = column.reshape(-1)
    width = flat.size // max(column.shape[0], 1)
    for r in range(row.size):
        if row[r] > r:
            for x in range(width):
                flat[r * width + x] = flat[row[r] * width + x]


@kernel
def only(tracks: Tracks, row: Ints) -> Tracks:
    """Return copies of some tracks.

    Parameters
    ----------
    tracks : Tracks
        (n,)
    row : (k,)
        Which of them.

    Returns
    -------
    Tracks
        (k,)
    """
    return Tracks(
        _chosen(tracks.key, row),
        _chosen(tracks.number, row),
        _chosen(tracks.address, row),
        _chosen(tracks.existence, row),
        _chosen(tracks.alive, row),
        _chosen(tracks.mean, row),
        _chosen(tracks.cov, row),
        _chosen(tracks.height, row),
        _chosen(tracks.height_cov, row),
        _chosen(tracks.shift, row),
        _chosen(tracks.echo, row),
        _chosen(tracks.agility, row),
        _chosen(tracks.origin, row),
        _chosen(tracks.answers, row),
        _chosen(tracks.there, row),
        _chosen(tracks.started_s, row),
        _chosen(tracks.updated_s, row),
        _chosen(tracks.hit, row),
        _chosen(tracks.hit_s, row),
        _chosen(tracks.judged_s, row),
        _chosen(tracks.claimed_s, row),
        _chosen(tracks.answered, row),
        _chosen(tracks.doubt, row),
        _chosen(tracks.moved, row),
        _chosen(tracks.turning, row),
        _chosen(tracks.mode_mean, row),
        _chosen(tracks.mode_cov, row),
        _chosen(tracks.mode_s, row),
    )


@kernel
def _chosen(column: Column, row: Ints) -> Column:
    """Return some rows of a column."""
    chosen = np.empty((row.size, *column.shape[1:]), column.dtype)
    for r in range(row.size):
        chosen[r] = column[row[r]]
    return chosen


@kernel
def tracks_between(tracks: Tracks, begin: int, end: int) -> Tracks:
    """Return some rows that follow one another: the same memory, not copies.

    Parameters
    ----------
    tracks : Tracks
        (n,)
    begin, end : int
        The first of them, and the first after them.

    Returns
    -------
    Tracks
        (end - begin,)
    """
    return Tracks(
        tracks.key[begin:end],
        tracks.number[begin:end],
        tracks.address[begin:end],
        tracks.existence[begin:end],
        tracks.alive[begin:end],
        tracks.mean[begin:end],
        tracks.cov[begin:end],
        tracks.height[begin:end],
        tracks.height_cov[begin:end],
        tracks.shift[begin:end],
        tracks.echo[begin:end],
        tracks.agility[begin:end],
        tracks.origin[begin:end],
        tracks.answers[begin:end],
        tracks.there[begin:end],
        tracks.started_s[begin:end],
        tracks.updated_s[begin:end],
        tracks.hit[begin:end],
        tracks.hit_s[begin:end],
        tracks.judged_s[begin:end],
        tracks.claimed_s[begin:end],
        tracks.answered[begin:end],
        tracks.doubt[begin:end],
        tracks.moved[begin:end],
        tracks.turning[begin:end],
        tracks.mode_mean[begin:end],
        tracks.mode_cov[begin:end],
        tracks.mode_s[begin:end],
    )
