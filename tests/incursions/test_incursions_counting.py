"""Counting whole watches: tracks, priors and looks that are small enough to reckon."""

import numpy as np
import pytest

from track_scenes import MOTION, PLANE, east_half, trajectory_along
from vedette.incursions.astray import NOTHING_HEARD
from vedette.incursions.conclude import Concluded, conclude
from vedette.incursions.counting import Watched, expected_of
from vedette.incursions.unseen_flights import Look
from vedette.sensors.coverage import EVERYWHERE, Coverage
from vedette.site.model import Birth, Policy, Site, Watch
from vedette.tracks.birth import Births
from vedette.tracks.trajectory import Trajectory

HOUR_S = 3600.0
BOX = ((52.2, 19.5), (52.2, 19.7), (51.8, 19.7), (51.8, 19.5))  # 20 to 35 km west


def watched(
    *births: Birth, looks: tuple[Look, ...] = (), policy: Policy | None = None
) -> Watched:
    place = Watch(name="x", centre=(52.0, 20.0), radius_km=400.0)
    drawn = Births(Site(watch=place, births=births), [], PLANE)
    return Watched(
        from_s=0.0,
        to_s=HOUR_S,
        looks=looks,
        heard=NOTHING_HEARD,
        expected=expected_of(drawn, births, (0.0, HOUR_S), MOTION),
        cells=np.zeros((0, 2)),
        policy=policy or Policy(),
        motion=MOTION,
        key=5,
    )


def raid(**said: object) -> Birth:
    told = {
        "area": BOX,
        "arrivals_per_h_mean": 6.0,
        "arrivals_shape": 1e6,
        "speed_mps": (100.0, 100.0),
        "course_deg": (90.0, 90.0),
        "flight_s": (900.0, 900.0),
        "height_m": (500.0, 500.0),
    }
    return Birth(**{**told, **said})


def entering(existence: float, address: int = -1) -> Trajectory:
    track = trajectory_along([(0.0, -5000.0, 0.0), (600.0, 5000.0, 0.0)])
    return track._replace(existence=existence, address=address)


def means(found: Concluded) -> list[float]:
    return [count.mean for count in found.counts]


def test_a_watch_of_nothing_counts_nothing() -> None:
    found = conclude([], [east_half()], watched())
    assert means(found) == [0.0, 0.0, 0.0]
    assert [c.measure for c in found.counts] == ["objects", "entries", "approached"]
    assert {c.interval_90 for c in found.counts} == {(0, 0)}


def test_a_track_counts_as_far_as_it_is_real() -> None:
    found = conclude([entering(0.7)], [east_half()], watched())
    assert means(found) == pytest.approx([0.7, 0.7, 0.0], abs=0.03)


def test_an_authorised_aircraft_is_not_counted_and_an_unauthorised_one_is() -> None:
    track = entering(1.0, address=0x4CA1FA)
    assert means(conclude([track], [east_half()], watched()))[0] == 0.0
    strict = watched(policy=Policy(cooperative="unauthorised"))
    assert means(conclude([track], [east_half()], strict))[0] == 1.0


def test_without_any_look_all_that_is_expected_is_assumed_unseen() -> None:
    # 6 an hour, each 900 s at 100 m/s to the east from 20-35 km away: all enter that
    # have flown 200 to 350 s within the hour.
    found = conclude([], [east_half()], watched(raid()))
    objects, entries, approached = found.counts
    reach_s = 275.0
    # Those born up to 900 s before the watch are inside at its begin or enter in it.
    assert objects.unseen_mean == pytest.approx(
        6.0 * (HOUR_S + 900.0 - reach_s) / 3600, rel=0.05
    )
    assert entries.unseen_mean == pytest.approx(6.0, rel=0.05)
    assert objects.seen_mean == 0.0
    assert approached.unseen_mean < 0.2 + 6.0 * 0.1
    assert objects.prior_band == pytest.approx(
        (0.5 * objects.mean, 2.0 * objects.mean), rel=0.02
    )


def test_looks_that_saw_nothing_leave_less_unseen() -> None:
    def looked(p: float) -> float:
        looks = tuple(Look(60.0 * k, Coverage(EVERYWHERE, p)) for k in range(1, 60))
        return means(conclude([], [east_half()], watched(raid(), looks=looks)))[0]

    alone = looked(0.0)
    assert looked(0.05) < 0.7 * alone
    assert looked(0.9) < 0.05 * alone


def test_what_was_seen_teaches_an_unsure_rate() -> None:
    unsure = raid(arrivals_shape=0.5)
    looks = (Look(1800.0, Coverage(EVERYWHERE, 0.5)),)
    tracks = [
        entering(1.0)._replace(
            number=k,
            key=k,
            age_s=np.array([60.0]),
            age_area=np.array([0]),
            age_share=np.array([1.0]),
            origin=np.array([1.0]),
            answers=np.array([1.0]),
            first_density_pm2=1e-9,
        )
        for k in range(12)
    ]
    border = [east_half()]
    few = conclude(tracks[:1], border, watched(unsure, looks=looks)).counts[0]
    many = conclude(tracks, border, watched(unsure, looks=looks)).counts[0]
    assert many.unseen_mean > 2.0 * few.unseen_mean


def test_birds_are_expected_and_never_counted() -> None:
    found = conclude([], [east_half()], watched(raid(classes=("bird",))))
    assert means(found) == [0.0, 0.0, 0.0]
