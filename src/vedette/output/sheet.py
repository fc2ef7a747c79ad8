"""The chart of an episode: its tables over judged borders and the land around.

In: an episode and its tables. Out: a `Chart`, which says of itself what the data is,
whose view of the borders it shows and who made what it draws.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import numpy as np
import pyarrow as pa

from vedette.claims.tongue import Tongue, word
from vedette.errors import EnvironmentProblem
from vedette.pipeline import Conclusion
from vedette.web import (
    Border,
    Bounds,
    Chart,
    background,
    bounds_of,
    crossings_of,
    judged_borders,
    tracks_of,
)
from vedette.web.backdrop import Backdrop

if TYPE_CHECKING:
    from vedette.web.chart import DataKind

KM_PER_DEGREE = 111.2  # of latitude; a frame needs no better


def chart_of(
    episode: Conclusion,
    trajectories: pa.Table,
    crossings: pa.Table,
    span_ns: tuple[int, int],
    notes: Sequence[str] = (),
    attributions: Sequence[str] = (),
    warned: Sequence[Border] = (),
    tongue: Tongue = "en",
) -> Chart:
    """Lay out an episode for drawing.

    Parameters
    ----------
    episode : Conclusion
        What was kept.
    trajectories, crossings : pyarrow.Table
        Of `vedette.output.tables`.
    span_ns : (int, int)
        First and last input, nanoseconds UTC.
    notes, attributions : sequence of str
        What a reader must know, and who made the recording.
    warned : sequence of Border
        Outlines of the areas that were warned.
    tongue : Tongue
        Of our own words.

    Returns
    -------
    Chart
        With the volumes' own worldview where any is judged.
    """
    tracks = tracks_of(trajectories)
    bounds = bounds_of(tracks) if tracks else _site_bounds(episode)
    volumes = episode.volumes
    around = _around(bounds, [volume.code for volume in volumes], tongue)
    judged = ", ".join(volume.id for volume in volumes)
    return Chart(
        title=episode.site.watch.name,
        subtitle=word("map_judged", tongue, judged=judged)
        if judged
        else word("map_not_judged", tongue),
        data_kind=cast("DataKind", episode.data_kind),  # the chart checks it
        worldview=volumes[0].worldview if volumes else around.worldview,
        bounds=bounds,
        from_ns=span_ns[0],
        to_ns=span_ns[1],
        attributions=(*attributions, *around.attributions),
        notes=tuple(notes),
        borders=(*around.borders, *judged_borders(volumes)),
        places=around.places,
        tracks=tracks,
        crossings=crossings_of(crossings),
        warned=tuple(warned),
        lang=tongue,
    )


def _site_bounds(episode: Conclusion) -> Bounds:
    """Frame the site where there is no track to frame."""
    lat, lon = episode.site.watch.centre
    tall = episode.site.watch.radius_km / KM_PER_DEGREE
    wide = min(tall / max(float(np.cos(np.radians(lat))), 0.1), 44.0)
    return Bounds(
        south_deg=max(lat - tall, -88.0),
        north_deg=min(lat + tall, 88.0),
        west_deg=lon - wide,
        east_deg=lon + wide,
    )


def _around(bounds: Bounds, judged: Sequence[str], tongue: Tongue) -> Backdrop:
    """Gather the land around; a map without the border package is still a map."""
    try:
        return background(bounds, judged, tongue)
    except EnvironmentProblem:
        return Backdrop((), (), (), "no borders drawn: vedette-borders-osm is missing")
