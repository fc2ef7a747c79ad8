"""Who an incursion is of is who crossed, whatever was told later of its track."""

from dataclasses import replace

import numpy as np
import pytest

import study_scenes
from vedette.picture import Outcome
from vedette.simulation import world_of
from vedette.simulation.sensing import sensed
from vedette.site.model import Policy
from vedette.study import entries
from vedette.study.flown import Flown, flown_in, followed
from vedette.study.heard import heard
from vedette.study.night import Setting, open_setting, watched

SEED = 3


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    return open_setting(study_scenes.family(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module")
def policy(setting: Setting) -> Policy:
    return world_of(setting.scenario, SEED, study=True).site.policy


@pytest.fixture(scope="module")
def night(setting: Setting) -> tuple[Outcome, Flown]:
    world = world_of(setting.scenario, SEED, study=True)
    flown = flown_in(world)
    inputs = heard(sensed(world))
    return watched(world.site, setting, world, flown, inputs).finish(), flown


def with_address_at_the_end(outcome: Outcome, key: int, address: int) -> Outcome:
    """Let a track take an address after all that it did."""
    tracks = tuple(
        one._replace(address=address, address_since_s=float(one.time_s[-1]))
        if one.key == key
        else one
        for one in outcome.trajectories
    )
    return replace(outcome, trajectories=tracks)


def test_an_intruder_whose_track_takes_the_address_of_an_airliner_later_is_still_he(
    night: tuple[Outcome, Flown], policy: Policy
) -> None:
    outcome, flown = night
    whose = followed(outcome.trajectories, flown)
    found = entries.followed_incursions(outcome, whose, flown)
    incursion, intruder = next(
        (one, who) for one, who in found if not one.entry.first_seen_inside
    )
    assert incursion.entry.address_then < 0
    assert not flown.authorised[intruder]
    airliner = int(np.flatnonzero(flown.authorised)[0])
    address = int(flown.address[airliner])
    later = with_address_at_the_end(outcome, incursion.entry.key, address)
    confused = followed(later.trajectories, flown)
    assert airliner in confused
    of = entries.followed_incursions(later, confused, flown)
    assert [who for _, who in of] == [who for _, who in found]
    excused = entries.unauthorised_entry(later, confused, flown, policy)
    assert max(excused) < 0.5


def test_an_airliner_taken_for_an_intruder_before_it_said_who_it_is_is_one(
    night: tuple[Outcome, Flown], policy: Policy
) -> None:
    outcome, flown = night
    whose = followed(outcome.trajectories, flown)
    airliners = flown.address[flown.authorised].tolist()
    crossing = next(
        one for one in outcome.crossings if one.inward and one.address in airliners
    )
    assert max(entries.unauthorised_entry(outcome, whose, flown, policy)) < 0.5
    unnamed = replace(outcome, crossings=(replace(crossing, address_then=-1),))
    called = entries.unauthorised_entry(unnamed, whose, flown, policy)
    assert max(called) == crossing.entered > 0.9
