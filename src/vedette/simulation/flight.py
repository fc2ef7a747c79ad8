"""One member's flight: its path through the night, level, and how it ends.

Ends: *lands* descends at `LANDING_SLOPE`, or at `LANDING_MPS` if that is faster, to the
ground where its flight ends; *fuel* flies straight on when its flight ends and glides
down at `GLIDE_RATIO`; *lost* ends in the air; *continues* flies on. The path is cut to
the watch and to the site's disc: what leaves either has ended for us and counts as
continuing.
"""

from math import inf
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats
from vedette.simulation.guidance import Plan, clipped, descended, fly
from vedette.simulation.streams import Stream
from vedette.simulation.world import ROW_S, Ended, Path

LANDING_SLOPE = 0.0524  # three degrees, the usual approach
LANDING_MPS = 3.0  # of what hardly moves, such as a balloon that lets go its gas
GLIDE_RATIO = 8.0  # blunt body, straight small wing; sailplanes reach five times that


class Span(NamedTuple):
    """Where and when a flight is watched.

    Attributes
    ----------
    start_s, end_s : s since epoch
    radius_m : m, of the site's disc
    ground_m : m above the ellipsoid
    """

    start_s: float
    end_s: float
    radius_m: float
    ground_m: float


def flown(
    plan: Plan,
    route: tuple[Floats, Floats],
    height_m: float,
    ended: Ended,
    watch: Span,
    own: Stream,
) -> tuple[Path, Ended]:
    """Fly a plan and say how it ended.

    Parameters
    ----------
    plan : Plan
        Of the batch, with this member's start.
    route : (e_m, n_m)
        (k,) m, its start and the points to fly by.
    height_m : float
        Of level flight, m above the ellipsoid.
    ended : str
        How it is meant to end.
    watch : Span
        What is watched.
    own : Stream
        Of this member.

    Returns
    -------
    path : Path
        Empty where it is never in the watch.
    ended : str
        What the watch can know of it.
    """
    sink_mps = max(plan.speed_mps * LANDING_SLOPE, LANDING_MPS)
    if ended == "continues":
        plan = plan._replace(flight_s=inf, glide_s=inf)
    elif ended == "fuel":
        sink_mps = plan.speed_mps / GLIDE_RATIO
        glide_s = max(height_m - watch.ground_m, 0.0) / sink_mps
        plan = plan._replace(glide_s=glide_s)
    # Where it lands must be known for its descent, be that after the watch.
    until_s = inf if ended == "lands" else watch.end_s + ROW_S
    time_s, e_m, n_m, powered_until_s = fly(plan, *route, until_s, own.key, own.number)
    if ended in ("lands", "fuel"):
        down_s = powered_until_s + plan.glide_s
        if plan.flight_s < inf:
            down_s = plan.start_s + plan.flight_s + plan.glide_s
        elif ended == "fuel" and powered_until_s >= time_s[-1]:
            down_s = inf  # its fuel outlasts the watch
        h_m = descended(time_s, height_m, watch.ground_m, sink_mps, down_s)
    else:
        h_m = np.full(time_s.size, height_m)
    whole = Path(time_s, e_m, n_m, h_m)
    path = clipped(whole, watch.start_s, watch.end_s, watch.radius_m)
    cut = path.time_s.size == 0 or path.time_s[-1] < time_s[-1]
    return path, "continues" if cut else ended
