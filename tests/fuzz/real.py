"""Seeds out of real recordings: used in the run alone, and never put in the tree.

They are others' work and under others' licences, so what grows out of them is kept in
``out`` only. Where a recording is not there, its target begins with what is.
"""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from asterix_referee import blocks_of_category
from fuzz.target import Target
from realdata import realdata
from vedette.feeds.asterix.rare import EDITIONS as RARE
from vedette.feeds.asterix.table import CATEGORIES, tables

EACH = 25  # seeds of a category: the first of many that are alike
# Where the first octets of a recording are a small recording of the same kind.
HEADS = {
    "pcap": ("asterix/captures/cat_001_002.pcap", "asterix/captures/cat_062_065.pcap"),
    "pcapng": ("remoteid/odid_bt5_lr_sample.pcapng",),
    "bare": ("asterix/captures/cat048.raw", "asterix/captures/cat062cat065.raw"),
    "gps": ("asterix/captures/parsegps.gps",),
    "beast": ("adsb/sample_dump1090.bin",),
    "modes-jsonl": ("adsb/full_flight_short.jsonl.gz",),
    "modes-csv": ("modes/sample_data_adsb.csv", "modes/sample_data_commb_df20.csv"),
    "traffic-json": ("adsb/switzerland.json.gz",),
    "file": ("asterix/captures/cat_034_048.pcap", "adsb/sample_dump1090.bin"),
}


def real_seeds(target: Target) -> list[bytes]:
    """Cut seeds for a target out of the recordings that are there.

    Parameters
    ----------
    target : Target
        By whose name and longest input they are chosen.

    Returns
    -------
    list of bytes
        Perhaps none.
    """
    found = [seed for make in (_heads, _blocks) for seed in there(make, target)]
    return [seed for seed in found if len(seed) <= target.octets_max]


def there(make: Callable[[Target], Iterator[bytes]], target: Target) -> list[bytes]:
    """Take what is there; a recording that is not skips a test, and here nothing."""
    try:
        return list(make(target))
    except pytest.skip.Exception:
        return []


def _heads(target: Target) -> Iterator[bytes]:
    """Take the first octets of recordings."""
    for name in HEADS.get(target.name, ()):
        content = _content(realdata(*name.split("/")))
        yield content[: target.octets_max]
        yield content[: target.octets_max // 4]


def _blocks(target: Target) -> Iterator[bytes]:
    """Take blocks of a category, with each edition."""
    kind, _, category = target.name.partition("-")
    if target.name == "asterix-rare":
        for rare in RARE:
            yield from (block for _, block in blocks_of_category(rare)[:EACH])
    elif kind == "asterix" and int(category) in CATEGORIES:
        editions = len(tables(int(category)))
        for _, block in blocks_of_category(int(category))[:EACH]:
            yield from (bytes([edition]) + block for edition in range(editions))


def _content(path: Path) -> bytes:
    """Read a file, unpacked."""
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content
