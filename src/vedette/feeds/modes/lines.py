"""Mode S frames written as text, a line each: AVR, bare digits, JSON lines and CSV.

Law: AVR as dump1090 reads and writes it: ``*`` or ``:`` and the frame, ``@`` or ``%``
and twelve digits of a 12 MHz counter before it, ``<`` and two more of the signal level;
``;`` ends it. JSON lines: an object with "timestamp" and "frame", as jet1090 writes
them; its other keys repeat what the frame says and are not read. Some recorders write
every frame with 28 digits; of a short one the last 14 are whatever the receiver heard
after it, and are not read. CSV: a timestamp first, and a frame in the first column that
holds 14 or 28 hexadecimal digits.
"""

import re

import msgspec

from vedette.feeds.fields import BadValue
from vedette.feeds.instant import instant_ns
from vedette.feeds.json_leaf import BYTE_ORDER_MARK, decode_json
from vedette.feeds.modes.frame import Received, payload_of
from vedette.feeds.modes.parity import LONG_BYTES, LONG_FROM, SHORT_BYTES

LINE_BYTES_MAX = 128  # the longest of these lines has 45 characters
CSV_BYTES_MAX = 4096
_AVR = re.compile(r"(?:[*:]|[@%](.{12})|<(.{12})(..))([^;]*);", re.ASCII)
_DIGITS = re.compile(r"[0-9A-Fa-f]*", re.ASCII)
_FRAME = re.compile(r"(?:[0-9A-Fa-f]{14}){1,2}", re.ASCII)


class Row(msgspec.Struct):
    """What is read of a JSON line."""

    timestamp: float | int | str
    frame: str


_ROWS = msgspec.json.Decoder(Row)


def avr_frame(raw: bytes) -> Received:
    """Open one line of AVR.

    Parameters
    ----------
    raw : bytes
        With its line end.

    Returns
    -------
    Received
        With the counter where there is one.

    Raises
    ------
    BadValue
        If it is no such line.
    """
    text = _text(raw, LINE_BYTES_MAX)
    if not text:
        return Received(b"")
    match = _AVR.fullmatch(text)
    digits = "".join(filter(None, match.groups()[:3])) if match else "?"
    if match is None or not _DIGITS.fullmatch(digits):
        raise BadValue(
            f"expected *FRAME; or @COUNTER FRAME; in hexadecimal, got {text[:48]!a}"
        )
    counter = match[1] or match[2]
    return Received(
        payload_of(match[4]),
        counter=int(counter, 16) if counter else -1,
        signal=int(match[3], 16) if match[3] else -1,
    )


def bare_frame(raw: bytes) -> Received:
    """Open one line of hexadecimal digits.

    Parameters
    ----------
    raw : bytes
        With its line end.

    Returns
    -------
    Received
        Without any time.

    Raises
    ------
    BadValue
        If it is no frame.
    """
    text = _text(raw, LINE_BYTES_MAX)
    return Received(payload_of(text) if text else b"")


def json_frame(raw: bytes) -> Received:
    """Open one JSON line.

    Parameters
    ----------
    raw : bytes
        With its line end.

    Returns
    -------
    Received
        With its time.

    Raises
    ------
    BadValue
        If it is no such object, or its time is none.
    """
    if raw.isspace() or not raw:
        return Received(b"")
    row = decode_json(raw, _ROWS, (b'"timestamp"', b'"frame"'))
    payload = payload_of(row.frame)
    if len(payload) == LONG_BYTES and payload[0] >> 3 < LONG_FROM:
        payload = payload[:SHORT_BYTES]
    return Received(payload, time_ns=instant_ns(row.timestamp))


def csv_frame(raw: bytes) -> Received:
    """Open one line of CSV.

    Parameters
    ----------
    raw : bytes
        With its line end, perhaps a byte order mark.

    Returns
    -------
    Received
        With its time; without a payload for a header.

    Raises
    ------
    BadValue
        If it has no frame, or its time is none.
    """
    text = _text(raw.removeprefix(BYTE_ORDER_MARK), CSV_BYTES_MAX)
    fields = [field.strip().strip('"') for field in text.split(",")]
    if not text or "frame" in fields:
        return Received(b"")
    found = next((field for field in fields[1:] if _FRAME.fullmatch(field)), None)
    if found is None:
        raise BadValue(f"expected a timestamp and a frame, got {text[:48]!a}")
    return Received(payload_of(found), time_ns=instant_ns(fields[0]))


def _text(raw: bytes, limit: int) -> str:
    """Read a short line of ASCII."""
    if len(raw) > limit:
        raise BadValue(f"expected a line of at most {limit} bytes, got {len(raw)}")
    try:
        return raw.decode("ascii").strip()
    except UnicodeDecodeError:
        raise BadValue(f"expected a line of ASCII, got 0x{raw[:16].hex()}") from None
