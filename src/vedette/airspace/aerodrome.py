"""Aerodromes: who is told when something flies towards them.

ICAO location indicators (Doc 7910) of the covered states, with the reference point and
its elevation; no runways and no control zones.
"""

import csv
import gzip
import io
from dataclasses import dataclass
from functools import cache

from vedette.bundled import bundled
from vedette.errors import UsageError
from vedette.units import FOOT_M


@dataclass(frozen=True, slots=True, kw_only=True)
class Aerodrome:
    """One aerodrome.

    Parameters
    ----------
    icao : str
        Location indicator, four letters.
    name : str
        In English.
    country : str
        ISO 3166-1.
    lat_deg, lon_deg : float
        WGS 84.
    elevation_m : float
        m above mean sea level.
    """

    icao: str
    name: str
    country: str
    lat_deg: float
    lon_deg: float
    elevation_m: float


@cache
def aerodromes() -> dict[str, Aerodrome]:
    """Return every packaged aerodrome by its location indicator."""
    packed = bundled("borders-core", "aerodromes.csv.gz").read_bytes()
    rows = csv.DictReader(io.StringIO(gzip.decompress(packed).decode()))
    return {
        row["icao"]: Aerodrome(
            icao=row["icao"],
            name=row["name"],
            country=row["country"],
            lat_deg=float(row["lat_deg"]),
            lon_deg=float(row["lon_deg"]),
            elevation_m=float(row["elevation_ft"]) * FOOT_M,
        )
        for row in rows
    }


def aerodrome(icao: str) -> Aerodrome:
    """Find an aerodrome.

    Parameters
    ----------
    icao : str
        Location indicator, in capitals.

    Returns
    -------
    Aerodrome
        Position and elevation.

    Raises
    ------
    UsageError
        It is not among the packaged ones.
    """
    known = aerodromes()
    if icao not in known:
        raise UsageError(
            expected="the ICAO indicator of an aerodrome in the covered states",
            got=ascii(icao),
            advice="Such as EPRZ; states without data have none.",
        )
    return known[icao]
