"""RFC 6962 section 2.1 as it is written: recursive, slow, obviously right."""

from hashlib import sha256


def root(leaves: list[bytes]) -> bytes:
    """Merkle tree hash, MTH(D[n]) of section 2.1."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    split = _split(len(leaves))
    return sha256(b"\x01" + root(leaves[:split]) + root(leaves[split:])).digest()


def path(index: int, leaves: list[bytes]) -> list[bytes]:
    """Audit path, PATH(m, D[n]) of section 2.1.1."""
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if index < split:
        return [*path(index, leaves[:split]), root(leaves[split:])]
    return [*path(index - split, leaves[split:]), root(leaves[:split])]


def proof(old: int, leaves: list[bytes]) -> list[bytes]:
    """Consistency proof, PROOF(m, D[n]) of section 2.1.2."""
    return _subproof(old, leaves, whole=True)


def _subproof(old: int, leaves: list[bytes], *, whole: bool) -> list[bytes]:
    if old == len(leaves):
        return [] if whole else [root(leaves)]
    split = _split(len(leaves))
    if old <= split:
        return [*_subproof(old, leaves[:split], whole=whole), root(leaves[split:])]
    right = _subproof(old - split, leaves[split:], whole=False)
    return [*right, root(leaves[:split])]


def _split(size: int) -> int:
    """Largest power of two below size."""
    split = 1
    while split * 2 < size:
        split *= 2
    return split
