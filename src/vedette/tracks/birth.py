"""Births: where unseen objects come from, as trajectories drawn from the site's prior.

Each ``[[birth]]`` of the site file gives a rate of arrivals over an area, with sizes of
batches, courses, speeds, heights and lengths of flight. From it trajectories are drawn,
`DRAWS_PER_MINUTE` of them, each with a random time, place, course, speed and height,
and a Gaussian kernel around it wide enough that together they cover the area. Their
velocities draw nearer to the mean by as much as the kernel spreads them (Liu and West
2001, in Sequential Monte Carlo Methods in Practice, section 10.3.2), so that all of
them have the mean and the covariance that the site states, no more.

The numbers are counter-based: the same minute draws the same trajectories whenever it
is asked for. A minute is drawn once and handed over whole when it begins: what is born
later in it is not there until then (`vedette.tracks.unseen`).
"""

from collections.abc import Sequence
from math import floor
from typing import NamedTuple

import numpy as np

from vedette.airspace.volume import Volume
from vedette.columns import join
from vedette.earth.ground import scale_and_convergence
from vedette.earth.plane import SitePlane
from vedette.fixed_math import sin_cos, uniform
from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints
from vedette.site.model import Birth, Site
from vedette.tracks.area import Area, area_of, within
from vedette.tracks.identity import BIRD_SAYS_ONE, BORN_SAYS_ONE
from vedette.tracks.steady import agility_of
from vedette.tracks.traits import Traits, no_traits
from vedette.tracks.unseen import Unseen, halvings, no_unseen
from vedette.tracks.velocity import Velocity, velocity_of, width_deg
from vedette.units import DEGREE_RAD

DRAWS_PER_MINUTE = 120
MINUTE_S = 60.0
# Objects in flight when the watch begins were born up to so long before it, where the
# site does not state how long they fly: four mean lives leave out 2 in 100.
RUN_IN_S = 7200.0
BIRTH_KEY = 0x4269727468
TRIES_MAX = 1000  # an area that fills less than a hundredth of its box is rare
COUNTERS = 2 * TRIES_MAX + 8  # random numbers of one draw: a few, then its places
SPEED_MPS = (30.0, 250.0)  # of objects whose speed the site does not state
HEIGHT_M = (0.0, 12000.0)
ANY_COURSE_DEG = (0.0, 360.0)
# In covered sky only what was born since the last look is still unseen, so the draws of
# one look must cover area and courses without holes: hence wide kernels.
LOOK_S = 10.0
KERNEL_OVERLAP = 0.7  # kernel of the place, a share of the spacing of one look's draws
VELOCITY_SHARE = 0.6  # kernel of the velocity, a share of the sigma of all of them
VELOCITY_SIGMA_MPS = 1.0  # least of it: the site does not know them better


class Source(NamedTuple):
    """One `[[birth]]` table, ready to draw from.

    Attributes
    ----------
    number : int
        Of the table.
    rate_ps : float
        Objects per second: arrivals times the mean size of a batch.
    speed_mps, height_m : (low, high)
    course_deg : (from, to)
        Clockwise, true.
    flight_s : (shortest, longest)
        nan where the site does not state it.
    echo : float
        Share of a look's p_detect at which its objects are seen.
    agility : float
        Share of the motion's power of acceleration that they have.
    spacing_m : float
        Between the draws of one look.
    velocity : Velocity
        Of all of them.
    """

    number: int
    rate_ps: float
    speed_mps: tuple[float, float]
    height_m: tuple[float, float]
    course_deg: tuple[float, float]
    flight_s: tuple[float, float]
    echo: float
    agility: float
    spacing_m: float
    velocity: Velocity


class Sample(NamedTuple):
    """Some flights of one source.

    Attributes
    ----------
    span_s : float
        Time in which all of them were born.
    drawn : Unseen
        As they are at birth.
    """

    span_s: float
    drawn: Unseen


class Births:
    """Draws the unseen of a site.

    Parameters
    ----------
    site : Site
        With its `[[birth]]` tables, or a default where it looks and states none.
    volumes : sequence of Volume
        Areas by id.
    plane : SitePlane
        Of the site.
    """

    def __init__(self, site: Site, volumes: Sequence[Volume], plane: SitePlane) -> None:
        by_id = {volume.id: volume for volume in volumes}
        self._plane = plane
        self._stated = site.expected_births
        self._sources: list[tuple[Source, Area]] = []
        for number, birth in enumerate(self._stated):
            area = area_of(birth.area, by_id, plane, f"[[birth]] number {number + 1}")
            self._sources.append((_source(number, birth, area), area))

    @property
    def traits(self) -> Traits:
        """Give the traits of the objects of each birth."""
        if not self._sources:
            return no_traits()
        says = [BORN_SAYS_ONE if b.is_counted else BIRD_SAYS_ONE for b in self._stated]
        echoes = [source.echo for source, _ in self._sources]
        agilities = [source.agility for source, _ in self._sources]
        return Traits(np.array(echoes), np.array(agilities), np.array(says))

    def before(self, time_s: float) -> Unseen:
        """Return the unseen of a time that nobody watched before.

        Parameters
        ----------
        time_s : float
            Seconds since epoch.

        Returns
        -------
        Unseen
            Whatever may be in flight, and what is born in the minute that runs.
        """
        parts = [no_unseen()]
        last = int(np.floor(time_s / MINUTE_S))
        for source, area in self._sources:
            first = int(np.floor((time_s - _run_in_s(source)) / MINUTE_S))
            parts.append(self._drawn(source, area, first, last, time_s))
        return join(parts)

    def between(self, from_s: float, to_s: float) -> Unseen:
        """Return the trajectories of all minutes that begin in a span.

        Parameters
        ----------
        from_s, to_s : float
            Seconds since epoch; a minute that begins at the first was given before.

        Returns
        -------
        Unseen
            In order of source, then of draw; as they are at birth.
        """
        first, last = floor(from_s / MINUTE_S) + 1, floor(to_s / MINUTE_S)
        if first > last or not self._sources:
            return _NOTHING
        return join([self._drawn(*each, first, last, to_s) for each in self._sources])

    def sample(self, from_s: float, to_s: float, most: int) -> list[Sample]:
        """Return some of the flights that may reach into a span, for every source.

        Parameters
        ----------
        from_s, to_s : float
            Seconds since epoch.
        most : int
            Draws of each source, at most.

        Returns
        -------
        list of Sample
            In order of source; draws evenly over their span, as they are at birth.
        """
        found = []
        for source, area in self._sources:
            begin_s = from_s - _run_in_s(source)
            first = int(np.floor(begin_s * DRAWS_PER_MINUTE / MINUTE_S))
            last = int(np.floor(to_s * DRAWS_PER_MINUTE / MINUTE_S))
            draw = np.arange(first, last + 1, -(-(last + 1 - first) // most))
            e_m, n_m = _places(source.number, draw, area)
            halved = np.zeros(draw.size, np.int64)
            drawn = _fly(source, self._plane, draw, halved, e_m, n_m)
            found.append(Sample(to_s - begin_s, drawn))
        return found

    def _drawn(
        self, source: Source, area: Area, first: int, last: int, now_s: float
    ) -> Unseen:
        """Draw some minutes; of the old ones only those that stand for the others."""
        draw = np.arange(first * DRAWS_PER_MINUTE, (last + 1) * DRAWS_PER_MINUTE)
        draw, halved = _chosen(draw, now_s)
        e_m, n_m = _places(source.number, draw, area)
        drawn = _fly(source, self._plane, draw, halved, e_m, n_m)
        _spread(drawn, source, self._plane)
        return drawn


_NOTHING = no_unseen()


def _source(number: int, birth: Birth, area: Area) -> Source:
    """Prepare one `[[birth]]` table."""
    west, east, south, north = area.box_m
    draws = DRAWS_PER_MINUTE * LOOK_S / MINUTE_S
    speed_mps = birth.speed_mps or SPEED_MPS
    course_deg = birth.course_deg or ANY_COURSE_DEG
    return Source(
        number=number,
        rate_ps=birth.arrivals_per_h_mean * birth.batch_mean / 3600.0,
        speed_mps=speed_mps,
        height_m=birth.height_m or HEIGHT_M,
        course_deg=course_deg,
        flight_s=birth.flight_s or (np.nan, np.nan),
        echo=birth.echo,
        agility=agility_of(birth.classes),
        spacing_m=float(np.sqrt((east - west) * (north - south) / draws)),
        velocity=velocity_of(speed_mps, course_deg),
    )


def _run_in_s(source: Source) -> float:
    """Return how long before a time something in flight then may have been born."""
    longest_s = source.flight_s[1]
    return RUN_IN_S if np.isnan(longest_s) else longest_s


def _places(number: int, draw: Ints, area: Area) -> tuple[Floats, Floats]:
    """Draw a place for each, by rejection from the area's box."""
    e_m, n_m = np.empty(draw.size), np.empty(draw.size)
    left = np.arange(draw.size)
    for attempt in range(TRIES_MAX):
        if not left.size:
            break
        e_m[left], n_m[left] = _propose(number, draw[left], attempt, area.box_m)
        left = left[~within(area, e_m[left], n_m[left])]
    return e_m, n_m


@kernel
def _propose(
    number: int,
    draw: Ints,
    attempt: int,
    box_m: tuple[float, float, float, float],
) -> tuple[Floats, Floats]:
    """Draw places in a box."""
    e_m, n_m = np.empty(draw.size), np.empty(draw.size)
    west, east, south, north = box_m
    for k in range(draw.size):
        at = draw[k] * COUNTERS + 8 + 2 * attempt
        e_m[k] = west + (east - west) * uniform(BIRTH_KEY, number, at)
        n_m[k] = south + (north - south) * uniform(BIRTH_KEY, number, at + 1)
    return e_m, n_m


@kernel
def _chosen(draw: Ints, now_s: float) -> tuple[Ints, Ints]:
    """Return the draws that stand for others of their age, and how often halved."""
    chosen = np.empty(draw.size, np.int64)
    halved = np.empty(draw.size, np.int64)
    count = 0
    for d in draw:
        # By the time that the minute began: it comes before every birth in it.
        minute_s = np.floor(d / DRAWS_PER_MINUTE) * MINUTE_S
        times = max(halvings(now_s - minute_s - MINUTE_S), 0)
        if d % (1 << times) == 0:
            chosen[count], halved[count] = d, times
            count += 1
    return chosen[:count].copy(), halved[:count].copy()


@kernel
def _fly(
    source: Source,
    plane: SitePlane,
    draw: Ints,
    halved: Ints,
    e_m: Floats,
    n_m: Floats,
) -> Unseen:
    """Draw time, course, speed and height of trajectories that begin at places."""
    count = draw.size
    weight, born_s, height = np.empty(count), np.empty(count), np.empty(count)
    mean, flight_s = np.empty((count, 4)), np.empty((count, 2))
    number = source.number
    begin_deg, over_deg = source.course_deg[0], width_deg(source.course_deg)
    for k in range(count):
        counter = draw[k] * COUNTERS
        each_s = MINUTE_S / DRAWS_PER_MINUTE
        born_s[k] = (draw[k] + uniform(BIRTH_KEY, number, counter)) * each_s
        weight[k] = source.rate_ps * each_s * float(1 << halved[k])
        course = begin_deg + over_deg * uniform(BIRTH_KEY, number, counter + 1)
        _, convergence = scale_and_convergence(plane, e_m[k], n_m[k])
        sine, cosine = sin_cos(course * DEGREE_RAD - convergence)
        low, high = source.speed_mps
        speed = low + (high - low) * uniform(BIRTH_KEY, number, counter + 2)
        floor, top = source.height_m
        height[k] = floor + (top - floor) * uniform(BIRTH_KEY, number, counter + 3)
        mean[k, 0], mean[k, 1] = e_m[k], n_m[k]
        mean[k, 2], mean[k, 3] = speed * sine, speed * cosine
        flight_s[k, 0], flight_s[k, 1] = source.flight_s
    area = np.full(count, number)
    return Unseen(
        weight,
        weight.copy(),
        mean,
        np.zeros((count, 4, 4)),
        born_s.copy(),
        height,
        np.full(count, source.echo),
        np.full(count, source.agility),
        born_s,
        flight_s,
        area,
        draw,
        halved,
    )


@kernel
def _spread(drawn: Unseen, source: Source, plane: SitePlane) -> None:
    """Put a kernel around every draw, in place; see the module.

    Velocities are turned by the convergence of the plane, and so are their moments.
    """
    sigma_m = KERNEL_OVERLAP * source.spacing_m
    share = VELOCITY_SHARE * VELOCITY_SHARE
    nearer = np.sqrt(1.0 - share)
    least = VELOCITY_SIGMA_MPS * VELOCITY_SIGMA_MPS
    e, n, ee, en, nn = source.velocity
    for k in range(drawn.weight.size):
        mean, cov = drawn.mean[k], drawn.cov[k]
        _, convergence = scale_and_convergence(plane, mean[0], mean[1])
        s, c = sin_cos(convergence)
        mean_e, mean_n = c * e - s * n, s * e + c * n
        mean[2] = mean_e + nearer * (mean[2] - mean_e)
        mean[3] = mean_n + nearer * (mean[3] - mean_n)
        cov[0, 0] = cov[1, 1] = sigma_m * sigma_m
        cov[2, 2] = share * (c * c * ee - 2.0 * s * c * en + s * s * nn) + least
        cov[3, 3] = share * (s * s * ee + 2.0 * s * c * en + c * c * nn) + least
        cov[2, 3] = share * (s * c * (ee - nn) + (c * c - s * s) * en)
        cov[3, 2] = cov[2, 3]
