"""From published pictures to warnings: who counts, when, and what becomes of it."""

import math
from itertools import chain

import msgspec
import numpy as np
import pytest

from track_scenes import tracks_at
from vedette.columns import join
from vedette.site.model import Birth, Policy
from vedette.tracks.corroboration import CONTRADICTED
from vedette.warnings import State, warnings_of
from vedette.warnings.keeper import JUDGE_S, any_of, slowest_mps
from vedette.warnings.reach import LOOKAHEAD_S
from warning_scenes import (
    COV,
    Picture,
    area,
    flown,
    half_plane,
    nothing,
    picture,
    site_of,
)

EAST = area(half_plane(0.0))
# 60 km in front of the border at 50 m/s: there after 20 minutes.
APPROACH = ((-60e3, 0.0), (50.0, 0.0))


def states(*pictures: object, **site: object) -> list[list[str]]:
    found = warnings_of(list(chain(*pictures)), site_of(**site), [EAST])
    return [[change.state.value for change in w.history] for w in found]


def test_an_approach_is_preliminary_then_issued_before_it_arrives() -> None:
    (warning,) = warnings_of(list(flown(*APPROACH, 1500.0)), site_of(), [EAST])
    first, issued = warning.history[:2]
    assert (warning.id, warning.area, warning.kind) == (1, "PL-06", "region")
    assert first.state is State.PRELIMINARY
    assert issued.state is State.ISSUED
    assert first.time_s < issued.time_s < 1200.0
    assert first.probability >= 0.5
    assert issued.probability >= 0.9
    assert warning.tracks == (1000,)
    assert warning.needs_release
    # It was drafted minutes ahead, and said so: 60 km at 50 m/s from time 0.
    assert warning.lead_s == pytest.approx(1200.0 - issued.time_s, abs=2.0)
    assert 240.0 < warning.lead_s < LOOKAHEAD_S


def test_a_change_knows_when_its_picture_was_received() -> None:
    (warning,) = warnings_of(list(flown(*APPROACH, 1500.0)), site_of(), [EAST])
    for change in warning.history:
        assert change.received_ns == int((change.time_s + 0.5) * 1e9)


def test_an_object_that_is_lost_leads_to_a_proposed_all_clear() -> None:
    life = states(flown(*APPROACH, 1500.0), nothing(1504.0, 1200.0))
    assert life[0][:2] == ["preliminary", "issued"]
    assert life[0][-1] == "all-clear"
    assert len(life) == 1


def test_an_object_that_was_none_is_retracted() -> None:
    seen = list(flown(*APPROACH, 1500.0))
    faded = list(flown((15e3, 0.0), (50.0, 0.0), 40.0, from_s=1504.0, existence=0.08))
    life = states(seen, faded, nothing(1548.0, 1200.0))
    assert life[0][-1] == "retracted"


def test_a_gap_in_the_picture_is_no_all_clear() -> None:
    life = states(flown(*APPROACH, 1500.0), nothing(6000.0, 300.0))
    assert life[0][-1] == "expired"


def test_what_never_comes_above_the_threshold_is_never_issued() -> None:
    doubtful = flown(*APPROACH, 1500.0, existence=0.7)
    assert states(doubtful, nothing(1504.0, 200.0)) == [["preliminary", "expired"]]
    generous = states(flown(*APPROACH, 1500.0, existence=0.7), false_alarms=4.0)
    assert generous[0][:2] == ["preliminary", "issued"]


def test_a_lasting_danger_is_renewed_before_its_message_lapses() -> None:
    circling = flown((30e3, 0.0), (0.5, 0.0), 5400.0)
    (life,) = states(circling)
    assert life == ["preliminary", "issued", "updated", "updated", "updated", "updated"]


def test_an_authorised_aircraft_warns_nobody() -> None:
    assert states(flown(*APPROACH, 1500.0, address=0x4B1812)) == []


def test_without_authorisation_an_address_excuses_nothing() -> None:
    policy = Policy(cooperative="unauthorised")
    assert states(flown(*APPROACH, 1500.0, address=0x4B1812), policy=policy)


def test_a_claim_that_radars_contradict_warns_nobody() -> None:
    policy = Policy(cooperative="unauthorised")
    claims = list(flown(*APPROACH, 1500.0, address=0x4B1812))
    for claim in claims:
        claim.tracks.doubt[:] = CONTRADICTED
    assert states(claims, policy=policy) == []


def test_what_is_slower_than_anything_expected_warns_nobody() -> None:
    bird = list(flown((5e3, 0.0), (12.0, 0.0), 600.0))
    drone = Birth(area="everywhere", arrivals_per_h_mean=1.0, speed_mps=(30.0, 70.0))
    site = site_of()
    assert warnings_of(bird, site, [EAST])

    expects = msgspec.structs.replace(site, births=(drone,))
    assert warnings_of(bird, expects, [EAST]) == ()
    assert slowest_mps((drone, Birth(area="x", arrivals_per_h_mean=1.0))) == 0.0
    assert slowest_mps(()) == 0.0
    slowest = list(flown((5e3, 0.0), (30.0, 0.0), 600.0))
    (warning,) = warnings_of(slowest, expects, [EAST])
    assert warning.probability > 0.95


def test_several_doubtful_objects_add_up_as_independent_ones() -> None:
    chance = np.array([0.5, 0.5, 0.2])
    found = any_of(np.array([0, 2, 2, 3]), chance)
    assert found.tolist() == pytest.approx([0.75, 0.0, 0.2])


def test_areas_are_numbered_as_they_begin_and_ties_by_the_order_of_areas() -> None:
    near = area(half_plane(0.0), code="PL-02")
    far = area(half_plane(40e3), code="PL-01")
    same = area(half_plane(0.0), code="PL-03")
    found = warnings_of(list(flown(*APPROACH, 2400.0)), site_of(), [far, near, same])
    assert [w.area for w in found] == ["PL-02", "PL-03", "PL-01"]
    assert [w.id for w in found] == [1, 2, 3]


def test_other_pictures_between_the_judged_ones_change_nothing() -> None:
    every = list(flown(*APPROACH, 1500.0))
    judged = [p for p in every if p.time_s % JUDGE_S == 0.0]
    site = site_of()
    assert warnings_of(every, site, [EAST]) == warnings_of(judged, site, [EAST])


def test_the_order_of_tracks_changes_no_word() -> None:
    def both(*order: int) -> list[Picture]:
        pairs = zip(
            flown(*APPROACH, 1500.0, number=7),
            flown((-40e3, 30e3), (40.0, 0.0), 1500.0, number=3),
            strict=True,
        )
        return [picture(p[0].time_s, join([p[k].tracks for k in order])) for p in pairs]

    site = site_of()
    one, other = (warnings_of(both(*o), site, [EAST]) for o in ((0, 1), (1, 0)))
    assert [w.tracks for w in one] == [w.tracks for w in other] == [(3, 7)]
    for a, b in zip(one[0].history, other[0].history, strict=True):
        assert a.time_s == b.time_s
        assert a.probability == pytest.approx(b.probability, abs=1e-12)


def test_a_night_with_nothing_in_it_warns_nobody() -> None:
    assert warnings_of([], site_of(), [EAST]) == ()
    assert warnings_of(list(nothing(0.0, 600.0)), site_of(), [EAST]) == ()
    assert warnings_of(list(flown(*APPROACH, 600.0)), site_of(), []) == ()


def test_a_track_that_is_not_a_number_warns_nobody() -> None:
    broken = tracks_at([math.nan] * 4, COV)
    found = warnings_of(
        [picture(0.0, broken), picture(12.0, broken)], site_of(), [EAST]
    )
    assert found == ()


DRONES = Birth(
    area="everywhere",
    arrivals_per_h_mean=1.0,
    classes=("one-way-attack-or-decoy",),
    speed_mps=(40.0, 60.0),
)
BIRDS = Birth(
    area="everywhere",
    arrivals_per_h_mean=100.0,
    classes=("bird",),
    speed_mps=(8.0, 20.0),
)


def from_either(
    pictures: list[Picture],
    share_of_birds: float,
    *,
    birds: int = 1,
    answers: tuple[float, float] = (1.0, 1.0),
) -> list[Picture]:
    """Say that a track may come from the drones' table or from the birds'."""
    share = np.full((1, 2), 1.0 - share_of_birds)
    share[0, birds] = share_of_birds
    said = {"origin": share, "answers": np.array([answers]), "there": np.ones((1, 2))}
    return [p._replace(tracks=p.tracks._replace(**said)) for p in pictures]


def test_a_bird_warns_nobody_and_a_drone_from_the_same_place_does() -> None:
    site = msgspec.structs.replace(site_of(), births=(DRONES, BIRDS))
    bird = list(flown((5e3, 0.0), (12.0, 0.0), 600.0))
    drone = list(flown((5e3, 0.0), (50.0, 0.0), 600.0))

    nowhere = from_either(bird, 0.0)
    for step in nowhere:
        step.tracks.origin[:] = 0.0
    assert warnings_of(nowhere, site, [EAST])  # nothing is known of where it came from
    assert warnings_of(from_either(bird, 0.9), site, [EAST]) == ()
    (warning,) = warnings_of(from_either(drone, 0.9), site, [EAST])
    assert warning.probability > 0.9

    swapped = msgspec.structs.replace(site, births=(BIRDS, DRONES))
    assert warnings_of(from_either(bird, 0.9, birds=0), swapped, [EAST]) == ()


def test_what_answers_as_a_bird_does_warns_nobody() -> None:
    site = msgspec.structs.replace(site_of(), births=(DRONES, BIRDS))
    between = list(flown((5e3, 0.0), (32.0, 0.0), 600.0))
    assert warnings_of(from_either(between, 0.5), site, [EAST])
    faint = from_either(between, 0.5, answers=(1e-3, 1.0))
    assert warnings_of(faint, site, [EAST]) == ()


def test_a_site_that_expects_only_objects_asks_no_kinds() -> None:
    site = msgspec.structs.replace(site_of(), births=(DRONES, DRONES))
    slow = list(flown((5e3, 0.0), (45.0, 0.0), 600.0))
    assert warnings_of(from_either(slow, 0.9), site, [EAST]) == warnings_of(
        slow, site, [EAST]
    )
