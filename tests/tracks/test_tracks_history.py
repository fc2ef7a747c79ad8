"""History: rows that outgrow their block are all there, in order."""

import numpy as np

from track_scenes import keep, plots_at
from vedette.tracks.begin import begin_tracks
from vedette.tracks.bernoulli import Tracks, empty_tracks
from vedette.tracks.history import BLOCK_ROWS, History


def three() -> Tracks:
    plots, count = plots_at([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), 3
    tracks = empty_tracks(count)
    begin_tracks(
        tracks,
        plots,
        np.arange(count),
        np.full(count, 0.5),
        np.zeros((count, 4)),
        np.zeros((count, 4, 4)),
        np.full((count, 2), np.nan),
    )
    tracks.key[:] = np.arange(count)
    return tracks


def test_rows_of_many_blocks_are_sorted_by_track_and_time() -> None:
    history, tracks = History(), three()
    times = BLOCK_ROWS  # one row short of two blocks, twice over
    for k in range(times):
        tracks.mean[:, 0] = k
        keep(history, float(k), tracks, [2, 0] if k % 3 else [0, 1, 2])
    found = history.rows(0.1)
    for key, step in ((0, 1), (1, 3), (2, 1)):
        own = found.key == key
        assert found.time_s[own].tolist() == [float(k) for k in range(0, times, step)]
        assert np.array_equal(found.mean[own, 0], found.time_s[own])
    assert history.rows(0.6).key.size == 0


def test_a_history_without_rows_is_empty() -> None:
    assert History().rows(0.0).key.size == 0


def test_more_rows_at_once_than_a_block_has_find_room() -> None:
    rows, used = History().room(BLOCK_ROWS + 5)
    assert rows.key.size - used >= BLOCK_ROWS + 5
