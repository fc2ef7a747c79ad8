"""Sensors: what one look covers, so that the absence of a plot can mean something.

In: what a site file declares. Out: the probability of detection at a place.
"""

from vedette.sensors.coverage import NO_EVIDENCE, Coverage, p_detect_all, p_detect_at

__all__ = ["NO_EVIDENCE", "Coverage", "p_detect_all", "p_detect_at"]
