"""Inputs that crashed or hung other readers, and those that the fuzzers found in ours.

Each is a file below `regressions`, in the folder of its target, so that every fuzzing
run begins with it. Bytes that were never published are rebuilt from what their finders
said; each line here says where an input comes from and what must come of it.
"""

import sys
from pathlib import Path

import pytest

from fuzz.targets import TARGETS
from fuzz.tracing import Marking, TooManySteps, Tracer

HERE = Path(__file__).parent / "regressions"
# Target, file: origin; what the outcome must say.
EXPECTED = {
    # asterix (C++), #42: a datagram of six bytes, segmentation fault
    "payload/six-byte-datagram": "start=4, length=2",
    "asterix-rare/six-byte-datagram": "got CAT240",
    "file/six-byte-datagram": "expected a recording that is read",
    # the same, #196: a CAT021 record of 73 bytes kills the interpreter (rebuilt)
    "asterix-021/73-byte-record": "expected an item that ends with its block",
    # the same, #92: a CAT030 packet of 504 bytes, the program is dead (rebuilt)
    "asterix-rare/long-cat030": "got CAT030",
    "payload/long-cat030": "start=0, length=504",
    # the same, #183 and #230: a block says 1,039 bytes, and 1,022 are there
    "bare/block-beyond-the-end": "expected a CAT062 block of 1039 bytes, got 1022",
    "pcap/block-beyond-the-end": "expected a CAT062 block of 1039 bytes, got 1022",
    # the same, #71: CAT021 of edition 0.26 under a newer table
    "asterix-021/old-record-new-table": "Rejected(",
    # Wireshark, CVE-2017-5596: endless loop by an overflowing number (rebuilt)
    "payload/zero-length": "a length of 0",
    "payload/length-of-three": "a length of 3",
    "payload/longest-length": "block of 65535 bytes, got 10",
    "asterix-048/255-repetitions": "expected an item that ends with its block",
    "asterix-048/explicit-length-zero": "expected an explicit length of at least 1",
    "asterix-048/endless-field-specification": "no longer than the edition's",
    # jASTERIX (COMPASS #121): more bits in the field specification than items
    "asterix-034/more-bits-than-items": "expected",
    # OpenCPN, #1738: a malformed line of NMEA
    "avr/malformed-nmea": "expected *FRAME;",
    "modes-csv/malformed-nmea": "expected a timestamp and a frame",
    "modes-jsonl/malformed-nmea": "expected a JSON row",
    # FreeTAKServer UI, #28: a callsign that is a script
    "traffic-jsonl/callsign-script": "callsign",
    # ours: a tick of 1/1024 s put a packet in the year 56356, and decode broke
    "pcapng/time-beyond-2100": "packets say no time of capture, or one before",
    "pcapng/time-before-1970": "packets say no time of capture, or one before",
    "file/time-beyond-2100": "packets say no time of capture, or one before",
    # ours: a plot of the day before 1970 was neither reported nor counted
    "asterix-048/noon-received-in-1970": "RadarReport",
}


def test_every_file_is_named_here_with_its_origin() -> None:
    there = {str(p.relative_to(HERE)) for p in HERE.rglob("*") if p.is_file()}
    assert there == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_what_broke_others_is_refused_or_read(name: str) -> None:
    target, data = TARGETS[name.partition("/")[0]], (HERE / name).read_bytes()
    outcome = target.run(data)
    assert EXPECTED[name] in repr(outcome.said)
    assert repr(target.run(data).said) == repr(outcome.said)


def test_an_endless_loop_is_found_by_counting_its_steps(tmp_path: Path) -> None:
    (tmp_path / "hangs_for_ever.py").write_text(
        "def run(n):\n    while n:\n        n += 0\n    return [k for k in range(9)]\n"
    )
    tracer = Tracer()
    marking = Marking(tracer, ["hangs_for_ever"])
    sys.meta_path.insert(0, marking)
    sys.path.insert(0, str(tmp_path))
    try:
        import hangs_for_ever  # noqa: PLC0415 # type: ignore[import-not-found]

        tracer.begin(1000)
        with pytest.raises(TooManySteps):
            hangs_for_ever.run(1)
        tracer.begin(1000)
        assert len(hangs_for_ever.run(0)) == 9
        assert tracer.steps == 1
    finally:
        sys.path.remove(str(tmp_path))
        sys.meta_path.remove(marking)
        sys.modules.pop("hangs_for_ever", None)
