"""A radar that turns over targets on straight lines: reports as a real one makes them.

Synthetic, for tests: the beam turns evenly, each target is seen once in a turn when the
beam is on it, with the declared probability and errors, clutter falls evenly in range
and azimuth, and sector crossings say where the beam is.
"""

from typing import NamedTuple

import numpy as np

from vedette.earth.ellipsoid import horizon_at
from vedette.earth.plane import from_plane, plane_at
from vedette.earth.polar import seen_from
from vedette.feeds.report import BeamReport, LookReport, RadarReport, Report
from vedette.picture import MOTION, SETTINGS
from vedette.plots.assemble import Assembler
from vedette.site.load import parse_site
from vedette.tracks.bernoulli import empty_tracks
from vedette.tracks.birth import Births
from vedette.tracks.tracker import Picture, step

S = 1_000_000_000
MIDNIGHT = 1_757_462_400 * S
PERIOD_S = 10.0
PLANE = plane_at(52.0, 20.0, 170.0)
HEIGHT_M = 2005.0
SITE = """
[site]
name = "A radar that turns (synthetic)"
centre = [52.0, 20.0]
radius_km = 170

[[sensor]]
id = "tower"
kind = "radar"
{codes}
lat = 52.0
lon = 20.0
height_m = 100
period_s = 10
range_max_m = 120000
sigma_range_m = 60
sigma_azimuth_deg = 0.1
p_detect = {p_detect}
clutter_per_turn = {clutter}

[[birth]]
area = "everywhere"
arrivals_per_h_mean = 20
height_m = [2000, 2010]
speed_mps = [50, 300]
"""


class Target(NamedTuple):
    """A straight flight in the site plane at 2,005 m, from a place at time 0."""

    e_m: float
    n_m: float
    ve_mps: float
    vn_mps: float


class Radar(NamedTuple):
    """A radar: its codes, its place from the first one, and how fast it turns."""

    sic: int = 10
    e_m: float = 0.0
    n_m: float = 0.0
    period_s: float = PERIOD_S


TOWER = Radar()


def site_text(
    *, p_detect: float = 0.9, clutter: float = 5.0, codes: bool = True
) -> str:
    """Write the site of the radar, with or without its SAC/SIC."""
    said = "sac = 25\nsic = 10" if codes else ""
    return SITE.format(p_detect=p_detect, clutter=clutter, codes=said)


def another(radar: Radar, *, p_detect: float = 0.9, clutter: float = 5.0) -> str:
    """Write the table of a further radar."""
    lat_deg, lon_deg = from_plane(PLANE, radar.e_m, radar.n_m)
    table = site_text(p_detect=p_detect, clutter=clutter).split("[[birth]]")[0]
    table = "[[sensor]]" + table.split("[[sensor]]")[1]
    for old, new in (
        ('"tower"', f'"tower-{radar.sic}"'),
        ("sic = 10", f"sic = {radar.sic}"),
        ("lat = 52.0", f"lat = {lat_deg!r}"),
        ("lon = 20.0", f"lon = {lon_deg!r}"),
        ("period_s = 10", f"period_s = {radar.period_s}"),
    ):
        table = table.replace(old, new)
    return table


def reports_of(
    targets: list[Target],
    turns: int,
    *,
    seed: int,
    p_detect: float = 0.9,
    clutter: float = 5.0,
    sectors: int = 32,
    radar: Radar = TOWER,
) -> list[Report]:
    """Draw what the radar says over some turns, in time order.

    ``sectors`` crossings are said in each turn; 0 says a look of a whole turn instead,
    at its end, and plots wait for it.
    """
    rng = np.random.default_rng(seed)
    name = f"25/{radar.sic}" if sectors else "tower"
    period_s = radar.period_s
    found: list[Report] = []
    for turn in range(turns):
        plots = [
            polar
            for target in targets
            if rng.random() < p_detect
            for polar in [_seen(target, turn, radar, rng)]
            if polar is not None
        ]
        for _ in range(rng.poisson(clutter)):
            azimuth = rng.uniform(0.0, 360.0)
            time_s = period_s * (turn + azimuth / 360.0)
            plots.append((time_s, rng.uniform(1e3, 120e3), azimuth))
        found += [
            RadarReport(
                time_ns=MIDNIGHT + int(time_s * S),
                received_ns=MIDNIGHT + int(time_s * S),
                sensor=name,
                range_m=range_m,
                azimuth_deg=azimuth_deg,
                height_m=float("nan"),
            )
            for time_s, range_m, azimuth_deg in plots
        ]
        for sector in range(sectors):
            time_ns = MIDNIGHT + int(period_s * (turn + sector / sectors) * S)
            found.append(
                BeamReport(
                    time_ns=time_ns,
                    received_ns=time_ns,
                    sensor=name,
                    azimuth_deg=360.0 * sector / sectors,
                )
            )
        if not sectors:
            time_ns = MIDNIGHT + int(period_s * (turn + 1) * S)
            found.append(LookReport(time_ns=time_ns, received_ns=time_ns, sensor=name))
    return sorted(found, key=lambda report: report.time_ns)


def _seen(
    target: Target, turn: int, radar: Radar, rng: np.random.Generator
) -> tuple[float, float, float] | None:
    """Find when the beam meets a target, and what the radar measures then."""
    period_s = radar.period_s
    lat_deg, lon_deg = from_plane(PLANE, radar.e_m, radar.n_m)
    antenna = horizon_at(lat_deg, lon_deg, 100.0)
    time_s, slant_m, azimuth = period_s * (turn + 0.5), 0.0, 0.0
    for _ in range(20):
        e_m = target.e_m + target.ve_mps * time_s
        n_m = target.n_m + target.vn_mps * time_s
        slant_m, azimuth_rad, _ = seen_from(PLANE, antenna, e_m, n_m, HEIGHT_M)
        azimuth = np.degrees(azimuth_rad) % 360.0
        time_s = period_s * (turn + azimuth / 360.0)
    if slant_m > 120e3:
        return None
    azimuth_said = (azimuth + 0.1 * rng.standard_normal()) % 360.0
    return time_s, slant_m + 60.0 * rng.standard_normal(), azimuth_said


def kept(site: str, reports: list[Report]) -> Picture:
    """Keep the picture of reports as `vedette.picture.Watch` does."""
    declared = parse_site(site, "a test")
    assembler = Assembler(declared, MIDNIGHT)
    births = Births(declared, [], assembler.plane)
    picture = None
    scans = [*assembler.take(list(enumerate(reports))), *assembler.flush()]
    assert not assembler.refused
    for scan in scans:
        if picture is None:
            picture = Picture(
                time_s=scan.time_s,
                tracks=empty_tracks(beams=assembler.beams),
                unseen=births.before(scan.time_s),
            )
        arrivals = births.between(picture.time_s, scan.time_s)
        step(picture, scan, SETTINGS, arrivals)
    assert picture is not None
    assert MOTION.q_m2ps3 > 0.0
    return picture
