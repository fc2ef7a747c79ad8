"""From a site's `[[volume]]` table to the volume: a packaged border or a file."""

from math import inf
from pathlib import Path

from vedette.airspace.border_set import load_border_set
from vedette.airspace.user_geojson import read_volume_file
from vedette.airspace.volume import Volume
from vedette.errors import UsageError
from vedette.site.model import Volume as VolumeEntry


def load_volume(entry: VolumeEntry, folder: Path) -> Volume:
    """Read the volume that a site file's `[[volume]]` table names.

    Parameters
    ----------
    entry : vedette.site.model.Volume
        The table.
    folder : pathlib.Path
        Where the site file lies; a GeoJSON path is relative to it.

    Returns
    -------
    Volume
        With a sigma for every segment.

    Raises
    ------
    UsageError
        Unknown set, state or file; a drawing set; geometry that does not hold.
    EnvironmentProblem
        The package of the border set is not installed.
    """
    floor_m = -inf if entry.floor_m is None else entry.floor_m
    ceiling_m = inf if entry.ceiling_m is None else entry.ceiling_m
    if entry.border_set is None:
        path = folder / entry.source
        return read_volume_file(
            path, id=entry.id, kind=entry.kind, floor_m=floor_m, ceiling_m=ceiling_m
        )
    name, code = entry.border_set
    borders = load_border_set(name)
    if not borders.manifest.judging:
        raise UsageError(
            expected="a border set that may judge, such as borders-osm",
            got=f"{name}, which is for drawing: land only and off by kilometres",
            where=f"volume {entry.id}",
        )
    made_from = borders.manifest.sources[0]
    return Volume(
        id=entry.id,
        kind=entry.kind,
        code=code,
        floor_m=floor_m,
        ceiling_m=ceiling_m,
        source=f"{name}:{code}, {borders.manifest.attribution}",
        version=f"{made_from.package} {made_from.version}, built "
        f"{borders.manifest.built}",
        sha256=borders.sha256,
        valid_from=borders.manifest.valid_from,
        worldview=borders.manifest.worldview,
        neighbours=borders.neighbours,
        rings=borders.rings(code),
    )
