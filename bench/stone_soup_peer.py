"""The peer: Stone Soup 1.9.1 with its fastest associator, on GRID-N.

MultiTargetTracker with Kalman filters, a KD-tree of 150 m radius, 2-D assignment of
the global nearest neighbour with a Mahalanobis gate of 4, MultiMeasurementInitiator of
three points, deletion after four scans without an update, of a tentative track after
two. It is told the same motion and measurement models as we are. It has no existence
probability, so the comparison of accuracy is not fair to it, that of time is. A strict
start (three plots in a row, `run_strict`) makes fewer false tracks and is faster on
this easy scene; both are published.

Run alone: ``python bench/stone_soup_peer.py --help``.
"""

import argparse
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np
from scenes import Estimates, Scene, Uniform
from scenes.grid import Q_M2PS3

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it warns of parts that we do not use
    from stonesoup.dataassociator.tree import DetectionKDTreeGNN2D
    from stonesoup.deleter.time import UpdateTimeStepsDeleter
    from stonesoup.hypothesiser.distance import DistanceHypothesiser
    from stonesoup.initiator.simple import MultiMeasurementInitiator
    from stonesoup.measures import Mahalanobis
    from stonesoup.models.measurement.linear import LinearGaussian
    from stonesoup.models.transition.linear import (
        CombinedLinearGaussianTransitionModel,
        ConstantVelocity,
    )
    from stonesoup.predictor.kalman import KalmanPredictor
    from stonesoup.tracker.simple import MultiTargetTracker
    from stonesoup.types.detection import Detection
    from stonesoup.types.state import GaussianState
    from stonesoup.updater.kalman import KalmanUpdater

RADIUS_M = 150.0
GATE_SIGMAS = 4.0
CONFIRM_POINTS = 3
DELETE_AFTER_SCANS = 4
DELETE_TENTATIVE_AFTER_SCANS = 2
START = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # it knows no zones


def build(scene: Scene, tentative_scans: int) -> MultiTargetTracker:
    """Build the tracker for a scene that starts from a uniform prior (GRID-N).

    Parameters
    ----------
    scene : Scene
    tentative_scans : int
        Scans without an update after which a tentative track is dropped.

    Returns
    -------
    MultiTargetTracker
    """
    prior = scene.initial[0]
    if not isinstance(prior, Uniform):
        raise TypeError(f"expected a GRID scene, got {scene.name}")
    motion = CombinedLinearGaussianTransitionModel([ConstantVelocity(Q_M2PS3)] * 2)
    sensor = LinearGaussian(4, [0, 2], scene.measurement_noise)
    predictor, updater = KalmanPredictor(motion), KalmanUpdater(sensor)
    associator = DetectionKDTreeGNN2D(
        DistanceHypothesiser(predictor, updater, Mahalanobis(), GATE_SIGMAS),
        predictor,
        updater,
        max_distance=RADIUS_M,
    )
    deleter = UpdateTimeStepsDeleter(DELETE_AFTER_SCANS)
    speed = prior.velocity_sigma_mps**2
    start = GaussianState(np.zeros((4, 1)), np.diag([0.0, speed, 0.0, speed]), START)
    initiator = MultiMeasurementInitiator(
        prior_state=start,
        deleter=UpdateTimeStepsDeleter(tentative_scans),
        data_associator=associator,
        updater=updater,
        measurement_model=sensor,
        min_points=CONFIRM_POINTS,
    )
    scans = [
        (
            START + timedelta(seconds=scan * scene.step_s),
            {
                Detection(
                    place[:, None],
                    timestamp=START + timedelta(seconds=scan * scene.step_s),
                    measurement_model=sensor,
                )
                for place in places
            },
        )
        for scan, places in enumerate(scene.scans)
    ]
    return MultiTargetTracker(initiator, deleter, scans, associator, updater)


def run(
    scene: Scene, tentative_scans: int = DELETE_TENTATIVE_AFTER_SCANS
) -> Iterator[Estimates]:
    """Track a GRID scene with Stone Soup.

    Parameters
    ----------
    scene : Scene
    tentative_scans : int
        Scans without an update after which a tentative track is dropped.

    Yields
    ------
    Estimates
        One per scan: every confirmed track.
    """
    numbers: dict[str, int] = {}
    for _, tracks in build(scene, tentative_scans):
        listed = sorted(tracks, key=lambda track: track.id)
        ids = [numbers.setdefault(track.id, len(numbers)) for track in listed]
        states = [track.state_vector[[0, 2, 1, 3], 0] for track in listed]
        yield Estimates(
            ids=np.array(ids, np.int64),
            states=np.array(states, np.float64).reshape(-1, 4),
        )


def run_strict(scene: Scene) -> Iterator[Estimates]:
    """Track a GRID scene with Stone Soup; a track starts on three plots in a row."""
    return run(scene, 1)


def main() -> None:
    """Print the peer's time and accuracy on GRID-N."""
    from accuracy import grid_accuracy  # noqa: PLC0415 - it needs the harness

    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--targets", type=int, nargs="+", default=[10, 100])
    parser.add_argument("--scans", type=int, default=30)
    parser.add_argument("--strict", action="store_true", help="three plots in a row")
    chosen = parser.parse_args()
    for targets in chosen.targets:
        tracker = run_strict if chosen.strict else run
        found = grid_accuracy(tracker, targets, chosen.scans)
        print(
            f"GRID-{targets}: {found['cpu_s_per_scan']:.4f} s CPU a scan, "
            f"RMS GOSPA {found['rms_per_target_m']:.2f} m per target"
        )


if __name__ == "__main__":
    main()
