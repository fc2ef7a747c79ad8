"""Sweep: where a turning antenna looked, from what it says of its beam.

A radar says where its beam is by north markers and sector crossings (ASTERIX category
034, item 020; 002 before it), and every plot says it too. A stretch of sky counts as
looked at when the beam has been seen beyond it: each such sighting closes the look from
the boundary of 1/32 turn reached before to the one reached now. Plots close looks only
of a radar that does not say its sectors, or has fallen silent about them. Where
sightings are missing, nothing was looked at and the beam is followed anew.

Most antennas turn clockwise; one that does not is known by sightings that fit the other
sense and not this one, several more than the other way round: two prove nothing.

Azimuths in degrees from true north at the antenna, clockwise; times in integer
nanoseconds UTC.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from vedette.feeds.report import LookReport
from vedette.units import SECOND_NS

TURN_DEG = 360.0
SECTORS = 32
SECTOR_DEG = TURN_DEG / SECTORS
# A look of more than a quarter turn would hide which side of it was seen when.
LOOK_SECTORS_MAX = 8
# How far a sighting may be from where the beam is expected: a beam is a degree or two
# wide, and radars stamp plots to within some tenths of a second.
PLOT_OFF_DEG = 2.0 * SECTOR_DEG
BEAM_OFF_DEG = 4.0 * SECTOR_DEG
# A radar that says every sector was not heard if a quarter turn is missing, and plots
# alone cannot tell an empty quarter from a lost one; markers of north alone come once a
# turn. Between these, a step and a half of what it usually says.
GAP_DEG = 0.25 * TURN_DEG
GAP_STEPS = 1.5
GAP_NORTH_DEG = 1.1 * TURN_DEG
SEVERAL = 8  # a quarter of a turn of 32 sectors, two turns of four
SAME_DEG = 0.01  # azimuths are said in steps of 0.0055 degrees and coarser
PERIOD_S = (0.5, 120.0)  # ship radars at 60 turns a minute; the slowest take 20 s


@dataclass(slots=True)
class Sweep:
    """The beam of one radar.

    Parameters
    ----------
    sensor : str
        Name of the radar in the looks that are given.
    period_ns : int
        Time of a turn, as declared; replaced by what the radar says of it.
    since_ns : int
        Since when the beam was followed without a gap, -1 before the first sighting.
    sense : float
        1 while it is taken to turn clockwise, else -1.
    """

    sensor: str
    period_ns: int
    since_ns: int = -1
    sense: float = 1.0
    _against: int = 0  # sightings that fit the other sense, less those that fit this
    _time_ns: int = -1
    # Counted the way it turns, on over north: turns do not start again at zero.
    _angle_deg: float = 0.0
    _looked_sectors: int = 0  # boundary up to which looks were given, on the same count
    _said_deg: float = math.nan  # where the beam was last said to be, on that count
    _usual_deg: float = TURN_DEG  # how far it turns between two messages, at least

    def beam(
        self, time_ns: int, azimuth_deg: float, period_s: float = math.nan
    ) -> Iterator[LookReport]:
        """Take what the radar says of its beam and give the looks that it closes.

        Parameters
        ----------
        time_ns : int
            Not before the sighting before.
        azimuth_deg : float
            Where the beam was then.
        period_s : float
            Time of a turn, nan where not said.

        Yields
        ------
        LookReport
            In time order.
        """
        if PERIOD_S[0] <= period_s <= PERIOD_S[1]:  # nan is not
            self.period_ns = int(period_s * SECOND_NS)
        angle_deg = self._counted(time_ns, azimuth_deg, BEAM_OFF_DEG, GAP_NORTH_DEG)
        turned = self._turned(time_ns, angle_deg)
        if abs(turned) <= SAME_DEG:
            return  # the same message by another way
        off_deg = abs(turned - self._due_deg(time_ns))
        plausible = 0.0 < turned <= GAP_NORTH_DEG and off_deg <= BEAM_OFF_DEG
        if plausible and not math.isnan(self._said_deg):
            step_deg = self._angle_deg + turned - self._said_deg
            self._usual_deg = min(self._usual_deg, max(step_deg, SECTOR_DEG))
        gap_deg = min(max(GAP_DEG, GAP_STEPS * self._usual_deg), GAP_NORTH_DEG)
        if plausible and turned <= gap_deg + SAME_DEG:
            yield from self._advance(time_ns, angle_deg, turned)
        else:
            self._restart(time_ns, angle_deg)
        self._said_deg = self._angle_deg

    def plot(self, time_ns: int, azimuth_deg: float) -> Iterator[LookReport]:
        """Take a plot as a sighting of the beam, where it agrees with the turning.

        Parameters
        ----------
        time_ns : int
            Not before the sighting before.
        azimuth_deg : float
            Of the plot.

        Yields
        ------
        LookReport
            Those closed before this plot; the plot belongs to the next.
        """
        if self._says_sectors(time_ns):
            return
        angle_deg = self._counted(time_ns, azimuth_deg, PLOT_OFF_DEG, GAP_DEG)
        turned = self._turned(time_ns, angle_deg)
        off_deg = abs(turned - self._due_deg(time_ns))
        if self._due_deg(time_ns) > GAP_NORTH_DEG or math.isnan(turned):
            self._restart(time_ns, angle_deg)
        elif 0.0 < turned <= GAP_DEG and off_deg <= PLOT_OFF_DEG:
            yield from self._advance(time_ns, angle_deg, turned)

    def _counted(
        self, time_ns: int, azimuth_deg: float, off_deg: float, gap_deg: float
    ) -> float:
        """Count an azimuth the way the beam turns, and hear which way that is."""
        angle_deg = self.sense * azimuth_deg % TURN_DEG
        fits = self._fits(time_ns, angle_deg, off_deg, gap_deg)
        if fits and not self._against:
            return angle_deg
        mirrored_deg = 2.0 * self._angle_deg - angle_deg
        other = self._fits(time_ns, mirrored_deg, off_deg, gap_deg)
        self._against = max(self._against + other - fits, 0)
        if self._against < SEVERAL:
            return angle_deg
        self.sense, self._against = -self.sense, 0
        self._time_ns, self._said_deg, self._usual_deg = -1, math.nan, TURN_DEG
        return self.sense * azimuth_deg % TURN_DEG

    def _fits(
        self, time_ns: int, angle_deg: float, off_deg: float, gap_deg: float
    ) -> bool:
        """Say whether the beam can have turned on to an angle."""
        turned = self._turned(time_ns, angle_deg)
        due_deg = self._due_deg(time_ns)
        return 0.0 < turned <= gap_deg and abs(turned - due_deg) <= off_deg

    def _says_sectors(self, time_ns: int) -> bool:
        """Say whether the radar says often where its beam is, and did so just now."""
        if math.isnan(self._said_deg) or self._usual_deg > GAP_DEG:
            return False
        since_deg = self._angle_deg - self._said_deg + self._due_deg(time_ns)
        return since_deg <= GAP_STEPS * self._usual_deg

    def _due_deg(self, time_ns: int) -> float:
        """Return how far the beam should have turned since the last sighting."""
        return TURN_DEG * (time_ns - self._time_ns) / self.period_ns

    def _turned(self, time_ns: int, angle_deg: float) -> float:
        """Return how far the beam has turned since, nan before the first sighting."""
        if self._time_ns < 0:
            return math.nan
        due_deg = self._due_deg(time_ns)
        ahead_deg = (angle_deg - self._angle_deg - due_deg) % TURN_DEG
        if ahead_deg > 0.5 * TURN_DEG:
            ahead_deg -= TURN_DEG
        return due_deg + ahead_deg

    def _restart(self, time_ns: int, angle_deg: float) -> None:
        """Begin anew: what was swept before is not known."""
        self._time_ns, self._angle_deg = time_ns, angle_deg
        self.since_ns = time_ns
        self._looked_sectors = math.ceil(angle_deg / SECTOR_DEG)

    def _advance(
        self, time_ns: int, angle_deg: float, turned_deg: float
    ) -> Iterator[LookReport]:
        """Move the beam on and give the looks whose end it has passed."""
        before_deg, before_ns = self._angle_deg, self._time_ns
        # Whole turns and an azimuth: a sum of steps would miss boundaries by a hair.
        turns = round((before_deg + turned_deg - angle_deg) / TURN_DEG)
        self._angle_deg, self._time_ns = turns * TURN_DEG + angle_deg, time_ns
        reached = math.floor(self._angle_deg / SECTOR_DEG)
        while self._looked_sectors < reached:
            begin = self._looked_sectors
            end = min(begin + LOOK_SECTORS_MAX, reached)
            first, last = (begin, end) if self.sense > 0.0 else (-end, -begin)
            share = (end * SECTOR_DEG - before_deg) / turned_deg
            yield LookReport(
                time_ns=before_ns + int(max(share, 0.0) * (time_ns - before_ns)),
                received_ns=time_ns,
                sensor=self.sensor,
                azimuth_from_deg=(first % SECTORS) * SECTOR_DEG,
                azimuth_to_deg=(last % SECTORS) * SECTOR_DEG or TURN_DEG,
            )
            self._looked_sectors = end
