"""Tables: ``nights.parquet``, a row for each night, by seed.

Columns of a count are named by volume and measure: ``PL.objects.truth``. Everything in
it is the same on every machine and for every number of workers; computing time is not
in it (``nights.jsonl`` has it).
"""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from vedette.study.kept import About
from vedette.study.row import Counted, Night, Told

FIELDS = ("mean", "low", "high", "seen_mean", "unseen_mean", "variance", "crps")
Cell = int | float | str | None


def write_nights(path: Path, about: About, nights: Sequence[Night]) -> None:
    """Write the table of nights.

    Parameters
    ----------
    path : pathlib.Path
        Of the file.
    about : About
        Which study.
    nights : sequence of Night
        By seed.
    """
    rows = [_row(night) for night in nights]
    names = list(dict.fromkeys(name for row in rows for name in row))
    table = pa.table({name: [row.get(name) for row in rows] for name in names})
    metadata = {b"data_kind": about.data_kind.encode(), b"schema": b"1"}
    pq.write_table(table.replace_schema_metadata(metadata), path, compression="zstd")


def _row(night: Night) -> dict[str, Cell]:
    """Lay out one night."""
    cells: dict[str, Cell] = {"seed": night.seed}
    for one in night.counted:
        cells |= _count(one)
    cells |= {
        "entries_found": sum(one.found for one in night.entered),
        "entries_covered": sum(one.covered for one in night.entered),
        "false_incursions": len(night.wrong),
        "near_h": night.near_h,
        "authorised": night.authorised,
        "authorised_sum": night.authorised_sum,
        "authorised_max": night.authorised_max,
    }
    tracking = night.tracking
    return cells | {
        name: getattr(tracking, name) for name in tracking.__struct_fields__
    }


def _count(one: Counted) -> dict[str, Cell]:
    """Lay out one count."""
    name = f"{one.volume}.{one.measure}"
    cells: dict[str, Cell] = {f"{name}.truth": one.truth, f"{name}.pit": one.pit}
    cells |= _told(name, one.told)
    for label, told in (("oracle", one.oracle), ("killed", one.killed)):
        if told is not None:
            cells |= _told(f"{name}.{label}", told)
    return cells


def _told(name: str, told: Told) -> dict[str, Cell]:
    """Lay out what was stated."""
    return {f"{name}.{field}": getattr(told, field) for field in FIELDS}
