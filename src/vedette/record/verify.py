"""Verification: what a stranger checks before believing a record, step by step.

Law: docs/record-format.md section 7. The steps, with the same numbers in the code, in
the findings and in the standard-library script `tools/verify_record.py`:

 1. The record is a folder of plain files with plain names.
 2. `key.pub` is one Ed25519 public key, in its only spelling.
 3. `manifest.note` is a manifest signed by that key. Without one the record is open:
    it is checked up to its last checkpoint, and the report says so.
 4. The files are those that the manifest names, with their lengths and SHA-256.
 5. `journal.db` is a journal of this format and nothing else; each stored checkpoint
    is well formed, signed by that key, and filed under its size.
 6. Each row decompresses, within the limits, into whole canonical leaves, numbered
    without gaps; each leaf has its mark.
 7. Each leaf may follow the one before it (`vedette.record.history`).
 8. Each checkpoint has the root of the leaves before it.
 9. The last checkpoint and the manifest speak of all leaves, a close among them.
10. The checkpoint kept outside, if one is given, is signed by that key and is a prefix
    of this record.

Left out on purpose: whether the picture follows from the inputs (the pipeline replays
that), whether a clock was right (nobody vouches for one), and whether the key belongs
to whom its holder says (compare the fingerprint with one that you know).
Verify a copy that nobody else can write.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vedette.errors import EnvironmentProblem, RecordError, UsageError
from vedette.record.audit import (
    CHECKPOINTS_STEP,
    OUTSIDE,
    OUTSIDE_STEP,
    Audit,
    Finding,
    audit_journal,
    finding,
)
from vedette.record.checkpoint import Checkpoint, open_checkpoint
from vedette.record.database import JOURNAL, explained, open_reader
from vedette.record.folder import (
    MANIFEST,
    PUBLIC_KEY,
    file_digest,
    is_closed,
    list_files,
    read_small,
)
from vedette.record.keys import VerifierKey, parse_verifier_key
from vedette.record.seal import Manifest, open_manifest

LIMITS_OF_PROOF = "Does not show that the sensors were right."


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What verification found.

    Parameters
    ----------
    closed : bool
        The record has a manifest.
    findings : tuple of Finding
        What does not hold; empty for a record that verifies.
    signed_by : str
        Fingerprint of the record's key, "" where nothing that it signed holds.
    leaves, covered : int
        Leaves stored, and how many of them a checkpoint that holds covers.
    record_root : str
        Root of all leaves stored, 64 hexadecimal digits, "" where there is a gap.
    inputs_sha256 : str
        Digest of all inputs stored, "" where there is a gap.
    outside_checkpoint : bool
        A checkpoint kept outside was given, and is a prefix of this record.
    statements : mapping of str to str
        What the owner stated with the close leaf, such as `picture_sha256`.
    """

    closed: bool
    findings: tuple[Finding, ...]
    signed_by: str = ""
    leaves: int = 0
    covered: int = 0
    record_root: str = ""
    inputs_sha256: str = ""
    outside_checkpoint: bool = False
    statements: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Everything holds."""
        return not self.findings

    @property
    def sentence(self) -> str:
        """The verdict in words, with what it does not show."""
        outside = f"outside checkpoint: {'yes' if self.outside_checkpoint else 'no'}"
        if not self.ok:
            first = self.findings[0]
            return (
                f"Does not hold ({len(self.findings)} findings; first, step "
                f"{first.step}, {first.where}: {first.what}); {outside}."
            )
        signed = f"nchanged since signed by {self.signed_by}; {outside}."
        if self.closed:
            return f"U{signed} {LIMITS_OF_PROOF}"
        share = f"the first {self.covered} of {self.leaves} leaves"
        return f"Still open; {share} are u{signed} {LIMITS_OF_PROOF}"


def verify(record: Path, *, outside: str | None = None) -> Report:
    """Check a record by the ten steps.

    Parameters
    ----------
    record : pathlib.Path
        The folder, closed or open.
    outside : str, optional
        Text of a checkpoint of this record that was kept elsewhere.

    Returns
    -------
    Report
        The verdict; damage is a finding in it, never an exception.

    Raises
    ------
    UsageError
        There is no such folder.
    EnvironmentProblem
        It cannot be read.
    """
    if not record.is_dir() or record.is_symlink():
        raise UsageError(
            expected="the folder of a record", got=str(record), advice="Check the path."
        )
    with explained(record):
        return _verify(record, outside)


def _verify(record: Path, outside: str | None) -> Report:
    """Go through the steps in order."""
    closed, findings = is_closed(record), list[Finding]()
    try:
        names = list_files(record)  # step 1
    except RecordError as error:
        return Report(closed=closed, findings=(finding(1, error),))
    try:
        key = parse_verifier_key(read_small(record / PUBLIC_KEY), PUBLIC_KEY)  # step 2
    except RecordError as error:
        return Report(closed=closed, findings=(finding(2, error, PUBLIC_KEY),))
    manifest = None
    try:
        if closed:
            manifest = open_manifest(read_small(record / MANIFEST), key)  # step 3
            findings += _files(record, names, manifest)
    except RecordError as error:
        findings.append(finding(3, error, MANIFEST))
    kept = _outside(outside, key, findings)
    audit = _journal(record, key, kept, closed=closed, findings=findings)
    findings += audit.findings
    if audit.whole and not audit.full:
        findings += _totals(audit, manifest, closed=closed)
    signed = manifest is not None or audit.covered > 0
    return Report(
        closed=closed,
        findings=tuple(findings),
        signed_by=key.fingerprint if signed else "",
        leaves=audit.history.size,
        covered=audit.covered,
        record_root=audit.history.root().hex() if audit.whole else "",
        inputs_sha256=audit.history.inputs_sha256() if audit.whole else "",
        outside_checkpoint=audit.outside_holds,
        statements=audit.history.statements,
    )


def _files(record: Path, names: list[str], manifest: Manifest) -> list[Finding]:
    """Step 4: the files are those of the manifest, byte for byte."""
    findings = []
    found = {name: file_digest(record / name) for name in names if name != MANIFEST}
    for name in sorted(found.keys() | manifest.files.keys()):
        wanted, present = manifest.files.get(name), found.get(name)
        if wanted != present:
            what = f"expected {_shape(wanted)}, got {_shape(present)}"
            findings.append(Finding(step=4, what=what, where=ascii(name)[1:-1]))
    return findings


def _shape(file: tuple[int, str] | None) -> str:
    """Say what a file is, in words."""
    return "no such file" if file is None else f"{file[0]} bytes, SHA-256 {file[1]}"


def _outside(
    note: str | None, key: VerifierKey, findings: list[Finding]
) -> Checkpoint | None:
    """Step 10, first half: the copy kept outside is signed by the record's key."""
    if note is None:
        return None
    try:
        return open_checkpoint(note, key, OUTSIDE, alone=False)
    except RecordError as error:
        findings.append(finding(OUTSIDE_STEP, error))
        return None


def _journal(
    record: Path,
    key: VerifierKey,
    outside: Checkpoint | None,
    *,
    closed: bool,
    findings: list[Finding],
) -> Audit:
    """Open the journal as it stands and read it from end to end, steps 5 to 8."""
    try:
        with explained(record):
            connection = open_reader(record / JOURNAL, closed=closed)
    except (RecordError, EnvironmentProblem) as error:
        if isinstance(error, EnvironmentProblem) and not (closed and findings):
            raise
        what = f"expected {error.expected}, got {error.got}"
        findings.append(Finding(step=CHECKPOINTS_STEP, what=what, where=JOURNAL))
        return Audit(whole=False)
    try:
        return audit_journal(connection, key, outside)
    finally:
        connection.close()


def _totals(audit: Audit, manifest: Manifest | None, *, closed: bool) -> list[Finding]:
    """Step 9: the last checkpoint and the manifest speak of all leaves."""
    history, findings = audit.history, []
    if history.closed != closed:
        what = "a close leaf and a manifest.note, or neither; found one of the two"
        findings.append(Finding(step=9, what=f"expected {what}", where=MANIFEST))
    if audit.covered < (history.size if closed else 1) and not audit.findings:
        what = f"expected a checkpoint of {history.size} leaves, got {audit.covered}"
        findings.append(Finding(step=9, what=what, where=JOURNAL))
    if manifest is not None:
        said = f"{manifest.leaves} leaves, root {manifest.record_root}, inputs "
        said += f"{manifest.inputs_sha256}, {manifest.origin}"
        found = f"{history.size} leaves, root {history.root().hex()}, inputs "
        found += f"{history.inputs_sha256()}, {history.origin}"
        if said != found:
            what = f"expected {said}, got {found}"
            findings.append(Finding(step=9, what=what, where=MANIFEST))
    return findings
