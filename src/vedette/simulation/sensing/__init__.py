"""Sensing: what sensors make of a night.

In: a `World`. Out: `Sensed`, the integers of every message that its sensors send, and
the reports that decoders will make of them. Law: `vedette.sensors.coverage` for what is
in view, the site file for what errors and resolution mean, `vedette.fixed_math` for
randomness: one stream for each sensor and target.
"""

from vedette.simulation.sensing.reports import reports_of
from vedette.simulation.sensing.said import Sensed, SensedFeed
from vedette.simulation.sensing.sense import feed_of, sensed

__all__ = ["Sensed", "SensedFeed", "feed_of", "reports_of", "sensed"]
