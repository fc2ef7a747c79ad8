"""Radars: plots wait for the look that swept them, radar by radar.

A radar says its looks itself (`radar-jsonl`), or it turns and says where its beam is:
then `vedette.plots.sweep` makes the looks. Plots whose look does not come within two
turns are given without one: nothing says what was swept, so no absence is evidence.
While a radar is declared dead its looks are no evidence either.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import NamedTuple

from vedette.earth.plane import SitePlane
from vedette.feeds.report import BeamReport, LookReport, RadarReport
from vedette.plots.radar import HEIGHTS_M, Antenna, antenna_of, coverage_of
from vedette.plots.sweep import SEVERAL, Sweep
from vedette.sensors.coverage import Coverage
from vedette.site.model import Site
from vedette.site.sensor import Sensor
from vedette.units import DEGREE_RAD, SECOND_NS

FORGOTTEN_TURNS = 2
PATIENT_NS = (1 << 63) - 1  # nothing waits
JOINED_DEG = 0.1  # looks that follow one another begin where the one before ended
ONCE = "expected one plot of a radar at one time and place"


class Refused(NamedTuple):
    """A report that could not become a plot."""

    seq: int
    reason: str


class Swept(NamedTuple):
    """The plots of one look.

    Attributes
    ----------
    time_ns : int
        End of the look, nanoseconds UTC.
    antenna : Antenna
        Whose look.
    coverage : Coverage
        What it covered.
    reports : list of (seq, RadarReport)
        Its plots, in time order.
    """

    time_ns: int
    antenna: Antenna
    coverage: Coverage
    reports: list[tuple[int, RadarReport]]


@dataclass(slots=True)
class Followed:
    """Looks that a radar says itself, one joining the other.

    Parameters
    ----------
    since_ns : int
        Since when they join, nanoseconds UTC.
    last : LookReport
        The last one.
    sense : float
        1 while they are taken to go clockwise, else -1.
    against : int
        Looks that join the other way only, less those that join this way only.
    """

    since_ns: int
    last: LookReport
    sense: float = 1.0
    against: int = 0


class RadarsMark(NamedTuple):
    """What was said of all radars up to a point: copies."""

    sweeps: dict[str, Sweep]
    followed: dict[str, Followed]
    waiting: dict[str, list[tuple[int, RadarReport]]]
    patient_until_ns: int
    refused: int


class Radars:
    """Every declared radar with the plots that wait for a look.

    Parameters
    ----------
    site : Site
        Sensors, and the heights at which objects fly.
    plane : SitePlane
        Of the site.
    epoch_ns : int
        Epoch of the record, nanoseconds UTC.
    """

    def __init__(self, site: Site, plane: SitePlane, epoch_ns: int) -> None:
        self._antennas: dict[str, Antenna] = {}
        self._covers: dict[str, Coverage] = {}  # of a whole turn
        self._names: dict[str, str] = {}  # as reports say it, to the site's id
        self._carried: dict[str, str] = {}  # the same of radars that fly
        self._outages = {sensor.id: sensor.outages for sensor in site.sensors}
        self._period_ns: dict[str, int] = {}
        self._sweeps: dict[str, Sweep] = {}
        self._followed: dict[str, Followed] = {}
        self._epoch_ns = epoch_ns
        self._waiting: dict[str, list[tuple[int, RadarReport]]] = {}
        self.patient_until_ns = PATIENT_NS  # until then no plot has waited too long
        self.refused: list[Refused] = []
        self._heights_m = heights_m = heights_of(site)
        for index, sensor in enumerate(site.sensors):
            if sensor.kind == "airborne_radar":
                self._carried[_code(sensor)] = self._carried[sensor.id] = sensor.id
            if sensor.kind != "radar":
                continue
            beam = len(self._antennas)
            self._antennas[sensor.id] = antenna_of(
                sensor, index, beam, plane, heights_m
            )
            self._covers[sensor.id] = self._covered(sensor.id)
            self._period_ns[sensor.id] = int((sensor.period_s or 0.0) * SECOND_NS)
            self._names[sensor.id] = sensor.id
            if sensor.sac is not None:
                code = _code(sensor)
                self._names[code] = sensor.id
                self._sweeps[code] = Sweep(sensor.id, self._period_ns[sensor.id])

    def __len__(self) -> int:
        """Count the declared radars: as many beams turn."""
        return len(self._antennas)

    def mark(self) -> RadarsMark:
        """Give what `rewind` needs to come back to this point."""
        return RadarsMark(
            sweeps={name: copy(sweep) for name, sweep in self._sweeps.items()},
            followed={name: copy(one) for name, one in self._followed.items()},
            waiting={name: list(plots) for name, plots in self._waiting.items()},
            patient_until_ns=self.patient_until_ns,
            refused=len(self.refused),
        )

    def rewind(self, mark: RadarsMark) -> None:
        """Come back to a point; the mark stays good."""
        self._sweeps = {name: copy(sweep) for name, sweep in mark.sweeps.items()}
        self._followed = {name: copy(one) for name, one in mark.followed.items()}
        self._waiting = {name: list(plots) for name, plots in mark.waiting.items()}
        self.patient_until_ns = mark.patient_until_ns
        del self.refused[mark.refused :]

    def unknown(self, name: str) -> str:
        """Say why a radar's reports cannot be used, empty where they can."""
        if name in self._names:
            return ""
        if name in self._carried:
            radar = self._carried[name]
            return f"plots of {radar!r}, an airborne radar, are recorded, not used yet"
        known = ", ".join(sorted(self._names)) or "none"
        return f"unknown radar {name!r}; the site declares: {known}"

    def take(
        self, seq: int, report: RadarReport | BeamReport | LookReport
    ) -> Iterator[Swept]:
        """Take one report of a known radar and give the looks that it closes.

        Parameters
        ----------
        seq : int
            Number of the input in the record.
        report : RadarReport, BeamReport or LookReport
            In time order.

        Yields
        ------
        Swept
            In time order.
        """
        name = self._names[report.sensor]
        sweep = self._sweeps.get(report.sensor)
        if isinstance(report, LookReport):
            followed = self._follow(name, report)
            period_s = self._covers[name].period_s
            coverage = self._look(
                name, report, followed.since_ns, followed.sense, period_s
            )
            yield self._swept(name, report.time_ns, coverage)
            return
        if sweep is not None:
            looks = (
                sweep.beam(report.time_ns, report.azimuth_deg, report.period_s)
                if isinstance(report, BeamReport)
                else sweep.plot(report.time_ns, report.azimuth_deg)
            )
            for look in looks:
                period_s = sweep.period_ns / SECOND_NS
                coverage = self._look(name, look, sweep.since_ns, sweep.sense, period_s)
                yield self._swept(name, look.time_ns, coverage)
        if isinstance(report, RadarReport):
            self._wait(name, seq, report)

    def forgotten(self, until_ns: int | None) -> Iterator[Swept]:
        """Give the plots whose look has not come within two turns.

        Parameters
        ----------
        until_ns : int or None
            Now; None gives all that wait.

        Yields
        ------
        Swept
            The radar whose plot has waited longest first.
        """
        self.patient_until_ns = PATIENT_NS
        ages = sorted(
            (waiting[0][1].time_ns, name) for name, waiting in self._waiting.items()
        )
        for first_ns, name in ages:
            late_ns = FORGOTTEN_TURNS * self._period_ns[name]
            if until_ns is None or until_ns - first_ns > late_ns:
                last_ns = self._waiting[name][-1][1].time_ns
                yield self._swept(name, last_ns, self._unswept(name))
            else:
                self._bear(first_ns + late_ns)

    def _bear(self, until_ns: int) -> None:
        """Note until when a plot may wait."""
        self.patient_until_ns = min(self.patient_until_ns, until_ns)

    def _wait(self, name: str, seq: int, report: RadarReport) -> None:
        """Keep a plot for its look, once: several networks may carry one radar."""
        waiting = self._waiting.setdefault(name, [])
        for other, plot in reversed(waiting):
            if plot.time_ns < report.time_ns:
                break
            if _same(plot, report):
                reason = f"{ONCE}, got it again: it is that of input {other}"
                self.refused.append(Refused(seq, reason))
                return
        if not waiting:
            self._bear(report.time_ns + FORGOTTEN_TURNS * self._period_ns[name])
        waiting.append((seq, report))

    def _swept(self, name: str, time_ns: int, coverage: Coverage) -> Swept:
        """Hand over the plots that wait."""
        reports = self._waiting.pop(name, [])
        return Swept(time_ns, self._antennas[name], coverage, reports)

    def _unswept(self, name: str) -> Coverage:
        """Say that plots came from a radar and nobody knows what else it swept."""
        return self._covers[name]._replace(absence=0.0)

    def _follow(self, name: str, look: LookReport) -> Followed:
        """Say since when the looks that a radar says itself have joined one another."""
        width_deg = look.azimuth_to_deg - look.azimuth_from_deg
        turn = (width_deg + 360.0 if width_deg <= 0.0 else width_deg) / 360.0
        begun_ns = look.time_ns - int(turn * self._period_ns[name])
        followed = self._followed.setdefault(name, Followed(begun_ns, look))
        last, followed.last = followed.last, look
        onward = _joined(last.azimuth_to_deg, look.azimuth_from_deg)
        back = _joined(look.azimuth_to_deg, last.azimuth_from_deg)
        right, other = (onward, back) if followed.sense > 0.0 else (back, onward)
        followed.against = max(followed.against + other - right, 0)
        if followed.against >= SEVERAL:
            followed.sense, followed.against, right = -followed.sense, 0, False
        if not right or begun_ns - last.time_ns > self._period_ns[name] // 4:
            followed.since_ns = begun_ns
        return followed

    def _look(
        self,
        name: str,
        look: LookReport,
        since_ns: int,
        sense: float,
        period_s: float,
    ) -> Coverage:
        """Say what a look covered; nothing while its sensor is declared dead."""
        for begins_ns, ends_ns in self._outages[name]:
            if begins_ns <= look.time_ns <= ends_ns:
                return self._unswept(name)._replace(clockwise=sense, period_s=period_s)
            if ends_ns < look.time_ns:
                since_ns = max(since_ns, ends_ns)
        turned_rad = self._antennas[name].convergence_rad
        return self._covers[name]._replace(
            azimuth_from_rad=look.azimuth_from_deg * DEGREE_RAD - turned_rad,
            azimuth_to_rad=look.azimuth_to_deg * DEGREE_RAD - turned_rad,
            period_s=period_s,
            since_s=(since_ns - self._epoch_ns) / SECOND_NS,
            clockwise=sense,
        )

    def _covered(self, name: str) -> Coverage:
        """Say what a whole turn covers, objects of unknown height included."""
        low_m, high_m = self._heights_m
        covered = coverage_of(self._antennas[name], 0.0, 360.0)
        return covered._replace(low_m=low_m, high_m=high_m)


def _joined(end_deg: float, begin_deg: float) -> bool:
    """Say whether one sector begins where another ends."""
    return abs(end_deg - begin_deg) % 360.0 <= JOINED_DEG


def _same(one: RadarReport, other: RadarReport) -> bool:
    """Say whether two plots are one message, whenever each was received."""
    unlike = (one.range_m, one.azimuth_deg) != (other.range_m, other.azimuth_deg)
    return not unlike and (one.address, one.mode3a) == (other.address, other.mode3a)


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


def _code(sensor: Sensor) -> str:
    """Write a sensor's SAC/SIC as reports name it."""
    return f"{sensor.sac}/{sensor.sic}"
