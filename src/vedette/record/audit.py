"""Steps 5 to 9 of verification: the journal itself, leaf by leaf.

Law: docs/record-format.md section 7, whose step numbers stand at each check. All
leaves pass once, in order, through a `History`; wherever a checkpoint (or the copy
kept outside) speaks of the prefix that has just been read, its root is compared. A
leaf that breaks a rule is still hashed as it is stored, so that what comes after it is
judged by itself. A gap ends the comparison of roots, and only of roots.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field

from vedette.errors import RecordError
from vedette.record.checkpoint import Checkpoint, open_checkpoint
from vedette.record.database import JOURNAL, stored_notes, stored_rows
from vedette.record.entry import Leaf, decode_leaf
from vedette.record.history import History
from vedette.record.keys import VerifierKey
from vedette.record.rows import MARK_BYTES, Row, unpack_row

FINDINGS_MAX = 100  # a reader needs the first ones; a hostile file has no last one
CHECKPOINTS_STEP, ROWS_STEP, RULES_STEP, ROOTS_STEP = 5, 6, 7, 8
OUTSIDE_STEP = 10
OUTSIDE = "outside checkpoint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that does not hold.

    Parameters
    ----------
    step : int
        Of docs/record-format.md section 7.
    what : str
        What was expected and what is there.
    where : str
        File, row, leaf or checkpoint.
    """

    step: int
    what: str
    where: str


def finding(step: int, error: Exception, where: str = "") -> Finding:
    """Turn an error into a finding at `where`, or at the place that it names."""
    if not isinstance(error, RecordError):
        return Finding(step=step, what=ascii(str(error))[1:-1], where=where)
    what = f"expected {error.expected}, got {error.got}"
    return Finding(step=step, what=what, where=where or error.where)


@dataclass(slots=True, kw_only=True)
class Audit:
    """What reading a journal from end to end has shown.

    Attributes
    ----------
    findings : list of Finding
        What does not hold.
    history : History
        All leaves read.
    whole : bool
        No gap so far: the tree is that of the stored leaves.
    next_seq : int
        Leaf that the next row must begin with, -1 where that cannot be known.
    covered : int
        Leaves under the largest checkpoint that holds.
    outside_holds : bool
        The copy kept outside is a prefix of this record.
    """

    findings: list[Finding] = field(default_factory=list)
    history: History = field(default_factory=History)
    whole: bool = True
    next_seq: int = 0
    covered: int = 0
    outside_holds: bool = False

    @property
    def full(self) -> bool:
        """Enough has been found."""
        return len(self.findings) >= FINDINGS_MAX

    def note(self, step: int, error: Exception, where: str = "") -> None:
        """Keep a finding."""
        self.findings.append(finding(step, error, where))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Promise:
    """A checkpoint that waits for the leaf that it ends with."""

    checkpoint: Checkpoint
    step: int
    where: str


def audit_journal(
    connection: sqlite3.Connection, key: VerifierKey, outside: Checkpoint | None
) -> Audit:
    """Read a journal from end to end and compare it with its checkpoints.

    Parameters
    ----------
    connection : sqlite3.Connection
        From `open_reader`.
    key : VerifierKey
        The record's key.
    outside : Checkpoint, optional
        The copy kept elsewhere, its signature already checked.

    Returns
    -------
    Audit
        What was found.
    """
    audit = Audit()
    promises: dict[int, list[_Promise]] = {}
    if outside is not None:
        promise = _Promise(checkpoint=outside, step=OUTSIDE_STEP, where=OUTSIDE)
        promises[outside.size] = [promise]
    try:
        for promise in _signed_checkpoints(connection, key, audit):
            promises.setdefault(promise.checkpoint.size, []).append(promise)
        for row in stored_rows(connection):
            _audit_row(row, audit, promises)
            if audit.full:
                break
    except (sqlite3.Error, UnicodeDecodeError) as error:
        audit.note(ROWS_STEP, error, JOURNAL)
        audit.whole = False
    if audit.whole:  # else the gap is the finding, and roots after it mean nothing
        _keep_promises(audit, [late for kept in promises.values() for late in kept])
    return audit


def _signed_checkpoints(
    connection: sqlite3.Connection, key: VerifierKey, audit: Audit
) -> Iterator[_Promise]:
    """Step 5: every stored checkpoint is well formed, signed, and filed by its size."""
    for size, note in stored_notes(connection):
        where = f"checkpoint {ascii(size)[:24]}"
        try:
            checkpoint = _signed_checkpoint(size, note, key, where)
            yield _Promise(checkpoint=checkpoint, step=ROOTS_STEP, where=where)
        except RecordError as error:
            audit.note(CHECKPOINTS_STEP, error, where)
        if audit.full:
            return


def _signed_checkpoint(
    size: object, note: object, key: VerifierKey, where: str
) -> Checkpoint:
    """Refuse a stored checkpoint that is not a note of that size by that key."""
    try:
        text = note.decode() if isinstance(note, bytes) else ""
    except UnicodeDecodeError as error:
        raise RecordError(expected="a text", got=str(error), where=where) from error
    checkpoint = open_checkpoint(text, key, where)
    if checkpoint.size != size:
        raise RecordError(
            expected=f"size {size!a}", got=str(checkpoint.size), where=where
        )
    return checkpoint


def _audit_row(row: Row, audit: Audit, promises: dict[int, list[_Promise]]) -> None:
    """Step 6: a row holds whole leaves, numbered on from the row before."""
    where = f"row {row.first_seq}"
    if audit.next_seq not in {row.first_seq, -1}:
        audit.whole = False
        gap = RecordError(
            expected=f"leaf {audit.next_seq} next", got=f"leaf {row.first_seq}"
        )
        audit.note(ROWS_STEP, gap, where)
    try:
        encoded = unpack_row(row)
    except RecordError as error:
        audit.note(ROWS_STEP, error, where)
        audit.whole, audit.next_seq = False, -1
        return
    audit.next_seq = row.first_seq + len(encoded)
    for index, leaf in enumerate(encoded):
        mark = row.marks[MARK_BYTES * index : MARK_BYTES * (index + 1)]
        _audit_leaf(leaf, row.first_seq + index, mark, where, audit)
        if audit.whole and audit.history.size in promises:
            _keep_promises(audit, promises.pop(audit.history.size))
        if audit.full:
            return


def _audit_leaf(encoded: bytes, seq: int, mark: bytes, row: str, audit: Audit) -> None:
    """Check that a leaf is canonical and lawful (step 7) and has its mark."""
    where = f"{row}, leaf {seq}"
    leaf = _decoded(encoded, seq, where, audit)
    if leaf is not None and audit.whole:
        try:
            audit.history.check(leaf)
        except RecordError as error:
            audit.note(RULES_STEP, error, where)
            leaf = None
    if leaf is not None and audit.whole:
        hashed = audit.history.add(leaf, encoded)
    else:
        hashed = audit.history.hash_only(encoded)
    if hashed[:MARK_BYTES] != mark:
        changed = RecordError(
            expected=f"mark {mark.hex()}", got=hashed[:MARK_BYTES].hex()
        )
        audit.note(ROWS_STEP, changed, where)


def _decoded(encoded: bytes, seq: int, where: str, audit: Audit) -> Leaf | None:
    """Decode a leaf that must have this number; keep a finding where it has not."""
    try:
        leaf = decode_leaf(encoded, where)
    except RecordError as error:
        audit.note(ROWS_STEP, error, where)
        return None
    if leaf.seq != seq:
        audit.note(
            ROWS_STEP, RecordError(expected=f"seq {seq}", got=str(leaf.seq)), where
        )
        return None
    return leaf


def _keep_promises(audit: Audit, promises: list[_Promise]) -> None:
    """Step 8 (10 for the outside copy): the leaves so far are those signed."""
    for promise in promises:
        signed = promise.checkpoint
        found = audit.history.checkpoint(signed.signed_ns)
        if found == signed:
            audit.covered = max(audit.covered, signed.size)
            audit.outside_holds |= promise.step == OUTSIDE_STEP
            continue
        broken = RecordError(expected=_said(signed), got=_said(found))
        between = f"leaves {audit.covered} to {signed.size - 1}"
        audit.note(promise.step, broken, f"{promise.where}, {between}")


def _said(checkpoint: Checkpoint) -> str:
    """Say what a checkpoint says, in one line."""
    return (
        f"{checkpoint.size} leaves with root {checkpoint.root.hex()}, "
        f"received_ns {checkpoint.received_ns}, of {checkpoint.origin}"
    )
