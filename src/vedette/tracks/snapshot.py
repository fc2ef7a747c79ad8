"""Snapshots: the living tracks predicted to one instant, as known then."""

import numpy as np

from vedette.columns import take
from vedette.tracks.bernoulli import Tracks, predict_tracks
from vedette.tracks.motion import Motion
from vedette.tracks.tracker import Picture

# A track is published while it is this likely to be real and still there.
PUBLISHED_MIN = 0.05


def snapshot(picture: Picture, time_s: float, motion: Motion) -> Tracks:
    """Predict the tracks worth publishing to an instant.

    Parameters
    ----------
    picture : Picture
        The posterior, not changed.
    time_s : float
        Seconds since epoch, not before the picture's time.
    motion : Motion
        The motion model.

    Returns
    -------
    Tracks
        Copies, those with existence x alive of at least `PUBLISHED_MIN` then.
    """
    tracks = take(picture.tracks, np.arange(picture.tracks.key.size))
    predict_tracks(tracks, time_s - picture.time_s, motion)
    likely = tracks.existence * tracks.alive >= PUBLISHED_MIN
    return take(tracks, np.flatnonzero(likely))
