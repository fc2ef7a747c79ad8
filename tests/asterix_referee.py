"""The referees of ASTERIX together: samples cut into blocks, and who says what.

Referees read block by block; what they say is compared name by name (see
`asterix_referee_tshark` for names and units). Where they disagree, and who is right,
stands in `docs/asterix-disagreements.md`.
"""

import math
import struct
import tomllib
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from asterix_referee_tshark import Record, Value
from realdata import realdata

VECTORS = Path(__file__).with_name("authorities") / "asterix_vectors.toml"
UDP_PAYLOAD_AT = 42  # Ethernet, IPv4 without options, UDP: so in all these captures
GPS_HEADER, GPS_TRAILER = 2200, 10  # octets before the first block and after each
CONCENTRATOR_HEADER = 6  # length and source, before the blocks of one radar
CLOSE = 1e-12  # relative: both print 15 digits of what they compute exactly

FIRST_ONLY = {"001/130", "002/050", "048/030"}  # all that tshark shows of them: D2

SAMPLES = (
    *(("captures", f"cat{n}") for n in ("034.raw", "048.raw", "062cat065.raw")),
    *(("captures", f"cat_{n}.pcap") for n in ("001_002", "034_048", "062_065")),
    ("captures", "asterix.pcap"),
    ("captures", "cat21_re.ast"),
    ("captures", "parsegps.gps"),
    *(("vectors", f"cat{n}.bin") for n in ("001ed1.1", "002ed1.0", "010ed0.31")),
    *(("vectors", f"cat{n}.bin") for n in ("020ed1.5", "021ed0.26", "021ed2.1")),
    *(("vectors", f"cat{n}.bin") for n in ("034ed1.26", "048ed1.15", "048ed1.23")),
    *(("vectors", f"cat{n}.bin") for n in ("062ed1.12", "062ed1.16", "065ed1.3")),
    ("vectors", "goasterix_sample.ast"),
)
"""Every recording and vector with a category that is read here."""


def sample_blocks(folder: str, name: str) -> list[bytes]:
    """Cut one sample into data blocks, by what is known of it; the rest is left out."""
    path = realdata("asterix", folder, name)
    content = path.read_bytes()
    if name == "parsegps.gps":
        return list(_blocks(content[GPS_HEADER:], GPS_TRAILER))
    if path.suffix != ".pcap":
        return list(_blocks(content))
    payloads = list(_payloads(content))
    if name == "cat_001_002.pcap":
        payloads = [part for whole in payloads for part in _concentrated(whole)]
    return [block for payload in payloads for block in _blocks(payload)]


@cache
def blocks_of_category(category: int) -> tuple[tuple[str, bytes], ...]:
    """List every block of a category in every sample, each with its sample's name."""
    return tuple(
        (name, block)
        for folder, name in SAMPLES
        for block in sample_blocks(folder, name)
        if block[0] == category
    )


def differing(
    one: Sequence[Record], other: Sequence[Record], first_only: Collection[str] = ()
) -> set[str]:
    """Name the elements that two readings of one block do not say alike.

    Parameters
    ----------
    one, other : sequence of dict
        Two readings.
    first_only : collection of str
        Elements of which only the first value is compared.

    Returns
    -------
    set of str
        Empty where they agree; "records" where their number differs.
    """
    if len(one) != len(other):
        return {"records"}
    return {
        name
        for a, b in zip(one, other, strict=True)
        for name in a.keys() | b.keys()
        if not same(
            a.get(name, [])[: 1 if name in first_only else None],
            b.get(name, [])[: 1 if name in first_only else None],
        )
    }


def same(one: Sequence[Value], other: Sequence[Value]) -> bool:
    """Say whether two lists of values are equal."""
    return len(one) == len(other) and all(
        math.isclose(a, b, rel_tol=CLOSE, abs_tol=CLOSE)
        for a, b in zip(one, other, strict=True)
    )


@cache
def vectors() -> tuple[dict[str, Any], ...]:
    """Read the public vectors' expected values; numbers keep their decimals."""
    return tuple(
        tomllib.loads(VECTORS.read_text("utf-8"), parse_float=Decimal)["vector"]
    )


def as_expected(name: str, said: Value, expected: int | Decimal | str) -> bool:
    """Say whether a value is the expected one, as far as the latter's decimals go."""
    if isinstance(expected, str):
        return said == _encoded(name, expected)
    if isinstance(expected, int):
        return said == expected
    digits = -int(expected.as_tuple().exponent)
    slack = max(0.5 * 10.0**-digits, abs(float(expected)) * CLOSE)
    return abs(float(said) - float(expected)) <= slack * (1 + 1e-6)


def _encoded(name: str, text: str) -> int:
    """Encode a text: 6 bits a character for identifications, 8 in flight plans."""
    if "/390/" in name:
        return int.from_bytes(text.encode("ascii"), "big")
    bits = 0
    for letter in text:
        bits = bits << 6 | ord(letter) & 0x3F
    return bits


def _blocks(content: bytes, trailer: int = 0) -> Iterator[bytes]:
    """Cut as long as headers make sense: category known, length within the content."""
    at = 0
    while at + 3 <= len(content) and content[at]:
        length = int.from_bytes(content[at + 1 : at + 3], "big")
        if length <= 3 or at + length > len(content):
            return
        yield content[at : at + length]
        at += length + trailer


def _payloads(capture: bytes) -> Iterator[bytes]:
    """Take the UDP payloads of a capture, little-endian pcap, all of them UDP."""
    at = 24
    while at < len(capture):
        (length,) = struct.unpack_from("<I", capture, at + 8)
        at += 16
        yield capture[at + UDP_PAYLOAD_AT : at + length]
        at += length


def _concentrated(payload: bytes) -> Iterator[bytes]:
    """Take apart what a concentrator sent: length (with itself), source, blocks."""
    at = 0
    while at + CONCENTRATOR_HEADER < len(payload):
        length = int.from_bytes(payload[at : at + 2], "big")
        yield payload[at + CONCENTRATOR_HEADER : at + length]
        at += length
