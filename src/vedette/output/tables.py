"""Tracks, trajectories and crossings as tables, exactly as docs/fields.md lists them.

In: what a run concluded, in the site plane. Out: pyarrow tables in WGS 84 degrees,
true courses, nanoseconds UTC. ``null`` means not known, never zero.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from vedette.airspace.index import build_index
from vedette.earth.ground import scale_and_convergence
from vedette.earth.plane import SitePlane, from_plane
from vedette.incursions.crossing import Crossing
from vedette.incursions.incursion import authorised
from vedette.incursions.kinds import UNCLASSED
from vedette.output.true_states import insides, true_states
from vedette.pipeline import Conclusion
from vedette.plots.plot import Floats, Ints
from vedette.tracks.snapshot import PUBLISHED_MIN
from vedette.tracks.trajectory import Trajectory, position_cov
from vedette.units import SECOND_NS

# Longer than a turn of an en-route radar (12 s) and the slowest resampled feed (10 s):
# after it, a position is a prediction and not the last look carried on.
COASTED_S = 15.0

TIME = pa.timestamp("ns", tz="UTC")


class States(NamedTuple):
    """Rows of tracks or trajectories, in the site plane.

    Attributes
    ----------
    time_s : (n,) s since epoch
    number, address : (n,)
    existence, alive : (n,) probabilities
    mean, cov : (n, 4), (n, 4, 4) what an unknown height adds to the doubt included
    height : (n, 2) m, m/s, nan where unknown
    height_var_m2 : (n,) m²
    silent_s : (n,) s since the last plot
    """

    time_s: Floats
    number: Ints
    address: Ints
    existence: Floats
    alive: Floats
    mean: Floats
    cov: Floats
    height: Floats
    height_var_m2: Floats
    silent_s: Floats


def nanoseconds(epoch_ns: int, time_s: Floats) -> Ints:
    """Turn seconds since the epoch into nanoseconds UTC.

    Parameters
    ----------
    epoch_ns : int
        Epoch, nanoseconds UTC.
    time_s : (n,) s
        Seconds since it.

    Returns
    -------
    (n,) int
        The nearest nanosecond.
    """
    return epoch_ns + np.rint(np.asarray(time_s) * SECOND_NS).astype(np.int64)


def identity(address: int) -> str:
    """Write a 24-bit address as six hexadecimal digits, "" where none is known."""
    return f"{address:06x}" if address >= 0 else ""


def tracks_table(episode: Conclusion) -> pa.Table:
    """Lay out the picture as it was known then.

    Parameters
    ----------
    episode : Conclusion
        What was concluded.

    Returns
    -------
    pyarrow.Table
        The columns of ``tracks.parquet``, by time, then in order of birth.
    """
    outcome = episode.outcome
    parts = [
        States(
            np.full(tracks.key.size, time_s),
            tracks.number,
            tracks.address,
            tracks.existence,
            tracks.alive,
            tracks.mean,
            position_cov(tracks.cov, tracks.shift),
            tracks.height,
            tracks.height_cov[:, 0],
            time_s - tracks.updated_s,
        )
        for time_s, _, tracks in outcome.published
    ]
    sizes = [part.time_s.size for part in parts]
    through = np.repeat(
        np.array([p.received_ns for p in outcome.published], np.int64), sizes
    )
    columns = _columns(episode, _joined(parts))
    received = {"received_through": pa.array(through, TIME)}
    time = {"time": columns.pop("time")}
    return _table({**time, **received, **columns}, episode.data_kind)


def trajectories_table(episode: Conclusion, through_ns: int) -> pa.Table:
    """Lay out the same tracks with hindsight, at the steps of the picture.

    Parameters
    ----------
    episode : Conclusion
        What was concluded.
    through_ns : int
        Nanoseconds UTC; everything received until then was used.

    Returns
    -------
    pyarrow.Table
        The columns of ``trajectories.parquet``, track by track in order of birth.
    """
    outcome = episode.outcome
    parts = [_smoothed(trajectory) for trajectory in outcome.trajectories]
    sizes = [part.time_s.size for part in parts]
    columns = _columns(episode, _joined(parts))
    for name, end in (("started", 0), ("ended", -1)):
        times = np.array([t.time_s[end] for t in outcome.trajectories], np.float64)
        whole = nanoseconds(outcome.epoch_ns, times)
        columns[name] = pa.array(np.repeat(whole, sizes), TIME)
    rows = np.full(sum(sizes), through_ns, np.int64)
    columns["smoothed_through"] = pa.array(rows, TIME)
    return _table(columns, episode.data_kind)


def crossings_table(episode: Conclusion) -> pa.Table:
    """Lay out every passage of a judged border.

    Parameters
    ----------
    episode : Conclusion
        What was concluded.

    Returns
    -------
    pyarrow.Table
        The columns of ``crossings.parquet``, by time.
    """
    outcome = episode.outcome
    # A back-cast without a path from outside is no passage.
    found = [c for c in outcome.crossings if c.across]
    places = [from_plane(outcome.plane, c.e_m, c.n_m) for c in found]

    def of(value: Callable[[Crossing], object], kind: pa.DataType) -> pa.Array:
        return pa.array([value(c) for c in found], kind)

    times = np.array([c.time_s for c in found], np.float64)
    columns = {
        "time": pa.array(nanoseconds(outcome.epoch_ns, times), TIME),
        "sigma_s": of(lambda c: c.sigma_s, pa.float64()),
        "lat": pa.array([place[0] for place in places], pa.float64()),
        "lon": pa.array([place[1] for place in places], pa.float64()),
        "sigma_m": of(lambda c: ground_m(outcome.plane, c), pa.float64()),
        "track": of(lambda c: c.track, pa.int64()),
        "identity": of(lambda c: identity(c.address), pa.string()),
        "volume": of(lambda c: c.volume, pa.string()),
        "direction": of(lambda c: "in" if c.inward else "out", pa.string()),
        "across": of(lambda c: c.across[0][0], pa.string()),
        "across_p": of(
            lambda c: c.across[0][1] * (1.0 - c.never_outside), pa.float64()
        ),
        "probability": of(lambda c: c.probability, pa.float64()),
        "authorised": of(lambda c: authorised(c, episode.site.policy), pa.bool_()),
    }
    return _table(columns, episode.data_kind)


def ground_m(plane: SitePlane, crossing: Crossing) -> float:
    """Return the 1 sigma of a crossing's place over ground.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    crossing : Crossing
        With its sigma in the plane.

    Returns
    -------
    float
        m.
    """
    k, _ = scale_and_convergence(plane, crossing.e_m, crossing.n_m)
    return crossing.sigma_m / k


def _smoothed(trajectory: Trajectory) -> States:
    """Take the rows of a trajectory that are steps of the picture."""
    likely = trajectory.existence * trajectory.alive >= PUBLISHED_MIN
    rows = np.flatnonzero((trajectory.on_grid == 1) & likely)
    return States(
        trajectory.time_s[rows],
        np.full(rows.size, trajectory.number),
        np.full(rows.size, trajectory.address),
        np.full(rows.size, trajectory.existence),
        trajectory.alive[rows],
        trajectory.smoothed.mean[rows],
        position_cov(trajectory.smoothed.cov[rows], trajectory.shift[rows]),
        trajectory.height[rows],
        trajectory.height_var_m2[rows],
        trajectory.silent_s[rows],
    )


def _joined(parts: list[States]) -> States:
    """Put rows one after the other; none give empty columns of the right shape."""
    if not parts:
        flat, whole = np.empty(0), np.empty(0, np.int64)
        mean, cov = np.empty((0, 4)), np.empty((0, 4, 4))
        height = np.empty((0, 2))
        return States(flat, whole, whole, flat, flat, mean, cov, height, flat, flat)
    return States(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _columns(episode: Conclusion, rows: States) -> dict[str, pa.Array]:
    """Lay out what tracks and trajectories have in common."""
    plane, epoch_ns = episode.outcome.plane, episode.outcome.epoch_ns
    states = true_states(plane, rows.mean, rows.cov)
    height_m, climb_mps = rows.height[:, 0].copy(), rows.height[:, 1].copy()
    names = [identity(address) for address in rows.address.tolist()]
    return {
        "time": pa.array(nanoseconds(epoch_ns, rows.time_s), TIME),
        "track": pa.array(rows.number, pa.int64()),
        "lat": pa.array(states.lat_deg),
        "lon": pa.array(states.lon_deg),
        "height_m": _known(height_m),
        "speed_mps": pa.array(states.speed_mps),
        "course_deg": pa.array(states.course_deg),
        "climb_mps": _known(np.where(np.isnan(height_m), np.nan, climb_mps)),
        "existence": pa.array(rows.existence),
        "alive": pa.array(rows.alive),
        "sigma_major_m": pa.array(states.major_m),
        "sigma_minor_m": pa.array(states.minor_m),
        "sigma_angle_deg": pa.array(states.angle_deg),
        "class": pa.array([UNCLASSED] * len(names), pa.string()),
        "identity": pa.array(names, pa.string()),
        "coasted": pa.array(rows.silent_s > COASTED_S),
        "inside": _known(_inside(episode, rows, height_m)),
    }


def _inside(episode: Conclusion, rows: States, height_m: Floats) -> Floats:
    """Judge rows against the first volume; nan where the site judges none."""
    if not episode.volumes:
        return np.full(rows.time_s.size, np.nan)
    volume = episode.volumes[0]
    return insides(
        build_index(volume, episode.outcome.plane),
        volume.floor_m,
        volume.ceiling_m,
        rows.mean,
        rows.cov,
        height_m,
        rows.height_var_m2,
    )


def _known(values: Floats) -> pa.Array:
    """Write nan as null."""
    return pa.array(values, pa.float64(), mask=np.isnan(values))


def _table(columns: dict[str, pa.Array], data_kind: str) -> pa.Table:
    """Join columns under the metadata that every table carries."""
    return pa.table(columns, metadata={"data_kind": data_kind})
