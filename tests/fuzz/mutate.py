"""Inputs changed at random, from a seed: flips, numbers, pieces moved, words put in."""

import re
from collections.abc import Callable, Sequence
from random import Random

NASTY = (0, 1, 2, 3, 4, 7, 8, 16, 0x1A, 0x20, 0x22, 0x7F, 0x80, 0xFE, 0xFF)
TEXTS = (b"NaN", b"1e999", b"-1", b"null", b"9" * 40, b"[[[[", b",,", b'"', b"\n")
ROUNDS_MAX = 5


def flip(data: bytearray, random: Random) -> None:
    """Flip one bit."""
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def overwrite(data: bytearray, random: Random) -> None:
    """Put a nasty octet, or any."""
    value = random.choice(NASTY) if random.random() < 0.7 else random.randrange(256)
    data[random.randrange(len(data))] = value


def add(data: bytearray, random: Random) -> None:
    """Make an octet a little larger or smaller."""
    at = random.randrange(len(data))
    data[at] = (data[at] + random.randint(-9, 9)) & 255


def number(data: bytearray, random: Random) -> None:
    """Put a number of two or four octets: a length, of what is left or none."""
    size = random.choice((2, 2, 4))
    at = random.randrange(len(data))
    left = len(data) - at
    value = random.choice((0, 1, left, left - 1, left + 1, len(data), 65535, 1 << 31))
    order = "big" if random.random() < 0.6 else "little"
    data[at : at + size] = (value % (1 << 8 * size)).to_bytes(size, order)


def remove(data: bytearray, random: Random) -> None:
    """Cut out a piece."""
    at = random.randrange(len(data))
    del data[at : at + random.choice((1, 1, 2, 3, 8, 32, 200))]


def insert(data: bytearray, random: Random) -> None:
    """Put in a few octets."""
    at = random.randrange(len(data) + 1)
    data[at:at] = random.randbytes(random.choice((1, 1, 2, 3, 8)))


def repeat(data: bytearray, random: Random) -> None:
    """Say a piece again, there or elsewhere."""
    at = random.randrange(len(data))
    piece = data[at : at + random.choice((1, 2, 4, 16, 64, 256))]
    to = random.randrange(len(data) + 1)
    data[to:to] = piece * random.choice((1, 1, 1, 2, 8))


def cut(data: bytearray, random: Random) -> None:
    """Tear off the end or the begin."""
    at = random.randrange(len(data))
    if random.random() < 0.7:
        del data[at:]
    else:
        del data[:at]


CHANGES: tuple[Callable[[bytearray, Random], None], ...] = (
    flip,
    flip,
    overwrite,
    overwrite,
    add,
    number,
    remove,
    insert,
    repeat,
    cut,
)


def mutated(
    data: bytes, others: Sequence[bytes], words: Sequence[bytes], random: Random
) -> bytes:
    """Change an input in one to five ways.

    Parameters
    ----------
    data : bytes
        What to begin with.
    others : sequence of bytes
        Inputs that pieces are taken from.
    words : sequence of bytes
        Of the format.
    random : Random
        Where every choice comes from.

    Returns
    -------
    bytes
        Something else, most likely.
    """
    content = bytearray(data) or bytearray(random.randbytes(4))
    for _ in range(random.randint(1, ROUNDS_MAX)):
        choice = random.random()
        if choice < 0.12:
            _put(content, random.choice(words or TEXTS), random)
        elif choice < 0.22 and others:
            _splice(content, random.choice(others), random)
        else:
            random.choice(CHANGES)(content, random)
        if not content:
            content += random.randbytes(2)
    return bytes(content)


def _put(data: bytearray, word: bytes, random: Random) -> None:
    """Put a word in, or over what is there."""
    at = random.randrange(len(data) + 1)
    data[at : at + random.choice((0, 1, len(word)))] = word


def _splice(data: bytearray, other: bytes, random: Random) -> None:
    """Put a piece of another input in, or go on as it does."""
    if not other:
        return
    at, start = random.randrange(len(data) + 1), random.randrange(len(other))
    if random.random() < 0.5:
        data[at:] = other[start:]
    else:
        data[at:at] = other[start : start + random.choice((1, 4, 16, 64))]


_PARTS = re.compile(rb'[A-Za-z_]+|[-+0-9.eE]+|"[^"\n]*"|\n|.', re.DOTALL)
_VALUES = (
    b"0",
    b"-1",
    b"1",
    b"0.5",
    b"1e300",
    b"-1e300",
    b"NaN",
    b"91",
    b"181",
    b"null",
)
_VALUES += (
    b"true",
    b'""',
    b'"x"',
    b"[]",
    b"{}",
    b"[0]",
    b"1.5e9",
    b"2000000",
    b'"a\\n"',
)
_VALUES += (
    b"9223372036854775808",
    b"1e-320",
    b'"ground"',
    b'"\xc5\xbc"',
    b"4294967296",
)


def reworded(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """Change words, numbers and texts of an input, and leave most of its shape.

    Parameters
    ----------
    data : bytes
        Text.
    others : sequence of bytes
        Texts that words are taken from.
    random : Random
        Where every choice comes from.

    Returns
    -------
    bytes
        Most likely still JSON, CSV or TOML where it was.
    """
    parts = _PARTS.findall(data)
    long = [k for k, part in enumerate(parts) if len(part) > 1 or part.isalnum()]
    for _ in range(random.randint(1, 3)):
        if not long:
            break
        at, choice = random.choice(long), random.random()
        if choice < 0.6:
            parts[at] = random.choice(_VALUES)
        elif choice < 0.8:
            parts[at] = parts[random.choice(long)]
        elif others and choice < 0.95:
            parts[at] = random.choice(_PARTS.findall(random.choice(others)) or [b""])
        else:
            parts[at] = b""
    return b"".join(parts)
