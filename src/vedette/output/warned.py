"""What a run warned, for its assessment and its map, and as files of their own.

A map shows the areas whose warning was drafted for issue. Whether there was anything to
be warned is asked of the site file alone, so that a record gives the same answer
without the files that lie beside it.
"""

import re
from collections.abc import Sequence

from vedette.pipeline import Conclusion
from vedette.site.model import Site
from vedette.warnings import AreaWarning, notice_of, warning_files
from vedette.web.chart import Border

WARNINGS = "warnings"  # folder of their files; none where nothing was warned
_FILE = re.compile(rf"{WARNINGS}/\d{{4,}}(-\d{{2,}})?\.(json|xml)", re.ASCII)


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


def written_warnings(conclusion: Conclusion) -> dict[str, str]:
    """Write every warning, and every message that was drafted of it.

    Parameters
    ----------
    conclusion : Conclusion
        What was concluded.

    Returns
    -------
    dict of str to str
        Text by path in the output folder, to be written as UTF-8; none where nothing
        was warned.
    """
    outcome = conclusion.outcome
    notice = notice_of(conclusion.site, outcome.epoch_ns, conclusion.data_kind)
    files = warning_files(outcome.warnings, conclusion.areas, notice)
    return {f"{WARNINGS}/{name}": text for name, text in files.items()}


def is_warning(path: str) -> bool:
    """Say whether a file has a place and name of a warning or of a message.

    Parameters
    ----------
    path : str
        In the output folder; from anywhere.

    Returns
    -------
    bool
        Whoever finds it there takes it for one.
    """
    return _FILE.fullmatch(path) is not None


def warned_borders(
    conclusion: Conclusion, warnings: Sequence[AreaWarning] | None
) -> tuple[Border, ...]:
    """Outline the areas whose warning was drafted for issue.

    Parameters
    ----------
    conclusion : Conclusion
        Of the run.
    warnings : sequence of AreaWarning or None
        Of the run.

    Returns
    -------
    tuple of Border
        One for each ring, by the name of its area.
    """
    codes = {w.area for w in warnings or () if w.lead_s is not None}
    return tuple(
        Border(
            label=area.code,
            lat_deg=ring.lat_deg,
            lon_deg=ring.lon_deg,
            sigma_m=ring.sigma_m,
            closed=True,
        )
        for area in conclusion.areas
        if area.code in codes
        for ring in area.rings
    )
