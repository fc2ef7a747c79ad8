"""The Merkle tree over the leaves, grown leaf by leaf.

Law: RFC 6962 section 2.1 with SHA-256: a leaf hashes as SHA-256(0x00 || leaf), a node
as SHA-256(0x01 || left || right), the empty tree as SHA-256 of nothing; a tree of n
leaves splits at the largest power of two below n. `GrowingTree` keeps only the roots
of the perfect subtrees (at most one per bit of n), so appending costs two hashes a
leaf on average, and a root one hash per bit.
"""

from collections.abc import Sequence
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256().digest()


def leaf_hash(encoded: bytes) -> bytes:
    """Hash the bytes of a leaf (RFC 6962: 0x00 before it)."""
    return sha256(b"\x00" + encoded).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees into one (RFC 6962: 0x01 before them)."""
    return sha256(b"\x01" + left + right).digest()


def fold(peaks: Sequence[bytes]) -> bytes:
    """Combine the roots of perfect subtrees, largest first, into the tree's root.

    Parameters
    ----------
    peaks : sequence of bytes
        Roots of the perfect subtrees from left to right.

    Returns
    -------
    bytes
        (32,) the Merkle tree hash.
    """
    if not peaks:
        return EMPTY_ROOT
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root


class GrowingTree:
    """A Merkle tree that can only grow.

    Parameters
    ----------
    size : int
        Leaves so far.
    peaks : sequence of bytes
        Roots of the perfect subtrees so far, one per set bit of size.
    """

    __slots__ = ("_peaks", "size")

    def __init__(self, size: int = 0, peaks: Sequence[bytes] = ()) -> None:
        self.size = size
        self._peaks = list(peaks)

    def copy(self) -> "GrowingTree":
        """Return a tree that grows on its own from here."""
        return GrowingTree(self.size, self._peaks)

    def append(self, leaf: bytes) -> None:
        """Add the hash of the next leaf.

        Parameters
        ----------
        leaf : bytes
            (32,) from `leaf_hash`.
        """
        peak, complete = leaf, self.size
        while complete & 1:
            peak = node_hash(self._peaks.pop(), peak)
            complete >>= 1
        self._peaks.append(peak)
        self.size += 1

    def root(self) -> bytes:
        """Return the Merkle tree hash of all leaves so far, (32,) bytes."""
        return fold(self._peaks)
