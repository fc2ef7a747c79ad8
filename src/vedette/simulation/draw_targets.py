"""Draws what flies in one night: batches of each group, and every member's flight.

The night first draws its own rate and its own mix of guidance and ends (a Dirichlet law
about the shares of the file), then each batch its size, start, route, speed, height and
faults, then each member its place in the batch. Every number has a stream of its own
(`vedette.simulation.streams`), so that no draw depends on another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats
from vedette.earth.ground import velocity_from_course
from vedette.earth.plane import SitePlane
from vedette.errors import UsageError
from vedette.fixed_math import atan2, hypot
from vedette.simulation.distribution import Distribution, drawn, mean_of, span_of
from vedette.simulation.flight import Span, flown
from vedette.simulation.guidance import Plan
from vedette.simulation.routes import (
    between_courses,
    heading_of,
    length_of,
    outline_of,
    point_in,
    spread,
)
from vedette.simulation.streams import Stream, stream
from vedette.simulation.target_tables import Targets
from vedette.simulation.transponders import transponder_of
from vedette.simulation.world import Ended, Guidance, Target
from vedette.units import DEGREE_RAD

TARGETS_MAX = 5_000  # of one group and night: more is no night that was ever watched
BATCH_MAX = 20
MIX_SHAPE = 20.0  # a night's share of one half is off by a tenth, 1 sigma
LEAD_MAX_S = 6.0 * 3600.0  # who flew longer before the night is there from elsewhere
SPEED_LEAST_MPS = 0.1  # a balloon in still air moves through it hardly at all
GUIDANCES: tuple[Guidance, ...] = ("waypoints", "drift", "loiter", "displaced")
ENDS: tuple[Ended, ...] = ("lands", "fuel", "lost", "continues")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """What every flight of a night shares.

    Parameters
    ----------
    key : int
        Of the targets' random numbers.
    watch : Span
        What is watched.
    whole_s : float
        s, of the whole night, of which a study takes the beginning.
    plane : SitePlane
        Of the site.
    wind : (float, float)
        m/s, where the air goes to.
    policy_trusts : bool
        Whether a transponder is authorisation enough.
    """

    key: int
    watch: Span
    whole_s: float
    plane: SitePlane
    wind: tuple[float, float]
    policy_trusts: bool


class Batch(NamedTuple):
    """One batch of a group, drawn.

    Attributes
    ----------
    number : its number in the group
    size : how many
    leads : whether it starts before the night; of a rate that is drawn with the start
    """

    number: int
    size: int
    leads: bool = False


def targets_of(group: Targets, hours: Hours, first_batch: int) -> tuple[Target, ...]:
    """Draw the targets of one group that are seen to fly during the watch.

    Parameters
    ----------
    group : Targets
        Checked.
    hours : Hours
        Of the night.
    first_batch : int
        Number of its first batch among all.

    Returns
    -------
    tuple of Target
        By batch, then by member.
    """
    mix = _mix(group.guidance, GUIDANCES, stream(hours.key, group.id, "guidance mix"))
    ends = _mix(group.end, ENDS, stream(hours.key, group.id, "end mix"))
    found: list[Target] = []
    for batch in batches_of(group, hours):
        at = stream(hours.key, group.id, batch.number, "batch")
        guidance = GUIDANCES[at.choice(0, mix)]
        route, plan, height_m = _plan(group, hours, batch, guidance)
        for member in range(batch.size):
            name = f"{group.id}-{batch.number:02d}-{member:02d}"
            own = stream(hours.key, group.id, batch.number, member)
            path, ended = flown(
                _after(plan, group.member_spread_s if member else 0.0, own),
                _beside(route, group.member_spread_m if member else 0.0, own),
                height_m,
                ENDS[own.choice(0, ends)],
                hours.watch,
                own,
            )
            if path.time_s.size < 2:  # noqa: PLR2004 - one row is no path
                continue
            transponder = transponder_of(group, own)
            trusted = transponder is not None and hours.policy_trusts
            target = Target(
                id=name,
                kind=group.kind,
                authorised=trusted if group.authorised is None else group.authorised,
                batch=first_batch + batch.number,
                transponder=transponder,
                path=path,
                ended=ended,
                guidance=guidance,
                echo=drawn(group.echo, own, 4, low=0.0, high=1.0),
            )
            found.append(target)
    return tuple(found)


def rate_of(group: Targets, hours: Hours) -> float:
    """Draw how many objects of a group are to be expected in one night.

    Parameters
    ----------
    group : Targets
        Checked.
    hours : Hours
        Of the night.

    Returns
    -------
    float
        Objects in a whole night; the number itself where `count` is no rate.

    Raises
    ------
    UsageError
        So many that no machine should fly them.
    """
    rate = drawn(group.count, stream(hours.key, group.id, "rate"), low=0.0)
    if rate > TARGETS_MAX:
        raise UsageError(
            expected=f"at most {TARGETS_MAX:,} objects a night",
            got=f"{rate:,.0f}",
            where=f"[[targets]] `{group.id}`: key `count`",
        )
    return rate


def rated(group: Targets) -> bool:
    """Say whether a group's count is a rate about which batches are Poisson."""
    return isinstance(group.count, Distribution) and group.count.gamma is not None


def lead_s(group: Targets, plane: SitePlane) -> float:
    """Return how long before the night the batches of a group may have started.

    Parameters
    ----------
    group : Targets
        Checked.
    plane : SitePlane
        Of the site.

    Returns
    -------
    float
        Seconds; 0 where the file itself says when they start.
    """
    if group.start is not None:
        return 0.0
    return min(longest_s(group, plane), LEAD_MAX_S)


def longest_s(group: Targets, plane: SitePlane) -> float:
    """Return the longest flight that a group allows, without its glide.

    Parameters
    ----------
    group : Targets
        Checked.
    plane : SitePlane
        Of the site.

    Returns
    -------
    float
        Seconds: as stated, else along the route, and where it flies on across the site.
    """
    slowest_mps = max(span_of(group.speed_mps)[0], 1.0)
    route_m = length_of(*outline_of(group.route, plane)) if group.route else 0.0
    across_m = 2000.0 * plane.radius_km
    flies_on = group.end == "continues" or getattr(group.end, "continues", 0.0) > 0.0
    stated_s = 0.0 if group.flight_s is None else span_of(group.flight_s)[1]
    if group.flight_s is not None and not flies_on:
        return stated_s
    way_m = max(route_m, across_m) if flies_on else route_m
    return max(way_m / slowest_mps, stated_s)


def batches_of(group: Targets, hours: Hours) -> Iterator[Batch]:
    """Draw the batches of a group, those before the night among them.

    Parameters
    ----------
    group : Targets
        Checked.
    hours : Hours
        Of the night.

    Yields
    ------
    Batch
        Numbered from 0; those of a set number that lead come last.
    """
    rate = rate_of(group, hours)
    sizes = stream(hours.key, group.id, "size")
    lead = lead_s(group, hours.plane) / hours.whole_s
    if rated(group):
        mean = rate * (1.0 + lead) / mean_of(group.batch)
        count = stream(hours.key, group.id, "batches").poisson(0, mean)
        for number in range(count):
            yield Batch(number, size_of(group, sizes, number))
        return
    # As many in an hour before the night as in one of it; the fraction by chance.
    before = int(rate * lead + stream(hours.key, group.id, "lead").uniform())
    number, left = 0, int(rate + 0.5) + before
    while left > 0:
        leads = left <= before
        size = min(size_of(group, sizes, number), left if leads else left - before)
        yield Batch(number, size, leads)
        number, left = number + 1, left - size


def size_of(group: Targets, sizes: Stream, number: int) -> int:
    """Draw how many come together in one batch."""
    law = group.batch
    if isinstance(law, Distribution) and law.uniform is not None:
        low, high = (int(end + 0.5) for end in law.uniform)
        return low + int((high - low + 1) * sizes.uniform(number))
    return int(drawn(law, sizes, number, low=1.0, high=float(BATCH_MAX)) + 0.5)


def _mix(shares: object, names: Sequence[str], night: Stream) -> tuple[float, ...]:
    """Draw the night's own shares about those of the file; they sum to 1."""
    if isinstance(shares, str):
        return tuple(float(name == shares) for name in names)
    stated = [float(getattr(shares, name)) for name in names]
    whole = _total(stated)
    weights = [
        night.gamma(i, MIX_SHAPE * share / whole) if share > 0.0 else 0.0
        for i, share in enumerate(stated)
    ]
    total = _total(weights)
    return tuple(weight / total for weight in weights)


def _total(values: Sequence[float]) -> float:
    total = 0.0
    for value in values:
        total += value
    return total


def _plan(
    group: Targets, hours: Hours, batch: Batch, guidance: Guidance
) -> tuple[tuple[Floats, Floats], Plan, float]:
    """Draw what a batch means to do, and its faults; its height beside it."""
    law = stream(hours.key, group.id, batch.number, "plan")
    route, course = _route(group, hours, batch.number)
    e_m, n_m = route
    speed_mps = drawn(group.speed_mps, law, 0, low=SPEED_LEAST_MPS)
    ve, vn = velocity_from_course(
        hours.plane, float(e_m[0]), float(n_m[0]), speed_mps, course
    )
    heading = heading_of(e_m, n_m) if e_m.size > 1 else float(atan2(ve, vn))
    plane_mps = float(hypot(ve, vn))
    turn_rps = group.turn_dps * DEGREE_RAD
    slide = drawn(group.displaced_mps, law, 1, low=0.0)
    slide_e, slide_n = velocity_from_course(
        hours.plane, float(e_m[0]), float(n_m[0]), slide, 2.0 * np.pi * law.uniform(2)
    )
    loiter_from = drawn(group.loiter_after_s, law, 3, low=0.0)
    loiter_until = loiter_from + drawn(group.loiter_s, law, 4, low=0.0)
    radius = drawn(group.loiter_radius_m, law, 5, low=plane_mps / turn_rps)
    lost_s = drawn(group.fix_lost_s, law, 6, low=0.0)
    loiters = guidance == "loiter"
    plan = Plan(
        start_s=hours.watch.start_s + _start_s(group, hours, batch, law),
        heading_rad=heading,
        speed_mps=plane_mps,
        turn_rps=turn_rps,
        flight_s=inf
        if group.flight_s is None
        else drawn(group.flight_s, law, 8, low=1.0),
        glide_s=0.0,
        fix_lost_s=lost_s if guidance in ("drift", "displaced") else inf,
        adrift=guidance == "drift",
        walk_rad=drawn(group.heading_walk_deg, law, 9, low=0.0)
        * DEGREE_RAD
        / np.sqrt(60.0),
        wind_e_mps=hours.wind[0],
        wind_n_mps=hours.wind[1],
        slide_e_mps=float(slide_e),
        slide_n_mps=float(slide_n),
        loiter_from_s=loiter_from if loiters else inf,
        loiter_until_s=loiter_until if loiters else inf,
        loiter_radius_m=radius if law.uniform(10) < 0.5 else -radius,  # noqa: PLR2004
    )
    return route, plan, drawn(group.height_m, law, 11, low=hours.watch.ground_m)


def _start_s(group: Targets, hours: Hours, batch: Batch, law: Stream) -> float:
    """Draw when a batch starts, s after the night's start."""
    if group.start is not None:
        return drawn(group.start, law, 7)
    before = lead_s(group, hours.plane)
    if rated(group):
        return law.uniform(7) * (hours.whole_s + before) - before
    if batch.leads:
        return -law.uniform(7) * before
    # Of a number that is no rate the last member must start before the night ends.
    after = min(group.member_spread_s, hours.whole_s)
    return law.uniform(7) * (hours.whole_s - after)


def _route(
    group: Targets, hours: Hours, batch: int
) -> tuple[tuple[Floats, Floats], float]:
    """Draw the points of a batch's route, and its course where there is but one."""
    place = stream(hours.key, group.id, batch, "place")
    if group.area is not None:
        e_m, n_m = point_in(*outline_of(group.area, hours.plane), place)
        share = stream(hours.key, group.id, batch, "course").uniform()
        course = between_courses(group.course_deg or (0.0, 360.0), share)
        return (np.array([e_m]), np.array([n_m])), course
    points = outline_of(group.route or (), hours.plane)
    spread(*points, group.spread_m, place)
    return points, 0.0


def _after(plan: Plan, spread_s: float, own: Stream) -> Plan:
    """Delay a batch's plan by a member's place in it."""
    return plan._replace(start_s=plan.start_s + spread_s * own.uniform(1))


def _beside(
    route: tuple[Floats, Floats], sigma_m: float, own: Stream
) -> tuple[Floats, Floats]:
    """Shift a batch's route by a member's place in it."""
    e_m, n_m = route
    return e_m + sigma_m * own.normal(2), n_m + sigma_m * own.normal(3)
