"""Draws the birds of one night: echoes that radars see and nobody counts.

A flock's echoes begin evenly over the night, and before it for as long as one flies, so
that as many are up at any time as the file says (MTR as radar ornithology counts it is
that number times speed over the width of the area). Each flies straight but for a
random walk of its heading.
"""

from math import inf, sqrt

import numpy as np

from vedette.earth.ground import velocity_from_course
from vedette.fixed_math import atan2, hypot
from vedette.simulation.distribution import drawn, mean_of, span_of
from vedette.simulation.draw_targets import Hours
from vedette.simulation.flight import flown
from vedette.simulation.guidance import Plan
from vedette.simulation.routes import between_courses, outline_of, point_in
from vedette.simulation.streams import stream
from vedette.simulation.target_tables import Clutter
from vedette.simulation.world import Target
from vedette.units import DEGREE_RAD

BIRD = "bird"
TURN_RPS = 1.0  # never asked for: nothing steers a bird here


def birds_of(flock: Clutter, hours: Hours) -> tuple[Target, ...]:
    """Draw the birds of one flock.

    Parameters
    ----------
    flock : Clutter
        Checked.
    hours : Hours
        Of the night, with the key of the birds.

    Returns
    -------
    tuple of Target
        Of class `BIRD`, each a batch of its own numbered -1.
    """
    night = stream(hours.key, flock.id, "night")
    up = drawn(flock.count, night, 0, low=0.0)
    before_s = span_of(flock.flight_s)[1]
    over_s = hours.whole_s + before_s
    count = night.poisson(1, up * over_s / mean_of(flock.flight_s))
    corners = outline_of(flock.area, hours.plane)
    found: list[Target] = []
    for number in range(count):
        law = stream(hours.key, flock.id, number)
        start_s = hours.watch.start_s + law.uniform(0) * over_s - before_s
        e_m, n_m = point_in(*corners, stream(hours.key, flock.id, number, "place"))
        ve, vn = velocity_from_course(
            hours.plane,
            e_m,
            n_m,
            drawn(flock.speed_mps, law, 1, low=1.0),
            between_courses(flock.course_deg, law.uniform(2)),
        )
        walk_deg = drawn(flock.heading_walk_deg, law, 3, low=0.0)
        plan = Plan(
            start_s=start_s,
            heading_rad=float(atan2(ve, vn)),
            speed_mps=float(hypot(ve, vn)),
            turn_rps=TURN_RPS,
            flight_s=drawn(flock.flight_s, law, 4, low=1.0),
            glide_s=0.0,
            fix_lost_s=0.0,
            adrift=True,
            walk_rad=walk_deg * DEGREE_RAD / sqrt(60.0),
            wind_e_mps=0.0,
            wind_n_mps=0.0,
            slide_e_mps=0.0,
            slide_n_mps=0.0,
            loiter_from_s=inf,
            loiter_until_s=inf,
            loiter_radius_m=inf,
        )
        height_m = drawn(flock.height_m, law, 5, low=hours.watch.ground_m)
        place = (np.array([e_m]), np.array([n_m]))
        path, ended = flown(plan, place, height_m, "lost", hours.watch, law)
        if path.time_s.size > 1:
            bird = Target(
                id=f"{flock.id}-{number:04d}",
                kind=BIRD,
                authorised=False,
                batch=-1,
                transponder=None,
                path=path,
                ended=ended,
                guidance="drift",
                echo=drawn(flock.echo, law, 6, low=0.0, high=1.0),
            )
            found.append(bird)
    return tuple(found)
