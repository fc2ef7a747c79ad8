"""The truth of the made-up flights, as a simulator would write it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from flights import FLIGHTS, NOON_S

# Flight: seconds until it enters the square, exactly.
ENTRIES = {
    "aaaa01": (7.7 - 7.30) / 0.0015,
    "aaaa02": (46.8 - 46.50) / 0.001,
    "aaaa03": (7.7 - 7.50) / 0.0020,
    "aaaa04": (47.40 - 47.2) / 0.001,
    "aaaa06": (7.7 - 7.50) / 0.0015,
}


def write_truth(folder: Path, step_s: float = 7.0) -> Path:
    """Write truth.parquet and truth.json; return their folder."""
    folder.mkdir()
    rows = []
    for name, (lat, lon, north, east, lasts) in FLIGHTS.items():
        seconds = np.append(np.arange(0.0, lasts - 5, step_s), lasts - 5)
        rows += [
            {
                "time": round((NOON_S + second) * 1e9),
                "target": name,
                "lat": lat + north * second,
                "lon": lon + east * second,
                "height_m": 9144.0,
                "class": "airliner",
            }
            for second in seconds.tolist()
        ]
    table = pa.Table.from_pylist(rows)
    time = table["time"].cast(pa.timestamp("ns", tz="UTC"))
    pq.write_table(table.set_column(0, "time", time), folder / "truth.parquet")
    entries = []
    for name, second in ENTRIES.items():
        lat, lon, north, east, _ = FLIGHTS[name]
        entries.append(
            {
                "target": name,
                "volume": "SQ",
                "time": datetime.fromtimestamp(NOON_S + second, UTC).isoformat(),
                "lat": lat + north * second,
                "lon": lon + east * second,
                "across": "AL",
            }
        )
    document = {"counts": {"objects": 5}, "entries": entries, "mechanism": None}
    (folder / "truth.json").write_text(json.dumps(document))
    return folder
