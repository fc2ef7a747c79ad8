"""Our tracker on a benchmark scene, in its two forms of association.

A scene's Gaussian of expected targets is one unseen trajectory with a wide kernel; a
uniform rectangle is a lattice of them. Tracks are reported at existence x alive above
0.4, the threshold that the published numbers of these scenes use.
"""

from collections.abc import Iterator
from functools import partial
from math import log

import numpy as np
from scenes import Scene
from scenes.scene import Beliefs, Estimates, Floats, Gaussian, Uniform

from vedette.columns import join
from vedette.plots.plot import Plots
from vedette.sensors.coverage import EVERYWHERE, Coverage
from vedette.tracks.motion import Motion
from vedette.tracks.tracker import Picture, Scan, Settings, step
from vedette.tracks.unseen import Unseen, no_unseen

REPORTED_ABOVE = 0.4
LATTICE = 24  # kernels along a side of a uniform rectangle


def scene_plots(scene: Scene, scan: Floats, time_s: float) -> Plots:
    """Turn measured positions (m, 2) into plots of one time."""
    count = len(scan)
    unknown = np.full(count, np.nan)
    return Plots(
        time_s=np.full(count, time_s),
        e_m=scan[:, 0].copy(),
        n_m=scan[:, 1].copy(),
        r_ee_m2=np.full(count, scene.measurement_noise[0, 0]),
        r_en_m2=np.full(count, scene.measurement_noise[0, 1]),
        r_nn_m2=np.full(count, scene.measurement_noise[1, 1]),
        shift_e_m=np.zeros(count),
        shift_n_m=np.zeros(count),
        age_s=np.zeros(count),
        r_wide_m2=np.zeros(count),
        ve_mps=unknown,
        vn_mps=unknown,
        r_v_m2ps2=unknown,
        h_m=unknown,
        r_h_m2=unknown,
        address=np.full(count, -1, np.int64),
        sensor=np.zeros(count, np.int64),
        clutter_density_pm2=np.full(count, scene.clutter_density_pm2),
        birth_density_pm2=np.zeros(count),
        seq=np.arange(count),
    )


def unseen_of(sources: tuple[Gaussian | Uniform, ...]) -> Unseen:
    """Turn expected targets into unseen trajectories."""
    unseen = no_unseen()
    for source in sources:
        parts = [source] if isinstance(source, Gaussian) else lattice(source)
        found = no_unseen(len(parts))._replace(
            weight=np.array([part.weight for part in parts]),
            drawn=np.array([part.weight for part in parts]),
            mean=np.array([part.mean for part in parts]),
            cov=np.array([part.covariance for part in parts]),
        )
        unseen = join([unseen, found])
    return unseen


def births_at(births: Unseen, time_s: float) -> Unseen:
    """Let the births of every scan be those of this one."""
    count = births.weight.size
    return births._replace(
        since_s=np.full(count, time_s), born_s=np.full(count, time_s)
    )


def lattice(uniform: Uniform) -> list[Gaussian]:
    """Cover a rectangle with equal Gaussians, spaced at one and a half sigma."""
    (e0, e1), (n0, n1) = uniform.box_m
    step_e, step_n = (e1 - e0) / LATTICE, (n1 - n0) / LATTICE
    variance = uniform.velocity_sigma_mps**2
    cov = np.diag([(step_e / 1.5) ** 2, (step_n / 1.5) ** 2, variance, variance])
    return [
        Gaussian(
            weight=uniform.weight / LATTICE**2,
            mean=np.array([e0 + (a + 0.5) * step_e, n0 + (b + 0.5) * step_n, 0.0, 0.0]),
            covariance=cov,
        )
        for a in range(LATTICE)
        for b in range(LATTICE)
    ]


def settings_of(scene: Scene, exact_side_max: int) -> Settings:
    """Give the tracker the scene's own models."""
    q = scene.process_noise[2, 2] / scene.step_s
    return Settings(
        motion=Motion(
            q_m2ps3=q,
            q_vertical_m2ps3=1.0,
            death_rate_ps=-log(scene.p_survival) / scene.step_s,
        ),
        exact_side_max=exact_side_max,
    )


def run(scene: Scene, *, exact_side_max: int = 12) -> Iterator[Estimates]:
    """Track a scene; one `Estimates` for every scan."""
    picture = Picture(time_s=0.0, unseen=unseen_of(scene.initial))
    settings = settings_of(scene, exact_side_max)
    births = unseen_of(scene.birth)
    coverage = Coverage(kind=EVERYWHERE, p_detect=scene.p_detect)
    for k, positions in enumerate(scene.scans):
        time_s = k * scene.step_s
        given = k == 0 and scene.initial
        arrivals = no_unseen() if given else births_at(births, time_s)
        scan = Scan(time_s, scene_plots(scene, positions, time_s), coverage)
        step(picture, scan, settings, arrivals)
        tracks = picture.tracks
        there = tracks.existence * tracks.alive
        shown = there > REPORTED_ABOVE
        yield Estimates(
            ids=tracks.number[shown],
            states=tracks.mean[shown],
            expected_count=float(there.sum()),
            beliefs=Beliefs(
                ids=tracks.number.copy(),
                states=tracks.mean.copy(),
                covariances=tracks.cov.copy(),
                existence=there,
            ),
        )


TRACKERS = {
    "vedette, exact in small clusters": run,
    "vedette, belief propagation alone": partial(run, exact_side_max=0),
}
