"""ASTERIX: bytes to columns, ours beside libasterix and asterix-decoder, in one run.

Real CAT048 records with Mode S data (I048/250) and real CAT062 records are repeated,
their measured numbers moved (seeded; items, counts and lengths stay), encoded by our
encoder, and a sample of the blocks is read back by libasterix value for value of its
octets. Then each decoder reads blocks from memory, and what counts is CPU seconds a
record: ours makes columns of every element of all records, kernels warm; libasterix
(about a thousand records a second) finds the items of a sample and reads no value,
which flatters it; asterix-decoder makes its dictionaries of the same sample. It is GPL
and owns the same package name as libasterix, so it lives in an environment of its own,
made in a cache folder.

Run alone: ``python bench/asterix_codec.py --help`` (a script named asterix.py would
hide libasterix's package). Recordings lie where VEDETTE_REALDATA says.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import numpy as np
import reference_kernel
from harness import save, table

from vedette.feeds.asterix import Blocks, decode, join_blocks, table_of
from vedette.feeds.asterix.columns import Columns
from vedette.feeds.asterix.encode import encode

RECORDS = 100_000
SAMPLE = 100_000  # records that the slow ones read: all, which takes two minutes
RATIO_MIN = 20  # ours against libasterix
ROUNDS = 5
SEED = 20250910
EDITIONS = {48: "1.31", 62: "1.19"}
BESIDE = Path(__file__).resolve().parents[2] / "shared" / "realdata"
UDP_PAYLOAD_AT = 42  # Ethernet, IPv4 without options, UDP: so in these captures
SEEDS = {
    48: ("captures/cat_034_048.pcap", "captures/cat048.raw"),
    62: (
        "captures/cat062cat065.raw",
        "captures/cat_062_065.pcap",
        "vectors/cat062ed1.12.bin",
        "vectors/cat062ed1.16.bin",
    ),
}
MOVED = {  # element: most that it moves, in last bits; 0: drawn anew
    48: {
        "140/TOD": 1_280,
        "040/RHO": 2_560,
        "040/THETA": 1_000,
        "070/MODE3A": 0,
        "090/FL": 40,
        "220/ADR": 0,
        "250/MB": 0,
        "161/TRN": 0,
        "200/GSP": 200,
        "200/HDG": 2_000,
    },
    62: {
        "070/TOD": 1_280,
        "105/LAT": 200_000,
        "105/LON": 200_000,
        "100/X": 40_000,
        "100/Y": 40_000,
        "185/VX": 200,
        "185/VY": 200,
        "060/MODE3A": 0,
        "380/ADR": 0,
        "040/TRN": 0,
        "136/MFL": 40,
        "135/CTB": 40,
        "130/ALT": 160,
        "220/ROCD": 40,
    },
}
PEER = """
import asterix, json, sys, time
data = open(sys.argv[1], "rb").read()
asterix.parse(data[: int.from_bytes(data[1:3], "big")], verbose=False)
before = time.process_time()
found = asterix.parse(data, verbose=False)
print(json.dumps([len(found), time.process_time() - before, asterix.__version__]))
"""


class Traffic(NamedTuple):
    """What is decoded: all blocks, and the first ones apart.

    Attributes
    ----------
    category : int
        48 or 62.
    seeds : int
        Real records that it was made from.
    columns : Columns
        What was encoded.
    blocks : list of bytes
        One data block each.
    sample : list of bytes
        The first of them.
    sampled : int
        Records in the sample.
    """

    category: int
    seeds: int
    columns: Columns
    blocks: list[bytes]
    sample: list[bytes]
    sampled: int


def measure(records: int = RECORDS, sample: int = SAMPLE) -> dict[str, Any]:
    """Make the traffic of each category and time every decoder on it.

    Parameters
    ----------
    records : int
        At least so many of each category.
    sample : int
        About so many for the slow ones.

    Returns
    -------
    dict
        By category; empty where there are no recordings.
    """
    folder = recordings()
    if folder is None:
        return {}
    python = peer_python()
    return {
        f"CAT{category:03}": _timed(_traffic(folder, category, records, sample), python)
        for category in SEEDS
    }


def recordings() -> Path | None:
    """Find the recordings of ASTERIX; None, and it is said, where there are none."""
    folder = Path(os.environ.get("VEDETTE_REALDATA") or BESIDE, "asterix")
    if folder.exists():
        return folder
    print("ASTERIX is skipped: set VEDETTE_REALDATA to the folder of recordings.")
    return None


def show(found: dict[str, Any]) -> None:
    """Print the table for people, the reference kernel's time beside."""
    yardstick = reference_kernel.seconds()
    rows = []
    for category, result in found.items():
        for name, each in result["decoders"].items():
            rows.append(
                [
                    category,
                    name,
                    f"{each['records']:,}",
                    f"{each['records_per_cpu_s']:,.0f}",
                    f"{each['cpu_s'] / each['records'] / yardstick:.2e}",
                    f"{each['slower_than_ours']:.0f}x",
                ]
            )
    head = ["category", "decoder", "records", "records/CPU s", "/ kernel"]
    table([*head, "slower than ours"], rows)
    for category, result in found.items():
        gate = result["gate"]
        said = "met" if gate["met"] else "NOT MET"
        print(
            f"{category}: {gate['ratio']:.0f}x libasterix,"
            f" at least {gate['at_least']}x: {said}"
        )
    print(f"reference kernel {yardstick:.4f} s CPU")


def peer_python() -> Path | None:
    """Find the environment of asterix-decoder, or make it; None where it cannot be."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    home = cache / "vedette-bench" / "asterix-decoder"
    python = home / "bin" / "python"
    try:
        if not python.exists():
            venv.create(home, with_pip=True)
        have = subprocess.run([python, "-c", "import asterix"], check=False)
        if have.returncode:
            wanted = ["install", "-q", "--disable-pip-version-check", "asterix-decoder"]
            subprocess.run([python, "-m", "pip", *wanted], check=True)
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"asterix-decoder is skipped: {problem}")
        return None
    return python


def moved(folder: Path, category: int, records: int) -> tuple[Columns, int]:
    """Repeat and move real records; also say how many real ones there are."""
    layout = table_of(category, EDITIONS[category])
    real = [
        block
        for name in SEEDS[category]
        for block in _blocks_in(folder / name)
        if block[0] == category and _fits(block, category)
    ]
    seeds = decode(layout, join_blocks(real))[0].records
    found, _ = decode(layout, join_blocks(real * -(-records // seeds)))
    return _moved(found, MOVED[category]), seeds


def apart(blocks: Blocks) -> list[bytes]:
    """Cut encoded blocks apart."""
    places = zip(blocks.at.tolist(), blocks.octets.tolist(), strict=True)
    return [blocks.data[at : at + octets].tobytes() for at, octets in places]


def _traffic(folder: Path, category: int, records: int, sample: int) -> Traffic:
    """Repeat, move and encode real records; libasterix must read what comes out."""
    columns, seeds = moved(folder, category, records)
    blocks = apart(encode(columns))
    ends = np.searchsorted(columns.block, np.arange(len(blocks)), side="right")
    some = int(np.searchsorted(ends, sample)) + 1
    made = Traffic(category, seeds, columns, blocks, blocks[:some], int(ends[some - 1]))
    uap, bits = _libasterix(category)
    for block in made.sample:
        read = uap.parse(bits.from_bytes(block[3:]))
        if isinstance(read, ValueError):
            raise SystemExit(
                f"libasterix refuses what we encode: {read}: {block.hex()}"
            )
    return made


def _fits(block: bytes, category: int) -> bool:
    """Keep blocks that decode and, in CAT048, hold Mode S data in every record."""
    found, scan = decode(table_of(category, EDITIONS[category]), join_blocks([block]))
    slot = found.compiled.element_slot[found.compiled.elements["010/SAC"]]
    if category == 48:
        slot = found.compiled.element_slot[found.compiled.elements["250/MB"]]
    rows = found.row[found.slot_start[slot] : found.slot_start[slot + 1]]
    return not scan.fault[0] and np.unique(rows).size == found.records


def _moved(columns: Columns, spreads: dict[str, int]) -> Columns:
    """Move measured numbers within their bits."""
    random, value = np.random.default_rng(SEED), columns.value.copy()
    for path, spread in spreads.items():
        number = columns.compiled.elements[path]
        element = columns.compiled.element_items[number]
        begin, end = columns.element_start[number : number + 2].tolist()
        low = -(1 << (element.bits - 1)) if element.signed else 0
        room = 1 << element.bits
        if spread:
            by = random.integers(-spread, spread, end - begin, endpoint=True)
            value[begin:end] = (value[begin:end] - low + by) % room + low
        else:
            value[begin:end] = random.integers(low, low + room, end - begin)
    return columns._replace(value=value)


def _timed(traffic: Traffic, python: Path | None) -> dict[str, Any]:
    """Time every decoder; CPU seconds of the median round."""
    layout = table_of(traffic.category, EDITIONS[traffic.category])
    octets, records = sum(map(len, traffic.blocks)), traffic.columns.records
    print(f"CAT{traffic.category:03}: {records:,} records in {octets:,} octets")
    decode(layout, join_blocks(traffic.sample))  # kernels warm
    uap, bits = _libasterix(traffic.category)

    def ours() -> int:
        columns, scan = decode(layout, join_blocks(traffic.blocks))
        if scan.fault.any():
            raise SystemExit("a block that we encoded does not decode")
        return columns.records

    def libasterix() -> int:
        read = (uap.parse(bits.from_bytes(block[3:])) for block in traffic.sample)
        return sum(len(records) for records in read)

    decoders = {
        "ours, to columns": _median(ours, ROUNDS),
        "ours, encoding": _median(lambda: _encoded(traffic.columns), ROUNDS),
        f"libasterix {version('libasterix')}, items found": _median(libasterix, 1),
    }
    if python is not None:
        decoders |= _peer(python, traffic.sample)
    fast = decoders["ours, to columns"]["records_per_cpu_s"]
    for each in decoders.values():
        each["slower_than_ours"] = fast / each["records_per_cpu_s"]
    ratio = next(
        each["slower_than_ours"] for name, each in decoders.items() if "libast" in name
    )
    return {
        "edition": EDITIONS[traffic.category],
        "real_records": traffic.seeds,
        "records": records,
        "octets": octets,
        "values": int(traffic.columns.value.size),
        "accepted_by_libasterix": traffic.sampled,
        "decoders": decoders,
        "gate": {"ratio": ratio, "at_least": RATIO_MIN, "met": ratio >= RATIO_MIN},
    }


def _median(work: Callable[[], int], rounds: int) -> dict[str, float]:
    """Time some rounds of work that says how many records it did."""
    spent = []
    for _ in range(rounds):
        before = time.process_time()
        records = work()
        spent.append(time.process_time() - before)
    return _result(records, median(spent))


def _result(records: int, cpu_s: float) -> dict[str, float]:
    """Say how fast."""
    return {"records": records, "cpu_s": cpu_s, "records_per_cpu_s": records / cpu_s}


def _encoded(columns: Columns) -> int:
    """Encode all."""
    encode(columns)
    return columns.records


def _peer(python: Path, sample: Sequence[bytes]) -> dict[str, dict[str, float]]:
    """Let asterix-decoder read the sample in its own environment."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"".join(sample))
        file.flush()
        command = [python, "-c", PEER, file.name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"asterix-decoder is skipped: {done.stderr.strip()[-200:]}")
        return {}
    records, cpu_s, named = json.loads(done.stdout.splitlines()[-1])
    return {f"asterix-decoder {named}": _result(records, cpu_s)}


def _libasterix(category: int) -> tuple[Any, Any]:
    """Give libasterix's parser of a category and its class of bits."""
    generated, base = import_module("asterix.generated"), import_module("asterix.base")
    edition = EDITIONS[category].replace(".", "_")
    return getattr(generated, f"Cat_{category:03}_{edition}").cv_uap, base.Bits


def _blocks_in(path: Path) -> Iterator[bytes]:
    """Cut a capture, or a file of bare blocks, as long as headers make sense."""
    content = path.read_bytes()
    payloads = [content] if path.suffix != ".pcap" else _payloads(content)
    for payload in payloads:
        at = 0
        while at + 3 <= len(payload):
            length = int.from_bytes(payload[at + 1 : at + 3], "big")
            if length <= 3 or at + length > len(payload):
                break
            yield payload[at : at + length]
            at += length


def _payloads(capture: bytes) -> list[bytes]:
    """Take the UDP payloads of a little-endian pcap."""
    payloads, at = [], 24
    while at < len(capture):
        length = int.from_bytes(capture[at + 8 : at + 12], "little")
        payloads.append(capture[at + 16 + UDP_PAYLOAD_AT : at + 16 + length])
        at += 16 + length
    return payloads


def main() -> None:
    """Measure, save and show."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--sample", type=int, default=SAMPLE)
    chosen = parser.parse_args()
    found = measure(chosen.records, chosen.sample)
    if not found:
        sys.exit(0)
    save("asterix", found)
    show(found)
    sys.exit(0 if all(result["gate"]["met"] for result in found.values()) else 1)


if __name__ == "__main__":
    main()
