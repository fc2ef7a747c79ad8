"""Fragments of one flight: odds in closed form, and partitions that are drawn."""

import numpy as np
import pytest
from scipy import stats

from vedette.incursions.same_object import (
    HARD_FACTOR,
    HARD_SHARE,
    SURE,
    Ends,
    fragment_pairs,
)

Q = 9.0
DEATH = 1.0 / 1800.0
DENSITY = 1e-9 / (np.pi * 100.0**2)  # a first plot in 1,000 km², any velocity


def ends(*tracks: tuple[float, float, tuple[float, float], int]) -> Ends:
    """Tracks along the east axis at 40 m/s: begin, end, where they begin, address."""
    n = len(tracks)
    begun = np.array([t[0] for t in tracks], float)
    ended = np.array([t[1] for t in tracks], float)
    first = np.array([[*t[2], 40.0, 0.0] for t in tracks], float)
    last = first.copy()
    last[:, 0] += 40.0 * (ended - begun)
    cov = np.tile(np.diag([2500.0, 2500.0, 9.0, 9.0]), (n, 1, 1))
    return Ends(
        begun_s=begun,
        ended_s=ended,
        first_mean=first,
        first_cov=cov,
        last_mean=last,
        last_cov=cov.copy(),
        first_density=np.full(n, DENSITY),
        known_s=ended + 10.0,
        there=np.full(n, 0.2),
        address=np.array([t[3] for t in tracks]),
        kind=np.zeros((n, 2)),
        answers=np.ones((n, 2)),
    )


def odds_of(*tracks: tuple[float, float, tuple[float, float], int]) -> dict:
    pairs = fragment_pairs(ends(*tracks), Q, DEATH)
    return {
        (int(i), int(j)): float(o)
        for i, j, o in zip(pairs.earlier, pairs.later, pairs.odds, strict=True)
    }


def test_a_track_of_another_kind_is_less_likely_the_same() -> None:
    two = ends((0, 100, (0, 0), -1), (130, 200, (5300, 400), -1))
    before = fragment_pairs(two, Q, DEATH).odds[0]
    # The earlier one is of the first kind, three to one; the later answers as the
    # second does.
    said = two._replace(
        kind=np.array([[0.3, 0.1], [0.5, 0.5]]),
        answers=np.array([[1.0, 1.0], [0.2, 1.0]]),
    )
    after = fragment_pairs(said, Q, DEATH).odds[0]
    assert after / before == pytest.approx((3.0 * 0.2 + 1.0) / 4.0)


def test_odds_are_those_of_a_gaussian_against_a_new_object() -> None:
    two = ends((0, 100, (0, 0), -1), (130, 200, (5300, 400), -1))
    f = np.eye(4)
    f[0, 2] = f[1, 3] = 30.0
    expected = 0.0
    for share, q in ((1 - HARD_SHARE, Q), (HARD_SHARE, HARD_FACTOR * Q)):
        noise = np.zeros((4, 4))
        for a in range(2):
            noise[a, a] = q * 30.0**3 / 3
            noise[a, a + 2] = noise[a + 2, a] = q * 30.0**2 / 2
            noise[a + 2, a + 2] = q * 30.0
        cov = f @ two.last_cov[0] @ f.T + noise + two.first_cov[1]
        expected += share * stats.multivariate_normal.pdf(
            two.first_mean[1], f @ two.last_mean[0], cov
        )
    expected *= 0.2 * np.exp(-DEATH * 20.0) / DENSITY
    pairs = fragment_pairs(two, Q, DEATH)
    assert pairs.earlier.tolist() == [0]
    assert pairs.later.tolist() == [1]
    assert pairs.odds[0] == pytest.approx(expected, rel=1e-9)


def test_a_flight_that_was_cut_is_one_and_one_elsewhere_is_another() -> None:
    odds = odds_of(
        (0, 100, (0, 0), -1),
        (120, 200, (4800, 0), -1),
        (125, 200, (4800, 60_000), -1),
    )
    assert odds[0, 1] > 100.0
    assert (0, 2) not in odds


def test_nobody_continues_what_had_not_ended_or_is_long_gone() -> None:
    assert odds_of((0, 150, (0, 0), -1), (120, 200, (4800, 0), -1)) == {}
    assert odds_of((0, 100, (0, 0), -1), (1100, 1200, (44_000, 0), -1)) == {}


def test_addresses_decide() -> None:
    far = odds_of((0, 100, (0, 0), 7), (120, 200, (90_000, 0), 7))
    assert far[0, 1] == SURE
    assert odds_of((0, 100, (0, 0), 7), (120, 200, (4800, 0), 8)) == {}


def test_a_report_that_ends_a_track_and_begins_one_of_its_address_joins_them() -> None:
    far = (30_000.0, 20_000.0)
    assert odds_of((0, 100, (0, 0), 7), (100, 200, far, 7)) == {(0, 1): SURE}
    assert odds_of((0, 100, (0, 0), 7), (100, 200, far, 8)) == {}
    assert odds_of((0, 100, (0, 0), -1), (100, 200, (4000, 0), -1)) == {}
    assert odds_of((0, 100, (0, 0), 7), (90, 200, far, 7)) == {}
    # Two tracks of one moment: neither goes on from the other.
    assert odds_of((100, 100, (0, 0), 7), (100, 100, far, 7)) == {}


def test_between_last_plot_and_last_look_the_chance_falls_by_a_factor_a_second() -> (
    None
):
    early = odds_of((0, 100, (0, 0), -1), (105, 200, (4200, 0), -1))
    two = ends((0, 100, (0, 0), -1), (105, 200, (4200, 0), -1))
    sure = two._replace(there=np.ones(2))
    certain = fragment_pairs(sure, Q, DEATH).odds[0]
    assert early[0, 1] / certain == pytest.approx(np.sqrt(0.2), rel=1e-9)
