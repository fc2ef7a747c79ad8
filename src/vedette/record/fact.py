"""A single fact out of a record: one leaf, and the proof that it is in the tree.

Law: docs/record-format.md section 8. A fact is canonical JSON with a newline: the leaf,
the last checkpoint of the record, the audit path (RFC 6962 2.1.1) between them, and
the record's public key. Whoever checks it sees that leaf and no other; with a
checkpoint of the same record that was kept outside, the same root speaks for both.
"""

import base64
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vedette.errors import RecordError, UsageError
from vedette.record.canonical import canonical_json, parse_canonical_object
from vedette.record.checkpoint import Checkpoint, open_checkpoint
from vedette.record.database import JOURNAL, explained, open_reader, stored_notes
from vedette.record.entry import Leaf, decode_leaf, encode_leaf
from vedette.record.folder import PUBLIC_KEY, is_closed, read_small
from vedette.record.keys import VerifierKey, parse_verifier_key
from vedette.record.merkle import HASH_BYTES, leaf_hash
from vedette.record.proof import includes, inclusion_proof
from vedette.record.reading import read_leaves

SCHEMA = "vedette/fact/1"
FACT = "fact"  # place named in errors


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One leaf, proven to be in a signed tree.

    Parameters
    ----------
    leaf : Leaf
        The entry.
    checkpoint : Checkpoint
        The statement that covers it.
    key : VerifierKey
        Who signed that statement.
    """

    leaf: Leaf
    checkpoint: Checkpoint
    key: VerifierKey


def prove_fact(record: Path, seq: int) -> str:
    """Take one leaf out of a record, with its proof.

    Parameters
    ----------
    record : pathlib.Path
        The folder; `verify` says whether it holds, this does not ask.
    seq : int
        Which leaf.

    Returns
    -------
    str
        The fact, a small text to hand over.

    Raises
    ------
    UsageError
        No checkpoint covers such a leaf yet.
    RecordError
        A row or leaf is damaged, or the key or checkpoint is not well formed.
    """
    line = read_small(record / PUBLIC_KEY)
    note = _last_note(record)
    size = open_checkpoint(
        note, parse_verifier_key(line, PUBLIC_KEY), "checkpoint"
    ).size
    if not 0 <= seq < size:
        raise UsageError(expected=f"a leaf below {size}", got=str(seq))
    chosen, hashes = b"", list[bytes]()
    for leaf in read_leaves(record):
        if leaf.seq == size:
            break
        encoded = encode_leaf(leaf)
        hashes.append(leaf_hash(encoded))
        chosen = encoded if leaf.seq == seq else chosen
    members = {
        "checkpoint": note,
        "key": line,
        "leaf": base64.b64encode(chosen).decode(),
        "path": [sibling.hex() for sibling in inclusion_proof(hashes, seq)],
        "schema": SCHEMA,
    }
    return f"{canonical_json(members).decode()}\n"


def check_fact(text: str) -> Fact:
    """Check a fact without its record.

    Parameters
    ----------
    text : str
        From `prove_fact`.

    Returns
    -------
    Fact
        The leaf, what covers it, and whose signature it is: compare the fingerprint.

    Raises
    ------
    RecordError
        It does not hold.
    """
    members = parse_canonical_object(
        text.removesuffix("\n").encode(errors="replace"), FACT
    )
    try:
        key = parse_verifier_key(_text(members, "key"), FACT)
        encoded = base64.b64decode(_text(members, "leaf"), validate=True)
        path = [bytes.fromhex(sibling) for sibling in _path(members)]
    except ValueError as error:
        raise RecordError(
            expected="base64 and hex", got=str(error), where=FACT
        ) from error
    leaf = decode_leaf(encoded, FACT)
    checkpoint = open_checkpoint(_text(members, "checkpoint"), key, FACT, alone=False)
    if (
        members.get("schema") != SCHEMA
        or any(len(sibling) != HASH_BYTES for sibling in path)
        or not includes(
            checkpoint.root, checkpoint.size, leaf.seq, leaf_hash(encoded), path
        )
    ):
        raise RecordError(
            expected=f"a path from leaf {leaf.seq} to the signed root",
            got="another leaf, path or root",
            where=FACT,
        )
    return Fact(leaf=leaf, checkpoint=checkpoint, key=key)


def _last_note(record: Path) -> str:
    """Read the checkpoint that covers most."""
    with explained(record):
        connection = open_reader(record / JOURNAL, closed=is_closed(record))
        try:
            last = deque(stored_notes(connection), maxlen=1)
        finally:
            connection.close()
        note = last[0][1] if last else None
        return note.decode() if isinstance(note, bytes) else ""


def _text(members: Mapping[str, object], name: str) -> str:
    """Take a text member."""
    value = members.get(name)
    if not isinstance(value, str):
        raise RecordError(expected=f"a text {name}", got=ascii(value), where=FACT)
    return value


def _path(members: Mapping[str, object]) -> list[str]:
    """Take the audit path."""
    value = members.get("path")
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise RecordError(expected="a path of texts", got=ascii(value), where=FACT)
    return value
