"""Where a carried antenna says that it is, as JSON lines: the file of its `path`.

``{"time": ..., "lat": ..., "lon": ..., "height_m": ...}``, a line every 10 s: RFC 3339,
degrees WGS 84, m above the ellipsoid. It is what the carrier believes: its true place
less the pose error of the night.
"""

import msgspec
import numpy as np

from vedette.simulation.sensing.antenna import antenna_of, stated_place
from vedette.simulation.sensing.clock import instants_ns
from vedette.simulation.world import SimSensor, World
from vedette.site.instant import instant_text

STEP_S = 10.0  # an aircraft of 160 m/s turns by 15 degrees meanwhile


def pose_lines(world: World, sensor: SimSensor) -> bytes:
    """Write where a carried antenna says that it is.

    Parameters
    ----------
    world : World
        The night.
    sensor : SimSensor
        Of a path of its own.

    Returns
    -------
    bytes
        A line for every step of the night.
    """
    time_s = np.arange(world.start_s, world.end_s + STEP_S, STEP_S)
    stated = stated_place(world, sensor, antenna_of(world, sensor), time_s)
    times_ns = instants_ns(world, time_s).tolist()
    return b"".join(
        msgspec.json.encode(
            {
                "time": instant_text(time_ns),
                "lat": lat_deg,
                "lon": lon_deg,
                "height_m": height_m,
                "simulated": True,
            }
        )
        + b"\n"
        for time_ns, (lat_deg, lon_deg, height_m) in zip(
            times_ns, stated.tolist(), strict=True
        )
    )
