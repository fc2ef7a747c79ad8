"""The record: what was received and concluded, so that a stranger can verify it.

In come entries (kind, feed, received_ns, bytes); out come leaves in the same order, a
signed checkpoint small enough to keep elsewhere, and a report of what does not hold.
The record knows bytes, not tracks. Law: docs/record-format.md; RFC 6962 trees, Ed25519
signatures (RFC 8032), C2SP signed notes and checkpoints, canonical JSON, SQLite.

- `journal.Journal`: create, open, append, checkpoint, seal, release; the only writer
- `reading.read_leaves`: the leaves again, for replay and questions
- `verify.verify`, `audit`: every step by which a stranger checks a record
- `fact`: `prove_fact`, `check_fact`: one leaf handed over without the others
- `entry`: `Kind`, `Entry`, `Leaf` and the canonical bytes of a leaf
- `canonical.canonical_json`: one spelling for each JSON value
- `keys`: `user_key`, `load_key`, `new_key`, `rotate_key`, fingerprints
- `checkpoint`, `note`: the signed statements; `merkle`, `proof`: tree and proofs
- `digest.InputsDigest`: one number for all inputs
- `history`, `rows`, `database`, `folder`, `seal`: rules, storage, files, the manifest
"""

from vedette.record.canonical import canonical_json
from vedette.record.entry import Entry, Kind, Leaf
from vedette.record.fact import Fact, check_fact, prove_fact
from vedette.record.journal import Journal
from vedette.record.keys import SigningKey, load_key, new_key, rotate_key, user_key
from vedette.record.reading import read_leaves
from vedette.record.verify import Report, verify

__all__ = [
    "Entry",
    "Fact",
    "Journal",
    "Kind",
    "Leaf",
    "Report",
    "SigningKey",
    "canonical_json",
    "check_fact",
    "load_key",
    "new_key",
    "prove_fact",
    "read_leaves",
    "rotate_key",
    "user_key",
    "verify",
]
