"""Philox4x32-10 against the known answers that came with Random123."""

import numpy as np
import pytest

from vedette import fixed_math
from vedette.fixed_math.philox import random_bits, uniform_pair

FULL = 0xFFFFFFFF
FULL_64 = np.uint64(0xFFFFFFFFFFFFFFFF)
# kat_vectors of Random123 1.09 (Salmon et al. 2011): counter, key, answer
KNOWN = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((FULL,) * 4, (FULL,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@pytest.mark.parametrize(("counter", "key", "answer"), KNOWN)
def test_known_answers(
    counter: tuple[int, ...], key: tuple[int, ...], answer: tuple[int, ...]
) -> None:
    assert tuple(int(word) for word in fixed_math.philox(*counter, *key)) == answer


def test_key_stream_counter_and_draw_fill_the_words_as_documented() -> None:
    key, stream, counter, draw = (
        0x0123456789ABCDEF,
        0xFEDCBA9876543210,
        0xABCDEF012345,
        7,
    )
    words = fixed_math.philox(
        0xEF012345, 0x0700ABCD, 0x76543210, 0xFEDCBA98, 0x89ABCDEF, 0x01234567
    )
    w0, w1, w2, w3 = (int(word) for word in words)
    got = tuple(int(word) for word in random_bits(key, stream, counter, draw))
    assert got == (w0 | w1 << 32, w2 | w3 << 32)


def test_no_two_places_share_a_draw() -> None:
    places = [
        (key, stream, counter, draw)
        for key in (0, 1, 1 << 32, FULL_64)
        for stream in (0, 1, 1 << 32, FULL_64)
        for counter in (0, 1, 1 << 32, (1 << 56) - 1)
        for draw in (0, 1, 255)
    ]
    drawn = {tuple(map(int, random_bits(*place))) for place in places}
    assert len(drawn) == len(places)


def test_uniform_numbers_are_never_zero_nor_one() -> None:
    values = [x for i in range(2000) for x in uniform_pair(1, 2, i, 0)]
    assert min(values) > 0.0
    assert max(values) < 1.0
    step = 2.220446049250313e-16
    assert (float((1 << 52) - 1) + 0.5) * step < 1.0
    assert np.mean(values) == pytest.approx(0.5, abs=0.02)
