"""An aircraft on a straight flight that says where it is: synthetic, for tests."""

import numpy as np

from turning_radar import MIDNIGHT, PERIOD_S, PLANE, S, Target
from vedette.earth.plane import from_plane
from vedette.feeds.report import PositionReport

ADDRESS = 0x48AF03


def claims(
    target: Target, turns: int, *, height_ft: float = 6600.0, each_s: float = 5.0
) -> list[PositionReport]:
    """Positions that an aircraft on this way would send, from the first second on."""
    found: list[PositionReport] = []
    for k in range(int(turns * PERIOD_S / each_s)):
        time_s = each_s * k + 1.0
        e_m = target.e_m + target.ve_mps * time_s
        n_m = target.n_m + target.vn_mps * time_s
        lat_deg, lon_deg = from_plane(PLANE, e_m, n_m)
        time_ns = MIDNIGHT + int(time_s * S)
        found.append(
            PositionReport(
                time_ns=time_ns,
                received_ns=time_ns,
                lat_deg=lat_deg,
                lon_deg=lon_deg,
                address=ADDRESS,
                altitude_baro_ft=height_ft,
                groundspeed_kt=float(np.hypot(*target[2:])) / 0.5144,
                track_deg=float(np.degrees(np.arctan2(*target[2:]))) % 360.0,
            )
        )
    return found
