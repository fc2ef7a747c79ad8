"""Write a coverage as one small file of integers and one manifest, byte for byte.

Every column is 32-bit little-endian; points are stored as differences, 1e-5 degree,
and every border once, as an arc that both sides walk. `vedette.airspace.border_set`
describes the columns and reads them.
"""

import gzip
import hashlib
import json
from pathlib import Path

import numpy as np
from borders.coverage import CUT, SEA, Arc, rings_of

# Codes 0 and 1 of every set; the states follow.
SEA_CODE, CUT_CODE = "sea", "cut"


def columns(
    arcs: list[Arc], steps: list[np.ndarray], stored: list[int]
) -> dict[str, np.ndarray]:
    """Return the columns of a coverage, keeping only the arcs of stored owners."""
    keep = [
        i for i, arc in enumerate(arcs) if {arc.left, arc.right}.intersection(stored)
    ]
    arcs = [arcs[i] for i in keep]
    points = np.concatenate([arc.points for arc in arcs])
    delta = np.diff(points, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    rings, owner = [], []
    for who in stored:
        for ring in rings_of(arcs, who):
            rings.append(ring)
            owner.append(who)
    return {
        "arc_points": np.array([len(arc.points) for arc in arcs]),
        "arc_left": np.array([_code(arc.left) for arc in arcs]),
        "arc_right": np.array([_code(arc.right) for arc in arcs]),
        "lon_step": delta[:, 0],
        "lat_step": delta[:, 1],
        "sigma_step": np.concatenate([steps[i] for i in keep]),
        "ring_arcs": np.array([len(ring) for ring in rings]),
        "ring_owner": np.array([_code(who) for who in owner]),
        "ring_arc": np.concatenate(rings),
    }


def _code(owner: int) -> int:
    """Return the number of an owner in the file: sea, cut, then the states."""
    return {SEA: 0, CUT: 1}.get(owner, owner + 2)


def write_set(
    folder: Path, name: str, table: dict[str, np.ndarray], manifest: dict
) -> None:
    """Write NAME.i32.gz and NAME.json; the same input gives the same bytes."""
    content = b"".join(column.astype("<i4").tobytes() for column in table.values())
    packed = gzip.compress(content, compresslevel=9, mtime=0)
    manifest = {
        **manifest,
        "file": f"{name}.i32.gz",
        "content_sha256": hashlib.sha256(content).hexdigest(),
        "columns": [[key, len(column)] for key, column in table.items()],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.i32.gz").write_bytes(packed)
    text = _json(manifest)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _json(manifest: dict) -> str:
    """Write a manifest with one key per line, so that a change shows in a diff."""
    lines = [
        f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in manifest.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}"
