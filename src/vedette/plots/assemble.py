"""Assembly: reports in time order become scans.

Cooperative positions of one time are one scan, whose silence means nothing. Radar
plots wait for the look that swept them: the look's scan holds them all, and then the
absence of a plot means something. What cannot be placed is rejected by name.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from vedette.columns import take
from vedette.earth.geoid import Geoid, load_geoid
from vedette.earth.plane import SitePlane, plane_at
from vedette.feeds.report import LookReport, PositionReport, RadarReport, Report
from vedette.plots.cooperative import cooperative_plots
from vedette.plots.order import Arrival
from vedette.plots.plot import Plots
from vedette.plots.radar import (
    HEIGHTS_M,
    Antenna,
    aged,
    antenna_of,
    coverage_of,
    radar_plots,
)
from vedette.plots.scan import Scan
from vedette.sensors.coverage import NO_EVIDENCE, Coverage
from vedette.site.model import Site
from vedette.units import SECOND_NS

ONCE = "expected one position of an object at one time"


class Refused(NamedTuple):
    """A report that could not become a plot."""

    seq: int
    reason: str


class Assembler:
    """Turns ordered reports into scans.

    Parameters
    ----------
    site : Site
        Sensors and place.
    epoch_ns : int
        Epoch of the record, nanoseconds UTC.
    """

    def __init__(self, site: Site, epoch_ns: int) -> None:
        centre = site.watch.centre
        self.plane: SitePlane = plane_at(
            centre[0], centre[1], site.watch.radius_km, site=site.watch.name
        )
        self._geoid: Geoid = load_geoid()
        self._epoch_ns = epoch_ns
        self._receiver = _receiver_index(site)
        self._antennas: dict[str, Antenna] = {
            sensor.id: antenna_of(sensor, index, self.plane, heights_of(site))
            for index, sensor in enumerate(site.sensors)
            if sensor.kind == "radar"
        }
        self._period_ns = {
            sensor.id: int((sensor.period_s or 0.0) * SECOND_NS)
            for sensor in site.sensors
        }
        self._given_s = -np.inf
        self._outages = {sensor.id: sensor.outages for sensor in site.sensors}
        self._positions: list[tuple[int, PositionReport]] = []
        self._radar: dict[str, list[tuple[int, RadarReport]]] = {}
        self.refused: list[Refused] = []

    def take(self, arrivals: Sequence[Arrival]) -> Iterator[Scan]:
        """Take reports in time order and give the scans that are complete."""
        for seq, report in arrivals:
            yield from self._close_positions(report.time_ns)
            yield from self._close_forgotten(report.time_ns)
            yield from self._one(seq, report)

    def flush(self) -> Iterator[Scan]:
        """Give what is left: no more will come."""
        yield from self._close_positions(None)
        yield from self._close_forgotten(None)

    def seconds(self, time_ns: int) -> float:
        """Return seconds since epoch of a time in nanoseconds UTC."""
        whole, rest = divmod(time_ns - self._epoch_ns, SECOND_NS)
        return whole + rest / SECOND_NS

    def _one(self, seq: int, report: Report) -> Iterator[Scan]:
        """Take one report."""
        if isinstance(report, PositionReport):
            self._positions.append((seq, report))
        elif report.sensor not in self._antennas:
            known = ", ".join(sorted(self._antennas)) or "none"
            reason = f"unknown radar {report.sensor!r}; the site declares: {known}"
            self.refused.append(Refused(seq, reason))
        elif isinstance(report, RadarReport):
            self._radar.setdefault(report.sensor, []).append((seq, report))
        else:
            yield from self._radar_scan(
                report.sensor, report.time_ns, self._look(report)
            )

    def _unswept(self, sensor: str) -> Coverage:
        """Say that plots came from a radar and nobody knows what else it swept."""
        return coverage_of(self._antennas[sensor], 0.0, 360.0)._replace(absence=0.0)

    def _look(self, look: LookReport) -> Coverage:
        """Say what a look covered; nothing while its sensor is declared dead."""
        for begins_ns, ends_ns in self._outages[look.sensor]:
            if begins_ns <= look.time_ns <= ends_ns:
                return self._unswept(look.sensor)
        antenna = self._antennas[look.sensor]
        return coverage_of(antenna, look.azimuth_from_deg, look.azimuth_to_deg)

    def _close_forgotten(self, until_ns: int | None) -> Iterator[Scan]:
        """Give radar plots whose look has not come within two periods.

        They are plots, but nothing says what was swept: no absence is evidence.
        """
        ages = sorted(
            (min(report.time_ns for _, report in waiting), sensor)
            for sensor, waiting in self._radar.items()
        )
        for first_ns, sensor in ages:
            if until_ns is None or until_ns - first_ns > 2 * self._period_ns[sensor]:
                last_ns = max(report.time_ns for _, report in self._radar[sensor])
                yield from self._radar_scan(sensor, last_ns, self._unswept(sensor))

    def _close_positions(self, until_ns: int | None) -> Iterator[Scan]:
        """Give the positions of one time once a later report has come."""
        if not self._positions:
            return
        time_ns = self._positions[0][1].time_ns
        if until_ns is not None and until_ns == time_ns:
            return
        reports, self._positions = self._heard_once(self._positions), []
        time_s = self.seconds(time_ns)
        plots = cooperative_plots(
            reports, time_s, self._receiver, self.plane, self._geoid
        )
        yield from self._scan(time_s, plots, NO_EVIDENCE)

    def _heard_once(
        self, reports: list[tuple[int, PositionReport]]
    ) -> list[tuple[int, PositionReport]]:
        """Keep the best of several reports of one object at one time."""
        best: dict[tuple[object, ...], tuple[int, PositionReport]] = {}
        for seq, report in reports:
            identity = _identity(report)
            other = best.get(identity)
            if other is None:
                best[identity] = (seq, report)
                continue
            keep, drop = (seq, report), other
            if report.nac_p <= other[1].nac_p:
                keep, drop = other, (seq, report)
            best[identity] = keep
            reason = f"{ONCE}, got it again: it is that of input {keep[0]}"
            self.refused.append(Refused(drop[0], reason))
        return list(best.values())

    def _radar_scan(
        self, sensor: str, time_ns: int, coverage: Coverage
    ) -> Iterator[Scan]:
        """Give the plots of one radar's look."""
        reports = self._radar.pop(sensor, [])
        time_s = max(self.seconds(time_ns), self._given_s)
        age_s = np.array([time_s - self.seconds(r.time_ns) for _, r in reports])
        antenna = self._antennas[sensor]
        plots = aged(radar_plots(reports, time_s, antenna, self.plane), age_s)
        yield from self._scan(time_s, plots, coverage)

    def _scan(self, time_s: float, plots: Plots, coverage: Coverage) -> Iterator[Scan]:
        """Refuse what lies beyond the site and give the rest."""
        radius_m = self.plane.radius_km * 1000.0
        within = plots.e_m * plots.e_m + plots.n_m * plots.n_m <= radius_m * radius_m
        for seq in plots.seq[~within].tolist():
            reason = f"beyond the site's radius of {self.plane.radius_km:g} km"
            self.refused.append(Refused(seq, reason))
        self._given_s = time_s
        yield Scan(time_s, take(plots, np.flatnonzero(within)), coverage)


def heights_of(site: Site) -> tuple[float, float]:
    """Return between which heights the site expects objects, m above the ellipsoid.

    Parameters
    ----------
    site : Site
        With or without `[[birth]]` tables.

    Returns
    -------
    low, high : float
        The hull of all births that state heights, else `HEIGHTS_M`.
    """
    stated = [birth.height_m for birth in site.births if birth.height_m]
    if not stated:
        return HEIGHTS_M
    return min(low for low, _ in stated), max(high for _, high in stated)


def _identity(report: PositionReport) -> tuple[object, ...]:
    """Say by what a position is known again among those of the same time.

    By its address. Without one, by place, heights and callsign to the last bit: no two
    objects are in one place, so that is one message heard by two receivers. Where a
    sender rounds so coarsely that a formation falls together, it is one plot.
    """
    if report.address >= 0:
        return (report.address,)
    heights = report.altitude_baro_ft, report.altitude_geometric_ft
    said = (None if math.isnan(h) else h for h in heights)  # nan is unlike itself
    return (report.lat_deg, report.lon_deg, *said, report.callsign)


def _receiver_index(site: Site) -> int:
    """Return the first declared ADS-B receiver, -1 where none is."""
    kinds = [sensor.kind for sensor in site.sensors]
    return kinds.index("adsb") if "adsb" in kinds else -1
