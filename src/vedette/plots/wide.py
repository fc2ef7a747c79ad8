"""Wide plots: that something is near, from nodes that listen and people who look.

A presence is a plot at its node: an object anywhere in a disc of radius R about it has
a variance of R²/4 in each axis, which is the sigma that the node says. False presences
are uniform over that disc, N in a period. A node that says that it listened covered its
disc, up to R above itself and without a horizon, and its silence is evidence; while it
hears one object it cannot say that there is no second, so then absence is none.

A person's sighting is a plot as wide as the person says, widened by what the object may
have flown since, and in the error of the time. That nobody reports anything is no
evidence, and a sighting alone begins no track: its scan covers nowhere.

Sound comes late (15 s from 5 km): an object is heard where it was, 0.6 km back at 45
m/s, a fifth of the sigma of such a node; that is left out.
"""

from typing import NamedTuple

import numpy as np

from vedette.earth.ground import scale_and_convergence
from vedette.earth.plane import SitePlane, to_plane
from vedette.feeds.report import SightingReport
from vedette.feeds.sightings_jsonl import LISTENED, SIGHTING
from vedette.plots.plot import Plots
from vedette.plots.scan import NO_PLOTS
from vedette.sensors.coverage import NO_EVIDENCE, RADAR, Coverage
from vedette.site.model import Site
from vedette.site.sensor import Sensor
from vedette.units import PI, SECOND_NS

CLUTTER_MIN = 1e-3  # false presences a period: no node has none, and odds stay finite
SPEED_MPS = 50.0  # of what nodes and people notice: slow and low, some 180 km/h
SIGMA_HEIGHT_M = 1000.0  # of a height that a person or a node says
# Of a person's reports of something, one in ten is of nothing that flew there.
FALSE_SHARE = 0.1


class Listener(NamedTuple):
    """A declared sensor that notices without measuring.

    Attributes
    ----------
    number : its place in the site file
    sensor : as declared
    e_m, n_m : m, site plane
    coverage : of a period in which it noticed nothing
    """

    number: int
    sensor: Sensor
    e_m: float
    n_m: float
    coverage: Coverage


class Listeners:
    """Every declared acoustic node and observer.

    Parameters
    ----------
    site : Site
        Sensors.
    plane : SitePlane
        Of the site.
    """

    def __init__(self, site: Site, plane: SitePlane) -> None:
        self._plane = plane
        self._known: dict[str, Listener] = {}
        for index, sensor in enumerate(site.sensors):
            if sensor.kind in {"acoustic", "observer"}:
                self._known[sensor.id] = _listener(sensor, index, plane)

    def refusal(self, report: SightingReport) -> str:
        """Say why a report cannot be used, empty where it can.

        Parameters
        ----------
        report : SightingReport
            Any.

        Returns
        -------
        str
            The reason.
        """
        known = self._known.get(report.sensor)
        if known is None:
            names = ", ".join(sorted(self._known)) or "none"
            return (
                f"unknown node or observer {report.sensor!r}; the site declares:"
                f" {names}"
            )
        wanted = "observer" if report.kind == SIGHTING else "acoustic"
        if known.sensor.kind != wanted:
            return (
                f"expected a {report.kind} of a sensor of kind {wanted}, got one of"
                f" {known.sensor.id}, which is declared {known.sensor.kind}"
            )
        return ""

    def scan(
        self, seq: int, report: SightingReport, time_s: float
    ) -> tuple[Plots, Coverage]:
        """Make a report the plots of a scan, and say what their absence means.

        Parameters
        ----------
        seq : int
            Number of the input in the record.
        report : SightingReport
            Not refused.
        time_s : float
            Seconds since epoch at which it enters the picture.

        Returns
        -------
        plots : Plots
            One, or none of a node that noticed nothing.
        coverage : Coverage
            Of the scan.
        """
        known = self._known[report.sensor]
        if report.kind == LISTENED:
            return NO_PLOTS, self._look(known, report)
        plots = _plot(seq, report, self._plane, known, time_s)
        if report.kind == SIGHTING:
            return plots, NO_EVIDENCE
        return plots, self._look(known, report)._replace(absence=0.0)

    def _look(self, known: Listener, report: SightingReport) -> Coverage:
        """Say what a period covered: nothing while the node is declared dead."""
        for begins_ns, ends_ns in known.sensor.outages:
            if begins_ns <= report.time_ns <= ends_ns:
                return known.coverage._replace(absence=0.0)
        return known.coverage


def _listener(sensor: Sensor, index: int, plane: SitePlane) -> Listener:
    """Set up a declared node or observer."""
    e_m, n_m = to_plane(plane, sensor.lat or 0.0, sensor.lon or 0.0)
    reach_m = sensor.range_max_m or 0.0
    coverage = Coverage(
        kind=RADAR,
        p_detect=sensor.p_detect or 0.0,
        e_m=e_m,
        n_m=n_m,
        # As if it stood as high as it hears: no horizon within its reach, and nothing
        # far above it.
        h_m=(sensor.height_m or 0.0) + reach_m,
        range_max_m=reach_m,
        period_s=sensor.period_s or 0.0,
    )
    return Listener(index, sensor, e_m, n_m, coverage)


def _plot(
    seq: int,
    report: SightingReport,
    plane: SitePlane,
    known: Listener,
    time_s: float,
) -> Plots:
    """Place one report of one sensor in the site plane."""
    e_m, n_m = to_plane(plane, report.lat_deg, report.lon_deg)
    scale, _ = scale_and_convergence(plane, e_m, n_m)
    old_s = (report.time_ns - report.seen_ns) / SECOND_NS
    flown_m = SPEED_MPS * old_s
    drift_m = SPEED_MPS * report.sigma_s
    spread = report.sigma_m * report.sigma_m + flown_m * flown_m + drift_m * drift_m
    variance_m2 = spread * scale * scale
    zero, unknown = np.zeros(1), np.full(1, np.nan)
    return Plots(
        time_s=np.full(1, time_s),
        age_s=zero,
        e_m=np.full(1, e_m),
        n_m=np.full(1, n_m),
        r_ee_m2=np.full(1, variance_m2),
        r_en_m2=zero,
        r_nn_m2=np.full(1, variance_m2),
        shift_e_m=zero,
        shift_n_m=zero,
        r_wide_m2=zero,
        ve_mps=unknown,
        vn_mps=unknown,
        r_v_m2ps2=unknown,
        h_m=np.full(1, report.height_m),
        r_h_m2=np.full(1, SIGMA_HEIGHT_M * SIGMA_HEIGHT_M),
        address=np.full(1, -1),
        sensor=np.full(1, known.number),
        clutter_density_pm2=np.full(1, _false_density(known.sensor)),
        birth_density_pm2=zero,
        seq=np.full(1, seq),
    )


def _false_density(sensor: Sensor) -> float:
    """Return the false reports per area of one scan."""
    reach_m = max(sensor.range_max_m or 0.0, 1.0)
    false = FALSE_SHARE
    if sensor.kind == "acoustic":
        false = max(sensor.clutter_per_turn or 0.0, CLUTTER_MIN)
    return false / (PI * reach_m * reach_m)
