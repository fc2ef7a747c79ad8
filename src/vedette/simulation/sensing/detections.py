"""Detections: what an antenna measured of echoes and replies, before the message."""

from typing import NamedTuple

from vedette.columns import Floats, Ints

PRIMARY, REPLY, BOTH = 1, 5, 7  # I048/020 TYP: sole PSR, Mode S roll-call, both


class Detections(NamedTuple):
    """What an antenna measured, before the message.

    Attributes
    ----------
    time_s : (n,) when the beam passed
    range_m, azimuth_rad : (n,) as measured
    true_range_m, true_azimuth_rad : (n,) where the echo really came from
    typ : (n,) I048/020
    target : (n,) index, -1 for clutter
    h_m : (n,) height of what answered
    """

    time_s: Floats
    range_m: Floats
    azimuth_rad: Floats
    true_range_m: Floats
    true_azimuth_rad: Floats
    typ: Ints
    target: Ints
    h_m: Floats
