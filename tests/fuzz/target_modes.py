"""Fuzz targets: Mode S frames in their six wrappings, as sequences.

Besides what holds for every recording: a decoder that is resumed from a snapshot in
mid-stream says the same, and no position comes of fewer than four position messages.
"""

import json
import re
from functools import partial
from random import Random

from feeds.modes import squitter_scenes as scenes
from fuzz.target import Outcome, Target
from fuzz.target_files import MIDNIGHT_NS, WORDS, run_recording
from vedette.feeds.capture import ByteStream
from vedette.feeds.fields import BadValue
from vedette.feeds.mode_s_frames import frame_cut
from vedette.feeds.modes import WRAPPINGS, ModeSDecoder
from vedette.feeds.modes.parity import parity
from vedette.feeds.report import Rejected

FRAMES_BEFORE_ONE = 4  # two pairs
COUNTER_HZ = 12_000_000
HERE = (52.1, 20.9)
FAR = ((-33.9, 151.2), (88.9, 10.0), (-0.001, -179.999), (87.0, 0.0))
DIGITS = re.compile(rb"[0-9A-Fa-f]{28}|[0-9A-Fa-f]{14}")


def run_frames(name: str, data: bytes) -> Outcome:
    """Read a recording of frames, and decode it in two halves as well."""
    outcome = run_recording(name, data)
    _, cut = frame_cut(name)("", ByteStream([data]))
    raws = [piece.raw for piece in cut]
    whole = ModeSDecoder(name, MIDNIGHT_NS)
    said = [whole.decode(raw, -1, at) for at, raw in enumerate(raws)]
    half = len(raws) // 2
    first, second = ModeSDecoder(name, MIDNIGHT_NS), ModeSDecoder(name, MIDNIGHT_NS)
    parts = [first.decode(raw, -1, at) for at, raw in enumerate(raws[:half])]
    second.resume(first.snapshot())
    parts += [
        second.decode(raw, -1, at) for at, raw in enumerate(raws[half:], start=half)
    ]
    assert repr(parts) == repr(said)
    assert second.snapshot() == whole.snapshot()
    reports = sum(len(one) for one in said if not isinstance(one, Rejected))
    heard = sum(_says_a_position(name, raw) for raw in raws)
    assert not reports or heard >= FRAMES_BEFORE_ONE
    assert reports <= heard
    return outcome


def _says_a_position(name: str, raw: bytes) -> bool:
    """Say whether a leaf is a frame of an extended squitter."""
    try:
        received = WRAPPINGS[name].open(raw)
    except BadValue:
        return False
    return len(received.payload) == 14 and received.payload[0] >> 3 in {17, 18}


def flight(
    *,
    ground: bool = False,
    df: int = 17,
    field: int = 5,
    here: tuple[float, float] = HERE,
) -> list[bytes]:
    """Give the frames of an aircraft that becomes confirmed."""
    place = scenes.surface if ground else scenes.airborne
    steps = [
        place(here[0] + 1e-4 * step, here[1], odd=bool(step & 1)) for step in range(6)
    ]
    if not ground:
        steps[3:3] = [0x202CC371C32CE0, scenes.velocity(300, -400)]
        steps[1:1] = [scenes.status(2, 9, 3, a=1), scenes.status(1, 8, 2)]
    return [scenes.squitter(me, df=df, field=field) for me in steps]


def scenes_of_frames() -> list[list[bytes]]:
    """Give sequences of frames: flights, ground stations, short and odd frames."""
    taxi = flight()[:8] + flight(ground=True)
    odd = [bytes.fromhex("5D4840D6F6EE7C"), b"\x28" + bytes(6), bytes(14), b"\x12\x34"]
    codes = [scenes.squitter(code << 51 | 0x1234567) for code in range(0, 32, 3)]
    levels = [scenes.squitter(scenes.airborne(*HERE, odd=False, code=22))]
    stations = [flight(df=18, field=field)[:6] for field in (0, 1, 2, 3, 5, 6)]
    far = [flight(here=place)[:8] for place in FAR]
    south = flight(here=FAR[0])[:8] + flight(ground=True, here=FAR[0])
    return [flight(), taxi, odd, codes, levels, *stations, *far, south]


def beast(frames: list[bytes], *, gps: bool = False) -> bytes:
    """Wrap frames as a receiver does, half a second apart."""
    out = b""
    for number, frame in enumerate(frames):
        kind = {2: b"1", 7: b"2", 14: b"3"}[len(frame)]
        ticks = number * COUNTER_HZ // 2
        if gps:
            ticks = (36_000 + number // 2) << 30 | (number % 2) * 500_000_000
        inside = ticks.to_bytes(6, "big") + b"\x50" + frame
        out += b"\x1a" + kind + inside.replace(b"\x1a", b"\x1a\x1a")
    return out


def avr(frames: list[bytes]) -> bytes:
    """Write frames as lines, with and without a counter."""
    out = ""
    for number, frame in enumerate(frames):
        ticks = f"{number * COUNTER_HZ // 2:012X}"
        head = ("@" + ticks, "%" + ticks, f"<{ticks}50", "*")[min(number % 5, 3)]
        out += f"{head}{frame.hex()};\r\n"
    return out.encode()


def bare(frames: list[bytes]) -> bytes:
    """Write digits alone."""
    return b"".join(frame.hex().encode() + b"\n" for frame in frames)


def jsonl(frames: list[bytes]) -> bytes:
    """Write JSON lines."""
    return b"".join(scenes.line(frame, 0.5 * n) for n, frame in enumerate(frames))


def csv(frames: list[bytes]) -> bytes:
    """Write a table with a header."""
    start = scenes.START_S
    lines = [f'{start + n / 2},"x",{f.hex()}\n' for n, f in enumerate(frames)]
    return ("timestamp,df,frame\n" + "".join(lines)).encode()


WRAP = {
    "beast": beast,
    "beast-gps": partial(beast, gps=True),
    "avr": avr,
    "modes-hex": bare,
    "modes-jsonl": jsonl,
    "modes-csv": csv,
}


def seeds(name: str) -> list[bytes]:
    """Wrap every sequence."""
    wrap = WRAP[name]
    extra = {
        "modes-jsonl": [json.dumps({"frame": "8d" * 14, "timestamp": None}).encode()],
        "beast": [b"\x1a4" + bytes(21), b"\x1a\x1a\x1a3" + bytes(9)],
    }
    return [wrap(frames) for frames in scenes_of_frames()] + extra.get(name, [])


def mend_lines(data: bytes, random: Random) -> bytes:
    """Give most frames in a text the parity that they need."""

    def holds(match: re.Match[bytes]) -> bytes:
        frame = bytes.fromhex(match[0].decode())
        return match[0] if random.random() < 0.1 else _sealed(frame).hex().encode()

    return DIGITS.sub(holds, data)


def mend_beast(data: bytes, random: Random) -> bytes:
    """Give most frames in a stream the parity that they need."""
    _, cut = frame_cut("beast")("", ByteStream([data]))
    out = b""
    for piece in cut:
        raw = piece.raw
        if raw[:2] in {b"\x1a2", b"\x1a3"} and random.random() < 0.9:
            inside = raw[2:].replace(b"\x1a\x1a", b"\x1a")
            if len(inside) in {14, 21}:
                inside = inside[:7] + _sealed(inside[7:])
                raw = raw[:2] + inside.replace(b"\x1a", b"\x1a\x1a")
        out += raw
    return out


def _sealed(frame: bytes) -> bytes:
    """Replace the last three octets by the parity of the others."""
    return frame[:-3] + parity(frame[:-3]).to_bytes(3, "big")


REACHES = ("vedette.feeds.modes", "vedette.feeds.mode_s_frames")
TARGETS = tuple(
    Target(
        name=name,
        reaches=REACHES,
        run=partial(run_frames, name),
        seeds=partial(seeds, name),
        mend=mend_beast if name.startswith("beast") else mend_lines,
        tokens=(b"\x1a", b"\x1a3", b"\x1a2", b"\x1a1")
        if name.startswith("beast")
        else (*WORDS, b"*", b"@", b";", b"<", b'"frame"', b"8D4840D6"),
        octets_max=1800,
        text=not name.startswith("beast"),
    )
    for name in WRAP
)
