"""One radar drafted: every number with the words that say where it comes from.

What a radar says of itself goes before what is measured, that before what is usual.
Usual errors: 70 m and 0.08 degrees, what the EUROCONTROL standard for radar
surveillance in en-route airspace (SUR.ET1.ST01) asks of secondary radars.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import degrees
from typing import NamedTuple

from vedette.draft import quality
from vedette.draft.antenna import GOOD_M, fit_antenna
from vedette.draft.heard import Heard, Source
from vedette.draft.period import Measured, period_of_beams, period_of_targets
from vedette.draft.tables import Claims, Plots

USUAL_PERIOD_S = 10.0  # of an en-route radar; around an airport it is 4 or 5
USUAL_RANGE_M = 250_000.0
USUAL_SIGMA_M = 70.0
USUAL_SIGMA_DEG = 0.08
USUAL_P_DETECT = 0.85
USUAL_CLUTTER = 10.0
FEW_PLOTS = 100  # fewer say little of how far a radar reaches
ASSUMED = "assumed: usual for a radar of air traffic control"
Stated = Mapping[str, tuple[float, float, float]]


class Told(NamedTuple):
    """A number and where it comes from.

    Attributes
    ----------
    value : float or None
        None where nothing says it.
    why : str
        For the comment beside it.
    """

    value: float | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RadarDraft:
    """What a site file states of a radar; the names are those of its keys.

    Parameters
    ----------
    name : str
        SAC/SIC as "25/10", or the name that a table gives.
    lat, lon, height_m, period_s, range_max_m : Told
        None of the first three is known where one is not.
    sigma_range_m, sigma_azimuth_deg, p_detect, clutter_per_turn : Told
        Always a number.
    """

    name: str
    lat: Told
    lon: Told
    height_m: Told
    period_s: Told
    range_max_m: Told
    sigma_range_m: Told
    sigma_azimuth_deg: Told
    p_detect: Told
    clutter_per_turn: Told

    @property
    def placed(self) -> bool:
        """Its position is known."""
        return self.lat.value is not None


def draft_radar(name: str, same: list[Source], heard: Heard, at: Stated) -> RadarDraft:
    """Draft one radar.

    Parameters
    ----------
    name : str
        Its name.
    same : list of Source
        That name on one channel or several that go together, most reports first.
    heard : Heard
        Everything, for the positions of aircraft.
    at : mapping of str to (float, float, float)
        Latitude, longitude and height that a person states, by name.

    Returns
    -------
    RadarDraft
        With what could be found out.
    """
    plots = max((one.plots for one in same), key=lambda rows: rows.count).table()
    period = _period(same, plots)
    turn_s = period.value or USUAL_PERIOD_S
    turned = "assumed" not in period.why
    lat, lon, height_m = _place(name, same, plots, heard, at)
    sigma_range, sigma_azimuth = _sigmas(plots, turn_s if turned else 0.0)
    return RadarDraft(
        name=name,
        lat=lat,
        lon=lon,
        height_m=height_m,
        period_s=period,
        range_max_m=_range(plots),
        sigma_range_m=sigma_range,
        sigma_azimuth_deg=sigma_azimuth,
        p_detect=_p_detect(plots, turn_s if turned else 0.0),
        clutter_per_turn=_clutter(plots, turn_s if turned else 0.0),
    )


def _period(same: list[Source], plots: Plots) -> Told:
    """Say how long it turns."""
    said = sum((one.periods for one in same), Counter[float]())
    if said:
        ((period_s, count),) = said.most_common(1)
        more = f", and {len(said) - 1} others less often" if len(said) > 1 else ""
        return Told(round(period_s, 4), f"said by I034/041, {count:,} times{more}")
    beams = max((one.beams for one in same), key=lambda rows: rows.count).table()
    for what, found in (
        ("its beam", period_of_beams(beams)),
        ("targets that came round again", period_of_targets(plots)),
    ):
        if found is not None:
            return Told(round(found.period_s, 3), _over(what, found))
    return Told(USUAL_PERIOD_S, f"{ASSUMED}; nothing turned long enough to measure it")


def _over(what: str, found: Measured) -> str:
    """Say over how much a period was measured."""
    if found.turns < 1.0:
        return (
            f"measured from the speed of {what} over {found.turns:.2g} of a turn: rough"
        )
    over = f"measured on {what}, {found.sightings:,} times"
    if found.unfit <= found.sightings:
        return over
    return (
        f"{over}, and {found.unfit:,} returns do NOT fit it: perhaps two radars of one"
        " code on one feed"
    )


def _place(
    name: str, same: list[Source], plots: Plots, heard: Heard, at: Stated
) -> tuple[Told, Told, Told]:
    """Say where it stands."""
    if name in at:
        lat, lon, height = (Told(value, "as stated with --at") for value in at[name])
        return lat, lon, height
    said = sum((one.places for one in same), Counter[tuple[float, float, float]]())
    if said:
        (place, count), *others = said.most_common()
        why = f"said by I034/120, {count:,} times"
        if others:
            why += f", and {len(others)} other places less often: does it move?"
        lat_deg, lon_deg, height_m = place
        return (
            Told(round(lat_deg, 5), why),
            Told(round(lon_deg, 5), why),
            Told(round(height_m, 1), why),
        )
    why = "nothing says where the antenna stands"
    for claims, whose in (
        (heard.claims.table(), "of aircraft"),
        (heard.tracked.table(), "of a tracker's tracks"),
    ):
        fit = _fitted(plots, claims, whose)
        if fit[0].value is not None:
            return fit
        why = fit[0].why or why
    return Told(None, why), Told(None, "likewise"), Told(None, _HEIGHT)


_HEIGHT = "of the antenna above the ellipsoid: that above the sea, and the geoid"


def _fitted(plots: Plots, claims: Claims, whose: str) -> tuple[Told, Told, Told]:
    """Estimate where it stands by positions of its targets."""
    fit = fit_antenna(plots, claims)
    if fit is None:
        return Told(None, ""), Told(None, ""), Told(None, "")
    counted = f"{fit.plots:,} plots and the positions {whose} ({fit.aircraft:,})"
    if not fit.good:
        why = (
            f"{counted} do not fit together: half of them are more than"
            f" {fit.residual_m:,.0f} m apart ({GOOD_M:,.0f} m would do)"
        )
        return Told(None, why), Told(None, "likewise"), Told(None, _HEIGHT)
    why = f"estimated from {counted}; half of them fit within {fit.residual_m:,.0f} m"
    return (
        Told(round(fit.lat_deg, 5), why),
        Told(round(fit.lon_deg, 5), "estimated with it"),
        Told(round(fit.height_m), "assumed: 30 m above the sea; please correct it"),
    )


def _range(plots: Plots) -> Told:
    """Say how far it reaches."""
    count = plots.range_m.size
    if not count:
        return Told(USUAL_RANGE_M, ASSUMED)
    few = ", which are few: it may reach farther" if count < FEW_PLOTS else ""
    why = f"the farthest of {count:,} plots, rounded up{few}"
    return Told(quality.farthest_m(plots), why)


def _sigmas(plots: Plots, turn_s: float) -> tuple[Told, Told]:
    """Say how precise it is."""
    found = quality.errors(plots, turn_s) if turn_s else None
    if found is None:
        why = "assumed: what is asked of en-route radars; too few targets to measure it"
        return Told(USUAL_SIGMA_M, why), Told(USUAL_SIGMA_DEG, why)
    why = f"measured over {found.triples:,} triples of plots of addressed targets"
    return (
        Told(max(round(found.range_m, 1), 1.0), why),
        Told(max(round(degrees(found.azimuth_rad), 4), 0.001), why),
    )


def _p_detect(plots: Plots, turn_s: float) -> Told:
    """Say how often it sees."""
    found = quality.detection(plots, turn_s) if turn_s else None
    if found is None:
        return Told(USUAL_P_DETECT, f"{ASSUMED}; too few targets to measure it")
    why = (
        f"measured over {found.targets:,} addressed targets in {found.turns:,} turns;"
        f" {found.primary:.0%} of their plots have a primary echo, so that of targets"
        " without a transponder it may see fewer"
    )
    return Told(round(found.p_detect, 3), why)


def _clutter(plots: Plots, turn_s: float) -> Told:
    """Say how many false plots it gives."""
    found = quality.clutter(plots, turn_s) if turn_s else None
    if found is None:
        return Told(USUAL_CLUTTER, "assumed; less than three turns to measure it")
    why = (
        f"measured over {found.turns:,} turns: plots without a code that nothing"
        " precedes or follows"
    )
    return Told(float(f"{found.per_turn:.3g}"), why)
