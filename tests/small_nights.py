"""Small nights by hand for tests of the sensing: no scenario file is needed."""

from dataclasses import replace

import numpy as np

from vedette.earth.plane import plane_at
from vedette.simulation.world import (
    Jamming,
    Path,
    SimSensor,
    Target,
    Transponder,
    World,
)
from vedette.site.load import parse_site
from vedette.site.sensor import Sensor
from vedette.units import SECOND_NS

EPOCH_NS = 1_757_376_000 * SECOND_NS  # 2025-09-09 00:00 UTC
START_S = 20.0 * 3600.0
CENTRE = (51.5, 22.0)
PLANE = plane_at(*CENTRE, 300.0)
SITE = f"[site]\nname = 'night'\ncentre = {list(CENTRE)}\nradius_km = 300\n"


def straight(
    start: tuple[float, float],
    velocity: tuple[float, float],
    seconds: float,
    *,
    h_m: float = 1000.0,
    begins_s: float = START_S,
) -> Path:
    """Fly straight, rows 5 s apart."""
    t = np.append(np.arange(0.0, seconds, 5.0), seconds)
    return Path(
        begins_s + t,
        start[0] + velocity[0] * t,
        start[1] + velocity[1] * t,
        np.full(t.size, h_m),
    )


def target(
    name: str, path: Path, box: Transponder | None = None, **more: object
) -> Target:
    about = {
        "kind": "airliner" if box else "one-way-attack-or-decoy",
        "authorised": box is not None,
        "batch": 0,
        "ended": "continues",
        "guidance": "waypoints",
        "echo": 1.0,
        **more,
    }
    return Target(id=name, transponder=box, path=path, **about)


def box(address: int = 0x4B1234, **more: object) -> Transponder:
    said = {
        "callsign": "VDT123",
        "mode3a": 0o1234,
        "version": 2,
        "nac_p": 9,
        "nic": 8,
        "sil": 3,
        **more,
    }
    return Transponder(address=address, **said)


def radar(name: str = "north", **declared: object) -> Sensor:
    about = {
        "sac": 25,
        "sic": 10,
        "lat": CENTRE[0],
        "lon": CENTRE[1],
        "height_m": 200.0,
        "period_s": 10.0,
        "range_max_m": 200_000.0,
        "sigma_range_m": 70.0,
        "sigma_azimuth_deg": 0.08,
        "p_detect": 0.8,
        "clutter_per_turn": 5.0,
        **declared,
    }
    return Sensor(id=name, kind="radar", **about)


def sensor(declared: Sensor, **true: object) -> SimSensor:
    about = {
        "p_detect": declared.p_detect if declared.p_detect is not None else 1.0,
        "clutter_per_turn": declared.clutter_per_turn or 0.0,
        "bias_range_m": 0.0,
        "bias_azimuth_deg": 0.0,
        "bias_time_s": 0.0,
        "outages": (),
        "path": None,
        "pose_error": None,
        "delay_s": 0.2,
        **true,
    }
    return SimSensor(declared=declared, **about)


def night(
    *targets: Target,
    sensors: tuple[SimSensor, ...],
    seconds: float = 3600.0,
    birds: tuple[Target, ...] = (),
    jamming: tuple[Jamming, ...] = (),
    key: int = 0x7EDC_BA98_7654_3210,
) -> World:
    return World(
        family="test",
        seed=1,
        key=key,
        epoch_ns=EPOCH_NS,
        start_s=START_S,
        end_s=START_S + seconds,
        plane=PLANE,
        targets=targets,
        birds=birds,
        sensors=sensors,
        jamming=jamming,
        wind=(0.0, 0.0),
        site=parse_site(SITE, "test"),
        site_text=SITE,
    )


def another_order(world: World) -> World:
    return replace(
        world, targets=tuple(reversed(world.targets)), birds=world.birds[::-1]
    )


def adsb(name: str = "ground", **declared: object) -> Sensor:
    about = {
        "sac": 25,
        "sic": 90,
        "lat": CENTRE[0],
        "lon": CENTRE[1],
        "height_m": 200.0,
        "period_s": 5.0,
        "range_max_m": 300_000.0,
        **declared,
    }
    return Sensor(id=name, kind="adsb", **about)


def node(name: str = "node", **declared: object) -> Sensor:
    about = {
        "lat": CENTRE[0],
        "lon": CENTRE[1],
        "height_m": 150.0,
        "period_s": 20.0,
        "range_max_m": 5_000.0,
        "p_detect": 0.7,
        "clutter_per_turn": 0.01,
        "sigma_azimuth_deg": 10.0,
        **declared,
    }
    return Sensor(id=name, kind="acoustic", **about)


def people(name: str = "people", **declared: object) -> Sensor:
    about = {"lat": CENTRE[0], "lon": CENTRE[1], "range_max_m": 30_000.0, **declared}
    return Sensor(id=name, kind="observer", **about)
