"""``[[sensor]]``: one table for every kind, and what each kind must state.

A sensor that does not state what it could see is no evidence of absence: so a kind's
mandatory keys are those without which its silence means nothing. Angles in degrees as
operators write them, azimuths from true north, heights above the WGS 84 ellipsoid.
"""

from types import MappingProxyType
from typing import Annotated, Literal

from msgspec import Meta, Struct

from vedette.site.keys import (
    Identifier,
    Latitude,
    Longitude,
    NotNegative,
    Octet,
    Period,
    Positive,
    Probability,
    TimeNs,
    about,
)

SensorKind = Literal[
    "radar", "airborne_radar", "adsb", "drone_detector", "acoustic", "observer"
]


class BiasSigma(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``bias_sigma``: how far off a sensor may constantly be, 1 sigma."""

    range_m: Annotated[NotNegative, about("Range", unit="m")] = 0.0
    azimuth_deg: Annotated[NotNegative, about("Azimuth", unit="°")] = 0.0
    time_s: Annotated[NotNegative, about("Clock", unit="s")] = 0.0


class Resolution(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``resolution``: two objects nearer than this make one plot."""

    range_m: Annotated[Positive, about("Range", unit="m")]
    azimuth_deg: Annotated[Positive, about("Azimuth", unit="°")]


class Sensor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sensor, as declared; what it must state depends on its kind."""

    id: Annotated[Identifier, about("Name of the sensor in every result")]
    kind: Annotated[SensorKind, about("What it is")]
    sac: Annotated[Octet, about("ASTERIX system area code")] | None = None
    sic: Annotated[Octet, about("ASTERIX system identification code")] | None = None
    lat: Annotated[Latitude, about("Antenna", unit="°, WGS 84")] | None = None
    lon: Annotated[Longitude, about("Antenna", unit="°, WGS 84")] | None = None
    height_m: (
        Annotated[float, about("Antenna", unit="m above the ellipsoid")] | None
    ) = None
    path: (
        Annotated[
            str,
            Meta(min_length=1),
            about("File of positions over time, for a moving sensor", used=False),
        ]
        | None
    ) = None
    period_s: Annotated[Period, about("Time between looks", unit="s")] | None = None
    range_max_m: (
        Annotated[Positive, about("Beyond this it sees nothing", unit="m")] | None
    ) = None
    sigma_range_m: (
        Annotated[Positive, about("Error of range, 1 sigma", unit="m")] | None
    ) = None
    sigma_azimuth_deg: (
        Annotated[Positive, about("Error of azimuth, 1 sigma", unit="°")] | None
    ) = None
    p_detect: (
        Annotated[
            Probability,
            about("Probability that one look sees an object that it covers"),
        ]
        | None
    ) = None
    clutter_per_turn: (
        Annotated[NotNegative, about("False plots in one look over the whole coverage")]
        | None
    ) = None
    bias_sigma: Annotated[BiasSigma, about("Constant errors that it may have")] = (
        BiasSigma()
    )
    resolution: Annotated[Resolution, about("Nearer objects make one plot")] | None = (
        None
    )
    outages: Annotated[
        tuple[tuple[TimeNs, TimeNs], ...],
        about("Pairs of times between which it saw nothing", unit="RFC 3339"),
    ] = ()


_PLACE = ("lat", "lon", "height_m")
_LOOK = ("period_s", "range_max_m", "p_detect", "clutter_per_turn")
_POLAR = ("sigma_range_m", "sigma_azimuth_deg")

MANDATORY = MappingProxyType(
    {
        "radar": (*_PLACE, *_LOOK, *_POLAR),
        "airborne_radar": ("path", *_LOOK, *_POLAR),
        # A receiver's silence is never evidence: aircraft need not transmit.
        "adsb": (),
        "drone_detector": (*_PLACE, *_LOOK),
        "acoustic": (*_PLACE, *_LOOK, "sigma_azimuth_deg"),
        # A person reports when there is something to report, in no period.
        "observer": ("lat", "lon", "range_max_m"),
    }
)
TOGETHER = (("lat", "lon"), ("sac", "sic"))


def unmet(sensor: Sensor) -> str:
    """Name the first key that this kind of sensor must state and does not.

    Parameters
    ----------
    sensor : Sensor
        As read.

    Returns
    -------
    str
        The key, empty where everything is stated.
    """
    for key in MANDATORY[sensor.kind]:
        if getattr(sensor, key) is None:
            return key
    for one, other in TOGETHER:
        if (getattr(sensor, one) is None) != (getattr(sensor, other) is None):
            return one if getattr(sensor, one) is None else other
    return ""
