"""The EGM96 geoid: how far mean sea level lies above the WGS 84 ellipsoid.

ADS-B's geometric height is above the ellipsoid, maps and pressure altitudes refer to
sea level; over Europe the two differ by 10 to 60 m. A crop of NGA's 15' grid ships
with Vedette (30-75 N, 25 W-50 E; `tools/build_geoid.py`), interpolated bilinearly:
within about 1 m of the geoid itself. Outside the crop the undulation is unknown, nan:
whoever asks must say so, and never take 0 for it.
"""

import gzip
import hashlib
import json
import math
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vedette.bundled import bundled
from vedette.errors import EnvironmentProblem
from vedette.kernel import kernel

CENTIMETRES = 100.0
TURN_DEG = 360.0


class Geoid(NamedTuple):
    """A regular grid of undulations.

    Attributes
    ----------
    undulation_m : (rows, columns) m
        Rows from the south, columns from the west.
    south_deg, west_deg, step_deg : degrees
        First row, first column, spacing of both.
    """

    undulation_m: npt.NDArray[np.float64]
    south_deg: float
    west_deg: float
    step_deg: float


@cache
def load_geoid() -> Geoid:
    """Read the grid that ships with Vedette.

    Returns
    -------
    Geoid
        For `undulation`; read once per process.

    Raises
    ------
    EnvironmentProblem
        The file is absent or damaged.
    """
    path = bundled("borders-core", "geoid-egm96.json")
    manifest = json.loads(path.read_text(encoding="utf-8"))
    packed = bundled("borders-core", str(manifest["file"])).read_bytes()
    content = gzip.decompress(packed)
    digest = hashlib.sha256(content).hexdigest()
    if digest != manifest["content_sha256"]:
        raise EnvironmentProblem(
            expected=f"content with SHA-256 {manifest['content_sha256']}",
            got=digest,
            where=str(path.with_name(str(manifest["file"]))),
            advice="The file is damaged: install Vedette again.",
        )
    steps = np.frombuffer(content, "<i2").astype(np.int64)
    shape = (int(manifest["rows"]), int(manifest["columns"]))
    centimetres = np.cumsum(steps.reshape(shape), axis=1)
    return Geoid(
        centimetres / CENTIMETRES,
        float(manifest["south_deg"]),
        float(manifest["west_deg"]),
        float(manifest["step_deg"]),
    )


@kernel
def undulation(geoid: Geoid, lat_deg: float, lon_deg: float) -> float:
    """Return the height of mean sea level above the ellipsoid.

    Parameters
    ----------
    geoid : Geoid
        From `load_geoid`.
    lat_deg, lon_deg : float
        WGS 84 degrees.

    Returns
    -------
    float
        Metres; nan outside the grid or for a position that is not finite.
    """
    rows, columns = geoid.undulation_m.shape
    row = (lat_deg - geoid.south_deg) / geoid.step_deg
    turns = math.floor((lon_deg - geoid.west_deg) / TURN_DEG) if _sane(lon_deg) else 0
    column = (lon_deg - geoid.west_deg - turns * TURN_DEG) / geoid.step_deg
    if not (0.0 <= row <= rows - 1.0 and 0.0 <= column <= columns - 1.0):
        return math.nan
    i, j = min(int(row), rows - 2), min(int(column), columns - 2)
    u, v = row - i, column - j
    grid = geoid.undulation_m
    south = grid[i, j] * (1.0 - v) + grid[i, j + 1] * v
    north = grid[i + 1, j] * (1.0 - v) + grid[i + 1, j + 1] * v
    return float(south * (1.0 - u) + north * u)


@kernel
def _sane(lon_deg: float) -> bool:
    """Tell whether a longitude may be turned into a whole number of turns."""
    return abs(lon_deg) <= 2.0 * TURN_DEG
