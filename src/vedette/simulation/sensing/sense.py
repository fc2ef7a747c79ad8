"""Sensing: what all sensors of a night say, sensor by sensor."""

from vedette.simulation.sensing.antenna import antenna_of
from vedette.simulation.sensing.beam_messages import beams_of
from vedette.simulation.sensing.cast import Cast, cast_of
from vedette.simulation.sensing.radar import plots_of
from vedette.simulation.sensing.said import RadarFeed, Sensed, SensedFeed
from vedette.simulation.sensing.weather import Weather, weather_of
from vedette.simulation.world import SimSensor, World

TICKS_PER_S = 128.0
RADARS = ("radar", "airborne_radar")


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
    return Sensed(targets=cast.ids, feeds=tuple(feeds))


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
