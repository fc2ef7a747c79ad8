"""Reports: one message of a sensor or receiver, as decoded, before any judgement.

Units are those of the sender (feet, knots, degrees), because a report repeats what was
said; `vedette.plots` turns it into SI and into the site's frame. A number that was not
said is nan, an integer that was not said is -1, a text that was not said is "".
Times are integer nanoseconds UTC: `time_ns` when it happened, `received_ns` when it
was learnt.
"""

from dataclasses import dataclass
from math import nan


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionReport:
    """A cooperative position: what an aircraft, or a receiver of it, claims.

    Parameters
    ----------
    time_ns, received_ns : int
        Nanoseconds UTC.
    lat_deg, lon_deg : float
        WGS 84.
    address : int
        24-bit ICAO address, -1 where none was said.
    callsign : str
        As sent, stripped; hostile text until escaped.
    altitude_baro_ft, altitude_geometric_ft : float
        Pressure altitude (1013.25 hPa), height above the WGS 84 ellipsoid.
    groundspeed_kt, track_deg, vertical_rate_fpm : float
        Speed over ground, course over ground from true north, climb.
    on_ground : bool
        The sender says that it is on the ground.
    nac_p, nic, sil, version : int
        ADS-B quality (DO-260B) and version.
    source : str
        adsb, mlat, tisb, adsr, mode_s, or "" where not said.
    receiver : str
        Who heard it: SAC/SIC as "25/10", or "" where not said.
    simulated : bool
        The message says that no aircraft sent it.
    """

    time_ns: int
    received_ns: int
    lat_deg: float
    lon_deg: float
    address: int = -1
    callsign: str = ""
    altitude_baro_ft: float = nan
    altitude_geometric_ft: float = nan
    groundspeed_kt: float = nan
    track_deg: float = nan
    vertical_rate_fpm: float = nan
    on_ground: bool = False
    nac_p: int = -1
    nic: int = -1
    sil: int = -1
    version: int = -1
    source: str = ""
    receiver: str = ""
    simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RadarReport:
    """A plot: slant range and azimuth as one radar measured them.

    Parameters
    ----------
    time_ns, received_ns : int
        Nanoseconds UTC.
    sensor : str
        Id of the sensor in the site file, or its SAC/SIC as "25/10".
    range_m : float
        Slant range.
    azimuth_deg : float
        From true north at the antenna, clockwise.
    height_m : float
        Above the WGS 84 ellipsoid, nan for a radar without height.
    simulated : bool
        No sensor measured it.
    address : int
        24-bit ICAO address of a Mode S reply, -1 where none was said.
    altitude_baro_ft : float
        Mode C or Mode S pressure altitude (1013.25 hPa).
    mode3a : int
        Mode 3/A code, 12 bits, -1 where none was said.
    callsign : str
        Aircraft identification, stripped; hostile text until escaped.
    primary, secondary : bool
        Which antennas detected it; both false where not said.
    """

    time_ns: int
    received_ns: int
    sensor: str
    range_m: float
    azimuth_deg: float
    height_m: float = nan
    simulated: bool = False
    address: int = -1
    altitude_baro_ft: float = nan
    mode3a: int = -1
    callsign: str = ""
    primary: bool = False
    secondary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BeamReport:
    """A radar says where its beam is: a north marker or a sector crossing.

    Parameters
    ----------
    time_ns, received_ns : int
        Nanoseconds UTC.
    sensor : str
        SAC/SIC as "25/10".
    azimuth_deg : float
        Where the beam was at that time, from true north at the antenna.
    period_s : float
        Time of a turn, nan where not said.
    simulated : bool
        No antenna turned.
    """

    time_ns: int
    received_ns: int
    sensor: str
    azimuth_deg: float
    period_s: float = nan
    simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemTrackReport:
    """A track of somebody else's tracker: recorded and shown, never fused as a plot.

    Parameters
    ----------
    time_ns, received_ns : int
        Nanoseconds UTC.
    sensor : str
        The tracker's SAC/SIC as "25/10".
    number : int
        Of the track at its source.
    lat_deg, lon_deg : float
        WGS 84.
    address : int
        24-bit ICAO address, -1 where none was said.
    callsign : str
        As sent, stripped; hostile text until escaped.
    mode3a : int
        Mode 3/A code, 12 bits, -1 where none was said.
    altitude_baro_ft, altitude_geometric_ft : float
        As measured, else as calculated.
    ve_mps, vn_mps : float
        Velocity over ground, nan where not said.
    simulated : bool
        The message says so.
    """

    time_ns: int
    received_ns: int
    sensor: str
    number: int
    lat_deg: float
    lon_deg: float
    address: int = -1
    callsign: str = ""
    mode3a: int = -1
    altitude_baro_ft: float = nan
    altitude_geometric_ft: float = nan
    ve_mps: float = nan
    vn_mps: float = nan
    simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LookReport:
    """A sensor swept a stretch of sky: absence of plots there is now evidence.

    Parameters
    ----------
    time_ns, received_ns : int
        End of the sweep, nanoseconds UTC.
    sensor : str
        Id of the sensor in the site file.
    azimuth_from_deg, azimuth_to_deg : float
        The sector, clockwise; 0 and 360 for a full turn.
    simulated : bool
        No sensor swept it.
    """

    time_ns: int
    received_ns: int
    sensor: str
    azimuth_from_deg: float = 0.0
    azimuth_to_deg: float = 360.0
    simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SightingReport:
    """Something was near, or nothing was: what a listening node or a person says.

    Parameters
    ----------
    time_ns, received_ns : int
        Nanoseconds UTC. A person's report enters the picture when it is received: its
        `time_ns` is that.
    seen_ns : int
        When the object was there, as said; the same as `time_ns` for a node.
    sensor : str
        Id of the sensor in the site file.
    kind : str
        presence, sighting, or listened: a node's look that noticed nothing.
    lat_deg, lon_deg : float
        WGS 84, where it was; nan for one that noticed nothing.
    sigma_m : float
        Error of that place, each axis, 1 sigma; nan likewise.
    sigma_s : float
        Error of the time, 1 sigma.
    height_m : float
        Above the WGS 84 ellipsoid, nan where not said.
    bearing_deg : float
        From the sensor, clockwise from true north, nan where not said.
    simulated : bool
        Nobody saw or heard it.
    """

    time_ns: int
    received_ns: int
    seen_ns: int
    sensor: str
    kind: str
    lat_deg: float = nan
    lon_deg: float = nan
    sigma_m: float = nan
    sigma_s: float = 0.0
    height_m: float = nan
    bearing_deg: float = nan
    simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input that could not be used, and why; it is counted and recorded.

    Parameters
    ----------
    offset : int
        Byte offset in the source, or row number for a table.
    length : int
        Bytes, or 1 for a row.
    reason : str
        What was expected and what came.
    unframed : bool
        It belongs to no message: padding, a recorder's own bytes, a torn end.
    """

    offset: int
    length: int
    reason: str
    unframed: bool = False


Report = (
    PositionReport
    | RadarReport
    | BeamReport
    | SystemTrackReport
    | LookReport
    | SightingReport
)
