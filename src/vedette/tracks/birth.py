"""Births: where unseen objects come from, as trajectories drawn from the site's prior.

Each ``[[birth]]`` of the site file gives a rate of arrivals over an area, with speeds
and heights. From it trajectories are drawn once a minute, `DRAWS_PER_MINUTE` of them,
each with a random time, place, course, speed and height, and a Gaussian kernel around
it wide enough that together they cover the area. The numbers are counter-based: the
same minute draws the same trajectories whenever it is asked for.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from vedette.airspace.index import VolumeIndex, build_index
from vedette.airspace.inside import signed_distance
from vedette.airspace.volume import Volume
from vedette.columns import join
from vedette.earth.plane import SitePlane
from vedette.errors import UsageError
from vedette.fixed_math import sin_cos, uniform
from vedette.plots.plot import Floats
from vedette.site.model import EVERYWHERE, Birth, Site
from vedette.tracks.unseen import Unseen, no_unseen

DRAWS_PER_MINUTE = 120
MINUTE_S = 60.0
# Objects in flight when the watch begins were born up to so long before it.
RUN_IN_S = 1800.0
BIRTH_KEY = 0x4269727468
TRIES_MAX = 1000  # an area that fills less than a hundredth of its box is rare
SPEED_MPS = (30.0, 250.0)  # of objects whose speed the site does not state
HEIGHT_M = (0.0, 12000.0)
# In covered sky only what was born since the last look is still unseen, so the draws of
# one look must cover area and courses without holes: hence wide kernels.
LOOK_S = 10.0
KERNEL_OVERLAP = 0.7  # kernel of the place, a share of the spacing of one look's draws
SPEED_SIGMA_SHARE = 0.6  # kernel of the velocity, a share of the speed


class Source(NamedTuple):
    """One area of birth, ready to draw from.

    Attributes
    ----------
    number : int
        Of the `[[birth]]` table.
    rate_ps : float
        Arrivals per second.
    box_m : tuple of float
        West, east, south, north in the site plane.
    border : VolumeIndex or None
        The area; None for the whole disc of the site.
    radius_m : float
        Of the site.
    speed_mps, height_m : (low, high)
    """

    number: int
    rate_ps: float
    box_m: tuple[float, float, float, float]
    border: VolumeIndex | None
    radius_m: float
    speed_mps: tuple[float, float]
    height_m: tuple[float, float]


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
        self._sources = [
            _source(number, birth, by_id, plane)
            for number, birth in enumerate(site.expected_births)
        ]

    def before(self, time_s: float) -> Unseen:
        """Return the unseen in flight at a time that nobody watched before."""
        return self.between(time_s - RUN_IN_S, time_s)

    def between(self, from_s: float, to_s: float) -> Unseen:
        """Return the trajectories born in a span, as they are at its end.

        Parameters
        ----------
        from_s, to_s : float
            Seconds since epoch; born after the first, up to the second.

        Returns
        -------
        Unseen
            In order of source, then of draw.
        """
        parts = [no_unseen()]
        for source in self._sources:
            first = int(np.floor(from_s / MINUTE_S))
            last = int(np.floor(to_s / MINUTE_S))
            drawn = [
                _draw(source, minute * DRAWS_PER_MINUTE + draw, to_s)
                for minute in range(first, last + 1)
                for draw in range(DRAWS_PER_MINUTE)
                if from_s < _born_s(source, minute * DRAWS_PER_MINUTE + draw) <= to_s
            ]
            if drawn:
                parts.append(join(drawn))
        return join(parts)


def _source(
    number: int, birth: Birth, volumes: dict[str, Volume], plane: SitePlane
) -> Source:
    """Prepare one `[[birth]]` table."""
    radius_m = plane.radius_km * 1000.0
    border = None
    box = (-radius_m, radius_m, -radius_m, radius_m)
    if birth.area != EVERYWHERE:
        if birth.area not in volumes:
            known = ", ".join([EVERYWHERE, *volumes])
            raise UsageError(
                expected=f"an area of birth that the site knows ({known})",
                got=repr(birth.area),
                where=f"[[birth]] number {number + 1}",
                advice="Name a volume of this site file.",
            )
        border = build_index(volumes[birth.area], plane)
        box = (
            max(float(border.e0_m.min()), -radius_m),
            min(float(border.e0_m.max()), radius_m),
            max(float(border.n0_m.min()), -radius_m),
            min(float(border.n0_m.max()), radius_m),
        )
    return Source(
        number=number,
        rate_ps=birth.arrivals_per_h_mean / 3600.0,
        box_m=box,
        border=border,
        radius_m=radius_m,
        speed_mps=birth.speed_mps or SPEED_MPS,
        height_m=birth.height_m or HEIGHT_M,
    )


def _born_s(source: Source, draw: int) -> float:
    """Return when one draw is born: stratified within its minute."""
    share = uniform(BIRTH_KEY, source.number, draw * (TRIES_MAX * 2 + 8))
    return (draw + share) * MINUTE_S / DRAWS_PER_MINUTE


def _draw(source: Source, draw: int, now_s: float) -> Unseen:
    """Draw one trajectory and bring it to a time, in a straight line."""
    counter = draw * (TRIES_MAX * 2 + 8)
    born_s = _born_s(source, draw)
    e_m, n_m = _place(source, counter + 8)
    sine, cosine = sin_cos(2.0 * np.pi * uniform(BIRTH_KEY, source.number, counter + 1))
    low, high = source.speed_mps
    speed = low + (high - low) * uniform(BIRTH_KEY, source.number, counter + 2)
    floor, top = source.height_m
    height = floor + (top - floor) * uniform(BIRTH_KEY, source.number, counter + 3)
    age_s = now_s - born_s
    weight = np.array([source.rate_ps * MINUTE_S / DRAWS_PER_MINUTE])
    ve, vn = speed * sine, speed * cosine
    return Unseen(
        weight=weight,
        drawn=weight.copy(),
        mean=np.array([[e_m + age_s * ve, n_m + age_s * vn, ve, vn]]),
        cov=_kernel_of(source, speed, age_s)[np.newaxis],
        height=np.array([height]),
        born_s=np.array([born_s]),
        area=np.array([source.number]),
    )


def _place(source: Source, counter: int) -> tuple[float, float]:
    """Draw a place in the area, by rejection from its box."""
    west, east, south, north = source.box_m
    e_m, n_m = 0.0, 0.0
    for attempt in range(TRIES_MAX):
        at = counter + 2 * attempt
        e_m = west + (east - west) * uniform(BIRTH_KEY, source.number, at)
        n_m = south + (north - south) * uniform(BIRTH_KEY, source.number, at + 1)
        if e_m * e_m + n_m * n_m > source.radius_m * source.radius_m:
            continue
        if source.border is None or signed_distance(source.border, e_m, n_m)[0] > 0.0:
            break
    return e_m, n_m


def _kernel_of(source: Source, speed_mps: float, age_s: float) -> Floats:
    """Return the covariance around one draw: its share of area, speed and course."""
    west, east, south, north = source.box_m
    draws = DRAWS_PER_MINUTE * LOOK_S / MINUTE_S
    spacing = np.sqrt((east - west) * (north - south) / draws)
    sigma_m = KERNEL_OVERLAP * spacing
    sigma_mps = SPEED_SIGMA_SHARE * speed_mps
    place = sigma_m * sigma_m
    velocity = sigma_mps * sigma_mps + 1.0
    cov = np.zeros((4, 4))
    for axis in range(2):
        cov[axis, axis] = place + velocity * age_s * age_s
        cov[axis, axis + 2] = cov[axis + 2, axis] = velocity * age_s
        cov[axis + 2, axis + 2] = velocity
    return cov
