"""The tracker step by step: verdicts, symmetries, identities, and who gets lost."""

import math

import numpy as np
import pytest

from track_scenes import (
    LOOK,
    MOTION,
    SETTINGS,
    cooperative_at,
    plots_at,
    tracks_at,
    unseen_at,
)
from vedette.columns import take
from vedette.errors import BrokenInvariant
from vedette.plots.plot import Plots
from vedette.plots.scan import Scan
from vedette.sensors.coverage import EVERYWHERE, NO_EVIDENCE, Coverage
from vedette.tracks.motion import Motion
from vedette.tracks.snapshot import snapshot
from vedette.tracks.tracker import Picture, Settings, step
from vedette.tracks.unseen import Unseen, expected_unseen, no_unseen
from vedette.tracks.weigh import Verdicts

WIDE = np.diag([4e8, 4e8, 2500.0, 2500.0])
NOISE = ((2500.0, 0.0), (0.0, 2500.0))


def anywhere(weight: float = 3.0) -> Unseen:
    return unseen_at([weight], [0.0, 0.0, 0.0, 0.0], WIDE)


def radar_scans(seed: int, count: int = 12, targets: int = 4) -> list[Scan]:
    """Targets crossing one another, with clutter, every 10 s."""
    rng = np.random.default_rng(seed)
    place = rng.uniform(-4000.0, 4000.0, (targets, 2))
    velocity = rng.normal(0.0, 40.0, (targets, 2))
    scans = []
    for k in range(count):
        seen = rng.random(targets) < 0.9
        true = (place + 10.0 * k * velocity)[seen] + rng.normal(
            0.0, 50.0, (int(seen.sum()), 2)
        )
        false = rng.uniform(-8000.0, 8000.0, (int(rng.poisson(3)), 2))
        places = np.vstack([true, false])
        plots = plots_at(
            places, time_s=10.0 * k, noise=NOISE, clutter_pm2=3.0 / 16000.0**2
        )
        scans.append(Scan(10.0 * k, plots, LOOK))
    return scans


def run(
    scans: list[Scan], unseen: Unseen | None = None, settings: Settings = SETTINGS
) -> tuple[Picture, list[Verdicts]]:
    picture = Picture(
        time_s=scans[0].time_s, unseen=anywhere() if unseen is None else unseen
    )
    return picture, [step(picture, scan, settings, no_unseen()) for scan in scans]


@pytest.mark.parametrize("seed", range(3))
def test_every_plot_has_its_verdict(seed: int) -> None:
    scans = radar_scans(seed)
    _, verdicts = run(scans)
    for scan, said in zip(scans, verdicts, strict=True):
        assert np.array_equal(said.seq, scan.plots.seq)
        for share in (said.p_track, said.p_new, said.p_clutter):
            assert share.min(initial=0.0) >= -1e-12
            assert share.max(initial=0.0) <= 1.0
        total = said.p_track + said.p_new + said.p_clutter
        assert total == pytest.approx(np.ones(len(total)), abs=1e-12)
        assert ((said.track >= 0) == (said.p_track > 0.0)).all()


def test_targets_are_found_and_counted() -> None:
    picture, _ = run(radar_scans(1, count=20))
    there = picture.tracks.existence * picture.tracks.alive
    unseen = expected_unseen(picture.unseen, picture.time_s, MOTION)
    assert there.sum() + unseen == pytest.approx(4.0, abs=0.5)
    assert (there > 0.5).sum() == 4


def by_number(picture: Picture) -> Picture:
    order = np.argsort(picture.tracks.number, kind="stable")
    picture.tracks = take(picture.tracks, order)
    return picture


def assert_same_tracks(one: Picture, other: Picture, places: float = 1e-6) -> None:
    assert np.array_equal(one.tracks.number, other.tracks.number)
    for name in ("existence", "alive", "updated_s"):
        ours, theirs = getattr(one.tracks, name), getattr(other.tracks, name)
        assert ours == pytest.approx(theirs, rel=1e-8, abs=1e-10)
    assert one.tracks.mean == pytest.approx(other.tracks.mean, rel=1e-9, abs=places)
    assert one.tracks.cov == pytest.approx(other.tracks.cov, rel=1e-7, abs=places)


@pytest.mark.parametrize("seed", range(3))
def test_order_of_plots_within_a_scan_does_not_matter(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scans = radar_scans(seed)
    shuffled = [
        scan._replace(plots=take(scan.plots, rng.permutation(scan.plots.seq.size)))
        for scan in scans
    ]
    # Joint events of large clusters depend on order only by rounding.
    assert_same_tracks(by_number(run(scans)[0]), by_number(run(shuffled)[0]))


def turned(values: np.ndarray, angle: float) -> np.ndarray:
    """Rotate e, n or e, n, ve, vn by an angle."""
    turn = np.array(
        [[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]]
    )
    return np.concatenate(
        [values[..., k : k + 2] @ turn.T for k in range(0, values.shape[-1], 2)],
        axis=-1,
    )


def moved(plots: Plots, angle: float, shift: np.ndarray) -> Plots:
    places = turned(np.column_stack([plots.e_m, plots.n_m]), angle) + shift
    return plots._replace(e_m=places[:, 0].copy(), n_m=places[:, 1].copy())


@pytest.mark.parametrize("angle", [0.0, 0.5 * math.pi, 0.7])
@pytest.mark.parametrize("shift", [0.0, 2.5e5])
def test_a_scene_turned_and_moved_gives_tracks_turned_and_moved(
    angle: float, shift: float
) -> None:
    scans = radar_scans(2)
    there = np.array([shift, -shift])
    others = [s._replace(plots=moved(s.plots, angle, there)) for s in scans]
    one, _ = run(scans)
    other, _ = run(others, unseen_at([3.0], [*there, 0.0, 0.0], WIDE))
    expected = turned(one.tracks.mean, angle) + np.array([*there, 0.0, 0.0])
    assert other.tracks.existence == pytest.approx(one.tracks.existence, rel=1e-6)
    assert other.tracks.mean == pytest.approx(expected, rel=1e-9, abs=1e-4)


def test_scans_out_of_order_stop_everything() -> None:
    picture, _ = run(radar_scans(1, count=3))
    with pytest.raises(BrokenInvariant, match="in time order"):
        step(picture, Scan(19.9, plots_at([0.0, 0.0]), LOOK), SETTINGS, no_unseen())


def test_empty_scans_from_an_empty_picture() -> None:
    nothing = plots_at(np.zeros((0, 2)))
    scans = [Scan(10.0 * k, nothing, LOOK) for k in range(5)]
    picture, verdicts = run(scans, no_unseen())
    assert picture.tracks.key.size == 0
    assert [len(said.seq) for said in verdicts] == [0] * 5


def test_two_scans_at_one_time_are_two_looks() -> None:
    picture, _ = run([Scan(0.0, plots_at([0.0, 0.0]), LOOK)])
    before = float(picture.tracks.existence[0])
    nothing = plots_at(np.zeros((0, 2)))
    step(picture, Scan(0.0, nothing, LOOK), SETTINGS, no_unseen())
    after = before * (1.0 - 0.9) / (1.0 - before * 0.9)
    assert picture.tracks.existence[0] * picture.tracks.alive[0] == pytest.approx(after)


def test_first_existence_is_that_of_williams() -> None:
    """Intensity of detected unseen over that plus clutter."""
    picture, (said,) = run([Scan(0.0, plots_at([300.0, 0.0]), LOOK)])
    S = 4e8 + 100.0
    intensity = 0.9 * 3.0 * math.exp(-0.5 * 300.0**2 / S) / (2.0 * math.pi * S)
    expected = intensity / (intensity + 1e-9)
    assert picture.tracks.existence[0] == pytest.approx(expected)
    assert said.p_new[0] == pytest.approx(expected)
    assert said.p_clutter[0] == pytest.approx(1.0 - expected)
    assert expected_unseen(picture.unseen, 0.0, MOTION) == pytest.approx(3.0 * 0.1)


def test_second_scan_is_that_of_a_single_bernoulli_written_out() -> None:
    picture, _ = run([Scan(0.0, plots_at([300.0, 0.0]), LOOK)], anywhere())
    r, mean, cov = (
        float(picture.tracks.existence[0]),
        picture.tracks.mean[0].copy(),
        picture.tracks.cov[0].copy(),
    )
    left = expected_unseen(picture.unseen, 0.0, MOTION)
    frozen = Settings(motion=Motion(0.0, 0.0, 0.0))
    place = mean[:2] + 20.0
    (said,) = [step(picture, Scan(0.0, plots_at(place), LOOK), frozen, no_unseen())]
    S = cov[:2, :2] + 100.0 * np.eye(2)
    offset = place - mean[:2]
    own = math.exp(-0.5 * offset @ np.linalg.solve(S, offset)) / (
        2.0 * math.pi * math.sqrt(np.linalg.det(S))
    )
    wide = 4e8 + 100.0
    new = 0.9 * left * math.exp(-0.5 * place @ place / wide) / (2.0 * math.pi * wide)
    hit, miss = r * 0.9 * own, (1.0 - r * 0.9) * (new + 1e-9)
    assert said.p_track[0] == pytest.approx(hit / (hit + miss), rel=1e-6)


def fly(
    others: object, addresses: object, *, own: int = 0xABC, scans: int = 10
) -> tuple[Picture, list[Verdicts]]:
    """One aircraft flies east at 100 m/s; other messages arrive with it."""
    made = []
    for k in range(scans):
        along = np.vstack([[[400.0 * k, 0.0]], np.reshape(others(k), (-1, 2))])
        plots = cooperative_at(along, [own, *addresses], 4.0 * k)
        plots.ve_mps[0] = 100.0
        made.append(Scan(4.0 * k, plots, NO_EVIDENCE))
    return run(made, no_unseen())


def known(picture: Picture, address: int, least: float = 0.5) -> np.ndarray:
    mine = (picture.tracks.address == address) & (picture.tracks.existence > least)
    return picture.tracks.mean[mine]


def test_a_jump_of_an_address_is_implausible_and_steals_nothing() -> None:
    picture, verdicts = fly(
        lambda k: [[150e3, 80e3]] if k == 5 else np.zeros((0, 2)), [], scans=5
    )
    jump = cooperative_at([[150e3, 80e3]], 0xABC, 20.0)
    said = step(picture, Scan(20.0, jump, NO_EVIDENCE), SETTINGS, no_unseen())
    assert said.implausible.tolist() == [1]
    assert said.p_track[0] == 0.0
    assert said.p_new[0] < 0.02
    assert len(verdicts) == 5
    (mean,) = known(picture, 0xABC)
    assert mean[:2] == pytest.approx([2000.0, 0.0], abs=100.0)


def test_another_address_beside_a_track_is_another_track() -> None:
    picture, _ = fly(lambda k: [[400.0 * k, 60.0]], [0xDEF])
    for address, north in ((0xABC, 0.0), (0xDEF, 60.0)):
        (mean,) = known(picture, address)
        assert mean[:2] == pytest.approx([3600.0, north], abs=30.0)


def test_two_aircraft_of_one_address_become_two_tracks() -> None:
    picture, _ = fly(lambda k: [[400.0 * k, 90e3]], [0xABC])
    found = known(picture, 0xABC)
    assert sorted(found[:, 1]) == pytest.approx([0.0, 90e3], abs=50.0)


def test_a_false_address_for_one_message_renames_nobody() -> None:
    picture, _ = fly(lambda _: np.zeros((0, 2)), [], scans=5)
    garbled = cooperative_at([[2000.0, 0.0]], 0x123, 20.0)
    step(picture, Scan(20.0, garbled, NO_EVIDENCE), SETTINGS, no_unseen())
    assert len(known(picture, 0xABC)) == 1


def test_cooperative_silence_is_no_evidence() -> None:
    picture, _ = fly(lambda _: np.zeros((0, 2)), [], scans=5)
    before = float(picture.tracks.existence[0])
    nothing = cooperative_at(np.zeros((0, 2)), [], 0.0)
    for k in range(5, 60):
        step(picture, Scan(4.0 * k, nothing, NO_EVIDENCE), SETTINGS, no_unseen())
    assert picture.tracks.existence[0] == before
    expected = math.exp(-(59 - 4) * 4.0 * MOTION.death_rate_ps)
    assert picture.tracks.alive[0] == pytest.approx(expected, rel=1e-3)


def test_a_silent_track_ends_and_stays_in_history() -> None:
    picture, _ = run([Scan(0.0, plots_at([0.0, 0.0]), LOOK)])
    nothing = plots_at(np.zeros((0, 2)))
    kept = picture.tracks.number.copy()
    step(picture, Scan(601.0, nothing, NO_EVIDENCE), SETTINGS, no_unseen())
    assert picture.tracks.key.size == 0
    assert picture.history.rows(0.05).number.tolist() == kept.tolist()


def test_two_objects_in_formation_are_not_silent_while_they_are_seen() -> None:
    """60 m apart, radar sigma 300 m: each plot may be either's, both are there."""
    rng = np.random.default_rng(1)
    picture = Picture(time_s=0.0, unseen=unseen_at([2.0], [0.0] * 4, WIDE))
    settings = Settings(motion=Motion(9.0, 1.0, 1.0 / 1800.0), silent_s_max=300.0)
    look = Coverage(kind=EVERYWHERE, p_detect=0.95)
    for k in range(60):
        truth = np.array([[500.0 * k, 0.0], [500.0 * k, 60.0]])
        seen = truth[rng.random(2) < 0.95]
        places = seen + rng.normal(0.0, 300.0, seen.shape)
        plots = plots_at(
            places,
            time_s=10.0 * k,
            noise=((9e4, 0.0), (0.0, 9e4)),
            clutter_pm2=1e-11,
        )
        step(picture, Scan(10.0 * k, plots, look), settings, no_unseen())
    silent = picture.time_s - picture.tracks.updated_s
    sure = picture.tracks.existence * picture.tracks.alive > 0.9
    assert sure.sum() == 2
    assert silent[sure].max() < 60.0


def test_a_snapshot_predicts_and_changes_nothing() -> None:
    picture, _ = run(radar_scans(1))
    before = [column.copy() for column in picture.tracks]
    shown = snapshot(picture, picture.time_s + 8.0, MOTION)
    for old, new in zip(before, picture.tracks, strict=True):
        assert np.array_equal(old, new, equal_nan=True)
    there = shown.existence * shown.alive
    assert (there >= 0.05).all()
    at = np.flatnonzero(picture.tracks.number == shown.number[0])[0]
    state = picture.tracks.mean[at]
    assert shown.mean[0, :2] == pytest.approx(state[:2] + 8.0 * state[2:])


def test_tracks_at_one_place_share_one_plot() -> None:
    """Two likely tracks, one plot, no clutter: one was seen, the other missed."""
    tracks = tracks_at(np.zeros((2, 4)), np.diag([1e4, 1e4, 1.0, 1.0]), existence=0.9)
    picture = Picture(time_s=0.0, tracks=tracks)
    said = step(
        picture,
        Scan(0.0, plots_at([0.0, 0.0], clutter_pm2=1e-15), LOOK),
        SETTINGS,
        no_unseen(),
    )
    assert said.p_track[0] == pytest.approx(1.0)
    there = picture.tracks.existence * picture.tracks.alive
    missed = 0.9 * 0.1 / (1.0 - 0.9 * 0.9)
    assert there == pytest.approx(np.full(2, 0.5 + 0.5 * missed))
