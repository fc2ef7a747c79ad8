"""``vedette decode`` of captures of CAT048: records a CPU second, bytes to account.

Real CAT048 records with Mode S data, moved as `asterix_codec.py` moves them, are put
into a pcap of one radar that sends a block every 5 ms: one record a block, as they were
recorded, and more, as a busy radar sends them. Timed is all that the command does but
starting Python: cut packets and blocks, decode every record into a report, count every
byte, gather who speaks and when. Kernels are warm. Beside it, the same file as a replay
opens it. The target is for blocks of `TARGET_PER_BLOCK`. Recordings lie where
VEDETTE_REALDATA says.
"""

import argparse
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import asterix_codec
import numpy as np
import reference_kernel
from harness import save, table

from vedette.cli.surveyed import survey_files
from vedette.feeds.asterix.encode import encode
from vedette.feeds.io.inputs import open_inputs

RECORDS = 100_000
PER_BLOCK = (1, 4, 16)
TARGET_PER_BLOCK = 4
RATE_MIN = 50_000  # records a second
ROUNDS = 3
BLOCK_S = 0.005
START_S = 1_757_455_200  # 2025-09-09 22:00 UTC
DAY_S = 86_400
GLOBAL_HEADER = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65_535, 1)
LINK = bytes.fromhex("ffffffffffff0200000000010800")


def measure(records: int = RECORDS) -> dict[str, Any]:
    """Write the capture and time every reading of it.

    Parameters
    ----------
    records : int
        At least so many.

    Returns
    -------
    dict
        By what was timed; empty where there are no recordings.
    """
    folder = asterix_codec.recordings()
    if folder is None:
        return {}
    with tempfile.TemporaryDirectory() as made:
        few = Path(made, "few.pcap")
        few.write_bytes(_capture(_blocks(folder, 100, 1)[0]))
        _timed(few, _decoded)  # kernels warm
        sizes = {
            str(each): _measured(Path(made, f"{each}.pcap"), folder, records, each)
            for each in PER_BLOCK
        }
    rate = sizes[str(TARGET_PER_BLOCK)]["decode"]["records_per_cpu_s"]
    return {
        "records_in_a_block": sizes,
        "gate": {"at_least": RATE_MIN, "met": rate >= RATE_MIN},
    }


def show(found: dict[str, Any]) -> None:
    """Print the table for people, the reference kernel's time beside."""
    yardstick = reference_kernel.seconds()
    rows = [
        [
            what,
            per_block,
            f"{each['records']:,}",
            f"{each['octets']:,}",
            f"{each[what]['records_per_cpu_s']:,.0f}",
            f"{each[what]['cpu_s'] / each['records'] / yardstick:.2e}",
        ]
        for what in ("decode", "open")
        for per_block, each in found["records_in_a_block"].items()
    ]
    head = ["CAT048", "a block", "records", "octets", "records/CPU s", "/ kernel"]
    table(head, rows)
    said = "met" if found["gate"]["met"] else "NOT MET"
    print(f"{TARGET_PER_BLOCK} a block, at least {RATE_MIN:,} records a second: {said}")
    print(f"reference kernel {yardstick:.4f} s CPU")


def _measured(path: Path, folder: Path, records: int, per_block: int) -> dict[str, Any]:
    """Write a capture and time every reading of it."""
    blocks, written = _blocks(folder, records, per_block)
    path.write_bytes(_capture(blocks))
    found: dict[str, Any] = {"records": written, "octets": path.stat().st_size}
    for name, read in (("decode", _decoded), ("open", _opened)):
        cpu_s, counted = _timed(path, read)
        if counted.get("CAT048") != written:
            raise SystemExit(f"{written} records were written, {counted} were read")
        found[name] = {"cpu_s": cpu_s, "records_per_cpu_s": written / cpu_s}
    return found


def _blocks(folder: Path, records: int, per_block: int) -> tuple[list[bytes], int]:
    """Make blocks whose times of day go on as they are sent."""
    columns, _ = asterix_codec.moved(folder, 48, records)
    block = (np.arange(columns.records) // per_block).astype(np.int32)
    number = columns.compiled.elements["140/TOD"]
    slot = columns.compiled.element_slot[number]
    rows = columns.row[columns.slot_start[slot] : columns.slot_start[slot + 1]]
    value = columns.value.copy()
    begin, end = columns.element_start[number : number + 2].tolist()
    sent_s = START_S % DAY_S + block[rows] * BLOCK_S - 1.0
    value[begin:end] = np.floor(sent_s % DAY_S * 128.0)
    encoded = encode(columns._replace(value=value, block=block))
    return asterix_codec.apart(encoded), columns.records


def _capture(blocks: Sequence[bytes]) -> bytes:
    """Write a pcap: Ethernet, IPv4, UDP to one group."""
    packets = [GLOBAL_HEADER]
    for number, block in enumerate(blocks):
        second, part = divmod(number * BLOCK_S, 1.0)
        udp = struct.pack("!HHHH", 8600, 8600, 8 + len(block), 0) + block
        address = bytes.fromhex("0a000001e8010101")
        ip = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(udp), 0, 0, 1, 17, 0) + address
        frame = LINK + ip + udp
        size = len(frame)
        when = (START_S + int(second), int(part * 1e6))
        packets += [struct.pack("<IIII", *when, size, size), frame]
    return b"".join(packets)


def _decoded(path: Path) -> Mapping[str, int]:
    """Do what `vedette decode` does; give the records by category."""
    found = survey_files([path], None, None, "", lambda _: None)
    return found.summary.accounting.records


def _opened(path: Path) -> Mapping[str, int]:
    """Open as a replay does."""
    return next(iter(open_inputs([path]).accounting.values())).records


def _timed(
    path: Path, read: Callable[[Path], Mapping[str, int]]
) -> tuple[float, Mapping[str, int]]:
    """Read a capture; give the CPU seconds of the median round, and the records."""
    spent = []
    for _ in range(ROUNDS):
        before = time.process_time()
        records = read(path)
        spent.append(time.process_time() - before)
    return median(spent), records


def main() -> None:
    """Measure, save and show."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--records", type=int, default=RECORDS)
    found = measure(parser.parse_args().records)
    if not found:
        sys.exit(0)
    save("decode", found)
    show(found)
    sys.exit(0 if found["gate"]["met"] else 1)


if __name__ == "__main__":
    main()
