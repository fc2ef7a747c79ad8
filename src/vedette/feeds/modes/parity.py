"""The parity of Mode S frames, and which frames one can check.

Law: ICAO Annex 10 Vol. IV 3.1.2.3.3: a cyclic code with the generator of the 24 bits
0xFFF409 over the whole frame. The last 24 bits carry the parity alone in DF17 to DF19,
the parity overlaid with an interrogator's code of seven bits in DF11, and overlaid with
the address in every other format: those cannot be checked without knowing the address.

No bit is ever corrected: a correction invents a message that nobody sent, and with two
of 112 bits flipped it is often the wrong one.
"""

GENERATOR = 0xFFF409
SHORT_BYTES, LONG_BYTES = 7, 14
LONG_FROM = 16  # downlink formats from here on have 112 bits
# Downlink formats that Annex 10 assigns; 24 to 31 share their first two bits (Comm-D).
ASSIGNED = frozenset((0, 4, 5, 11, 16, 17, 18, 19, 20, 21, 22, *range(24, 32)))
SQUITTERS = frozenset((17, 18, 19))
ALL_CALL = 11
INTERROGATOR_MASK = 0x7F  # the overlay of DF11: code label (3 bits), identifier (4)


def _table() -> tuple[int, ...]:
    """Remainders of every leading byte."""
    rows = []
    for byte in range(256):
        rest = byte << 16
        for _ in range(8):
            rest = (rest << 1) ^ (GENERATOR | 1 << 24 if rest & 0x800000 else 0)
        rows.append(rest & 0xFFFFFF)
    return tuple(rows)


TABLE = _table()


def parity(body: bytes) -> int:
    """Compute the parity that belongs behind a message.

    Parameters
    ----------
    body : bytes
        The frame without its last three bytes.

    Returns
    -------
    int
        24 bits.
    """
    rest = 0
    for byte in body:
        rest = (rest << 8 & 0xFFFF00) ^ TABLE[rest >> 16 ^ byte]
    return rest


def fault(frame: bytes) -> str:
    """Say what is wrong with a frame.

    Parameters
    ----------
    frame : bytes
        7 or 14 bytes.

    Returns
    -------
    str
        Expected and got; "" where nothing is wrong, or nothing can be checked.
    """
    downlink = min(frame[0] >> 3, 24)
    if downlink not in ASSIGNED:
        return f"expected an assigned downlink format, got DF{downlink}"
    wanted = LONG_BYTES if downlink >= LONG_FROM else SHORT_BYTES
    if len(frame) != wanted:
        return f"expected {wanted} bytes of DF{downlink}, got {len(frame)}"
    if downlink not in SQUITTERS and downlink != ALL_CALL:
        return ""
    expected, got = parity(frame[:-3]), int.from_bytes(frame[-3:], "big")
    overlay = INTERROGATOR_MASK if downlink == ALL_CALL else 0
    if (expected ^ got) & ~overlay:
        return f"expected parity {expected:06x}, got {got:06x}"
    return ""
