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
from vedette.feeds.report import (
    BeamReport,
    LookReport,
    PositionReport,
    RadarReport,
    SightingReport,
    SystemTrackReport,
)
from vedette.plots.cooperative import cooperative_plots
from vedette.plots.order import Arrival
from vedette.plots.plot import Plots
from vedette.plots.radar import radar_plots
from vedette.plots.radars import Radars, RadarsMark, Refused, Swept
from vedette.plots.scan import NO_PLOTS, Scan, none_beyond
from vedette.plots.wide import Listeners
from vedette.sensors.coverage import NO_EVIDENCE, Coverage
from vedette.site.model import Site
from vedette.units import SECOND_NS

Speech = SystemTrackReport | SightingReport | RadarReport | BeamReport | LookReport

ONCE = "expected one position of an object at one time"
NOT_FUSED = "expected plots and positions: a system track is recorded and not fused"


class AssemblerMark(NamedTuple):
    """What waits at a point: copies."""

    radars: RadarsMark
    positions: tuple[tuple[int, PositionReport], ...]
    given_s: float


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
        self._radars = Radars(site, self.plane, epoch_ns)
        self._listeners = Listeners(site, self.plane)
        self._given_s = -np.inf
        self.refused = self._radars.refused
        self._positions: list[tuple[int, PositionReport]] = []

    def take(self, arrivals: Sequence[Arrival]) -> Iterator[Scan]:
        """Take reports in time order and give the scans that are complete."""
        for seq, report in arrivals:
            if self._positions and self._positions[0][1].time_ns != report.time_ns:
                yield self._close_positions()
            if report.time_ns > self._radars.patient_until_ns:
                yield from self._swept(self._radars.forgotten(report.time_ns))
            if isinstance(report, PositionReport):
                self._positions.append((seq, report))
            else:
                yield from self._one(seq, report)

    def flush(self) -> Iterator[Scan]:
        """Give what is left: no more will come."""
        if self._positions:
            yield self._close_positions()
        yield from self._swept(self._radars.forgotten(None))

    def mark(self) -> AssemblerMark:
        """Give what `rewind` needs to come back to this point."""
        return AssemblerMark(self._radars.mark(), tuple(self._positions), self._given_s)

    def rewind(self, mark: AssemblerMark) -> None:
        """Come back to a point; the mark stays good."""
        self._radars.rewind(mark.radars)
        self._positions = list(mark.positions)
        self._given_s = mark.given_s

    @property
    def beams(self) -> int:
        """Count the antennas that turn."""
        return len(self._radars)

    def seconds(self, time_ns: int) -> float:
        """Return seconds since epoch of a time in nanoseconds UTC."""
        whole, rest = divmod(time_ns - self._epoch_ns, SECOND_NS)
        return whole + rest / SECOND_NS

    def _one(self, seq: int, report: Speech) -> Iterator[Scan]:
        """Take one report that is no position."""
        if isinstance(report, SystemTrackReport):
            self.refused.append(
                Refused(seq, f"{NOT_FUSED}, got that of {report.sensor}")
            )
        elif isinstance(report, SightingReport):
            yield from self._noticed(seq, report)
        elif reason := self._radars.unknown(report.sensor):
            self.refused.append(Refused(seq, reason))
        else:
            yield from self._swept(self._radars.take(seq, report))

    def _noticed(self, seq: int, report: SightingReport) -> Iterator[Scan]:
        """Place what a node or a person noticed, each by itself."""
        if reason := self._listeners.refusal(report):
            self.refused.append(Refused(seq, reason))
            return
        time_s = max(self.seconds(report.time_ns), self._given_s)
        plots, coverage = self._listeners.scan(seq, report, time_s)
        yield self._scan(time_s, plots, coverage)

    def _close_positions(self) -> Scan:
        """Give the positions of one time once a later report has come."""
        time_ns = self._positions[0][1].time_ns
        reports, self._positions = self._heard_once(self._positions), []
        time_s = self.seconds(time_ns)
        plots = cooperative_plots(
            reports, time_s, self._receiver, self.plane, self._geoid
        )
        return self._scan(time_s, plots, NO_EVIDENCE)

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

    def _swept(self, looks: Iterator[Swept]) -> Iterator[Scan]:
        """Place the plots of looks."""
        for look in looks:
            time_s = max(self.seconds(look.time_ns), self._given_s)
            if not look.reports:
                self._given_s = time_s
                yield Scan(time_s, NO_PLOTS, look.coverage)
                continue
            age_s = np.array(
                [max(time_s - self.seconds(r.time_ns), 0.0) for _, r in look.reports]
            )
            plots = radar_plots(
                look.reports, time_s, age_s, look.antenna, self.plane, self._geoid
            )
            yield self._scan(time_s, plots, look.coverage)

    def _scan(self, time_s: float, plots: Plots, coverage: Coverage) -> Scan:
        """Refuse what lies beyond the site and give the rest."""
        self._given_s = time_s
        radius_m = self.plane.radius_km * 1000.0
        if none_beyond(plots.e_m, plots.n_m, radius_m):
            return Scan(time_s, plots, coverage)
        within = plots.e_m * plots.e_m + plots.n_m * plots.n_m <= radius_m * radius_m
        for seq in plots.seq[~within].tolist():
            reason = f"beyond the site's radius of {self.plane.radius_km:g} km"
            self.refused.append(Refused(seq, reason))
        return Scan(time_s, take(plots, np.flatnonzero(within)), coverage)


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
