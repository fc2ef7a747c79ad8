"""Proofs that a leaf is in the tree, and that an older tree is a prefix of a newer one.

Law: RFC 6962 sections 2.1.1 (audit paths) and 2.1.2 (consistency proofs) make them;
RFC 9162 sections 2.1.3.2 and 2.1.4.2 check them. A proof is a list of 32-byte hashes;
whoever checks needs neither the record nor its other leaves.
"""

from collections.abc import Sequence

from vedette.errors import UsageError
from vedette.record.merkle import GrowingTree, node_hash


def tree_root(leaves: Sequence[bytes]) -> bytes:
    """Compute the Merkle tree hash of leaf hashes.

    Parameters
    ----------
    leaves : sequence of bytes
        (n,) hashes of the leaves in order, n may be 0.

    Returns
    -------
    bytes
        (32,) the root.
    """
    tree = GrowingTree()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Make the audit path of one leaf, PATH(m, D[n]) of RFC 6962 2.1.1.

    Parameters
    ----------
    leaves : sequence of bytes
        (n,) hashes of all leaves of the tree.
    index : int
        Position of the leaf, 0 <= index < n.

    Returns
    -------
    list of bytes
        Sibling hashes from the leaf up to the root.

    Raises
    ------
    UsageError
        Where the tree has no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise UsageError(expected=f"a leaf below {len(leaves)}", got=str(index))
    path: list[bytes] = []
    low, high = 0, len(leaves)
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(tree_root(leaves[middle:high]))
            high = middle
        else:
            path.append(tree_root(leaves[low:middle]))
            low = middle
    return path[::-1]


def includes(
    root: bytes, size: int, index: int, leaf: bytes, proof: Sequence[bytes]
) -> bool:
    """Check an audit path, RFC 9162 2.1.3.2.

    Parameters
    ----------
    root : bytes
        (32,) root of the tree, from a signed checkpoint.
    size : int
        Leaves of that tree.
    index : int
        Position that the leaf is said to have.
    leaf : bytes
        (32,) its hash.
    proof : sequence of bytes
        The audit path.

    Returns
    -------
    bool
        True only if that leaf is at that place.
    """
    if not 0 <= index < size:
        return False
    node, last, result = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            result = node_hash(sibling, result)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            result = node_hash(result, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and result == root


def consistency_proof(leaves: Sequence[bytes], old_size: int) -> list[bytes]:
    """Make the proof that the first leaves are unchanged, PROOF of RFC 6962 2.1.2.

    Parameters
    ----------
    leaves : sequence of bytes
        (n,) hashes of all leaves of the newer tree.
    old_size : int
        Leaves of the older tree, 0 <= old_size <= n; the proof is empty for 0 and n.

    Returns
    -------
    list of bytes
        The hashes that rebuild both roots.

    Raises
    ------
    UsageError
        Where the older tree is larger than the newer.
    """
    if not 0 <= old_size <= len(leaves):
        raise UsageError(expected=f"at most {len(leaves)} leaves", got=str(old_size))
    if old_size in {0, len(leaves)}:
        return []
    proof: list[bytes] = []
    low, high, whole = 0, len(leaves), True  # whole: the old root is not known below
    while old_size != high:
        middle = low + _split(high - low)
        if old_size <= middle:
            proof.append(tree_root(leaves[middle:high]))
            high = middle
        else:
            proof.append(tree_root(leaves[low:middle]))
            low, whole = middle, False
    if not whole:
        proof.append(tree_root(leaves[low:high]))
    return proof[::-1]


def is_prefix(
    old_size: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Check a consistency proof, RFC 9162 2.1.4.2.

    Parameters
    ----------
    old_size, size : int
        Leaves of the older and of the newer tree, at least one in the older.
    old_root, root : bytes
        (32,) their roots, each from a signed checkpoint.
    proof : sequence of bytes
        From `consistency_proof`.

    Returns
    -------
    bool
        True only if the newer tree begins with the older one.
    """
    if not 0 < old_size <= size:
        return False
    if old_size == size:
        return not proof and old_root == root
    path = list(proof)
    if old_size & (old_size - 1) == 0:  # a perfect subtree is its own first node
        path.insert(0, old_root)
    if not path:
        return False
    node, last = old_size - 1, size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and old == old_root and new == root


def _split(size: int) -> int:
    """Return the largest power of two below size (size >= 2)."""
    return 1 << ((size - 1).bit_length() - 1)
