"""Agility: what an object may be says how it moves, against draws of such objects."""

import numpy as np
import pytest

from track_scenes import MOTION, plots_at, tracks_at, unseen_at
from vedette.plots.scan import NO_PLOTS, Scan
from vedette.sensors.coverage import EVERYWHERE, Coverage
from vedette.tracks.bernoulli import Tracks, empty_tracks, predict_tracks
from vedette.tracks.motion import Motion
from vedette.tracks.steady import AGILITIES, agility_of, note_agility
from vedette.tracks.tracker import Picture, Settings, step
from vedette.tracks.traits import Traits
from vedette.tracks.unseen import no_unseen

KINDS = np.array([1.0, 1.0 / 64.0])


def mixed(shares: list[float], address: int = -1) -> Tracks:
    fresh = empty_tracks(1, kinds=len(shares))
    tracks = tracks_at(np.zeros(4), np.diag([900.0, 900.0, 25.0, 25.0]))
    tracks = tracks._replace(
        origin=np.array([shares]), answers=fresh.answers, there=fresh.there
    )
    tracks.address[:] = address
    note_agility(tracks, np.zeros(1, np.int64), KINDS)
    return tracks


def test_a_track_of_two_kinds_spreads_as_draws_of_both_do() -> None:
    """Draws of white acceleration, a quarter of them agile, in steps of one second."""
    tracks = mixed([0.25, 0.75])
    rng = np.random.default_rng(7)
    agile = rng.random(100_000) < 0.25
    power = MOTION.q_m2ps3 * np.where(agile, KINDS[0], KINDS[1])
    place, speed = rng.normal(0.0, 30.0, agile.size), rng.normal(0.0, 5.0, agile.size)
    for _ in range(40):
        kick = np.sqrt(power) * rng.normal(size=agile.size)
        other = np.sqrt(power / 12.0) * rng.normal(size=agile.size)
        place += speed + 0.5 * kick + other
        speed += kick
    predict_tracks(tracks, 40.0, MOTION)
    assert tracks.cov[0, 0, 0] == pytest.approx(place.var(), rel=0.03)
    assert tracks.cov[0, 2, 2] == pytest.approx(speed.var(), rel=0.03)
    assert tracks.cov[0, 0, 2] == pytest.approx(np.cov(place, speed)[0, 1], rel=0.03)


def test_what_looks_say_of_the_kind_says_how_it_moves() -> None:
    tracks = mixed([0.5, 0.5])
    tracks.answers[0] = 0.1, 1.0
    tracks.there[0] = 0.5, 1.0
    note_agility(tracks, np.zeros(1, np.int64), KINDS)
    weight = np.array([0.5 * 0.1 * 0.5, 0.5])
    assert tracks.agility[0] == pytest.approx((weight * KINDS).sum() / weight.sum())


def test_an_aircraft_that_says_who_it_is_is_no_bird() -> None:
    assert mixed([0.0, 1.0], address=0x48ABCD).agility[0] == 1.0


def test_what_no_birth_explains_may_do_anything() -> None:
    assert mixed([0.0, 0.0]).agility[0] == 1.0


def test_only_what_is_known_to_be_steady_is_steady() -> None:
    assert agility_of(["bird"]) == AGILITIES["bird"] < 0.1
    assert agility_of(["bird", "small drone"]) == 1.0
    assert agility_of(["one-way-attack-or-decoy"]) == agility_of([]) == 1.0


def watched(agility: float) -> list[float]:
    """Give what is said of a bird on a straight way, seen one look in six.

    Beside its plots come false ones, far off, so that the odds are as in a real night.
    """
    rng = np.random.default_rng(3)
    one = unseen_at([0.5], [0.0, 0.0, 15.0, 0.0], np.diag([1e8, 1e8, 80.0, 80.0]))
    one.agility[:] = agility
    one.echo[:] = 0.2
    settings = Settings(motion=Motion(9.0, 1.0, 1.0 / 1800.0), silent_s_max=300.0)
    picture = Picture(
        time_s=0.0,
        tracks=empty_tracks(),
        unseen=one,
        traits=Traits(np.array([0.2]), np.array([agility]), np.array([0.5])),
    )
    look = Coverage(kind=EVERYWHERE, p_detect=0.8)
    said = []
    for turn in range(60):
        time_s = 12.0 * turn
        place = np.array([15.0 * time_s, 0.0])
        plots = NO_PLOTS
        if turn % 6 == 0:
            off = rng.normal(0.0, 40.0, 2)
            plots = plots_at(
                place + off,
                time_s=time_s,
                noise=np.diag([1600.0, 1600.0]),
                clutter_pm2=2e-9,
            )
        step(picture, Scan(time_s, plots, look), settings, no_unseen())
        if turn % 6 == 5 and turn > 30:
            there = picture.tracks.existence * picture.tracks.alive
            said.append(float(there.max(initial=0.0)))
    return said


def test_a_bird_seen_once_a_minute_is_held_as_what_it_is() -> None:
    assert min(watched(KINDS[1])) > 0.9
    assert max(watched(1.0)) < 0.9
