"""Snapshots: the living tracks predicted to one instant, as known then."""

import numpy as np

from vedette.kernel import kernel
from vedette.tracks.bernoulli import Tracks, predict_tracks
from vedette.tracks.modes import merge_modes
from vedette.tracks.motion import Motion, survival
from vedette.tracks.table import only
from vedette.tracks.tracker import Picture
from vedette.tracks.traits import Traits

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
    tracks, traits = picture.tracks, picture.traits
    return _shown(tracks, traits, time_s - picture.time_s, time_s, motion)


@kernel
def _shown(
    tracks: Tracks, traits: Traits, dt_s: float, time_s: float, motion: Motion
) -> Tracks:
    """Return copies of the likely tracks, moved on, each as its modes say."""
    there = tracks.existence * tracks.alive * survival(motion, dt_s)
    # One that is near the limit may lie on either side of it when it is rounded anew.
    chosen = only(tracks, np.flatnonzero(there >= 0.99 * PUBLISHED_MIN))
    predict_tracks(chosen, dt_s, motion)
    merge_modes(chosen, traits, motion, time_s)
    likely = chosen.existence * chosen.alive >= PUBLISHED_MIN
    return only(chosen, np.flatnonzero(likely))
