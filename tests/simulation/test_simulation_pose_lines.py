"""What a carried radar writes of its own way (vedette.simulation.speech.pose_lines)."""

import json
from datetime import datetime

import pytest

from small_nights import EPOCH_NS, PLANE, START_S, night, sensor, straight
from vedette.earth.plane import to_plane
from vedette.simulation.speech.pose_lines import STEP_S, pose_lines
from vedette.simulation.world import PoseError, SimSensor, World
from vedette.site.sensor import Sensor
from vedette.units import SECOND_NS

SECONDS = 600.0
SPEED_MPS = 150.0
HEIGHT_M = 9_000.0
POSE = PoseError(e_m=300.0, n_m=-200.0, h_m=10.0, heading_deg=0.1)


def carried(pose: PoseError | None) -> tuple[World, SimSensor]:
    """Make a radar that flies east from the middle of the site."""
    declared = Sensor(
        id="air",
        kind="airborne_radar",
        sac=25,
        sic=50,
        path="air.jsonl",
        period_s=10.0,
        range_max_m=400_000.0,
        p_detect=1.0,
        clutter_per_turn=0.0,
        sigma_range_m=1.0,
        sigma_azimuth_deg=1e-4,
    )
    own = straight((0.0, 0.0), (SPEED_MPS, 0.0), SECONDS + 60.0, h_m=HEIGHT_M)
    air = sensor(declared, path=own, pose_error=pose)
    return night(sensors=(air,), seconds=SECONDS), air


def rows(pose: PoseError | None) -> list[dict[str, object]]:
    return [json.loads(line) for line in pose_lines(*carried(pose)).splitlines()]


@pytest.mark.parametrize("pose", [None, POSE])
def test_a_carrier_states_its_true_place_less_its_error(pose: PoseError | None) -> None:
    err = pose or PoseError(0.0, 0.0, 0.0, 0.0)
    for k, row in enumerate(rows(pose)):
        e_m, n_m = to_plane(PLANE, row["lat"], row["lon"])
        assert e_m == pytest.approx(SPEED_MPS * STEP_S * k - err.e_m, abs=0.01)
        assert n_m == pytest.approx(-err.n_m, abs=0.01)
        assert row["height_m"] == pytest.approx(HEIGHT_M - err.h_m, abs=0.01)


def test_a_line_stands_for_every_ten_seconds_to_the_end_of_the_night() -> None:
    begun_s = EPOCH_NS // SECOND_NS + START_S
    said = [datetime.fromisoformat(row["time"]).timestamp() for row in rows(POSE)]
    assert said == [begun_s + STEP_S * k for k in range(int(SECONDS / STEP_S) + 1)]


def test_every_line_says_that_it_is_simulated_and_ends() -> None:
    world, air = carried(POSE)
    written = pose_lines(world, air)
    assert written.endswith(b"\n")
    assert all(row["simulated"] is True for row in rows(POSE))
    assert written == pose_lines(world, air)
