"""Plots, tracks, trajectories and borders for the tests of tracks and incursions."""

import math
from collections.abc import Sequence

import numpy as np

from vedette.airspace import Ring, Volume
from vedette.airspace.index import build_index
from vedette.earth.plane import from_plane, plane_at
from vedette.incursions.crossing import Judged
from vedette.incursions.same_object import Ends
from vedette.plots.plot import Plots
from vedette.sensors.coverage import EVERYWHERE, Coverage
from vedette.tracks.bernoulli import Tracks, empty_tracks
from vedette.tracks.gate import Edges
from vedette.tracks.gaussian import STATE_SIZE, state_of
from vedette.tracks.history import History, write_rows
from vedette.tracks.motion import Motion
from vedette.tracks.smooth import smooth
from vedette.tracks.tracker import Settings
from vedette.tracks.trajectory import Trajectory
from vedette.tracks.unseen import Unseen, no_unseen
from vedette.tracks.view import InView

MOTION = Motion(q_m2ps3=1.0, q_vertical_m2ps3=1.0, death_rate_ps=1.0 / 1800.0)
SETTINGS = Settings(motion=MOTION)
LOOK = Coverage(kind=EVERYWHERE, p_detect=0.9)
PLANE = plane_at(52.0, 20.0, 400.0)
FAR_M = 100_000.0


def plots_at(
    positions: object,
    *,
    time_s: float = 0.0,
    noise: object = ((100.0, 0.0), (0.0, 100.0)),
    clutter_pm2: float = 1e-9,
    birth_pm2: float = 0.0,
    address: int | Sequence[int] = -1,
    height_m: float = math.nan,
    age_s: float = 0.0,
) -> Plots:
    """Make plots of one time; what is not said is not known."""
    places = np.array(positions, float).reshape(-1, 2)
    count = len(places)
    noise = np.broadcast_to(np.array(noise, float), (count, 2, 2))
    said = {
        "time_s": np.full(count, time_s),
        "age_s": np.full(count, age_s),
        "e_m": places[:, 0].copy(),
        "n_m": places[:, 1].copy(),
        "r_ee_m2": noise[:, 0, 0].copy(),
        "r_en_m2": noise[:, 0, 1].copy(),
        "r_nn_m2": noise[:, 1, 1].copy(),
        "h_m": np.full(count, height_m),
        "r_h_m2": np.full(count, 900.0),
        "address": np.broadcast_to(np.array(address, np.int64), (count,)).copy(),
        "sensor": np.zeros(count, np.int64),
        "clutter_density_pm2": np.full(count, clutter_pm2),
        "birth_density_pm2": np.full(count, birth_pm2),
        "r_wide_m2": np.zeros(count),
        "shift_e_m": np.zeros(count),
        "shift_n_m": np.zeros(count),
        "seq": np.arange(count),
    }
    unknown = np.full(count, np.nan)
    return Plots(**{name: said.get(name, unknown.copy()) for name in Plots._fields})


def cooperative_at(positions: object, address: object, time_s: float) -> Plots:
    """Make plots that say an address, as ADS-B does over a site of 300 km."""
    area_m2 = math.pi * 300e3**2
    plots = plots_at(
        positions,
        time_s=time_s,
        noise=((225.0, 0.0), (0.0, 225.0)),
        clutter_pm2=1e-3 / area_m2,
        birth_pm2=1e-2 / area_m2,
        address=address,
    )
    return plots._replace(
        ve_mps=np.zeros_like(plots.e_m),
        vn_mps=np.zeros_like(plots.e_m),
        r_v_m2ps2=np.full_like(plots.e_m, 100.0),
        r_wide_m2=np.full_like(plots.e_m, 2000.0**2),
    )


def tracks_at(
    mean: object,
    cov: object,
    *,
    existence: object = 1.0,
    alive: object = 1.0,
    address: object = -1,
) -> Tracks:
    """Make tracks with the given states."""
    states = np.array(mean, float).reshape(-1, 4)
    tracks = empty_tracks(len(states))
    tracks.key[:] = np.arange(len(states))
    tracks.number[:] = 1000 + np.arange(len(states))
    tracks.mean[:] = states
    tracks.cov[:] = np.array(cov, float)
    tracks.existence[:] = existence
    tracks.alive[:] = alive
    tracks.address[:] = address
    return tracks


def edges_of(psi: np.ndarray) -> tuple[Edges, np.ndarray]:
    """Write a matrix of weights, 0 where not gated, as pairs grouped by track."""
    start = np.concatenate(([0], np.cumsum((psi > 0.0).sum(axis=1))))
    rows, columns = np.nonzero(psi)
    weight = psi[rows, columns].astype(float)
    fields = {
        "start": start.astype(np.int64),
        "plot": columns.astype(np.int64),
        "likelihood": weight,
    }
    zeros = np.zeros(len(rows))
    edges = Edges(**{name: fields.get(name, zeros) for name in Edges._fields})
    return edges, weight


def dense_of(edges: Edges, values: np.ndarray, plots: int) -> np.ndarray:
    """Write values of pairs as a matrix."""
    dense = np.zeros((len(edges.start) - 1, plots))
    for i in range(len(dense)):
        for k in range(edges.start[i], edges.start[i + 1]):
            dense[i, edges.plot[k]] = values[k]
    return dense


def unseen_at(
    weight: Sequence[float], mean: object, cov: object, height_m: float = math.nan
) -> Unseen:
    """Make unseen trajectories."""
    count = len(weight)
    return no_unseen(count)._replace(
        weight=np.array(weight, float),
        drawn=np.array(weight, float),
        mean=np.array(mean, float).reshape(-1, 4),
        cov=np.broadcast_to(np.array(cov, float), (count, 4, 4)).copy(),
        height=np.full(count, height_m),
    )


def keep(history: History, time_s: float, tracks: Tracks, chosen: object) -> None:
    """Let a history keep the states of some tracks."""
    which = np.array(chosen, np.int64)
    rows, used = history.room(which.size)
    history.wrote(write_rows(rows, used, time_s, tracks, which))


def all_in_view(unseen: Unseen, p_detect: object) -> InView:
    """Let a look see all of them as they are, each with a probability."""
    count = unseen.weight.size
    p = np.broadcast_to(np.array(p_detect, float), count).copy()
    states = [state_of(unseen.mean, unseen.cov, k) for k in range(count)]
    return InView(
        row=np.arange(count),
        p_swept=p,
        p_first=p,
        weight=unseen.weight,
        state=np.array(states, float).reshape(count, STATE_SIZE),
    )


def random_covariance(
    rng: np.random.Generator, sigma_m: float, sigma_mps: float
) -> np.ndarray:
    """Draw a full covariance of [e, n, ve, vn] of about the given size."""
    scale = np.diag([sigma_m, sigma_m, sigma_mps, sigma_mps])
    root = scale @ (np.eye(4) + 0.4 * rng.normal(size=(4, 4)))
    return root @ root.T


def judged(
    *outlines: list[tuple[float, float]],
    sigma_m: float = 50.0,
    neighbours: Sequence[str] = ("BY",),
    beyond: Sequence[int] = (),
    volume_id: str = "PL",
    floor_m: float = -math.inf,
    ceiling_m: float = math.inf,
) -> Judged:
    """Make a volume from outlines in the site plane, ready to be judged."""
    rings = []
    for outline in outlines:
        places = np.array([from_plane(PLANE, e, n) for e, n in outline])
        rings.append(
            Ring(
                lat_deg=places[:, 0].copy(),
                lon_deg=places[:, 1].copy(),
                sigma_m=np.full(len(outline), sigma_m),
                neighbour=np.array(beyond or [0] * len(outline), np.int64),
            )
        )
    volume = Volume(
        id=volume_id,
        kind="zone",
        code=volume_id,
        floor_m=floor_m,
        ceiling_m=ceiling_m,
        source="drawn for a test",
        version="1",
        sha256="",
        valid_from="2025-01-01",
        worldview="none",
        neighbours=tuple(neighbours),
        rings=tuple(rings),
    )
    return Judged(volume, build_index(volume, PLANE))


def east_half(**how: object) -> Judged:
    """Make a volume whose western border is the line e = 0."""
    return judged([(0.0, -FAR_M), (FAR_M, -FAR_M), (FAR_M, FAR_M), (0.0, FAR_M)], **how)


def trajectory_along(
    corners: Sequence[tuple[float, float, float]],
    *,
    sigma_m: float = 30.0,
    step_s: float = 4.0,
    number: int = 123_456,
    existence: float = 1.0,
    height_m: float = math.nan,
    height_sigma_m: float = 0.0,
    address: int = -1,
) -> Trajectory:
    """Fly straight from corner to corner (time, e, n), known to ``sigma_m``.

    The error of the place is one offset for the whole path, so that what should come
    out of it has a closed form.
    """
    at = np.array(corners, float)
    time_s = np.arange(at[0, 0], at[-1, 0] + 0.5 * step_s, step_s)
    mean = np.zeros((len(time_s), 4))
    for axis in (0, 1):
        mean[:, axis] = np.interp(time_s, at[:, 0], at[:, 1 + axis])
        mean[:-1, 2 + axis] = np.diff(mean[:, axis]) / step_s
        mean[-1, 2 + axis] = mean[-2, 2 + axis]
    variance = sigma_m * sigma_m
    cov = np.tile(np.diag([variance, variance, 1e-12, 1e-12]), (len(time_s), 1, 1))
    states = smooth(time_s, mean, cov, np.full(len(time_s), 1e-9))
    return Trajectory(
        key=number,
        number=number,
        address=address,
        address_since_s=float(time_s[0]),
        existence=existence,
        time_s=time_s,
        on_grid=np.ones(len(time_s), np.int64),
        doubt=np.zeros(len(time_s)),
        alive=np.ones(len(time_s)),
        mean=mean,
        smoothed=states._replace(mean=mean.copy(), cov=cov.copy()),
        height=np.column_stack([np.full(len(time_s), height_m), np.zeros(len(time_s))]),
        height_var_m2=np.full(len(time_s), height_sigma_m**2),
        silent_s=np.zeros(len(time_s)),
        shift=np.zeros((len(time_s), 2)),
        age_s=np.zeros(0),
        age_share=np.zeros(0),
        age_area=np.zeros(0, np.int64),
        first_density_pm2=0.0,
        origin=np.zeros(0),
        answers=np.ones(0),
        known_until_s=float(time_s[-1]),
        alive_then=1.0,
    )


def ends_of(tracks: list[Trajectory], density: float = 1e-12) -> Ends:
    """Lay out the two ends of tracks that fell silent at their last row."""
    n = len(tracks)
    return Ends(
        begun_s=np.array([t.time_s[0] for t in tracks]),
        ended_s=np.array([t.time_s[-1] for t in tracks]),
        first_mean=np.array([t.smoothed.mean[0] for t in tracks]),
        first_cov=np.array([t.smoothed.cov[0] for t in tracks]),
        last_mean=np.array([t.smoothed.mean[-1] for t in tracks]),
        last_cov=np.array([t.smoothed.cov[-1] for t in tracks]),
        first_density=np.full(n, density),
        known_s=np.array([t.time_s[-1] for t in tracks]),
        there=np.full(n, 1e-6),
        address=np.array([t.address for t in tracks]),
        kind=np.zeros((n, 1)),
        answers=np.ones((n, 1)),
    )
