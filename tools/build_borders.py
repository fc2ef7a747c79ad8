"""Build the packaged border sets from pinned packages, byte for byte.

    python tools/build_borders.py --cache DIR            write data/borders-*
    python tools/build_borders.py --cache DIR --check    compare, write nothing
    python tools/build_borders.py --cache DIR --measure  tables of docs/borders.md

Needs npm and pip for what is not yet in the cache, shapely and pyproj. The same
archives give the same content; the compressed bytes are the same under the same zlib,
so `--check` compares the content.
"""

import argparse
import gzip
import sys
import tempfile
from pathlib import Path

from borders import measure, pack, places, sets

ROOT = Path(__file__).resolve().parents[1]
OSM_FOLDER = Path("data/borders-osm/src/vedette_borders_osm")
CORE_FOLDER = Path("data/borders-core")


def build(cache: Path, root: Path) -> None:
    """Write every set below `root`."""
    line = sets.osm_line(cache)
    pack.write_set(root / OSM_FOLDER, "borders", *sets.osm_set(line))
    build_core(cache, root)


def build_core(cache: Path, root: Path) -> None:
    """Write the core set alone: outline, regions, aerodromes."""
    pack.write_set(root / CORE_FOLDER, "outline", *sets.outline_set(cache))
    pack.write_set(root / CORE_FOLDER, "regions", *places.region_set(cache))
    places.write_aerodromes(root / CORE_FOLDER, cache)


def differences(built: Path, kept: Path) -> list[str]:
    """Name the built files whose content differs from the kept ones."""
    wrong = []
    for path in sorted(p for p in built.rglob("*") if p.is_file()):
        name = path.relative_to(built)
        mine, theirs = path.read_bytes(), b""
        if (kept / name).exists():
            theirs = (kept / name).read_bytes()
        if path.suffix == ".gz" and theirs:
            mine, theirs = gzip.decompress(mine), gzip.decompress(theirs)
        if mine != theirs:
            wrong.append(str(name))
    return wrong


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, help="folder of archives, kept")
    parser.add_argument("--check", action="store_true", help="compare only")
    parser.add_argument("--measure", action="store_true", help="print the tables")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        cache = (wanted.cache or Path(scratch) / "cache").resolve()
        cache.mkdir(parents=True, exist_ok=True)
        if wanted.measure:
            print(measure.tables(sets.osm_line(cache)))
        elif wanted.check:
            build(cache, Path(scratch) / "built")
            wrong = differences(Path(scratch) / "built", ROOT)
            print("differs: " + ", ".join(wrong) if wrong else "identical")
            sys.exit(bool(wrong))
        else:
            build(cache, ROOT)


if __name__ == "__main__":
    main()
