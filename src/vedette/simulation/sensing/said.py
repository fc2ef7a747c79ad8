"""What sensors say, as columns of the very integers that their messages carry.

One table per feed and kind of message, in the order in which it is sent. The bytes
(`vedette.simulation.speech`) and the reports that a decoder makes of them
(`vedette.simulation.sensing.reports`) follow from the same columns, so what a tracker
is handed in a study is what it would have decoded. -1 stands for what is not said.

Units are those of the items: EUROCONTROL-SPEC-0149-4 (CAT048), -2b (CAT034), -12
(CAT021).
"""

from dataclasses import dataclass
from typing import NamedTuple

from vedette.columns import Floats, Ints

NORTH, SECTOR = 1, 2  # I034/000
UNSAID_LEVEL = -(1 << 31)  # levels and rates may be negative: this stands for unsaid


class RadarPlots(NamedTuple):
    """Plots of one radar, as CAT048 says them.

    Attributes
    ----------
    time_ns : (n,) as its clock says, steps of 1/128 s
    received_ns : (n,) when the message was captured
    rho : (n,) 1/256 NM
    theta : (n,) 360/2^16 degrees
    typ : (n,) I048/020 TYP
    address, mode3a, ident : (n,) of a reply; -1 where there is none
    level : (n,) 1/4 FL; `UNSAID_LEVEL` where there is none
    target : (n,) index among the night's targets and birds, -1 for clutter
    """

    time_ns: Ints
    received_ns: Ints
    rho: Ints
    theta: Ints
    typ: Ints
    address: Ints
    mode3a: Ints
    ident: Ints
    level: Ints
    target: Ints


class RadarBeams(NamedTuple):
    """Where the antenna of one radar says that it looks, as CAT034 says it.

    Attributes
    ----------
    time_ns, received_ns : (n,)
    kind : (n,) I034/000, `NORTH` or `SECTOR`
    sector : (n,) 360/256 degrees
    lat, lon : (n,) 180/2^23 degrees, of the antenna
    height : (n,) m
    """

    time_ns: Ints
    received_ns: Ints
    kind: Ints
    sector: Ints
    lat: Ints
    lon: Ints
    height: Ints


class Positions(NamedTuple):
    """Positions that one ground station received, as CAT021 says them.

    Attributes
    ----------
    time_ns, received_ns : (n,)
    lat, lon : (n,) 180/2^30 degrees
    address, ident : (n,)
    level : (n,) 1/4 FL; `UNSAID_LEVEL` where not said
    height : (n,) 6.25 ft; `UNSAID_LEVEL` where not said
    speed : (n,) 2^-14 NM/s
    track : (n,) 360/2^16 degrees
    rate : (n,) 6.25 ft/min
    version, nac_p, nic, sil : (n,) ADS-B quality
    target : (n,) index among the night's targets and birds
    """

    time_ns: Ints
    received_ns: Ints
    lat: Ints
    lon: Ints
    address: Ints
    ident: Ints
    level: Ints
    height: Ints
    speed: Ints
    track: Ints
    rate: Ints
    version: Ints
    nac_p: Ints
    nic: Ints
    sil: Ints
    target: Ints


class Sightings(NamedTuple):
    """What nodes and people say, as `sightings-jsonl` has it.

    Attributes
    ----------
    sensor : (n,) index among the feed's sensors
    kind : (n,) index in `vedette.feeds.sightings_jsonl.KINDS`
    time_ns, received_ns : (n,)
    lat_deg, lon_deg : (n,) degrees, rounded as written
    sigma_m : (n,) m
    sigma_s : (n,) s, nan where not said
    height_m : (n,) m above the ellipsoid, nan where not said
    target : (n,) index among the night's targets and birds, -1 for none
    """

    sensor: Ints
    kind: Ints
    time_ns: Ints
    received_ns: Ints
    lat_deg: Floats
    lon_deg: Floats
    sigma_m: Floats
    sigma_s: Floats
    height_m: Floats
    target: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class RadarFeed:
    """Everything that one radar sends.

    Parameters
    ----------
    id : str
        Of the feed and of the sensor.
    sac, sic : int
        Of the radar.
    period : int
        Of a turn, 1/128 s.
    plots : RadarPlots
        In the order of time.
    beams : RadarBeams
        In the order of time.
    """

    id: str
    sac: int
    sic: int
    period: int
    plots: RadarPlots
    beams: RadarBeams


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiverFeed:
    """Everything that one ground station sends.

    Parameters
    ----------
    id : str
        Of the feed and of the sensor.
    sac, sic : int
        Of the station.
    positions : Positions
        In the order of time.
    """

    id: str
    sac: int
    sic: int
    positions: Positions


@dataclass(frozen=True, slots=True, kw_only=True)
class SightingFeed:
    """Everything that nodes, or people, say.

    Parameters
    ----------
    id : str
        Of the feed.
    sensors : tuple of str
        Ids of the sensors.
    sightings : Sightings
        In the order of reception.
    """

    id: str
    sensors: tuple[str, ...]
    sightings: Sightings


SensedFeed = RadarFeed | ReceiverFeed | SightingFeed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensed:
    """What all sensors of a night say.

    Parameters
    ----------
    targets : tuple of str
        Ids of targets, then of birds: what `target` counts in all tables.
    feeds : tuple of (RadarFeed or ReceiverFeed or SightingFeed)
        In the order of the world's sensors.
    """

    targets: tuple[str, ...]
    feeds: tuple[SensedFeed, ...]
