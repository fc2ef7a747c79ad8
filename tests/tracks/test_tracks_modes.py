"""Modes of motion, against the interacting multiple models of the textbook."""

import numpy as np
import pytest
from scipy.linalg import expm
from scipy.stats import multivariate_normal

from track_scenes import plots_at
from vedette.errors import BrokenInvariant
from vedette.plots.scan import Scan
from vedette.sensors.coverage import EVERYWHERE, Coverage
from vedette.tracks.begin import begin_modes
from vedette.tracks.bernoulli import Tracks, empty_tracks
from vedette.tracks.modes import (
    LEAST,
    MODES,
    STEADY,
    STRAIGHT,
    TURNING,
    advance,
    merge_modes,
    steady_share,
    turning_share,
    ways_of,
)
from vedette.tracks.motion import Motion
from vedette.tracks.snapshot import snapshot
from vedette.tracks.steady import STEADY_SHARE
from vedette.tracks.tracker import Picture, Settings, step
from vedette.tracks.traits import Traits, no_traits
from vedette.tracks.unseen import no_unseen

STRAIGHT_S, TURNING_S = 100.0, 20.0
LOW, HIGH = 0.4, 30.0
MOTION = Motion(
    q_m2ps3=(STRAIGHT_S * LOW + TURNING_S * HIGH) / (STRAIGHT_S + TURNING_S),
    q_vertical_m2ps3=1.0,
    death_rate_ps=0.0,
    straight_s=STRAIGHT_S,
    turning_s=TURNING_S,
    straight_m2ps3=LOW,
    turning_m2ps3=HIGH,
)
LOOK = Coverage(kind=EVERYWHERE, p_detect=0.9)
NOISE = np.diag([900.0, 400.0])
TURN_S = 8.0
START = np.array([0.0, 0.0, 40.0, 10.0])
START_COV = np.diag([900.0, 900.0, 400.0, 400.0])
GATE = 200.0  # leaves nothing out
BEND = 0.4  # rad, more than straight flight allows
BIRD_AND_DRONE = Traits(
    np.array([1.0, 0.2]),
    np.array([1.0, STEADY_SHARE]),
    np.array([0.5, 0.0]),
)


def begun(kinds: int = 1) -> Tracks:
    tracks = empty_tracks(1, kinds=kinds, modes=MODES)
    tracks.existence[:] = tracks.alive[:] = 1.0
    tracks.mean[0], tracks.cov[0] = START, START_COV
    nothing = np.zeros((1, 2, 4)), np.zeros((1, 2, 4, 4))
    begin_modes(tracks, *nothing, MOTION, 0.0)
    return tracks


def followed(places: np.ndarray, tracks: Tracks | None = None) -> Tracks:
    """Let the tracker take one plot a turn, with next to no clutter."""
    found = begun() if tracks is None else tracks
    traits = no_traits() if found.origin.shape[1] == 1 else BIRD_AND_DRONE
    picture = Picture(time_s=0.0, tracks=found, traits=traits)
    settings = Settings(motion=MOTION)
    for turn, place in enumerate(places):
        time_s = TURN_S * (turn + 1)
        plots = plots_at(place, time_s=time_s, noise=NOISE, clutter_pm2=1e-40)
        step(picture, Scan(time_s, plots, LOOK), settings, no_unseen())
    return snapshot(picture, picture.time_s, MOTION)


def move(q: float) -> tuple[np.ndarray, np.ndarray]:
    one = np.eye(2)
    f = np.block([[one, TURN_S * one], [0.0 * one, one]])
    t = TURN_S
    noise = [[t**3 / 3.0 * one, t**2 / 2.0 * one], [t**2 / 2.0 * one, t * one]]
    return f, q * np.block(noise)


def textbook(places: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Bar-Shalom, Li and Kirubarajan 2001, table 11.6.6-1, of two models."""
    rates = np.array(
        [[-1 / STRAIGHT_S, 1 / STRAIGHT_S], [1 / TURNING_S, -1 / TURNING_S]]
    )
    change = expm(rates * TURN_S)
    mu = np.array([STRAIGHT_S, TURNING_S]) / (STRAIGHT_S + TURNING_S)
    x, p = [START, START], [START_COV, START_COV]
    h = np.eye(2, 4)
    for place in places:
        c = mu @ change
        mixing = change * mu[:, None] / c
        x0 = [sum(mixing[i, j] * x[i] for i in range(2)) for j in range(2)]
        p0 = [
            sum(
                mixing[i, j] * (p[i] + np.outer(x[i] - x0[j], x[i] - x0[j]))
                for i in range(2)
            )
            for j in range(2)
        ]
        likely = np.empty(2)
        for j, q in enumerate((LOW, HIGH)):
            f, noise = move(q)
            x[j], p[j] = f @ x0[j], f @ p0[j] @ f.T + noise
            s = h @ p[j] @ h.T + NOISE
            gain = p[j] @ h.T @ np.linalg.inv(s)
            off = place - h @ x[j]
            likely[j] = np.exp(-0.5 * off @ np.linalg.inv(s) @ off)
            likely[j] /= 2.0 * np.pi * np.sqrt(np.linalg.det(s))
            x[j], p[j] = x[j] + gain @ off, p[j] - gain @ s @ gain.T
        mu = c * likely / (c @ likely)
    mean = mu @ np.array(x)
    cov = sum(
        m * (b + np.outer(a - mean, a - mean)) for m, a, b in zip(mu, x, p, strict=True)
    )
    return mu, mean, cov


def way(turns: int, turn_at: int | None = None, seed: int = 1) -> np.ndarray:
    """Give noisy places along a straight line, or one that bends to the right."""
    rng = np.random.default_rng(seed)
    place, velocity, found = np.zeros(2), START[2:].copy(), []
    for turn in range(turns):
        if turn == turn_at:
            sine, cosine = np.sin(BEND), np.cos(BEND)
            velocity = np.array([[cosine, sine], [-sine, cosine]]) @ velocity
        place = place + TURN_S * velocity
        found.append(place + rng.normal(size=2) * np.sqrt(np.diag(NOISE)))
    return np.array(found)


@pytest.mark.parametrize("turn_at", [None, 4, 8])
def test_one_track_is_the_textbooks_interacting_models(turn_at: int | None) -> None:
    places = way(9, turn_at)
    mu, mean, cov = textbook(places)
    tracks = followed(places)
    assert tracks.turning[0] == pytest.approx(mu[1], rel=1e-6)
    assert tracks.mean[0] == pytest.approx(mean, rel=1e-7, abs=1e-6)
    assert tracks.cov[0] == pytest.approx(cov, rel=1e-6, abs=1e-6)


def test_who_flies_straight_is_seen_to_and_who_turns_is_seen_to() -> None:
    share = turning_share(MOTION)
    assert (
        np.mean([followed(way(12, seed=s)).turning[0] for s in range(8)]) < 0.6 * share
    )
    assert followed(way(9, turn_at=8)).turning[0] > 4.0 * share


def test_whom_nobody_looks_at_turns_as_often_as_any_in_the_long_run() -> None:
    tracks = begun()
    tracks.turning[0] = 1.0
    advance(tracks, 0, MOTION, 3600.0)
    assert tracks.turning[0] == pytest.approx(turning_share(MOTION))


def test_a_state_moved_on_twice_is_as_likely_to_turn_as_one_moved_on_once() -> None:
    once, twice = begun(), begun()
    once.turning[0] = twice.turning[0] = 0.7
    advance(once, 0, MOTION, 30.0)
    for time_s in (10.0, 30.0):
        advance(twice, 0, MOTION, time_s)
    assert once.turning[0] == pytest.approx(twice.turning[0])
    assert once.mode_mean[0] == pytest.approx(twice.mode_mean[0])


def test_what_moves_steadily_is_taken_for_the_steady_kind() -> None:
    tracks = begun(kinds=2)
    tracks.origin[0] = [0.5, 0.5]
    seen = followed(way(12), tracks)
    assert seen.moved[0] > 1.0
    tracks = begun(kinds=2)
    tracks.origin[0] = [0.5, 0.5]
    assert followed(way(12, turn_at=6), tracks).moved[0] < 0.01


def test_the_state_that_others_read_is_the_mixture_of_all_modes() -> None:
    tracks = begun(kinds=2)
    tracks.origin[0] = [0.5, 0.5]
    tracks.turning[0] = 0.25
    for mode, east_m in ((STEADY, 0.0), (STRAIGHT, 100.0), (TURNING, 300.0)):
        tracks.mode_mean[0, mode] = [east_m, 0.0, 10.0, 0.0]
        tracks.mode_cov[0, mode] = np.eye(4)
    merge_modes(tracks, BIRD_AND_DRONE, MOTION, 0.0)
    weight, place = np.array([0.5, 0.375, 0.125]), np.array([0.0, 100.0, 300.0])
    mean_m = weight @ place
    assert tracks.mean[0, 0] == pytest.approx(mean_m)
    assert tracks.cov[0, 0, 0] == pytest.approx(1.0 + weight @ (place - mean_m) ** 2)


def test_a_plot_where_only_a_turn_could_have_led_is_in_reach() -> None:
    straight = followed(way(9))
    assert straight.turning[0] < turning_share(MOTION)
    turned = followed(np.vstack([way(9), way(10, turn_at=9)[-1:]]))
    assert turned.existence[0] * turned.alive[0] > 0.99
    assert turned.turning[0] > 0.5


def looked_at(
    tracks: Tracks, places: np.ndarray, traits: Traits, clutter_pm2: float
) -> Picture:
    """Let the tracker take one look, of so many plots."""
    picture = Picture(time_s=0.0, tracks=tracks, traits=traits)
    plots = plots_at(places, time_s=TURN_S, noise=NOISE, clutter_pm2=clutter_pm2)
    scan = Scan(TURN_S, plots, LOOK)
    step(picture, scan, Settings(motion=MOTION, gate=GATE), no_unseen())
    return picture


def density_in(q: float, place: np.ndarray) -> float:
    f, noise = move(q)
    cov = (f @ START_COV @ f.T + noise)[:2, :2] + NOISE
    return float(multivariate_normal((f @ START)[:2], cov).pdf(place))


@pytest.mark.parametrize("existence", [0.02, 0.3, 1.0])
def test_a_plot_speaks_of_kinds_as_loudly_where_it_may_be_clutter(
    existence: float,
) -> None:
    """Bayes' rule for what is real, which is what origin and echo are of."""
    place, clutter = START[2:] * TURN_S + np.array([150.0, -90.0]), 1e-5
    tracks = begun(kinds=2)
    tracks.origin[0], tracks.existence[0] = [0.5, 0.5], existence
    both_seen = BIRD_AND_DRONE._replace(echo=np.ones(2))
    after = looked_at(tracks, place, both_seen, clutter).tracks
    turns = turning_share(MOTION)
    agile = turns * density_in(HIGH, place) + (1.0 - turns) * density_in(LOW, place)
    steady = density_in(STEADY_SHARE * MOTION.q_m2ps3, place)
    p = LOOK.p_detect
    told = [(1.0 - p) + p * one / clutter for one in (steady, agile)]
    assert after.moved[0] == pytest.approx(told[0] / told[1], rel=1e-9)


def test_of_a_faint_kind_a_miss_is_likelier_than_of_a_bright_one() -> None:
    """The state of a bird, against Bayes' rule for a bird."""
    place, clutter, p = START[2:] * TURN_S + np.array([80.0, 60.0]), 2e-5, 0.9
    tracks = begun(kinds=2)
    tracks.origin[0], tracks.echo[0] = [0.5, 0.5], 0.6
    after = looked_at(tracks, place, BIRD_AND_DRONE, clutter).tracks
    q = STEADY_SHARE * MOTION.q_m2ps3
    f, noise = move(q)
    cov = f @ START_COV @ f.T + noise
    gain = cov[:, :2] @ np.linalg.inv(cov[:2, :2] + NOISE)
    hit = 0.2 * p * density_in(q, place) / clutter
    part = hit / (hit + 1.0 - 0.2 * p)
    expected = f @ START + part * gain @ (place - (f @ START)[:2])
    assert after.mode_mean[0, STEADY] == pytest.approx(expected, rel=1e-6)


def test_a_mode_that_is_ruled_out_does_not_reach_for_plots_far_away() -> None:
    """A drone that answers every look is no bird; then nothing is a bird's plot."""
    tracks = begun(kinds=2)
    tracks.origin[0] = [0.5, 0.5]
    picture = Picture(time_s=0.0, tracks=tracks, traits=BIRD_AND_DRONE)
    for turn, place in enumerate(way(40, turn_at=6)):
        time_s = TURN_S * (turn + 1)
        plots = plots_at(place, time_s=time_s, noise=NOISE, clutter_pm2=1e-9)
        scan = Scan(time_s, plots, LOOK)
        step(picture, scan, Settings(motion=MOTION), no_unseen())
    found = picture.tracks
    assert steady_share(found, 0, BIRD_AND_DRONE, 0.0, 1.0) < LEAST
    assert np.sqrt(found.mode_cov[0, STEADY, 0, 0]) < 40.0
    assert found.mode_mean[0, STEADY] == pytest.approx(found.mean[0])


def test_a_table_with_modes_and_a_motion_without_stop_everything() -> None:
    picture = Picture(time_s=0.0, tracks=begun())
    settings = Settings(motion=MOTION._replace(straight_s=0.0))
    with pytest.raises(BrokenInvariant, match="modes"):
        step(picture, Scan(TURN_S, plots_at([]), LOOK), settings, no_unseen())


def test_what_an_aircraft_says_is_of_no_kind_by_its_echo() -> None:
    """A radar's plot is of the bright kind three times in four, a message is not."""
    tracks = begun(2)
    tracks.origin[0] = 0.3, 0.7
    plots = plots_at(START[:2], noise=NOISE)
    said, seen = (
        ways_of(tracks, plots, BIRD_AND_DRONE, MOTION, GATE, 0.0, answers).weight[0]
        for answers in (False, True)
    )
    assert said[STEADY] == pytest.approx(0.7)
    assert seen[STEADY] == pytest.approx(0.7 * 0.2 / (0.3 + 0.7 * 0.2))
