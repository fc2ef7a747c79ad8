"""Corroboration: how many honest aircraft a radar contradicts that over-states itself.

Synthetic. Thirty aircraft fly straight for half an hour within the coverage of one
radar and say where they are every five seconds; the radar turns in ten seconds, its
site file states p_detect 0.9, and it sees each of them with the true one. A flight is
contradicted if its doubt ever reaches the bound. Beside them: the same sum when it
believes what is stated, over turns that are drawn alone; and for how many turns a claim
stands where nothing flies, in the last ten minutes (sixty turns: to the end).

Run: ``python bench/corroboration.py [--flights N]``.
"""

import argparse
import sys
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import numpy as np
from harness import save

from vedette.earth.ellipsoid import horizon_at
from vedette.earth.plane import from_plane, plane_at
from vedette.earth.polar import seen_from
from vedette.feeds.report import BeamReport, PositionReport, RadarReport, Report
from vedette.picture import SETTINGS
from vedette.plots.assemble import Assembler
from vedette.site.load import parse_site
from vedette.tracks.bernoulli import empty_tracks
from vedette.tracks.corroboration import ANSWER, CONTRADICTED
from vedette.tracks.tracker import Picture, step
from vedette.tracks.unseen import no_unseen

STATED = 0.9
TRUE = (0.9, 0.7, 0.5, 0.3, 0.1)
FLIGHTS = 300
TOGETHER = 30
FLIGHT_S = 1800.0
NOTHING_S = 600.0  # for so long, at the end, a claim says what is not there
PERIOD_S = 10.0
CLAIM_S = 5.0
MARKERS = 4  # sector messages in a turn
CLUTTER = 5.0  # false plots in a turn
RANGE_M = 120e3
NEAREST_M = 25e3  # below the cone over the antenna at every height here
GHOST = 0x999999
S = 1_000_000_000
MIDNIGHT = 1_757_462_400 * S
CENTRE = (52.0, 20.0)
PLANE = plane_at(*CENTRE, 170.0)
ANTENNA = horizon_at(*CENTRE, 100.0)
SITE = f"""
[site]
name = "A radar that over-states itself (synthetic)"
centre = [52.0, 20.0]
radius_km = 170

[[sensor]]
id = "tower"
kind = "radar"
sac = 25
sic = 10
lat = 52.0
lon = 20.0
height_m = 100
period_s = {PERIOD_S}
range_max_m = {RANGE_M}
sigma_range_m = 60
sigma_azimuth_deg = 0.1
p_detect = {STATED}
clutter_per_turn = {CLUTTER}

[[birth]]
area = "everywhere"
arrivals_per_h_mean = 1
speed_mps = [50, 300]
"""


class Flight(NamedTuple):
    """A straight flight: where it is at time 0, how fast, how high, from when on."""

    address: int
    place_m: tuple[float, float]
    speed_mps: tuple[float, float]
    height_m: float
    from_s: float = 0.0

    def at(self, time_s: float) -> tuple[float, float]:
        """Return its place in the site plane."""
        (e, n), (ve, vn) = self.place_m, self.speed_mps
        return e + ve * time_s, n + vn * time_s


def drawn(rng: np.random.Generator, address: int) -> Flight:
    """Draw a flight that stays in view for half an hour."""
    while True:
        e, n, course = rng.uniform(-1, 1), rng.uniform(-1, 1), rng.uniform(0, 6.2832)
        speed = rng.uniform(40.0, 110.0)
        flight = Flight(
            address,
            (float(e * RANGE_M), float(n * RANGE_M)),
            (float(speed * np.sin(course)), float(speed * np.cos(course))),
            float(rng.uniform(2000.0, 9000.0)),
        )
        away = [np.hypot(*flight.at(t)) for t in np.arange(0.0, FLIGHT_S + 1, 10.0)]
        if min(away) > NEAREST_M and max(away) < 0.95 * RANGE_M:
            return flight


def claims(flight: Flight, last_s: float) -> list[Report]:
    """Say where a flight is every few seconds."""
    found: list[Report] = []
    speed, course = np.hypot(*flight.speed_mps), np.arctan2(*flight.speed_mps)
    for time_s in np.arange(flight.from_s + 1.0, last_s, CLAIM_S):
        lat_deg, lon_deg = from_plane(PLANE, *flight.at(float(time_s)))
        time_ns = MIDNIGHT + int(time_s * S)
        found.append(
            PositionReport(
                time_ns=time_ns,
                received_ns=time_ns,
                lat_deg=lat_deg,
                lon_deg=lon_deg,
                address=flight.address,
                altitude_geometric_ft=flight.height_m / 0.3048,
                groundspeed_kt=float(speed) / 0.514444,
                track_deg=float(np.degrees(course)) % 360.0,
                nac_p=9,
            )
        )
    return found


def swept(
    rng: np.random.Generator, flights: list[Flight], true: float, last_s: float
) -> list[Report]:
    """Turn the radar: sectors, plots of the flights it sees, and false ones."""
    found: list[Report] = []
    for turn in range(int(last_s / PERIOD_S)):
        plots = [
            seen for f in flights if rng.random() < true for seen in [_plot(f, turn)]
        ]
        plots += [
            (rng.uniform(5e3, RANGE_M), rng.uniform(0.0, 360.0))
            for _ in range(rng.poisson(CLUTTER))
        ]
        for range_m, exact_deg in plots:
            azimuth_deg = (exact_deg + rng.normal(0.0, 0.1)) % 360.0
            time_ns = MIDNIGHT + int(PERIOD_S * (turn + azimuth_deg / 360.0) * S)
            found.append(
                RadarReport(
                    time_ns=time_ns,
                    received_ns=time_ns,
                    sensor="25/10",
                    range_m=range_m + rng.normal(0.0, 60.0),
                    azimuth_deg=azimuth_deg,
                )
            )
        for marker in range(MARKERS):
            time_ns = MIDNIGHT + int(PERIOD_S * (turn + marker / MARKERS) * S)
            found.append(
                BeamReport(
                    time_ns=time_ns,
                    received_ns=time_ns,
                    sensor="25/10",
                    azimuth_deg=360.0 * marker / MARKERS,
                )
            )
    return found


def _plot(flight: Flight, turn: int) -> tuple[float, float]:
    """Find where the beam meets a flight in one turn."""
    azimuth_deg, slant_m = 180.0, 0.0
    for _ in range(4):
        time_s = PERIOD_S * (turn + azimuth_deg / 360.0)
        e_m, n_m = flight.at(time_s)
        slant_m, azimuth, _ = seen_from(PLANE, ANTENNA, e_m, n_m, flight.height_m)
        azimuth_deg = float(np.degrees(azimuth)) % 360.0
    return slant_m, azimuth_deg


def watched(reports: list[Report]) -> Picture:
    """Keep the picture of one radar and of all that is claimed."""
    reports.sort(key=lambda report: report.time_ns)
    made = Assembler(parse_site(SITE, "bench/corroboration.py"), MIDNIGHT)
    picture = Picture(time_s=0.0, tracks=empty_tracks(beams=made.beams))
    for scan in [*made.take(list(enumerate(reports))), *made.flush()]:
        step(picture, scan, SETTINGS, no_unseen())
    return picture


def contradicted(true: float, flights: int, seed: int) -> tuple[int, list[float]]:
    """Count flights ever contradicted, and turns until a claim of nothing is.

    Parameters
    ----------
    true : float
        Probability with which the radar sees.
    flights : int
        Honest ones, `TOGETHER` in one picture.
    seed : int
        Of the draw.

    Returns
    -------
    int, list of float
        Flights; turns for each picture, all sixty where the claim stood to the end.
    """
    found, stood = 0, []
    for first in range(0, flights, TOGETHER):
        rng = np.random.default_rng([seed, first, int(100 * true)])
        here = [drawn(rng, 0x400000 + k) for k in range(first, first + TOGETHER)]
        nothing = drawn(rng, GHOST)._replace(from_s=FLIGHT_S - NOTHING_S)
        reports = [c for flight in [*here, nothing] for c in claims(flight, FLIGHT_S)]
        reports += swept(rng, here, true, FLIGHT_S)
        rows = watched(reports).history.rows(0.0)
        against = (rows.doubt >= CONTRADICTED) & (rows.address >= 0)
        found += len(set(rows.address[against].tolist()) - {GHOST})
        when_s = rows.time_s[against & (rows.address == GHOST)]
        stood_s = when_s[0] - nothing.from_s if len(when_s) else NOTHING_S
        stood.append(float(stood_s / PERIOD_S))
    return found, stood


def believing_the_stated(true: float, flights: int, seed: int) -> int:
    """Count the same where a miss counts by the stated probability."""
    rng = np.random.default_rng(seed)
    doubt, ever = np.zeros(flights), np.zeros(flights, np.bool_)
    for _ in range(int(FLIGHT_S / PERIOD_S)):
        seen = rng.random(flights) < true
        doubt = np.maximum(doubt + np.where(seen, -ANSWER, -np.log(1.0 - STATED)), 0.0)
        ever |= doubt >= CONTRADICTED
    return int(ever.sum())


def measure(flights: int = FLIGHTS) -> dict[str, Any]:
    """Count for each true probability."""
    result: dict[str, Any] = {"stated": STATED, "flights": flights, "true": {}}
    for true in TRUE:
        many, stood = contradicted(true, flights, seed=1)
        result["true"][str(true)] = {
            "contradicted": many,
            "believing_the_stated": believing_the_stated(true, flights, seed=2),
            "ghost_turns_median": float(np.median(stood)),
            "ghost_turns_max": float(np.max(stood)),
        }
    return result


def show(found: dict[str, Any]) -> None:
    """Print the table."""
    print(f"stated {found['stated']}; {found['flights']} honest flights of 30 minutes")
    print("true  contradicted  (by the stated p)  turns that a claim of nothing stands")
    for true, row in found["true"].items():
        stood = (
            f"{row['ghost_turns_median']:.0f} (at most {row['ghost_turns_max']:.0f})"
        )
        stated = f"({row['believing_the_stated']})"
        print(f"{true:4}  {row['contradicted']:12}  {stated:>17}  {stood}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--flights", type=int, default=FLIGHTS, help="thirty times n")
    measured = measure(parser.parse_args().flights)
    save("corroboration", measured)
    show(measured)
