"""Cut the hour of real traffic that `vedette demo` shows out of a published sample.

Source: `traffic/data/samples/collections/switzerland.json.gz` in the wheel of the PyPI
package traffic 2.13 (MIT). Every row keeps its own text; rows are put in time order,
rows of the same time in the order of the sample; the hour is the one with the most
rows and the most aircraft, start included, end excluded. The result unpacks to the
same bytes everywhere; the gzip file itself is the same wherever zlib packs alike.

Run: ``python tools/cut_switzerland.py [--wheel traffic-2.13-py3-none-any.whl]``
"""

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import msgspec

PACKAGE = "traffic==2.13"
WHEEL_SHA256 = "5e0cd61d931d03103294361542188f08f959a55e862d5cba80ab61291021e66c"
SAMPLE = "traffic/data/samples/collections/switzerland.json.gz"
SAMPLE_SHA256 = "ff5be108224b2a96892a697faf2a7492bf530e64d145d9675eb927c4ed97d4c3"
FROM = datetime(2018, 8, 1, 11, tzinfo=UTC)
TO = datetime(2018, 8, 1, 12, tzinfo=UTC)
OUT = Path(__file__).parent.parent / "data" / "switzerland"
NAME = "traffic-hour.jsonl.gz"


class Row(msgspec.Struct):
    """What the cut looks at; the row's text is kept whole."""

    timestamp: int
    icao24: str


def main() -> None:
    """Cut the hour and write it with its manifest."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", type=Path, help=f"wheel of {PACKAGE}")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        wheel = arguments.wheel or download(Path(scratch))
        sample = sample_of(wheel)
    rows = hour_of(sample)
    content = b"".join(row + b"\n" for row in rows)
    packed = gzip.compress(content, compresslevel=9, mtime=0)
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / NAME).write_bytes(packed)
    manifest = manifest_of(rows, content, packed)
    (arguments.out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    print(f"{len(rows)} rows, {len(packed)} bytes, sha256 {sha256(packed)}")


def download(directory: Path) -> Path:
    """Fetch the wheel with pip from the index that the machine is set up with."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    subprocess.run(
        [*pip, "--only-binary", ":all:", "-d", str(directory), PACKAGE], check=True
    )
    return next(directory.glob("traffic-*.whl"))


def sample_of(wheel: Path) -> bytes:
    """Take the sample out of the wheel, both of them as published."""
    if sha256(wheel.read_bytes()) != WHEEL_SHA256:
        sys.exit(f"{wheel}: not the wheel of {PACKAGE} that this cut was made from.")
    packed = zipfile.ZipFile(wheel).read(SAMPLE)
    if sha256(packed) != SAMPLE_SHA256:
        sys.exit(f"{SAMPLE}: not the sample that this cut was made from.")
    return gzip.decompress(packed)


def hour_of(sample: bytes) -> list[bytes]:
    """Keep the text of the hour's rows, in time order."""
    first_ms, end_ms = (int(t.timestamp()) * 1000 for t in (FROM, TO))
    kept = []
    for raw in msgspec.json.decode(sample, type=list[msgspec.Raw]):
        time_ms = msgspec.json.decode(raw, type=Row).timestamp
        if first_ms <= time_ms < end_ms:
            kept.append((time_ms, bytes(raw)))
    return [raw for _, raw in sorted(kept, key=lambda row: row[0])]


def manifest_of(rows: list[bytes], content: bytes, packed: bytes) -> dict[str, object]:
    """Say what was cut from what, with every hash."""
    seen = {msgspec.json.decode(row, type=Row).icao24 for row in rows}
    return {
        "schema": 1,
        "data_kind": "recorded",
        "name": "One hour over Switzerland",
        "made_by": "tools/cut_switzerland.py",
        "source": {
            "package": PACKAGE,
            "wheel_sha256": WHEEL_SHA256,
            "sample": SAMPLE,
            "sample_sha256": SAMPLE_SHA256,
            "licence": "MIT",
            "origin": "OpenSky Network state vectors, resampled to 10 s",
        },
        "from": FROM.isoformat().replace("+00:00", "Z"),
        "to": TO.isoformat().replace("+00:00", "Z"),
        "rows": len(rows),
        "aircraft": len(seen),
        "files": [
            {
                "name": NAME,
                "bytes": len(packed),
                "sha256": sha256(packed),
                "unpacked_bytes": len(content),
                "unpacked_sha256": sha256(content),
            }
        ],
    }


def sha256(data: bytes) -> str:
    """Hash, as hexadecimal text."""
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    main()
