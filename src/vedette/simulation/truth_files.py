"""The truth as files: ``truth.parquet`` and ``truth.json`` of the public contract.

``truth.parquet`` has every row of every target's path; birds are clutter and not in it.
``truth.json`` has the counts of the first volume on top, as the contract has them, and
those of every volume beside; entries; what steered the objects (the *mechanism*, which
nobody can see); and the rates that the night drew. Both are marked synthetic.
"""

import io
from collections import Counter
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from vedette.earth.plane import from_plane_array
from vedette.simulation.truth import TrueCounts, Truth
from vedette.simulation.world import Target, World
from vedette.site.instant import instant_text
from vedette.units import SECOND_NS

SCHEMA = 1
DATA_KIND = "synthetic"
COLUMNS = pa.schema(
    [
        ("time", pa.timestamp("ns", tz="UTC")),
        ("target", pa.string()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("height_m", pa.float64()),
        ("class", pa.string()),
    ],
    metadata={b"data_kind": DATA_KIND.encode(), b"schema": str(SCHEMA).encode()},
)


def truth_files(world: World, truth: Truth) -> dict[str, bytes]:
    """Write the truth of a night.

    Parameters
    ----------
    world : World
        The night.
    truth : Truth
        Of it.

    Returns
    -------
    dict of str to bytes
        Content by name of the file.
    """
    return {
        "truth.parquet": _parquet(world),
        "truth.json": msgspec.json.format(
            msgspec.json.encode(truth_document(world, truth)), indent=1
        )
        + b"\n",
    }


def truth_document(world: World, truth: Truth) -> dict[str, Any]:
    """Write ``truth.json`` as JSON values.

    Parameters
    ----------
    world : World
        The night.
    truth : Truth
        Of it.

    Returns
    -------
    dict
        Field by field as the contract says.
    """
    uncalled = [target for target in world.targets if not target.authorised]
    nothing = TrueCounts(volume="", objects=0, entries=0, approached=0)
    counts = {count.volume: _counts(count) for count in truth.counts}
    return {
        "schema": SCHEMA,
        "data_kind": DATA_KIND,
        "family": world.family,
        "seed": world.seed,
        "from": _time(world, world.start_s),
        "to": _time(world, world.end_s),
        "counts": _counts(truth.counts[0] if truth.counts else nothing),
        "volumes": counts,
        "entries": [
            {
                "target": entry.target,
                "volume": entry.volume,
                "time": _time(world, entry.time_s),
                "lat": entry.lat_deg,
                "lon": entry.lon_deg,
                "across": entry.across,
                "authorised": entry.authorised,
            }
            for entry in truth.entries
        ],
        "mechanism": _mechanism(uncalled),
        "rates": dict(world.rates),
        "wind_mps": list(world.wind),
        "sensors": [
            {
                "id": sensor.declared.id,
                "p_detect": sensor.p_detect,
                "clutter_per_turn": sensor.clutter_per_turn,
                "bias": {
                    "range_m": sensor.bias_range_m,
                    "azimuth_deg": sensor.bias_azimuth_deg,
                    "time_s": sensor.bias_time_s,
                },
                "outages": [
                    [_time(world, first), _time(world, last)]
                    for first, last in sensor.outages
                ],
            }
            for sensor in world.sensors
        ],
    }


def _counts(count: TrueCounts) -> dict[str, int]:
    return {
        "objects": count.objects,
        "entries": count.entries,
        "approached": count.approached,
    }


def _mechanism(targets: list[Target]) -> dict[str, Any]:
    """Say what steered the objects without authorisation, and how they ended."""
    return {
        "guidance": Counter(target.guidance for target in targets),
        "ended": Counter(target.ended for target in targets),
        "targets": {
            target.id: {
                "guidance": target.guidance,
                "ended": target.ended,
                "batch": target.batch,
            }
            for target in targets
        },
    }


def _time(world: World, time_s: float) -> str:
    return instant_text(world.epoch_ns + round(time_s * SECOND_NS))


def _parquet(world: World) -> bytes:
    """Write every row of every target."""
    tables = [_rows(world, target) for target in world.targets]
    sink = io.BytesIO()
    pq.write_table(
        pa.concat_tables([COLUMNS.empty_table(), *tables]), sink, compression="zstd"
    )
    return sink.getvalue()


def _rows(world: World, target: Target) -> pa.Table:
    path = target.path
    lat_deg, lon_deg = from_plane_array(world.plane, path.e_m, path.n_m)
    time_ns = world.epoch_ns + np.round(path.time_s * SECOND_NS).astype(np.int64)
    size = path.time_s.size
    return pa.table(
        [
            pa.array(time_ns, pa.timestamp("ns", tz="UTC")),
            pa.array([target.id] * size, pa.string()),
            pa.array(lat_deg),
            pa.array(lon_deg),
            pa.array(path.h_m),
            pa.array([target.kind] * size, pa.string()),
        ],
        schema=COLUMNS,
    )
