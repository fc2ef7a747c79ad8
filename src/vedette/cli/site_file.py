"""A site file with the volumes that it judges: `check` and `replay` refuse the same.

What the file's own text can tell is checked by `vedette.site`; here is what needs the
borders and the formats: feeds of a format that is read, volumes that the site watches,
areas that can be warned.
"""

from pathlib import Path
from typing import NamedTuple

from vedette.airspace.load import load_volume
from vedette.airspace.volume import Volume
from vedette.airspace.watched import refuse_unwatched
from vedette.earth.plane import plane_at
from vedette.feeds.decoder import format_named
from vedette.site.load import load_site
from vedette.site.model import Site
from vedette.warnings import areas_of


class Opened(NamedTuple):
    """A site file that holds, and its volumes with their borders."""

    site: Site
    volumes: tuple[Volume, ...]


def open_site(path: Path) -> Opened:
    """Read a site file, the borders that it names, and check them together.

    Parameters
    ----------
    path : pathlib.Path
        The site file.

    Returns
    -------
    Opened
        Site and volumes.

    Raises
    ------
    UsageError
        With the table and key that do not hold.
    EnvironmentProblem
        The package of a border set is not installed.
    """
    site = load_site(path)
    for feed in site.feeds:
        format_named(feed.format, where=f"{path}: [[feed]] `{feed.id}`: key `format`")
    volumes = tuple(load_volume(volume, path.parent) for volume in site.volumes)
    watch = site.watch
    plane = plane_at(*watch.centre, watch.radius_km, site=watch.name)
    refuse_unwatched(volumes, plane, str(path))
    areas_of(site, plane, path.parent)
    return Opened(site, volumes)
