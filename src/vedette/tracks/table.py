"""The table of tracks: room for more at its end, and some of its rows.

A kernel cannot go through the columns of a table by a loop, since they differ in
shape; so they stand here one by one, and nowhere else.
"""

from typing import TypeVar

import numpy as np

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints
from vedette.tracks.bernoulli import Tracks

Column = TypeVar("Column", Floats, Ints)


@kernel
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
    return Tracks(
        _longer(tracks.key, count, 0),
        _longer(tracks.number, count, 0),
        _longer(tracks.address, count, -1),
        _longer(tracks.existence, count, 0.0),
        _longer(tracks.alive, count, 0.0),
        _longer(tracks.mean, count, 0.0),
        _longer(tracks.cov, count, 0.0),
        _longer(tracks.height, count, np.nan),
        _longer(tracks.height_cov, count, 0.0),
        _longer(tracks.shift, count, 0.0),
        _longer(tracks.echo, count, 1.0),
        _longer(tracks.origin, count, 0.0),
        _longer(tracks.answers, count, 1.0),
        _longer(tracks.there, count, 1.0),
        _longer(tracks.started_s, count, 0.0),
        _longer(tracks.updated_s, count, 0.0),
        _longer(tracks.hit, count, 0.0),
        _longer(tracks.hit_s, count, -np.inf),
        _longer(tracks.judged_s, count, -np.inf),
        _longer(tracks.claimed_s, count, -np.inf),
        _longer(tracks.answered, count, 0),
        _longer(tracks.doubt, count, 0.0),
    )


@kernel
def _longer(column: Column, count: int, value: float) -> Column:
    """Return a longer copy of a column, a value in every place of its end."""
    rows = column.shape[0]
    longer = np.empty((rows + count, *column.shape[1:]), column.dtype)
    longer[:rows] = column
    longer[rows:] = value
    return longer


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
    )


@kernel
def _chosen(column: Column, row: Ints) -> Column:
    """Return some rows of a column."""
    chosen = np.empty((row.size, *column.shape[1:]), column.dtype)
    for r in range(row.size):
        chosen[r] = column[row[r]]
    return chosen


@kernel
def tracks_from(tracks: Tracks, row: int) -> Tracks:
    """Return the tracks from one row on: the same memory, not copies.

    Parameters
    ----------
    tracks : Tracks
        (n,)
    row : int
        First row.

    Returns
    -------
    Tracks
        (n - row,)
    """
    return Tracks(
        tracks.key[row:],
        tracks.number[row:],
        tracks.address[row:],
        tracks.existence[row:],
        tracks.alive[row:],
        tracks.mean[row:],
        tracks.cov[row:],
        tracks.height[row:],
        tracks.height_cov[row:],
        tracks.shift[row:],
        tracks.echo[row:],
        tracks.origin[row:],
        tracks.answers[row:],
        tracks.there[row:],
        tracks.started_s[row:],
        tracks.updated_s[row:],
        tracks.hit[row:],
        tracks.hit_s[row:],
        tracks.judged_s[row:],
        tracks.claimed_s[row:],
        tracks.answered[row:],
        tracks.doubt[row:],
    )
