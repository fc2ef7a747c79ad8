"""Kinds learnt from hits and misses, against a twin that enumerates every life."""

import itertools

import numpy as np
import pytest

from track_scenes import tracks_at
from vedette.tracks.bernoulli import Tracks, empty_tracks, predict_tracks
from vedette.tracks.echoes import learn_echoes
from vedette.tracks.gate import Edges
from vedette.tracks.motion import Motion
from vedette.tracks.traits import Traits

ECHOES = np.array([1.0, 0.2, 0.5])
SHARES = np.array([0.5, 0.4, 0.1])
LOOK_S, RATE_PS, P_DETECT = 12.0, 1.0 / 600.0, 0.8
MOTION = Motion(q_m2ps3=9.0, q_vertical_m2ps3=1.0, death_rate_ps=RATE_PS)
HIT, MISS = 1.0, 0.0


def begun() -> Tracks:
    fresh = empty_tracks(1, kinds=ECHOES.size)
    tracks = tracks_at(np.zeros(4), np.eye(4))._replace(
        origin=np.array([SHARES]), answers=fresh.answers, there=fresh.there
    )
    tracks.echo[:] = (SHARES * ECHOES).sum()
    return tracks


def looked(tracks: Tracks, detected: float, echoes: np.ndarray = ECHOES) -> None:
    """Take one look, as the tracker does: aliveness first, then the kinds."""
    p = P_DETECT * tracks.echo[0]
    alive = tracks.alive[0]
    missed = (1.0 - detected) * alive * (1.0 - p) / (1.0 - alive * p)
    tracks.alive[0] = detected + missed
    edges = Edges(np.array([0, 1]), np.zeros(1, np.int64), np.ones(1), np.zeros(1))
    kinds = np.ones(echoes.size)
    traits = Traits(echoes, kinds, kinds)
    learn_echoes(tracks, traits, edges, np.array([p]), np.array([detected]), True)


def by_enumeration(looks: tuple[float, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Sum over every moment of death: P(looks | kind), P(there at the end | kind)."""
    survives = np.exp(-RATE_PS * LOOK_S)
    total, there = np.zeros(ECHOES.size), np.zeros(ECHOES.size)
    for dies_before in range(len(looks) + 1):
        chance = survives**dies_before
        if dies_before < len(looks):
            chance *= 1.0 - survives
        each = np.full(ECHOES.size, chance)
        for at, hit in enumerate(looks):
            p = P_DETECT * ECHOES if at < dies_before else np.zeros(ECHOES.size)
            each *= p if hit else 1.0 - p
        total += each
        if dies_before == len(looks):
            there = each
    return total, there / total


@pytest.mark.parametrize("looks", list(itertools.product((HIT, MISS), repeat=4)))
def test_hits_and_misses_weigh_as_if_every_life_were_summed(
    looks: tuple[float, ...],
) -> None:
    tracks = begun()
    for detected in looks:
        predict_tracks(tracks, LOOK_S, MOTION)
        looked(tracks, detected)
    likely, there = by_enumeration(looks)
    assert tracks.answers[0] == pytest.approx(likely / likely.max())
    assert tracks.there[0] == pytest.approx(there)
    weight = SHARES * likely
    assert tracks.alive[0] == pytest.approx((weight * there).sum() / weight.sum())
    echo = (weight * there * ECHOES).sum() / (weight * there).sum()
    assert tracks.echo[0] == pytest.approx(echo)


def test_what_answers_one_time_in_five_is_the_faint_kind() -> None:
    tracks = begun()
    for look in range(40):
        predict_tracks(tracks, LOOK_S, MOTION)
        looked(tracks, HIT if look % 5 == 4 else MISS)
    weight = tracks.origin[0] * tracks.answers[0]
    assert weight[1] / weight.sum() > 0.99
    assert tracks.echo[0] == pytest.approx(0.2, abs=0.01)


def test_a_doubtful_hit_lies_between_a_hit_and_a_miss() -> None:
    found = []
    for detected in (0.0, 0.5, 1.0):
        tracks = begun()
        looked(tracks, detected)
        found.append(tracks.answers[0, 0] / tracks.answers[0, 1])
    assert found[0] < found[1] < found[2]


def test_nothing_is_learnt_where_there_is_no_choice_or_nothing_known() -> None:
    alone = tracks_at(np.zeros(4), np.eye(4))
    looked(alone, 0.0, np.array([0.3]))
    assert alone.answers.tolist() == [[1.0]]
    unknown = begun()
    unknown.origin[:] = 0.0
    looked(unknown, 0.0)
    assert unknown.answers.tolist() == [[1.0, 1.0, 1.0]]
