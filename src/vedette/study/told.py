"""Told: what the site is told, right or wrong, while the truth stays as it is.

Counts rest on what a site file says of its sensors and of what may come. A mismatch
study tells it wrong and shows what becomes of the counts: the table is published and
gates nothing.
"""

from typing import NamedTuple

from msgspec.structs import replace

from vedette.site.model import Site

P_DETECT_MAX = 0.99  # a site file that says more would make every silence a proof


class Told(NamedTuple):
    """One way to tell a site wrong, as factors on what its file says.

    Attributes
    ----------
    name : str
        For people.
    p_detect, clutter, arrivals : float
        1 says the truth.
    """

    name: str = "as it is"
    p_detect: float = 1.0
    clutter: float = 1.0
    arrivals: float = 1.0


RIGHT = Told()
MISMATCHES = (
    Told("p_detect x 0.5", p_detect=0.5),
    Told("p_detect x 0.75", p_detect=0.75),
    Told("p_detect x 1.25", p_detect=1.25),
    Told("p_detect x 1.5", p_detect=1.5),
    Told("clutter x 2", clutter=2.0),
    Told("arrivals x 4", arrivals=4.0),
)


def told_site(site: Site, told: Told) -> Site:
    """Tell a site something else.

    Parameters
    ----------
    site : Site
        As its file says.
    told : Told
        Factors; p_detect stays at or below `P_DETECT_MAX`.

    Returns
    -------
    Site
        The same one where nothing changes.
    """
    if told == RIGHT:
        return site
    return replace(
        site,
        sensors=tuple(
            replace(
                sensor,
                p_detect=None
                if sensor.p_detect is None
                else min(sensor.p_detect * told.p_detect, P_DETECT_MAX),
                clutter_per_turn=None
                if sensor.clutter_per_turn is None
                else sensor.clutter_per_turn * told.clutter,
            )
            for sensor in site.sensors
        ),
        births=tuple(
            replace(
                birth, arrivals_per_h_mean=birth.arrivals_per_h_mean * told.arrivals
            )
            for birth in site.expected_births
        ),
    )
