"""Sensing: what all sensors of a night say, sensor by sensor."""

from types import MappingProxyType

import numpy as np

from vedette.columns import join, take
from vedette.simulation.sensing.acoustic import presences_of
from vedette.simulation.sensing.antenna import antenna_of
from vedette.simulation.sensing.beam_messages import beams_of
from vedette.simulation.sensing.cast import Cast, cast_of
from vedette.simulation.sensing.observer import sightings_of
from vedette.simulation.sensing.radar import plots_of
from vedette.simulation.sensing.receiver import positions_of
from vedette.simulation.sensing.said import (
    RadarFeed,
    ReceiverFeed,
    Sensed,
    SensedFeed,
    SightingFeed,
)
from vedette.simulation.sensing.weather import Weather, weather_of
from vedette.simulation.world import SimSensor, World
from vedette.site.sensor import Sensor

TICKS_PER_S = 128.0
RADARS = ("radar", "airborne_radar")
SIGHTING_FEEDS = MappingProxyType({"acoustic": "nodes", "observer": "observers"})


def sensed(world: World) -> Sensed:
    """Say what the sensors of a night report.

    Parameters
    ----------
    world : World
        The night.

    Returns
    -------
    Sensed
        The same for the same night, in whatever order its targets are given, but for
        the numbers that stand for them.
    """
    cast = cast_of(world)
    weather = weather_of(world)
    feeds: list[SensedFeed] = []
    for sensor in world.sensors:
        if sensor.declared.kind in RADARS:
            feeds.append(_radar(world, cast, sensor, weather))
        elif sensor.declared.kind == "adsb":
            feeds.append(_receiver(world, cast, sensor, weather))
    for kind in SIGHTING_FEEDS:
        members = [s for s in world.sensors if s.declared.kind == kind]
        if members:
            feeds.append(_noticing(world, cast, kind, members))
    return Sensed(targets=cast.ids, feeds=tuple(feeds))


def feed_of(sensor: Sensor) -> tuple[str, str]:
    """Say which file carries what a sensor sends.

    Parameters
    ----------
    sensor : Sensor
        As declared.

    Returns
    -------
    feed : str
        Id of the feed: the sensor's own; nodes share one, and so do observers.
    file_name : str
        Of the file.
    """
    if sensor.kind in SIGHTING_FEEDS:
        feed = SIGHTING_FEEDS[sensor.kind]
        return feed, f"{feed}.jsonl"
    return sensor.id, f"{sensor.id}.pcap"


def _radar(world: World, cast: Cast, sensor: SimSensor, weather: Weather) -> RadarFeed:
    """Sense with a radar."""
    antenna = antenna_of(world, sensor)
    return RadarFeed(
        id=sensor.declared.id,
        sac=sensor.declared.sac or 0,
        sic=sensor.declared.sic or 0,
        period=int(antenna.beam.period_s * TICKS_PER_S + 0.5),
        plots=plots_of(world, cast, sensor, antenna, weather),
        beams=beams_of(world, sensor, antenna),
    )


def _receiver(
    world: World, cast: Cast, sensor: SimSensor, weather: Weather
) -> ReceiverFeed:
    """Listen with a ground station."""
    return ReceiverFeed(
        id=sensor.declared.id,
        sac=sensor.declared.sac or 0,
        sic=sensor.declared.sic or 0,
        positions=positions_of(world, cast, sensor, weather),
    )


def _noticing(
    world: World, cast: Cast, kind: str, members: list[SimSensor]
) -> SightingFeed:
    """Gather what nodes, or observers, say, by reception."""
    say = presences_of if kind == "acoustic" else sightings_of
    said = join([say(world, cast, one, k) for k, one in enumerate(members)])
    order = np.lexsort((said.sensor, said.time_ns, said.received_ns))
    return SightingFeed(
        id=SIGHTING_FEEDS[kind],
        sensors=tuple(one.declared.id for one in members),
        sightings=take(said, order),
    )
