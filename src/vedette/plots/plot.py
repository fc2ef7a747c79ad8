"""Plots: reports placed in time and in the site plane, as arrays for the kernels.

Frame: the site plane (`vedette.earth.plane`), e to the east and n to the north of the
site's centre, metres. Time: float seconds since the record's epoch.
"""

from typing import NamedTuple

from vedette.columns import Floats, Ints

__all__ = ["Floats", "Ints", "Plots"]


class Plots(NamedTuple):
    """Measured positions of one scan or of many, first axis = the plot.

    Attributes
    ----------
    time_s : (n,) s since epoch, of the scan: the end of the look that swept them
    age_s : (n,) s, how long before `time_s` each was measured
    e_m, n_m : (n,) m, site plane
    r_ee_m2, r_en_m2, r_nn_m2 : (n,) m², covariance of the position
    r_wide_m2 : (n,) m², variance added to both axes if the plot is one of the few with
        a wrong time or place (`vedette.tracks.explain`); 0 where none are
    shift_e_m, shift_n_m : (n,) m, how far one sigma of an unknown height would move the
        plot, and every later plot of the same object alike; 0 where height is no matter
    ve_mps, vn_mps : (n,) m/s, velocity where one was said, else nan
    r_v_m2ps2 : (n,) m²/s², variance of each component of that velocity
    h_m : (n,) m above the ellipsoid, nan where unknown
    r_h_m2 : (n,) m²
    address : (n,) 24-bit ICAO address, -1 where none was said
    sensor : (n,) index of the sensor in the site file
    clutter_density_pm2 : (n,) 1/m², expected false plots per area at this place
    birth_density_pm2 : (n,) 1/m², expected first plots of cooperative objects per
        area; 0 where the unseen say it
    seq : (n,) number of the input in the record
    """

    time_s: Floats
    age_s: Floats
    e_m: Floats
    n_m: Floats
    r_ee_m2: Floats
    r_en_m2: Floats
    r_nn_m2: Floats
    r_wide_m2: Floats
    shift_e_m: Floats
    shift_n_m: Floats
    ve_mps: Floats
    vn_mps: Floats
    r_v_m2ps2: Floats
    h_m: Floats
    r_h_m2: Floats
    address: Ints
    sensor: Ints
    clutter_density_pm2: Floats
    birth_density_pm2: Floats
    seq: Ints
