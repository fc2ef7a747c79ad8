"""Volumes: pieces of airspace whose border is judged.

A volume is a set of closed rings on the ellipsoid, judged by the even-odd rule, so
that holes, islands and exclaves need no marks, between a floor and a ceiling. Every
segment of a ring says how well it is known and who lies beyond it. WGS 84, degrees;
a segment is straight in latitude and longitude.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SEA = "sea"  # the outer limit of the territorial sea: nobody's airspace beyond
UNKNOWN = "unknown"  # beyond the data, or a source that names no neighbour


class Ring(NamedTuple):
    """One closed line; segment i runs from point i to the next, the last to the first.

    Attributes
    ----------
    lat_deg, lon_deg : (n,) degrees, WGS 84; the first point is not repeated
    sigma_m : (n,) m, standard deviation of segment i across its direction
    neighbour : (n,) index into the volume's `neighbours`, who lies beyond segment i
    """

    lat_deg: Floats
    lon_deg: Floats
    sigma_m: Floats
    neighbour: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """Airspace with a border, and where that border was taken from.

    Parameters
    ----------
    id : str
        Name of the volume in every result.
    kind : str
        state, fir or zone.
    code : str
        ISO 3166-1 code of a state, else the volume's own id.
    floor_m, ceiling_m : float
        m above the ellipsoid; -inf and inf where not limited.
    source, version : str
        Who published the border, and which edition.
    sha256 : str
        Of the border's content, hexadecimal: the record names it.
    valid_from : str
        Since when the border is valid, as far as its source says.
    worldview : str
        Whose view of disputed borders it shows.
    neighbours : tuple of str
        ISO 3166-1 codes, "sea" or "unknown"; rings refer to them by index.
    rings : tuple of Ring
        Judged by the even-odd rule.
    """

    id: str
    kind: Literal["state", "fir", "zone"]
    code: str
    floor_m: float
    ceiling_m: float
    source: str
    version: str
    sha256: str
    valid_from: str
    worldview: str
    neighbours: tuple[str, ...]
    rings: tuple[Ring, ...]
