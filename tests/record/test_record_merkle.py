"""Trees and proofs against the vectors of certificate transparency and a naive twin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naive import rfc6962
from vedette.errors import UsageError
from vedette.record.merkle import EMPTY_ROOT, GrowingTree, leaf_hash
from vedette.record.proof import (
    consistency_proof,
    includes,
    inclusion_proof,
    is_prefix,
    tree_root,
)

# The eight leaves, roots and proofs of google/certificate-transparency,
# merkletree/merkle_tree_test.cc (used since by Trillian and by transparency-dev).
LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
FIRST_OF_EIGHT = (
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
)
HASHES = [leaf_hash(leaf) for leaf in LEAVES]


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    assert GrowingTree().root() == EMPTY_ROOT == tree_root([])
    assert EMPTY_ROOT.hex().startswith("e3b0c44298fc1c14")


def test_roots_are_those_of_certificate_transparency() -> None:
    tree = GrowingTree()
    for leaf, root in zip(HASHES, ROOTS, strict=True):
        tree.append(leaf)
        assert tree.root().hex() == root


def test_first_audit_path_is_that_of_certificate_transparency() -> None:
    path = inclusion_proof(HASHES, 0)
    assert tuple(sibling.hex() for sibling in path) == FIRST_OF_EIGHT
    root = bytes.fromhex(ROOTS[-1])
    assert includes(root, 8, 0, HASHES[0], path)


@given(st.integers(1, 70))
def test_trees_and_proofs_are_those_of_the_rfc(size: int) -> None:
    leaves = [bytes([number]) for number in range(size)]
    hashes = [leaf_hash(leaf) for leaf in leaves]
    root = tree_root(hashes)
    assert root == rfc6962.root(leaves)
    for index in range(size):
        path = inclusion_proof(hashes, index)
        assert path == rfc6962.path(index, leaves)
        assert includes(root, size, index, hashes[index], path)
    for old in range(1, size + 1):
        proof = consistency_proof(hashes, old)
        assert proof == rfc6962.proof(old, leaves)
        assert is_prefix(old, tree_root(hashes[:old]), size, root, proof)


def test_a_wrong_index_leaf_size_or_path_proves_nothing() -> None:
    root = bytes.fromhex(ROOTS[6])
    for index in range(7):
        path = inclusion_proof(HASHES[:7], index)
        others = [other for other in range(-1, 9) if other != index]
        assert not any(includes(root, 7, o, HASHES[index], path) for o in others)
        assert not includes(root, 7, index, HASHES[7], path)
        assert not includes(root, 7, index, HASHES[index], [*path, root])
        assert not includes(root, 7, index, HASHES[index], path[:-1])
        assert not includes(root, index, index, HASHES[index], path)


def test_another_history_is_not_a_prefix() -> None:
    root = bytes.fromhex(ROOTS[7])
    for old in range(1, 8):
        proof = consistency_proof(HASHES, old)
        old_root = tree_root(HASHES[:old])
        other = tree_root([*HASHES[: old - 1], leaf_hash(b"rewritten")])
        assert is_prefix(old, old_root, 8, root, proof)
        assert not is_prefix(old, other, 8, root, proof)
        assert not is_prefix(old, old_root, 8, other, proof)
        assert not is_prefix(old, old_root, 8, root, [*proof, root])
        assert not is_prefix(old, old_root, 8, root, proof[:-1])
        assert not is_prefix(8, root, old, old_root, proof)
    assert not is_prefix(0, EMPTY_ROOT, 8, root, [])
    assert is_prefix(8, root, 8, root, [])
    assert not is_prefix(8, root, 8, root, [root])


def test_a_proof_of_what_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError):
        inclusion_proof(HASHES, 8)
    with pytest.raises(UsageError):
        consistency_proof(HASHES, 9)


def test_a_copied_tree_grows_alone() -> None:
    tree = GrowingTree()
    tree.append(HASHES[0])
    copy = tree.copy()
    copy.append(HASHES[1])
    assert (tree.size, copy.size) == (1, 2)
    assert tree.root().hex() == ROOTS[0]
