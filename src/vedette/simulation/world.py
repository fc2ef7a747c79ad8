"""A drawn night: what flies, who watches, and with which faults; the truth itself.

Out of `vedette.simulation.draw`, into the sensing and into the truth. Nothing here is
real: targets, radars and borders' errors are drawn from a scenario. Times are seconds
since the epoch (the UTC midnight before the night begins), positions metres in the site
plane, heights metres above the ellipsoid. A path is straight between its rows.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from vedette.columns import Floats
from vedette.earth.plane import SitePlane
from vedette.site.model import Site
from vedette.site.sensor import Sensor

Guidance = Literal["waypoints", "drift", "loiter", "displaced"]
Ended = Literal["lands", "fuel", "lost", "continues"]
Effect = Literal["degrade", "deny", "displace"]

ROW_S = 5.0  # rows of a path are no farther apart: a straight piece is short


class Path(NamedTuple):
    """Where something was, piecewise straight.

    Attributes
    ----------
    time_s : (n,) s since epoch, strictly rising, steps of at most `ROW_S`
    e_m, n_m : (n,) m, site plane
    h_m : (n,) m above the ellipsoid
    """

    time_s: Floats
    e_m: Floats
    n_m: Floats
    h_m: Floats


class Transponder(NamedTuple):
    """What an aircraft says of itself.

    Attributes
    ----------
    address : 24-bit
    callsign : at most eight letters and figures
    mode3a : code as a number, 0o0000 to 0o7777
    version : of ADS-B, 0 to 2
    nac_p, nic, sil : quality as DO-260B writes it
    """

    address: int
    callsign: str
    mode3a: int
    version: int
    nac_p: int
    nic: int
    sil: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One thing that flies.

    Parameters
    ----------
    id : str
        Name in the truth, `group-00-00`: group, batch, member.
    kind : str
        Class, as kinematics tell classes: "one-way-attack-or-decoy", "airliner" ...
    authorised : bool
        Whether the policy of the family's site lets it enter.
    batch : int
        Number of the batch that it came with.
    transponder : Transponder or None
        None where it says nothing.
    path : Path
        Where it was during the night and within the site.
    ended : str
        lands, fuel, lost, or continues (flew on beyond night or site).
    guidance : str
        waypoints, drift, loiter or displaced.
    echo : float
        Share of a radar's p_detect at which it is seen, 0 to 1.
    """

    id: str
    kind: str
    authorised: bool
    batch: int
    transponder: Transponder | None
    path: Path
    ended: Ended
    guidance: Guidance
    echo: float


class PoseError(NamedTuple):
    """How wrongly a moving sensor knows itself, constant over the night.

    Attributes
    ----------
    e_m, n_m, h_m : m, true less stated position
    heading_deg : degrees, true less stated
    """

    e_m: float
    n_m: float
    h_m: float
    heading_deg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SimSensor:
    """A sensor as it really is, beside what the site file says of it.

    Parameters
    ----------
    declared : Sensor
        What ``site.toml`` says.
    p_detect : float
        True probability that a look sees an object of echo 1 that it covers.
    clutter_per_turn : float
        True mean of false plots in one turn.
    bias_range_m, bias_azimuth_deg, bias_time_s : float
        Added to what it measures, the whole night.
    outages : tuple of (float, float)
        s since epoch, when it sees nothing; the declared ones are among them.
    path : Path or None
        Of an airborne one.
    pose_error : PoseError or None
        Of an airborne one.
    delay_s : float
        From measurement to capture.
    """

    declared: Sensor
    p_detect: float
    clutter_per_turn: float
    bias_range_m: float
    bias_azimuth_deg: float
    bias_time_s: float
    outages: tuple[tuple[float, float], ...]
    path: Path | None
    pose_error: PoseError | None
    delay_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Jamming:
    """Where and when satellite navigation is disturbed.

    Parameters
    ----------
    centre_e_m, centre_n_m, radius_m : float
        m, a circle in the site plane.
    from_s, to_s : float
        s since epoch.
    floor_m, ceiling_m : float
        m above the ellipsoid.
    effect : str
        degrade (worse quality), deny (no position), displace (a wrong position).
    """

    centre_e_m: float
    centre_n_m: float
    radius_m: float
    from_s: float
    to_s: float
    floor_m: float
    ceiling_m: float
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One night as it really was.

    Parameters
    ----------
    family : str
        Name of the scenario.
    seed : int
        Of this night.
    key : int
        64 bits that name all random numbers of this night.
    epoch_ns : int
        UTC midnight before the night begins.
    start_s, end_s : float
        s since epoch.
    plane : SitePlane
        Of the site.
    targets : tuple of Target
        Everything but birds, in the order of the scenario.
    birds : tuple of Target
        Never counted.
    sensors : tuple of SimSensor
        In the order of the scenario.
    jamming : tuple of Jamming
        In the order of the scenario.
    wind : tuple of float
        East and north, m/s, where the air goes to.
    site : Site
        What ``site.toml`` says: the family's prior, never this night.
    site_text : str
        The file.
    rates : tuple of (str, float)
        For each group of targets, how many were to be expected in this whole night.
    """

    family: str
    seed: int
    key: int
    epoch_ns: int
    start_s: float
    end_s: float
    plane: SitePlane
    targets: tuple[Target, ...]
    birds: tuple[Target, ...]
    sensors: tuple[SimSensor, ...]
    jamming: tuple[Jamming, ...]
    wind: tuple[float, float]
    site: Site
    site_text: str
    rates: tuple[tuple[str, float], ...] = ()
