"""What a run warned, for its assessment and its map.

A map shows the areas whose warning was drafted for issue. Whether there was anything to
be warned is asked of the site file alone, so that a record gives the same answer
without the files that lie beside it.
"""

from collections.abc import Sequence

from vedette.pipeline import Conclusion, Episode, warned
from vedette.plan import Plan
from vedette.site.model import Site
from vedette.warnings import AreaWarning
from vedette.web.chart import Border


def warnings_told(conclusion: Conclusion) -> tuple[AreaWarning, ...] | None:
    """Return the warnings of a run.

    Parameters
    ----------
    conclusion : Conclusion
        What was concluded.

    Returns
    -------
    tuple of AreaWarning or None
        None where the site has nothing to warn.
    """
    return conclusion.outcome.warnings if can_warn(conclusion.site) else None


def can_warn(site: Site) -> bool:
    """Say whether a site has any area to warn: declared, or of a state it judges."""
    told = site.warnings
    declared = bool(told.regions or told.aerodromes)
    return declared or any(volume.kind == "state" for volume in site.volumes)


def warned_borders(
    episode: Episode, plan: Plan, warnings: Sequence[AreaWarning] | None
) -> tuple[Border, ...]:
    """Outline the areas whose warning was drafted for issue.

    Parameters
    ----------
    episode : Episode
        Of the run.
    plan : Plan
        Where the site file's own regions lie, and under which name.
    warnings : sequence of AreaWarning or None
        Of the run.

    Returns
    -------
    tuple of Border
        One for each ring, by the name of its area.
    """
    codes = {w.area for w in warnings or () if w.lead_s is not None}
    if not codes:
        return ()
    areas = warned(episode.site, plan.folder, plan.borders)
    return tuple(
        Border(
            label=area.code,
            lat_deg=ring.lat_deg,
            lon_deg=ring.lon_deg,
            sigma_m=ring.sigma_m,
            closed=True,
        )
        for area in areas
        if area.code in codes
        for ring in area.rings
    )
