"""Tracks and crossings of a chart from the tables of an output folder.

In: tables with the columns of ``tracks.parquet`` or ``trajectories.parquet`` and of
``crossings.parquet`` (docs/fields.md). Out: the values that a chart draws.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from vedette.errors import UsageError
from vedette.web.chart import Bounds, CrossingMark, TrackLine

MARGIN = 0.04  # of the span, so that nothing lies on the neatline


def tracks_of(table: pa.Table) -> tuple[TrackLine, ...]:
    """Gather the rows of each track into a line.

    Parameters
    ----------
    table : pyarrow.Table
        Columns time, track, lat, lon, existence, coasted, identity.

    Returns
    -------
    tuple of TrackLine
        By number of the track; rows by time; the last identity said is the name.
    """
    number = _column(table, "track").astype(np.int64)
    time = _nanoseconds(table, "time")
    order = np.lexsort((time, number))
    starts = np.flatnonzero(np.diff(number[order], prepend=-1))
    lat, lon = _column(table, "lat"), _column(table, "lon")
    existence, coasted = _column(table, "existence"), _column(table, "coasted")
    names = table.column("identity").to_pylist()
    lines = []
    for rows in np.split(order, starts[1:]) if order.size else []:
        said = [names[row] for row in rows if names[row]]
        lines.append(
            TrackLine(
                track=int(number[rows[0]]),
                identity=said[-1] if said else "",
                time_ns=time[rows],
                lat_deg=lat[rows].astype(np.float64),
                lon_deg=lon[rows].astype(np.float64),
                existence=existence[rows].astype(np.float64),
                coasted=coasted[rows].astype(np.bool_),
            )
        )
    return tuple(lines)


def crossings_of(table: pa.Table) -> tuple[CrossingMark, ...]:
    """Give the crossings numbers in order of time.

    Parameters
    ----------
    table : pyarrow.Table
        The columns of ``crossings.parquet``.

    Returns
    -------
    tuple of CrossingMark
    """
    time = _nanoseconds(table, "time")
    rows = table.drop_columns(["time"]).to_pylist()
    tracks = _column(table, "track")
    order = np.lexsort((np.arange(time.size), tracks, time))
    return tuple(
        CrossingMark(
            number=i + 1,
            time_ns=int(time[row]),
            sigma_s=float(rows[row]["sigma_s"]),
            lat_deg=float(rows[row]["lat"]),
            lon_deg=float(rows[row]["lon"]),
            sigma_m=float(rows[row]["sigma_m"]),
            track=int(rows[row]["track"]),
            identity=rows[row]["identity"] or "",
            volume=rows[row]["volume"],
            direction=rows[row]["direction"],
            across=rows[row]["across"] or "unknown",
            across_p=float(rows[row]["across_p"]),
            probability=float(rows[row]["probability"]),
            authorised=rows[row]["authorised"],
        )
        for i, row in enumerate(order.tolist())
    )


def bounds_of(tracks: tuple[TrackLine, ...]) -> Bounds:
    """Frame what the tracks cover, with a margin.

    Parameters
    ----------
    tracks : tuple of TrackLine

    Returns
    -------
    Bounds

    Raises
    ------
    UsageError
        There is no position to frame.
    """
    lines = [line for line in tracks if line.time_ns.size]
    if not lines:
        raise UsageError(
            expected="at least one position to draw",
            got="none",
            where="tables of the output folder",
            advice="Give the chart bounds of its own.",
        )
    lat = np.concatenate([line.lat_deg for line in lines])
    lon = np.concatenate([line.lon_deg for line in lines])
    tall = max(float(np.ptp(lat)), 0.1)  # a tenth of a degree, where nothing moved
    wide = max(float(np.ptp(lon)), 0.1)
    return Bounds(
        south_deg=max(float(lat.min()) - MARGIN * tall, -89.0),
        north_deg=min(float(lat.max()) + MARGIN * tall, 89.0),
        west_deg=float(lon.min()) - MARGIN * wide,
        east_deg=float(lon.max()) + MARGIN * wide,
    )


def _column(table: pa.Table, name: str) -> npt.NDArray[Any]:
    """Return a column as an array."""
    return np.asarray(table.column(name).to_numpy())


def _nanoseconds(table: pa.Table, name: str) -> npt.NDArray[np.int64]:
    """Return a column of times as nanoseconds since 1970, UTC."""
    return np.asarray(table.column(name).cast(pa.int64()).to_numpy(), dtype=np.int64)
