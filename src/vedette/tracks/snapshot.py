"""Snapshots: the living tracks predicted to one instant, as known then."""

import numpy as np

from vedette.kernel import kernel
from vedette.tracks.bernoulli import Tracks, predict_tracks
from vedette.tracks.motion import Motion, survival
from vedette.tracks.table import only
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
    return _shown(picture.tracks, time_s - picture.time_s, motion)


@kernel
def _shown(tracks: Tracks, dt_s: float, motion: Motion) -> Tracks:
    """Return copies of the likely tracks, moved on."""
    there = tracks.existence * tracks.alive * survival(motion, dt_s)
    # One that is near the limit may lie on either side of it when it is rounded anew.
    chosen = only(tracks, np.flatnonzero(there >= 0.99 * PUBLISHED_MIN))
    predict_tracks(chosen, dt_s, motion)
    likely = chosen.existence * chosen.alive >= PUBLISHED_MIN
    return only(chosen, np.flatnonzero(likely))
