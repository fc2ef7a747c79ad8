"""Which wrapping of Mode S a file has, by its first bytes alone.

A Radarcape's GPS times look like any counter, so `beast-gps` is never recognised: it
must be said.
"""

from collections.abc import Callable

from vedette.feeds.fields import BadValue
from vedette.feeds.json_leaf import any_object
from vedette.feeds.modes.beast import beast_frame, beast_frames
from vedette.feeds.modes.frame import Received
from vedette.feeds.modes.lines import avr_frame, bare_frame, csv_frame

HEAD_BYTES = 1 << 14
LINES = 20
# Random bytes hold a Beast frame here and there; half of all bytes in frames means it.
SHARE = 0.5
BEAST_LEAST = 2
BY_LINE = {
    "avr": avr_frame,
    "modes-hex": bare_frame,
    "modes-csv": csv_frame,
}


def wrapping_of(content: bytes) -> str:
    """Recognise a recording of Mode S frames.

    Parameters
    ----------
    content : bytes
        The file, unpacked, or its first 16 KiB.

    Returns
    -------
    str
        beast, avr, modes-hex, modes-jsonl or modes-csv; "" where it is none.
    """
    head = content[:HEAD_BYTES]
    leaves = beast_frames(head)
    whole = [leaf for leaf in leaves if _is_frame(beast_frame, leaf)]
    if len(whole) >= BEAST_LEAST and sum(map(len, whole)) >= SHARE * len(head):
        return "beast"
    lines = [line for line in head.splitlines()[:LINES] if line.strip()]
    if len(content) > HEAD_BYTES:
        lines = lines[:-1] or lines  # the last one may be cut off
    for name, opens in BY_LINE.items():
        if any(_is_frame(opens, line) for line in lines):
            return name
    said = (any_object(line) for line in lines)
    row = next((found for found in said if found is not None), {})
    return "modes-jsonl" if {"timestamp", "frame"} <= row.keys() else ""


def _is_frame(opens: Callable[[bytes], Received], leaf: bytes) -> bool:
    """Say whether a leaf opens to a frame."""
    try:
        return bool(opens(leaf).payload)
    except BadValue:
        return False
