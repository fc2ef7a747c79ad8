"""The digest of a picture: one number for everything that a run concludes.

SHA-256 over the values of published tracks, trajectories, crossings, incursions,
counts, warnings, verdicts and rejections, in order: float64 and int64 as little-endian
bytes, texts as UTF-8, each array and text with its length before it; the numbers of
tracks, crossings and the like stand first. All nan are one nan.
"""

import hashlib

import numpy as np
import numpy.typing as npt

from vedette.incursions.counts import Count
from vedette.incursions.crossing import Crossing
from vedette.incursions.incursion import Incursion
from vedette.picture import Outcome
from vedette.tracks.trajectory import Trajectory
from vedette.warnings import AreaWarning


class _Digest:
    """A hash that takes values in a canonical form."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def floats(self, *values: npt.ArrayLike) -> None:
        """Add float64 values."""
        for value in values:
            array = np.array(value, "<f8")  # a copy
            array[np.isnan(array)] = np.nan
            self._add(array.tobytes())

    def ints(self, *values: npt.ArrayLike) -> None:
        """Add int64 values."""
        for value in values:
            self._add(np.array(value, "<i8").tobytes())

    def text(self, value: str) -> None:
        """Add a text."""
        self._add(value.encode())

    def hexdigest(self) -> str:
        """Return the digest so far."""
        return self._hash.hexdigest()

    def _add(self, content: bytes) -> None:
        """Add bytes with their length before them."""
        self._hash.update(len(content).to_bytes(8, "little"))
        self._hash.update(content)


def picture_sha256(outcome: Outcome) -> str:
    """Digest an outcome.

    Parameters
    ----------
    outcome : Outcome
        Of a run.

    Returns
    -------
    str
        64 hexadecimal digits: equal for equal pictures, on every machine.
    """
    digest = _Digest()
    digest.ints(outcome.epoch_ns, len(outcome.published), len(outcome.trajectories))
    digest.ints(len(outcome.crossings), len(outcome.incursions), len(outcome.unused))
    digest.ints(len(outcome.counts), len(outcome.warnings))
    for published in outcome.published:
        tracks = published.tracks
        digest.floats(published.time_s)
        digest.ints(published.received_ns, tracks.number, tracks.address)
        digest.floats(tracks.existence, tracks.alive, tracks.mean, tracks.cov)
        digest.floats(tracks.height, tracks.height_cov, tracks.shift)
        digest.floats(tracks.started_s, tracks.updated_s)
    for trajectory in outcome.trajectories:
        _add_trajectory(digest, trajectory)
    for crossing in outcome.crossings:
        _add_crossing(digest, crossing)
    for incursion in outcome.incursions:
        _add_incursion(digest, incursion)
    for count in outcome.counts:
        _add_count(digest, count)
    for warning in outcome.warnings:
        _add_warning(digest, warning)
    for verdicts in outcome.verdicts:
        digest.ints(verdicts.seq, verdicts.track, verdicts.implausible)
        digest.floats(verdicts.p_track, verdicts.p_new, verdicts.p_clutter)
    for unused in outcome.unused:
        digest.ints(unused.number)
        digest.text(unused.reason)
    return digest.hexdigest()


def _add_trajectory(digest: _Digest, trajectory: Trajectory) -> None:
    """Add the smoothed life of one track."""
    digest.ints(trajectory.number, trajectory.address, trajectory.on_grid)
    digest.floats(trajectory.silent_s, trajectory.age_s, trajectory.age_share)
    digest.floats(trajectory.address_since_s, trajectory.existence)
    digest.floats(trajectory.time_s, trajectory.alive)
    digest.floats(trajectory.smoothed.mean, trajectory.smoothed.cov)
    digest.floats(trajectory.height, trajectory.height_var_m2, trajectory.shift)


def _add_incursion(digest: _Digest, incursion: Incursion) -> None:
    """Add one incursion."""
    digest.ints(incursion.trajectory.number, 0 if incursion.left is None else 1)
    _add_crossing(digest, incursion.entry)
    if incursion.left is not None:
        _add_crossing(digest, incursion.left)
    digest.floats(incursion.deepest_m, incursion.until_s)
    digest.text(",".join(incursion.airspaces_before))


def _add_count(digest: _Digest, count: Count) -> None:
    """Add one count."""
    digest.text(count.volume)
    digest.text(count.measure)
    digest.floats(count.from_s, count.to_s, count.prior_band)
    digest.floats(count.pmf, count.seen_pmf, count.unseen_pmf)


def _add_warning(digest: _Digest, warning: AreaWarning) -> None:
    """Add the life of one warning."""
    digest.ints(warning.id, len(warning.history))
    for text in (warning.area, warning.name, warning.kind):
        digest.text(text)
    for change in warning.history:
        digest.text(change.state.value)
        digest.ints(change.received_ns, change.tracks)
        digest.floats(change.time_s, change.probability)
        digest.floats(change.arrival_s, change.expires_s)


def _add_crossing(digest: _Digest, crossing: Crossing) -> None:
    """Add one crossing."""
    digest.ints(crossing.track, crossing.address, crossing.address_then)
    digest.ints(1 if crossing.inward else 0, 1 if crossing.contradicted else 0)
    digest.text(crossing.volume)
    digest.floats(crossing.time_s, crossing.sigma_s, crossing.e_m, crossing.n_m)
    digest.floats(crossing.sigma_m, crossing.probability)
    digest.floats(crossing.first_seen_inside, crossing.never_outside)
    for name, share in (*crossing.across, *crossing.classes):
        digest.text(name)
        digest.floats(share)
