"""Counter-based random numbers: the n-th draw is a function of n, nothing is kept.

Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as
1, 2, 3", SC11, section 3.3): ten rounds over a counter of four 32-bit words under a
key of two. A draw depends on no earlier draw, so results do not depend on order,
batches or the number of workers.

Who owns which bit, so that no two purposes share a draw::

    key words      0, 1   key, 64 bits      the scenario or record, and its seed
    counter words  2, 3   stream, 64 bits   the purpose: clutter of radar 2, routes ...
    counter words  0, 1   counter, 56 bits  the item within the purpose
    counter word   1      top 8 bits: the draw within one variate (rejection loops)

One (key, stream, counter) serves one variate of one distribution: a second purpose
takes a second stream. A key or stream of 2**63 or more is passed as `numpy.uint64`:
numba takes a Python int for a signed one and raises OverflowError.
"""

import numpy as np

from vedette.kernel import kernel

Word = int | np.uint64
ROUNDS = 10
MULTIPLIER_0 = np.uint64(0xD2511F53)
MULTIPLIER_1 = np.uint64(0xCD9E8D57)
WEYL_0 = np.uint64(0x9E3779B9)  # golden ratio
WEYL_1 = np.uint64(0xBB67AE85)  # sqrt(3) - 1
WORD = np.uint64(0xFFFFFFFF)
WORD_BITS = np.uint64(32)
COUNTER_HIGH = np.uint64(0x00FFFFFF)
DRAW_SHIFT = np.uint64(24)
DRAWS_MAX = 256  # the draw within a variate has 8 bits
UNIFORM_SHIFT = np.uint64(12)
UNIFORM_STEP = 2.220446049250313e-16  # 2**-52: with the half below, never 0, never 1


@kernel
def philox(
    c0: Word, c1: Word, c2: Word, c3: Word, k0: Word, k1: Word
) -> tuple[np.uint64, np.uint64, np.uint64, np.uint64]:
    """Encrypt one counter: the Philox4x32-10 block function.

    Parameters
    ----------
    c0, c1, c2, c3 : int
        Counter words, 32 bits each.
    k0, k1 : int
        Key words, 32 bits each.

    Returns
    -------
    tuple of numpy.uint64
        Four words of 32 random bits.
    """
    w0, w1, w2, w3 = np.uint64(c0), np.uint64(c1), np.uint64(c2), np.uint64(c3)
    key_0, key_1 = np.uint64(k0), np.uint64(k1)
    for _ in range(ROUNDS):
        product_0 = MULTIPLIER_0 * w0
        product_1 = MULTIPLIER_1 * w2
        w0 = (product_1 >> WORD_BITS) ^ w1 ^ key_0
        w1 = product_1 & WORD
        w2 = (product_0 >> WORD_BITS) ^ w3 ^ key_1
        w3 = product_0 & WORD
        key_0 = (key_0 + WEYL_0) & WORD
        key_1 = (key_1 + WEYL_1) & WORD
    return w0, w1, w2, w3


@kernel
def random_bits(
    key: int, stream: int, counter: int, draw: int
) -> tuple[np.uint64, np.uint64]:
    """Return 128 random bits of one draw.

    Parameters
    ----------
    key, stream : int
        64 bits each.
    counter : int
        56 bits; higher ones are ignored.
    draw : int
        0 to 255, the draw within one variate.

    Returns
    -------
    tuple of numpy.uint64
        Two words of 64 bits.
    """
    whole = np.uint64(counter)
    high = ((whole >> WORD_BITS) & COUNTER_HIGH) | (np.uint64(draw) << DRAW_SHIFT)
    name, secret = np.uint64(stream), np.uint64(key)
    w0, w1, w2, w3 = philox(
        whole & WORD,
        high,
        name & WORD,
        name >> WORD_BITS,
        secret & WORD,
        secret >> WORD_BITS,
    )
    return w0 | (w1 << WORD_BITS), w2 | (w3 << WORD_BITS)


@kernel
def uniform_pair(key: int, stream: int, counter: int, draw: int) -> tuple[float, float]:
    """Return two independent uniform numbers of one draw.

    Parameters
    ----------
    key, stream, counter, draw : int
        As in `random_bits`.

    Returns
    -------
    tuple of float
        Each strictly between 0 and 1, a multiple of 2**-53.
    """
    first, second = random_bits(key, stream, counter, draw)
    return (
        (np.float64(first >> UNIFORM_SHIFT) + 0.5) * UNIFORM_STEP,
        (np.float64(second >> UNIFORM_SHIFT) + 0.5) * UNIFORM_STEP,
    )
