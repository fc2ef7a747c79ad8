"""Claims of position where a radar looks: believed, contradicted, believed again."""

from math import log

import numpy as np
import pytest

from claimed_flight import ADDRESS, claims
from turning_radar import Target, kept, reports_of, site_text
from vedette.feeds.report import Report
from vedette.tracks.corroboration import CONTRADICTED, doubt_at

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


def test_a_claim_without_anything_there_is_contradicted_within_six_turns() -> None:
    assert doubt_of([], claims(FLIGHT, 4), 4) < CONTRADICTED
    assert doubt_of([], claims(FLIGHT, 7), 7) >= CONTRADICTED


def test_each_missed_turn_counts_as_the_logarithm_of_its_chance() -> None:
    doubt = doubt_of([], claims(FLIGHT, 7), 7)
    turns = doubt / -log(1.0 - P_DETECT)
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
    silent = claims(FLIGHT, 10, height_ft=float("nan"))
    assert doubt_of([], silent, 10) >= CONTRADICTED
    assert doubt_of([FLIGHT], silent, 10) < CONTRADICTED


def test_an_airliner_over_the_antenna_is_in_the_cone_of_silence() -> None:
    over = Target(-4e3, 0.0, 100.0, 0.0)
    assert doubt_of([], claims(over, 8, height_ft=33_000.0), 8) == 0.0
