"""Claims of position where a radar looks: believed, contradicted, believed again."""

from math import log

import numpy as np
import pytest

from claimed_flight import ADDRESS, claims
from track_scenes import edges_of, tracks_at
from turning_radar import Target, kept, reports_of, site_text
from vedette.feeds.report import Report
from vedette.sensors.coverage import RADAR, Coverage
from vedette.tracks.bernoulli import Tracks
from vedette.tracks.corroboration import (
    CAREFUL,
    CONTRADICTED,
    LEARNT_TURNS,
    doubt_at,
    no_answers,
    note_answers,
)
from vedette.tracks.passes import Chances

P_DETECT = 0.85
FLIGHT = Target(-30e3, 20e3, 150.0, 0.0)


def doubt_of(
    flown: list[Target], claimed: list[Report], turns: int, p_detect: float = P_DETECT
) -> float:
    radar = reports_of(flown, turns, seed=11, p_detect=p_detect, clutter=3.0)
    both = sorted([*radar, *claimed], key=lambda report: report.time_ns)
    tracks = kept(site_text(p_detect=p_detect, clutter=3.0), both).tracks
    (row,) = np.flatnonzero(tracks.address == ADDRESS)
    return float(tracks.doubt[row])


def test_a_claim_that_flies_where_the_radar_sees_it_is_not_doubted() -> None:
    assert doubt_of([FLIGHT], claims(FLIGHT, 30), 30) < 0.5 * CONTRADICTED


def test_a_claim_without_anything_there_is_contradicted_within_a_dozen_turns() -> None:
    assert doubt_of([], claims(FLIGHT, 9), 9) < CONTRADICTED
    assert doubt_of([], claims(FLIGHT, 14), 14) >= CONTRADICTED


def test_each_missed_turn_counts_as_the_logarithm_of_its_chance() -> None:
    doubt = doubt_of([], claims(FLIGHT, 7), 7)
    turns = doubt / -log(1.0 - CAREFUL * P_DETECT)
    # Plots of clutter that fall into the gate take a little of it back.
    assert round(turns) in {5, 6, 7}


def test_below_the_horizon_a_radar_contradicts_nothing() -> None:
    far = Target(-95e3, 60e3, 0.0, 50.0)
    assert doubt_of([], claims(far, 20, height_ft=500.0), 20) == 0.0


@pytest.mark.parametrize("p_detect", [0.6, 0.9])
def test_honest_claims_are_seldom_contradicted_whatever_the_radar(
    p_detect: float,
) -> None:
    flights = [Target(e, 25e3, 120.0, 0.0) for e in (-50e3, -35e3, -20e3)]
    for flight in flights:
        assert doubt_of([flight], claims(flight, 25), 25, p_detect) < CONTRADICTED


def test_doubt_of_a_time_is_that_of_the_last_row_before_it() -> None:
    time_s, doubt = np.array([1.0, 2.0, 2.0, 5.0]), np.array([0.0, 3.0, 4.0, 9.0])
    at = [doubt_at(time_s, doubt, when_s) for when_s in (0.5, 1.0, 2.0, 4.9, 6.0)]
    assert at == [0.0, 0.0, 4.0, 4.0, 9.0]


def test_leaving_the_height_out_makes_no_claim_safe() -> None:
    silent = claims(FLIGHT, 15, height_ft=float("nan"))
    assert doubt_of([], silent, 15) >= CONTRADICTED
    assert doubt_of([FLIGHT], silent, 15) < CONTRADICTED


def test_an_airliner_over_the_antenna_is_in_the_cone_of_silence() -> None:
    over = Target(-4e3, 0.0, 100.0, 0.0)
    assert doubt_of([], claims(over, 8, height_ft=33_000.0), 8) == 0.0


STATED = 0.9
TURN_S = 10.0


def claimed(count: int) -> Tracks:
    """Claims at a known height, none answered yet."""
    tracks = tracks_at(np.zeros((count, 4)), np.eye(4), address=7)
    tracks.height[:, 0] = 3000.0
    return tracks


def asked(tracks: Tracks, answers: np.ndarray, turn: int, hit: np.ndarray) -> None:
    """Let the beam pass every claim once, and see those that are hit."""
    count = len(hit)
    tracks.claimed_s[:] = turn * TURN_S - 1.0
    look = Coverage(RADAR, STATED, beam=0, period_s=TURN_S)
    chance = Chances(
        p_hit=np.full(count, STATED),
        p_miss=np.full(count, STATED),
        passed=np.ones(count, np.int64),
        hit=np.zeros(count),
        met_s=np.full(count, turn * TURN_S),
    )
    psi = np.diag(hit.astype(float))
    edges, p_edge = edges_of(psi)
    note_answers(tracks, look, chance, edges, p_edge, answers, turn * TURN_S)


def ever_contradicted(true: float, flights: int, together: int) -> int:
    rng = np.random.default_rng(round(100 * true) + together)
    found = 0
    for _ in range(flights // together):
        tracks, answers = claimed(together), no_answers(1)
        ever = np.zeros(together, np.bool_)
        for turn in range(180):
            asked(tracks, answers, turn, rng.random(together) < true)
            ever |= tracks.doubt >= CONTRADICTED
        found += int(ever.sum())
    return found


@pytest.mark.parametrize("true", [0.9, 0.7, 0.5])
def test_a_radar_that_over_states_itself_contradicts_no_honest_aircraft(
    true: float,
) -> None:
    """Half an hour each, 0.9 stated; `bench/corroboration.py` flies them in full."""
    assert ever_contradicted(true, 300, together=30) == 0
    assert ever_contradicted(true, 60, together=1) == 0


def test_what_a_radar_sees_is_learnt_and_never_more_than_it_states() -> None:
    rng = np.random.default_rng(4)
    for true, expected in ((0.5, 0.5), (1.0, 1.0)):
        tracks, answers = claimed(20), no_answers(1)
        for turn in range(60):
            asked(tracks, answers, turn, rng.random(20) < true)
        hits, misses = answers[0]
        assert hits + misses == pytest.approx(LEARNT_TURNS)
        assert hits / (hits + misses) == pytest.approx(expected, abs=0.1)
        asked(tracks, answers, 60, np.zeros(20, np.bool_))
        assert tracks.doubt[0] <= -log(1.0 - CAREFUL * STATED) + 1e-12 or true < 1.0


def test_claims_that_nothing_ever_answered_teach_nothing() -> None:
    tracks, answers = claimed(500), no_answers(1)
    for turn in range(11):
        asked(tracks, answers, turn, np.zeros(500, np.bool_))
    assert answers.sum() == 0.0
    assert (tracks.doubt >= CONTRADICTED).all()


def test_a_radar_that_fails_for_all_at_once_contradicts_nobody() -> None:
    rng = np.random.default_rng(8)
    tracks, answers = claimed(30), no_answers(1)
    for turn in range(60):
        asked(tracks, answers, turn, (rng.random(30) < STATED) & (turn < 30))
    assert (tracks.doubt < CONTRADICTED).all()


def test_one_aircraft_that_is_no_longer_answered_is_contradicted() -> None:
    """It may teach while it is believed: too little to blind the radar."""
    rng = np.random.default_rng(9)
    tracks, answers = claimed(10), no_answers(1)
    for turn in range(50):
        hit = rng.random(10) < STATED
        hit[0] &= turn < 30
        asked(tracks, answers, turn, hit)
    assert tracks.doubt[0] >= CONTRADICTED
    assert (tracks.doubt[1:] < CONTRADICTED).all()
