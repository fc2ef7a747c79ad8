"""First-level regions: the units in which people are warned.

Codes are ISO 3166-2 (voivodeships, oblasts, Länder, ...), names are local. Outlines
are for addressing a warning, off by 0.6 to 3 km and without sea: no border is judged
against them. Countries without a table have none; a site may bring its own.
"""

from dataclasses import dataclass
from functools import cache

from vedette.airspace.border_set import DRAWING_SET, BorderSet, read_set
from vedette.airspace.volume import Ring
from vedette.bundled import bundled


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """One first-level region.

    Parameters
    ----------
    code : str
        ISO 3166-2, such as PL-06.
    name : str
        In the local language and script.
    rings : tuple of Ring
        Its outline, by the even-odd rule.
    """

    code: str
    name: str
    rings: tuple[Ring, ...]


def regions(country: str) -> tuple[Region, ...]:
    """Return the first-level regions of a country.

    Parameters
    ----------
    country : str
        ISO 3166-1.

    Returns
    -------
    tuple of Region
        By code; empty for a country without a table.
    """
    borders = _regions_set()
    return tuple(
        Region(code=code, name=borders.manifest.names[code], rings=borders.rings(code))
        for code in borders.states
        if code.partition("-")[0] == country
    )


@cache
def _regions_set() -> BorderSet:
    """Read the packaged regions once per process."""
    return read_set(DRAWING_SET, bundled(DRAWING_SET, "regions.json"))
