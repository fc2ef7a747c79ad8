"""The oracle: what a tracker could at best do, if it were told which plot is whose.

A Kalman filter per target with the scene's own models, told the association and the
life span. It reports a target from its first detection to its death. Everything that a
real tracker loses beyond this, it loses to doubt about association or existence.

Run alone: ``python bench/oracle.py --help``.
"""

import argparse
from collections.abc import Iterator

import numpy as np
from scenes import Estimates, Gaussian, Scene, Uniform
from scenes.scene import Floats


class _Filter:
    """Kalman filters of all targets at once, first axis = the target."""

    def __init__(self, scene: Scene) -> None:
        targets = 1 + max(int(ids.max(initial=-1)) for ids in scene.truth_ids)
        self.scene = scene
        self.born = np.full(targets, -1)
        self.started = np.zeros(targets, np.bool_)
        self.state = np.zeros((targets, 4))
        self.covariance = np.tile(np.eye(4), (targets, 1, 1))

    def predict(self) -> None:
        """Move every target by one step."""
        step, added = self.scene.transition, self.scene.process_noise
        self.state = self.state @ step.T
        self.covariance = step @ self.covariance @ step.T + added

    def start(self, target: int, age: int, place: Floats) -> None:
        """Take a target's prior, `age` scans after its birth, at its first plot."""
        first = self.scene.initial if self.born[target] == 0 else ()
        prior = max(
            (self._prior(part, age, place) for part in first or self.scene.birth),
            key=lambda candidate: candidate[0],
        )
        _, self.state[target], self.covariance[target] = prior
        self.started[target] = True

    def _prior(
        self, part: Gaussian | Uniform, age: int, place: Floats
    ) -> tuple[float, Floats, Floats]:
        """Log likelihood of the plot under a prior, and the predicted prior."""
        if isinstance(part, Uniform):  # flat in position: so wide that the plot decides
            wide = float(np.ptp(part.box_m)) ** 2
            slow = part.velocity_sigma_mps**2
            mean = np.concatenate([place, [0.0, 0.0]])
            covariance = np.diag([wide, wide, slow, slow])
        else:
            mean, covariance = part.mean, part.covariance
        step, added = self.scene.transition, self.scene.process_noise
        for _ in range(age):
            mean, covariance = step @ mean, step @ covariance @ step.T + added
        spread = covariance[:2, :2] + self.scene.measurement_noise
        gap = place - mean[:2]
        distance = gap @ np.linalg.solve(spread, gap)
        fit = np.log(part.weight) - 0.5 * (distance + np.log(np.linalg.det(spread)))
        return float(fit), mean, covariance

    def update(self, targets: np.ndarray, places: Floats) -> None:
        """Update targets, each with its own plot."""
        covariance = self.covariance[targets]
        spread = covariance[:, :2, :2] + self.scene.measurement_noise
        gain = np.linalg.solve(spread, covariance[:, :2, :]).transpose(0, 2, 1)
        gap = places - self.state[targets, :2]
        self.state[targets] += (gain @ gap[:, :, None])[:, :, 0]
        self.covariance[targets] = covariance - gain @ covariance[:, :2, :]


def run(scene: Scene) -> Iterator[Estimates]:
    """Track a scene with known association and known life spans.

    Parameters
    ----------
    scene : Scene

    Yields
    ------
    Estimates
        One per scan; a track's number is the target's.
    """
    filters = _Filter(scene)
    for scan, alive in enumerate(scene.truth_ids):
        if scan:
            filters.predict()
        filters.born[alive[filters.born[alive] < 0]] = scan
        real = scene.sources[scan] >= 0
        targets, places = scene.sources[scan][real], scene.scans[scan][real]
        for target, place in zip(targets, places, strict=True):
            if not filters.started[target]:
                filters.start(target, scan - filters.born[target], place)
        filters.update(targets, places)
        shown = alive[filters.started[alive]]
        yield Estimates(
            ids=shown, states=filters.state[shown], expected_count=float(len(alive))
        )


def main() -> None:
    """Print the oracle's numbers on every scene."""
    from accuracy import grid_accuracy, recurring_accuracy, w15_4_accuracy  # noqa: PLC0415

    argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0]).parse_args()
    w15, recurring = w15_4_accuracy(run), recurring_accuracy(run)
    print(f"W15-4, 40 truths x 5 runs    {w15['rms_m']:.4f} m (reference 1.92)")
    print(f"recurring birth, 100-199     {recurring['mean_rms_m']:.4f} m")
    for targets in (10, 100, 1000):
        result = grid_accuracy(run, targets)
        print(f"GRID-{targets:<5} scans 10-39       {result['rms_per_target_m']:.3f} m")


if __name__ == "__main__":
    main()
