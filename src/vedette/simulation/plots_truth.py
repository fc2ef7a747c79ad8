"""``truth/plots.parquet``: which target each plot, position or sighting is of.

A row for each that a feed carries, in the order of its bytes: `feed`, `seq` (counted
from 0 within the feed; beams and periods in which nothing was noticed are not counted)
and `target`, as ``truth.parquet`` names it, or "-1" where nothing flew there. A plot of
several targets names the one that was passed first; birds have names of their own.
"""

import io

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from vedette.columns import Ints
from vedette.simulation.sensing.acoustic import LISTENED
from vedette.simulation.sensing.said import (
    RadarFeed,
    ReceiverFeed,
    Sensed,
    SensedFeed,
)

NOBODY = "-1"
COLUMNS = pa.schema(
    [("feed", pa.string()), ("seq", pa.int64()), ("target", pa.string())],
    metadata={b"data_kind": b"synthetic", b"schema": b"1"},
)


def plots_parquet(sensed: Sensed) -> bytes:
    """Write whose each plot is.

    Parameters
    ----------
    sensed : Sensed
        What the sensors of a night say.

    Returns
    -------
    bytes
        A Parquet file.
    """
    names = np.array([*sensed.targets, NOBODY], np.str_)
    tables = [COLUMNS.empty_table()]
    for feed in sensed.feeds:
        whose = _whose(feed)
        columns = [
            pa.array([feed.id] * whose.size, pa.string()),
            pa.array(np.arange(whose.size)),
            pa.array(names[whose].tolist(), pa.string()),
        ]
        tables.append(pa.table(columns, schema=COLUMNS))
    sink = io.BytesIO()
    pq.write_table(pa.concat_tables(tables), sink, compression="zstd")
    return sink.getvalue()


def _whose(feed: SensedFeed) -> Ints:
    """Give the targets of what a feed carries, -1 for none."""
    if isinstance(feed, RadarFeed):
        return feed.plots.target
    if isinstance(feed, ReceiverFeed):
        return feed.positions.target
    noticed: Ints = feed.sightings.target[feed.sightings.kind != LISTENED]
    return noticed
