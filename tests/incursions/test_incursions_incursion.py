"""Who has entered without leave: the site's policy, and what is told of an entry."""

import dataclasses
import math

import numpy as np
import pytest

from track_scenes import east_half, judged, trajectory_along
from vedette.incursions.crossing import Crossing, Judged
from vedette.incursions.incursion import (
    Incursion,
    authorised,
    contradicted,
    find_incursions,
)
from vedette.incursions.judge import Rules, judge_track
from vedette.site.model import Policy
from vedette.tracks.trajectory import Trajectory

KEY = 5
LISTED = Policy(cooperative="unauthorised", icao24=("48AE01", "3c6444"))

CREDULOUS = Policy(cooperative="unauthorised", corroboration="never")


@pytest.mark.parametrize(
    ("address", "policy", "expected"),
    [
        (-1, Policy(), False),
        (-1, LISTED, False),
        (0x48AE01, Policy(), True),
        (0x48AE01, LISTED, True),
        (0x3C6444, LISTED, True),
        (0x3C6445, LISTED, False),
        (0x00000F, Policy(cooperative="unauthorised", icao24=("00000f",)), True),
        (0, Policy(cooperative="unauthorised", icao24=("000000",)), True),
        (0, Policy(cooperative="unauthorised"), False),
    ],
)
def test_authorised_is_what_the_site_says(
    address: int,
    policy: Policy,
    *,
    expected: bool,
) -> None:
    assert authorised(crossing_of(address), policy) is expected


def crossing_of(address: int, *, contradicted: bool = False) -> Crossing:
    """Make a crossing by an object that says an address."""
    return Crossing(
        track=1,
        key=0,
        address=address,
        address_then=address,
        volume="PL",
        inward=True,
        time_s=0.0,
        sigma_s=1.0,
        e_m=0.0,
        n_m=0.0,
        sigma_m=30.0,
        probability=1.0,
        across=(("BY", 1.0),),
        contradicted=contradicted,
    )


def test_a_claim_that_radars_contradict_authorises_nothing() -> None:
    claim = crossing_of(0x48AE01, contradicted=True)
    assert not authorised(claim, Policy())
    assert authorised(claim, Policy(corroboration="never"))


def test_a_claim_that_radars_contradict_makes_no_incursion_and_may_come_back() -> None:
    tracks = [visit(address=0x48AE01)]
    strict = Policy(cooperative="unauthorised")
    assert len(incursions(tracks, [east_half()], strict)) == 1
    doubted = [t._replace(doubt=np.full(t.time_s.size, 10.0)) for t in tracks]
    assert incursions(doubted, [east_half()], strict) == []
    assert len(incursions(doubted, [east_half()], CREDULOUS)) == 1
    again = [t._replace(doubt=np.where(t.time_s < 5.0, 10.0, 0.0)) for t in tracks]
    assert len(incursions(again, [east_half()], strict)) == 1


def incursions(
    tracks: list[Trajectory], volumes: list[Judged], policy: Policy = LISTED
) -> list[Incursion]:
    crossings = sorted(
        (
            c
            for t in tracks
            for v in volumes
            for c in judge_track(t, v, Rules(KEY)).crossings
        ),
        key=lambda c: (c.time_s, c.key, c.volume, c.inward),
    )
    return find_incursions(tracks, crossings, volumes, policy)


def visit(**how: object) -> Trajectory:
    """Fly in across e = 0, 8 km deep, and out again."""
    return trajectory_along(
        [(0.0, -9e3, 0.0), (340.0, 8e3, 0.0), (680.0, -9e3, 3e3)], **how
    )


def test_a_visit_is_one_incursion_with_its_depth_and_its_end() -> None:
    (found,) = incursions([visit()], [east_half()])
    assert found.entry.inward
    assert found.left is not None
    assert not found.left.inward
    assert found.entry.time_s == pytest.approx(180.0, abs=2.0)
    assert found.until_s == found.left.time_s
    assert found.left.time_s == pytest.approx(500.0, abs=2.0)
    assert found.deepest_m == pytest.approx(8e3, rel=0.02)


def test_a_track_that_stays_ends_with_its_last_plot() -> None:
    track = trajectory_along([(0.0, -9e3, 0.0), (400.0, 9e3, 0.0)])
    (found,) = incursions([track], [east_half()])
    assert found.left is None
    assert found.until_s == 400.0


def test_two_visits_are_two_incursions_of_one_object() -> None:
    track = trajectory_along(
        [
            (0.0, -9e3, 0.0),
            (300.0, 6e3, 0.0),
            (600.0, -9e3, 3e3),
            (900.0, 6e3, 6e3),
            (1200.0, -9e3, 9e3),
        ]
    )
    first, second = incursions([track], [east_half()])
    assert first.left is not None
    assert second.left is not None
    assert first.left.time_s < second.entry.time_s < second.left.time_s


def test_exit_of_another_track_ends_nothing() -> None:
    stays = trajectory_along([(0.0, -9e3, 5e3), (400.0, 9e3, 5e3)], number=2)
    found = incursions([visit(number=1), stays], [east_half()])
    left = {i.entry.key: i.left for i in found}
    assert left[2] is None
    assert left[1] is not None


def test_authorised_aircraft_cross_and_do_not_intrude() -> None:
    volumes = [east_half()]
    listed, unlisted = visit(address=0x48AE01), visit(address=0x48AE02)
    assert incursions([listed], volumes) == []
    assert len(incursions([unlisted], volumes)) == 1
    assert incursions([unlisted], volumes, Policy()) == []


@pytest.mark.parametrize(("existence", "count"), [(0.49, 0), (0.51, 1)])
def test_only_what_is_more_likely_than_not_is_an_incursion(
    existence: float, count: int
) -> None:
    assert len(incursions([visit(existence=existence)], [east_half()])) == count


def test_airspaces_before_are_those_crossed_earlier_in_order() -> None:
    """From the west through two strips into the east."""

    def strip(name: str, west: float, east: float) -> Judged:
        corners = [(west, -4e4), (east, -4e4), (east, 4e4), (west, 4e4)]
        return judged(corners, volume_id=name)

    track = trajectory_along([(0.0, -39e3, 0.0), (800.0, 1e3 + 8e3, 0.0)])
    volumes = [strip("BY", -15e3, 0.0), strip("UA", -30e3, -15e3), east_half()]
    found = {i.entry.volume: i for i in incursions([track], volumes)}
    assert found["UA"].airspaces_before == ()
    assert found["BY"].airspaces_before in ((), ("UA",))
    # A border shared by both is left and entered at one time, to a hundred metres.
    assert set(found["PL"].airspaces_before) >= {"UA"}
    assert found["PL"].entry.time_s == pytest.approx(39e3 / 60.0, abs=2.0)
    assert math.isfinite(found["PL"].deepest_m)


def test_what_radars_contradict_is_listed_apart() -> None:
    strict = Policy(cooperative="unauthorised")
    claim, told = crossing_of(1, contradicted=True), crossing_of(2)
    out = dataclasses.replace(claim, inward=False)
    doubtful = dataclasses.replace(claim, probability=0.3)
    listed = contradicted([claim, told, out, doubtful], strict)
    assert listed == [claim]
    assert contradicted([claim], CREDULOUS) == []
