"""One received frame, whatever wrapped it, and what it is called when it is counted."""

from typing import NamedTuple

from vedette.feeds.fields import BadValue
from vedette.feeds.modes.parity import LONG_BYTES, SHORT_BYTES

MODE_AC_BYTES = 2
NOT_SAID = -1
# Programs that compute positions (multilateration, UAT) write them as frames with these
# counters, "\xff\0MLAT" and the next one: no receiver counts that far.
MLAT_COUNTER = 0xFF004D4C4154
UAT_COUNTER = 0xFF004D4C4155


class Torn(BadValue):
    """Bytes that belong to no frame."""


class Received(NamedTuple):
    """One frame as it was wrapped.

    Attributes
    ----------
    payload : bytes
        2 (Mode A/C), 7 or 14 bytes; empty for a blank line or a header.
    counter : int
        Of the receiver, 48 bits; -1 where none was said.
    time_ns : int
        Nanoseconds UTC where the wrapping says it, else -1.
    signal : int
        Level as the receiver says it, 0 to 255; -1 where none was said.
    status : bool
        A receiver's own status, no frame of an aircraft.
    """

    payload: bytes
    counter: int = NOT_SAID
    time_ns: int = NOT_SAID
    signal: int = NOT_SAID
    status: bool = False


def kind_of(received: Received) -> str:
    """Name a frame for a count.

    Parameters
    ----------
    received : Received
        Any.

    Returns
    -------
    str
        Such as DF17, Mode A/C or receiver status; "" where there is none.
    """
    payload = received.payload
    if received.status:
        return "receiver status"
    if len(payload) == MODE_AC_BYTES:
        return "Mode A/C"
    return f"DF{min(payload[0] >> 3, 24)}" if payload else ""


def payload_of(digits: str) -> bytes:
    """Read a frame from hexadecimal digits.

    Parameters
    ----------
    digits : str
        4, 14 or 28 of them.

    Returns
    -------
    bytes
        2, 7 or 14.

    Raises
    ------
    BadValue
        If it is something else.
    """
    if len(digits) in {2 * MODE_AC_BYTES, 2 * SHORT_BYTES, 2 * LONG_BYTES}:
        try:
            payload = bytes.fromhex(digits)
        except ValueError:
            payload = b""
        if 2 * len(payload) == len(digits):  # blanks between digits are let pass above
            return payload
    raise BadValue(
        f"expected a frame of 14 or 28 hexadecimal digits, got {digits[:40]!a}"
    )
